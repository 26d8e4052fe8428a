"""The text styles of the program: what size, weight and line height each kind of words has.

Serif is for what is said aloud (names, sounds, lines); everything else is sans.
Sizes are logical pixels at 100 %; `Look.font` applies the text size the desk has chosen.
"""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtGui import QFont

from frontdesk.qt.fonts import SANS, SERIF


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One kind of words. `size` and `line` in pixels at 100 %, `tracking` in parts of the size."""

    family: Literal["sans", "serif"]
    size: float
    line: float
    weight: int = 400
    tracking: float = 0.0
    tabular: bool = False

    def weighing(self, weight: int) -> "TextStyle":
        """The same style, lighter or heavier."""
        return replace(self, weight=weight)

    def sized(self, size: float, line: float) -> "TextStyle":
        """The same style in another size."""
        return replace(self, size=size, line=line)

    def font(self, k: float) -> QFont:
        """The font at zoom `k`."""
        font = QFont(SERIF if self.family == "serif" else SANS)
        font.setPixelSize(max(1, round(self.size * k)))
        font.setWeight(QFont.Weight(self.weight))
        hinting = QFont.HintingPreference
        font.setHintingPreference(
            hinting.PreferNoHinting if self.family == "serif" else hinting.PreferVerticalHinting
        )
        if self.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.tracking * font.pixelSize())
        if self.tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


# Said aloud
NAME = TextStyle("serif", 46, 56, 600)
NAME_LEAVING = NAME.sized(40, 50)
NAME_SLIM = NAME.sized(36, 44)
NAME_PHONE = NAME.sized(16, 22)
SOUND = TextStyle("serif", 26, 34, 600, tracking=0.02)
SOUND_SLIM = SOUND.sized(23, 30)
GREETING = TextStyle("serif", 20, 28)
GREETING_SLIM = GREETING.sized(18, 26)
BIG_LINE = TextStyle("serif", 26, 36, 500)
BIG_LINE_COMPACT = BIG_LINE.sized(24, 33)
BIG_LINE_SLIM = BIG_LINE.sized(20, 28)
LINE_SENTENCE = TextStyle("serif", 17, 25)

# Read by the desk
TITLE_LARGE = TextStyle("sans", 32, 42, 600, tracking=-0.015)
TITLE_PAGE = TITLE_LARGE.sized(28, 36)
TITLE_1 = TITLE_LARGE.sized(22, 30)
TITLE_2 = TextStyle("sans", 18, 26, 600)
BODY = TextStyle("sans", 15, 22)
STRONG = BODY.weighing(600)
NEED = TextStyle("sans", 16, 22, 600)
SMALL = TextStyle("sans", 13, 18)
SMALL_STRONG = SMALL.weighing(600)
NOTE = TextStyle("sans", 14, 20)
BUTTON = TextStyle("sans", 15, 22, 600)
BUTTON_SMALL = TextStyle("sans", 14, 20, 600)
BUTTON_MAIN = TextStyle("sans", 18, 26, 600)
CHIP = TextStyle("sans", 13, 18, 500)
CHIP_ON = CHIP.weighing(600)
KEY = TextStyle("sans", 12, 16, 600)
TIME = TextStyle("sans", 14, 20, tabular=True)

# Shown to the patient
SHOW = TextStyle("sans", 40, 56, 600, tracking=-0.015)
SHOW_TYPING = SHOW.sized(32, 44).weighing(400)
