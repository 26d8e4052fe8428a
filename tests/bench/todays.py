"""Who of the made-up day a benchmark opens."""

from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import open_card
from tests.bench.made_clinic import TODAY


def visits(desk: Desk, *states: VisitState) -> list[Visit]:
    """Today's visits in these states; in any where none is named."""
    return [row.visit for row in desk.store.board(TODAY) if not states or row.visit.state in states]


def card_without_gate(desk: Desk) -> str:
    """Somebody to come whose name is not to be mistaken today."""
    to_come = visits(desk, VisitState.EXPECTED)
    return next(v.id for v in to_come if not open_card(desk, visit_id=v.id).look_alikes)


def with_lines(desk: Desk) -> list[Visit]:
    """People whose card opens at its second beat: who waits. Others open at leaving."""
    return visits(desk, VisitState.WAITING)
