#!/usr/bin/env python3
"""Frontdesk from a fresh clone: one command makes what is missing, then does what the verb says.

    python3 packaging/dev.py VERB [arguments passed on]

It needs Python 3.11 or newer and nothing else. The libraries of requirements.lock go into .venv; on Debian
and Ubuntu the system libraries that Qt needs are installed when this runs as root, otherwise the line to run
is shown. The environment is left as it is, so a proxy or a mirror set up on this computer keeps working.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "frontdesk-stamp.txt"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")

# What PySide6 loads from the system, by the Debian package that brings it: always, and for a real window.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class Stop(Exception):
    """The machine lacks something; the text says what to do."""


# The verbs. Each docstring is its help.


def demo(arguments: list[str]) -> int:
    """Open the sample clinic; without a display, play a check-in off screen and write its pictures."""
    return run(PYTHON, "-m", "frontdesk", "demo", *arguments)


def test(arguments: list[str]) -> int:
    """Run the tests on every core, the slow ones with --slow. Arguments go to pytest: tests/store -k undo"""
    # A few tests are sooner done in one process; all of them in as many as there are cores.
    spread = () if arguments not in ([], ["--slow"]) else ("-n", "auto", "--dist", "worksteal")
    return run(PYTHON, "-m", "pytest", *spread, *arguments, offscreen=True)


def lint(arguments: list[str]) -> int:
    """Check style, types, import contracts and spelling; says how long each took."""
    steps = ("ruff check .", "ruff format --check .", "mypy --strict", "lint-imports --no-logo", "codespell")
    worst = 0
    for step in steps:
        began = time.perf_counter()
        program, *rest = step.split()
        code = run(PROGRAMS / program, *rest, *arguments)
        say(f"{step}: {'good' if code == 0 else 'NOT GOOD'}, {time.perf_counter() - began:.1f} s")
        worst = 1 if code else worst
    return worst


def bench(arguments: list[str]) -> int:
    """Measure speed as ratios to the raw limits of the same run; --check fails 25 % past a goal."""
    return run(PYTHON, "-m", "pytest", "tests/bench", *arguments, offscreen=True)


def faults(arguments: list[str]) -> int:
    """Kill, damage, fill up and lock a store as the world does, and print what held; one: -k F1"""
    return run(PYTHON, "-m", "tests.faults", *arguments, offscreen=True)


def prove(arguments: list[str]) -> int:
    """Print every promise with the figure this run has proven; --quick for a few times each; one: -k 4"""
    return run(PYTHON, "-m", "tests.promises", *arguments, offscreen=True)


def score(arguments: list[str]) -> int:
    """Import each file of a folder, compare with its expected.json: FOLDER [--each] [--check] [--json F]"""
    return run(PYTHON, "-m", "tests.score", *arguments, offscreen=True)


def looks(arguments: list[str]) -> int:
    """Draw the approved pictures of every screen state anew. Look at them, then commit them alone."""
    os.environ["FRONTDESK_APPROVE_LOOKS"] = "1"
    return run(PYTHON, "-m", "pytest", "tests/looks", *arguments, offscreen=True)


def reader(arguments: list[str]) -> int:
    """Let another program check somebody in as a screen reader would; --tree prints what it meets."""
    have_qt_libraries(window=True)
    stage = (sys.executable, "packaging/reader/stage.py")
    lacking = subprocess.run([*stage, "--lacking"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    if lacking.stdout:
        have_packages(lacking.stdout.split(), "what drives the window from outside")
    return run(Path(stage[0]), stage[1], str(PYTHON), *arguments)


def observances(arguments: list[str]) -> int:
    """Make resources/observances.json anew: the days of each date rule a record's form offers."""
    return run(PYTHON, "packaging/observances.py", *arguments)


def lock(arguments: list[str]) -> int:
    """Choose versions anew for every platform into requirements.lock; --upgrade takes the newest.

    The chooser (uv) does not read pip's configuration: behind a mirror, set UV_DEFAULT_INDEX for this call.
    """
    code = run(PYTHON, "-m", "pip", "install", "--quiet", "uv")
    if code:
        return code
    choose = ("pip", "compile", "--universal", "--generate-hashes", "--no-header", "--no-config")
    project = ("--python-version", "3.11", "pyproject.toml", "--all-extras", "--group", "dev")
    code = run(PROGRAMS / "uv", *choose, *project, "-o", LOCK.name, "--quiet", *arguments)
    if "://" in LOCK.read_text(encoding="utf-8"):
        raise Stop("requirements.lock names a host. Take it out: the lock must work behind any mirror.")
    return code


VERBS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo, "test": test, "lint": lint, "bench": bench, "faults": faults, "looks": looks,
    "reader": reader, "observances": observances, "lock": lock, "prove": prove, "score": score,
}  # fmt: skip


# What is missing.


def have_environment() -> None:
    """Make .venv hold exactly the locked libraries and this project; does nothing when it already does."""
    wanted = fingerprint()
    if STAMP.is_file() and PYTHON.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if importlib.util.find_spec("ensurepip") is None:
        have_packages(["python3-venv"], "Python's part for virtual environments")
    say("Making .venv and fetching the libraries. This happens once and takes about a minute.")
    began = time.perf_counter()
    stale = STAMP.is_file() and STAMP.read_text(encoding="utf-8").split()[:1] != wanted.split()[:1]
    STAMP.unlink(missing_ok=True)
    make = [sys.executable, "-m", "venv", *(["--clear"] if stale else []), str(VENV)]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    for command in (
        make,
        [*pip, "--require-hashes", "-r", str(LOCK)],
        [*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)],
    ):
        if subprocess.call(command, cwd=ROOT) != 0:
            raise Stop("The libraries could not be installed; the lines above say why.")
    STAMP.write_text(wanted, encoding="utf-8")
    say(f"Ready after {time.perf_counter() - began:.0f} s.")


def fingerprint() -> str:
    """The Python this runs on, then what the environment was made from."""
    made_from = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + bytes(ROOT))
    return f"{'.'.join(map(str, sys.version_info[:3]))} {made_from.hexdigest()}"


def have_qt_libraries(*, window: bool = False) -> None:
    """On Linux, see that the system libraries Qt needs can be loaded, with those of a real ``window``."""
    if not sys.platform.startswith("linux"):
        return
    needed = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window or has_display() else {})}
    missing = [package for library, package in needed.items() if not loads(library)]
    if missing:
        have_packages(missing, "system libraries that Qt needs")
        still = [library for library, package in needed.items() if package in missing and not loads(library)]
        if still:
            raise Stop(f"Still missing after the installation: {', '.join(still)}.")


def have_packages(packages: list[str], what: str) -> None:
    """Install Debian packages as root, or stop with the exact line to run."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise Stop(f"Missing: {what}. Install what your system calls {', '.join(packages)}, then try again.")
    if os.geteuid() != 0:
        line = f"sudo apt-get update && sudo {' '.join(install)}"
        raise Stop(f"Missing: {what}. Run this, then try again:\n\n  {line}\n")
    say(f"Installing {what}: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        if subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL) != 0:
            raise Stop(f"{' '.join(command)} did not work; the lines above say why.")


def loads(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# Running things.


def has_display() -> bool:
    """Whether a window can be shown. Windows and macOS always have a desktop."""
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(program: Path, *arguments: str, offscreen: bool = False) -> int:
    """Run a program of the environment from the project's root; returns its exit code."""
    environment = dict(os.environ)
    if offscreen or not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.call([str(program), *arguments], cwd=ROOT, env=environment)


def say(text: str) -> None:
    """One line for the person at the terminal, ahead of what the next program prints."""
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    """Do the verb; without one, list them."""
    if sys.version_info < (3, 11):  # noqa: UP036  (an older Python still parses this file, to be told so)
        say(f"Frontdesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 15
    verb = VERBS.get(arguments[0]) if arguments else None
    if verb is None:
        say(str(__doc__))
        for name, known in VERBS.items():
            say(f"  {name:11} {str(known.__doc__).splitlines()[0]}")
        return 0 if not arguments or arguments[0] in {"-h", "--help", "help"} else 2
    try:
        have_environment()
        have_qt_libraries()
        return verb(arguments[1:])
    except Stop as stop:
        say(str(stop))
        return 15
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
