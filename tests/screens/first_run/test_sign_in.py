"""Sign-in through the real window: passphrase, four calm messages, the way in by the recovery sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.domain.backup import Backup, Contents
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Damaged, NewerStore, PutBack, Refused
from frontdesk.domain.staff import Person, Role
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.person_row import PersonRow
from frontdesk.screens.first_run.door import Door
from frontdesk.screens.first_run.view.sign_in_page import SignInPage
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.keep_backups import back_up
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.looks.dress import dressed
from tests.screens.clipping import clipped
from tests.screens.first_run.conftest import Entrance
from tests.screens.keyboard import Keyboard

Enter = Callable[..., Entrance]
PASS = "harbour violet kettle sunday"
NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow key function is met in first run; here it would only be waited for."""
    monkeypatch.setattr(key_file, "Cost", lambda *given: Cost(*(given or (1, 8192))))


@pytest.fixture
def sheet(door: Door) -> str:
    """A store behind the door; the recovery key of its sheet."""
    answers = FirstAnswers("Linden Street Clinic", "Ana", "Europe/London")
    desk, recovery_key = bootstrap.create_desk(door.store, PASS, answers)
    desk.store.close()
    return recovery_key


@pytest.fixture
def marek(door: Door, sheet: str) -> str:
    """Somebody else with a passphrase of their own."""
    opened = key_file.open_with_passphrase(key_file.beside(door.store), PASS)
    desk = bootstrap.open_desk(door.store, PASS)
    person = Person(new_id(), "Marek Kral", Role.DESK, desk.now())
    desk.store.commit(Deed(new_id(), "person", desk.now(), desk.staff.id, (Change(None, person),)))
    desk.store.close()
    key_file.add_person(
        key_file.beside(door.store),
        opened.key,
        person_id=person.id,
        passphrase="copper verb bronze hood",
        shown_name=person.shown_name,
    )
    return person.id


def page_of(entrance: Entrance) -> SignInPage:
    page = entrance.window.page
    assert isinstance(page, SignInPage)
    return page


def came_in(qtbot: QtBot, entrance: Entrance) -> Desk:
    qtbot.waitUntil(lambda: bool(entrance.came), timeout=10_000)
    return entrance.came[0].desk


def told(qtbot: QtBot, page: SignInPage) -> str:
    qtbot.waitUntil(lambda: bool(page.trouble.text()), timeout=10_000)
    assert clipped(page) == []
    return page.trouble.text()


def test_by_keyboard_a_wrong_one_then_the_right_one(qtbot: QtBot, enter: Enter, sheet: str) -> None:
    entrance = enter()
    page, keys = page_of(entrance), Keyboard(qtbot, entrance.window)
    assert page.title.text() == "Welcome back"
    assert page.field.echoMode() == QLineEdit.EchoMode.Password
    keys.type("harbour violet kettle monday")
    keys.enter()
    assert told(qtbot, page) == "That passphrase does not open this store. Nothing was changed."
    keys.type(PASS)
    assert not page.trouble.text()
    keys.enter()
    desk = came_in(qtbot, entrance)
    assert desk.staff.shown_name == "Ana"
    assert page.field.text() == ""
    assert len(entrance.came) == 1


def test_open_already(qtbot: QtBot, enter: Enter, door: Door, sheet: str) -> None:
    held = bootstrap.open_desk(door.store, PASS)
    page = page_of(enter())
    page.field.setText(PASS)
    page.open.click()
    words = told(qtbot, page)
    held.store.close()
    assert words.startswith("Frontdesk is already open on this computer")
    assert words.endswith("Nothing was changed. Go to that window.")


def test_damaged_is_not_called_a_wrong_passphrase(qtbot: QtBot, enter: Enter, door: Door, sheet: str) -> None:
    whole = bytearray(door.store.read_bytes())
    whole[40:400] = bytes(360)
    door.store.write_bytes(whole)
    page = page_of(enter())
    page.field.setText(PASS)
    page.open.click()
    words = told(qtbot, page)
    assert "damaged" in words
    assert "passphrase" not in words


def test_a_damaged_store_is_restored_at_the_door(
    qtbot: QtBot, enter: Enter, door: Door, sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """M05: what is younger is listed, a copy of the damaged file first, then the newest good backup."""
    desk = bootstrap.open_desk(door.store, PASS)
    add_patient(desk, "p1", NewPerson("Ngozi", "Okonkwo"))
    back_up(desk)
    add_patient(desk, "p2", NewPerson("Min-jun", "Kim"))
    desk.store.close()
    content = bytearray(door.store.read_bytes())
    content[300:340] = bytes(40)
    door.store.write_bytes(content)
    entrance = enter()
    page = page_of(entrance)
    assert not page.damaged.isVisible()
    page.field.setText(PASS)
    page.open.click()
    words = told(qtbot, page)
    assert "(page 1 of " in words
    assert "Restore it, or save a copy of the damaged file first." in words
    assert page.damaged.isVisible()
    (stick := tmp_path / "stick").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    page.damaged.copy.click()
    qtbot.waitUntil(lambda: str(stick) in page.happened.text())
    assert next(stick.glob("*[0-9]")).read_bytes() == content
    page.damaged.restore.click()
    qtbot.waitUntil(lambda: page.happened.text().startswith("The store is as of today "), timeout=10_000)
    assert not page.damaged.isVisible()
    assert not page.trouble.isVisible()
    assert next(door.store.parent.glob("*.before-restore-*[0-9]")).read_bytes() == content
    page.open.click()
    desk = came_in(qtbot, entrance)
    assert [patient.names[0].family for patient, _ in desk.whole.patients()] == ["Okonkwo"]


@pytest.mark.parametrize("gone", [False, True])
def test_without_a_backup_or_with_an_older_store_nothing_is_offered(
    qtbot: QtBot, enter: Enter, door: Door, sheet: str, gone: bool
) -> None:
    def opens(*_: str) -> Desk:
        raise (Damaged("It is damaged.") if gone else PutBack("This store is older.", "", "Ask."))

    def backups() -> tuple[Backup, ...]:
        if gone:
            raise OSError
        return (Backup("a", NOW, contents=Contents(18, 4, 9, "")),)

    page = page_of(enter(at=replace(door, open=opens, backups=backups)))
    page.field.setText(PASS)
    page.open.click()
    assert told(qtbot, page)
    assert not page.damaged.isVisible()
    assert page.open.isVisible()


def test_a_damaged_key_file_closes_the_page(enter: Enter, door: Door, sheet: str) -> None:
    keys = key_file.beside(door.store)
    keys.write_text(keys.read_text(encoding="utf-8").replace("Ana", "Ava"), encoding="utf-8")
    page = page_of(enter())
    assert page.title.text() == "The store stays closed"
    assert page.trouble.text().startswith("The key file of this store is damaged.")
    assert not page.field.isVisible()
    assert clipped(page) == []


def test_a_newer_store(qtbot: QtBot, enter: Enter, door: Door, sheet: str) -> None:
    newer = NewerStore(
        "This store was last used with Frontdesk 9.", "Nothing was changed.", "Install it here."
    )

    def opened(*_: str) -> Desk:
        raise newer

    page = page_of(enter(at=replace(door, open=opened)))
    page.field.setText(PASS)
    page.open.click()
    assert told(qtbot, page) == str(newer)


def test_a_folder_on_the_network(enter: Enter, door: Door) -> None:
    def check() -> None:
        raise Refused(
            "This folder is on the network.", "Frontdesk does not keep patients there.", "Choose another."
        )

    page = page_of(enter(at=replace(door, check_there=check)))
    assert (
        page.trouble.text()
        == "This folder is on the network. Frontdesk does not keep patients there. Choose another."
    )
    assert not page.field.isVisible()


def test_a_defect_says_nothing_of_what_was_typed(qtbot: QtBot, enter: Enter, door: Door, sheet: str) -> None:
    def opened(passphrase: str, _: str) -> Desk:
        raise RuntimeError(passphrase)

    page = page_of(enter(at=replace(door, open=opened)))
    page.field.setText(PASS)
    page.open.click()
    assert told(qtbot, page) == "Something went wrong on our side. Nothing was changed. Try again."


def test_the_sheet_opens_and_a_new_passphrase_is_kept(
    qtbot: QtBot, enter: Enter, door: Door, sheet: str
) -> None:
    entrance = enter()
    page, keys = page_of(entrance), Keyboard(qtbot, entrance.window)
    keys.tab_to(page.sheet)
    keys.enter()
    assert page.title.text() == "The recovery sheet"
    keys.type("too short")
    keys.enter()
    assert "has 8 in all" not in told(qtbot, page)
    keys.type(sheet.lower().replace("-", " "))
    keys.enter()
    qtbot.waitUntil(lambda: page.title.text() == "The sheet fits", timeout=10_000)
    assert not entrance.came, "the sheet alone opens nothing yet"
    offered = page.field.text()
    assert len(offered.split()) == 4
    page.field.setText("short")
    keys.enter()
    assert told(qtbot, page).startswith("Choose at least 12 characters")
    page.field.setText(offered)
    keys.enter()
    desk = came_in(qtbot, entrance)
    assert desk.staff.shown_name == "Ana"
    desk.store.close()
    bootstrap.open_desk(door.store, offered).store.close()
    with pytest.raises(Exception, match="does not open"):
        bootstrap.open_desk(door.store, PASS)


def test_another_sheet_does_not_open(qtbot: QtBot, enter: Enter, sheet: str) -> None:
    from frontdesk.vault import recovery

    page = page_of(enter())
    page.sheet.click()
    page.field.setText(recovery.new())
    page.open.click()
    assert told(qtbot, page).startswith("That recovery key does not open this store.")
    page.back.click()
    assert page.title.text() == "Welcome back"
    assert page.field.text() == ""


def test_with_several_people_it_is_one_persons_passphrase(
    qtbot: QtBot, enter: Enter, door: Door, marek: str
) -> None:
    entrance = enter()
    page = page_of(entrance)
    rows = page.findChildren(PersonRow)
    assert [row.accessibleName() for row in rows] == ["Ana", "Marek Kral"]
    page.field.setText("copper verb bronze hood")
    page.open.click()
    assert told(qtbot, page).startswith("That passphrase does not open this store.")
    rows[1].click()
    QApplication.processEvents()
    page.field.setText("copper verb bronze hood")
    page.open.click()
    assert came_in(qtbot, entrance).staff.id == marek


def test_closing_while_it_opens_leaves_the_store_free(
    qtbot: QtBot, enter: Enter, door: Door, sheet: str
) -> None:
    entrance = enter()
    page = page_of(entrance)
    page.field.setText(PASS)
    page.open.click()
    entrance.window.close()
    QApplication.processEvents()
    assert not entrance.came
    bootstrap.open_desk(door.store, PASS).store.close()


@pytest.mark.usefixtures("marek")
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [(1366, 768), (1366, 688), (1920, 1080), (900, 500)], ids=str)
def test_nothing_is_cut(enter: Enter, theme: Theme, size: tuple[int, int]) -> None:
    entrance = enter(dressed(theme), size=size)
    assert (entrance.window.width(), entrance.window.height()) == size
    page = page_of(entrance)
    assert clipped(page) == []
    page.sheet.click()
    assert clipped(page) == []


def test_the_left_side_tells_patients_the_time_and_nothing_about_anybody(
    enter: Enter, door: Door, sheet: str
) -> None:
    page = page_of(enter())
    assert page.night.clock.text() == f"{door.now():%H:%M}"
    assert Path(door.store).name not in page.night.day.text()
