"""The card: header, name and sound, needs, the situation row, then ask or lines beside the panel."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSpacerItem, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import BODY, GREETING, GREETING_SLIM, STRONG
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.need_tile import COLUMN_GAP, NeedRow
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import CardShown
from frontdesk.screens.today.view.grid import columns, margins
from frontdesk.screens.today.view.head_row import HeadRow
from frontdesk.screens.today.view.line_panel import LinePanel
from frontdesk.screens.today.view.match_panel import MatchPanel
from frontdesk.screens.today.view.name_line import NameLine
from frontdesk.screens.today.view.side_buttons import OverPanel, SideButtons
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
        self._head = head = HeadRow(look)
        self.details, self.board_button = head.details, head.board_button
        self.show_button, self.hide_button = head.show_button, head.hide_button
        self.name = NameLine(look)
        self._under = Text(look, "", GREETING)
        self._banner = Banner(look, "", icon="calendar-x")
        self.needs = NeedRow(look)
        self.situation = SituationRow(look)
        self.match = MatchPanel(look)
        self.lines = LinePanel(look)
        self.side = SidePanel(look)
        self.record = Btn(look, "Open record", "ghost", icon="file-text", key="Ctrl E", dense=True)
        self.buttons = SideButtons(look, "More", "sliders-horizontal", "What we know")
        self._leaving = Btn(look, "Leaving", "ghost", icon="door-open", key="Ctrl Enter", dense=True)
        self._more = Btn(look, "More lines", "ghost", icon="chevron-down", key="↓", dense=True)
        self._again = Btn(look, "Find again", "ghost", icon="search", key="Esc", dense=True, parent=self)
        self._again.clicked.connect(self.put_away)
        self._again.hide()
        self._sheet = Btn(look, "Print", "ghost", icon="printer", key="Ctrl P", dense=True, parent=self)
        self._sheet.setAccessibleName("Print the sheet “About your visit”")
        self._sheet.clicked.connect(self.side.sheet_pressed)
        self._sheet.hide()
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
        self._head.show_head(card)
        self.name.show_name(card.name, card.say, card.pronouns, ask=bool(card.name), hint=card.hints.name)
        self._under.show_words(card.under)
        self._style_under()
        self._under.setVisible(bool(card.under))
        first, dot, rest = card.banner.partition(". ")
        self._banner.show_words([Run(first + dot, STRONG, "waiting"), rest])
        self._banner_row.setVisible(bool(card.banner))
        self.needs.setVisible(bool(card.needs))
        self.needs.show_needs([(n.glyph, n.text) for n in card.needs], card.met)
        self.needs_shown = card.needs
        self.situation.show_chips(card.chips)
        self.match.setVisible(matching)
        self.lines.setVisible(not matching)
        if matching:
            self.match.show_answers(card.answers, card.answer, card.dates, card.hints.ask)
            self.match.show_check(card.ask, card.check, card.main, ready=card.main_ready)
            self.lines.show_lines(None, (), 0)
        else:
            self.match.forget()
            self.lines.show_lines(card.big, card.rows, card.more)
            self.lines.big.show_became(card.became)
        self.side.show_side(
            card.sections, card.notes, card.question, card.tasks, told_nothing=card.told_nothing
        )
        self.buttons.show_notes(card.notes)
        self.buttons.show_panel(bool(card.sections))
        self.over.hold(card.notes.level > 0)
        self._leaving.setVisible(card.beat == "lines" and card.pill is not None)
        self._more.setVisible(not matching and self.lines.behind > 0)
        self._ways_out_appear()
        if before is None or (before.beat, before.name) != (card.beat, card.name):
            self.over.close()
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
        self._settle_room()
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
        self.buttons.held.connect(self.side.held)
        self.buttons.add_pressed.connect(self.side.add_pressed)
        self.buttons.promise_pressed.connect(self.side.promise_pressed)
        self.lines.hidden_changed.connect(self._more_changed)
        self.verticalScrollBar().valueChanged.connect(self._look_at_check)
        self._looked.timeout.connect(self._settled)
        self.inner.installEventFilter(self)
        self._bring_main = False

    def _build(self) -> None:
        look = self._look
        self._name_row = column(look)
        self._name_row.addWidget(self.name)
        self._under_row = column(look)
        self._under_row.addWidget(self._under)
        self._needs_row = column(look)
        self._needs_row.addWidget(self.needs)
        self._banner_row = QWidget()
        self._banner_edges = column(look, self._banner_row)
        self._banner_edges.addWidget(self._banner)
        self._foot = row(look)
        self._foot.addSpacing(-look.px(18))
        self._foot.addWidget(self._more)
        self._foot.addWidget(self.record)
        self._foot.addWidget(self._leaving)
        self._foot.addStretch(1)
        self._say = QWidget()
        say = column(look, self._say)
        say.addWidget(self._banner_row)
        say.addWidget(self.match, 1)
        say.addWidget(self.lines, 1)
        self._left = column(look)
        self._left.addWidget(self._say, 1)
        self._left.addLayout(self._foot)
        self._beside_column = beside = column(look, edges=(0, 0, 0, 6))
        beside.addWidget(self.side)
        self.over = OverPanel(look, self.side, beside, self)
        self.buttons.panel.clicked.connect(self.over.toggle)
        self._body = row(look)
        self._body.addLayout(self._left, 1)
        self._body.addLayout(beside)
        self._low = QWidget(self)
        self._low.hide()
        self._low_column = column(look, self._low)
        self._low_column.addStretch(1)
        self._low_column.addWidget(self.buttons)
        whole = column(look, self.inner)
        whole.addWidget(self._head)
        self._head_gap = QSpacerItem(0, -look.px(4))
        whole.addSpacerItem(self._head_gap)
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
        self._settle_room()
        if self._bring_main and self.isVisible() and self._shown is not None:
            self._bring_main = False
            self.settle()
            if self._shown.beat != "match":
                self.bring(self.lines.big)
                bar = self.verticalScrollBar()  # the name stays
                bar.setValue(min(bar.value(), self.name.mapTo(self.inner, QPoint(0, 0)).y()))
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
        """The side panel stands on the third column; over the card where there is no room."""
        look, width = self._look, self.viewport().width()
        if not look.narrow:
            self.side.setFixedWidth(columns(look, width)[2][1])
        ring = look.px(RESERVE)
        left, right = margins(look, width)
        top, low = (12, 8) if look.compact else (16, 14)
        if look.narrow:
            button = 0 if look.slim else ring  # the strip's header begins with words
            self._head.line.setContentsMargins(left - button, 0, right - ring, 0)
            self._whole.setContentsMargins(left - ring, 0, right - ring, 0)
            foot = look.px(8) if look.slim and self.buttons.bare() else 0
            self._low_column.setContentsMargins(max(0, left - look.px(18)), 0, right - ring, foot)
        else:
            self._head.line.setContentsMargins(ring, 0, 0, 0)
            self._whole.setContentsMargins(left - ring, look.px(top) - ring, right - ring, look.px(low))

    def _style_under(self) -> None:
        """The greeting in the serif, news in the sans."""
        slim = self._look.slim
        if self._shown is not None and self._shown.under_is_spoken:
            self._under.show_style(GREETING_SLIM if slim else GREETING, "ink")
        else:
            self._under.show_style(BODY if slim else BODY.sized(16, 28), "ink2")

    def _settle_room(self) -> None:
        """Where room is short the header, what is asked or said, and the buttons stand still; only name,
        needs and chips scroll. Where even that leaves no room for the name everything between scrolls."""
        look, narrow = self._look, self._look.narrow
        self.over.settle()
        if narrow == self._leaving_in_foot():
            ends = (self._more, self._leaving, self._again, self._sheet)
            self._leaving.show_key("" if narrow else "Ctrl Enter")
            if narrow:
                self.buttons.take(tuple(zip(ends, ("↓", "", "Esc", "Ctrl P"), strict=True)))
                self.pin(self._head, self._low)
            else:
                for at, button in ((1, self._more), (3, self._leaving)):
                    hidden = button.isHidden()
                    self._foot.insertWidget(at, button)
                    button.setVisible(not hidden)
                self.pin(None, None)
                self._low.hide()
                self._more.show_key("↓")
                self._whole.insertWidget(0, self._head)
                self._head.show()
        self._ways_out_appear()
        gap = 0 if narrow else -look.px(4)
        if self._head_gap.sizeHint().height() != gap:
            self._head_gap.changeSize(0, gap)
            self._whole.invalidate()
        if not narrow:
            self._head.fit(self._head_width())
            self._fit_foot()
            self._say_into(self._left)
            return
        self.record.hide()  # Ctrl E does the same
        self._head.fit(self.width())
        left, right = margins(look, self.width())
        self.buttons.fit(self.width() - left + look.px(18 + RESERVE) - right)
        self._say_into(self._low_column if self._low_has_room() else self._left)
        self.place_pinned()
        edge = margins(look, self.width())[0]
        top, low = self._head.height(), self._low.height() - self.buttons.y()
        self.over.place(QRect(edge, top, self.width() - 2 * edge, self.height() - top - low))

    def _ways_out_appear(self) -> None:
        """Where room is short: before the match Find again; in the slim strip, after it, Done."""
        look, card = self._look, self._shown or NOBODY
        lines = card.beat == "lines"
        self._again.show_text("Done" if look.slim else "Find again")
        self._again.show_icon("x" if look.slim else "search")
        self._again.setVisible(look.narrow and lines == look.slim)
        self._sheet.setVisible(card.told_nothing and look.narrow)

    def _leaving_in_foot(self) -> bool:
        return self._foot.indexOf(self._leaving) >= 0

    def _say_into(self, place: QBoxLayout) -> None:
        look, low = self._look, place is self._low_column  # there the rooms for focus rings reach further
        pull = min(look.px(18), margins(look, self.width())[0])
        top, ring = look.px(4 if look.slim else 0), look.px(RESERVE)
        self._say.setContentsMargins(pull if low else 0, top, ring if low else 0, 0)
        if place.indexOf(self._say) < 0:
            self._left.removeWidget(self._say)
            self._low_column.removeWidget(self._say)
            place.insertWidget(0, self._say, 0 if place is self._low_column else 1)
            self._say.show()

    def _fit_foot(self) -> None:
        """Three doors on one line: where that is short the keys go, then the door to the record."""
        card = self._shown
        doors = [self._more, self.record, self._leaving]
        self.record.setVisible(card is not None and card.beat == "lines")
        first, second, _ = columns(self._look, self.viewport().width())
        for keys in (("↓", "Ctrl E", "Ctrl Enter"), ("↓", "", "")):
            for door, key in zip(doors, keys, strict=True):
                if door.accessibleDescription() != key:
                    door.show_key(key)
            if (
                sum(door.sizeHint().width() for door in doors if not door.isHidden())
                <= second[0] + second[1] - first[0]
            ):
                return
        self.record.hide()

    def _head_width(self) -> int:
        """What the header has where it stands among the rest."""
        edges = self._whole.contentsMargins()
        return self.viewport().width() - edges.left() - edges.right()

    def _low_has_room(self) -> bool:
        """The name at least stays in sight between what stands still above and below."""
        left, right = margins(self._look, self.width())
        inside = self.width() - left - right
        still = self._head.sizeHint().height()
        still += self.buttons.heightForWidth(inside + self._look.px(18 + RESERVE))
        taken = self._say.contentsMargins()
        said = self._say.heightForWidth(inside + taken.left() + taken.right())
        return still + said + self.name.heightForWidth(inside) <= self.height()

    def _fit(self) -> None:
        look, compact, ring = self._look, self._look.compact, self._look.px(RESERVE)
        self._name_row.setContentsMargins(ring, 0, ring, 0)
        self._under_row.setContentsMargins(ring, look.px(2), ring, 0)
        above = 12 if look.slim else 9 if compact else 14
        self._needs_row.setContentsMargins(ring, look.px(above), ring, 0)
        self._banner_edges.setContentsMargins(0, 0, 0, look.px(14))
        self._body.setContentsMargins(ring, look.px(2 if look.narrow else 6 if compact else 12), ring, 0)
        self._beside_column.setContentsMargins(0, 0, 0, 0 if look.narrow else look.px(6))
        self._body.setSpacing(look.px(COLUMN_GAP))
        self._head.appear()
        self._style_under()
        self._columns()
        self._settle_room()
