"""What another program on this computer must not get from this one: a picture of its memory.

A core file is the whole memory of a program that stopped, names and notes in the clear, left on the disk by
the system. So none is written, and no other program of the same person may look into the memory of this one.
Where a computer does not know such a thing (Windows keeps its own rules), the desk works all the same.

``begin_anew`` ends the hard lock: another program in the place of this one, with a memory of its own.

A child of ours is started through here: ``python -m frontdesk.hardened frontdesk.importers.child``.
"""

import ctypes
import os
import runpy
import subprocess
import sys
from pathlib import Path

_PR_SET_DUMPABLE = 4
_LOCKED = "FRONTDESK_LOCKED"
"""Tells the new program that a lock began it, and where the window stood. Nothing else is handed on."""


def start() -> None:
    """Before anything is opened: no core file, and nobody else reads or traces this program's memory."""
    _no_core_file()
    if sys.platform == "linux":
        _not_readable_by_others()


def _no_core_file() -> None:
    try:
        import resource  # not on every computer
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return  # a stricter limit was set by somebody who may


def _not_readable_by_others() -> None:
    """Also where the system pipes a crash to a program of its own, which no limit of size stops."""
    try:
        prctl = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return  # a system library without it
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def plain_swap(proc: Path = Path("/proc"), sys_block: Path = Path("/sys/block")) -> tuple[str, ...]:
    """Where the system may put memory of programs onto a disk in the clear, by name. Linux alone tells.

    Memory that is only packed (zram) is no disk, and what lies on a dm-crypt device is encrypted.
    """
    try:
        lines = (proc / "swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        return ()
    names = (line.split()[0].replace("\\040", " ") for line in lines if line.strip())
    return tuple(name for name in names if not _swap_is_safe(name, sys_block))


def _swap_is_safe(name: str, sys_block: Path) -> bool:
    device = Path(name).resolve().name  # /dev/mapper/swap is a link to /dev/dm-1
    if device.startswith("zram"):
        return True
    try:
        return (sys_block / device / "dm" / "uuid").read_text(encoding="utf-8").startswith("CRYPT-")
    except OSError:
        return False  # a file, or a partition


def begin_anew(window: str) -> None:
    """The same program with the same arguments, without a word of what this one knew. Does not come back.

    ``window`` is where the window stood. Where a process cannot be replaced (Windows) a new one is started,
    and the caller ends this one.
    """
    command = [sys.executable, *sys.orig_argv[1:]]
    told = os.environ | {_LOCKED: window}
    if sys.platform == "win32":
        subprocess.Popen(command, env=told)
    else:
        os.execve(sys.executable, command, told)


def begun_by_a_lock() -> str | None:
    """Where the window stood when a hard lock ended the program before this one; None after any other start.

    Answers once: a child of ours was not begun by a lock.
    """
    return os.environ.pop(_LOCKED, None)


if __name__ == "__main__":
    start()
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
