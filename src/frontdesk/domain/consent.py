"""Consent to personal notes (FHIR Consent). Service needs stay either way, and the desk says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ConsentAnswer(StrEnum):
    """No or withdrawn: personal notes are erased, not hidden."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consent:
    """The newest answer of one patient; ``id`` is the patient's."""

    id: str
    answer: ConsentAnswer
    asked_on: date
    how: str = ""
    entered_by: str = ""
