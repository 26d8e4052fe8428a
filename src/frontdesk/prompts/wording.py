"""The words of a line: ``{name}``, ``{name|fallback}``, ``[[optional part]]``, ``{{`` and ``}}``.

Nothing else: no loops, calls, attributes or filters. A wording is parsed once per template into literal
pieces and slots; filling it is one pass over them. Values are literal text: braces and brackets inside a
value stay what they are. An optional part is dropped when a placeholder in it is empty; a fallback written
in the line wins over the table's. A fill that opens a sentence gets a capital letter, names excepted: a
name stays as the person writes it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST = 10_000
"""Characters a wording may have; filling is linear in them."""

_TOKEN = re.compile(r"\{\{|\}\}|\{|\}|\[\[|\]\]")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SENTENCE_END = re.compile(r"(?:^|[.?!…¿¡][\"”’)]?\s+|[¿¡])$")
_NONE: Mapping[str, str] = {}
_AS_WRITTEN = frozenset({"name", "staff", "clinic", "person"})


class BadWording(ValueError):
    """A wording that cannot be read: where, and what to do about it."""

    def __init__(self, position: int, sentence: str, length: int = 1, name: str | None = None) -> None:
        super().__init__(sentence)
        self.position = position
        self.sentence = sentence
        self.length = length
        self.name = name
        """The placeholder that does not exist."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one value."""

    name: str
    fallback: str = ""
    initial: bool = False
    """Opens a sentence."""


@dataclass(frozen=True, slots=True)
class Optional:
    """A part that goes when one of its slots is empty."""

    parts: tuple[str | Slot, ...]


Part = str | Slot | Optional


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, ready to fill."""

    source: str
    parts: tuple[Part, ...]
    names: frozenset[str]
    """Every placeholder in it."""
    required: tuple[str, ...]
    """Placeholders outside optional parts that have no fallback in the line."""

    def fill(self, values: Mapping[str, str], fallbacks: Mapping[str, str] = _NONE) -> str | None:
        """The sentence; None when a slot outside optional parts stays empty.

        An empty value takes the fallback of the line, else the one of ``fallbacks``.
        """
        out: list[str] = []
        for part in self.parts:
            if type(part) is str:
                out.append(part)
            elif type(part) is Slot:
                value = values.get(part.name) or part.fallback or fallbacks.get(part.name)
                if not value:
                    return None
                out.append(value[0].upper() + value[1:] if part.initial else value)
            elif type(part) is Optional:
                out.append(_optional(part, values))
        return "".join(out)

    def used(self, values: Mapping[str, str]) -> set[str]:
        """The placeholders whose values stand in the filled sentence."""
        found: set[str] = set()
        for part in self.parts:
            if isinstance(part, Slot):
                found.add(part.name)
            elif isinstance(part, Optional) and _optional(part, values):
                found.update(p.name for p in part.parts if isinstance(p, Slot))
        return {name for name in found if values.get(name)}


def _optional(optional: Optional, values: Mapping[str, str]) -> str:
    out: list[str] = []
    for part in optional.parts:
        if isinstance(part, str):
            out.append(part)
            continue
        value = values.get(part.name) or part.fallback
        if not value:
            return ""
        out.append(value[0].upper() + value[1:] if part.initial else value)
    return "".join(out)


def parse(source: str, names: Collection[str]) -> Wording:
    """Read one wording; ``names`` are the placeholders that exist. Raises ``BadWording``."""
    if len(source) > LONGEST:
        raise BadWording(LONGEST, f"A line may have {LONGEST:,} characters at most.", len(source) - LONGEST)
    parts: list[Part] = []
    inside: list[str | Slot] | None = None
    at, opened = 0, 0
    before = ""  # what stands left of the next slot, to know where sentences start
    while match := _TOKEN.search(source, at):
        token, start = match[0], match.start()
        into: list[Part] | list[str | Slot] = parts if inside is None else inside
        _literal(into, source[at:start])
        before += source[at:start]
        at = match.end()
        if token in ("{{", "}}"):
            _literal(into, token[0])
            before += token[0]
        elif token == "[[":
            if inside is not None:
                raise BadWording(start, "An optional part may not stand inside another one.", 2)
            inside, opened = [], start
        elif token == "]]":
            if inside is None:
                raise BadWording(start, "']]' closes an optional part that was never opened with '[['.", 2)
            if not any(isinstance(part, Slot) for part in inside):
                raise BadWording(
                    opened, "An optional part needs a placeholder that may be empty.", at - opened
                )
            parts.append(Optional(tuple(inside)))
            inside = None
        elif token == "}":
            raise BadWording(start, "'}' has no '{' before it. For a brace itself write }}.")
        else:
            slot, at = _slot(source, at, names, initial=_SENTENCE_END.search(before) is not None)
            into.append(slot)
            before += "x"
    if inside is not None:
        raise BadWording(opened, "'[[' opens an optional part that is never closed with ']]'.", 2)
    _literal(parts, source[at:])
    return Wording(source, tuple(parts), _names(parts), _required(parts))


def _slot(source: str, at: int, names: Collection[str], *, initial: bool) -> tuple[Slot, int]:
    end = source.find("}", at)
    if end < 0:
        raise BadWording(at - 1, "'{' is never closed. For a brace itself write {{.")
    name, bar, fallback = source[at:end].partition("|")
    if name not in names:
        raise BadWording(at - 1, unknown_name(name, names), end + 2 - at, name)
    if bar and (not fallback.strip() or "{" in fallback or "[[" in fallback or "]]" in fallback):
        raise BadWording(at, f"After the bar in '{{{name}|' stand plain words, at least one.", end - at)
    return Slot(name, fallback, initial and name not in _AS_WRITTEN), end + 1


def unknown_name(name: str, names: Collection[str]) -> str:
    """The sentence about a placeholder that does not exist, with the nearest one that does."""
    shown = name if _NAME.fullmatch(name) and len(name) <= 40 else f"{name[:40]}"
    near = get_close_matches(name[:40], names, n=1, cutoff=0.6)
    hint = f" Did you mean {{{near[0]}}}?" if near else ""
    return f"'{{{shown}}}' is not a placeholder.{hint} For a brace itself write {{{{ or }}}}."


def _literal(into: "list[Part] | list[str | Slot]", text: str) -> None:
    if not text:
        return
    if into and isinstance(into[-1], str):
        into[-1] += text
    else:
        into.append(text)


def _names(parts: list[Part]) -> frozenset[str]:
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Optional):
            found.update(p.name for p in part.parts if isinstance(p, Slot))
    return frozenset(found)


def _required(parts: list[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.name for p in parts if isinstance(p, Slot) and not p.fallback))


_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def literal(value: str) -> str:
    """A value from data as it may stand in a sentence: one line, no control characters, isolated.

    Right-to-left text stands between U+2068 and U+2069, so that it cannot turn the sentence around it.
    """
    clean = " ".join(_DROPPED.sub("", value).split())
    return f"\u2068{clean}\u2069" if _RIGHT_TO_LEFT.search(clean) else clean
