"""The stage of `dev.py reader`: a screen nobody sees, a bus of its own, the sample clinic, and who drives it.

    python3 packaging/reader/stage.py PYTHON [arguments to drive.py]
    python3 packaging/reader/stage.py --lacking     the Debian packages that are not here

PYTHON is the one of the environment, with Frontdesk in it. Everything started here carries a mark in its
environment, so that at the end exactly these processes are ended, also those the bus started by itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"
BUS_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_STARTED: list[subprocess.Popen[bytes]] = []
SCREEN = "1366x768x24"
LIMIT = 600
"""Seconds the whole walk may take."""
ENDING = 5.0
"""Seconds a process has to end before it is ended."""
_MARK = "FRONTDESK_READER"
_PR_SET_CHILD_SUBREAPER = 36
"""From linux/prctl.h."""
_HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    """Set the stage, let the other program walk, clear the stage; returns the walk's exit code."""
    if not sys.platform.startswith("linux"):
        print("The walk of another program needs the accessibility bus of Linux.", file=sys.stderr)
        return 15
    if arguments == ["--lacking"]:
        print(" ".join(lacking()), end="")
        return 0
    signal.signal(signal.SIGTERM, _stop)
    _adopt()
    with tempfile.TemporaryDirectory(prefix="frontdesk-reader-") as folder, cleared(mark := uuid.uuid4().hex):
        stage = _surroundings(Path(folder), mark)
        stage["DISPLAY"] = _first_line(_screen, stage)
        stage["DBUS_SESSION_BUS_ADDRESS"] = _first_line(_bus, stage)
        log = Path(folder) / "window.txt"
        with log.open("wb") as out:
            window = subprocess.Popen(
                [arguments[0], "-m", "frontdesk", "demo"], env=stage, stdout=out, stderr=out
            )
        code = _drive(arguments[1:], stage)
        if window.poll() is not None:
            print(f"The window had ended by itself with {window.returncode}:")
            code = code or 1
        if code:
            print(log.read_text(encoding="utf-8", errors="replace").strip())
    left = len(_marked(mark))
    print(f"processes left: {left}")
    return code or min(left, 1)


def lacking() -> list[str]:
    """The Debian packages this needs and does not find."""
    programs = {"xvfb": "Xvfb", "dbus": "dbus-daemon", "python3": SYSTEM_PYTHON}
    found = [package for package, program in programs.items() if shutil.which(program) is None]
    found += [] if BUS_SERVICE.is_file() else ["at-spi2-core"]
    bindings = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if "python3" in found or subprocess.call(bindings, stderr=subprocess.DEVNULL) != 0:
        found += ["python3-gi", "gir1.2-atspi-2.0"]
    return found


@contextlib.contextmanager
def cleared(mark: str) -> Iterator[None]:
    """End everything that carries the mark, however this goes."""
    try:
        yield
    finally:
        for how in (signal.SIGTERM, signal.SIGKILL):
            for pid in _marked(mark):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, how)
            until = time.monotonic() + ENDING
            while _marked(mark) and time.monotonic() < until:
                time.sleep(0.05)
                _reap()
        _reap()


def _drive(arguments: list[str], stage: dict[str, str]) -> int:
    stage = {name: value for name, value in stage.items() if not name.startswith("PYTHON")}
    try:
        return subprocess.call(
            [SYSTEM_PYTHON, "-u", str(_HERE / "drive.py"), *arguments], env=stage, timeout=LIMIT
        )
    except subprocess.TimeoutExpired:
        print(f"stopped: not done within {LIMIT} seconds")
        return 124


def _surroundings(folder: Path, mark: str) -> dict[str, str]:
    """An environment in which nothing of this computer's own desktop, settings or folders is met."""
    stage = dict(os.environ) | {_MARK: mark, "TMPDIR": str(folder), "HOME": str(folder)}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        stage[name] = str(place)
    for name in ("WAYLAND_DISPLAY", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE"):
        stage.pop(name, None)
    return stage | {
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "GSETTINGS_BACKEND": "memory",
    }


def _screen(tell: int) -> list[str]:
    return ["Xvfb", "-displayfd", str(tell), "-screen", "0", SCREEN, "-nolisten", "tcp"]


def _bus(tell: int) -> list[str]:
    return ["dbus-daemon", "--session", "--nofork", f"--print-address={tell}"]


def _first_line(command: Callable[[int], list[str]], stage: dict[str, str]) -> str:
    """Start a service that tells where it is by one line on a descriptor of its own."""
    listening, telling = os.pipe()
    with ExitStack() as open_ends:
        open_ends.callback(os.close, listening)
        started = subprocess.Popen(command(telling), env=stage, pass_fds=[telling], stderr=subprocess.DEVNULL)
        os.close(telling)
        said = b""
        while not said.endswith(b"\n") and (more := os.read(listening, 512)):
            said += more
    words = said.decode().strip()
    if not words:
        started.wait()
        raise SystemExit(f"{command(0)[0]} did not start")
    _STARTED.append(started)
    return f":{words}" if words.isdigit() else words


def _marked(mark: str) -> list[int]:
    """The processes that carry the mark, this one never among them: it was started without."""
    wanted = f"{_MARK}={mark}".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if wanted in place.read_bytes().split(b"\0"):
                found.append(int(place.parent.name))
    return found


def _adopt() -> None:
    """What a service started and left behind comes to this process, which sees it end."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _stop(number: int, _: object) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
