"""A copied list through the real window by keyboard: at most six keys from the desk to done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.screens.import_review.presenter import A_PICTURE, NOTHING_COPIED
from tests.screens.import_review.conftest import Bench, day_list
from tests.screens.keyboard import Keyboard

LIST = "Dr Lena Voss\n\n08:00 SMITH Mary (DOB 14/03/1961)\n08:20 JONES Tom\n08:40 Lunch\n"


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing of one test is on it in the next."""
    QApplication.clipboard().clear()
    yield
    QApplication.clipboard().clear()


class Hands(Keyboard):
    """Counts every key that goes down, Ctrl and Shift too."""

    pressed = 0

    def press(self, key: Qt.Key) -> None:
        self.pressed += 1
        super().press(key)

    def paste(self) -> None:
        self.pressed += 3
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.focus(), Qt.Key.Key_V, both)
        QApplication.processEvents()


def hands_at(bench: Bench) -> Hands:
    bench.desktop.window.show_screen("today")
    return Hands(bench.qtbot, bench.desktop.window)


@pytest.mark.usefixtures("real_child")
def test_from_the_desk_to_done_in_at_most_six_keys(bench: Bench) -> None:
    desk = bench.desk
    hands = hands_at(bench)
    QApplication.clipboard().setText(LIST)
    hands.paste()
    view = bench.until("look_through")
    assert view.main.accessibleName() == "Add 1 patient and 2 visits"
    assert hands.focus() is view.main
    assert view.trail.isVisible()
    assert not list(desk.store.visits(desk.today()))
    hands.enter()
    bench.until_today()
    assert hands.pressed <= 6
    assert len(list(desk.store.visits(desk.today()))) == 1
    assert [one.written_name for one in desk.store.bookings(desk.today())] == ["JONES Tom"]
    assert QApplication.clipboard().text() == ""
    assert bench.desktop._word.words() == (
        "1 patient and 2 visits added. The copied list was taken off the clipboard."
    )
    assert b"SMITH" not in bench.store.read_bytes()


@pytest.mark.usefixtures("real_child")
def test_a_list_copied_later_takes_the_place_of_one_that_was_left_open(bench: Bench) -> None:
    hands = hands_at(bench)
    QApplication.clipboard().setText(LIST)
    hands.paste()
    view = bench.until("look_through")
    bench.desktop.window.show_screen("today")
    QApplication.clipboard().setText("Dr Lena Voss\n\n08:00 Brown Tim\n")
    hands.paste()
    bench.qtbot.waitUntil(lambda: view.main.accessibleName() == "Add 1 visit", timeout=20_000)
    stops = [hands.focus()]
    while len(stops) < 9:
        hands.press(Qt.Key.Key_Tab)
        stops.append(hands.focus())
    chip = stops.index(list(view.look_through.parts.values())[-1])
    assert stops[chip + 1] is view.look_through.rows
    assert stops[chip + 2] is view.cancel
    QApplication.clipboard().clear()
    hands.paste()
    assert (view.choose.isVisible(), view.choose.trouble.text()) == (True, NOTHING_COPIED)
    bench.qtbot.waitUntil(lambda: bench.desk.store.unfinished_imports() == (), timeout=10_000)


def test_a_list_copied_while_a_file_is_looked_through_comes_after_it(bench: Bench, tmp_path: Path) -> None:
    view = bench.bring(day_list(tmp_path, 2))
    bench.until("columns")
    view.presenter.pasted("Dr Lena Voss\n\n08:00 Brown Tim\n")
    assert view.columns.isVisible()
    view.main.click()
    bench.until("look_through")
    assert view.look_through.sentences
    view.main.click()
    bench.qtbot.waitUntil(lambda: view.main.accessibleName() == "Add 1 visit", timeout=20_000)


@pytest.mark.usefixtures("real_child")
def test_esc_drops_it_and_the_clipboard_stays(bench: Bench) -> None:
    hands = hands_at(bench)
    QApplication.clipboard().setText(LIST)
    hands.paste()
    bench.until("look_through")
    hands.press(Qt.Key.Key_Escape)
    bench.until_today()
    bench.qtbot.waitUntil(lambda: bench.desk.store.unfinished_imports() == (), timeout=10_000)
    assert not list(bench.desk.store.visits(bench.desk.today()))
    assert QApplication.clipboard().text() == LIST


def test_what_is_no_text_is_said(bench: Bench) -> None:
    hands = hands_at(bench)
    hands.paste()
    view = bench.until("choose")
    assert view.choose.trouble.text() == NOTHING_COPIED
    picture = QMimeData()
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    picture.setImageData(image)
    QApplication.clipboard().setMimeData(picture)
    QTest.keyClick(hands.focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: view.choose.trouble.text() == A_PICTURE)


@pytest.mark.usefixtures("real_child")
def test_a_copy_made_in_the_meantime_stays_and_text_without_rows_is_said(bench: Bench) -> None:
    hands = hands_at(bench)
    QApplication.clipboard().setText("A letter, and no list.")
    hands.paste()
    view = bench.until("choose")
    bench.qtbot.waitUntil(
        lambda: "no line with a time and a name" in view.choose.trouble.text(), timeout=20_000
    )
    QApplication.clipboard().setText(LIST)
    hands.paste()
    bench.until("look_through")
    QApplication.clipboard().setText("something else")
    hands.enter()
    bench.until_today()
    assert QApplication.clipboard().text() == "something else"
