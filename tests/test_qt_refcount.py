"""The Qt binding must not lose references to None: PySide6 6.12.0 does under Python 3.11, and then aborts.

After about 5,000 calls of a Python override the program ends with `none_dealloc`; a morning at the desk has
more. Hence `PySide6-Essentials <6.12` in pyproject.toml, until this test passes on a newer one.
"""

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

CALLS = 10_000


class _Counting(QObject):
    """Overrides a void function of Qt."""

    calls = 0

    def customEvent(self, event: QEvent) -> None:  # noqa: ARG002  (the signature is Qt's)
        self.calls += 1


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_ten_thousand_qt_calls_lose_no_reference_to_none(qapp: QApplication) -> None:
    stock = [None] * CALLS  # to lose from: without it the fault ends the whole run instead of this test
    watched = _Counting()
    event = QEvent(QEvent.Type.User)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        QCoreApplication.sendEvent(watched, event)
    lost = before - sys.getrefcount(None)
    assert watched.calls == len(stock)
    assert abs(lost) < CALLS // 100, f"{lost} references to None lost in {CALLS} calls"
