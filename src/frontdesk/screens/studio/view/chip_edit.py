"""The words of a line, with chips for what is filled in: typed, pasted, taken back without a brace.

``/`` or ``{`` offers the chips; letters typed behind it narrow the list, Enter takes one, Esc leaves what was
typed. A chip is one sign: Backspace removes it whole. What may be left out stands on a quiet ground.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import one_line
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import TextStyle
from frontdesk.screens.studio.chip_text import Chip, Letters, Piece, chips_of, source_of, where_it_differs
from frontdesk.screens.studio.list_words import said
from frontdesk.screens.studio.view import chip_document
from frontdesk.screens.studio.view.chip_document import SIGN, Chips, Dress
from frontdesk.screens.studio.view.offer import Offer

LONGEST = 1_000
"""Signs of a wording; nobody says more."""
_OPENS = ("{", "/")


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
        ink: Token = "ink",
        parent: QWidget | None = None,
    ) -> None:
        """``offers``: the chips, by key and words."""
        super().__init__(parent)
        self._look = look
        self._dress = Dress(look, style, ink, frozenset(key for key, _ in offers))
        self._offers = tuple(offers)
        self._hint = placeholder
        self.offer: Offer | None = None
        """Where chips are offered; the screen lends its own."""
        self._trigger = -1
        self._filling = False
        self._wrong: tuple[int, int] | None = None
        self.setAccessibleName(accessible)
        self.setUndoRedoEnabled(False)  # every step back of a line is taken in one place
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._chips = Chips(self, self._dress)
        self.document().documentLayout().registerHandler(chip_document.KIND, self._chips)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        look.changed.connect(self._look_changed)
        self._look_changed()

    # --- what stands in it

    def source(self) -> str:
        """The wording."""
        return source_of(self._pieces())

    def show_source(self, source: str) -> None:
        """Show a wording; the same one costs nothing, another one puts the cursor where it differs."""
        before = self.source()
        if source == before:
            return
        if self._trigger >= 0:  # taken back or replaced while something was offered for it
            self._trigger = -1
            if self.offer is not None:
                self.offer.put_away()
        self._fill(source)
        cursor = self.textCursor()
        cursor.setPosition(self._place_of(where_it_differs(before, source)))
        self.setTextCursor(cursor)

    def insert_chip(self, name: str) -> None:
        """A chip at the cursor, in place of what is marked; with a blank before it where a word ends."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if self._trigger >= 0:
            cursor.setPosition(self._trigger)
            cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        self._trigger = -1
        cursor.removeSelectedText()
        before = self._before(cursor.position())
        if before and (before.isalnum() or before in SIGN + ".,;:?!"):
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
            start, end = chip_document.span_of(self._pieces(), part)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked = {piece.part for piece in self._pieces(cursor.selectionStart(), cursor.selectionEnd())}
        highest = max((piece.part for piece in self._pieces()), default=0)
        self.word_ended.emit()
        chip_document.mark_part(cursor, 0 if marked - {0} else highest + 1, self._dress)
        return True

    def show_wrong(self, position: int = -1, length: int = 0) -> None:
        """Underline what is wrong: a place in the wording as it is kept; -1 for nothing."""
        wrong = (position, length) if position >= 0 and length > 0 else None
        if wrong != self._wrong:
            self._wrong = wrong
            self._underline()

    def go_to(self, position: int, length: int = 0) -> None:
        """The keys go to a place of the wording as it is kept, or to its end."""
        cursor = self.textCursor()
        cursor.setPosition(self._place_of(position))
        if length:
            cursor.setPosition(self._place_of(position + length), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._offering and self.offer is not None and self.offer.key(event):
            if event.key() == Qt.Key.Key_Escape:
                self._close_offer()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        typed = event.text()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if typed and typed.isprintable() and not control:
            self._leave_part_at_its_end()
            if typed in _OPENS and self._may_open(typed):
                self._open_offer(event)
                return
            if not typed.isalnum():
                self.word_ended.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._beside_a_chip(event):
            self.word_ended.emit()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._leave_part_at_its_end()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_offer()
        self.word_ended.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted: chips are chips again, everything else is plain words on one line."""
        self.word_ended.emit()
        room = max(0, LONGEST - len(self.toPlainText()))
        text = one_line(source.text())[:room]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for piece in chips_of(text):
            self._insert(cursor, piece)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.word_ended.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor, data = self.textCursor(), QMimeData()
        data.setText(source_of(self._pieces(cursor.selectionStart(), cursor.selectionEnd())))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Cut, copy and paste; steps back are taken with Ctrl Z for the whole line."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._changed_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, dress = self._look, self._dress
        painter = QPainter(self.viewport())
        if self.document().isEmpty():
            room = QRectF(self._quote(), 0, self.viewport().width() - self._quote(), dress.line)
            words = painting.fitted(look, self._hint, dress.style, room.width())
            painting.words(painter, look, room, words, dress.style, look.colour("ink3"))
        else:
            cursor = QTextCursor(self.document())
            first = self.cursorRect(cursor)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            last = self.cursorRect(cursor)
            for sign, left, line in (("“", 0, first), ("”", last.left() + 1, last)):
                room = QRectF(left, line.top(), self._quote(), line.height())
                painting.words(painter, look, room, sign, dress.style, look.colour(dress.ink))
        painter.end()

    # --- the offer

    @property
    def _offering(self) -> bool:
        return self._trigger >= 0 and self.offer is not None and self.offer.isVisible()

    def _may_open(self, typed: str) -> bool:
        before = self._before(self.textCursor().selectionStart())
        return self.offer is not None and (typed == "{" or not before or before in " ([“\"'")

    def _open_offer(self, event: QKeyEvent) -> None:
        self._filling = True  # the sign is no word of the line before Esc leaves it there
        super().keyPressEvent(event)
        self._filling = False
        self._trigger = self.textCursor().position() - 1
        self._changed_height()
        assert self.offer is not None
        parent = self.offer.parentWidget()
        assert parent is not None
        rect = self.cursorRect()
        place = QRect(self.viewport().mapTo(parent, rect.topLeft()), rect.size())
        items = tuple((key, words, None) for key, words in self._offers)
        self.offer.open_at(
            place, items, self.insert_chip, accessible="What is filled in", back=self, passive=True
        )

    def _moved(self) -> None:
        """While chips are offered: what stands between the sign and the cursor narrows them."""
        if self._trigger < 0 or self._filling or self.offer is None:
            return
        here = self.textCursor().position()
        typed = self._text(self._trigger + 1, here) if here > self._trigger else ""
        names = (key for key, words in self._offers if typed[:-1] in (key, words))
        whole = next(names, "") if typed.endswith("}") else ""
        if whole:
            self.offer.put_away()
            self.insert_chip(whole)
        elif (
            here <= self._trigger
            or self._text(self._trigger, self._trigger + 1) not in _OPENS
            or not self.offer.narrow_to(typed)
        ):
            self._close_offer()

    def _close_offer(self) -> None:
        if self._trigger < 0:
            return
        self._trigger = -1
        if self.offer is not None:
            self.offer.put_away()
        if not self._filling:
            self.edited.emit(self.source())

    # --- ours

    def _pieces(self, start: int = 0, end: int = -1) -> list[Piece]:
        return list(chip_document.pieces(self.document(), start, end))

    def _place_of(self, position: int) -> int:
        return chip_document.place_of(self._pieces(), position)

    def _insert(self, cursor: QTextCursor, piece: Piece) -> None:
        chip_document.insert(cursor, piece, self._dress)

    def _before(self, position: int) -> str:
        return self._text(max(0, position - 1), position)

    def _text(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _part_at(self, cursor: QTextCursor) -> int:
        """The part the cursor stands in: what is before it and behind it belong to the same."""
        here = cursor.position()
        around = {piece.part for piece in self._pieces(max(0, here - 1), here + 1)}
        return around.pop() if len(around) == 1 else 0

    def _leave_part_at_its_end(self) -> None:
        """Words typed behind a part that may be left out do not belong to it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            here = cursor.position()
            behind = self._pieces(here, here + 1)
            part = self._part_at(cursor) if behind else 0
            self.setCurrentCharFormat(self._dress.letters(part))

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
        self._describe()
        if self._trigger < 0:
            self.edited.emit(self.source())

    def _fill(self, source: str) -> None:
        self._filling = True
        self.clear()
        cursor = self.textCursor()
        for piece in chips_of(source):
            self._insert(cursor, piece)
        chip_document.set_lines(self.document(), self._dress, self._quote())
        self._filling = False
        self._changed_height()
        self._describe()
        self._underline()

    def _underline(self) -> None:
        chosen = []
        if self._wrong is not None:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            start = self._place_of(self._wrong[0])
            end = max(start + 1, self._place_of(sum(self._wrong)))
            cursor.setPosition(min(start, self.document().characterCount() - 1))
            cursor.setPosition(
                min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
            )
            selection.cursor = cursor
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            selection.format.setUnderlineColor(self._look.colour("alert"))
            chosen.append(selection)
        self.setExtraSelections(chosen)

    def _quote(self) -> float:
        return float(painting.text_width(self._look, "“", self._dress.style))

    def _changed_height(self) -> None:
        rows = max(1, round(self.document().size().height() / max(1, self._dress.line)))
        high = rows * self._dress.line + self._look.px(2)
        if (self.minimumHeight(), self.maximumHeight()) != (high, high):
            self.setFixedHeight(high)

    def _describe(self) -> None:
        """A screen reader hears the chips by name."""
        self.setAccessibleDescription(said(self.source()))

    def _look_changed(self) -> None:
        look = self._look
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.colour(self._dress.ink))
        palette.setColor(QPalette.ColorRole.Highlight, look.colour("brand_soft"))
        palette.setColor(QPalette.ColorRole.HighlightedText, look.colour("brand_ink"))
        self.setPalette(palette)
        self.setFont(look.font(self._dress.style))
        self.setCursorWidth(max(1, look.px(2)))
        self._fill(self.source())
