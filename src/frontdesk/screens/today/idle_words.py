"""Nobody at the desk, in words: who is next, who was put away, what to do while it is quiet. Pure."""

from frontdesk.domain.patient import short_board_name
from frontdesk.domain.visit import BoardList
from frontdesk.screens.today.ledger_words import ledger_shown
from frontdesk.screens.today.put_away import PutAway
from frontdesk.screens.today.shown import IdleShown, JobShown
from frontdesk.usecases.day_board import Board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.ledger import Ledger
from frontdesk.usecases.quiet_jobs import QuietJob

_GLYPHS = {
    "interpreter": "languages",
    "late": "timer",
    "missed": "phone",
    "task": "inbox",
    "note": "square-pen",
    "concern": "message-circle-question-mark",
}


def idle_shown(
    desk: Desk,
    board: Board,
    parked: PutAway,
    quiet: tuple[QuietJob, ...],
    owed: Ledger,
    *,
    whole: bool,
) -> IdleShown:
    """Enter opens the chosen one: the newest card put away, else the next person."""
    jobs = tuple(
        JobShown(
            f"{j.sort}/{j.id}",
            j.what,
            j.when,
            _GLYPHS[j.sort],
            rings=j.sort == "missed",
            other=j.other,
        )
        for j in quiet
    )
    names = [short_board_name(card.card_input.patient.board_name) for card in parked.cards]
    words, opens = _next(desk, board, parked)
    choices = (*(f"Back to {name}" for name in names), *([opens] if opens else []))
    if parked.chosen < len(names):
        words = f"{names[parked.chosen]} is put away."
    chosen = min(parked.chosen, len(choices) - 1) if choices else 0
    return IdleShown(
        "The desk is ready.", words, choices, chosen, jobs, ledger_shown(desk, owed, whole=whole)
    )


def _next(desk: Desk, board: Board, parked: PutAway) -> tuple[str, str]:
    row = board.next_to_come
    if row is None:
        return "Nobody else is down for today.", ""
    if any(card.visit_id == row.visit.id for card in parked.cards):
        return "", ""
    first = short_board_name(row.board_name)
    if board.lists[BoardList.LEAVING]:
        return f"Next: {first} is leaving.", f"Open {first}"
    return f"Next: {first}, {desk.speech.clock(desk.local(row.visit.start))}.", f"Open {first}"
