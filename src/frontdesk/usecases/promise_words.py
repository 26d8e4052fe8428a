"""What is typed behind F3: the promise, who keeps it, by when; or a small thing of this visit.

"Dr Voss: the letter by Fri 22 May" is Dr Voss's promise for that Friday. "The letter" is the desk's, within a
week. "Task: tea" and "today: tea" are no promise: they are done while the patient is here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinician
from frontdesk.domain.errors import Refused
from frontdesk.domain.promise import Promise
from frontdesk.domain.speech import Speech
from frontdesk.usecases.add_promise import OWNER, add_promise, usual_due
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.tasks import add_task

_TASK = re.compile(r"\s*(?:task|today)\s*:\s*", re.IGNORECASE)
_WEEK = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_WEEK_DAY = re.compile(_WEEK, re.IGNORECASE)
_A_DAY = re.compile(
    rf"\d|{_WEEK}\b|{_MONTH}\s+\d|(?:today|tomorrow)\b|(?:next|this)\s+(?:week|month|year|{_WEEK})"
    rf"|(?:in|the)\s+(?:\d|a\b|an\b|one\b|two\b|three\b|end\b|week)|end\s+of\b",
    re.IGNORECASE,
)
"""How a day begins; "by Marek", "by June" and "by the nurse" say who."""
_OURS = frozenset({"the desk", "desk", "we", "us", "reception"})
LONGEST_WHY = 60


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Something promised, as far as it was typed."""

    what: str = field(repr=False)
    who: str = OWNER
    due_on: date | None = None


def is_task(typed: str) -> bool:
    """ "Task: tea" is no promise, but something for this visit."""
    return _TASK.match(typed) is not None


def note_promise(desk: Desk, patient_id: str, visit_id: str, typed: str) -> Changes:
    """One Deed from what was typed. Raises ``Refused`` where there is nothing to keep, or a day that is
    none."""
    task = _TASK.match(typed)
    if task is not None:
        return add_task(desk, patient_id, visit_id, typed[task.end() :])
    unread = day_unread(typed, desk.speech, desk.today())
    if unread:
        raise Refused(unread, "Nothing was changed.")
    told = promise_meant(desk, typed)
    return add_promise(desk, patient_id, visit_id, told.what, who=told.who, due_on=told.due_on)


def promise_meant(desk: Desk, typed: str) -> PromiseWords:
    """What was typed, with the usual day where none was."""
    people = (person.shown_name for person in desk.store.people())
    told = read_promise(typed, desk.speech, desk.today(), desk.store.clinicians(), people)
    return replace(told, due_on=told.due_on or usual_due(desk.today()))


def day_unread(typed: str, speech: Speech, today: date) -> str:
    """What is wrong with the day after the last "by", in words; empty where it is read or none was meant."""
    bys = list(re.finditer(r"\sby\s", typed, re.IGNORECASE))
    if not bys or read_promise(typed, speech, today, ()).due_on is not None:
        return ""
    meant = typed[bys[-1].end() :].strip(" .")
    first = re.match(r"\w+", meant)
    if first is None or not _A_DAY.match(meant):
        return ""  # "sent by post"
    day = speech.read_day(meant[first.end() :].strip(" ,"), today)
    if day is not None and _WEEK_DAY.fullmatch(first[0]):
        return f"“{meant}” is no day: {speech.week_day(day)} is."
    return f"“{meant}” is no day that can be read, like {speech.week_day(usual_due(today))} or in 2 weeks."


def read_promise(
    typed: str, speech: Speech, today: date, clinicians: Iterable[Clinician], people: Iterable[str] = ()
) -> PromiseWords:
    """Who stands before a colon where it is somebody of the clinic; the day after the last "by"."""
    head, colon, rest = typed.partition(":")
    known = _owners(clinicians, people)
    who = known.get(" ".join(head.split()).casefold(), "") if colon and rest.strip() else ""
    words = rest if who else typed
    for by in reversed(list(re.finditer(r"\sby\s", words, re.IGNORECASE))):
        day = speech.read_day(words[by.end() :].strip(" ."), today)
        if day is not None and words[: by.start()].strip():
            return PromiseWords(words[: by.start()].strip(), who or OWNER, day)
    return PromiseWords(words.strip(), who or OWNER)


def read_new_day(typed: str, speech: Speech, today: date) -> tuple[date, str] | None:
    """ "Fri 22 May, the school has not answered": the new day and why. None where no day stands first."""
    text = re.sub(r"^\s*by\s", "", typed, flags=re.IGNORECASE).strip()
    day = speech.read_day(text, today)
    if day is not None:
        return day, ""
    for cut in re.finditer(r",\s*(?:because\s+)?|:\s*|\s+because\s+", text, re.IGNORECASE):
        day = speech.read_day(text[: cut.start()], today)
        if day is not None:
            return day, text[cut.end() :].strip(" .")
    return None


def by_clinician(promise: Promise, clinicians: Iterable[Clinician]) -> bool:
    """A clinician said it, and not the desk: on the morning sheet and in the ledger it is marked so."""
    return promise.who.casefold() in {one.spoken_name.casefold() for one in clinicians}


def owner_named(desk: Desk, typed: str) -> str:
    """Who is meant: "dr voss" is Dr Lena Voss; somebody not known here stays as typed."""
    typed = " ".join(typed.split())
    people = (person.shown_name for person in desk.store.people())
    return _owners(desk.store.clinicians(), people).get(typed.casefold(), typed)


def _owners(clinicians: Iterable[Clinician], people: Iterable[str]) -> dict[str, str]:
    """What may be typed for somebody: the whole name, or title and last name."""
    known = dict.fromkeys(_OURS, OWNER) | {name.casefold(): name for name in people if name}
    for one in clinicians:
        parts = one.spoken_name.split()
        known[one.spoken_name.casefold()] = one.spoken_name
        if len(parts) > 2:
            known.setdefault(f"{parts[0]} {parts[-1]}".casefold(), one.spoken_name)
    return known
