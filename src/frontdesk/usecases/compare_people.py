"""Two records that may be one person, side by side: what both cannot be, and what is simply put together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from frontdesk.card.facts import SOURCE_WORDS, words
from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Record
from frontdesk.domain.errors import WrongUsage
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.moment import Moment
from frontdesk.domain.patient import Patient, PatientStatus
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.visit import Visit
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import note_look
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "Two records are made one by a manager."
NAME, BIRTH_DATE, STATUS, CONSENT = "name", "birth_date", "status", "consent"
R = TypeVar("R", bound=Record)


class Side(StrEnum):
    """Whose words stand: those of the record that stays, or of the one that goes."""

    STAYS = "stays"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class Said:
    """What one record says."""

    text: str = field(repr=False)
    told: str = ""
    """Who told it and when; empty for what came with the record."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing the two records say differently, and both cannot be."""

    key: str
    """``name``, ``birth_date``, ``status``, ``consent``, or a kind of fact."""
    label: str
    stays: Said
    goes: Said
    pick: Side = Side.STAYS
    """What is proposed: the patient's own words, what was confirmed, the newer."""
    private: bool = False
    """Not to stand open on a screen in public."""
    fixed: bool = False
    """Nobody picks against it: the patient's own words against ours, or that somebody died."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side."""

    stays: Patient = field(repr=False)
    goes: Patient = field(repr=False)
    differences: tuple[Difference, ...] = field(repr=False)
    joined: tuple[str, ...] = ()
    """What is simply put together: "3 visits and 5", "2 promises and 1"."""


@dataclass(frozen=True, slots=True)
class Both:
    """Everything about both, read once."""

    stays: Patient = field(repr=False)
    goes: Patient = field(repr=False)
    of_stays: tuple[Record, ...] = field(repr=False)
    of_goes: tuple[Record, ...] = field(repr=False)
    today: date

    def facts(self, side: Side) -> list[Fact]:
        """What stands of one of them today, beside any single visit."""
        records = self.of_stays if side is Side.STAYS else self.of_goes
        return [one for one in records if isinstance(one, Fact) and one.stands(self.today)]

    def consents(self) -> tuple[Consent | None, Consent | None]:
        """What each said about personal notes."""
        return _first(Consent, self.of_stays), _first(Consent, self.of_goes)


def both_of(desk: Desk, stays_id: str, goes_id: str) -> Both:
    """Raises ``WrongUsage`` for nobody, and where both are one person already."""
    of_stays, of_goes = desk.store.everything_of(stays_id), desk.store.everything_of(goes_id)
    stays, goes = _first(Patient, of_stays), _first(Patient, of_goes)
    if stays is None or goes is None:
        raise WrongUsage("There is no such patient.", "Nothing was changed.")
    if stays.id == goes.id:
        raise WrongUsage("This is one person already.", "Nothing was changed.")
    return Both(stays, goes, of_stays, of_goes, desk.today())


def compare_people(desk: Desk, stays_id: str, goes_id: str) -> Comparison:
    """What would be one person; both were looked at. Raises ``WrongUsage`` for nobody or one and the same,
    ``Refused`` for anybody but a manager."""
    managers_only(desk, ONLY_A_MANAGER)
    both = both_of(desk, stays_id, goes_id)
    for one in (both.stays, both.goes):
        note_look(desk, LookKind.COMPARED, one.id)
    return Comparison(both.stays, both.goes, tuple(differences(desk, both)), tuple(_joined(both)))


def differences(desk: Desk, both: Both) -> Iterator[Difference]:
    """What both cannot be, in the order of the record: who they are, what they told us, what we may keep."""
    stays, goes = both.stays, both.goes
    if stays.name.full and goes.name.full and stays.name.full != goes.name.full:
        yield Difference(NAME, "Full name", Said(stays.name.full), Said(goes.name.full))
    if stays.birth_date != goes.birth_date and stays.birth_date and goes.birth_date:
        one, other = (Said(desk.speech.birth_date(who.birth_date)) for who in (stays, goes))
        more = Side.GOES if len(goes.birth_date) > len(stays.birth_date) else Side.STAYS
        yield Difference(BIRTH_DATE, "Date of birth", one, other, more)
    if stays.status is not goes.status:
        died = PatientStatus.DIED in (stays.status, goes.status)
        pick = Side.GOES if goes.status is PatientStatus.DIED else Side.STAYS
        one, other = (Said(who.status.value) for who in (stays, goes))
        yield Difference(STATUS, "Is", one, other, pick, fixed=died)
    for kind, mine, theirs in facts_apart(both):
        yield _difference_of(desk, kind, mine, theirs)
    answer, newer = both.consents()
    if answer and newer and answer.answer is not newer.answer:
        pick = Side.GOES if newer.asked_on > answer.asked_on else Side.STAYS
        one, other = (_consent_said(desk, said) for said in (answer, newer))
        yield Difference(CONSENT, "Personal notes", one, other, pick)


def facts_apart(both: Both) -> Iterator[tuple[FactKind, Fact, Fact]]:
    """Kinds of which only one thing can be true, where both records say something else."""
    mine, theirs = ({f.kind: f for f in both.facts(side)} for side in Side)
    for kind, rule in KINDS.items():
        one, other = mine.get(kind), theirs.get(kind)
        if rule.one and one and other and not same_words(one, other):
            yield kind, one, other


def same_words(one: Fact, other: Fact) -> bool:
    """Both were told the same thing."""
    return _value(one) == _value(other)


def weight(fact: Fact) -> tuple[bool, bool, date]:
    """What goes before what: the patient's own words, what was confirmed, the newer."""
    newest = max(filter(None, (fact.said_on, fact.confirmed_on)), default=date.min)
    return fact.locked_by_patient, not fact.unconfirmed_import, newest


def _value(fact: Fact) -> tuple[str, ...]:
    return fact.kind, fact.code, " ".join(fact.text.casefold().split()), fact.extra, fact.visit_id


def _difference_of(desk: Desk, kind: FactKind, one: Fact, other: Fact) -> Difference:
    mine, theirs = (_fact_said(desk, fact) for fact in (one, other))
    pick = Side.GOES if weight(other) > weight(one) else Side.STAYS
    private = Audience.PRIVATE in (one.audience, other.audience)
    own = one.locked_by_patient is not other.locked_by_patient
    return Difference(kind.value, KINDS[kind].label, mine, theirs, pick, private, own)


def _fact_said(desk: Desk, fact: Fact) -> Said:
    source = SOURCE_WORDS[fact.source]
    on = f", {desk.speech.short_day(fact.said_on, desk.today())}" if fact.said_on else ""
    return Said(words(fact, desk.speech), source + on)


_ANSWERS = {
    ConsentAnswer.NOT_ASKED: "Not asked",
    ConsentAnswer.YES: "Yes",
    ConsentAnswer.NO: "No",
    ConsentAnswer.WITHDRAWN: "Taken back",
}


def _consent_said(desk: Desk, consent: Consent) -> Said:
    return Said(_ANSWERS[consent.answer], desk.speech.short_day(consent.asked_on, desk.today()))


_JOINED: tuple[tuple[type[Record], str], ...] = (
    (Visit, "visit"),
    (Promise, "promise"),
    (Concern, "concern"),
    (Moment, "moment"),
    (Relation, "companion"),
)


def _joined(both: Both) -> Iterator[str]:
    counted = [(len(both.facts(Side.STAYS)), len(both.facts(Side.GOES)), "note")]
    for sort, word in _JOINED:
        mine, theirs = (sum(isinstance(one, sort) for one in of) for of in (both.of_stays, both.of_goes))
        counted.append((mine, theirs, word))
    for mine, theirs, word in counted:
        if theirs:
            yield f"{mine} {word if mine == 1 else word + 's'} and {theirs}"


def _first(kind: type[R], records: tuple[Record, ...]) -> R | None:
    return next((one for one in records if isinstance(one, kind)), None)
