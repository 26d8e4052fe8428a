"""Who may do what is not everybody's at the desk: a manager."""

from frontdesk.domain.errors import Refused
from frontdesk.domain.staff import Role
from frontdesk.usecases.desk import Desk

LINES = "Lines are changed by a manager."


def managers_only(desk: Desk, what: str = LINES) -> None:
    """Raise ``Refused``, with who may do ``what``, for anybody else."""
    if desk.staff.role is not Role.MANAGER:
        raise Refused(what, "Nothing was changed.", "Ask one to sign in.")
