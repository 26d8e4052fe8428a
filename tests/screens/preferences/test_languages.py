"""The page of languages: a name typed into a row is the signature, an emptied one switches it off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from frontdesk.domain.deed import Change
from frontdesk.screens.preferences.shown import LANGUAGES, FieldShown
from frontdesk.screens.preferences.view.rows import FieldRow
from frontdesk.usecases.people_at_desk import take_the_desk
from tests.people import JOY
from tests.screens.preferences.conftest import Room
from tests.screens.preferences.presented import Presented

ES, VI = "lines:es", "hello:vi"


@pytest.fixture
def here() -> Presented:
    here = Presented()
    here.presenter.page_picked(LANGUAGES)
    return here


def row(here: Presented, key: str) -> FieldShown:
    shown = here.display.rows[key]
    assert isinstance(shown, FieldShown)
    return shown


def test_each_pack_and_each_hello_has_a_row_and_none_is_on(here: Presented) -> None:
    assert (row(here, ES).label, row(here, ES).text) == ("Spanish", "")
    assert row(here, ES).help.startswith("Off: not yet read by a native speaker. Words for 48 of ")
    assert row(here, "hello:es<13").label == "Spanish, before 13:00"
    assert row(here, VI).help == "Xin chào (sin CHOW). Not shown: nobody has checked it."
    hellos = [key for key in here.display.rows if key.startswith("hello:")]
    assert len(hellos) == len(here.desk.deck.pack.hellos)


def test_a_name_signs_the_lines_and_goes_back_by_undo(here: Presented) -> None:
    assert here.presenter.typed(ES, " Rosa  Ibáñez ")
    assert row(here, ES).text == "Rosa Ibáñez"
    assert row(here, ES).help.startswith("Read on 14 May. On for whoever speaks it (Ctrl D)")
    assert here.display.said[-1] == ("Saved: Lines in Spanish", True)
    assert here.heard[-1].templates
    assert "es" in here.desk.deck.tongues
    here.presenter.undo()
    assert row(here, ES).text == ""
    assert here.desk.deck.tongues == {}
    here.presenter.redo()
    assert row(here, ES).text == "Rosa Ibáñez"
    here.presenter.typed(ES, "")
    assert row(here, ES).help.startswith("Off: not yet read")


def test_words_changed_since_ask_for_the_name_again(here: Presented) -> None:
    here.presenter.typed(ES, "Rosa Ibáñez")
    (signed,) = here.desk.store.packs_signed()
    here.desk.store.commit(here.desk.deed("sign_pack", Change(signed, replace(signed, version="0"))))
    here.presenter.page_picked(LANGUAGES)
    assert row(here, ES).text == ""
    assert row(here, ES).help.startswith("Off: changed since Rosa Ibáñez read it on 14 May.")


def test_a_hello_is_checked_by_name(here: Presented) -> None:
    here.presenter.typed(VI, "Lan Vo")
    assert row(here, VI).text == "Lan Vo"
    assert row(here, VI).help == "Xin chào (sin CHOW). Checked on 14 May."
    assert here.display.said[-1] == ("Saved: Hello in Vietnamese", True)
    assert [one.text for one in here.desk.deck.hellos] == ["Xin chào (sin CHOW)"]
    here.presenter.typed(VI, " ")
    assert here.desk.deck.hellos == ()


def test_only_a_manager_signs(here: Presented) -> None:
    take_the_desk(here.desk, JOY)
    here.presenter.typed(ES, "Rosa Ibáñez")
    assert here.display.said[-1][0].startswith("Lines are changed by a manager.")
    assert row(here, ES).text == ""
    assert here.desk.deck.tongues == {}


# --- in the window


def field(room: Room, key: str) -> QLineEdit:
    room.page(LANGUAGES)
    room.qtbot.waitUntil(lambda: key in room.view.languages.rows)
    shown = room.view.languages.rows[key]
    assert isinstance(shown, FieldRow)
    return shown.field


def test_by_keyboard_alone(room: Room) -> None:
    line = field(room, ES)
    assert line.placeholderText() == "Read by"
    room.keys.tab_to(line)
    room.keys.type("Rosa Ibanez")
    room.keys.enter()
    room.qtbot.waitUntil(lambda: "es" in room.desktop.desk.deck.tongues)
    room.qtbot.waitUntil(lambda: room.view.toast.words() == "Saved: Lines in Spanish")
    room.keys.press(Qt.Key.Key_Tab)
    QTest.keyClick(room.view.list.entry(LANGUAGES), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.qtbot.waitUntil(lambda: not room.desktop.desk.deck.tongues)
    room.qtbot.waitUntil(lambda: line.text() == "")


def test_esc_keeps_what_is_typed_and_leaves(room: Room) -> None:
    room.keys.tab_to(field(room, VI))
    room.keys.type("Lan Vo")
    room.keys.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "today"
    room.qtbot.waitUntil(lambda: len(room.desktop.desk.deck.hellos) == 1)
    QApplication.processEvents()
