"""The rail: one place at a time, acts beside places, words while there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look, Room
from frontdesk.qt.widgets.rail import Entry, Rail
from tests.looks.compare import picture
from tests.qt.reading import described, read

ENTRIES = [
    Entry("today", "Today", "calendar-check", "Ctrl 1"),
    Entry("practice", "Practice", "graduation-cap", "Ctrl 2"),
    Entry("settings", "Settings", "settings", "Ctrl ,", low=True),
    Entry("lock", "Lock", "key-round", "Ctrl L", low=True, checkable=False),
]


def made(qtbot: QtBot, look: Look) -> tuple[Rail, list[str]]:
    rail = Rail(look, ENTRIES, initials="AN")
    qtbot.addWidget(rail)
    rail.resize(88, 600)
    rail.show()
    told: list[str] = []
    rail.picked.connect(told.append)
    return rail, told


def test_mouse_and_keys_pick(qtbot: QtBot, look: Look) -> None:
    rail, told = made(qtbot, look)
    QTest.mouseClick(rail.entries()[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(rail.entries()[0], Qt.Key.Key_Return)
    QTest.keyClick(rail.entries()[3], Qt.Key.Key_Space)
    assert told == ["practice", "today", "lock"]


def test_one_place_is_marked_and_acts_never_are(qtbot: QtBot, look: Look) -> None:
    rail, _ = made(qtbot, look)
    rail.show_place("today")
    rail.show_place("practice")
    assert [e.isChecked() for e in rail.entries()] == [False, True, False, False]
    QTest.mouseClick(rail.entries()[3], Qt.MouseButton.LeftButton)
    assert [e.isChecked() for e in rail.entries()] == [False, True, False, False]


def test_names_and_keys_are_read(qtbot: QtBot, look: Look) -> None:
    rail, _ = made(qtbot, look)
    assert read(rail.entries()[0]) == (QAccessible.Role.RadioButton, "Today")
    assert read(rail.entries()[3]) == (QAccessible.Role.Button, "Lock")
    assert described(rail.entries()[3]) == "Ctrl L"


def test_it_is_narrow_when_there_is_little_room(qtbot: QtBot, look: Look) -> None:
    rail, _ = made(qtbot, look)
    assert rail.width() == 88
    look.set_room(Room.NARROW)
    picture(rail)
    assert rail.width() == 58
    assert all(e.width() >= 24 and e.height() >= 24 for e in rail.entries())


def test_who_is_at_the_desk_is_a_button_with_a_name_and_a_key(qtbot: QtBot, look: Look) -> None:
    rail, _ = made(qtbot, look)
    pressed: list[bool] = []
    rail.person_pressed.connect(lambda: pressed.append(True))
    rail.show_initials("JO", "Joy Okafor", "Ctrl D")
    assert read(rail.avatar) == (QAccessible.Role.Button, "At the desk: Joy Okafor. Somebody else?")
    assert described(rail.avatar) == "Ctrl D"
    QTest.mouseClick(rail.avatar, Qt.MouseButton.LeftButton)
    assert not rail.avatar.hasFocus(), "Enter stays the main action of the screen"
    QTest.keyClick(rail.avatar, Qt.Key.Key_Return)
    assert pressed == [True, True]
    for room in (Room.COMFORTABLE, Room.NARROW):
        look.set_room(room)
        picture(rail)
        assert rail.rect().contains(rail.avatar.geometry())
        assert min(rail.avatar.width(), rail.avatar.height()) >= 44
        assert not rail.avatar.geometry().intersects(rail.entries()[-1].geometry())
    rail.show_initials("")
    assert rail.avatar.isHidden()
