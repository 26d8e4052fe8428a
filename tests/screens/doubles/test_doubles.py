"""In here twice? From Settings and back, by keyboard: side by side, made one, two people, apart again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.domain.patient import Patient
from frontdesk.domain.staff import Role
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.catalogue import DOUBLES
from frontdesk.screens.doubles.view.doubles_view import DoublesView
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.people_at_desk import take_the_desk
from tests.desks import desk_with
from tests.looks.dress import dressed
from tests.people import ANA, NOW, STAFF
from tests.screens.clipping import clipped
from tests.screens.keyboard import Keyboard
from tests.usecases import test_merge_people as made

BORN = "1961-03-14"
PEOPLE = (
    replace(made.ONE, birth_date=BORN),
    replace(made.OTHER, birth_date=BORN),
    *(made.SOUND, made.SOUND_TOO, made.SAFE, made.SAFE_TOO, made.SLOW, made.SLOW_TOO, made.LOOP, made.LETTER),
    replace(made.THIRD, birth_date="1984-01-09"),
    replace(made.THIRD, id="p4", birth_date="1984-01-09"),
)


@dataclass
class Room:
    """One window with the screen in front."""

    qtbot: QtBot
    desktop: Desktop
    view: DoublesView
    keys: Keyboard

    def looked(self) -> None:
        self.qtbot.waitUntil(self.view.pair.isVisible, timeout=30_000)

    def names(self) -> list[str]:
        return [one.row.title for one in self.view.list.rows]

    def words(self, key: str) -> list[str]:
        return [choice.accessibleName() for (of, _), choice in self.view.pair.choices.items() if of == key]

    def two_rows(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.view.list.rows) == count, timeout=10_000)
        QApplication.processEvents()


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    desktop = Desktop(qapp, desk_with((*STAFF, *PEOPLE), NOW, ANA), dressed(LIGHT), settings=Settings())
    desktop.window.setUpdatesEnabled(False)  # laid out all the same: nobody looks at it
    desktop.show()
    settings = desktop.window.show_screen("preferences")
    assert isinstance(settings, PreferencesView)
    settings._presenter.page_picked("clinic")
    settings.clinic.door_pressed.emit("doubles")
    QApplication.processEvents()
    view = desktop.window.show_screen(DOUBLES)
    assert isinstance(view, DoublesView)
    yield Room(qtbot, desktop, view, Keyboard(qtbot, desktop.window))
    desktop.window.close()
    desktop.window.deleteLater()
    qapp.processEvents()


def test_a_pair_is_made_one_by_keyboard_and_taken_back(room: Room) -> None:
    room.looked()
    assert room.names() == ["Margrit Halloran and Margit Halloran", "Ngozi Bell"]
    assert room.words("name") == ["Full name, Margrit Halloran", "Full name, Margit Halloran"]
    room.keys.tab_to(room.view.pair.choices["name", "stays"])
    room.keys.press(Qt.Key.Key_Right)
    assert room.view.pair.choices["name", "goes"].hasFocus()
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.two_rows(1)
    (found,) = find_patient(room.desktop.desk, "halloran")
    assert (found.patient.id, found.patient.name.full) == ("p2", "Margit Halloran")
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.two_rows(2)
    assert len(find_patient(room.desktop.desk, "halloran")) == 2


def test_two_people_are_not_asked_about_again(room: Room) -> None:
    room.looked()
    room.keys.tab_to(room.view.list.rows[0])
    room.keys.press(Qt.Key.Key_Down)
    room.qtbot.waitUntil(lambda: room.view.pair._shown is not None and not room.view.pair._shown.differences)
    room.keys.press(Qt.Key.Key_Delete)
    room.two_rows(1)
    assert room.names() == ["Margrit Halloran and Margit Halloran"]
    assert len(room.desktop.desk.store.two_people()) == 1


def test_what_was_made_one_comes_apart_in_its_own_list(room: Room) -> None:
    room.looked()
    QTest.mouseClick(room.view.one, Qt.MouseButton.LeftButton)
    room.two_rows(1)
    assert room.view.tabs is not None
    room.qtbot.waitUntil(lambda: room.view.tabs is not None and "1" in room.view.tabs.segments()[1].text())
    room.view.tabs.segments()[1].click()
    room.qtbot.waitUntil(lambda: room.names() == ["Margit Halloran into Margrit Halloran"])
    assert room.view.one.accessibleName().startswith("Two people again")
    assert not room.view.two.isVisible()
    room.view.one.click()
    room.two_rows(0)
    left = room.desktop.desk.store.get(Patient, "p1")
    assert left is not None
    assert left.merged_into == ""


def test_private_words_stand_open_only_while_f4_is_held(room: Room) -> None:
    room.looked()
    assert room.words("safe_contact")[0].startswith("Safe contact, Private. Hold F4.")
    QTest.keyPress(room.keys.focus(), Qt.Key.Key_F4)
    room.qtbot.waitUntil(lambda: "No voicemail" in room.words("safe_contact")[0])
    QTest.keyRelease(room.keys.focus(), Qt.Key.Key_F4)
    room.qtbot.waitUntil(lambda: "Private" in room.words("safe_contact")[0])


def test_the_other_record_can_stay(room: Room) -> None:
    room.looked()
    room.view.swap.click()
    room.qtbot.waitUntil(lambda: room.words("name")[:1] == ["Full name, Margit Halloran"])
    room.view.one.click()
    room.two_rows(1)
    assert [one.patient.id for one in find_patient(room.desktop.desk, "halloran")] == ["p1"]


def test_only_a_manager_sees_anybody(room: Room) -> None:
    room.looked()
    joy = next(one for one in room.desktop.desk.store.people() if one.role is Role.DESK)
    take_the_desk(room.desktop.desk, joy)
    room.desktop._person_changed()
    room.qtbot.waitUntil(lambda: "by a manager" in room.view.list.empty.text())
    assert room.names() == []
    assert not room.view.pair.isVisible()


def test_nobody_stays_behind_the_lock_or_after_leaving(room: Room) -> None:
    room.looked()
    room.view.lock(True)
    assert room.names() == []
    assert room.view.pair.choices == {}
    room.view.lock(False)
    room.looked()
    room.keys.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "preferences"
    assert room.names() == []


@pytest.mark.parametrize("size", [(1366, 768), (1366, 688), (900, 500), (1920, 1080)], ids=str)
def test_nothing_is_cut(room: Room, size: tuple[int, int]) -> None:
    room.looked()
    room.desktop.window.resize(*size)
    QApplication.processEvents()
    assert clipped(room.view) == []
