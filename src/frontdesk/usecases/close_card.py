"""Put a card away: keep which lines were shown, for variety. No person, no time of day."""

from collections.abc import Iterable

from frontdesk.domain.line import Line, Mark, PromptEvent
from frontdesk.prompts.deck import HOUSEKEEPING
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.mark_line import event_of


def close_card(desk: Desk, visit_id: str, shown: Iterable[Line], asked: str = "") -> None:
    """``shown``: the lines that stood on the screen after the match; ``asked``: the key of the question.

    A question is kept like a line, so that it rests and the next visit asks another one.
    """
    events = [event_of(line, visit_id, Mark.SHOWN) for line in shown]
    if asked:
        events.append(PromptEvent(visit_id, asked, HOUSEKEEPING, 0, Mark.SHOWN))
    if visit_id and events:
        desk.store.note_prompts(events)
