"""What gets a place: three lines at most, one a theme, at most one of small talk, sixty spoken words.

Before the match there is one place. Feedback is asked only while no concern and no promise is open. What
finds no place waits behind one key, up to a dozen lines. Words count as shown, the greeting's included.
"""

from collections.abc import Iterable

from frontdesk.domain.line import Line
from frontdesk.domain.template import Band
from frontdesk.prompts.view import ItemSort, View

PLACES = 3
SPOKEN_WORDS = 60
BEHIND_THE_KEY = 12


def word_count(text: str) -> int:
    """Words as they are spoken."""
    return len(text.split())


def feedback_fits(view: View) -> bool:
    """Nothing of P or C is open."""
    return not view.known.items[ItemSort.CONCERN] and not view.known.items[ItemSort.PROMISE]


def fill_places(
    drafts: Iterable[Line], *, places: int, greeting: str, feedback: bool
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """(Lines, more) from drafts in order of score."""
    lines: list[Line] = []
    more: list[Line] = []
    themes: set[str] = set()
    words = word_count(greeting)
    for line in drafts:
        if line.band is Band.FEEDBACK and not feedback:
            continue
        length = word_count(line.text)
        small_talk = line.band is Band.MOMENT and any(other.band is Band.MOMENT for other in lines)
        if (
            len(lines) < places
            and line.theme not in themes
            and not small_talk
            and words + length <= SPOKEN_WORDS
        ):
            lines.append(line)
            themes.add(line.theme)
            words += length
        elif len(more) < BEHIND_THE_KEY:
            more.append(line)
        if len(lines) == places and len(more) == BEHIND_THE_KEY:
            break
    return tuple(lines), tuple(more)
