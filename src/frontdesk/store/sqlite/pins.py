"""What PINs are compared with. Each change of one is an entry of the history, without the value."""

from datetime import datetime
from typing import Any

from frontdesk.domain.pin import Pin, PinAct
from frontdesk.store.sqlite import chain

_COLUMNS = "person_id, salt, passes, memory, verifier"


def read(raw: Any, person_id: str) -> Pin | None:
    """Somebody's, if they have one."""
    row = raw.execute(f"SELECT {_COLUMNS} FROM person_pin WHERE person_id = ?", (person_id,)).fetchone()
    return Pin(*row) if row else None


def keep(raw: Any, pin: Pin, at: datetime, by: str) -> None:
    """In place of the one before."""
    row = (pin.person_id, pin.salt, pin.passes, pin.memory, pin.verifier)
    raw.execute(f"INSERT OR REPLACE INTO person_pin ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)", row)
    chain.append(raw, at, by, PinAct.SET.value, (pin.person_id,))


def drop(raw: Any, person_id: str, act: PinAct, at: datetime, by: str) -> None:
    """Away with it; where there is none nothing is noted."""
    if raw.execute("DELETE FROM person_pin WHERE person_id = ?", (person_id,)).rowcount:
        chain.append(raw, at, by, act.value, (person_id,))
