"""A file of address cards cut into cards, and each card into its lines.

Written here because no library reads 2.1 to 4.0: 2.1 wraps and quotes its text as mails did.
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from frontdesk.importers.signs import tidy

MOST_LINES = 2_000
"""Written lines of one card, pictures aside."""
_LONGEST = 20_000
"""Letters of one line that is kept; only pictures, sounds and keys are longer, and none of those is read."""
_NEVER_READ = frozenset(("PHOTO", "LOGO", "KEY", "NOTE", "ADR", "LABEL", "GEO", "URL"))
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"


@dataclass(frozen=True, slots=True)
class Line:
    """``TEL;TYPE=home:555-0100``: what it is about, how, and the value with its escapes."""

    name: str
    options: Mapping[str, tuple[str, ...]]
    """By name in capitals; a bare word of 2.1 ("HOME") is a ``TYPE``. Values as written."""
    value: str = field(repr=False)

    def says(self, option: str, *words: str) -> bool:
        """Whether an option has one of these values, whatever their case."""
        if option not in self.options:
            return False
        said = {part.strip().upper() for value in self.options[option] for part in value.split(",")}
        return any(word in said for word in words)

    def option(self, name: str) -> str:
        """The first value of an option, or nothing."""
        return next(iter(self.options.get(name, ())), "")


@dataclass(slots=True)
class Card:
    """One card; ``number`` counts from one."""

    number: int
    lines: list[Line] = field(default_factory=list, repr=False)
    version: str = ""
    ended: bool = False
    too_long: bool = False


def cards(written: Iterable[str]) -> Iterator[Card]:
    """Card by card; a card inside a card (the agent of 2.1) is left out with all it holds."""
    card: Card | None = None
    number = inside = 0
    for text in _whole_lines(written):
        if card is not None and card.too_long and not text[:6].upper().startswith(("BEGIN", "END")):
            continue  # the rest of a card that is not kept
        line = _line(text)
        if line is None:
            continue
        frame = line.name if line.value.strip().upper() == "VCARD" else ""
        opens, closes = frame == "BEGIN", frame == "END"
        if opens and card is not None and card.lines and card.lines[-1].name == "AGENT":
            inside += 1
        elif opens:
            if card is not None:
                yield card
            number += 1
            card = Card(number)
        elif closes and inside:
            inside -= 1
        elif closes and card is not None:
            card.ended = True
            yield card
            card = None
        elif card is not None and not inside:
            _keep(card, line)
    if card is not None:
        yield card


def _keep(card: Card, line: Line) -> None:
    if line.name == "VERSION":
        card.version = line.value.strip()
    elif len(card.lines) >= MOST_LINES:
        card.too_long = True
    elif line.name not in _NEVER_READ:
        card.lines.append(line)


def _whole_lines(written: Iterable[str]) -> Iterator[str]:
    """Lines put together again: 3.0 wraps with a blank in front, 2.1 ends quoted text with ``=``."""
    begun, quoted = "", False
    for text in (line.rstrip("\r\n") for line in written):
        if quoted and begun.endswith("="):
            # past the longest only whether it goes on: letter after letter would hold the reader for minutes
            begun = begun[:-1] + (text if len(begun) < _LONGEST else "=" * text.endswith("="))
        elif text[:1] in (" ", "\t") and begun:
            begun += text[1:] if len(begun) < _LONGEST else ""
        else:
            if begun:
                yield begun
            begun, quoted = text, _QUOTED_PRINTABLE in text[:200].upper()
    if begun:
        yield begun


def _line(text: str) -> Line | None:
    """One line; what has no colon says nothing."""
    head, value = _cut(text[:_LONGEST].lstrip("\ufeff"))
    name = head[0].rpartition(".")[2].strip().upper() if head else ""
    if not name:
        return None
    said: dict[str, list[str]] = {}
    for option in head[1:]:
        key, equals, content = option.partition("=")
        words = content if equals else key
        said.setdefault(key.strip().upper() if equals else "TYPE", []).append(words.strip().strip('"'))
    line = Line(name, {key: tuple(values) for key, values in said.items()}, value)
    if line.says("ENCODING", _QUOTED_PRINTABLE) or line.says("TYPE", _QUOTED_PRINTABLE):
        return replace(line, value=_unquoted(value, line.option("CHARSET")))
    return line


def _cut(text: str) -> tuple[list[str], str]:
    """Name and options, and the value after the first colon that stands in no quotes."""
    if '"' not in text:
        before, colon, value = text.partition(":")
        return (before.split(";"), value) if colon else ([], "")
    head: list[str] = []
    begun, quoted = 0, False
    for at, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign == ";":
            head.append(text[begun:at])
            begun = at + 1
        elif sign == ":":
            return [*head, text[begun:at]], text[at + 1 :]
    return [], ""


def _unquoted(value: str, charset: str) -> str:
    """Quoted-printable text. Letters of no name are UTF-8, or Windows-1252 where they cannot be."""
    plain = quopri.decodestring(value.encode("utf-8", "replace"))
    for name in (charset, "utf-8", "cp1252"):
        with suppress(LookupError, UnicodeError, ValueError):
            if name:
                return plain.decode(name)
    return plain.decode("latin-1")


def parts(value: str, sign: str) -> list[str]:
    """A value cut at ``sign`` where no backslash stands before it; escapes stay, see ``plain``."""
    if "\\" not in value:
        return value.split(sign)
    cut, begun, escaped = [], 0, False
    for at, letter in enumerate(value):
        if letter == sign and not escaped:
            cut.append(value[begun:at])
            begun = at + 1
        escaped = letter == "\\" and not escaped
    return [*cut, value[begun:]]


def plain(value: str) -> str:
    """A value without its escapes, one blank between words; empty for text with control characters."""
    if "\\" in value:
        value = re.sub(r"\\(.)", lambda found: " " if found[1] in "nN" else found[1], value, flags=re.DOTALL)
    return tidy(value)
