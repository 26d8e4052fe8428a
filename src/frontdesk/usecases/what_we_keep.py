"""What this clinic keeps about people by what stands in its store now, in plain words."""

from frontdesk.domain.concern import Concern
from frontdesk.domain.deed import Record
from frontdesk.domain.fact import KINDS, Chapter, Fact, FactKind
from frontdesk.domain.moment import Moment
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.visit import Visit
from frontdesk.usecases.desk import Desk

_SOUND = frozenset({FactKind.PRONUNCIATION})
_NEEDS = frozenset(kind for kind, rule in KINDS.items() if rule.chapter is Chapter.NEEDS)
_KEPT: tuple[tuple[str, type[Record], frozenset[FactKind]], ...] = (
    ("names", Patient, frozenset()),
    ("how each sounds", Fact, _SOUND),
    ("visits", Visit, frozenset()),
    ("needs", Fact, _NEEDS),
    ("promises", Promise, frozenset()),
    ("what worried people", Concern, frozenset()),
    ("good and sad days", Moment, frozenset()),
    ("who comes along", Relation, frozenset()),
    ("what we were told", Fact, frozenset(FactKind) - _SOUND - _NEEDS),
)


def what_we_keep(desk: Desk) -> tuple[str, ...]:
    """Each kind of thing that is kept about anybody, in the order it is said; empty where nothing is."""
    return tuple(words for words, kind, of in _KEPT if desk.store.any_of(kind, of))


def who_sees_it(desk: Desk) -> tuple[str, ...]:
    """Everybody who works at this desk now, as patients know them."""
    return tuple(person.spoken_name for person in desk.store.people() if person.ended_at is None)
