"""What is answered to a frame, before anything of it is stored.

It is taken apart here, in the program itself and not in a child process as files are: a frame has 1 MB and
5,000 segments at most, the walk over its fields is our own, linear, and uses no library; a child for each
message would take longer than all the rest.
"""

import re
from dataclasses import dataclass, field

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedVisit, RowProblem
from frontdesk.feeds.mllp.answer import TAKEN, Code, Head, Verdict, head_of
from frontdesk.feeds.mllp.frames import Frame, Trouble
from frontdesk.importers.format import ReadAs
from frontdesk.importers.hl7.message import Message
from frontdesk.importers.hl7.rows import booking_of, merges, people_of, removes
from frontdesk.importers.hl7.stream import message_of

_NEEDED = {9: "the message type", 10: "the control id", 11: "the processing id", 12: "the version"}
_VERSION = re.compile(r"2\.[1-8](\.\d)?")
_EVENTS = {"ADT": re.compile(r"A\d\d"), "SIU": re.compile(r"S(?:1[2-9]|2[0-6])")}
_STRAY = re.compile(rb"[\x00\x0b\x1c]")
"""Nothing of a message: where one stands in a field, nobody can say where the message ended."""
MOST_PEOPLE = 10
"""One message is used in one go, while the desk may be waiting."""
_IT = "the message"


@dataclass(frozen=True, slots=True)
class Examined:
    """One frame, and what is said to it."""

    head: Head = field(repr=False)
    verdict: Verdict
    is_answer: bool = False
    """It is an answer itself; those are not answered, or two programs would never come to an end."""


def examine(frame: Frame, how: ReadAs) -> Examined:
    """Whether a frame is stored, or why it is not. Never raises."""
    head = head_of(frame.body)
    if head.words(9).upper() == "ACK":
        return Examined(head, TAKEN, is_answer=True)
    return Examined(head, _of_frame(frame, head) or _of_head(head) or _of_message(frame.body, how) or TAKEN)


def _of_frame(frame: Frame, head: Head) -> Verdict | None:
    if frame.trouble is not Trouble.NONE:
        return Verdict(Code.NOT_USABLE, frame.trouble.value, "100")
    if not head.fields:
        return Verdict(Code.NOT_USABLE, "The message does not begin with a whole MSH segment.", "100")
    if _STRAY.search(frame.body):
        return Verdict(Code.NOT_USABLE, "A sign of the frame stands inside of the message.", "102")
    return None


def _of_head(head: Head) -> Verdict | None:
    for number, name in _NEEDED.items():
        if not head.words(number):
            return Verdict(Code.NOT_USABLE, f"MSH-{number}, {name}, is missing.", "101")
    if not _VERSION.fullmatch(head.words(12)):
        return Verdict(Code.NOT_HANDLED, "Only versions 2.1 to 2.8 are read here.", "203")
    if head.words(11).upper() != "P":
        return Verdict(Code.NOT_HANDLED, "Only messages for production (P) are taken here.", "202")
    if head.words(9).upper() not in _EVENTS:
        return Verdict(Code.NOT_HANDLED, "Only ADT and SIU messages are taken here.", "200")
    return None


def _of_message(body: bytes, how: ReadAs) -> Verdict | None:
    try:
        message = message_of(body)
    except Refused as refused:
        return Verdict(Code.NOT_USABLE, refused.what, "100")
    events = _EVENTS.get(message.kind)
    if events is None:
        return Verdict(Code.NOT_USABLE, "The separators of the message do not fit its first segment.", "102")
    if not events.fullmatch(message.event):
        return Verdict(Code.NOT_HANDLED, "This event is not taken here.", "201")
    if message.first("PID") is None:
        return Verdict(Code.NOT_USABLE, "The message has no PID segment.", "100")
    if sum(1 for _ in message.all("PID")) > MOST_PEOPLE:
        return Verdict(Code.NOT_USABLE, f"The message is about more than {MOST_PEOPLE} people.", "102")
    if merges(message) or removes(message):
        return None
    return _of_rows(message, how)


def _of_rows(message: Message, how: ReadAs) -> Verdict | None:
    """None where the message says something that can be used; our sentences hold no value of a patient."""
    rows = [*people_of(message, _IT, how), *booking_of(message, _IT, how)]
    left_out = [row for row in rows if isinstance(row, RowProblem) and (row.patients or row.visits)]
    is_booking = any(isinstance(row, ImportedVisit) for row in rows)
    if left_out and not (message.kind == "SIU" and is_booking):
        return Verdict(Code.NOT_USABLE, left_out[0].reason, "101")
    return None
