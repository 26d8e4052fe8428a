"""The page of connections: a folder where a file waits for somebody, a calendar, and nothing on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.desktop import Desktop
from frontdesk.feeds.feed import Feed, Kind, Standing, Told, Works
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.declared import CALENDAR_SOURCE, WATCHED_FOLDER
from frontdesk.settings.settings import Settings
from tests.desks import desk_with
from tests.looks.compare import assert_approved, picture
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, pictured_day
from tests.screens.clipping import clipped

FOLDER = Standing(
    "people.csv needs you. Say whether the day or the month comes first in its dates. And 2 more wait.",
    well=False,
    needs=(Path("/srv/lists/people.csv"),),
    lately=(
        "14 May 07:10  day.csv: 40 patients: 2 new, 38 the same. 41 visits: 40 new, 1 left out.",
        "13 May 07:10  day.csv: The same file was read 13 May 06:10 as day.csv.",
    ),
)
CALENDAR = Standing("Looked at 10:15.", lately=("14 May 10:00  10.0.0.20: 12 visits: 12 new.",))


HL7 = Standing("Listening at 127.0.0.1, port 2575.")


class Stands:
    """A feed that stands as it is told to."""

    def __init__(self, standing: Standing) -> None:
        self.name = ""
        self._standing = standing

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def look_now(self) -> None: ...
    def brought_in(self, path: Path) -> None: ...
    def status(self) -> Standing:
        return self._standing


def kind(by: str, standing: Standing, *, on: bool) -> Kind:
    def make(settings: Settings, works: Works, told: Told) -> Feed:
        return Stands(standing)

    return Kind(by, (), lambda _: on, make)


def opened(qapp: QApplication, theme: Theme, k: float, size: tuple[int, int], *, on: bool) -> Desktop:
    values = {WATCHED_FOLDER.key: "/srv/lists", CALENDAR_SOURCE.key: "http://10.0.0.20/day.ics"} if on else {}
    desktop = Desktop(
        qapp, desk_with(pictured_day(), NOW, STAFF), dressed(theme, k), settings=Settings(values)
    )
    desktop.feeds._kinds = (
        kind("feed:folder", FOLDER, on=on),
        kind("feed:calendar", CALENDAR, on=on),
        kind("feed:hl7", HL7, on=on),
    )
    view = desktop.window.show_screen("preferences")
    assert isinstance(view, PreferencesView)
    desktop.window.resize(*size)
    desktop.window.show()
    desktop.feeds.start()
    view._presenter.page_picked("connections")
    return desktop


@pytest.fixture
def closing() -> Iterator[list[Desktop]]:
    made: list[Desktop] = []
    yield made
    for desktop in made:
        desktop.window.close()
        desktop.window.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("name", "theme", "k", "size", "on"),
    [
        ("light", LIGHT, 1.0, (1366, 768), True),
        ("dark", DARK, 1.0, (1366, 768), True),
        ("off", LIGHT, 1.0, (1366, 768), False),
        ("text150-688", LIGHT, 1.5, (1366, 688), True),
    ],
)
def test_connections(
    qapp: QApplication,
    qtbot: QtBot,
    closing: list[Desktop],
    name: str,
    theme: Theme,
    k: float,
    size: tuple[int, int],
    on: bool,
) -> None:
    desktop = opened(qapp, theme, k, size, on=on)
    closing.append(desktop)
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for _ in range(4):
        QApplication.processEvents()
    assert clipped(desktop.window) == []
    assert_approved(picture(desktop.window), f"settings-connections-{name}")
