"""What text from data looks like on the screen: plain, with nothing in it that can act.

A name from a file may hold control characters, line breaks or marks that turn the reading
direction around. They are shown as a visible mark, so that a name can neither hide nor move
the words around it. Isolates made by `isolated` are kept: they fence a name off from the
sentence it stands in. Two joiners are kept as well: they shape the letters of Persian and Indian names.
A mark is also quick: for a sign without a shape, each font of the computer would be searched.
"""

import re

MARK = "\N{LOZENGE}"
"""In all bundled fonts, and in no name."""
_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

_ACTING = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters, with tab and line breaks
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # reading direction
    "\xad\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # invisible
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # no letter, rarely in a font
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # how other signs stand together
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # half of a character, no character
    "\U000e0000-\U000e0fff"  # tags
    "]"
)
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_ACTING_OR_ISOLATE = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}|{_ACTING.pattern}")


def marked(text: str) -> str:
    """`text` with everything that acts replaced by a visible mark, also isolates."""
    return _ACTING.sub(MARK, text)


def isolated(name: str) -> str:
    """A name fenced off, so that its reading direction does not reach the words around it."""
    return f"{_OPEN}{marked(name)}{_CLOSE}"


def one_line(text: str) -> str:
    """`text` from elsewhere as somebody would have typed it: one line, without what acts or hides."""
    return _ACTING.sub("", " ".join(text.split()))


def typed(text: str) -> str:
    """`text` as a field takes it, pasted or typed: breaks are blanks, what acts or hides is left out."""
    return _ACTING.sub("", _BREAKS.sub(" ", text))


def shown(text: str) -> str:
    """`text` as it may be painted: acting characters as marks, whole isolates kept."""

    def replaced(found: re.Match[str]) -> str:
        inner = found.group(1)
        return MARK if inner is None else f"{_OPEN}{marked(inner)}{_CLOSE}"

    return _ACTING_OR_ISOLATE.sub(replaced, text)
