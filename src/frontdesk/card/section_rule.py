"""What a section is: a key, a title, a glyph and a function that picks its rows."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.card import NOTHING_YET, Row
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.speech import Speech


@dataclass(frozen=True, slots=True)
class SectionRule:
    """``rows`` gives every row of the section, whoever may hear it; composing decides what shows."""

    key: str
    title: str
    glyph: str
    rows: Callable[[CardInput, Speech], tuple[Row, ...]]
    empty: str = NOTHING_YET
    """What stands under the heading when no row does."""
