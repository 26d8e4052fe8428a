"""Who may be twice in the store? The pairs worth a look, the surest first. Nobody is ever merged by this.

Nobody is compared with everybody: two records are compared where they share a number, a phone, or enough of a
name with a date or a house. The points decide what is enough: a pair that could reach ``WORTH_A_LOOK`` shares
one of these but for rare heaps of slips.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from frontdesk.likeness.evidence import OnFile, Read, read, surely_two, weigh
from frontdesk.likeness.name_evidence import Name
from frontdesk.likeness.reasons import Reason, points_of, words_of
from frontdesk.likeness.sound import sound

WORTH_A_LOOK = 20
"""Points. Where one of 100,000 people in twenty is twice in the store, any two records are one person once in
a million, two to the twentieth: with twenty points the odds are even. It does not sink for a smaller clinic,
for it is also what keeps twins apart, who reach nineteen."""
SURELY = 30
"""Points. Name, whole birth date and one thing more."""
_NEIGHBOURS = 40
"""Each is compared with so many, in the order of their names, where very many share a key (555-0000)."""


@dataclass(frozen=True, slots=True)
class PossibleDouble:
    """Two records that may be one person, for somebody at the desk to decide."""

    one: str
    other: str
    """Their ids, the smaller first."""
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """What speaks for one person, less what speaks against."""
        return points_of(self.reasons)

    @property
    def surely(self) -> bool:
        """Enough speaks for one person and nothing against. It sorts the list, it merges nobody.

        The given name is the same to the letter: twins are often named nearly alike.
        """
        nothing_against = all(reason.points > 0 for reason in self.reasons)
        return self.points >= SURELY and nothing_against and Reason.SAME_GIVEN_NAME in self.reasons

    @property
    def why(self) -> str:
        """ "same birth date, family names one letter apart, same phone or mail"."""
        return words_of(self.reasons)


def compare(one: OnFile, other: OnFile) -> PossibleDouble:
    """What speaks for and against these two, worth a look or not. The same whichever comes first."""
    return _pair(read(one), read(other))


def possible_doubles(records: Iterable[OnFile]) -> list[PossibleDouble]:
    """Every pair worth a look: those that are surely one person first, then by points.

    The order of the records does not matter. Two records with one id are one record, the last one counts.
    100,000 people take seconds and about a kilobyte each.
    """
    people = sorted({record.id: read(record) for record in records}.values(), key=_by_name)
    found: dict[tuple[str, str], PossibleDouble] = {}
    for keys in _KEYS:
        for one, other in _sharing(people, keys):
            if not surely_two(one, other) and (pair := _pair(one, other)).points >= WORTH_A_LOOK:
                found[pair.one, pair.other] = pair
    return sorted(found.values(), key=lambda pair: (not pair.surely, -pair.points, pair.one, pair.other))


def _pair(one: Read, other: Read) -> PossibleDouble:
    return PossibleDouble(min(one.id, other.id), max(one.id, other.id), weigh(one, other))


def _by_name(person: Read) -> tuple[tuple[Name, ...], str, str]:
    return person.names, person.born, person.id


_Keys = Callable[[Read], Iterable[str]]


def _sharing(people: Sequence[Read], keys: _Keys) -> Iterator[tuple[Read, Read]]:
    """Pairs that share a key of this sort: put in order of it, they stand together. One may come twice."""
    ordered = sorted((key, place) for place, person in enumerate(people) for key in set(keys(person)))
    for at, (key, place) in enumerate(ordered):
        for other_key, other_place in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            if other_key != key:
                break
            yield people[place], people[other_place]


def _number(person: Read) -> Iterator[str]:
    return (f"{number.system} {number.value}" for number in person.identifiers)


def _reach(person: Read) -> Iterable[str]:
    return person.reach


def _birth_date(person: Read) -> Iterator[str]:
    """The whole date, and how one of the names is heard to begin.

    Not a 1 January, which many share and which says little: those are found by name and year.
    """
    if len(person.born) == 8 and not person.born.endswith("0101"):
        for name in person.names:
            for word in (*name.given, *name.family):
                yield person.born + (sound(word) or word)[0]


def _name_and_year(person: Read) -> Iterator[str]:
    """A slip in the day, day and month swapped, a date known in part: the year stays."""
    return (f"{name} {person.born[:4]}" for name in _name_and_initial(person))


def _name_and_day(person: Read) -> Iterator[str]:
    """A slip in the year: the day stays."""
    return (f"{name} {person.born[4:]}" for name in _name_and_initial(person))


def _name_and_initial(person: Read) -> Iterator[str]:
    """One name whole and how the other begins: in any order, and one of them may hold a slip."""
    for name in person.names if person.born else ():
        *_, last = name.family or name.given[1:] or ("",)
        for first in name.given[:1] if last else ():
            yield f"{first} {last[0]}"
            yield f"{last} {first[0]}"


def _initials_and_house(person: Read) -> Iterator[str]:
    """A birth date that is missing or mistyped: a house number or postal code, and how the names begin."""
    numbers = [word for word in person.address.split() if not word.isalpha()]
    for name in person.names:
        words = (*name.given, *name.family)
        initials = "".join(sorted((words[0][0], words[-1][0])))
        yield from (f"{initials} {number}" for number in numbers)


_KEYS: tuple[_Keys, ...] = (
    _number,
    _reach,
    _birth_date,
    _name_and_year,
    _name_and_day,
    _initials_and_house,
)
