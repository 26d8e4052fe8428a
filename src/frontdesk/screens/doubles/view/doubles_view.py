"""Doubles on the screen: pairs at the left, two records side by side, two buttons at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.two_line_list import TwoLineList
from frontdesk.qt.type_style import BODY, NOTE, TITLE_1, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.doubles.presenter import DoublesPresenter
from frontdesk.screens.doubles.shown import MADE, WORTH, DoublesShown, MadeShown
from frontdesk.screens.doubles.view.side_by_side import SideBySide

TITLE = "In here twice?"
_LIST = 360
_UNBOUND = 16_777_215


class DoublesView(QWidget):
    """Implements ``DoublesDisplay``. ``left("")`` when somebody goes back."""

    left = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tabs = QWidget()
        self._tabs_in = row(look, self._tabs)
        self.tabs: Segmented | None = None
        self._counts: tuple[str, str] = ("", "")
        self.list = TwoLineList(look)
        self.pair = SideBySide(look)
        self._made = Text(look, "", TITLE_1)
        self._made_words = Text(look, "", BODY, "ink2")
        self._since = Text(look, "", BODY)
        self.one = Btn(look, "One person", "primary", icon="users-round", key="Ctrl Enter")
        self.two = Btn(look, "Two people", "secondary", icon="x", key="Del")
        self.swap = Btn(look, "The other one stays", "ghost", icon="shuffle")
        self.back = Btn(look, "Back", "ghost", icon="arrow-left", key="Esc")
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def connect_presenter(self, presenter: DoublesPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        self.list.picked.connect(presenter.picked)
        self.pair.picked.connect(presenter.side_picked)
        self.one.clicked.connect(presenter.one_person)
        self.two.clicked.connect(presenter.two_people)
        self.swap.clicked.connect(presenter.swap)
        self.back.clicked.connect(lambda: self.left.emit(""))
        self.toast.undone.connect(presenter.undo)

    # --- DoublesDisplay

    def show_doubles(self, shown: DoublesShown) -> None:
        """Everything at once. Keys that stood on what is gone go to the list."""
        held = QApplication.focusWidget()
        had = held is not None and self.isAncestorOf(held)
        self._show_tabs(shown)
        self.list.show_rows(shown.rows, shown.chosen, shown.empty)
        self.pair.show_pair(shown.compare)
        self.pair.setVisible(shown.compare is not None)
        self._show_made(shown.made)
        apart = shown.tab == MADE
        self.one.show_text("Two people again" if apart else "One person")
        self.one.setVisible(shown.compare is not None or shown.made is not None)
        self.two.setVisible(shown.compare is not None)
        self.swap.setVisible(shown.compare is not None)
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
        key, name = Qt.Key(event.key()), QKeySequence(event.keyCombination()).toString()
        if key == Qt.Key.Key_F4 and not event.isAutoRepeat():
            self.presenter.private_held(True)
        elif event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit("")
        elif name in ("Ctrl+Return", "Ctrl+Enter"):
            self.presenter.one_person()
        elif key == Qt.Key.Key_Delete:
            self.presenter.two_people()
        elif name == "Ctrl+X":
            self.presenter.swap()
        elif name == "Ctrl+Z":
            self.presenter.undo()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and not event.isAutoRepeat():
            self.presenter.private_held(False)
        else:
            super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _build(self) -> None:
        look = self._look
        words = "Nothing is made one by itself, and what you decide can be taken back."
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
        right.addWidget(self.pair)
        for part in (self._made, self._made_words, self._since):
            right.addWidget(part)
        right.addStretch(1)
        foot = row(look, gap=6, edges=(-16, 0, 0, 0))
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.swap, self.two, self.one):
            foot.addWidget(button)
        work = column(look, gap=10)
        work.addWidget(scrolling(look, inner, "canvas"), 1)
        work.addLayout(foot)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.addWidget(side)
        self._line.addLayout(work, 1)

    def _show_tabs(self, shown: DoublesShown) -> None:
        if shown.counts != self._counts or self.tabs is None:
            self._counts = shown.counts
            had = self.tabs is not None and any(s.hasFocus() for s in self.tabs.segments())
            if self.tabs is not None:
                self._tabs_in.removeWidget(self.tabs)
                self.tabs.deleteLater()
            choices = ((WORTH, shown.counts[0]), (MADE, shown.counts[1]))
            self.tabs = Segmented(self._look, choices, accessible="Which list", chosen=shown.tab)
            self.tabs.picked.connect(self.presenter.tab_picked)
            self._tabs_in.insertWidget(0, self.tabs)
            if had:
                next(s for s in self.tabs.segments() if s.isChecked()).setFocus(
                    Qt.FocusReason.OtherFocusReason
                )
        self.tabs.show_choice(shown.tab)

    def _show_made(self, made: MadeShown | None) -> None:
        words = (f"{made.other} into {made.name}", made.words, made.since) if made else ("", "", "")
        for part, text in zip((self._made, self._made_words, self._since), words, strict=True):
            part.show_words(text)
            part.setVisible(bool(text))

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
