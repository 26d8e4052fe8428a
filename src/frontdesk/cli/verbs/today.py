"""``frontdesk today``: the day board."""

from typing import Any

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say, say_json, say_table, verb
from frontdesk.domain.visit import BoardList
from frontdesk.usecases.day_board import SHOWN, Board, day_board
from frontdesk.usecases.desk import Desk

_TITLES = {
    BoardList.LEAVING: "Leaving",
    BoardList.WAITING: "Waiting",
    BoardList.TO_COME: "To come",
    BoardList.WITH_CLINICIAN: "With clinician",
    BoardList.LEFT: "Left",
    BoardList.PROBABLY_IN: "Probably in, not marked",
}


@verb("today", help="Show the day board: each person in exactly one list.")
def COMMAND(wanted: Wanted) -> None:
    """Lists in the order of the screen."""
    with wanted.desk() as desk:
        board = day_board(desk)
        if wanted.as_json:
            say_json({"date": desk.today().isoformat(), "lists": [_shape(board, which) for which in SHOWN]})
        else:
            _print(desk, board)


def _shape(board: Board, which: BoardList) -> dict[str, Any]:
    return {
        "list": which.value,
        "count": board.count(which),
        "visits": [
            {
                **shapes.visit(row.visit, row.clinician),
                "board_name": row.board_name,
                "interpreter": row.interpreter_needed,
                "look_alike": row.visit.id in board.look_alikes,
                "in_latest_list": row.visit.in_latest_list,
                "asks_who": row.booking is not None,
            }
            for row in board.lists[which]
        ],
    }


def _print(desk: Desk, board: Board) -> None:
    say(desk.speech.headline(desk.today()))
    for which in SHOWN:
        if not board.count(which):
            continue
        say("")
        say(f"{_TITLES[which]} {board.count(which)}")
        say_table(
            (
                (
                    desk.speech.clock(desk.local(row.visit.start)),
                    row.board_name,
                    row.clinician,
                    "who: not said yet" if row.booking else "",
                    "interpreter" if row.interpreter_needed else "",
                    "≈ look-alike" if row.visit.id in board.look_alikes else "",
                    "" if row.visit.in_latest_list else "not in the latest list",
                    row.visit.id,
                )
                for row in board.lists[which]
            ),
            indent="  ",
        )
    if not any(board.count(which) for which in SHOWN):
        say("Nobody is down for today.")
