"""What is told when the desk opens again: it was cut off, or the computer's clock went back meanwhile.

Nothing here depends on the clock being right: entries are kept in the order in which they were written.
"""

from contextlib import suppress
from datetime import timedelta

from frontdesk.domain.errors import NotSaved, ReadOnly
from frontdesk.usecases.desk import Desk

CLOCK_BACK = "clock_back"
"""The kind of the entry that notes it in the history."""
SLACK = timedelta(minutes=5)
"""Clocks are set right by a few minutes all the time; nobody needs to hear of it."""
_LOOKED_AT = 500
"""Acts that are looked at: a day at the busiest desk."""


FULL = (
    "The disk is full. Everything saved before is safe, and you can go on reading and calling patients."
    " Free at least 50 MB: until then nothing new can be kept."
)


def told_at_start(desk: Desk, *, cut_off: bool, full: bool = False) -> tuple[str, ...]:
    """Sentences for whoever opened the desk; none on an ordinary day. ``full``: the disk has no room."""
    told = [FULL] if full else []
    latest = desk.whole.latest_acts(1)
    if cut_off and latest:
        since = desk.speech.clock(desk.local(latest[0][0]))
        told.append(
            f"Frontdesk was closed unexpectedly after {since}. Everything confirmed before that is here."
            " Look whether the last thing you did is there too."
        )
    went_back = clock_went_back(desk)
    return (*told, went_back) if went_back else tuple(told)


def clock_went_back(desk: Desk, by: timedelta = timedelta()) -> str:
    """What to say when the clock went back more than five minutes, and a note in the history; else nothing.

    ``by``: how far, where it was seen while the desk was open; the newest entries may tell of more. An entry
    is told of once: the note stands between those from before and those from after.
    """
    now, later = desk.now(), []
    for at, kind in desk.whole.latest_acts(_LOOKED_AT):
        if kind == CLOCK_BACK:
            break
        if at > now:
            later.append(at)
    by = max([by, *(at - now for at in later)])
    if by <= SLACK:
        return ""
    with suppress(ReadOnly, NotSaved):  # the desk opens all the same, and the next start says it again
        desk.whole.commit(desk.deed(CLOCK_BACK))
    return f"The computer's clock went back by {_so_long(by)}. {_entries(len(later))}"


def _so_long(by: timedelta) -> str:
    minutes = round(by.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{minutes // 60} hours" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"


def _entries(count: int) -> str:
    if not count:
        return "Every entry keeps its place."
    if count == 1:
        return "The time of the last entry may look out of order; its place is kept."
    return f"Times of the last {count} entries may look out of order; the order is kept."
