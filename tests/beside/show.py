"""The slim strip beside another program, on a screen nobody sees: where it stands, and that it stays on top.

    xvfb-run -a -s "-screen 0 1366x768x24" python -m tests.beside.show out/beside.png

Needs the Debian packages ``xvfb``, ``openbox`` and ``x11-utils``. The window, the other program and the
window manager are real; what holds is read from the screen, not from Qt.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.desktop import Desktop
from frontdesk.qt.slim_strip import WIDTH
from frontdesk.qt.theme import LIGHT
from frontdesk.settings.settings import Settings
from tests.desks import desk_with
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, pictured_day

NEEDS = ("openbox", "xprop", "xwininfo")
PATIENCE_MS = 15_000
TIMES = 10


def main(picture: Path) -> int:
    """Prints each promise with its figure; 0 when all are kept."""
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing or QGuiApplication.platformName() not in ("", "xcb"):
        print(f"Not shown: this needs {', '.join(missing) or 'an X screen'}.")
        return 2
    with running(["openbox"]):
        app = QApplication([])
        kept = walk(app, picture)
    for words, done, of in kept:
        print(f"{done} of {of}  {words}")
    return 0 if all(done == of for _, done, of in kept) else 1


def walk(app: QApplication, picture: Path) -> list[tuple[str, int, int]]:
    """F11 and back, again and again, with the other program in front each time."""
    desktop = Desktop(app, desk_with(pictured_day(), NOW, STAFF), dressed(LIGHT), settings=Settings())
    desktop.show()
    window = desktop.window
    old = subprocess.Popen(
        [sys.executable, "-m", "tests.beside.old_program"], stdin=subprocess.PIPE, text=True
    )
    assert old.stdin is not None
    try:
        until(lambda: len(stacked()) == 2)
        docked = on_top = keys = full = 0
        before = window.geometry()
        for turn in range(TIMES):
            come_forward(app, desktop)
            QTest.keyClick(app.focusWidget() or window, Qt.Key.Key_F11)
            docked += until(lambda: at_the_edge(desktop))
            if turn == 0:
                open_first(app, desktop)
            print("old", file=old.stdin, flush=True)
            until(lambda: active() not in ("", own(desktop)))
            on_top += until(lambda: stacked()[-1:] == [own(desktop)] and above(desktop))
            if turn == 0:
                QTest.qWait(500)
                picture.parent.mkdir(parents=True, exist_ok=True)
                app.primaryScreen().grabWindow(0).save(str(picture))
            come_forward(app, desktop)
            keys += app.focusWidget() is not None
            QTest.keyClick(app.focusWidget() or window, Qt.Key.Key_F11)
            full += until(lambda: window.size() == before.size() and not above(desktop))
    finally:
        old.stdin.close()
        old.wait(PATIENCE_MS / 1000)
        window.close()
    return [
        ("380 wide, its frame at the edge of the screen", docked, TIMES),
        ("over the other program while that has the keys", on_top, TIMES),
        ("the keys are in the window again when it is", keys, TIMES),
        ("F11 gives the full window back, no longer on top", full, TIMES),
    ]


def open_first(app: QApplication, desktop: Desktop) -> None:
    """A card, so that the picture shows one."""
    QTest.keyClicks(app.focusWidget() or desktop.window, "siob")
    QTest.qWait(1_000)
    QTest.keyClick(app.focusWidget() or desktop.window, Qt.Key.Key_Return)
    QTest.qWait(1_500)


def come_forward(app: QApplication, desktop: Desktop) -> None:
    desktop.window.activateWindow()
    desktop.window.raise_()
    until(lambda: active() == own(desktop) and desktop.window.isActiveWindow())


def at_the_edge(desktop: Desktop) -> bool:
    """With the frame the window manager gave it, in the room it leaves to windows."""
    left, top, wide, high = placed(own(desktop))
    edges = [int(one) for one in re.findall(r"\d+", prop("-id", own(desktop), "_NET_FRAME_EXTENTS"))]
    room = [int(one) for one in re.findall(r"\d+", prop("-root", "_NET_WORKAREA"))][:4]
    if len(edges) != 4 or len(room) != 4:
        return False
    frame = (left - edges[0], top - edges[2], left + wide + edges[1], top + high + edges[3])
    return wide == WIDTH and frame[1:] == (room[1], room[0] + room[2], room[1] + room[3])


def placed(window: str) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is inside the frame, as the screen has it."""
    told = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True, check=False).stdout
    asked = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
    found = [re.search(rf"{one}:\s+(-?\d+)", told) for one in asked]
    left, top, wide, high = (int(one.group(1)) if one else -1 for one in found)
    return left, top, wide, high


def own(desktop: Desktop) -> str:
    return hex(int(desktop.window.winId()))


def above(desktop: Desktop) -> bool:
    return "_NET_WM_STATE_ABOVE" in prop("-id", own(desktop), "_NET_WM_STATE")


def active() -> str:
    return next(iter(ids(prop("-root", "_NET_ACTIVE_WINDOW"))), "")


def stacked() -> list[str]:
    """From the lowest to the topmost."""
    return ids(prop("-root", "_NET_CLIENT_LIST_STACKING"))


def ids(words: str) -> list[str]:
    return [hex(int(one, 16)) for one in re.findall(r"0x[0-9a-f]+", words)]


def prop(*asked: str) -> str:
    return subprocess.run(["xprop", *asked], capture_output=True, text=True, check=False).stdout


def until(holds: Callable[[], bool]) -> bool:
    """Whether it came to hold while somebody would wait."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        QTest.qWait(50)
        if holds():
            return True
    return False


@contextmanager
def running(command: list[str]) -> Iterator[None]:
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield
    finally:
        child.terminate()
        child.wait(PATIENCE_MS / 1000)


if __name__ == "__main__":
    os.environ.pop("QT_QPA_PLATFORM", None)
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/beside.png")))
