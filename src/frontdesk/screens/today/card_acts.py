"""What the desk does on an open card: lines, the situation row, adding, answering, notes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from frontdesk.card.facts import newest
from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import FactKind
from frontdesk.domain.habit import Heard
from frontdesk.domain.line import Line, Mark
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.template import Band
from frontdesk.prompts.kept_words import sound_to_mind
from frontdesk.prompts.question import SEEN_ONCE
from frontdesk.screens.today.card_words import line_key
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.open_card_state import HOUSEHOLD_ANSWERS, OpenCard
from frontdesk.screens.today.promised import day_to_mind, keep_promise
from frontdesk.screens.today.shown import ToastShown, WhyShown
from frontdesk.screens.today.sitting import Act
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases import mark_line
from frontdesk.usecases.add_fact import add_fact, asked_of_typed
from frontdesk.usecases.answer_habit import answer_habit
from frontdesk.usecases.confirm_fact import confirm_fact, set_to_check
from frontdesk.usecases.household import go_gently_too
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.met_answer import NEED_MET, answer_met
from frontdesk.usecases.promise_words import day_unread
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.set_situation import set_told
from frontdesk.usecases.words_kept import WordsAsked, asked_about

_ASKED_KIND = {"sound": FactKind.PRONUNCIATION, "address": FactKind.NAME_TO_USE}
"""What the field that a question opened is for."""
_HEARD = {0: Heard.YES, 1: Heard.NO_MATTER}
"""The answers about something noticed, in the order the pack has them; the last one is a no."""
_WHAT_CHANGED = frozenset({"RT-02", "RT-05", "CI-28"})
"""Questions whose "Changed" opens the field for what did."""

_SOUNDS = frozenset({"sound", "new_sound"})
_SAY = "say "
"""What F2 begins with for a sound."""

_KEPT_DRAFTS = frozenset({"fact", "sound", "address", "promise"})
"""What the field is opened for on a card; its words wait when somebody comes in between."""


class CardActs:
    """Every method is one act; on the idle screen and at the gate they do nothing."""

    def __init__(
        self,
        stage: Stage,
        sentence_ticked: Callable[[], None],
        line_said: Callable[[OpenCard, Line, bool], None],
        sheet_taken: Callable[[str, str], bool],
    ) -> None:
        """``sentence_ticked``: Space on the last sentence; ``line_said``: what a tick settles;
        ``sheet_taken``: whether words given in a field were a sheet's numbers, and went there."""
        self._stage = stage
        self._line_said = line_said
        self._sentence_ticked = sentence_ticked
        self._sheet_taken = sheet_taken

    @property
    def _card(self) -> OpenCard | None:
        return self._stage.standing

    @property
    def _matched(self) -> OpenCard | None:
        """The open card after the match."""
        card = self._card
        return card if card is not None and card.matched else None

    # --- lines

    def line_down(self) -> None:
        """The next line becomes the big one."""
        self._move_big(1)

    def line_up(self) -> None:
        """The line before becomes the big one."""
        self._move_big(-1)

    def _move_big(self, step: int) -> None:
        card = self._card
        if self._stage.finding:
            self._stage.in_find(step)
        elif card is not None and (card.matched or card.answers):
            card.move_big(step)
            self._stage.show_open()
        elif self._stage.open is None:
            self._stage.choose(step)

    def line_chosen(self, key: str) -> None:
        """A row was clicked: it becomes the big one."""
        card = self._matched
        keys = [line_key(line) for line in card.lines] if card else []
        if card is not None and key in keys:
            card.big = keys.index(key)
            self._stage.show_open()

    def tick_big(self) -> None:
        """Space: the big line was said, in these or other words; a folded one opens first."""
        card = self._matched
        line = card.big_line if card else None
        if card is not None and card.leaving and line is None:
            self._sentence_ticked()
        if card is None or line is None:
            return
        key = line_key(line)
        if line.folded and key not in card.handled.opened:
            card.handled.opened.add(key)
            self._stage.show_open()
        else:
            self.line_ticked(key)

    def line_ticked(self, key: str) -> None:
        """Tick or untick one line. An unticked line means nothing."""
        card = self._matched
        line = next((x for x in card.lines if line_key(x) == key), None) if card else None
        if card is None or line is None:
            return
        self._set_said(card, line, key not in card.handled.said)
        on = key in card.handled.said
        self._stage.remember(
            Act(
                "a tick" if on else "an unticked line",
                back=lambda: self._set_said(card, line, not on),
                again=lambda: self._set_said(card, line, on),
            )
        )

    def _set_said(self, card: OpenCard, line: Line, on: bool) -> None:
        key = line_key(line)
        said = card.handled.said  # changed in place: the card after this one has the same set
        (said.add if on else said.discard)(key)
        visit = card.card_input.visit
        if visit is not None:
            job, desk = mark_line.tick if on else mark_line.untick, self._stage.desk
            self._stage.write_quietly(lambda: job(desk, line, visit.id))
            if line.band is Band.WAIT:
                told_at = self._told(card, key, on)
                self._stage.write_quietly(lambda: set_told(desk, visit.id, told_at), board=True)
            self._line_said(card, line, on)
        self._stage.show_again(card)

    def _told(self, card: OpenCard, key: str, on: bool) -> datetime | None:
        """When they were last told: now, or, the tick taken back, as it was before."""
        before = card.card_input.visit.told_at if card.card_input.visit else None
        if on:
            card.handled.told_before.setdefault(key, before)
            return self._stage.desk.now()
        return card.handled.told_before.pop(key, before)

    def not_right_asked(self) -> None:
        """Del: ask for one of four reasons about the big line."""
        card = self._matched
        if card is not None and card.big_line is not None:
            self._stage.display.ask_not_right()

    def not_right(self, reason: Mark) -> None:
        """The big line was not right; it leaves this card, with the way back in a toast."""
        card = self._matched
        line = card.big_line if card else None
        if card is None or line is None:
            return
        stage, visit, patient = self._stage, card.visit_id, card.patient_id
        card.remove(line_key(line))
        stage.show_open()
        if not visit:
            return

        def back(changes: Changes) -> None:
            card.handled.removed.discard(line_key(line))
            take_back = mark_line.take_back_not_right
            stage.change(lambda: take_back(stage.desk, line, visit, reason, changes.deed))

        def done(changes: Changes) -> None:
            stage.remember(Act("“Not right”", back=lambda: back(changes)))
            stage.did(changes, "")
            stage.toast(ToastShown("Noted. This line is off the card."))

        mark = mark_line.not_right
        stage.jobs.write(
            lambda: mark(stage.desk, line, visit, patient, reason, card.deck), done, stage.failed
        )

    def why_asked(self) -> None:
        """F5: the integer points of the big line."""
        card = self._matched
        line = card.big_line if card else None
        if line is not None:
            deck = self._stage.desk.deck
            helps = deck.by_id[line.template].template.why if line.template in deck.by_id else ""
            points = tuple((p.points, p.reason) for p in line.why)
            self._stage.display.show_why(WhyShown(line.score, points, helps))

    # --- adding and answering

    def add_asked(self) -> None:
        """F2: the field opens; before the match on the sound where none is known, else where words wait."""
        card = self._card
        if card is None:
            return
        what = "fact" if card.card.say_name or card.matched else "sound"
        waiting = [left for left in card.handled.drafts if left != "promise"]
        self._ask(waiting[-1] if waiting else what)

    def sound_asked(self) -> None:
        """The slot beside a name whose sound nobody knows."""
        self._ask("sound")

    def promise_asked(self) -> None:
        """F3."""
        self._ask("promise")

    def _ask(self, what: str) -> None:
        card = self._card
        if card is not None:
            self._stage.display.ask_words(what, card.handled.drafts.get(what))

    def sound_to_mind(self, what: str, words: str) -> str:
        """A hint below the field while a name's sound is typed."""
        said = words[len(_SAY) :] if words.lower().startswith(_SAY) else ""
        return sound_to_mind(words if what in _SOUNDS else said if what == "fact" else "")

    @staticmethod
    def asked_of(what: str, words: str) -> WordsAsked:
        """What there is to say about the words in the field as they stand."""
        if what == "promise":
            return replace(asked_about(words), question="")  # it stays at the desk
        return asked_of_typed(words, _ASKED_KIND.get(what))

    def words_left(self, what: str, words: str, audience: Audience | None) -> None:
        """The field was left before Enter: the words wait for the next F2 or F3 on this card."""
        card = self._stage.open
        if card is not None and what in _KEPT_DRAFTS:
            card.handled.drafts.pop(what, None)
            if words.strip():
                card.handled.drafts[what] = Draft(words, audience)

    def words_dropped(self, what: str) -> None:
        """Esc in the field: nothing of it waits."""
        card = self._stage.open
        if card is not None:
            card.handled.drafts.pop(what, None)

    def words_given(self, what: str, words: str, audience: Audience | None) -> None:
        """Enter in the field."""
        card = self._card
        if card is None:
            return
        drafts = card.handled.drafts
        drafts.pop(what, None)
        if self._sheet_taken(what, words):
            return
        drafts[what] = Draft(words, audience)  # what is not kept waits for the next F2 or F3

        def kept(_: Changes) -> None:
            drafts.pop(what, None)

        desk, patient, visit = self._stage.desk, card.patient_id, card.visit_id
        if what == "promise":
            if unread := day_unread(words, desk.speech, desk.today()):
                self._stage.toast(ToastShown(f"{unread} Nothing was changed.", undo=False, trouble=True))
                self._ask(what)
            else:
                keep_promise(self._stage, patient, visit, words, kept)
            return
        kind = _ASKED_KIND.get(what)
        self._stage.change(
            lambda: add_fact(desk, patient, words, audience, kind=kind),
            "Saved, private" if audience is Audience.PRIVATE else "Saved",
            what="the note",
            then=kept,
        )

    def field_again(self, what: str) -> None:
        """What hid the desk closed the field: it stands there again, with its words."""
        self._ask(what)

    def promise_day(self, what: str, words: str) -> str:
        """Below the field for a promise: the day it is kept for, while it is typed."""
        return day_to_mind(self._stage.desk, words) if what == "promise" else ""

    def fact_confirmed(self, fact_id: str) -> None:
        """One key: what the other system says is right."""
        card = self._card
        if card is not None:
            self._stage.change(
                lambda: confirm_fact(self._stage.desk, card.patient_id, fact_id),
                "Confirmed",
                what="the confirmation",
            )

    def question_answered(self, answer: str) -> None:
        """The one thing to check: Yes, Changed, or the answer about consent."""
        card = self._matched
        if card is not None and card.handled.household:
            self._household_answered(card, answer)
            return
        question = card.card.question if card else None
        if card is None or question is None or not card.question_stands:
            return
        card.handled.question_done = True
        self._stage.show_open()
        stage, desk, patient = self._stage, self._stage.desk, card.patient_id
        yes = answer == question.answers[0]
        sound = newest(card.card_input.facts, FactKind.PRONUNCIATION)
        if question.key == "CI-29":
            said = ConsentAnswer.YES if yes else ConsentAnswer.NO
            stage.change(lambda: set_consent(desk, patient, said), "Noted", what="the answer")
        elif (question.key == "CI-04" and yes) or (question.key in ("CI-03", "said_right") and not yes):
            self._ask("sound")
        elif question.key == "CI-03" and sound is not None:
            stage.change(lambda: confirm_fact(desk, patient, sound.id), "Noted", what="the answer")
        elif question.key == "CI-05" and yes:
            self._ask("address")
        elif question.key == "CI-05":
            name = card.card.name_to_use
            stage.change(
                lambda: add_fact(desk, patient, name, kind=FactKind.NAME_TO_USE),
                "Noted",
                what="the answer",
            )
        elif question.key in _WHAT_CHANGED and not yes:
            self._ask("fact")
        elif question.key.startswith(SEEN_ONCE):
            heard = _HEARD.get(question.answers.index(answer), Heard.NO)
            stage.change(
                lambda: answer_habit(desk, patient, question.fact_id, heard), "Noted", what="the answer"
            )
        elif question.key.startswith(NEED_MET):
            number = question.answers.index(answer)
            last = card.card_input.past_visits[0].visit_id if card.card_input.past_visits else ""
            stage.change(
                lambda: answer_met(desk, patient, last, question.fact_id, number), "Noted", what="the answer"
            )
        elif question.fact_id:
            job = confirm_fact if yes else set_to_check
            stage.change(lambda: job(desk, patient, question.fact_id), "Noted", what="the answer")

    def _household_answered(self, card: OpenCard, answer: str) -> None:
        """Go gently there too, in one act; asked once."""
        stage, people = self._stage, card.handled.household
        card.handled.household = ()
        if answer == HOUSEHOLD_ANSWERS[0]:
            stage.change(
                lambda: go_gently_too(stage.desk, people), "Noted", what="go gently in the household"
            )
        else:
            stage.show_open()

    def notes_open(self) -> int:
        """What stands open now, as in ``notes_held``."""
        return self._card.notes_level if self._card is not None else 0

    def notes_held(self, level: int) -> None:
        """F4: 1 at once, 2 after a second more on the same card, 0 when let go."""
        card = self._card
        if card is not None and card.notes_level != level and (level < 2 or card.notes_level == 1):
            card.notes_level = level
            self._stage.show_open()
            if level == 2:
                note_look(self._stage.desk, LookKind.PRIVATE, card.patient_id, card.visit_id)
                self._stage.write_quietly(self._stage.desk.store.keep_looks)
