"""The page of the clinic without Qt: what stands in each row, and what was typed as it is kept."""

from typing import Any

from frontdesk.domain.clinic import Clinic
from frontdesk.screens.preferences.shown import ChoiceShown, DoorShown, FieldShown, GroupShown
from frontdesk.settings.declared import OF_THE_CLINIC
from frontdesk.settings.setting import Setting
from frontdesk.usecases.change_clinic import LONGEST_NAME, LONGEST_PHONE
from frontdesk.usecases.clinic_hours import (
    closed_as_typed,
    closed_in_words,
    hours_as_typed,
    hours_in_words,
    read_closed_days,
    read_hours,
)
from frontdesk.usecases.desk import Desk

NAME, PHONE, HOURS, CLOSED = "name", "phone", "hours", "closed_days"
LABELS = {NAME: "Name", PHONE: "Phone", HOURS: "Opening hours", CLOSED: "Closed days"}
_DOUBLES = DoorShown(
    "doubles",
    "users-round",
    "People who may be in here twice",
    "Two records side by side; a manager makes one of both, and two again.",
    "Look",
)
_BROUGHT = DoorShown(
    "brought",
    "file-input",
    "What was brought in",
    "Rows that wait until somebody says who it is; an import is taken back for seven days.",
    "Look",
)


def clinic_page(clinic: Clinic) -> tuple[GroupShown, ...]:
    """The rows as they are now."""

    def field(key: str, icon: str, text: str, longest: int = 400) -> FieldShown:
        return FieldShown(key, icon, LABELS[key], help_of(clinic, key), text, longest)

    zone = FieldShown(
        "zone",
        "globe",
        "Time zone",
        "Set at first run; every time on record is in it.",
        clinic.zone,
        fixed=True,
    )
    return (
        GroupShown("", tuple(choice(one, getattr(clinic, one.key)) for one in OF_THE_CLINIC)),
        GroupShown(
            "",
            (
                field(NAME, "store", clinic.name, LONGEST_NAME),
                field(PHONE, "phone", clinic.phone, LONGEST_PHONE),
                field(HOURS, "calendar-clock", hours_as_typed(clinic.hours)),
                field(CLOSED, "calendar-x", closed_as_typed(clinic.closed_days)),
                zone,
            ),
        ),
        GroupShown("", (_DOUBLES, _BROUGHT)),
    )


def as_kept(desk: Desk, field: str, text: str) -> dict[str, Any]:
    """What was typed into ``field``, ready for the clinic. Raises ``Refused`` where it cannot be read."""
    if field == HOURS:
        return {HOURS: read_hours(text)}
    if field == CLOSED:
        return {CLOSED: read_closed_days(text, desk.today())}
    return {field: " ".join(text.split())}


def help_of(clinic: Clinic, field: str) -> str:
    """What stands under the label of a field."""
    if field == HOURS:
        return hours_in_words(clinic.hours)
    if field == CLOSED:
        return closed_in_words(clinic.closed_days)
    return {NAME: "As you say it on the phone.", PHONE: "The number patients call back."}[field]


def choice(setting: Setting[Any], now: Any, *, switch: bool = False) -> ChoiceShown:
    """The row of a setting with a list; the page of this desk has them too."""
    return ChoiceShown(
        setting.key,
        setting.icon,
        setting.label,
        setting.help,
        setting.offered(now),
        setting.key_of(now),
        switch=switch,
    )
