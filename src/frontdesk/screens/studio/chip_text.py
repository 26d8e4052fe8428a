"""Words with chips: a wording taken apart into letters and chips, and put together again, without a brace.

``{promise_what|the letter}`` is a chip with a fallback; ``[[...]]`` marks what may be left out. Reading is
lenient: what is no chip and no mark is letters, and letters come back as letters (a brace as ``{{``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TOKEN = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]{0,39})(?:\|([^{}\[\]|]*))?\}|\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Chip:
    """A place for a value. ``part`` is the number of the part that may be left out, 0 for none."""

    name: str
    fallback: str = ""
    part: int = 0

    @property
    def source(self) -> str:
        """As the wording has it."""
        return f"{{{self.name}|{self.fallback}}}" if self.fallback else f"{{{self.name}}}"


@dataclass(frozen=True, slots=True)
class Letters:
    """Words as they are said."""

    text: str
    part: int = 0

    @property
    def source(self) -> str:
        """As the wording has it: braces doubled."""
        return self.text.replace("{", "{{").replace("}", "}}")


Piece = Chip | Letters


def chips_of(source: str) -> list[Piece]:
    """A wording taken apart."""
    pieces: list[Piece] = []
    at, part, parts = 0, 0, 0

    def letters(text: str) -> None:
        if not text:
            return
        last = pieces[-1] if pieces else None
        if isinstance(last, Letters) and last.part == part:
            pieces[-1] = Letters(last.text + text, part)
        else:
            pieces.append(Letters(text, part))

    for match in _TOKEN.finditer(source):
        letters(source[at : match.start()])
        at = match.end()
        token = match[0]
        if token in ("{{", "}}"):
            letters(token[0])
        elif token == "[[" and part == 0 and "]]" in source[at:]:
            parts += 1
            part = parts
        elif token == "]]" and part:
            part = 0
        elif match[1]:
            pieces.append(Chip(match[1], match[2] or "", part))
        else:
            letters(token)
    letters(source[at:])
    return pieces


def source_of(pieces: Iterable[Piece]) -> str:
    """The wording of these pieces."""
    out, part = [], 0
    for piece in pieces:
        if piece.part != part:
            out.append(("]]" if part else "") + ("[[" if piece.part else ""))
            part = piece.part
        out.append(piece.source)
    return "".join(out) + ("]]" if part else "")


def where_it_differs(before: str, after: str) -> int:
    """Where the later of two wordings stops being like the other, seen from its end."""
    same, limit = 0, min(len(before), len(after))
    while same < limit and before[len(before) - 1 - same] == after[len(after) - 1 - same]:
        same += 1
    return len(after) - same
