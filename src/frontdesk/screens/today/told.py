"""The open card as text, for whoever plays a day without looking at the screen."""

from frontdesk.card.printed import printed
from frontdesk.screens.today.stage import Stage


def open_card_text(stage: Stage) -> tuple[str, ...]:
    """Lines of the card that stands, as ``frontdesk card`` prints them; none when nobody is at the desk."""
    return printed(stage.open.card) if stage.open is not None else ()
