"""The computer opens the store for somebody: a manager allows it on this desk, then each says so themselves.

As with passphrases the Deed comes first and the key file second; the computer's keyring comes before both,
because it may refuse. A secret without its copy in the key file opens nothing.
"""

import secrets
from collections.abc import Callable

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only
from frontdesk.vault import key_file, keyring_of_computer as ring
from frontdesk.vault.openers import Openers

WHO_ALLOWS = "Whether this computer may open the store is decided by a manager."
LETS, STOPS = "computer_opens", "computer_stops"
"""Kinds of these acts in the history."""

GivingUp = Callable[[], bool]


def allow(desk: Desk, *, on: bool, giving_up: GivingUp) -> None:
    """A manager allows it on this desk, or takes it from everybody."""
    managers_only(desk, WHO_ALLOWS)
    openers = _openers(desk)
    if not on:
        for person_id in key_file.for_whom_a_computer_opens(openers.file):
            _stop(openers, person_id, giving_up)


def opens_for(desk: Desk) -> bool:
    """Whether a computer opens the store for whoever is at the desk."""
    openers = desk.openers
    return openers is not None and desk.staff.id in key_file.for_whom_a_computer_opens(openers.file)


def let_computer_open(desk: Desk, giving_up: GivingUp) -> None:
    """For whoever is at the desk, who has just typed the passphrase. Raises ``Refused`` where it cannot."""
    openers, me, secret = _openers(desk), desk.staff, secrets.token_hex(32)
    if me.until is not None:
        raise Refused("A day pass is opened by its passphrase alone.", "Nothing was changed.")
    store_id = key_file.store_id(openers.file)
    ring.keep(store_id, me.id, secret, giving_up)
    try:
        desk.store.commit(desk.deed(LETS, Change(me, me)))
        key_file.let_computer_open(openers.file, openers.key, me.id, secret)
    except BaseException:
        ring.forget(store_id, me.id, giving_up)
        raise


def stop_computer(desk: Desk, giving_up: GivingUp) -> None:
    """Whoever is at the desk wants it no more."""
    _stop(_openers(desk), desk.staff.id, giving_up)
    desk.store.commit(desk.deed(STOPS, Change(desk.staff, desk.staff)))


def _stop(openers: Openers, person_id: str, giving_up: GivingUp) -> None:
    key_file.stop_computer(openers.file, person_id)
    ring.forget(key_file.store_id(openers.file), person_id, giving_up)


def _openers(desk: Desk) -> Openers:
    if desk.openers is None:
        raise Refused("The sample clinic is opened by nothing but Enter.", "Nothing was changed.")
    return desk.openers
