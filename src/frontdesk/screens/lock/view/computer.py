"""What the computer tells: it goes to sleep, or its own screen was locked.

Told on Linux over D-Bus: systemd's logind before sleep, and the lock screens of GNOME, KDE, Cinnamon, MATE
and Xfce. Windows and macOS tell neither through what we ship: there the lock comes a second after waking, by
the clock (``watch.py``), and not with the computer's own lock.
"""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIND = "org.freedesktop.login1"
_LOCKED = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)


class Computer(QObject):
    """``rests`` when the computer goes to sleep or its screen is locked; not when it wakes."""

    rests = Signal()

    def listen(self) -> bool:
        """Whether there is anybody to listen to. Loads Qt's D-Bus: call it after the window stands."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        slot: Any = SLOT("told(bool)")  # PySide6 takes a str here and says bytes in its stubs
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        heard = system.isConnected() and system.connect(
            _LOGIND, "/org/freedesktop/login1", f"{_LOGIND}.Manager", "PrepareForSleep", self, slot
        )
        if session.isConnected():
            for interface in _LOCKED:  # whoever says it, from wherever
                heard = session.connect("", "", interface, "ActiveChanged", self, slot) or heard
        return bool(heard)

    @Slot(bool)
    def told(self, rests: bool) -> None:
        """True before it, False after it."""
        if rests:
            self.rests.emit()
