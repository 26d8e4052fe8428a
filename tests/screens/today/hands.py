"""Two hands at Today: keys to whatever has the focus, presses of the mouse, and the clock on the wall."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from frontdesk.domain.template import ConditionRow
from frontdesk.prompts.condition import holds
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.view import View, know
from frontdesk.screens.today.open_card_state import OpenCard
from tests.desks import StillClock
from tests.looks.stage import PicturedToday

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """What somebody at the desk can do. Only ``is_true`` looks behind the window."""

    def __init__(self, stage: PicturedToday) -> None:
        self.stage = stage

    # --- keys

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key."""
        QTest.keyClick(QApplication.focusWidget() or self.stage.window, key, modifiers)
        self.stage.settle()

    def write(self, words: str) -> None:
        """Letters, each to whatever has the focus then."""
        for letter in words:
            QTest.keyClicks(QApplication.focusWidget() or self.stage.window, letter)
        self.stage.settle()

    def open(self, name: str) -> None:
        """Put away what stands there, type a name, Enter; the card stands a moment."""
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_Escape)
        self.write(name)
        self.enter()
        self.stage.stand()

    def enter(self) -> None:
        """The main key."""
        self.press(Qt.Key.Key_Return)

    def match(self) -> None:
        """Enter at the match."""
        self.stage.stand()
        self.enter()

    def told(self, words: str, *, down: int = 0) -> None:
        """F2, the words, ``down`` times ↓ to what the field offers, Enter."""
        self.press(Qt.Key.Key_F2)
        self.write(words)
        for _ in range(down):
            self.press(Qt.Key.Key_Down)
        self.enter()

    # --- the mouse

    def click(self, widget: QWidget) -> None:
        """A press in its middle; it has to be there to be pressed."""
        assert widget.isVisible(), widget.accessibleName()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.stage.settle()

    def chip(self, key: str, choice: str = "") -> None:
        """A chip of the situation row, at check-in or leaving; ``choice`` from its menu, by its words."""
        view = self.stage.view
        row = view.card.situation
        for pane in (view.leaving, view.phone):
            if pane.isVisible():
                row = pane.situation
        self.click(row._chips[key])
        if choice:
            self.choose(choice)

    def late(self, clinician: str, choice: str) -> None:
        """The clinician's chip of the board."""
        self.click(self.stage.view.board._chips[clinician])
        self.choose(choice)

    def choose(self, words: str) -> None:
        """One entry of the open menu."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        act = next(act for act in menu.actions() if act.text() == words)
        menu.close()
        act.trigger()
        self.stage.settle()

    def answer(self, words: str) -> None:
        """A button of the one thing to check."""
        buttons = self.stage.view.card.side._question.findChildren(QAbstractButton)
        self.click(next(b for b in buttons if b.isVisible() and b.accessibleName() == words))

    # --- time

    def time_passes(self, **by: float) -> None:
        """The clock moves on while nobody touches anything, and the window hears of it."""
        clock = self.stage.desk.clock
        assert isinstance(clock, StillClock)
        clock.forward(**by)
        self.stage.ticks.now += 3
        self.stage.view.clock.timeout.emit()
        self.stage.settle()

    # --- what came of it

    def is_true(self, row: ConditionRow) -> bool:
        """A row of a line, asked of the card that stands there; of any item where it asks about items."""
        card = self.stage.presenter.stage.open
        if card is None:
            return False
        return true_of(card, row)


def true_of(card: OpenCard, row: ConditionRow) -> bool:
    """A row asked of one open card."""
    condition = CONDITIONS[row.field]
    view = View(know(card.card_input, card.desk.deck.observances), card.situation)
    items = view.known.items[condition.item] if condition.item else ()
    views = [view.holding({condition.item: item}) for item in items if condition.item] or [view]
    return any(holds(row, condition.read(one)) for one in views)
