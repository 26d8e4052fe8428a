"""SIU to ImportedVisit: when, with whom, where. The reason and the diagnosis are not read."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.importers.hl7.message import Message, Segment
from frontdesk.importers.hl7.times import moment
from frontdesk.importers.tables.moments import at_clinic
from frontdesk.importers.tables.words import visit_kind

_STATES = {"S15": "cancelled", "S16": "cancelled", "S17": "cancelled", "S26": "noshow"}
_BEGINNINGS = (("TQ1", 7), ("AIS", 4), ("AIG", 8), ("AIL", 6), ("AIP", 6))
"""Where a start stands, the most exact first; after these the oldest place, SCH-11.4."""
_MINUTES = {"S": 1 / 60, "SEC": 1 / 60, "H": 60, "HR": 60, "HOUR": 60, "HOURS": 60}


class NotUsable(Exception):
    """Why no appointment can be made of this message, for a sentence."""


def read_booking(
    message: Message, person: ImportedPatient | None, where: str, zone: ZoneInfo
) -> tuple[ImportedVisit, str]:
    """The appointment, and a remark about its time. Raises ``NotUsable``."""
    sch = message.first("SCH")
    if sch is None:
        raise NotUsable("it says nothing about one")
    if person is None:
        raise NotUsable("it names no patient")
    written = _written_start(message, sch)
    start, remark = moment(written), ""
    if start is None:
        raise NotUsable("its start time cannot be read" if written else "it has no start time")
    if start.tzinfo is None:
        start, remark = at_clinic(start.date(), start.time(), zone)
        if start is None:
            raise NotUsable(remark)
    minutes = _length(sch)
    number = sch.parts(2) or sch.parts(1)
    filler = message.words("SCH", 2, 2) or message.words("SCH", 1, 2) or message.words("MSH", 4)
    return (
        ImportedVisit(
            where=where,
            patient=person,
            start=start,
            end=start + timedelta(minutes=minutes) if minutes else None,
            clinician=_clinician(message),
            kind=visit_kind(sch.words(8) or sch.words(8, 2)) if sch.parts(8) else "",
            status=_STATES.get(message.event, ""),
            room=message.words("AIL", 3, 2)[:40],
            source_system=f"hl7:{filler}"[:120] if number else "",
            source_value=number[0].words()[:200] if number else "",
        ),
        remark,
    )


def _written_start(message: Message, sch: Segment) -> str:
    for name, field in _BEGINNINGS:
        for segment in message.all(name):
            if said := segment.words(field):
                return said
    # some write the start where the quantity of the timing stands
    return sch.words(11, 4) or (sch.words(11) if moment(sch.words(11)) else "")


def _length(sch: Segment) -> float:
    said = sch.words(9)
    if not (said.isascii() and said.isdigit() and len(said) < 5):
        return 0
    unit = sch.words(10).upper()
    minutes = int(said) * _MINUTES.get(unit, 1)
    return minutes if 0 < minutes <= 24 * 60 else 0


def _clinician(message: Message) -> str:
    """Who is booked, else who attends: "Dr Lena Voss"."""
    for name, field in (("AIP", 3), ("PV1", 7), ("SCH", 12)):
        for segment in message.all(name):
            family, given, title = (segment.words(field, at) for at in (2, 3, 6))
            if family:
                return " ".join(part for part in (title, given, family) if part)[:200]
    return ""
