"""The page of connections: each thing that comes in by itself and how it is doing, then its settings."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.tag import Tag
from frontdesk.screens.preferences.shown import FeedShown, GroupShown, PageShown
from frontdesk.screens.preferences.view.pages import SettingsPage, ruled
from frontdesk.screens.preferences.view.rows import RoundIcon

_LOOK = 1_000
"""Milliseconds: what stands there is as it is now."""


class FeedRow(QWidget):
    """`pressed(key)`: "look feed:folder", "open feed:folder"."""

    pressed = Signal(str)

    def __init__(self, look: Look, shown: FeedShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.buttons: dict[str, Btn] = {}
        line = row(look, self, gap=18, edges=(20, 12, 20 - RESERVE, 12))
        line.addWidget(RoundIcon(look, shown.icon), 0, Qt.AlignmentFlag.AlignTop)
        said = column(look, gap=2)
        head = row(look, gap=10)
        head.addWidget(Text(look, shown.name, STRONG, wrap=False))
        if shown.on and shown.well:
            head.addWidget(Tag(look, "On"))
        head.addStretch(1)
        said.addLayout(head)
        said.addWidget(Text(look, shown.words, NOTE, "ink2" if shown.well else "alert"))
        for words in shown.lately:
            said.addWidget(Text(look, words, NOTE, "ink2"))
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.addLayout(said, 1)
        line.addLayout(self._inner, 1)
        acts = [("open", "Open it", shown.opens)] if shown.opens else []
        acts += [("look", "Look now", shown.name)] if shown.on else []
        side = row(look)
        for act, words, what in acts:
            button = Btn(look, words, dense=True)
            button.setAccessibleName(f"{words}: {what}")
            button.setAccessibleDescription(shown.words)
            button.clicked.connect(lambda _=False, key=f"{act} {shown.by}": self.pressed.emit(key))
            self.buttons[act] = button
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        side.addStretch(1)
        self._inner.addLayout(side)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        way = QBoxLayout.Direction
        self._inner.setDirection(way.TopToBottom if self._look.narrow else way.LeftToRight)


class ConnectionsPage(SettingsPage):
    """``looked`` every second while it is in front."""

    looked = Signal()

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(look, page, parent)
        self._card = CardFrame(look, parent=self)
        self._inside = column(look, self._card, edges=(0, 5, 0, 5))
        self.feeds: dict[str, FeedRow] = {}
        self._shown: tuple[FeedShown, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.looked)

    def show_groups(self, groups: tuple[GroupShown, ...]) -> None:
        """The fields; what comes in stands above them."""
        built = bool(self.rows)
        super().show_groups(groups)
        if not built:
            self.body.insertWidget(0, self._card)

    def show_feeds(self, feeds: tuple[FeedShown, ...]) -> None:
        """The same list once more costs nothing; the keys stay where they were."""
        if feeds == self._shown:
            return
        self._shown = feeds
        held = next(
            (
                (by, act)
                for by, made in self.feeds.items()
                for act, button in made.buttons.items()
                if button.hasFocus()
            ),
            None,
        )
        empty(self._inside)
        self.feeds = {}
        for shown in feeds:
            if self.feeds:
                self._inside.addWidget(ruled(self._look))
            self.feeds[shown.by] = made = FeedRow(self._look, shown, self._card)
            made.pressed.connect(self.door_pressed)
            self._inside.addWidget(made)
        if held is not None:
            buttons = self.feeds[held[0]].buttons if held[0] in self.feeds else {}
            again = buttons.get(held[1]) or next(iter(buttons.values()), None)
            if again is not None:
                again.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self) -> str:
        """The system's own dialog for a folder."""
        return QFileDialog.getExistingDirectory(self, "The folder to watch")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looked.emit()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
