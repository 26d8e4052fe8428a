"""What a folder has to reach: right values over all its formats, and nothing crashed or hung. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from tests.score.doubles import PRECISION, RECALL, Doubles
from tests.score.tally import REPEATS, STARTS, Fate, Score, Tally

SHARES = {
    "family": 0.99,
    "given": 0.99,
    "birth_date": 0.99,
    "language": 0.95,
    "interpreter": 0.95,
    "pronouns": 0.95,
    STARTS: 0.95,
    REPEATS: 0.95,
}
"""Field to the least share that is right."""
_ENDED = (Fate.CRASHED, Fate.HUNG)


def together(tallies: Iterable[Tally]) -> dict[str, Score]:
    """Each field over all formats."""
    sums: dict[str, Score] = {}
    for tally in tallies:
        for what, score in tally.scores.items():
            total = sums.setdefault(what, Score())
            total.right += score.right
            total.wrong += score.wrong
            total.missing += score.missing
    return sums


def short_of(tallies: Mapping[str, Tally], found: Iterable[Doubles]) -> Iterator[str]:
    """Each goal that is not reached, with the figure; nothing where all are."""
    for what, score in together(tallies.values()).items():
        goal = SHARES.get(what, 1.0)
        if score.share < goal:
            yield f"{what}: {score.share:.1%} right, {goal:.0%} is the goal"
    for name, tally in tallies.items():
        for fate in _ENDED:
            if tally.fates[fate]:
                yield f"{name}: {tally.fates[fate]} files {fate}, none is the goal"
    for one in found:
        if not one.good:
            yield (
                f"{one.path}: doubles found with precision {one.precision:.1%} and recall {one.recall:.1%},"
                f" {PRECISION:.0%} and {RECALL:.0%} are the goal"
            )
