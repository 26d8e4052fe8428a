"""What another program on this computer must not get from this one: a picture of its memory.

A core file is the whole memory of a program that stopped, names and notes in the clear, left on the disk by
the system. So none is written, and no other program of the same person may look into the memory of this one.
Where a computer does not know such a thing (Windows keeps its own rules), the desk works all the same.

A child of ours is started through here: ``python -m frontdesk.hardened frontdesk.importers.child``.
"""

import ctypes
import runpy
import sys

_PR_SET_DUMPABLE = 4


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


if __name__ == "__main__":
    start()
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
