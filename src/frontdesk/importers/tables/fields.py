"""What each role of a column becomes; docs/import.md is made from it."""

from frontdesk.importers.format import FieldSaid
from frontdesk.importers.tables.columns import ROLES

_TOLD = "from the other system until somebody confirms it"
_BECOMES = {
    "name": "The name. The order it is written in stays; a comma says which part is the family name",
    "family": "The family name",
    "given": "Given names, one column or several",
    "middle": "More given names",
    "prefix": "Its title",
    "suffix": "Its suffix",
    "preferred_name": "The name to use",
    "sound": "How the name is said",
    "birth_date": "Birth date: ISO, day or month first, dots, month names; a year alone is kept as a year",
    "phone": "Phone, as written; mobile, home or work by the name of the column",
    "email": "Mail",
    "mrn": "The number in the other system; several columns may be numbers",
    "language": f"Spoken language, {_TOLD}",
    "interpreter": f"Interpreter, {_TOLD}",
    "pronouns": f"Pronouns, {_TOLD}",
    "patient_status": "Active, inactive, died",
    "start": "When, 12 or 24 hours, or “09:00 - 09:30”",
    "date": "The day of the appointment",
    "time": "Its time",
    "end": "Its end",
    "length": "Its length",
    "clinician": "With whom",
    "visit_type": "What sort of visit, never why",
    "status": "Booked, cancelled, did not come, over",
    "room": "Where",
    "visit_id": "The number of the appointment in the other system",
}
FIELDS = tuple(FieldSaid(f"{role} ({words})", _BECOMES[role]) for role, words in ROLES.items())
NEVER_READ = (
    "sex", "gender", "race", "ethnicity", "nationality", "religion", "marital status", "insurance", "balance",
    "reason", "complaint", "diagnosis", "allergies", "medication", "history", "social security number",
    "weight",
)  # fmt: skip
"""Whatever role somebody gives such a column: ``columns.may_be_kept``."""
