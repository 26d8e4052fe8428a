"""The bookings of a file against the visits here: who is new, who moved, who is not in the latest list."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo

from frontdesk.domain.booking import Booking
from frontdesk.domain.imported import ImportedVisit
from frontdesk.domain.visit import Visit, VisitKind, VisitState
from frontdesk.likeness.fold import name_key
from frontdesk.store.port import Store
from frontdesk.usecases.desk import new_id
from frontdesk.usecases.import_bookings import UNTOUCHED, Booked, Here, Whose, asks_with
from frontdesk.usecases.import_review import ChangePair, Outcome

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
class VisitVerdict:
    """What becomes of one booking, or of a visit that the list no longer names (``booked`` is None)."""

    booked: Booked | None
    outcome: Outcome
    visit: Here | None
    changes: tuple[ChangePair, ...] = field(default=(), repr=False)
    was: Here | None = field(default=None, repr=False)
    remark: str = ""

    @property
    def moved(self) -> bool:
        """A visit of before with another time."""
        return bool(self.was and self.visit and self.was.start != self.visit.start)


class Visits:
    """The bookings of one file. All are gathered first: who moved is known only when everybody is placed."""

    def __init__(
        self, store: Store, zone: tzinfo, now: datetime, run_id: str, whose: Whose, *, is_list: bool
    ) -> None:
        self._store, self._zone, self._now, self._run_id = store, zone, now, run_id
        self._whose, self._is_list = whose, is_list
        self._booked: list[Booked] = []

    def take(
        self, number: int, given: ImportedVisit, patient_id: str, clinician_id: str, aside_id: str = ""
    ) -> None:
        """Keep one booking until all are here."""
        if given.start is None:
            raise ValueError("a booking needs its start")
        start, end = self._instant(given.start), self._instant(given.end) if given.end else None
        day = self._day(start)
        self._booked.append(Booked(number, given, patient_id, clinician_id, day, start, end, aside_id))

    def settle(self) -> Iterator[VisitVerdict]:
        """Every booking placed, then the visits that the latest list does not name."""
        days, numbered = self._days(), self._here()
        self._booked = self._whose.found(self._booked, days, numbered)
        placed: dict[int, Here] = {}
        taken: set[str] = set()
        refused: dict[int, str] = {}
        self._by_number(numbered, placed, taken, refused)
        settled = placed.keys() | refused.keys()
        once = {booked.row: booked for booked in reversed(self._booked) if booked.number not in settled}
        open_ones = sorted(once.values(), key=lambda booked: booked.number)
        here = _by_whom(days)
        for fits in (asks_with, _same, _same_but_clinician, _may_have_moved, _is_here):
            for booked in open_ones:
                visit = next((one for one in here(booked) if one.id not in taken and fits(one, booked)), None)
                if visit and booked.number not in placed:
                    placed[booked.number] = visit
                    taken.add(visit.id)
        answered = self._answered(days, placed, taken)
        yield from self._verdicts(placed, refused, answered)
        yield from self._missing(days, placed, taken)

    def _by_number(
        self,
        here: Mapping[tuple[str, str], Here],
        placed: dict[int, Here],
        taken: set[str],
        refused: dict[int, str],
    ) -> None:
        seen: dict[tuple[str, str], Booked] = {}
        for booked in self._booked:
            if not booked.given.source_value:
                continue
            first = seen.setdefault(booked.source, booked)
            if first is not booked:
                if first.number in refused or first.row[:2] != booked.row[:2]:
                    refused[booked.number] = refused.get(first.number, TWICE)
                continue
            known = here.get(booked.source)
            if isinstance(known, Visit) and known.patient_id != booked.patient_id:
                refused[booked.number] = SOMEBODY_ELSES
            elif known:
                placed[booked.number] = known
                taken.add(known.id)

    def _here(self) -> dict[tuple[str, str], Here]:
        """What is here under numbers of this file."""
        numbers = [booked.source for booked in self._booked]
        here: dict[tuple[str, str], Here] = {}
        for at in range(0, len(numbers), _ASKED_AT_ONCE):
            some = numbers[at : at + _ASKED_AT_ONCE]
            here |= {**self._store.bookings_by_source(some), **self._store.visits_by_source(some)}
        return here

    def _answered(
        self, days: Mapping[date, Sequence[Here]], placed: Mapping[int, Here], taken: set[str]
    ) -> dict[int, Booking]:
        """Bookings nobody said a person of, whose visit is here by another road: nothing is left to ask."""
        answered: dict[int, Booking] = {}
        for booked in self._booked:
            if booked.written and isinstance(placed.get(booked.number), Visit):
                for one in days[booked.day]:
                    if isinstance(one, Booking) and one.id not in taken and _same_but_clinician(one, booked):
                        answered[booked.number] = one
                        taken.add(one.id)
                        break
        return answered

    def _verdicts(
        self, placed: Mapping[int, Here], refused: Mapping[int, str], answered: Mapping[int, Booking]
    ) -> Iterator[VisitVerdict]:
        made: dict[tuple[object, ...], Here] = {}
        for booked in self._booked:
            if reason := refused.get(booked.number):
                yield VisitVerdict(booked, Outcome.LEFT_OUT, None, remark=reason)
                continue
            here = placed.get(booked.number)
            known = booked.patient_id or booked.written
            key = booked.row[:3] if known else booked.row  # two times without a name may be two people's
            if here is None and key in made:
                yield VisitVerdict(booked, Outcome.SAME, made[key])
            elif here is None:
                visit = made[key] = self._new(booked)
                yield VisitVerdict(booked, Outcome.NEW, visit, ((None, visit),))
            else:
                made.setdefault(key, here)
                yield self._kept(booked, here, answered.get(booked.number))

    def _kept(self, booked: Booked, here: Here, answered: Booking | None) -> VisitVerdict:
        """What was here before. A booking that can be one person's only by now is that person's visit."""
        ended = here if isinstance(here, Booking) and booked.patient_id else answered
        was = here.visit_of(booked.patient_id) if ended is here and isinstance(here, Booking) else here
        after, remark = self._followed(was, booked)
        if isinstance(after, Booking) and after.import_id and booked.aside_id:
            after = replace(after, aside_id=booked.aside_id)
        changes: tuple[ChangePair, ...] = ()
        if ended is not None:
            changes = ((ended, None),)
        if was is not here:
            changes = (*changes, (None, after))
        elif after != here:
            changes = (*changes, (here, after))
        outcome = Outcome.CHANGED if changes else Outcome.SAME
        return VisitVerdict(booked, outcome, after, changes, was, remark)

    def _new(self, booked: Booked) -> Here:
        given = booked.given
        state = _GIVEN_STATES.get(given.status, VisitState.EXPECTED)
        if given.status == "fulfilled" and (booked.end or booked.start) < self._now:
            state = VisitState.LEFT
        one = Booking(
            id=new_id(),
            day=booked.day,
            start=booked.start,
            end=booked.end,
            clinician_id=booked.clinician_id,
            kind=VisitKind(given.kind) if given.kind else VisitKind.ROUTINE,
            room=given.room,
            state=state,
            source_system=given.source_system,
            source_value=given.source_value,
            import_id=self._run_id,
            written_name=given.written_name,
            aside_id=booked.aside_id,
        )
        return one.visit_of(booked.patient_id) if booked.patient_id else one

    def _followed(self, here: Here, booked: Booked) -> tuple[Here, str]:
        """The visit as the file has it now; what somebody at the desk did stays, with a remark."""
        given = booked.given
        gone = _GIVEN_STATES.get(given.status)
        if here.state not in UNTOUCHED:
            differs = (gone and here.state not in _GIVEN_STATES.values()) or here.start != booked.start
            stays = here.state in _GIVEN_STATES.values()
            return replace(here, in_latest_list=True), HERE_ALREADY if differs and not stays else ""
        return replace(
            here,
            day=booked.day,
            start=booked.start,
            end=booked.end if booked.end or here.start != booked.start else here.end,
            clinician_id=booked.clinician_id or here.clinician_id,
            kind=VisitKind(given.kind) if given.kind else here.kind,
            room=given.room or here.room,
            state=gone or here.state,
            in_latest_list=True,
            written_name=(here.written_name and given.written_name) or here.written_name,
        ), ""

    def _missing(
        self, days: Mapping[date, Sequence[Here]], placed: Mapping[int, Here], taken: set[str]
    ) -> Iterator[VisitVerdict]:
        """Imported visits of a covered day and clinician that nobody marked and the list does not name.

        A list of before that held several clinicians is covered whole: one of them may have no row left.
        """
        told = Counter((booked.day, booked.clinician_id) for booked in self._booked)
        enough = 1 if self._is_list else 2  # a message about one booking is no list of a day
        whole = {place for place, number in told.items() if number >= enough}
        before = {
            (day, visit.import_id)
            for day, visits in days.items()
            for visit in visits
            if (day, visit.clinician_id) in whole
        }
        for booked in self._booked:
            if booked.number in placed and (booked.day, booked.clinician_id) in whole:
                before.add((booked.day, placed[booked.number].import_id))
        for day, visits in days.items():
            for visit in visits:
                covered = (day, visit.clinician_id) in whole or (day, visit.import_id) in before
                listed = visit.id in taken or visit.state not in UNTOUCHED or not visit.import_id
                if covered and not listed and visit.in_latest_list:
                    after = replace(visit, in_latest_list=False)
                    yield VisitVerdict(None, Outcome.CHANGED, after, ((visit, after),), visit)

    def _days(self) -> dict[date, list[Here]]:
        """All that is here on the days of the file; whose person is known stands first."""
        days = sorted({booked.day for booked in self._booked})
        return {day: [*self._store.visits(day), *self._store.bookings(day)] for day in days}

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()

    def _instant(self, moment: datetime) -> datetime:
        return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(UTC)


def _by_whom(days: Mapping[date, Sequence[Here]]) -> Callable[[Booked], Sequence[Here]]:
    """What a booking can be at all (``_may_be``), in the order of ``days``: the visits of its person and the
    bookings under its written name, so that a day of thousands is not gone through for each of them."""
    visits: dict[tuple[date, str], list[Here]] = {}
    bookings: dict[tuple[date, str], list[Here]] = {}
    for day, all_here in days.items():
        for here in all_here:
            if isinstance(here, Booking):
                bookings.setdefault((day, name_key(here.written_name)), []).append(here)
            else:
                visits.setdefault((day, here.patient_id), []).append(here)

    def may_be(booked: Booked) -> Sequence[Here]:
        if booked.aside_id:  # few, and known by the row they were set aside with
            return days[booked.day]
        of_person = visits.get((booked.day, booked.patient_id), [])
        return [*of_person, *bookings.get((booked.day, booked.written), [])]

    return may_be


def _same(visit: Here, booked: Booked) -> bool:
    """The booking is this visit: person, time and clinician."""
    return _same_but_clinician(visit, booked) and visit.clinician_id == booked.clinician_id


def _same_but_clinician(visit: Here, booked: Booked) -> bool:
    """The same person at the same time, and one side does not say with whom."""
    here, there = visit.clinician_id, booked.clinician_id
    with_same = here == there or not here or not there
    return _may_be(visit, booked) and visit.start == booked.start and with_same


def _may_have_moved(visit: Here, booked: Booked) -> bool:
    """In lists without appointment numbers: an untouched visit of this person on that day."""
    follows = visit.import_id and visit.state in UNTOUCHED
    return bool(follows) and _may_be(visit, booked) and not (visit.source_value or booked.given.source_value)


def _is_here(visit: Here, booked: Booked) -> bool:
    """In lists without appointment numbers: this person is in the clinic now, with another time."""
    with_same = visit.clinician_id == booked.clinician_id or not (visit.clinician_id and booked.clinician_id)
    numbered = visit.source_value or booked.given.source_value
    return visit.state in _HERE and with_same and not numbered and _may_be(visit, booked)


def _may_be(visit: Here, booked: Booked) -> bool:
    """The same person, or the same written name where nobody said who that is; and not another number of the
    same system, which is another booking."""
    if isinstance(visit, Booking):
        nameless = not booked.patient_id and visit.start == booked.start
        same = name_key(visit.written_name) == booked.written and bool(booked.written or nameless)
        same = same and (not booked.aside_id or visit.aside_id in ("", booked.aside_id))
    else:
        same = bool(booked.patient_id) and visit.patient_id == booked.patient_id
    other_number = visit.source_value and visit.source_system == booked.given.source_system
    return same and not other_number
