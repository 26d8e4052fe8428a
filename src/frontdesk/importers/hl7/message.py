"""One HL7 v2 message taken apart: segments, fields, repetitions, components."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from frontdesk.domain.errors import Refused
from frontdesk.importers.signs import tidy

MOST_SEGMENTS = 5_000
_MOST_FIELDS, _MOST_PARTS, _LONGEST_PART = 200, 200, 4_000
"""What is looked at of a segment, a field and a component: nothing that is read is longer, and a message made
to exhaust a reader costs no more than another of its size."""
_DEFAULT = "^~\\&"
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){1,100}")


@dataclass(frozen=True, slots=True)
class Separators:
    """The five signs of a message, from the start of its first segment."""

    field: str
    component: str
    repetition: str
    escape: str
    sub: str


@dataclass(frozen=True, slots=True)
class Part:
    """One repetition of one field."""

    raw: str = field(repr=False)
    signs: Separators = field(repr=False)

    def words(self, component: int = 1, sub: int = 1) -> str:
        """A component in plain words, one blank between them; numbered from 1, empty where there is none."""
        found = _nth(self.raw, self.signs.component, component)
        if not found:
            return ""
        found = _nth(found, self.signs.sub, sub)
        return "" if found == '""' else tidy(unescaped(found[:_LONGEST_PART], self.signs))


@dataclass(frozen=True, slots=True)
class Segment:
    """One line: ``PID|1||...``. Fields count from 1; in MSH the separator itself is the first."""

    name: str
    fields: tuple[str, ...] = field(repr=False)
    signs: Separators = field(repr=False)

    def parts(self, number: int) -> list[Part]:
        """The repetitions of a field that say something."""
        raw = self.fields[number] if number < len(self.fields) else ""
        if not raw:
            return []
        found = raw.split(self.signs.repetition, _MOST_PARTS)[:_MOST_PARTS]
        return [Part(one, self.signs) for one in found if one.strip() not in ("", '""')]

    def words(self, number: int, component: int = 1, sub: int = 1) -> str:
        """A component of the first repetition."""
        first = next(iter(self.parts(number)), None)
        return first.words(component, sub) if first else ""


@dataclass(frozen=True, slots=True)
class Message:
    """Segments in their order; the first is MSH."""

    segments: tuple[Segment, ...] = field(repr=False)

    def all(self, name: str) -> Iterator[Segment]:
        """Every segment of a name."""
        return (one for one in self.segments if one.name == name)

    def first(self, name: str) -> Segment | None:
        """The first of a name, or None."""
        return next(self.all(name), None)

    def words(self, name: str, number: int, component: int = 1) -> str:
        """A component of the first segment of that name."""
        found = self.first(name)
        return found.words(number, component) if found else ""

    @property
    def kind(self) -> str:
        """``ADT``, ``SIU`` and the like."""
        return self.words("MSH", 9)[:20].upper()

    @property
    def event(self) -> str:
        """``A08``; before version 2.3 some say it in EVN alone."""
        return (self.words("MSH", 9, 2) or self.words("EVN", 1))[:20].upper()


def parse(lines: list[str]) -> Message:
    """A message from its lines, the first of which begins with MSH. Raises ``Refused`` without values."""
    head = lines[0]
    if len(head) < 4 or not head.startswith("MSH"):
        raise Refused("This is no HL7 message.", "Nothing was imported.", "It has to begin with MSH.")
    if len(lines) > MOST_SEGMENTS:
        raise Refused(f"A message has more than {MOST_SEGMENTS:,} segments.", "Nothing of it was imported.")
    signs = _separators(head)
    return Message(tuple(_segment(line, signs) for line in lines if line[:3].isalnum()))


def _separators(head: str) -> Separators:
    """As the message names them; where one of the usual four is left out or doubled, the usual are meant."""
    named = head[4:].partition(head[3])[0]
    whole = named if len(named) >= 4 and not set(named) <= set(_DEFAULT) else _DEFAULT
    if len({head[3], *whole[:4]}) < 5:
        raise Refused("A message names one sign for two things.", "Nothing of it was imported.")
    return Separators(head[3], *whole[:4])


def unescaped(raw: str, signs: Separators) -> str:
    r"""``\F\ \S\ \T\ \R\ \E\`` and ``\X..\`` as what they stand for; other escapes are marks of print."""
    if signs.escape not in raw:
        return raw
    pieces = raw.split(signs.escape)
    if len(pieces) < 3:
        return raw
    meant = {"F": signs.field, "S": signs.component, "T": signs.sub, "R": signs.repetition, "E": signs.escape}
    out, at = [pieces[0]], 1
    while at < len(pieces):
        code = pieces[at]
        if at + 1 == len(pieces):  # one sign without its partner stands for itself
            out.append(signs.escape + code)
            break
        out.append(meant.get(code) or _escape_in_words(code, signs.escape))
        out.append(pieces[at + 1])
        at += 2
    return "".join(out)


def _escape_in_words(code: str, sign: str) -> str:
    if code[:1] == "X" and _HEX.fullmatch(code[1:]):
        data = bytes.fromhex(code[1:])
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")
    if code[:1] in (".", "H", "N", "C", "M", "Z", "") and len(code) < 12:
        return " "
    return f"{sign}{code}{sign}"


def _segment(line: str, signs: Separators) -> Segment:
    name = line[:3].upper()
    fields = line.split(signs.field, _MOST_FIELDS)[:_MOST_FIELDS]
    if name in ("MSH", "FHS", "BHS"):
        fields[1:1] = [signs.field]
    return Segment(name, tuple(fields), signs)


def _nth(raw: str, sign: str, number: int) -> str:
    found = raw.split(sign, number)
    return found[number - 1] if len(found) >= number else ""
