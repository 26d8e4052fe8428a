"""What came into the store beside what is true: right, wrong, missing, field by field. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from tests.score.truth import Known, Truth

FIELDS = ("family", "given", "birth_date", "language", "interpreter", "pronouns")
STARTS, REPEATS = "start", "recurrence"


class Fate(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    PARTLY = "partly"
    NOTHING_IN_IT = "nothing in it"
    REFUSED_RIGHTLY = "refused rightly"
    REFUSED_WRONGLY = "refused wrongly"
    CRASHED = "crashed"
    HUNG = "hung"


@dataclass(slots=True)
class Score:
    """Right, wrong and missing of one field."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def of(self) -> int:
        """How many the truth names."""
        return self.right + self.wrong + self.missing

    @property
    def share(self) -> float:
        """The part that is right; 1 where the truth names none."""
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Tally:
    """All files of one format."""

    fates: Counter[Fate] = field(default_factory=Counter)
    scores: dict[str, Score] = field(default_factory=dict)
    not_right: list[str] = field(default_factory=list)
    """File and field of what is not right, for whoever mends it."""

    def count(self, what: str, outcome: str, where: str) -> None:
        """One more; ``outcome`` is "right", "wrong" or "missing"."""
        score = self.scores.setdefault(what, Score())
        setattr(score, outcome, getattr(score, outcome) + 1)
        if outcome != "right":
            self.not_right.append(f"{where}: {what} {outcome}")


def add(
    tally: Tally,
    truth: Truth,
    fate: Fate,
    people: Sequence[Known] = (),
    starts: Iterable[datetime] = (),
    numbered: Sequence[tuple[str, datetime]] = (),
) -> None:
    """One file more. Nothing is scored of a file that is rightly refused."""
    tally.fates[fate] += 1
    if fate is Fate.REFUSED_RIGHTLY:
        return
    for known, found in paired(truth.people, people):
        for name in FIELDS:
            right = getattr(known, name)
            if right:
                tally.count(name, _outcome(name, right, known, found), truth.path)
    left = Counter(starts)
    for instants in truth.starts:
        hit = next((at for at in instants if left[at] > 0), None)
        if hit is not None:
            left[hit] -= 1
        tally.count(STARTS, "right" if hit is not None else "missing", truth.path)
    for one in truth.repeats:
        tally.count(REPEATS, "right" if one.as_in(numbered) else "wrong", truth.path)


def _outcome(name: str, right: str, known: Known, found: Known | None) -> str:
    said = getattr(found, name) if found else ""
    if said == right:
        return "right"
    return "wrong" if said else "missing"


def paired(truth: Sequence[Known], stored: Sequence[Known]) -> list[tuple[Known, Known | None]]:
    """Everybody of the truth beside the one in the store who is most alike; nobody alike is None.

    Two entries of one person in a file become one in the store: both are held beside it.
    """
    by_id: dict[str, list[Known]] = {}
    by_name: dict[str, list[Known]] = {}
    for one in stored:
        for known in one.ids:
            by_id.setdefault(known, []).append(one)
        for word in _words(one):
            by_name.setdefault(word, []).append(one)

    def most_alike(person: Known) -> Known | None:
        near = [one for known in person.ids for one in by_id.get(known, ())]
        near += [one for word in _words(person) for one in by_name.get(word, ())]
        return max(near, key=lambda one: _alike(person, one), default=None)

    return [(person, most_alike(person)) for person in truth]


def _words(person: Known) -> set[str]:
    return {word.casefold() for part in (person.family, person.given, person.full) for word in part.split()}


def _alike(one: Known, other: Known) -> int:
    said = ((getattr(one, each.name), getattr(other, each.name)) for each in fields(Known)[1:])
    same: int = sum(bool(mine) and mine == theirs for mine, theirs in said)
    return same + 3 * bool(one.ids & other.ids)
