"""Every section of the card, in the order of the screen."""

from frontdesk.card.section_rule import SectionRule
from frontdesk.card.sections import cultural_notes, last_visit, preferences

SECTIONS: tuple[SectionRule, ...] = (preferences.SECTION, cultural_notes.SECTION, last_visit.SECTION)
