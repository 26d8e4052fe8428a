"""Print and PDF: plain black pages of headings, words and large groups to copy by hand.

One way to paper for every document the program makes; one that takes a single page is drawn by ``one_page``.
Printing support is loaded when somebody prints. No file name made here holds a patient's name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtWidgets import QWidget

from frontdesk.domain.paper import Paper
from frontdesk.qt import one_page
from frontdesk.qt.fonts import SANS
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import LIGHT

MARGIN_MM = 22.0
ONE_PAGE_MARGIN_MM = 13.0
_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``strong`` for one that must be seen."""

    text: str
    points: float = 11.0
    strong: bool = False
    gap: float = 8.0
    """Points of room below."""
    heads: bool = False
    """A heading: never the last on its sheet."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Numbered groups of letters to type from paper, in ``columns`` read downwards."""

    groups: tuple[str, ...]
    columns: int = 2
    points: float = 20.0


@dataclass(frozen=True, slots=True)
class Whole:
    """A document that is set by itself, on one page; nothing stands beside it."""

    paper: Paper


Block = Words | Groups | Whole


def blocks_of(paper: Paper) -> list[Block]:
    """A document's rows as paragraphs, each with its small print below it; one that has a page of its own is
    one block."""
    if paper.one_page is not None:
        return [Whole(paper)]
    blocks: list[Block] = [Words(paper.under, gap=14)]
    for part in paper.parts:
        blocks.append(Words(part.title, 14, strong=True, gap=6, heads=True))
        for row in part.rows:
            gap = 14 if row is part.rows[-1] else 7
            blocks.append(Words(row.text, gap=1 if row.beside else gap))
            if row.beside:
                blocks.append(Words(row.beside, 8.5, gap=gap))
    return blocks


def page(device: QPagedPaintDevice, title: str, blocks: Sequence[Block]) -> int:
    """Draw a paper on a PDF or a printer, on as many sheets as it needs. Returns how many."""
    painter = QPainter(device)
    try:
        if (whole := _whole(blocks)) is not None:
            room = device.pageLayout().paintRectPixels(device.logicalDpiX())
            one_page.draw(device, painter, whole, float(room.width()), float(room.height()))
            return 1
        return _Sheet(device, painter).draw(title, blocks)
    finally:
        painter.end()


def save_pdf(path: Path, title: str, blocks: Sequence[Block], *, size: str = "A4") -> bool:
    """Write a PDF; False when the disk did not take it."""
    paper = QBuffer()
    paper.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(paper)
    writer.setTitle(shown(title))
    writer.setCreator("Frontdesk")
    writer.setResolution(300)
    _set_page(writer, size, blocks)
    page(writer, title, blocks)
    try:
        path.write_bytes(paper.data().data())
    except OSError:
        return False
    return True


def print_page(
    parent: QWidget, title: str, blocks: Sequence[Block], *, size: str = "A4", done: Callable[[], None]
) -> None:
    """Ask for a printer and print; ``done`` is called when it went to the printer.

    The queue is told neither the title nor a name.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Frontdesk")  # the printer's queue stands open to anybody
    _set_page(printer, size, blocks)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def accepted() -> None:
        page(printer, title, blocks)
        done()

    dialog.accepted.connect(accepted)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()  # not open(): QPrintDialog hides it behind an older one that wants a receiver


def _whole(blocks: Sequence[Block]) -> Paper | None:
    return next((block.paper for block in blocks if isinstance(block, Whole)), None)


def _set_page(device: QPagedPaintDevice, size: str, blocks: Sequence[Block]) -> None:
    margin = MARGIN_MM if _whole(blocks) is None else ONE_PAGE_MARGIN_MM
    paper = QPageSize.PageSizeId.Letter if size == "Letter" else QPageSize.PageSizeId.A4
    margins = QMarginsF(margin, margin, margin, margin)
    device.setPageLayout(
        QPageLayout(QPageSize(paper), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )


class _Sheet:
    """Where the pen is on the paper, in device pixels."""

    def __init__(self, device: QPagedPaintDevice, painter: QPainter) -> None:
        self._device = device
        self._painter = painter
        self._scale = device.logicalDpiY() / _POINTS
        layout = device.pageLayout()
        rect = layout.paintRectPixels(device.logicalDpiX())
        self._width, self._height = float(rect.width()), float(rect.height())
        self._y = 0.0
        self._sheets = 1
        painter.setPen(LIGHT.colour("ink"))

    def draw(self, title: str, blocks: Sequence[Block]) -> int:
        self._words(Words(title, 22, strong=True, gap=14))
        for block in blocks:
            if isinstance(block, Words):
                self._words(block)
            elif isinstance(block, Groups):
                self._groups(block)
        return self._sheets

    def _words(self, block: Words) -> None:
        font = self._font(block.points, strong=block.strong)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        text = shown(block.text)
        room = QRectF(0, 0, self._width, self._height)
        need = QFontMetricsF(font, self._device).boundingRect(room, flags, text).height()
        self._room_for(need + (3 * need if block.heads else 0))
        self._painter.setFont(font)
        self._painter.drawText(QRectF(0, self._y, self._width, need), flags, text)
        self._y += need + block.gap * self._scale

    def _groups(self, block: Groups) -> None:
        rows = -(-len(block.groups) // block.columns)
        number, letters = self._font(10), self._font(block.points, strong=True)
        letters.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
        line = block.points * 1.9 * self._scale
        self._room_for(rows * line)
        wide = self._width / max(block.columns, 2)
        for at, group in enumerate(block.groups):
            left, top = (at // rows) * wide, self._y + (at % rows) * line
            middle = Qt.AlignmentFlag.AlignVCenter
            self._painter.setFont(number)
            self._painter.drawText(QRectF(left, top, wide, line), middle, f"{at + 1}")
            self._painter.setFont(letters)
            inset = 26 * self._scale
            self._painter.drawText(QRectF(left + inset, top, wide - inset, line), middle, shown(group))
        self._y += rows * line + 14 * self._scale

    def _room_for(self, need: float) -> None:
        if self._y and self._y + need > self._height:
            self._device.newPage()
            self._sheets += 1
            self._y = 0.0

    @staticmethod
    def _font(points: float, *, strong: bool = False) -> QFont:
        font = QFont(SANS)
        font.setPointSizeF(points)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font
