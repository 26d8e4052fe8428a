"""What stands in the memory of another process, read from outside it."""

import re
from pathlib import Path

LARGEST = 1 << 30
"""A region without end is no memory of ours (gVisor lists such)."""


def counted(pid: int, words: dict[str, bytes]) -> dict[str, int]:
    """How often each stands there, whatever its case, as bytes and as Qt keeps text (UTF-16).

    Raises ``PermissionError`` where this computer lets nobody look.
    """
    patterns = {what: _pattern(word) for what, word in words.items()}
    found = dict.fromkeys(words, 0)
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            span, rights = line.split()[:2]
            start, end = (int(at, 16) for at in span.split("-"))
            if not rights.startswith("rw") or end - start > LARGEST:
                continue
            try:
                memory.seek(start)
                held = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue  # a region of the kernel's own
            for what, pattern in patterns.items():
                found[what] += len(pattern.findall(held))
    return found


def _pattern(word: bytes) -> re.Pattern[bytes]:
    wide = b"".join(re.escape(bytes((sign, 0))) for sign in word)
    return re.compile(re.escape(word) + b"|" + wide, re.IGNORECASE)
