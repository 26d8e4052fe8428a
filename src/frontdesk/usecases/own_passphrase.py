"""One's own passphrase, changed by whoever knows the one from before."""

from frontdesk.domain.changes import Changes
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.usecases.access import PASSPHRASE
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import works_here
from frontdesk.vault import key_file


def change_passphrase(desk: Desk, old: str, new: str) -> Changes:
    """The one from before opens nothing from now on; no Undo brings it back.

    The Deed comes first, as in ``access``: cut off in between, the old one still opens, and the history says
    that a new one was wanted. Raises ``WrongPassphrase`` for ``old``; ``Refused`` for a weak new one,
    one that somebody else has, and in the sample clinic.
    """
    if desk.openers is None:
        raise Refused("In the sample clinic nobody has a passphrase.", "Nothing was changed.")
    me = works_here(desk, desk.staff.id)
    key_file.open_with_passphrase(desk.openers.file, old, me.id)
    write = desk.openers.prepare(me.id, new, me.shown_name)
    done = desk.store.commit(desk.deed(PASSPHRASE, Change(me, me)))
    write()
    return done
