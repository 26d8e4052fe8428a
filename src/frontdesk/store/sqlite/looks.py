"""Looks on their way into the audit chain, and the entries that speak of a person.

A look is noted at once and written with the next transaction, so that no card waits for the disk. While the
disk takes nothing it waits here, and looking goes on.
"""

from collections import deque
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from frontdesk.domain.look_note import HistoryEntry, LookNote
from frontdesk.store.sqlite import chain


class Looks:
    """Those that are not written yet. Any thread may note one."""

    def __init__(self) -> None:
        self._waiting: deque[LookNote] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def note(self, look: LookNote) -> None:
        """Somebody looks just now."""
        self._waiting.append(look)

    def write(self, raw: Any) -> int:
        """Into the running transaction, those that wait; how many. ``written`` says that it is through."""
        count = len(self._waiting)
        for at in range(count):
            look = self._waiting[at]
            targets = filter(None, (look.patient_id, look.visit_id))
            chain.append(raw, look.at, look.by, look.kind.value, targets)
        return count

    def written(self, count: int) -> None:
        """So many of the oldest stand in the chain."""
        for _ in range(count):
            self._waiting.popleft()


def about(raw: Any, whole: Sequence[str]) -> tuple[HistoryEntry, ...]:
    """Every entry that names one of these ids, the oldest first."""
    named = " OR ".join(["instr(' ' || targets || ' ', ' ' || ? || ' ') > 0"] * len(whole))
    rows = raw.execute(f"SELECT seq, at, person, kind FROM chain WHERE {named} ORDER BY seq", list(whole))
    return tuple(
        HistoryEntry(seq, chain.from_utc_text(at) if at else None, by, kind) for seq, at, by, kind in rows
    )


def since(raw: Any, at: datetime, kinds: Collection[str]) -> tuple[HistoryEntry, ...]:
    """Entries of these kinds from then on, whoever they name, the oldest first."""
    marks = ", ".join("?" * len(kinds))
    rows = raw.execute(
        f"SELECT seq, at, person, kind, targets FROM chain WHERE at >= ? AND kind IN ({marks}) ORDER BY seq",
        (chain.utc_text(at), *kinds),
    )
    return tuple(
        HistoryEntry(seq, chain.from_utc_text(when), by, kind, targets.partition(" ")[0])
        for seq, when, by, kind, targets in rows
    )
