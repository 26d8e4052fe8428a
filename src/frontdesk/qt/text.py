"""The one label for text: always plain, never cut, as high as its words are.

A QLabel takes a name with angle brackets for a document, and a long one froze it for twenty
seconds. This label lays its words out itself and knows no markup at all; it is still a QLabel,
so that a screen reader meets it as static text.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.plain_text import shown
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import BODY, TextStyle

_ENDLESS = 1 << 20
_BISECTIONS = 7


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a style or colour of their own within a `Text`."""

    text: str
    style: TextStyle | None = None
    colour: Token | None = None


Words = str | Run | Sequence["str | Run"]


class Text(QLabel):
    """Words on the screen, in one style or in runs.

    `balanced` wraps at the narrowest width that needs no more lines, so no word is left alone
    on the last line (for words to say). `elide` shortens one line with "…" where room is short;
    without it the label asks for the height it needs. `paragraphs` keeps line breaks.
    `middle` centres the words in the height they get; a label that does not wrap always does.
    """

    def __init__(
        self,
        look: Look,
        words: Words = "",
        style: TextStyle = BODY,
        colour: Token = "ink",
        *,
        wrap: bool = True,
        balanced: bool = False,
        elide: bool = False,
        paragraphs: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._style = style
        self._colour: Token = colour
        self._wrap = wrap and not elide
        self._balanced = balanced
        self._elide = elide
        self._paragraphs = paragraphs
        self._align = align
        self._middle = middle
        self._runs: tuple[Run, ...] = ()
        self._laid: dict[int, _Laid] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(self._wrap)
        self.setSizePolicy(policy)
        look.changed.connect(self._look_changed)
        self.show_words(words)

    def show_words(self, words: Words) -> None:
        """Replace the words; the same words cost nothing."""
        given = (words,) if isinstance(words, str | Run) else tuple(words)
        runs = tuple(Run(w) if isinstance(w, str) else w for w in given)
        if runs == self._runs:
            return
        self._runs = runs
        self._laid.clear()
        self.setText("".join(self._cleaned(run.text) for run in runs))
        self.updateGeometry()
        self.update()

    def show_style(self, style: TextStyle, colour: Token | None = None) -> None:
        """Change the style, and the colour if one is given; the same style costs nothing."""
        if (style, colour or self._colour) == (self._style, self._colour):
            return
        self._style = style
        self._colour = colour or self._colour
        self._look_changed()

    def show_colour(self, colour: Token) -> None:
        """Change the colour of the runs that have none of their own."""
        if colour != self._colour:
            self._colour = colour
            self._laid.clear()
            self.update()

    def line_count(self, width: int) -> int:
        """How many lines the words need at `width` pixels."""
        return self._layout(width).count

    def natural_width(self) -> int:
        """The width of the words when nothing wraps, in pixels."""
        return self._layout(_ENDLESS).width

    # Qt asks

    def sizeHint(self) -> QSize:
        laid = self._layout(_ENDLESS)
        return QSize(min(laid.width, self.maximumWidth()), laid.height)

    def minimumSizeHint(self) -> QSize:
        if self._elide:
            return QSize(self._look.px(24), self._layout(_ENDLESS).height)
        if self._wrap:
            room = min(self._look.px(48), self._layout(_ENDLESS).width)
            return QSize(room, self._look.line_height(self._style))
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        return self._layout(max(1, width)).height if self._wrap else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        laid = self._layout(room.width() if self._wrap or self._elide else _ENDLESS)
        x = float(room.left())
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            x += (room.width() - laid.width) / 2
        elif self._align & Qt.AlignmentFlag.AlignRight:
            x += room.width() - laid.width
        y = float(room.top())
        if self._middle or not self._wrap:
            y += max(0.0, (room.height() - laid.height) / 2)
        painter = QPainter(self)
        painter.setPen(self._look.colour(self._colour))
        for i in range(laid.layout.lineCount()):
            line = laid.layout.lineAt(i)
            line.draw(painter, QPointF(x, math.floor(y)))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._laid.clear()
        super().changeEvent(event)

    # ours

    def _look_changed(self) -> None:
        self._laid.clear()
        self.updateGeometry()
        self.update()

    def _cleaned(self, text: str) -> str:
        if not self._paragraphs:
            return shown(text)
        return "\n".join(shown(part) for part in text.splitlines())

    def _layout(self, width: int) -> "_Laid":
        width = width if self._wrap or self._elide else _ENDLESS
        laid = self._laid.get(width)
        if laid is None:
            if len(self._laid) > 8:
                self._laid.clear()
            laid = self._laid[width] = self._fitting(width) or self._lay_out(width)
        return laid

    def _fitting(self, width: int) -> "_Laid | None":
        """Words that fit on one line are laid out once, whatever the width."""
        natural = self._layout(_ENDLESS) if width != _ENDLESS else None
        return natural if natural and natural.count == 1 and natural.width <= width else None

    def _lay_out(self, width: int) -> "_Laid":
        text, ranges = self._formatted()
        base, metrics = self._look.font(self._style), self._look.metrics(self._style)
        if self._elide and width != _ENDLESS:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, float(width))
            ranges = []
        layout = QTextLayout(text, base)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        layout.setFormats(ranges)
        step = self._look.line_height(self._style)
        laid = _break(layout, width, step, metrics)
        if self._balanced and laid.count > 1 and width != _ENDLESS:
            laid = self._balance(layout, width, step, metrics, laid)
        return laid

    @staticmethod
    def _balance(
        layout: QTextLayout, width: int, step: int, metrics: QFontMetricsF, laid: "_Laid"
    ) -> "_Laid":
        low, high = width // laid.count // 2, width
        for _ in range(_BISECTIONS):
            middle = (low + high) // 2
            if _break(layout, middle, step, metrics).count > laid.count:
                low = middle
            else:
                high = middle
        return _break(layout, high, step, metrics)

    def _formatted(self) -> tuple[str, list[QTextLayout.FormatRange]]:
        parts: list[str] = []
        ranges: list[QTextLayout.FormatRange] = []
        at = 0
        for run in self._runs:
            text = self._cleaned(run.text).replace("\n", "\N{LINE SEPARATOR}")
            length = len(text.encode("utf-16-le")) // 2
            if run.style is not None or run.colour is not None:
                look = QTextCharFormat()
                look.setFont(self._look.font(run.style or self._style))
                look.setForeground(self._look.colour(run.colour or self._colour))
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = at, length, look
                ranges.append(piece)
            parts.append(text)
            at += length
        return "".join(parts), ranges


@dataclass(slots=True)
class _Laid:
    layout: QTextLayout
    count: int
    width: int
    height: int


def _break(layout: QTextLayout, width: int, step: int, metrics: QFontMetricsF) -> _Laid:
    """Put the lines `step` apart; a line of a taller script gets the room it needs."""
    usual = metrics.ascent() + metrics.descent()
    layout.beginLayout()
    top, widest, count = 0.0, 0.0, 0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(float(width))
        tall = line.ascent() + line.descent()
        high = step if tall <= usual + 1 else max(step, math.ceil(tall))
        baseline = round(top + (high - usual) / 2 + metrics.ascent())
        if high != step:
            baseline = round(top + (high - tall) / 2 + line.ascent())
        line.setPosition(QPointF(0.0, baseline - line.ascent()))
        top += high
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return _Laid(layout, max(1, count), math.ceil(widest), math.ceil(max(top, step)))
