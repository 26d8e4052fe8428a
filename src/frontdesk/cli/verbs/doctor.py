"""``frontdesk doctor``: is everything there that Frontdesk needs, and is the store sound?"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from frontdesk import hardened, resources
from frontdesk.cli.shared import PASSPHRASE, Wanted, on_a_terminal, say_json, say_table, verb
from frontdesk.domain.errors import BelowFloor, Damaged, Fixable, WrongPassphrase

QT_FROM, QT_BELOW = (6, 10), (6, 12)
_FAMILIES = ("Inter", "SourceSerif4")
_WORST_FIRST = (BelowFloor.exit_code, Damaged.exit_code)
"""What the exit code speaks of when several things want a look; then the first one found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer."""

    what: str
    found: str
    code: int = 0
    """The exit code it leads to; 0 is fine."""
    todo: str = ""


@verb("doctor", help="Look at libraries, fonts, time zones and the store. Changes nothing.")
def COMMAND(wanted: Wanted) -> int:
    """Works without a store and without a passphrase as far as it can."""
    findings = [*_libraries(), *_bundled(), *_zones(), swap_finding(hardened.plain_swap()), *_store(wanted)]
    if wanted.as_json:
        say_json({"checks": [_shape(one) for one in findings], "exit_code": _exit_code(findings)})
    else:
        say_table((one.what, _verdict(one), one.found, one.todo) for one in findings)
    return _exit_code(findings)


def _verdict(one: Finding) -> str:
    return "look at this" if one.code else "to know" if one.todo else "ok"


def _shape(one: Finding) -> dict[str, object]:
    return {"what": one.what, "ok": not one.code, "found": one.found, "to_do": one.todo or None}


def _exit_code(findings: list[Finding]) -> int:
    codes = [one.code for one in findings if one.code]
    return next((code for code in _WORST_FIRST if code in codes), codes[0] if codes else 0)


def _libraries() -> Iterator[Finding]:
    from frontdesk.bootstrap import library_versions

    for name, (found, floor) in library_versions().items():
        yield _at_least(name, found, floor)
    yield qt_finding(_installed("PySide6-Essentials") or _installed("PySide6"))


def _at_least(name: str, found: tuple[int, ...], floor: tuple[int, ...]) -> Finding:
    if found >= floor:
        return Finding(name, _dotted(found))
    wanted = f"{_dotted(floor)} or newer is needed: install Frontdesk again with its own libraries."
    return Finding(name, _dotted(found) or "not there", BelowFloor.exit_code, wanted)


def qt_finding(found: tuple[int, ...]) -> Finding:
    """PySide6 below 6.12, where a call loses a reference and the program ends; 6.10 at least."""
    if QT_FROM <= found < QT_BELOW:
        return Finding("PySide6", _dotted(found))
    wanted = f"{_dotted(QT_FROM)} or newer and below {_dotted(QT_BELOW)} is needed."
    return Finding("PySide6", _dotted(found) or "not there", BelowFloor.exit_code, wanted)


def swap_finding(plain: tuple[str, ...]) -> Finding:
    """Memory of programs on a disk in the clear: Frontdesk works all the same, so it ends with 0."""
    if not plain:
        return Finding("swap", "none in the clear")
    todo = "What was on the screen may be written there. Encrypt it, or switch it off."
    return Finding("swap", f"not encrypted: {', '.join(plain)}", todo=todo)


def _installed(name: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in version(name).split(".") if part.isdigit())
    except PackageNotFoundError:
        return ()


def _dotted(parts: tuple[int, ...]) -> str:
    return ".".join(map(str, parts))


def _bundled() -> Iterator[Finding]:
    from frontdesk.usecases.shipped_packs import shipped_pack

    again = "Install Frontdesk again."
    fonts = sorted(file.name for file in resources.path("fonts").glob("*.ttf"))
    missing = [family for family in _FAMILIES if not any(name.startswith(family) for name in fonts)]
    code = Damaged.exit_code
    yield Finding("Fonts", f"{len(fonts)} files", code if missing else 0, again if missing else "")
    icons = len(list(resources.path("icons").glob("*.svg")))
    yield Finding("Icons", f"{icons} files", 0 if icons else code, "" if icons else again)
    try:
        yield Finding("Lines", f"{len(shipped_pack().templates)} in the shipped pack")
    except (OSError, ValueError, Fixable):
        yield Finding("Lines", "the shipped pack cannot be read", code, again)


def _zones() -> Iterator[Finding]:
    from frontdesk.usecases.zones import usual_zone

    try:
        ZoneInfo("Europe/London")
    except (ZoneInfoNotFoundError, OSError):
        yield Finding("Time zones", "no zone data", BelowFloor.exit_code, "Install the package tzdata.")
    else:
        yield Finding("Time zones", f"this computer is in {usual_zone()}")


def _store(wanted: Wanted) -> Iterator[Finding]:
    from frontdesk.bootstrap import check_there
    from frontdesk.vault import key_file

    path = wanted.path()
    try:
        check_there(path)
        yield Finding("Store", _size(path))
        holders = key_file.holders(key_file.beside(path))
        yield Finding("Key file", f"opens for {len(holders)} {'person' if len(holders) == 1 else 'people'}")
    except Fixable as trouble:
        yield _trouble("Store", trouble)
        return
    yield from _inside(path)


def _inside(path: Path) -> Iterator[Finding]:
    from frontdesk.bootstrap import look_inside

    passphrase = _passphrase()
    if not passphrase:
        yield Finding("Inside", f"not looked at: no passphrase ({PASSPHRASE})")
        return
    try:
        looked = look_inside(path, passphrase)
    except WrongPassphrase as trouble:
        yield _trouble("Passphrase", trouble)
        return
    except Fixable as trouble:
        yield _trouble("Inside", trouble)
        return
    yield Finding("Inside", f"every page is sound, {looked.patients:,} patients")
    older = looked.layout < looked.wanted_layout
    yield Finding("Layout", f"version {looked.layout}{', updated at the next start' if older else ''}")
    waiting = (
        f"{looked.unfinished} unfinished, the next start settles them" if looked.unfinished else "none open"
    )
    yield Finding("Imports", waiting)


def _passphrase() -> str:
    """Asked only where somebody sits; Enter skips."""
    given = os.environ.get(PASSPHRASE, "")
    if given or not on_a_terminal():
        return given
    import click

    return str(
        click.prompt("Passphrase (Enter skips)", default="", hide_input=True, show_default=False, err=True)
    )


def _trouble(what: str, trouble: Fixable) -> Finding:
    return Finding(what, trouble.what, trouble.exit_code, trouble.todo)


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB, encrypted"
