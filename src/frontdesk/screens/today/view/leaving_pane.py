"""Leaving: a band across the card, promises first, the last sentence with its four fields, two rows."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from frontdesk.domain.next_step import NextStep
from frontdesk.qt import painting
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NAME_LEAVING, STRONG, TITLE_1
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.need_tile import COLUMN_GAP, NeedRow
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import LeavingShown
from frontdesk.screens.today.view.details_button import DetailsButton
from frontdesk.screens.today.view.drawer import BoardButton
from frontdesk.screens.today.view.grid import columns, margins
from frontdesk.screens.today.view.line_rows import EDGE, EMPTY, LineRows
from frontdesk.screens.today.view.name_line import NameLine
from frontdesk.screens.today.view.promises_panel import PromisesPanel
from frontdesk.screens.today.view.sentence_panel import SentencePanel
from frontdesk.screens.today.view.side_buttons import OverPanel, SideButtons
from frontdesk.screens.today.view.situation_row import SituationRow

NOBODY = LeavingShown("", "", "", "", "", needs=(), chips=(), promises=(), sentence=EMPTY, step=NextStep())
BAND_HEIGHT, COMPACT_BAND_HEIGHT = 58, 50


class Band(QWidget):
    """Across the whole card in the colour of leaving: door, word, when and with whom."""

    def __init__(self, look: Look, *buttons: Btn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Text(look, "Leaving", TITLE_1.sized(22, 30), "surface", wrap=False)
        self.seen = Text(look, "", STRONG, "surface", middle=True)
        self.board_button = BoardButton(look, "band", self)
        line = row(look, self, gap=16)
        line.addWidget(self._title)
        line.addWidget(self.seen, 1)
        line.addWidget(self.board_button)
        for button in buttons:
            line.addWidget(button)
        self._line = line
        self._left = 0
        self._keys: dict[Btn, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_margins(self, left: int, right: int) -> None:
        """The words stand over the columns of the card."""
        look = self._look
        high = look.px(COMPACT_BAND_HEIGHT if look.compact else BAND_HEIGHT)
        self.setFixedHeight(max(high, self.board_button.sizeHint().height()))
        self._left = left
        self._line.setContentsMargins(left + look.px(38), 0, right, 0)
        self._line.setSpacing(look.px(8 if look.narrow else 16))
        self._fit()
        self.update()

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On one line: where room is short the keys go, then when and with whom."""
        buttons = [one for one in self.findChildren(Btn) if not one.isHidden()]
        edges = self._line.contentsMargins()
        bare = self.width() - edges.left() - edges.right() - self._title.natural_width()
        bare -= (len(buttons) + 1) * self._line.spacing()
        for short in (False, True):
            for one in buttons:
                self._keys.setdefault(one, one.accessibleDescription())
                if one.accessibleDescription() != (wanted := "" if short else self._keys[one]):
                    one.show_key(wanted)
            room = bare - sum(one.sizeHint().width() for one in buttons)
            if room >= self.seen.natural_width():
                break
        self.seen.setVisible(not self._look.narrow or room >= self.seen.natural_width())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), look.colour("ready"))
        top = (self.height() - look.px(26)) / 2
        painting.glyph(painter, look, "door-open", look.colour("surface"), self._left, top, 26)
        painter.end()


class LeavingPane(ScrollPane):
    """Shows one ``LeavingShown``; reports what was pressed and typed."""

    hide_pressed = Signal()
    left_pressed = Signal()
    chip_clicked = Signal(str, str)
    more_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._shown: LeavingShown | None = None
        self._behind = 0
        self.details = DetailsButton(look, "band")
        self.hide_button = Btn(look, "Hide", "band", icon="eye-off", key="F9", dense=True)
        self.papers = Btn(look, "Pocket slip", "band", icon="printer", key="Ctrl P", dense=True)
        self.papers.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # pressed by mouse, the list it opens has the keys
        self.band = Band(look, self.details, self.papers, self.hide_button)
        self.name = NameLine(look)
        self.needs = NeedRow(look)
        self.situation = SituationRow(look)
        self.promises = PromisesPanel(look)
        self.buttons = SideButtons(look, "Promises", "bookmark")
        self.sentence = SentencePanel(look)
        self.rows = LineRows(look)
        self.nothing = Btn(look, "Nothing needed", "ghost", icon="eraser", dense=True)
        self._more = Btn(look, "More", "quiet", key="↓", dense=True)
        self.left = Btn(look, "Mark as left", "pill", icon="door-open", key="Enter")
        self._gone = Text(look, "", STRONG, "left", middle=True)
        self.hide_button.clicked.connect(self.hide_pressed)
        self.situation.chip_clicked.connect(self.chip_clicked)
        self.left.clicked.connect(self.left_pressed)
        self._more.clicked.connect(self.more_pressed)
        self.rows.left_out.connect(self._count_more)
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def show_leaving(self, shown: LeavingShown) -> None:
        """Fill the pane; the same card once more costs nothing, what is being typed stays as typed."""
        before, self._shown = self._shown, shown
        if shown == before:
            return
        self.band.seen.show_words(shown.seen)
        self.details.show_count(shown.new_details)
        self.name.show_name(shown.name, shown.say, shown.pronouns, style=NAME_LEAVING, ask=False)
        self.needs.setVisible(bool(shown.needs))
        self.needs.show_needs([(n.glyph, n.text) for n in shown.needs], shown.met)
        self.needs_shown = shown.needs
        self.situation.show_chips(shown.chips)
        self.promises.show_promises(shown.promises, shown.notes)
        self.buttons.panel.show_text(f"Promises, {len(shown.promises)}" if shown.promises else "Promises")
        self.buttons.show_notes(shown.notes)
        self.over.hold(shown.notes.level > 0)
        self.sentence.show_sentence(shown.sentence, shown.step, shown.say_what, writable=not shown.left)
        self.sentence.hint.show_hint(shown.hint)
        self.sentence.show_shut(shown.what_shut)
        self.sentence.show_dates(shown.dates)
        self.sentence.show_chosen(shown.chosen == shown.sentence.key)
        self._behind = shown.more
        self.rows.show_rows(shown.rows, shown.chosen)
        self.nothing.setVisible(not shown.left)
        self.nothing.setEnabled(shown.step.needed)
        self.left.setVisible(not shown.left)
        self.left.setEnabled(shown.main_ready)
        self._gone.show_words(shown.left)
        self._gone.setVisible(bool(shown.left))
        self._settle_room()
        if before is None or before.name != shown.name:
            self.over.close()
            self.verticalScrollBar().setValue(0)

    @property
    def chosen(self) -> QWidget:
        """What Space, Del and F5 are about: one of the rows, else the last sentence."""
        key = self._shown.chosen if self._shown is not None else ""
        return next((one for one in self.rows.rows if key and one.key == key), self.sentence.frame)

    def forget(self) -> None:
        """Nothing of anybody stays in a widget while the screen is hidden."""
        if self._shown is not None:
            self.show_leaving(NOBODY)
            self._shown = None

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns()
        self._settle_room()

    # --- ours

    def _build(self) -> None:
        look = self._look
        self._name_row, self._needs_row = column(look), column(look)
        self._name_row.addWidget(self.name)
        self._needs_row.addWidget(self.needs)
        say = column(look)
        say.addWidget(self.sentence)
        rows = column(look, edges=(24 - EDGE, 0, 10, 0))
        rows.addWidget(self.rows, 1)
        say.addLayout(rows, 1)
        self._ways = row(look)
        self._ways.addSpacing(-look.px(18))
        self._ways.addStretch(1)
        self._end = row(look)
        self._end.addStretch(1)
        self._end.addSpacing(-look.px(RESERVE))
        self._foot = row(look)
        self._foot.addLayout(self._ways, 1)
        self._foot.addLayout(self._end)
        self._low = QWidget(self)
        self._low.hide()
        self._low_row = row(look, self._low)
        self._low_row.addWidget(self.buttons, 1)
        self._low_end = row(look)
        self._low_end.addStretch(1)
        self._low_row.addLayout(self._low_end)
        self._ends_in(narrow=False)
        say.addLayout(self._foot)
        self._say = say
        beside = column(look)
        beside.addWidget(self.promises)
        self.over = OverPanel(look, self.promises, beside, self)
        self.buttons.panel.clicked.connect(self.over.toggle)
        self.buttons.held.connect(self.promises.held)
        self.buttons.add_pressed.connect(self.promises.add_pressed)
        self.buttons.promise_pressed.connect(self.promises.promise_pressed)
        self._body = row(look)
        self._body.addLayout(beside)
        self._body.addLayout(say, 1)
        self._card = column(look)
        for part in (self._name_row, self._needs_row):
            self._card.addLayout(part)
        self._card.addWidget(self.situation)
        self._card.addLayout(self._body, 1)
        whole = column(look, self.inner)
        whole.addWidget(self.band)
        whole.addLayout(self._card, 1)
        self._whole = whole

    def _count_more(self, left_out: int) -> None:
        """What found no room stands behind the arrow key too."""
        count = self._behind + left_out
        self._more.setVisible(count > 0)
        self._more.show_text(f"{count} more")

    def _ends_in(self, *, narrow: bool) -> None:
        """The acts at the foot: in the card, or with the buttons that stand still below it."""
        ways = (self.nothing, self._more, self._gone)
        placed = [one for one in (*ways, self.left) if one.parentWidget() is not None]
        hidden = {one for one in placed if one.isHidden()}
        if narrow:
            self.buttons.take(tuple(zip(ways, ("", "↓", ""), strict=True)))
            self._low_end.insertWidget(0, self.left)
        else:
            for at, one in enumerate(ways, 1):
                self._ways.insertWidget(at, one)
            self._end.insertWidget(1, self.left)
            self._more.show_key("↓")
        for one in placed:  # one shown before it has its place would be a window for a moment
            one.setVisible(one not in hidden)
        self._in_low = narrow

    def _settle_room(self) -> None:
        """Where room is short the band and the acts stand still, and what is between them scrolls."""
        look = self._look
        self.over.settle()
        if look.narrow != self._in_low:
            self._ends_in(narrow=look.narrow)
            if look.narrow:
                self.pin(self.band, self._low)
            else:
                self.pin(None, None)
                self._low_row.insertWidget(0, self.buttons, 1)
                self._low.hide()
                self._whole.insertWidget(0, self.band)
                self.band.show()
        if look.narrow:
            sides = self._low_row.contentsMargins()
            room = self.width() - sides.left() - sides.right()
            beside = room - (0 if self.left.isHidden() else self.left.sizeHint().width())
            stacked = beside < look.px(220)
            way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
            self._low_row.setDirection(way)
            edge = margins(look, self.width())[0]
            # the shape of the button stands on the column, its room for the focus ring further out
            further = edge - look.px(RESERVE) - sides.left() if stacked else 0
            self._low_end.setContentsMargins(further, 0, 0, 0)
            self.buttons.fit(room if stacked else beside)
            self._buttons_into_low(room, stacked=stacked)
            self.place_pinned()
            top, low = self.band.height(), self._low.height()
            self.over.place(QRect(edge, top, self.width() - 2 * edge, self.height() - top - low))

    def _buttons_into_low(self, room: int, *, stacked: bool) -> None:
        """The buttons scroll with the card where nothing else would be left of it."""
        high = self.buttons.heightForWidth(room) + self.left.sizeHint().height()
        least = self._look.px(300 if self._look.slim else 120)
        low = not stacked or self.height() - self.band.sizeHint().height() - high > least
        if low and self._low_row.indexOf(self.buttons) < 0:
            self._card.removeWidget(self.buttons)
            self._low_row.insertWidget(0, self.buttons, 1)
        elif not low and self._card.indexOf(self.buttons) < 0:
            self._low_row.removeWidget(self.buttons)
            self._card.addWidget(self.buttons)
        self.buttons.show()

    def _columns(self) -> None:
        """Promises on the first column, the sentence on the other two; over it where there is no room."""
        look, width = self._look, self.viewport().width()
        if not look.narrow:
            self.promises.setFixedWidth(columns(look, width)[0][1])
        ring = look.px(RESERVE)
        left, right = margins(look, width)
        self.band.show_margins(left, look.px(14) if look.slim else look.px(28) - ring)
        top, low = (8, 8) if look.compact else (14, 14)
        self._card.setContentsMargins(left - ring, look.px(top), right - ring, look.px(low))
        self._low_row.setContentsMargins(max(0, left - look.px(18)), 0, right - ring, look.px(4))

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        ring = look.px(RESERVE)
        self.papers.setVisible(not look.narrow)  # Ctrl P does the same
        self.hide_button.setVisible(not look.slim)  # the strip has its own
        self._name_row.setContentsMargins(ring, 0, ring, 0)
        self._needs_row.setContentsMargins(ring, look.px(5 if compact else 10), ring, 0)
        self._body.setContentsMargins(ring, look.px(6 if compact else 12), ring, 0)
        self._body.setSpacing(look.px(COLUMN_GAP))
        self._say.setSpacing(look.px(4 if compact else 8))
        self._columns()
        self._settle_room()
