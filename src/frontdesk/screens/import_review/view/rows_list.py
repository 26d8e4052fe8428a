"""The lines of one part of the review: name, what happens, and the row it stands in."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from frontdesk.qt import painting
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import NOTE, SMALL, STRONG, TextStyle
from frontdesk.qt.widgets.scroll_fade import ScrollFade
from frontdesk.qt.widgets.slim_bar import SlimBar
from frontdesk.screens.import_review.shown import RowShown

_HEIGHT, _WHERE = 40, 150
_NAME = STRONG.weighing(500)
Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    """The lines as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[RowShown, ...] = ()

    def show_rows(self, rows: tuple[RowShown, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            row = self.rows[index.row()]
            return ", ".join(shown(part) for part in (row.name, row.details, row.where) if part)
        return None


class _Painter(QStyledItemDelegate):
    """One line."""

    def __init__(self, look: Look, view: "RowsList") -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRectF(option.rect)
        row = self._view.rows()[index.row()]
        painter.save()
        current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if current:
            painting.box(
                painter, rect.adjusted(1, 1, -1, -1), look.pxf(8), None, look.colour("focus"), look.pxf(2)
            )
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        left, right = rect.left() + look.px(8), rect.right() - look.px(8)
        where = QRectF(right - look.px(_WHERE), rect.top(), look.px(_WHERE), rect.height())
        middle = where.left() - look.px(12)
        wide = (middle - left) * (0.45 if row.details else 1.0)
        _one_line(painter, look, QRectF(left, rect.top(), wide, rect.height()), row.name, _NAME, "ink")
        if row.details:
            place = QRectF(
                left + wide + look.px(12), rect.top(), middle - left - wide - look.px(12), rect.height()
            )
            _one_line(painter, look, place, row.details, NOTE, "ink2")
        _one_line(painter, look, where, row.where, SMALL, "ink3", right=True)
        painter.restore()


class RowsList(QListView):
    """Many lines, drawn as they come into sight."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What this list changes")
        SlimBar(look, self)
        ScrollFade(look, self, "surface")
        look.changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: tuple[RowShown, ...]) -> None:
        """Replace the lines."""
        self._model.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._model.index(0))

    def rows(self) -> tuple[RowShown, ...]:
        """What stands there."""
        return self._model.rows

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, self._look.colour("surface"))
        self.setPalette(palette)
        self.viewport().update()


def _one_line(
    painter: QPainter,
    look: Look,
    place: QRectF,
    text: str,
    style: TextStyle,
    colour: Token,
    *,
    right: bool = False,
) -> None:
    metrics = QFontMetricsF(look.font(style))
    cut = metrics.elidedText(shown(text), Qt.TextElideMode.ElideRight, place.width())
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painting.words(painter, look, place, cut, style, look.colour(colour), align)
