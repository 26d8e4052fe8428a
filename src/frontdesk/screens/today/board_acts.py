"""What is done on the board itself: where somebody is, and the end of the day."""

from frontdesk.domain.patient import short_board_name
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.stage import Stage
from frontdesk.store.port import BoardRow
from frontdesk.usecases.set_state import choices, close_day, set_state

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


class BoardActs:
    """Every method is one act; while everything is hidden they do nothing."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def choices(self, visit_id: str) -> tuple[tuple[str, str], ...]:
        """Where this person may go now, as (state, words); nothing where there is no such row."""
        row = self._row(visit_id)
        if row is None or self._stage.hidden:
            return ()
        return tuple((state.value, WORDS[state]) for state in choices(self._stage.desk, row.visit))

    def state_picked(self, visit_id: str, state: str) -> None:
        """One of them."""
        row = self._row(visit_id)
        if row is None or self._stage.hidden:
            return
        desk, wanted = self._stage.desk, VisitState(state)
        name = short_board_name(row.board_name)
        words = WORDS[wanted]
        self._stage.change(
            lambda: set_state(desk, visit_id, wanted),
            f"{name}: {words[0].lower()}{words[1:]}",
            what=f"{name}’s state",
        )

    def close_day(self) -> None:
        """Ctrl F9: nobody is left on the list; one undo opens the day again."""
        stage = self._stage
        if stage.hidden:
            return
        stage.leave_card()
        stage.change(lambda: close_day(stage.desk), "The day is closed", what="the close of the day")
        stage.show_what_stands()

    def _row(self, visit_id: str) -> BoardRow | None:
        board = self._stage.board
        rows = (row for rows in board.lists.values() for row in rows) if board else ()
        return next((row for row in rows if row.visit.id == visit_id), None)
