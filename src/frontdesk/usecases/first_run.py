"""First run: clinic, clinicians and the first manager, as one Deed of that manager."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinic, Clinician, OpeningHours
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Refused
from frontdesk.domain.staff import Person, Role
from frontdesk.store.port import Store
from frontdesk.usecases.desk import new_id


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """What first run asks for; the list the clinic brings may prefill it."""

    clinic_name: str
    manager_name: str
    zone: str
    phone: str = ""
    hours: tuple[OpeningHours, ...] = ()
    closed_days: tuple[date, ...] = ()
    clinicians: tuple[str, ...] = ()
    """Names the clinic says aloud: "Dr Lena Voss"."""
    known_since_before: bool = True
    language: str = "en"


def set_up(store: Store, answers: FirstAnswers, now: datetime, manager_id: str) -> Changes:
    """Write the answers whole. ``manager_id`` is the id the key file knows the person by.

    Raises ``Refused`` when the clinic or the manager has no name.
    """
    if not answers.clinic_name.strip() or not answers.manager_name.strip():
        raise Refused("The clinic and the first person at the desk need a name.", "Nothing was written.")
    clinic = Clinic(
        id="clinic",
        name=answers.clinic_name.strip(),
        zone=answers.zone,
        phone=answers.phone.strip(),
        hours=answers.hours,
        closed_days=answers.closed_days,
        known_since_before=answers.known_since_before,
        language=answers.language,
    )
    manager = Person(manager_id, answers.manager_name.strip(), Role.MANAGER, now)
    clinicians = [Clinician(new_id(), name.strip()) for name in answers.clinicians if name.strip()]
    changes = (
        Change(None, clinic),
        Change(None, manager),
        *(Change(None, clinician) for clinician in clinicians),
    )
    return store.commit(Deed(new_id(), "first_run", now, manager_id, changes))
