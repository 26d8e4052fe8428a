"""The page of backups over a real store: made, tested, and kept where a manager says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frontdesk import bootstrap
from frontdesk.domain.backup import Ready
from frontdesk.domain.staff import Role
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.preferences.backups import FOLDER, KEPT, NOW, TEST, BackupsPage
from frontdesk.screens.preferences.shown import BackupShown, GoBackShown, Row
from frontdesk.screens.preferences.take_out import FOLDER as OUT_FOLDER, OURS as OUT_OURS
from frontdesk.settings.declared import BACKUP_FOLDER
from frontdesk.settings.settings import Settings
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock
from tests.screens.preferences.presented import Presented


class Page:
    """A page that remembers what it was given."""

    def __init__(self, folder: Path) -> None:
        clock = StillClock(datetime(2026, 5, 14, 9, 30, tzinfo=UTC))
        answers = FirstAnswers("Linden", "Ana", "Europe/London")
        self.desk, _ = bootstrap.create_desk(
            folder / "clinic.frontdesk", "otter lamp seven bridge", answers, clock=clock
        )
        self.settings = Settings()
        self.rows: dict[str, Row] = {}
        self.hints: list[tuple[str, str, bool]] = []
        self.said: list[tuple[str, bool]] = []
        self.backups: tuple[BackupShown, ...] = ()
        self.going: list[GoBackShown | None] = []
        self.page = BackupsPage(
            self.desk,
            self.settings,
            AtOnce(),
            lambda groups: self.rows.update({row.key: row for group in groups for row in group.rows}),
            lambda *hint: self.hints.append(hint),
            lambda *words: self.said.append(words),
            lambda backups: setattr(self, "backups", backups),
            self.going.append,
        )

    def words(self, key: str) -> Any:
        row: Any = self.rows[key]
        return row.text if hasattr(row, "text") else row.help


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    made = Page(tmp_path)
    yield made
    made.desk.store.close()


def test_backed_up_and_tested_from_the_page(page: Page) -> None:
    page.page.show()
    assert page.words(NOW) == "There is no proven backup yet. Back up now."
    page.page.pressed(TEST)
    assert page.said.pop() == (
        "There is no backup to test yet. The store itself is sound. Back up now.", True,
    )  # fmt: skip
    page.page.pressed(NOW)
    assert page.words(NOW) == "The newest good backup is from today 10:30 (0 people)."
    assert page.words(KEPT) == "1 backup"
    told = [words for key, words, _ in page.hints if key == NOW]
    assert told[0] == "Copying …"
    assert told[-1].startswith("Reading every page")
    page.page.pressed(TEST)
    assert page.words(TEST) == "Today 10:30, opened and counted: 0 people."


def test_the_folder_is_a_managers(page: Page, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page.desk.staff = replace(page.desk.staff, role=Role.DESK)
    assert not page.page.typed(FOLDER, str(stick))
    assert page.hints[-1][0] == FOLDER
    page.desk.staff = replace(page.desk.staff, role=Role.MANAGER)
    assert not page.page.typed(FOLDER, str(tmp_path / "nothing"))
    assert page.page.typed(FOLDER, str(stick))
    assert page.settings.value(BACKUP_FOLDER) == str(stick)
    page.page.pressed(NOW)
    assert len(list(stick.glob("*.fdbackup"))) == 1
    assert page.page.typed(FOLDER, "")
    assert page.settings.value(BACKUP_FOLDER) == ""
    assert page.words(FOLDER) == str(tmp_path / "backups")


def test_the_sample_clinic_has_none() -> None:
    presented = Presented()
    presented.display.rows.clear()
    presented.presenter.page_picked("backups")
    assert list(presented.display.rows) == [KEPT]


def test_going_back_says_what_it_means_and_makes_it_ready(page: Page, tmp_path: Path) -> None:
    made: list[Ready] = []
    back = page.page.back
    back.ready = made.append
    add_patient(page.desk, "p1", NewPerson("Ngozi", "Okonkwo"))
    page.page.pressed(NOW)
    clock = page.desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(hours=2)
    for at in range(8):
        add_patient(page.desk, f"q{at}", NewPerson("Min-jun", f"Kim-{at}"))
    page.page.show()
    assert [(one.label, one.words.partition(" In ")[0]) for one in page.backups] == [
        ("Today 10:30", "2 hours old. 1 person.")
    ]
    back.asked(page.backups[0].key)
    shown = page.going[-1]
    assert shown is not None
    assert (shown.title, shown.button) == ("Going back to today 10:30", "Go back to today 10:30")
    assert shown.held == "In it: 1 person, and everything that was done until then."
    assert shown.gone == "Gone from the desk: 8 acts since then."
    assert shown.acts[0] == "Today 12:30: Added the patient"
    assert (len(shown.acts), shown.acts[-1]) == (7, "and 2 before these")
    assert back.put_away()
    assert not back.put_away(), "nothing stands open"
    back.confirmed()
    assert made == []
    back.asked(page.backups[0].key)
    back.confirmed()
    assert [one.step for one in page.going if one is not None and one.step] == [1, 1, 2, 3]
    assert page.going[-1] is None
    assert [one.people for one in made] == [1]
    assert (tmp_path / "clinic.frontdesk.restored").is_file()


def test_going_back_is_a_managers_and_a_damaged_one_is_said(page: Page, tmp_path: Path) -> None:
    page.page.pressed(NOW)
    key = page.backups[0].key
    page.desk.staff = replace(page.desk.staff, role=Role.DESK)
    page.page.back.asked(key)
    assert page.said[-1] == (
        "A backup is brought back by a manager. Nothing was changed. Ask one to sign in.", True,
    )  # fmt: skip
    page.desk.staff = replace(page.desk.staff, role=Role.MANAGER)
    file = tmp_path / "backups" / key
    content = bytearray(file.read_bytes())
    content[30_000] ^= 1
    file.write_bytes(content)
    page.page.back.asked(key)
    page.page.back.confirmed()
    assert "damaged" in page.said[-1][0]
    assert page.going[-1] is None
    file.unlink()
    page.page.back.asked(key)
    assert page.said[-1][0].startswith("This backup is not there any more.")


def test_people_and_visits_are_written_for_elsewhere(page: Page, tmp_path: Path) -> None:
    add_patient(page.desk, new_id(), NewPerson("Ngozi", "Okonkwo"))
    page.page.show()
    assert not page.page.typed(OUT_FOLDER, "nowhere")
    assert page.hints[-1][1:] == (
        "There is no such folder here. Nothing was written. Write its whole path.", True,
    )  # fmt: skip
    page.page.pressed("take_out:vcard")
    assert page.said[-1] == page.hints[-1][1:], "not to another folder than the one that stands there"
    assert page.page.typed(OUT_FOLDER, str(tmp_path))
    assert page.rows[OUT_FOLDER].text == str(tmp_path)  # type: ignore[union-attr]  # it is a field
    page.page.pressed("take_out:vcard")
    words, trouble = page.said[-1]
    file = tmp_path / "frontdesk-vcard-2026-05-14.vcf"
    assert (trouble, words.startswith("Written: 1 person."), file.name in words) == (False, True, True)
    assert "Okonkwo" in file.read_text(encoding="utf-8")
    page.page.pressed("take_out:vcard")
    assert page.said[-1][0].startswith(f"{file.name} is there already.")
    page.desk.staff = replace(page.desk.staff, role=Role.DESK)
    page.page.pressed("take_out:fhir")
    assert page.said[-1][0].startswith("People and visits are written to files by a manager.")


def test_a_window_that_closes_takes_the_half_file_away(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_patient(page.desk, new_id(), NewPerson("Ngozi", "Okonkwo"))
    page.page.typed(OUT_FOLDER, str(tmp_path))
    monkeypatch.setattr("frontdesk.usecases.export_records._TOLD_EVERY", 1)
    monkeypatch.setattr(AtOnce, "stopping", True)
    before = sorted(tmp_path.iterdir())
    page.page.pressed("take_out:vcard")
    assert (page.said, sorted(tmp_path.iterdir())) == ([(OUT_OURS, True)], before)
