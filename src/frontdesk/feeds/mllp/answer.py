"""Answers to a message: its MSH turned round, then MSA, and ERR since version 2.5.

Bytes throughout: what is given back to the sender (names of programs, the control id) goes back as it came,
in the sender's own separators and letters. Our own words are plain ASCII, and none is a value of a patient.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

_LONGEST = 250
"""Bytes of a field that are given back."""
_NUMBERED = re.compile(rb"2\.(\d)")


class Code(StrEnum):
    """What is said of a message; ``Head.words_for`` turns it for senders of the enhanced mode."""

    TAKEN = "A"
    """It is safely stored."""
    NOT_USABLE = "E"
    """Something in it has to be corrected."""
    NOT_HANDLED = "R"
    """A sort of message this program does not take, or it can store nothing just now."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is answered to one message."""

    code: Code
    text: str = ""
    condition: str = "0"
    """Number of the HL7 table 0357."""


TAKEN = Verdict(Code.TAKEN)


@dataclass(frozen=True, slots=True)
class Head:
    """The first segment of a message, as bytes; of a message that has none, what can be said all the same."""

    sign: bytes = b"|"
    signs: bytes = b"^~\\&"
    fields: tuple[bytes, ...] = field(default=(), repr=False)
    """From MSH-3 on."""

    def raw(self, number: int) -> bytes:
        """A field as it stands there; empty where there is none or it is longer than any program writes."""
        at = number - 3
        found = self.fields[at] if at < len(self.fields) else b""
        return b"" if len(found) > _LONGEST or found == b'""' else found

    def words(self, number: int, component: int = 1) -> str:
        """A component of the first repetition of a field."""
        parts = self.raw(number).split(self.signs[1:2] or b"~")[0].split(self.signs[:1] or b"^")
        return parts[component - 1].decode("ascii", "replace").strip() if component <= len(parts) else ""

    @property
    def control_id(self) -> str:
        """The sender's own number of the message."""
        return self.raw(10).decode("ascii", "replace").strip()

    @property
    def minor(self) -> int:
        """The version behind the "2."; 0 where none is said."""
        found = _NUMBERED.match(self.raw(12))
        return int(found[1]) if found else 0

    @property
    def enhanced(self) -> bool:
        """The sender says when it wants to be answered, and how."""
        return bool(self.words(15) or self.words(16))


def head_of(body: bytes) -> Head:
    """The first segment, whatever stands in it."""
    line = re.split(rb"[\r\n]", body.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n"), maxsplit=1)[0]
    if len(line) < 4 or not line.startswith(b"MSH"):
        return Head()
    sign = line[3:4]
    signs, *fields = line[4:].split(sign)
    usual = Head()
    fits = 4 <= len(signs) <= 5 and len({sign, *(signs[at : at + 1] for at in range(4))}) == 5
    return Head(sign, signs if fits else usual.signs, tuple(fields))


def answers(head: Head, verdict: Verdict, now: datetime, number: str) -> list[bytes]:
    """What goes back: mostly one answer, in the enhanced mode none to two. ``number`` is the answer's own."""
    return [_answer(head, verdict, mode, now, number) for mode in _modes(head, verdict.code)]


def _modes(head: Head, code: Code) -> list[str]:
    """``A`` for the answer of the program, ``C`` for that of the line, as MSH-15 and MSH-16 ask for them."""
    if not head.enhanced:
        return ["A"]
    return [mode for mode, number in (("C", 15), ("A", 16)) if _is_wanted(head.words(number).upper(), code)]


def _is_wanted(asked: str, code: Code) -> bool:
    wanted = {"": False, "NE": False, "ER": code is not Code.TAKEN, "SU": code is Code.TAKEN}
    return wanted.get(asked, True)


def _answer(head: Head, verdict: Verdict, mode: str, now: datetime, number: str) -> bytes:
    sign, part = head.sign, head.signs[:1]
    kind = [b"ACK"]
    event = head.words(9, 2)
    if event.isalnum():
        kind.append(event.encode("ascii", "replace"))
        if head.minor > 3:
            kind.append(b"ACK")
    msh = [b""] * 16
    msh[0], msh[1], msh[2], msh[3] = head.raw(5), head.raw(6), head.raw(3), head.raw(4)
    msh[4] = now.strftime("%Y%m%d%H%M%S%z").encode()
    msh[6], msh[7] = part.join(kind), number.encode()
    msh[8], msh[9] = head.raw(11) or b"P", head.raw(12) or b"2.5.1"
    msh[15] = head.raw(18)
    said = _plain(verdict.text, head)
    newer = head.minor >= 5 or not head.minor
    msa = [mode.encode() + verdict.code.encode(), head.raw(10), *([] if newer or not said else [said])]
    lines = [b"MSH" + sign + head.signs + sign + sign.join(msh).rstrip(sign), b"MSA" + sign + sign.join(msa)]
    if newer and verdict.code is not Code.TAKEN:
        err = [b"", b"", part.join((verdict.condition.encode(), b"", b"HL70357")), b"E", b"", b"", b"", said]
        lines.append(b"ERR" + sign + sign.join(err))
    return b"".join(line + b"\r" for line in lines)


def _plain(text: str, head: Head) -> bytes:
    """Our words without any sign that would cut them."""
    meant = head.sign + head.signs
    return bytes(byte for byte in text.encode("ascii", "replace") if byte not in meant)
