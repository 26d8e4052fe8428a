"""The clinic changes: its name, phone, hours, closed days, the waiting aim. The zone stays."""

from dataclasses import replace
from typing import Any

from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinic
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused
from frontdesk.settings.declared import WAITING_AIM
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "What belongs to the whole clinic is changed by a manager."
LONGEST_NAME = 80
LONGEST_PHONE = 40
CHANGEABLE = frozenset(
    {
        "name",
        "phone",
        "hours",
        "closed_days",
        "waiting_aim_min",
        "missed_at_close",
        "known_since_before",
    }
)


def change_clinic(desk: Desk, **changed: Any) -> Changes:
    """One Deed; the desk goes on with the clinic as it is now. The same again is no act.

    Raises what ``changed_clinic`` raises, ``NotAllowed`` for anybody but a manager.
    """
    managers_only(desk, ONLY_A_MANAGER)
    before = desk.store.clinic()
    after = changed_clinic(before, **changed)
    if after == before:
        return Changes()
    changes = desk.store.commit(desk.deed("change_clinic", Change(before, after)))
    renew_clinic(desk)
    return changes


def changed_clinic(clinic: Clinic, **changed: Any) -> Clinic:
    """The clinic as it would be. Pure.

    Raises ``Refused`` without a name, for one that is too long, and for an aim outside its range.
    """
    unknown = changed.keys() - CHANGEABLE
    if unknown:
        raise ValueError(f"not to be changed here: {', '.join(sorted(unknown))}")
    after = replace(clinic, **{key: _cleaned(value) for key, value in changed.items()})
    _check(after)
    return after


def renew_clinic(desk: Desk) -> None:
    """The desk reads its clinic again: somebody changed it, or took a change back."""
    desk.clinic = desk.store.clinic()


def _cleaned(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _check(clinic: Clinic) -> None:
    if not clinic.name:
        raise Refused("The clinic needs a name, as you say it on the phone.", "Nothing was changed.")
    if len(clinic.name) > LONGEST_NAME or len(clinic.phone) > LONGEST_PHONE:
        raise Refused("That is very long.", "Nothing was changed.", "Write it as you say it on the phone.")
    try:
        WAITING_AIM.read(clinic.waiting_aim_min)
    except ValueError:
        raise Refused(
            f"The waiting aim is {WAITING_AIM.least} to {WAITING_AIM.most} minutes.", "Nothing was changed."
        ) from None
