"""What the desk does at leaving: the four fields of the last sentence, promises handed over."""

from collections.abc import Callable
from dataclasses import replace

from frontdesk.domain.audience import Audience
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.screens.today.leaving_words import SENTENCE, completed, made_here
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.sitting import Act
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.give_promise import give_promise, not_given

FIELDS = ("what", "who", "when", "if_not")


class LeavingActs:
    """Every method is one act; on any other card they do nothing."""

    def __init__(self, stage: Stage, task_ticked: Callable[[str], None]) -> None:
        """``task_ticked``: small things of the visit stand among the promises here."""
        self._stage = stage
        self._task_ticked = task_ticked

    @property
    def _card(self) -> OpenCard | None:
        """The card at leaving while it stands on the screen."""
        card = self._stage.standing
        return card if card is not None and card.leaving else None

    def field_typed(self, name: str, text: str) -> None:
        """One of ``FIELDS`` changed; a step that begins gets an owner, a day and a way back at once."""
        card = self._card
        if card is None:
            return
        if name == "what" and card.step_shut:
            return  # words that nobody sees are not written over
        before = card.next_step
        step = _with(before, name, text)
        if name == "what":
            card.handled.what_typed = text
        if name == "what" and text.strip() != before.what.strip():
            step = replace(step, audience=Audience.DESK)  # other words: who may hear them is asked anew
        if name == "what" and step.needed and not before.needed:
            step = completed(self._stage.desk, step)
        self._set_step(card, step)

    def nothing_needed(self) -> None:
        """The patient can go: no step is open."""
        card = self._card
        if card is not None and card.next_step.needed:
            self._act(card, NextStep(), "what happens next")

    def say_what_it_is(self) -> None:
        """What happens next may be said although others can hear: the patient does not mind; and back."""
        card = self._card
        if card is not None:
            step = card.next_step
            other = Audience.DESK if step.audience is Audience.ALOUD else Audience.ALOUD
            self._act(card, replace(step, audience=other), "who may hear it")

    def _act(self, card: OpenCard, step: NextStep, what: str) -> None:
        """One press about the whole step, taken back by one."""
        before = card.next_step
        self._set_step(card, step)
        self._stage.remember(
            Act(what, back=lambda: self._set_step(card, before), again=lambda: self._set_step(card, step))
        )

    def _set_step(self, card: OpenCard, step: NextStep) -> None:
        if card.handled.step is None:
            made = made_here(card.card_input)
            card.handled.step_of = made.id if made else ""
        card.handled.step = step
        card.handled.said.discard(SENTENCE)  # what was said was another sentence
        self._stage.show_again(card)

    def sentence_ticked(self) -> None:
        """The last sentence was said. A note to oneself: nothing is stored."""
        card = self._card
        if card is not None:
            self._turn_sentence(card)
            self._stage.remember(
                Act("a tick", back=lambda: self._turn_sentence(card), again=lambda: self._turn_sentence(card))
            )

    def _turn_sentence(self, card: OpenCard) -> None:
        card.handled.said ^= {SENTENCE}
        self._stage.show_again(card)

    def promise_ticked(self, promise_id: str) -> None:
        """It was handed over; ticked once more it was not."""
        card = self._card
        promise = _find(card, promise_id) if card else None
        if card is None or promise is None:
            self._task_ticked(promise_id)
            return
        desk, before = self._stage.desk, card.handled.given.get(promise_id)
        if promise.state is PromiseState.KEPT and before is not None:
            self._stage.change(lambda: not_given(desk, promise, before), what="the promise")
        else:
            card.handled.given[promise_id] = promise
            self._stage.change(lambda: give_promise(desk, promise), what="the promise")


def _with(step: NextStep, name: str, text: str) -> NextStep:
    fields = {field: getattr(step, field) for field in FIELDS} | {name: text}
    return NextStep(fields["what"], fields["who"], fields["when"], fields["if_not"], step.audience)


def _find(card: OpenCard, promise_id: str) -> Promise | None:
    return next((p for p in card.card_input.promises if p.id == promise_id), None)
