"""Workbooks: the sheet that is the list, cells as text, and what is too big, locked or broken."""

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.importers.child import format_of
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats import spreadsheet
from frontdesk.importers.formats.spreadsheet import FORMAT, preview, read

HOW = ReadAs("Europe/London", date(2026, 11, 21))
HEADER = ("MRN", "First name", "Last name", "DOB", "Phone", "Date", "Time")
MONDAY = datetime.combine(date(2026, 11, 23), time())
ANN = (7, "Ann", "Lee", date(1961, 3, 14), 5550000, MONDAY, time(9, 30))


def book(folder: Path, *sheets: Sequence[Sequence[Any]], hidden: int = -1) -> Path:
    """A workbook with these rows on its sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Sheet {at + 1}")
        sheet.sheet_state = "hidden" if at == hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    path = folder / "a.xlsx"
    made.save(path)
    return path


def rows(path: Path) -> list[ImportedRow]:
    return list(read(path, HOW))


def test_cells_are_what_the_list_would_say(tmp_path: Path) -> None:
    (visit,) = rows(book(tmp_path, [HEADER, ANN]))
    assert isinstance(visit, ImportedVisit)
    assert visit.start == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    ann = visit.patient
    assert ann is not None
    assert (ann.names[0].full, ann.birth_date) == ("Ann Lee", "1961-03-14")
    assert (ann.contacts[0].value, ann.identifiers[0].value) == ("5550000", "7")


@pytest.mark.parametrize(
    ("cell", "text"),
    [(12.0, "12"), (1.5, "1.5"), (True, "yes"), (MONDAY, "2026-11-23"), ("", ""), (time(9, 5), "09:05"),
     (MONDAY + timedelta(hours=9, minutes=5), "2026-11-23 09:05"), (timedelta(hours=9, minutes=5), "09:05")],
)  # fmt: skip
def test_one_cell(cell: object, text: str) -> None:
    assert spreadsheet._text(cell) == text


def test_the_list_may_be_on_any_sheet_and_begin_below_a_title(tmp_path: Path) -> None:
    notes = [("Made by the practice system",), ("on Monday",)]
    below = [
        ("Appointments",),
        (),
        HEADER,
        ANN,
        HEADER,
        (8, "Bo", "Li", None, None, MONDAY, "10:00"),
    ]
    remark, *visits = rows(
        book(tmp_path, notes, below, [("secret", "Last name", "First name", "DOB")], hidden=2)
    )
    assert isinstance(remark, RowProblem)
    assert remark.reason == "1 other sheet was not read; the list is on sheet 2."
    assert [one.where for one in visits] == ["row 4", "row 6"]
    assert preview(tmp_path / "a.xlsx", HOW).header == HEADER


def test_a_row_with_more_than_the_header_is_told(tmp_path: Path) -> None:
    ann, bo = rows(book(tmp_path, [HEADER[:4], ANN[:4], (*ANN[:4], "more")]))
    assert isinstance(ann, ImportedPatient)
    assert isinstance(bo, RowProblem)
    assert "5 fields, the header has 4" in bo.reason


def test_both_date_systems_and_all_kinds_say_the_same(shared_data: Path) -> None:
    said = [
        spreadsheet._sheets(shared_data / "csv/xlsx-calamine" / name)[0][1][:2]
        for name in ("date.ods", "date.xls", "date.xlsx", "date_1904.xls", "date_1904.xlsx")
    ]
    assert {cells[0][0] for cells in said} == {"2021-01-01"}
    assert {cells[0][1] for cells in said} == {"15"}


def test_the_published_patient_list(shared_data: Path) -> None:
    path = shared_data / "csv/simple-server/patient_import_test.xlsx"
    people = [row for row in read(path, HOW) if isinstance(row, ImportedPatient)]
    assert [one.names[0].text for one in people[:2]] == ["Basic Patient 1", "Basic Patient 2"]
    assert {"gender", "medical_history_diabetes"} <= set(preview(path, HOW).never_kept)


def test_every_shared_workbook_is_read_or_refused_in_words(shared_data: Path) -> None:
    files = [path for path in sorted(shared_data.glob("csv/*/*")) if path.suffix in FORMAT.endings]
    assert len(files) == 30
    for path in files:
        assert format_of(path) is FORMAT
        with suppress(Refused):
            assert rows(path)


def packed(folder: Path, **parts: bytes) -> Path:
    path = folder / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return path


def test_what_only_fills_the_memory_is_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="unpacks to far more"):
        rows(packed(tmp_path, xl__sheet=bytes(2_000_000)))
    with pytest.raises(Refused, match="unpacks to far more"):
        rows(packed(tmp_path, **{f"p{number}": b"" for number in range(2_001)}))


def test_a_workbook_that_points_outside_is_refused(tmp_path: Path) -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(Refused, match="points outside"):
        rows(packed(tmp_path, **{"xl__workbook.xml": evil}))


def test_limits_of_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_ROWS", 3)
    with pytest.raises(Refused, match="more than 3 rows"):
        rows(book(tmp_path, [HEADER, *[ANN] * 4]))
    with pytest.raises(Refused, match="the limit is 200"):
        rows(book(tmp_path, [[f"c{at}" for at in range(202)]]))
    monkeypatch.setattr(spreadsheet, "MAX_CELL", 20)
    _, long = rows(book(tmp_path, [HEADER[:4], ANN[:4], (8, "x" * 21, "Li", None)]))
    assert isinstance(long, RowProblem)
    assert "more than 20 letters" in long.reason


@pytest.mark.parametrize("content", [b"PK\x03\x04xxxx", b"\xd0\xcf\x11\xe0" + b"x" * 600])
def test_a_broken_one_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused, match="cannot be read"):
        rows(path)


def test_an_empty_one_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is empty"):
        rows(book(tmp_path, [()]))
