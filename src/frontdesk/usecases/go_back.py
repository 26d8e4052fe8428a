"""Go back to a backup: what would go, and making it ready while the desk goes on. A manager's."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.backup import Backup, Ready
from frontdesk.domain.damage import Younger
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.store.keeps_backups import KeepsBackups
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_backups import NONE_HERE, standing
from frontdesk.usecases.who_may_change import managers_only

BY_A_MANAGER = "A backup is brought back by a manager."


@dataclass(frozen=True, slots=True)
class WouldGo:
    """One backup, and what is younger than it."""

    backup: Backup
    younger: tuple[Younger, ...]
    """In their order; the newest 500."""


def what_would_go(desk: Desk, name: str) -> WouldGo:
    """What the store holds by now and a backup does not. Raises ``NotAllowed``, ``WrongUsage``."""
    managers_only(desk, BY_A_MANAGER)
    kept, one = _proven(desk, name)
    return WouldGo(one, kept.younger(one))


def make_ready(desk: Desk, name: str, hear: Callable[[int], None] = lambda _: None) -> Ready:
    """Copy, read and settle a backup beside the open store; nobody waits for it. ``hear``: which step begins.

    Raises ``NotAllowed``, ``WrongUsage``, ``Damaged`` where it is not as it was proven, ``NotSaved``.
    """
    managers_only(desk, BY_A_MANAGER)
    kept, one = _proven(desk, name)
    return kept.make_ready(kept.folder, one, desk.deed("restore"), desk.whole.erased(), hear)


def _proven(desk: Desk, name: str) -> tuple[KeepsBackups, Backup]:
    if desk.backups is None:
        raise Refused(NONE_HERE, "Nothing was changed.")
    one = next((one for one in standing(desk).known if one.name == name and one.proven), None)
    if one is None:
        raise WrongUsage("This backup is not there any more.", "Nothing was changed.", "Pick another one.")
    return desk.backups, one
