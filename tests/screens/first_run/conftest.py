"""The door of a store in a temporary folder, and windows that are closed after each test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk import app as program
from frontdesk.qt.look import Look
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.first_run.door import Arrival, Door
from frontdesk.screens.first_run.view.entry_window import EntryWindow
from tests.looks.dress import dressed


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with ExitStack() as left_behind:
        made = program.door_to(tmp_path / "clinic" / "clinic.frontdesk", left_behind)
        yield replace(made, usual_zone="Europe/London")


class Entrance:
    """One window before a desk, with those who came in."""

    def __init__(self, window: EntryWindow, look: Look) -> None:
        self.window = window
        self.look = look
        self.came: list[Arrival] = []
        window.arrived.connect(self.came.append)


@pytest.fixture
def enter(qapp: QApplication, door: Door) -> Iterator[Callable[..., Entrance]]:
    made: list[Entrance] = []

    def open_it(
        look: Look | None = None, at: Door | None = None, size: tuple[int, int] = (1366, 768)
    ) -> Entrance:
        look = look or dressed(LIGHT)
        entrance = Entrance(program.entry(qapp, look, at or door), look)
        entrance.window.resize(*size)
        entrance.window.show()
        qapp.processEvents()
        made.append(entrance)
        return entrance

    yield open_it
    for entrance in made:
        entrance.window.close()
        entrance.window.deleteLater()
        qapp.processEvents()
        for arrival in entrance.came:
            arrival.desk.store.close()
    qapp.processEvents()
