"""The store as one person at the desk may see it: patients hidden from that person are not there.

Every read a screen, a print or an export begins with comes through here, so that nobody has to remember it
elsewhere. On the board a hidden visit is a time that is busy, and that is all. Writing about somebody one
must not see is refused. What concerns nobody in particular (bringing in a list, closing the day) asks the
whole store (``Desk.whole``) and says nothing about anybody.

It is a rule of the program, not of the key: whoever can open the file with other tools can read it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar, cast

from frontdesk.domain.booking import Booking
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Deed, Record
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.look_note import HistoryEntry
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.set_aside import SetAside
from frontdesk.domain.staff import HandOverNote, Person
from frontdesk.domain.task import Task
from frontdesk.domain.visit import BoardList, Visit, board_list
from frontdesk.likeness.fold import name_key
from frontdesk.store.port import BoardRow, Found, Store

R = TypeVar("R", bound=Record)
BUSY = "Busy"
NOBODY = WrongUsage("There is no patient or visit with this id.", "Nothing was changed.")


def seen_by(whole: Store, who: Callable[[], str]) -> Store:
    """``whole`` as ``who()``, the id of whoever is at the desk, may see it at the time of asking."""
    return cast(Store, SeenBy(whole, who))


class SeenBy:
    """Passes everything on but what may tell of somebody hidden."""

    def __init__(self, whole: Store, who: Callable[[], str]) -> None:
        self._whole = whole
        self._who = who

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    # --- the desk's reads

    def card_input(self, *, patient_id: str, visit_id: str, staff: Person, now: datetime) -> CardInput:
        """Nobody where the patient is hidden; a look-alike one must not see is none."""
        read = self._whole.card_input(patient_id=patient_id, visit_id=visit_id, staff=staff, now=now)
        unseen = self._unseen()
        if read.patient.id in unseen:
            raise _nobody()
        if any(one.patient_id in unseen for one in read.look_alikes):
            seen = tuple(one for one in read.look_alikes if one.patient_id not in unseen)
            return replace(read, look_alikes=seen)
        return read

    def board(self, day: date) -> tuple[BoardRow, ...]:
        """A hidden visit is a busy time; where it is off the list it is nothing."""
        rows, unseen = self._whole.board(day), self._unseen()
        if not unseen:
            return rows
        hidden = {row.visit.id for row in rows if row.patient_id in unseen or self._names_one(row.booking)}
        return tuple(
            _busy(row) if row.visit.id in hidden else row
            for row in rows
            if row.visit.id not in hidden or board_list(row.visit, row.visit.start) is not BoardList.OFF
        )

    def find(self, typed: str, *, today: date, limit: int = 6) -> tuple[Found, ...]:
        """Nobody hidden, and as many others as there would be."""
        unseen = self._unseen()
        found = self._whole.find(typed, today=today, limit=limit + len(unseen))
        return tuple(one for one in found if one.patient.id not in unseen)[:limit]

    # --- plain reads

    def promises_due(self, until: date, limit: int = 20) -> tuple[Promise, ...]:
        """Nobody's who is hidden."""
        unseen = self._unseen()
        if not unseen:
            return self._whole.promises_due(until, limit)
        every = self._whole.promises_due(until, 100_000)
        return tuple(one for one in every if one.patient_id not in unseen)[:limit]

    def promises_owed(self, closed_since: date) -> tuple[Promise, ...]:
        """Nobody's who is hidden."""
        return self._seen(self._whole.promises_owed(closed_since))

    def concerns_open(self, said_until: date) -> tuple[Concern, ...]:
        """Nobody's who is hidden."""
        return self._seen(self._whole.concerns_open(said_until))

    def tasks_open(self, day: date) -> tuple[Task, ...]:
        """Nobody's who is hidden."""
        return self._seen(self._whole.tasks_open(day))

    def records_of(self, kind: type[R], patient_id: str) -> tuple[R, ...]:
        """None of somebody hidden."""
        return self._seen(self._whole.records_of(kind, patient_id))

    def hand_over_notes(self) -> tuple[HandOverNote, ...]:
        """None that names somebody hidden."""
        notes, unseen = self._whole.hand_over_notes(), self._unseen()
        names = [name for id in unseen for name in self._names(id)]
        return tuple(one for one in notes if not any(name in one.words.casefold() for name in names))

    def get(self, kind: type[R], id: str, patient_id: str = "") -> R | None:
        """None for what is about somebody hidden."""
        record = self._whole.get(kind, id, patient_id)
        hidden = _is_about(record, self._unseen()) or self._names_one(record)
        return None if hidden else record

    def person(self, patient_id: str) -> Patient | None:
        """None for somebody hidden."""
        return None if patient_id in self._unseen() else self._whole.person(patient_id)

    def patients(self) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
        """Everybody but those hidden."""
        unseen = self._unseen()
        return (one for one in self._whole.patients() if one[0].id not in unseen)

    def visits(self, day: date | None = None) -> Iterator[Visit]:
        """Of everybody but those hidden."""
        unseen = self._unseen()
        return (one for one in self._whole.visits(day) if one.patient_id not in unseen)

    def facts_of(self, patient_id: str) -> tuple[Fact, ...]:
        """None of somebody hidden."""
        return () if patient_id in self._unseen() else self._whole.facts_of(patient_id)

    def everything_of(self, patient_id: str) -> tuple[Record, ...]:
        """Nothing of somebody hidden."""
        return () if patient_id in self._unseen() else self._whole.everything_of(patient_id)

    def set_aside(self, limit: int = -1) -> tuple[SetAside, ...]:
        """No row that may be about somebody hidden."""
        unseen = self._unseen()
        if not unseen:
            return self._whole.set_aside(limit)
        seen = [one for one in self._whole.set_aside() if unseen.isdisjoint(one.about())]
        return tuple(seen[:limit] if limit >= 0 else seen)

    def hidden_from(self) -> tuple[Record, ...]:
        """Not who is hidden from oneself."""
        unseen = self._unseen()
        return tuple(one for one in self._whole.hidden_from() if one.patient_id not in unseen)

    # --- acts

    def commit(self, deed: Deed) -> Changes:
        """Nothing is written about somebody hidden."""
        unseen = self._unseen()
        if unseen and (deed.patient_id in unseen or any(_touches(change, unseen) for change in deed.changes)):
            raise _nobody()
        return self._whole.commit(deed)

    def erase(self, deed: Deed) -> Any:
        """Nobody who is hidden."""
        if deed.patient_id in self._unseen():
            raise _nobody()
        return self._whole.erase(deed)

    def deed(self, id: str) -> Deed | None:
        """None where it is about somebody hidden."""
        deed, unseen = self._whole.deed(id), self._unseen()
        return None if deed is not None and _tells_of(deed, unseen) else deed

    def last_deed(self, by: str, *, undone: bool = False) -> Deed | None:
        """Undo stops at an act about somebody who is hidden by now: passing over it would take back another
        one than the next in line."""
        deed, unseen = self._whole.last_deed(by, undone=undone), self._unseen()
        return None if deed is not None and _tells_of(deed, unseen) else deed

    def acts_about(self, patient_id: str, since: datetime) -> tuple[Deed, ...]:
        """None about somebody hidden."""
        return () if patient_id in self._unseen() else self._whole.acts_about(patient_id, since)

    def history_of(self, patient_id: str) -> tuple[HistoryEntry, ...]:
        """Nothing about somebody hidden."""
        return () if patient_id in self._unseen() else self._whole.history_of(patient_id)

    def merges(self) -> tuple[Deed, ...]:
        """None of somebody hidden."""
        unseen = self._unseen()
        return tuple(deed for deed in self._whole.merges() if not _tells_of(deed, unseen))

    def _names_one(self, record: Record | None) -> bool:
        """A booking whose person nobody has said yet stands under the very name of somebody hidden, or the
        row set aside with it may be about one of them."""
        if not isinstance(record, Booking):
            return False
        row = self._whole.get(SetAside, record.aside_id) if record.aside_id else None
        if row is not None and _is_about(row, self._unseen()):
            return True
        name = name_key(record.written_name)
        return any(name_key(one) == name for id in self._unseen() for one in self._names(id))

    def _names(self, patient_id: str) -> Iterator[str]:
        """How somebody may be named in words."""
        patient = self._whole.get(Patient, patient_id)
        names = [name.full for name in patient.names] if patient else []
        names += [f.text for f in self._whole.facts_of(patient_id) if f.kind is FactKind.NAME_TO_USE]
        return (name.casefold() for name in names if name)

    def _seen(self, records: tuple[R, ...]) -> tuple[R, ...]:
        unseen = self._unseen()
        return tuple(one for one in records if _about(one) not in unseen) if unseen else records

    def _unseen(self) -> frozenset[str]:
        return self._whole.unseen_by(self._who())


PASSED_ON = frozenset(
    """clinic clinicians delays people any_of needs_met two_people unseen_by
    templates line_drafts line_keys line_versions line_rests complaints packs_signed hellos_checked
    patients_by_identifier patients_by_name_key known unchanged visit_by_source visits_by_source
    bookings bookings_by_source bookings_of_aside people_called
    pin_of keep_pin drop_pin
    mentions erased latest_acts note_look keep_looks looks_since
    note_prompts forget_prompt forget_prompts prompts_of template_use line_marks recent_marks
    import_stage import_accept import_step import_runs import_take_back import_back_step
    import_stays import_forget unfinished_imports import_drop import_problems set_aside_before
    remembered_columns remember_columns note_feed_read feed_reads feed_read_of
    keep_messages messages_waiting settle_messages forget_messages idle close""".split()
)
"""What tells of nobody by itself, or is asked only about somebody who was seen before; and what matches a
list of the other system, where not to see somebody would make them twice. A test compares the two."""


def _busy(row: BoardRow) -> BoardRow:
    visit = row.visit
    bare = Visit(visit.id, "", visit.day, visit.start, visit.end, visit.clinician_id)
    return BoardRow(bare, BUSY, row.clinician, interpreter_needed=False)


def _about(record: Any) -> str:
    """Whom a record is about; empty for nobody."""
    return record.id if isinstance(record, Patient | Consent) else getattr(record, "patient_id", "")


def _touches(change: Any, unseen: frozenset[str]) -> bool:
    return _is_about(change.after if change.after is not None else change.before, unseen)


def _is_about(record: Any, unseen: frozenset[str]) -> bool:
    if isinstance(record, SetAside):
        return not unseen.isdisjoint(record.about())
    return _about(record) in unseen


def _tells_of(deed: Deed, unseen: frozenset[str]) -> bool:
    """Acts about many (closing the day) tell of nobody."""
    if not unseen or deed.kind == "close_day":
        return False
    one = deed.patient_id or ("" if len(deed.changes) > 1 else "".join(map(_whom, deed.changes)))
    return one in unseen or (bool(deed.patient_id) and any(_touches(c, unseen) for c in deed.changes))


def _whom(change: Any) -> str:
    return _about(change.after if change.after is not None else change.before)


def _nobody() -> WrongUsage:
    return WrongUsage(NOBODY.what, NOBODY.safe, NOBODY.todo)
