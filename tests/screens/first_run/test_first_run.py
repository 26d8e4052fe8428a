"""First run through the real window: by keyboard alone, into a real encrypted file; nothing half done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.desktop import Desktop
from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.qt.look import Look
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.first_run.door import Door
from frontdesk.screens.first_run.view.first_run_page import FirstRunPage
from frontdesk.usecases.desk import Desk
from frontdesk.vault import key_file
from tests.looks.dress import dressed
from tests.screens.clipping import clipped
from tests.screens.first_run.conftest import Entrance
from tests.screens.keyboard import Keyboard

Enter = Callable[..., Entrance]
SIZES = [(1366, 768), (1366, 688), (1920, 1080), (1024, 640), (900, 500)]


def first_page(entrance: Entrance) -> FirstRunPage:
    page = entrance.window.page
    assert isinstance(page, FirstRunPage)
    return page


def groups_on(page: FirstRunPage) -> tuple[str, ...]:
    return page.sheet.sheet.words()


def asked_group(page: FirstRunPage) -> int:
    return int("".join(sign for sign in page.sheet.ask.text() if sign.isdigit()))


def fill_all(page: FirstRunPage) -> tuple[str, tuple[str, ...]]:
    """Everything first run must know; returns passphrase and the sheet's groups."""
    groups = groups_on(page)
    page.sheet.done.click()
    page.sheet.group.setText(groups[asked_group(page) - 1])
    page.clinic.set_text("clinic", "Linden Street Clinic")
    page.clinic.set_text("manager", "Ana")
    return page.passphrase.field.text(), groups


def test_by_keyboard_from_nothing_to_today_and_in_again(
    qtbot: QtBot, qapp: QApplication, enter: Enter, door: Door
) -> None:
    entrance = enter()
    page, keys = first_page(entrance), Keyboard(qtbot, entrance.window)
    passphrase, groups = page.passphrase.field.text(), groups_on(page)
    assert len(passphrase.split()) == 4
    keys.enter()
    assert keys.focus() is page.sheet.done, "what is missing gets the focus"
    assert (
        page.sheet.trouble.text()
        == "Put both copies of the sheet away first. Then type one group of it back."
    )
    keys.press(Qt.Key.Key_Space)
    assert keys.focus() is page.sheet.group
    assert not set(groups) & set(groups_on(page)), (
        "the sheet is covered while a group is typed from the paper"
    )
    keys.type(groups[asked_group(page) - 1].lower())
    assert page.sheet.ask.text() == "As printed. The sheet works."
    keys.enter()
    assert page.clinic.clinic.trouble() == "The clinic needs a name, as you say it on the phone."
    keys.type("Linden Street Clinic")
    keys.enter()
    keys.type("Ana")
    keys.tab_to(page.clinic.phone.field)
    keys.type("020 7946 0000")
    keys.tab_to(page.clinic.clinicians.fields[0])
    keys.type("Dr Lena Voss")
    assert not door.store.exists(), "nothing is written before the end"
    assert not door.store.parent.exists()
    keys.enter()
    qtbot.waitUntil(lambda: bool(entrance.came), timeout=10_000)
    desk = entrance.came[0].desk
    clinic = desk.store.clinic()
    assert (clinic.name, clinic.zone, clinic.phone) == (
        "Linden Street Clinic",
        "Europe/London",
        "020 7946 0000",
    )
    assert clinic.known_since_before
    assert len(clinic.hours) == 5
    assert [one.spoken_name for one in desk.store.clinicians()] == ["Dr Lena Voss"]
    assert desk.staff.shown_name == "Ana"
    desktop = Desktop(qapp, desk, entrance.look)
    desktop.show()
    entrance.window.close()
    assert desktop.window.place() == "today"
    desktop.window.close()
    desktop.window.deleteLater()
    assert b"Linden Street" not in door.store.read_bytes()
    bootstrap.open_desk(door.store, passphrase).store.close()
    key_file.open_with_recovery(key_file.beside(door.store), "-".join(groups))


def test_leaving_after_any_step_leaves_nothing(enter: Enter, door: Door) -> None:
    entrance = enter()
    fill_all(first_page(entrance))
    entrance.window.close()
    assert not door.store.parent.exists()


def test_another_group_than_the_one_on_paper_does_not_pass(qtbot: QtBot, enter: Enter, door: Door) -> None:
    page = first_page(enter())
    _, groups = fill_all(page)
    number = asked_group(page)
    page.sheet.group.setText(groups[number % 8])
    page.start.click()
    assert (
        page.sheet.trouble.text() == f"That is not group {number} of this sheet. Compare it with the paper."
    )
    assert not door.store.exists()
    page.sheet.done.click()
    assert groups_on(page) == groups, "taking the switch back shows the sheet again"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("passphrase", "short", "Choose at least 12 characters; four random words are good."),
        ("clinic", "  ", "The clinic needs a name, as you say it on the phone."),
        ("manager", "", "The first manager needs a name, as patients hear it."),
        ("zone", "Mars/Olympus", "\u201cMars/Olympus\u201d is not a time zone. Try Europe/London."),
        ("hours", "always", "\u201calways\u201d could not be read. Write it like Mon-Fri 8:00-18:00."),
        (
            "closed",
            "Christmas",
            "\u201cChristmas\u201d could not be read. Write days like 25 Dec or 2026-12-25.",
        ),
    ],
)
def test_each_thing_that_cannot_be_used_is_said_where_it_stands(
    enter: Enter, door: Door, field: str, typed: str, said: str
) -> None:
    entrance = enter()
    page = first_page(entrance)
    fill_all(page)
    if field == "passphrase":
        page.passphrase.field.setText(typed)
    else:
        page.clinic.set_text(field, typed)
    page.start.click()
    told = (
        page.passphrase.trouble.text() if field == "passphrase" else page.clinic.labelled()[field].trouble()
    )
    assert told == said
    assert clipped(page) == []
    assert not door.store.exists()
    assert not entrance.came


def test_a_store_that_came_in_between_is_not_touched(qtbot: QtBot, enter: Enter, door: Door) -> None:
    page = first_page(enter())
    fill_all(page)
    door.store.parent.mkdir()
    door.store.write_bytes(b"somebody else's")
    page.start.click()
    qtbot.waitUntil(lambda: bool(page.said.text()))
    assert page.said.text() == "There is a store here already. Nothing was changed. Choose another file."
    assert door.store.read_bytes() == b"somebody else's"
    assert [path.name for path in door.store.parent.iterdir()] == [door.store.name]


@pytest.mark.parametrize(
    "trouble",
    [
        Refused(
            "This folder is on the network.", "Frontdesk does not keep patients there.", "Choose another."
        ),
        NotSaved("Not saved: the disk is full.", "Nothing was written.", "Free at least 50 MB."),
        RuntimeError("Siobh\u00e1n Brennan"),
    ],
)
def test_what_the_store_says_stands_beside_the_button(
    qtbot: QtBot, enter: Enter, door: Door, trouble: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def make(*_: object) -> Desk:
        raise trouble

    page = first_page(enter(at=replace(door, make=make)))
    fill_all(page)
    page.start.click()
    qtbot.waitUntil(lambda: bool(page.said.text()))
    ours = isinstance(trouble, RuntimeError)
    assert page.said.text() == (
        "Something went wrong on our side. Nothing was written. Try again." if ours else str(trouble)
    )
    assert clipped(page) == []
    assert bool(caplog.records) is ours, "a defect of ours is reported"
    assert not [record for record in caplog.records if "Brennan" in record.getMessage()]


def test_a_key_file_whose_store_is_gone_is_kept_out_of_the_way(
    qtbot: QtBot, enter: Enter, door: Door
) -> None:
    door.store.parent.mkdir()
    left = key_file.beside(door.store)
    left.write_text("from a start that was cut short", encoding="utf-8")
    entrance = enter()
    passphrase, _ = fill_all(first_page(entrance))
    first_page(entrance).start.click()
    qtbot.waitUntil(lambda: bool(entrance.came), timeout=10_000)
    assert key_file.open_with_passphrase(left, passphrase).person_id == entrance.came[0].desk.staff.id
    kept = [path for path in left.parent.glob(f"{left.name}.*") if path != left]
    assert [path.read_text(encoding="utf-8") for path in kept] == ["from a start that was cut short"]


def test_other_words_are_others_and_hide_hides(enter: Enter) -> None:
    page = first_page(enter())
    before = page.passphrase.field.text()
    page.passphrase.other.click()
    assert page.passphrase.field.text() != before
    page.passphrase.hide_words.click()
    assert page.passphrase.field.displayText() != page.passphrase.field.text()
    page.passphrase.hide_words.click()
    assert page.passphrase.field.displayText() == page.passphrase.field.text()


def test_a_new_clinic_says_so(qtbot: QtBot, enter: Enter) -> None:
    entrance = enter()
    page = first_page(entrance)
    fill_all(page)
    page.clinic.been_here.segments()[1].click()
    assert page.clinic.follows.text() == "No: whoever comes for the first time is welcomed as new."
    page.start.click()
    qtbot.waitUntil(lambda: bool(entrance.came), timeout=10_000)
    assert entrance.came[0].desk.clinic.known_since_before is False


def test_a_dropped_list_is_looked_into_and_comes_along(
    qtbot: QtBot, enter: Enter, door: Door, tmp_path: Path
) -> None:
    day = tmp_path / "linden-day.csv"
    day.write_text(
        "Patient,DOB,Appt Date,Appt Time,Provider\n"
        'Brennan Siobh\u00e1n,1961-03-14,2026-11-21,10:20,"VOSS, LENA MD"\n'
        'Okafor Ngozi,1985-01-02,2026-11-21,10:40,"REYES, OMAR MD"\n',
        encoding="utf-8",
    )
    entrance = enter()
    page = first_page(entrance)
    drop(entrance, day)
    said = "linden-day.csv, 2 bookings. Nothing is written yet."
    qtbot.waitUntil(lambda: page.clinic.list_words.text() == said, timeout=15_000)
    assert page.clinic.clinicians.names() == ("Dr Voss", "Dr Reyes")
    fill_all(page)
    page.start.click()
    qtbot.waitUntil(lambda: bool(entrance.came), timeout=10_000)
    assert entrance.came[0].lists == (day,)
    assert not list(entrance.came[0].desk.store.visits()), "the list is looked through before it is written"


def test_a_list_that_cannot_be_read_says_why(qtbot: QtBot, enter: Enter, tmp_path: Path) -> None:
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7\n\x00\x01")
    page = first_page(enter())
    page.bring((broken,))
    qtbot.waitUntil(lambda: "does not read" in page.clinic.list_words.text(), timeout=15_000)
    assert clipped(page) == []


def test_only_looking_opens_the_sample_in_a_store_of_its_own(qtbot: QtBot, enter: Enter, door: Door) -> None:
    entrance = enter()
    first_page(entrance).sample.click()
    qtbot.waitUntil(lambda: bool(entrance.came), timeout=20_000)
    desk = entrance.came[0].desk
    assert desk.clinic.sample
    assert sum(1 for _ in desk.store.patients()) == 40
    assert not door.store.parent.exists()


def test_print_hands_the_groups_to_the_printer(enter: Enter) -> None:
    page = first_page(enter())
    printed: list[object] = []

    def take(title: str, blocks: list[object], done: Callable[[], None]) -> None:
        printed.extend([title, *blocks])
        done()

    page.print_sheet = take  # type: ignore[assignment]  # instead of the printer's dialog
    page.sheet.print.click()
    assert printed[0] == "Frontdesk recovery sheet"
    assert any(getattr(block, "groups", ()) == groups_on(page) for block in printed)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut(enter: Enter, theme: Theme, size: tuple[int, int]) -> None:
    look: Look = dressed(theme)
    entrance = enter(look, size=size)
    page = first_page(entrance)
    assert (entrance.window.width(), entrance.window.height()) == size
    assert clipped(page) == []
    page.sheet.done.click()
    page.go_to("closed")
    assert clipped(page) == []
    assert page.start.isVisible()


def test_every_field_can_be_reached_and_is_scrolled_into_sight(qtbot: QtBot, enter: Enter) -> None:
    entrance = enter(size=(1366, 688))
    page, keys = first_page(entrance), Keyboard(qtbot, entrance.window)
    for widget in (*(one.field for one in page.clinic.labelled().values()), page.clinic.clinicians.fields[0]):
        keys.tab_to(widget)
        QApplication.processEvents()
        seen = (
            page.body.viewport().rect().contains(widget.mapTo(page.body.viewport(), widget.rect().center()))
        )
        assert seen, widget.accessibleName()
    keys.tab_to(page.start)
    keys.tab_to(page.sample)


def drop(entrance: Entrance, *files: Path) -> None:
    """Files dropped on the window, as the system says it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    nothing = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(
        QPoint(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing
    )
    QApplication.sendEvent(entrance.window, over)
    assert over.isAccepted()
    event = QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing)
    QApplication.sendEvent(entrance.window, event)
