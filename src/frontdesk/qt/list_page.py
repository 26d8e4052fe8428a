"""A page with a list at the left, one of it at the right and what can be done with it at the foot.

On a narrow window the list stands above. What the right side and the foot hold is the page's own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLayout, QWidget

from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.two_line_list import TwoLineList, TwoLines
from frontdesk.qt.type_style import NOTE, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.toast import Toast

_LIST = 360
_UNBOUND = 16_777_215


class PagePresenter(Protocol):
    """What every such page tells its presenter."""

    def opened(self) -> None: ...
    def closed(self) -> None: ...
    def lock(self, locked: bool) -> None: ...
    def undo(self) -> None: ...
    def tab_picked(self, tab: str) -> None: ...
    def picked(self, key: str) -> None: ...


class ListPage(QWidget):
    """``left("")`` when somebody goes back."""

    left = Signal(str)

    def __init__(self, look: Look, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.tabs: Segmented | None = None
        self._choices: Sequence[tuple[str, str]] = ()
        self.list = TwoLineList(look)
        self.back = Btn(look, "Back", "ghost", icon="arrow-left", key="Esc")
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self.back.clicked.connect(lambda: self.left.emit(""))
        self._words = Text(look, words, NOTE, "ink2")
        self._tabs = QWidget()
        self._tabs_in = row(look, self._tabs)
        self._tabs_in.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addWidget(Text(look, title, TITLE_PAGE, wrap=False))
        self._head.addWidget(self._words)
        self._head.addWidget(self._tabs)
        self._side = QWidget()
        at_left = column(look, self._side, gap=10)
        at_left.addLayout(self._head)
        at_left.addWidget(self.list, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.addWidget(self._side)

    def furnish(self, parts: Iterable[QWidget], foot: QLayout) -> None:
        """What stands at the right, and below it; once, before the page is shown."""
        look = self._look
        inner = QWidget()
        right = column(look, inner, gap=10, edges=(4, 4, 18, 12))
        for part in parts:
            right.addWidget(part)
        right.addStretch(1)
        work = column(look, gap=10)
        work.addWidget(scrolling(look, inner, "canvas"), 1)
        work.addLayout(foot)
        self._line.addLayout(work, 1)
        look.changed.connect(self._fit)
        self._fit()

    def connect_page(self, presenter: PagePresenter, keys: Mapping[str, Callable[[], object]]) -> None:
        """Each signal and each key has one place to go; keys as ``QKeySequence`` writes them."""
        self._page = presenter
        self._keys = {**keys, "Ctrl+Z": presenter.undo}
        self.list.picked.connect(presenter.picked)
        self.toast.undone.connect(presenter.undo)

    def show_list(
        self,
        choices: Sequence[tuple[str, str]],
        tab: str,
        rows: Sequence[TwoLines],
        chosen: str,
        empty: str,
    ) -> None:
        """The lists there are, the one in front, and its rows or what stands in their place."""
        if choices != self._choices or self.tabs is None:
            self._choices = choices
            had = self.tabs is not None and any(s.hasFocus() for s in self.tabs.segments())
            if self.tabs is not None:
                self._tabs_in.removeWidget(self.tabs)
                self.tabs.deleteLater()
            self.tabs = Segmented(self._look, choices, accessible="Which list", chosen=tab)
            self.tabs.picked.connect(self._page.tab_picked)
            self._tabs_in.insertWidget(0, self.tabs)
            if had:
                marked = next(s for s in self.tabs.segments() if s.isChecked())
                marked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tabs.show_choice(tab)
        self.list.show_rows(rows, chosen, empty)

    @contextmanager
    def keys_stay(self) -> Iterator[None]:
        """Keys that stood on what is gone afterwards go to the list."""
        held = QApplication.focusWidget()
        had = held is not None and self.isAncestorOf(held)
        yield
        now = QApplication.focusWidget()
        if had and (now is None or not self.isAncestorOf(now)):
            if self.list.rows:
                self.list.focus_here()
            else:
                self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str, *, undoable: bool = False, trouble: bool = False) -> None:
        """A word after an act."""
        self.toast.stand_on(self.window())  # over rail and list, beside the buttons at the foot
        self.toast.say(words, undoable=undoable, trouble=trouble)

    def lock(self, locked: bool) -> None:
        """While the desk is locked nobody stands here."""
        self.toast.put_away()
        self._page.lock(locked)

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._page.opened()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.toast.put_away()
        self._page.closed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString()
        act = self._keys.get(pressed)
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
