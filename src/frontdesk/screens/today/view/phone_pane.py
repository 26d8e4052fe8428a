"""The phone panel: small, at the left, the rule for messages first; the card at the desk waits above."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, flowing, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import BODY, LINE_SENTENCE, NAME_PHONE, SMALL, SMALL_STRONG, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import LineShown, PhoneShown
from frontdesk.screens.today.view.details_button import DetailsButton
from frontdesk.screens.today.view.drawer import BoardButton
from frontdesk.screens.today.view.grid import NO_LIMIT, margins
from frontdesk.screens.today.view.line_rows import EDGE, EMPTY, LineRows
from frontdesk.screens.today.view.note_folds import NoteFolds
from frontdesk.screens.today.view.situation_row import SituationRow

NOBODY = PhoneShown("", "", strict=False, name="", say="", about="", chips=())
WIDE = 516
WHILE_ON = (
    ("key-round", "The lock waits. Hiding does not."),
    ("volume-1", "Lines are chosen for a call. Nothing large, nothing private."),
    ("bookmark", "What you promise here lands on the day’s list."),
)


class RuleBox(QFrame):
    """How to leave a message, before anything else."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._strict = False
        self._glyph = Glyph(look, "shield-check", 20, "alert")
        self._title = Text(look, "", STRONG)
        self._what = Text(look, "", BODY, "ink2")
        self._to_leave = Text(look, "", BODY)
        words = column(look, gap=1)
        words.addWidget(self._title)
        words.addWidget(self._what)
        words.addWidget(self._to_leave)
        line = row(look, self, gap=14, edges=(16, 11, 16, 11))
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def show_rule(self, title: str, what_to_do: str, to_leave: str, *, strict: bool) -> None:
        """Fill it; a rule that forbids something stands in red, with its word. ``to_leave``: the message."""
        self._strict = strict
        self._glyph.show_icon("shield-check", "alert" if strict else "ink2")
        self._title.show_words(title)
        self._what.show_words(what_to_do)
        self._to_leave.show_words([Run("On a voicemail: ", STRONG), Run(f"“{to_leave}”")] if to_leave else "")
        self._to_leave.setVisible(bool(to_leave))
        message = f" On a voicemail: {to_leave}" if to_leave else ""
        self.setAccessibleName(f"{title}. {what_to_do}{message}")
        self.update()

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        fill = look.colour("alert_bg" if self._strict else "sunken")
        border = look.colour("alert" if self._strict else "line2")
        painting.box(painter, QRectF(self.rect()), look.pxf(12), fill, border)
        painter.end()


class NeutralLine(CardFrame):
    """The one line before the match: cue and sentence, no tick."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "say", parent)
        self._title = Text(look, "", STRONG, "say_label")
        self._sentence = Text(look, "", LINE_SENTENCE, "say_ink", balanced=True)
        inside = column(look, self, gap=2, edges=(16, 10, 16, 12))
        inside.addWidget(self._title)
        inside.addWidget(self._sentence)

    def show_line(self, line: LineShown | None) -> None:
        """Fill it, or nothing."""
        line = line or EMPTY
        self._title.show_words(line.title)
        self._sentence.show_words(line.text)
        self._sentence.setVisible(bool(line.text))
        self.setVisible(bool(line.title))


class PhonePane(ScrollPane):
    """Shows one ``PhoneShown``; reports what was pressed."""

    matched = Signal()
    ended = Signal()
    hide_pressed = Signal()
    chip_clicked = Signal(str, str)
    more_pressed = Signal()
    add_pressed = Signal()
    promise_pressed = Signal()
    held = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._shown: PhoneShown | None = None
        self._parked = Text(look, "", BODY, middle=True)
        self._back = Btn(look, "Back to the card", "secondary", icon="undo-2", key="Esc", dense=True)
        self.details = DetailsButton(look)
        self.hide_button = Btn(look, "Hide", "secondary", icon="eye-off", key="F9", dense=True)
        self.situation = SituationRow(look)
        self._rule = RuleBox(look)
        self._name = Text(look, "", NAME_PHONE)
        self._numbers = Text(look, "", BODY)
        self._neutral = NeutralLine(look)
        self._ask = Text(look, "", STRONG)
        self.check_line = Text(look, "", SMALL, "ink2")
        self.button = Btn(look, "Matched", "main", icon="user-round-check", key="Enter", height=48)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows = LineRows(look)
        self._more = Btn(look, "More", "quiet", key="↓", dense=True)
        self.folds = NoteFolds(look)
        self._notes = Text(look, "", BODY, "ink2")
        self._behind = 0
        self._connect()
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def show_phone(self, phone: PhoneShown) -> None:
        """Fill the panel; the same call once more costs nothing."""
        before, self._shown = self._shown, phone
        if phone == before:
            return
        parked = f"{phone.parked} is parked" if phone.parked else ""
        self._parked.show_words([Run(parked, STRONG), Run(f"  {phone.parked_state}", colour="ink2")])
        self._back.show_text(f"Back to {phone.parked or 'the card'}")
        self._parked_row.setVisible(bool(phone.parked))
        self.situation.show_chips(phone.chips)
        self._rule.show_rule(phone.rule, phone.what_to_do, phone.to_leave, strict=phone.strict)
        say = [Run(f"  {phone.say}", NAME_PHONE, "say_label")] if phone.say else []
        about = [Run(f"   {phone.about}", BODY, "ink2")] if phone.about else []
        self._name.show_words([Run(phone.name), *say, *about])
        self._numbers.show_words(", ".join(phone.numbers) or "")
        self._numbers.setVisible(bool(phone.numbers))
        self.details.show_count(phone.new_details)
        self._neutral.show_line(phone.neutral)
        asking = bool(phone.ask)
        self._ask.show_words(phone.ask)
        self.check_line.show_words(
            [Run(w, SMALL_STRONG, "ink") if bold else Run(w) for w, bold in phone.check]
        )
        self._asking.setVisible(asking)
        self.button.setEnabled(phone.main_ready)
        self._behind = phone.more
        self.rows.setVisible(bool(phone.rows))
        self.rows.show_rows(phone.rows, phone.chosen)
        self.rows.setMinimumHeight(self.rows.whole_height() if phone.rows else 0)
        self._more.setVisible(phone.more > 0)
        self._more.show_text(f"{phone.more} more")
        self.folds.show_notes(phone.notes, apart=False)
        notes = (*phone.notes.desk, *phone.notes.private)
        self._notes.show_words("\n".join(notes))
        self._notes.setVisible(bool(notes))
        if before is None or before.name != phone.name:
            self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Nothing of anybody stays in a widget."""
        self.show_phone(NOBODY)

    @property
    def chosen(self) -> QWidget:
        """What Space, Del and F5 are about."""
        key = self._shown.chosen if self._shown is not None else ""
        return next((one for one in self.rows.rows if key and one.key == key), self._panel)

    def check_line_visible(self) -> bool:
        """The whole check line stands inside this pane; else it is scrolled in for the next press."""
        self.settle()
        whole = self.check_line.height() >= self.check_line.heightForWidth(self.check_line.width())
        seen = whole and self.in_sight(self.check_line)
        if not seen:
            self.bring(self.button)
        return seen

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ours

    def _connect(self) -> None:
        self._back.clicked.connect(self.ended)
        self.hide_button.clicked.connect(self.hide_pressed)
        self.situation.chip_clicked.connect(self.chip_clicked)
        self.button.clicked.connect(self.matched)
        self._more.clicked.connect(self.more_pressed)
        self.folds.held.connect(self.held)

    def _build(self) -> None:
        look = self._look
        self._parked_row = CardFrame(look, "side")
        above = self._parked_line = row(look, self._parked_row, gap=12, edges=(20, 4, 6, 4))
        above.addWidget(Glyph(look, "circle-pause", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        above.addWidget(self._parked, 1)
        above.addWidget(self._back)
        self._panel = CardFrame(look, "popup")
        inside = self._inside = column(look, self._panel, gap=12)
        inside.addLayout(self._heading())
        inside.addWidget(self._rule)
        for part in (self._name, self._numbers, self._neutral):
            inside.addWidget(part)
        inside.addWidget(self._match())
        rows = row(look)
        rows.addSpacing(-look.px(EDGE))
        rows.addWidget(self.rows, 1)
        inside.addLayout(rows)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.folds)
        inside.addWidget(self._notes)
        inside.addWidget(Rule(look))
        inside.addLayout(self._foot())
        self._body = row(look)
        left = column(look)
        left.addWidget(self._panel)
        left.addStretch(1)
        self._body.addLayout(left, 0)
        self._body.addWidget(self._while_on(), 1, Qt.AlignmentFlag.AlignTop)
        whole = column(look, self.inner)
        whole.addWidget(self._parked_row)
        whole.addSpacing(look.px(12))
        whole.addLayout(self._body, 1)
        self._whole = whole

    def _heading(self) -> QBoxLayout:
        look = self._look
        words = row(look, gap=10)
        words.addWidget(Glyph(look, "phone", 18, "ink"))
        words.addWidget(Text(look, "On the phone", STRONG, middle=True, wrap=False))
        words.addStretch(0)
        head = self._heads = row(look, gap=10)
        head.addLayout(words)
        head.addWidget(self.situation, 1)
        return head

    def _match(self) -> QWidget:
        look = self._look
        self._asking = QWidget()
        ask = row(look, gap=10)
        ask.addWidget(Glyph(look, "id-card", 18, "ink"))
        ask.addWidget(self._ask, 1)
        inside = column(look, self._asking, gap=6)
        inside.addLayout(ask)
        inside.addWidget(self.check_line)
        wide = row(look)
        wide.addSpacing(-look.reserve())
        wide.addWidget(self.button, 1)
        wide.addSpacing(-look.reserve())
        inside.addLayout(wide)
        return self._asking

    def _foot(self) -> QBoxLayout:
        look = self._look
        add = Btn(look, "Add what we are told", "quiet", key="F2", dense=True)
        promise = Btn(look, "Promise", "quiet", key="F3", dense=True)
        ended = Btn(look, "Call ended", "quiet", key="Esc", dense=True)
        add.clicked.connect(self.add_pressed)
        promise.clicked.connect(self.promise_pressed)
        ended.clicked.connect(self.ended)
        foot = self._ends = row(look)
        foot.addWidget(flowing(look, 8, add, promise), 1)
        foot.addWidget(ended, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return foot

    def _while_on(self) -> QWidget:
        look = self._look
        box = QWidget()
        rows = column(look, box, gap=12, edges=(0, 6, 0, 0))
        top = row(look)
        top.addWidget(Text(look, "While Phone is on", STRONG, middle=True), 1)
        top.addWidget(BoardButton(look, parent=self))
        top.addWidget(self.details)
        top.addWidget(self.hide_button)
        rows.addLayout(top)
        for glyph, words in WHILE_ON:
            line = row(look, gap=12)
            line.addWidget(Glyph(look, glyph, 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(look, words, BODY, "ink2"), 1)
            rows.addLayout(line)
        rows.addStretch(1)
        self._beside = box
        return box

    def _fit(self) -> None:
        look = self._look
        left, right = margins(look, self.viewport().width())
        self._whole.setContentsMargins(left, look.px(4 if look.slim else 16), right, look.px(14))
        side = look.px(14 if look.slim else 22)
        self._inside.setContentsMargins(side, look.px(14), side, look.px(12))
        self._parked_line.setContentsMargins(
            look.px(10 if look.slim else 20), look.px(4), look.px(0 if look.slim else 6), look.px(4)
        )
        self._parked_line.setSpacing(look.px(4 if look.slim else 12))
        self._back.show_key("" if look.slim else "Esc")
        self.hide_button.setVisible(not look.slim)  # the strip has its own
        self._body.setSpacing(look.px(28))
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if look.narrow else direction.LeftToRight)
        for line in (self._heads, self._ends):
            line.setDirection(direction.TopToBottom if look.slim else direction.LeftToRight)
        self._heads.setSpacing(look.px(0 if look.slim else 10))
        if look.narrow:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(NO_LIMIT)
        else:
            self._panel.setFixedWidth(look.px(WIDE))
