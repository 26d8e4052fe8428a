"""A line rests: it comes up at no desk for four weeks, stays live, and comes back by itself."""

from datetime import timedelta

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.template import LineRest
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only

RESTS = timedelta(weeks=4)


def rest_of(desk: Desk, line: str) -> LineRest | None:
    """The rest a line is having; None for one that may come up."""
    found = _kept(desk, line)
    return found if found is not None and desk.today() < found.until else None


def rest_line(desk: Desk, line: str) -> Changes:
    """From the next card on it stays away, for four weeks from today."""
    managers_only(desk)
    after = LineRest(line, desk.today() + RESTS, desk.staff.id, desk.now())
    return desk.store.commit(desk.deed("rest_line", Change(_kept(desk, line), after)))


def wake_line(desk: Desk, rest: LineRest) -> Changes:
    """It may come up again before its time."""
    managers_only(desk)
    return desk.store.commit(desk.deed("wake_line", Change(rest, None)))


def _kept(desk: Desk, line: str) -> LineRest | None:
    return next((rest for rest in desk.store.line_rests() if rest.id == line), None)
