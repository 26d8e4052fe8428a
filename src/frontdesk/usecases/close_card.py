"""Put a card away: keep which lines were shown, for variety. No person, no time of day."""

from collections.abc import Iterable

from frontdesk.domain.line import Line, Mark
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.mark_line import event_of


def close_card(desk: Desk, visit_id: str, shown: Iterable[Line]) -> None:
    """``shown``: the lines that stood on the screen after the match."""
    events = [event_of(line, visit_id, Mark.SHOWN) for line in shown if line.text or line.title]
    if visit_id and events:
        desk.store.note_prompts(events)
