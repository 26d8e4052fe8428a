"""Messages in a file: alone, one after the other, in batches, in the frames of a listener; any line ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from frontdesk.domain.errors import Refused
from frontdesk.importers.encodings import CHUNK, encoding_of, text_chunks
from frontdesk.importers.hl7.message import Message, parse

LONGEST_MESSAGE = 1_000_000
"""Bytes."""
_ENVELOPE = (b"FHS", b"BHS", b"BTS", b"FTS")
_FRAME = b"\x0b\x1c"
_UTF8_MARK = b"\xef\xbb\xbf"
_CHARSETS = {
    "ASCII": "ascii", "UNICODE": "utf-8", "UNICODE UTF-8": "utf-8", "UTF-8": "utf-8",
    "UNICODE UTF-16": "utf-16",
    "GB 18030-2000": "gb18030", "BIG-5": "big5", "KS X 1001": "euc-kr", "ISO IR87": "iso2022_jp",
    "ISO IR14": "shift_jis", "ISO IR159": "iso2022_jp_2",
} | {f"8859/{part}": f"iso-8859-{part}" for part in range(1, 16)}  # fmt: skip
"""HL7 table 0211: what MSH-18 may say."""


@dataclass(frozen=True, slots=True)
class Found:
    """One message, numbered from 1, or why it is none."""

    number: int
    message: Message | None = field(default=None, repr=False)
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Astray:
    """Lines that belong to no message."""

    lines: int


def messages(path: Path, encoding: str | None = None) -> Iterator[Found | Astray]:
    """Every message of a file in its order, one in memory at a time."""
    number, begun, size, astray = 0, list[bytes](), 0, 0
    for line in _lines(_bytes(path, encoding)):
        if line.startswith(_ENVELOPE):
            continue
        if line.startswith(b"MSH"):
            if begun:
                yield _found(number, begun, size, encoding)
            number, begun, size = number + 1, [], 0
        elif not number:
            astray += 1
            continue
        size += len(line)
        if size <= LONGEST_MESSAGE:
            begun.append(line)
    if begun:
        yield _found(number, begun, size, encoding)
    if astray:
        yield Astray(astray)


def message_of(body: bytes, encoding: str | None = None) -> Message:
    """The one message of a frame. Raises ``Refused`` without values."""
    lines = [line for line in map(_bare, body.replace(b"\n", b"\r").split(b"\r")) if line]
    if not lines:
        raise Refused("This is no HL7 message.", "Nothing was imported.", "It has to begin with MSH.")
    if sum(1 for line in lines if line.startswith(b"MSH")) > 1:
        raise Refused("Two messages stand in one frame.", "Nothing of it was imported.")
    return parse(decoded(lines, encoding))


def decoded(lines: list[bytes], encoding: str | None = None) -> list[str]:
    """The letters as MSH-18 says, else UTF-8, else Windows-1252."""
    head = lines[0]
    fields = head.split(head[3:4]) if len(head) > 3 else []
    said = (
        fields[17].partition(b"~")[0].decode("ascii", "replace").strip().upper() if len(fields) > 17 else ""
    )
    whole = b"\n".join(lines)
    for name in (encoding, _CHARSETS.get(said), "utf-8", "cp1252"):
        try:
            if name:
                return whole.decode(name).split("\n")
        except (UnicodeError, LookupError):
            continue
    return whole.decode("latin-1").split("\n")


def _found(number: int, lines: list[bytes], size: int, encoding: str | None) -> Found:
    if size > LONGEST_MESSAGE:
        return Found(number, None, f"it is longer than {LONGEST_MESSAGE:,} bytes")
    try:
        return Found(number, parse(decoded(lines, encoding)))
    except Refused as refused:
        return Found(number, None, refused.what.rstrip(".").replace("This", "it").replace("A message", "it"))


def _bytes(path: Path, encoding: str | None) -> Iterator[bytes]:
    """The file piece by piece; UTF-16 as UTF-8, because lines are looked for in bytes."""
    with path.open("rb") as file:
        piece = file.read(CHUNK)
        wide = encoding_of(piece).startswith(("utf-16", "utf-32"))
        while piece and not wide:
            yield piece
            piece = file.read(CHUNK)
    if wide:
        yield from (text.encode("utf-8", "replace") for text in text_chunks(path, encoding))


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their ends (CR, LF or both), frames or a mark; none longer than a message may be."""
    held = b""
    for piece in pieces:
        *whole, held = (held + piece).replace(b"\r\n", b"\r").replace(b"\n", b"\r").split(b"\r")
        held = held[: LONGEST_MESSAGE + 1]
        yield from filter(None, map(_bare, whole))
    if last := _bare(held):
        yield last


def _bare(line: bytes) -> bytes:
    return line.strip(_FRAME + b" \t").removeprefix(_UTF8_MARK).strip(_FRAME)
