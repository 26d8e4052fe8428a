"""People and visits leave for another system in one file: a manager's act, and one that is noted.

The walk: ``export_records`` asks who it is and notes the act -> ``outgoing_people`` says what leaves, batch
by batch -> a format of ``exporters`` makes text of it -> ``write_export`` has it on the disk, whole or not.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontdesk.domain.errors import NotSaved, Refused, WrongUsage
from frontdesk.exporters.formats.catalogue import FORMATS
from frontdesk.exporters.outgoing import ExportFormat, Outgoing, PersonOut, VisitOut
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.outgoing_people import people_out, visits_out
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "People and visits are written to files by a manager."
Hear = Callable[[int], None]
"""Told how many people and visits have gone into the file so far."""
_TOLD_EVERY = 500


@dataclass(slots=True)
class Exported:
    """What went into a file."""

    format: ExportFormat
    people: int = 0
    visits: int = 0
    withheld: int = 0
    """People whose numbers to reach them stayed here: only this clinic knows which of them is safe."""


def export_records(
    desk: Desk,
    format_key: str,
    first: date | None = None,
    last: date | None = None,
    *,
    hear: Hear | None = None,
) -> tuple[Exported, Iterator[str]]:
    """The file as text, piece by piece, and what it counts up to. That it was done stands among the acts.

    ``first`` and ``last``: only visits of these days. Raises ``Refused`` for anybody but a manager,
    ``WrongUsage`` for days that begin behind their end.
    """
    managers_only(desk, ONLY_A_MANAGER)
    kind = format_of(format_key)
    days = _days(desk, first, last)
    counts = Exported(kind)
    withheld: set[str] = set()

    def counted() -> None:
        done = counts.people + counts.visits
        if hear is not None and done % _TOLD_EVERY == 0:
            hear(done)

    def people() -> Iterator[PersonOut]:
        counts.people = 0
        for person in people_out(desk, withheld, related=kind.key == "fhir"):
            counts.people += 1
            counted()
            yield person
        counts.withheld = len(withheld)

    def visits() -> Iterator[VisitOut]:
        counts.visits = 0
        for visit in visits_out(desk, days):
            counts.visits += 1
            counted()
            yield visit

    desk.store.commit(desk.deed("export"))
    return counts, iter(kind.write(Outgoing(people, visits, desk.zone, desk.now())))


def write_export(
    desk: Desk,
    format_key: str,
    file: Path,
    first: date | None = None,
    last: date | None = None,
    *,
    hear: Hear | None = None,
) -> Exported:
    """The same into a new file that nobody else of this computer may read: whole, or not at all.

    Raises as ``export_records`` does; ``Refused`` where there is such a file already, ``NotSaved`` where the
    disk does not take it.
    """
    counts, text = export_records(desk, format_key, first, last, hear=hear)
    if os.path.lexists(file):
        raise Refused(
            f"{file.name} is there already.", "Nothing was written.", "Choose another name or folder."
        )
    begun = file.with_name(f".{file.name}.part")
    try:
        with suppress(FileNotFoundError):
            begun.unlink()  # of a computer that went off while it was written
        handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.writelines(text)
            out.flush()
            os.fsync(out.fileno())
        begun.rename(file)
    except OSError:
        _take_away(begun)
        raise NotSaved(
            "The file cannot be written there.", "Nothing was written.", "Choose a folder with room."
        ) from None
    except BaseException:
        _take_away(begun)
        raise
    return counts


def format_of(key: str) -> ExportFormat:
    """The kind of file with this key. Raises ``WrongUsage``."""
    for kind in FORMATS:
        if kind.key == key:
            return kind
    raise WrongUsage("There is no such kind of file.", "Nothing was written.")


def kinds_of_files() -> tuple[ExportFormat, ...]:
    """What can be written, in the order it is offered."""
    return FORMATS


def usual_name(desk: Desk, format_key: str) -> str:
    """How a file is called where nobody chose a name; it holds no patient's."""
    kind = format_of(format_key)
    return f"frontdesk-{kind.key}-{desk.today().isoformat()}{kind.ending}"


def done_words(done: Exported) -> str:
    """What to say after it, with what did not go along."""
    parts = []
    if done.format.people:
        parts.append(f"{done.people:,} {'person' if done.people == 1 else 'people'}")
    if done.format.visits:
        parts.append(f"{done.visits:,} {'visit' if done.visits == 1 else 'visits'}")
    said = f"Written: {' and '.join(parts)}. The file is not encrypted: delete it once it was used."
    if done.withheld:
        whose = "1 person has" if done.withheld == 1 else f"{done.withheld:,} people have"
        said += f" {whose} a rule about safe contact: no phone and no mail address of such a person is in it."
    return said


def _days(desk: Desk, first: date | None, last: date | None) -> tuple[date, date] | None:
    """None is every day; one end left open is today."""
    if first is None and last is None:
        return None
    first, last = first or desk.today(), last or desk.today()
    if first > last or (last - first).days > 3660:
        raise WrongUsage(
            "The last day lies before the first, or ten years behind it.", "Nothing was written."
        )
    return first, last


def _take_away(begun: Path) -> None:
    with suppress(OSError):
        begun.unlink()
