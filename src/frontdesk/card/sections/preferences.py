"""Preferences: comfort, communication, channel, timing."""

from frontdesk.card.facts import current, row
from frontdesk.card.section_rule import SectionRule
from frontdesk.domain.card import Row
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind
from frontdesk.domain.speech import Speech

KINDS = (
    FactKind.PERSONAL_DETAIL,
    FactKind.COMMUNICATION,
    FactKind.ADJUSTMENT,
    FactKind.CHANNEL,
    FactKind.TRAVEL,
    FactKind.INFORMATION_STYLE,
    FactKind.SMALL_TALK,
    FactKind.NAMED_CONTACT,
    FactKind.READING_LANGUAGE,
    FactKind.SPOKEN_LANGUAGE,
    FactKind.INTERPRETER,
    FactKind.MONEY_TALK,
    FactKind.SAFE_CONTACT,
    FactKind.DO_NOT_TELL,
)


def rows(card_input: CardInput, speech: Speech) -> tuple[Row, ...]:
    """One row a fact, in the order of the kinds above."""
    facts = current(card_input, card_input.today)
    return tuple(row(f, speech) for kind in KINDS for f in facts if f.kind is kind)


SECTION = SectionRule("preferences", "Preferences", "sliders-horizontal", rows)
