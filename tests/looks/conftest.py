"""What holds for every picture."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.qt import theme
from frontdesk.qt.theme import LIGHT


@pytest.fixture(autouse=True)
def steady_caret(qapp: QApplication) -> Iterator[None]:
    """A caret that blinks would be in every other picture."""
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(before)
    theme.apply(qapp, LIGHT)
