"""The files of a watched folder: which of them are complete, whose they are, and where they go afterwards.

A file counts as complete when it looked the same at two looks and can be opened. Before it is read it
is moved to ``reading/COMPUTER``: of two programs, only one can. Nothing is written over.
"""

import hashlib
import os
import platform
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from frontdesk.importers.signs import file_name

DONE, REFUSED, READING = "done", "refused", "reading"
REPORT = ".report.txt"
_HALF_WRITTEN = (".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart")
_HIDDEN = (".", "~$")
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
_OF_A_CLINIC = tuple(f".frontdesk{end}" for end in ("", ".keys", ".lock", "-wal", "-shm", "-journal"))
"""A clinic's own file, its keys and its lock: without the keys where they belong nobody opens it."""
_LEFT_ALONE = (*_HALF_WRITTEN, *_OF_A_CLINIC, REPORT)
_LONGEST_NAME, _LONGEST_ENDING = 200, 20
"""Bytes, and letters; disks hold 255 bytes, and the time, a number and the report's ending are added."""
_PIECE = 1 << 20
_MINUTE = 60_000_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """One file that lies there."""

    path: Path = field(repr=False)
    size: int
    written: int
    """When it was last written, in nanoseconds."""

    @property
    def name(self) -> str:
        """What it is called, for people and for the store."""
        return file_name(self.path)

    @property
    def stamp(self) -> str:
        """Stands for this very copy."""
        return f"{self.size} {self.written}"

    @property
    def turn(self) -> tuple[int, bool, int, str]:
        """The oldest first; of one minute those with patients before what points at them."""
        name = self.path.name.lower()
        return self.written // _MINUTE, "patient" not in name, self.written, name


def own_place() -> str:
    """The folder below ``reading`` that is this computer's."""
    return re.sub(r"[^\w-]", "-", platform.node()) or "here"


def files_in(folder: Path) -> list[Found]:
    """Whole names only, no link, no device, nothing that another program is still writing.

    Raises ``OSError`` where the folder cannot be reached.
    """
    with os.scandir(folder) as entries:
        return sorted((one for entry in entries if (one := _found(entry))), key=lambda one: one.turn)


def _found(entry: "os.DirEntry[str]") -> Found | None:
    low = entry.name.lower()
    if low.startswith(_HIDDEN) or low.endswith(_LEFT_ALONE) or low in _OF_THE_SYSTEM:
        return None
    with suppress(OSError):  # it went in the same moment
        here = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(here.st_mode):
            return Found(Path(entry.path), here.st_size, here.st_mtime_ns)
    return None


def as_it_is(path: Path) -> Found | None:
    """The file as it lies there now; None where it is gone."""
    try:
        here = path.stat(follow_symlinks=False)
    except OSError:
        return None
    return Found(path, here.st_size, here.st_mtime_ns)


def opens(path: Path) -> bool:
    """Nobody keeps it to themselves: a program that still writes it does, on Windows."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def contents(path: Path, going_on: Callable[[], bool]) -> str:
    """Stands for what is in it. Raises ``OSError``; empty where nobody waits for it any more."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if not going_on():
                return ""
            digest.update(piece)
    return digest.hexdigest()


def take(found: Found, folder: Path) -> Found | None:
    """Move it out of everybody's way; None where somebody else was first. Raises ``OSError``."""
    place = folder / READING / own_place()
    place.mkdir(parents=True, exist_ok=True)
    for target in _free_names(place, found.path.name):
        try:
            found.path.rename(target)
        except FileNotFoundError:
            return None
        return Found(target, found.size, found.written)
    return None


def give_back(found: Found, folder: Path) -> Path:
    """Where it was, to wait there for somebody; the name it has now. Raises ``OSError``."""
    for target in _free_names(folder, found.path.name):
        try:  # a second name, then the first one goes: a rename would write over what came meanwhile
            os.link(found.path, target)
        except FileExistsError:
            continue
        except OSError:  # a share that knows no second names
            found.path.rename(target)
        else:
            found.path.unlink()
        return target
    raise FileExistsError


def others_begun(folder: Path) -> int:
    """How many files other computers have taken and not put away."""
    with suppress(OSError):
        return sum(
            1
            for place in (folder / READING).iterdir()
            if place.name != own_place() and place.is_dir()
            for _ in place.iterdir()
        )
    return 0


def begun(folder: Path) -> list[Found]:
    """What this computer had begun when it went off. Raises ``OSError``."""
    place = folder / READING / own_place()
    return files_in(place) if place.is_dir() else []


def put_away(found: Found, folder: Path, where: str, at: datetime, report: str) -> None:
    """To ``done`` or ``refused``, with the time in its name and the report beside it. Raises ``OSError``."""
    place = folder / where
    place.mkdir(exist_ok=True)
    for target in _free_names(place, f"{at:%Y-%m-%d %H.%M.%S} {_shortened(found.path)}"):
        try:  # the report is made first, and by one of two programs only: then the name is ours
            with target.with_name(target.name + REPORT).open("x", encoding="utf-8", newline="\r\n") as file:
                file.write(report)
        except FileExistsError:
            continue
        found.path.rename(target)
        return


def _shortened(path: Path) -> str:
    """The name, cut before its ending where the time and the report's ending would be too much for a disk."""
    stem, ending = path.stem, path.suffix[-_LONGEST_ENDING:]
    while len(os.fsencode(stem + ending)) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending


def _free_names(place: Path, name: str) -> Iterator[Path]:
    """The name itself, then with a number; none that is there."""
    whole = place / name
    for number in range(1, 10_000):
        target = whole if number == 1 else whole.with_name(f"{whole.stem} ({number}){whole.suffix}")
        if not target.exists():
            yield target
