"""The bytes of one connection cut into frames: 0x0B, the message, 0x1C 0x0D. Pure: no socket, no clock."""

from dataclasses import dataclass, field
from enum import StrEnum

START, END, CLOSE = b"\x0b", b"\x1c", b"\x1c\x0d"
LONGEST_FRAME = 1_000_000
"""Bytes of one message."""
MOST_OUTSIDE = 4_096
"""Bytes between frames that are passed over; who sends more speaks something else."""


class Trouble(StrEnum):
    """Why a frame holds no whole message; the words go back to the sender."""

    NONE = ""
    TOO_LONG = f"The message is longer than {LONGEST_FRAME:,} bytes."
    CUT_OFF = "The message has no end block."


@dataclass(frozen=True, slots=True)
class Frame:
    """What stood between a start and an end block, or as much of it as came."""

    body: bytes = field(repr=False)
    trouble: Trouble = Trouble.NONE


class Framer:
    """Told bytes as they come, it gives the frames that are whole."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._looked = 0
        """So many bytes held are known to hold neither a start nor an end."""
        self._outside = 0
        self.begun = False
        """A frame has begun and not ended."""
        self.lost = False
        """What comes next cannot be told apart any more; the connection has to end."""

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that these bytes complete, in their order."""
        self._held += data
        frames: list[Frame] = []
        while not self.lost:
            if not self.begun and not self._begin():
                break
            end = self._held.find(CLOSE, max(self._looked - 1, 0))
            again = self._held.find(START, self._looked, end if end >= 0 else len(self._held))
            if again >= 0:
                frames.append(self._up_to(again, len(START), Trouble.CUT_OFF))
                continue  # the start that was found begins the next one
            if end < 0:
                self._looked = len(self._held)
                self.lost = self._looked > LONGEST_FRAME
                if self.lost:
                    frames.append(self._up_to(LONGEST_FRAME, 0, Trouble.TOO_LONG))
                break
            self.begun = False
            frames.append(self._up_to(end, len(CLOSE), Trouble.NONE))
        return frames

    def rest(self) -> Frame | None:
        """What came of a frame that will not end any more."""
        if not self.begun:
            return None
        self.begun = False
        return self._up_to(len(self._held), 0, Trouble.CUT_OFF)

    def _begin(self) -> bool:
        at = self._held.find(START)
        self._outside += at if at >= 0 else len(self._held)
        self.lost = self._outside > MOST_OUTSIDE
        if at < 0 or self.lost:
            self._held.clear()
            return False
        del self._held[: at + len(START)]
        self.begun, self._looked, self._outside = True, 0, 0
        return True

    def _up_to(self, end: int, mark: int, trouble: Trouble) -> Frame:
        """Take a frame out. Some senders leave out the last byte of the end block and begin the next one."""
        body = bytes(self._held[:end])
        del self._held[: end + mark]
        self._looked = 0
        if trouble is Trouble.CUT_OFF and body.endswith(END):
            body, trouble = body[:-1], Trouble.NONE
        if len(body) > LONGEST_FRAME:
            trouble = Trouble.TOO_LONG
        return Frame(body, trouble)


def framed(body: bytes) -> bytes:
    """A message as it goes over the line."""
    return START + body + CLOSE
