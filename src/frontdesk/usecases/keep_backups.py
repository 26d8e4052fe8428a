"""Backups at the desk: made when they are due, tested once a week, asked for, and how they stand."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.backup import Backup, Drilled, Why, drill_due, is_due, newest_proven
from frontdesk.domain.errors import Refused
from frontdesk.store.keeps_backups import KeepsBackups
from frontdesk.usecases.desk import Desk

_GIVE_WAY = 0.002
"""Seconds between two steps of a copy: the disk is the desk's first."""
NONE_HERE = "The sample clinic has no backups."


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backups of this store stand."""

    folder: Path
    known: tuple[Backup, ...] = ()
    drill: Drilled | None = None

    @property
    def newest(self) -> Backup | None:
        """The one that counts."""
        return newest_proven(self.known)


def standing(desk: Desk) -> Standing:
    """Look at the folder. One that is gone has none."""
    kept = _kept(desk)
    now = desk.local(desk.now())
    return Standing(kept.folder, kept.known(kept.folder, now), kept.last_drill(kept.folder, now))


def back_up(desk: Desk, why: Why = Why.ASKED, hear: Callable[[int, int], None] | None = None) -> Backup:
    """Make one now; ``hear`` is told how far it is. Anybody at the desk may.

    Raises ``NotSaved``, ``Damaged``.
    """
    kept = _kept(desk)

    def step(done: int, of: int) -> None:
        if hear is not None:
            hear(done, of)
        time.sleep(_GIVE_WAY)

    return kept.make(kept.folder, desk.local(desk.now()), why, erased=desk.whole.erased(), step=step)


def drill(desk: Desk) -> Drilled:
    """Restore the newest one for practice; it becomes an act of the history. Raises ``NotSaved``."""
    kept = _kept(desk)
    done = kept.drill(kept.folder, desk.local(desk.now()))
    desk.whole.commit(desk.deed("drill"))
    return done


def proven_now(desk: Desk) -> Drilled:
    """Somebody asks whether the backups are good: the newest is restored for practice, one made if there is
    none. Raises ``NotSaved``, ``Damaged``."""
    if standing(desk).newest is None:
        back_up(desk)
    return drill(desk)


def what_is_due(desk: Desk) -> tuple[Backup | None, Drilled | None]:
    """What the program does by itself: a backup every four hours, a drill a week, never beside an import."""
    made = drilled = None
    if desk.backups is None or desk.whole.unfinished_imports():
        return made, drilled
    now = desk.now()
    if is_due(standing(desk).known, now):
        made = back_up(desk, Why.BY_ITSELF)
    if drill_due(standing(desk).drill, now):
        drilled = drill(desk)
    return made, drilled


def _kept(desk: Desk) -> KeepsBackups:
    if desk.backups is None:
        raise Refused(NONE_HERE, "Nothing was changed.")
    return desk.backups
