"""The board's list: headings with counts, tall rows for what asks for attention, folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTableModelChangeEvent,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import BODY, NEED, NOTE, SMALL, SMALL_STRONG, TIME
from frontdesk.qt.widgets.scroll_fade import HEIGHT as FADE
from frontdesk.screens.today.shown import BoardItem

AnyIndex = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_TIME = TIME.sized(15, 22)
_WORDS_CHANGED = QAccessibleTableModelChangeEvent.ModelChangeType.DataChanged


@dataclass(frozen=True, slots=True)
class _Measures:
    """Heights of the items in design pixels, and where the two lines of a tall row stand in it."""

    heading: int
    first: int
    row: int
    tall: int
    fold: int
    first_fold: int
    below: int
    upper: int
    lower: int


_ROOMY = _Measures(38, 29, 36, 54, 31, 39, below=1, upper=7, lower=28)
_COMPACT = _Measures(35, 27, 33, 51, 30, 37, below=2, upper=5, lower=25)
_HEADING_INK: dict[str, Token] = {
    "leaving": "ready",
    "waiting": "waiting",
    "to_come": "expected",
    "with_clinician": "clinician",
    "left": "left",
    "probably_in": "ink2",
}
_BADGES: dict[str, tuple[Token, Token]] = {
    "leaving": ("ready", "surface"),
    "over_aim": ("waiting_bg", "waiting"),
    "due_now": ("expected", "surface"),
}


class BoardModel(QAbstractListModel):
    """The items as they were given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[BoardItem, ...] = ()

    def show_items(self, items: tuple[BoardItem, ...]) -> None:
        """Replace the items; the same items cost nothing, new words at the same heights little."""
        if items == self.items:
            return
        before = self.items
        if len(items) == len(before):
            self.items = items
            changed = [at for at, (a, b) in enumerate(zip(items, before, strict=True)) if a != b]
            as_high = all(items[at].kind == before[at].kind for at in changed)
            roles = [ITEM] if as_high else []
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]), roles)
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    # Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.items[index.row()].kind == "heading":
            return Qt.ItemFlag.NoItemFlags  # arrows pass over it: there is nothing to open
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class BoardDelegate(QStyledItemDelegate):
    """Paints one item."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.selected = ""

    # Qt asks

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        board = index.model()
        assert isinstance(board, BoardModel)
        sizes, kind = self._sizes(), board.items[index.row()].kind
        high = {"heading": sizes.heading, "fold": sizes.fold, "row": sizes.row, "tall": sizes.tall}[kind]
        if kind == "heading" and index.row() == 0:
            high = sizes.first
        elif kind == "fold" and _first_fold(index):
            high = sizes.first_fold
        return QSize(self._look.px(200), self._look.px(high))

    def _sizes(self) -> _Measures:
        return _COMPACT if self._look.compact and not self._look.slim else _ROOMY

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        item: BoardItem = index.data(ITEM)
        rect = QRectF(option.rect)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if item.kind in ("heading", "fold"):
            self._heading(painter, item, rect)
        else:
            self._person(painter, item, rect)
        if focused and item.kind != "heading":
            look = self._look
            inner = rect.adjusted(look.px(5), look.px(5), -look.px(5), -look.px(5))
            painting.focus_ring(painter, look, inner, look.pxf(8))
        painter.restore()

    def _heading(self, painter: QPainter, item: BoardItem, rect: QRectF) -> None:
        look = self._look
        ink = look.colour(_HEADING_INK[item.list_key])
        line = QRectF(rect.left(), rect.bottom() - look.px(31), rect.width(), look.px(31))
        middle = line.center().y()
        painting.glyph(painter, look, item.glyph, ink, line.left() + look.px(11), middle - look.px(8), 16)
        x = line.left() + look.px(34)
        painting.words(painter, look, _at(line, x), item.text, SMALL_STRONG, ink)
        x += painting.text_width(look, item.text, SMALL_STRONG) + look.px(8)
        painting.words(painter, look, _at(line, x), str(item.count), SMALL, look.colour("ink2"))
        if item.kind == "fold":
            arrow = "chevron-down" if item.open else "chevron-right"
            right = line.right() - look.px(28)
            painting.glyph(painter, look, arrow, look.colour("ink2"), right, middle - look.px(8), 16)

    def _person(self, painter: QPainter, item: BoardItem, rect: QRectF) -> None:
        look = self._look
        chosen = bool(self.selected) and item.visit_id == self.selected
        tall = item.kind == "tall"
        if tall or chosen:
            shape = rect.adjusted(0, look.px(1), 0, -look.px(self._sizes().below if tall else 1))
            border = look.colour("brand" if chosen else "line")
            width = look.pxf(2 if chosen else 1)
            painting.box(painter, shape, look.pxf(12), look.colour("surface"), border, width)
        if tall:
            self._tall(painter, item, rect)
        else:
            self._row(painter, item, rect)

    def _tall(self, painter: QPainter, item: BoardItem, rect: QRectF) -> None:
        look = self._look
        ground, ink = _BADGES.get(item.tone, ("track", "ink2"))
        side = look.pxf(34)
        sizes = self._sizes()
        middle = rect.center().y() - look.pxf((sizes.below - 1) / 2)
        badge = QRectF(rect.left() + look.px(12), middle - side / 2, side, side)
        painting.box(painter, badge, side / 2, look.colour(ground))
        inset = look.px(8)
        glyph_ink = look.colour(ink)
        painting.glyph(painter, look, item.glyph, glyph_ink, badge.left() + inset, badge.top() + inset, 18)
        upper = QRectF(rect.left(), rect.top() + look.px(sizes.upper), rect.width(), look.px(22))
        lower = QRectF(rect.left(), rect.top() + look.px(sizes.lower), rect.width(), look.px(19))
        x = rect.left() + look.px(58)
        room = rect.right() - look.px(14) - x
        beside = painting.text_width(look, item.time, _TIME) + look.px(10)
        name = painting.fitted(look, item.text, NEED, room - beside - self._flags_width(item))
        painting.words(painter, look, _at(upper, x), name, NEED, look.colour("ink"))
        self._flags(painter, item, upper, x + painting.text_width(look, name, NEED))
        note = painting.fitted(look, item.note, SMALL, room)
        painting.words(painter, look, _at(lower, x), note, SMALL, look.colour("ink2"))
        _right(painter, look, upper, item.time, look.colour("ink2"))

    def _row(self, painter: QPainter, item: BoardItem, rect: QRectF) -> None:
        look = self._look
        x = rect.left() + look.px(12)
        painting.words(painter, look, _at(rect, x), item.time, _TIME, look.colour("ink2"))
        x = rect.left() + look.px(62)
        style = BODY.weighing(500)
        note = item.note
        beside = painting.text_width(look, note, NOTE) + look.px(10) if note else 0
        room = rect.right() - look.px(14) - x - beside - self._flags_width(item)
        name = painting.fitted(look, item.text, style, room)
        painting.words(painter, look, _at(rect, x), name, style, look.colour("ink"))
        self._flags(painter, item, rect, x + painting.text_width(look, name, style))
        if note:
            painting.words(
                painter,
                look,
                rect.adjusted(0, 0, -look.px(14), 0),
                note,
                NOTE,
                look.colour("ink2"),
                Qt.AlignmentFlag.AlignRight,
            )

    def _flags_width(self, item: BoardItem) -> int:
        return self._look.px(10 + 20 * (item.interpreter + item.look_alike))

    def _flags(self, painter: QPainter, item: BoardItem, rect: QRectF, x: float) -> None:
        look = self._look
        for on, icon in ((item.interpreter, "languages"), (item.look_alike, "equal-approximately")):
            if on:
                y = rect.center().y() - look.px(8)
                painting.glyph(painter, look, icon, look.colour("ink2"), x + look.px(10), y, 16)
                x += look.px(20)


class BoardList(QListView):
    """Arrow keys move over people and folds; Enter or a click opens."""

    person_picked = Signal(str)
    fold_clicked = Signal(str)
    menu_wanted = Signal(str, QPoint)
    """Whose, and where on the screen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.board = BoardModel(self)
        self._delegate = BoardDelegate(look, self)
        self.setModel(self.board)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.setAccessibleName("Day board")
        self.clicked.connect(self._opened)
        look.changed.connect(self._look_changed)

    def show_items(self, items: tuple[BoardItem, ...], selected: str) -> None:
        """Replace the rows; the chosen person keeps the frame wherever the row goes."""
        self.board.show_items(items)
        if selected != self._delegate.selected:
            before, self._delegate.selected = self._delegate.selected, selected
            for visit_id in (before, selected):
                self._paint_row(visit_id)
            self._bring_selected()

    def in_sight(self, visit_id: str) -> bool:
        """The whole row of a person can be seen, above the fade."""
        fade = self._look.px(FADE) if self._scrolls() else 0
        room = self.viewport().rect().adjusted(0, 0, 0, -fade)
        return any(room.contains(self.visualRect(index)) for index in self._rows(visit_id))

    # Qt asks

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Qt would measure and paint every row of the day anew for one of them."""
        if not roles:
            super().dataChanged(first, last, roles)
            return
        self.viewport().update(self.visualRect(first).united(self.visualRect(last)))
        if QAccessible.isActive():
            heard = QAccessibleTableModelChangeEvent(self, _WORDS_CHANGED)
            heard.setFirstRow(first.row())
            heard.setLastRow(last.row())
            QAccessible.updateAccessibility(heard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_selected()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            self._want_menu(index, event.globalPos() if by_mouse else None)

    def ask_menu(self, visit_id: str) -> None:
        """The menu of somebody's row, as by the mouse; the current row where nobody is named."""
        for index in self._rows(visit_id) or [self.currentIndex()]:
            if index.isValid():
                self._want_menu(index, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self._opened(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    # ours

    def _want_menu(self, index: QModelIndex, at: QPoint | None) -> None:
        item: BoardItem = index.data(ITEM)
        if item.visit_id:
            below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            self.menu_wanted.emit(item.visit_id, at or below)

    def _scrolls(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum()

    def _bring_selected(self) -> None:
        """The open person's row stays in sight, in the middle where it has to be scrolled to."""
        selected = self._delegate.selected
        if selected and not self.in_sight(selected):
            for index in self._rows(selected):
                self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _rows(self, visit_id: str) -> list[QModelIndex]:
        """Where a person stands: nowhere or once."""
        items = enumerate(self.board.items)
        return [self.board.index(i) for i, item in items if visit_id and item.visit_id == visit_id]

    def _paint_row(self, visit_id: str) -> None:
        for index in self._rows(visit_id):
            self.update(index)

    def _opened(self, index: QModelIndex) -> None:
        item: BoardItem = index.data(ITEM)
        if item.kind == "fold":
            self.fold_clicked.emit(item.list_key)
        elif item.visit_id:
            self.person_picked.emit(item.visit_id)

    def _look_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _first_fold(index: AnyIndex) -> bool:
    if index.row() == 0:
        return True
    before: BoardItem = index.model().index(index.row() - 1, 0).data(ITEM)
    return before.kind != "fold"


def _at(rect: QRectF, x: float) -> QRectF:
    return QRectF(x, rect.top(), rect.right() - x, rect.height())


def _right(painter: QPainter, look: Look, rect: QRectF, text: str, ink: QColor) -> None:
    room = rect.adjusted(0, 0, -look.px(14), 0)
    painting.words(painter, look, room, text, _TIME, ink, Qt.AlignmentFlag.AlignRight)
