"""A complaint made by phone, in a few words: about the line in front, or the beginning of one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.studio.shown import LONGEST_COMPLAINT

_WIDE = 440


class ComplaintPanel(CardFrame):
    """`kept(words, about_this)`, `closed`. What is half typed stays until it is kept."""

    kept = Signal(str, bool)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "popup", parent)
        self._look = look
        self._room = parent
        self._half = ""
        """What was half typed when the desk was locked."""
        self.words = Field(look, accessible="The complaint", placeholder="What was said, without a name")
        self.words.setMaxLength(LONGEST_COMPLAINT)
        self.words.installEventFilter(self)
        self.about = Switch(look, "")
        self.keep = Btn(look, "Keep it", "primary", key="Enter")
        self.keep.clicked.connect(self._keep)
        self.close_button = Btn(look, "Close", "ghost", key="Esc")
        self.close_button.clicked.connect(self.put_away)
        self._below = Text(
            look, "It begins a line that answers it, as a draft for you to write.", NOTE, "ink2"
        )
        self.about.toggled.connect(self._say)
        inside = column(look, self, gap=8, edges=(18, 14, 18, 10))
        inside.addWidget(Text(look, "Add a complaint", STRONG))
        inside.addWidget(self.words)
        about = row(look, edges=(-6, 0, 0, 0))
        about.addWidget(self.about)
        about.addStretch(1)
        inside.addLayout(about)
        inside.addWidget(self._below)
        foot = row(look, gap=0, edges=(-6, 0, 0, 0))
        foot.addWidget(self.keep)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.hide()

    def open(self, title: str) -> None:
        """``title``: the line in front; empty for none."""
        self.about.setChecked(False)
        self.about.setVisible(bool(title))
        self.about.show_text(f"It is about “{title}”")
        room = self._room
        self.setFixedWidth(min(self._look.px(_WIDE), room.width() - self._look.px(24)))
        self.adjustSize()
        self.move(self._look.px(16), room.height() - self.height() - self._look.px(16))
        self.show()
        self.raise_()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Close it."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def lock(self, locked: bool) -> None:
        """The desk is locked: nothing stays in the field; and back, half typed as it was."""
        if locked:
            self._half = self.words.text()
            self.words.clear()
            self.about.show_text("")
            self.hide()
        else:
            self.words.setText(self._half)
            self._half = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            self._keep()
            return True
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        about_this = self.about.isVisible() and self.about.isChecked()
        self.kept.emit(self.words.text(), about_this)

    def done(self) -> None:
        """It is kept."""
        self.words.clear()
        self.put_away()

    def _say(self, on: bool) -> None:
        self._below.show_words(
            "It stands beside that line."
            if on
            else "It begins a line that answers it, as a draft for you to write."
        )
