"""Rows of a file that only a person can place: kept for the decision, and asked about once."""

from dataclasses import replace

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.set_aside import Decision
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_people import Unsure, Verdict
from frontdesk.usecases.import_review import ChangePair, Outcome
from frontdesk.usecases.set_aside import Row, earlier_booking, kept_before, row_set_aside

NOT_USED = "was set aside before, and somebody at the desk decided not to use it"


class AsideRows:
    """Those of one file."""

    def __init__(self, desk: Desk, source: str, run_id: str) -> None:
        self._desk, self._source, self._run_id = desk, source, run_id
        self._marks: set[str] = set()
        self._behind: dict[str, tuple[ImportedPatient, Unsure, str]] = {}
        """Who is set aside, by how other entries of the file point there."""

    def take(self, row: Row, person: ImportedPatient, unsure: Unsure, remark: str) -> Verdict:
        """What becomes of a row that may be somebody: set aside, or left out as somebody said before."""
        self._behind |= dict.fromkeys(person.local_ids, (person, unsure, remark))
        made = row_set_aside(self._desk, self._source, unsure.reason, unsure.may_be, row, self._run_id)
        if made.row_mark in self._marks:
            return Verdict(Outcome.SET_ASIDE, remark=remark, unsure=unsure)
        self._marks.add(made.row_mark)
        before = kept_before(self._desk, made)
        if before is not None and before.decision is Decision.NOT_USED:
            return Verdict(Outcome.LEFT_OUT, remark=NOT_USED, unsure=unsure)
        changes: tuple[ChangePair, ...] = ((None, made),) if before is None else ()
        if before is None and (earlier := earlier_booking(self._desk, made)):
            changes = ((earlier, replace(earlier, row=made.row, row_mark=made.row_mark, at=made.at)),)
        return Verdict(Outcome.SET_ASIDE, changes=changes, remark=remark, unsure=unsure)

    def booking(self, visit: ImportedVisit) -> Verdict | None:
        """The same for a booking that points at somebody of the file who is set aside."""
        behind = self._behind.get(visit.patient_ref.partition("/_history/")[0])
        if behind is None:
            return None
        person, unsure, remark = behind
        return self.take(replace(visit, patient=person, patient_ref=""), person, unsure, remark)
