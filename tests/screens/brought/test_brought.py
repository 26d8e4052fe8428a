"""What was brought in: rows decided by key one by one and all alike, an import taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.domain.imported import ImportedRow
from frontdesk.domain.patient import Identifier
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.brought.view.brought_view import BroughtView
from frontdesk.screens.catalogue import BROUGHT
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk
from tests.looks.dress import dressed
from tests.screens.clipping import clipped
from tests.screens.keyboard import Keyboard
from tests.usecases.imports import booking, bring, desk_for_import, patients, person, visits

FIRST: list[ImportedRow] = [
    person("Ann Lee", mrn="7", phone="0151 555 0100"),
    person("Bo Berg", mrn="1"),
    person("Bo Berg", mrn="2"),
]
AGAIN: list[ImportedRow] = [
    booking(person("Ann Lee", mrn="8")),
    person("Bo Berg", mrn="3"),
    replace(person("Bo Berg"), identifiers=(Identifier("list:mrn", "1"), Identifier("list:mrn", "2"))),
    person("Eve New", "1981-02-03", mrn="9"),
]  # fmt: skip


def brought_desk() -> Desk:
    """A desk after two lists, with rows of the second one that wait."""
    desk = desk_for_import()
    bring(desk, FIRST)
    bring(desk, AGAIN)
    return desk


@dataclass
class Room:
    """One window with the screen in front."""

    qtbot: QtBot
    desktop: Desktop
    view: BroughtView
    keys: Keyboard

    @property
    def desk(self) -> Desk:
        return self.desktop.desk

    def rows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.view.list.rows) == count, timeout=10_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.keys.focus(), key, held)

    def numbers(self) -> list[tuple[str, ...]]:
        return sorted(tuple(one.value for one in who.identifiers) for who in patients(self.desk))


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    desktop = Desktop(qapp, brought_desk(), dressed(LIGHT), settings=Settings())
    desktop.window.setUpdatesEnabled(False)
    desktop.show()
    settings = desktop.window.show_screen("preferences")
    assert isinstance(settings, PreferencesView)
    settings._presenter.page_picked("clinic")
    settings.clinic.door_pressed.emit("brought")
    QApplication.processEvents()
    view = desktop.window.show_screen(BROUGHT)
    assert isinstance(view, BroughtView)
    made = Room(qtbot, desktop, view, Keyboard(qtbot, desktop.window))
    made.rows(3)
    yield made
    desktop.window.close()
    desktop.window.deleteLater()
    qapp.processEvents()


def test_rows_are_decided_by_key_and_taken_back(room: Room) -> None:
    assert [one.row.title for one in room.view.list.rows] == ["Ann Lee", "Bo Berg", "Bo Berg"]
    shown = room.view.decide._shown
    assert shown is not None
    assert shown.incoming.lines[-1].startswith("Comes today at")
    assert shown.why == "Same name, same birth date; but another number of the same system."
    assert clipped(room.desktop.window) == []
    room.press(Qt.Key.Key_1)
    room.rows(2)
    assert ("7", "8") in room.numbers()
    assert len(visits(room.desk)) == 1
    room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.rows(3)
    assert ("7",) in room.numbers()
    assert visits(room.desk) == []
    room.press(Qt.Key.Key_2)
    room.rows(2)
    assert ("8",) in room.numbers()
    room.press(Qt.Key.Key_3)
    room.rows(1)
    assert ("3",) not in room.numbers()


def test_all_that_wait_for_one_reason_are_decided_alike_and_the_button_says_how_many(room: Room) -> None:
    room.press(Qt.Key.Key_4)
    assert room.view.another.accessibleName().startswith("All 2: another person")
    room.press(Qt.Key.Key_2)
    room.rows(1)
    assert {("3",), ("8",)} <= set(room.numbers())
    room.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.rows(3)
    assert not {("3",), ("8",)} & set(room.numbers())


def test_of_two_it_may_be_one_is_put_in_front(room: Room) -> None:
    room.view.list.rows[2].click()
    room.qtbot.waitUntil(lambda: room.view.decide.which is not None)
    assert room.view.decide.which is not None
    room.view.decide.which.segments()[1].click()
    QApplication.processEvents()
    room.press(Qt.Key.Key_1)
    room.rows(2)
    assert ("2", "1") in room.numbers()


def test_an_import_is_taken_back_after_it_was_asked_twice(room: Room) -> None:
    assert room.view.tabs is not None
    room.view.tabs.segments()[1].click()
    room.rows(2)
    assert not room.view.this_one.isVisible()
    room.view.take_back.click()
    assert room.view.take_back.accessibleName().startswith("Yes, take back 1 patient")
    assert len(patients(room.desk)) == 4, "nothing yet"
    room.view.take_back.click()
    room.qtbot.waitUntil(lambda: "Taken back" in [one.row.tag for one in room.view.list.rows], timeout=10_000)
    assert [who.name.full for who in patients(room.desk)] == ["Ann Lee", "Bo Berg", "Bo Berg"]
    assert room.view.tabs is not None
    room.qtbot.waitUntil(lambda: room.view.tabs is not None and "0" in room.view.tabs.segments()[0].text())
    room.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "preferences"


def test_locked_there_is_nobody_on_it(room: Room) -> None:
    room.view.lock(True)
    assert (room.view.list.rows, room.view.decide._shown) == ([], None)
    room.view.lock(False)
    room.rows(3)
