"""Somebody says whose a row is that was set aside: it is used as if it had just been read, or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from frontdesk.domain.booking import Booking
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.domain.patient import Identifier, Patient, PatientStatus
from frontdesk.domain.set_aside import REQUESTS, Decision, Reason, SetAside
from frontdesk.domain.visit import Visit
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_aside import nameless
from frontdesk.usecases.import_bookings import UNTOUCHED, Whose
from frontdesk.usecases.import_clinicians import Clinicians
from frontdesk.usecases.import_people import People
from frontdesk.usecases.import_review import ChangePair
from frontdesk.usecases.import_visits import Visits, VisitVerdict
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.set_aside import person_of, unpack
from frontdesk.usecases.who_may_change import managers_only

DECIDE, AS_ASKED = "decide_aside", "do_as_asked"
AT_ONCE = 20
"""So many rows in one Deed, where many are decided alike: a check-in may be waiting behind it."""
NOBODY_CHOSEN = Refused("This row may be more than one person.", "Nothing was changed.", "Choose who it is.")


def decide(desk: Desk, one_id: str, decision: Decision, whom: str = "") -> Changes:
    """One Deed: this row, and all that came about the same person, is ``whom``'s, somebody new's or nobody's.

    ``whom`` may be empty where the row may be one person only. Raises ``WrongUsage`` where it waits no more,
    ``Refused`` where nobody was chosen; a request is carried out by a manager alone.
    """
    one = _open(desk, one_id)
    if one.reason in REQUESTS and decision is Decision.THIS_ONE:
        return do_as_asked(desk, one_id)
    return _commit(desk, _alike(desk, one), decision, lambda row: _chosen(desk, row, whom))


def it_is(desk: Desk, one_id: str, patient: Patient) -> Changes:
    """One Deed: somebody said whose the appointment of this row is; the row and all that came about the same
    person is ``patient``'s. Raises ``WrongUsage`` where it waits no more."""
    one = _open(desk, one_id)
    return _commit(desk, _alike(desk, one), Decision.THIS_ONE, lambda _: patient)


def decide_alike(desk: Desk, ids: Sequence[str], decision: Decision) -> Changes:
    """One Deed for the first ``AT_ONCE`` of several rows that wait; whoever asks goes on with the rest.

    A row that may be two people is passed over where it would be somebody here, and so is a request that
    would be carried out: each is decided by itself.
    """
    wanted = set(ids)
    rows = [one for one in desk.store.set_aside() if one.id in wanted]
    alone = decision is Decision.THIS_ONE
    rows = [row for row in rows if not (alone and (row.reason in REQUESTS or len(_here(desk, row)) != 1))]
    if not rows:
        return Changes()
    return _commit(desk, rows[:AT_ONCE], decision, lambda row: _chosen(desk, row, ""))


def do_as_asked(desk: Desk, one_id: str) -> Changes:
    """One Deed: two records become one, or somebody is inactive from now on. Frontdesk deletes nobody."""
    managers_only(desk, "What another system asks for is done by a manager.")
    one = _open(desk, one_id)
    here = _here(desk, one)
    if one.reason is Reason.ASKS_TO_MERGE:
        decided = tuple(_decided(desk, [one], Decision.THIS_ONE, dict.fromkeys([one.id], here[0].id)))
        if len(here) == 1:  # one person by now
            return desk.store.commit(desk.deed(AS_ASKED, *decided, patient_id=here[0].id))
        return merge_people(desk, here[0].id, here[1].id, decides=decided)
    changes = [Change(who, replace(who, status=PatientStatus.INACTIVE)) for who in here if _is_active(who)]
    decided = tuple(_decided(desk, [one], Decision.THIS_ONE, {}))
    return desk.store.commit(desk.deed(AS_ASKED, *changes, *decided, patient_id=here[0].id))


def _open(desk: Desk, one_id: str) -> SetAside:
    one = desk.store.get(SetAside, one_id)
    if one is None or one.decision is not Decision.OPEN:
        raise WrongUsage("This was decided already.", "Nothing was changed.")
    return one


def _here(desk: Desk, one: SetAside) -> list[Patient]:
    """Whom it may be and who is here still, each once. Raises ``Refused`` for nobody."""
    found = {who.id: who for id in one.may_be if (who := desk.store.person(id))}
    if not found:
        raise Refused(
            "Nobody it may be is here any more.", "Nothing was changed.", "Say who it is otherwise."
        )
    return list(found.values())


def _alike(desk: Desk, one: SetAside) -> list[SetAside]:
    """This row and all others that came about the same person."""
    rows = [row for row in desk.store.set_aside() if row.person_mark and row.person_mark == one.person_mark]
    return rows or [one]


def _commit(
    desk: Desk, rows: Sequence[SetAside], decision: Decision, who: Callable[[SetAside], Patient]
) -> Changes:
    """The rows used or not, and decided, in one Deed; ``who`` says whose a row is that is somebody's here."""
    applied = _Applied(desk)
    became = {}
    if decision in (Decision.THIS_ONE, Decision.ANOTHER):
        for row in rows:
            became[row.id] = applied.use(row, who(row) if decision is Decision.THIS_ONE else None)
    else:
        applied.leave(rows)
    decided = _decided(desk, rows, decision, became)
    about = set(became.values())
    changes = [*applied.changes(), *decided]
    return desk.store.commit(desk.deed(DECIDE, *changes, patient_id=about.pop() if len(about) == 1 else ""))


def _chosen(desk: Desk, one: SetAside, whom: str) -> Patient:
    here = _here(desk, one)
    if not whom and len(here) > 1:
        raise NOBODY_CHOSEN
    found = next((who for who in here if not whom or who.id == whom), None)
    if found is None:
        raise WrongUsage("This row cannot be of that person.", "Nothing was changed.")
    return found


def _decided(
    desk: Desk, rows: Sequence[SetAside], decision: Decision, became: dict[str, str]
) -> Iterator[Change]:
    for row in rows:
        yield Change(
            row,
            replace(
                row,
                row="",
                decision=decision,
                decided_by=desk.staff.id,
                decided_on=desk.today(),
                became=became.get(row.id, ""),
            ),
        )


def _is_active(patient: Patient) -> bool:
    return patient.status is PatientStatus.ACTIVE


class _Applied:
    """Rows used one after the other, so that the second one about somebody builds on the first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clinicians = Clinicians(desk.whole)
        self._people: dict[str, People] = {}
        self._made: dict[Identifier, Patient] = {}
        self._now: dict[str, Patient] = {}
        self._changes: dict[str, Change] = {}
        """By record: the first before, the last after."""

    def use(self, one: SetAside, found: Patient | None) -> str:
        """Write the row's person and booking; the id of who it is now."""
        row = unpack(one)
        person = person_of(row)
        if person is None:
            raise WrongUsage("This row says nothing of a person.", "Nothing was changed.")
        patient = self._person(one, person, found)
        if isinstance(row, ImportedVisit):
            self._visit(one, row, patient)
        return patient

    def leave(self, rows: Sequence[SetAside]) -> None:
        """Nothing of the rows is used: their appointments go from the day."""
        for booking in self._desk.store.bookings_of_aside([row.id for row in rows]):
            self._keep([(booking, None)])

    def changes(self) -> list[Change]:
        """All that is written, each record once."""
        return list(self._changes.values())

    def _person(self, one: SetAside, person: ImportedPatient, found: Patient | None) -> str:
        if found is None:
            found = next((self._made[number] for number in person.identifiers if number in self._made), None)
        if found is not None:
            found = self._now.get(found.id, found)
        people = self._people.setdefault(
            one.import_id, People(self._desk.whole, self._desk.clinic, one.import_id, {})
        )
        verdict = people.written(person, found, over_desk=one.reason is Reason.DIFFERS)
        self._keep(verdict.changes)
        for _, after in verdict.changes:
            if isinstance(after, Patient):
                self._now[after.id] = after
                if found is None:
                    self._made |= dict.fromkeys(after.identifiers, after)
        return verdict.patient_id

    def _visit(self, one: SetAside, booking: ImportedVisit, patient_id: str) -> None:
        """What stands on the day becomes this person's visit. One that somebody has by now stays with whoever
        that is, but for those the row might have been and is not."""
        clinician_id, changes = self._clinicians.named(booking.clinician)
        self._keep(changes)
        assert booking.patient is not None
        asks = nameless(booking, booking.patient)
        for whom in ("", patient_id):
            (verdict,) = self._settled(one, asks, whom, clinician_id)
            visit, was = verdict.visit, verdict.was
            if whom:
                self._keep(verdict.changes)
            elif isinstance(visit, Visit):
                wrong = visit.patient_id in one.may_be and visit.patient_id != patient_id
                if wrong and visit.state in UNTOUCHED:
                    self._keep([(was, None), (None, replace(visit, patient_id=patient_id))])
                else:
                    self._keep(verdict.changes)
                return
            elif isinstance(was, Booking) and was.aside_id not in ("", one.id):
                return  # another row has the appointment by now

    def _settled(
        self, one: SetAside, booking: ImportedVisit, patient_id: str, clinician_id: str
    ) -> Iterator[VisitVerdict]:
        desk = self._desk
        whose = Whose(desk.whole, self._people[one.import_id])
        visits = Visits(desk.whole, desk.zone, desk.now(), one.import_id, whose, is_list=False)
        visits.take(1, booking, patient_id, clinician_id, one.id)
        return visits.settle()

    def _keep(self, changes: Sequence[ChangePair]) -> None:
        for before, after in changes:
            record = after if after is not None else before
            assert record is not None
            # a booking, the visit it becomes and the visit that goes to another person share one id
            key = f"{type(record).__name__} {record.id} {getattr(record, 'patient_id', '')}"
            earlier = self._changes.get(key)
            self._changes[key] = Change(earlier.before if earlier else before, after)
