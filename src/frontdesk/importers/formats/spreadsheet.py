"""Workbooks (Excel xlsx, xlsm, xlsb, xls; OpenDocument ods): the sheet that holds a list, cells as text."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow, RowProblem
from frontdesk.importers.format import Format, Preview, ReadAs
from frontdesk.importers.tables import listing
from frontdesk.importers.tables.dialect import Cells

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

KEY, LABEL = "spreadsheet", "Spreadsheet (Excel, OpenDocument)"
MAX_BYTES, MAX_UNPACKED, MAX_RATIO, MAX_PARTS = 20_000_000, 100_000_000, 100, 2_000
MAX_ROWS, MAX_CELL = 50_000, 32_767
_SMALL = 1_000_000
"""Unpacked bytes below which it does not matter how well a part is packed."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORKBOOKS = (b"xl/workbook", b"xl/", b"opendocument.spreadsheet")
_NOTHING = "Nothing was imported."
_MIDNIGHT = time()


def preview(path: Path, how: ReadAs) -> Preview:
    """Header, guess and sample values of the sheet that is a list. Raises ``Refused``."""
    sheet, _ = _chosen(path)
    return listing.preview(sheet, how, KEY, LABEL)


def read(path: Path, how: ReadAs) -> Iterator[ImportedRow]:
    """Person by person or booking by booking; other sheets that hold something are named."""
    sheet, remark = _chosen(path)
    if remark:
        yield RowProblem("workbook", remark)
    yield from listing.read(sheet, how)


def sniff(start: bytes, ending: str) -> bool:
    """A packed or an old workbook; what only calls itself one is ours to refuse by name."""
    if start.startswith(_ZIP):
        return ending in FORMAT.endings or any(part in start for part in _WORKBOOKS)
    return start.startswith(_OLD)


def _chosen(path: Path) -> tuple[listing.Sheet, str]:
    """The sheet whose columns we know best, and a sentence about the others."""
    _within_limits(path)
    tables = [(name, rows) for name, rows in _sheets(path) if any(any(row) for row in rows)]
    if not tables:
        raise Refused("This workbook is empty.", _NOTHING, "Export it again and bring it in.")
    sheets = [listing.Sheet(tuple(_numbered(rows[:50])), partial(_again, rows)) for _, rows in tables]
    known = [listing.known_columns(sheet.top) for sheet in sheets]
    best = known.index(max(known))
    others = len(tables) - 1
    words = "1 other sheet was" if others == 1 else f"{others} other sheets were"
    return sheets[best], f"{words} not read; the list is on sheet {best + 1}." if others else ""


def _sheets(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Every visible sheet as text. The library is loaded when a workbook is read."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        seen = [
            one.name
            for one in book.sheets_metadata
            if one.typ == calamine.SheetTypeEnum.WorkSheet
            and one.visible == calamine.SheetVisibleEnum.Visible
        ]
        return [(name, _rows(book.get_sheet_by_name(name))) for name in seen]
    except calamine.PasswordError:
        raise Refused(
            "This workbook is locked with a password.", _NOTHING, "Save it again without one."
        ) from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError):
        raise _not_readable() from None
    except BaseException as broken:
        if type(broken).__name__ == "PanicException":  # the library's own; it is no Exception
            raise _not_readable() from None
        raise


def _rows(sheet: "CalamineSheet") -> list[list[str]]:
    if sheet.total_height > MAX_ROWS:
        raise Refused(f"This sheet has more than {MAX_ROWS:,} rows.", _NOTHING, "Export it as CSV.")
    if sheet.total_width > listing.MAX_COLUMNS:
        raise Refused(
            f"This sheet has {sheet.total_width + 1:,} columns; the limit is {listing.MAX_COLUMNS}.",
            _NOTHING,
            "Export only the columns about patients and appointments.",
        )
    return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)]


def _text(cell: Any) -> str:
    """A cell as the list would say it: whole numbers without a point, days and times as ISO 8601."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return str(cell.date()) if cell.time() == _MIDNIGHT else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, timedelta):
        return f"{cell.seconds // 3600:02}:{cell.seconds // 60 % 60:02}"
    return str(cell)[: MAX_CELL + 1]


def _again(rows: list[list[str]], _width: int) -> Iterator[Cells]:
    return _numbered(rows)


def _numbered(rows: list[list[str]]) -> Iterator[Cells]:
    for number, row in enumerate(rows, start=1):
        if any(len(cell) > MAX_CELL for cell in row):
            yield Cells(number, (), f"has a cell of more than {MAX_CELL:,} letters")
        else:
            yield Cells(number, tuple(row))


def _within_limits(path: Path) -> None:
    """Refuse what would only unpack to fill the memory, before anything of it is unpacked."""
    if path.stat().st_size > MAX_BYTES:
        raise Refused(
            f"This workbook is larger than {MAX_BYTES // 1_000_000} MB.", _NOTHING, "Export it as CSV."
        )
    with path.open("rb") as file:
        if file.read(4) != _ZIP:
            return
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            bomb = len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED
            bomb = bomb or any(
                part.file_size > _SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1)
                for part in parts
            )
            if bomb:
                raise Refused(
                    "This workbook unpacks to far more than a list of patients.",
                    _NOTHING,
                    "Export it as CSV.",
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with packed.open(part) as file:
                        if b"<!DOCTYPE" in file.read(4096):
                            raise Refused(
                                "This workbook points outside of itself.", _NOTHING, "Export it as CSV."
                            )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        raise _not_readable() from None


def _not_readable() -> Refused:
    return Refused("This workbook cannot be read; it may be damaged.", _NOTHING, "Save it again, or as CSV.")


FORMAT = Format(KEY, LABEL, (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), sniff, preview, read)
