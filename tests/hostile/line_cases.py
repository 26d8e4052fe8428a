"""What may come over the line of the HL7 listener, and the codes it has to be answered with."""

from dataclasses import dataclass

from frontdesk.feeds.mllp.frames import LONGEST_FRAME, framed
from tests.feeds.mllp.messages import adt, siu


@dataclass(frozen=True, slots=True)
class Line:
    """One case: what is sent, and the codes of the answers."""

    name: str
    sent: bytes
    answers: str
    piece: int = 0
    """So many bytes at a time; 0 is all at once."""


def _fields(**changed: str) -> bytes:
    """A message with other fields of its first segment: ``f12="3"``."""
    head, rest = adt().split(b"\r", 1)
    fields = head.split(b"|")
    for name, value in changed.items():
        fields[int(name[1:]) - 1] = value.encode()
    return b"|".join(fields) + b"\r" + rest


def _person(raw: bytes) -> bytes:
    """A message whose name is this."""
    return adt().replace(b"Lee^Ann", raw)


_ODD = b"MSH#*%!@#HIS#HILL#FD#DESK###ADT*A08#7#P#2.4\rPID###7***HILL*MR##Lee*Ann\r"
_LARGEST = adt() + b"NTE|" + b"x" * (LONGEST_FRAME - len(adt()) - 4)
LINES: tuple[Line, ...] = (
    Line("a whole message", framed(adt()), "AA"),
    Line("two in one piece", framed(adt()) + framed(siu()), "AA AA"),
    Line("byte by byte", framed(adt()), "AA", piece=1),
    Line("in pieces of 7", framed(adt()) * 3, "AA AA AA", piece=7),
    Line("no end block", b"\x0b" + adt(), "AE"),
    Line("no end block, then another message", b"\x0b" + adt() + framed(adt()), "AE AA"),
    Line("half of an end block, then another message", b"\x0b" + adt() + b"\x1c" + framed(adt()), "AA AA"),
    Line("half of an end block at the end", b"\x0b" + adt() + b"\x1c", "AA"),
    Line("no start block", adt() + b"\x1c\r", ""),
    Line("a start block alone", b"\x0b", "AE"),
    Line("an empty frame", framed(b""), "AE"),
    Line("a thousand start blocks", b"\x0b" * 1_000, " ".join(["AE"] * 1_000)),
    Line("0x1C in a field", framed(_person(b"Lee\x1c^Ann")), "AE"),
    Line("0x0B in a field", framed(_person(b"Lee\x0b^Ann")), "AE AE"),
    Line("0x00 in a field", framed(_person(b"Lee\x00^Ann")), "AE"),
    Line("two messages in one frame", framed(adt() + siu()), "AE"),
    Line("MSH alone", framed(b"MSH"), "AE"),
    Line("MSH and a separator", framed(b"MSH|"), "AE"),
    Line("MSH and its signs", framed(b"MSH|^~\\&"), "AE"),
    Line("a message without MSH", framed(b"PID|1||7\r"), "AE"),
    Line("one sign for two things", framed(b"MSH|++++|A||||||ADT|1|P|2.5\rEVN|A08\rPID|1||7"), "AE"),
    Line("other separators", framed(_ODD), "AA"),
    Line("words between frames", b"hello\r\n" + framed(adt()), "AA"),
    Line("5,000 bytes between frames", b"x" * 5_000 + framed(adt()), ""),
    Line("a browser", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", ""),
    Line("TLS where none is spoken", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500), ""),
    Line("1 MB and a byte", framed(b"MSH|" + b"x" * LONGEST_FRAME), "AE"),
    Line("1 MB", framed(_LARGEST), "AA"),
    Line("5,001 segments", framed(adt() + b"NTE|1\r" * 5_001), "AE"),
    Line("4,000 people", framed(adt() + b"PID|1||8^^^H^MR||Lee^B\r" * 4_000), "AE"),
    Line("300,000 names", framed(_person(b"~A^B" * 240_000)), "AA"),
    Line("900,000 escapes", framed(_person(b"\\E\\" * 300_000)), "AA"),
    Line("900,000 components", framed(_person(b"^" * 900_000)), "AA"),
    Line("lines that end in LF", framed(adt().replace(b"\r", b"\n")), "AA"),
    Line("lines that end in CR LF", framed(adt().replace(b"\r", b"\r\n")), "AA"),
    Line("a byte order mark", framed(b"\xef\xbb\xbf" + adt()), "AA"),
    Line("UTF-16", framed(adt().decode().encode("utf-16")), "AE"),
    Line("letters of Windows-1252", framed(_person("Müller^Zoë".encode("cp1252"))), "AA"),
    Line("results of a laboratory", framed(_fields(f9="ORU^R01")), "AR"),
    Line("an event nobody knows", framed(_fields(f9="ADT^Z99")), "AR"),
    Line("version 3", framed(_fields(f12="3.0")), "AR"),
    Line("no version", framed(_fields(f12="")), "AE"),
    Line("for training", framed(_fields(f11="T")), "AR"),
    Line("no number", framed(_fields(f10="")), "AE"),
    Line("a number of 300 letters", framed(_fields(f10="9" * 300)), "AE"),
    Line("an answer", framed(b"MSH|^~\\&|A|B|C|D|||ACK^A08|1|P|2.5\rMSA|AA|1\r"), ""),
    Line("enhanced mode", framed(_fields(f12="2.5|||AL|NE")), "CA"),
    Line("enhanced mode, both", framed(_fields(f12="2.5|||AL|AL")), "CA AA"),
    Line("enhanced mode, none", framed(_fields(f12="2.5|||NE|NE")), ""),
    Line("an appointment at no time", framed(siu(start="")), "AE"),
    Line(
        "somebody without name and number", framed(adt(number="", name="").replace(b"^^^HILL^MR", b"")), "AE"
    ),
)
