"""The three numbered panels of the first page: their frame, the passphrase and the recovery sheet."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, NOTE, SMALL_STRONG, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.switch import Switch


class Number(QWidget):
    """A step's number in its round. Decoration: the title says the same."""

    def __init__(self, look: Look, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(30), self._look.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        border = look.colour("line2") if look.theme.high_contrast else None
        painting.box(painter, rect, rect.width() / 2, look.colour("track"), border)
        middle = Qt.AlignmentFlag.AlignHCenter
        painting.words(painter, look, rect, str(self._number), BUTTON_SMALL, look.colour("ink"), middle)
        painter.end()


class Step(CardFrame):
    """One numbered panel; put things into ``body``."""

    def __init__(
        self, look: Look, number: int, title: str, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "white", parent)
        line = row(look, self, gap=16, edges=(19, 13, 19, 12))
        line.addWidget(Number(look, number), 0, Qt.AlignmentFlag.AlignTop)
        self.body = column(look)
        self.body.addWidget(Text(look, title, TITLE_2))
        self.words = Text(look, words, NOTE, "ink2")
        self.body.addWidget(self.words)
        line.addLayout(self.body, 1)


class PassphraseStep(Step):
    """Step 1: four words are offered, others are one press away, and they can be hidden."""

    other_words = Signal()
    typed = Signal(str, bool)
    """The text, and whether the desk left the field."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look, 1, "Passphrase", "Four words open the desk each morning. Change them as you like."
        )
        self.field = Field(look, accessible="Passphrase", icon="key-round", style=STRONG.weighing(500))
        self.field.setMaxLength(200)
        self.other = Btn(look, "Other words", icon="shuffle", dense=True, height=42)
        self.hide_words = Btn(look, "Hide", icon="eye-off", dense=True, height=42)
        line = row(look, gap=2)
        line.addWidget(self.field, 1)
        line.addWidget(self.other)
        line.addWidget(self.hide_words)
        self.trouble = Text(look, "", NOTE, "alert")
        self.trouble.hide()
        self.body.addLayout(line)
        self.body.addWidget(self.trouble)
        self.field.textEdited.connect(lambda text: self.typed.emit(text, False))
        self.field.editingFinished.connect(lambda: self.typed.emit(self.field.text(), True))
        self.other.clicked.connect(self.other_words)
        self.hide_words.clicked.connect(self._hide_or_show)

    def show_trouble(self, words: str) -> None:
        """A sentence under the field."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def _hide_or_show(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Normal
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.hide_words.show_text("Show" if hidden else "Hide")
        self.hide_words.show_icon("eye" if hidden else "eye-off")


class SheetPicture(CardFrame):
    """The sheet as it will be on paper; covered once both copies are put away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "white", parent)
        self._look = look
        self.setFixedWidth(look.px(196))
        grid = QGridLayout(self)
        grid.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(12))
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(0)
        grid.addWidget(Text(look, "Recovery sheet", SMALL_STRONG), 0, 0, 1, 4)
        self._groups: list[Text] = []
        for at in range(8):
            line, place = 1 + at % 4, 2 * (at // 4)
            number = Text(look, str(at + 1), SMALL_STRONG.weighing(400), "ink3", wrap=False)
            group = Text(look, "", BUTTON_SMALL.weighing(500), "ink", wrap=False)
            grid.addWidget(number, line, place)
            grid.addWidget(group, line, place + 1)
            self._groups.append(group)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def show_groups(self, groups: tuple[str, ...]) -> None:
        """Eight groups; none covers them."""
        for at, text in enumerate(self._groups):
            text.show_words(groups[at] if groups else "\u2022\u2022\u2022\u2022")

    def words(self) -> tuple[str, ...]:
        """What stands on it."""
        return tuple(text.text() for text in self._groups)


class SheetStep(Step):
    """Step 2: the sheet, printed twice, put away, and one group of it typed back."""

    print_pressed = Signal()
    put_away = Signal(bool)
    group_typed = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look, 2, "Recovery sheet", "Printed once, on paper only. We cannot make it again.")
        self._look = look
        self.sheet = SheetPicture(look)
        self.print = Btn(look, "Print the sheet", icon="printer", dense=True, height=40)
        self.done = Switch(look, "Both copies are put away")
        self.ask = Text(look, "", NOTE, "ink")
        self.group = Field(look, accessible="Group of the recovery sheet", height=38)
        self.group.setMaxLength(12)
        self.group.setFixedWidth(look.px(120))
        self.trouble = Text(look, "", NOTE, "alert")
        right = column(look)
        right.addWidget(
            Text(
                look,
                "Two copies: one in the safe, one away from here. It opens everything if the passphrase is "
                "lost.",
                NOTE,
                "ink2",
            )
        )
        buttons = row(look, edges=(-6, 4, 0, 0))
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        right.addLayout(buttons)
        away = row(look, edges=(-6, 0, 0, 0))
        away.addWidget(self.done)
        away.addStretch(1)
        right.addLayout(away)
        back = row(look, gap=12)
        back.addWidget(self.ask, 1)
        back.addWidget(self.group)
        right.addLayout(back)
        right.addWidget(self.trouble)
        right.addStretch(1)
        both = row(look, gap=20)
        both.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(right, 1)
        self.body.addSpacing(look.px(12))
        self.body.addLayout(both)
        self.print.clicked.connect(self.print_pressed)
        self.done.toggled.connect(self.put_away)
        self.group.textEdited.connect(lambda text: self.group_typed.emit(text, False))
        self.group.editingFinished.connect(lambda: self.group_typed.emit(self.group.text(), True))
        self.ask_group(0)
        self.show_trouble("")

    def ask_group(self, number: int) -> None:
        """Ask for one group from the paper; 0 asks for none."""
        self.ask.show_words(f"Type group {number} back, from the paper." if number else "")
        self.ask.setVisible(bool(number))
        self.group.setVisible(bool(number))
        self.group.setText("")
        self.group.setAccessibleName(f"Group {number} of the recovery sheet")
        if number:
            self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fits(self, fits: bool) -> None:
        """The group is as printed."""
        if fits:
            self.ask.show_words("As printed. The sheet works.")

    def show_trouble(self, words: str) -> None:
        """A sentence below."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
