"""From bytes to text, never by guessing: a wrong guess changes names silently."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from frontdesk.domain.errors import Fixable, Refused

CHUNK = 1 << 18
CHOICES = (
    "cp1252",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "cp1250",
    "cp1251",
    "mac-roman",
    "utf-8",
    "utf-16",
)
"""What the review offers when a file is not UTF-8 or UTF-16."""

_PACKED = (b"\x1f\x8b", b"BZh91AY&SY", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_DRAWN = (b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff")
"""What gzip, bzip2, xz, 7-Zip and RAR write first, and what PDF, PNG and JPEG do."""
_CHOOSE = "Choose the encoding it was saved in (cp1252 for most Windows lists), or save it again as UTF-8."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(start: bytes) -> str:
    """The encoding a file says itself: by its mark, by the zero bytes of UTF-16, else UTF-8."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    sample = start[:2000]
    zeros = sample.count(0)
    if len(sample) >= 4 and zeros >= len(sample) // 4:
        even = sample[::2].count(0)
        return "utf-16-be" if even > zeros - even else "utf-16-le"
    return "utf-8"


def text_chunks(path: Path, encoding: str | None = None) -> Iterator[str]:
    """The text of a file, piece by piece. Raises ``Refused`` naming the row whose letters do not fit."""
    with path.open("rb") as file:
        piece = file.read(CHUNK)
        _refuse_what_is_no_text(piece)
        name = _chosen(encoding) or encoding_of(piece)
        decoder = codecs.getincrementaldecoder(name)("strict")
        row = 1
        while True:
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeError as problem:
                raise _does_not_fit(row, problem, name) from None
            row += text.count("\n") or text.count("\r")
            if text:
                yield text
            if not piece:
                return
            piece = file.read(CHUNK)


def _refuse_what_is_no_text(start: bytes) -> None:
    """No encoding makes a list of these, whatever the file is called: nobody is asked to choose one."""
    if start.startswith(_PACKED):
        raise Refused(
            "This is a packed file.", "Nothing was imported.", "Unpack it and choose the list inside."
        )
    if start.startswith(_DRAWN):
        raise Refused(
            "This is a PDF or a picture.", "Nothing was imported.", "Export the list as CSV instead."
        )


def asks_encoding(refusal: Fixable) -> bool:
    """Whether a file was refused only because nobody said how its letters were saved."""
    return refusal.todo == _CHOOSE


def _does_not_fit(row: int, problem: UnicodeError, name: str) -> Refused:
    if isinstance(problem, UnicodeDecodeError) and name.startswith("utf-8"):
        good = problem.object[: problem.start]
        row += good.count(b"\n") or good.count(b"\r")
    shown = name.removesuffix("-sig").upper().replace("CP", "Windows-")
    return Refused(
        f"Row {row} has letters that do not fit {shown}.",
        "Nothing was imported.",
        _CHOOSE,
    )


def _chosen(encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        name = codecs.lookup(encoding).name
        codecs.getincrementaldecoder(name)("strict").decode(b"")
    except (LookupError, TypeError, ValueError):
        name = ""
    if (
        not name
        or name.endswith("_codec")
        or name in {"rot13", "hex", "base64", "idna", "punycode", "unicode_escape"}
    ):
        raise Refused(
            "Frontdesk does not know that encoding.",
            "Nothing was imported.",
            "Choose one from the list, such as cp1252.",
        )
    return name
