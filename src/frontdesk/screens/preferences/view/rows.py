"""One row of a page: a round icon, label and words, and at the right what sets it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.switch import Switch
from frontdesk.qt.widgets.tag import Tag
from frontdesk.screens.preferences.shown import AboutShown, ChoiceShown, DoorShown, FieldShown

_ROUND = 40
_CHOICE, _FIELD, _LEAST = 208, 380, 180


class RoundIcon(QWidget):
    """The icon on its round ground. Decoration: no focus, no name."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_ROUND), self._look.px(_ROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        side, inset = float(self.width()), look.px((_ROUND - 18) / 2)
        painter = QPainter(self)
        painting.box(painter, QRectF(0, 0, side, side), side / 2, look.colour("track"))
        painting.glyph(painter, look, self._icon, look.colour("ink2"), inset, inset, 18)
        painter.end()


class SettingRow(QWidget):
    """Label and words, and room for a control: beside them, or below where there is little room."""

    def __init__(self, look: Look, icon: str, label: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self.troubled = False
        """What stands under the label says why something cannot be used."""
        self.label = Text(look, label, STRONG)
        self.below = Text(look, words, NOTE, "ink2")
        self._line = row(look, self, gap=18)
        self._line.addWidget(RoundIcon(look, icon), 0, Qt.AlignmentFlag.AlignTop)
        said = column(look, gap=1)
        said.addWidget(self.label)
        said.addWidget(self.below)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.addLayout(said, 1)
        self._line.addLayout(self._inner, 1)
        self._control: QWidget | None = None
        look.changed.connect(self._fit)
        self._fit()

    def hold(self, control: QWidget) -> None:
        """Put the control in its place."""
        self._control = control
        control.setAccessibleName(self.label.text())
        self._inner.addWidget(control)
        self._say()
        self._fit()

    def show_words(self, words: str, *, trouble: bool = False) -> None:
        """Change what stands under the label."""
        self._words = words
        self.troubled = trouble
        self.below.show_words(words)
        self.below.show_colour("alert" if trouble else "ink2")
        self._say()

    def _say(self) -> None:
        if self._control is not None:
            self._control.setAccessibleDescription(self._words)

    def _fit(self) -> None:
        look = self._look
        self._line.setSpacing(look.px(18))
        ring = look.reserve() if isinstance(self._control, Btn) else 0
        self._line.setContentsMargins(look.px(20), look.px(9), look.px(20) - ring, look.px(9))
        way, at = QBoxLayout.Direction, Qt.AlignmentFlag
        self._inner.setDirection(way.TopToBottom if look.narrow else way.LeftToRight)
        self._inner.setSpacing(look.px(6 if look.narrow else 24))
        if self._control is not None:
            self._inner.setAlignment(self._control, at.AlignLeft if look.narrow else at.AlignVCenter)


class ChoiceRow(SettingRow):
    """`picked(key, choice)`: from a list, or by a switch."""

    picked = Signal(str, str)

    def __init__(self, look: Look, shown: ChoiceShown, parent: QWidget | None = None) -> None:
        super().__init__(look, shown.icon, shown.label, shown.help, parent)
        self._key = shown.key
        self._over = QSpacerItem(0, 0)
        self.control: Choice | Switch
        if shown.switch:
            self.control = Switch(look, "")
            self.control.clicked.connect(lambda on: self.picked.emit(self._key, "yes" if on else "no"))
        else:
            self.control = Choice(look, shown.choices, accessible=shown.label, chosen=shown.chosen)
            self.control.picked.connect(lambda choice: self.picked.emit(self._key, choice))
        self.hold(self.control)
        self._inner.addSpacerItem(self._over)
        self.show_row(shown)

    def show_row(self, shown: ChoiceShown) -> None:
        """What is set now."""
        if isinstance(self.control, Switch):
            self.control.setChecked(shown.chosen == "yes")
        else:
            self.control.show_choices(shown.choices, shown.chosen)

    def _fit(self) -> None:
        super()._fit()
        look, control = self._look, self._control
        if isinstance(control, Choice):
            control.setMinimumWidth(look.px(_CHOICE))
        elif control is not None:  # its shape stands at the edge, the room for its ring reaches over it
            self._over.changeSize(0 if look.narrow else -look.reserve(), 0)


class FieldRow(SettingRow):
    """`typing(key, text)` with each letter, `left(key, text)` when what was typed counts."""

    typing = Signal(str, str)
    left = Signal(str, str)

    def __init__(self, look: Look, shown: FieldShown, parent: QWidget | None = None) -> None:
        super().__init__(look, shown.icon, shown.label, shown.help, parent)
        self._key, self._help = shown.key, shown.help
        self.field = Field(look, accessible=shown.label, height=40)
        self.field.setMaxLength(shown.longest)
        self.field.setPlaceholderText(shown.empty)
        self.field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field.textEdited.connect(lambda text: self.typing.emit(self._key, text))
        self.field.editingFinished.connect(self.finish)
        self.hold(self.field)
        self._fit_field()
        look.changed.connect(self._fit_field)
        self.show_row(shown)

    def show_row(self, shown: FieldShown) -> None:
        """What stands there now; what somebody is typing stays."""
        self._help = shown.help
        if not self.field.isModified():
            self.field.setText(shown.text)
            self.field.setCursorPosition(0)
            self.show_words(shown.help)

    def finish(self) -> None:
        """What was typed counts from now on."""
        if self.field.isModified():
            self.left.emit(self._key, self.field.text())

    def kept(self) -> None:
        """It was taken as it stands, whatever was wrong before."""
        self.field.setModified(False)
        if self.troubled:
            self.show_words(self._help)

    def _fit_field(self) -> None:
        self.field.setMinimumWidth(self._look.px(_FIELD if not self._look.narrow else _LEAST))
        self.field.setMaximumWidth(self._look.px(_FIELD))


class FixedRow(SettingRow):
    """Something that can only be read."""

    def __init__(self, look: Look, shown: FieldShown, parent: QWidget | None = None) -> None:
        super().__init__(look, shown.icon, shown.label, shown.help, parent)
        self._value = Text(look, shown.text, BODY)
        self.hold(self._value)
        self._value.setAccessibleName(f"{shown.label}: {shown.text}")

    def show_row(self, shown: FieldShown) -> None:
        """What it is."""
        self._value.show_words(shown.text)


class DoorRow(SettingRow):
    """A button that leads to a screen of its own."""

    pressed = Signal(str)

    def __init__(self, look: Look, shown: DoorShown, parent: QWidget | None = None) -> None:
        super().__init__(look, shown.icon, shown.label, shown.help, parent)
        self.button = Btn(look, shown.button, dense=True)
        self.button.clicked.connect(lambda: self.pressed.emit(shown.key))
        self.hold(self.button)
        self.button.setAccessibleName(f"{shown.button}: {shown.label}")

    def show_row(self, shown: DoorShown) -> None:
        """It always leads there."""
        self.show_words(shown.help)


class AboutRow(QWidget):
    """A question at the left, its answer beside it, or below where there is little room; `acted(act)`."""

    acted = Signal(str)

    def __init__(self, look: Look, shown: AboutShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line = row(look, self, gap=18)
        self._line.addWidget(RoundIcon(look, shown.icon), 0, Qt.AlignmentFlag.AlignTop)
        self._label = Text(look, shown.label, STRONG)
        answer = column(look, gap=2)
        answer.addWidget(Text(look, shown.words, BODY))
        if shown.below:
            answer.addWidget(Text(look, shown.below, NOTE, "ink2"))
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._inner.addLayout(answer, 1)
        self._line.addLayout(self._inner, 1)
        if shown.mark:
            self._line.addWidget(Tag(look, shown.mark), 0, Qt.AlignmentFlag.AlignTop)
        self.button: Btn | None = None
        if shown.button:
            self.button = Btn(look, shown.button, dense=True)
            self.button.clicked.connect(lambda: self.acted.emit(shown.act))
            self.button.setAccessibleDescription(shown.label)
            self._line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        self._line.setSpacing(look.px(18))
        ring = look.reserve() if self.button is not None else 0
        self._line.setContentsMargins(look.px(20), look.px(16), look.px(20) - ring, look.px(16))
        way = QBoxLayout.Direction
        self._inner.setDirection(way.TopToBottom if look.narrow else way.LeftToRight)
        self._inner.setSpacing(look.px(2 if look.narrow else 18))
        if look.narrow:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(16_777_215)
        else:
            self._label.setFixedWidth(look.px(206))
