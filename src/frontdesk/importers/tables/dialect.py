"""How a list is cut into rows and cells. Strict: no row is silently changed."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DELIMITERS = ",;\t|"
MAX_LINES, MAX_CELL, MAX_LINE = 200, 1_000_000, 4_000_000
"""A row may run over so many lines; a row of a list may hold so many letters, any line so many."""
_ROWS_TO_JUDGE = 40


@dataclass(frozen=True, slots=True)
class Cells:
    """One row as the list gives it; ``number`` counts from 1 as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]
    trouble: str = ""
    """Why the row cannot be cut into cells; then there are none."""


def lines_of(chunks: Iterable[str]) -> Iterator[str]:
    """Lines with their ends, split at LF, CRLF and CR alone (never at other signs Unicode calls a break).

    Of a line without end only the beginning is kept, longer than ``MAX_LINE``: whoever reads it refuses it.
    """
    begun: list[str] = []
    size, held = 0, ""
    for chunk in chunks:
        text = held + chunk
        held = "\r" if text.endswith("\r") else ""
        pieces = text.removesuffix(held).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for at, piece in enumerate(pieces):
            if at:
                yield "".join(begun) + "\n"
                begun, size = [], 0
            if size <= MAX_LINE:
                begun.append(piece)
                size += len(piece)
    if size:
        yield "".join(begun) + "\n"


def delimiter_of(lines: list[str]) -> str:
    """The sign between cells: the one that cuts the first rows into the most columns of even width.

    A first line "sep=;", as spreadsheets write it, decides at once.
    """
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0][4]
    return max(DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], delimiter: str) -> tuple[int, int]:
    widths = [len(row.cells) for row in rows_of(lines[:_ROWS_TO_JUDGE], delimiter) if len(row.cells) > 1]
    if not widths:
        return 0, 0
    width = max(set(widths), key=lambda w: (widths.count(w), w))
    return widths.count(width) * min(width, 8), width


def rows_of(lines: Iterable[str], delimiter: str, width: int = 0) -> Iterator[Cells]:
    """Rows by RFC 4180 with the delimiter given.

    A quotation mark that never closes spoils its own row only: the lines behind it are read afresh. With
    ``width``, so does a row over several lines that does not fit the header.
    """
    source = iter(lines)
    waiting: deque[str] = deque()
    number = 0
    while (first := waiting.popleft() if waiting else next(source, "")) != "":
        number += 1
        taken = [first]
        if len(first) > MAX_CELL:
            yield Cells(number, (), "is too long to be a row")
            continue
        if '"' not in first:
            yield Cells(number, tuple(first[:-1].split(delimiter)) if first.strip("\n") else ())
            continue
        cells, trouble = _cut(taken, waiting, source, delimiter)
        if len(taken) > 1 and (trouble or (width and len(cells) != width)):
            waiting.extendleft(reversed(taken[1:]))
            cells, trouble = (), "opens a quotation mark that does not close"
        yield Cells(number, cells, trouble)


def _cut(
    taken: list[str], waiting: deque[str], source: Iterator[str], delimiter: str
) -> tuple[tuple[str, ...], str]:
    def more() -> Iterator[str]:
        yield taken[0]
        while len(taken) < MAX_LINES and sum(map(len, taken)) < MAX_CELL:
            line = waiting.popleft() if waiting else next(source, "")
            if not line:
                return
            taken.append(line)
            yield line

    csv.field_size_limit(MAX_CELL)
    try:
        return tuple(next(csv.reader(more(), delimiter=delimiter, strict=True), ())), ""
    except csv.Error:
        return (), "has a quotation mark in the wrong place"
