"""The card: header, name and sound, needs, the situation row, then ask or lines beside the panel."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import BODY, GREETING, STRONG
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.need_tile import COLUMN_GAP, NeedRow
from frontdesk.qt.widgets.state_pill import StatePill
from frontdesk.screens.today.shown import CardShown
from frontdesk.screens.today.view.details_button import DetailsButton
from frontdesk.screens.today.view.grid import NO_LIMIT, RING, columns, margins
from frontdesk.screens.today.view.line_panel import LinePanel
from frontdesk.screens.today.view.match_panel import MatchPanel
from frontdesk.screens.today.view.name_line import NameLine
from frontdesk.screens.today.view.scroll_pane import ScrollPane
from frontdesk.screens.today.view.side_panel import SidePanel
from frontdesk.screens.today.view.situation_row import SituationRow

NOBODY = CardShown("lines", "", "", None, "", "", "", "", under_is_spoken=False, needs=(), chips=())


class CardPane(ScrollPane):
    """Shows one ``CardShown``; reports what was pressed. The main button works only while the whole check
    line is in sight."""

    matched = Signal()
    answered = Signal(int)
    put_away = Signal()
    hide_pressed = Signal()
    show_pressed = Signal()
    leaving_pressed = Signal()
    record_pressed = Signal()
    sound_pressed = Signal()
    more_pressed = Signal()
    chip_clicked = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._shown: CardShown | None = None
        self._when = Text(look, "", STRONG, middle=True)
        self._beside = Text(look, "", BODY, "ink2", middle=True)
        self._pill = StatePill(look, "to_come", "")
        self.details = DetailsButton(look)
        self.show_button = Btn(look, "Show", "secondary", icon="presentation", key="F8", dense=True)
        self.hide_button = Btn(look, "Hide", "secondary", icon="eye-off", key="F9", dense=True)
        self.name = NameLine(look)
        self._under = Text(look, "", GREETING)
        self._banner = Banner(look, "", icon="calendar-x")
        self.needs = NeedRow(look)
        self.situation = SituationRow(look)
        self.match = MatchPanel(look)
        self.lines = LinePanel(look)
        self.side = SidePanel(look)
        self.record = Btn(look, "Open record", "ghost", icon="file-text", key="Ctrl E", dense=True)
        self._leaving = Btn(look, "Leaving", "ghost", icon="door-open", key="Ctrl Enter", dense=True)
        self._more = Btn(look, "More lines", "ghost", icon="chevron-down", key="↓", dense=True)
        self._looked = QTimer(self)
        self._looked.setSingleShot(True)
        self._looked.setInterval(0)
        self._connect()
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    # --- showing

    def show_card(self, card: CardShown) -> None:
        """Fill the pane; the same card once more costs nothing."""
        before, self._shown = self._shown, card
        if card == before:
            return
        matching = card.beat != "lines"
        self._when.show_words(card.when)
        self._beside.show_words(card.beside)
        self._pill.setVisible(card.pill is not None)
        if card.pill is not None:
            self._pill.show_state(card.pill.tone, card.pill.text)  # type: ignore[arg-type]
        self.details.show_count(card.new_details)
        self.name.show_name(card.name, card.say, card.pronouns, ask=bool(card.name))
        self._under.show_words(card.under)
        self._under.show_style(
            GREETING if card.under_is_spoken else BODY.sized(16, 28),
            "ink" if card.under_is_spoken else "ink2",
        )
        self._under.setVisible(bool(card.under))
        first, dot, rest = card.banner.partition(". ")
        self._banner.show_words([Run(first + dot, STRONG, "waiting"), rest])
        self._banner_row.setVisible(bool(card.banner))
        self.needs.setVisible(bool(card.needs))
        self.needs.show_needs([(n.glyph, n.text) for n in card.needs])
        self.situation.show_chips(card.chips)
        self.match.setVisible(matching)
        self.lines.setVisible(not matching)
        if matching:
            self.match.show_answers(card.answers, card.answer)
            self.match.show_check(card.ask, card.check, card.main, ready=card.main_ready)
            self.lines.show_lines(None, (), 0)
        else:
            self.match.forget()
            self.lines.show_lines(card.big, card.rows, card.more)
        self.side.show_side(card.sections, card.notes, card.question)
        self._leaving.setVisible(card.beat == "lines" and card.pill is not None)
        self.record.setVisible(not matching)
        self._more.setVisible(not matching and self.lines.behind > 0)
        if before is None or (before.beat, before.name) != (card.beat, card.name):
            self.verticalScrollBar().setValue(0)
            self._bring_main = True
        self._looked.start()

    def forget(self) -> None:
        """Nothing of anybody stays in a widget while the screen is hidden."""
        self.show_card(NOBODY)

    def check_line_visible(self) -> bool:
        """The whole check line stands inside this pane; where it does not it is scrolled in, for the next
        press."""
        if self._shown is None or self._shown.beat != "match":
            return False
        self.settle()
        seen = self.in_sight(self.match.check_line) and self.match.check_line_whole()
        if not seen:
            self._bring_check()
        return seen

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns()
        self._looked.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inner and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._looked.start()
        return super().eventFilter(watched, event)

    # --- ours

    def _connect(self) -> None:
        self.hide_button.clicked.connect(self.hide_pressed)
        self.show_button.clicked.connect(self.show_pressed)
        self.name.sound_pressed.connect(self.sound_pressed)
        self.match.matched.connect(self.matched)
        self.match.answered.connect(self.answered)
        self.match.find_again.connect(self.put_away)
        self.situation.chip_clicked.connect(self.chip_clicked)
        self.match.companion.connect(lambda: self.chip_clicked.emit("companion", ""))
        self._leaving.clicked.connect(self.leaving_pressed)
        self.record.clicked.connect(self.record_pressed)
        self._more.clicked.connect(self.more_pressed)
        self.lines.hidden_changed.connect(self._more_changed)
        self.verticalScrollBar().valueChanged.connect(self._look_at_check)
        self._looked.timeout.connect(self._settled)
        self.inner.installEventFilter(self)
        self._bring_main = False

    def _build(self) -> None:
        look = self._look
        head = row(look, gap=10, edges=(RING, 0, 0, 0))
        head.addWidget(self._when)
        head.addWidget(self._beside)
        head.addWidget(self._pill)
        head.addStretch(1)
        head.addWidget(self.details)
        head.addWidget(self.show_button)
        head.addWidget(self.hide_button)
        self._name_row = column(look)
        self._name_row.addWidget(self.name)
        self._under_row = column(look)
        self._under_row.addWidget(self._under)
        self._needs_row = column(look)
        self._needs_row.addWidget(self.needs)
        self._banner_row = QWidget()
        self._banner_edges = column(look, self._banner_row)
        self._banner_edges.addWidget(self._banner)
        foot = row(look)
        foot.addSpacing(-look.px(18))
        doors = QWidget()
        flow = FlowLayout(doors, 0)
        for door in (self._more, self.record, self._leaving):
            flow.addWidget(door)
        foot.addWidget(doors, 1)
        left = column(look)
        left.addWidget(self._banner_row)
        left.addWidget(self.match, 1)
        left.addWidget(self.lines, 1)
        left.addLayout(foot)
        beside = column(look, edges=(0, 0, 0, 6))
        beside.addWidget(self.side)
        self._body = row(look)
        self._body.addLayout(left, 1)
        self._body.addLayout(beside)
        whole = column(look, self.inner)
        whole.addLayout(head)
        whole.addSpacing(-look.px(4))
        for part in (self._name_row, self._under_row, self._needs_row):
            whole.addLayout(part)
        whole.addWidget(self.situation)
        whole.addLayout(self._body, 1)
        self._whole = whole

    def _more_changed(self, count: int) -> None:
        self._more.setVisible(count > 0 and not self.lines.isHidden())
        self._more.show_text(f"{count} more line{'s' if count != 1 else ''}")

    def _settled(self) -> None:
        """The layout is done: what must be seen is scrolled in, then the main button may work."""
        if self._bring_main and self.isVisible() and self._shown is not None:
            self._bring_main = False
            self.settle()
            if self._shown.beat != "match":
                self.bring(self.lines.big)
            elif not (self.in_sight(self.match.check_line) and self.in_sight(self.match.main)):
                self._bring_check()
        self._look_at_check()

    def _bring_check(self) -> None:
        self.bring(self.match.main)
        if not self.in_sight(self.match.check_line):
            self.bring(self.match.check_line)

    def _look_at_check(self) -> None:
        card = self._shown
        if card is not None and card.beat == "match":
            seen = self.in_sight(self.match.check_line) and self.match.check_line_whole()
            self.match.set_ready(card.main_ready and seen)

    def _columns(self) -> None:
        """The side panel stands on the third column; below the lines where there is no room beside them."""
        look, width = self._look, self.viewport().width()
        if look.narrow:
            self._body.setDirection(QBoxLayout.Direction.TopToBottom)
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(NO_LIMIT)
        else:
            self._body.setDirection(QBoxLayout.Direction.LeftToRight)
            self.side.setFixedWidth(columns(look, width)[2][1])
        ring = look.px(RING)
        left, right = margins(look, width)
        top, low = (12, 8) if look.compact else (16, 14)
        self._whole.setContentsMargins(left - ring, look.px(top) - ring, right - ring, look.px(low))

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        ring = look.px(RING)
        self._name_row.setContentsMargins(ring, 0, ring, 0)
        self._under_row.setContentsMargins(ring, look.px(2), ring, 0)
        self._needs_row.setContentsMargins(ring, look.px(9 if compact else 14), ring, 0)
        self._banner_edges.setContentsMargins(0, 0, 0, look.px(14))
        self._body.setContentsMargins(ring, look.px(6 if compact else 12), ring, 0)
        self._body.setSpacing(look.px(COLUMN_GAP))
        self._columns()
