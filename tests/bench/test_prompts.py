"""G16: a letter typed in Prompts, until what the twelve would hear is painted."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.deed import Change
from frontdesk.screens.studio.shown import WallShown
from frontdesk.screens.studio.view.studio_view import StudioView
from frontdesk.usecases.live_lines import renew_lines
from tests.bench.conftest import MadeClinic
from tests.bench.measure import Scores, Times
from tests.bench.window import ClinicWindow, paint

LINES, LINE = 300, "en/CI-13"
WORDS = " Here it is, as we said it would be when you came last."


@pytest.mark.benchmark(timer=time.perf_counter)
def test_a_letter_until_the_wall_is_painted(
    benchmark: Any, own_clinic: MadeClinic, qapp: QApplication, scores: Scores
) -> None:
    desk = own_clinic.desk()
    shipped = desk.deck.pack.templates
    many = [replace(line, id=f"OWN-{turn}-{line.id}") for turn in range(4) for line in shipped]
    own = many[: LINES - len(shipped)]
    desk.store.commit(desk.deed("put_live", *(Change(None, line) for line in own)))
    renew_lines(desk)
    assert len(desk.deck.cards) > LINES - 20
    window = ClinicWindow(qapp, desk)
    studio = window.desktop.window.show_screen("prompts")
    assert isinstance(studio, StudioView)
    vars(studio)["call_after"] = _never  # today's number waits until nobody types
    window.settle()
    studio.presenter.line_picked(LINE)
    window.settle()
    drawn: list[WallShown | None] = []

    def show_wall(shown: WallShown | None) -> None:
        StudioView.show_wall(studio, shown)
        drawn.append(shown)

    vars(studio)["show_wall"] = show_wall
    studio.editor.take_keys()
    taken = Times()
    for letter in WORDS * 2:
        drawn.clear()
        start = time.perf_counter()
        QTest.keyClicks(studio.editor.words.words, letter)
        window.wait(lambda: bool(drawn))
        paint(qapp)
        taken.seconds.append(time.perf_counter() - start)
        window.settle()
    benchmark.pedantic(lambda: None)
    scores.note(
        "G16", taken.median * 1e3, f"worst {max(taken.seconds) * 1e3:.0f} ms, {len(taken.seconds)} letters"
    )
    scores.note("G16 worst", max(taken.seconds) * 1e3, "")
    window.close()


def _never(seconds: float, call: Callable[[], None]) -> None:
    """In place of ``call_after``."""
