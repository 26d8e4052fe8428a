"""Prompts alone, or in the real window, over the made-up day of the pictures."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.looks.studio_stage import PicturedStudio, StudioAlone


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[StudioAlone]:
    with StudioAlone(qapp) as made:
        yield made


@pytest.fixture
def whole(qapp: QApplication) -> Iterator[PicturedStudio]:
    """With the rail and Today."""
    with PicturedStudio(qapp) as made:
        yield made
