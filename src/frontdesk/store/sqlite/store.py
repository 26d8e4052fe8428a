"""SqliteStore: ``frontdesk.store.port.Store`` over one writing and one reading connection.

The work is in the modules beside this one; here it is put on the right connection, under its lock.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Deed, Record
from frontdesk.domain.feed_message import FeedMessage, Settled
from frontdesk.domain.feed_read import FeedRead
from frontdesk.domain.imported import RowProblem
from frontdesk.domain.line import Mark, PromptEvent, TemplateUse
from frontdesk.domain.look_note import HistoryEntry
from frontdesk.domain.pin import Pin, PinAct
from frontdesk.domain.staff import Person
from frontdesk.store.port import BoardRow, Found, ImportRun, StagedRow
from frontdesk.store.sqlite import (
    card,
    deeds,
    erasing,
    feed_messages,
    feed_reads,
    imports,
    looks,
    marks,
    people,
    pins,
    reads,
    search,
    taking_back,
)
from frontdesk.store.sqlite.plain_reads import PlainReads

R = TypeVar("R", bound=Record)


class SqliteStore(PlainReads):
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

    # --- the one road for writes

    def commit(self, deed: Deed) -> Changes:
        """See the port."""
        with self._acting() as raw:
            deeds.write(raw, deed)
        self._written(deed)
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

    def history_of(self, patient_id: str) -> tuple[HistoryEntry, ...]:
        """See the port."""
        self.keep_looks()
        with self._reader.reading() as raw:
            return looks.about(raw, self._kept.merged(raw).group(patient_id))

    def looks_since(self, at: datetime, kinds: Collection[str]) -> tuple[HistoryEntry, ...]:
        """See the port."""
        self.keep_looks()
        with self._reader.reading() as raw:
            return looks.since(raw, at, kinds)

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
        self._scrub_now_or_later()
        return gone

    def erased(self) -> tuple[str, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return tuple(id for (id,) in raw.execute("SELECT id FROM erasure ORDER BY day, id").fetchall())

    # --- PINs

    def pin_of(self, person_id: str) -> Pin | None:
        """See the port."""
        with self._reader.reading() as raw:
            return pins.read(raw, person_id)

    def keep_pin(self, pin: Pin, *, at: datetime, by: str) -> None:
        """See the port."""
        with self._acting() as raw:
            pins.keep(raw, pin, at, by)

    def drop_pin(self, person_id: str, act: PinAct, *, at: datetime, by: str) -> None:
        """See the port."""
        with self._acting() as raw:
            pins.drop(raw, person_id, act, at, by)

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

    def import_accept(self, run_id: str, counts: str = "") -> None:
        """See the port."""
        with self._writer.writing() as raw:
            imports.accept(raw, run_id, counts)

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

    def import_runs(self, limit: int = 100) -> tuple[ImportRun, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return imports.runs(raw, limit)

    def import_take_back(self, run_id: str, by: str, at: datetime) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            taking_back.begin(raw, run_id, by, at)

    def import_back_step(self, run_id: str, limit: int = 150) -> bool:
        """See the port."""
        touched = self._touched.setdefault(run_id, taking_back.Touched(run_id))
        with self._reader.reading() as raw:  # the long part; what is done meanwhile is read below
            touched.follow(raw)
        with self._writer.writing() as raw:
            touched.follow(raw)
            done = taking_back.step(raw, run_id, limit, touched)
        if done:
            self._touched.pop(run_id)
        self._kept.forget_all()
        return done

    def import_stays(self, run_id: str) -> tuple[str, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return taking_back.stays(raw, run_id)

    def import_forget(self, before: datetime, limit: int = 200) -> bool:
        """See the port."""
        if self.read_only:
            return False
        with self._writer.writing() as raw:
            return taking_back.forget(raw, before, limit)

    def remembered_columns(self, header_key: str) -> dict[str, str]:
        """See the port."""
        with self._reader.reading() as raw:
            return imports.remembered_columns(raw, header_key)

    def remember_columns(self, header_key: str, columns: dict[str, str]) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            imports.remember_columns(raw, header_key, columns)

    def note_feed_read(self, read: FeedRead) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            feed_reads.note(raw, read)

    def feed_reads(self, feed: str, limit: int) -> tuple[FeedRead, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return feed_reads.newest(raw, feed, limit)

    def feed_read_of(self, feed: str, contents: str) -> FeedRead | None:
        """See the port."""
        with self._reader.reading() as raw:
            return feed_reads.of(raw, feed, contents)

    def keep_messages(self, messages: Sequence[FeedMessage]) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            feed_messages.keep(raw, messages)

    def messages_waiting(self, limit: int) -> tuple[FeedMessage, ...]:
        """See the port."""
        with self._reader.reading() as raw:
            return feed_messages.waiting(raw, limit)

    def settle_messages(self, settled: Sequence[Settled]) -> None:
        """See the port."""
        with self._acting() as raw:
            feed_messages.settle(raw, settled)
        for one in settled:
            if one.deed is not None:
                self._written(one.deed)

    def forget_messages(self, before: datetime) -> None:
        """See the port."""
        with self._writer.writing() as raw:
            feed_messages.forget(raw, before)

    def _written(self, deed: Deed) -> None:
        """What is kept in memory follows."""
        self._kept.forget(deed.changes)
        self._to_move_up.update(filter(None, map(people.seen_anew, deed.changes)))

    def _reread_use(self, templates: Sequence[str]) -> None:
        if templates:
            with self._reader.reading() as raw:
                self._kept.used(raw, templates)
