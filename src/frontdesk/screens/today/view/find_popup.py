"""The list under Find: full name, next or last visit, what was typed underlined."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as, say_politely
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import BODY, NEED, NOTE, SMALL
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.key_hint import KeyHint, key_width, paint_key
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.today.shown import FindRow, FindShown

MOST = 6
_HEIGHT, _NARROW_HEIGHT, _SLIM_HEIGHT, _ADD_HEIGHT = 62, 44, 52, 56
_ADD_KEYS = ("Ctrl", "Shift", "N")
NOBODY = "Nobody"
FIND_ROOM = 170
"""Design pixels of the field, the words about namesakes and the foot."""
_NOBODY = FindRow(patient_id="", visit_id="", name="")


def _row_height(look: Look) -> int:
    return look.px(_SLIM_HEIGHT if look.slim else _NARROW_HEIGHT if look.narrow else _HEIGHT)


@reads_as(Role.ListItem)
class Candidate(QAbstractButton):
    """One row: 62 high, the chosen one framed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row: FindRow | None = None
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.px(_HEIGHT))
        self.setAccessibleName(NOBODY)

    def show_row(self, one: FindRow, *, chosen: bool) -> None:
        """Fill it."""
        self._row, self._chosen = one, chosen
        self.setAccessibleName(", ".join(part for part in (one.name, one.beside) if part) or NOBODY)
        self.setAccessibleDescription("Enter" if chosen else "")
        self.setFixedHeight(_row_height(self._look))
        self.update()

    # Qt asks

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        look, one = self._look, self._row
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._chosen:
            painting.box(
                painter, rect, look.pxf(12), look.colour("brand_soft"), look.colour("brand"), look.pxf(2)
            )
        side = look.pxf(38)
        badge = QRectF(look.px(12), (rect.height() - side) / 2, side, side)
        painting.box(painter, badge, side / 2, look.colour("data_soft" if one.today else "track"))
        icon = "circle-dashed" if one.today else "user-round"
        painting.glyph(
            painter,
            look,
            icon,
            look.colour("ink2"),
            badge.left() + look.px(10),
            badge.top() + look.px(10),
            18,
        )
        x = look.px(64)
        right = rect.width() - look.px(14)
        if self._chosen:
            right -= key_width(look, "Enter")
            ink, border = look.colour("ink3"), look.colour("line2")
            fill = look.colour("surface")
            paint_key(painter, look, "Enter", right, rect.height() / 2, ink=ink, border=border, fill=fill)
            right -= look.px(8)
        middle = rect.height() / 2
        upper = QRectF(x, middle - look.pxf(22), right - x, look.px(24))
        lower = QRectF(x, middle + look.pxf(2), right - x, look.px(20))
        name = painting.fitted(look, one.name, NEED.weighing(500), upper.width())
        painting.words(painter, look, upper, name, NEED.weighing(500), look.colour("ink"))
        self._underline(painter, upper, name)
        painting.words(
            painter,
            look,
            lower,
            painting.fitted(look, one.beside, SMALL, lower.width()),
            SMALL,
            look.colour("ink2"),
        )
        painter.end()

    def _underline(self, painter: QPainter, rect: QRectF, name: str) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("ink"), look.pxf(1.6)))
        style = NEED.weighing(500)
        for start, length in self._row.marks if self._row else ():
            if start + length > len(name):
                continue
            left = rect.left() + painting.text_width(look, name[:start], style)
            right = rect.left() + painting.text_width(look, name[: start + length], style)
            y = rect.center().y() + look.pxf(10)
            painter.drawLine(int(left), int(y), int(right), int(y))


@reads_as(Role.ListItem)
class AddRow(QAbstractButton):
    """The last row: whoever was typed is somebody new."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = ""
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(NOBODY)

    def show_name(self, name: str, *, chosen: bool) -> None:
        """Fill it."""
        self._words, self._chosen = f"Add “{name}” as a new patient" if name else "", chosen
        self.setAccessibleName(self._words or NOBODY)
        self.setAccessibleDescription("Enter" if chosen else "Ctrl Shift N")
        self.setFixedHeight(self._look.px(_NARROW_HEIGHT if self._look.narrow else _ADD_HEIGHT))
        self.setVisible(bool(name))
        self.update()

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._chosen:
            painting.box(
                painter, rect, look.pxf(12), look.colour("brand_soft"), look.colour("brand"), look.pxf(2)
            )
        middle = rect.height() / 2
        top = middle - look.px(9)
        painting.glyph(painter, look, "user-round-plus", look.colour("ink2"), look.px(22), top, 18)
        right = rect.width() - look.px(14)
        keys = ("Enter",) if self._chosen else () if look.slim else _ADD_KEYS
        ink, border, fill = look.colour("ink3"), look.colour("line2"), look.colour("surface")
        for key in reversed(keys):
            right -= key_width(look, key)
            paint_key(painter, look, key, right, middle, ink=ink, border=border, fill=fill)
            right -= look.px(4)
        words = QRectF(look.px(64), 0, right - look.px(72), rect.height())
        fitted = painting.fitted(look, self._words, BODY, words.width())
        painting.words(painter, look, words, fitted, BODY, look.colour("ink"))
        painter.end()


@reads_as(Role.List)
class FindPopup(CardFrame):
    """Shows one ``FindShown``; leaves room for the field at its top."""

    picked = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "white", parent)
        self._look = look
        self.setAccessibleName("People found")
        self._said = ""
        self._room = QWidget()
        self._title = Text(look, "", NEED)
        self._title_row = QWidget()
        column(look, self._title_row, edges=(12, 12, 12, 8)).addWidget(self._title)
        self._alike = Banner(look, "", icon="equal-approximately", parent=self)  # read before the rows
        self._rows = [Candidate(look, self) for _ in range(MOST)]
        self._add = AddRow(look, self)
        self._new_at = 0
        self._add.clicked.connect(lambda: self.picked.emit(self._new_at))
        self._add_rule = Rule(look)
        self._nobody = Text(look, "", BODY, "ink2")
        self._nobody_row = QWidget()
        column(look, self._nobody_row, edges=(12, 12, 12, 16)).addWidget(self._nobody)
        for at, one in enumerate(self._rows):
            one.clicked.connect(lambda _=False, n=at: self.picked.emit(n))
        self._foot = QWidget()
        foot = row(look, self._foot, gap=6, edges=(12, 10, 12, 12))
        for cap, words in (("↑", ""), ("↓", "move"), ("Enter", "open card"), ("Esc", "clear")):
            foot.addWidget(KeyHint(look, cap))
            if words:
                foot.addWidget(Text(look, words, SMALL, "ink2", wrap=False))
                foot.addSpacing(look.px(6))
        hint = "No accents needed. A birth year narrows it."
        foot.addWidget(Text(look, hint, SMALL, "ink2", align=Qt.AlignmentFlag.AlignRight, middle=True), 1)
        whole = column(look, self, edges=(10, 10, 10, 0))
        whole.addWidget(self._room)
        whole.addWidget(self._title_row)
        whole.addWidget(self._alike)
        whole.addSpacing(look.px(8))
        for one in self._rows:
            whole.addWidget(one)
        whole.addWidget(self._nobody_row)
        whole.addWidget(self._add_rule)
        whole.addWidget(self._add)
        whole.addWidget(Rule(look))
        whole.addWidget(self._foot)
        self._whole = whole

    def forget(self) -> None:
        """Nobody found stays in a widget."""
        self._alike.show_words("")
        self._title.show_words("")
        self._said = ""
        self._add.show_name("", chosen=False)
        for one in self._rows:
            one.show_row(_NOBODY, chosen=False)

    def _most(self) -> int:
        """So many rows have room in the window; the chosen one is among them."""
        parent = self.parentWidget()
        if not self._look.narrow or parent is None:
            return MOST
        above = FIND_ROOM + (_NARROW_HEIGHT if self._add.isVisibleTo(self) else 0)
        above += _NARROW_HEIGHT if self._title_row.isVisibleTo(self) else 0
        room = parent.height() - self.y() - self._look.px(above)
        return max(1, min(MOST, room // _row_height(self._look)))

    def show_found(self, found: FindShown, field_height: int) -> None:
        """Fill it and take the height it needs."""
        self._room.setFixedHeight(field_height)
        self._title_row.setVisible(bool(found.title))
        self._title.show_words(found.title)
        self._alike.setVisible(bool(found.alike))
        if found.alike:
            rest = Run(" Ask day and month of birth.", colour="ink2")
            self._alike.show_words([Run(found.alike, NOTE.weighing(600)), rest])
        self._new_at = len(found.rows)
        self._add.show_name(found.new, chosen=found.selected == len(found.rows))
        self._add_rule.setVisible(bool(found.new and found.rows))
        most = self._most()
        first = max(0, min(found.selected, len(found.rows) - 1) - most + 1)
        for at, one in enumerate(self._rows):
            one.setVisible(first <= at < min(len(found.rows), first + most))
            if at < len(found.rows):
                one.show_row(found.rows[at], chosen=at == found.selected)
        self._nobody_row.setVisible(not found.rows)
        self._nobody.show_words(found.nobody)
        self._tell(found)
        self._foot.setVisible(not self._look.slim)
        high = self._high()
        parent = self.parentWidget()
        if parent is not None and self.y() + high > parent.height():
            self._foot.hide()  # who was found goes before how to move among them
            high = self._high()
        self.setFixedHeight(high)

    def _high(self) -> int:
        wrapped = self._whole.totalHeightForWidth(self.width())
        return wrapped if wrapped > 0 else self._whole.totalSizeHint().height()

    def _tell(self, found: FindShown) -> None:
        """The focus stays in the field: a screen reader is told which row Enter opens."""
        on_add = found.selected == len(found.rows) and found.new
        row = self._add if on_add else self._rows[found.selected] if found.rows else None
        chosen = row.accessibleName() if row is not None else ""
        nobody = "" if found.rows else found.nobody
        words = ". ".join(part for part in (found.title, found.alike, nobody, chosen) if part)
        if words != self._said:
            self._said = words
            say_politely(self, words)
