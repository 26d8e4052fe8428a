"""Two names side by side, part by part: which reasons they give for being one person's, or against it."""

from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from frontdesk.domain.patient import NameUse, PersonName
from frontdesk.likeness.fold import fold, name_key
from frontdesk.likeness.reasons import Reason, points_of
from frontdesk.likeness.sound import sound
from frontdesk.likeness.spellings import latin

_REMEMBERED = 50_000
_TELLS_NOBODY_APART = (NameUse.NICKNAME, NameUse.TEMP, NameUse.ANONYMOUS)
"""Many are called Sam, Baby or Unknown."""
_WORDS_READ = 8
"""Of a name in one string, which is cut everywhere: a longer one is told by its first words."""

Words = tuple[str, ...]


class Name(NamedTuple):
    """Folded words of one name. A part that is not known is empty."""

    given: Words
    family: Words
    parted: bool = True
    """False where nobody said which word is the family name: then all words stand in ``given``."""


class _Near(IntEnum):
    """How near two given names, or two family names, are."""

    OTHER, PART, NEAR, ONE_SLIP, SAME = range(5)


_GIVEN = {
    _Near.SAME: Reason.SAME_GIVEN_NAME,
    _Near.ONE_SLIP: Reason.GIVEN_NAME_ONE_SLIP,
    _Near.NEAR: Reason.GIVEN_NAME_NEAR,
    _Near.PART: Reason.GIVEN_NAME_PART,
    _Near.OTHER: Reason.OTHER_GIVEN_NAME,
}
_FAMILY = {
    _Near.SAME: Reason.SAME_FAMILY_NAME,
    _Near.ONE_SLIP: Reason.FAMILY_NAME_ONE_SLIP,
    _Near.NEAR: Reason.FAMILY_NAME_NEAR,
    _Near.PART: Reason.FAMILY_NAME_PART,
    _Near.OTHER: Reason.OTHER_FAMILY_NAME,
}


def read_name(name: PersonName) -> Name | None:
    """The words to compare; None for a name that tells nobody apart."""
    if name.use in _TELLS_NOBODY_APART:
        return None
    given, family = _words(" ".join(name.given)), _words(name.family)
    if (given and family) or not name.text:
        return Name(given, family) if given or family else None
    words = _words(name.text)[:_WORDS_READ]
    return Name(words, (), parted=False) if words else None


def compare_names(one: Name, other: Name) -> tuple[Reason, ...]:
    """The reading of two names that speaks most for one person: as they stand, or given and family swapped.

    A name that came as one string is cut wherever that agrees best with the other.
    """
    one, other = min(one, other), max(one, other)
    said = one.parted and other.parted
    if not said and _in_one_word(one) & _in_one_word(other):
        alone = len((*one.given, *one.family)) == len((*other.given, *other.family)) == 1
        return (Reason.NAME_IN_COMMON,) if alone else (Reason.SAME_GIVEN_NAME, Reason.SAME_FAMILY_NAME)
    found = []
    for a, b in product(_readings(one), _readings(other)):
        found.append(_parts(a, b, said=said))
        swapped = _parts(a, Name(b.family, b.given), said=said)
        if swapped:
            found.append((*swapped, Reason.NAMES_SWAPPED) if said else swapped)
    return max(found, key=points_of)


def _parts(one: Name, other: Name, *, said: bool) -> tuple[Reason, ...]:
    pairs = ((one.given, other.given, _GIVEN), (one.family, other.family, _FAMILY))
    nears = [(_nearness(a, b), reasons) for a, b, reasons in pairs if a and b]
    if said:
        return tuple(reasons[near] for near, reasons in nears)
    if [near for near, _ in nears] == [_Near.SAME]:
        return (Reason.NAME_IN_COMMON,)
    return tuple(reasons[near] if near else Reason.OTHER_NAME for near, reasons in nears)


def _readings(name: Name) -> Iterator[Name]:
    """A name in one string may be cut at any gap; one of a single word stays whole."""
    if name.parted or len(name.given) == 1:
        yield name
    else:
        yield from (Name(name.given[:at], name.given[at:]) for at in range(1, len(name.given)))


def _in_one_word(name: Name) -> set[str]:
    """The whole name without gaps: in its order, the other way round, and without any order."""
    given, family = "".join(name.given), "".join(name.family)
    return {given + family, family + given, "".join(sorted((*name.given, *name.family)))}


@lru_cache(maxsize=_REMEMBERED)
def _nearness(one: Words, other: Words) -> _Near:
    a, b = "".join(one), "".join(other)
    if a == b:
        return _Near.SAME
    slips = _slips_forgiven(min(a, b, key=len))
    apart = OSA.distance(a, b, score_cutoff=slips)
    if apart <= slips:
        return _Near.ONE_SLIP if apart == 1 else _Near.NEAR
    if len(sound(a)) >= 3 and sound(a) == sound(b):
        return _Near.NEAR
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return _Near.PART if all(any(_begins(x, y) for y in more) for x in fewer) else _Near.OTHER


def _slips_forgiven(shorter: str) -> int:
    """A letter in four to six, two from seven, three from ten: Jon and Jan, Lee and Li are two names.

    In other scripts a sign is often a syllable or a whole name: one, from five on.
    """
    if not shorter.isascii():
        return int(len(shorter) >= 5)
    return sum(len(shorter) >= length for length in (4, 7, 10))


def _begins(one: str, other: str) -> bool:
    """The same word, its first letter alone, or its short form: J, Alex and Alexander."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return longer.startswith(shorter) and (len(shorter) != 2 or shorter == longer)


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> Words:
    """Folded, without titles, in Latin letters where they spell the same name."""
    kept = set(name_key(text).split())
    return tuple(latin(word) or word for word in fold(text).split() if word in kept)
