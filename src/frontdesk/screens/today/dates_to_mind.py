"""One quiet line wherever the desk picks another day: widely kept dates of that week, for everybody alike."""

from datetime import date, timedelta

from frontdesk.prompts.widely_kept import kept_words
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.move_visit import read_when


def around(desk: Desk, *days: date) -> str:
    """The weeks of these days."""
    return kept_words(desk.deck.observances, days, desk.speech, desk.today())


def while_typed(desk: Desk, typed: str) -> str:
    """The week of the day that is typed; this week and the next as long as none can be read."""
    today = desk.today()
    when = read_when(typed, today, desk.speech)
    day = when[0] if when is not None else desk.speech.read_day(typed, today) if typed.strip() else None
    return around(desk, day) if day is not None else around(desk, today, today + timedelta(days=7))


def by_then(desk: Desk, when: str) -> str:
    """The week of "By Thu 28 May" in the last sentence; nothing where no day stands there."""
    day = desk.speech.read_day(when.strip().removeprefix("By ").removeprefix("by "), desk.today())
    return around(desk, day) if day is not None else ""
