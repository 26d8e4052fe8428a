"""A list that opens at the cursor or below a button: words for a line, conditions, values to tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from frontdesk.qt import painting
from frontdesk.qt.layouts import column
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.slim_bar import SlimBar

Item = tuple[str, str, bool | None]
"""(key, words, ticked); None has nothing to tick."""
_ROW, _WIDE, _MOST = 32, 300, 9
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTHING = "Nothing like that"


class _Rows(QStyledItemDelegate):
    """Plain rows, the current one on a soft ground, a tick at the left where there is one."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(_WIDE) // 2, self._look.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._look
        rect = QRectF(option.rect)
        here = option.state & QStyle.StateFlag.State_Selected
        if here:
            border = look.colour("ink") if look.theme.high_contrast else None
            painting.box(painter, rect, look.pxf(8), look.colour("brand_soft"), border)
        ink = look.colour("brand_ink" if here else "ink")
        left = rect.left() + look.px(10)
        ticked = index.data(Qt.ItemDataRole.UserRole + 1)
        if ticked is not None:
            side = look.pxf(18)
            box = QRectF(left, rect.center().y() - side / 2, side, side)
            painting.box(
                painter, box, look.pxf(5), look.colour("surface"), look.colour("line2"), look.pxf(1.4)
            )
            if ticked:
                painting.glyph(
                    painter,
                    look,
                    "check",
                    look.colour("ok"),
                    box.left() + look.px(2),
                    box.top() + look.px(2),
                    14,
                )
            left += look.px(28)
        place = QRectF(left, rect.top(), rect.right() - left - look.px(6), rect.height())
        words = painting.fitted(look, index.data(Qt.ItemDataRole.DisplayRole), NOTE, place.width())
        painting.words(painter, look, place, words, NOTE, ink)


class Offer(CardFrame):
    """With ticks it stays open. With a search field it holds the focus, without one the
    words go on being typed where they are and arrows and Enter are handed in by ``key``."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "popup", parent)
        self._look = look
        self._items: tuple[Item, ...] = ()
        self._searching = self._ticking = False
        self._at = QRect()
        self._beyond: tuple[Item, ...] = ()
        self._back: QWidget | None = None
        self._then: Callable[[str], None] = lambda _: None
        self.search = Field(look, accessible="Search", placeholder="Type to search", icon="search", height=36)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.rows = QListWidget()
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setItemDelegate(_Rows(look, self.rows))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.itemClicked.connect(lambda _: self._take())
        self.rows.installEventFilter(self)
        SlimBar(look, self.rows)
        inside = column(look, self, gap=6, edges=(8, 8, 8, 8))
        inside.addWidget(self.search)
        inside.addWidget(self.rows)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open_at(
        self,
        place: QRect,
        items: Sequence[Item],
        then: Callable[[str], None],
        *,
        accessible: str,
        back: QWidget,
        search: bool = False,
        passive: bool = False,
        beyond: Sequence[Item] = (),
    ) -> None:
        """Below ``place`` (of its parent). ``then`` hears what was picked, ``back`` gets the focus again;
        ``passive`` leaves the focus where it is. ``beyond``: what is searched as soon as somebody types."""
        self._beyond = tuple(beyond)
        self._items, self._then, self._back = tuple(items), then, None if passive else back
        self._searching = search
        self._ticking = any(ticked is not None for _, _, ticked in items)
        self.rows.setAccessibleName(accessible)
        self.setAccessibleName(accessible)
        self.search.setAccessibleName(accessible)
        self.search.setVisible(search)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus if search or passive else Qt.FocusPolicy.StrongFocus)
        self._fill(self._items)
        self._place(place)
        self.show()
        self.raise_()
        if not passive:
            (self.search if search else self.rows).setFocus(Qt.FocusReason.PopupFocusReason)

    def place_of(self, widget: QWidget) -> QRect:
        """Where a widget stands in the room of the list."""
        room = self.parentWidget()
        assert room is not None
        return QRect(widget.mapTo(room, widget.rect().topLeft()), widget.size())

    def show_items(self, items: Sequence[Item]) -> None:
        """The ticks moved; the current row stays."""
        at = self.rows.currentRow()
        self._items = tuple(items)
        self._fill(self._items, at)

    def key(self, event: QKeyEvent) -> bool:
        """A key of whoever is typing; True when it was for the list."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in _TAKES or key == (Qt.Key.Key_Space if self._ticking else Qt.Key.Key_Tab):
            self._take()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.put_away()
        else:
            return False
        return True

    def narrow_to(self, typed: str) -> bool:
        """Only what begins with, or holds, the letters; False when nothing does."""
        return self._filter(typed)

    def put_away(self) -> None:
        """Close; the focus goes back to where it came from."""
        if self.isHidden():
            return
        back, self._back = self._back, None
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def words(self) -> list[str]:
        """What is offered at the moment."""
        return [self.rows.item(at).text() for at in range(self.rows.count())]

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            focus = QApplication.focusWidget()
            if event.reason() != Qt.FocusReason.PopupFocusReason and not self._ours(focus):
                self._back = None
                self.put_away()
        return super().eventFilter(watched, event)

    # ours

    def _ours(self, focus: QWidget | None) -> bool:
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _filter(self, typed: str) -> bool:
        words = typed.casefold().split()
        among = self._beyond if words and self._beyond else self._items
        found = [item for item in among if all(word in f"{item[1]} {item[0]}".casefold() for word in words)]
        if words:
            found.sort(key=lambda item: not item[1].casefold().startswith(typed.casefold().strip()))
        self._fill(tuple(found))
        return bool(found)

    def _fill(self, items: tuple[Item, ...], at: int = 0) -> None:
        self.rows.clear()
        for key, words, ticked in items:
            row = QListWidgetItem(shown(words))
            row.setData(Qt.ItemDataRole.UserRole, key)
            row.setData(Qt.ItemDataRole.UserRole + 1, ticked)
            if ticked is not None:
                row.setData(
                    Qt.ItemDataRole.AccessibleTextRole,
                    f"{shown(words)}, {'ticked' if ticked else 'not ticked'}",
                )
            self.rows.addItem(row)
        if not items:
            none = QListWidgetItem(NOTHING)
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.rows.addItem(none)
        else:
            self.rows.setCurrentRow(min(max(at, 0), len(items) - 1))
        if self.isVisible() and not self._searching:
            self._place(self._at)

    def _move(self, step: int) -> None:
        many = self.rows.count()
        if many:
            self.rows.setCurrentRow((self.rows.currentRow() + step) % many)

    def _take(self) -> None:
        chosen = self.rows.selectedItems()
        if not chosen:
            return
        item = chosen[0]
        key = str(item.data(Qt.ItemDataRole.UserRole))
        if not self._ticking:
            self.put_away()
        self._then(key)

    def _place(self, place: QRect) -> None:
        look, room = self._look, self.parentWidget()
        assert room is not None
        self._at = place
        wide = min(look.px(_WIDE), room.width() - look.px(16))
        rows = min(max(1, self.rows.count()), _MOST)
        high = rows * look.px(_ROW) + look.px(16) + (look.px(42) if self._searching else 0) + look.px(2)
        below = room.height() - place.bottom() - look.px(8)
        above = place.top() - look.px(8)
        high = min(high, max(below, above))
        left = min(max(place.left(), look.px(8)), room.width() - wide - look.px(8))
        top = (
            place.bottom() + look.px(4)
            if high <= below or below >= above
            else place.top() - high - look.px(4)
        )
        self.setGeometry(left, top, wide, high)

    def _dress(self) -> None:
        palette = QPalette(self.rows.palette())
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("surface"))
        palette.setColor(QPalette.ColorRole.Window, self._look.colour("surface"))
        self.rows.setPalette(palette)
        self.rows.setFont(self._look.font(NOTE))
