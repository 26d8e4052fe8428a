"""``frontdesk today``: the day board."""

import click

from frontdesk.cli import shapes
from frontdesk.cli.shared import Wanted, say_json, say_table, verb
from frontdesk.usecases.day_board import SHOWN, day_board


@verb("today", help="The day board: each person in exactly one list.")
def COMMAND(wanted: Wanted) -> None:
    """Lists in the order of the screen."""
    with wanted.desk() as desk:
        board = day_board(desk)
        if wanted.as_json:
            say_json(
                {
                    "date": desk.today().isoformat(),
                    "lists": [
                        {
                            "list": which.value,
                            "count": board.count(which),
                            "visits": [
                                {
                                    **shapes.visit(r.visit, r.clinician),
                                    "board_name": r.board_name,
                                    "interpreter": r.interpreter_needed,
                                    "look_alike": r.visit.id in board.look_alikes,
                                }
                                for r in board.lists[which]
                            ],
                        }
                        for which in SHOWN
                    ],
                }
            )
            return
        click.echo(desk.speech.headline(desk.today()))
        for which in SHOWN:
            if board.count(which):
                click.echo(f"\n{which.value.replace('_', ' ').capitalize()} {board.count(which)}")
                say_table(
                    [
                        (
                            desk.speech.clock(desk.local(r.visit.start)),
                            r.board_name,
                            r.clinician,
                            "≈" if r.visit.id in board.look_alikes else "",
                            r.visit.id,
                        )
                        for r in board.lists[which]
                    ]
                )
