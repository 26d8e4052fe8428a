"""Every screen of the rail, in its order. Each is imported when it is first opened."""

from typing import Any

from frontdesk.frame.action import Action
from frontdesk.frame.anywhere import ANYWHERE
from frontdesk.frame.screen import Screen

PREFERENCES = "preferences"
DOUBLES = "doubles"
BROUGHT = "brought"
PROMPTS = "prompts"
LOOKS = "looks"
RECORD = "record"


def _open_today(*given: Any) -> Any:
    from frontdesk.screens.today.opening import open_today

    return open_today(*given)


def _open_import_review(*given: Any) -> Any:
    from frontdesk.screens.import_review.opening import open_import_review

    return open_import_review(*given)


def _open_preferences(*given: Any) -> Any:
    from frontdesk.screens.preferences.opening import open_preferences

    return open_preferences(*given, keys=key_sheet())


def key_sheet() -> tuple[tuple[str, tuple[Action, ...]], ...]:
    """Every key of the program by where it works, from the lists the keys themselves are made of."""
    from frontdesk.screens.brought.actions import ACTIONS as BROUGHT_KEYS
    from frontdesk.screens.doubles.actions import ACTIONS as DOUBLES_KEYS
    from frontdesk.screens.import_review.actions import ACTIONS as PASTE_KEYS
    from frontdesk.screens.lock.actions import ACTIONS as LOCK_KEYS
    from frontdesk.screens.looks.actions import ACTIONS as LOOKS_KEYS
    from frontdesk.screens.people.actions import ACTIONS as PEOPLE_KEYS
    from frontdesk.screens.record.actions import ACTIONS as RECORD_KEYS
    from frontdesk.screens.studio.actions import ACTIONS as STUDIO_KEYS
    from frontdesk.screens.today.actions import ACTIONS

    places = (Action(s.key, s.title, s.shortcut, "", s.icon, "anywhere") for s in SCREENS if s.shortcut)
    return (
        ("Today", ACTIONS),
        ("The record", RECORD_KEYS),
        ("Prompts", STUDIO_KEYS),
        ("In here twice?", DOUBLES_KEYS),
        ("What was brought in", BROUGHT_KEYS),
        ("Who looked", LOOKS_KEYS),
        ("Anywhere", (*places, *ANYWHERE, *PASTE_KEYS, *PEOPLE_KEYS, *LOCK_KEYS)),
    )


def open_lock(*given: Any, **more: Any) -> Any:
    """The lock of a window: it counts from the start and makes its page when it is first needed."""
    from frontdesk.screens.lock.opening import open_lock as open_it

    return open_it(*given, **more)


def open_people(*given: Any) -> Any:
    """The panel that says who is at the desk."""
    from frontdesk.screens.people.opening import open_people as open_it

    return open_it(*given)


def _open_studio(*given: Any) -> Any:
    from frontdesk.screens.studio.opening import open_studio

    return open_studio(*given)


def _open_doubles(*given: Any) -> Any:
    from frontdesk.screens.doubles.opening import open_doubles

    return open_doubles(*given)


def _open_brought(*given: Any) -> Any:
    from frontdesk.screens.brought.opening import open_brought

    return open_brought(*given)


def _open_looks(*given: Any) -> Any:
    from frontdesk.screens.looks.opening import open_looks

    return open_looks(*given)


def _open_record(*given: Any) -> Any:
    from frontdesk.screens.record.opening import open_record

    return open_record(*given)


def open_entry(*given: Any) -> Any:
    """First run or sign-in: the one page that stands before there is a desk."""
    from frontdesk.screens.first_run.opening import open_entry as open_it

    return open_it(*given)


SCREENS: tuple[Screen, ...] = (
    Screen("today", "Today", "calendar-check", _open_today, "Ctrl+1", with_settings=True),
    Screen(PROMPTS, "Prompts", "message-square-quote", _open_studio, "Ctrl+3", apart=True),
    Screen(PREFERENCES, "Settings", "settings", _open_preferences, "Ctrl+,", low=True, with_settings=True),
)

REACHED: tuple[Screen, ...] = (
    Screen("import_review", "Bring in your patients", "file-input", _open_import_review),
    Screen(RECORD, "Record", "file-text", _open_record),
    Screen(DOUBLES, "In here twice?", "users-round", _open_doubles),
    Screen(BROUGHT, "What was brought in", "file-input", _open_brought),
    Screen(LOOKS, "Who looked", "eye", _open_looks),
)
"""Screens without an entry in the rail: another screen, or a file dropped on the window, leads there."""
