"""G8: the board of a day of two hundred."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.visit import Visit
from frontdesk.screens.today.board_words import board_shown
from frontdesk.screens.today.shown import BoardShown
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases.day_board import day_board
from tests.bench.made_clinic import TODAY
from tests.bench.measure import Scores, Times, in_turn, micro, race
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
    cold = Times()
    for _ in range(30):
        raw.execute("PRAGMA shrink_memory")
        start = time.thread_time()
        store.board(TODAY)
        cold.seconds.append(time.thread_time() - start)
    scores.note("G8 cold", cold.over(floor), f"{micro(cold)}, warm by id {micro(floor)}")


@pytest.mark.benchmark(timer=time.process_time)
def test_paint_a_board(benchmark: Any, window: ClinicWindow, scores: Scores) -> None:
    shown = words_of_today(window)
    turned = replace(shown, items=tuple(reversed(shown.items)))
    (own,) = race(benchmark, showing(window, turned, shown), rounds=40)
    scores.note("G8 paint", own.median * 1e3, "of the processor; every row another one")


@pytest.mark.benchmark(timer=time.process_time)
def test_one_row_changes(benchmark: Any, window: ClinicWindow, scores: Scores) -> None:
    shown = words_of_today(window)
    seen = next(at for at, item in enumerate(shown.items) if item.visit_id)
    longer = replace(shown.items[seen], note="51 min")
    changed = replace(shown, items=(*shown.items[:seen], longer, *shown.items[seen + 1 :]))
    (own,) = race(benchmark, showing(window, changed, shown), rounds=100)
    scores.note("G8 row", own.median * 1e3, "of the processor")


def words_of_today(window: ClinicWindow) -> BoardShown:
    """The board as it stands, in words."""
    desk = window.desktop.desk
    return board_shown(desk, day_board(desk))


def showing(window: ClinicWindow, *boards: BoardShown) -> Callable[[], None]:
    """Show one board after the other, each painted."""
    following = in_turn(boards)

    def show() -> None:
        window.view.show_board(following())
        paint(window.app)

    return show
