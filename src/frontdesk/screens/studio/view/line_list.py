"""The left pane: search, tabs, the lines with their switch, and the door for a complaint."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, NOTE, SMALL, TITLE_1
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.chip import SituationChip
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.studio.shown import ListShown, RowShown

WIDTH = 304
_HIGH, _ICON = 56, 18
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_ROW = RowShown("", "", "", "", None)


@reads_as(Role.ListItem)
class LineRow(QAbstractButton):
    """Glyph, title and a line below; the chosen one is framed. Arrows go from row to row."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row: RowShown | None = None
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.switch = Switch(look, "", parent=self)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def key(self) -> str:
        """Which line it is."""
        return self._row.key if self._row is not None else ""

    def show_row(self, one: RowShown, *, chosen: bool) -> None:
        """Fill it; the same row costs nothing."""
        self.switch.setChecked(bool(one.on))  # also where a press was refused
        if (one, chosen) == (self._row, self._chosen):
            return
        self._row, self._chosen = one, chosen
        self.setText(shown(one.title).replace("&", "&&"))
        self.setAccessibleName(f"{shown(one.title)}. {shown(one.below)}")
        self.setAccessibleDescription("in the editor" if chosen else "")
        self.switch.setVisible(one.on is not None)
        self.switch.setAccessibleName(f"{shown(one.title)} is said at the desk")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDTH - 32), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Space and self.switch.isVisible():
            self.switch.click()
        elif event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        look, one = self._look, self._row
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, look.px(1), -1, -look.px(1))
        if self._chosen or self.underMouse():
            border = look.colour("brand") if self._chosen else None
            ground = look.colour("surface" if self._chosen else "track")
            painting.box(painter, rect, look.pxf(12), ground, border, look.pxf(2))
        if self.hasFocus():
            inset = look.pxf(2)
            ring = rect.adjusted(inset, inset, -inset, -inset)
            painting.box(painter, ring, look.pxf(10), None, look.colour("focus"), look.pxf(3))
        size = look.px(_ICON)
        top = round(rect.center().y() - size / 2)
        painting.glyph(painter, look, one.icon, look.colour("ink2"), look.px(15), top, _ICON)
        left = look.px(48)
        right = self.switch.x() if self.switch.isVisibleTo(self) else rect.right() - look.px(8)
        middle = rect.center().y()
        upper = QRectF(left, middle - look.px(21), right - left, look.px(22))
        lower = QRectF(left, middle + look.px(1), right - left, look.px(18))
        title = painting.fitted(look, one.title, BUTTON_SMALL, upper.width())
        painting.words(painter, look, upper, title, BUTTON_SMALL, look.colour("ink"))
        below = painting.fitted(look, one.below, SMALL, lower.width())
        painting.words(painter, look, lower, below, SMALL, look.colour("alert" if one.alert else "ink2"))
        painter.end()

    def _fit(self) -> None:
        self.switch.resize(self.switch.sizeHint())
        x = self.width() - self.switch.width() - self._look.px(4)
        self.switch.move(x, (self.height() - self.switch.height()) // 2)


@reads_as(Role.List)
class Rows(QWidget):
    """The lines of the tab in front. `picked(key)`, `entered(key)` by Enter, `switched(key, on)`."""

    picked = Signal(str)
    entered = Signal(str)
    switched = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName("Lines")
        self._column: QBoxLayout = column(look, self)
        self._rows: list[LineRow] = []
        self._many = 0

    def show_rows(self, rows: tuple[RowShown, ...], chosen: str) -> None:
        """Fill them; there are as many widgets as the longest tab needed."""
        while len(self._rows) < len(rows):
            made = LineRow(self._look, self)
            made.clicked.connect(lambda _=False, made=made: self.picked.emit(made.key))
            made.entered.connect(lambda made=made: self.entered.emit(made.key))
            made.switch.clicked.connect(lambda on, made=made: self.switched.emit(made.key, on))
            made.stepped.connect(lambda step, made=made: self._step(made, step))
            self._rows.append(made)
            self._column.addWidget(made)
        self._many = len(rows)
        for one, made in zip(rows, self._rows, strict=False):
            made.show_row(one, chosen=one.key == chosen)
            made.show()
        for made in self._rows[len(rows) :]:
            made.hide()
            made.show_row(_NO_ROW, chosen=False)

    def rows(self) -> tuple[LineRow, ...]:
        """The rows that stand there."""
        return tuple(self._rows[: self._many])

    def take_keys(self) -> bool:
        """The keys go to the chosen row, else to the first; False where there is none."""
        rows = self.rows()
        if rows:
            next((r for r in rows if r._chosen), rows[0]).setFocus(Qt.FocusReason.TabFocusReason)
        return bool(rows)

    def _step(self, made: LineRow, step: int) -> None:
        rows = self.rows()
        at = rows.index(made) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.picked.emit(rows[at].key)


class LineList(QWidget):
    """`searched(text)`, `tab_picked(key)`, `looking_set(on)`, and what `Rows` tells."""

    searched = Signal(str)
    tab_picked = Signal(str)
    looking_set = Signal(bool)
    picked = Signal(str)
    entered = Signal(str)
    switched = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filling = False
        self._chosen = ""
        self._title = Text(look, "Prompts", TITLE_1.sized(24, 32), wrap=False)
        self.new = Btn(look, "New", "secondary", icon="plus", key="Ctrl N", dense=True)
        self.search = Field(
            look, accessible="Search prompts", placeholder="Search prompts", icon="search", height=38
        )
        self.search.setMaxLength(80)
        self.search.textEdited.connect(self.searched)
        self.search.installEventFilter(self)
        self.tabs: Segmented | None = None
        self._tab_room = column(look)
        self.look_at = SituationChip(look, "", icon="triangle-alert")
        self.look_at.clicked.connect(self.looking_set)
        self.rows = Rows(look)
        self.rows.picked.connect(self.picked)
        self.rows.entered.connect(self.entered)
        self.rows.switched.connect(self.switched)
        self._empty = Text(look, "", NOTE, "ink2")
        self.complaint = Btn(look, "Add a complaint", "secondary", icon="message-square-warning")
        self.complaint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._turns = Text(look, "Turn a real complaint into a line.", SMALL, "ink2")
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def show_list(self, shown_list: ListShown) -> None:
        """The tab in front and its lines."""
        self._show_tabs(shown_list)
        if self.search.text() != shown_list.typed:
            self.search.setText(shown_list.typed)
        many = shown_list.to_look_at
        self.look_at.show_text("1 to look at" if many == 1 else f"{many} to look at")
        self.look_at.setVisible(many > 0 or shown_list.looking)
        self.look_at.setChecked(shown_list.looking)
        other = self._chosen != shown_list.chosen
        self._chosen = shown_list.chosen
        self.rows.show_rows(shown_list.rows, shown_list.chosen)
        chosen = next((row for row in self.rows.rows() if row.key == shown_list.chosen), None)
        if other and chosen is not None:
            self.area.ensureWidgetVisible(chosen, 0, 0)
        self._empty.show_words(shown_list.empty)
        self._empty.setVisible(bool(shown_list.empty))

    def take_keys(self) -> None:
        """The keys go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leaves the search field for the lines it found, Enter takes the first of them."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                return self.rows.take_keys()
            if event.key() in _ENTER and self.rows.rows():
                self.entered.emit(self.rows.rows()[0].key)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self.searched.emit("")
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _build(self) -> None:
        look = self._look
        whole = column(look, self, edges=(16, 12, 0, 14))
        head = row(look, edges=(0, 0, 10, 0))
        head.addWidget(self._title, 1)
        head.addWidget(self.new)
        whole.addLayout(head)
        whole.addSpacing(look.px(4))
        body = column(look, gap=8, edges=(0, 0, 14, 0))
        body.addWidget(self.search)
        body.addLayout(self._tab_room)
        whole.addLayout(body)
        at = row(look, edges=(-6, 0, 0, 0))
        at.addWidget(self.look_at)
        at.addStretch(1)
        whole.addLayout(at)
        whole.addSpacing(look.px(2))
        inner = QWidget()
        listed = column(look, inner, edges=(0, 0, 4, 0))
        listed.addWidget(self._empty)
        listed.addWidget(self.rows)
        listed.addStretch(1)
        self.area = scrolling(look, inner, "canvas")
        whole.addWidget(self.area, 1)
        foot = column(look, edges=(0, 6, 10, 0))
        pressed = row(look, edges=(-6, 0, 0, 0))
        pressed.addWidget(self.complaint, 1)
        foot.addLayout(pressed)
        foot.addWidget(self._turns)
        whole.addLayout(foot)

    def _show_tabs(self, shown_list: ListShown) -> None:
        """Only the tab in front says how many it has: four of them share little room."""
        names = [
            (key, words if key == shown_list.tab else words.rpartition(" ")[0])
            for key, words in shown_list.tabs
        ]
        held = self.tabs is not None and any(segment.hasFocus() for segment in self.tabs.segments())
        if self.tabs is not None and [(s.text()) for s in self.tabs.segments()] == [
            words for _, words in names
        ]:
            self.tabs.show_choice(shown_list.tab)
            return
        before = self.tabs
        self.tabs = Segmented(self._look, names, accessible="When", chosen=shown_list.tab, tight=True)
        self.tabs.picked.connect(self.tab_picked)
        for segment, (_, words) in zip(self.tabs.segments(), shown_list.tabs, strict=True):
            segment.setAccessibleName(words)
        self._tab_room.addWidget(self.tabs)
        if before is not None:
            QWidget.setTabOrder(self.search, self.tabs.segments()[0])
            self._tab_room.removeWidget(before)
            before.deleteLater()
            before.hide()
        if held:
            chosen = next(s for s in self.tabs.segments() if s.isChecked())
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def fill(self, *, fill: bool) -> None:
        """Take all the room there is, where it stands alone."""
        self._filling = fill
        self._fit()

    def _fit(self) -> None:
        wide = self._look.px(WIDTH)
        self.setMinimumWidth(wide)
        self.setMaximumWidth(16_777_215 if self._filling else wide)
        self._turns.setVisible(not self._look.narrow)
