"""A look of its own for each test, with the bundled fonts."""

import pytest
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from tests.looks.dress import dressed


@pytest.fixture
def look(qtbot: QtBot) -> Look:
    """Light, 100 %, no motion."""
    return dressed()
