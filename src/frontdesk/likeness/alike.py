"""The same-day alarm: could these two names be taken for each other at the desk, read or heard?

Conservative, so that a day of sixty people raises few false alarms: first *and* last name are near,
or one is the very same and the other begins the same way. Sharing one name alone is daily life.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from frontdesk.likeness.fold import fold, name_key
from frontdesk.likeness.sound import sound
from frontdesk.likeness.spellings import latin

_SAME, _NEAR, _BEGINS_ALIKE, _FAR = 3, 2, 1, 0


def alike(one: str, other: str) -> bool:
    """True when two full names look or sound alike. The order of their words does not matter.

    One-word names are alike when the other's first or last word is the same or sounds the same.
    """
    (a, key), (b, other_key) = _read(one), _read(other)
    if not a or not b:
        return False
    if key == other_key:
        return True
    if len(a) == 1 or len(b) == 1:
        return any(_nearness(x, y) >= _NEAR for x in a for y in b)
    straight = _nearness(a[0], b[0]), _nearness(a[1], b[1])
    crossed = _nearness(a[0], b[1]), _nearness(a[1], b[0])
    return _close(*straight) or _close(*crossed)


def alike_among(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of every pair that is ``alike``: of two hundred people in milliseconds.

    Only those are compared whose words begin or sound the same; other words are never near. A name of one
    word is compared with everybody.
    """
    marked: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    lone: list[int] = []
    for at, name in enumerate(names):
        ends, key = _read(name)
        if len(ends) == 2:
            looked_for = {*_marks(*ends), *_marks(*reversed(ends)), (key,)}
            before = {*lone, *(place for mark in looked_for for place in marked[mark])}
        else:
            before = set(range(at)) if ends else set()
        yield from ((place, at) for place in sorted(before) if alike(names[place], name))
        if len(ends) == 2:
            for mark in {*_marks(*ends), (key,)}:
                marked[mark].append(at)
        elif ends:
            lone.append(at)


def _marks(first: str, last: str) -> set[tuple[str, ...]]:
    """One of these is shared by any two names whose first words are near and whose last words are near."""
    firsts, lasts = ((word[0], sound(word) and "~" + sound(word)) for word in (first, last))
    return {(one, other) for one in firsts for other in lasts if one and other}


def _close(one: int, other: int) -> bool:
    return min(one, other) >= _NEAR or (max(one, other) == _SAME and min(one, other) == _BEGINS_ALIKE)


@lru_cache(maxsize=20_000)
def _read(name: str) -> tuple[tuple[str, ...], str]:
    """First and last word of the folded name without titles, or its only word; and the name's key."""
    key = name_key(name)
    kept = set(key.split())
    words = [latin(word) for word in fold(name).split() if word in kept]
    return (words[0], words[-1]) if len(words) > 1 else tuple(words), key


@lru_cache(maxsize=50_000)
def _nearness(one: str, other: str) -> int:
    if one == other:
        return _SAME
    if one[0] != other[0] and not (one.isascii() and other.isascii()):
        return _FAR
    if _looks_like(one, other) or sounds_like(one, other):
        return _NEAR
    return _BEGINS_ALIKE if one[:2] == other[:2] else _FAR


def _looks_like(one: str, other: str) -> bool:
    """One slip apart, in words of five letters or more (three where a sign is a syllable)."""
    long_enough = min(len(one), len(other)) >= (5 if one.isascii() else 3)
    return long_enough and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def one_letter_apart(one: str, other: str) -> bool:
    """Two folded words one letter apart: wrong, missing, too many or swapped; short ones never are."""
    return min(len(one), len(other)) >= 4 and OSA.distance(one, other, score_cutoff=1) == 1


def sounds_like(one: str, other: str) -> bool:
    """Two folded words with the same consonants heard.

    Two say little (Mara, Moira): then the spelling must be near as well.
    """
    heard = sound(one)
    if not heard or heard != sound(other):
        return False
    slips = 2 if min(len(one), len(other)) >= 5 else 1
    return len(heard) >= 3 or OSA.distance(one, other, score_cutoff=slips) <= slips
