"""The one grid of the card: three equal columns, at most 300 wide each; what is left is margin."""

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.need_tile import COLUMN_GAP, thirds

LEFT, RIGHT = 32, 28
NARROW_EDGE = 20
"""Left and right where room is short."""
SLIM_EDGE = 16
NO_LIMIT = 16_777_215
"""The largest width Qt knows: no fixed width any more."""
_WIDEST = 3 * 300 + 2 * COLUMN_GAP


def margins(look: Look, width: int) -> tuple[int, int]:
    """Left and right margin of a pane ``width`` pixels wide."""
    left, right = (NARROW_EDGE, NARROW_EDGE) if look.narrow else (LEFT, RIGHT)
    if look.slim:
        left = right = SLIM_EDGE
    room = min(width - look.px(left) - look.px(right), look.px(_WIDEST))
    return look.px(left), width - look.px(left) - room


def columns(look: Look, width: int) -> tuple[tuple[int, int], ...]:
    """Left edge within the pane and width of each column."""
    left, right = margins(look, width)
    return tuple((left + x, each) for x, each in thirds(width - left - right, look.px(COLUMN_GAP)))
