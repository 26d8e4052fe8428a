"""Who of a file is here already and who is new: never by name alone; and nothing is written over the desk."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from frontdesk.domain.clinic import Clinic
from frontdesk.domain.fact import KINDS, Fact, FactStatus, Source
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import (
    ContactPoint,
    Identifier,
    Patient,
    PatientStatus,
    PersonName,
    best_name,
    default_board_name,
)
from frontdesk.domain.set_aside import Reason
from frontdesk.likeness.alike import alike
from frontdesk.likeness.doubles import Sameness, Who, contradicts, may_be_born, same_person
from frontdesk.likeness.fold import name_key
from frontdesk.store.port import Known, Named, Store
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.import_merge import OURS, Said, fact_to_write, facts_said, merged, plain
from frontdesk.usecases.import_review import ChangePair, Outcome

K = TypeVar("K")
WEAK_SYSTEM = "Patient"
"""A FHIR resource id without its server: it finds somebody only together with name and birth date."""
_SET_ASIDE = "set aside until somebody at the desk says who it is"
DOUBLE = f"may be somebody who is here already under another number; {_SET_ASIDE}"
DOUBLE_HERE = "has the name and birth date of another row under another number; both are kept as two people"
TWO_PEOPLE = f"fits two people who are here already; {_SET_ASIDE}"
NUMBER_TWICE = "has the number of somebody with another name and birth date; both are kept as two people"
NAMESAKE = (
    "has the name of somebody who is here already and nothing to tell them apart; kept as another person"
)
_UNSURE = {Reason.MAY_BE_DOUBLE: DOUBLE, Reason.FITS_TWO: TWO_PEOPLE}


@dataclass(frozen=True, slots=True)
class Unsure:
    """Only a person can say who it is."""

    reason: Reason
    may_be: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one person of the file."""

    outcome: Outcome
    patient_id: str = ""
    changes: tuple[ChangePair, ...] = field(default=(), repr=False)
    parts: tuple[str, ...] = ()
    """What changes, in words."""
    remark: str = ""
    unsure: Unsure | None = None
    aside_id: str = ""
    """Id of the row that waits."""


class People:
    """The people of one file against the people here. Keeps what this file already decided."""

    def __init__(self, store: Store, clinic: Clinic, run_id: str, refs: dict[str, str]) -> None:
        self._store, self._run_id = store, run_id
        self._known_before = None if clinic.known_since_before else False
        self._refs = refs
        self._here = Known()
        """Whom the rows of this batch may be; asked at once, since a question for each row takes longer."""
        self._asked: frozenset[Identifier | Named] = frozenset()
        self._just_so: dict[int, tuple[ImportedPatient, str]] = {}
        """Rows of this batch, by ``id()``, that say what is here already, with the patient's id."""
        self._now: dict[str, Patient] = {}
        self._facts: dict[str, list[Fact]] = {}
        self._by_number: dict[Identifier, list[str]] = {}
        self._by_name: dict[str, dict[str, list[str]]] = {}
        """People of this file by folded name and birth date."""
        self._decided: set[str] = set()
        self._new_here: set[str] = set()

    def look_up(self, batch: Iterable[ImportedPatient]) -> None:
        """Ask who of the next people is here."""
        people = list(batch)
        same = self._store.unchanged(people)
        self._just_so = {id(one): (one, here) for one, here in zip(people, same, strict=True) if here}
        others = [person for person, here in zip(people, same, strict=True) if not here]
        numbers = frozenset(number for person in others for number in person.identifiers)
        by_number = self._store.known(numbers, (), list(filter(None, same)))
        unknown = [one for one in others if not any(n in by_number.by_number for n in one.identifiers)]
        names = frozenset(_named(best_name(one.names), one.birth_date) for one in unknown)
        by_name = self._store.known((), names)
        facts = {**by_number.facts, **by_name.facts}
        self._here, self._asked = Known(by_number.by_number, by_name.by_name, facts), numbers | names

    def take(self, person: ImportedPatient) -> Verdict:
        """Match one person and say what would be written."""
        if here := self._nothing_new(person):
            self._decided.add(here)
            self._refs.update(dict.fromkeys(person.local_ids, here))
            return Verdict(Outcome.SAME, here)
        found, remark, unsure = self._match(person)
        if unsure:
            return Verdict(Outcome.SET_ASIDE, remark=_UNSURE[unsure.reason], unsure=unsure)
        return self.written(person, found, remark)

    def written(
        self, person: ImportedPatient, found: Patient | None, remark: str = "", *, over_desk: bool = False
    ) -> Verdict:
        """What would be written where it is known who it is; None is somebody new.

        ``over_desk``: somebody decided that the other system is right about name, birth date and facts.
        """
        if found is None:
            patient = self._new(person)
            self._new_here.add(patient.id)
            changes: list[ChangePair] = [(None, patient)]
            parts: list[str] = []
        else:
            patient, parts, kept = merged(
                found, person, leads=found.id not in self._decided, over_desk=over_desk
            )
            remark = remark or kept
            changes = [(found, patient)] if patient != found else []
        facts = list(self._facts_to_write(patient.id, person, new=found is None, over_desk=over_desk))
        self._remember(patient, person, [after for _, after in facts])
        parts += [
            KINDS[after.kind].label.lower()
            for before, after in facts
            if after.status is not FactStatus.RETIRED
        ]
        outcome = Outcome.CHANGED if changes or facts else Outcome.SAME
        if found is None:
            outcome = Outcome.NEW
        return Verdict(outcome, patient.id, (*changes, *facts), tuple(dict.fromkeys(parts)), remark)

    def now(self, patient_id: str) -> Patient | None:
        """Somebody as this file leaves them so far."""
        return self._now.get(patient_id) or self._store.get(Patient, patient_id)

    def named(self, patient_id: str) -> str:
        """How a person of this file reads."""
        patient = self.now(patient_id)
        return patient.board_name if patient else ""

    def decided(self) -> Iterator[tuple[Patient, tuple[Fact, ...]]]:
        """Everybody this file brings or changes, as they will stand, with the facts it says or found."""
        for patient in self._now.values():
            facts = self._facts.get(patient.id, ())
            yield patient, tuple(fact for fact in facts if fact.status is not FactStatus.RETIRED)

    def behind(self, reference: str, shown: str = "") -> str:
        """Id of the one a booking points at; empty when it is not certain who that is.

        Within the files brought in together a reference is enough. Against the store it takes the server's
        address, or the name that stands beside the reference.
        """
        reference = reference.partition("/_history/")[0]
        if found := self._refs.get(reference):
            return found
        if "|" in reference:
            system, _, value = reference.partition("|")
            return self._only(Identifier(system, value))
        base, _, own = reference.rpartition("/")
        if base.startswith("http"):
            return self._only(Identifier(base, own))
        who = self._only(Identifier(base.rpartition("/")[2], own)) if own else ""
        patient = self.now(who) if who else None
        return who if patient and shown and _same_name(shown, patient.name.full) else ""

    # --- finding

    def _nothing_new(self, person: ImportedPatient) -> str:
        """Id of the one here of whom the row says nothing that is not here: what matching would find, sooner.

        Empty where matching has to look, as where an earlier row of this file brought or changed one of the
        numbers' people.
        """
        _, here = self._just_so.get(id(person), (person, ""))
        if not here or any(number in self._by_number for number in person.identifiers):
            return ""
        return "" if any(self._facts_to_write(here, person, new=False)) else here

    def _match(self, person: ImportedPatient) -> tuple[Patient | None, str, Unsure | None]:
        """Who it is (None is new), a remark, and what it may be when only a person can say."""
        numbered = [(number, known) for number in person.identifiers for known in self._with_number(number)]
        if not numbered:
            return self._match_by_details(person, "")
        who, remark = _who(person.names, person), ""
        found: dict[str, Patient] = {}
        for number, known in numbered:
            other = _known(known)
            if number.system == WEAK_SYSTEM:
                if name_key(who.name) == name_key(other.name) and who.birth_date == other.birth_date:
                    found[known.id] = known
            elif contradicts(who, other):
                remark = NUMBER_TWICE
            else:
                found[known.id] = known
        if len(found) > 1:  # a number of two people: the one of this name, if there is just one
            key = name_key(who.name)
            found = {id: one for id, one in found.items() if name_key(one.name.full) == key} or found
        if len(found) == 1:
            return next(iter(found.values())), remark, None
        if found:
            return None, "", Unsure(Reason.FITS_TWO, tuple(found))
        return self._match_by_details(person, remark)

    def _match_by_details(
        self, person: ImportedPatient, remark: str
    ) -> tuple[Patient | None, str, Unsure | None]:
        namesakes = self._with_name(_named(best_name(person.names), person.birth_date))
        if not namesakes:
            return None, remark, None
        who = _who(person.names, person)
        told = [(known, same_person(who, _known(known))) for known in namesakes]
        same = [known for known, sameness in told if sameness is Sameness.SAME]
        if len(same) > 1:  # doubles of before: the one that holds just this, if there is one
            same = [known for known in same if replace(_known(known), name=who.name) == who] or same
        if len(same) == 1:
            return same[0], remark, None
        if same:
            return None, "", Unsure(Reason.FITS_TWO, tuple(known.id for known in same))
        maybe = [known.id for known, sameness in told if sameness is Sameness.MAYBE]
        if here := tuple(id for id in maybe if id not in self._new_here):
            return None, "", Unsure(Reason.MAY_BE_DOUBLE, here)
        if maybe:
            return None, DOUBLE_HERE, None
        bare = who.bare and not who.birth_date
        return None, remark or (NAMESAKE if bare else ""), None

    def _with_number(self, identifier: Identifier) -> list[Patient]:
        asked = identifier in self._asked
        known = self._here if asked else self._store.known([identifier], ())
        found = known.by_number.get(identifier, ())
        if identifier.value.startswith(OURS):  # somebody of here, in a file that was written here
            ours = self._store.get(Patient, identifier.value.removeprefix(OURS))
            found = (*found, ours) if ours else found
        return self._current(found, self._by_number.get(identifier, ()))

    def _with_name(self, name: Named) -> list[Patient]:
        """Those of this name who may be born then: nobody else of the name can be the same person."""
        key, birth_date = name
        if not key:
            return []
        known = self._here if name in self._asked else self._store.known((), [name])
        born = self._by_name.get(key, {})
        planned = [id for date in may_be_born(birth_date, born) for id in born[date]] if born else []
        return self._current(known.by_name.get(name, ()), planned)

    def _current(self, stored: Collection[Patient], planned: Collection[str]) -> list[Patient]:
        """People as they will stand after this file so far, each once; who was merged is who they became."""
        if not stored and not planned:
            return []
        found: dict[str, Patient | None] = {}
        for patient in stored:
            id = patient.merged_into or patient.id
            stands = self._store.get(Patient, id) if patient.merged_into else patient
            found[id] = self._now.get(id) or stands
        for id in planned:
            found[id] = self._now.get(id)
        return list(filter(None, found.values()))

    def _only(self, identifier: Identifier) -> str:
        here = self._store.patients_by_identifier(identifier)
        found = [patient.id for patient in self._current(here, self._by_number.get(identifier, ()))]
        return found[0] if len(found) == 1 else ""

    # --- writing

    def _new(self, person: ImportedPatient) -> Patient:
        return Patient(
            id=new_id(),
            board_name=default_board_name(best_name(person.names)),
            names=person.names,
            birth_date=person.birth_date,
            identifiers=tuple(dict.fromkeys(person.identifiers)),
            contacts=person.contacts,
            status=person.status or PatientStatus.ACTIVE,
            known_before=self._known_before,
            import_id=self._run_id,
        )

    def _facts_to_write(
        self, patient_id: str, person: ImportedPatient, *, new: bool, over_desk: bool = False
    ) -> Iterator[tuple[Fact | None, Fact]]:
        wanted = list(facts_said(person))
        if not wanted:
            return
        held = self._facts.get(patient_id)
        if held is None:
            here = self._here.facts.get(patient_id)
            held = [] if new else list(self._store.facts_of(patient_id) if here is None else here)
        leads = patient_id not in self._decided
        for said in wanted:
            of_kind = [one for one in held if one.kind is said.kind and not one.visit_id]
            retired, writes, instead = fact_to_write(
                of_kind, said.text, said.code, leads=leads, over_desk=over_desk
            )
            yield from ((one, replace(one, status=FactStatus.RETIRED)) for one in retired)
            if writes:
                yield None, self._fact(patient_id, said, instead)
        self._facts.setdefault(patient_id, held)

    def _fact(self, patient_id: str, said: Said, instead: str) -> Fact:
        """Unconfirmed: from the other system."""
        whose, run = KINDS[said.kind].audience, self._run_id
        return Fact(
            new_id(), patient_id, said.kind, said.text, said.code, how_to_meet=said.beside,
            audience=whose, source=Source.IMPORTED, said_on=said.since, expires_on=said.until,
            replaces=instead, import_id=run,
        )  # fmt: skip

    def _remember(self, patient: Patient, person: ImportedPatient, facts: list[Fact]) -> None:
        self._now[patient.id] = patient
        self._decided.add(patient.id)
        for identifier in patient.identifiers:
            _add(self._by_number, identifier, patient.id)
        if key := name_key(patient.name.full):
            _add(self._by_name.setdefault(key, {}), patient.birth_date, patient.id)
        for reference in person.local_ids:
            self._refs[reference] = patient.id
        if facts:
            changed = {fact.id for fact in facts}
            before = [fact for fact in self._facts.get(patient.id, []) if fact.id not in changed]
            self._facts[patient.id] = before + facts


def _named(name: PersonName, birth_date: str) -> Named:
    return name_key(name.full), birth_date


def _add(places: dict[K, list[str]], place: K, patient_id: str) -> None:
    if patient_id not in (there := places.setdefault(place, [])):
        there.append(patient_id)


def _who(names: tuple[PersonName, ...], person: ImportedPatient) -> Who:
    return Who(best_name(names).full, person.birth_date, _strong(person.identifiers), _reach(person.contacts))


def _known(patient: Patient) -> Who:
    return Who(patient.name.full, patient.birth_date, _strong(patient.identifiers), _reach(patient.contacts))


def _strong(identifiers: Iterable[Identifier]) -> frozenset[Identifier]:
    return frozenset(identifier for identifier in identifiers if identifier.system != WEAK_SYSTEM)


def _reach(contacts: Iterable[ContactPoint]) -> frozenset[str]:
    return frozenset(plain(contact) for contact in contacts)


def _same_name(shown: str, full: str) -> bool:
    return bool(set(name_key(shown).split()) & set(name_key(full).split())) or alike(shown, full)
