"""Lines that are no rows: those that say day or clinician for the rows below, and those that say nothing."""

import re
from datetime import date

from frontdesk.importers.pasted.details import Found, blanked, day_without_year
from frontdesk.importers.pasted.names import clinician_in, name_in, pieces
from frontdesk.likeness.fold import fold

_FOOT = re.compile(
    r"\W{0,4}(?:print(?:ed)?|page(?= \d| of)|report|generated|run|created|exported|seite|gedruckt|"
    r"erstellt|stand(?=:| \d)|imprim\w*|impreso|total|end of|confidential|copyright|\u00a9|legend|"
    r"as of|last updated)\b|.{0,120}\b(?:(?:page|seite) \d{1,4}|printed|"
    r"print date|run date|report date|generated|gedruckt)\b"
)
_LABEL = re.compile(
    r"\W{0,4}(?:provider|clinician|doctor|practitioner|physician|resource|consultant|arzt|\u00e4rztin|behandler|"
    r"m\u00e9decin|praticien|m\u00e9dico|therapist|dentist|hygienist|nurse|gp|with|"
    r"schedule (?:for|of))\s?[:\u2013-]\s?(.+)$",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(r"\b(?:last|seen|since|due|next|until|before|after|dob|born|birth)\b")
_WEEKDAY = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mar|mer|jeu|ven|dim)[a-z]{0,7}\b"
)
NEAR = 400
"""Days from today: a list is about a day near today, a birth date is not."""


def is_foot(text: str) -> bool:
    """The end or the top of a printed page."""
    return bool(_FOOT.match(text.lower()))


def day_of(text: str, dates: list[Found], today: date) -> date | None:
    """The day a heading names for the rows below; none where it names several."""
    lower = text.lower()
    if _OTHER_DAY.search(lower):
        return None
    days = {one.value for one in dates}
    if not days and (_WEEKDAY.match(lower.lstrip()) or len(lower.split()) == 2):
        found = day_without_year(lower, today)
        days = {found.value} if found else set()
    if len(days) != 1:
        return None
    day = date.fromisoformat(days.pop())
    return day if abs((day - today).days) <= NEAR else None


def clinician_of(text: str, dates: list[Found]) -> str:
    """The clinician a heading names: "Dr Lena Voss", "Provider: VOSS, LENA"."""
    text = blanked(text, dates)
    if labelled := _LABEL.match(text):
        given = pieces(labelled[1])
        return given[0][:80] if given and (clinician_in(given[0]) or name_in(given[0])[0]) else ""
    named = [said for piece in pieces(text) if (said := clinician_in(piece))]
    return named[0] if len(named) == 1 else ""


def name_alone(text: str, dates: list[Found]) -> bool:
    """A line that may be the name to the time on the line beside it."""
    cut = pieces(blanked(text, dates))
    return bool(cut) and bool(name_in(cut[0])[0]) and not clinician_in(cut[0]) and bool(fold(text))
