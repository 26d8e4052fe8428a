"""A screen beside the first one is left alone: it goes out of sight with the first, and back with it."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontdesk.frame.screen import Screen
from frontdesk.qt.look import Look
from frontdesk.qt.unattended import Unattended
from frontdesk.qt.window import Window

HOME, LIST, BARE = "home", "list", "bare"


class Listed(QLabel):
    """Shows somebody, until it is locked."""

    def lock(self, locked: bool) -> None:
        self.setText("" if locked else "Ann Lee")


@dataclass
class First:
    """The first screen."""

    hide_after: float | None = 90.0
    hidden: list[bool] = field(default_factory=list)

    def hide(self) -> None:
        self.hidden.append(True)

    def hide_by_hand(self) -> None:
        self.hidden.append(False)


@pytest.fixture
def beside(qtbot: QtBot, look: Look) -> Unattended:
    def listed() -> Listed:
        return Listed("Ann Lee")

    screens = tuple(Screen(key, key, "calendar-check", listed) for key in (HOME, LIST, BARE))
    window = Window(look, screens, lambda screen: screen.open(), title="Frontdesk")
    qtbot.addWidget(window)
    made = Unattended(window, {LIST}, HOME)
    made.first = First()
    return made


def stand(beside: Unattended, key: str) -> Listed:
    screen = beside._window.show_screen(key)
    assert isinstance(screen, Listed)
    return screen


def test_it_goes_out_of_sight_and_comes_back_as_it_stood(beside: Unattended) -> None:
    screen = stand(beside, LIST)
    beside.alone_for(89)
    assert beside._window.place() == LIST
    beside.alone_for(90)
    assert (beside._window.place(), screen.text(), beside.first) == (HOME, "", First(hidden=[True]))
    beside.alone_for(91)
    assert beside.first == First(hidden=[True]), "once"
    beside.back()
    assert (beside._window.place(), screen.text()) == (LIST, "Ann Lee")
    stand(beside, HOME)
    beside.back()
    assert beside._window.place() == HOME, "nothing waits any more"


def test_who_shows_nobody_stays_and_off_is_never(beside: Unattended) -> None:
    stand(beside, BARE)
    beside.alone_for(600)
    assert beside._window.place() == BARE
    stand(beside, LIST)
    beside.first = First(hide_after=None)
    beside.alone_for(6_000)
    assert beside._window.place() == LIST


def test_a_covered_window_shows_nobody_already(beside: Unattended) -> None:
    stand(beside, LIST)
    beside._window.cover(QLabel("", beside._window))
    beside.alone_for(600)
    assert beside._window.place() == LIST


def test_the_key_hides_any_screen(beside: Unattended) -> None:
    screen = stand(beside, LIST)
    beside.hide()
    assert (beside._window.place(), screen.text(), beside.first) == (HOME, "", First(hidden=[False]))
    beside.back()
    assert (beside._window.place(), screen.text()) == (LIST, "Ann Lee")
    stand(beside, BARE)
    beside.hide()
    beside.back()
    stand(beside, HOME)
    beside.hide()
    beside.back()
    assert (beside._window.place(), beside.first) == (HOME, First(hidden=[False, False, False]))
