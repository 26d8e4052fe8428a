"""What is copied out of the window is gone ten seconds later, when it still is what we put there.

A copy somebody made elsewhere in the meantime is theirs: only what this program owns is taken back. Programs
that keep a history of copies are asked to leave ours out, in the words each system has for it.
"""

from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QTimer, SignalInstance
from PySide6.QtGui import QClipboard

STAYS = 10_000
"""Milliseconds: long enough to paste once."""
NOT_FOR_HISTORIES = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""Linux, Windows, macOS."""

Mode = QClipboard.Mode


class Board(Protocol):
    """What is asked of the computer's clipboard."""

    changed: SignalInstance

    def ownsClipboard(self) -> bool: ...
    def ownsSelection(self) -> bool: ...
    def mimeData(self, mode: Mode = ...) -> QMimeData | None: ...
    def setMimeData(self, data: QMimeData, mode: Mode = ...) -> None: ...
    def clear(self, mode: Mode = ...) -> None: ...


class ShortClipboard(QObject):
    """Watches one clipboard, with the selection X11 keeps beside it."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.timers: dict[Mode, QTimer] = {}
        for mode in (Mode.Clipboard, Mode.Selection):
            timer = self.timers[mode] = QTimer(self)
            timer.setSingleShot(True)
            timer.setInterval(STAYS)
            timer.timeout.connect(lambda mode=mode: self._clear(mode))
        board.changed.connect(self._changed)

    def clear(self) -> None:
        """At once: the desk is locked, or the program ends."""
        for mode in self.timers:
            self._clear(mode)

    def _ours(self, mode: Mode) -> bool:
        return self._board.ownsClipboard() if mode is Mode.Clipboard else self._board.ownsSelection()

    def _changed(self, mode: Mode) -> None:
        timer = self.timers.get(mode)
        if timer is None:
            return
        found = self._board.mimeData(mode) if self._ours(mode) else None
        if found is None or not found.formats():
            timer.stop()
            return
        timer.start()
        if not all(found.hasFormat(name) for name in NOT_FOR_HISTORIES):
            self._board.setMimeData(_marked(found), mode)

    def _clear(self, mode: Mode) -> None:
        self.timers[mode].stop()
        if self._ours(mode):
            self._board.clear(mode)


def _marked(found: QMimeData) -> QMimeData:
    """The same copy, with what histories of copies look for."""
    marked = QMimeData()
    for name in found.formats():
        marked.setData(name, found.data(name))
    for name, value in NOT_FOR_HISTORIES.items():
        marked.setData(name, value)
    return marked
