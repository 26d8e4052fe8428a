"""The pages themselves: a title, words about it, and cards of rows in a body that scrolls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, STRONG, TITLE_1
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.key_hint import KeyHint
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.preferences.shown import (
    RIGHTS,
    AboutShown,
    ChoiceShown,
    DoorShown,
    FieldShown,
    GroupShown,
    KeyShown,
    PageShown,
)
from frontdesk.screens.preferences.view.rows import AboutRow, ChoiceRow, DoorRow, FieldRow, FixedRow

WIDEST = 980


class Page(QWidget):
    """Title and words stay, the body below scrolls."""

    HEAD_NARROW = 0
    """Design pixels between the list and what stands beside the title, where the list lies above."""

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(page.title)
        self._title = Text(look, page.title, TITLE_1.sized(26, 34), wrap=False)
        self._under = Text(look, page.words, BODY, "ink2")
        inner = QWidget()
        self._around = row(look, inner)
        self._wide = QWidget()
        self._around.addWidget(self._wide, 1000)  # up to its widest; what is left stays free at the right
        self._around.addStretch(1)
        self.body = column(look, self._wide)
        self.area: QScrollArea = scrolling(look, inner, "canvas")
        self._words = column(look)
        self._words.addWidget(self._title)
        self._words.addWidget(self._under)
        self._head = row(look)
        self._head.addLayout(self._words, 1)
        self._whole = column(look, self)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self.area, 1)
        self.area.verticalScrollBar().rangeChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        side = 16 if look.narrow else 32
        for said in (self._title, self._under):
            said.setVisible(not look.narrow)  # the list above says it
        top = self.HEAD_NARROW if look.narrow else 12 if look.compact else 18
        scroll = self.area.verticalScrollBar()
        bar = scroll.sizeHint().width() if scroll.maximum() > 0 else 0  # it takes room from the cards too
        free = max(bar, self.width() - 2 * look.px(side) - look.px(WIDEST)) - look.reserve()
        self._head.setContentsMargins(look.px(side), look.px(top), max(0, look.px(side) + free), 0)
        self._around.setContentsMargins(look.px(side), look.px(14), look.px(side), look.px(14))
        self._wide.setMaximumWidth(look.px(WIDEST))
        self.body.setSpacing(look.px(12))


class SettingsPage(Page):
    """Groups of settings. `picked`, `typing` and `left` as the rows tell."""

    picked = Signal(str, str)
    typing = Signal(str, str)
    left = Signal(str, str)
    door_pressed = Signal(str)

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(look, page, parent)
        self.rows: dict[str, ChoiceRow | FieldRow | FixedRow | DoorRow] = {}

    def show_groups(self, groups: tuple[GroupShown, ...]) -> None:
        """Built once, filled anew after each change."""
        for group in groups:
            for shown in group.rows:
                known = self.rows.get(shown.key)
                if known is not None:
                    known.show_row(shown)  # type: ignore[arg-type]  # a key keeps its kind of row
        if not self.rows:
            for group in groups:
                self._add(group)
            self.body.addStretch(1)

    def half_typed(self) -> FieldRow | None:
        """The field somebody is typing in, if what stands there does not count yet."""
        fields = (row for row in self.rows.values() if isinstance(row, FieldRow))
        return next((row for row in fields if row.field.isModified()), None)

    def _add(self, group: GroupShown) -> None:
        look = self._look
        card = CardFrame(look)
        inside = column(look, card, edges=(0, 5, 0, 5))
        if group.title:
            inside.addWidget(_heading(look, group.title))
        for at, shown in enumerate(group.rows):
            if at:
                inside.addWidget(ruled(look))
            self.rows[shown.key] = made = self._made(shown)
            inside.addWidget(made)
        self.body.addWidget(card)

    def _made(self, shown: ChoiceShown | FieldShown | DoorShown) -> ChoiceRow | FieldRow | FixedRow | DoorRow:
        if isinstance(shown, ChoiceShown):
            choice = ChoiceRow(self._look, shown)
            choice.picked.connect(self.picked)
            return choice
        if isinstance(shown, DoorShown):
            door = DoorRow(self._look, shown)
            door.pressed.connect(self.door_pressed)
            return door
        if shown.fixed:
            return FixedRow(self._look, shown)
        field = FieldRow(self._look, shown)
        field.typing.connect(self.typing)
        field.left.connect(self.left)
        return field


class KeysPage(Page):
    """Every key, by where it works: the first group at the left, the others beside it."""

    def show_keys(self, groups: tuple[tuple[str, tuple[KeyShown, ...]], ...]) -> None:
        """Filled once: keys do not change while the program runs."""
        if self.body.count():
            return
        look = self._look
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        left, right = column(look, gap=12), column(look, gap=12)
        for at, (title, keys) in enumerate(groups):
            (right if at else left).addWidget(self._card(title, keys))
        for side in (left, right):
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)
        look.changed.connect(self._turn)
        self._turn()

    def _card(self, title: str, keys: tuple[KeyShown, ...]) -> CardFrame:
        look = self._look
        card = CardFrame(look)
        inside = column(look, card, edges=(20, 12, 16, 12))
        inside.addWidget(Text(look, title, STRONG))
        inside.addSpacing(look.px(6))
        for shown in keys:
            _key_line(look, inside, shown)
        return card

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if self._look.narrow else way.LeftToRight)
        self._sides.setSpacing(self._look.px(12))


class AboutPage(Page):
    """Questions and answers."""

    def show_about(self, answers: tuple[AboutShown, ...]) -> None:
        """Filled once."""
        if self.body.count():
            return
        card = CardFrame(self._look)
        inside = column(self._look, card, edges=(0, 4, 0, 4))
        for at, shown in enumerate(answers):
            if at:
                inside.addWidget(ruled(self._look))
            inside.addWidget(AboutRow(self._look, shown))
        self.body.addWidget(card)
        self.body.addStretch(1)


class TrustPage(Page):
    """Five questions, their answers of this moment; `print_pressed` for the sheet a patient takes along."""

    print_pressed = Signal()
    acted = Signal(str)
    HEAD_NARROW = 14

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(look, page, parent)
        self.printed = Btn(look, "Print for a patient", key="Ctrl P", icon="printer", dense=True)
        self.printed.clicked.connect(self.print_pressed)
        self._head.addSpacing(look.px(16))
        self._head.addWidget(self.printed)
        self._card = CardFrame(look)
        self._inside = column(look, self._card, edges=(0, 4, 0, 4))
        self.rows: list[AboutRow] = []
        self._rules: list[QWidget] = []
        self.body.addWidget(self._card)
        foot = row(look, gap=10, edges=(3, 0, 20, 0))
        foot.addWidget(Glyph(look, "shield-check", 16, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(Text(look, RIGHTS, NOTE, "ink2"), 1)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._card.hide()

    def show_trust(self, answers: tuple[AboutShown, ...]) -> None:
        """Made anew: it is opened now and then, and each time it is looked up."""
        for old in (*self.rows, *self._rules):
            self._inside.removeWidget(old)
            old.deleteLater()
        self._rules = []
        self.rows = []
        for shown in answers:
            if self.rows:
                self._rules.append(ruled(self._look))
                self._inside.addWidget(self._rules[-1])
            self.rows.append(AboutRow(self._look, shown))
            self.rows[-1].acted.connect(self.acted)
            self._inside.addWidget(self.rows[-1])
        self._card.show()


def _heading(look: Look, words: str) -> QWidget:
    holder = QWidget()
    line = row(look, holder, edges=(20, 9, 20, 2))
    line.addWidget(Text(look, words, NOTE.weighing(600), "ink2"))
    return holder


def ruled(look: Look) -> QWidget:
    """A line between two rows."""
    holder = QWidget()
    line = row(look, holder, edges=(20, 0, 20, 0))
    line.addWidget(Rule(look))
    return holder


def _key_line(look: Look, inside: QBoxLayout, shown: KeyShown) -> None:
    line = row(look, gap=12, edges=(0, 5, 0, 5))
    line.addWidget(Glyph(look, shown.icon or "keyboard", 16, "ink2"), 0, Qt.AlignmentFlag.AlignVCenter)
    words = Text(look, shown.label, NOTE)
    words.setAccessibleName(f"{shown.label}: {shown.key}")
    line.addWidget(words, 1)
    line.addWidget(KeyHint(look, shown.key, bare=True), 0, Qt.AlignmentFlag.AlignVCenter)
    inside.addLayout(line)
