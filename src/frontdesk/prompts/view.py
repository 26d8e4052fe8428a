"""What the conditions and the placeholders look at: the card's input, the situation, the items in hand.

A fact counts as told (may set a condition, may fill a line) when it is active, has not ended, belongs to
the person or to this visit, and is neither an unconfirmed import nor a question yet (noticed once, see
``domain/habit.py``). Two exceptions, both from the handbook: an
imported interpreter need or language sets its condition, and an imported name may be spoken in full form.
Concerns, promises and moments that came with an import wait for a person's word, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.domain.habit import only_asked
from frontdesk.domain.moment import Moment
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.situation import Situation

Observances = Mapping[str, tuple[tuple[date, date], ...]]
"""Date rule key -> first and last day of each occurrence, both included; in order, none over another."""


class ItemSort(StrEnum):
    """What conditions are tested on one by one."""

    CONCERN = "concern"
    PROMISE = "promise"
    MOMENT = "moment"
    DETAIL = "detail"


Item = Concern | Promise | Moment | Fact


@dataclass(frozen=True, slots=True)
class Basis:
    """Something told to us that a line rests on: who may hear it, when it was said, by whom."""

    id: str
    audience: Audience
    stated: bool
    """The patient (or who speaks for them) said it; counts as fit."""
    ticked: bool
    """The patient asked for it: "please do", "happy to be asked", a promise."""
    day: date | None
    sort: str
    """Item sort or fact kind, for the words of the source."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a card's input holds, sorted once per card."""

    input: CardInput = field(repr=False)
    told: Mapping[FactKind, tuple[Fact, ...]] = field(repr=False)
    """Facts that may set conditions and fill lines."""
    imported: Mapping[FactKind, tuple[Fact, ...]] = field(repr=False)
    """Unconfirmed facts of the other system, of the kinds that set a condition all the same."""
    needs: tuple[Fact, ...] = field(repr=False)
    need_codes: frozenset[str] = field(repr=False)
    items: Mapping[ItemSort, tuple[Item, ...]] = field(repr=False)
    observances: Observances = field(repr=False)

    def first(self, kind: FactKind) -> Fact | None:
        """The fact of this kind, where one is told."""
        facts = self.told.get(kind)
        return facts[0] if facts else None

    def first_or_imported(self, kind: FactKind) -> Fact | None:
        """The same; the other system's word where the patient has not been asked yet."""
        facts = self.told.get(kind) or self.imported.get(kind)
        return facts[0] if facts else None


@dataclass(frozen=True, slots=True)
class View:
    """One patient, one situation and, while a template is tested on items, one of each sort it asks about."""

    known: Known = field(repr=False)
    situation: Situation
    concern: Concern | None = field(default=None, repr=False)
    promise: Promise | None = field(default=None, repr=False)
    moment: Moment | None = field(default=None, repr=False)
    detail: Fact | None = field(default=None, repr=False)

    @property
    def input(self) -> CardInput:
        """What was read from the store."""
        return self.known.input

    @property
    def today(self) -> date:
        """The clinic's own date."""
        return self.known.input.today

    def holding(self, items: Mapping[ItemSort, Item]) -> "View":
        """The same view with these items in hand."""
        concern, promise = items.get(ItemSort.CONCERN), items.get(ItemSort.PROMISE)
        moment, detail = items.get(ItemSort.MOMENT), items.get(ItemSort.DETAIL)
        return View(
            self.known,
            self.situation,
            concern if isinstance(concern, Concern) else None,
            promise if isinstance(promise, Promise) else None,
            moment if isinstance(moment, Moment) else None,
            detail if isinstance(detail, Fact) else None,
        )

    @property
    def in_hand(self) -> tuple[Item, ...]:
        """The items this view is about."""
        return tuple(i for i in (self.concern, self.promise, self.moment, self.detail) if i is not None)

    @property
    def item(self) -> str:
        """Id of the item a line is about, empty for none."""
        return next((item.id for item in self.in_hand), "")


_EVEN_IMPORTED = frozenset({FactKind.INTERPRETER, FactKind.SPOKEN_LANGUAGE, FactKind.READING_LANGUAGE})
LEAVE_BY = "time:leave_by"


def know(card: CardInput, observances: Observances | None = None) -> Known:
    """Sort a card's input: told facts by kind, needs, and the items lines may be about, newest first."""
    today, visit_id = card.today, card.visit.id if card.visit else ""
    told: dict[FactKind, list[Fact]] = {}
    imported: dict[FactKind, list[Fact]] = {}
    for fact in card.facts:
        if fact.status is not FactStatus.ACTIVE or (fact.visit_id and fact.visit_id != visit_id):
            continue
        if (fact.expires_on is not None and fact.expires_on < today) or only_asked(fact, today):
            continue
        if not fact.unconfirmed_import:
            told.setdefault(fact.kind, []).append(fact)
        elif fact.kind in _EVEN_IMPORTED:
            imported.setdefault(fact.kind, []).append(fact)
    needs = [f for kind in _NEEDS_ORDER for f in told.get(kind, ()) if f.code]
    needs += [f for f in told.get(FactKind.TRAVEL, ()) if f.code == "leave_by"]
    concerns = [c for c in card.concerns if c.open and not c.import_id]
    promises = [p for p in card.promises if p.standing(today) is not PromiseStanding.DONE and not p.import_id]
    moments = [m for m in card.moments if not m.import_id]
    concerns.sort(key=lambda c: (-c.said_on.toordinal(), c.id))
    promises.sort(key=lambda p: (p.due_on, p.id))
    moments.sort(key=lambda m: (-m.told_on.toordinal(), m.id))
    return Known(
        card,
        {kind: tuple(facts) for kind, facts in told.items()},
        {kind: tuple(facts) for kind, facts in imported.items()},
        tuple(needs),
        frozenset(map(need_code, needs)),
        {
            ItemSort.CONCERN: tuple(concerns),
            ItemSort.PROMISE: tuple(promises),
            ItemSort.MOMENT: tuple(moments),
            ItemSort.DETAIL: tuple(told.get(FactKind.PERSONAL_DETAIL, ())),
        },
        {} if observances is None else observances,  # the table is not read to see whether it is empty
    )


_NEEDS_ORDER = (FactKind.ADJUSTMENT, FactKind.COMMUNICATION)


def need_code(fact: Fact) -> str:
    """The need code a fact stands for; a travel note "leave by" is the need ``time:leave_by``."""
    return LEAVE_BY if fact.kind is FactKind.TRAVEL else fact.code


def consent_answer(card: CardInput) -> ConsentAnswer:
    """The newest answer about personal notes; never asked where none is kept."""
    return card.consent.answer if card.consent else ConsentAnswer.NOT_ASKED


_NAMES = frozenset(
    {FactKind.FORM_OF_ADDRESS, FactKind.NAME_TO_USE, FactKind.PRONUNCIATION, FactKind.SCRIPT_FORM}
)


def basis_of(item: Item) -> Basis:
    """What a line rests on when it is about this fact or item.

    A health concern is private whatever its row says. Names and what a clinician asked of the desk are
    used but count no fit: every line may use them.
    """
    if isinstance(item, Concern):
        audience = Audience.PRIVATE if item.type is ConcernType.HEALTH else item.audience
        return Basis(item.id, audience, True, False, item.said_on, ItemSort.CONCERN)
    if isinstance(item, Promise):
        return Basis(item.id, item.audience, True, True, item.made_on, ItemSort.PROMISE)
    if isinstance(item, Moment):
        return Basis(item.id, item.audience, True, item.happy_to_be_asked, item.told_on, ItemSort.MOMENT)
    stated = item.source is not Source.CLINICIAN_ASKED and item.kind not in _NAMES
    day = item.confirmed_on if item.source is Source.SEEN_ONCE else item.said_on
    return Basis(item.id, item.audience, stated, item.happy_to_be_asked, day, item.kind)
