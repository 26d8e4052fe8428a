"""G8: the board of a day of two hundred."""

import json
import time
from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.visit import Visit
from frontdesk.screens.today.board_words import board_shown
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases.day_board import day_board
from tests.bench.made_clinic import TODAY
from tests.bench.measure import Scores, in_turn, micro, race
from tests.bench.window import ClinicWindow, paint


@pytest.mark.benchmark(timer=time.thread_time)
def test_read_a_board(benchmark: Any, store: SqliteStore, scores: Scores) -> None:
    raw = store._reader.raw
    wanted = json.dumps([row.visit.id for row in store.board(TODAY)])
    by_id = f"""SELECT {OF_KIND[Visit].columns_as("v")} FROM json_each(?) j
        CROSS JOIN visit v ON v.id = j.value"""
    own, floor = race(
        benchmark, lambda: store.board(TODAY), lambda: raw.execute(by_id, (wanted,)).fetchall(), rounds=50
    )
    scores.note("G8", own.over(floor), f"{micro(own)}, by id {micro(floor)}")


@pytest.mark.benchmark(timer=time.process_time)
def test_paint_a_board(benchmark: Any, window: ClinicWindow, scores: Scores) -> None:
    desk = window.desktop.desk
    board = day_board(desk)
    shown = board_shown(desk, board)
    turned = replace(shown, items=tuple(reversed(shown.items)))
    following = in_turn((turned, shown))

    def ours() -> None:
        window.view.show_board(following())
        paint(window.app)

    (own,) = race(benchmark, ours, rounds=40)
    scores.note("G8 paint", own.median * 1e3, "of the processor; every row another one")
