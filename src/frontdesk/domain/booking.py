"""Booking: a time in a list whose person nobody has said yet."""

from dataclasses import dataclass, field
from datetime import date, datetime

from frontdesk.domain.patient import default_board_name, written_in_parts
from frontdesk.domain.visit import Visit, VisitKind, VisitState


@dataclass(frozen=True, slots=True)
class Booking:
    """One appointment of a list that holds a name and nothing else, or of a row that was set aside. It is
    about nobody: two people may share the name, or nobody here has it. Once somebody said who it is, it is
    that person's visit under the same id and no booking any more."""

    id: str
    day: date
    start: datetime
    end: datetime | None = None
    written_name: str = field(default="", repr=False)
    """As the list has it; never "corrected"."""
    clinician_id: str = ""
    kind: VisitKind = VisitKind.ROUTINE
    room: str = ""
    state: VisitState = VisitState.EXPECTED
    """Expected, or what the other system said became of it."""
    source_system: str = ""
    source_value: str = field(default="", repr=False)
    import_id: str = ""
    """Empty once somebody said that it is not whom the name alone would mean: no list answers it then."""
    in_latest_list: bool = True
    aside_id: str = ""
    """Id of the row that was set aside with it: the list told more than a name, and yet only a person can say
    who is meant."""

    @property
    def board_name(self) -> str:
        """What the day board shows: the family name is shortened where the list says which word it is."""
        return default_board_name(written_in_parts(self.written_name))

    def visit_of(self, patient_id: str) -> Visit:
        """The visit this is, once somebody said whose. It keeps the written name, so that the next list finds
        it again."""
        return Visit(
            id=self.id,
            patient_id=patient_id,
            day=self.day,
            start=self.start,
            end=self.end,
            clinician_id=self.clinician_id,
            kind=self.kind,
            room=self.room,
            state=self.state,
            source_system=self.source_system,
            source_value=self.source_value,
            import_id=self.import_id,
            in_latest_list=self.in_latest_list,
            written_name=self.written_name,
        )


def asked_again(visit: Visit) -> Booking:
    """The booking that this visit was, to be asked about by the desk alone."""
    return Booking(
        id=visit.id,
        day=visit.day,
        start=visit.start,
        end=visit.end,
        written_name=visit.written_name,
        clinician_id=visit.clinician_id,
        kind=visit.kind,
        room=visit.room,
        state=visit.state,
        source_system=visit.source_system,
        source_value=visit.source_value,
        in_latest_list=visit.in_latest_list,
    )
