"""The record in the real window, over the made-up day of the pictures."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.looks.record_stage import PicturedRecord


@pytest.fixture(scope="module")
def one_window(qapp: QApplication) -> Iterator[PicturedRecord]:
    """For tests that leave what they did behind: a window is slow to make."""
    with PicturedRecord(qapp) as made:
        yield made


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedRecord]:
    with PicturedRecord(qapp) as made:
        yield made
