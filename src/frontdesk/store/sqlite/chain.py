"""The audit chain: every act in one line that holds the hash of the line before. No patient values.

``head`` is what a place outside the store remembers, so that an old copy put back is noticed at start.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number and its hash. An empty chain has number 0."""

    seq: int
    hash: str


def head(raw: Any) -> Head:
    """The end of the chain as the file holds it."""
    row = raw.execute("SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, START)


def append(raw: Any, at: datetime, person: str, kind: str, targets: Iterable[str]) -> Head:
    """Add one entry inside the running transaction. ``targets`` are ids, never values."""
    last = head(raw)
    when, ids = utc_text(at), " ".join(targets)
    entry = Head(last.seq + 1, _hash(last.hash, last.seq + 1, when, person, kind, ids))
    raw.execute(
        "INSERT INTO chain VALUES (?, ?, ?, ?, ?, ?)", (entry.seq, when, person, kind, ids, entry.hash)
    )
    return entry


def first_bad(raw: Any) -> int:
    """Walk the chain: the number of the first entry that does not follow from those before; 0 is none."""
    last = Head(0, START)
    for seq, when, person, kind, ids, found in raw.execute("SELECT * FROM chain ORDER BY seq"):
        if seq != last.seq + 1 or found != _hash(last.hash, seq, when, person, kind, ids):
            return int(seq)
        last = Head(seq, found)
    return 0


def utc_text(at: datetime) -> str:
    """An instant as the store writes it: ISO 8601 in UTC, which sorts by time."""
    return at.astimezone(UTC).isoformat()


def from_utc_text(text: str) -> datetime:
    """And back."""
    return datetime.fromisoformat(text)


def _hash(before: str, seq: int, when: str, person: str, kind: str, ids: str) -> str:
    line = "\x1f".join((before, str(seq), when, person, kind, ids))
    return hashlib.sha256(line.encode()).hexdigest()
