"""What is done on the board itself: where somebody is, when and with whom, and the end of the day."""

from collections.abc import Callable
from datetime import datetime

from frontdesk.domain.changes import Changes
from frontdesk.domain.patient import short_board_name
from frontdesk.domain.visit import BoardList, VisitState, board_list
from frontdesk.screens.today.dates_to_mind import while_typed
from frontdesk.screens.today.find_presenter import FindPresenter
from frontdesk.screens.today.handled import Draft
from frontdesk.screens.today.paper_acts import ON_A_ROW, PaperActs
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.screens.today.who_is_it import ASK_AGAIN, ON_A_BOOKING, SOMEBODY_ELSE, WhoIsIt
from frontdesk.store.port import BoardRow
from frontdesk.usecases.move_visit import MOVABLE, give_to, move_visit, read_when
from frontdesk.usecases.set_state import choices, close_day, set_state
from frontdesk.usecases.who_is_it import may_ask_again
from frontdesk.usecases.wrong_person import WRONG_IN, TakenBack, here_since, take_back_check_in

WORDS = {
    VisitState.EXPECTED: "Is to come after all",
    VisitState.ARRIVED: "Is here, not matched yet",
    VisitState.WAITING: "Is waiting again",
    VisitState.WITH_CLINICIAN: "Is with the clinician",
    VisitState.READY_TO_LEAVE: "Is ready to leave",
    VisitState.LEFT: "Has left",
    VisitState.LEFT_BEFORE_SEEN: "Left before being seen",
    VisitState.DID_NOT_COME: "Did not come",
    VisitState.CANCELLED: "Cancelled",
}
"""As the menu of a row says it; the toast says it after the name."""
TIME, WITH, WRONG = "time", "with:", "wrong"
BUSY = "This time is taken. Somebody else at the desk looks after it."
ASKED = "visit_time"
"""What the field is opened for."""
_INSTEAD = (BoardList.TO_COME, BoardList.PROBABLY_IN, BoardList.WAITING)
WHO_IS_IT = "Who is it instead? Type the name; Esc leaves the check-in taken back."
NOT_READ = "That is no time yet, like 14:30 or tomorrow 9:40. Nothing was changed."


class BoardActs:
    """Every method is one act; while everything is hidden they do nothing."""

    def __init__(self, stage: Stage, find: FindPresenter, papers: PaperActs, who: WhoIsIt) -> None:
        self._stage = stage
        self._who = who
        self._papers = papers
        self._find = find
        self._moving = ""
        self._when: dict[str, Draft] = {}
        self._since: datetime | None = None

    def choices(self, visit_id: str) -> tuple[tuple[str, str], ...]:
        """What may come next for this person, as (key, words); nothing where there is no such row."""
        row = self._row(visit_id)
        if row is None or row.busy or self._stage.hidden:
            return ()
        if row.booking is not None:
            return ON_A_BOOKING
        where = board_list(row.visit, self._stage.desk.now())
        out = [(state.value, WORDS[state]) for state in choices(self._stage.desk, row.visit)]
        if where in MOVABLE:
            out.append((TIME, "Another time or day"))
        if where in _INSTEAD and self._stage.board is not None:
            others = (c for c in self._stage.board.clinicians if c.id != row.visit.clinician_id)
            out += [(f"{WITH}{one.id}", f"With {one.spoken_name} instead") for one in others]
        if where in MOVABLE and may_ask_again(row.visit):
            out.append(SOMEBODY_ELSE)
        if where in WRONG_IN and row.visit.identified_at is not None:
            out.append((WRONG, "Wrong person: take the check-in back"))
        return (*out, *ON_A_ROW)

    def opens_no_card(self, visit_id: str) -> bool:
        """Whoever is at the desk must not see who comes, or nobody has said who it is: then it asks."""
        row = self._row(visit_id)
        if row is not None and row.busy:
            self._stage.toast(ToastShown(BUSY, undo=False))
        elif row is not None and row.booking is not None:
            self._who.ask(row)
        else:
            return False
        return True

    def picked(self, visit_id: str, key: str) -> None:
        """One of them."""
        row = self._row(visit_id)
        if row is None or key not in dict(self.choices(visit_id)):
            return
        desk, name = self._stage.desk, short_board_name(row.board_name)
        if row.booking is not None:
            self._who.picked(row, key)
        elif key == ASK_AGAIN:
            self._who.not_this_one(row)
        elif key in dict(ON_A_ROW):
            self._papers.of_row(visit_id, key)
        elif key == TIME:
            self._moving = visit_id
            self._stage.display.ask_words(ASKED, self._when.pop(visit_id, None))
        elif key == WRONG:
            self._wrong(visit_id, name)
        elif key.startswith(WITH):
            whom = dict(self.choices(visit_id))[key]
            self._change(lambda: give_to(desk, visit_id, key.removeprefix(WITH)), name, whom)
        else:
            state = VisitState(key)
            self._change(lambda: set_state(desk, visit_id, state), name, WORDS[state])

    def time_given(self, typed: str) -> None:
        """Enter in the field for another time."""
        row, desk = self._row(self._moving), self._stage.desk
        when = read_when(typed, desk.today(), desk.speech)
        if row is None or self._stage.hidden:
            return
        if when is None:
            self._stage.toast(ToastShown(NOT_READ, undo=False, trouble=True))
            self._stage.display.ask_words(ASKED, Draft(typed, None))
            return
        day, at = when
        name, visit_id = short_board_name(row.board_name), row.visit.id
        on = "" if day == desk.today() else f"{desk.speech.week_day(day)}, "
        words = f"Is booked for {on}{at:%H:%M}"
        self._change(lambda: move_visit(desk, visit_id, when), name, words)

    def field_again(self) -> None:
        """What hid the desk closed the field: it stands there again, with its words."""
        if self._row(self._moving) is not None:
            self._stage.display.ask_words(ASKED, self._when.pop(self._moving, None))

    def dates_to_mind(self, typed: str) -> str:
        """What stands below the field for another time: the same for whoever is moved."""
        return while_typed(self._stage.desk, typed)

    def time_left(self, typed: str) -> None:
        """Something came in between: the words wait until another time is asked for this visit again."""
        if typed.strip():
            self._when[self._moving] = Draft(typed, None)

    def close_day(self) -> None:
        """Ctrl F9: nobody is left on the list; one undo opens the day again."""
        stage = self._stage
        if stage.hidden:
            return
        stage.leave_card()
        stage.over = None
        stage.change(lambda: close_day(stage.desk), "The day is closed", what="the close of the day")
        stage.show_what_stands()

    def right_person(self, visit_id: str) -> None:
        """Somebody was found in the place of the wrong one: they have waited since then."""
        since, self._since = self._since, None
        if since is not None and self._find.asks == WHO_IS_IT and visit_id:
            desk = self._stage.desk
            self._stage.jobs.write(lambda: here_since(desk, visit_id, since), self._told, self._stage.failed)

    def _told(self, changes: Changes) -> None:
        self._stage.did(changes, "who has waited since then")
        self._stage.reload_board()

    def _wrong(self, visit_id: str, name: str) -> None:
        stage = self._stage
        desk = stage.desk

        def done(answer: tuple[Changes, TakenBack]) -> None:
            changes, back = answer
            stage.forget(visit_id)
            stage.did(changes, f"{name}’s check-in as the wrong person")
            self._find.ask(WHO_IS_IT)
            self._since = back.arrived_at
            things = f"{back.written} thing{'s' if back.written != 1 else ''}"
            stay = f" {things} written meanwhile on that card: look through what stays there."
            said = f"{name} is to come again.{stay if back.written else ''}"
            stage.toast(ToastShown(said, stays=back.written > 0))
            stage.reload_board()

        stage.jobs.write(lambda: take_back_check_in(desk, visit_id), done, stage.failed)

    def _change(self, job: Callable[[], Changes], name: str, words: str) -> None:
        said = f"{name}: {words[0].lower()}{words[1:]}"
        self._stage.change(job, said, what=f"{name}’s state")

    def _row(self, visit_id: str) -> BoardRow | None:
        board = self._stage.board
        rows = (row for rows in board.lists.values() for row in rows) if board else ()
        return next((row for row in rows if row.visit.id == visit_id), None)
