"""F4 and the folded counts: notes stay open while held, or, for whoever cannot hold, from press to press."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from frontdesk.qt.widgets.fold_row import FoldRow
from frontdesk.screens.today.view.side_panel import HeldNotes

PRIVATE_AFTER = 1_000
CLOSES_AFTER = 10_000
_WORDS = {
    False: ("hold", "While F4 is held", "keep holding 1 second"),
    True: ("press", "For 10 seconds", "Shift F4"),
}
"""What a folded count asks for, how long notes stay, and what opens the private ones."""


class NoteHold(QObject):
    """``show(level)`` opens notes: 0 none, 1 desk notes, 2 private ones too. ``level()`` is what is open."""

    def __init__(self, show: Callable[[int], None], level: Callable[[], int], pane: QObject) -> None:
        super().__init__(pane)
        self._pane = pane
        self._show = show
        self._level = level
        self._by_press = False
        self.private_timer = QTimer(self)
        self.private_timer.setSingleShot(True)
        self.private_timer.setInterval(PRIVATE_AFTER)
        self.private_timer.timeout.connect(lambda: show(2))
        self.close_timer = QTimer(self)
        self.close_timer.setSingleShot(True)
        self.close_timer.setInterval(CLOSES_AFTER)
        self.close_timer.timeout.connect(self.close)

    def open_by_press(self, by_press: bool) -> None:
        """One press opens, the next closes; else they stand open while the key is held."""
        self.close()
        self._by_press = by_press
        hold, *how = _WORDS[by_press]
        for fold in self._pane.findChildren(FoldRow):
            fold.show_hold(hold)
        for notes in self._pane.findChildren(HeldNotes):
            notes.show_how(*how)

    def held(self, held: bool, *, private: bool = False) -> None:
        """The key, or the mouse on a count, goes down or up. ``private``: with Shift."""
        if not self._by_press:
            self._show(1 if held else 0)
            (self.private_timer.start if held else self.private_timer.stop)()
        elif held:
            self._pressed(2 if private else 1)

    def close(self) -> None:
        """Whatever stood open closes."""
        self.stop()
        self._show(0)

    def stop(self) -> None:
        """Another card stands there: what was waiting for the one before does not reach it."""
        self.private_timer.stop()
        self.close_timer.stop()

    def _pressed(self, wanted: int) -> None:
        open_now = self._level()
        if open_now and wanted <= open_now:
            self.close()
            return
        for level in range(open_now + 1, wanted + 1):
            self._show(level)
        self.close_timer.start()
