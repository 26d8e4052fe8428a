"""What stands beside the card, as a row of buttons where there is no room for it; the panel opens over it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.screens.today.shown import Notes

_LEAST = 240
"""Where there is less between header and buttons the panel lies over those too."""
_WIDE = 330
"""Design pixels of a panel over the card."""


class SideButtons(QWidget):
    """Notes (held), add, promise, and the one that opens the panel."""

    held = Signal(bool)
    add_pressed = Signal()
    promise_pressed = Signal()

    def __init__(
        self, look: Look, words: str, icon: str, aloud: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._has_notes = False
        self._has_panel = True
        self.notes = Btn(look, "Notes", "ghost", icon="eye", key="F4", dense=True)
        self.add = Btn(look, "Add", "ghost", icon="plus", key="F2", dense=True)
        self.promise = Btn(look, "Promise", "ghost", icon="bookmark", key="F3", dense=True)
        self.panel = Btn(look, words, "ghost", icon=icon, dense=True)
        self.panel.setAccessibleName(aloud or words)
        self.notes.setAccessibleName("Notes, hold F4")
        self.add.setAccessibleName("Add what we are told")
        self.promise.setAccessibleName("Add a promise")
        self.notes.pressed.connect(lambda: self.held.emit(True))
        self.notes.released.connect(lambda: self.held.emit(False))
        self.add.clicked.connect(self.add_pressed)
        self.promise.clicked.connect(self.promise_pressed)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._keys: list[tuple[Btn, str]] = []
        self.take(())
        look.changed.connect(self._fit)

    def take(self, others: Sequence[tuple[QWidget, str]]) -> None:
        """Stand in the row before its own buttons; each with the key it shows."""
        own = ((self.panel, ""), (self.notes, "F4"), (self.add, "F2"), (self.promise, "F3"))
        self._keys = [(one, key) for one, key in (*others, *own) if isinstance(one, Btn)]
        for one, _ in (*others, *own):
            self._flow.removeWidget(one)
            hidden = one.isHidden() and one.parentWidget() is not None
            self._flow.addWidget(one)
            one.setVisible(not hidden)
        self._fit()

    def bare(self) -> bool:
        """No button stands in the row."""
        return all(one.isHidden() for one, _ in self._keys)

    def _fit(self) -> None:
        self._flow.set_gap(-2 * self._look.reserve())
        self._appear()

    def fit(self, width: int) -> None:
        """On one line where that can be: the keys go before a second line comes."""
        one_line = self.add.sizeHint().height()
        for short in (False, True):
            self._show_keys(short=short)
            if self._flow.heightForWidth(width) <= one_line:
                return
        self._show_keys(short=False)

    def _show_keys(self, *, short: bool) -> None:
        for one, key in self._keys:
            wanted = "" if short else key
            if one.accessibleDescription() != wanted:
                one.show_key(wanted)

    def show_notes(self, notes: Notes) -> None:
        """No button where there is nothing to hold open."""
        self._has_notes = notes.desk_count + notes.private_count > 0
        self._appear()

    def show_panel(self, there: bool) -> None:
        """The button of the panel, where there is one to open."""
        self._has_panel = there
        self._appear()

    def _appear(self) -> None:
        """In the slim strip what is not part of the next step stands in its menu."""
        full = not self._look.slim
        self.notes.setVisible(self._has_notes and full)
        self.panel.setVisible(self._has_panel and full)
        self.add.setVisible(full)
        self.promise.setVisible(full)


class OverPanel(QObject):
    """Moves a panel between its place beside the words and a place over them, opened by a button."""

    def __init__(self, look: Look, panel: QWidget, beside: QBoxLayout, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self.panel = panel
        self._beside = beside
        self._over = over
        self._lies_over = False
        self._open = self._held = False

    @property
    def is_open(self) -> bool:
        """It lies over the card now."""
        return self._lies_over and self._open

    def settle(self) -> None:
        """Become what the room asks for."""
        if self._lies_over == self._look.narrow:
            return
        self._lies_over = self._look.narrow
        self._open = False
        if self._lies_over:
            self._beside.removeWidget(self.panel)
            self.panel.setParent(self._over)
        else:
            self._beside.addWidget(self.panel)
        self.panel.setVisible(not self._lies_over or self._held)

    def toggle(self) -> None:
        """The button."""
        self._show(not self._open)

    def close(self) -> bool:
        """Whether it was open."""
        was = self.is_open
        self._show(False)
        return was

    def hold(self, held: bool) -> None:
        """Notes are held open in it."""
        self._held = held
        self._show(self._open)

    def place(self, room: QRect) -> None:
        """At the right of ``room``, as wide as it can read well."""
        if self._lies_over:
            wide = min(self._look.px(_WIDE), room.width())
            self.panel.setFixedWidth(wide)
            high = self.panel.heightForWidth(wide) if self.panel.hasHeightForWidth() else room.height()
            if min(high, self._look.px(_LEAST)) > room.height():
                room = QRect(room.left(), 0, room.width(), self._over.height())
            self.panel.setGeometry(room.right() + 1 - wide, room.top(), wide, room.height())

    def _show(self, opened: bool) -> None:
        self._open = opened
        if self._lies_over:
            self.panel.setVisible(opened or self._held)
            self.panel.raise_()
