"""Deck: the live templates of a pack, compiled once. Answers which of them fit a card.

No generated code. For each condition a table, filled as values turn up, says for a value which templates it
rules out (a row of ALL that is false, a row of NONE that is true) and which have a true row in ANY; both are
bit masks over the templates. A card then costs one reading and one look-up per condition in use:

    eligible = enabled & occasion & ~ruled_out & (any_true | has_no_any)

Conditions about items are read once per item, and only for templates that ask about that sort of item.
A template with a row that cannot be read, or a wording that cannot be parsed, is left out: it never shows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product

from frontdesk.domain.languages import HelloChecked, language_of
from frontdesk.domain.speech import Saying
from frontdesk.domain.template import ConditionRow, Discreet, Occasion, Pack, PromptTemplate
from frontdesk.prompts import before_match
from frontdesk.prompts.condition import Condition, Reading, holds, rests_on_nothing, row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.hellos import Hello, hellos_of
from frontdesk.prompts.identity_gate import ASK, GREETING
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.view import Item, ItemSort, Observances, View
from frontdesk.prompts.wording import BadWording, Wording, parse

HOUSEKEEPING = "housekeeping"
"""Theme of the questions that share one place on the card."""
_KEPT = 2048
"""Values a table remembers before it starts again."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template with its wordings parsed."""

    bit: int
    template: PromptTemplate
    wordings: tuple[Wording, ...]
    discreet: tuple[tuple[Discreet, Wording], ...]
    names: frozenset[str]
    """Placeholders of the wordings said aloud."""
    sorts: tuple[ItemSort, ...]
    """The sorts of items it asks about or speaks of."""
    resting: tuple[tuple[Condition, ConditionRow], ...]
    """Rows of ALL and ANY that give a fact away when they hold."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """Another language lines are said in: the clinic's lines in its words, its phrases, days and hours."""

    pack: Pack
    saying: Saying
    lines: Mapping[str, Compiled]
    """By id; what is missing here is said in the clinic's language."""


@dataclass(slots=True)
class _Field:
    """One condition in use: its rows, and the masks of the values seen so far."""

    condition: Condition
    rows: list[tuple[int, str, ConditionRow]] = field(default_factory=list)
    table: dict[Reading, tuple[int, int]] = field(default_factory=dict)

    def masks(self, view: View) -> tuple[int, int]:
        """(ruled out, has a true row in ANY) for what the view reads."""
        value = self.condition.read(view)
        found = self.table.get(value)
        return found if found is not None else self._learn(value)

    def _learn(self, value: Reading) -> tuple[int, int]:
        ruled_out = any_true = 0
        for bit, box, row in self.rows:
            true = holds(row, value)
            if (box == "all" and not true) or (box == "none" and true):
                ruled_out |= bit
            elif box == "any" and true:
                any_true |= bit
        if len(self.table) >= _KEPT:
            self.table.clear()
        self.table[value] = ruled_out, any_true
        return ruled_out, any_true


@dataclass(frozen=True, slots=True)
class Deck:
    """Compiled templates of one pack. Build with ``Deck.of``."""

    pack: Pack
    cards: tuple[Compiled, ...]
    """By id; the place in the tuple is the bit."""
    by_id: Mapping[str, Compiled]
    observances: Observances
    occasions: Mapping[Occasion, int]
    neutral: int
    """Templates that may stand before the match."""
    housekeeping: int
    spoken: int
    """Templates that may take a slot: not the greeting, not the ask, not the housekeeping."""
    no_any: int
    groups: tuple[tuple[tuple[ItemSort, ...], int], ...]
    """Templates that ask about the same sorts of items."""
    fields: tuple[_Field, ...]
    item_fields: Mapping[ItemSort, tuple[_Field, ...]]
    hellos: tuple[Hello, ...] = ()
    """Greetings in other languages that somebody has checked."""
    tongues: Mapping[str, Tongue] = field(default_factory=dict)
    """By language: the packs that somebody who speaks it has read."""

    @staticmethod
    def of(
        templates: Iterable[PromptTemplate],
        pack: Pack,
        observances: Observances | None = None,
        checked: Iterable[HelloChecked] = (),
    ) -> "Deck":
        """Compile the enabled templates; the pack gives phrases, greetings and hellos.

        ``checked``: hellos that this clinic had checked.
        """
        cards: list[Compiled] = []
        for template in sorted(templates, key=lambda t: t.id):
            compiled = compile_template(template, len(cards)) if template.enabled else None
            if compiled is not None:
                cards.append(compiled)
        fields: dict[str, _Field] = {}
        for card in cards:
            for box in ("all", "any", "none"):
                for row in getattr(card.template, box):
                    entry = fields.setdefault(row.field, _Field(CONDITIONS[row.field]))
                    entry.rows.append((1 << card.bit, box, row))
        groups: dict[tuple[ItemSort, ...], int] = {}
        for card in cards:
            groups[card.sorts] = groups.get(card.sorts, 0) | 1 << card.bit
        used = fields.values()
        return Deck(
            pack,
            tuple(cards),
            {card.template.id: card for card in cards},
            {} if observances is None else observances,
            {o: _mask(c for c in cards if o in c.template.occasions) for o in Occasion},
            _mask(c for c in cards if before_match.may_stand(c.template)),
            _mask(c for c in cards if c.template.theme == HOUSEKEEPING),
            _mask(
                c for c in cards if c.template.theme not in (HOUSEKEEPING, GREETING) and c.template.id != ASK
            ),
            _mask(c for c in cards if not c.template.any),
            tuple(groups.items()),
            tuple(f for f in used if f.condition.item is None),
            {sort: tuple(f for f in used if f.condition.item is sort) for sort in ItemSort},
            tuple(hello for hello in hellos_of(pack, checked) if hello.counts),
        )

    def also_in(self, pack: Pack, templates: Iterable[PromptTemplate], saying: Saying) -> "Deck":
        """The same deck, whose lines can be said in the language of ``pack`` as well.

        When a line comes up is for the clinic's own one to say; the other language lends its words.
        """
        lines: dict[str, Compiled] = {}
        for other in templates:
            own = self.by_id.get(other.id)
            words = compile_template(_in_words_of(own.template, other), own.bit) if own else None
            if words is not None and words.template.neutral and not before_match.may_stand(words.template):
                continue  # its words tell more than the clinic's own
            if words is not None and other.enabled:
                lines[other.id] = words
        return replace(self, tongues={**self.tongues, language_of(pack.lang): Tongue(pack, saying, lines)})

    def eligible(self, view: View, allowed: int = -1) -> Iterator[tuple[Compiled, View]]:
        """Templates whose conditions hold, each with the items it holds for; ``allowed`` is a mask."""
        ruled_out, any_true = 0, self.no_any
        for entry in self.fields:
            out, true = entry.masks(view)
            ruled_out |= out
            any_true |= true
        for sorts, mask in self.groups:
            live = mask & allowed & ~ruled_out
            if not live:
                continue
            for held in holdings(view, sorts):
                out, true = 0, any_true
                for sort in sorts:
                    for entry in self.item_fields[sort]:
                        item_out, item_true = entry.masks(held)
                        out |= item_out
                        true |= item_true
                fits = live & true & ~out
                while fits:
                    lowest = fits & -fits
                    yield self.cards[lowest.bit_length() - 1], held
                    fits ^= lowest


def holdings(view: View, sorts: tuple[ItemSort, ...]) -> Iterator[View]:
    """The view once for each combination of items of these sorts; as it is where there are none."""
    pools: list[tuple[Item | None, ...]] = [view.known.items[sort] or (None,) for sort in sorts]
    for combination in product(*pools):
        held = {sort: item for sort, item in zip(sorts, combination, strict=True) if item is not None}
        yield view.holding(held) if held else view


def _in_words_of(line: PromptTemplate, other: PromptTemplate) -> PromptTemplate:
    """A line in the words another language has for it; the more careful of the two where they differ."""
    return replace(
        line,
        lang=other.lang,
        texts=other.texts,
        discreet=other.discreet,
        fits_anyone=line.fits_anyone and other.fits_anyone,
        topics=tuple(dict.fromkeys((*line.topics, *other.topics))),
        unknown={},
    )


def _mask(cards: Iterable[Compiled]) -> int:
    mask = 0
    for card in cards:
        mask |= 1 << card.bit
    return mask


@lru_cache(maxsize=4_096)
def _wording(text: str) -> Wording:
    """Parsed once, however often the lines around it change while somebody writes one."""
    return parse(text, PLACEHOLDERS)


def compile_template(template: PromptTemplate, bit: int = 0) -> Compiled | None:
    """A template ready to use; None when a row or a wording cannot be read."""
    rows = (*template.all, *template.any, *template.none)
    if not template.texts or any(row_problem(row, CONDITIONS.get(row.field)) for row in rows):
        return None
    try:
        wordings = tuple(map(_wording, template.texts))
        discreet = tuple((variant, _wording(variant.text)) for variant in template.discreet)
    except BadWording:
        return None
    names = frozenset(name for wording in wordings for name in wording.names)
    every = names.union(*(wording.names for _, wording in discreet))
    sorts = {CONDITIONS[row.field].item for row in rows} | {PLACEHOLDERS[name].item for name in every}
    resting = tuple(
        (CONDITIONS[row.field], row)
        for row in (*template.all, *template.any)
        if CONDITIONS[row.field].rests_on is not rests_on_nothing
    )
    return Compiled(
        bit, template, wordings, discreet, names, tuple(s for s in ItemSort if s in sorts), resting
    )
