"""Cutting a list into rows: no row is silently changed, a stray quotation mark spoils its own row only."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from frontdesk.importers.tables.dialect import DELIMITERS, MAX_LINE, delimiter_of, lines_of, rows_of


def cut(text: str, delimiter: str = ",", width: int = 0) -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(lines_of([text]), delimiter, width)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert cut(f"a,b{end}1,2{end}") == [("a", "b"), ("1", "2")]
    assert list(lines_of(["a", "\r", "\nb\r", "c"])) == ["a\n", "b\n", "c\n"]


@pytest.mark.parametrize("sign", DELIMITERS)
def test_delimiters(sign: str) -> None:
    lines = [sign.join(row) + "\n" for row in (["name", "note"], ["a, b; c", "d"], ["e", "f|g"])]
    quoted = [line.replace("a, b; c", '"a, b; c"').replace("f|g", '"f|g"') for line in lines]
    assert delimiter_of(quoted) == sign


def test_a_spreadsheets_sep_line_decides() -> None:
    assert delimiter_of(["sep=;\n", "a,b;c\n"]) == ";"


def test_an_open_quotation_mark_spoils_its_own_row_only() -> None:
    rows = list(rows_of(lines_of(['a,b\n1,"x\n3,4\n5,6\n']), ",", 2))
    assert [row.cells for row in rows] == [("a", "b"), (), ("3", "4"), ("5", "6")]
    assert "quotation mark" in rows[1].trouble


def test_a_quotation_mark_closed_by_another_rows_does_not_swallow_the_rows_between() -> None:
    rows = list(rows_of(lines_of(['a,b\n1,"x\n3,4\n5,"y"\n7,8\n']), ",", 2))
    assert [row.cells for row in rows if row.cells] == [("a", "b"), ("3", "4"), ("5", "y"), ("7", "8")]


def test_a_cell_may_hold_line_ends() -> None:
    assert cut('a,b\n1,"x\ny"\n', width=2) == [("a", "b"), ("1", "x\ny")]


def test_a_line_without_end_is_no_row() -> None:
    rows = list(rows_of(lines_of(["a,b\n", "x" * 5_000_000, ",y\n1,2\n"]), ","))
    assert rows[-1].cells == ("1", "2")
    assert any(row.trouble for row in rows)


def test_the_published_cases(shared_data: Path) -> None:
    """csv-spectrum, with the answers that come with it."""
    compared = 0
    for case in sorted((shared_data / "csv/csv-spectrum").glob("csvs__*.csv")):
        answer = json.loads(
            case.with_name(case.stem.replace("csvs__", "json__") + ".json").read_text("utf-8")
        )
        text = case.read_bytes().decode("utf-8", "replace")
        header, *rows = [cells for cells in cut(text) if cells]
        made = [dict(zip(header, row, strict=True)) for row in rows]
        same = [
            {key: value.replace("\r\n", "\n") for key, value in row.items()}
            for row in (answer if isinstance(answer, list) else [answer])
        ]
        if "\ufffd" not in text:
            compared += 1
            assert made == same, case.name
    assert compared >= 8


@given(
    st.lists(st.lists(st.text("ab ,;|\t\"'é\n", max_size=6), min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from(DELIMITERS),
)
def test_what_is_written_is_read(rows: list[list[str]], sign: str) -> None:
    width = len(rows[0])
    rows = [(row + [""] * width)[:width] for row in rows]
    lines: list[str] = []

    class Out:
        def write(self, text: str) -> int:
            lines.append(text)
            return len(text)

    csv.writer(Out(), delimiter=sign, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    read = [row.cells for row in rows_of(lines_of(lines), sign, width)]
    assert read == [tuple(row) for row in rows]


@given(st.text('ab,;"\n\r\x00', max_size=80), st.sampled_from(DELIMITERS))
def test_nothing_is_lost_without_a_word(text: str, sign: str) -> None:
    """Every letter is in a cell or in a row that is named."""
    rows = list(rows_of(lines_of([text]), sign))
    kept = "".join("".join(row.cells) for row in rows)
    if not any(row.trouble for row in rows):
        assert sorted(s for s in text if s in "ab") == sorted(s for s in kept if s in "ab")


def test_a_line_without_end_is_one_row_and_its_rest_is_never_kept() -> None:
    endless = ["a,b\n", *["x" * 1_000_000] * 9, ",y\r", "\n1,2\n"]
    head, long, after = lines_of(endless)
    assert (head, after) == ("a,b\n", "1,2\n")
    assert MAX_LINE < len(long) <= MAX_LINE + 1_000_001
    rows = list(rows_of(lines_of([*endless[:1], '"', *endless[1:]]), ","))
    assert [(row.number, row.trouble) for row in rows] == [(1, ""), (2, "is too long to be a row"), (3, "")]
