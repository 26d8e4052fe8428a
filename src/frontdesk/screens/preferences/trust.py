"""The trust page: five questions a patient may ask, each answer computed when the page is opened.

Nothing here is a sentence somebody wrote about how it should be: what is kept is looked up in the store, who
sees it are the people who work here, the backup is the newest one that was opened and counted, and
connections are counted by the interpreter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from frontdesk.connections import HERE, Connections
from frontdesk.domain.backup import Backup
from frontdesk.domain.errors import Fixable
from frontdesk.domain.paper import Paper, PaperPart, PaperRow
from frontdesk.hardened import plain_swap
from frontdesk.screens.preferences.other_computers import other_computers
from frontdesk.screens.preferences.shown import (
    CHANGE_PASSPHRASE,
    OPEN_LOG,
    RIGHTS,
    SEE_ONE,
    TEST_NOW,
    AboutShown,
)
from frontdesk.settings.declared import LOCK_AFTER
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_backups import standing
from frontdesk.usecases.what_we_keep import what_we_keep, who_sees_it

TITLE = "What this clinic keeps about you"
SWAPS = "Words from the screen may lie on its disk: its swap is not encrypted. Ask who looks after it."
_NAMED_HERE = "A clinic server would be named here."
_NUMBERS = "No one", "One person", "Two people", "Three people", "Four people", "Five people", "Six people"
_NAMED = len(_NUMBERS) - 1
"""More people than this are counted, not named."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What the page asks beside the store."""

    locked_file: Callable[[], bool]
    """The store's file is encrypted as it lies there."""
    newest_backup: Callable[[], Backup | None]
    """The newest one that was opened and counted."""
    connections: Connections
    plain_swap: Callable[[], tuple[str, ...]] = tuple
    """Where memory of programs may come to lie on the disk in the clear."""


def outside_of(desk: Desk, check_there: Callable[[], None]) -> Outside:
    """The file as ``check_there`` finds it, its backups, and every connection heard of."""

    def locked() -> bool:
        try:
            check_there()
        except Fixable:
            return False
        return True

    def newest() -> Backup | None:
        return standing(desk).newest if desk.backups is not None else None

    return Outside(locked, newest, HERE, plain_swap)


def trust(desk: Desk, settings: Settings, outside: Outside) -> tuple[AboutShown, ...]:
    """The five answers, as of now. Reads the store and the disk: not for the main thread."""
    minutes = settings.value(LOCK_AFTER)
    return (
        AboutShown(
            "file-text",
            "What we keep",
            _kept(what_we_keep(desk)),
            "Each with who, when, and when to ask again. No diagnosis, no opinions.",
            button="See one record",
            act=SEE_ONE,
        ),
        AboutShown(
            "eye",
            "Who sees it",
            _people(who_sees_it(desk)),
            "Private notes open only while F4 is held, and each look is logged.",
            button="Open the log",
            act=OPEN_LOG,
        ),
        AboutShown(
            "laptop",
            "If this computer is stolen",
            _stolen(desk, locked=outside.locked_file()),
            SWAPS
            if outside.plain_swap()
            else f"Locks by itself after {minutes} {'minute' if minutes == 1 else 'minutes'},"
            " and whenever the computer sleeps.",
            button="Change passphrase",
            act=CHANGE_PASSPHRASE,
        ),
        _backup(desk, outside.newest_backup()),
        _connections(outside.connections, settings),
    )


def trust_paper(desk: Desk, answers: tuple[AboutShown, ...]) -> Paper:
    """The same answers on one sheet, for a patient to take along."""
    rows = tuple(PaperRow(f"{one.label}: {one.words}", one.below) for one in answers)
    under = f"{desk.clinic.name}, {desk.speech.short_day(desk.today(), desk.today())}"
    return Paper(TITLE, (PaperPart("", rows), PaperPart("", (PaperRow(RIGHTS),))), under)


def _kept(kinds: tuple[str, ...]) -> str:
    if not kinds:
        return "Nothing about anybody yet."
    listed = ", ".join(kinds)
    return f"{listed[0].upper()}{listed[1:]}."


def _people(names: tuple[str, ...]) -> str:
    if len(names) > _NAMED:
        return f"{len(names)} people at this desk."
    return f"{_NUMBERS[len(names)]} at this desk: {', '.join(names)}."


def _stolen(desk: Desk, *, locked: bool) -> str:
    if desk.clinic.sample:
        return "The sample clinic holds nobody real, and goes when Frontdesk closes."
    if not locked:
        return "The file could not be looked at just now."
    return "One locked file. Without passphrase or sheet it is noise."


def _backup(desk: Desk, newest: Backup | None) -> AboutShown:
    def answer(words: str, below: str, mark: str = "") -> AboutShown:
        test = "" if desk.backups is None else "Test now"
        return AboutShown("hard-drive", "Last tested backup", words, below, mark, test, TEST_NOW)

    if desk.clinic.sample:
        return answer("None: the sample clinic is made anew each time.", "Your own clinic is backed up.")
    if newest is None or newest.contents is None:
        return answer("None yet.", "One never opened is not called good.")
    when = _when(desk, newest.at)
    return answer(
        f"{when}, opened and counted: {newest.contents.people:,} people.",
        "One never opened is not called good.",
        "Good",
    )


def _when(desk: Desk, at: datetime) -> str:
    local = desk.local(at)
    days = (desk.today() - local.date()).days
    day = (
        ("Today", "Yesterday")[days] if days in (0, 1) else desk.speech.short_day(local.date(), desk.today())
    )
    return f"{day} {local:%H:%M}"


def _connections(connections: Connections, settings: Settings) -> AboutShown:
    reached = connections.reached()
    none = not reached and connections.watched
    named = other_computers(settings)
    if none:
        words, below = "None.", f"Not one since Frontdesk was started. {named or _NAMED_HERE}"
    elif reached:
        words, below = f"{', '.join(reached)}.", f"Each one by name, since Frontdesk was started. {named}"
    else:
        words, below = "Not counted just now.", named or _NAMED_HERE
    return AboutShown("unplug", "Connections", words, below.strip(), "None" if none else "")
