"""Settings against its approved pictures, light and dark, with the whole rail."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import log
from frontdesk.connections import Connections
from frontdesk.desktop import Desktop
from frontdesk.domain.backup import Backup, Contents
from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from frontdesk.screens.preferences import about
from frontdesk.screens.preferences.trust import Outside
from frontdesk.screens.preferences.view.access_panels import AddPanel, WorkerPanel
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.screens.preferences.view.rows import FieldRow
from frontdesk.screens.preferences.you import NOT_YOURS
from frontdesk.settings.settings import Settings
from frontdesk.store.sqlite.going_back import GoesBack
from frontdesk.usecases.desk import Desk
from frontdesk.vault import passphrase as passphrases, pin as pins
from frontdesk.vault.wrapped import Cost
from tests.desks import desk_with
from tests.looks.compare import assert_approved, picture
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, pictured_day
from tests.screens.clipping import clipped
from tests.screens.preferences.workers import desk_of_workers

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
Opened = Callable[..., PreferencesView]


@pytest.fixture
def opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setattr(log, "default_folder", lambda: Path("/home/ana/.local/state/frontdesk/log"))
    monkeypatch.setattr(about, "version", lambda name: "0.1.0" if name == "frontdesk" else "6.11.3")
    made: list[Desktop] = []

    def open_one(
        theme: Theme,
        page: str,
        size: tuple[int, int] = (1366, 768),
        k: float = 1.0,
        desk: Desk | None = None,
    ) -> PreferencesView:
        settings = Settings(place="/home/ana/.config/frontdesk/settings.json")
        desk = desk or desk_with(pictured_day(), NOW, STAFF)
        desktop = Desktop(qapp, desk, dressed(theme, k), settings=settings)
        made.append(desktop)
        view = desktop.window.show_screen("preferences")
        assert isinstance(view, PreferencesView)
        desktop.window.resize(*size)
        desktop.window.show()
        view._presenter.page_picked(page)
        return view

    yield open_one
    for desktop in made:
        desktop.window.close()
        desktop.window.deleteLater()
    qapp.processEvents()


def drawn(view: PreferencesView, name: str) -> None:
    assert clipped(view.window()) == []
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    assert_approved(picture(view.window()), name)


@THEMES
@pytest.mark.parametrize("page", ["desk", "clinic", "keys", "about"])
def test_pages(opened: Opened, theme: Theme, page: str) -> None:
    drawn(opened(theme, page), f"settings-{page}-{theme.name}")


@THEMES
def test_languages_and_who_has_read_them(opened: Opened, qtbot: QtBot, theme: Theme) -> None:
    """The top of the page: below stand scripts that not every computer has letters for."""
    view = opened(theme, "languages")
    qtbot.waitUntil(lambda: "lines:es" in view.languages.rows)
    view._presenter.typed("lines:es", "Rosa Ibáñez")
    signed = view.languages.rows["lines:es"]
    assert isinstance(signed, FieldRow)
    qtbot.waitUntil(lambda: view.toast.isVisible() and signed.field.text() == "Rosa Ibáñez")  # read anew
    view.toast.put_away()
    assert clipped(view.window()) == []
    QApplication.processEvents()
    assert_approved(picture(view.window()).copy(0, 0, 1366, 236), f"settings-languages-{theme.name}")


@THEMES
@pytest.mark.parametrize("k", [1.0, 1.5])
def test_trust(opened: Opened, qtbot: QtBot, theme: Theme, tmp_path: Path, k: float) -> None:
    view = opened(theme, "about", (1366, 768 if k == 1 else 688), k)
    view._presenter._desk.backups = GoesBack(tmp_path / "clinic.frontdesk", tmp_path / "keys", bytes(32))
    heard = Connections()
    heard.watched = True
    made = Backup("a", NOW - timedelta(hours=16), contents=Contents(18, 2148, 4907, ""))
    view.asks(Outside(lambda: True, lambda: made, heard))
    view._presenter.page_picked("trust")
    qtbot.waitUntil(lambda: len(view.trust.rows) == 5)
    drawn(view, f"settings-trust-{theme.name}{'' if k == 1 else '-text150-688'}")


@pytest.fixture
def same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "suggest", lambda: "harbor-violin-carrot-sunday")


@THEMES
def test_people_and_the_end_of_access(
    opened: Opened, qtbot: QtBot, same_words: None, tmp_path: Path, theme: Theme
) -> None:
    view = opened(theme, "people", desk=desk_of_workers(tmp_path))
    qtbot.waitUntil(lambda: len(view.people.rows) == 4)
    view.people.rows["joy"].change.click()
    panel = view.people.panel
    assert isinstance(panel, WorkerPanel)
    panel.end.click()
    drawn(view, f"settings-people-{theme.name}")


def test_somebody_new_and_a_second_opener_is_missing(
    opened: Opened, qtbot: QtBot, same_words: None, tmp_path: Path
) -> None:
    desk = desk_of_workers(tmp_path)
    assert desk.openers is not None
    desk.openers.take_away("joy")
    view = opened(LIGHT, "people", desk=desk)
    qtbot.waitUntil(lambda: len(view.people.rows) == 4)
    view.people.add.click()
    panel = view.people.panel
    assert isinstance(panel, AddPanel)
    panel.role.segments()[2].click()
    drawn(view, "settings-people-new-light")


def test_people_one_and_a_half_times_as_large(
    opened: Opened, qtbot: QtBot, same_words: None, tmp_path: Path
) -> None:
    view = opened(LIGHT, "people", (1366, 688), 1.5, desk_of_workers(tmp_path))
    qtbot.waitUntil(lambda: len(view.people.rows) == 4)
    drawn(view, "settings-people-text150-688")


def test_high_contrast(opened: Opened) -> None:
    drawn(opened(HIGH_CONTRAST, "desk"), "settings-desk-highcontrast")


@THEMES
def test_something_that_cannot_be_used(opened: Opened, qtbot: QtBot, theme: Theme) -> None:
    view = opened(theme, "clinic")
    row = view.clinic.rows["hours"]
    row.field.setText("Mon to whenever")  # type: ignore[union-attr]  # the row is built
    row.field.setModified(True)  # type: ignore[union-attr]  # the row is built
    row.finish()  # type: ignore[union-attr]  # the row is built
    view._presenter.chosen("waiting_aim_min", "20")
    qtbot.waitUntil(view.toast.isVisible)
    drawn(view, f"settings-trouble-{theme.name}")


def test_one_and_a_half_times_as_large(opened: Opened) -> None:
    drawn(opened(LIGHT, "desk", (1366, 688), 1.5), "settings-desk-text150-688")


@THEMES
def test_you(
    opened: Opened, qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody with a PIN who mistyped the passphrase."""
    monkeypatch.setattr("frontdesk.vault.passphrase.suggest", lambda: "harbor-violin-carrot-sunday")
    desk = desk_of_workers(tmp_path)
    desk.store.keep_pin(pins.make(STAFF.id, "2580", Cost(1, 8192)), at=NOW, by=STAFF.id)
    view = opened(theme, "you", desk=desk)
    qtbot.waitUntil(view.you.remove_pin.isVisible)
    view.you.pin.setText("0369")
    view.you.show_trouble("pin", NOT_YOURS)
    QApplication.processEvents()
    drawn(view, f"settings-you-{theme.name}")


def test_you_one_and_a_half_times_as_large(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.vault.passphrase.suggest", lambda: "harbor-violin-carrot-sunday")
    view = opened(LIGHT, "you", (1366, 688), 1.5, desk_of_workers(tmp_path))
    qtbot.waitUntil(view.you.set_pin.isVisible)
    drawn(view, "settings-you-text150-688")
