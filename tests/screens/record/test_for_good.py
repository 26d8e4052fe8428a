"""A manager saves everything held to a folder, or erases a person: from the record, without a dialog."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from frontdesk.domain.staff import Person
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.screens.record.for_good import ERASED, SAVED, THE_WORD
from frontdesk.screens.record.presenter import RecordPresenter
from frontdesk.screens.record.view.wiring import draw_pdf
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.export_person import ONLY_A_MANAGER as EXPORTS
from frontdesk.usecases.find_patient import find_patient
from tests.desks import desk_with
from tests.looks.people import picture_id
from tests.looks.record_stage import PicturedRecord
from tests.people import ANA, JOY, NOW, STAFF, patient, visit
from tests.screens.record.test_presenter import FakeDisplay
from tests.screens.today.fakes import LaterJobs


class Record:
    """A presenter over a real store, jobs that wait."""

    def __init__(self, staff: Person = ANA) -> None:
        people = (patient("p1"), visit("v1", "p1"), patient("p2", "Ada", "Okafor"))
        self.desk: Desk = desk_with(
            (*STAFF, *people, patient("p4", "王小明", ""), visit("v4", "p4")),
            NOW,
            staff,
        )
        self.jobs, self.display = LaterJobs(), FakeDisplay()
        self.jobs.aside = self.jobs.read  # type: ignore[attr-defined]  # the same wait
        self.presenter = RecordPresenter(self.desk, self.jobs, ChangeBoard(), self.display)  # type: ignore[arg-type]  # stand-ins with the same verbs
        self.acts = self.presenter.for_good

    def open(self, patient_id: str = "p1") -> "Record":
        self.presenter.open(patient_id, "")
        self.jobs.run_all()
        return self

    def asked(self) -> "Record":
        self.acts.erase_asked()
        self.jobs.run_all()
        return self

    def here(self, patient_id: str = "p1") -> bool:
        return bool(self.desk.store.everything_of(patient_id))


def test_it_says_what_goes_and_what_stays_and_asks_for_the_name() -> None:
    shown = Record().open().asked().display.erase
    assert shown is not None
    assert (shown.name, shown.takes, shown.word) == ("Siobhán Brennan", ("1 visit",), "Siobhán Brennan")
    assert any("chain of acts" in words for words in shown.leaves)


@pytest.mark.parametrize("typed", ["", "Siobhan", "ERASE", "Ada Okafor"])
def test_anything_but_the_name_erases_nobody(typed: str) -> None:
    record = Record().open().asked()
    record.acts.erase_confirmed(typed)
    record.jobs.run_all()
    assert record.here()
    assert record.display.gone == []


def test_the_name_without_accents_and_capitals_erases_and_leaves() -> None:
    record = Record().open().asked()
    record.acts.erase_confirmed("siobhan brennan")
    record.acts.erase_confirmed("siobhan brennan")
    record.jobs.run_all()
    assert not record.here()
    assert record.display.gone == [("p1", ERASED)]
    assert record.display.erase is None
    assert record.presenter.closed() is None, "nothing is left to take back"


def test_a_name_the_keyboard_may_not_have_is_asked_for_by_a_word() -> None:
    record = Record().open("p4").asked()
    assert record.display.erase is not None
    assert record.display.erase.word == THE_WORD
    record.acts.erase_confirmed("erase")
    record.jobs.run_all()
    assert not record.here("p4")


@pytest.mark.parametrize("away", ["chapter", "hidden", "closed"])
def test_going_away_closes_it_and_erases_nobody(away: str) -> None:
    record = Record().open().asked()
    if away == "chapter":
        record.presenter.chapter_picked("needs")
    elif away == "hidden":
        record.presenter.put_out_of_sight()
    else:
        record.presenter.closed()
    assert record.display.erase is None
    record.acts.erase_confirmed("Siobhán Brennan")
    record.jobs.run_all()
    assert record.here()


def test_a_late_answer_for_the_patient_before_opens_nothing() -> None:
    record = Record().open()
    record.acts.erase_asked()
    record.presenter.open("p2", "")
    record.jobs.run_all()
    assert record.display.erase is None


def test_the_desk_is_told_who_may(tmp_path: Path) -> None:
    record = Record(JOY).open().asked()
    record.acts.folder_asked()
    assert record.display.toasts == [
        "People are erased by a manager. Nothing was changed. Ask one to sign in.",
        f"{EXPORTS} Nothing was changed. Ask one to sign in.",
    ]
    assert record.display.erase is None
    assert record.display.folders_asked == 0
    record.acts.folder_picked(tmp_path, draw_pdf)  # the use case refuses as well
    record.jobs.run_all()
    assert list(tmp_path.iterdir()) == []


def test_two_files_are_saved_and_never_over_others(tmp_path: Path, qapp: QApplication) -> None:
    del qapp
    record = Record().open()
    record.acts.folder_asked()
    assert record.display.folders_asked == 1
    record.acts.folder_picked(tmp_path, draw_pdf)
    assert list(tmp_path.iterdir()) == [], "not in the window’s own turn"
    record.jobs.run_all()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["person-p1.json", "person-p1.pdf"]
    assert json.loads((tmp_path / "person-p1.json").read_text())["patients"][0]["id"] == "p1"
    assert (tmp_path / "person-p1.pdf").read_bytes().startswith(b"%PDF")
    assert record.display.toasts == [SAVED]
    record.acts.folder_picked(tmp_path, draw_pdf)
    record.jobs.run_all()
    assert record.display.toasts[-1].startswith("person-p1.json is there already.")


class TestInTheWindow:
    @pytest.fixture
    def stage(self, qapp: QApplication) -> Iterator[PicturedRecord]:
        with PicturedRecord(qapp) as made:
            made.window.activateWindow()
            yield made

    def test_by_keyboard_to_the_end(self, stage: PicturedRecord) -> None:
        view = stage.open("siobhan")
        view.presenter.chapter_picked("consent")
        stage.settle()
        view.for_good.erase.setFocus()
        stage.press(Qt.Key.Key_Space)
        stage.settle()
        assert view.for_good.field.hasFocus()
        assert not view.for_good.really.isEnabled()
        stage.type("siobha")
        assert not view.for_good.really.isEnabled()
        stage.type("n")
        assert view.for_good.really.isEnabled()
        stage.press(Qt.Key.Key_Return)
        stage.settle()
        assert stage.window.place() == "today"
        assert ERASED in [w.text() for w in stage.window.findChildren(QLabel)]
        assert not stage.desk.store.everything_of(picture_id("patient", "siobhan"))
        assert not find_patient(stage.desk, "siobhan")
        texts = [w.text() for w in stage.window.findChildren(QLabel)]
        assert not [text for text in texts if "Siobhán" in text]
        today = stage.today.presenter
        assert today.stage.open is None
        today.taking_back.undo()  # what was done before cannot bring anybody back
        stage.settle()
        assert not stage.desk.store.everything_of(picture_id("patient", "siobhan"))

    def test_by_mouse_and_esc_keeps_the_record(self, stage: PicturedRecord) -> None:
        view = stage.open("siobhan")
        view.presenter.chapter_picked("consent")
        stage.settle()
        QTest.mouseClick(view.for_good.erase, Qt.MouseButton.LeftButton)
        stage.settle()
        assert view.for_good.asking
        stage.press(Qt.Key.Key_Escape)
        stage.settle()
        assert not view.for_good.asking
        assert view.isVisible()
        QTest.mouseClick(view.for_good.erase, Qt.MouseButton.LeftButton)
        stage.settle()
        QTest.mouseClick(view.for_good.keep, Qt.MouseButton.LeftButton)
        stage.settle()
        assert not view.for_good.asking
        assert view.isVisible()

    def test_saving_asks_the_computer_for_a_folder(
        self, stage: PicturedRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
        view = stage.open("siobhan")
        view.presenter.chapter_picked("consent")
        stage.settle()
        QTest.mouseClick(view.for_good.save, Qt.MouseButton.LeftButton)
        stage.settle()
        assert len(list(tmp_path.iterdir())) == 2

    def test_only_the_consent_chapter_has_it(self, stage: PicturedRecord) -> None:
        view = stage.open("siobhan")
        assert not view.for_good.isVisible()
        view.presenter.chapter_picked("consent")
        assert view.for_good.isVisible()

    def test_the_copy_is_two_keys_from_the_card(
        self, stage: PicturedRecord, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        printed: list[str] = []
        monkeypatch.setattr(
            "frontdesk.screens.record.view.record_view.print_page",
            lambda _, title, *__, **___: printed.append(title),
        )
        stage.match("siobhan")
        ctrl = Qt.KeyboardModifier.ControlModifier
        stage.press(Qt.Key.Key_E, ctrl)
        stage.press(Qt.Key.Key_P, ctrl)
        assert printed == ["What we keep about Siobhán Brennan"]
