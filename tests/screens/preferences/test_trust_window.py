"""The trust page in a window over a real store: the file, its backups and its people as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.desktop import Desktop
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.preferences.shown import TRUST
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.keep_backups import back_up
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.looks.dress import dressed
from tests.screens.keyboard import Keyboard

PASSPHRASE = "bulb copper violet anchor"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(key_file, "Cost", lambda *given: Cost(*given or (1, 8192)))
    return tmp_path / "clinic.frontdesk"


@pytest.fixture
def desktop(qapp: QApplication, store: Path) -> Iterator[Desktop]:
    desk, _ = bootstrap.create_desk(store, PASSPHRASE, FirstAnswers("Linden Street", "Ana", "Europe/London"))
    made = Desktop(qapp, desk, dressed(LIGHT), settings=Settings(), keys=key_file.beside(store))
    made.show()
    yield made
    made.window.close()
    made.window.deleteLater()
    qapp.processEvents()


def words(qtbot: QtBot, desktop: Desktop) -> dict[str, str]:
    view = desktop.window.show_screen("preferences")
    assert isinstance(view, PreferencesView)
    view.trust.show_trust(())
    view._presenter.page_picked(TRUST)
    qtbot.waitUntil(lambda: len(view.trust.rows) == 5)
    return {one.label: one.words for one in view._presenter._answers}


def test_each_answer_is_as_things_are(qtbot: QtBot, desktop: Desktop, store: Path) -> None:
    before = words(qtbot, desktop)
    assert before["What we keep"] == "Nothing about anybody yet."
    assert before["Who sees it"] == "One person at this desk: Ana."
    assert before["If this computer is stolen"].startswith("One locked file.")
    assert before["Last tested backup"] == "None yet."
    back_up(desktop.desk)
    assert words(qtbot, desktop)["Last tested backup"].endswith("opened and counted: 0 people.")
    store.write_bytes(b"SQLite format 3\x00" + bytes(8192))
    assert "locked" not in words(qtbot, desktop)["If this computer is stolen"]


def test_each_button_leads_on(qtbot: QtBot, desktop: Desktop) -> None:
    words(qtbot, desktop)
    view = desktop.window.show_screen("preferences")
    assert isinstance(view, PreferencesView)

    def press(label: str) -> None:
        button = next(one.button for one in view.trust.rows if one.button and one.button.text() == label)
        button.click()

    press("Test now")
    qtbot.waitUntil(lambda: any(one.mark == "Good" for one in view._presenter._answers), timeout=20_000)
    assert "opened and counted: 0 people." in view.toast.words()
    press("Change passphrase")
    assert view.list.entry("you").isChecked()
    press("Open the log")
    assert desktop.window.place() == "looks"
    desktop.window.show_screen("preferences")
    press("See one record")
    assert desktop.window.place() == "today"


def test_going_back_is_asked_by_keyboard_and_esc_keeps_the_store(qtbot: QtBot, desktop: Desktop) -> None:
    back_up(desktop.desk)
    view = desktop.window.show_screen("preferences")
    assert isinstance(view, PreferencesView)
    view._presenter.page_picked("backups")
    qtbot.waitUntil(lambda: bool(view.backups.backups))
    keys = Keyboard(qtbot, desktop.window)
    keys.tab_to(view.backups.backups[0].button)
    keys.enter()
    qtbot.waitUntil(view.backups.going.isVisible)
    assert keys.focus() is view.backups.going.stay, "the safe one has the keys"
    keys.press(Qt.Key.Key_Escape)
    assert not view.backups.going.isVisible()
    assert keys.focus() is view.backups.backups[0].button
    assert desktop.window.place() == "preferences"
    keys.press(Qt.Key.Key_Escape)
    assert desktop.window.place() == "today"


def test_a_window_that_closes_waits_for_no_backup(desktop: Desktop) -> None:
    kept = desktop.desk.backups
    assert kept is not None
    assert not kept.giving_up
    desktop.window.close()
    assert kept.giving_up
