"""Times in a list that come with a name and nothing else: whose each one is, where it can be only one person.

Nobody is made by such a name. It goes to the visit that an earlier list brought under it, whoever was said to
be meant then; to a person who is here when just one can be meant; else to nobody, and then somebody is asked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from frontdesk.domain.booking import Booking
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.imported import ImportedVisit
from frontdesk.domain.patient import NameUse, Patient, PatientStatus, PersonName
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.likeness.fold import name_key
from frontdesk.likeness.written import words_and_initials, written_for
from frontdesk.store.port import Store
from frontdesk.usecases.import_people import People

UNTOUCHED = (VisitState.EXPECTED, VisitState.LATE)
"""Only these follow the other system; everything else is what somebody at the desk did."""
Here = Visit | Booking
Row = tuple[str, datetime, str, str, str]
Candidate = tuple[Patient, tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Booked:
    """One booking of the file."""

    number: int
    given: ImportedVisit = field(repr=False)
    patient_id: str
    """Empty where the list does not tell, and nobody knows yet."""
    clinician_id: str
    day: date
    start: datetime
    end: datetime | None
    aside_id: str = ""
    """Id of the row that was set aside with it: then a name alone says nothing, however few have it."""

    @property
    def source(self) -> tuple[str, str]:
        """Its number in the other system."""
        return self.given.source_system, self.given.source_value

    @property
    def row(self) -> Row:
        """What it says: a row that stands twice in a file is one booking."""
        return self.patient_id or self.aside_id or self.written, self.start, self.clinician_id, *self.source

    @property
    def written(self) -> str:
        """The folded name of a list that tells nothing else of the person."""
        return name_key(self.given.written_name)


class Whose:
    """Says of each booking without a person whose it is. One for each file."""

    def __init__(self, store: Store, people: People) -> None:
        self._store, self._people = store, people
        self._meant: dict[str, list[Candidate]] = {}
        """Whom a written name may mean, asked once."""
        self._decided: dict[str, list[Candidate]] | None = None
        """The people of this file by each word of their names."""

    def found(
        self,
        booked: Sequence[Booked],
        days: Mapping[date, Sequence[Here]],
        numbered: Mapping[tuple[str, str], Here],
    ) -> list[Booked]:
        """The same bookings with the person of each that can be only one. ``days`` and ``numbered``: what is
        here, by day and by number of the other system."""
        claimed = {(one.patient_id, one.day) for one in booked if one.patient_id}
        whose: dict[Row, str] = {}
        taken: set[str] = set()
        asked = [one for one in booked if not one.patient_id]
        for one in asked:
            if any(asks_with(here, one) for here in days[one.day]):
                whose[one.row] = ""
            elif visit := self._of_before(one, days[one.day], numbered.get(one.source)):
                whose[one.row] = visit.patient_id
                taken.add(visit.id)
        for one in asked:
            if one.row not in whose:
                if any(_only_desk_says(here, one) for here in days[one.day]):
                    whose[one.row] = ""
                    continue
                free = [visit for visit in _visits(days[one.day]) if visit.id not in taken]
                moved = next((visit for visit in free if _moved(visit, one)), None)
                if moved is not None:
                    taken.add(moved.id)
                whose[one.row] = moved.patient_id if moved else self._only_one(one, free, claimed)
        return [replace(one, patient_id=one.patient_id or whose[one.row]) for one in booked]

    def _of_before(self, one: Booked, here: Sequence[Here], numbered: Here | None) -> Visit | None:
        """The visit that is this booking: by its number, else by the name it came under, its time and its
        clinician, where both say who that is."""
        if isinstance(numbered, Visit):
            theirs = not one.written or _under(numbered, one) or self._root(numbered) in self._ids(one)
            return numbered if theirs else None
        same = [visit for visit in _visits(here) if _under(visit, one) and visit.start == one.start]
        same = [
            visit
            for visit in same
            if not _other_number(visit, one)
            and (visit.clinician_id == one.clinician_id or not (visit.clinician_id and one.clinician_id))
        ]
        return min(same, key=lambda visit: visit.clinician_id != one.clinician_id, default=None)

    def _only_one(self, one: Booked, visits: Sequence[Visit], claimed: set[tuple[str, date]]) -> str:
        """The one person who can be meant, or of several the one who is down for just this time already; not
        whoever has another row of that day. A list that points at somebody by a number nobody here has
        means none of them, whatever the name; of a row that was set aside a person says it."""
        if one.given.patient_ref or one.aside_id:
            return ""
        meant = self._candidates(one.given.written_name)
        if len(meant) == 1:
            patient, facts = meant[0]
            sure = _fits(one.given.written_name, patient, facts, ended=False)
            return patient.id if sure and patient.status is not PatientStatus.DIED else ""
        ids = self._ids(one)
        down = {
            visit.patient_id
            for visit in visits
            if visit.start == one.start
            and self._root(visit) in ids
            and (visit.patient_id, visit.day) not in claimed
        }
        return next(iter(down)) if len(down) == 1 else ""

    def _root(self, visit: Visit) -> str:
        person = self._store.person(visit.patient_id)
        return person.id if person else ""

    def _ids(self, one: Booked) -> set[str]:
        return {patient.id for patient, _ in self._candidates(one.given.written_name)}

    def _candidates(self, written: str) -> list[Candidate]:
        """Everybody a written name may mean, under any name they ever had."""
        key = name_key(written)
        if key not in self._meant:
            words, _ = words_and_initials(written)
            may = {patient.id: (patient, facts) for patient, facts in self._store.people_called(words)}
            may |= {patient.id: (patient, facts) for patient, facts in self._of_file(words)}
            self._meant[key] = [
                (patient, facts)
                for patient, facts in may.values()
                if not patient.merged_into and _fits(written, patient, facts, ended=True)
            ]
        return self._meant[key]

    def _of_file(self, words: Iterable[str]) -> Iterator[Candidate]:
        """People this file brings or changes, as they will stand."""
        if self._decided is None:
            self._decided = {}
            for patient, facts in self._people.decided():
                for word in {word for name in patient.names for word in name_key(name.full).split()}:
                    self._decided.setdefault(word, []).append((patient, facts))
        for word in words:
            yield from self._decided.get(word, ())


def _fits(written: str, patient: Patient, facts: Iterable[Fact], *, ended: bool) -> bool:
    called = [fact.text for fact in facts if fact.kind is FactKind.NAME_TO_USE]
    called += [name.full for name in patient.names if name.use is NameUse.NICKNAME]
    names = [name for name in patient.names if ended or not _ended(name)]
    return any(written_for(written, name.full, name.family, called) for name in names)


def _ended(name: PersonName) -> bool:
    return name.ended or name.use in (NameUse.OLD, NameUse.MAIDEN)


def _visits(here: Iterable[Here]) -> list[Visit]:
    return [one for one in here if isinstance(one, Visit)]


def _under(visit: Visit, one: Booked) -> bool:
    """A list brought the visit under this written name."""
    return bool(visit.written_name) and name_key(visit.written_name) == one.written


def asks_with(here: Here, one: Booked) -> bool:
    """The booking that asks who it is beside the row that was set aside with it."""
    return bool(one.aside_id) and isinstance(here, Booking) and here.aside_id == one.aside_id


def _only_desk_says(here: Here, one: Booked) -> bool:
    """Somebody said that it is not whom the name means."""
    if not isinstance(here, Booking) or here.import_id:
        return False
    numbered = bool(here.source_value) and (here.source_system, here.source_value) == one.source
    return numbered or (name_key(here.written_name) == one.written and here.start == one.start)


def _moved(visit: Visit, one: Booked) -> bool:
    """In lists without numbers: the same written name at another time of the day, and nobody marked it."""
    numbered = visit.source_value or one.given.source_value
    return _under(visit, one) and visit.state in UNTOUCHED and not numbered


def _other_number(visit: Visit, one: Booked) -> bool:
    return bool(
        visit.source_value and one.given.source_value and visit.source_system == one.given.source_system
    )
