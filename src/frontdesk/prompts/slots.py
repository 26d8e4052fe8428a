"""What gets a place: three lines at most, one a theme, at most one of small talk, sixty spoken words.

Before the match there is one place. Feedback is asked only while no concern and no promise is open. What
finds no place waits behind one key, up to a dozen lines. Words count as shown, the greeting's included.
"""

from collections.abc import Callable, Iterable

from frontdesk.domain.line import Line
from frontdesk.domain.template import Band
from frontdesk.prompts.draft import Candidate
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
    found: Iterable[Candidate],
    word: Callable[[Candidate], Line | None],
    *,
    places: int,
    greeting: str,
    feedback: bool,
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """(Lines, more) from candidates in order of score; ``word`` is asked only where a place is left."""
    lines: list[Line] = []
    more: list[Line] = []
    themes: set[str] = set()
    done: set[str] = set()
    words = word_count(greeting)
    for candidate in found:
        template = candidate.card.template
        crowded = len(more) == BEHIND_THE_KEY
        if crowded and len(lines) == places:
            break
        if template.id in done or (crowded and template.theme in themes):
            continue
        line = word(candidate) if feedback or template.band is not Band.FEEDBACK else None
        if line is None:
            continue
        done.add(template.id)
        length = word_count(line.text)
        small_talk = line.band is Band.MOMENT and any(other.band is Band.MOMENT for other in lines)
        fits = words + length <= SPOKEN_WORDS and not small_talk
        if len(lines) < places and line.theme not in themes and fits:
            lines.append(line)
            themes.add(line.theme)
            words += length
        elif not crowded:
            more.append(line)
    return tuple(lines), tuple(more)
