"""A document on one page, whatever stands in it: it shrinks as far as it can be read, then says how much is
left out.

Everything is measured in points at the size that fits, so that a box stands beside its words at every size.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintDevice, QPainter, QPen

from frontdesk.domain.paper import OnePage, Paper, PaperPart, PaperRow
from frontdesk.qt.fonts import SERIF
from frontdesk.qt.laid_words import Face, Laid, LaidWords
from frontdesk.qt.theme import LIGHT, Token

POINTS = 72.0
_STEP, _TINIEST = 0.02, 0.1
_ENDLESS = 10_000.0
"""Pixels of a line nothing is broken on."""
_HAIR, _STROKE = 0.6, 1.0
"""Points of a thin line and of the edge of a box."""
_SMALL, _SMALLEST = 0.6, 8.0
"""Small print beside its words: the share of their size, and the least points."""
_BOX, _BOX_SIDE, _LEAD_GAP = 1.22, 0.86, 0.3
"""Room for a box, its side, and the gap after what stands in front: shares of the size of the words."""
_COLUMN_GAP = 10.0
_TABLE_AT = 0.42
"""Where the right half of a table begins."""
_LEFT_OUT = "left out"
"""Id of the row that counts what is left out."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document as it goes on its page."""

    paper: Paper
    scale: float
    """Of the size it would have with room."""
    left_out: int
    """Rows that stand only in the program."""
    high: float
    room: float
    """Pixels it takes, and pixels there are."""


def fitted(device: QPaintDevice, painter: QPainter, paper: Paper, width: float, height: float) -> Fitted:
    """Smaller first, down to what can be read; then rows go; only where none may go it shrinks further."""
    return _fit(_Pen(device, painter, _set(paper), width), paper, height)


def draw(device: QPaintDevice, painter: QPainter, paper: Paper, width: float, height: float) -> Fitted:
    """Draw ``paper`` into ``width`` by ``height`` pixels of the device."""
    pen = _Pen(device, painter, _set(paper), width)
    found = _fit(pen, paper, height)
    pen.draw(found.paper, found.scale)
    pen.draw_foot(height)
    return found


def _set(paper: Paper) -> OnePage:
    assert paper.one_page is not None, "a document of as many sheets as it needs is drawn by paper.py"
    return paper.one_page


def _fit(pen: "_Pen", paper: Paper, height: float) -> Fitted:
    page, room = _set(paper), height - pen.foot_height()
    least = page.least / page.points
    steps = [1.0, *(1 - _STEP * n for n in range(1, int((1 - least) / _STEP) + 1)), least]
    at = _first(len(steps), lambda n: pen.height_of(paper, steps[n]) <= room)
    if at < len(steps):
        return Fitted(paper, steps[at], 0, pen.height_of(paper, steps[at]), room)
    may_go = sum(len(part.rows) for part in paper.parts if part.cut)
    gone = _first(may_go + 1, lambda n: pen.height_of(_without(paper, n), least) <= room)
    fewer, scale = _without(paper, min(gone, may_go)), least
    while (high := pen.height_of(fewer, scale)) > room and scale > _TINIEST:
        scale -= _STEP
    return Fitted(fewer, scale, min(gone, may_go), high, room)


def _first(count: int, fits: Callable[[int], bool]) -> int:
    """The first number that fits, where all after it fit as well; ``count`` for none."""
    return bisect_left(range(count), True, key=fits)


def _without(paper: Paper, count: int) -> Paper:
    """So many rows fewer: from the parts that may give most first, each from its end, and counted there."""
    page, parts = _set(paper), list(paper.parts)
    for at in sorted(range(len(parts)), key=lambda n: -parts[n].cut):
        rows = parts[at].rows
        going = min(count, len(rows)) if parts[at].cut else 0
        if going:
            words = page.left_out.format(count=going)
            parts[at] = replace(parts[at], rows=(*rows[: len(rows) - going], PaperRow(words, id=_LEFT_OUT)))
        count -= going
    return replace(paper, parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the rows of one part stand at a scale."""

    part: PaperPart
    points: float
    wide: float
    """Of a column."""
    lead: float
    """Room in front of the words for a number or a time, then for a box."""
    indent: float
    right: bool
    """Small print stands to the right."""
    numbered: bool

    @property
    def lead_face(self) -> Face:
        """A number to type stands small beside its box, a time as large as the words."""
        small = max(_SMALLEST, self.points * _SMALL)
        return Face(small if self.numbered else self.points, strong=self.numbered, in_columns=True)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One row laid out: its words, its small print, and how high the whole is, in pixels."""

    row: PaperRow
    words: Laid
    beside: Laid | None
    high: float

    @property
    def counts(self) -> bool:
        """It stands for rows that were left out."""
        return self.row.id == _LEFT_OUT


class _Pen:
    """What knows the page: sizes in pixels, faces, the place of the pen."""

    def __init__(self, device: QPaintDevice, painter: QPainter, page: OnePage, width: float) -> None:
        self._laid = LaidWords(device)
        self._painter = painter
        self._page = page
        self._width = width
        self._dot = device.logicalDpiY() / POINTS
        self._scale = 1.0

    # --- the whole

    def height_of(self, paper: Paper, scale: float) -> float:
        """How high everything but the foot is at a scale."""
        return self._run(paper, scale, paint=False)

    def draw(self, paper: Paper, scale: float) -> None:
        """Everything but the foot."""
        self._run(paper, scale, paint=True)

    def foot_height(self) -> float:
        """What the foot keeps free, with a little air above it."""
        words = self._foot()
        return words.high + 4 * self._dot if words is not None else 0.0

    def draw_foot(self, height: float) -> None:
        """Small print on the last lines of the page."""
        words = self._foot()
        if words is not None:
            self._write(words, 0, height - words.high, "ink2")

    def _foot(self) -> Laid | None:
        page = self._page
        return self._laid(page.foot, Face(page.foot_points), self._width) if page.foot else None

    def _run(self, paper: Paper, scale: float, *, paint: bool) -> float:
        self._scale = scale
        y = self._title(paper, paint=paint)
        for part in paper.parts:
            y = self._part(part, y, paint=paint)
        return y

    def _title(self, paper: Paper, *, paint: bool) -> float:
        title = self._laid(paper.title, Face(self._page.title * self._scale, SERIF), self._width)
        if paint:
            self._write(title, 0, 0)
        y = title.high
        if paper.under:
            under = self._laid(paper.under, Face(self._at_least(9, 11)), self._width)
            if paint:
                self._write(under, 0, y + self._px(2), "ink2")
            y += self._px(2) + under.high
        return y + self._px(6)

    # --- a part

    def _part(self, part: PaperPart, y: float, *, paint: bool) -> float:
        if not part.rows:
            return y
        y = self._heading(part, y + self._px(5.5), paint=paint) if part.title else y
        gap, manner = self._px(_COLUMN_GAP), self._manner(part)
        cells = [self._cell(row, manner) for row in part.rows]
        # a table gives up its air before its size
        air = 3 * self._scale**4 if part.table else 0.2 * (part.points or self._page.points)
        for line in _lines(cells, part.columns):
            if paint:
                for at, cell in enumerate(line):
                    self._paint(cell, manner, at * (manner.wide + gap), y)
            y += max(cell.high for cell in line)
            if part.table and paint:
                self._rule(y, "line")
            y += self._px(air)
        return y

    def _heading(self, part: PaperPart, y: float, *, paint: bool) -> float:
        title = self._laid(part.title, Face(self._at_least(9.5, 11.5), strong=True), self._width)
        if paint:
            self._write(title, 0, y)
            if part.note:
                left = title.ends_at + self._px(8)
                note = self._laid(part.note, Face(self._at_least(8.5, 9.5)), self._width - left)
                self._write(note, left, y + title.ascent - note.ascent, "ink2")
        y += title.high + self._px(1.5)
        if paint:
            self._rule(y, "line2")
        return y + self._px(3.5)

    def _manner(self, part: PaperPart) -> _Manner:
        points = (part.points or self._page.points) * self._scale
        numbered = any(row.box or row.write for row in part.rows)
        wide = (self._width - self._px(_COLUMN_GAP) * (part.columns - 1)) / part.columns
        right = part.table and any(row.beside for row in part.rows)
        bare = _Manner(part, points, wide, 0, 0, right, numbered)
        leads = {row.lead for row in part.rows if row.lead}
        widest = max((self._laid(lead, bare.lead_face, _ENDLESS).ends_at for lead in leads), default=0.0)
        em = points * self._dot
        room = widest + _LEAD_GAP * em if leads else 0.0
        boxed = _BOX * em if any(row.box for row in part.rows) else 0.0
        return replace(bare, lead=widest, indent=room + boxed)

    def _cell(self, row: PaperRow, manner: _Manner) -> _Cell:
        points, wide = manner.points, manner.wide - manner.indent
        if row.id == _LEFT_OUT:
            counted = self._laid(row.text, Face(max(_SMALLEST, points * _SMALL)), wide)
            return _Cell(row, counted, None, counted.high)
        room = manner.wide * _TABLE_AT - manner.indent - self._px(4) if manner.right else wide
        words = self._laid(row.text, Face(points, SERIF) if manner.part.spoken else Face(points), room)
        high, beside = words.high, None
        if row.beside:
            usual = points if manner.right else max(_SMALLEST, points * _SMALL)
            small = Face(manner.part.beside_points * self._scale or usual)
            beside = self._laid(row.beside, small, manner.wide * (1 - _TABLE_AT) if manner.right else wide)
            high = max(high, beside.high) if manner.right else high + beside.high
        if row.write:
            high += 0.25 * points * self._dot
        return _Cell(row, words, beside, high)

    # --- with the brush

    def _paint(self, cell: _Cell, manner: _Manner, x: float, y: float) -> None:
        row, em = cell.row, manner.points * self._dot
        base, left = y + cell.words.ascent, x + manner.indent
        if row.lead:
            lead = self._laid(row.lead, manner.lead_face, _ENDLESS)
            at = x + (manner.lead - lead.ends_at if manner.numbered else 0)
            self._write(lead, at, base - lead.ascent, "ink2" if manner.numbered else "ink")
        if row.box:
            side = _BOX_SIDE * em
            box = QRectF(left - _BOX * em, base - 0.79 * em, side, side)
            self._stroke(_STROKE, "ink")
            self._painter.drawRoundedRect(box, 0.14 * em, 0.14 * em)
        self._write(cell.words, left, y, "ink2" if cell.counts else "ink")
        if row.write:
            low = y + cell.words.high - 0.05 * em
            start = left + cell.words.ends_at + 0.4 * em if row.text else left
            self._stroke(_HAIR, "ink")
            self._painter.drawLine(QPointF(start, low), QPointF(x + manner.wide, low))
        if cell.beside is not None and manner.right:
            self._write(cell.beside, x + manner.wide * _TABLE_AT, base - cell.beside.ascent)
        elif cell.beside is not None:
            self._write(cell.beside, left, y + cell.words.high, "ink2")

    def _rule(self, y: float, token: Token) -> None:
        self._stroke(_HAIR, token)
        self._painter.drawLine(QPointF(0, y), QPointF(self._width, y))

    def _stroke(self, points: float, token: Token) -> None:
        pen = QPen(LIGHT.colour(token))
        pen.setWidthF(points * self._dot)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _write(self, words: Laid, x: float, y: float, token: Token = "ink") -> None:
        self._painter.setPen(LIGHT.colour(token))
        words.layout.draw(self._painter, QPointF(x, y))

    # --- sizes

    def _px(self, points: float) -> float:
        return points * self._scale * self._dot

    def _at_least(self, least: float, points: float) -> float:
        """Headings stay legible while the words do; below that they shrink with them."""
        below = self._scale * self._page.points / self._page.least
        return max(least * min(1.0, below), points * self._scale)


def _lines(cells: list[_Cell], columns: int) -> Iterator[list[_Cell]]:
    """The lines of a grid whose columns are read downwards; a count of what is left out ends them."""
    own = [cell for cell in cells if not cell.counts]
    deep = -(-len(own) // columns)
    for at in range(deep):
        yield own[at::deep]
    for cell in cells:
        if cell.counts:
            yield [cell]
