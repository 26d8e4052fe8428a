"""Every screen of the rail, in its order. Each is imported when it is first opened."""

from typing import Any

from frontdesk.frame.screen import Screen


def _open_today(*given: Any) -> Any:
    from frontdesk.screens.today.opening import open_today

    return open_today(*given)


def _open_import_review(*given: Any) -> Any:
    from frontdesk.screens.import_review.opening import open_import_review

    return open_import_review(*given)


def open_lock(*given: Any, **more: Any) -> Any:
    """The lock of a window: it counts from the start and makes its page when it is first needed."""
    from frontdesk.screens.lock.opening import open_lock as open_it

    return open_it(*given, **more)


def open_people(*given: Any) -> Any:
    """The panel that says who is at the desk."""
    from frontdesk.screens.people.opening import open_people as open_it

    return open_it(*given)


def open_entry(*given: Any) -> Any:
    """First run or sign-in: the one page that stands before there is a desk."""
    from frontdesk.screens.first_run.opening import open_entry as open_it

    return open_it(*given)


SCREENS: tuple[Screen, ...] = (Screen("today", "Today", "calendar-check", _open_today, "Ctrl+1"),)

REACHED: tuple[Screen, ...] = (
    Screen("import_review", "Bring in your patients", "file-input", _open_import_review),
)
"""Screens without an entry in the rail: another screen, or a file dropped on the window, leads there."""
