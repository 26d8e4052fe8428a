"""What this computer remembers of a store outside of it: the newest entry of its audit chain.

One small file a store, in the folder of what programs remember. It holds two places of a fixed size that are
written in turn, so that a cut in the middle of one leaves the other. It is written after a transaction that
added to the chain and never waits for the disk: it may be older than the store and is never newer. Each place
carries a seal under the store's key. Whoever can delete the file can make this computer forget; a backup
remembers the head as well.
"""

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from frontdesk.domain.errors import PutBack
from frontdesk.store.sqlite import chain
from frontdesk.store.sqlite.chain import Head
from frontdesk.store.sqlite.row_sums import key_for

_SEQ, _HASH, _SEALED = 8, 32, 32
_PLACE = _SEQ + _HASH + _SEALED
_PLACES = 2


class HeadFile:
    """The remembered head of one store."""

    def __init__(self, folder: Path, key: bytes) -> None:
        """``key`` is the store's: it names the file, so a store is known wherever it lies."""
        self._key = key_for(key, b"frontdesk heads")
        self.path = folder / key_for(key, b"frontdesk name").hex()[:32]

    def remembered(self) -> Head | None:
        """The newest head this computer saw; None where it remembers none."""
        try:
            whole = self.path.read_bytes()
        except OSError:
            return None
        places = (whole[at * _PLACE : (at + 1) * _PLACE] for at in range(_PLACES))
        heads = [head for head in map(self._opened, places) if head]
        return max(heads, key=lambda head: head.seq, default=None)

    def remember(self, head: Head) -> None:
        """Keep a newer head. A disk that does not take it leaves the one before, which is as true."""
        with suppress(OSError):
            if not self.path.exists():
                self.accept(head)
                return
            with self.path.open("r+b", buffering=0) as file:
                file.seek(head.seq % _PLACES * _PLACE)
                file.write(self._sealed(head))

    def accept(self, head: Head) -> None:
        """Remember just this head and nothing newer: somebody restored a backup and knows it."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        begun = self.path.with_suffix(".new")
        begun.write_bytes(self._sealed(head) * _PLACES)
        begun.chmod(0o600)
        begun.replace(self.path)

    def check(self, raw: Any) -> None:
        """Raises ``PutBack`` where the store does not hold the entry seen last: an older one was put back."""
        known = self.remembered()
        if known is None or chain.holds(raw, known):
            return
        newest = chain.head(raw).seq
        raise PutBack(
            f"This store is older than the last one seen on this computer (entry {newest:,}; expected"
            f" {known.seq:,})."
            if newest < known.seq
            else f"This store is not the one last seen on this computer (entry {known.seq:,} differs).",
            "Someone put an old copy back, or a backup was restored outside Frontdesk. Nothing was changed.",
            "Ask the office manager.",
        )

    def _sealed(self, head: Head) -> bytes:
        told = head.seq.to_bytes(_SEQ, "little") + bytes.fromhex(head.hash)
        return told + self._seal(told)

    def _opened(self, place: bytes) -> Head | None:
        told, seal = place[: _SEQ + _HASH], place[_SEQ + _HASH :]
        if len(place) != _PLACE or seal != self._seal(told):
            return None
        return Head(int.from_bytes(told[:_SEQ], "little"), told[_SEQ:].hex())

    def _seal(self, told: bytes) -> bytes:
        return blake2b(told, digest_size=_SEALED, key=self._key).digest()
