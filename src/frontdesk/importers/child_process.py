"""Starting a child of our own: long work on many people never holds the interpreter the desk runs in."""

import os
import subprocess
import sys
from pathlib import Path

import frontdesk


def start(module: str, inherits: tuple[int, ...] = ()) -> "subprocess.Popen[bytes]":
    """``python -m module``, hardened as the desk is, with our own package on its path, no window, and nothing
    to say on its error channel. Raises ``OSError`` where no process can be started."""
    ours = str(Path(frontdesk.__file__).resolve().parents[1])
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH", "")))),
    }
    environment.pop("FRONTDESK_PASSPHRASE", None)
    return subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", "frontdesk.hardened", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        pass_fds=inherits,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
    )
