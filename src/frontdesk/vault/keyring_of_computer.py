"""The keyring of this computer, where it is allowed: it keeps one random secret for a person and a store.

What it unlocks is a wrapped copy in the key file (``key_file.let_computer_open``); the keyring never sees the
store's key, a passphrase or a name. The library is loaded when it is first asked for. A keyring may ask its
owner something, wait for a bus that does not answer, or not be there: each ends in one sentence.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from frontdesk.domain.errors import Refused
from frontdesk.vault.key_file import BY_PASSPHRASE

SERVICE = "Frontdesk"
PATIENCE = 60.0
"""Seconds: the computer may ask its owner for something meanwhile."""
_LOOK = 0.1


def keep(store_id: str, person_id: str, secret: str, giving_up: Callable[[], bool]) -> None:
    """Keep it until it is forgotten. Raises ``Refused`` where this computer keeps nothing."""
    _asked(lambda ring: ring.set_password(SERVICE, _name(store_id, person_id), secret), giving_up)


def kept(store_id: str, person_id: str, giving_up: Callable[[], bool]) -> str:
    """What was kept. Raises ``Refused`` where there is nothing, or nobody answers."""
    secret = _asked(lambda ring: ring.get_password(SERVICE, _name(store_id, person_id)), giving_up)
    if not isinstance(secret, str) or not secret:
        raise Refused("This computer does not know you any more.", "Nothing was changed.", BY_PASSPHRASE)
    return secret


def forget(store_id: str, person_id: str, giving_up: Callable[[], bool]) -> None:
    """Whatever it says: without its copy in the key file the secret opens nothing."""
    with suppress(Refused):
        _asked(lambda ring: ring.delete_password(SERVICE, _name(store_id, person_id)), giving_up)


def _name(store_id: str, person_id: str) -> str:
    return f"{store_id} {person_id}"


def _asked(question: Callable[[Any], object], giving_up: Callable[[], bool]) -> object:
    """The answer, waited for on a thread that nobody waits for any longer than this."""
    answers: SimpleQueue[tuple[bool, object]] = SimpleQueue()

    def ask() -> None:
        try:
            import keyring

            ring = keyring.get_keyring()
            if hasattr(ring, "persist"):  # Windows: else it travels with the person to other computers
                ring.persist = "local machine"
            answers.put((True, question(ring)))
        except Exception:  # noqa: BLE001 - each keyring has problems of its own, some with the secret in them
            answers.put((False, None))

    threading.Thread(target=ask, name="frontdesk-keyring", daemon=True).start()
    left = PATIENCE
    while left > 0 and not giving_up():
        try:
            answered, answer = answers.get(timeout=_LOOK)
        except Empty:
            left -= _LOOK
            continue
        if answered:
            return answer
        raise Refused("This computer keeps no secrets for Frontdesk.", "Nothing was changed.", BY_PASSPHRASE)
    raise Refused("This computer did not answer.", "Nothing was changed.", BY_PASSPHRASE)
