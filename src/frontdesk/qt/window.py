"""The window: a frame with a rail and a body. It knows a list of screens, never a patient."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from frontdesk.frame.screen import Screen
from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.look import Look, Room, room_for
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import SMALL_STRONG
from frontdesk.qt.widgets.rail import Entry, Rail
from frontdesk.qt.window_keys import Shortcut, WindowKeys

SMALLEST = QSize(900, 500)
_STRIP = 4
_PILL_HEIGHT, _PILL_RIGHT, _SLIM_PILL_RIGHT = 20, 168, 16


class Pill(QLabel):
    """The small pill over the window that says which clinic this is (the sample clinic)."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(shown(text))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        width = painting.text_width(self._look, self.text(), SMALL_STRONG)
        return QSize(width + 2 * self._look.px(12), self._look.px(_PILL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        painting.box(painter, rect, rect.height() / 2, look.colour("waiting_bg"), look.colour("waiting"))
        middle = Qt.AlignmentFlag.AlignHCenter
        ink = look.colour("waiting")
        painting.words(painter, look, rect, self.text(), SMALL_STRONG, ink, middle)
        painter.end()


@reads_as(Role.Window)
class Window(QWidget):
    """A rail at the left and the screen in front at the right.

    `open_screen(screen)` makes the widget of a screen; it is called once, when the screen is
    first shown. `place_changing(key)` before a screen comes to the front, `place_changed(key)` after
    it did, `resized` after the room was settled, `closing` before the window goes,
    `picked_elsewhere(key)` when an entry of the rail that is no screen was pressed (Lock). The
    window saves nothing and its title is the
    program's name, whoever is on the card.
    """

    place_changing = Signal(str)
    place_changed = Signal(str)
    resized = Signal()
    closing = Signal()
    picked_elsewhere = Signal(str)

    def __init__(
        self,
        look: Look,
        screens: Sequence[Screen],
        open_screen: Callable[[Screen], QWidget],
        *,
        title: str,
        entries: Sequence[Entry] | None = None,
        sample: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._screens = {screen.key: screen for screen in screens}
        self._open_screen = open_screen
        self._opened: dict[str, QWidget] = {}
        self._covered: QWidget | None = None
        self._slim = False
        self._keys = WindowKeys(self, lambda: self.covered)
        self._settled_k = look.k
        self.setWindowTitle(title)
        self.setMinimumSize(SMALLEST)
        if entries is None:
            entries = [Entry(s.key, s.title, s.icon, s.shortcut) for s in screens]
        self.rail = Rail(look, entries, parent=self)
        self.rail.picked.connect(self._picked)
        self.body = QStackedWidget(self)
        self._pill = Pill(look, sample, self) if sample else None
        row = self._row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, _STRIP if sample else 0, 0, 0)
        row.addWidget(self.rail)
        row.addWidget(self.body, 1)
        look.changed.connect(self._look_changed)
        self._look_changed()

    def show_screen(self, key: str) -> QWidget:
        """Bring the screen `key` to the front, opening it if this is the first time."""
        self.place_changing.emit(key)
        widget = self._opened.get(key)
        if widget is None:
            widget = self._opened[key] = self._open_screen(self._screens[key])
            self.body.addWidget(widget)
        self.body.setCurrentWidget(widget)
        self.rail.show_place(key)
        self.place_changed.emit(key)
        return widget

    def opened(self) -> tuple[str, ...]:
        """The keys of the screens opened so far."""
        return tuple(self._opened)

    def opened_screens(self) -> tuple[QWidget, ...]:
        """The widgets of the screens opened so far."""
        return tuple(self._opened.values())

    def cover(self, page: QWidget | None) -> None:
        """Put one page over rail and screens: they are neither seen, reached nor read. None takes it away."""
        before, self._covered = self._covered, page
        if before is not None and before is not page:
            before.hide()
            self._row.removeWidget(before)
        if page is not None:
            self._row.addWidget(page, 1)
        self.rail.setVisible(page is None and not self._slim)
        self.body.setVisible(page is None)
        if page is not None:
            page.show()
        if self._pill is not None:
            self._pill.raise_()

    @property
    def covered(self) -> bool:
        """A page lies over everything."""
        return self._covered is not None

    def be_slim(self, slim: bool) -> None:
        """Lay everything out as the slim strip, without the rail; `SlimStrip` gives it size and place."""
        self._slim = slim
        self.rail.setVisible(not slim and not self.covered)
        self._settle()

    def place(self) -> str:
        """The key of the screen in front, empty when there is none."""
        here = self.body.currentWidget()
        return next((key for key, widget in self._opened.items() if widget is here), "")

    def set_shortcuts(self, shortcuts: Iterable[Shortcut]) -> None:
        """Replace the keys of the whole window; two acts on one key are a defect."""
        self._keys.show_keys(shortcuts)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        if self._pill is not None:
            painter.fillRect(0, 0, self.width(), _STRIP, self._look.colour("waiting"))
        painter.end()

    # ours

    def _picked(self, key: str) -> None:
        if key in self._screens:
            self.show_screen(key)
        else:
            self.picked_elsewhere.emit(key)

    def _settle(self) -> None:
        self._settled_k = self._look.k
        look, slim = self._look, self._slim
        look.set_room(Room.SLIM if slim else room_for(self.width(), self.height(), look.k))
        if self._pill is not None:  # in the strip nothing else has room beside it
            self._row.setContentsMargins(0, look.px(_PILL_HEIGHT) if slim else _STRIP, 0, 0)
        if self._pill is not None:
            self._pill.adjustSize()
            # it hangs from the strip, above every screen's first line of words
            right = look.px(_SLIM_PILL_RIGHT if slim else _PILL_RIGHT)
            self._pill.move(self.width() - self._pill.width() - right, 0)
            self._pill.raise_()

    def _look_changed(self) -> None:
        # only a new text size: two windows on one look would otherwise settle each other for ever
        if self._look.k != self._settled_k:
            self._settle()
        self.update()
