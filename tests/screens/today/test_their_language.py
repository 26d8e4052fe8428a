"""The whole walk in the real window: a signed pack, a patient who speaks it, and who is at the desk."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Line
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.today import pace
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases.languages_of_lines import sign_pack
from frontdesk.usecases.people_at_desk import also_speaks, take_the_desk, works_here
from frontdesk.usecases.shipped_packs import shipped_pack
from tests.desks import desk_with
from tests.looks.dress import dressed
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit
from tests.screens.keyboard import Keyboard

CTRL = Qt.KeyboardModifier.ControlModifier
SPEAKS = fact("f1", "p1", FactKind.SPOKEN_LANGUAGE, code="es")
READY = Promise("o1", "p1", "the letter", "the desk", TODAY, TODAY, PromiseState.READY)


class Room:
    """The window over a clinic where Ana speaks Spanish and Joy does not."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, *, signed: bool) -> None:
        self.qtbot = qtbot
        self.desk = desk_with((*STAFF, patient("p1"), SPEAKS, READY, visit("v1", "p1")), NOW, ANA)
        also_speaks(self.desk, "Spanish")
        if signed:
            sign_pack(self.desk, "es", "Rosa Ibáñez")
        self.desktop = Desktop(qapp, self.desk, dressed(LIGHT))
        self.desktop.show()
        self.keys = Keyboard(qtbot, self.desktop.window)
        view = self.desktop.window.show_screen("today")
        assert isinstance(view, TodayView)
        self.view = view
        qtbot.waitUntil(lambda: view._presenter.stage.board is not None)

    def check_in(self) -> None:
        """Picked, matched by Enter; nobody else listens."""
        today = self.view._presenter
        today.visit_picked("v1")
        self.qtbot.waitUntil(lambda: today.stage.open is not None)
        self.qtbot.waitUntil(lambda: today.stage.armed)
        self.keys.enter()
        self.qtbot.waitUntil(lambda: today.stage.open is not None and today.stage.open.matched)
        self.nobody_listens()

    def nobody_listens(self) -> None:
        """F7 until the desk is alone with the patient."""
        self.keys.press(Qt.Key.Key_F7)
        self.keys.press(Qt.Key.Key_F7)

    def card_line(self) -> Line:
        card = self.view._presenter.stage.open
        assert card is not None
        line = card.big_line
        assert line is not None
        return line

    @property
    def sentence(self) -> str:
        """What stands in the big line of the window."""
        return self.view.card.lines.big.sentence.text().strip("“”")


@pytest.fixture
def open_room(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.setattr(pace, "ARMED_AFTER", 0.0)
    made: list[Room] = []

    def make(*, signed: bool = True) -> Room:
        made.append(Room(qtbot, qapp, signed=signed))
        return made[-1]

    yield make
    for room in made:
        room.desktop.window.close()
        room.desktop.window.deleteLater()
    qapp.processEvents()


def said_in(language: str, line: str) -> set[str]:
    pack = shipped_pack(language)
    texts = next(t.texts for t in pack.templates if t.id == line)
    own = "the letter" if language == "en" else pack.phrases["fallback"]["promise_what"]
    return {text.replace("{promise_what}", own) for text in texts}


def test_whoever_speaks_it_has_the_line_in_it(open_room: Callable[..., Room]) -> None:
    room: Room = open_room()
    room.check_in()
    assert room.card_line().template == "CI-13"
    assert room.sentence in said_in("es", "CI-13")
    assert room.view.card.lines.big.accessibleName() == room.card_line().title == "Promise ready"


def test_nobody_has_read_it_so_it_stays_in_the_clinics_language(open_room: Callable[..., Room]) -> None:
    room: Room = open_room(signed=False)
    room.check_in()
    assert room.sentence in said_in("en", "CI-13")


def test_whoever_does_not_speak_it_has_it_in_the_clinics_language(open_room: Callable[..., Room]) -> None:
    room: Room = open_room()
    take_the_desk(room.desk, works_here(room.desk, "joy"))
    room.check_in()
    assert room.sentence in said_in("en", "CI-13")


def test_who_sits_down_speaks_their_own_language_at_once(open_room: Callable[..., Room]) -> None:
    room: Room = open_room()
    room.check_in()
    assert room.sentence in said_in("es", "CI-13")
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_D, CTRL)
    room.qtbot.waitUntil(lambda: room.desktop._people is not None and room.desktop._people.panel.isVisible())
    room.keys.type("2")
    room.qtbot.waitUntil(lambda: room.desk.staff.id == "joy")
    room.qtbot.waitUntil(lambda: room.sentence in said_in("en", "CI-13"))


def test_a_pack_signed_meanwhile_comes_with_the_next_card(open_room: Callable[..., Room]) -> None:
    room: Room = open_room(signed=False)
    room.check_in()
    sign_pack(room.desk, "es", "Rosa Ibáñez")
    card = room.view._presenter.stage.open
    assert card is not None
    card.set_situation(card.situation)
    room.view._presenter.stage.show_open()
    assert room.sentence in said_in("en", "CI-13")
    room.keys.press(Qt.Key.Key_Escape)
    room.view._presenter.visit_picked("v1")
    room.qtbot.waitUntil(lambda: room.view._presenter.stage.open not in (None, card))
    room.nobody_listens()
    assert room.sentence in said_in("es", "CI-13")
