"""Rows of a file that only a person can place: kept for the decision, and asked about once.

An appointment of such a row stands on its day all the same, as a booking that asks who it is: whoever comes
for it is expected. The booking holds the row's id, and what is decided about the one is decided about both.
"""

from dataclasses import replace

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.patient import best_name
from frontdesk.domain.set_aside import Decision
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_people import People, Unsure, Verdict
from frontdesk.usecases.import_review import ChangePair, Outcome
from frontdesk.usecases.set_aside import Row, earlier_booking, kept_before, row_set_aside, said_before

NOT_USED = "was set aside before, and somebody at the desk decided not to use it"


def nameless(visit: ImportedVisit, person: ImportedPatient) -> ImportedVisit:
    """The appointment of a row that waits, as a list would bring it that holds a name and nothing more."""
    name = best_name(person.names)
    written = f"{name.family}, {' '.join(name.given)}" if name.family and name.given else name.full
    return replace(visit, patient=None, patient_ref="", written_name=written)


class AsideRows:
    """Those of one file."""

    def __init__(self, desk: Desk, source: str, run_id: str, people: People) -> None:
        self._desk, self._source, self._run_id, self._people = desk, source, run_id, people
        self._marks: dict[str, str] = {}
        self._behind: dict[str, tuple[ImportedPatient, Unsure, str]] = {}
        """Who is set aside, by how other entries of the file point there."""

    def take(self, row: Row, person: ImportedPatient, unsure: Unsure, remark: str) -> Verdict:
        """What becomes of a row that may be somebody: set aside, or what somebody said before."""
        if who := self._people.now(said_before(self._desk, unsure.reason, unsure.may_be, row)):
            return self._people.written(person, who)
        self._behind |= dict.fromkeys(person.local_ids, (person, unsure, remark))
        made = row_set_aside(self._desk, self._source, unsure.reason, unsure.may_be, row, self._run_id)
        if kept := self._marks.get(made.row_mark):
            return Verdict(Outcome.SET_ASIDE, remark=remark, unsure=unsure, aside_id=kept)
        before = kept_before(self._desk, made)
        if before is not None and before.decision is Decision.NOT_USED:
            return Verdict(Outcome.LEFT_OUT, remark=NOT_USED, unsure=unsure)
        changes: tuple[ChangePair, ...] = ((None, made),) if before is None else ()
        if before is None and (before := earlier_booking(self._desk, made)):
            changes = ((before, replace(before, row=made.row, row_mark=made.row_mark, at=made.at)),)
        kept = self._marks[made.row_mark] = before.id if before else made.id
        return Verdict(Outcome.SET_ASIDE, changes=changes, remark=remark, unsure=unsure, aside_id=kept)

    def behind(self, visit: ImportedVisit) -> tuple[ImportedPatient, Verdict] | None:
        """The same for an appointment that points at somebody of the file who is set aside."""
        found = self._behind.get(visit.patient_ref.partition("/_history/")[0])
        if found is None:
            return None
        person, unsure, remark = found
        return person, self.take(replace(visit, patient=person, patient_ref=""), person, unsure, remark)
