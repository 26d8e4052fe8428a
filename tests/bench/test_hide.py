"""Hide, show again, put away: from the key to painted pixels, beside a window that swaps one widget."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.bare_swap import BareSwap
from tests.bench.measure import Scores, Times, in_turn, micro, race
from tests.bench.todays import with_lines
from tests.bench.window import SIZE, ClinicWindow, paint

ROUNDS, FELT = 60, 100


@pytest.fixture
def bare(app: QApplication) -> Iterator[BareSwap]:
    """The floor."""
    window = BareSwap(*SIZE)
    paint(app)
    yield window
    window.close()
    window.deleteLater()


def press(window: ClinicWindow, key: Qt.Key) -> None:
    """A key of the person at the desk, and all it changes painted."""
    QTest.keyClick(QApplication.focusWidget() or window.desktop.window, key)
    paint(window.app)


def measured(
    benchmark: Any,
    window: ClinicWindow,
    bare: BareSwap,
    before: Callable[[], None],
    act: Callable[[], None],
) -> tuple[Times, Times, Times]:
    """Ours and the floor on the processor of the window's own thread, and ours on the clock."""

    def swap() -> None:
        QTest.keyClick(bare, Qt.Key.Key_F9)
        paint(window.app)

    own, floor = race(benchmark, act, swap, rounds=ROUNDS, before=before)
    felt = Times()
    for _ in range(FELT):
        before()
        start = time.perf_counter()
        act()
        felt.seconds.append(time.perf_counter() - start)
    return own, floor, felt


def noted(scores: Scores, key: str, own: Times, floor: Times, felt: Times) -> None:
    """The ratio, and the slowest on the clock."""
    scores.note(key, own.over(floor), f"{micro(own)} of the processor, bare {micro(floor)}")
    scores.note(f"{key} p99", felt.p99 * 1e3, f"half of them under {micro(felt)} on the clock")


@pytest.mark.benchmark(timer=time.thread_time)
def test_hide(benchmark: Any, window: ClinicWindow, bare: BareSwap, scores: Scores) -> None:
    stand = standing(window)

    def before() -> None:
        if window.presenter.stage.hidden:
            press(window, Qt.Key.Key_F9)
        stand()

    noted(scores, "Hide", *measured(benchmark, window, bare, before, lambda: press(window, Qt.Key.Key_F9)))
    assert window.presenter.stage.hidden
    assert window.view.bars.isVisible()
    press(window, Qt.Key.Key_F9)


@pytest.mark.benchmark(timer=time.thread_time)
def test_show_again(benchmark: Any, window: ClinicWindow, bare: BareSwap, scores: Scores) -> None:
    stand = standing(window)

    def before() -> None:
        if not window.presenter.stage.hidden:
            stand()
            press(window, Qt.Key.Key_F9)
            window.settle()

    noted(scores, "Show", *measured(benchmark, window, bare, before, lambda: press(window, Qt.Key.Key_F9)))
    assert window.view.card.isVisible()
    assert window.view.card.name.name.text()


@pytest.mark.benchmark(timer=time.thread_time)
def test_put_away(benchmark: Any, window: ClinicWindow, bare: BareSwap, scores: Scores) -> None:
    stand = standing(window)
    noted(scores, "Esc", *measured(benchmark, window, bare, stand, lambda: press(window, Qt.Key.Key_Escape)))
    assert window.view.idle.isVisible()


def standing(window: ClinicWindow) -> Callable[[], None]:
    """Somebody's card with its lines stands there, each time somebody else's; untimed."""
    following = in_turn(visit.id for visit in with_lines(window.desktop.desk))

    def stand() -> None:
        visit = following()
        window.shown_after("show_card", lambda: window.presenter.visit_picked(visit))
        window.settle()

    return stand
