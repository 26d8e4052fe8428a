"""F11: the window as a strip at an edge of the screen, on top of everything, and the full window again."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.frame.screen import Screen
from frontdesk.qt.look import Look
from frontdesk.qt.slim_strip import SlimStrip
from frontdesk.qt.window import SMALLEST, Window
from frontdesk.settings.declared import WINDOW_AS
from frontdesk.settings.settings import Settings

SCREENS = [Screen("today", "Today", "calendar-check", QLineEdit), Screen("other", "Other", "type", QLineEdit)]
ON_TOP = Qt.WindowType.WindowStaysOnTopHint


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Window:
    made = Window(look, SCREENS, lambda screen: screen.open(), title="Frontdesk")
    qtbot.addWidget(made)
    made.show_screen("today")
    made.setGeometry(20, 30, 1000, 600)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def strip(window: Window, look: Look) -> SlimStrip:
    return SlimStrip(look, window, "today", Settings())


def outer(window: Window) -> tuple[QRect, QRect]:
    """The window with its frame, and the room it may take."""
    return window.frameGeometry(), window.screen().availableGeometry()


def test_f11_makes_it_380_wide_at_the_right_edge_on_top(window: Window, strip: SlimStrip, look: Look) -> None:
    strip.toggle()
    frame, room = outer(window)
    assert (window.width(), frame.right()) == (380, room.right())
    assert (frame.top(), frame.bottom()) == (room.top(), room.bottom())
    assert window.windowFlags() & ON_TOP
    assert look.slim
    assert look.narrow
    assert not window.rail.isVisible()


def test_and_once_more_the_window_it_was(window: Window, strip: SlimStrip, look: Look) -> None:
    before = window.geometry()
    strip.toggle()
    strip.toggle()
    assert window.geometry() == before
    assert window.minimumSize() == SMALLEST
    assert not window.windowFlags() & ON_TOP
    assert not look.slim
    assert window.rail.isVisible()


def test_it_never_goes_out_of_sight_and_the_keys_stay_where_they_are(
    window: Window, strip: SlimStrip, qtbot: QtBot
) -> None:
    field = window.body.currentWidget()
    assert isinstance(field, QLineEdit)
    field.setText("half typed")
    field.setFocus()
    gone: list[bool] = []
    window.windowHandle().visibleChanged.connect(gone.append)
    for _ in range(2):
        strip.toggle()
        QApplication.processEvents()
        assert window.isActiveWindow()
        assert QApplication.focusWidget() is field
        assert field.text() == "half typed"
    assert gone == []


def test_it_stands_at_the_left_edge_once_it_was_put_there(window: Window, strip: SlimStrip) -> None:
    strip.toggle()
    window.move(40, 0)
    strip.toggle()
    strip.toggle()
    frame, room = outer(window)
    assert frame.left() == room.left()


def test_it_grows_with_the_text_and_stays_at_its_edge(window: Window, strip: SlimStrip, look: Look) -> None:
    strip.toggle()
    look.set_zoom(1.5)
    frame, room = outer(window)
    assert (window.width(), frame.right()) == (570, room.right())
    look.set_zoom(2.0)
    assert window.width() == 760


def test_another_screen_has_the_full_window_and_the_way_back_the_strip(
    window: Window, strip: SlimStrip, look: Look
) -> None:
    strip.toggle()
    widths: list[int] = []
    window.place_changed.connect(lambda _: widths.append(window.width()))
    window.show_screen("other")
    assert (widths, look.slim) == ([1000], False), "it has its room before it is laid out"
    window.show_screen("today")
    assert look.slim
    window.show_screen("other")
    strip.toggle()
    assert (window.place(), look.slim) == ("today", True), "from elsewhere too it is the strip of Today"
    strip.toggle()
    window.show_screen("other")
    window.show_screen("today")
    assert not look.slim, "who chose the full window keeps it"


def test_under_the_lock_it_stays_as_it_is(window: Window, strip: SlimStrip, look: Look) -> None:
    strip.toggle()
    page = QLineEdit(window)
    window.cover(page)
    strip.toggle()
    assert look.slim
    window.cover(None)
    assert not window.rail.isVisible(), "the strip has none, also after the lock"


def test_it_begins_as_it_was_left_and_the_full_window_has_its_title_bar(qtbot: QtBot, look: Look) -> None:
    settings = Settings({WINDOW_AS.key: "strip_left"})
    window = Window(look, SCREENS, lambda screen: screen.open(), title="Frontdesk")
    qtbot.addWidget(window)
    strip = SlimStrip(look, window, "today", settings)
    window.resize(1000, 600)
    window.show_screen("today")
    window.show()
    frame, room = outer(window)
    assert (window.width(), frame.left()) == (380, room.left())
    assert window.windowFlags() & ON_TOP
    strip.toggle()
    assert window.size().toTuple() == (1000, 600)
    assert outer(window)[0].top() >= room.top()
    assert settings.value(WINDOW_AS) == "full"


def test_where_it_stands_is_kept(window: Window, look: Look) -> None:
    settings = Settings()
    strip = SlimStrip(look, window, "today", settings)
    strip.toggle()
    assert settings.value(WINDOW_AS) == "strip_right"
    window.move(40, 0)
    window.show_screen("other")
    assert settings.value(WINDOW_AS) == "strip_left", "another screen is no wish for the full window"
    settings.change(WINDOW_AS, "strip_right")
    window.show_screen("today")
    frame, room = outer(window)
    assert frame.right() == room.right(), "as the page of settings says"
    window.move(40, 0)
    window.close()
    assert settings.value(WINDOW_AS) == "strip_left"
