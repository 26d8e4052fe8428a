"""What the desk does so that nothing said is lost: promises, small things to do, concerns, needs met."""

from frontdesk.domain.changes import Changes
from frontdesk.domain.concern import Concern, ConcernState
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.line import Line
from frontdesk.domain.need_met import Met
from frontdesk.domain.promise import Promise
from frontdesk.screens.today.card_words import line_key
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.add_promise import usual_due
from frontdesk.usecases.concern_answers import ANSWERS, answer_concern
from frontdesk.usecases.follow_promise import WORDS, Way, go, new_day, ways
from frontdesk.usecases.need_met import say_met
from frontdesk.usecases.promise_words import read_new_day
from frontdesk.usecases.quiet_jobs import job_done, keep_asking
from frontdesk.usecases.said_about import said_about, unsaid
from frontdesk.usecases.tasks import tick_task

NEW_DAY, WHY = "new_day", "why_not_met"
"""What the field is opened for."""
ASKED = frozenset({NEW_DAY, WHY})
NOT_READ = "That is no day yet, like {} or in 2 weeks. Nothing was changed."
METS = (Met.YES, Met.PARTLY, Met.NO)
_SAID = {
    Way.READY: "Ready to hand over",
    Way.GIVEN: "Handed over",
    Way.TOLD: "Noted: told",
    Way.RELEASED: "Not needed any more",
    Way.BROKEN: "Noted: not kept, and sorry was said",
    Way.AGAIN: "It is open again",
}


class FollowActs:
    """Every method is one act; while everything is hidden they do nothing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._moving: Promise | None = None
        self._days: dict[str, Draft] = {}
        """Half-typed new days by promise."""
        self._need = ""
        self._met = Met.YES
        self._done: dict[str, str] = {}
        """Deeds of ticked lines by line and visit, to be taken back with the tick."""

    # --- menus

    def choices(self, item_id: str) -> tuple[tuple[str, str], ...]:
        """What may become of a promise or concern that stands on the screen, as (key, words)."""
        promise = self._promise(item_id)
        if promise is not None:
            return ways(promise)
        return ANSWERS if self._concern(item_id) is not None else ()

    def of_big_line(self) -> str:
        """Id of the promise or concern that the big line is about; empty for none."""
        card = self._card
        line = card.big_line if card is not None and card.matched else None
        return line.item if line is not None and self.choices(line.item) else ""

    def picked(self, item_id: str, key: str) -> None:
        """One of them."""
        promise, concern = self._promise(item_id), self._concern(item_id)
        if key not in dict(self.choices(item_id)):
            return
        if promise is not None and key == Way.NEW_DAY:
            self._moving = promise
            self._stage.display.ask_words(NEW_DAY, self._days.get(promise.id))
        elif promise is not None:
            self._go(promise, Way(key))
        elif concern is not None:
            desk, state = self._stage.desk, ConcernState(key)
            self._stage.change(
                lambda: answer_concern(desk, concern.patient_id, concern.id, state),
                dict(ANSWERS)[key],
                what="the answer",
            )

    def told(self, promise_id: str) -> None:
        """One tap: the patient knows how it stands."""
        promise = self._promise(promise_id)
        if promise is not None:
            self._go(promise, Way.TOLD)

    # --- while it is quiet

    def job_ticked(self, key: str) -> None:
        """A job of the quiet list is done; Ctrl Z brings it back."""
        job = self._stage.job(key)
        if job is not None:
            self._stage.change(lambda: job_done(self._stage.desk, job), "Done", what=job.act)

    def job_answered(self, key: str) -> None:
        """The other answer of a job."""
        job = self._stage.job(key)
        if job is not None:
            self._stage.change(lambda: keep_asking(self._stage.desk, job), job.other, what="the answer")

    def ledger_opened(self) -> None:
        """The fold below it: everything owed, or what is due alone."""
        self._stage.ledger_open = not self._stage.ledger_open
        self._stage.reload_board()

    def ledger_ticked(self, promise_id: str) -> None:
        """Ready to hand over; ticked once more it is not."""
        promise = self._promise(promise_id)
        if promise is not None:
            ticked = "ready" in dict(ways(promise))
            self._go(promise, Way.READY if ticked else Way.AGAIN)

    # --- small things of the visit

    def task_ticked(self, task_id: str) -> None:
        """Done; ticked once more it is not."""
        card, desk = self._card, self._stage.desk
        task = next((t for t in card.card_input.tasks if t.id == task_id), None) if card else None
        if task is not None:
            self._stage.change(lambda: tick_task(desk, task.id, task.patient_id), what=task.what)

    # --- did a need work today

    def met_picked(self, fact_id: str, number: int) -> None:
        """The patient's word about one need; unless it is a yes the field opens for why, if anything."""
        card, desk = self._card, self._stage.desk
        if card is None or not card.matched or not card.visit_id:
            return
        met, patient, visit = METS[number], card.patient_id, card.visit_id
        self._need, self._met = fact_id, met

        def noted(_: Changes) -> None:
            if met is not Met.YES and card is self._stage.open:
                self._stage.display.ask_words(WHY, card.handled.drafts.get(WHY))

        self._stage.change(
            lambda: say_met(desk, patient, visit, fact_id, met), "Noted", what="the answer", then=noted
        )

    # --- words given

    def words_given(self, what: str, words: str) -> None:
        """Enter in a field that was opened here."""
        if what == NEW_DAY:
            self._day_given(words)
        elif words.strip():
            self._why_given(words)

    def words_left(self, what: str, words: str) -> None:
        """Somebody came in between: the words wait with the promise, or the card, they belong to."""
        card = self._stage.open
        if what == NEW_DAY and self._moving is not None and words.strip():
            self._days[self._moving.id] = Draft(words, None)
        if what == WHY and card is not None and words.strip():
            card.handled.drafts[WHY] = Draft(words, None)

    def field_again(self, what: str) -> None:
        """What hid the desk closed the field: it stands there again, with its words."""
        card, moving = self._card, self._moving
        if what == WHY and card is not None:
            self._stage.display.ask_words(WHY, card.handled.drafts.get(WHY))
        elif what == NEW_DAY and moving is not None and self._promise(moving.id) is not None:
            self._stage.display.ask_words(NEW_DAY, self._days.get(moving.id))

    def words_dropped(self, what: str) -> None:
        """Esc in the field: the answer stays, without why; the promise keeps its day."""
        card = self._stage.open
        if what == NEW_DAY and self._moving is not None:
            self._days.pop(self._moving.id, None)
            self._moving = None
        elif card is not None:
            card.handled.drafts.pop(WHY, None)

    def _day_given(self, words: str) -> None:
        promise, stage = self._moving, self._stage
        desk = stage.desk
        if promise is None or stage.hidden:
            return
        read = read_new_day(words, desk.speech, desk.today())
        if read is None:
            like = desk.speech.week_day(usual_due(desk.today()))
            stage.toast(ToastShown(NOT_READ.format(like), undo=False, trouble=True))
            stage.display.ask_words(NEW_DAY, Draft(words, None))
            return
        day, why = read
        self._days.pop(promise.id, None)
        self._moving = None
        said = f"New date: {desk.speech.week_day(day)}"
        stage.change(lambda: new_day(desk, promise, day, why), said, what="the new date")

    def _why_given(self, words: str) -> None:
        card, desk = self._card, self._stage.desk
        if card is None:
            return
        card.handled.drafts.pop(WHY, None)
        patient, visit, need, met = card.patient_id, card.visit_id, self._need, self._met
        self._stage.change(
            lambda: say_met(desk, patient, visit, need, met, words), "Noted", what="the reason"
        )

    # --- a line was said

    def said(self, card: OpenCard, line: Line, on: bool) -> None:
        """What a ticked line was about is told, asked about or acknowledged; without the tick it is not."""
        stage, key = self._stage, f"{line_key(line)}/{card.visit_id}"
        desk, patient = stage.desk, card.patient_id
        if not line.item or not card.visit_id:
            return

        def work() -> Changes:
            if on:
                return said_about(desk, patient, line.item)
            deed = self._done.pop(key, "")
            return unsaid(desk, deed) if deed else Changes()

        def done(changes: Changes) -> None:
            if on and changes.deed:
                self._done[key] = changes.deed
            stage.news.publish(changes, stage)
            stage.reload_board()

        def lost(trouble: Exception) -> None:
            if not isinstance(trouble, Conflict | Refused):  # it moved on meanwhile: that is the newer truth
                stage.failed(trouble)

        stage.jobs.write(work, done, lost)

    # --- ours

    @property
    def _card(self) -> OpenCard | None:
        return self._stage.standing

    def _promise(self, id: str) -> Promise | None:
        """One that stands on the screen: on the open card past the match, else in the ledger."""
        stage, card = self._stage, self._card
        if stage.open is not None:
            own = card.card_input.promises if card is not None and card.matched else ()
            return next((one for one in own if one.id == id), None)
        rows = () if stage.hidden or stage.finding else stage.ledger.rows
        return next((row.promise for row in rows if row.promise.id == id), None)

    def _concern(self, id: str) -> Concern | None:
        card = self._card
        own = card.card_input.concerns if card is not None and card.matched else ()
        return next((one for one in own if one.id == id and one.may_be_asked_about), None)

    def _go(self, promise: Promise, way: Way) -> None:
        stage, desk = self._stage, self._stage.desk
        here = stage.open is not None
        if here and way is Way.GIVEN and stage.open is not None:
            stage.open.handled.given[promise.id] = promise
        stage.change(lambda: go(desk, promise, way, here=here), _SAID[way], what=WORDS[way].lower())
