"""Every screen of the rail, in its order. Each is imported when it is first opened."""

from typing import Any

from frontdesk.frame.screen import Screen


def _open_today(*given: Any) -> Any:
    from frontdesk.screens.today.opening import open_today

    return open_today(*given)


def _open_import_review(*given: Any) -> Any:
    from frontdesk.screens.import_review.opening import open_import_review

    return open_import_review(*given)


def _open_record(*given: Any) -> Any:
    from frontdesk.screens.record.opening import open_record

    return open_record(*given)


def open_entry(*given: Any) -> Any:
    """First run or sign-in: the one page that stands before there is a desk."""
    from frontdesk.screens.first_run.opening import open_entry as open_it

    return open_it(*given)


SCREENS: tuple[Screen, ...] = (Screen("today", "Today", "calendar-check", _open_today, "Ctrl+1"),)

REACHED: tuple[Screen, ...] = (
    Screen("import_review", "Bring in your patients", "file-input", _open_import_review),
    Screen("record", "Record", "file-text", _open_record),
)
"""Screens without an entry in the rail: another screen, or a file dropped on the window, leads there."""
