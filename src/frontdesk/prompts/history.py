"""What this patient was shown and told at earlier visits, read once per card from the kept prompt events."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from frontdesk.domain.line import Mark, PastPrompt
from frontdesk.prompts.deck import Compiled, Deck

CUE_ONLY = -2
"""Wording of a line that showed its cue alone: nothing was worded, so nothing is blocked next time."""
DISCREET = -1
NEVER = 99
"""Visits ago of what this patient never saw."""
_EXHAUSTED_BY = 3
_FOLDED_FOR = 3


@dataclass(frozen=True, slots=True)
class History:
    """Templates, themes, wordings and items of the last visits."""

    seen: Mapping[str, int]
    """Template -> visits ago of the last time."""
    theme_last_visit: Mapping[str, frozenset[str]]
    """Theme -> templates that showed it at the last visit."""
    last_wording: Mapping[str, int]
    """Template -> wording of the last time it was worded aloud."""
    last_words: frozenset[str]
    """The unfilled words shown at the last visit, whichever template they belong to."""
    items: Mapping[tuple[str, str], int] = field(repr=False)
    """(Template, item) -> visits ago of the last time."""
    folded: frozenset[str] = frozenset()
    """Themes said three times: their example hides behind one key for three visits."""
    asked: Mapping[str, int] = field(default_factory=dict)
    """Key -> how many of the kept visits showed it; for the housekeeping questions."""
    here: Mapping[str, int] = field(default_factory=dict)
    """Template -> wording it was shown in at this visit already."""


def history_of(
    past: tuple[PastPrompt, ...], deck: Deck, here: Mapping[str, int] = MappingProxyType({})
) -> History:
    """Read the kept events of the last six visits; ``here`` is what this visit was shown already."""
    seen: dict[str, int] = {}
    themes: dict[str, set[str]] = defaultdict(set)
    wordings: dict[str, tuple[int, int]] = {}
    words: set[str] = set()
    items: dict[tuple[str, str], int] = {}
    asked: dict[str, set[int]] = defaultdict(set)
    for prompt in past:
        event, ago = prompt.event, prompt.visits_ago
        seen[event.template] = min(ago, seen.get(event.template, NEVER))
        asked[event.template].add(ago)
        if event.item:
            key = event.template, event.item
            items[key] = min(ago, items.get(key, NEVER))
        if event.wording >= 0 and ago < wordings.get(event.template, (NEVER, 0))[0]:
            wordings[event.template] = ago, event.wording
        if ago == 1:
            themes[event.theme].add(event.template)
            words.update(_words(deck, event.template, event.wording))
    return History(
        seen,
        {theme: frozenset(templates) for theme, templates in themes.items()},
        {template: wording for template, (_, wording) in wordings.items()},
        frozenset(words),
        items,
        _folded(past),
        {key: len(visits) for key, visits in asked.items()},
        here,
    )


def _words(deck: Deck, template: str, wording: int) -> Iterator[str]:
    """The words of that wording in every language: which one it was said in is not kept."""
    for lines in (deck.by_id, *(tongue.lines for tongue in deck.tongues.values())):
        card = lines.get(template)
        if card is not None and wording != CUE_ONLY:
            yield from _words_of(card, wording)


def _words_of(card: Compiled, wording: int) -> tuple[str, ...]:
    if wording == DISCREET:
        return tuple(words.source for _, words in card.discreet)
    return (card.wordings[wording].source,) if wording < len(card.wordings) else ()


def _folded(past: tuple[PastPrompt, ...]) -> frozenset[str]:
    """Themes that are exhausted at this visit: played from the oldest kept visit to the last one."""
    said: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for prompt in past:
        if prompt.event.mark is Mark.SAID:
            said[prompt.event.theme][prompt.visits_ago] += 1
    oldest = max((prompt.visits_ago for prompt in past), default=0)
    return frozenset(theme for theme, visits in said.items() if _still_folded(visits, oldest))


def _still_folded(visits: Mapping[int, int], oldest: int) -> bool:
    count = left = 0
    for ago in range(oldest, 0, -1):
        if left:
            left -= 1
            continue
        count += visits.get(ago, 0)
        if count >= _EXHAUSTED_BY:
            count, left = 0, _FOLDED_FOR
    return left > 0
