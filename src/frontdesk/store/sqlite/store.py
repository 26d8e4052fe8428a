"""SqliteStore: ``frontdesk.store.port.Store`` over one writing and one reading connection.

The work is in the modules beside this one; here it is put on the right connection, under its lock.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Deed, Record
from frontdesk.domain.fact import Fact
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.imported import ImportedPatient, RowProblem
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.domain.line import Mark, PromptEvent, TemplateUse
from frontdesk.domain.need_met import NeedMet
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.staff import HandOverNote, Person
from frontdesk.domain.task import Task
from frontdesk.domain.template import Complaint, LineDraft, LineRest, LineVersion, PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.store.port import BoardRow, Found, ImportRun, Known, Named, StagedRow
from frontdesk.store.sqlite import (
    card,
    deeds,
    erasing,
    imports,
    lines,
    marks,
    matching,
    people,
    reads,
    search,
)
from frontdesk.store.sqlite.open_file import OpenFile

R = TypeVar("R", bound=Record)


class SqliteStore(OpenFile):
    """One clinic's store in one encrypted file."""

    # --- the desk's reads

    def card_input(self, *, patient_id: str, visit_id: str, staff: Person, now: datetime) -> CardInput:
        """See the port."""
        with self._reader.reading() as raw:
            return card.read(raw, self._kept, patient_id=patient_id, visit_id=visit_id, staff=staff, now=now)

    def board(self, day: date) -> tuple[BoardRow, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            spoken = {id: clinician.spoken_name for id, clinician in self._kept.clinicians(raw).items()}
            return reads.board(raw, day, spoken, self._kept.merged(raw))

    def find(self, typed: str, *, today: date, limit: int = 6) -> tuple[Found, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return search.find(raw, self._kept, typed, today=today, limit=limit)

    # --- plain reads

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

    def facts_of(self, patient_id: str) -> tuple[Fact, ...]:
        """See the port; oldest first."""
        with self._reader.reading() as raw:
            whole = self._kept.merged(raw).group(patient_id)
            marks = ", ".join("?" * len(whole))
            return reads.every(raw, Fact, "said_on, id", f"patient_id IN ({marks})", whole)

    # --- the one road for writes

    def commit(self, deed: Deed) -> Changes:
        """See the port."""
        with self._writer.writing() as raw:
            deeds.write(raw, deed)
        self._kept.forget(deed.changes)
        self._to_move_up.update(filter(None, map(people.seen_anew, deed.changes)))
        changes = deeds.changed(deed)
        with self._reader.reading() as raw:
            merged = self._kept.merged(raw)
        stand = {merged.root(id) for id in changes.patients}
        return changes if stand == changes.patients else replace(changes, patients=changes.patients | stand)

    def deed(self, id: str) -> Deed | None:
        """One deed with its changes."""
        with self._reader.reading() as raw:
            return deeds.read(raw, id)

    def last_deed(self, by: str, *, undone: bool = False) -> Deed | None:
        """See the port."""
        with self._reader.reading() as raw:
            return deeds.last(raw, by, undone=undone)

    def merges(self) -> tuple[Deed, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return deeds.merges(raw)

    def acts_about(self, patient_id: str, since: datetime) -> tuple[Deed, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return deeds.about(raw, self._kept.merged(raw).group(patient_id), since)

    def everything_of(self, patient_id: str) -> tuple[Record, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return reads.everything_of(raw, patient_id)

    def mentions(self, patient_id: str) -> Mapping[str, int]:
        """See the port."""
        with self._reader.reading() as raw:
            return erasing.mentions(raw, patient_id)

    def erase(self, deed: Deed) -> Mapping[str, int]:
        """See the port."""
        with self._writer.writing() as raw:
            gone = erasing.erase(raw, deed)
        self._kept.forget_all()
        with self._writer.reading() as raw:
            erasing.scrub(raw)
        return gone

    def erased(self) -> tuple[str, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return tuple(id for (id,) in raw.execute("SELECT id FROM erasure ORDER BY day, id").fetchall())

    # --- marks

    def note_prompts(self, events: Iterable[PromptEvent]) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            touched = marks.note(raw, events)
        self._reread_use(touched)

    def forget_prompt(self, event: PromptEvent) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            touched = marks.forget(raw, event)
        self._reread_use(touched)

    def forget_prompts(self, visit_id: str) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            touched = marks.forget_visit(raw, visit_id)
        self._reread_use(touched)

    def prompts_of(self, visit_id: str) -> tuple[PromptEvent, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return marks.at_visit(raw, visit_id)

    def template_use(self, today: date) -> Mapping[str, TemplateUse]:
        """See the port."""
        with self._reader.reading() as raw:
            return self._kept.use(raw, today)

    def line_marks(self, since: date) -> Mapping[str, Mapping[Mark, int]]:
        """See the port."""
        with self._reader.reading() as raw:
            return marks.since(raw, since)

    def recent_marks(self, template: str, limit: int = 30) -> tuple[Mark, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return marks.recent(raw, template, limit)

    # --- imports: whole or absent

    def import_stage(
        self, run: ImportRun, rows: Sequence[StagedRow], problems: Iterable[RowProblem] = ()
    ) -> None:
        """See the port."""
        bundles = imports.ready(rows)  # before the lock: the desk need not wait for it
        for at in range(0, max(len(bundles), 1), imports.AT_ONCE):
            with self._writer.writing() as raw:
                imports.stage(raw, run, bundles[at : at + imports.AT_ONCE], problems if at == 0 else ())

    def import_accept(self, run_id: str) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            imports.accept(raw, run_id)

    def import_step(self, run_id: str, limit: int = 150) -> bool:
        """See the port."""
        with self._writer.writing() as raw:
            done = imports.step(raw, run_id, limit)
        self._kept.forget_all()
        return done

    def unfinished_imports(self) -> tuple[ImportRun, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return imports.unfinished(raw)

    def import_drop(self, run_id: str) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            imports.drop(raw, run_id)

    def import_problems(self, run_id: str) -> tuple[RowProblem, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return imports.problems(raw, run_id)

    def remembered_columns(self, header_key: str) -> dict[str, str]:
        """See the port."""
        with self._reader.reading() as raw:
            return imports.remembered_columns(raw, header_key)

    def remember_columns(self, header_key: str, columns: dict[str, str]) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            imports.remember_columns(raw, header_key, columns)

    def _reread_use(self, templates: Sequence[str]) -> None:
        if templates:
            with self._reader.reading() as raw:
                self._kept.used(raw, templates)
