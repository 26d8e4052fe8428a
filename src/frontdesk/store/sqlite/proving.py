"""The proving child: ``python -m frontdesk.store.sqlite.proving``. It reads every page, the window does not.

The key comes in over the pipe, never as an argument or in the environment; numbers come out.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from frontdesk.domain.backup import Contents
from frontdesk.domain.errors import Fixable, NewerStore
from frontdesk.store.sqlite.backup import prove
from frontdesk.store.sqlite.connection import damaged

_LOOK_UP = 0.2
"""Seconds between two looks whether anybody still waits."""
Prove = Callable[[Path, bytes], Contents]


def prove_in_child(
    start: Callable[[str], "subprocess.Popen[bytes]"], stop: Callable[[], bool], path: Path, key: bytes
) -> Contents:
    """As ``prove``, in a process of its own. ``start`` runs a module; where none can be, it is done here.

    ``stop`` is asked now and then; once it says so the child is ended and nothing is proven.
    """
    try:
        child = start(__name__)
    except OSError:
        return prove(path, key)
    asked: bytes | None = (json.dumps({"path": str(path), "key": key.hex()}) + "\n").encode()
    with child:
        while True:
            try:
                answered, _ = child.communicate(asked, timeout=_LOOK_UP)
                break
            except subprocess.TimeoutExpired:
                asked = None
                if stop():
                    child.kill()
    try:
        answer = json.loads(answered)
    except ValueError:
        raise damaged() from None  # a page that ends the library ends the child, not the desk
    if "newer" in answer:
        raise NewerStore(*answer["newer"])
    if "contents" not in answer:
        raise damaged()
    return unpack(answer["contents"])


def pack(held: Contents) -> list[object]:
    """As JSON keeps it."""
    return [held.layout, held.people, held.acts, held.head, [list(row) for row in held.rows]]


def unpack(stored: list[object]) -> Contents:
    """And back. Raises ``ValueError`` or ``TypeError`` for anything else."""
    layout, people, acts, head, rows = stored
    if not isinstance(rows, list):
        raise TypeError
    numbers = tuple((str(name), int(many)) for name, many in rows)
    return Contents(int(str(layout)), int(str(people)), int(str(acts)), str(head), numbers)


def main() -> int:
    """Answer once."""
    with contextlib.suppress(AttributeError, OSError):  # on Windows whoever starts us says so
        os.nice(10)
    request = json.loads(sys.stdin.buffer.readline())
    try:
        answer: dict[str, object] = {
            "contents": pack(prove(Path(request["path"]), bytes.fromhex(request["key"])))
        }
    except NewerStore as newer:
        answer = {"newer": [newer.what, newer.safe, newer.todo]}
    except Fixable:
        answer = {"damaged": True}
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.write(json.dumps(answer))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
