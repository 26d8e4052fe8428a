"""Messages of another system that were stored are used: in their order, by the rules of every other list.

A message is used and ticked off in one transaction, so that a computer that goes off between the two neither
loses one nor uses one twice. Nothing that would change what the desk knows is done by a message alone:
another name or birth date than the desk wrote down or compared, another fact than it confirmed, a number of
somebody else, a merge, a removal wait as rows set aside.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Fixable, NotSaved, ReadOnly
from frontdesk.domain.feed_message import FeedMessage, MessageState, Settled
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import Identifier, Patient, best_name
from frontdesk.domain.set_aside import Reason
from frontdesk.domain.staff import BY_ITSELF, Person, Role
from frontdesk.importers.format import ReadAs
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.person import number_of
from frontdesk.importers.hl7.rows import booking_of, merges, people_of, removes, subject
from frontdesk.importers.hl7.stream import message_of
from frontdesk.likeness.fold import name_key
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.import_aside import AsideRows, nameless
from frontdesk.usecases.import_bookings import Whose
from frontdesk.usecases.import_clinicians import Clinicians
from frontdesk.usecases.import_merge import differs_from_confirmed, differs_from_the_desk
from frontdesk.usecases.import_people import NUMBER_TWICE, People, Unsure, Verdict
from frontdesk.usecases.import_review import ChangePair, Outcome
from frontdesk.usecases.import_visits import Visits
from frontdesk.usecases.set_aside import Row, kept_before, row_set_aside

BY = "feed:hl7"
HL7 = "hl7_message"
"""The kind of the Deed a message becomes."""
AT_ONCE, BEGUN_WITHIN = 10, 0.01
"""So many messages in one transaction, begun within so many seconds: a check-in may be waiting behind it."""
KEPT_FOR = timedelta(days=30)
"""So long a message that comes again is known."""
STUCK = "It could not be read to its end."


@dataclass(slots=True)
class Taken:
    """What became of some messages, in counts."""

    messages: int = 0
    new: int = 0
    changed: int = 0
    set_aside: int = 0
    not_used: int = 0
    sources: dict[str, None] = field(default_factory=dict)

    def add(self, other: "Taken") -> None:
        """Count these too."""
        for name in ("messages", "new", "changed", "set_aside", "not_used"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.sources |= other.sources

    @property
    def anything(self) -> bool:
        """Something looks different now."""
        return bool(self.new or self.changed or self.set_aside)


def take_waiting(desk: Desk, limit: int = AT_ONCE) -> Taken:
    """Use the next messages that wait; none are left when it took none. Raises what ``commit`` raises."""
    waiting = [_Read(desk, message) for message in desk.whole.messages_waiting(limit)]
    together = list(_strangers(waiting))
    try:
        return _settle(desk, together)
    except Conflict:  # one of them cannot be written: it is found by itself
        taken = Taken()
        for one in together:
            taken.add(_alone(desk, one))
        return taken


def take_all(desk: Desk) -> None:
    """Use every message that waits, whoever is at the desk: where nobody listens any more."""
    itself = Person(BY, BY_ITSELF[BY], Role.DESK, desk.now())
    own = Desk(desk.whole, desk.clock, desk.zone, desk.speech, desk.clinic, itself, desk.deck)
    while take_waiting(own).messages:
        pass


def forget_old(desk: Desk) -> None:
    """What is left of messages of long ago goes."""
    desk.whole.forget_messages(desk.now() - KEPT_FOR)


class _Read:
    """A message taken apart again: what it says, and whom it is about."""

    def __init__(self, desk: Desk, kept: FeedMessage) -> None:
        self.kept = kept
        self.source = f"HL7 from {kept.source}"
        self.message: Message | None = None
        self.rows: list[ImportedRow] = []
        with suppress(Exception):  # it was read before it was stored; what is no message now is left stuck
            self.message = message_of(kept.text)
            how = ReadAs(desk.clinic.zone, desk.today())
            self.rows = [*people_of(self.message, "the message", how)]
            self.rows += booking_of(self.message, "the message", how)
        self.people = [row for row in self.rows if isinstance(row, ImportedPatient)]
        self.visit = next((row for row in self.rows if isinstance(row, ImportedVisit)), None)

    def about(self) -> frozenset[object]:
        """Two messages that have nothing of this in common are about different people and appointments."""
        numbers = {number for person in self.people for number in person.identifiers}
        names = {name_key(best_name(person.names).full) for person in self.people}
        return frozenset((*numbers, *(name for name in names if name), *filter(None, [self._appointment()])))

    def _appointment(self) -> Identifier | None:
        return subject(self.visit) if self.visit else None


def _strangers(waiting: Sequence[_Read]) -> Iterator[_Read]:
    """As many as can be looked up together: none is about somebody whom one before it changes."""
    seen: set[object] = set()
    for at, one in enumerate(waiting):
        is_request = one.message is not None and (merges(one.message) or removes(one.message))
        if at and (is_request or not seen.isdisjoint(one.about())):
            return
        yield one
        if is_request:
            return
        seen |= one.about()


def _alone(desk: Desk, one: _Read) -> Taken:
    try:
        return _settle(desk, [one])
    except (NotSaved, ReadOnly):
        raise
    except Fixable:
        desk.whole.settle_messages([Settled(one.kept, MessageState.STUCK, STUCK)])
        return Taken(1, not_used=1)


def _settle(desk: Desk, together: Sequence[_Read]) -> Taken:
    """One transaction for messages that have nobody in common."""
    batch, taken = _Batch(desk), Taken()
    batch.people.look_up(person for one in together for person in one.people)
    settled: list[Settled] = []
    until = time.perf_counter() + BEGUN_WITHIN
    for one in together:
        if settled and time.perf_counter() > until:
            break
        settled.append(batch.settle(one))
        taken.messages += 1
        taken.sources[one.kept.source] = None
        taken.set_aside += settled[-1].state is MessageState.SET_ASIDE
        taken.not_used += settled[-1].state in (MessageState.NOT_USED, MessageState.STUCK)
    if settled:
        desk.whole.settle_messages(settled)
    taken.new, taken.changed = batch.new, batch.changed
    return taken


class _Batch:
    """Messages on their way into one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._run_id = desk, new_id()
        self.people = People(desk.whole, desk.clinic, self._run_id, {})
        self._clinicians = Clinicians(desk.whole)
        self.new = self.changed = 0

    def settle(self, one: _Read) -> Settled:
        """What a message brings, and what becomes of it."""
        try:
            if one.message is None:
                return Settled(one.kept, MessageState.STUCK, STUCK)
            plan = _Plan(self._desk, one, self._run_id, self.people)
            if merges(one.message) or removes(one.message):
                plan.request(one.message)
            else:
                self._rows(one, plan)
        except Fixable as problem:
            return Settled(one.kept, MessageState.NOT_USED, problem.what)
        except Exception:  # noqa: BLE001 - whatever a message does to us, those behind it are used
            return Settled(one.kept, MessageState.STUCK, STUCK)
        return plan.settled()

    def _rows(self, one: _Read, plan: "_Plan") -> None:
        for row in one.rows:
            if isinstance(row, RowProblem):
                plan.remark = row.reason
        verdicts = [self._person(person, plan) for person in one.people]
        if one.visit is None or not verdicts:
            return
        who, first = one.people[0], verdicts[0]
        if first.unsure is None:
            self._visit(one.visit, first.patient_id, plan)
            return
        kept = plan.aside(replace(one.visit, patient=who, patient_ref=""), who, first.unsure, first.remark)
        if kept.aside_id:
            self._visit(nameless(one.visit, who), "", plan, kept.aside_id)

    def _person(self, person: ImportedPatient, plan: "_Plan") -> Verdict:
        desk = self._desk
        verdict = self.people.take(person)
        if verdict.remark == NUMBER_TWICE:
            others = [
                who.id for number in person.identifiers for who in desk.whole.patients_by_identifier(number)
            ]
            unsure = Unsure(Reason.NUMBER_OF_ANOTHER, tuple(dict.fromkeys(others)))
            verdict = Verdict(Outcome.SET_ASIDE, remark=NUMBER_TWICE, unsure=unsure)
        if verdict.unsure:
            verdict = plan.aside(person, person, verdict.unsure, verdict.remark)
        if verdict.unsure:
            return verdict
        here = desk.whole.get(Patient, verdict.patient_id)
        if here is not None and (
            differs_from_the_desk(here, person)
            or differs_from_confirmed(desk.whole.facts_of(here.id), person)
        ):
            plan.aside(person, person, Unsure(Reason.DIFFERS, (here.id,)), "")
        self.new += verdict.outcome is Outcome.NEW
        self.changed += verdict.outcome is Outcome.CHANGED
        plan.write(verdict.patient_id, verdict.changes)
        return verdict

    def _visit(self, visit: ImportedVisit, patient_id: str, plan: "_Plan", aside_id: str = "") -> None:
        desk = self._desk
        clinician_id, changes = self._clinicians.named(visit.clinician)
        whose = Whose(desk.whole, self.people)
        visits = Visits(desk.whole, desk.zone, desk.now(), self._run_id, whose, is_list=False)
        visits.take(1, visit, patient_id, clinician_id, aside_id)
        plan.write(patient_id, changes)
        for verdict in visits.settle():
            plan.write(patient_id, verdict.changes)
            plan.remark = f"The message {verdict.remark}." if verdict.remark else plan.remark
            self.changed += bool(verdict.changes)


class _Plan:
    """One message: what is written for it."""

    def __init__(self, desk: Desk, one: _Read, run_id: str, people: People) -> None:
        self._desk, self._one, self._run_id = desk, one, run_id
        self._aside = AsideRows(desk, one.source, run_id, people)
        self._changes: list[Change] = []
        self._about: dict[str, None] = {}
        self._waits = False
        self.remark = ""

    def write(self, patient_id: str, changes: Sequence[ChangePair]) -> None:
        """These records change; ``patient_id`` is empty where nobody knows yet whose they are."""
        self._about[patient_id] = None
        self._changes += (Change(before, after) for before, after in changes)

    def aside(self, row: Row, person: ImportedPatient, unsure: Unsure, remark: str) -> Verdict:
        """This row waits for somebody, unless it was decided before."""
        kept = self._aside.take(row, person, unsure, remark)
        if kept.unsure:
            self._waits = self._waits or kept.outcome is Outcome.SET_ASIDE
            self._changes += (Change(before, after) for before, after in kept.changes)
        return kept

    def request(self, message: Message) -> None:
        """The other system merged two people, or removed one: a person decides whether that is done here."""
        stays = known_by(self._desk, _numbers(message, "PID", (3, 2, 4)))
        ids, reason = stays[:1], Reason.ASKS_TO_REMOVE
        if merges(message):
            goes = [id for id in known_by(self._desk, _numbers(message, "MRG", (1, 4))) if id not in stays]
            ids, reason = stays[:1] + goes[:1], Reason.ASKS_TO_MERGE
        if len(ids) < (2 if reason is Reason.ASKS_TO_MERGE else 1):
            self.remark = "Nobody here is meant by it."
            return
        made = row_set_aside(self._desk, self._one.source, reason, ids, import_id=self._run_id)
        self._waits = True
        if kept_before(self._desk, made) is None:
            self._changes.append(Change(None, made))

    def settled(self) -> Settled:
        """The message with its Deed, if it has one."""
        kept, about = self._one.kept, list(self._about)
        deed = None
        if self._changes:
            deed = self._desk.deed(HL7, *self._changes, patient_id=about[0] if len(about) == 1 else "")
        if self._waits:
            return Settled(kept, MessageState.SET_ASIDE, self.remark, deed)
        state = MessageState.APPLIED if self._about else MessageState.NOT_USED
        return Settled(kept, state, self.remark, deed)


def known_by(desk: Desk, numbers: Iterable[Identifier]) -> list[str]:
    """Ids of those who are here under these numbers."""
    found = (who for number in numbers for who in desk.whole.patients_by_identifier(number))
    return list(dict.fromkeys(who.merged_into or who.id for who in found))


def _numbers(message: Message, name: str, places: Sequence[int]) -> Iterator[Identifier]:
    """The numbers of a segment, in the first place that names any."""
    segment = message.first(name)
    for place in places if segment else ():
        found = [number_of(message, part) for part in segment.parts(place)] if segment else []
        if any(found):
            yield from filter(None, found)
            return
