"""Somebody nobody here knows stands at the desk: name, sound, one need. Twenty seconds, one act."""

from dataclasses import dataclass, field

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import NameUse, Patient, PersonName, default_board_name
from frontdesk.likeness.fold import name_key
from frontdesk.usecases.add_fact import new_fact
from frontdesk.usecases.desk import Desk

LONGEST = 120


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What was asked, in this order; only a name is a must."""

    given: str = field(default="", repr=False)
    family: str = field(default="", repr=False)
    sound: str = field(default="", repr=False)
    need: str = field(default="", repr=False)
    need_heard: Audience | None = None
    """Who may hear the need; None takes the kind's own."""


def add_patient(desk: Desk, patient_id: str, person: NewPerson) -> Changes:
    """One Deed: the patient and what they told us. Raises ``Refused`` without a name or with a far too long
    one, and as ``add_fact`` for the need. Whether they were here before stays unknown, unless the clinic is
    new."""
    given, family = " ".join(person.given.split()), " ".join(person.family.split())
    if not given and not family:
        raise Refused("A name is needed, first or last.", "Nothing was added.")
    if max(len(given), len(family)) > LONGEST:
        raise Refused(f"A name of up to {LONGEST} letters fits.", "Nothing was added.", "Shorten it.")
    name = PersonName(family=family, given=(given,) if given else (), use=NameUse.USUAL)
    patient = Patient(
        patient_id,
        default_board_name(name),
        (name,),
        known_before=None if desk.clinic.known_since_before else False,
    )
    changes = [Change(None, patient)]
    if person.sound.strip():
        fact = new_fact(desk, patient_id, person.sound, None, FactKind.PRONUNCIATION)
        changes.append(Change(None, fact))
    if person.need.strip():
        changes.append(Change(None, new_fact(desk, patient_id, person.need, person.need_heard, None)))
    return desk.store.commit(desk.deed("add_patient", *changes, patient_id=patient_id))


def namesakes(desk: Desk, person: NewPerson) -> int:
    """How many people of this very name are known already, in any spelling and order."""
    name = f"{person.given} {person.family}".strip()
    found = desk.store.find(name[:200], today=desk.today(), limit=20)
    return sum(name_key(one.patient.name.full) == name_key(name) for one in found)
