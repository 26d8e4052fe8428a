"""One process per store: a lock the system drops by itself when the process ends, and a text that says who.

A reboot or a kill never blocks anybody: the lock is held by the open file, the text only explains.
"""

import json
import os
import socket
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from frontdesk.domain.errors import InUse, NotSaved

_A_LOOK = 0.05
"""Seconds."""


class Lock:
    """The lock of one store, held while it is open."""

    def __init__(self, store: Path, now: datetime, *, take_over: bool = False) -> None:
        """Take it. ``now`` is local time, for the message. Raises ``InUse``, ``NotSaved``.

        ``take_over``: somebody confirmed that the other computer named in the text is no longer at it.
        """
        self._path = store.with_name(store.name + ".lock")
        try:
            self._file: IO[str] = self._path.open("a+", encoding="utf-8")
        except OSError:
            raise NotSaved(
                "This store cannot be opened: its disk takes no new file.",
                "Nothing was changed.",
                "Free at least 50 MB, then open it again.",
            ) from None
        try:
            _hold_soon(self._file)
            self._refuse_other_computer(take_over)
        except OSError:
            told = _told(self._file)
            self._file.close()
            raise _is_open(told) from None
        except InUse:
            self._file.close()
            raise
        self.left_behind = bool(_told(self._file))
        """Whoever held it last did not give it back: the program was ended from outside."""
        self._write({"pid": os.getpid(), "host": socket.gethostname(), "since": f"{now:%H:%M}"})

    def release(self) -> None:
        """Give it back; the text is emptied, the file stays."""
        if not self._file.closed:
            self._write({})
            self._file.close()

    def _refuse_other_computer(self, take_over: bool) -> None:
        told = _told(self._file)
        host = told.get("host", socket.gethostname())
        if host != socket.gethostname() and not take_over:
            raise InUse(
                f"This store was last opened on another computer ({host}) and not closed there.",
                "Nothing was changed.",
                "Close Frontdesk there, or confirm that the computer is no longer used.",
            )

    def _write(self, told: dict[str, object]) -> None:
        """On a full disk it stays empty: the lock holds without it."""
        with suppress(OSError):
            os.ftruncate(self._file.fileno(), 0)
            os.write(self._file.fileno(), json.dumps(told).encode())


def held(store: Path) -> InUse | None:
    """Who has it, without taking it; None where nobody has."""
    try:
        with store.with_name(store.name + ".lock").open("r+", encoding="utf-8") as file:
            try:
                _hold(file)
            except OSError:
                return _is_open(_told(file))
    except OSError:  # it was never opened, or its disk can only be read
        return None
    return None


def _hold_soon(file: IO[str]) -> None:
    """Whoever only looks who has it holds it for a moment as well."""
    try:
        _hold(file)
    except OSError:
        time.sleep(_A_LOOK)
        _hold(file)


def _told(file: IO[str]) -> dict[str, str]:
    try:
        file.seek(0)
        told = json.loads(file.read(4096) or "{}")
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _is_open(told: dict[str, str]) -> InUse:
    return InUse(
        f"Frontdesk is already open on this computer{_since(told)}.",
        "Nothing was changed.",
        "Go to that window.",
    )


def _since(told: dict[str, str]) -> str:
    since = told.get("since")
    return f" (since {since})" if since else ""


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[str]) -> None:
        """Lock a byte far behind the text, so that others can still read who holds it."""
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
