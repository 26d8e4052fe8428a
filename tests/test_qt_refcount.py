"""The Qt binding must not lose references to None, True or False: PySide6 6.12.0 does under Python 3.11.

It lost one None at each call of a `paintEvent` and one True at each emitted signal, and the program ended
after a few thousand (`none_dealloc`, `bool_dealloc`); a morning at the desk has more. Hence
`PySide6-Essentials <6.12` in pyproject.toml, until this test passes on a newer one.
"""

import ctypes
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

CALLS = 10_000


class _Painted(QWidget):
    calls = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (the signature is Qt's)
        self.calls += 1


class _Sender(QObject):
    told = Signal()
    calls = 0

    def hear(self) -> None:
        self.calls += 1


WATCHED = {"None": None, "True": True, "False": False}


def _lost(call: Callable[[], object]) -> dict[str, int]:
    """How many references to each disappear in 10,000 calls."""
    # Lent and put back: so a loss fails this test, where the fault itself would end the whole run.
    stock = [value for value in WATCHED.values() for _ in range(3 * CALLS)]
    before = {name: sys.getrefcount(value) for name, value in WATCHED.items()}
    for _ in range(CALLS):
        call()
    lost = {name: before[name] - sys.getrefcount(value) for name, value in WATCHED.items()}
    for name, value in WATCHED.items():
        for _ in range(lost[name]):
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(value))
    del stock
    return lost


mortal = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")


@mortal
def test_ten_thousand_paintings_lose_no_reference(qtbot: QtBot) -> None:
    widget = _Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    lost = _lost(widget.repaint)
    assert widget.calls >= CALLS
    assert max(lost.values()) < CALLS // 100, lost


@mortal
def test_ten_thousand_signals_lose_no_reference(qapp: QApplication) -> None:
    sender = _Sender()
    sender.told.connect(sender.hear)
    lost = _lost(sender.told.emit)
    assert sender.calls == CALLS
    assert max(lost.values()) < CALLS // 100, lost
