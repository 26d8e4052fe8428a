"""Whose journal lies beside the store? One of another store would be written into this one on the next close.

A journal is left behind when the program was killed; the library replays it by itself, whoever wrote it.
Each page of ours ends in a sum only this store's key can make (SQLCipher 4: HMAC-SHA512 over the encrypted
page, its start value and its number), so the first pages tell.

After a power cut the end of a journal may be torn, and its end may be its first page. Such a page was never
confirmed; the library leaves it out with all behind it, by a running sum of its own, and so do we.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from pathlib import Path

from frontdesk.domain.errors import Damaged

_HEADER, _FRAME_HEADER, _PAGE, _SUM, _SALT = 32, 24, 4096, 64, 16
_LOOK_AT = 16
_NEVER_WRITTEN = (1 << 30) // _PAGE + 1
"""The library keeps this page of a large file for its locks."""
_MAGIC = b"\x37\x7f\x06"


def beside(store: Path) -> Path:
    """Where the journal of a store lies."""
    return store.with_name(store.name + "-wal")


def left_behind(store: Path) -> bool:
    """The store was not closed in the usual way."""
    journal = beside(store)
    return journal.is_file() and journal.stat().st_size > 0


def check(store: Path, key: bytes) -> None:
    """Raise ``Damaged`` when the journal beside the store was not written with its key."""
    if not left_behind(store):
        return
    with store.open("rb") as file:
        sum_key = _sum_key(key, file.read(_SALT))
    for number, page in _to_replay(beside(store)):
        if not _ours(sum_key, number, page):
            raise Damaged(
                "The journal beside this patient store is damaged, or it is not its own.",
                "Frontdesk has not changed the store.",
                "Keep both files, and restore the newest good backup.",
            )


def _to_replay(journal: Path) -> Iterator[tuple[int, bytes]]:
    """The first pages the library would write back: number and page, until one does not follow."""
    with journal.open("rb") as file:
        header = file.read(_HEADER)
        if len(header) < _HEADER or header[:3] != _MAGIC:
            return
        words = ">" if header[3] & 1 else "<"
        running, salts = _running_sum(words, (0, 0), header[:24]), header[16:24]
        if running != struct.unpack(">2I", header[24:]):
            return
        for _ in range(_LOOK_AT):
            frame = file.read(_FRAME_HEADER + _PAGE)
            if len(frame) < _FRAME_HEADER + _PAGE or frame[8:16] != salts:
                return
            running = _running_sum(words, running, frame[:8] + frame[_FRAME_HEADER:])
            if running != struct.unpack(">2I", frame[16:24]):
                return
            yield int.from_bytes(frame[:4], "big"), frame[_FRAME_HEADER:]


def _running_sum(words: str, before: tuple[int, int], content: bytes) -> tuple[int, int]:
    """The library's own sum over a journal (sqlite.org/fileformat2.html, "Checksum Algorithm")."""
    one, two = before
    for first, second in struct.iter_unpack(f"{words}2I", content):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two


def has_a_page_of(store: Path, key: bytes) -> bool:
    """Whether one of the store's first pages was written with this key."""
    with store.open("rb") as file:
        sum_key = _sum_key(key, file.read(_SALT))
        file.seek(0)
        for number in range(1, _LOOK_AT + 1):
            page = file.read(_PAGE)
            if len(page) < _PAGE:
                return False
            if _ours(sum_key, number, page):
                return True
    return False


def first_bad_page(store: Path, key: bytes) -> tuple[int, int]:
    """The first page that was not written with this key, and of how many; 0 where each one was."""
    pages = store.stat().st_size // _PAGE
    with store.open("rb") as file:
        sum_key = _sum_key(key, file.read(_SALT))
        file.seek(0)
        for number in range(1, pages + 1):
            page = file.read(_PAGE)
            if number != _NEVER_WRITTEN and not _ours(sum_key, number, page):
                return number, pages
    return 0, pages


def _ours(sum_key: bytes, number: int, page: bytes) -> bool:
    start = _SALT if number == 1 else 0
    summed = page[start:-_SUM] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(sum_key, summed, "sha512"), page[-_SUM:])


def _sum_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, len(key))
