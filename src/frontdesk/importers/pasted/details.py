"""What else a line says about the person: birth date, phone, mail, a number that is named as one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from frontdesk.importers.tables.dates import parse_date

_DATE = re.compile(
    r"(?<![\w/.])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?[ -](?:of |de )?[^\W\d_]{3,10}\.?,?[ -](?:de )?\d{4}"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?![\w/])"
)
_DAY_WITHOUT_YEAR = re.compile(
    r"(?<![\w/.])(\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]{3,10}|[^\W\d_]{3,10} \d{1,2}(?:st|nd|rd|th)?)(?![\w/])"
)
_BORN = re.compile(
    r"(?:\bdob|\bd\.o\.b\.?|\bborn|\bb\.|\bgeb|\bgeb\.|\bbirth ?date|\bdate of birth|\bbirthday|\bn\u00e9e?|"
    r"\bnac|\bnac\.|\bddn|\*)[ :=]{0,3}(?:on |am |le |el )?$"
)
_OPENS = re.compile(r"(?:^|\t| {2}|[(\[|;,]| [-\u2013\u2014])\s?$")
_CLOSES = re.compile(r"\s?(?:$|\t| {2}|[)\]|;,]|[-\u2013\u2014] )")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,60}@[\w.-]{3,60}")
_PHONE = re.compile(r"(?<![\w#/.-])(?:\+|\()?\d[\d ()/.-]{5,20}\d(?![\w/])")
_PHONE_LABEL = re.compile(r"(?:\btel|\bphone|\bmob|\bmobile|\bcell|\bph|\bhandy|\bt|\bm)[.: ]{0,3}$")
_NUMBER = re.compile(
    r"(?<![\w-])(mrn|nhs(?: no| number)?|chart|acct|account|pat(?:ient)?\.? ?(?:id|no|nr|number)|pid|id|#)"
    r"(?: ?[.:#]){0,2} ?(\w[\w-]{2,19})(?![\w-])"
)
_NOT_A_PERSONS = re.compile(r"\b(?:appt|appointment|visit|booking|room|apt|suite|unit|slot|ref|case)\.? ?$")
_KINDS = {"m": "mrn", "n": "nhs", "c": "chart", "a": "account"}


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a line with a meaning; ``start`` and ``stop`` say where it stood."""

    start: int
    stop: int
    value: str = field(repr=False)
    kind: str = ""


def dates_in(text: str, *, day_first: bool, newest: date) -> list[Found]:
    """Whole dates, as ISO."""
    found = []
    for match in _DATE.finditer(text):
        iso = parse_date(match[0], day_first=day_first, newest=newest)
        if iso and len(iso) == 10:
            found.append(Found(match.start(), match.end(), iso))
    return found


def written_dates(text: str) -> list[str]:
    """The same as they are written, for the question which comes first, day or month."""
    return [match[0] for match in _DATE.finditer(text)]


def day_without_year(text: str, today: date) -> Found | None:
    """ "Monday 23 November": the one nearest to today."""
    for match in _DAY_WITHOUT_YEAR.finditer(text):
        near = []
        for year in (today.year - 1, today.year, today.year + 1):
            iso = parse_date(f"{match[0]} {year}", day_first=True, newest=today)
            if iso and len(iso) == 10:
                near.append(date.fromisoformat(iso))
        if near:
            best = min(near, key=lambda day: abs((day - today).days))
            return Found(match.start(), match.end(), best.isoformat())
    return None


def says_born(text: str, at: Found) -> bool:
    """ "DOB 14/03/1961", "*14.03.1961"."""
    return bool(_BORN.search(text[: at.start].lower()[-20:]))


def stands_alone(text: str, at: Found) -> bool:
    """A cell or a bracket of its own, with no word beside it that would say what else it is."""
    return bool(_OPENS.search(text[max(0, at.start - 6) : at.start])) and bool(_CLOSES.match(text, at.stop))


def reached_at(text: str, *, in_america: bool) -> list[Found]:
    """Phones and mail. A number nobody calls a phone is one only if it is written as one."""
    found = [
        Found(match.start(), match.end(), match[0].strip("."), "email") for match in _MAIL.finditer(text)
    ]
    for match in _PHONE.finditer(text):
        digits = "".join(sign for sign in match[0] if sign.isdigit())
        labelled = bool(_PHONE_LABEL.search(text[: match.start()].lower()[-10:]))
        dialled = match[0][0] in "+(" or digits[0] == "0" or (in_america and len(digits) in (7, 10, 11))
        if 7 <= len(digits) <= 15 and (labelled or (dialled and len(digits) > 6 + (not in_america) * 3)):
            found.append(Found(match.start(), match.end(), _whole(match[0]), "phone"))
    return found


def _whole(phone: str) -> str:
    """Without the bracket of a note it stands in."""
    return phone if ")" in phone else phone.strip("(")


def numbers_in(text: str) -> list[Found]:
    """Numbers of the person in the other system, by their label; those of an appointment are none."""
    found = []
    for match in _NUMBER.finditer(text.lower()):
        value = text[match.start(2) : match.end(2)]
        if sum(sign.isdigit() for sign in value) < 3 or _NOT_A_PERSONS.search(
            text[: match.start()].lower()[-14:]
        ):
            continue
        label = match[1]
        kind = "id" if label.startswith("pat") else _KINDS.get(label[0], "id")
        found.append(Found(match.start(), match.end(), value, kind))
    return found


def blanked(text: str, parts: Iterable[Found]) -> str:
    """The line with a gap where these stood."""
    for part in parts:
        text = text[: part.start] + "\t" * (part.stop - part.start) + text[part.stop :]
    return text
