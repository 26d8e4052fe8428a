"""The sample clinic's day, played: everybody in every state, with whatever the desk can set, and again later.

What stands on the card at once is told apart from what waits behind ↓: three lines and the one thing to check
at the counter, two rows at leaving, one line on the phone before the match.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Delay
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Identity, Line, Listening, Mark, PastPrompt, PromptEvent
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.staff import Person
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import InterpreterState, MoneyTopic, Visit, VisitEvent, VisitState
from frontdesk.prompts.deck import HOUSEKEEPING
from frontdesk.prompts.rank import Ranked, rank
from frontdesk.usecases.add_fact import IN_A_WORD, READY_MADE, new_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.add_visit import add_to_today
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.languages_of_lines import check_hello
from frontdesk.usecases.open_card import first_situation, open_card
from frontdesk.usecases.sample_clinic import manager_id, record_id, records
from frontdesk.words import English
from tests.desks import desk_with

NOW = datetime(2026, 5, 14, 9, 18, tzinfo=UTC)
HEARD = (Listening.OTHERS, Listening.WITH_SOMEONE, Listening.ALONE)
DELAYS = (None, 0, 15, 30)
"""What the board's chip may say of the clinician; None is what nobody set."""
AT_LEAVING = 2
ARRIVING: tuple[dict[str, Any], ...] = (
    {},
    *({"event": event} for event in VisitEvent if event is not VisitEvent.NONE),
    {"go_gently": True},
)
LEAVING: tuple[dict[str, Any], ...] = (
    *ARRIVING,
    {"follow_up_due": True},
    {"follow_up_due": False},
    {"next_booked": True},
    {"next_booked": False},
    {"follow_up_due": True, "next_booked": True},
    {"follow_up_due": True, "next_booked": False},
    {"money_topic": MoneyTopic.ESTIMATE_ASKED},
    {"money_topic": MoneyTopic.BALANCE},
)
"""What the situation row may say, one thing after the other."""
NEW_HERE = ("speaks Spanish", "Voicemail is fine", "Speak to the right ear")
"""What a first visit brings, question by question."""


def sample_desk() -> Desk:
    """Ana at the desk of the sample clinic, a hello somebody has checked, and Callum, whom nobody knew this
    morning."""
    people = records(NOW)
    ana = next(r for r in people if isinstance(r, Person) and r.id == manager_id())
    desk = desk_with(people, NOW, ana)
    check_hello(desk, "es<13", "Buenos días", "BWEH-nos DEE-as", "Rosa Ibáñez")
    add_patient(desk, record_id("patient", "callum"), NewPerson("Callum", "Reid"))
    add_to_today(
        desk, record_id("visit", "callum"), record_id("patient", "callum"), record_id("clinician", "raman")
    )
    return desk


@dataclass
class Shown:
    """Template -> who brought it, and when, for one occasion."""

    at_once: dict[str, str] = field(default_factory=dict)
    behind: dict[str, str] = field(default_factory=dict)


class PlayedDay:
    """All cards of the day and what stood on them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.shown: dict[Occasion, Shown] = defaultdict(Shown)
        self.cards = 0
        self._of = {t.id: t for t in desk.deck.pack.templates}
        for patient, _ in desk.store.patients():
            card = open_card(desk, patient_id=patient.id)
            self._at_the_counter(card)
            self._on_the_phone(card)

    # --- one person

    def _at_the_counter(self, card: CardInput) -> None:
        if card.visit is None:
            return
        for minutes in (-10, 0, 10):
            arrived = arriving(card, minutes)
            for chips in ARRIVING:
                self._see(arrived, first_situation(arrived), chips, f"arriving at {minutes:+} min")
        for facts, told in self._told(arriving(card, 0)):
            self._play(first_situation(told), told, f"arriving, {facts}")
        if card.look_alikes:
            self._play(replace(first_situation(card), identity=Identity.TO_CHECK), card, "at the gate")
        for minutes in (6, 16, 31):
            there = waiting(card, minutes)
            for chips in ARRIVING:
                self._see(there, first_situation(there), chips, f"waiting {minutes} min")
        for minutes in (5, 35):
            ready = leaving(card, minutes)
            for chips in LEAVING:
                self._see(ready, first_situation(ready), chips, "leaving")
        for facts, told in self._told(ready):
            self._play(first_situation(told), told, f"leaving, {facts}")

    def _told(self, card: CardInput) -> Iterator[tuple[str, CardInput]]:
        """What somebody may tell us and F2 keeps: one thing each, and a first visit's answers in turn."""
        for ready in (*READY_MADE, *IN_A_WORD):
            yield f"told “{ready.words}”", self._with(card, (ready.words,))
        for many in range(1, len(NEW_HERE) + 1):
            yield f"told “{NEW_HERE[many - 1]}”", self._with(card, NEW_HERE[:many])

    def _with(self, card: CardInput, typed: tuple[str, ...]) -> CardInput:
        facts = tuple(new_fact(self.desk, card.patient.id, words, None, None) for words in typed)
        return replace(card, facts=(*card.facts, *facts))

    def _see(self, card: CardInput, situation: Situation, chips: dict[str, Any], when: str) -> None:
        """With everybody who may listen and every delay, then the same at the next visit and a year on."""
        interpreters = (InterpreterState.READY, InterpreterState.MISSING) if _needs_interpreter(card) else ()
        for listening in HEARD:
            here = replace(situation, listening=listening, **chips)
            self._play(here, card, f"{when}{_words(chips)}, {listening}")
            if chips:
                continue
            for delay in DELAYS:
                self._play(here, _late(card, delay), f"{when}, {delay} late, {listening}")
            for state in interpreters:
                self._play(
                    replace(here, interpreter=state), card, f"{when}, interpreter {state}, {listening}"
                )
            self._again(here, card, when)

    def _again(self, situation: Situation, card: CardInput, when: str) -> None:
        """The next visit three weeks on, and two more, each after more than a year."""
        self._play(situation, self._later(situation, card, 21), f"{when}, at the next visit")
        a_year_on = self._later(situation, card, 370)
        self._play(situation, a_year_on, f"{when}, a year on")
        self._play(situation, self._later(situation, a_year_on, 370), f"{when}, two years on")

    def _later(self, situation: Situation, card: CardInput, days: int) -> CardInput:
        """The same person so many days after this visit, which is remembered with what stood on its card."""
        found = rank(self.desk.deck, card, situation, English())
        ahead = timedelta(days=days)
        return replace(
            _at(card, card.now + ahead),
            visit=None if card.visit is None else _moved(card.visit, ahead),
            delay=None,
            past_visits=(PastVisit(f"of {card.today}", card.today, ""), *card.past_visits),
            visits_kept=card.visits_kept + 1,
            past_prompts=_remembered(found, self._at_once(found, situation), card),
        )

    def _on_the_phone(self, card: CardInput) -> None:
        missed = card.last_missed_on is not None or (
            card.visit is not None and card.visit.state is VisitState.DID_NOT_COME
        )
        for occasion in (Occasion.PHONE, *((Occasion.NO_SHOW,) if missed else ())):
            for purpose in CallPurpose:
                for identity in (Identity.PRESUMED, Identity.CONFIRMED):
                    for event in (VisitEvent.NONE, VisitEvent.OUR_ERROR):
                        call = Situation(
                            occasion, identity, Listening.PHONE, call_purpose=purpose, event=event
                        )
                        self._play(call, card, f"{occasion}, {purpose}, {identity}")

    # --- one card

    def _play(self, situation: Situation, card: CardInput, when: str) -> None:
        found = rank(self.desk.deck, card, situation, English())
        self.cards += 1
        who = f"{card.patient.board_name}: {when}"
        at_once = self._at_once(found, situation)
        for line in at_once:
            self._note(line.template, line.occasion, who, at_once=True)
        for line in (*found.lines, *found.more):
            self._note(line.template, line.occasion, who, at_once=False)
        for key in (found.question.key if found.question else "", found.ask.template if found.ask else ""):
            if key in self._of:
                self._note(key, self._of[key].occasions[0], who, at_once=True)
        if found.greeting:
            self._note("CI-02", Occasion.CHECK_IN, who, at_once=True)

    def _note(self, template: str, occasion: Occasion, who: str, *, at_once: bool) -> None:
        shown = self.shown[occasion]
        (shown.at_once if at_once else shown.behind).setdefault(template, who)

    @staticmethod
    def _at_once(found: Ranked, situation: Situation) -> tuple[Line, ...]:
        return found.lines[:AT_LEAVING] if situation.occasion is Occasion.CHECKOUT else found.lines

    def table(self) -> str:
        """One row a template: where it stood and who brought it."""
        rows = [f"{self.cards} cards"]
        for occasion, shown in sorted(self.shown.items()):
            rows.append(f"{occasion}: {len(shown.at_once)} at once")
            rows += [f"  {key}  {who}" for key, who in sorted(shown.at_once.items())]
            later = {key: who for key, who in shown.behind.items() if key not in shown.at_once}
            rows += [f"  {key}  behind ↓: {who}" for key, who in sorted(later.items())]
        return "\n".join(rows)


def _words(chips: dict[str, Any]) -> str:
    return "".join(f", {key} {value}" for key, value in chips.items())


def _needs_interpreter(card: CardInput) -> bool:
    return any(f.kind is FactKind.INTERPRETER and f.code == "yes" for f in card.facts)


def _late(card: CardInput, minutes: int | None) -> CardInput:
    if minutes is None or card.clinician is None:
        return replace(card, delay=None)
    return replace(card, delay=Delay("delay", card.clinician.id, card.today, minutes, card.now))


def _at(card: CardInput, now: datetime) -> CardInput:
    zone = card.local_now.tzinfo
    local = now.astimezone(zone)
    return replace(card, now=now, local_now=local, today=local.date())


def arriving(card: CardInput, minutes: int) -> CardInput:
    """Matched this very moment, so many minutes after the booked time."""
    assert card.visit is not None
    here = _at(card, card.visit.start + timedelta(minutes=minutes))
    visit = replace(
        card.visit,
        state=VisitState.WAITING,
        arrived_at=here.now,
        identified_at=here.now,
        with_clinician_at=None,
        ready_at=None,
        left_at=None,
        told_at=None,
    )
    return replace(here, visit=visit)


def waiting(card: CardInput, minutes: int) -> CardInput:
    """Came five minutes early, waits so many, and nobody has said a word since."""
    here = arriving(card, -5)
    return _at(here, here.now + timedelta(minutes=minutes))


def leaving(card: CardInput, waited: int) -> CardInput:
    """Waited so many minutes, was with the clinician for twenty, and is ready to leave."""
    there = waiting(card, waited)
    assert there.visit is not None
    out = there.now + timedelta(minutes=20)
    visit = replace(there.visit, state=VisitState.READY_TO_LEAVE, with_clinician_at=there.now, ready_at=out)
    return replace(_at(there, out), visit=visit)


def _moved(visit: Visit, ahead: timedelta) -> Visit:
    """The same visit so much later: every moment of it."""
    moments = ("start", "arrived_at", "identified_at", "with_clinician_at", "ready_at")
    at = {name: getattr(visit, name) + ahead for name in moments if getattr(visit, name) is not None}
    return replace(visit, day=visit.day + ahead, end=None, **at)


def _remembered(found: Ranked, lines: tuple[Line, ...], card: CardInput) -> tuple[PastPrompt, ...]:
    events = [PromptEvent("earlier", x.template, x.theme, x.wording, Mark.SHOWN, x.item) for x in lines]
    if found.question is not None:
        events.append(PromptEvent("earlier", found.question.key, HOUSEKEEPING, 0, Mark.SHOWN))
    return tuple(PastPrompt(1, card.today, event) for event in events)
