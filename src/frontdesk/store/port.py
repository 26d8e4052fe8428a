"""Store: all that use cases may ask of a store. Adapters are strangers to each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeVar

from frontdesk.domain.booking import Booking
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.deed import Deed, Record
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.feed_read import FeedRead
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.imported import ImportedPatient, RowProblem
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.domain.line import Mark, PromptEvent, TemplateUse
from frontdesk.domain.look_note import HistoryEntry, LookNote
from frontdesk.domain.need_met import NeedMet
from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.pin import Pin, PinAct
from frontdesk.domain.promise import Promise
from frontdesk.domain.set_aside import SetAside
from frontdesk.domain.staff import HandOverNote, Person
from frontdesk.domain.task import Task
from frontdesk.domain.template import Complaint, LineDraft, LineRest, LineVersion, PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.store.keeps_messages import KeepsMessages

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row of the day board: the visit and what may stand beside it in public."""

    visit: Visit
    board_name: str = field(repr=False)
    clinician: str
    """The name said aloud."""
    interpreter_needed: bool
    fold_key: str = field(default="", repr=False)
    """Folded full name, for the same-day look-alike alarm; never shown."""
    birth_day: str = field(default="", repr=False)
    """``DDMM`` of the birth date, for the gate; never shown."""
    patient_id: str = ""
    """Who comes: the visit's patient, or whom that record was merged into; empty where whoever is at the desk
    must not see who it is, and where nobody has said yet."""
    booking: Booking | None = field(default=None, repr=False)
    """Set where nobody has said yet who comes; ``visit`` is then what it would be."""

    @property
    def busy(self) -> bool:
        """A time somebody else's patient has: nothing more is said here."""
        return not self.patient_id and self.booking is None


@dataclass(frozen=True, slots=True)
class Found:
    """One person Find offers."""

    patient: Patient = field(repr=False)
    name_to_use: str = field(repr=False)
    """The name in full, led by the chosen form where there is one."""
    visit: Visit | None = None
    """Today's visit, else the next one."""
    clinician: str = ""
    last_seen_on: date | None = None


Named = tuple[str, str]
"""Folded full name (``likeness.fold.name_key``) and birth date."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who is here under many numbers and names at once, with all their facts, retired ones too."""

    by_number: Mapping[Identifier, tuple[Patient, ...]] = field(default_factory=dict, repr=False)
    by_name: Mapping[Named, tuple[Patient, ...]] = field(default_factory=dict, repr=False)
    """Of those of the name whose birth date may be this one: it is the same, or one is the less exact."""
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict, repr=False)
    """By patient id; an empty row for who has none."""


@dataclass(frozen=True, slots=True)
class StagedRow:
    """One row of an accepted import, ready to be written: records before and after."""

    number: int
    changes: tuple[tuple[Record | None, Record | None], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import as the store remembers it."""

    id: str
    at: datetime
    by: str
    file_name: str
    rows: int
    done: int
    state: str
    """``staged`` (nothing visible), ``accepted`` (being written, hidden), ``done``; ``leaving`` and ``going``
    (being taken back), ``taken_back``."""
    counts: str = ""
    """What the review said, as JSON; empty for imports from before this was kept."""
    taken_back_by: str = ""
    taken_back_at: datetime | None = None


class Store(KeepsMessages, Protocol):
    """One clinic's store. Reads see whole deeds only; times are UTC; days are the clinic's."""

    # --- the desk's reads, each one trip
    def card_input(self, *, patient_id: str, visit_id: str, staff: Person, now: datetime) -> CardInput:
        """All of one person at ``now``. Empty ``visit_id``: today's visit if there is one.

        Raises ``WrongUsage`` when there is no such patient or visit.
        """

    def board(self, day: date) -> tuple[BoardRow, ...]:
        """Every visit of a day, and every booking whose person nobody has said yet, by start and id."""

    def find(self, typed: str, *, today: date, limit: int = 6) -> tuple[Found, ...]:
        """People whose name, phone end, birth date or number fits what was typed; today's first.

        A whole number of another system stands before all. Where nobody fits, whoever is near: one or two
        mistakes, names that sound the same, one name that is another.
        """

    # --- plain reads
    def clinic(self) -> Clinic: ...
    def clinicians(self) -> tuple[Clinician, ...]: ...
    def delays(self, day: date) -> tuple[Delay, ...]: ...
    def people(self) -> tuple[Person, ...]: ...
    def any_of(self, kind: type[Record], of_kinds: Collection[FactKind] = ()) -> bool:
        """Whether a record of this kind is kept about anybody; of facts, one of these kinds."""

    def hand_over_notes(self) -> tuple[HandOverNote, ...]:
        """Notes for whoever comes next that nobody ticked yet, the oldest first."""

    def promises_due(self, until: date, limit: int = 20) -> tuple[Promise, ...]:
        """Open promises of everybody due by ``until``, the oldest first."""

    def promises_owed(self, closed_since: date) -> tuple[Promise, ...]:
        """Every promise still owed, however old and whoever made it, and those that came to their end since
        a day; the oldest day first. Nothing but erasing a person takes one out."""

    def concerns_open(self, said_until: date) -> tuple[Concern, ...]:
        """Concerns of everybody still to be asked about that were told by a day, the oldest first."""

    def tasks_open(self, day: date) -> tuple[Task, ...]:
        """Small things of a day's visits that nobody ticked yet, as they were asked for."""

    def needs_met(self, since: date) -> tuple[NeedMet, ...]:
        """What was said of needs from a day on, everybody's; who was at the desk is not in it."""

    def records_of(self, kind: type[R], patient_id: str) -> tuple[R, ...]:
        """All records of one kind about one person, the oldest id first."""

    def get(self, kind: type[R], id: str, patient_id: str = "") -> R | None:
        """One record by id (facts and the like also by the person they are about); None when absent."""

    def two_people(self) -> frozenset[str]:
        """Pairs somebody looked at and called two people, as ``domain.two_people.pair_id`` names them."""

    def set_aside(self, limit: int = -1) -> tuple[SetAside, ...]:
        """Rows of other systems that wait for a decision, the oldest first; all where no ``limit`` is set."""

    def set_aside_before(self, person_marks: Collection[str]) -> tuple[SetAside, ...]:
        """Rows with these marks that wait, or that somebody decided about; the oldest first."""

    def bookings_of_aside(self, ids: Collection[str]) -> tuple[Booking, ...]:
        """The appointments of rows that were set aside, which nobody has said the person of yet."""

    def hidden_from(self) -> tuple[HiddenFrom, ...]:
        """Who must not be seen by whom."""

    def unseen_by(self, person_id: str) -> frozenset[str]:
        """Every record of every patient hidden from somebody at the desk."""

    def person(self, patient_id: str) -> Patient | None:
        """Who this is: the record that stands for them, where theirs was merged into it; None for nobody."""

    def patients(self) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
        """Everybody, with the facts about names and languages."""

    def visits(self, day: date | None = None) -> Iterator[Visit]:
        """Visits of a day, or all, by start and id."""

    def bookings(self, day: date) -> tuple[Booking, ...]:
        """Those of a day whose person nobody has said yet, by start and id."""

    def templates(self) -> tuple[PromptTemplate, ...]:
        """Lines that were put live here, in every language; the shipped ones are in their packs."""

    def line_drafts(self) -> tuple[LineDraft, ...]:
        """Lines somebody is changing, by line."""

    def line_keys(self) -> frozenset[str]:
        """Every line ever begun here, as ``line_key`` names it: live, drafted, with a version or a complaint,
        whether it can be read or not."""

    def line_versions(self, line: str) -> tuple[LineVersion, ...]:
        """How a line was put live, the newest first."""

    def line_rests(self) -> tuple[LineRest, ...]:
        """Lines that rest or rested, by line."""

    def complaints(self) -> tuple[Complaint, ...]:
        """What was complained about, the newest first."""

    def packs_signed(self) -> tuple[PackSigned, ...]:
        """Who has read the lines of which language, by language."""

    def hellos_checked(self) -> tuple[HelloChecked, ...]:
        """Greetings in other languages that somebody has checked, by key."""

    # --- matching, for imports
    def patients_by_identifier(self, identifier: Identifier) -> tuple[Patient, ...]: ...
    def patients_by_name_key(self, key: str) -> tuple[Patient, ...]:
        """Patients whose folded full name is ``key`` (``likeness.fold.name_key``)."""

    def known(
        self, numbers: Collection[Identifier], names: Collection[Named], ids: Collection[str] = ()
    ) -> Known:
        """The two above for a batch of rows, in one trip; of ``ids`` the facts alone."""

    def unchanged(self, people: Sequence[ImportedPatient]) -> list[str]:
        """For each the id of who is here just so, alone under each of the numbers; empty for anybody else.

        Just so: names, birth date, numbers and contacts, and the status if it is said. No facts.
        """

    def visit_by_source(self, system: str, value: str) -> Visit | None: ...
    def visits_by_source(self, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Visit]:
        """The same for many bookings; who is not here is left out."""

    def bookings_by_source(self, numbers: Collection[tuple[str, str]]) -> dict[tuple[str, str], Booking]:
        """Those among them whose person nobody has said yet."""

    def people_called(self, words: Collection[str]) -> tuple[tuple[Patient, tuple[Fact, ...]], ...]:
        """Whoever is found by all of these folded words, each a whole one; with the facts about names and
        languages. Of very many the first 50."""

    def facts_of(self, patient_id: str) -> tuple[Fact, ...]:
        """All facts about a person, whichever of their records holds them, retired ones too."""

    # --- the one road for writes
    def commit(self, deed: Deed) -> Changes:
        """Write one deed whole, or raise ``Conflict``, ``NotSaved``, ``ReadOnly``."""

    def deed(self, id: str) -> Deed | None: ...
    def last_deed(self, by: str, *, undone: bool = False) -> Deed | None:
        """The newest deed of this person that can still be taken back."""

    def merges(self) -> tuple[Deed, ...]:
        """Merges of two people that stand, the newest first: they are taken apart days later, too."""

    def acts_about(self, patient_id: str, since: datetime) -> tuple[Deed, ...]:
        """What was done about a person since then and stands, the newest first (of the last 5,000 acts)."""

    # --- a person's own say
    def everything_of(self, patient_id: str) -> tuple[Record, ...]:
        """Every record about a person, the one that stands for them first; empty for nobody."""

    def mentions(self, patient_id: str) -> Mapping[str, int]:
        """How often the full name stands in words that are not about them, by table: notes for whoever comes
        next, complaints, companions of others. Erasing leaves these to be read."""

    def erase(self, deed: Deed) -> Mapping[str, int]:
        """Take the deed's patient out of every place, the history included; how many rows of which table.

        Nothing brings them back. Who did it and when stays, and the ids. Raises ``WrongUsage`` for nobody,
        ``Refused`` while an import is under way.
        """

    def erased(self) -> tuple[str, ...]:
        """Ids of everybody erased here, for a copy from before."""

    def latest_acts(self, limit: int) -> tuple[tuple[datetime, str], ...]:
        """When the newest acts were, and their kind: the newest first as written, not by the clock."""

    # --- looks: who saw whom stands in the history beside the acts
    def note_look(self, look: LookNote) -> None:
        """Somebody looks just now: noted from any thread, written soon. Looking never waits for it."""

    def keep_looks(self) -> None:
        """Write the looks that wait; while the disk takes nothing they go on waiting."""

    def history_of(self, patient_id: str) -> tuple[HistoryEntry, ...]:
        """Every look at a person and every act about them, the oldest first."""

    # --- PINs: no records, so that no act and no Undo holds one; what became of them stands in the history
    def pin_of(self, person_id: str) -> Pin | None:
        """What somebody's PIN is compared with; None for who has none."""

    def keep_pin(self, pin: Pin, *, at: datetime, by: str) -> None:
        """In place of the one before. Raises what ``commit`` raises where nothing can be written."""

    def drop_pin(self, person_id: str, act: PinAct, *, at: datetime, by: str) -> None:
        """Somebody has none any more; who had none is nothing to note."""

    def looks_since(self, at: datetime, kinds: Collection[str]) -> tuple[HistoryEntry, ...]:
        """Entries of these kinds from then on, whomever they name, the oldest first."""

    # --- marks: optional, without person or time (decisions 15), so they are no deeds
    def note_prompts(self, events: Iterable[PromptEvent]) -> None: ...
    def forget_prompt(self, event: PromptEvent) -> None:
        """Untick: the mark is gone as if it had never been."""

    def forget_prompts(self, visit_id: str) -> None:
        """Take out all marks of a visit (the wrong person's card)."""

    def prompts_of(self, visit_id: str) -> tuple[PromptEvent, ...]:
        """The marks of one visit, to draw its ticks again."""

    def template_use(self, today: date) -> Mapping[str, TemplateUse]:
        """How each line fared since the beginning, clinic-wide; lines nobody met are absent."""

    def line_marks(self, since: date) -> Mapping[str, Mapping[Mark, int]]:
        """How each line fared in the whole clinic from that day on: its marks by kind, whoever heard it.

        ``SHOWN`` counts visits, as ``TemplateUse.shown`` does. Lines without any are absent.
        """

    def recent_marks(self, template: str, limit: int = 30) -> tuple[Mark, ...]:
        """What became of a line at the newest visits that showed it, the newest first: one mark a visit.

        A reason why it was not right goes before a tick, a tick before ``SHOWN``.
        """

    # --- imports: staged, accepted, written hidden, shown whole
    def import_stage(
        self, run: ImportRun, rows: Sequence[StagedRow], problems: Iterable[RowProblem] = ()
    ) -> None:
        """Keep a batch of rows unseen; the first batch makes the run.

        New records carry the run's id as ``import_id``: those are the ones written hidden.
        """

    def import_accept(self, run_id: str, counts: str = "") -> None:
        """From now on it is finished, whatever happens. ``counts``: what the review said, as JSON."""

    def import_step(self, run_id: str, limit: int = 150) -> bool:
        """Write the next rows in one transaction; True when all is done and shown."""

    def unfinished_imports(self) -> tuple[ImportRun, ...]: ...
    def import_drop(self, run_id: str) -> None:
        """Forget a staged import that was never accepted."""

    def import_runs(self, limit: int = 100) -> tuple[ImportRun, ...]:
        """Imports that were finished, those taken back too, the newest first."""

    def import_take_back(self, run_id: str, by: str, at: datetime) -> None:
        """From now on it is taken back, whatever happens. Raises ``WrongUsage`` where what it did is kept no
        more, ``Refused`` while another import is under way."""

    def import_back_step(self, run_id: str, limit: int = 150) -> bool:
        """Take the next rows back in one transaction; True when all that can go is gone.

        What the desk or a later import touched since stays; all else is hidden at once, before it goes.
        """

    def import_stays(self, run_id: str) -> tuple[str, ...]:
        """People an import made who stay though it was taken back."""

    def import_forget(self, before: datetime, limit: int = 200) -> bool:
        """What is kept for taking back older imports goes; True when some is left."""

    def remembered_columns(self, header_key: str) -> dict[str, str]:
        """How the columns of such a list were matched last time."""

    def remember_columns(self, header_key: str, columns: dict[str, str]) -> None: ...

    def note_feed_read(self, read: FeedRead) -> None:
        """A list that came in by itself was read to its end."""

    def feed_reads(self, feed: str, limit: int) -> tuple[FeedRead, ...]:
        """What came in by one feed, the newest first."""

    def feed_read_of(self, feed: str, contents: str) -> FeedRead | None:
        """When this feed read these contents last."""

    def import_problems(self, run_id: str) -> tuple[RowProblem, ...]:
        """Rows left out, and changes the desk's own entry was kept against."""

    def idle(self, budget_ms: int = 50) -> bool:
        """Housekeeping while nobody needs the store; True when some is left."""

    def close(self) -> None: ...
