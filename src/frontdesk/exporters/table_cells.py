"""The only place that writes rows of cells: each cell is text, whatever a spreadsheet would make of it.

A cell that begins like a formula gets an apostrophe in front, which spreadsheets take as "this is text";
reading it back takes the apostrophe off again (``importers/tables/rows.py``).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator

_ACTS = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
"""Also behind apostrophes, so that what is taken off is always what was put on."""
_ROWS_TOGETHER = 200


def literal(cell: str) -> str:
    """The cell so that it is never run."""
    return "'" + cell if _ACTS.match(cell) else cell


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table as RFC 4180 has it, in pieces. A mark at the start tells spreadsheets that it is UTF-8."""
    yield "\ufeff"
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow([literal(name) for name in header])
    for number, row in enumerate(rows, start=1):
        writer.writerow([literal(cell) for cell in row])
        if number % _ROWS_TOGETHER == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()
