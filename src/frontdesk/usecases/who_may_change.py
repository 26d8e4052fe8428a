"""Who may do what is not everybody's at the desk: a manager."""

from frontdesk.domain.errors import NotAllowed
from frontdesk.domain.look_note import LookKind, LookNote
from frontdesk.domain.staff import Role
from frontdesk.usecases.desk import Desk

LINES = "Lines are changed by a manager."


def managers_only(desk: Desk, what: str = LINES) -> None:
    """Raise ``NotAllowed``, with who may do ``what``, for anybody else; the attempt stands in the history."""
    if desk.staff.role is not Role.MANAGER:
        desk.store.note_look(LookNote(LookKind.REFUSED, desk.now(), desk.staff.id, ""))
        raise NotAllowed(what, "Nothing was changed.", "Ask one to sign in.")
