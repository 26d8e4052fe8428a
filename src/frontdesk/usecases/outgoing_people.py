"""Who leaves for another system, and what of each: what stands and is not private."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import TypeVar

from frontdesk.card.compose import sound_of
from frontdesk.card.facts import newest, words
from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    Patient,
    PersonName,
    best_name,
)
from frontdesk.domain.relation import Relation, RelationStatus
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.exporters.outgoing import (
    URN,
    URN_SYSTEM,
    PersonOut,
    PronounsOut,
    RelatedOut,
    VisitOut,
    made_uuid,
)
from frontdesk.likeness.fold import fold
from frontdesk.usecases.desk import Desk

_AT_ONCE = 200
_CALLED = (NameUse.USUAL, NameUse.NICKNAME)
_WITHHOLD_REACH = (FactKind.SAFE_CONTACT, FactKind.DO_NOT_TELL)
"""Rules that are private themselves: without them nobody elsewhere knows which number is safe."""
_FIRST_BY = {"call": (ContactSystem.PHONE,), "text": (ContactSystem.SMS, ContactSystem.PHONE)}
_STATUS = {
    VisitState.EXPECTED: "booked",
    VisitState.LATE: "booked",
    VisitState.ARRIVED: "arrived",
    VisitState.IDENTIFIED: "checked-in",
    VisitState.WAITING: "checked-in",
    VisitState.DELAYED: "checked-in",
    VisitState.DID_NOT_COME: "noshow",
    VisitState.CANCELLED: "cancelled",
    VisitState.MOVED: "cancelled",
    VisitState.LEFT_BEFORE_SEEN: "cancelled",
}
"""FHIR Appointment.status; what is not listed took place."""
T = TypeVar("T")


def people_out(desk: Desk, withheld: set[str], *, related: bool) -> Iterator[PersonOut]:
    """Everybody whom whoever is at the desk may see. ``withheld`` gets whose phones and mail stay here."""
    for some in _batches(patient for patient, _ in desk.store.patients()):
        for patient, told in zip(some, _told(desk, some), strict=True):
            if _reach_stays(told):
                withheld.add(patient.id)
            around = desk.store.records_of(Relation, patient.id) if related else ()
            yield person_out(desk, patient, told, around)


def visits_out(desk: Desk, days: tuple[date, date] | None) -> Iterator[VisitOut]:
    """Visits of some days, or all, by start. One of somebody who must not be seen here is not among them."""
    # as the other system writes the name, where it brought one
    clinicians = {one.id: (*one.aliases, one.spoken_name)[0] for one in desk.store.clinicians()}
    found = desk.store.visits() if days is None else _between(desk, *days)
    for some in _batches(found):
        whose = {id: desk.store.person(id) for id in {visit.patient_id for visit in some}}
        people = list({one.id: one for one in whose.values() if one is not None}.values())
        out = {
            patient.id: person_out(desk, patient, told, ())
            for patient, told in zip(people, _told(desk, people), strict=True)
        }
        for visit in some:
            patient = whose[visit.patient_id]
            if patient is not None:
                clinician = clinicians.get(visit.clinician_id, "")
                yield _visit_out(visit, out[patient.id], patient.board_name, clinician)


def person_out(desk: Desk, patient: Patient, told: Collection[Fact], around: Iterable[Relation]) -> PersonOut:
    """One person. ``told``: the facts about them that stand."""
    open_ = tuple(fact for fact in told if fact.audience is not Audience.PRIVATE)
    chosen, legal, spoken, reading, interpreter, channel = (
        newest(open_, kind)
        for kind in (
            FactKind.NAME_TO_USE,
            FactKind.LEGAL_NAME,
            FactKind.SPOKEN_LANGUAGE,
            FactKind.READING_LANGUAGE,
            FactKind.INTERPRETER,
            FactKind.CHANNEL,
        )
    )
    own = _own_number(patient.identifiers) or URN + patient.id
    names = _names(patient.names, legal.text if legal else "", chosen.text if chosen else "")
    return PersonOut(
        uuid=own.removeprefix(URN),
        names=names,
        name_to_use=chosen.text if chosen and not _said_already(chosen.text, names) else "",
        sound=sound_of(patient, open_),
        birth_date=patient.birth_date,
        numbers=tuple(one for one in patient.identifiers if not one.value.startswith(URN)),
        contacts=() if _reach_stays(told) else _by_rank(patient.contacts, channel.code if channel else ""),
        status=patient.status,
        spoken=spoken.code if spoken else "",
        reading=reading.code if reading else "",
        interpreter={"yes": True, "no": False}.get(interpreter.code) if interpreter else None,
        pronouns=_pronouns(desk, open_),
        related=tuple(_related(around)),
    )


def _visit_out(visit: Visit, person: PersonOut, board_name: str, clinician: str) -> VisitOut:
    number = Identifier(visit.source_system, visit.source_value)
    if not number.value:
        number = Identifier(URN_SYSTEM, URN + visit.id)
    known = number.value.startswith(URN)
    return VisitOut(
        uuid=number.value.removeprefix(URN) if known else made_uuid(number.system, number.value),
        number=number,
        person=person,
        board_name=board_name,
        start=visit.start,
        end=visit.end,
        clinician=clinician,
        kind=visit.kind,
        status=_STATUS.get(visit.state, "fulfilled"),
        room=visit.room,
    )


def _told(desk: Desk, people: Sequence[Patient]) -> Iterator[tuple[Fact, ...]]:
    """What stands about each: asked for all at once, since a question for each takes longer."""
    today = desk.today()
    facts = desk.store.known((), (), [patient.id for patient in people]).facts
    for patient in people:
        yield tuple(
            fact
            for fact in facts.get(patient.id, ())
            if fact.stands(today) and fact.status is FactStatus.ACTIVE
        )


def _own_number(numbers: Iterable[Identifier]) -> str:
    """The UUID another Frontdesk, or an address book, gave this person."""
    return next((one.value for one in numbers if one.value.startswith(URN)), "")


def _names(here: tuple[PersonName, ...], legal: str, chosen: str) -> tuple[PersonName, ...]:
    """The names, the legal one first, the name to use before any other usual one, none of them twice."""
    names = [name for name in here if name.full]
    if legal and not any(n.use is NameUse.OFFICIAL and fold(n.full) == fold(legal) for n in names):
        names.insert(0, PersonName(legal, use=NameUse.OFFICIAL))
    called = [at for at, one in enumerate(names) if one.use in _CALLED and not one.ended]
    if chosen and not any(fold(" ".join(names[at].given) or names[at].text) == fold(chosen) for at in called):
        names.insert(called[0] if called else len(names), PersonName(chosen, use=NameUse.USUAL))
    return tuple(names)


def _said_already(chosen: str, names: tuple[PersonName, ...]) -> bool:
    """The name to use is the first name, or the whole name, itself: nothing to say beside it."""
    formal = best_name(tuple(one for one in names if one.use not in _CALLED) or names)
    return fold(chosen) in (fold(" ".join(formal.given)), fold(formal.full))


def _by_rank(contacts: tuple[ContactPoint, ...], channel: str) -> tuple[ContactPoint, ...]:
    """The way somebody asked to be reached first, else as they stand."""
    first = _FIRST_BY.get(channel, ())
    return tuple(
        sorted(contacts, key=lambda one: first.index(one.system) if one.system in first else len(first))
    )


def _reach_stays(told: Iterable[Fact]) -> bool:
    return any(fact.kind in _WITHHOLD_REACH for fact in told)


def _pronouns(desk: Desk, facts: tuple[Fact, ...]) -> PronounsOut | None:
    fact = newest(facts, FactKind.PRONOUNS)
    if fact is None:
        return None
    said = " / ".join(part.strip() for part in words(fact, desk.speech).split("/") if part.strip())
    return PronounsOut(said, fact.said_on, fact.expires_on, fact.how_to_meet)


def _related(around: Iterable[Relation]) -> Iterator[RelatedOut]:
    """Whoever has died or is not to be named is not among them. That somebody is a guardian goes in words."""
    for one in around:
        if one.status is RelationStatus.CURRENT and one.audience is not Audience.PRIVATE:
            yield RelatedOut(one.name, one.relation or ("guardian" if one.guardian else ""))


def _between(desk: Desk, first: date, last: date) -> Iterator[Visit]:
    for number in range((last - first).days + 1):
        yield from desk.store.visits(first + timedelta(days=number))


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    walk = iter(found)
    while some := list(islice(walk, _AT_ONCE)):
        yield some
