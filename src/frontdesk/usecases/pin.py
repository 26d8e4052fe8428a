"""A PIN of one's own: it re-opens the locked desk and takes it over, while the program runs.

To set one asks for the passphrase once: somebody else may have walked up to an open desk. The digits are in
no Deed, no log and no Undo; that a PIN was set, removed or taken away stands in the history.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.errors import Damaged, Refused
from frontdesk.domain.look_note import LookKind, LookNote
from frontdesk.domain.pin import PinAct
from frontdesk.domain.staff import Person
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import people_at_desk, works_here
from frontdesk.usecases.who_may_change import managers_only
from frontdesk.vault import key_file, pin as pins
from frontdesk.vault.wrapped import Cost

TRIES = 5
WHO_RESETS = "The PIN of somebody else is taken away by a manager."


def tries(left: int) -> str:
    """ "1 try", "4 tries": as the lock, Ctrl D and the page You say it."""
    return "1 try" if left == 1 else f"{left} tries"


class PinTries:
    """Wrong PINs while this program runs, at the lock and with Ctrl D.

    After five, whoever's, no PIN opens anything until a passphrase has; after five under one name, that
    person's does not until their own passphrase has: nobody guesses on by coming in with their own between.
    """

    def __init__(self) -> None:
        self._since: Counter[str] = Counter()
        self._under: Counter[str] = Counter()

    def left(self, person_id: str) -> int:
        """How many more there are under a name."""
        return max(0, TRIES - max(self._since.total(), self._under[person_id]))

    def missed(self, person_id: str) -> None:
        """A wrong one under somebody's name."""
        self._since[person_id] += 1
        self._under[person_id] += 1

    def matched(self, person_id: str) -> None:
        """The right one: their own slips count no more, those under other names do."""
        del self._since[person_id], self._under[person_id]

    def passphrase_opened(self, person_id: str = "") -> None:
        """All over again for whose it was; the sheet, which is nobody's, for everybody."""
        self._since.clear()
        if person_id:
            del self._under[person_id]
        else:
            self._under.clear()


@dataclass(frozen=True, slots=True)
class MayOpen:
    """Somebody who works here and opens the lock or takes the desk over, and whether a PIN does it too."""

    person: Person
    pin: bool


def who_may_open(desk: Desk, keys: Path) -> tuple[MayOpen, ...]:
    """Everybody with a passphrase in this key file. Where that is damaged, those with a PIN: PINs go on, and
    the damage is said when somebody types a passphrase."""
    pins_of = {one.id: has_pin(desk, one.id) for one in people_at_desk(desk)}
    try:
        own = {holder.person_id for holder in key_file.holders(keys)}
    except Damaged:
        own = {person_id for person_id, has_one in pins_of.items() if has_one}
    return tuple(MayOpen(one, pins_of[one.id]) for one in people_at_desk(desk) if one.id in own)


def has_pin(desk: Desk, person_id: str) -> bool:
    """Whether somebody may type a PIN."""
    return desk.store.pin_of(person_id) is not None


def pin_matches(desk: Desk, person_id: str, typed: str) -> bool:
    """Whether these are the digits of somebody who works here now; slow by design, and False without a PIN.

    Raises ``WrongUsage`` for who works here no more.
    """
    kept = desk.store.pin_of(works_here(desk, person_id).id)
    return kept is not None and pins.matches(kept, typed)


def set_pin(desk: Desk, typed: str, passphrase: str, *, cost: Cost | None = None) -> None:
    """A PIN for whoever is at the desk, or another one.

    Raises ``WrongPassphrase``, and ``Refused`` for what is no PIN or tried first, or where nobody has a
    passphrase. ``cost`` is lowered by tests alone.
    """
    pins.check(typed)
    if desk.openers is None:
        raise Refused("In the sample clinic nobody has a passphrase or a PIN.", "Nothing was changed.")
    key_file.open_with_passphrase(desk.openers.file, passphrase, desk.staff.id)
    desk.store.keep_pin(pins.make(desk.staff.id, typed, cost), at=desk.now(), by=desk.staff.id)


def remove_pin(desk: Desk) -> None:
    """Whoever is at the desk wants none any more: the passphrase alone opens in their name."""
    desk.store.drop_pin(desk.staff.id, PinAct.REMOVED, at=desk.now(), by=desk.staff.id)


def reset_pin(desk: Desk, person_id: str) -> None:
    """Take somebody's PIN away; the next one they set themselves."""
    managers_only(desk, WHO_RESETS)
    forget_pin(desk, person_id)


def note_pins_missed(desk: Desk, person_id: str) -> None:
    """No try is left under somebody's name: that stands in the history."""
    desk.store.note_look(LookNote(LookKind.PINS_MISSED, desk.now(), person_id, ""))


def forget_pin(desk: Desk, person_id: str) -> None:
    """With the end of somebody's access their PIN goes as well; called by the act that ends it."""
    desk.store.drop_pin(person_id, PinAct.RESET, at=desk.now(), by=desk.staff.id)
