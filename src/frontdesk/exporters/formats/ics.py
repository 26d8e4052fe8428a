"""A calendar of visits (iCalendar). A calendar is read in public: the board name, never a reason."""

from collections.abc import Iterator
from datetime import UTC, datetime

from frontdesk.exporters.content_lines import escaped, folded
from frontdesk.exporters.outgoing import URN, ExportFormat, Outgoing, VisitOut

_OFF = ("cancelled", "noshow")


def write(outgoing: Outgoing) -> Iterator[str]:
    """The calendar, visit by visit."""
    yield folded(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Frontdesk//Frontdesk//EN", "CALSCALE:GREGORIAN")
    )
    for visit in outgoing.visits():
        yield folded(event(visit, outgoing.made_at))
    yield folded(("END:VCALENDAR",))


def event(visit: VisitOut, made_at: datetime) -> Iterator[str]:
    """One visit, marked private for calendars that are shared."""
    yield from ("BEGIN:VEVENT", f"UID:{URN}{visit.uuid}", f"DTSTAMP:{_utc(made_at)}")
    yield f"DTSTART:{_utc(visit.start)}"
    if visit.end:
        yield f"DTEND:{_utc(visit.end)}"
    yield f"SUMMARY:{escaped(visit.board_name)}"
    if visit.clinician:
        yield f"RESOURCES:{escaped(visit.clinician)}"
    if visit.room:
        yield f"LOCATION:{escaped(visit.room)}"
    yield f"STATUS:{'CANCELLED' if visit.status in _OFF else 'CONFIRMED'}"
    yield from ("CLASS:PRIVATE", "END:VEVENT")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


FORMAT = ExportFormat("ics", "Calendar (iCalendar)", ".ics", "Visits, by board name.", write, people=False)
