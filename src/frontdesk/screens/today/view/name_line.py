"""Name, how it sounds, pronouns: on one line where there is room, else the name has lines of its own."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NAME, NAME_SLIM, NOTE, SOUND, SOUND_SLIM, TextStyle
from frontdesk.qt.widgets.button import Btn
from frontdesk.screens.today.view.first_hint import FirstHint

ASK_SOUND = "Ask how it is said"
_BESIDE = BODY.sized(17, 24)
_SMALLER = (40, 34, 28)
"""Sizes a name shrinks to before it takes a second line."""

Part = tuple[QWidget, int, int, int]
Placed = list[tuple[QWidget, QRect]]
_Plan = tuple[Placed, int, TextStyle]


class NameLine(QWidget):
    """A long name shrinks first and wraps then; it is never cut and never pushes anything aside."""

    sound_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._style = self._drawn = NAME
        self._plans: dict[int, _Plan] = {}
        self.name = Text(look, "", NAME, balanced=True, parent=self)
        self._measure = Text(look, "", NAME, balanced=True, parent=self)
        self._measure.hide()
        self._say = Text(look, "say", BODY, "ink2", wrap=False, parent=self)
        self.sound = Text(look, "", SOUND, "say_label", parent=self)
        self._ask = Btn(look, ASK_SOUND, "ghost", key="F2", dense=True, parent=self)
        self._ask.clicked.connect(self.sound_pressed)
        self._pronouns = Text(look, "", _BESIDE, "ink2", wrap=False, parent=self)
        self.hint = FirstHint(look, self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._changed)

    def show_name(
        self,
        name: str,
        say: str,
        pronouns: str = "",
        *,
        style: TextStyle = NAME,
        ask: bool = True,
        hint: str = "",
    ) -> None:
        """``ask``: where no sound is known, a button asks for it."""
        self.hint.show_hint(hint)
        self._style = style
        self.name.show_words(name)
        self._measure.show_words(name)
        self.sound.show_words(say)
        self._pronouns.show_words(pronouns)
        self._say.setVisible(bool(say))
        self.sound.setVisible(bool(say))
        self._ask.setVisible(ask and not say)
        self._pronouns.setVisible(bool(pronouns))
        self._changed()

    # Qt asks

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width)[1]

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.line_height(self._style))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()  # the name or its sound needs another size
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # its height follows its width, and layouts keep the one they were told
        self._place()

    # ours

    def _changed(self) -> None:
        self._plans.clear()
        self.sound.show_style(self._sound_style())
        self._pronouns.show_style(BODY if self._look.slim else _BESIDE)
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        placed, _, style = self._plan(self.width())
        if style != self._drawn:
            self._drawn = style
            self.name.show_style(style)
        for widget, rect in placed:
            widget.setGeometry(rect)

    def _plan(self, width: int) -> _Plan:
        """Where everything goes at a width, the height, and the style of the name; asked ten times a card."""
        plan = self._plans.get(width)
        if plan is None:
            plan = self._plans[width] = self._planned(width)
        return plan

    def _planned(self, width: int) -> _Plan:
        parts, usual = list(self._parts()), self._usual()
        beside = [one for one in parts if one[0] is self._pronouns] if self._look.slim else parts
        below = [one for one in parts if one not in beside]
        name = self._name_width(usual)
        if name + sum(gap + wide for _, gap, wide, _ in beside) <= width:
            high = self._look.line_height(usual)
            line: Placed = [(self.name, QRect(0, 0, name, high))]
            line += self._along(beside, name, self._baseline(usual), width)[0]
            style = usual
        else:
            smaller = [usual.sized(size, size + 10) for size in _SMALLER if size < usual.size]
            styles = (usual, *smaller)
            style = next((s for s in styles if self._name_width(s) <= width), styles[-1])
            self._measure.show_style(style)
            high = self._measure.heightForWidth(width)
            line, below = [(self.name, QRect(0, 0, width, high))], parts
        if not below:
            return line, high, style
        first = self._baseline(self._sound_style())
        if self._look.slim:
            first = max(first, below[0][3])  # a button reaches higher than words
        under, bottom = self._along(below, 0, high + first, width)
        return [*line, *under], max(high, bottom), style

    def _usual(self) -> TextStyle:
        """The style of a name that has room."""
        return NAME_SLIM if self._look.slim else self._style

    def _sound_style(self) -> TextStyle:
        return SOUND_SLIM if self._look.slim else SOUND

    def _parts(self) -> Iterator[Part]:
        """Each part beside the name: gap before it, its width, and its baseline within it."""
        look, beside = self._look, BODY if self._look.slim else _BESIDE
        if not self.sound.isHidden():
            yield self._say, look.px(18), self._say.natural_width(), self._baseline(BODY)
            yield self.sound, look.px(8), self.sound.natural_width(), self._baseline(self._sound_style())
        if not self._ask.isHidden():
            high = self._ask.sizeHint().height()
            yield self._ask, look.px(14), self._ask.sizeHint().width(), high // 2 + look.px(8)
        if not self._pronouns.isHidden():
            yield self._pronouns, look.px(20), self._pronouns.natural_width(), self._baseline(beside)
        if not self.hint.isHidden():
            yield self.hint, look.px(28), self.hint.natural_width(), self._baseline(NOTE)

    def _along(self, parts: Sequence[Part], x: int, baseline: int, width: int) -> tuple[Placed, int]:
        """The parts on one baseline from ``x``; a part without room begins a new line."""
        placed: Placed = []
        bottom = 0
        step = self._look.line_height(self._sound_style())
        for widget, gap, wide, own in parts:
            at = x + gap if x else 0
            if at and widget is not self.sound and at + wide > width:
                at, baseline = 0, max(baseline + step, bottom + own)
            room = min(wide, max(1, width - at))
            high = widget.heightForWidth(room) if widget.hasHeightForWidth() else widget.sizeHint().height()
            placed.append((widget, QRect(at, baseline - own, room, high)))
            bottom = max(bottom, baseline - own + high)
            x = at + room
        return placed, bottom

    def _name_width(self, style: TextStyle) -> int:
        self._measure.show_style(style)
        return self._measure.natural_width() + 1

    def _baseline(self, style: TextStyle) -> int:
        metrics = self._look.metrics(style)
        usual = metrics.ascent() + metrics.descent()
        return round((self._look.line_height(style) - usual) / 2 + metrics.ascent())
