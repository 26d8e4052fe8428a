"""Brings answers of the worker threads back to the main thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class MainThread(QObject):
    """``post(call)`` from any thread; ``call`` runs on the thread that made this object."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Queue a call."""
        self._posted.emit(call)

    @staticmethod
    def _run(call: Callable[[], None]) -> None:
        call()
