"""The day board: each person in exactly one list, counts that are the lists' lengths."""

from dataclasses import dataclass, field
from datetime import datetime

from frontdesk.domain.clinic import Clinician, Delay
from frontdesk.domain.visit import BoardList, board_list
from frontdesk.likeness.alike import alike_among
from frontdesk.store.port import BoardRow
from frontdesk.usecases.desk import Desk

SHOWN = (
    BoardList.LEAVING,
    BoardList.WAITING,
    BoardList.TO_COME,
    BoardList.WITH_CLINICIAN,
    BoardList.LEFT,
    BoardList.PROBABLY_IN,
)
"""The lists of the board, top to bottom; the last three are folded."""


@dataclass(frozen=True, slots=True)
class Board:
    """One day at ``now``."""

    lists: dict[BoardList, tuple[BoardRow, ...]] = field(repr=False)
    look_alikes: frozenset[str] = frozenset()
    """Visits whose name looks or sounds like another one's that is still about."""
    clinicians: tuple[Clinician, ...] = ()
    """Those working today, by name."""
    delays: dict[str, Delay] = field(default_factory=dict)

    def count(self, which: BoardList) -> int:
        """How many stand in a list."""
        return len(self.lists[which])

    @property
    def next_to_come(self) -> BoardRow | None:
        """Who is next: somebody leaving first, then the next to come."""
        for which in (BoardList.LEAVING, BoardList.TO_COME, BoardList.PROBABLY_IN):
            if found := next((row for row in self.lists[which] if not row.busy), None):
                return found
        return None


def read_rows(desk: Desk) -> tuple[BoardRow, ...]:
    """Today's rows, one read."""
    return desk.store.board(desk.today())


def day_board(desk: Desk, rows: tuple[BoardRow, ...] | None = None) -> Board:
    """Today, sorted into its lists."""
    today = desk.today()
    rows = desk.store.board(today) if rows is None else rows
    working = {r.visit.clinician_id for r in rows}
    return Board(
        lists=sort_into_lists(rows, desk.now()),
        look_alikes=_look_alikes(rows, desk.now()),
        clinicians=tuple(c for c in desk.store.clinicians() if c.id in working),
        delays={d.clinician_id: d for d in desk.store.delays(today)},
    )


def sort_into_lists(rows: tuple[BoardRow, ...], now: datetime) -> dict[BoardList, tuple[BoardRow, ...]]:
    """Each row in exactly one list, by start and id; rows that are off the board in none."""
    lists: dict[BoardList, list[BoardRow]] = {which: [] for which in SHOWN}
    for row in rows:
        which = board_list(row.visit, now)
        if which in lists:
            lists[which].append(row)
    return {
        which: tuple(sorted(found, key=lambda r: (r.visit.start, r.visit.id)))
        for which, found in lists.items()
    }


def _look_alikes(rows: tuple[BoardRow, ...], now: datetime) -> frozenset[str]:
    """Pairs of different people who are expected or here, under names that may be mistaken."""
    about = [r for r in rows if board_list(r.visit, now) not in (BoardList.LEFT, BoardList.OFF)]
    pairs = ((about[one], about[other]) for one, other in alike_among([r.fold_key for r in about]))
    return frozenset(
        row.visit.id
        for one, other in pairs
        if one.patient_id != other.patient_id or one.booking
        for row in (one, other)
    )
