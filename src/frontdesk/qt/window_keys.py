"""The keys of one whole window, as data. What a screen does with a key comes first.

No QShortcut: those fire before anybody is asked, also while the screen is hidden and a key may only wake it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, from a screen's or the window's list of actions."""

    key: str
    run: Run


class WindowKeys(QObject):
    """An event filter over one window. Filters that are installed later are asked earlier."""

    def __init__(self, window: QWidget, blocked: Callable[[], bool] = lambda: False) -> None:
        """While ``blocked`` none of them acts: a page lies over every screen."""
        super().__init__(window)
        self._window = window
        self._blocked = blocked
        self._runs: dict[str, Run] = {}
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it made us

    def show_keys(self, shortcuts: Iterable[Shortcut]) -> None:
        """Replace the keys. Raises ``ValueError`` for an unknown key, or one that is there twice."""
        runs: dict[str, Run] = {}
        for shortcut in shortcuts:
            name = QKeySequence(shortcut.key).toString()
            if not name or name in runs:
                raise ValueError(f"the key {shortcut.key!r} is unknown or used twice")
            runs[name] = shortcut.run
        self._runs = runs

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the program comes by; asking for its class costs a tenth of asking for its type.
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if watched is not QApplication.focusWidget() and watched is not self._window:
            return False
        run = next((self._runs[name] for name in _names(event) if name in self._runs), None)
        if run is None or self._blocked():
            return False
        if not event.isAutoRepeat():
            run()
        return True


def _names(event: QKeyEvent) -> tuple[str, ...]:
    """What a press may be called: + of the number block is +, and where a sign needs Shift it is the sign."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    names = [QKeySequence(modifiers | key).toString()]
    if Qt.Key.Key_Space < key < Qt.Key.Key_A or Qt.Key.Key_Z < key < Qt.Key.Key_Escape:
        names.append(QKeySequence(modifiers & ~Qt.KeyboardModifier.ShiftModifier | key).toString())
    return tuple(names)
