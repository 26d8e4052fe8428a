"""What was brought in, on the screen: a list at the left, one of it at the right, buttons at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.two_line_list import TwoLineList
from frontdesk.qt.type_style import NOTE, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.brought.presenter import BroughtPresenter
from frontdesk.screens.brought.shown import IMPORTS, TO_DECIDE, BroughtShown
from frontdesk.screens.brought.view.panes import DecidePane, ImportPane

TITLE = "What was brought in"
_LIST = 360
_UNBOUND = 16_777_215


class BroughtView(QWidget):
    """Implements ``BroughtDisplay``. ``left("")`` when somebody goes back."""

    left = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tabs = QWidget()
        self._tabs_in = row(look, self._tabs)
        self.tabs: Segmented | None = None
        self._counts: tuple[str, str] = ("", "")
        self.list = TwoLineList(look)
        self.decide = DecidePane(look)
        self.imported = ImportPane(look)
        self.busy = Text(look, "", NOTE, "ink2")
        self.this_one = Btn(look, "Same person", "primary", key="1", height=40)
        self.another = Btn(look, "Another person", "secondary", key="2")
        self.not_used = Btn(look, "Not used", "secondary", key="3")
        self.alike = Btn(look, "All alike", "ghost", key="4")
        self.take_back = Btn(look, "Take it back", "secondary", icon="undo-2")
        self.back = Btn(look, "Back", "ghost", icon="arrow-left", key="Esc")
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def connect_presenter(self, presenter: BroughtPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        self._keys = {
            "1": presenter.this_one,
            "2": presenter.another,
            "3": presenter.not_used,
            "4": presenter.alike,
            "Ctrl+Z": presenter.undo,
        }
        self.list.picked.connect(presenter.picked)
        self.decide.whom_picked.connect(presenter.whom_picked)
        for button, act in (
            (self.this_one, presenter.this_one),
            (self.another, presenter.another),
            (self.not_used, presenter.not_used),
            (self.alike, presenter.alike),
            (self.take_back, presenter.take_back),
        ):
            button.clicked.connect(act)
        self.back.clicked.connect(lambda: self.left.emit(""))
        self.toast.undone.connect(presenter.undo)

    # --- BroughtDisplay

    def show_brought(self, shown: BroughtShown) -> None:
        """Everything at once. Keys that stood on what is gone go to the list."""
        held = QApplication.focusWidget()
        had = held is not None and self.isAncestorOf(held)
        self._show_tabs(shown)
        self.list.show_rows(shown.rows, shown.chosen, shown.empty)
        self.decide.show_row(shown.decide)
        self.imported.show_import(shown.imported)
        self.decide.setVisible(shown.decide is not None)
        self.imported.setVisible(shown.imported is not None)
        self.busy.show_words(shown.busy)
        self.busy.setVisible(bool(shown.busy))
        one = shown.decide
        for button, words in (
            (self.this_one, one.this_one if one else ""),
            (self.another, one.another if one else ""),
            (self.not_used, one.not_used if one else ""),
            (self.alike, one.alike if one else ""),
            (self.take_back, shown.imported.take_back if shown.imported else ""),
        ):
            if words:
                button.show_text(words)
            button.setVisible(bool(words))
            button.setEnabled(not shown.busy)
        now = QApplication.focusWidget()
        if had and (now is None or not self.isAncestorOf(now)):
            if self.list.rows:
                self.list.focus_here()
            else:
                self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str, *, undoable: bool = False, trouble: bool = False) -> None:
        """A word after an act."""
        self.toast.say(words, undoable=undoable, trouble=trouble)

    def lock(self, locked: bool) -> None:
        """While the desk is locked nobody stands here."""
        self.toast.put_away()
        self.presenter.lock(locked)

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.opened()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.toast.put_away()
        self.presenter.closed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if event.isAutoRepeat():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit("")
        elif act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _build(self) -> None:
        look = self._look
        words = "Nothing here is used before somebody says so, and what you decide can be taken back."
        self._words = Text(look, words, NOTE, "ink2")
        self._tabs_in.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addWidget(Text(look, TITLE, TITLE_PAGE, wrap=False))
        self._head.addWidget(self._words)
        self._head.addWidget(self._tabs)
        side = QWidget()
        self._side = side
        at_left = column(look, side, gap=10)
        at_left.addLayout(self._head)
        at_left.addWidget(self.list, 1)
        inner = QWidget()
        right = column(look, inner, gap=10, edges=(4, 4, 18, 12))
        for part in (self.decide, self.imported, self.busy):
            right.addWidget(part)
        right.addStretch(1)
        buttons = QWidget()
        flow = FlowLayout(buttons, look.px(6))
        for button in (self.back, self.this_one, self.another, self.not_used, self.alike, self.take_back):
            flow.addWidget(button)
        foot = row(look, edges=(-16, 0, 0, 0))
        foot.addWidget(buttons, 1)
        work = column(look, gap=10)
        work.addWidget(scrolling(look, inner, "canvas"), 1)
        work.addLayout(foot)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.addWidget(side)
        self._line.addLayout(work, 1)

    def _show_tabs(self, shown: BroughtShown) -> None:
        if shown.counts != self._counts or self.tabs is None:
            self._counts = shown.counts
            had = self.tabs is not None and any(s.hasFocus() for s in self.tabs.segments())
            if self.tabs is not None:
                self._tabs_in.removeWidget(self.tabs)
                self.tabs.deleteLater()
            choices = ((TO_DECIDE, shown.counts[0]), (IMPORTS, shown.counts[1]))
            self.tabs = Segmented(self._look, choices, accessible="Which list", chosen=shown.tab)
            self.tabs.picked.connect(self.presenter.tab_picked)
            self._tabs_in.insertWidget(0, self.tabs)
            if had:
                marked = next(s for s in self.tabs.segments() if s.isChecked())
                marked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tabs.show_choice(shown.tab)

    def _fit(self) -> None:
        look = self._look
        narrow = look.narrow
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        edge = look.px(16 if narrow else 32)
        self._line.setContentsMargins(edge, look.px(20), edge, look.px(12))
        self._line.setSpacing(look.px(12 if narrow else 28))
        self._words.setVisible(not narrow)
        self._head.setDirection(way.LeftToRight if narrow else way.TopToBottom)
        self._head.setSpacing(look.px(18 if narrow else 8))
        self._side.setMinimumWidth(0 if narrow else look.px(_LIST))
        self._side.setMaximumWidth(_UNBOUND if narrow else look.px(_LIST))
        self._side.setMaximumHeight(look.px(200) if narrow else _UNBOUND)
