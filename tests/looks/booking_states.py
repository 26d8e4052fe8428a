"""Bookings that ask who it is: on the board, and the question itself."""

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from frontdesk.domain.booking import Booking
from frontdesk.domain.deed import Record
from tests.looks.people import NOW, TODAY, VOSS, pictured_day
from tests.looks.stage import PicturedToday


def _asking() -> Iterable[Record]:
    """Two of them: one due now, whose name two people have, and one that is not in the latest list."""
    yield from pictured_day()
    start = NOW.astimezone(UTC).replace(second=0, microsecond=0)
    yield Booking(
        "asks", TODAY, start + timedelta(minutes=4), written_name="NGUYEN Hanh", clinician_id=VOSS.id
    )
    yield Booking(
        "asks-2", TODAY, start + timedelta(minutes=27), written_name="Ruiz, Ana María", in_latest_list=False
    )


def _nothing(_: PicturedToday) -> None:
    """As the window opens."""


BOOKING_RECORDS: dict[str, Callable[[], Iterable[Record]]] = dict.fromkeys(
    ("asks", "who-is-it", "who-is-it-nobody"), _asking
)
BOOKING_STATES: dict[str, Callable[[PicturedToday], None]] = {
    "asks": _nothing,
    "who-is-it": lambda s: s.presenter.visit_picked("asks"),
    "who-is-it-nobody": lambda s: s.presenter.visit_picked("asks-2"),
}
