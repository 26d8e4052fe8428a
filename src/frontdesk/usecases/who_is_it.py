"""A booking asks who it is: whom it may be, and the one act that says so."""

from collections.abc import Iterator
from dataclasses import replace

from frontdesk.domain.booking import Booking, asked_again
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.patient import Patient, best_name
from frontdesk.domain.set_aside import Decision, SetAside
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.likeness.doubles import may_be_born
from frontdesk.likeness.fold import fold, name_key
from frontdesk.likeness.written import words_and_initials
from frontdesk.store.port import Found
from frontdesk.usecases.check_in import find_visit
from frontdesk.usecases.decide_aside import it_is
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import MOST, find_patient
from frontdesk.usecases.set_aside import person_of, unpack


def whom_it_may_be(desk: Desk, booking_id: str) -> tuple[Found, ...]:
    """Of a row that was set aside those it may be; then people of the written name, as Find lists them; then
    those a letter in it speaks against."""
    booking = find_booking(desk, booking_id)
    written = booking.written_name
    words, _ = words_and_initials(written)
    whole = " ".join(word for word in fold(written).split() if word in words)
    first = find_patient(desk, " ".join(part for part in (whole, *words_and_initials(written)[1]) if part))
    offered = {one.patient.id: one for one in (*_of_aside(desk, booking), *first, *find_patient(desk, whole))}
    return tuple(offered.values())[: MOST - 1]  # the last place is for somebody new


def _of_aside(desk: Desk, booking: Booking) -> Iterator[Found]:
    row = desk.store.get(SetAside, booking.aside_id) if booking.aside_id else None
    for who in filter(None, map(desk.store.person, row.may_be if row else ())):
        yield from (one for one in find_patient(desk, who.name.full) if one.patient.id == who.id)


def say_who(desk: Desk, booking_id: str, patient_id: str) -> Changes:
    """One Deed: the booking is this person's visit, under its id. Taken back, it asks again.

    The row that was set aside with it is this person's too, unless name or birth date speak against it:
    then it waits on, and the appointment stays where it was given.
    Raises ``Conflict`` where somebody else said so first, ``WrongUsage`` for nobody.
    """
    booking, patient = find_booking(desk, booking_id), desk.store.person(patient_id)
    if patient is None:
        raise WrongUsage("There is no patient with this id.", "Nothing was changed.")
    row = desk.store.get(SetAside, booking.aside_id) if booking.aside_id else None
    if row is not None and row.decision is Decision.OPEN and _may_be(row, patient):
        return it_is(desk, row.id, patient)
    changes = Change(booking, None), Change(None, booking.visit_of(patient.id))
    return desk.store.commit(desk.deed("say_who", *changes, patient_id=patient.id, visit_id=booking.id))


def _may_be(row: SetAside, patient: Patient) -> bool:
    """It was set aside for this person, or has the name of somebody new and no other birth date."""
    person = person_of(unpack(row))
    if person is None or patient.id in row.may_be:
        return person is not None
    same = name_key(best_name(person.names).full) == name_key(patient.name.full)
    return same and bool(may_be_born(person.birth_date, [patient.birth_date]))


def may_ask_again(visit: Visit) -> bool:
    """A list brought it by a name alone, and nobody has come for it yet."""
    return bool(visit.written_name) and visit.state in (VisitState.EXPECTED, VisitState.LATE)


def ask_again(desk: Desk, visit_id: str) -> Changes:
    """One Deed: it is somebody else's of that name; the visit is a booking again, and no list answers it.

    Raises ``Refused`` for a visit that no list brought by a name alone, or that was begun.
    """
    visit = find_visit(desk, visit_id)
    if not may_ask_again(visit):
        raise Refused("This visit does not ask who it is.", "Nothing was changed.")
    changes = Change(visit, None), Change(None, asked_again(visit))
    return desk.store.commit(desk.deed("ask_who", *changes, patient_id=visit.patient_id, visit_id=visit.id))


def off_the_list(desk: Desk, booking_id: str) -> Changes:
    """One Deed: nobody is meant ("Lunch", "Closed"), or nobody comes; no later list brings it back."""
    booking = find_booking(desk, booking_id)
    off = replace(booking, state=VisitState.CANCELLED)
    return desk.store.commit(desk.deed("off_the_list", Change(booking, off), visit_id=booking.id))


def find_booking(desk: Desk, booking_id: str) -> Booking:
    """The booking that still asks; raises ``Conflict`` when it does no more."""
    booking = desk.store.get(Booking, booking_id)
    if booking is None:
        raise Conflict("Somebody has said by now who this is.", "Nothing was changed.", "Look again.")
    return booking
