"""The rules of the handbook, said again in the plainest way: finds what the engine must never do.

Shares no code with the engine. ``violations`` names each broken rule, so that a test can take one guard out
of the engine and see exactly its rule turn up here.
"""

import re
from collections import Counter

from frontdesk.domain.concern import ConcernState
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.moment import Tone
from frontdesk.domain.patient import PatientStatus
from frontdesk.domain.promise import PromiseState
from frontdesk.domain.template import Band, Reach
from frontdesk.domain.visit import VisitEvent
from frontdesk.prompts.rank import Ranked
from tests.prompts.maker import Made

PHRASES = {
    "D1": ("your late ",),
    "D2": ("baby", "pregnan", "miscarr"),
    "D4": ("happy diwali", "merry christmas", "your husband"),
    "D5": ("you look tired", "weigh"),
    "D6": ("blood results", "test results", "diagnos", "medication"),
    "D7": ("you're late", "you missed", "your debt"),
    "D8": ("don't worry", "calm down", "at least", "know how you feel"),
    "D9": ("how are we", "sweetie", "young lady"),
    "D10": ("your english", "where are you really from"),
    "D11": ("your daughter told", "it's in your file"),
    "D13": ("you'll be fine", "nothing to worry about"),
    "D14": ("birthday",),
}
OF_THE_VISIT = {"CI-11", "CI-12", "CI-23", "CI-24", "CI-26", "CI-27", "FV-02"}
FALSE_TO_THE_KNOWN = re.compile(
    r"welcome to|haven't met|never met|first (?:visit|time|a short)|how do you say|new here|some faces",
    re.IGNORECASE,
)


def texts(found: Ranked) -> list[str]:
    """Every sentence the engine offers, the greeting and the question included."""
    lines = [*found.lines, *found.more, *((found.ask,) if found.ask else ())]
    question = [found.question.text] if found.question else []
    return [text for text in (found.greeting, *(line.text for line in lines), *question) if text]


def violations(made: Made, found: Ranked) -> set[str]:
    """Keys of the rules this card breaks; empty when all is well."""
    broken = _words(made, found) | _form(made, found) | _bands(made, found) | _said(made, found)
    if made.card.patient.status is not PatientStatus.ACTIVE and texts(found):
        broken.add("status")
    if made.situation.identity is not Identity.CONFIRMED and _early(made, found):
        broken.add("identity")
    return broken


def _told(made: Made) -> list[Fact]:
    """Facts that count at this visit: active, not ended, confirmed."""
    card = made.card
    return [
        f
        for f in card.facts
        if f.status is FactStatus.ACTIVE
        and not f.unconfirmed_import
        and f.visit_id in ("", "v1")
        and not (f.expires_on and f.expires_on < card.today)
    ]


def _early(made: Made, found: Ranked) -> bool:
    arriving = (
        made.situation.occasion in ("check_in", "first_visit", "return")
        and made.situation.listening != "phone"
    )
    lines = (*found.lines, *found.more)
    if found.question or len(found.lines) > 1:
        return True
    neutral = {"CI-01", "CI-06", "FV-01", "PH-01", "PH-02", "PH-03", "PH-11"}
    if any(line.template not in neutral for line in lines):
        return True
    return bool(lines) and arriving and made.situation.identity is Identity.PRESUMED


def _words(made: Made, found: Ranked) -> set[str]:
    said = " ".join(texts(found)).casefold()
    reasons = set(made.marked) - ({"desk"} if made.situation.listening is Listening.ALONE else set())
    return {reason for reason in reasons if any(word in said for word in made.marked[reason])}


def _form(made: Made, found: Ranked) -> set[str]:
    broken = set()
    lines = found.lines
    if len(lines) > 3 or max(Counter(line.theme for line in lines).values(), default=0) > 1:
        broken.add("slots")
    if sum(line.band is Band.MOMENT for line in lines) > 1:
        broken.add("slots")
    spoken = sum(len(line.text.split()) for line in lines)
    if lines and any(line.text for line in lines) and spoken + len(found.greeting.split()) > 60:
        broken.add("words")
    name = made.card.patient.name.full
    for text in texts(found):
        rest = text.replace(" ".join(name.split()), "X") if name else text
        odd = ("{{", "}}", "[[", "]]", "None", "  ", " ,", "..", " .")
        if any(mark in rest for mark in odd) or re.search(r"\{[a-z_]+[}|]", rest):
            broken.add("clean")
        if text.count("\u2068") != text.count("\u2069") or re.search(
            r"[\u202a-\u202e\u2066\u2067\n\t]", text
        ):
            broken.add("bidi")
    return broken


def _bands(made: Made, found: Ranked) -> set[str]:
    card, situation = made.card, made.situation
    every = (*found.lines, *found.more)
    bands = {line.band for line in every}
    quiet, broken = {Band.MOMENT, Band.FEEDBACK}, set()
    told = {f.kind: f for f in reversed(_told(made))}
    if (situation.go_gently or FactKind.GO_GENTLY in told) and bands & quiet:
        broken.add("go_gently")
    if situation.event is VisitEvent.COMPLAINT_TODAY and bands & quiet:
        broken.add("complaint")
    style = told.get(FactKind.SMALL_TALK)
    if style is not None and style.code == "brief":
        charged = all(any(p.points == -30 for p in x.why) for x in every if x.band is Band.RELATIONSHIP)
        if Band.MOMENT in bands or not charged:
            broken.add("brief")
    if (card.consent is None or card.consent.answer is not ConsentAnswer.YES) and Band.MOMENT in bands:
        broken.add("consent")
    hard = any(m.tone is Tone.HARD and (card.today - m.told_on).days <= 180 for m in card.moments)
    joyful = {m.id for m in card.moments if m.tone is Tone.JOYFUL}
    if hard and any(x.band is Band.MOMENT and x.item in joyful for x in every):
        broken.add("hard_moment")
    today = card.visit is not None and card.visit.day == card.today
    if not today and any(x.template in OF_THE_VISIT or x.template.startswith("WA-") for x in every):
        broken.add("not_today")
    open_ = any(c.state in (ConcernState.OPEN, ConcernState.ASKED_ABOUT) for c in card.concerns)
    owed = any(p.state in (PromiseState.OPEN, PromiseState.READY) for p in card.promises)
    if (open_ or owed) and Band.FEEDBACK in bands:
        broken.add("feedback")
    return broken


def _said(made: Made, found: Ranked) -> set[str]:
    broken = set()
    said = " | ".join(texts(found)).casefold().replace("’", "'").replace("date of birth", "")
    mention = {f.code for f in _told(made) if f.kind is FactKind.MENTION}
    ticked = any(f.kind is FactKind.OBSERVANCE and f.happy_to_be_asked for f in _told(made))
    for rule, phrases in PHRASES.items():
        if any(phrase in said for phrase in phrases):
            wished = (
                rule == "D4" and "happy diwali" in said and ("yes" in mention or (not mention and ticked))
            )
            if not wished:
                broken.add(rule)
    return broken | ({"D12"} if any(_too_much(made, line) for line in (*found.lines, *found.more)) else set())


def _too_much(made: Made, line: Line) -> bool:
    """A voicemail that says more than name and number without leave, or stands without any."""
    if not line.text or (line.reach is not Reach.VOICEMAIL and line.theme != "voicemail"):
        return False
    codes = {f.code for f in _told(made) if f.kind is FactKind.SAFE_CONTACT}
    return "ok" not in codes and ("name_number" not in codes or "Harbour" in line.text)
