"""Prompts in the real window, over the made-up day of the pictures."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.looks.studio_stage import PicturedStudio


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedStudio]:
    with PicturedStudio(qapp) as made:
        yield made
