"""What was copied, line by line: limits, unseen signs, page ends."""

from dataclasses import dataclass, field

from frontdesk.domain.errors import Refused
from frontdesk.importers.signs import spoiled

MOST_LETTERS, MOST_LINES, LONGEST_LINE = 1_000_000, 5_000, 2_000
LOOKED_AT = 200
"""Letters of a line that are looked at for a time and a name; both stand in front."""
_UNSEEN = dict.fromkeys(
    (0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
"""Signs that say how a text runs, not what it says. The two joiners are left: names are written with them."""
_BLANKS = dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000), " ")
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_PLAIN = {**_UNSEEN, **_BLANKS, **_LINE_ENDS}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty; ``number`` counts from 1, empty ones too."""

    number: int
    text: str = field(repr=False)
    trouble: str = ""
    """Why it cannot be a row, whatever it says."""

    @property
    def where(self) -> str:
        """As the review names it."""
        return f"line {self.number}"


def lines_of(pasted: str) -> list[Line]:
    """The lines of what was copied. Raises ``Refused`` for what is no day's list by its size."""
    if len(pasted) > MOST_LETTERS:
        raise too_large(f"{len(pasted):,} letters; the limit is {MOST_LETTERS:,}")
    whole = pasted.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)
    if whole.count("\n") > MOST_LINES:
        raise too_large(f"{whole.count(chr(10)):,} lines; the limit is {MOST_LINES:,}")
    return [_line(at, text) for at, text in enumerate(whole.split("\n"), start=1) if text.strip()]


def _line(number: int, text: str) -> Line:
    if len(text) > LONGEST_LINE:
        return Line(number, text[:LONGEST_LINE], f"it is longer than {LONGEST_LINE:,} letters.")
    if spoiled(text):
        return Line(number, text, "it holds control characters, which are never part of a name.")
    return Line(number, text.rstrip())


def too_large(size: str) -> Refused:
    """What was copied is more than a day's list."""
    return Refused(f"What was copied has {size}.", "Nothing was imported.", "Copy one day at a time.")
