"""From what is known to what may be said: the greeting, at most three lines, the rest, one question.

A pure function: same input, same output. The order of steps is the handbook's: identity gate, occasion,
conditions, placeholders, do-not-say, audience, score, slots, why. Scores come first here and words after,
so that only lines that may show are worded; the outcome is the same, because a candidate that cannot be
said leaves its place to the next item of its template.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from frontdesk.domain.card import Question
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.line import Line, Point
from frontdesk.domain.situation import Situation
from frontdesk.domain.speech import Speech
from frontdesk.domain.template import line_key
from frontdesk.prompts import do_not_say, identity_gate, score, slots, suppressors, variety
from frontdesk.prompts.deck import HOUSEKEEPING, Deck
from frontdesk.prompts.dismissed import is_off, old_reason
from frontdesk.prompts.draft import Candidate, Setting, candidate, draft, one_stop, setting_of
from frontdesk.prompts.history import NEVER, history_of
from frontdesk.prompts.placeholders import PLACEHOLDERS, Filled
from frontdesk.prompts.question import question_of
from frontdesk.prompts.view import View, know
from frontdesk.prompts.wording import parse

_GREETING = parse("{greeting}, {name}.", PLACEHOLDERS)
_NO_NAME = parse("{greeting}.", PLACEHOLDERS)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the engine has to say for one card."""

    greeting: str = field(default="", repr=False)
    lines: tuple[Line, ...] = field(default=(), repr=False)
    """At most three; empty is a good answer."""
    more: tuple[Line, ...] = field(default=(), repr=False)
    """Behind one key."""
    question: Question | None = field(default=None, repr=False)
    ask: Line | None = field(default=None, repr=False)
    """Before the match: the words that open the right record. It takes no slot."""


def rank(deck: Deck, card: CardInput, situation: Situation, speech: Speech) -> Ranked:
    """Everything that may be said to this patient now."""
    if not identity_gate.served(card.patient):
        return Ranked()
    view = View(know(card, deck.observances), situation)
    setting = setting_of(deck, view, speech, history_of(card.past_prompts, deck, card.worded_here))
    greeting = _greeting(setting) if identity_gate.greets(situation) else ""
    matched = identity_gate.matched(situation)
    fitting = fits(setting)
    lines, more = slots.fill_places(
        in_order(setting, (f for f in fitting if f.card.template.theme != HOUSEKEEPING)),
        lambda found: _worded(found, setting),
        places=slots.PLACES if matched else 1,
        greeting=greeting,
        feedback=slots.feedback_fits(view),
    )
    to_check = [f for f in fitting if f.card.template.theme == HOUSEKEEPING]
    return Ranked(greeting, lines, more, question_of(setting, to_check), None if matched else _ask(setting))


def greeting_line(deck: Deck, card: CardInput, situation: Situation, speech: Speech) -> str:
    """The greeting of beat 1: "{greeting}, {name}." and nothing else; empty where nobody is greeted."""
    if not identity_gate.served(card.patient) or not identity_gate.greets(situation):
        return ""
    view = View(know(card, deck.observances), situation)
    return _greeting(setting_of(deck, view, speech, history_of((), deck)))


def _greeting(setting: Setting) -> str:
    filled = Filled(setting.view, setting.voice, setting.plain)
    values = filled.values(_GREETING.names)
    words = _GREETING.fill(values, setting.fallbacks) or _NO_NAME.fill(values, setting.fallbacks)
    return one_stop(words or "")


def _ask(setting: Setting) -> Line | None:
    card = setting.deck.by_id.get(identity_gate.ASK)
    if card is None or not identity_gate.greets(setting.situation):
        return None
    if not setting.deck.neutral >> card.bit & 1:
        return None  # changed into something that tells of the patient
    return draft(_scored(candidate(card, setting.view, setting), setting), setting)


def _allowed(deck: Deck, situation: Situation) -> int:
    """The mask of templates that may stand here and now, housekeeping included."""
    mask = 0
    for occasion in identity_gate.occasions(situation):
        mask |= deck.occasions[occasion]
    if identity_gate.matched(situation):
        return mask & (deck.spoken | deck.housekeeping)
    return mask & deck.spoken & deck.neutral if identity_gate.neutral_lines(situation) else 0


def fits(setting: Setting) -> list[Candidate]:
    """Templates whose conditions hold and that nothing keeps quiet, once for each item; no points yet."""
    view = setting.view
    resting, dismissed = view.input.resting, view.input.dismissed
    return [
        candidate(card, held, setting)
        for card, held in setting.deck.eligible(view, _allowed(setting.deck, setting.situation))
        if not (dismissed and is_off(card.template, view.input, held.item))
        and not (resting and line_key(card.template) in resting)
        and not do_not_say.off_limits(card.template, view)
        and not suppressors.drops(setting.suppressors, card.template, card.names, held)
        and not score.stale(held)
    ]


def in_order(setting: Setting, found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with their points, best first; ties by base, longest unseen, id, newest item."""
    seen = setting.history.seen
    return sorted(
        _after_what_they_follow([_scored(f, setting) for f in found]),
        key=lambda c: (
            -c.score,
            -score.base(c.card.template),
            -seen.get(c.card.template.id, NEVER),
            c.card.template.id,
        ),
    )


_FOLLOWS = {"CO-02": "CO-01"} | dict.fromkeys(("NS-02", "NS-03", "NS-04", "NS-05"), "NS-01")
"""The plan for what we did not get to, after the question whether we got to it; why nobody came and what else
might suit, after the words that we missed them."""
_AFTER = "Said after the line it follows"


def _after_what_they_follow(found: list[Candidate]) -> list[Candidate]:
    """A line that follows another one keeps fewer points than it, where both stand."""
    scores = {candidate.card.template.id: candidate.score for candidate in found}

    def lowered(candidate: Candidate) -> Candidate:
        before = scores.get(_FOLLOWS.get(candidate.card.template.id, ""))
        if before is None or candidate.score < before:
            return candidate
        after = Point(before - 1 - candidate.score, _AFTER)
        return replace(candidate, points=(*candidate.points, after), score=before - 1)

    return [lowered(candidate) for candidate in found]


def _scored(found: Candidate, setting: Setting) -> Candidate:
    template = found.card.template
    points = score.points(template, found.view, found.bases, setting.history, setting.suppressors)
    why = (*old_reason(template, setting.view.input, found.item), *points)
    total = sum(point.points for point in points)
    return Candidate(
        found.card, found.view, found.filled, found.conditional, found.bases, found.item, why, total
    )


def _worded(found: Candidate, setting: Setting) -> Line | None:
    """The line, unless it rests: said once ever, acknowledged, or a small detail too soon."""
    if variety.resting(found.card, setting.history, item=found.item):
        return None
    moment = found.view.moment
    if found.card.template.once and moment is not None and moment.acknowledged_on is not None:
        return None
    return draft(found, setting)
