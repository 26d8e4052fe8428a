"""Hidden from: for somebody at the desk a patient is not there. No reason is asked or kept."""

from dataclasses import dataclass, field

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import NotAllowed, Refused, WrongUsage
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.staff import Person, Role
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.people_at_desk import people_at_desk, works_here
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "Patients are hidden from somebody by a manager."
SAFE = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Hidden:
    """One patient hidden from one person, as the list shows it."""

    id: str
    patient_id: str
    name: str = field(repr=False)
    person_id: str
    from_whom: str


def hide_from(desk: Desk, patient_id: str, person_id: str) -> Changes:
    """One Deed: from now on ``person_id`` finds no trace of the patient. The same again is no act.

    A manager sets it; where it concerns a manager, the owner: the one who set this clinic up. Raises
    ``Refused`` with who may, and ``WrongUsage`` for nobody.
    """
    managers_only(desk, ONLY_A_MANAGER)
    patient, person = desk.store.person(patient_id), works_here(desk, person_id)
    if patient is None:
        raise WrongUsage("There is no such patient.", SAFE)
    if person.id == desk.staff.id:
        raise Refused("Whoever hides a patient has to find the way back.", SAFE, "Ask another manager.")
    _may_decide_about(desk, person)
    if _hiding(desk, patient.id, person.id):
        return Changes()
    hidden = HiddenFrom(new_id(), patient.id, person.id, desk.today(), desk.staff.id)
    return desk.store.commit(desk.deed("hide_from", Change(None, hidden), patient_id=patient.id))


def show_again(desk: Desk, hidden_id: str) -> Changes:
    """One Deed: that person sees the patient again. Raises as ``hide_from``."""
    managers_only(desk, ONLY_A_MANAGER)
    hidden = next((one for one in desk.store.hidden_from() if one.id == hidden_id), None)
    if hidden is None:
        raise WrongUsage("This patient is hidden from nobody here.", SAFE)
    person = next((one for one in desk.store.people() if one.id == hidden.person_id), None)
    if person is not None:
        _may_decide_about(desk, person)
    whole = _hiding(desk, hidden.patient_id, hidden.person_id)
    changes = [Change(one, None) for one in whole]
    return desk.store.commit(desk.deed("show_again", *changes, patient_id=hidden.patient_id))


def hidden_now(desk: Desk, patient_id: str = "") -> tuple[Hidden, ...]:
    """Who is hidden from whom, of one patient or of all; never from oneself. Raises ``Refused`` for anybody
    but a manager."""
    managers_only(desk, ONLY_A_MANAGER)
    people = {one.id: one.shown_name for one in desk.store.people()}
    of = desk.store.person(patient_id) if patient_id else None
    return tuple(
        Hidden(one.id, patient.id, patient.name.full, one.person_id, people.get(one.person_id, ""))
        for one in desk.store.hidden_from()
        if (patient := desk.store.person(one.patient_id)) and (of is None or patient.id == of.id)
    )


def may_be_hidden_from(desk: Desk) -> tuple[Person, ...]:
    """From whom whoever is at the desk may hide a patient; nobody where it is no manager."""
    if desk.staff.role is not Role.MANAGER:
        return ()
    owner = owner_of(desk)
    return tuple(
        person
        for person in people_at_desk(desk)
        if person.id != desk.staff.id and (person.role is Role.DESK or desk.staff.id == owner)
    )


@dataclass(frozen=True, slots=True)
class Shield:
    """Somebody at the desk, and whether a patient is hidden from them."""

    person_id: str
    name: str
    hidden: str = ""
    """Id of what hides the patient; empty where they see each other."""


def shields(desk: Desk, patient_id: str) -> tuple[Shield, ...]:
    """From whom whoever is at the desk may hide this patient, by name; nobody where it is no manager."""
    people = [(one, _hiding(desk, patient_id, one.id)) for one in may_be_hidden_from(desk)]
    return tuple(Shield(one.id, one.shown_name, hidden[0].id if hidden else "") for one, hidden in people)


def _hiding(desk: Desk, patient_id: str, person_id: str) -> list[HiddenFrom]:
    """What hides a patient from somebody, whichever of the patient's records it was set for."""
    person = desk.store.person(patient_id)
    return [
        one
        for one in desk.store.hidden_from()
        if one.person_id == person_id and person is not None and desk.store.person(one.patient_id) == person
    ]


def owner_of(desk: Desk) -> str:
    """Id of the owner: the manager who set this clinic up, or who came next where that one left."""
    managers = [one for one in people_at_desk(desk) if one.role is Role.MANAGER]
    return min(managers, key=lambda one: (one.added_at, one.id)).id if managers else ""


_ONLY_THE_OWNER = "Hiding a patient from a manager is up to the owner."


def _may_decide_about(desk: Desk, person: Person) -> None:
    if person.role is Role.MANAGER and owner_of(desk) != desk.staff.id:
        raise NotAllowed(_ONLY_THE_OWNER, SAFE, "Ask the owner to sign in.")
