"""What lies over a card belongs to that card, and nothing runs on or piles up behind the window."""

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import IdleShown, JobShown
from frontdesk.screens.today.view.board_list import BoardDelegate
from frontdesk.usecases.open_card import open_card
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday


@pytest.fixture
def today(qapp: QApplication) -> Iterator[PicturedToday]:
    with PicturedToday(qapp, 1366, 768, painted=True) as stage:
        yield stage


def focused() -> QWidget:
    """Where the keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def pressed(stage: PicturedToday, widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    stage.settle()


def click_row(stage: PicturedToday, key: str) -> None:
    """A click on somebody's row of the board."""
    board = stage.view.board.list
    wanted = picture_id("visit", key)
    at = next(i for i, item in enumerate(board.board.items) if item.visit_id == wanted)
    place: QPoint = board.visualRect(board.board.index(at)).center()
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=place)
    stage.settle()


def test_words_for_one_person_are_never_kept_for_the_next(today: PicturedToday) -> None:
    today.check_in("siobhan")
    today.presenter.acts.add_asked()
    QTest.keyClicks(today.view.add_bar.field, "Window seat if free")
    click_row(today, "tomasz")
    assert not today.view.add_bar.isVisible()
    assert today.view.add_bar.field.text() == ""
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    today.settle()
    card = open_card(today.desk, visit_id=picture_id("visit", "tomasz"))
    assert not [fact for fact in card.facts if "Window" in fact.text]


def test_the_bar_is_as_high_as_what_it_offers(today: PicturedToday) -> None:
    today.check_in("siobhan")
    today.presenter.acts.add_asked()
    bar = today.view.add_bar
    empty = bar.height()
    QTest.keyClicks(bar.field, "t")
    assert bar.height() > empty
    QTest.keyClicks(bar.field, "zzz")
    assert bar.height() == empty


def test_reasons_close_with_their_line(today: PicturedToday) -> None:
    today.check_in("siobhan")
    today.presenter.acts.not_right_asked()
    today.presenter.stage.show_open()
    assert today.view.popups.panel is not None, "the clock moving on closes nothing"
    today.presenter.acts.line_down()
    assert today.view.popups.panel is None


def test_a_note_held_while_hiding_is_closed_when_the_card_is_back(today: PicturedToday) -> None:
    today.check_in("siobhan")
    QTest.keyPress(focused(), Qt.Key.Key_F4)
    today.settle()
    assert today.presenter.stage.open is not None
    assert today.presenter.stage.open.notes_level == 1
    today.presenter.hide_or_show()
    QTest.keyRelease(focused(), Qt.Key.Key_F4)
    today.presenter.hide_or_show()
    today.settle()
    assert today.presenter.stage.open.notes_level == 0


def test_a_button_pressed_by_mouse_gives_the_keys_back(today: PicturedToday) -> None:
    today.pick("siobhan")
    chip = today.view.card.situation._chips["companion"]
    pressed(today, chip)
    QTest.qWait(1)
    assert QApplication.focusWidget() is today.view.find_field
    today.stand()
    QTest.keyClick(today.view.find_field, Qt.Key.Key_Return)
    today.settle()
    assert today.presenter.stage.open is not None
    assert today.presenter.stage.open.matched, "Enter is the main action, not the chip again"


def test_a_row_clicked_gives_the_keys_back(today: PicturedToday) -> None:
    today.pick("tomasz")
    click_row(today, "siobhan")
    assert QApplication.focusWidget() is today.view.find_field


def test_nothing_runs_on_after_the_window_is_closed(today: PicturedToday) -> None:
    today.pick("siobhan")
    called: list[bool] = []
    today.view.call_after(0, lambda: called.append(True))
    today.window.close()
    QTest.qWait(20)
    assert not called
    assert not [t for t in today.view.findChildren(QTimer) if t.isActive() and t.interval() > 0]


def test_nothing_piles_up_behind_the_card(today: PicturedToday) -> None:
    def widgets() -> int:
        today.settle()
        return len(today.window.findChildren(QWidget))

    def once() -> None:
        today.pick("siobhan")
        today.stand()
        today.presenter.situation.next_listening()
        today.presenter.put_away()
        today.pick("hanh")
        today.presenter.put_away()
        today.view.find_field.take("hanh")
        today.presenter.put_away()

    once()
    before = widgets()
    for _ in range(5):
        once()
    assert widgets() == before


def test_the_toast_stands_over_rail_and_board_not_over_the_card(today: PicturedToday) -> None:
    today.pick("siobhan")
    today.stand()
    today.presenter.enter()
    today.settle()
    toast, room = today.view.toast, today.view.toast.shadow_room()
    assert toast.isVisible()
    assert toast.window() is today.window
    card_left = today.view.card.mapTo(today.window, QPoint(0, 0)).x()
    assert toast.mapTo(today.window, QPoint(0, 0)).x() + toast.width() - room <= card_left


def test_a_long_toast_wraps_and_stays_within_the_board(today: PicturedToday) -> None:
    words = "The store could not be written. Nothing is lost: what you typed is still here. Try again."
    today.view.toast.say(words, undoable=False, stays=True, trouble=True)
    today.settle()
    toast = today.view.toast
    assert toast.words() == words
    assert toast.width() - 2 * toast.shadow_room() <= 428
    assert toast.height() - 2 * toast.shadow_room() > 54
    toast.put_away()


def test_hidden_leaves_no_button_in_focus(today: PicturedToday) -> None:
    today.check_in("siobhan")
    today.presenter.hide_or_show()
    today.settle()
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)
    today.presenter.hide_or_show()
    today.settle()
    assert QApplication.focusWidget() is today.view.find_field


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_key_in_find_does_not_paint_the_board_behind_it(today: PicturedToday) -> None:
    QTest.keyClicks(focused(), "s")
    today.settle()
    paints = Paints(today.view.board.list.viewport())
    QTest.keyClicks(focused(), "io")
    today.settle()
    assert paints.count == 0
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    today.settle()
    assert paints.count > 0, "with Find closed it is seen again"


def test_the_shade_follows_the_board_and_keeps_nobody(today: PicturedToday) -> None:
    QTest.keyClicks(focused(), "s")
    today.settle()
    scrim = today.view.finding.scrim
    before = scrim._picture.toImage()
    today.presenter.stage.fold_clicked("left")
    today.settle()
    assert scrim._picture.toImage() != before
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert scrim._picture.isNull()


def test_the_same_card_once_more_paints_nothing(today: PicturedToday) -> None:
    today.check_in("siobhan")
    today.stand()
    today.settle()
    paints = Paints(today.view.card.lines.big)
    today.presenter.stage.show_open()
    today.ticks.now += 60
    today.presenter.stage.show_open()
    today.settle()
    assert paints.count == 0
    today.presenter.acts.tick_big()
    today.settle()
    assert paints.count > 0


class PaintedRows(QObject):
    """Heights of what is painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return super().eventFilter(watched, event)


def test_one_row_that_changes_is_measured_and_painted_alone(
    today: PicturedToday, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = today.view.board.list
    items = board.board.items
    at = next(i for i, item in enumerate(items) if item.visit_id)
    told = (*items[:at], replace(items[at], note="51 min"), *items[at + 1 :])
    measured: list[object] = []

    def size(*given: object) -> QSize:
        measured.append(given)
        return QSize(200, 30)

    monkeypatch.setattr(BoardDelegate, "sizeHint", size)
    painted = PaintedRows(board.viewport())
    board.show_items(told, "")
    today.settle()
    assert not measured
    assert painted.heights == [board.visualRect(board.board.index(at)).height()]


def test_a_row_that_grows_moves_those_below(today: PicturedToday) -> None:
    board = today.view.board.list
    items = board.board.items
    at = next(i for i, item in enumerate(items) if item.kind == "row")
    before = board.visualRect(board.board.index(at)).height()
    board.show_items(
        (*items[:at], replace(items[at], kind="tall", glyph="clock", tone="due_now"), *items[at + 1 :]), ""
    )
    today.settle()
    assert board.visualRect(board.board.index(at)).height() > before


def test_rows_of_the_quiet_list_are_filled_anew_and_keep_nobody(today: PicturedToday) -> None:
    idle = today.view.idle
    one, two = JobShown("a/1", "Call Ana", "Before 10", "languages"), JobShown("a/2", "Tell Bo", "", "timer")
    ticked: list[str] = []
    idle.job_ticked.connect(ticked.append)
    idle.show_idle(IdleShown("", "", jobs=(one, two)))
    first = idle.findChildren(Tick)
    idle.forget()
    assert not any("Ana" in tick.accessibleName() for tick in first)
    idle.show_idle(IdleShown("", "", jobs=(two,)))
    today.settle()
    seen = [tick for tick in idle.findChildren(Tick) if tick.isVisible()]
    assert seen == first[:1], "no row is made twice"
    pressed(today, seen[0])
    assert ticked == ["a/2"]


def test_what_comes_later_never_comes_early(today: PicturedToday, qtbot: QtBot) -> None:
    """A main button that is looked at a moment too soon stays off until the clock looks again."""
    waited: list[float] = []

    def look(due: float) -> None:
        waited.append(time.monotonic() - due)

    for wait in range(600, 640, 5):
        today.view.call_after(wait / 1000, partial(look, time.monotonic() + wait / 1000))
    qtbot.waitUntil(lambda: len(waited) == 8)
    assert min(waited) >= 0
