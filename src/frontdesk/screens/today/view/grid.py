"""The one grid of the card: three equal columns, at most 300 wide each; what is left is margin."""

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.need_tile import COLUMN_GAP, thirds

LEFT, RIGHT = 32, 28
RING = 6
"""Room a button keeps around its shape: what stands beside it on the grid is moved in by as much."""
NO_LIMIT = 16_777_215
"""The largest width Qt knows: no fixed width any more."""
_WIDEST = 3 * 300 + 2 * COLUMN_GAP


def margins(look: Look, width: int) -> tuple[int, int]:
    """Left and right margin of a pane ``width`` pixels wide."""
    room = min(width - look.px(LEFT) - look.px(RIGHT), look.px(_WIDEST))
    return look.px(LEFT), width - look.px(LEFT) - room


def columns(look: Look, width: int) -> tuple[tuple[int, int], ...]:
    """Left edge within the pane and width of each column."""
    left, right = margins(look, width)
    return tuple((left + x, each) for x, each in thirds(width - left - right, look.px(COLUMN_GAP)))
