"""Cultural notes: what this patient asked us to respect. Told by the patient, never guessed."""

from frontdesk.card.facts import current, row
from frontdesk.card.section_rule import SectionRule
from frontdesk.domain.card import Row
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import FactKind
from frontdesk.domain.speech import Speech

KINDS = (
    FactKind.GREETING_WELCOME,
    FactKind.TOUCH,
    FactKind.OBSERVANCE,
    FactKind.MENTION,
    FactKind.STAFF_REQUEST,
    FactKind.NAME_ORDER,
    FactKind.SCRIPT_FORM,
    FactKind.FORMER_NAME,
    FactKind.DO_NOT_SAY,
)


def rows(card_input: CardInput, speech: Speech) -> tuple[Row, ...]:
    """Form of address where it adds to the name, then greeting, touch, observances, who comes along."""
    facts = current(card_input, card_input.today)
    return tuple(row(f, speech) for kind in KINDS for f in facts if f.kind is kind)


SECTION = SectionRule("cultural_notes", "Cultural notes", "globe", rows)
