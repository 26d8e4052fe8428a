"""Calendars (iCalendar): the appointments that a scheduler, Outlook, Google or a phone saves or offers.

Titles are no records: only a name is taken from one, and nothing of what stands beside it. Descriptions and
categories are not read.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow, ImportedVisit, RowProblem
from frontdesk.importers.calendar.fields import FIELDS, NEVER_READ
from frontdesk.importers.encodings import text_chunks
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.tables.dialect import lines_of

if TYPE_CHECKING:
    from frontdesk.importers.calendar.occurrences import Occurrence

KEY, LABEL = "icalendar", "Calendar (iCalendar)"
SOURCE = "ical"
LARGEST = 20_000_000
MOST_EVENTS = 20_000
"""Appointments of one file."""


def preview(path: Path, how: ReadAs) -> Preview:
    """How many appointments there are. Raises ``Refused``."""
    return Preview(KEY, LABEL, sum(isinstance(row, ImportedVisit) for row in read(path, how)))


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Appointment by appointment, each with a name at most. Raises ``Refused`` where there is no event."""
    from frontdesk.importers.calendar.event import Event, NotUsable, read_event
    from frontdesk.importers.calendar.lines import events
    from frontdesk.importers.calendar.occurrences import DAYS_AHEAD, DAYS_BACK, Occurrence, occurrences

    _small_enough(path)
    written = list(events(lines_of(text_chunks(path, how.encoding))))
    if not written:
        raise Refused(
            "This calendar holds no appointment.", "Nothing was imported.", "Choose another file or calendar."
        )
    usable: list[Event] = []
    for one in written:
        where, said = f"event {one.number}", f"Event {one.number}"
        try:
            usable.append(read_event(one, ZoneInfo(how.zone)))
        except NotUsable as reason:
            yield RowProblem(where, f"{said} is left out: {reason}.", visits=1)
            continue
        if usable[-1].remark:
            yield RowProblem(where, f"{said}: {usable[-1].remark}.")
        if not one.ended:
            yield RowProblem(where, f"{said}: it has no end; what stands there was read.")
    made, seen, nameless = 0, set[str](), Counter[str]()
    for found in occurrences(usable, how.today):
        where = found.event.where
        seen.add(found.event.uid or where)
        said = where.capitalize()
        if not isinstance(found, Occurrence):
            yield RowProblem(where, f"{said}: an appointment is left out, {found.reason}.", visits=1)
        elif made == MOST_EVENTS:
            raise _TOO_MANY
        else:
            made += 1
            number = found.number
            if not number and not found.event.written_name:
                # nothing else keeps two such apart: the first, the second at this time
                moment = f"{found.start:%Y%m%dT%H%M%SZ}"
                nameless[moment] += 1
                number = f"{moment}#{nameless[moment]}"
            yield _visit(found, number)
            if found.remark:
                yield RowProblem(where, f"{said}: {found.remark}.")
    passed = sum(one.repeats and (one.uid or one.where) not in seen for one in usable)
    if passed:
        who = "1 event that repeats has" if passed == 1 else f"{passed} events that repeat have"
        window = f"from {DAYS_BACK} days back to {DAYS_AHEAD} days ahead"
        yield RowProblem(
            "calendar",
            f"{who} no appointment {window}, and {'was' if passed == 1 else 'were'} passed over.",
        )


def _visit(found: "Occurrence", number: str) -> ImportedVisit:
    event = found.event
    return ImportedVisit(
        where=event.where,
        patient=None,
        start=found.start,
        end=found.end,
        clinician=event.clinician,
        status="cancelled" if found.cancelled else "",
        room=event.room,
        source_system=SOURCE if number else "",
        source_value=number,
        written_name=event.written_name,
    )


def _small_enough(path: Path) -> None:
    size = path.stat().st_size
    if size > LARGEST:
        raise Refused(
            f"This calendar has {size // 1_000_000} MB; the limit is {LARGEST // 1_000_000} MB.",
            "Nothing was imported.",
            "Export a shorter time of it.",
        )


_TOO_MANY = Refused(
    f"This calendar holds more than {MOST_EVENTS:,} appointments.",
    "Nothing was imported.",
    "Export a shorter time of it.",
)


def sniff(start: bytes, ending: str) -> bool:
    """By its first words, or by its ending where it is text."""
    head = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:15].upper()
    return head == b"BEGIN:VCALENDAR" or head.startswith(b"BEGIN:VEVENT") or ending in FORMAT.endings


FORMAT = Format(KEY, LABEL, (".ics", ".ical", ".ifb", ".icalendar"), sniff, preview, read, FIELDS, NEVER_READ)
