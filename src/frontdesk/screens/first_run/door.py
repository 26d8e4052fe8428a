"""The door: what first run and sign-in may ask for. The window fills it in from ``bootstrap``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from frontdesk.domain.backup import Backup
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers


@dataclass(frozen=True, slots=True)
class Computer:
    """What this computer may do at the door. It may have to ask its owner: nobody waits for it."""

    allowed: Callable[[], bool]
    """A manager allowed it on this desk."""
    opens_for: Callable[[], tuple[str, ...]]
    """Ids of those it opens the store for."""
    kept: Callable[[str, Callable[[], bool]], str]
    """What it keeps for somebody; asked until the second says to give up."""
    open: Callable[[str, str], Desk]
    """With what it kept, and for whom."""
    remember: Callable[[Desk, bool, Callable[[], bool]], None]
    """From now on it opens the store for whoever came in, or no more."""


@dataclass(frozen=True, slots=True)
class Door:
    """One store's door. Each function raises a ``Fixable`` with the sentence to show."""

    store: Path
    usual_zone: str
    """This computer's time zone, an IANA name."""
    now: Callable[[], datetime]
    """Now on this computer's own clock, with its offset."""
    zone_of: Callable[[str], tzinfo]
    check_there: Callable[[], None]
    """Raises ``NoStore`` where a first run may begin, ``Refused`` where no store can be."""
    make: Callable[[str, FirstAnswers, str], Desk]
    """Passphrase, answers and the recovery key that was printed; the store is made whole or not at all."""
    open: Callable[[str, str], Desk]
    """Passphrase and whose it is (an id, or empty for anybody's)."""
    sample: Callable[[], Desk]
    """The sample clinic, in a store of its own."""
    backups: Callable[[], tuple[Backup, ...]]
    """The proven ones of this store, the newest first."""
    restore: Callable[[str], str]
    """Puts the newest good one in the place of a store that does not open; takes a manager's passphrase, says
    what happened."""
    save_copy: Callable[[Path], Path]
    """The store's file as it lies there, into a folder; where it is now."""
    computer: Computer | None = None
    happened: str = ""
    """On the way here, in one line."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody came in: the open desk, and the list that was chosen on the way."""

    desk: Desk
    lists: tuple[Path, ...] = ()
