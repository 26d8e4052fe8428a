"""What a tap on the situation row does: who is listening, how late, what happened, what comes next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from frontdesk.domain.changes import Changes
from frontdesk.domain.line import Listening
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.situation import Situation
from frontdesk.domain.visit import InterpreterState, MoneyTopic, Visit, VisitEvent
from frontdesk.screens.today.card_words import NOBODY_CAME, SOMEBODY, chips, set_next
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.phone_acts import PhoneActs
from frontdesk.screens.today.phone_words import phone_chips
from frontdesk.screens.today.reasons import reason_chips, reason_of
from frontdesk.screens.today.shown import Chip, ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.household import household_due
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.set_situation import set_delay, set_go_gently, set_on_visit

_USUAL_DELAY = 15
HOUSEHOLD_DUE = "Somebody of the same household is due today. Set Go gently on that card too, if it helps."
"""Where no question stands: while leaving and on the phone."""


_INTERPRETER = {
    InterpreterState.READY: InterpreterState.MISSING,
    InterpreterState.MISSING: InterpreterState.UNSET,
}
"""One tap each: ready, then not here yet, then nothing said."""


def _interpreter(now: Situation, _: str) -> dict[str, Any]:
    return {"interpreter": _INTERPRETER.get(now.interpreter, InterpreterState.READY)}


def _event(now: Situation, choice: str) -> dict[str, Any]:
    usual = VisitEvent.COMPLAINT_TODAY if now.event is VisitEvent.NONE else VisitEvent.NONE
    return {"event": VisitEvent(choice) if choice else usual}


def _next(now: Situation, choice: str) -> dict[str, Any]:
    """A choice sets what it says, or takes it back; a tap alone says that a follow-up is due."""
    choice = choice or "follow_up"
    on = choice not in set_next(now)
    if choice in ("follow_up", "no_follow_up"):
        return {"follow_up_due": choice == "follow_up" if on else None}
    if choice in ("booked", "not_booked"):
        return {"next_booked": choice == "booked" if on else None}
    return {"money_topic": MoneyTopic(choice) if on else MoneyTopic.NONE}


_ON_VISIT: dict[str, tuple[Callable[[Situation, str], dict[str, Any]], str]] = {
    "interpreter": (_interpreter, "the interpreter"),
    "event": (_event, "what happened today"),
    "next": (_next, "what is next"),
}
"""What each chip sets on the visit, by the choice of its menu or as one tap usually means; and its name."""


class SituationActs:
    """Every method is one act; on the idle screen and at the gate they do nothing."""

    def __init__(self, stage: Stage, phone: PhoneActs) -> None:
        self._stage = stage
        self._phone = phone
        self._turn = 0  # of the key for going gently: a late answer asks nothing

    def next_listening(self) -> None:
        """F7: lines change at once, without the store; after the last state, and with nobody at the desk, the
        phone."""
        card = self._stage.standing
        if card is None or card.calling:
            self._phone.ring()
        elif card.situation.listening is Listening.ALONE:
            self._listen(card, Listening.OTHERS)
            self._phone.ring()
        else:
            card.next_listening()
            self._stage.show_open()

    def chip_1(self) -> None:
        """Alt 1: the first chip after listening."""
        self._chip_at(1)

    def chip_2(self) -> None:
        """Alt 2."""
        self._chip_at(2)

    def chip_3(self) -> None:
        """Alt 3."""
        self._chip_at(3)

    def chip_4(self) -> None:
        """Alt 4."""
        self._chip_at(4)

    def chip_5(self) -> None:
        """Alt 5."""
        self._chip_at(5)

    def _chip_at(self, place: int) -> None:
        card = self._stage.standing
        row: tuple[Chip, ...] = ()
        if card is not None:
            row = (phone_chips if card.calling else chips)(card.card_input, card.situation)
            row = (*row, *reason_chips(card))
        if place < len(row):
            self.chip_clicked(row[place].id)

    def chip_clicked(self, chip: str, choice: str = "") -> None:
        """A tap, with a choice where the chip has a menu."""
        card = self._stage.standing
        if card is None:
            return
        visit = card.card_input.visit
        if chip == "listening" and choice == Listening.PHONE.value:
            self._phone.ring()
        elif chip == "listening" and choice:
            self._listen(card, Listening(choice))
        elif chip == "listening":
            self.next_listening()
        elif (reason := reason_of(chip)) is not None:
            self.reason_given(card, reason)
        elif chip == "call":
            self._phone.purpose_picked(choice)
        elif chip == "companion":
            self._companion(card, choice)
        elif chip == "go_gently":
            self._go_gently(card, not card.situation.go_gently)
        elif chip == "late" and visit is not None and visit.clinician_id:
            late = card.card_input.delay.minutes if card.card_input.delay else 0
            self.delay_set(visit.clinician_id, int(choice) if choice else 0 if late else _USUAL_DELAY)
        elif chip in _ON_VISIT and visit is not None:
            self._on_visit(card.situation, visit, chip, choice)

    def reason_given(self, card: OpenCard, reason: LookKind) -> None:
        """It stands in the history beside the look, once; the four chips go."""
        if reason_chips(card):
            card.handled.reasoned = True
            note_look(self._stage.desk, reason, card.patient_id, card.visit_id)
            self._stage.write_quietly(self._stage.desk.store.keep_looks)
            self._stage.show_open()

    def _go_gently(self, card: OpenCard, on: bool) -> None:
        """The household is asked for once it is set; taken back, there is nothing to ask."""
        stage, desk = self._stage, self._stage.desk
        self._turn += 1
        turn = self._turn

        def came(people: tuple[str, ...]) -> None:
            now = stage.as_it_stands(card)
            if people and turn == self._turn:
                now.handled.household = people
                stage.show_again(now)
                if now.leaving or now.calling:
                    stage.toast(ToastShown(HOUSEHOLD_DUE, undo=False))

        def then(_: Changes) -> None:
            card.handled.household = ()
            if on:
                look = lambda: household_due(desk, card.patient_id)  # noqa: E731 - the call below stays readable
                stage.jobs.read(look, came, stage.failed)

        stage.change(lambda: set_go_gently(desk, card.patient_id, on), what="go gently", then=then)

    def delay_set(self, clinician_id: str, minutes: int) -> None:
        """How late a clinician runs: it reaches every card and line of theirs."""
        if not self._stage.hidden:
            desk = self._stage.desk
            self._stage.change(lambda: set_delay(desk, clinician_id, minutes), what="the delay")

    def _companion(self, card: OpenCard, choice: str) -> None:
        """Somebody came along, or left; who it is stays with the visit, where it is somebody on record."""
        there = card.situation.listening is Listening.WITH_SOMEONE
        choice = choice or (NOBODY_CAME if there else SOMEBODY)
        with_us = choice != NOBODY_CAME
        who = choice if choice not in (SOMEBODY, NOBODY_CAME) else ""
        card.set_situation(replace(card.situation, companion_id=who))
        self._listen(card, Listening.WITH_SOMEONE if with_us else Listening.OTHERS)
        visit = card.card_input.visit
        if visit is not None and who != visit.companion_id:
            desk, came = self._stage.desk, {"companion": with_us, "companion_id": who}
            self._stage.change(lambda: set_on_visit(desk, visit.id, **came), what="the companion")

    def _listen(self, card: OpenCard, listening: Listening) -> None:
        card.set_situation(replace(card.situation, listening=listening))
        self._stage.show_open()

    def _on_visit(self, now: Situation, visit: Visit, chip: str, choice: str) -> None:
        values, what = _ON_VISIT[chip]
        desk, fields = self._stage.desk, values(now, choice)
        self._stage.change(lambda: set_on_visit(desk, visit.id, **fields), what=what)
