"""The words of a line, with chips for what is filled in: typed, pasted, taken back without a brace.

``/`` or ``{`` offers the chips; letters typed behind it narrow the list, Enter takes one, Esc leaves what was
typed. A chip is one sign: Backspace removes it whole. What may be left out stands on a quiet ground.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMimeData, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPyTextObject,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import STRONG, TextStyle
from frontdesk.screens.studio.chip_text import Chip, Letters, Piece, chips_of, source_of
from frontdesk.screens.studio.list_words import label_of, said
from frontdesk.screens.studio.view.offer import Offer

_KIND = QTextFormat.ObjectTypes.UserObject + 1
_NAME, _FALLBACK, _PART, _KNOWN = (QTextFormat.Property.UserProperty + n for n in range(1, 5))
_SIGN = "\N{OBJECT REPLACEMENT CHARACTER}"
_PAD, _LESS = 10, 6
_CHIP = STRONG
LONGEST = 1_000
"""Signs of a wording; nobody says more."""


class _Chips(QPyTextObject):
    """How a chip stands in the line."""

    def __init__(self, edit: "ChipEdit") -> None:
        super().__init__(edit)
        self._edit = edit

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        look = self._edit.look
        wide = painting.text_width(look, label_of(format.property(_NAME)), _CHIP) + 2 * look.px(_PAD)
        return QSizeF(wide, look.metrics(self._edit.style_).capHeight())

    def drawObject(
        self, painter: QPainter, rect: QRectF, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> None:
        look = self._edit.look
        known = bool(format.property(_KNOWN))
        high = look.line_height(self._edit.style_) - look.px(_LESS)
        box = QRectF(rect.left() + 1, round(rect.center().y() - high / 2), rect.width() - 2, high)
        chosen = self._edit.is_marked(posInDocument)
        border = look.colour("focus" if chosen else "line2" if known else "alert")
        painter.save()
        painting.box(
            painter, box, look.pxf(8), look.colour("surface"), border, look.pxf(2 if chosen else 1.4)
        )
        words, ink = label_of(format.property(_NAME)), look.colour("ink" if known else "alert")
        painting.words(painter, look, box, words, _CHIP, ink, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()


class ChipEdit(QTextEdit):
    """``edited(source)`` with every change, ``word_ended`` when what is typed now is another step."""

    edited = Signal(str)
    word_ended = Signal()

    def __init__(
        self,
        look: Look,
        style: TextStyle,
        offers: Sequence[tuple[str, str]],
        *,
        accessible: str,
        placeholder: str = "",
        quoted: bool = True,
        ink: Token = "ink",
        parent: QWidget | None = None,
    ) -> None:
        """``offers``: the chips, by key and words. ``quoted``: quotation marks stand around the words."""
        super().__init__(parent)
        self.look = look
        self.style_ = style
        self._ink: Token = ink
        self._quoted = quoted
        self._offers = tuple(offers)
        self._known = {key for key, _ in offers}
        self._accessible = accessible
        self._hint = placeholder
        self.offer: Offer | None = None
        """Where chips are offered; the screen lends its own."""
        self._trigger = -1
        self._filling = False
        self._wrong: tuple[int, int] | None = None
        self.setUndoRedoEnabled(False)  # every step back of a line is taken in one place
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._chips = _Chips(self)
        self.document().documentLayout().registerHandler(_KIND, self._chips)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        look.changed.connect(self._dress)
        self._dress()
        self._name()

    # --- what stands in it

    def source(self) -> str:
        """The wording."""
        return source_of(self._pieces())

    def show_source(self, source: str) -> None:
        """Show a wording; the same one costs nothing, another one puts the cursor where it differs."""
        before = self.source()
        if source == before:
            return
        pieces = chips_of(source)
        self._filling = True
        self._close_offer()
        self.clear()
        cursor = self.textCursor()
        for piece in pieces:
            self._insert(cursor, piece)
        self._lines()
        self._filling = False
        cursor.setPosition(self._place_of_source(_first_difference(before, source)))
        self.setTextCursor(cursor)
        self._changed_height()
        self._name()

    def insert_chip(self, name: str) -> None:
        """A chip at the cursor, in place of what is marked; with a blank before it where a word ends."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if self._trigger >= 0:
            cursor.setPosition(self._trigger)
            cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        self._trigger = -1
        cursor.removeSelectedText()
        before = self.toPlainText()[: cursor.position()][-1:]
        if before and (before.isalnum() or before in _SIGN + ".,;:?!"):
            self._insert(cursor, Letters(" ", self._part_at(cursor)))
        self._insert(cursor, Chip(name, part=self._part_at(cursor)))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.word_ended.emit()

    def mark_may_go(self) -> bool:
        """What is marked may be left out, or no longer; False when nothing is marked."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            part = self._part_at(cursor)
            if not part:
                return False
            cursor = self._cursor_of_part(part)
        start, end = sorted((cursor.anchor(), cursor.position()))
        parts = {piece.part for piece in self._pieces(start, end)}
        fresh = 0 if parts - {0} else 1 + max((piece.part for piece in self._pieces()), default=0)
        format = QTextCharFormat()
        format.setProperty(_PART, fresh)
        ground = self.look.colour("track") if fresh else None
        if ground is not None:
            format.setBackground(ground)
        else:
            format.setBackground(Qt.BrushStyle.NoBrush)
        self.word_ended.emit()
        cursor.mergeCharFormat(format)
        return True

    def show_wrong(self, position: int = -1, length: int = 0) -> None:
        """Underline what is wrong: a place in the wording as it is kept; -1 for nothing."""
        wrong = (position, length) if position >= 0 and length > 0 else None
        if wrong == self._wrong:
            return
        self._wrong = wrong
        self._underline()

    def go_to(self, position: int, length: int = 0) -> None:
        """The cursor stands behind a place of the wording as it is kept."""
        cursor = self.textCursor()
        start = self._place_of_source(position)
        cursor.setPosition(start)
        if length:
            cursor.setPosition(self._place_of_source(position + length), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_marked(self, position: int) -> bool:
        """Whether the sign at a place is marked."""
        cursor = self.textCursor()
        return cursor.hasSelection() and cursor.selectionStart() <= position < cursor.selectionEnd()

    def open_offer(self, then: Callable[[str], None] | None = None) -> None:
        """Offer the chips at the cursor."""
        if self.offer is None:
            return
        parent = self.offer.parentWidget()
        assert parent is not None
        rect = self.cursorRect()
        place = QRect(self.viewport().mapTo(parent, rect.topLeft()), rect.size())
        items = tuple((key, words, None) for key, words in self._offers)
        self.offer.open_at(
            place, items, then or self.insert_chip, accessible="What is filled in", back=self, passive=True
        )

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._trigger >= 0 and self.offer is not None and self.offer.isVisible() and self.offer.key(event):
            if event.key() == Qt.Key.Key_Escape:
                self._trigger = -1
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        typed = event.text()
        if typed.isprintable() and typed and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_part_at_its_end()
            if typed in ("{", "/") and self._may_trigger(typed):
                self._filling = True  # the sign is no word of the line before Esc leaves it there
                super().keyPressEvent(event)
                self._filling = False
                self._trigger = self.textCursor().position() - 1
                self._changed_height()
                self.open_offer()
                return
            if not typed.isalnum():
                self.word_ended.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._beside_a_chip(event):
            self.word_ended.emit()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._leave_part_at_its_end()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_offer()
        self.word_ended.emit()
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted: chips are chips again, everything else is plain words on one line."""
        self.word_ended.emit()
        room = max(0, LONGEST - len(self.toPlainText()))
        text = shown(" ".join(source.text().split("\n")))[:room]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for piece in chips_of(text):
            self._insert(cursor, piece)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.word_ended.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(source_of(self._pieces(cursor.selectionStart(), cursor.selectionEnd())))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._changed_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        look, ink = self.look, self.look.colour(self._ink)
        high = look.line_height(self.style_)
        left = self.viewportMargins().left()
        if self.document().isEmpty():
            rect = QRectF(left, 0, self.viewport().width(), high)
            painting.words(painter, look, rect, self._hint, self.style_, look.colour("ink3"))
        elif self._quoted:
            cursor = QTextCursor(self.document())
            first = self.cursorRect(cursor)
            painting.words(
                painter,
                look,
                QRectF(0, first.top(), self._quote_width(), first.height()),
                "“",
                self.style_,
                ink,
            )
            cursor.movePosition(QTextCursor.MoveOperation.End)
            last = self.cursorRect(cursor)
            place = QRectF(last.left() + 1, last.top(), self._quote_width(), last.height())
            painting.words(painter, look, place, "”", self.style_, ink)
        painter.end()

    # ours

    def _pieces(self, start: int = 0, end: int = -1) -> Iterator[Piece]:
        """What stands between two places of the document, piece by piece."""
        block = self.document().firstBlock()
        end = self.document().characterCount() if end < 0 else end
        while block.isValid():
            it = block.begin()
            while not it.atEnd():
                fragment = it.fragment()
                format = fragment.charFormat()
                text = fragment.text()
                at = fragment.position()
                text = text[max(0, start - at) : max(0, end - at)]
                part = int(format.property(_PART) or 0)
                if format.objectType() == _KIND:
                    for _ in text:
                        yield Chip(str(format.property(_NAME)), str(format.property(_FALLBACK) or ""), part)
                elif text:
                    yield Letters(text.replace(_SIGN, ""), part)
                it += 1
            block = block.next()

    def _insert(self, cursor: QTextCursor, piece: Piece) -> None:
        if isinstance(piece, Letters):
            cursor.insertText(piece.text, self._letters_format(piece.part))
            return
        format = self._letters_format(piece.part)
        format.setObjectType(_KIND)
        format.setProperty(_NAME, piece.name)
        format.setProperty(_FALLBACK, piece.fallback)
        format.setProperty(_KNOWN, piece.name in self._known)
        cursor.insertText(_SIGN, format)
        cursor.setCharFormat(self._letters_format(piece.part))

    def _letters_format(self, part: int) -> QTextCharFormat:
        format = QTextCharFormat()
        format.setFont(self.look.font(self.style_))
        format.setForeground(self.look.colour(self._ink))
        format.setProperty(_PART, part)
        if part:
            format.setBackground(self.look.colour("track"))
        return format

    def _part_at(self, cursor: QTextCursor) -> int:
        """The part the cursor stands in: what is before it and behind it belong to the same."""
        here = cursor.position()
        around = [piece.part for piece in self._pieces(max(0, here - 1), here + 1)]
        return around[0] if len(set(around)) == 1 and (len(around) == 2 or here > 0) else 0

    def _cursor_of_part(self, part: int) -> QTextCursor:
        cursor, at = self.textCursor(), 0
        start = end = -1
        for piece in self._pieces():
            size = 1 if isinstance(piece, Chip) else len(piece.text)
            if piece.part == part:
                start, end = at if start < 0 else start, at + size
            at += size
        cursor.setPosition(max(0, start))
        cursor.setPosition(max(0, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _leave_part_at_its_end(self) -> None:
        """Words typed behind a part that may be left out do not belong to it."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return
        inside = self._part_at(cursor)
        here = cursor.position()
        behind = [piece.part for piece in self._pieces(here, here + 1)]
        part = inside if behind and behind[0] == inside else 0
        self.setCurrentCharFormat(self._letters_format(part))

    def _may_trigger(self, typed: str) -> bool:
        cursor = self.textCursor()
        before = self.toPlainText()[: cursor.selectionStart()][-1:]
        return self.offer is not None and (typed == "{" or not before or before in " ([“\"'")

    def _beside_a_chip(self, event: QKeyEvent) -> bool:
        here = self.textCursor().position()
        start = here - 1 if event.key() == Qt.Key.Key_Backspace else here
        return any(isinstance(piece, Chip) for piece in self._pieces(max(0, start), start + 1))

    def _changed(self) -> None:
        if self._filling:
            return
        if len(self.toPlainText()) > LONGEST:
            self._filling = True
            cursor = QTextCursor(self.document())
            cursor.setPosition(LONGEST)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._filling = False
        self._changed_height()
        self._name()
        if self._trigger < 0:
            self.edited.emit(self.source())

    def _moved(self) -> None:
        """While chips are offered: what stands between the sign and the cursor narrows them."""
        if self._trigger < 0 or self._filling or self.offer is None:
            return
        cursor = self.textCursor()
        typed = self.toPlainText()[self._trigger + 1 : cursor.position()]
        gone = cursor.position() <= self._trigger or self.toPlainText()[
            self._trigger : self._trigger + 1
        ] not in ("{", "/")
        exact = next(
            (key for key, words in self._offers if typed.rstrip("}") in (key, words) and typed.endswith("}")),
            "",
        )
        if exact:
            self.offer.put_away()
            self.insert_chip(exact)
        elif gone or not self.offer.narrow_to(typed):
            self._close_offer()

    def _close_offer(self) -> None:
        if self._trigger >= 0:
            self._trigger = -1
            if self.offer is not None:
                self.offer.put_away()
            if not self._filling:
                self.edited.emit(self.source())

    def _place_of_source(self, position: int) -> int:
        """Where a sign of the wording as it is kept stands here."""
        at = place = 0
        part = 0
        for piece in self._pieces():
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
                at, place = at + (2 if sign in "{}" else 1), place + 1
        return place

    def _underline(self) -> None:
        chosen = []
        if self._wrong is not None:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            start = self._place_of_source(self._wrong[0])
            cursor.setPosition(start)
            end = max(start + 1, self._place_of_source(sum(self._wrong)))
            cursor.setPosition(
                min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
            )
            selection.cursor = cursor
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            selection.format.setUnderlineColor(self.look.colour("alert"))
            chosen.append(selection)
        self.setExtraSelections(chosen)

    def _quote_width(self) -> float:
        return float(painting.text_width(self.look, "“", self.style_))

    def _lines(self) -> None:
        format = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        format.setLineHeight(self.look.line_height(self.style_), fixed)
        room = self._quote_width() if self._quoted else 0
        format.setLeftMargin(room)
        format.setRightMargin(room)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(format)

    def _changed_height(self) -> None:
        rows = max(1, round(self.document().size().height() / max(1, self.look.line_height(self.style_))))
        high = rows * self.look.line_height(self.style_) + self.look.px(2)
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)

    def _name(self) -> None:
        """A screen reader hears the chips by name."""
        self.setAccessibleName(self._accessible)
        self.setAccessibleDescription(said(self.source()))

    def _dress(self) -> None:
        look = self.look
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.colour(self._ink))
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("brand_soft"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("brand_ink"))
        self.setPalette(palette)
        self.setFont(look.font(self.style_))
        source = self.source()
        self._filling = True
        self.clear()
        cursor = self.textCursor()
        for piece in chips_of(source):
            self._insert(cursor, piece)
        self._lines()
        self._filling = False
        self.setCursorWidth(max(1, look.px(2)))
        self._changed_height()
        self._underline()


def _first_difference(before: str, after: str) -> int:
    """Where the later of two wordings stops being like the other, seen from its end."""
    same = 0
    limit = min(len(before), len(after))
    while same < limit and before[len(before) - 1 - same] == after[len(after) - 1 - same]:
        same += 1
    return len(after) - same
