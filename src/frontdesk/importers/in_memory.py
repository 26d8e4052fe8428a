"""A file that never lies on a disk: what another computer sent is handed to the reading child in memory.

Its name is a link in a folder of its own that points at memory of this process; the child that reads it
inherits that memory and finds it behind the same link. Where the system has no such memory it is a private
file for as long as it is read.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_held: dict[str, int] = {}


@contextmanager
def in_memory(body: bytes, name: str) -> Iterator[Path]:
    """A path under this name that can be read like any file, until this ends. Raises ``OSError``."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-") as folder:
        path = Path(folder) / name
        if not hasattr(os, "memfd_create"):
            path.write_bytes(body)
            yield path
            return
        number = os.memfd_create("frontdesk")
        try:
            with os.fdopen(os.dup(number), "wb") as file:
                file.write(body)
            path.symlink_to(f"/proc/self/fd/{number}")
            _held[str(path)] = number
            yield path
        finally:
            _held.pop(str(path), None)
            os.close(number)


def handed_on(path: Path) -> tuple[int, ...]:
    """What a child that reads this path has to inherit; nothing for an ordinary file."""
    number = _held.get(str(path))
    return () if number is None else (number,)
