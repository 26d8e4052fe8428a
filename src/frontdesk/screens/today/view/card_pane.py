"""The card: header, name and sound, needs, the situation row, then ask or lines beside the panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedLayout, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, GREETING, NAME, NAME_LEAVING, SOUND, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.chip import SituationChip
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.need_tile import NeedRow, thirds
from frontdesk.qt.widgets.state_pill import StatePill
from frontdesk.screens.today.shown import CardShown, Chip
from frontdesk.screens.today.view.layouts import column, row
from frontdesk.screens.today.view.line_panel import LinePanel
from frontdesk.screens.today.view.match_panel import MatchPanel
from frontdesk.screens.today.view.side_panel import SidePanel

GAP = 18
ASK_SOUND = "Ask how it is said"
NOBODY = CardShown("lines", "", "", None, "", "", "", "", under_is_spoken=False, needs=(), chips=())


class CardPane(QWidget):
    """Shows one ``CardShown``; reports what was pressed."""

    matched = Signal()
    put_away = Signal()
    hide_pressed = Signal()
    leaving_pressed = Signal()
    sound_pressed = Signal()
    more_pressed = Signal()
    chip_clicked = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: dict[str, SituationChip] = {}
        self._holders: dict[QWidget, QWidget] = {}
        self._shown: CardShown | None = None
        self._when = Text(look, "", STRONG, wrap=False)
        self._beside = Text(look, "", BODY, "ink2", wrap=False)
        self._pill = StatePill(look, "to_come", "")
        self.hide_button = Btn(look, "Hide", "secondary", icon="eye-off", key="F9", dense=True)
        self._name = Text(look, "", NAME)
        self._say = Text(look, "say", BODY.sized(17, 24), "ink2", wrap=False)
        self._sound = Text(look, "", SOUND, "say_label", wrap=False)
        self._ask_sound = Btn(look, ASK_SOUND, "ghost", key="F2", dense=True)
        self._pronouns = Text(look, "", BODY.sized(17, 24), "ink2", wrap=False)
        self._under = Text(look, "", GREETING)
        self._banner = Text(look, "", BODY, "waiting")
        self.needs = NeedRow(look)
        self._chip_row = QWidget()
        self._flow = FlowLayout(self._chip_row, look.px(8) - 2 * look.reserve())
        self.match = MatchPanel(look)
        self.lines = LinePanel(look)
        self.side = SidePanel(look)
        self._leaving = Btn(look, "Leaving", "ghost", icon="door-open", key="Ctrl Enter", dense=True)
        self._more = Btn(look, "More lines", "ghost", icon="chevron-down", key="↓", dense=True)
        self._leave = Btn(look, "Mark as left", "pill", icon="door-open", key="Enter", height=52)
        self._connect()
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    # --- showing

    def show_card(self, card: CardShown) -> None:
        """Fill the pane; what did not change costs nothing."""
        self._shown = card
        matching = card.beat == "match"
        self._when.show_words(card.when)
        self._beside.show_words(card.beside)
        self._pill.setVisible(card.pill is not None)
        if card.pill is not None:
            self._pill.show_state(card.pill.tone, card.pill.text)  # type: ignore[arg-type]
        self._name.show_words(card.name)
        self._name.show_style(NAME_LEAVING if card.beat == "leaving" else NAME)
        self._sound.show_words(card.say)
        self._holders[self._say].setVisible(bool(card.say))
        self._holders[self._sound].setVisible(bool(card.say))
        self._holders[self._ask_sound].setVisible(not card.say)
        self._holders[self._pronouns].setVisible(bool(card.pronouns))
        self._pronouns.show_words(card.pronouns)
        self._under.show_words(card.under)
        self._under.show_style(
            GREETING if card.under_is_spoken else BODY.sized(16, 28),
            "ink" if card.under_is_spoken else "ink2",
        )
        self._under.setVisible(bool(card.under))
        self._banner.show_words(card.banner)
        self._banner.setVisible(bool(card.banner))
        self.needs.setVisible(bool(card.needs))
        self.needs.show_needs([(n.glyph, n.text) for n in card.needs])
        self._show_chips(card.chips)
        self._stack.setCurrentWidget(self.match if matching else self.lines)
        if matching:
            self.match.show_check(card.ask, card.check, card.main, ready=card.main_ready)
        else:
            self.lines.show_lines(card.big, card.rows, card.more)
        self.side.show_side(card.sections, card.notes, card.question)
        self._leave.setVisible(card.beat == "leaving" and bool(card.main))
        self._leave.setEnabled(card.main_ready)
        self._leaving.setVisible(card.beat == "lines" and card.pill is not None)

    def forget(self) -> None:
        """Nothing of anybody stays in a widget while the screen is hidden."""
        self.show_card(NOBODY)

    def check_line_visible(self) -> bool:
        """The whole check line stands inside this pane."""
        return self._shown is not None and self.match.check_line_in(self)

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns()

    # --- ours

    def _connect(self) -> None:
        self.hide_button.clicked.connect(self.hide_pressed)
        self._ask_sound.clicked.connect(self.sound_pressed)
        self.match.matched.connect(self.matched)
        self.match.find_again.connect(self.put_away)
        self.match.companion.connect(lambda: self.chip_clicked.emit("companion", ""))
        self._leaving.clicked.connect(self.leaving_pressed)
        self._leave.clicked.connect(self.matched)
        self._more.clicked.connect(self.more_pressed)
        self.lines.hidden_changed.connect(self._more_changed)

    def _build(self) -> None:
        look = self._look
        head = row(look, gap=10, edges=(6, 0, 0, 0))
        head.addWidget(self._when)
        head.addWidget(self._beside)
        head.addWidget(self._pill)
        head.addStretch(1)
        head.addWidget(self.hide_button)
        name = row(look, edges=(6, 0, 6, 0))
        name.addWidget(self._name, 0, Qt.AlignmentFlag.AlignBottom)
        parts: tuple[tuple[QWidget, int, int], ...] = (
            (self._say, 18, 5),
            (self._sound, 8, 3),
            (self._ask_sound, 14, 0),
            (self._pronouns, 20, 5),
        )
        for part, gap, low in parts:
            holder = self._holders[part] = QWidget()
            inside = column(look, holder, edges=(gap, 0, 0, low))
            inside.addStretch(1)
            inside.addWidget(part)
            name.addWidget(holder)
        name.addStretch(1)
        stack_holder = QWidget()
        self._stack = QStackedLayout(stack_holder)
        self._stack.addWidget(self.match)
        self._stack.addWidget(self.lines)
        foot = row(look)
        foot.addSpacing(-look.px(18))
        foot.addWidget(self._more)
        foot.addWidget(self._leaving)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        left = column(look)
        left.addWidget(stack_holder, 1)
        left.addLayout(foot)
        body = row(look, gap=GAP, edges=(6, 0, 6, 0))
        body.addLayout(left, 1)
        beside = column(look, edges=(0, 0, 0, 6))
        beside.addWidget(self.side)
        body.addLayout(beside)
        whole = column(look, self)
        under = column(look, edges=(6, 0, 6, 0))
        under.addWidget(self._under)
        under.addWidget(self._banner)
        needs = column(look, edges=(6, 0, 6, 0))
        needs.addWidget(self.needs)
        whole.addLayout(head)
        whole.addSpacing(-look.px(2))
        whole.addLayout(name)
        whole.addLayout(under)
        whole.addLayout(needs)
        whole.addWidget(self._chip_row)
        whole.addLayout(body, 1)
        self._needs_row, self._name_row = needs, name
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chip_row.setSizePolicy(policy)
        self._whole, self._body = whole, body

    def _show_chips(self, chips: tuple[Chip, ...]) -> None:
        wanted = {chip.id for chip in chips}
        for key in [k for k in self._chips if k not in wanted]:
            gone = self._chips.pop(key)
            self._flow.removeWidget(gone)
            gone.deleteLater()
        for chip in chips:
            widget = self._chips.get(chip.id)
            if widget is None:
                widget = self._chips[chip.id] = SituationChip(self._look, chip.label, icon=chip.glyph)
                widget.clicked.connect(lambda _=False, key=chip.id: self._chip_pressed(key))
                self._flow.addWidget(widget)
            widget.show_text(chip.label, chip.spoken)
            widget.show_icon(chip.glyph)
            widget.show_key(chip.key)
            widget.setChecked(chip.on)
        order = [self._chips[chip.id] for chip in chips]
        if [self._flow.itemAt(i).widget() for i in range(self._flow.count())] != order:  # type: ignore[union-attr]
            for widget in order:
                self._flow.removeWidget(widget)
            for widget in order:
                self._flow.addWidget(widget)

    def _chip_pressed(self, key: str) -> None:
        chip = next((c for c in self._shown.chips if c.id == key), None) if self._shown else None
        if chip is None:
            return
        self._chips[key].setChecked(chip.on)
        if not chip.choices:
            self.chip_clicked.emit(key, "")
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice, words in chip.choices:
            menu.addAction(words.replace("&", "&&")).setData(choice)
        menu.triggered.connect(lambda act: self.chip_clicked.emit(key, str(act.data())))
        menu.popup(self._chips[key].mapToGlobal(self._chips[key].rect().bottomLeft()))

    def _more_changed(self, count: int) -> None:
        self._more.setVisible(count > 0)
        self._more.show_text(f"{count} more line{'s' if count != 1 else ''}")

    def _columns(self) -> None:
        look = self._look
        room = self.contentsRect().width() - look.px(32) - look.px(28)
        third = thirds(max(room, look.px(3 * 160)), look.px(GAP))[2][1]
        self.side.setFixedWidth(third)

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        ring = 6
        self._whole.setContentsMargins(
            look.px(32 - ring),
            look.px((12 if compact else 16) - ring),
            look.px(28 - ring),
            look.px(8 if compact else 14),
        )
        self._whole.setSpacing(0)
        self._name_row.setContentsMargins(look.px(ring), 0, look.px(ring), 0)
        self._needs_row.setContentsMargins(look.px(ring), look.px(9 if compact else 14), look.px(ring), 0)
        self._flow.set_gap(look.px(8) - 2 * look.reserve())
        self._flow.setContentsMargins(0, look.px(5 if compact else 8), 0, 0)
        self._body.setContentsMargins(look.px(ring), look.px(6 if compact else 12), look.px(ring), 0)
        self._columns()
