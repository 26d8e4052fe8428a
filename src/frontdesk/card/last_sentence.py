"""The last sentence: what happens next, who does it, by when, and what if not; it writes itself.

Calls that end without it leave the patient to find out alone. It is composed from four short fields, so that
somebody in a hurry can leave any of them empty and still says something true. Only what is surely ours to do
becomes "we will"; a thing becomes "you'll get"; everything else is said as it was typed.
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
    what, who = _plain(step.what), _plain(step.who)
    clause = f"{_subject(who)} will be in touch" if discreet else _said(what, who)
    dated = not discreet and _DAY_IN_IT.search(what)
    said = f"{clause}{'' if dated else _when(_plain(step.when), speech, today)}."
    way_back = _way_back(_plain(step.if_not))
    return f"{said} If not, {way_back}." if way_back else said


def _said(what: str, who: str) -> str:
    """Who does what, in one clause that begins a sentence."""
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
    return f"Next: {what}" if _is_desk(who) else f"Next: {what}, with {_from(who)}"


def _when(when: str, speech: Speech, today: date) -> str:
    """ "By Fri 22 May" is said " by Friday 22 May". What is no day is said as it stands where it can be."""
    if not when:
        return ""
    by = when.casefold().startswith("by ")
    day = speech.read_day(when[3:] if by else when, today)
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


def _is_desk(who: str) -> bool:
    return who.casefold() in _DESK


def _subject(who: str) -> str:
    """Who, as a sentence begins with them."""
    if _is_desk(who):
        return "We"
    return "I" if who.casefold() in _SPEAKER else _upper(_named(who))


def _from(who: str) -> str:
    if _is_desk(who):
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
