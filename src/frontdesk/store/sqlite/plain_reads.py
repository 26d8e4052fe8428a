"""The plain reads of the port: one table, or a few rows of it, as records. No card, no list, no search.

Here each is put on the reading connection; what only looks something up is added here, not to ``store.py``.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from frontdesk.domain.booking import Booking
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.domain.need_met import NeedMet
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.set_aside import SetAside
from frontdesk.domain.staff import HandOverNote, Person
from frontdesk.domain.task import Task
from frontdesk.domain.template import Complaint, LineDraft, LineRest, LineVersion, PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.store.port import Known, Named
from frontdesk.store.sqlite import (
    chain,
    lines,
    matching,
    reads,
)
from frontdesk.store.sqlite.open_file import OpenFile

R = TypeVar("R", bound=Record)


class PlainReads(OpenFile):
    """What screens and use cases look up one by one."""

    def latest_acts(self, limit: int) -> tuple[tuple[datetime, str], ...]:
        """See the port."""
        with self._reader.reading() as raw:
            rows = raw.execute("SELECT at, kind FROM deed ORDER BY seq DESC LIMIT ?", (limit,)).fetchall()
        return tuple((chain.from_utc_text(at), kind) for at, kind in rows)

    def clinic(self) -> Clinic:
        """The clinic; raises ``NoStore`` before first run was finished."""
        with self._reader.reading() as raw:
            return self._kept.clinic(raw)

    def clinicians(self) -> tuple[Clinician, ...]:
        """All clinicians by the name said aloud."""
        with self._reader.reading() as raw:
            return tuple(self._kept.clinicians(raw).values())

    def delays(self, day: date) -> tuple[Delay, ...]:
        """How late clinicians run on a day, as far as somebody set it."""
        with self._reader.reading() as raw:
            return reads.every(raw, Delay, "clinician_id, set_at", "day = ?", (day.isoformat(),))

    def promises_due(self, until: date, limit: int = 20) -> tuple[Promise, ...]:
        """Open promises of everybody due by ``until``, the oldest first."""
        with self._reader.reading() as raw:
            where = "state = 'open' AND due_on <= ?"
            return reads.every(raw, Promise, f"due_on, id LIMIT {int(limit)}", where, (until.isoformat(),))

    def promises_owed(self, closed_since: date) -> tuple[Promise, ...]:
        """See the port."""
        owed, closed = "state IN ('open', 'ready')", "closed_on IS NOT NULL AND closed_on >= ?"
        with self._reader.reading() as raw:
            open_ = reads.every(raw, Promise, "due_on, id", owed)
            return (*open_, *reads.every(raw, Promise, "due_on, id", closed, (closed_since.isoformat(),)))

    def concerns_open(self, said_until: date) -> tuple[Concern, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            where = "state IN ('open', 'asked_about') AND said_on <= ?"
            return reads.every(raw, Concern, "said_on, id", where, (said_until.isoformat(),))

    def tasks_open(self, day: date) -> tuple[Task, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, Task, "id", "day = ? AND done_at IS NULL", (day.isoformat(),))

    def needs_met(self, since: date) -> tuple[NeedMet, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, NeedMet, "said_on, id", "said_on >= ?", (since.isoformat(),))

    def records_of(self, kind: type[R], patient_id: str) -> tuple[R, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            whole = self._kept.merged(raw).group(patient_id)
            marks = ", ".join("?" * len(whole))
            return reads.every(raw, kind, "id", f"patient_id IN ({marks})", whole)

    def people(self) -> tuple[Person, ...]:
        """Everybody who works or worked at the desk."""
        with self._reader.reading() as raw:
            return reads.every(raw, Person, "shown_name, id")

    def any_of(self, kind: type[Record], of_kinds: Collection[FactKind] = ()) -> bool:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.any_of(raw, kind, of_kinds)

    def hand_over_notes(self) -> tuple[HandOverNote, ...]:
        """Notes nobody ticked yet, the oldest first."""
        with self._reader.reading() as raw:
            return reads.every(raw, HandOverNote, "left_at, id", "done_at IS NULL")

    def get(self, kind: type[R], id: str, patient_id: str = "") -> R | None:
        """See the port."""
        with self._reader.reading() as raw:
            merged = self._kept.merged(raw)
            id = merged.root(id) if kind is Consent else id  # one answer of one person
            return reads.get(raw, kind, id, merged.group(patient_id) if patient_id else ())

    def person(self, patient_id: str) -> Patient | None:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.get(raw, Patient, self._kept.merged(raw).root(patient_id))

    def two_people(self) -> frozenset[str]:
        """See the port."""
        with self._reader.reading() as raw:
            return frozenset(id for (id,) in raw.execute("SELECT id FROM two_people").fetchall())

    def set_aside(self, limit: int = -1) -> tuple[SetAside, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, SetAside, f"at, id LIMIT {int(limit)}", "decision = ''")

    def set_aside_before(self, person_marks: Collection[str]) -> tuple[SetAside, ...]:
        """See the port."""
        marks = ", ".join("?" * len(person_marks))
        where = f"person_mark IN ({marks})"
        with self._reader.reading() as raw:
            return reads.every(raw, SetAside, "at, id", where, tuple(person_marks))

    def hidden_from(self) -> tuple[HiddenFrom, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return self._kept.hidden_from(raw)

    def unseen_by(self, person_id: str) -> frozenset[str]:
        """See the port."""
        with self._reader.reading() as raw:
            hidden, merged = self._kept.hidden_from(raw), self._kept.merged(raw)
        theirs = (one.patient_id for one in hidden if one.person_id == person_id)
        return frozenset(id for patient_id in theirs for id in merged.group(patient_id))

    def patients(self) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
        """See the port."""
        with self._reader.reading() as raw:
            merged = self._kept.merged(raw)
        return reads.patients(self._reader, merged)

    def visits(self, day: date | None = None) -> Iterator[Visit]:
        """See the port."""
        return reads.visits(self._reader, day)

    def bookings(self, day: date) -> tuple[Booking, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.bookings(raw, day)

    def bookings_of_aside(self, ids: Collection[str]) -> tuple[Booking, ...]:
        """See the port."""
        marks = ", ".join("?" * len(ids))
        with self._reader.reading() as raw:
            where = f"aside_id <> '' AND aside_id IN ({marks})"
            return reads.every(raw, Booking, "start, id", where, tuple(ids))

    def templates(self) -> tuple[PromptTemplate, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return lines.live(raw)

    def line_drafts(self) -> tuple[LineDraft, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return lines.drafts(raw)

    def line_keys(self) -> frozenset[str]:
        """See the port."""
        with self._reader.reading() as raw:
            return lines.keys(raw)

    def line_versions(self, line: str) -> tuple[LineVersion, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return lines.versions(raw, line)

    def line_rests(self) -> tuple[LineRest, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, LineRest, "id")

    def complaints(self) -> tuple[Complaint, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, Complaint, "said_on DESC, id DESC")

    def packs_signed(self) -> tuple[PackSigned, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, PackSigned, "id")

    def hellos_checked(self) -> tuple[HelloChecked, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.every(raw, HelloChecked, "id")

    # --- matching, for imports

    def patients_by_identifier(self, identifier: Identifier) -> tuple[Patient, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.patients_by_identifier(raw, identifier)

    def patients_by_name_key(self, key: str) -> tuple[Patient, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.patients_by_name_key(raw, key)

    def known(
        self, numbers: Collection[Identifier], names: Collection[Named], ids: Collection[str] = ()
    ) -> Known:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.known(raw, numbers, names, ids, self._kept.merged(raw))

    def unchanged(self, people: Sequence[ImportedPatient]) -> list[str]:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.unchanged(raw, people)

    def visit_by_source(self, system: str, value: str) -> Visit | None:
        """See the port."""
        return self.visits_by_source([(system, value)]).get((system, value))

    def visits_by_source(self, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Visit]:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.visits_by_source(raw, numbers)

    def bookings_by_source(self, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Booking]:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.bookings_by_source(raw, numbers)

    def people_called(self, words: Collection[str]) -> tuple[tuple[Patient, tuple[Fact, ...]], ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return matching.people_called(raw, words, self._kept.merged(raw))

    def facts_of(self, patient_id: str) -> tuple[Fact, ...]:
        """See the port; oldest first."""
        with self._reader.reading() as raw:
            whole = self._kept.merged(raw).group(patient_id)
            marks = ", ".join("?" * len(whole))
            return reads.every(raw, Fact, "said_on, id", f"patient_id IN ({marks})", whole)
