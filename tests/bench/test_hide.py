"""Hide, show again, put away: from the key to painted pixels, beside a window that swaps one widget."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.bare_swap import BareSwap
from tests.bench.measure import Scores, in_turn, lasting, micro, race
from tests.bench.todays import with_lines
from tests.bench.window import SIZE, ClinicWindow, paint

ROUNDS = 100


@pytest.fixture
def bare(app: QApplication) -> Iterator[BareSwap]:
    """The floor."""
    window = BareSwap(*SIZE)
    paint(app)
    yield window
    window.close()
    window.deleteLater()


def pressing(window: ClinicWindow, key: Qt.Key) -> Callable[[], None]:
    """A key of the person at the desk, and all it changes painted."""

    def press() -> None:
        QTest.keyClick(QApplication.focusWidget() or window.desktop.window, key)
        paint(window.app)

    return press


def measured(
    benchmark: Any,
    scores: Scores,
    key: str,
    windows: tuple[ClinicWindow, BareSwap],
    before: Callable[[], None],
    act: Callable[[], None],
) -> None:
    """On the processor's clock of the window's own thread: nothing here waits for anything else."""
    window, bare = windows

    def swap() -> None:
        QTest.keyClick(bare, Qt.Key.Key_F9)
        paint(window.app)

    own, floor = race(benchmark, act, swap, rounds=scores.rounds(ROUNDS), before=before)
    scores.note(key, own.over(floor), f"{micro(own)} of the processor, bare {micro(floor)}")
    scores.note(f"{key} p99", own.p99 * 1e3, f"bare {lasting(floor.p99)}")


@pytest.mark.benchmark(timer=time.thread_time)
def test_hide(benchmark: Any, window: ClinicWindow, bare: BareSwap, scores: Scores) -> None:
    stand, hide = standing(window), pressing(window, Qt.Key.Key_F9)

    def before() -> None:
        if window.presenter.stage.hidden:
            hide()
        stand()

    measured(benchmark, scores, "Hide", (window, bare), before, hide)
    assert window.presenter.stage.hidden
    assert window.view.bars.isVisible()
    hide()


@pytest.mark.benchmark(timer=time.thread_time)
def test_show_again(benchmark: Any, window: ClinicWindow, bare: BareSwap, scores: Scores) -> None:
    stand, show = standing(window), pressing(window, Qt.Key.Key_F9)

    def before() -> None:
        if not window.presenter.stage.hidden:
            stand()
            show()
            window.settle()

    measured(benchmark, scores, "Show", (window, bare), before, show)
    assert window.view.card.isVisible()
    assert window.view.card.name.name.text()


@pytest.mark.benchmark(timer=time.thread_time)
def test_put_away(benchmark: Any, window: ClinicWindow, bare: BareSwap, scores: Scores) -> None:
    away = pressing(window, Qt.Key.Key_Escape)
    measured(benchmark, scores, "Esc", (window, bare), standing(window), away)
    assert window.view.idle.isVisible()


def standing(window: ClinicWindow) -> Callable[[], None]:
    """Somebody's card with its lines stands there, each time somebody else's; untimed."""
    following = in_turn(visit.id for visit in with_lines(window.desktop.desk))

    def stand() -> None:
        visit = following()
        window.shown_after("show_card", lambda: window.presenter.visit_picked(visit))
        window.settle()

    return stand
