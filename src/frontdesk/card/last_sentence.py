"""The last sentence: what happens next, who does it, by when, and what if not; it writes itself.

Calls that end without it leave the patient to find out alone. It is composed from four short fields, so that
somebody in a hurry can leave any of them empty and still says something true. Only what is surely ours to do
becomes "we will"; a thing becomes "you'll get", a paper "is ready", what the patient does "please ...".
Everything else is said as it was typed.
"""

import re
from datetime import date

from frontdesk.domain.next_step import NextStep
from frontdesk.domain.speech import Speech

NOTHING_NEEDED = "That’s everything for today. There’s nothing more you need to do."
PROMISES_OPEN = "That’s everything for today. We’ll do what we said we would."
FIND_A_TIME = "Before you go, let’s find your next time."
"""Said when no step is open: nothing left, a promise still open, a next visit still to be found."""
_DESK = frozenset({"", "the desk", "desk", "we", "us", "front desk", "the front desk", "reception"})
_SPEAKER = frozenset({"me", "i", "myself"})
PATIENT = frozenset({"you", "yourself", "patient", "the patient"})
"""Who does it, where it is the patient's own to do."""
_PLACES = frozenset(
    {
        "nurse",
        "lab",
        "hospital",
        "doctor",
        "clinic",
        "pharmacy",
        "gp",
        "practice",
        "team",
        "manager",
        "surgery",
    }
)
"""Who is spoken of with "the"."""

_SENT = re.compile(r"(?:an? |the )?(text|call|phone call|letter|e-?mail) (with|about) (.+)", re.IGNORECASE)
_SENDS = {
    "text": ("text you", "text you"),
    "call": ("ring you with", "ring you"),
    "phone call": ("ring you with", "ring you"),
    "letter": ("write to you with", "write to you"),
    "email": ("email you", "email you"),
}
"""How somebody does it: with its thing, and about something."""
_OURS = re.compile(
    r"(?:(?:ring|call|phone|text|email|tell|give|show|get) you|write to you|let you know|get back to you"
    r"|(?:send|post|print|order|fax|chase|refer) )\b",
    re.IGNORECASE,
)
"""What is surely ours to do; "book the next visit" may be anybody's."""
_THING = re.compile(r"(?:an?|the|your) \S", re.IGNORECASE)
_DOES = frozenset(
    """arrange ask attend book bring call cancel change check chase collect come complete contact do drop eat
    email fast fill find finish fix get give go hand have keep leave let look make move order pay phone pick
    post practise print read register remember rest return ring see send show sign speak start stop take talk
    tell text try use visit wait wear write""".split()
)
"""Words that something to do begins with; anything else is a name for it."""
_PAPER = re.compile(
    r"(?:[\w’'-]+ ){0,2}(?:letter|form|result|report|certificate|prescription|referral|note|copy|card|invoice"
    r"|bill)(?P<many>s?)",
    re.IGNORECASE,
)
"""A paper as it is typed in a hurry, without its article: "referral letter"."""
_CLAUSE = re.compile(r"\b(?:will|is|are|has|have|can|should|must|needs?)\b", re.IGNORECASE)
_DAY_IN_IT = re.compile(
    r"\b(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|in \w+ (?:days?|weeks?|months?))\b",
    re.IGNORECASE,
)
_BEGINS_A_TIME = frozenset(
    """in on at by after before when once until within from next this as later soon today tomorrow
    early""".split()
)
_WAY_BACK = frozenset(
    "ring call ask come email text write phone speak please tell see let try go book use just contact".split()
)
"""Words that a way back begins with: they begin small inside a sentence, a name does not."""


def last_sentence(step: NextStep, speech: Speech, today: date, *, discreet: bool = False) -> str:
    """The sentence to say at the door, without quotation marks. ``today`` is the clinic's own date.

    ``discreet``: others can hear, so it says who will be in touch by when, and not about what.
    """
    if not step.needed:
        return NOTHING_NEEDED
    what, who, when = _plain(step.what), _plain(step.who), _plain(step.when)
    dated = not discreet and _DAY_IN_IT.search(what)
    by_then = "" if dated else _when(when, speech, today)
    if discreet:
        said = f"{_in_touch(who)}{by_then}."
    elif by_then and _is_paper(what) and not _is_patient(who):
        said = f"Next: {_ready(what, who)}{_when(when, speech, today, by=True)}."
    else:
        said = f"{_said(what, who)}{by_then}."
    way_back = _way_back(_plain(step.if_not))
    return f"{said} If not, {way_back}." if way_back else said


def _in_touch(who: str) -> str:
    """The clause that says nothing of what it is about."""
    if _is_patient(who):
        return "There is one thing for you to do"
    return f"{_subject(who)} will be in touch"


def _is_paper(what: str) -> bool:
    words = what.casefold().split()
    return _PAPER.fullmatch(what) is not None and words[0] not in _DOES and not _THING.match(what)


def _ready(what: str, who: str) -> str:
    """ "referral letter" of Dr Voss is "the referral letter from Dr Voss is ready"."""
    paper = _PAPER.fullmatch(what)
    whose = "" if is_desk(who) else f" from {_from(who)}"
    return f"the {_small(what)}{whose} {'are' if paper and paper['many'] else 'is'} ready"


def _asked(what: str) -> str:
    """What the patient does, in one clause: a request where it is something to do."""
    sent = _SENT.fullmatch(what)
    if sent or _OURS.match(what):
        ours = _said(what, "").removeprefix("We will ")
        for_us = re.sub(r"\byou\b", "us", ours, count=1)
        return f"Please {for_us}"
    if _CLAUSE.search(what):
        return _upper(what)
    if what.split(maxsplit=1)[0].casefold() in _DOES:
        return f"Please {_small(what)}"
    named = f"the {_small(what)}" if _is_paper(what) else _small(what) if _THING.match(what) else what
    return f"Next for you: {named}"


def _said(what: str, who: str) -> str:
    """Who does what, in one clause that begins a sentence."""
    if _is_patient(who):
        return _asked(what)
    sent = _SENT.fullmatch(what)
    if sent:
        how, link, thing = sent.groups()
        with_thing, about = _SENDS[how.casefold().replace("-", "")]
        said = f"{with_thing} {thing}" if link.casefold() == "with" else f"{about} about {thing}"
        return f"{_subject(who)} will {said}"
    if _OURS.match(what):
        return f"{_subject(who)} will {_small(what)}"
    if _CLAUSE.search(what):
        return _upper(what)
    if _THING.match(what):
        return f"You’ll get {_small(what)} from {_from(who)}"
    if _is_paper(what):
        return f"You’ll get the {_small(what)} from {_from(who)}"
    return f"Next: {what}" if is_desk(who) else f"Next: {what}, with {_from(who)}"


def _when(when: str, speech: Speech, today: date, *, by: bool = False) -> str:
    """ "By Fri 22 May" is said " by Friday 22 May". What is no day is said as it stands where it can be.

    ``by``: a day is always one that something is ready by."""
    if not when:
        return ""
    typed_by = when.casefold().startswith("by ")
    by = by or typed_by
    day = speech.read_day(when[3:] if typed_by else when, today)
    if day is not None:
        said = speech.day(day, today)
        return f" by {said}" if by else f" on {said}" if said[:1].isupper() else f" {said}"
    first = when.split(maxsplit=1)[0].casefold()
    if first in _BEGINS_A_TIME:
        return f" {_small(when)}"
    return f" by {when}" if when[0].isdecimal() else ""


def _way_back(if_not: str) -> str:
    """ "Ring us, ask for Ana" is said "ring us and ask for Ana"."""
    words = re.sub(r"^if not,?\s*", "", if_not, flags=re.IGNORECASE)
    first = words.split()[0].casefold() if words else ""
    verbs = "|".join(sorted(_WAY_BACK))
    return re.sub(rf", (?=(?:{verbs})\b)", " and ", _small(words) if first in _WAY_BACK else words, count=1)


def is_desk(who: str) -> bool:
    """It is ours to do, however it was typed: "the desk", "us", nobody."""
    return who.casefold() in _DESK


def _is_patient(who: str) -> bool:
    return who.casefold() in PATIENT


def _subject(who: str) -> str:
    """Who, as a sentence begins with them."""
    if is_desk(who):
        return "We"
    return "I" if who.casefold() in _SPEAKER else _upper(_named(who))


def _from(who: str) -> str:
    if is_desk(who):
        return "us"
    return "me" if who.casefold() in _SPEAKER else _named(who)


def _named(who: str) -> str:
    """ "nurse" is the nurse, "dr voss" is Dr Voss, "Priya" is Priya."""
    if who.casefold() in _PLACES:
        return f"the {who.casefold()}"
    title, _, rest = who.partition(" ")
    return f"{title.title()} {rest.title()}" if title.casefold() in ("dr", "prof") and rest.islower() else who


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".!; ")


def _small(words: str) -> str:
    """The first word of ours begins small inside a sentence."""
    return words[:1].lower() + words[1:]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
