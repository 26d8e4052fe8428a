"""Every screen of the rail, in its order. Each is imported when it is first opened."""

from typing import Any

from frontdesk.frame.screen import Screen


def _open_today(*given: Any) -> Any:
    from frontdesk.screens.today.opening import open_today

    return open_today(*given)


SCREENS: tuple[Screen, ...] = (Screen("today", "Today", "calendar-check", _open_today, "Ctrl+1"),)
