"""Find on the screen: the field that always has the keys, the list under it, the shade behind the list."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.find_field import FindField
from frontdesk.screens.today.shown import FindShown
from frontdesk.screens.today.view.board_pane import FIND_HEIGHT, BoardPane
from frontdesk.screens.today.view.drawer import Drawer
from frontdesk.screens.today.view.find_popup import FindPopup
from frontdesk.screens.today.view.scrim import Scrim
from frontdesk.screens.today.view.slim.frame import SlimFrame

CLEARS_AFTER = 20_000
WIDE = 640


class Finding(QObject):
    """Lies over ``over``; board and ``frame`` show through the shade, ``left`` when that is pressed."""

    def __init__(
        self, look: Look, over: QWidget, board: BoardPane, frame: SlimFrame, left: Callable[[], None]
    ) -> None:
        super().__init__(over)
        self._look = look
        self._over = over
        self._board = board
        self._frame = frame
        self._parts = (board, frame)
        self._shown: FindShown | None = None
        self.scrim = Scrim(look, left, over)
        self.popup = FindPopup(look, over)
        self.popup.hide()
        self.field = FindField(
            look,
            accessible="Find, type a name",
            placeholder="Find: just type a name",
            close_key="Esc",
            parent=over,
        )
        self.timer = QTimer(over)
        self.timer.setSingleShot(True)
        self.timer.setInterval(CLEARS_AFTER)

    def close(self) -> None:
        """The list goes, and nobody found stays in it."""
        self._shown = None
        self.timer.stop()
        self.field.clear_quietly()
        self.scrim.hide()
        self.scrim.forget()
        self.popup.hide()
        self.popup.forget()

    def show_found(self, found: FindShown) -> None:
        """The list under the field; `place` settles it."""
        self._shown = found
        self.timer.start()
        if self.scrim.isHidden():  # once: to raise it is to paint everything below it anew, with every key
            self.scrim.setGeometry(self._over.rect())
            self.scrim.show()
            self.shade()
            self.scrim.raise_()
            self.popup.show()
            self.popup.raise_()
            self.field.raise_()

    def shade(self) -> None:
        """What stands behind the list, drawn anew."""
        if self.scrim.isVisible():
            self.scrim.shade(tuple(part for part in self._parts if part.isVisible()))

    def place(self, drawer: Drawer) -> None:
        """The field in its room on the board, or in the header of the strip; the list under it."""
        look, over = self._look, self._over
        room = self._board.find_room(over)
        if look.slim and not drawer.is_open:
            room = self._frame.head.find_room(over)
        elif drawer.narrow and not drawer.is_open:
            # it keeps the keys, outside of what is to be seen, until the first letter
            room.moveTo(-over.width() - room.width(), look.px(20))
        elif drawer.is_open:
            self.field.raise_()
        wide = min(look.px(WIDE), over.width() - look.px(16))
        if self.popup.isVisible():
            self.popup.setFixedWidth(wide)
            self.popup.move(look.px(8), room.top() - look.px(10))
            if self._shown is not None:
                self.popup.show_found(self._shown, look.px(FIND_HEIGHT + 4))
            self.field.setGeometry(look.px(16), room.top(), wide - look.px(16), room.height())
        else:
            self.field.setGeometry(room)
        if self.scrim.size() != over.size():
            self.scrim.setGeometry(over.rect())
            self.shade()
