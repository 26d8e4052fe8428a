"""What a wording says in its author's own words, and where each letter of it stands in what was typed.

The rules read words, the studio puts the cursor beside them: a place in the one is a place in the other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MARK = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{([^}|]*)(?:\|([^}]*))?\}")
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A text made from a wording that can be read."""

    source: str
    """As it was typed."""
    text: str
    places: tuple[int, ...]
    """For each letter of the text its place in the source."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the text stands in the source, and how many characters it has there."""
        first, last = self.places[start], self.places[end - 1]
        return first, last + 1 - first


def plain(text: str) -> OwnWords:
    """A text without places for values, such as a cue."""
    return OwnWords(text, text, tuple(range(len(text))))


def own_words(source: str, values: Mapping[str, str] = _NOTHING) -> OwnWords:
    """A wording with these values; where there is none its own fallback stands, else an ellipsis."""
    text: list[str] = []
    places: list[int] = []

    def put(words: str, at: int, step: int) -> None:
        text.append(words)
        places.extend(at + step * n for n in range(len(words)))

    at = 0
    for mark in _MARK.finditer(source):
        put(source[at : mark.start()], at, 1)
        at = mark.end()
        name, fallback = mark.groups()
        if name is None:  # a brace itself, or the edge of an optional part
            put(mark[0][0] if mark[0][0] in "{}" else "", mark.start(), 0)
        elif name in values or not fallback:
            put(values.get(name, "…"), mark.start(), 0)
        else:
            put(fallback, mark.start(2), 1)
    put(source[at:], at, 1)
    return OwnWords(source, "".join(text), tuple(places))
