"""Somebody at the desk must not see a patient: a neighbour, a former partner, a relative."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HiddenFrom:
    """For this person at the desk the patient is not there: a time on the board is busy, and that is all.

    No reason is kept. It is about the patient, so it goes when the patient is erased.
    """

    id: str
    patient_id: str
    person_id: str
    """Who must not see them."""
    set_on: date
    entered_by: str = ""
