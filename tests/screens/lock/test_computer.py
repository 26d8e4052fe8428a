"""What the computer tells over D-Bus, on a bus of the test's own."""

import os
import shutil
import subprocess
import sys

import pytest

LISTENS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from frontdesk.screens.lock.view.computer import Computer
app = QCoreApplication([])
told = []
computer = Computer()
computer.rests.connect(lambda: told.append("rests"))
assert computer.listen()
other = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "another program")
def say(path, interface, name, value):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments([value])
    assert other.send(message)
say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
say("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True)
say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
QTimer.singleShot(600, app.quit)
app.exec()
print(*told)
"""
SLEEPS = LISTENS.replace("BusType.SessionBus", "BusType.SystemBus")
SLEEPS = (
    SLEEPS[: SLEEPS.index('say("/org/gnome')]
    + (
        'assert other.registerService("org.freedesktop.login1")\n'
        'say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)\n'
        'say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False)\n'
    )
    + SLEEPS[SLEEPS.index("QTimer.single") :]
)

needs_a_bus = pytest.mark.skipif(
    shutil.which("dbus-run-session") is None, reason="no dbus-run-session here (Debian: dbus-daemon)"
)


def said(code: str, *around: str) -> str:
    done = subprocess.run(
        ["dbus-run-session", "--", *around, sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_a_bus
def test_the_lock_screens_of_the_desktops_are_heard_when_they_close_not_when_they_open() -> None:
    assert said(LISTENS) == "rests rests"


@needs_a_bus
def test_going_to_sleep_is_heard_and_waking_is_not() -> None:
    as_system = ("sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"', "sh")
    assert said(SLEEPS, *as_system) == "rests"


def test_without_a_bus_there_is_nobody_to_listen_to() -> None:
    code = """
from PySide6.QtCore import QCoreApplication
from frontdesk.screens.lock.view.computer import Computer
app = QCoreApplication([])
print(Computer().listen())
"""
    nowhere = "unix:path=/nonexistent/bus"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join(sys.path),
            "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
            "DBUS_SESSION_BUS_ADDRESS": nowhere,
        },
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr
