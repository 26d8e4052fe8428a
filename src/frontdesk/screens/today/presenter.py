"""Today's presenter: picking, the main key, the gate, putting away and hiding. No Qt.

The walk: a person is picked -> one read -> the card -> Enter -> one Deed -> the second beat -> marks.
Late answers are dropped by ticket: painting one patient over another is a safety fault.
"""

from collections.abc import Callable
from dataclasses import replace

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinician
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.line import Identity
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.patient import short_board_name
from frontdesk.domain.template import Occasion
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.screens.today import gate, not_booked
from frontdesk.screens.today.at_desk import AtDesk
from frontdesk.screens.today.away import Away
from frontdesk.screens.today.board_acts import BoardActs
from frontdesk.screens.today.card_acts import CardActs
from frontdesk.screens.today.display import Display
from frontdesk.screens.today.find_presenter import FindPresenter
from frontdesk.screens.today.follow_acts import FollowActs
from frontdesk.screens.today.leaving_acts import LeavingActs
from frontdesk.screens.today.new_details import NewDetails
from frontdesk.screens.today.new_person import NewPersonActs
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.paper_acts import PaperActs
from frontdesk.screens.today.phone_acts import PhoneActs
from frontdesk.screens.today.record_door import RecordDoor
from frontdesk.screens.today.show_acts import ShowActs
from frontdesk.screens.today.shown import FindRow, ToastShown
from frontdesk.screens.today.sitting import Act
from frontdesk.screens.today.situation_acts import SituationActs
from frontdesk.screens.today.stage import Stage
from frontdesk.screens.today.taking_back import TakingBack
from frontdesk.screens.today.who_is_it import WhoIsIt
from frontdesk.usecases.add_visit import add_to_today, move_to_today
from frontdesk.usecases.check_in import check_in, match_at_gate
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.look_at import look_at
from frontdesk.usecases.open_card import open_card

NOT_BOOKED = "Not booked today: type the name. Somebody new: Ctrl Shift N."


class TodayPresenter:
    """One per window. ``acts`` holds what is done on an open card, ``situation`` its row of chips,
    ``at_leaving`` what is done there besides, ``follow`` what becomes of promises, concerns and needs,
    ``phone`` takes calls, ``on_board`` what is done with a row, ``new_person`` adds somebody, ``find``
    searches, ``papers`` prints and takes a filled-in sheet, ``away`` knows what happens when nobody is there,
    ``at_desk`` what reaches Today from around."""

    def __init__(
        self, desk: Desk, jobs: AnyJobs, news: ChangeBoard, display: Display, ticks: Callable[[], float]
    ) -> None:
        self.stage = Stage(desk, jobs, news, display, ticks)
        self.find = FindPresenter(self.stage)
        self.taking_back = TakingBack(self.stage)
        self.follow = FollowActs(self.stage)
        self.at_leaving = LeavingActs(self.stage, self.follow.task_ticked)
        self.papers = PaperActs(self.stage)
        self.acts = CardActs(self.stage, self.at_leaving.sentence_ticked, self.follow.said, self.papers.takes)
        who = WhoIsIt(self.stage, self.find.ask_who, lambda id: self._pick(visit_id=id, by_name=True))
        self.on_board = BoardActs(self.stage, self.find, self.papers, who)
        self.phone = PhoneActs(self.stage, self.find, self._reopen)
        self.situation = SituationActs(self.stage, self.phone)
        self.new_person = NewPersonActs(self.stage, self.find, self.patient_picked)
        self.details = NewDetails(self.stage)
        self.turned = ShowActs(self.stage)
        self.away = Away(self.stage, self.find, self.turned, ticks)
        self.at_desk = AtDesk(self.stage, self.find, self.away, self.turned)
        self.record = RecordDoor(self.stage, self.away)

    def start(self) -> None:
        """Show the day and nobody at the desk."""
        self.stage.reload_board()

    # --- picking

    def visit_picked(self, visit_id: str) -> None:
        """Somebody on the board."""
        if not self.on_board.opens_no_card(visit_id):
            self._pick(visit_id=visit_id)

    def patient_picked(self, patient_id: str) -> None:
        """Somebody without a visit today."""
        self._pick(patient_id=patient_id)

    def job_rung(self, key: str) -> None:
        """Somebody on the quiet list is rung: the phone panel opens, about the visit that was missed."""
        job = self.stage.job(key)
        if job is not None:
            self._pick(visit_id=job.id, calling=True)

    def found_picked(self, row: int | None = None) -> None:
        """Somebody in Find; None is the chosen row."""
        self.find.pick(self._found, row)

    def _found(self, one: FindRow) -> None:
        if one.patient_id:
            calling = self.phone.picks_caller()
            self.on_board.right_person(one.visit_id)
            patient_id = "" if one.visit_id else one.patient_id
            self._pick(visit_id=one.visit_id, patient_id=patient_id, calling=calling, by_name=True)
        elif one.visit_id:  # a row of today that asks who it is
            self.visit_picked(one.visit_id)
        else:
            self.new_person.asked()

    def _reopen(self, card: OpenCard) -> None:
        patient_id = "" if card.visit_id else card.patient_id
        unbooked = card.matched and not card.visit_id  # no visit keeps that they were matched
        self._pick(visit_id=card.visit_id, patient_id=patient_id, by_name=card.at_gate, matched=unbooked)

    def _pick(
        self,
        *,
        visit_id: str = "",
        patient_id: str = "",
        calling: bool = False,
        matched: bool = False,
        by_name: bool = False,
    ) -> None:
        """``calling``: they are on the phone. ``matched``: just now, by the date typed at the gate or
        before an interruption. ``by_name``: a name was typed, so a look-alike has to be told apart even
        from somebody who is in already."""
        stage = self.stage
        if stage.hidden:
            return
        stage.display.close_over()
        if calling:
            self.phone.lay_over()
        else:
            stage.over = None
            if stage.open is not None and stage.open.half_typed and not stage.open.calling:
                stage.parked.park(stage.open)
        stage.leave_card()
        self.find.clear()
        ticket = stage.ticket

        def read(card_input: CardInput) -> None:
            if ticket == stage.ticket:
                card = (OpenCard.on_the_phone if calling else OpenCard.of)(stage.desk, card_input)
                if by_name and card_input.look_alikes:
                    card.set_situation(replace(card.situation, identity=Identity.TO_CHECK))
                if matched:
                    card.set_situation(replace(card.situation, identity=Identity.CONFIRMED))
                for before in (*reversed(stage.parked.cards), *stage.before.cards):
                    card.take_up(before)
                stage.stand(card)
            stage.write_quietly(stage.desk.store.keep_looks)

        def lost(trouble: Exception) -> None:
            """What was put away may have been taken back since: it does not stand in the way of the next."""
            if isinstance(trouble, WrongUsage):
                stage.parked.forget(visit_id, patient_id)
            stage.failed(trouble)
            stage.show_what_stands()

        desk, why = stage.desk, LookKind.FOR_PHONE if calling else None
        stage.jobs.read(lambda: look_at(desk, visit_id=visit_id, patient_id=patient_id, why=why), read, lost)

    # --- the main key

    def enter(self) -> None:
        """Enter: the main action of what stands there. It does nothing in the second beat."""
        stage = self.stage
        stage.pace.input_came()
        if stage.hidden or stage.busy:
            return
        if stage.finding:
            self.found_picked()
        elif stage.open is None:
            if stage.pace.rested():
                self._enter_idle()
        elif stage.open.at_gate or not stage.armed:
            return
        elif stage.open.answers:
            self._answer(stage.open)
        elif not stage.open.matched:
            self._match(stage.open)
        elif stage.open.can_leave:
            self._leave(stage.open)

    def _leave(self, card: OpenCard) -> None:
        """What was typed about the next step is kept as a promise in the same act."""
        desk, visit = self.stage.desk, card.visit_id
        step, made = card.handled.step or NextStep(), card.promise_of_step
        self._commit(visit, lambda: check_out(desk, visit, step, made), "has left", "leaving")

    def idle_picked(self, at: int) -> None:
        """One of those who can be opened from the idle screen was pressed."""
        stage = self.stage
        if stage.open is None and not stage.hidden:
            stage.parked.chosen = at
            self._enter_idle()

    def _enter_idle(self) -> None:
        stage = self.stage
        card = stage.parked.chosen_card
        if card is not None:
            self._reopen(card)
        elif stage.board is not None and stage.board.next_to_come is not None:
            self.visit_picked(stage.board.next_to_come.visit.id)

    def _match(self, card: OpenCard) -> None:
        stage = self.stage
        if not stage.display.check_line_visible():
            return
        if card.visit_id and not card.calling:
            visit = card.visit_id
            self._commit(visit, lambda: check_in(stage.desk, visit), "is checked in", "check-in")
        else:
            self._set_identity(card, Identity.CONFIRMED)
            first = short_board_name(card.card_input.patient.board_name)
            stage.remember(
                Act(
                    f"{first}’s match",
                    back=lambda: self._match_taken_back(card),
                    again=lambda: self._set_identity(card, Identity.CONFIRMED),
                )
            )

    # --- not booked today

    def not_booked_asked(self) -> None:
        """Ctrl B: somebody stands there who is not on today's list."""
        self.find.ask(NOT_BOOKED)

    def answer_picked(self, at: int) -> None:
        """One of the answers was pressed."""
        card = self.stage.standing
        if card is not None and at < len(card.answers):
            card.answer = at
            self.stage.show_open()
            self.enter()

    def _answer(self, card: OpenCard) -> None:
        """Enter on the chosen answer; before the match only while the whole check line is in sight."""
        stage = self.stage
        if not card.matched and not stage.display.check_line_visible():
            return
        key = card.answers[card.answer].key
        if key == not_booked.KEEP:
            self.put_away()
        elif key in (not_booked.ADD, not_booked.PLACE):
            clinicians = self._with_whom(card)
            if len(clinicians) > 1:
                stage.let_stand()  # a hammered Enter picks nobody
                stage.display.ask_whom(tuple(c.spoken_name for c in clinicians))
            else:
                self._add(card, clinicians[0].id if clinicians else "")
        else:
            self.situation.reason_given(card, LookKind.FOR_DESK)
            card.came_another_day, card.answer = key == not_booked.ANOTHER_DAY, 0
            self._match(card)

    def whom_picked(self, at: int) -> None:
        """With whom somebody who was not booked is seen today."""
        stage, card = self.stage, self.stage.standing
        if card is None or not card.answers or stage.busy:
            return
        clinicians = self._with_whom(card)
        if stage.armed:
            self._add(card, clinicians[at].id)
        else:
            stage.display.ask_whom(tuple(c.spoken_name for c in clinicians))

    def _with_whom(self, card: OpenCard) -> tuple[Clinician, ...]:
        working = self.stage.board.clinicians if self.stage.board is not None else ()
        return not_booked.with_whom(card.card_input, working)

    def _add(self, card: OpenCard, clinician: str) -> None:
        self.situation.reason_given(card, LookKind.FOR_DESK)
        desk, patient, coming = self.stage.desk, card.patient_id, card.card_input.next_visit
        visit = coming.id if card.came_another_day and coming is not None else new_id()

        def job() -> Changes:
            if card.came_another_day:
                return move_to_today(desk, visit, clinician)
            return add_to_today(desk, visit, patient, clinician)

        self._commit(visit, job, "is checked in", "visit")

    def _match_taken_back(self, card: OpenCard) -> None:
        card = self.stage.as_it_stands(card)
        card.came_another_day, card.answer = False, 0
        self._set_identity(card, Identity.PRESUMED)

    def _set_identity(self, card: OpenCard, identity: Identity) -> None:
        card = self.stage.as_it_stands(card)
        card.set_situation(replace(card.situation, identity=identity))
        if self.stage.open is card:
            self.stage.let_stand()

    def leaving(self) -> None:
        """Ctrl Enter: a matched card goes to Leaving, skipping the states between."""
        card = self.stage.open
        away = self.stage.hidden or self.stage.finding
        if card is not None and card.matched and card.visit_id and not card.calling and not away:
            card.set_situation(replace(card.situation, occasion=Occasion.CHECKOUT))
            self.stage.let_stand()

    def _commit(self, visit_id: str, job: Callable[[], Changes], did: str, what: str) -> None:
        stage = self.stage
        stage.busy = True
        ticket = stage.ticket

        def work() -> tuple[Changes, CardInput]:
            return job(), open_card(stage.desk, visit_id=visit_id)

        def done(answer: tuple[Changes, CardInput]) -> None:
            stage.busy = False
            changes, card_input = answer
            name = short_board_name(card_input.patient.board_name)
            stage.did(changes, f"{name}’s {what}")
            if changes.deed:
                at = stage.desk.speech.clock(stage.desk.local(stage.desk.now()))
                stage.toast(ToastShown(f"{name} {did}, {at}"))
            if ticket == stage.ticket and stage.open is not None:
                self._after_commit(stage.open, card_input)
            stage.reload_board()

        stage.jobs.write(work, done, stage.failed)

    def _after_commit(self, card: OpenCard, card_input: CardInput) -> None:
        if card.leaving and not card.at_gate:
            self.stage.leave_card()
            self.stage.pace.rest()
            self.stage.show_what_stands()
            return
        checked_in = OpenCard.of(self.stage.desk, card_input)
        listening = card.situation.listening
        checked_in.set_situation(replace(checked_in.situation, listening=listening))
        if checked_in.patient_id == card.patient_id:
            checked_in.handled.drafts = card.handled.drafts
        self.stage.stand(checked_in)

    # --- the look-alike gate

    def digits_typed(self, digits: str) -> None:
        """The fourth digit is the match: the right card opens at its second beat."""
        card = self.stage.open
        if card is None or not card.at_gate or len(digits) < 4:
            return
        found = gate.answer(card.card_input, digits)
        if found.visit_id:
            self.gate_picked(found.visit_id)
        else:
            card.gate_answers = (*card.gate_answers, found)
            self.stage.show_open()

    def gate_picked(self, visit_id: str) -> None:
        """Who it is at the gate is known: check in and show the second beat. Who is in already just shows."""
        card = self.stage.open
        calling = card is not None and card.calling
        if card is not None and visit_id == gate.NOT_BOOKED:
            self._set_identity(card, Identity.CONFIRMED if calling else Identity.PRESUMED)
        elif calling:
            self._pick(visit_id=visit_id, calling=True, matched=True)
        elif not self.stage.busy:
            desk = self.stage.desk
            self._commit(visit_id, lambda: match_at_gate(desk, visit_id), "is checked in", "check-in")

    # --- putting away, hiding, taking back

    def put_away(self) -> None:
        """Esc: the turned screen first, then Find, then the card, at once."""
        stage = self.stage
        if self.turned.facing:
            self.turned.back()
            return
        if stage.hidden:
            return
        if stage.finding:
            self.find.clear()
        elif stage.open is not None and stage.open.calling:
            self.phone.hang_up()
            return
        elif stage.open is not None:
            stage.parked.park(stage.open)
            stage.leave_card()
        stage.show_what_stands()

    def hide_or_show(self) -> None:
        """F9: everything off the screen, and back."""
        stage = self.stage
        if stage.finding:
            self.find.clear()
        if self.turned.facing:
            self.turned.wipe()
        else:
            stage.hide(not stage.hidden)
