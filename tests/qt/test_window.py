"""The window is a frame: it opens screens once, minds the room, and knows no patient."""

from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.frame.screen import Screen
from frontdesk.qt.look import Look, Room
from frontdesk.qt.widgets.rail import Entry
from frontdesk.qt.window import Pill, Window
from frontdesk.qt.window_keys import Shortcut
from tests.looks.compare import picture
from tests.qt.reading import give_focus

SCREENS = [
    Screen("today", "Today", "calendar-check", lambda: QLabel("today")),
    Screen("practice", "Practice", "graduation-cap", lambda: QLabel("practice")),
]


def made(qtbot: QtBot, look: Look, **more: Any) -> tuple[Window, list[str]]:
    opened: list[str] = []

    def open_screen(screen: Screen) -> QWidget:
        opened.append(screen.key)
        widget = screen.open()
        assert isinstance(widget, QWidget)
        return widget

    window = Window(look, SCREENS, open_screen, title="Frontdesk", **more)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    return window, opened


def test_a_screen_is_opened_when_first_shown_and_once(qtbot: QtBot, look: Look) -> None:
    window, opened = made(qtbot, look)
    assert opened == []
    with qtbot.waitSignal(window.place_changed) as told:
        first = window.show_screen("today")
    assert told.args == ["today"]
    window.show_screen("practice")
    assert window.show_screen("today") is first
    assert opened == ["today", "practice"]
    assert (window.place(), window.opened()) == ("today", ("today", "practice"))


def test_the_rail_brings_a_screen_and_tells_of_the_rest(qtbot: QtBot, look: Look) -> None:
    entries = [
        *(Entry(s.key, s.title, s.icon) for s in SCREENS),
        Entry("lock", "Lock", "key-round", checkable=False),
    ]
    window, opened = made(qtbot, look, entries=entries)
    window.show()
    QTest.mouseClick(window.rail.entries()[1], Qt.MouseButton.LeftButton)
    assert opened == ["practice"]
    with qtbot.waitSignal(window.picked_elsewhere) as told:
        QTest.mouseClick(window.rail.entries()[2], Qt.MouseButton.LeftButton)
    assert (told.args, opened) == (["lock"], ["practice"])


def test_room_follows_the_size(qtbot: QtBot, look: Look) -> None:
    window, _ = made(qtbot, look)
    window.show_screen("today")
    for size, room in (
        ((1366, 768), Room.COMFORTABLE),
        ((1366, 688), Room.COMPACT),
        ((1000, 688), Room.NARROW),
    ):
        window.resize(*size)
        picture(window)
        assert window.size() == QSize(*size)
        assert look.room is room
    look.set_zoom(1.5)
    window.resize(1366, 768)
    assert look.room is Room.NARROW
    assert window.minimumSize() == QSize(900, 500)


def test_keys_come_as_data_and_none_twice(qtbot: QtBot, look: Look) -> None:
    window, _ = made(qtbot, look)
    window.show_screen("today")
    pressed: list[str] = []
    window.set_shortcuts(
        [
            Shortcut("F9", lambda: pressed.append("hide")),
            Shortcut("Ctrl+Return", lambda: pressed.append("leave")),
        ]
    )
    give_focus(window.rail.entries()[0])
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["hide", "leave"]
    window.set_shortcuts([Shortcut("F8", lambda: pressed.append("show"))])
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert pressed == ["hide", "leave", "show"]
    for wrong in (["F9", "F9"], ["NoKey9"]):
        with pytest.raises(ValueError, match="unknown or used twice"):
            window.set_shortcuts([Shortcut(key, lambda: None) for key in wrong])


def test_the_sample_clinic_has_a_strip_and_a_pill(qtbot: QtBot, look: Look) -> None:
    window, _ = made(qtbot, look, sample="Sample clinic")
    window.show_screen("today")
    strip = picture(window).pixel(600, 1)
    assert strip == look.colour("waiting").rgb()
    pill = window.findChild(Pill)
    assert pill is not None
    assert window.rect().contains(pill.geometry())
    plain, _ = made(qtbot, look)
    plain.show_screen("today")
    assert picture(plain).pixel(600, 1) != strip


def test_a_page_over_everything_leaves_nothing_to_see_or_reach(qtbot: QtBot, look: Look) -> None:
    window, _ = made(qtbot, look, sample="Sample clinic")
    first = window.show_screen("today")
    window.show()
    page = QLabel("locked")
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.cover(page)
    assert (window.covered, page.isVisible()) == (True, True)
    assert [w.isVisible() for w in (window.rail, window.body, first)] == [False] * 3
    picture(window)
    assert page.geometry().contains(window.rect().adjusted(1, 5, -1, -1)), "all of it, under the strip"
    window.show_screen("practice")
    assert not window.body.isVisible(), "a screen that comes to the front meanwhile stays below"
    window.cover(None)
    assert (window.covered, page.isVisible()) == (False, False)
    assert (window.rail.isVisible(), window.place()) == (True, "practice")
    assert window.opened_screens()[0] is first


def test_the_title_is_the_program(qtbot: QtBot, look: Look) -> None:
    window, _ = made(qtbot, look)
    window.show_screen("today")
    assert window.windowTitle() == "Frontdesk"
    with qtbot.waitSignal(window.closing):
        window.close()
