"""F8, F9, F11: a full disk, a file that may not grow, a disk that can only be read.

Small disks are mounted in a room of their own (a mount namespace) that goes with the process: nothing of this
computer is touched, and no rights are needed where the system lets anybody have such a room.
"""

import json
import os
import subprocess
import sys

from tests.conftest import ROOT
from tests.faults.clinic import workplace
from tests.faults.figure import Case, Figure, NotProven

_OWN_ROOM = ("unshare", "--user", "--map-root-user", "--mount")


def _tried(what: str, times: int, seed: int, room: tuple[str, ...] = ()) -> Figure:
    with workplace(on_disk=True) as place:
        done = subprocess.run(
            [
                *room,
                sys.executable,
                "-m",
                "tests.faults.on_a_small_disk",
                what,
                str(place),
                f"{times}",
                f"{seed}",
            ],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(place / "state")},
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    return Figure(told["passed"], told["of"], told["detail"])


def on_a_small_disk(what: str, times: int, seed: int) -> Figure:
    """Done on disks of a room of its own. Raises ``NotProven`` where there is none to be had."""
    try:
        mounts = subprocess.run(
            [*_OWN_ROOM, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
        )
    except OSError:
        raise NotProven("no program makes a room for mounts") from None
    if mounts.returncode:
        raise NotProven("this computer lets nobody mount a disk")
    return _tried(what, times, seed, _OWN_ROOM)


def full(times: int, seed: int) -> Figure:
    """F8: written to until the disk is full."""
    return on_a_small_disk("full", times, seed)


def full_at_the_window(times: int, seed: int) -> Figure:
    """F8 in the window: the card, Find and the greeting stand; the next act works once there is room."""
    return on_a_small_disk("window", times, seed)


def limited(times: int, seed: int) -> Figure:
    """F9: the system says that something went wrong, not that the disk is full."""
    if sys.platform == "win32":
        raise NotProven("limits of file size are a thing of Unix")
    return _tried("limited", times, seed)


def read_only(times: int, seed: int) -> Figure:
    """F11: 12 look-ups work, 12 acts are refused."""
    return on_a_small_disk("read_only", times, seed)


def read_only_after_a_kill(times: int, seed: int) -> Figure:
    """F11: the desk was killed, and its disk can only be read since."""
    return on_a_small_disk("read_only_after_a_kill", times, seed)


def read_only_at_the_window(times: int, seed: int) -> Figure:
    """F11 in the window: the card and the greeting stand, the match says why it is not kept."""
    return on_a_small_disk("window_to_read", times, seed)


CASES = (
    Case("F8", "the disk is full", "refused (6), nothing lost, look-ups go on", full, 20, 2),
    Case("F8", "the disk is full, in the window", "card, Find and greeting stand", full_at_the_window, 3, 1),
    Case("F9", "the file may not grow", "refused (6), nothing lost", limited, 20, 2),
    Case("F11", "the disk can only be read", "12 look-ups work, 12 acts are refused (7)", read_only, 24, 24),
    Case(
        "F11",
        "killed, then the disk can only be read",
        "what was confirmed is seen; acts are refused (7)",
        read_only_after_a_kill,
        20,
        2,
    ),
    Case("F11", "a disk to read, in the window", "card and greeting stand", read_only_at_the_window, 3, 1),
)
