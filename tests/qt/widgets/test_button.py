"""Btn: pressed by Space, Enter and the mouse inside its shape; off and busy do nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.painting import text_width
from frontdesk.qt.type_style import BUTTON
from frontdesk.qt.widgets.button import Btn, Kind
from tests.looks.compare import picture
from tests.qt.reading import described, give_focus, on_ground, read, take_focus_away

KINDS: tuple[Kind, ...] = ("primary", "secondary", "ghost", "danger", "pill", "main", "quiet", "band")


def made(qtbot: QtBot, look: Look, kind: Kind = "secondary", text: str = "Hide") -> tuple[Btn, list[bool]]:
    button = Btn(look, text, kind, icon="eye-off", key="F9")
    button.ground = on_ground(qtbot, button)  # type: ignore[attr-defined]  # kept as long as the button
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    return button, pressed


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_it(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    button, pressed = made(qtbot, look)
    QTest.keyClick(button, key)
    assert pressed == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_off_and_busy_do_nothing(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    button, pressed = made(qtbot, look)
    button.set_busy(True)
    QTest.keyClick(button, key)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.set_busy(False)
    button.setEnabled(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == []


def test_the_room_for_the_ring_is_no_part_of_the_button(qtbot: QtBot, look: Look) -> None:
    button, pressed = made(qtbot, look)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(2, button.height() // 2))
    assert pressed == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    assert pressed == [True]


def test_a_screen_reader_hears_the_words_and_the_key_apart(qtbot: QtBot, look: Look) -> None:
    button, _ = made(qtbot, look, text="Save & go")
    assert read(button) == (QAccessible.Role.Button, "Save & go")
    assert described(button) == "F9"
    button.show_text("Show card")
    button.show_key("")
    assert read(button) == (QAccessible.Role.Button, "Show card")
    assert described(button) == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("k", [0.8, 1.0, 1.5, 2.0])
def test_its_size_holds_its_words_at_every_zoom(qtbot: QtBot, look: Look, kind: Kind, k: float) -> None:
    look.set_zoom(k)
    button, _ = made(qtbot, look, kind, "Matched: check in")
    assert button.minimumSizeHint() == button.sizeHint()
    inner = button.shape_rect()
    assert inner.width() + 2 * look.reserve() == button.sizeHint().width()
    if kind != "quiet":
        assert inner.width() > text_width(look, "Matched: check in", BUTTON) + look.px(60)
        assert inner.height() >= 38 * k - 1


@pytest.mark.parametrize("kind", KINDS)
def test_focus_is_seen_and_fits_into_the_widget(qtbot: QtBot, look: Look, kind: Kind) -> None:
    button, _ = made(qtbot, look, kind)
    take_focus_away(button)
    rest = picture(button)
    give_focus(button)
    focused = picture(button)
    assert rest != focused
    corner = {focused.pixel(x, focused.height() // 2) for x in (0,)}
    assert corner == {rest.pixel(0, rest.height() // 2)}, "the ring does not reach the edge"
    ring = look.colour("focus").rgb()
    assert any(focused.pixel(x, focused.height() // 2) == ring for x in range(6))


def test_states_differ_in_what_is_painted(qtbot: QtBot, look: Look) -> None:
    button, _ = made(qtbot, look, "primary")
    rest = picture(button)
    button.setDown(True)
    down = picture(button)
    button.setDown(False)
    button.setEnabled(False)
    off = picture(button)
    middle = (20, rest.height() // 2)
    assert len({rest.pixel(*middle), down.pixel(*middle), off.pixel(*middle)}) == 3
