"""The page of backups over a real clinic's backups, and what going back to one means."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.desktop import Desktop
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.patient import Patient, PersonName
from frontdesk.domain.visit import Visit
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from frontdesk.store.sqlite.backup import prove
from frontdesk.store.sqlite.backups import Backups
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.keep_backups import back_up, drill
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock
from tests.looks.compare import assert_approved, picture
from tests.looks.dress import dressed
from tests.screens.clipping import clipped

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
BEGAN = datetime(2026, 5, 11, 8, 0, tzinfo=UTC)
PEOPLE = 214


def clinic(folder: Path) -> Desk:
    """A clinic that opened on Monday, with its backups; on Thursday two came in after the newest of them."""
    clock = StillClock(BEGAN)
    answers = FirstAnswers("Linden Street Clinic", "Ana", "Europe/London")
    desk, _ = bootstrap.create_desk(
        folder / "clinic.frontdesk", "otter lamp seven bridge", answers, clock=clock
    )
    assert isinstance(desk.backups, Backups)
    desk.backups.prove = prove  # in this process: a picture waits for no other
    desk.backups.folder = Path("blue stick")  # the test stands beside it, so that its name is always the same
    names = [PersonName(family=f"Harbour-{at}", given=("Ana",)) for at in range(PEOPLE)]
    people = tuple(Change(None, Patient(f"p{at}", "Ana H.", (name,))) for at, name in enumerate(names))
    desk.whole.commit(Deed("list", "add_patient", clock.now, desk.staff.id, people))
    for _ in range(3):
        back_up(desk)
        clock.forward(hours=4)
        back_up(desk)
        clock.forward(hours=20)
    clock.forward(hours=-19, minutes=-30)
    drill(desk)
    for at in range(2):
        start = clock.now.replace(minute=0)
        visit = Visit(f"v{at}", f"p{at}", start.date(), start)
        desk.whole.commit(Deed(f"visit-{at}", "add_visit", clock.now, desk.staff.id, (Change(None, visit),)))
        check_in(desk, visit.id)
        clock.forward(minutes=9)
    return desk


@pytest.fixture
def opened(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., PreferencesView]]:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ana")  # where files for elsewhere go, on every computer
    made: list[Desktop] = []

    def open_one(theme: Theme, size: tuple[int, int] = (1366, 768), k: float = 1.0) -> PreferencesView:
        desk = clinic(tmp_path)
        folder = desk.backups.folder if desk.backups else Path()
        settings = Settings(place="/home/ana/.config/frontdesk/settings.json")
        desktop = Desktop(qapp, desk, dressed(theme, k), settings=settings)
        assert desk.backups is not None
        desk.backups.folder = folder
        made.append(desktop)
        view = desktop.window.show_screen("preferences")
        assert isinstance(view, PreferencesView)
        desktop.window.resize(*size)
        desktop.window.show()
        view._presenter.page_picked("backups")
        qtbot.waitUntil(lambda: bool(view.backups.backups))
        return view

    yield open_one
    for desktop in made:
        desktop.window.close()
        desktop.window.deleteLater()
    qapp.processEvents()


def drawn(view: PreferencesView, name: str) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for _ in range(4):
        QApplication.processEvents()
    assert clipped(view.window()) == []
    assert_approved(picture(view.window()), name)


@THEMES
def test_backups_and_going_back(opened: Callable[..., PreferencesView], qtbot: QtBot, theme: Theme) -> None:
    view = opened(theme)
    drawn(view, f"settings-backups-{theme.name}")
    scroll = view.backups.area.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    drawn(view, f"settings-take-out-{theme.name}")
    scroll.setValue(0)
    view.backups.backups[2].button.click()
    qtbot.waitUntil(view.backups.going.isVisible)
    drawn(view, f"settings-going-back-{theme.name}")


def test_one_and_a_half_times_as_large(opened: Callable[..., PreferencesView], qtbot: QtBot) -> None:
    view = opened(LIGHT, (1366, 688), 1.5)
    drawn(view, "settings-backups-text150-688")
    view.backups.backups[0].button.click()
    qtbot.waitUntil(view.backups.going.isVisible)
    back = view._presenter.backups.back
    assert back._would is not None
    back.busy = True
    back._step(2)
    back.busy = False
    for _ in range(4):
        QApplication.processEvents()
    area = view.backups.area  # where the keys took it hangs on who was first
    area.verticalScrollBar().setValue(0)
    area.ensureWidgetVisible(view.backups.going.doing, 0, 60)
    drawn(view, "settings-going-back-text150-688")
