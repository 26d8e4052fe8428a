"""Whether this computer can show a window. Needs nothing, so that it can be asked before Qt is loaded."""

import os
import sys

NO_DISPLAY = "There is no display here. Nothing was opened. frontdesk --help lists what works in a terminal."


def has_display() -> bool:
    """Somebody could see a window: Windows and macOS always, Linux where the environment says so."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def can_open_window() -> bool:
    """Qt could make a window, seen or not: a display, or a platform named on purpose."""
    return has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))
