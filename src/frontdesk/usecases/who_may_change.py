"""Who may change what every desk says: a manager."""

from frontdesk.domain.errors import Refused
from frontdesk.domain.staff import Role
from frontdesk.usecases.desk import Desk


def managers_only(desk: Desk) -> None:
    """Raise ``Refused`` for anybody else."""
    if desk.staff.role is not Role.MANAGER:
        raise Refused("Lines are changed by a manager.", "Nothing was changed.", "Ask one to sign in.")
