"""How chips and letters stand in a text document: put in, drawn, read out again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import STRONG, TextStyle
from frontdesk.screens.studio.chip_text import Chip, Letters, Piece
from frontdesk.screens.studio.list_words import label_of

KIND = QTextFormat.ObjectTypes.UserObject + 1
SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What a chip is among letters."""
_NAME, _FALLBACK, _PART, _KNOWN = (QTextFormat.Property.UserProperty + n for n in range(1, 5))
_PAD, _LESS = 10, 6
_CHIP = STRONG


@dataclass(frozen=True, slots=True)
class Dress:
    """How the words of one field look, and which chips exist."""

    look: Look
    style: TextStyle
    ink: Token
    known: frozenset[str]

    @property
    def line(self) -> int:
        """The height of a line in pixels."""
        return self.look.line_height(self.style)

    def letters(self, part: int) -> QTextCharFormat:
        """Letters; what may be left out stands on a quiet ground."""
        shape = QTextCharFormat()
        shape.setFont(self.look.font(self.style))
        shape.setForeground(self.look.colour(self.ink))
        shape.setProperty(_PART, part)
        if part:
            shape.setBackground(self.look.colour("track"))
        return shape

    def chip(self, chip: Chip) -> QTextCharFormat:
        """A chip among letters."""
        shape = self.letters(chip.part)
        shape.setObjectType(KIND)
        shape.setProperty(_NAME, chip.name)
        shape.setProperty(_FALLBACK, chip.fallback)
        shape.setProperty(_KNOWN, chip.name in self.known)
        return shape


class Chips(QPyTextObject):
    """Draws a chip as high as its line, in the middle of the capital letters beside it."""

    def __init__(self, edit: QTextEdit, dress: Dress) -> None:
        super().__init__(edit)
        self._edit = edit
        self._dress = dress

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, shape: QTextFormat) -> QSizeF:
        look = self._dress.look
        wide = painting.text_width(look, label_of(shape.property(_NAME)), _CHIP) + 2 * look.px(_PAD)
        return QSizeF(wide, look.metrics(self._dress.style).capHeight())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        shape: QTextFormat,
    ) -> None:
        look = self._dress.look
        room = QRectF(rect)
        known = bool(shape.property(_KNOWN))
        high = self._dress.line - look.px(_LESS)
        box = QRectF(room.left() + 1, round(room.center().y() - high / 2), room.width() - 2, high)
        cursor = self._edit.textCursor()
        chosen = cursor.hasSelection() and cursor.selectionStart() <= posInDocument < cursor.selectionEnd()
        border = look.colour("focus" if chosen else "line2" if known else "alert")
        painter.save()
        painting.box(
            painter, box, look.pxf(8), look.colour("surface"), border, look.pxf(2 if chosen else 1.4)
        )
        words, ink = label_of(shape.property(_NAME)), look.colour("ink" if known else "alert")
        painting.words(painter, look, box, words, _CHIP, ink, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()


def insert(cursor: QTextCursor, piece: Piece, dress: Dress) -> None:
    """One piece at the cursor; letters typed behind it look like letters."""
    if isinstance(piece, Letters):
        cursor.insertText(piece.text, dress.letters(piece.part))
        return
    cursor.insertText(SIGN, dress.chip(piece))
    cursor.setCharFormat(dress.letters(piece.part))


def mark_part(cursor: QTextCursor, part: int, dress: Dress) -> None:
    """What the cursor marks belongs to a part that may be left out; 0 for none."""
    shape = QTextCharFormat()
    shape.setProperty(_PART, part)
    if part:
        shape.setBackground(dress.look.colour("track"))
    else:
        shape.setBackground(Qt.BrushStyle.NoBrush)
    cursor.mergeCharFormat(shape)


def set_lines(document: QTextDocument, dress: Dress, room: float) -> None:
    """Every line as high as the style says, with ``room`` for quotation marks at both sides."""
    shape = QTextBlockFormat()
    shape.setLineHeight(dress.line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    shape.setLeftMargin(room)
    shape.setRightMargin(room)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(shape)


def pieces(document: QTextDocument, start: int = 0, end: int = -1) -> Iterator[Piece]:
    """What stands between two places of a document."""
    block = document.firstBlock()
    end = document.characterCount() if end < 0 else end
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            fragment = it.fragment()
            shape, at = fragment.charFormat(), fragment.position()
            text = _between(fragment.text(), max(0, start - at), max(0, end - at))
            part = int(shape.property(_PART) or 0)
            if shape.objectType() == KIND:
                for _ in text:
                    yield Chip(str(shape.property(_NAME)), str(shape.property(_FALLBACK) or ""), part)
            elif text:
                yield Letters(text.replace(SIGN, ""), part)
            it += 1
        block = block.next()


def units(text: str) -> int:
    """How many places a text takes in a document: Qt counts halves of a sign beyond the first 65,536."""
    return len(text.encode("utf-16-le")) // 2


def _between(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore")


def place_of(found: Iterable[Piece], position: int) -> int:
    """Where a sign of the wording as it is kept stands in the document."""
    at = place = part = 0
    for piece in found:
        if piece.part != part:
            at += (2 if part else 0) + (2 if piece.part else 0)
            part = piece.part
        if isinstance(piece, Chip):
            if position < at + len(piece.source):
                return place + (1 if position > at else 0)
            at, place = at + len(piece.source), place + 1
            continue
        for sign in piece.text:
            if position <= at:
                return place
            at, place = at + (2 if sign in "{}" else 1), place + units(sign)
    return place


def span_of(found: Iterable[Piece], part: int) -> tuple[int, int]:
    """Where a part that may be left out begins and ends in the document."""
    at, places = 0, []
    for piece in found:
        size = 1 if isinstance(piece, Chip) else units(piece.text)
        if piece.part == part:
            places += [at, at + size]
        at += size
    return (places[0], places[-1]) if places else (0, 0)
