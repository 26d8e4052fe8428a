"""The window as a slim strip beside another program: narrow, at an edge of the screen, always on top.

On Wayland a program neither places its windows nor keeps them on top: there the strip is narrow, and the
person at the desk puts it where it belongs.
"""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.window import SMALLEST, Window
from frontdesk.settings.declared import WINDOW_AS
from frontdesk.settings.settings import Settings

WIDTH, LEAST_HEIGHT = 380, 640
"""Design pixels: both grow with the text as far as the screen goes."""
_FULL, _RIGHT, _LEFT = WINDOW_AS.choices
_ON_TOP = Qt.WindowType.WindowStaysOnTopHint
_DRESSED = (QEvent.Type.Expose, QEvent.Type.Move)
_NO_LIMIT = 16_777_215
"""The largest width Qt knows."""


class SlimStrip(QObject):
    """F11. The strip is for the screen ``home``; every other one has the full window, and whoever comes back
    from there finds the strip again. So does who starts Frontdesk the next day: it is a setting."""

    def __init__(self, look: Look, window: Window, home: str, settings: Settings) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._home = home
        self._k = look.k
        self._settings = settings
        self._wanted = self._at_left = self.slim = False
        self._full: QRect | None = None
        self._state = Qt.WindowState.WindowNoState
        self._frame = QMargins()
        window.place_changing.connect(self._place_changing)
        window.place_changed.connect(self._place_changed)
        window.closing.connect(self._note_edge)
        look.changed.connect(self._look_changed)
        settings.follow(WINDOW_AS, self._chosen)

    def toggle(self) -> None:
        """The strip becomes the full window; the full window, on whatever screen, the strip."""
        if self._window.covered:
            return
        self._settings.change(WINDOW_AS, _FULL if self.slim else self._strip())
        if self._window.place() != self._home:
            self._window.show_screen(self._home)
        else:
            self._become(self._wanted)

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The frame is the window manager's: how wide it is shows only once it stands on the screen.
        if self.slim and isinstance(watched, QWindow) and event.type() in _DRESSED:
            frame = watched.frameMargins()
            if frame != self._frame:
                self._frame = frame
                self._dock()
        return super().eventFilter(watched, event)

    # ours

    def _chosen(self, window_as: str) -> None:
        """By F11, on the page of settings, or the last time: it counts where the screen is the strip’s."""
        self._wanted = window_as != _FULL
        if self._wanted:
            self._at_left = window_as == _LEFT

    def _strip(self) -> str:
        return _LEFT if self._at_left else _RIGHT

    def _note_edge(self) -> None:
        """Where it was put stays its place, also tomorrow."""
        if self.slim:
            self._at_left = _lies_left(self._window)
            if self._wanted:
                self._settings.change(WINDOW_AS, self._strip())

    def _place_changing(self, key: str) -> None:
        """A screen that needs room has it before it is laid out."""
        if key != self._home:
            self._become(False)

    def _place_changed(self, key: str) -> None:
        if key == self._home:
            self._become(self._wanted)

    def _become(self, slim: bool) -> None:
        if slim == self.slim:
            return
        if slim:
            self._remember_full()
        else:
            self._note_edge()
        self.slim = slim
        self._window.be_slim(slim)
        if slim:
            self._dock()
        else:
            self._fill()
        self._stay_on_top(slim)

    def _stay_on_top(self, on: bool) -> None:
        """Told to the window that stands there: by the widget it would go and come back, without the keys."""
        window, handle = self._window, self._window.windowHandle()
        if handle is None:  # it was a strip the last time, and is about to be shown
            window.setWindowFlag(_ON_TOP, on)
            window.winId()  # from now on it is there to be heard
            handle = window.windowHandle()
        handle.setFlag(_ON_TOP, on)
        window.overrideWindowFlags(handle.flags())
        handle.installEventFilter(self)

    def _remember_full(self) -> None:
        window = self._window
        self._state = window.windowState() & ~Qt.WindowState.WindowMinimized
        usual = window.normalGeometry()
        self._full = window.geometry() if usual.isEmpty() else usual
        if not window.isVisible():  # it never stood anywhere: its title bar has to be on the screen
            self._full.moveCenter(window.screen().availableGeometry().center())
        if window.isVisible() and self._state == Qt.WindowState.WindowNoState:
            self._frame = window.windowHandle().frameMargins()

    def _fill(self) -> None:
        window = self._window
        window.setMaximumWidth(_NO_LIMIT)
        window.setMinimumSize(SMALLEST)
        if self._full is not None:
            window.setGeometry(self._full)
        window.setWindowState(self._state)

    def _dock(self) -> None:
        """Along the right edge of its screen, or the left one where it stood there last; as high as that."""
        window, look = self._window, self._look
        window.setWindowState(Qt.WindowState.WindowNoState)
        room = window.screen().availableGeometry().marginsRemoved(self._frame)
        wide, least = min(look.px(WIDTH), room.width()), min(look.px(LEAST_HEIGHT), room.height())
        left = room.left() if self._at_left else room.right() + 1 - wide
        window.setMinimumSize(wide, least)
        window.setMaximumWidth(wide)
        window.setGeometry(left, room.top(), wide, room.height())

    def _look_changed(self) -> None:
        if self._look.k != self._k:
            self._k = self._look.k
            if self.slim:
                self._note_edge()
                self._dock()


def _lies_left(window: QWidget) -> bool:
    screen = window.screen().availableGeometry()
    return window.geometry().center().x() < screen.center().x()
