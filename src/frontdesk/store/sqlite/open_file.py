"""The open file: its two connections, its lock, and what is done for it while nobody needs it."""

import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import Fixable, NotSaved, WrongUsage
from frontdesk.domain.look_note import LookNote
from frontdesk.store.sqlite import chain, erasing, people
from frontdesk.store.sqlite.connection import Connection
from frontdesk.store.sqlite.kept import Kept
from frontdesk.store.sqlite.lock import Lock
from frontdesk.store.sqlite.looks import Looks
from frontdesk.store.sqlite.taking_back import Touched

_ROOM = 1 << 20
"""Bytes that are free again before a store opened on a full disk is opened anew."""
_MERGE_PAGES = 4
"""How much of the search index one idle step merges: a few milliseconds."""


class OpenFile:
    """One encrypted file, open for writing and for reading."""

    def __init__(
        self,
        writer: Connection,
        reader: Connection,
        lock: Lock | None = None,
        *,
        cut_off: bool = False,
        crowded: bool = False,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = lock
        self.cut_off = cut_off
        """The program was closed unexpectedly last time; everything confirmed before that is here."""
        self.crowded = crowded
        """Opened on a full disk: to look up and to greet; what is done is kept once there is room."""
        self._closed = False
        self._kept = Kept()
        self._looks = Looks()
        self._touched: dict[str, Touched] = {}
        """Of imports that are being taken back: what was done since."""
        self._to_move_up: set[str] = set()
        """Seen since their place in Find was given; moved at idle: a check-in does not wait for it."""

        self._to_scrub = cut_off
        """Somebody was erased, and what was written of them may still lie in the file's free places."""

    @property
    def read_only(self) -> bool:
        """The disk can only be read: look-ups work, every write raises ``ReadOnly``."""
        return self._writer.read_only

    def idle(self, budget_ms: int = 50) -> bool:
        """Housekeeping while nobody needs the writer, in steps of a few milliseconds; True when some is left.

        People seen today move up in Find, the search index is merged, the journal is written back.
        """
        if self.read_only:
            return False
        if self._writer.alone and shutil.disk_usage(self._writer.path.parent).free >= _ROOM:
            self._two_sides_again()
        self.keep_looks()
        until = time.perf_counter() + budget_ms / 1000
        if self._to_scrub:
            self._scrub()
        while True:
            merged = self._merge()
            if not self._move_up(10) and not merged:
                break
            if time.perf_counter() >= until:
                return True
        with self._writer.reading() as raw:
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        return False

    def _two_sides_again(self) -> None:
        """There is room: looking up no longer waits for what is written, and backups can be made."""
        self._writer.share()
        if not self._writer.alone:
            with suppress(NotSaved):
                self._reader = Connection(self._writer.path, self._writer.key, read_only=True)

    def chain_head(self) -> chain.Head:
        """The end of the audit chain, for the place outside the store that remembers it."""
        with self._reader.reading() as raw:
            return chain.head(raw)

    def chain_first_bad(self) -> int:
        """Walk the audit chain: the first entry that does not follow; 0 is none."""
        with self._reader.reading() as raw:
            return chain.first_bad(raw)

    def how_many_people(self) -> int:
        """Records of people, merged ones too."""
        with self._reader.reading() as raw:
            return int(raw.execute("SELECT count(*) FROM patient").fetchone()[0])

    def erase_again(self, acts: Iterable[Deed]) -> int:
        """In a store from before: take out those who were erased since; how many of them were in it."""
        gone = 0
        with self._writer.writing() as raw:
            for act in acts:
                with suppress(WrongUsage):  # nobody of this id is in it
                    erasing.erase(raw, act)
                    gone += 1
        self._kept.forget_all()
        if gone:
            self._scrub()
        return gone

    def note_look(self, look: LookNote) -> None:
        """See the port."""
        self._looks.note(look)

    def keep_looks(self) -> None:
        """See the port."""
        if self._looks and not self.read_only:
            with suppress(Fixable), self._acting():  # the next act keeps them as well
                pass

    @contextmanager
    def _acting(self) -> Iterator[Any]:
        """A transaction of the desk: the looks that wait go into it first."""
        with self._writer.lock:
            with self._writer.writing() as raw:
                seen = self._looks.write(raw)
                yield raw
            self._looks.written(seen)

    def close(self) -> None:
        """Let go of the file and its lock. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self.keep_looks()
        if self._to_move_up:
            with suppress(Fixable):  # the next visit moves them as well
                self._move_up(len(self._to_move_up))
        if not self.read_only:
            with suppress(Fixable), self._writer.writing() as raw:  # the next start does it as well
                erasing.wipe_withdrawn(raw)
        self._reader.close()
        self._writer.close()
        if self._lock is not None:
            self._lock.release()

    def _scrub_now_or_later(self) -> None:
        """After an erasure. Whoever is erased is gone already: what the disk refuses now is done at idle."""
        self._to_scrub = True
        with suppress(NotSaved):
            self._scrub()

    def _scrub(self) -> None:
        with self._writer.reading() as raw:
            if raw.execute("SELECT 1 FROM erasure LIMIT 1").fetchone():
                erasing.scrub(raw)
        self._to_scrub = False

    def _move_up(self, most: int) -> bool:
        """Move people up in Find; True when some were moved."""
        some = [self._to_move_up.pop() for _ in range(min(most, len(self._to_move_up)))]
        if some:
            with self._writer.writing() as raw:
                people.move_up(raw, some)
            self._kept.forget_places()
        return bool(some)

    def _merge(self) -> bool:
        with self._writer.writing() as raw:
            before = raw.total_changes
            raw.execute("INSERT INTO search(search, rank) VALUES ('merge', ?)", (_MERGE_PAGES,))
            return bool(raw.total_changes - before >= 2)
