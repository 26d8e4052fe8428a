"""What the desk would see of a line while it is written: on each of the twelve, and what is wrong with it."""

from dataclasses import dataclass, replace

from frontdesk.domain.template import Occasion, PromptTemplate
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.lint import SAMPLES
from frontdesk.prompts.outcome import Outcome, outcome
from frontdesk.prompts.own_words import own_words
from frontdesk.prompts.publish import findings
from frontdesk.prompts.rule import Problem
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.reads_well import wall_problems
from frontdesk.usecases.wall import WallPerson, wall


@dataclass(frozen=True, slots=True)
class Preview:
    """One outcome for each of the people, in their order; all findings of the gate; the length in words."""

    people: tuple[WallPerson, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    words: int


def preview_line(
    desk: Desk, template: PromptTemplate, wording: int = 0, people: tuple[WallPerson, ...] = ()
) -> Preview:
    """The line beside all live ones, in one of its wordings; as if it were on. ``people``: the wall, if it
    stands."""
    first = template.texts[wording : wording + 1]
    seen = replace(template, enabled=True, texts=first)
    people = people or wall(desk.clinic, desk.staff, desk.now())
    others = (card.template for card in desk.deck.cards if card.template.id != seen.id)
    deck = Deck.of((*others, seen), desk.deck.pack, desk.deck.observances)
    at = template.occasions[0] if template.occasions else Occasion.CHECK_IN
    outcomes = tuple(outcome(deck, seen.id, *person.for_line(seen, at), desk.speech) for person in people)
    on = replace(template, enabled=True)
    return Preview(people, outcomes, (*findings(on), *wall_problems(desk, on, people)), _words(first))


def _words(texts: tuple[str, ...]) -> int:
    """As the gate counts them: with a typical value in each place."""
    return sum(len(own_words(text, SAMPLES).text.split()) for text in texts)
