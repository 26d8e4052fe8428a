"""The card that is open: what was read, the situation, and what the desk did with its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from frontdesk.domain.card import Card, Question
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.patient import short_board_name
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.situation import Situation
from frontdesk.domain.template import Band, Occasion
from frontdesk.domain.visit import BoardList, board_list
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.voicemail import words_to_leave
from frontdesk.screens.today import gate
from frontdesk.screens.today.card_words import (
    card_shown,
    line_key,
    mets,
    stands_open,
    tasks_shown,
    without_sources,
)
from frontdesk.screens.today.dates_to_mind import around
from frontdesk.screens.today.handled import Handled
from frontdesk.screens.today.leaving_words import SAID_BY_IT, leaving_shown, prefilled
from frontdesk.screens.today.not_booked import answers, said_of_another_day
from frontdesk.screens.today.phone_words import phone_shown, phone_situation
from frontdesk.screens.today.shown import AnswerShown, CardShown, GateShown, LeavingShown, PhoneShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import draw_card, first_situation

_NEXT_LISTENING = {
    Listening.OTHERS: Listening.WITH_SOMEONE,
    Listening.WITH_SOMEONE: Listening.ALONE,
    Listening.ALONE: Listening.OTHERS,
    Listening.PHONE: Listening.PHONE,
}
HOUSEHOLD_ANSWERS = ("Yes", "No")


def _household_question(due: int) -> Question:
    """How many, and no name: relatives never stand open."""
    who = "One person of the same household is" if due == 1 else f"{due} people of the same household are"
    return Question("household", f"{who} due today. Go gently there too?", HOUSEHOLD_ANSWERS)


@dataclass
class OpenCard:
    """State of one open card. ``draw`` is pure work on what was read; nothing here asks the store."""

    desk: Desk
    card_input: CardInput
    situation: Situation
    handled: Handled = field(default_factory=Handled)
    big: int = 0
    notes_level: int = 0
    quiet: bool = False
    """Nobody touched the desk for a while: where the lines come from is folded."""
    gate_answers: tuple[gate.Answer, ...] = ()
    """What the digits typed at the gate led to, as long as it decided nothing."""
    shown_lines: dict[str, Line] = field(default_factory=dict, repr=False)
    """Lines that stood on the screen after the match, for variety."""
    new_details: int = 0
    """How many things somebody else changed since it was read."""
    asked: str = ""
    """Key of the one question of this visit: the first that stood on the card, answered or not."""
    answer: int = 0
    """Which answer to somebody who is not booked today is chosen."""
    came_another_day: bool = False
    """Matched, and the visit is on another day: keep it, or find a place today."""
    card: Card = field(init=False, repr=False)
    deck: Deck = field(init=False, repr=False)
    """The lines as they were live when it opened: one put live meanwhile comes with the next patient."""

    def __post_init__(self) -> None:
        self.deck = self.desk.deck
        self.big = self._first
        self._draw()

    @classmethod
    def of(cls, desk: Desk, card_input: CardInput) -> "OpenCard":
        """A card as it opens."""
        return cls(desk, card_input, first_situation(card_input))

    @classmethod
    def on_the_phone(cls, desk: Desk, card_input: CardInput) -> "OpenCard":
        """The card of somebody who rings, or is rung: who it is has to be asked, whoever is here today."""
        unasked = first_situation(card_input, on_the_phone=True)
        return cls(desk, card_input, phone_situation(card_input, unasked))

    @property
    def visit_id(self) -> str:
        """Id of today's visit, or empty when not booked."""
        return self.card_input.visit.id if self.card_input.visit else ""

    @property
    def patient_id(self) -> str:
        """Whose card it is."""
        return self.card_input.patient.id

    @property
    def calling(self) -> bool:
        """It stands in the phone panel."""
        return self.situation.listening is Listening.PHONE

    def is_about(self, other: "OpenCard") -> bool:
        """The same person at the same visit."""
        return (self.visit_id, self.patient_id) == (other.visit_id, other.patient_id)

    def is_of(self, visit_id: str, patient_id: str) -> bool:
        """Of this visit or of this person; an empty id asks for nobody."""
        return (bool(visit_id) and self.visit_id == visit_id) or (
            bool(patient_id) and self.patient_id == patient_id
        )

    @property
    def done_with(self) -> bool:
        """Matched, and nothing on it waits for the desk: opening somebody else lets it go."""
        return self.matched and not self.can_leave and not self.half_typed

    @property
    def half_typed(self) -> bool:
        """Words stand in a field of it that nobody kept yet."""
        return bool(self.handled.drafts) or self.handled.step is not None

    @property
    def matched(self) -> bool:
        """The desk matched the patient: lines and sections may show."""
        return self.situation.identity is Identity.CONFIRMED

    @property
    def at_gate(self) -> bool:
        """A look- or sound-alike is due today and nobody typed the date yet."""
        return self.situation.identity is Identity.TO_CHECK

    @property
    def leaving(self) -> bool:
        """It opened at checkout."""
        return self.situation.occasion is Occasion.CHECKOUT

    @property
    def can_leave(self) -> bool:
        """Enter marks as left: at checkout, with a visit that has not left yet."""
        visit = self.card_input.visit
        return self.leaving and visit is not None and board_list(visit, self.desk.now()) is not BoardList.LEFT

    @property
    def lines(self) -> tuple[Line, ...]:
        """Lines still on the card: ranked, without those marked "not right", nothing said twice."""
        said_already = SAID_BY_IT if self.leaving and self.next_step.needed else frozenset()
        return tuple(
            line
            for line in (*self.card.lines, *self.card.more)
            if line_key(line) not in self.handled.removed and line.theme not in said_already
        )

    @property
    def big_line(self) -> Line | None:
        """The line in the big slot; at leaving the chosen row, none while the last sentence is chosen."""
        lines = self.lines
        return lines[min(self.big, len(lines) - 1)] if lines and self.big >= 0 else None

    @property
    def next_step(self) -> NextStep:
        """What happens after this visit: as typed, else as prefilled."""
        return prefilled(self.desk, self.card_input) if self.handled.step is None else self.handled.step

    @property
    def step_shut(self) -> bool:
        """What happens next was told to the desk alone, and whoever stands there could read it: it was not
        typed just now, but comes from a promise."""
        step = self.next_step
        told = not step.needed or step.what == self.handled.what_typed
        return not (told or self.notes_level or stands_open(step.audience, self.situation.listening))

    @property
    def promise_of_step(self) -> Promise | None:
        """The promise that the typed fields correct, as it stands in the store."""
        own = (
            p
            for p in self.card_input.promises
            if p.id == self.handled.step_of and p.state is PromiseState.OPEN
        )
        return next(own, None)

    def time_passed(self) -> None:
        """Before the match the greeting follows the clock; after it the lines stay as they are, but for the
        numbers about the wait: an old one would not be true."""
        now, before = self.desk.now(), self.card
        local = self.desk.local(now)
        self.card_input = replace(self.card_input, now=now, local_now=local, today=local.date())
        self._draw()
        if self.matched:
            fresh = {line_key(line): line for line in (*self.card.lines, *self.card.more)}
            lines, more = self._of_now(before.lines, fresh), self._of_now(before.more, fresh)
            self.card = replace(before, news=self.card.news, lines=lines, more=more)

    def take_up(self, before: "OpenCard") -> None:
        """The same card was put away a moment ago: ticks, answers and a half-typed note are still there."""
        if self.is_about(before) and self.calling == before.calling:
            self.handled = before.handled
            if before.leaving and self.matched and not self.leaving:
                self.set_situation(replace(self.situation, occasion=Occasion.CHECKOUT))

    def read_again(self, card_input: CardInput, *, keep_situation: bool = False) -> None:
        """New data for the same person; the situation starts over unless it is kept."""
        self.card_input = card_input
        if not keep_situation:
            listening = self.situation.listening
            self.situation = replace(first_situation(card_input), listening=listening)
            self.big = self._first
        self._draw()

    def set_situation(self, situation: Situation) -> None:
        """Lines change at once."""
        self.situation = situation
        self.big = self._first
        self._draw()

    @property
    def _first(self) -> int:
        """Which line is chosen at first: at leaving none of the rows, but the last sentence."""
        return -1 if self.leaving else 0

    def next_listening(self) -> None:
        """F7: others can hear, with someone, alone; after that the phone, which is another card's."""
        self.set_situation(replace(self.situation, listening=_NEXT_LISTENING[self.situation.listening]))

    @property
    def answers(self) -> tuple[AnswerShown, ...]:
        """What can be done for somebody who is not booked today; none for everybody else."""
        asked = (not self.matched or self.came_another_day) and not self.calling
        return answers(self.desk, self.card_input, came_another_day=self.came_another_day) if asked else ()

    def move_big(self, step: int) -> None:
        """Another line becomes the big one, or another answer the chosen one."""
        if self.answers:
            self.answer = max(0, min(self.answer + step, len(self.answers) - 1))
            return
        self.big = max(self._first, min(self.big + step, len(self.lines) - 1))

    def remove(self, key: str) -> None:
        """ "Not right": the line leaves this card."""
        self.handled.removed.add(key)
        self.big = max(self._first, min(self.big, len(self.lines) - 1))

    def draw_gate(self) -> GateShown:
        """What the look-alike gate shows now; a date of nobody stays said until the next one is typed."""
        shown = gate.gate_shown(self.desk, self.card_input)
        return gate.with_trouble(shown, self.gate_answers) if self.gate_answers else shown

    def draw_phone(self, over: "OpenCard | None", *, armed: bool) -> PhoneShown:
        """What the phone panel shows now, with the card at the desk that it lies over."""
        shown = phone_shown(
            self.card_input,
            self.situation,
            self.card,
            lines=self.lines,
            big=self.big,
            said=self.handled.said,
            opened=self.handled.opened,
            notes_level=self.notes_level,
            main_ready=armed,
            voicemail=words_to_leave(self.deck, self.card_input, self.situation, self.desk.speech),
        )
        shown = replace(shown, new_details=self.new_details)
        keys = {row.key for row in shown.rows}
        self.shown_lines.update({line_key(line): line for line in self.lines if line_key(line) in keys})
        if self.quiet:
            shown = replace(shown, rows=without_sources(shown.rows))
        if over is None:
            return shown
        first = short_board_name(over.card_input.patient.board_name)
        return replace(shown, parked=first, parked_state=f"{over.stands}. Nothing is lost.")

    @property
    def stands(self) -> str:
        """How far this card is, in the words of the panel that lies over it."""
        if not self.matched:
            return "Not matched yet"
        if self.leaving:
            return "Leaving" if self.can_leave else "Left"
        return "Matched and checked in" if self.visit_id else "Matched"

    def draw_leaving(self, *, armed: bool) -> LeavingShown:
        """What Leaving shows now. ``armed``: "Mark as left" may work."""
        shown = leaving_shown(
            self.desk,
            self.card_input,
            self.situation,
            self.card,
            lines=self.lines,
            chosen=self.big,
            said=self.handled.said,
            opened=self.handled.opened,
            given=self.handled.given,
            step=self.next_step,
            typed=self.handled.step is not None,
            shut=self.step_shut,
            notes_level=self.notes_level,
            main_ready=armed,
        )
        shown = replace(shown, new_details=self.new_details, met=self.met)
        keys = {row.key for row in shown.rows}
        self.shown_lines.update({line_key(line): line for line in self.lines if line_key(line) in keys})
        return replace(shown, rows=without_sources(shown.rows)) if self.quiet else shown

    def draw(self, *, armed: bool) -> CardShown:
        """What the view shows now. ``armed``: the main button may work."""
        lines = self.lines
        big = min(self.big, len(lines) - 1) if lines else 0
        if self.matched:
            first = lines[:3] if big < 3 else lines[: big + 1]
            self.shown_lines.update({line_key(line): line for line in first})
            stands = self.question_stands and not self.handled.household
            if self.card.question is not None and stands:
                self.asked = self.card.question.key
        shown = card_shown(
            self.desk,
            self.card_input,
            self.situation,
            self.card,
            lines=lines,
            big=big,
            said=self.handled.said,
            opened=self.handled.opened,
            notes_level=self.notes_level,
            main_ready=armed and not self.matched,
        )
        shown = replace(shown, new_details=self.new_details, **self._followed())
        if self.answers:
            shown = replace(shown, answers=self.answers, answer=self.answer, main_ready=armed)
        if self.came_another_day:
            said = said_of_another_day(self.desk, self.card_input)
            shown = replace(shown, beat="another_day", ask=said, big=None, rows=(), more=0, question=None)
            coming = self.card_input.next_visit
            days = (self.desk.today(), *([coming.day] if coming is not None else []))
            shown = replace(shown, dates=around(self.desk, *days))
        if self.quiet and shown.big is not None:
            bare, *rows = without_sources((shown.big, *shown.rows))
            shown = replace(shown, big=bare, rows=tuple(rows))
        if self.handled.household and self.matched and not self.came_another_day:
            return replace(shown, question=_household_question(len(self.handled.household)))
        return shown if self.question_stands else replace(shown, question=None)

    @property
    def question_stands(self) -> bool:
        """It can be answered: not answered yet, and no second one; the next one waits for the next visit."""
        question = self.card.question
        return question is not None and not self.handled.question_done and self.asked in ("", question.key)

    def _followed(self) -> dict[str, Any]:
        """Small things of the visit, whether needs worked, and whether the big line has a menu."""
        about = {p.id for p in self.card_input.promises}
        about |= {c.id for c in self.card_input.concerns if c.may_be_asked_about}
        line = self.big_line
        tasks = tasks_shown(self.card_input, self.situation.listening) if self.matched else ()
        return {"tasks": tasks, "met": self.met, "became": line is not None and line.item in about}

    @property
    def met(self) -> tuple[str, ...] | None:
        """What was said of each need at this visit; None before the match, and where there is no visit."""
        asked = self.matched and bool(self.visit_id) and not self.calling
        return mets(self.card_input, self.card.needs) if asked else None

    def _draw(self) -> None:
        self.card = draw_card(self.deck, self.desk.speech, self.card_input, self.situation)

    def _of_now(self, lines: tuple[Line, ...], fresh: Mapping[str, Line]) -> tuple[Line, ...]:
        """The same lines; those about the wait that nobody said yet in the words of now, or gone where they
        are not true any more."""

        def stays(line: Line) -> bool:
            return line.band is not Band.WAIT or line_key(line) in self.handled.said

        kept = (line if stays(line) else fresh.get(line_key(line)) for line in lines)
        return tuple(line for line in kept if line is not None)
