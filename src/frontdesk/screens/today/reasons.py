"""Why a card is open of somebody who is not on today's list: four chips that stay until one is picked.

They block nothing: Enter, the lines and the keys work as on any card. A call is its own reason.
"""

from frontdesk.domain.look_note import REASONS, LookKind
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.shown import Chip
from frontdesk.usecases.look_at import is_outside

ASKED = "Not on today’s list. Why is this card open?"
_CHIP = "why "


def reason_chips(card: OpenCard) -> tuple[Chip, ...]:
    """The four, as long as none was picked; none for somebody on today's list."""
    if card.calling or card.handled.reasoned or not is_outside(card.desk, card.card_input):
        return ()
    return tuple(
        Chip(f"{_CHIP}{kind.value}", f"Why: {words.lower()}", "history", on=False, spoken=f"{ASKED} {words}")
        for kind, words in REASONS.items()
    )


def reason_of(chip: str) -> LookKind | None:
    """Which of the four a chip stands for."""
    return LookKind(chip.removeprefix(_CHIP)) if chip.startswith(_CHIP) else None
