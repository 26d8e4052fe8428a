"""The bookings of a file against the visits here: who is new, who moved, who is not in the latest list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo

from frontdesk.domain.imported import ImportedVisit
from frontdesk.domain.visit import Visit, VisitKind, VisitState
from frontdesk.store.port import Store
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.import_review import ChangePair, Outcome

_UNTOUCHED = (VisitState.EXPECTED, VisitState.LATE)
"""Only these follow the other system; everything else is what somebody at the desk did."""
_HERE = (
    VisitState.ARRIVED,
    VisitState.IDENTIFIED,
    VisitState.WAITING,
    VisitState.DELAYED,
    VisitState.WITH_CLINICIAN,
    VisitState.READY_TO_LEAVE,
)
"""The person stands or sits in the clinic: a visit that is over takes no other booking."""
_GIVEN_STATES = {"cancelled": VisitState.CANCELLED, "noshow": VisitState.DID_NOT_COME}
_ASKED_AT_ONCE = 200
"""Appointment numbers in one question: the cards of the desk are read in between."""
SOMEBODY_ELSES = "its appointment number belongs to somebody else's visit; left out"
TWICE = "its appointment number stands twice in this file; left out"
HERE_ALREADY = (
    "is cancelled or moved in the other system, but the desk has marked this visit; the desk's was kept"
)


@dataclass(frozen=True, slots=True)
class Booked:
    """One booking of the file whose person is known."""

    number: int
    given: ImportedVisit = field(repr=False)
    patient_id: str
    clinician_id: str
    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class VisitVerdict:
    """What becomes of one booking, or of a visit that the list no longer names (``booked`` is None)."""

    booked: Booked | None
    outcome: Outcome
    visit: Visit | None
    changes: tuple[ChangePair, ...] = field(default=(), repr=False)
    was: Visit | None = field(default=None, repr=False)
    remark: str = ""

    @property
    def moved(self) -> bool:
        """A visit of before with another time."""
        return bool(self.was and self.visit and self.was.start != self.visit.start)


class Visits:
    """The bookings of one file. All are gathered first: who moved is known only when everybody is placed."""

    def __init__(self, store: Store, zone: tzinfo, now: datetime, run_id: str, *, is_list: bool) -> None:
        self._store, self._zone, self._now, self._run_id = store, zone, now, run_id
        self._is_list = is_list
        self._booked: list[Booked] = []

    def take(self, number: int, given: ImportedVisit, patient_id: str, clinician_id: str) -> None:
        """Keep one booking until all are here."""
        if given.start is None:
            raise ValueError("a booking needs its start")
        start, end = self._instant(given.start), self._instant(given.end) if given.end else None
        self._booked.append(Booked(number, given, patient_id, clinician_id, start, end))

    def settle(self) -> Iterator[VisitVerdict]:
        """Every booking placed, then the visits that the latest list does not name."""
        days = self._days()
        placed: dict[int, Visit] = {}
        taken: set[str] = set()
        refused: dict[int, str] = {}
        self._by_number(placed, taken, refused)
        open_ones = [
            booked for booked in self._booked if booked.number not in placed and booked.number not in refused
        ]
        for fits in (_same, _same_but_clinician, _may_have_moved, _is_here):
            for booked in open_ones:
                here = days.get(self._day(booked.start), [])
                visit = next((one for one in here if one.id not in taken and fits(one, booked)), None)
                if visit and booked.number not in placed:
                    placed[booked.number] = visit
                    taken.add(visit.id)
        yield from self._verdicts(placed, refused)
        yield from self._missing(days, placed, taken)

    def _by_number(self, placed: dict[int, Visit], taken: set[str], refused: dict[int, str]) -> None:
        seen: dict[tuple[str, str], Booked] = {}
        here = self._here()
        for booked in self._booked:
            number = (booked.given.source_system, booked.given.source_value)
            if not number[1]:
                continue
            first = seen.setdefault(number, booked)
            if first is not booked:
                if (first.patient_id, first.start) != (booked.patient_id, booked.start):
                    refused[booked.number] = TWICE
                continue
            known = here.get(number)
            if known and known.patient_id != booked.patient_id:
                refused[booked.number] = SOMEBODY_ELSES
            elif known:
                placed[booked.number] = known
                taken.add(known.id)

    def _here(self) -> dict[tuple[str, str], Visit]:
        """The visits that are here under numbers of this file."""
        numbers = [(booked.given.source_system, booked.given.source_value) for booked in self._booked]
        here: dict[tuple[str, str], Visit] = {}
        for at in range(0, len(numbers), _ASKED_AT_ONCE):
            here |= self._store.visits_by_source(numbers[at : at + _ASKED_AT_ONCE])
        return here

    def _verdicts(self, placed: dict[int, Visit], refused: dict[int, str]) -> Iterator[VisitVerdict]:
        made: dict[tuple[str, datetime, str], Visit] = {}
        for booked in self._booked:
            if reason := refused.get(booked.number):
                yield VisitVerdict(booked, Outcome.LEFT_OUT, None, remark=reason)
                continue
            here = placed.get(booked.number)
            key = (booked.patient_id, booked.start, booked.clinician_id)
            if here is None and key in made:
                yield VisitVerdict(booked, Outcome.SAME, made[key])
            elif here is None:
                visit = made[key] = self._new(booked)
                yield VisitVerdict(booked, Outcome.NEW, visit, ((None, visit),))
            else:
                made.setdefault(key, here)
                after, remark = self._followed(here, booked)
                changes: tuple[ChangePair, ...] = ((here, after),) if after != here else ()
                outcome = Outcome.CHANGED if changes else Outcome.SAME
                yield VisitVerdict(booked, outcome, after, changes, here, remark)

    def _new(self, booked: Booked) -> Visit:
        given = booked.given
        state = _GIVEN_STATES.get(given.status, VisitState.EXPECTED)
        if given.status == "fulfilled" and (booked.end or booked.start) < self._now:
            state = VisitState.LEFT
        return Visit(
            id=new_id(),
            patient_id=booked.patient_id,
            day=self._day(booked.start),
            start=booked.start,
            end=booked.end,
            clinician_id=booked.clinician_id,
            kind=VisitKind(given.kind) if given.kind else VisitKind.ROUTINE,
            room=given.room,
            state=state,
            source_system=given.source_system,
            source_value=given.source_value,
            import_id=self._run_id,
        )

    def _followed(self, here: Visit, booked: Booked) -> tuple[Visit, str]:
        """The visit as the file has it now; what somebody at the desk did stays, with a remark."""
        given = booked.given
        gone = _GIVEN_STATES.get(given.status)
        if here.state not in _UNTOUCHED:
            differs = (gone and here.state not in _GIVEN_STATES.values()) or here.start != booked.start
            stays = here.state in _GIVEN_STATES.values()
            return replace(here, in_latest_list=True), HERE_ALREADY if differs and not stays else ""
        return replace(
            here,
            day=self._day(booked.start),
            start=booked.start,
            end=booked.end if booked.end or here.start != booked.start else here.end,
            clinician_id=booked.clinician_id or here.clinician_id,
            kind=VisitKind(given.kind) if given.kind else here.kind,
            room=given.room or here.room,
            state=gone or here.state,
            in_latest_list=True,
        ), ""

    def _missing(
        self, days: dict[date, list[Visit]], placed: dict[int, Visit], taken: set[str]
    ) -> Iterator[VisitVerdict]:
        """Imported visits of a covered day and clinician that nobody marked and the list does not name.

        A list of before that held several clinicians is covered whole: one of them may have no row left.
        """
        told = Counter((self._day(booked.start), booked.clinician_id) for booked in self._booked)
        enough = 1 if self._is_list else 2  # a message about one booking is no list of a day
        whole = {place for place, number in told.items() if number >= enough}
        before = {
            (day, visit.import_id)
            for day, visits in days.items()
            for visit in visits
            if (day, visit.clinician_id) in whole
        }
        for booked in self._booked:
            day = self._day(booked.start)
            if booked.number in placed and (day, booked.clinician_id) in whole:
                before.add((day, placed[booked.number].import_id))
        for day, visits in days.items():
            for visit in visits:
                covered = (day, visit.clinician_id) in whole or (day, visit.import_id) in before
                listed = visit.id in taken or visit.state not in _UNTOUCHED or not visit.import_id
                if covered and not listed and visit.in_latest_list:
                    after = replace(visit, in_latest_list=False)
                    yield VisitVerdict(None, Outcome.CHANGED, after, ((visit, after),), visit)

    def _days(self) -> dict[date, list[Visit]]:
        return {
            day: list(self._store.visits(day)) for day in sorted({self._day(b.start) for b in self._booked})
        }

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()

    def _instant(self, moment: datetime) -> datetime:
        return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(UTC)


def _same(visit: Visit, booked: Booked) -> bool:
    """The booking is this visit: person, time and clinician."""
    return _same_but_clinician(visit, booked) and visit.clinician_id == booked.clinician_id


def _same_but_clinician(visit: Visit, booked: Booked) -> bool:
    """The same person at the same time, and one side does not say with whom."""
    here, there = visit.clinician_id, booked.clinician_id
    with_same = here == there or not here or not there
    return _may_be(visit, booked) and visit.start == booked.start and with_same


def _may_have_moved(visit: Visit, booked: Booked) -> bool:
    """In lists without appointment numbers: an untouched visit of this person on that day."""
    follows = visit.import_id and visit.state in _UNTOUCHED
    return bool(follows) and _may_be(visit, booked) and not (visit.source_value or booked.given.source_value)


def _is_here(visit: Visit, booked: Booked) -> bool:
    """In lists without appointment numbers: this person is in the clinic now, with another time."""
    with_same = visit.clinician_id == booked.clinician_id or not (visit.clinician_id and booked.clinician_id)
    numbered = visit.source_value or booked.given.source_value
    return visit.state in _HERE and with_same and not numbered and _may_be(visit, booked)


def _may_be(visit: Visit, booked: Booked) -> bool:
    """The same person; and not another number of the same system, which is another booking."""
    other_number = visit.source_value and visit.source_system == booked.given.source_system
    return visit.patient_id == booked.patient_id and not other_number
