"""A Monday morning in the real window: five people and a phone call, by keyboard alone, then by mouse alone.

Two have one first name, one is Deaf, one walks in, one is booked tomorrow; the telephone rings while the
second stands there. Names and dates are typed in both; everything else is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.clinic import Clinician
from frontdesk.domain.fact import FactKind
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.screens.today.view.find_popup import Candidate
from tests.desks import desk_with
from tests.looks.stage import PicturedToday
from tests.people import ANA, STAFF, ZONE, fact, need, patient, visit

MONDAY = date(2026, 5, 18)
NOW = datetime(2026, 5, 18, 8, 5, tzinfo=ZONE).astimezone(UTC)
MOST = 25
"""Keys beside names and dates."""
OKAFOR = Clinician("okafor", "Dr Ada Okafor")
PEOPLE = (
    *STAFF,
    OKAFOR,
    patient("h1", "Hạnh", "Nguyễn", "1979-11-08"),
    visit("w1", "h1", "08:10", MONDAY),
    patient("m", "Mira", "Delgado", "1988-04-30"),
    visit("w2", "m", "08:20", MONDAY),
    need("f2", "m", "Face the patient to sign", "bsl", FactKind.COMMUNICATION),
    patient("h2", "Hạnh", "Nguyễn", "1991-02-17"),
    replace(visit("w3", "h2", "08:30", MONDAY), clinician_id="okafor"),
    patient("t", "Tomasz", "Wójcik", "1980-02-01"),
    patient("l", "Leilani", "Kahale", "1975-09-12"),
    visit("w5", "l", "09:40", MONDAY + timedelta(days=1)),
    patient("n", "Ngozi", "Eze", "1979-02-02"),
    fact("f6", "n", FactKind.SAFE_CONTACT, "Never at the shop", code="none"),
)


@dataclass
class Hand:
    """What a hand does: keys and clicks are counted, names and dates are not."""

    stage: PicturedToday
    count: int = 0
    did: list[str] = field(default_factory=list)

    def name(self, text: str) -> None:
        """A name, a date, words: typed letter by letter."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.stage.window, letter)
        self._settled()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key that is no letter of a name."""
        self._counted(key.name)
        QTest.keyClick(QApplication.focusWidget() or self.stage.window, key, modifiers)
        self._settled()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One press of the left button."""
        self._counted(widget.accessibleName() or type(widget).__name__)
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self._settled()

    def row(self, visit_id: str) -> None:
        """A press on somebody's row of the board."""
        board = self.stage.view.board.list
        at = next(i for i, item in enumerate(board.board.items) if item.visit_id == visit_id)
        self.click(board.viewport(), board.visualRect(board.board.index(at)).center())

    def found(self, name: str) -> None:
        """A press on somebody Find offers."""
        rows = [one for one in self.stage.view.found.findChildren(Candidate) if one.isVisible()]
        self.click(next(one for one in rows if name in one.accessibleName()))

    def button(self, words: str) -> None:
        """A press on the visible button or chip that says this."""
        every = [b for b in self.stage.window.findChildren(QAbstractButton) if b.isVisible()]
        (found,) = (b for b in every if b.accessibleName().startswith(words))
        self.click(found)

    def choice(self, words: str) -> None:
        """A press on an entry of the menu that stands open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if a.text() == words)
        self.click(menu, menu.actionGeometry(action).center())

    def wait(self) -> None:
        """The card stands long enough."""
        self.stage.stand()

    def _counted(self, what: str) -> None:
        self.count += 1
        self.did.append(what)

    def _settled(self) -> None:
        self.stage.settle()
        assert QApplication.activeModalWidget() is None  # no dialog, ever


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication) -> Iterator[Hand]:
    with PicturedToday(qapp, 1366, 768, desk=desk_with(PEOPLE, NOW, ANA)) as stage:
        stage.window.activateWindow()
        qtbot.waitUntil(stage.window.isActiveWindow)
        yield Hand(stage)


def as_it_should_be(hand: Hand) -> None:
    """Nobody wrong, nobody twice, and the promise belongs to who rang."""
    store = hand.stage.desk.store
    today = {v.patient_id: v.state for v in store.visits(MONDAY)}
    assert today == dict.fromkeys(("h1", "m", "h2", "t"), VisitState.WAITING)
    tomorrow = store.get(Visit, "w5")
    assert tomorrow is not None
    assert (tomorrow.state, tomorrow.day) == (VisitState.EXPECTED, MONDAY + timedelta(days=1))
    promises = store.promises_due(MONDAY + timedelta(days=60))
    assert [(p.patient_id, p.what) for p in promises] == [("n", "Post the form")]


def front(hand: Hand) -> str:
    """The name on the card that stands."""
    card = hand.stage.presenter.stage.open
    return card.card.name_to_use if card is not None else ""


def test_by_keyboard_alone(hand: Hand) -> None:
    keys, enter = Qt.Key, Qt.Key.Key_Return
    hand.name("hanh")
    hand.key(enter)
    hand.name("0811")  # the gate: the fourth digit is the match
    assert hand.stage.presenter.stage.open is not None
    assert hand.stage.presenter.stage.open.patient_id == "h1"

    hand.name("mira")
    hand.key(enter)
    hand.wait()
    hand.key(keys.Key_F7, Qt.KeyboardModifier.ShiftModifier)  # it rings
    hand.name("ngozi")
    hand.key(enter)
    hand.wait()
    hand.key(enter)
    assert front(hand) == "Ngozi Eze"
    hand.key(keys.Key_F3)
    hand.name("Post the form")
    hand.key(enter)
    hand.key(keys.Key_Escape)  # one key back to the parked card
    assert front(hand) == "Mira Delgado"
    hand.wait()
    hand.key(enter)

    hand.name("hanh")
    hand.key(enter)
    hand.name("1702")
    assert hand.stage.presenter.stage.open.patient_id == "h2"

    hand.name("tomasz")
    hand.key(enter)
    hand.wait()
    hand.key(enter)  # add to today
    hand.wait()
    hand.key(keys.Key_1)  # with Dr Voss

    hand.name("leilani")
    hand.key(enter)
    hand.wait()
    hand.key(keys.Key_Down)
    hand.key(enter)  # came on another day
    hand.wait()
    hand.key(enter)  # keep Tuesday

    as_it_should_be(hand)
    assert hand.count <= MOST, hand.did


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # off screen no menu takes the keys
def test_by_mouse_alone(hand: Hand) -> None:
    view = hand.stage.view
    hand.row("w1")
    hand.name("0811")
    assert front(hand) == "Hạnh Nguyễn"

    hand.row("w2")
    hand.wait()
    hand.button("Others can hear")
    hand.choice("Phone")
    hand.name("ngozi")
    hand.found("Ngozi")
    hand.wait()
    hand.button("Matched")
    hand.button("Promise")
    hand.name("Post the form")
    field = view.add_bar.field
    hand.click(field, QPoint(field.width() - 30, field.height() // 2))  # the Enter cap
    hand.button("Call ended")
    assert front(hand) == "Mira Delgado"
    hand.wait()
    hand.button("Matched: check in")

    hand.row("w3")
    hand.name("1702")

    hand.name("tomasz")
    hand.found("Tomasz")
    hand.wait()
    hand.click(view.card.match.rows[0])
    hand.wait()
    assert view.popups.panel is not None
    hand.click(view.popups.panel.rows()[0])

    hand.name("leilani")
    hand.found("Leilani")
    hand.wait()
    hand.click(view.card.match.rows[1])
    hand.wait()
    hand.click(view.card.match.rows[0])

    as_it_should_be(hand)
    assert hand.count <= MOST, hand.did
