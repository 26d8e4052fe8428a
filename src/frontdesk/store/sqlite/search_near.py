"""Who may be meant when nobody fits what was typed: slips, sounds, gaps put wrong, a name that is another.

Asked only then, step by step, each looser than the one before. Numbers are never forgiven. Who was found
stands in the order of how near the names are, today's people before all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from frontdesk.likeness.alike import sounds_like
from frontdesk.store.sqlite.kept import DayPeople
from frontdesk.store.sqlite.near_words import NearWords, Spelled
from frontdesk.store.sqlite.search_words import Group, is_name, whole, words_before_numbers

Person = tuple[int, str]
"""A place in the search index, and all words found by."""
Match = Callable[[Sequence[Group], int], list[Person]]
"""People who meet all groups, the last seen first; at most so many."""
Names = Sequence[Spelled]

_LOOKED_AT = 60
"""People compared with what was typed."""
_MOST_NAMES = 4
_FAR = 5
"""Two words that have nothing in common."""
_LETTERS_A_MISTAKE = 4
_SHORTEST_JOINED = 6


class Near:
    """One question, asked ever more loosely."""

    def __init__(self, raw: Any, day: DayPeople, groups: Sequence[Group], match: Match) -> None:
        self._near = NearWords(raw)
        self._todays = day.words()
        self._day = day
        self._match = match
        self._names, self._numbers = _parted(groups)
        self._found: dict[int, int] = {}
        """How far from what was typed, by place."""

    def of_same_sound(self, limit: int) -> list[int]:
        """Places in the search index of whoever has names of the same sound, where two were typed."""
        if not 2 <= len(self._names) <= _MOST_NAMES:
            return []
        heard = [self._near.heard(typed) for typed in self._names]
        if any(heard):
            groups = [_also(typed, words) for typed, words in zip(self._names, heard, strict=True)]
            self._keep(self._people(groups, _LOOKED_AT), self._names, 0)
        return self._in_order(limit)

    def of_one_name(self) -> Iterator[list[Group]]:
        """Where one name was typed: words one slip away, then those of the same sound. Nobody is nearer."""
        if len(self._names) == 1:
            for look in (self._near.slips, self._near.heard):
                words = look(self._names[0])
                if words:
                    yield [whole(words), *self._numbers]

    def places(self, limit: int) -> list[int]:
        """Places of whoever is near."""
        if not self._names or len(self._names) > _MOST_NAMES:
            return []
        variants = [(self._names, 0), *self._gaps_put_right()]
        for step in (self._one_slip, self._two_mistakes, self._one_is_another):
            for names, mistakes in variants:
                step(names, mistakes, limit)
            if self._found:
                break
        return self._in_order(limit)

    def _in_order(self, limit: int) -> list[int]:
        by_nearness = sorted(self._found, key=lambda at: (at not in self._todays, self._found[at], -at))
        return by_nearness[:limit]

    def _one_slip(self, names: Names, mistakes: int, _limit: int) -> None:
        """One in each word; or words that sound the same."""
        groups = [_also(typed, self._near.one_slip(typed)) for typed in names]
        self._keep(self._people(groups, _LOOKED_AT), names, mistakes)

    def _two_mistakes(self, names: Names, mistakes: int, _limit: int) -> None:
        """Two in a word, but no more than one in four letters."""
        alone = len(names) == 1 and not self._numbers
        groups = [_also(typed, self._near.two_mistakes(typed, alone=alone)) for typed in names]
        most = -(-sum(len(typed[0]) for typed in names) // _LETTERS_A_MISTAKE)
        self._keep(self._people(groups, _LOOKED_AT), names, mistakes, most)

    def _one_is_another(self, names: Names, mistakes: int, _limit: int) -> None:
        """One name is another: whom the number and the other names fit.

        Never without a number: for two of three strangers it would show people who are none of them.
        """
        if len(names) < 2 or not self._numbers:
            return
        kept = [_also(typed, self._near.one_slip(typed)) for typed in names]
        for at in range(len(names)):
            self._keep(self._people([*kept[:at], *kept[at + 1 :]], _LOOKED_AT + 1), names, mistakes)

    def _gaps_put_right(self) -> Iterator[tuple[Names, int]]:
        """What was typed with a gap too many taken out, or with one that is missing put in."""
        names = self._names
        for at in range(len(names) - 1):
            joined = names[at][0] + names[at + 1][0]
            yield [*names[:at], (joined,), *names[at + 2 :]], 1
        for at, (typed, *_) in enumerate(names):
            if len(typed) >= _SHORTEST_JOINED:
                for one, other in self._near.parts(typed):
                    yield [*names[:at], (one,), (other,), *names[at + 1 :]], 1

    def _people(self, groups: Sequence[Group], most: int) -> list[Person]:
        wanted = [*groups, *self._numbers]
        todays = [(at, self._todays[at]) for at in self._day.fitting(wanted)]
        return list(dict.fromkeys([*todays, *self._match(wanted, most)]))

    def _keep(
        self, people: Iterable[Person], names: Names, mistakes: int, most: float = float("inf")
    ) -> None:
        distances = [_Distances(typed) for typed in names]
        for place, words in people:
            known = words_before_numbers(words) or [""]
            far = mistakes + sum([min(map(distance.__getitem__, known)) for distance in distances])
            if far <= most:
                self._found[place] = min(far, self._found.get(place, far))


def _parted(groups: Sequence[Group]) -> tuple[list[Spelled], list[Group]]:
    """The names, and the numbers."""
    names: list[Spelled] = []
    numbers: list[Group] = []
    for group in groups:
        if not all(is_name(word) for one in group for word in one):
            numbers.append(group)
        elif len(group[0]) > 1:
            names += [(part,) for part in group[0]]
        else:
            names.append(tuple(one[0] for one in group))
    return names, numbers


def _also(typed: Spelled, words: Iterable[str]) -> Group:
    """What begins as typed, and these whole words."""
    return (*((word,) for word in typed), *whole(words))


class _Distances(dict[str, int]):
    """How far words are from a typed one; each is looked at once, for many people share a name."""

    def __init__(self, typed: Spelled) -> None:
        self._typed = typed

    def __missing__(self, word: str) -> int:
        far = self[word] = min([_distance(one, word) for one in self._typed])
        return far


def _distance(typed: str, word: str) -> int:
    from rapidfuzz.distance import OSA

    if word.startswith(typed):
        return 0
    far = OSA.distance(typed, word, score_cutoff=_FAR - 1)
    return 1 if far > 1 and sounds_like(typed, word) else far
