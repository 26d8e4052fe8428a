"""What becomes of one line on one card, and why: for the studio's wall of people and for "try".

The line is asked of the engine as it runs at the desk; only when it does not stand there the steps of the
engine are gone through once more, in its own order, for the first that stops it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.line import Line
from frontdesk.domain.situation import Situation
from frontdesk.domain.speech import Saying, Speech
from frontdesk.domain.template import Band, Reach, line_key
from frontdesk.prompts import do_not_say, identity_gate, score, slots, suppressors, variety
from frontdesk.prompts.condition import holds
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.deck import HOUSEKEEPING, Compiled, Deck, holdings
from frontdesk.prompts.dismissed import REASONS, is_off
from frontdesk.prompts.draft import Setting, candidate, draft, filled_wordings, held_back, setting_of
from frontdesk.prompts.history import history_of
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.rank import Ranked, rank
from frontdesk.prompts.sentences import OCCASIONS, sentence
from frontdesk.prompts.view import View, know


class Place(StrEnum):
    """Where a line stands."""

    FIRST = "first"
    """The big one."""
    ROW = "row"
    BEHIND = "behind"
    """With the rest, behind one key."""
    ASKED = "asked"
    """It is the one thing to check, or the words that open the record."""
    GREETS = "greets"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Outcome:
    """``text`` is what the desk would see, empty where the cue stands alone; ``why`` one short sentence."""

    place: Place
    why: str = ""
    text: str = field(default="", repr=False)
    line: Line | None = field(default=None, repr=False)

    @property
    def stands(self) -> bool:
        """Anywhere on the card."""
        return self.place is not Place.NOWHERE


def outcome(deck: Deck, key: str, card: CardInput, situation: Situation, speech: Speech) -> Outcome:
    """The line ``key`` of the deck on this card."""
    ranked = rank(deck, card, situation, speech)
    found = _standing(key, ranked)
    if found is not None:
        return found
    compiled = deck.by_id.get(key)
    if compiled is None:
        return Outcome(Place.NOWHERE, "It is off, or cannot be understood.")
    if compiled.template.theme == identity_gate.GREETING and ranked.greeting:
        return Outcome(Place.GREETS, "The greeting, always first", ranked.greeting)
    return Outcome(Place.NOWHERE, next(_stops(compiled, deck, card, situation, speech, ranked)))


def readings(
    deck: Deck, key: str, card: CardInput, situation: Situation, speech: Saying
) -> tuple[str | None, ...]:
    """How each wording, then each discreet one, would read on this card, whatever keeps it off.

    None where a value is missing.
    """
    compiled = deck.by_id[key]
    view = View(know(card, deck.observances), situation)
    setting = setting_of(deck, view, speech, history_of((), deck))
    held, _ = _nearest(compiled, view)
    return filled_wordings(candidate(compiled, held, setting), setting)


def _standing(key: str, ranked: Ranked) -> Outcome | None:
    for at, line in enumerate(ranked.lines):
        if line.template == key:
            return Outcome(Place.ROW if at else Place.FIRST, _how(line), line.text, line)
    for line in ranked.more:
        if line.template == key:
            return Outcome(Place.BEHIND, "Behind ↓, with the rest", line.text, line)
    if ranked.ask is not None and ranked.ask.template == key:
        return Outcome(Place.ASKED, "Opens the right record", ranked.ask.text, ranked.ask)
    if ranked.question is not None and ranked.question.key == key:
        return Outcome(Place.ASKED, "The one thing to check", ranked.question.text)
    return None


def _how(line: Line) -> str:
    if not line.text:
        return "The cue alone: the desk finds the words"
    return {
        Reach.ALOUD: "",
        Reach.QUIET: "Quietly: others can hear",
        Reach.SHOW: "Shown on paper or on the turned screen",
        Reach.VOICEMAIL: "On the voicemail",
        Reach.SILENT: "Nothing is said: a thing to do",
    }[line.reach]


def _stops(
    compiled: Compiled, deck: Deck, card: CardInput, situation: Situation, speech: Speech, ranked: Ranked
) -> Iterator[str]:
    """What keeps it off the card, in the engine's order; the last is always true."""
    template = compiled.template
    if not identity_gate.served(card.patient):
        yield "No line and no call for whoever is a patient no more"
    here = identity_gate.occasions(situation)
    if not set(here) & set(template.occasions):
        yield f"Not at {OCCASIONS[here[0]]}"
    if not identity_gate.matched(situation) and not (
        template.neutral and identity_gate.neutral_lines(situation)
    ):
        yield "Nothing before the match"
    if line_key(template) in card.resting:
        yield "It rests"
    view = View(know(card, deck.observances), situation)
    setting = setting_of(deck, view, speech, history_of(card.past_prompts, deck, card.worded_here))
    held, not_so = _nearest(compiled, view)
    if is_off(template, card, held.item):
        yield f"Not right for this patient: {REASONS[card.dismissed[template.id, held.item].reason]}"
    if not_so:
        yield not_so
    if do_not_say.off_limits(template, view):
        yield "The patient asked us to leave this alone"
    quiet = [s.says for s in setting.suppressors if suppressors.drops((s,), template, compiled.names, held)]
    if quiet:
        yield quiet[0]
    if score.stale(held):
        yield "Told too long ago"
    yield from _unsaid(compiled, held, setting)
    if template.band is Band.FEEDBACK and not slots.feedback_fits(view):
        yield "A concern or a promise is open"
    if template.theme == HOUSEKEEPING:
        yield "One thing is checked at a visit: another one, or it rests"
    first = ranked.lines[0] if ranked.lines else None
    yield f"Other line: {first.title.lower() if first else 'none'}"


def _nearest(compiled: Compiled, view: View) -> tuple[View, str]:
    """The items in hand of which most is true, and the first condition that is not; of two alike the one that
    nobody said was not right."""
    tried = [(held, list(_not_so(compiled, held))) for held in holdings(view, compiled.sorts)]
    template, card = compiled.template, view.input
    best, wrong = min(tried, key=lambda one: (len(one[1]), is_off(template, card, one[0].item)))
    return best, wrong[0] if wrong else ""


def _not_so(compiled: Compiled, held: View) -> Iterator[str]:
    template = compiled.template
    for row in template.all:
        if not holds(row, CONDITIONS[row.field].read(held)):
            yield f"Not so: {_small(sentence(row))}"
    if template.any and not any(holds(row, CONDITIONS[row.field].read(held)) for row in template.any):
        yield f"Not so: {' or '.join(_small(sentence(row)) for row in template.any)}"
    for row in template.none:
        if holds(row, CONDITIONS[row.field].read(held)):
            yield f"But {_small(sentence(row))}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _unsaid(compiled: Compiled, held: View, setting: Setting) -> Iterator[str]:
    found = candidate(compiled, held, setting)
    if variety.resting(compiled, setting.history, item=found.item):
        yield "Said before; it rests"
    if compiled.template.once and held.moment is not None and held.moment.acknowledged_on is not None:
        yield "Said once already"
    if draft(found, setting) is not None:
        return
    why = held_back(found, setting)
    if why.rule is not None:
        yield why.rule.says.rstrip(".")
    if why.missing:
        yield f"Not known: {PLACEHOLDERS[why.missing[0]].label.lower()}"
    if why.level is Audience.PRIVATE:
        yield "A private fact is never spoken"
    yield "May not be heard now, and has no discreet variant"
