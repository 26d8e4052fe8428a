"""The audit chain: each look and each act in a line that holds the hash of the one before. No patient values.

Hashes are made under a key that is made from the store's, so that nobody rewrites the chain with SQL alone.
Each entry carries what all records added up to just then (``row_sums``): the newest says how the whole store
has to be. ``head`` is what a place outside the store remembers, so that an old copy is noticed. Whoever
has the store's key and this source could make another chain, but not one that holds the heads kept outside.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from frontdesk.domain.look_note import LookKind
from frontdesk.domain.pin import PinAct
from frontdesk.store.sqlite.row_sums import NOTHING, RowSums, key_for

START = "0" * 64
END = "chain"
"""Where ``row_sum`` says which entry is the newest."""
QUIET = "quiet"
"""Records changed without an act of anybody: the steps of an import, what was withdrawn and is wiped."""
LAYOUT = "layout"
"""The store was brought to a newer layout, and counted anew."""
FOUND_BROKEN = "found_broken"
"""The chain did not hold when it was put under a key; the target is the entry that did not follow."""


_TRIED = (LookKind.REFUSED.value, LookKind.PINS_MISSED.value)
NOT_DEEDS = (QUIET, LAYOUT, FOUND_BROKEN, *_TRIED, *(act.value for act in PinAct))
"""Entries beside the looks that stand for no Deed."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry: its number and its hash. An empty chain has number 0."""

    seq: int
    hash: str


class Seal:
    """What a connection needs to read the chain and to add to it: its key, and the sums of what it writes."""

    def __init__(self, key: bytes) -> None:
        """``key`` is the store's."""
        self.key = key_for(key, b"frontdesk chain")
        self.sums = RowSums(key)
        self.written: Head | None = None
        """The newest entry of the transaction under way."""

    def settle(self, raw: Any) -> None:
        """The last thing of a transaction: what changed without an entry of its own gets one."""
        if self.sums.changed():
            if self.sums.total() != newest_total(raw):
                append(raw, None, "", QUIET, ())
            self.sums.keep(raw)
        if self.written:
            raw.execute("INSERT OR REPLACE INTO row_sum VALUES (?, ?)", (END, self.mark_of(self.written)))

    def mark_of(self, newest: Head) -> str:
        """What is kept of the newest entry, so that nobody cuts the end off unseen."""
        return hashlib.blake2b(
            newest.hash.encode(), digest_size=32, key=self.key, person=b"the end"
        ).hexdigest()

    def done(self) -> Head | None:
        """The transaction is through; its newest entry, if it has one."""
        written, self.written = self.written, None
        self.sums.kept()
        return written

    def back(self) -> None:
        """The transaction was taken back."""
        self.written = None
        self.sums.back()


def head(raw: Any) -> Head:
    """The end of the chain as the file holds it."""
    row = raw.execute("SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*row) if row else Head(0, START)


def append(raw: Any, at: datetime | None, person: str, kind: str, targets: Iterable[str]) -> Head:
    """Add one entry inside the running transaction, after what it is about was written. ``targets`` are ids,
    never values."""
    seal: Seal = raw.seal
    last = head(raw)
    when, ids, total = utc_text(at) if at else "", " ".join(targets), seal.sums.total()
    line = (last.seq + 1, when, person, kind, ids, total)
    entry = Head(last.seq + 1, _hash(seal.key, last.hash, line))
    raw.execute(
        "INSERT INTO chain (seq, at, person, kind, targets, total, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*line, entry.hash),
    )
    seal.written = entry
    return entry


def holds(raw: Any, known: Head) -> bool:
    """An entry we know of stands in the chain as it was."""
    row = raw.execute("SELECT hash FROM chain WHERE seq = ?", (known.seq,)).fetchone()
    return (row[0] if row else START) == known.hash


def end_is_marked(raw: Any) -> bool:
    """The newest entry is the one that was written last."""
    row = raw.execute("SELECT total FROM row_sum WHERE name = ?", (END,)).fetchone()
    newest = head(raw)
    return (row[0] if row else "") == (raw.seal.mark_of(newest) if newest.seq else "")


def newest_total(raw: Any) -> str:
    """What the newest entry says all records come to."""
    row = raw.execute("SELECT total FROM chain ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0] if row else NOTHING


def first_bad(raw: Any) -> int:
    """Walk the chain: the number of the first entry that does not follow from those before; 0 is none."""
    last, key = Head(0, START), raw.seal.key
    for *line, found in raw.execute(
        "SELECT seq, at, person, kind, targets, total, hash FROM chain ORDER BY seq"
    ):
        if line[0] != last.seq + 1 or found != _hash(key, last.hash, line):
            return int(line[0])
        last = Head(line[0], found)
    return 0


def after_layout(raw: Any, *, first: bool) -> None:
    """A step of the layout was taken: count every row anew, and say so where there is something to count.

    ``first``: the chain has no key yet.
    """
    seal: Seal = raw.seal
    raw.execute("DELETE FROM row_sum WHERE name <> ?", (END,))  # a step may change no row: the end stays
    seal.sums.count(raw)
    broken = _put_under_key(raw) if first else 0
    if broken:
        append(raw, None, "", FOUND_BROKEN, [str(broken)])
    elif seal.sums.total() != newest_total(raw):
        append(raw, None, "", LAYOUT, ())
    seal.settle(raw)
    seal.done()


def _put_under_key(raw: Any) -> int:
    """Make the hashes of a chain from before the key anew; the entry that did not follow, 0 for none."""
    plain, keyed, broken = START, START, 0
    rows = raw.execute("SELECT seq, at, person, kind, targets, hash FROM chain ORDER BY seq").fetchall()
    for seq, *told, found in rows:
        plain = hashlib.sha256("\x1f".join((plain, str(seq), *told)).encode()).hexdigest()
        broken = broken or (seq if found != plain else 0)
        plain, keyed = found, _hash(raw.seal.key, keyed, (seq, *told, ""))
        raw.execute("UPDATE chain SET hash = ? WHERE seq = ?", (keyed, seq))
    return broken


def utc_text(at: datetime) -> str:
    """An instant as the store writes it: ISO 8601 in UTC, which sorts by time."""
    return at.astimezone(UTC).isoformat()


def from_utc_text(text: str) -> datetime:
    """And back."""
    return datetime.fromisoformat(text)


def _hash(key: bytes, before: str, line: Iterable[object]) -> str:
    return hashlib.blake2b(ascii((before, *line)).encode(), digest_size=32, key=key).hexdigest()
