"""A week of looks at people who were not on that day's list: how many for which reason. For a manager.

Counts and the reasons that were given, in the order of the names: a list to ask about, no score of anybody.
Whom the looks were at stands with each person (``who_looked``), not here.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from frontdesk.domain.look_note import REASONS, LookKind
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.who_looked import NO_REASON, ONLY_A_MANAGER
from frontdesk.usecases.who_may_change import managers_only

DAYS = 7


@dataclass(frozen=True, slots=True)
class LooksOfOne:
    """Somebody who works here, and how often for which reason."""

    who: str
    reasons: tuple[tuple[str, int], ...]

    @property
    def many(self) -> int:
        """All of them."""
        return sum(many for _, many in self.reasons)


@dataclass(frozen=True, slots=True)
class WeekOfLooks:
    """Seven days up to now."""

    since: date
    reasons: tuple[tuple[str, int], ...]
    """Every reason there is, one never given too, and none given."""
    people: tuple[LooksOfOne, ...]
    """By their names."""


def week_of_looks(desk: Desk) -> WeekOfLooks:
    """Looks outside of the day's list in the last seven days. That it was read is noted.

    Raises ``NotAllowed`` for anybody but a manager.
    """
    managers_only(desk, ONLY_A_MANAGER)
    since = desk.now() - timedelta(days=DAYS)
    given: dict[int, tuple[str, str]] = {}
    last: dict[tuple[str, str], int] = {}
    for entry in desk.store.looks_since(since, (LookKind.OUTSIDE.value, *(kind.value for kind in REASONS))):
        at = (entry.by, entry.about)
        if entry.kind == LookKind.OUTSIDE:
            last[at] = entry.seq
            given[entry.seq] = (entry.by, NO_REASON)
        elif at in last:
            given[last[at]] = (entry.by, REASONS[LookKind(entry.kind)])
    note_look(desk, LookKind.LIST, "")
    names = {person.id: person.shown_name for person in desk.store.people()}
    people = [
        LooksOfOne(names.get(by, by), tuple((r, n) for r, n in _counted(given, by) if n))
        for by in {by for by, _ in given.values()}
    ]
    return WeekOfLooks(
        desk.local(since).date(), _counted(given), tuple(sorted(people, key=lambda one: one.who.casefold()))
    )


def _counted(given: dict[int, tuple[str, str]], by: str = "") -> tuple[tuple[str, int], ...]:
    """In the order the reasons are offered, none given last."""
    many = Counter(reason for who, reason in given.values() if by in ("", who))
    return tuple((reason, many[reason]) for reason in (*REASONS.values(), NO_REASON))
