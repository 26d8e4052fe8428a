"""Words in lines for paper, in pixels of the device: each text once, however often a page is tried."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPaintDevice, QTextLayout, QTextOption

from frontdesk.qt.fonts import SANS, SERIF
from frontdesk.qt.plain_text import shown


@dataclass(frozen=True, slots=True)
class Face:
    """A family at a size in points."""

    points: float
    family: str = SANS
    strong: bool = False
    in_columns: bool = False
    """Figures of one width, for times and numbers below one another."""

    @property
    def font(self) -> QFont:
        """As Qt knows it."""
        font = QFont(self.family)
        if self.in_columns:
            font.setFeature(QFont.Tag("tnum"), 1)
        font.setPointSizeF(self.points)
        usual = QFont.Weight.Medium if self.family == SERIF else QFont.Weight.Normal
        font.setWeight(QFont.Weight.DemiBold if self.strong else usual)
        return font


class Laid:
    """A text in lines, from its own top left corner. A word longer than a line is broken as well."""

    def __init__(self, text: str, face: Face, width: float, device: QPaintDevice) -> None:
        self.layout = QTextLayout(shown(text) or " ", face.font, device)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)
        self.layout.beginLayout()
        self.high = 0.0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, self.high))
            self.high += line.height()
        self.layout.endLayout()

    @cached_property
    def ascent(self) -> float:
        """From the top to the first baseline."""
        return float(self.layout.lineAt(0).ascent())

    @cached_property
    def ends_at(self) -> float:
        """Where the last line ends."""
        return float(self.layout.lineAt(self.layout.lineCount() - 1).naturalTextWidth())


class LaidWords:
    """Every text of a page, laid out once for each face and width."""

    def __init__(self, device: QPaintDevice) -> None:
        self._device = device
        self._laid: dict[tuple[str, Face, float], Laid] = {}

    def __call__(self, text: str, face: Face, width: float) -> Laid:
        """The text in lines of this width."""
        key = (text, face, width)
        if key not in self._laid:
            self._laid[key] = Laid(text, face, width, self._device)
        return self._laid[key]
