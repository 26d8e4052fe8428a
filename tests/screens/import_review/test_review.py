"""Bringing patients in through the real window into a real encrypted file."""

import json
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import NotSaved
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.choice import Choice
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases import import_records as records
from tests.looks.dress import dressed
from tests.screens.clipping import clipped
from tests.screens.import_review.conftest import Bench, day_list
from tests.screens.keyboard import Keyboard

OpenBench = Callable[..., Bench]


def today_of(bench: Bench) -> TodayView:
    view = bench.desktop.window.show_screen("today")
    assert isinstance(view, TodayView)
    return view


def names_in(rows: Iterable[Any]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.usefixtures("real_child")
def test_a_day_of_forty_by_keyboard_and_reopened(bench: Bench, tmp_path: Path) -> None:
    heard: list[Changes] = []
    bench.desktop.news.listen("test", heard.append)
    today_of(bench).idle.bring_pressed.emit()
    view = bench.view
    view.choose_files = lambda: (day_list(tmp_path, day=bench.desk.today()),)
    keys = Keyboard(bench.qtbot, bench.desktop.window)
    assert keys.focus() is view.choose.choose
    keys.enter()
    bench.until("columns")
    roles = {name: choice.choice() for name, choice in view.columns.choices.items()}
    assert roles["Patient Name"] == "name"
    assert roles["Provider"] == "clinician"
    assert not {"Sex", "Insurance", "Reason"} & set(roles)
    assert view.columns.never.text() == (
        "Never kept: Sex, Insurance, Reason. Frontdesk leaves such columns out."
    )
    assert keys.focus() is view.main
    keys.enter()
    bench.until("look_through")
    assert view.main.accessibleName() == "Add 40 patients and 40 visits"
    assert not list(bench.desk.store.patients()), "nothing is written before the last button"
    keys.enter()
    bench.until_today()
    assert bench.desktop._word.words() == "40 patients and 40 visits added."
    assert heard == [Changes(everything=True)]
    bench.qtbot.waitUntil(lambda: bool(today_of(bench).board.list.model().rowCount()), timeout=10_000)
    desk = bench.reopened()
    try:
        assert sum(1 for _ in desk.store.patients()) == 40
        visits = list(desk.store.visits(desk.today()))
        assert len(visits) == 40
        assert [one.aliases for one in desk.store.clinicians()] == [("VOSS, LENA MD",)]
        assert desk.store.unfinished_imports() == ()
    finally:
        desk.store.close()
    assert b"Brennan" not in bench.store.read_bytes()


def test_dropped_on_the_window_and_read_again_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    file = day_list(tmp_path, 5)
    add(bench, file)
    drop(bench, file)
    view = bench.until("columns")
    view.main.click()
    bench.until("look_through")
    assert view.main.accessibleName() == "Done"
    assert view.look_through.note.text() == "Everything in this list is here already."
    assert [text(view, at) for at in range(2)] == [
        "5 patients read: 5 already here.",
        "5 visits read: 5 already here.",
    ]
    view.main.click()
    bench.until_today()
    assert bench.desktop._word.words() in ("", "5 patients and 5 visits added.")


def test_a_second_list_says_who_moved_who_is_new_and_who_is_not_in_it(bench: Bench, tmp_path: Path) -> None:
    day = bench.desk.today()
    first = day_list(tmp_path, 4, day)
    add(bench, first)
    rows = day_list(tmp_path, 5, day, "second.csv").read_text(encoding="utf-8").splitlines()
    del rows[1]
    rows[1] = rows[1].replace(",08:10,", ",11:30,")
    second = tmp_path / "second.csv"
    second.write_text("\n".join(rows) + "\n", encoding="utf-8")
    view = bench.bring(second)
    bench.until("columns").main.click()
    bench.until("look_through")
    parts = {part.key: part for part in view.look_through._shown.parts}
    assert len(parts["new"].rows) == 1
    assert len(parts["moved"].rows) == 1
    assert "11:30" in parts["moved"].rows[0].details
    assert len(parts["not_in_list"].rows) == 1
    view.look_through.parts["not_in_list"].click()
    assert names_in(view.look_through.rows.rows()) == names_in(parts["not_in_list"].rows)
    assert "Nothing is taken away" in view.look_through.note.text()
    view.main.click()
    bench.until_today()
    assert len(list(bench.desk.store.visits(day))) == 5


def test_cancel_before_the_last_button_leaves_nothing(bench: Bench, tmp_path: Path) -> None:
    view = bench.bring(day_list(tmp_path, 12))
    keys = Keyboard(bench.qtbot, bench.desktop.window)
    bench.until("columns")
    keys.enter()
    bench.until("look_through")
    keys.press(Qt.Key.Key_Escape)
    bench.until_today()
    bench.qtbot.waitUntil(lambda: bench.desk.store.unfinished_imports() == (), timeout=10_000)
    assert not list(bench.desk.store.patients())
    assert bench.desktop._word.words() == ""
    assert view.look_through.parts == {}, "nobody of it stays in the page"
    assert view.look_through.rows.model().rowCount(QModelIndex()) == 0
    bench.bring()
    assert view.choose.isVisible()


def test_back_at_today_while_it_writes_typing_finds(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page it came from prepared itself for the next list, and took the keys though nobody saw it."""
    real = records.step
    monkeypatch.setattr(records, "step", lambda desk, review, _: real(desk, review, 2))
    view = bench.bring(day_list(tmp_path, 30))
    keys = Keyboard(bench.qtbot, bench.desktop.window)
    bench.until("columns")
    keys.enter()
    bench.until("look_through")
    keys.enter()
    bench.qtbot.waitUntil(view.busy.isVisible)
    keys.press(Qt.Key.Key_Escape)
    bench.until_today()
    bench.qtbot.waitUntil(lambda: not view.presenter.writing, timeout=20_000)
    keys.type("mar")
    assert today_of(bench).find_field.text() == "mar"


def test_cancel_while_it_reads_leaves_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = threading.Event(), threading.Event()
    real = records.plan_rows

    def slow(desk: Any, batches: Any, review: Any, *, refs: Any = None, progress: Any = None) -> Any:
        def told(rows: int) -> None:
            reading.set()
            go_on.wait(10)
            progress(rows)

        return real(desk, batches, review, refs=refs, progress=told)

    monkeypatch.setattr(records, "plan_rows", slow)
    view = bench.bring(day_list(tmp_path, 12))
    bench.until("columns").main.click()
    bench.qtbot.waitUntil(reading.is_set, timeout=15_000)
    assert view.busy.isVisible()
    bench.qtbot.waitUntil(view.busy.bar.isVisible, timeout=5_000)
    assert clipped(view) == []
    view.cancel.click()
    go_on.set()
    bench.until_today()
    bench.qtbot.waitUntil(lambda: bench.desk.store.unfinished_imports() == (), timeout=10_000)
    assert not list(bench.desk.store.patients())


def test_rows_that_cannot_be_used_are_named_with_the_reason(bench: Bench, tmp_path: Path) -> None:
    file = day_list(tmp_path, 3)
    with file.open("a", encoding="utf-8") as more:
        more.write('"Nobody, Nils",1980-01-01,F,,,nonsense,09:00,"VOSS, LENA MD",,A99,M99\n')
    view = bench.bring(file)
    bench.until("columns").main.click()
    bench.until("look_through")
    left = next(part for part in view.look_through._shown.parts if part.key == "left_out")
    assert len(left.rows) == 1
    assert "5" in left.rows[0].where
    assert "Nobody" not in left.rows[0].name
    assert "left out" in text(view, 1)


def test_a_corrected_column_is_remembered(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Wer,Kontakt\nHana Silva,020 7946 0001\nIvo Ortiz,020 7946 0002\n", encoding="utf-8")
    view = bench.bring(file)
    bench.until("columns")
    assert not view.main.isEnabled()
    assert view.columns.trouble.text() == "Say which column holds the patients\u2019 names."
    pick(view.columns.choices["Wer"], "name")
    assert view.main.isEnabled()
    pick(view.columns.choices["Kontakt"], "phone")
    view.main.click()
    bench.until("look_through")
    assert view.main.accessibleName() == "Add 2 patients"
    view.again.click()
    assert view.columns.isVisible()
    assert view.columns.choices["Kontakt"].choice() == "phone"
    view.cancel.click()
    bench.until_today()
    again = bench.bring(file)
    bench.until("columns")
    assert {name: choice.choice() for name, choice in again.columns.choices.items()} == {
        "Wer": "name",
        "Kontakt": "phone",
    }


def test_one_role_belongs_to_one_column(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,Other,Phone,Mobile\nHana Silva,1961-03-14,1,2\n", encoding="utf-8")
    view = bench.bring(file)
    bench.until("columns")
    pick(view.columns.choices["Other"], "name")
    assert view.columns.choices["Name"].choice() == ""
    pick(view.columns.choices["Mobile"], "phone")
    assert view.columns.choices["Phone"].choice() == "phone"


@pytest.mark.usefixtures("real_child")
def test_letters_that_are_not_clear_are_asked_and_shown(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "alt.csv"
    file.write_bytes("Name,Telefon\nJ\u00f6rg M\u00fc\u00dfig,020 7946 0001\n".encode("cp1252"))
    view = bench.bring(file)
    bench.until("columns")
    assert "letters that do not fit UTF-8" in view.columns.trouble.text()
    assert view.columns.encoding is not None
    assert view.columns.encoding.choice() == "", "never guessed"
    assert not view.main.isEnabled()
    assert clipped(view) == []
    pick(view.columns.encoding, "cp1251")
    bench.qtbot.waitUntil(lambda: "Name" in view.columns.choices, timeout=15_000)
    assert "J\u00f6rg" not in samples(view, "Name")
    pick(view.columns.encoding, "cp1252")
    bench.qtbot.waitUntil(lambda: "J\u00f6rg M\u00fc\u00dfig" in samples(view, "Name"), timeout=15_000)
    view.main.click()
    bench.until("look_through")
    assert names_in(view.look_through.rows.rows()) == ["J\u00f6rg M\u00fc\u00dfig"]


def test_dates_that_can_be_read_two_ways_are_asked(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "births.csv"
    file.write_text("Name,Date of birth\nHana Silva,03/04/1961\nIvo Ortiz,05/06/1972\n", encoding="utf-8")
    view = bench.bring(file)
    bench.until("columns")
    assert view.columns.day.isVisible()
    assert view.columns.day.choice() == "day"
    view.columns.day.segments()[1].click()
    view.main.click()
    bench.until("look_through")
    view.main.click()
    bench.until_today()
    assert sorted(patient.birth_date for patient, _ in bench.desk.store.patients()) == [
        "1961-03-04",
        "1972-05-06",
    ]
    again = bench.bring(file)
    bench.until("columns")
    assert again.columns.day.isVisible(), "what was said last time can be corrected"
    assert again.columns.day.choice() == "month"


def test_fhir_needs_no_columns(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    file.write_text(
        json.dumps(
            {
                "resourceType": "Patient",
                "id": "p1",
                "name": [{"family": "Silva", "given": ["Hana"]}],
                "birthDate": "1961-03-14",
            }
        ),
        encoding="utf-8",
    )
    view = bench.bring(file)
    bench.until("look_through")
    assert view.main.accessibleName() == "Add 1 patient"
    assert not view.again.isVisible()


def test_several_files_come_one_after_the_other_patients_first(bench: Bench, tmp_path: Path) -> None:
    day = day_list(tmp_path, 3, name="appointments.csv")
    people = tmp_path / "patients.csv"
    people.write_text("Name,Date of birth\nHana Silva,1961-03-14\n", encoding="utf-8")
    view = bench.bring(day, people)
    bench.until("columns").main.click()
    bench.until("look_through")
    assert view.look_through._shown.file == "patients.csv"
    view.main.click()
    bench.qtbot.waitUntil(lambda: "appointments.csv" in view.columns.words.text(), timeout=15_000)
    bench.until("columns").main.click()
    bench.qtbot.waitUntil(lambda: view.look_through._shown.file == "appointments.csv", timeout=15_000)
    bench.until("look_through").main.click()
    bench.until_today()
    assert bench.desktop._word.words() == "1 patient added. 3 patients and 3 visits added."


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "This file is empty. Nothing was imported. Export it again and bring it in."),
        (
            "scan.pdf",
            b"%PDF-1.7 \x00\x01",
            "Frontdesk does not read this kind of file. Nothing was imported.",
        ),
        (
            "stu3.json",
            b'{"resourceType":"Patient","meta":{"profile":["http://hl7.org/fhir/3.0/StructureDefinition/Patient"]}}',
            "",
        ),
    ],
)
def test_a_file_that_is_refused_says_why_and_leaves_nothing(
    bench: Bench, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    view = bench.bring(file)
    bench.qtbot.waitUntil(
        lambda: bool(view.choose.trouble.text()) or view.look_through.isVisible(), timeout=15_000
    )
    if said:
        assert view.choose.trouble.text().startswith(said)
    assert clipped(view) == []
    assert not list(bench.desk.store.patients())
    assert bench.desk.store.unfinished_imports() == () or view.look_through.isVisible()


@pytest.mark.usefixtures("real_child")
def test_a_file_that_is_gone(bench: Bench, tmp_path: Path) -> None:
    view = bench.bring(tmp_path / "gone.csv")
    bench.qtbot.waitUntil(lambda: bool(view.choose.trouble.text()), timeout=15_000)
    assert view.choose.trouble.text().startswith("This file could not be opened.")


def test_the_sample_clinic_takes_no_real_data(open_bench: OpenBench, tmp_path: Path) -> None:
    bench = open_bench(sample=True)
    view = bench.bring(day_list(tmp_path, 2))
    assert view.choose.isVisible()
    assert view.choose.trouble.text() == (
        "This is the sample clinic; it takes no real patients. Make your own clinic first."
    )
    assert not view.choose.choose.isEnabled()
    assert clipped(view) == []


def test_writing_that_stops_says_why_and_goes_on_from_there(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, full = records.step, [True]

    def step(*given: object) -> bool:
        if full[0]:
            raise NotSaved("Not saved: the disk is full (0.0 MB free).", "Nothing is lost.", "Free 50 MB.")
        return real(*given)  # type: ignore[arg-type]  # passes on what it was given

    monkeypatch.setattr(records, "step", step)
    view = bench.bring(day_list(tmp_path, 6))
    bench.until("columns").main.click()
    bench.until("look_through").main.click()
    bench.qtbot.waitUntil(lambda: bool(view.busy.trouble.text()), timeout=10_000)
    assert view.busy.trouble.text().startswith("Not saved: the disk is full")
    assert clipped(view) == []
    assert not list(bench.desk.store.patients()), "what is half written stays hidden"
    full[0] = False
    view.busy.again.click()
    bench.until_today()
    assert sum(1 for _ in bench.desk.store.patients()) == 6


def test_check_ins_go_between_the_steps(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = records.step
    order: list[str] = []
    asked: list[bool] = []

    def step(desk: Any, review: Any, limit: Any) -> Any:
        order.append("step")
        if not asked:
            asked.append(True)
            bench.desktop.jobs.write(lambda: order.append("desk"), lambda _: None, lambda _: None)
        return real(desk, review, 5)

    monkeypatch.setattr(records, "step", step)
    bench.bring(day_list(tmp_path, 30))
    bench.until("columns").main.click()
    bench.until("look_through").main.click()
    bench.until_today()
    assert order.count("step") > 5
    assert order[:2] == ["step", "desk"], "a job of the desk waits for one step, not for the file"


def test_closing_the_window_while_it_writes_loses_nothing(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = records.step
    monkeypatch.setattr(records, "step", lambda desk, review, _: real(desk, review, 2))
    view = bench.bring(day_list(tmp_path, 30))
    bench.until("columns").main.click()
    bench.until("look_through").main.click()
    bench.qtbot.waitUntil(view.busy.isVisible)
    desk = bench.reopened()
    try:
        found = sum(1 for _ in desk.store.patients())
        assert found in (0, 30), "whole or absent"
        assert desk.store.unfinished_imports() == ()
    finally:
        desk.store.close()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [(1366, 768), (1366, 688), (1920, 1080), (900, 500)], ids=str)
def test_nothing_is_cut(open_bench: OpenBench, tmp_path: Path, theme: Theme, size: tuple[int, int]) -> None:
    bench = open_bench(dressed(theme), size)
    assert (bench.desktop.window.width(), bench.desktop.window.height()) == size
    view = bench.bring()
    assert clipped(view) == []
    bench.bring(day_list(tmp_path, 40))
    bench.until("columns")
    assert clipped(view) == []
    view.main.click()
    bench.until("look_through")
    assert clipped(view) == []


def add(bench: Bench, file: Path) -> None:
    bench.bring(file)
    bench.until("columns").main.click()
    bench.until("look_through").main.click()
    bench.until_today()


def text(view: Any, at: int) -> str:
    return str(view.look_through.sentences[at].text())


def samples(view: Any, name: str) -> str:
    return str(view.columns._samples[name].text())


def pick(choice: Choice, key: str) -> None:
    choice.show_choice(key)
    choice.activated.emit(choice.currentIndex())


def drop(bench: Bench, *files: Path) -> None:
    """Files dropped on the window, as the system says it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    nothing, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    over = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, left, nothing)
    QApplication.sendEvent(bench.desktop.window, over)
    assert over.isAccepted()
    event = QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, left, nothing)
    QApplication.sendEvent(bench.desktop.window, event)
