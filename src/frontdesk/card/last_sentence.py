"""The last sentence: what happens next, who does it, by when, and what if not; it writes itself.

Calls that end without it leave the patient to find out alone. It is composed from four short fields, so that
somebody in a hurry can leave any of them empty and still says something true.
"""

import re
from datetime import date

from frontdesk.domain.next_step import NextStep
from frontdesk.domain.speech import Speech

NOTHING_NEEDED = "That’s everything for today. There’s nothing more you need to do."
"""Said when no step is open."""
DESK = frozenset({"", "the desk", "desk", "we", "us"})
"""Ways to say that the desk does it: the patient hears "we"."""

_SENT = re.compile(r"(?:an?|the) (text|call|phone call|letter|e-?mail) (with|about|on) (.+)", re.IGNORECASE)
_SENDS = {
    "text": ("text you", "text you"),
    "call": ("ring you with", "ring you"),
    "phone call": ("ring you with", "ring you"),
    "letter": ("write to you with", "write to you"),
    "email": ("email you", "email you"),
}
"""How somebody does it: with its thing, and about something."""
_THING = re.compile(r"(?:an?|the|your|our|his|her|their|some|new|more) \S", re.IGNORECASE)
_ACT = re.compile(
    r"(?:ring|call|phone|text|email|write|send|post|book|order|ask|check|find|tell|let|give|get|make|print|chase"
    r"|sort|see|bring|forward|fax|refer|arrange|change|move|cancel|look|speak|talk)\b",
    re.IGNORECASE,
)


def last_sentence(step: NextStep, speech: Speech, today: date, *, discreet: bool = False) -> str:
    """The sentence to say at the door, without quotation marks. ``today`` is the clinic's own date.

    ``discreet``: others can hear, so it says who will be in touch by when, and not about what.
    """
    what, who = _plain(step.what), _plain(step.who)
    if not what:
        return NOTHING_NEEDED
    clause = f"{_subject(who)} will be in touch" if discreet else _said(what, who)
    said = f"{clause}{_when(_plain(step.when), speech, today)}."
    if_not = _plain(step.if_not)
    return f"{said} If not, {_and(_lower(if_not))}." if if_not else said


def _said(what: str, who: str) -> str:
    """Who does what, in one clause that begins a sentence."""
    desk, subject = who.casefold() in DESK, _subject(who)
    sent = _SENT.fullmatch(what)
    if sent:
        how, link, thing = sent.groups()
        with_thing, about = _SENDS[how.casefold().replace("-", "")]
        said = f"{with_thing} {thing}" if link.casefold() == "with" else f"{about} {link.casefold()} {thing}"
        return f"{subject} will {said}"
    if _ACT.match(what):
        return f"{subject} will {_lower(what)}"
    if _THING.match(what):
        return f"You’ll get {_lower(what)} from {'us' if desk else who}"
    return f"Next: {_lower(what)}" if desk else f"Next: {_lower(what)}, by {who}"


def _subject(who: str) -> str:
    return "We" if who.casefold() in DESK else _upper(who)


def _when(when: str, speech: Speech, today: date) -> str:
    """ "By Fri 22 May" is said " by Friday 22 May"; what is no day is said as it stands."""
    if not when:
        return ""
    by = when.casefold().startswith("by ")
    day = speech.read_day(when[3:] if by else when, today)
    if day is None:
        return f" {_lower(when)}"
    return f" by {speech.day(day, today)}" if by else f" {_on(speech.day(day, today))}"


def _on(day: str) -> str:
    return f"on {day}" if day[:1].isupper() else day


def _and(words: str) -> str:
    """ "ring us, ask for Ana" is said "ring us and ask for Ana"."""
    first, comma, last = words.rpartition(", ")
    return f"{first} and {last}" if comma and not last.startswith(("and ", "or ")) else words


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".!; ")


def _lower(words: str) -> str:
    """A first word that is no name begins small inside a sentence."""
    first, _, rest = words.partition(" ")
    if first in ("I", "I’ll", "I'll") or not first.istitle() or first.casefold() in _NAMES_BEGIN:
        return words
    return f"{first.lower()} {rest}".rstrip()


_NAMES_BEGIN = frozenset({"dr", "dr.", "mr", "mrs", "ms", "mx", "prof", "nurse", "sister", "doctor"})


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
