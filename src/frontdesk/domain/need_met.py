"""Did what we keep ready work at a visit? The patient says it, about the need and never about a person."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LONGEST_WHY = 60


class Met(StrEnum):
    """The patient's word."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class NeedMet:
    """One need at one visit. Nothing here says who was at the desk: it judges what we do, not a person."""

    id: str
    patient_id: str
    visit_id: str
    fact_id: str
    """The need as it stood then; the fact may have been replaced since."""
    met: Met
    said_on: date
    why: str = field(default="", repr=False)
    """At most 60 characters, in the patient's words; often empty."""
