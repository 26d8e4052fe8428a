"""The wall: twelve made-up people on whom every line has to read well before it goes live.

Their names and notes are hard on purpose: sixty letters, right to left, one name only, a former name that is
private, apostrophes and hyphens. ``resources/prompts/wall`` holds them in the words of the sample clinic. No
store: a person of the wall is put on a card as a line asks for. What the desk, the clock or the phone would
set is set (`for_line`); what somebody told us is never changed for a line to come up.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from frontdesk import resources
from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import Fact
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.moment import Moment
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.staff import Person
from frontdesk.domain.template import ConditionRow, Occasion, PromptTemplate
from frontdesk.domain.visit import InterpreterState, MoneyTopic, Visit, VisitEvent, VisitState
from frontdesk.prompts.condition import holds, row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.deck import holdings
from frontdesk.prompts.view import View, know
from frontdesk.usecases.open_card import first_situation
from frontdesk.usecases.sample_clinic import person_records
from frontdesk.usecases.sample_day import DayClock

_CLINICIAN = Clinician("wall-clinician", "Dr Lena Voss")
_LATE_MIN, _WAITED, _TOLD, _ARRIVED = 45, timedelta(minutes=35), timedelta(minutes=20), timedelta(minutes=2)
_LAST_VISIT = timedelta(days=40)
_ON_THE_PHONE = (Occasion.PHONE, Occasion.NO_SHOW)
_R = TypeVar("_R")
Staged = tuple[CardInput, Situation]
"""A card and what stands at the counter."""


@dataclass(frozen=True, slots=True)
class WallPerson:
    """One of the twelve: what is hard about them, and their card at any occasion."""

    key: str
    name: str
    trait: str
    card: CardInput = field(repr=False)
    """At check-in, matched two minutes ago."""

    def for_line(self, template: PromptTemplate, occasion: Occasion) -> Staged:
        """The card at an occasion of a line, with what the desk or the clock has to set for it."""
        staged = self.at(occasion)
        for row in template.all:
            staged = _made_so(row, staged)
        if not any(_is_so(row, staged) for row in template.any):
            for row in template.any[:1]:
                staged = _made_so(row, staged)
        return staged

    def at(self, occasion: Occasion) -> Staged:
        """The card as the occasion has it: just in, waiting for a while, leaving, on the phone."""
        card = replace(self.card, visit=_staged(self.card, occasion))
        called = occasion in _ON_THE_PHONE
        situation = replace(
            first_situation(card, on_the_phone=called), identity=Identity.CONFIRMED, occasion=occasion
        )
        if called:
            purpose = CallPurpose.INCOMING if occasion is Occasion.PHONE else CallPurpose.FOLLOW_UP
            situation = replace(situation, listening=Listening.PHONE, call_purpose=purpose)
        return card, situation


def wall(clinic: Clinic, staff: Person, now: datetime) -> tuple[WallPerson, ...]:
    """The twelve, as they would stand at this clinic's desk now."""
    clock = DayClock.at(now, ZoneInfo(clinic.zone))
    entries = json.loads(resources.read_text("prompts", "wall", "people.json"))
    return tuple(_person(entry, clinic, staff, clock) for entry in entries)


def _person(entry: Mapping[str, Any], clinic: Clinic, staff: Person, clock: DayClock) -> WallPerson:
    today = entry["today"]
    records = tuple(person_records({k: v for k, v in entry.items() if k != "today"}, clock))
    (patient,) = _of(Patient, records)
    start = clock.now - _ARRIVED
    visit = Visit(
        f"{entry['key']}-visit",
        patient.id,
        clock.today,
        start,
        clinician_id=_CLINICIAN.id,
        state=VisitState.WAITING,
        arrived_at=start,
        identified_at=start,
        interpreter=InterpreterState(today.get("interpreter", "")),
        companion=today.get("companion", False),
        money_topic=MoneyTopic(today.get("money_topic", MoneyTopic.NONE)),
        follow_up_due=today.get("follow_up_due"),
        next_booked=today.get("next_booked"),
    )
    seen = entry["known_before"] is not None
    card = CardInput(
        now=clock.now,
        local_now=clock.now.astimezone(clock.zone),
        today=clock.today,
        clinic=clinic,
        staff=staff,
        patient=patient,
        visit=visit,
        clinician=_CLINICIAN,
        delay=Delay("wall-delay", _CLINICIAN.id, clock.today, _LATE_MIN, clock.now),
        facts=_of(Fact, records),
        concerns=_of(Concern, records),
        promises=_of(Promise, records),
        moments=_of(Moment, records),
        relations=_of(Relation, records),
        consent=next(iter(_of(Consent, records)), None),
        past_visits=(PastVisit("before", clock.today - _LAST_VISIT, _CLINICIAN.spoken_name),) if seen else (),
        visits_kept=1 if seen else 0,
    )
    return WallPerson(entry["key"], patient.names[0].full, entry["trait"], card)


def _staged(card: CardInput, occasion: Occasion) -> Visit:
    """Today's visit as far as the occasion goes."""
    visit, now = card.visit, card.now
    assert visit is not None
    if occasion is Occasion.WAITING:
        came = now - _WAITED
        return replace(visit, start=came, arrived_at=came, identified_at=came, told_at=now - _TOLD)
    if occasion is Occasion.CHECKOUT:
        came = now - 2 * _WAITED
        return replace(
            visit,
            state=VisitState.READY_TO_LEAVE,
            start=came,
            arrived_at=came,
            identified_at=came,
            with_clinician_at=now - _WAITED,
            ready_at=now,
        )
    if occasion is Occasion.NO_SHOW:
        return replace(visit, state=VisitState.DID_NOT_COME, arrived_at=None, identified_at=None)
    return visit


def _is_so(row: ConditionRow, staged: Staged) -> bool:
    """Whether a row holds of a staged card; a row about an item holds of one of them."""
    condition = CONDITIONS.get(row.field)
    if condition is None or row_problem(row, condition):
        return False
    view = View(know(staged[0]), staged[1])
    held = holdings(view, (condition.item,) if condition.item else ())
    return any(holds(row, condition.read(one)) for one in held)


def _made_so(row: ConditionRow, staged: Staged) -> Staged:
    """The first thing the desk could set that makes a row hold; nothing where only the patient could."""
    if _is_so(row, staged):
        return staged
    ways = (way(*staged) for way in _DESK_SETS.get(row.field, ()))
    return next((tried for tried in ways if _is_so(row, tried)), staged)


_Way = Callable[[CardInput, Situation], Staged]


def _situation(**to: Any) -> _Way:
    return lambda card, situation: (card, replace(situation, **to))


def _card(**to: Any) -> _Way:
    return lambda card, situation: (replace(card, **to), situation)


def _arrived_late(card: CardInput, situation: Situation) -> Staged:
    assert card.visit is not None
    return replace(card, visit=replace(card.visit, start=card.visit.start - timedelta(minutes=10))), situation


def _delay(minutes: int | None) -> _Way:
    def way(card: CardInput, situation: Situation) -> Staged:
        late = replace(card.delay, minutes=minutes) if card.delay and minutes is not None else None
        return replace(card, delay=late), situation

    return way


def _last_visit(years: int) -> _Way:
    def way(card: CardInput, situation: Situation) -> Staged:
        before = PastVisit("before", card.today - timedelta(days=370 * years), _CLINICIAN.spoken_name)
        return replace(card, past_visits=(before,), visits_kept=1), situation

    return way


def _first_visit(card: CardInput, situation: Situation) -> Staged:
    new = replace(card.patient, known_before=False)
    return replace(card, patient=new, past_visits=(), visits_kept=0), situation


_DESK_SETS: Mapping[str, tuple[_Way, ...]] = {
    "visit_number": (_first_visit, _last_visit(1)),
    "days_since_last_visit": (_last_visit(1), _last_visit(2)),
    "arrival_offset_min": (_arrived_late,),
    "identity_confirmed": tuple(_situation(identity=one) for one in (Identity.CONFIRMED, Identity.TO_CHECK)),
    "staff_met_before": tuple(_card(staff_met=met) for met in (True, False)),
    "event": tuple(_situation(event=one) for one in VisitEvent),
    "queue_in_earshot": tuple(_situation(listening=one) for one in (Listening.OTHERS, Listening.ALONE)),
    "companion_present": tuple(
        _situation(listening=one) for one in (Listening.WITH_SOMEONE, Listening.OTHERS)
    ),
    "go_gently": (_situation(go_gently=True),),
    "delay_min": tuple(_delay(minutes) for minutes in (_LATE_MIN, 20, 0, None)),
    "interpreter": tuple(_situation(interpreter=one) for one in InterpreterState),
    "next_booked": tuple(_situation(next_booked=booked) for booked in (True, False)),
    "follow_up_due": tuple(_situation(follow_up_due=due) for due in (True, False)),
    "money_topic": tuple(_situation(money_topic=one) for one in MoneyTopic),
    "call_purpose": tuple(_situation(call_purpose=one) for one in CallPurpose),
    "no_show_12m": tuple(_card(no_shows_12m=missed) for missed in (0, 1, 2)),
}
"""What the desk, the clock or the phone can make so, by condition."""


def _of(kind: type[_R], records: tuple[Record, ...]) -> tuple[_R, ...]:
    return tuple(record for record in records if isinstance(record, kind))
