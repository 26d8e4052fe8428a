"""``python -m tests.hostile.line``: what a program on the line may do to the HL7 listener, in figures.

Framing cases, a gigabyte without an end, slow senders, a thousand half-open connections, forged messages. The
listener runs in a process of its own over a real store in memory; what it costs is read from outside.
"""

import re
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from pathlib import Path

from frontdesk.domain.deed import Change
from frontdesk.domain.patient import Patient
from frontdesk.feeds.mllp.frames import framed
from frontdesk.feeds.mllp.listener import Listener
from frontdesk.feeds.mllp.place import Place
from frontdesk.feeds.mllp.server import FRAME_SECONDS, MOST_CONNECTIONS
from frontdesk.usecases.desk import Desk
from tests.faults.child import Child, Say
from tests.feeds.mllp.messages import OneAtATime, adt, listening, merge, siu, until
from tests.hostile.line_cases import LINES, Line
from tests.usecases.imports import desk_for_import

PATIENCE = 3 * FRAME_SECONDS
"""Seconds without an answer, and without an end of the connection, that count as a hang."""
MOST_MEMORY = 20
"""MB the listener may have grown by."""
HALF_OPEN = 1_000
LONGEST_PAUSE = 0.5
"""Seconds the desk's own threads in that process may have had to wait."""
_CODE = re.compile(rb"MSA[|#]([AC]\w)")
_GIGABYTE = 1_000_000_000
Figure = tuple[str, str, bool]


class Target:
    """A listener in another process, and a thread beside it that notes how long it was kept waiting."""

    def __init__(self) -> None:
        self._child = Child(_listen)
        self.port = int(self._child.line())
        talk(self.port, framed(adt()))
        self.before = self.memory()

    def memory(self) -> float:
        """MB it holds now."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def pause(self) -> float:
        """The longest wait since it was asked last, in seconds."""
        with closing(self._line()) as line:
            line.sendall(framed(b"MSH|^~\\&|how||||||ACK"))
        return float(self._child.line())

    def works(self) -> bool:
        """Whether it still takes a message."""
        return talk(self.port, framed(adt())) == ["AA"]

    def end(self) -> None:
        """Let it go."""
        self._child.kill()

    def _line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)


def _listen(say: Say) -> None:
    longest = [0.0]

    def beat() -> None:
        last = time.perf_counter()
        while True:
            time.sleep(0.002)
            now = time.perf_counter()
            longest[0], last = max(longest[0], now - last), now

    listener = Listener(lambda: Place(port=0), OneAtATime(desk_for_import()), lambda _: None)
    listener.start()
    until(lambda: listener.port)
    say(listener.port)
    threading.Thread(target=beat, daemon=True).start()
    told = 0
    while True:  # an answer is never answered: it stands here for the question how long the longest wait was
        time.sleep(0.01)
        ignored = listener.tally.counts()["ignored"]
        if ignored > told:
            say(longest[0])
            longest[0], told = 0.0, ignored


def talk(port: int, sent: bytes, piece: int = 0) -> list[str]:
    """Send, say that it is all, and read the codes until the other side ends. Raises ``TimeoutError``."""
    got = bytearray()
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(ConnectionError):
            for at in range(0, len(sent), piece or len(sent)):
                line.sendall(sent[at : at + (piece or len(sent))])
            line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionError):
            while more := line.recv(65_536):
                got += more
    return [code.decode() for code in _CODE.findall(got)]


def figures(say: Callable[[str], None] = lambda _: None) -> Iterator[Figure]:
    """Everything, in about a minute; ``say`` hears each case that broke a promise."""
    target = Target()
    try:
        yield _framing(target, say)
        yield _endless(target)
        yield _slow(target)
        yield _flood(target)
    finally:
        target.end()
    yield forged()


def tried(port: int, one: Line) -> str:
    """What is wrong with the answers to one case; empty for nothing."""
    try:
        answers = " ".join(talk(port, one.sent, one.piece))
    except TimeoutError:
        return f"{one.name}: it hangs"
    return "" if answers == one.answers else f"{one.name}: {answers[:40]!r}, not {one.answers[:40]!r}"


def _framing(target: Target, say: Callable[[str], None]) -> Figure:
    wrong, longest, sent = [], 0.0, Counter[str]()
    target.pause()
    for one in LINES:
        if told := tried(target.port, one):
            wrong.append(told)
            say(told)
        sent.update(one.answers.split())
        longest = max(longest, target.pause())
    answered = ", ".join(f"{count:,} {code}" for code, count in sorted(sent.items()))
    return _told(
        target, f"{len(LINES)} framing cases, answered {answered}; {len(wrong)} wrong", not wrong, longest
    )


def _endless(target: Target) -> Figure:
    """A gigabyte that never ends: how much of it the other side would hear."""
    target.pause()
    sent, piece = 0, b"x" * 65_536
    with socket.create_connection(("127.0.0.1", target.port), timeout=PATIENCE) as line, suppress(OSError):
        line.sendall(b"\x0bMSH|")
        while sent < _GIGABYTE:
            line.sendall(piece)
            sent += len(piece)
    words = f"a gigabyte without an end: let go after {sent / 1e6:,.0f} MB"
    return _told(target, words, sent < _GIGABYTE, target.pause())


def _slow(target: Target) -> Figure:
    """Eight senders of a byte a tenth of a second hold every place; each is let go, and the next is heard."""
    target.pause()
    began = time.monotonic()
    with ExitStack() as lines:
        slow = [lines.enter_context(socket.create_connection(("127.0.0.1", target.port))) for _ in range(8)]
        left = set(slow)
        while left and time.monotonic() - began < PATIENCE:
            for line in list(left):
                try:
                    line.sendall(b"\x0b" if time.monotonic() - began < 0.1 else b"M")
                except OSError:
                    left.discard(line)
            time.sleep(0.1)
        took = time.monotonic() - began
    words = f"{MOST_CONNECTIONS} slow senders: let go after {took:.0f} s of {FRAME_SECONDS:.0f}"
    return _told(target, words, not left, target.pause())


def _flood(target: Target) -> Figure:
    """A thousand connections that say nothing."""
    target.pause()
    with ExitStack() as lines:
        for _ in range(HALF_OPEN):
            with suppress(OSError):
                lines.enter_context(socket.create_connection(("127.0.0.1", target.port), timeout=PATIENCE))
        held = target.memory() - target.before
    until(target.works)
    words = f"{HALF_OPEN:,} half-open connections: {held:+.1f} MB while they are there"
    return _told(target, words, held <= MOST_MEMORY, target.pause())


def _told(target: Target, words: str, good: bool, pause: float) -> Figure:
    until(target.works)
    grown = target.memory() - target.before
    told = f"{words}; memory {grown:+.1f} MB of {MOST_MEMORY}, another thread waited {1000 * pause:.0f} ms"
    return "HL7 line", told, good and grown <= MOST_MEMORY and pause <= LONGEST_PAUSE


# --- forged messages: everything the other side may say about somebody the desk knows

_NAMES = ("Forged^Ann", "Lee^Forged", "Lee^Ann^Forged", "Forged^^^^Dr", "L^A", '""')
_BORN = ("19620314", "1970", "18500101", "20990101", "")
_EVENTS = (*(f"A{number:02}" for number in range(1, 63)),)


def forged() -> Figure:
    """Every event with every name and birth date: what the desk holds stays."""
    desk = desk_for_import()
    with listening(desk) as listener:
        talk(listener.port, framed(adt("A28", "77")) + framed(adt("A28", "78", "Quist^Zoe", "19900101")))
        until(lambda: listener.tally.counts()["used"] == 2)
        held = _held_by_the_desk(desk)
        sent = list(_forged())
        answered = Counter(talk(listener.port, b"".join(map(framed, sent))))
        until(lambda: listener.tally.counts()["used"] == 2 + answered["AA"])
    now = {patient.id: patient for patient in _patients(desk)}
    changed = [one.id for one in held if _known(now.get(one.id)) != _known(one)]
    waits = desk.store.set_aside()
    named = all(one.source == "HL7 from 127.0.0.1" for one in waits) and _every_act_names_its_source(desk)
    reasons = Counter(one.reason.value for one in waits)
    said = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    told = (
        f"{len(sent):,} sent, {answered['AA']:,} AA, {answered['AE']} AE, {answered['AR']} AR; {len(changed)}"
        f" of {len(held)} people the desk holds changed in name, birth date or merge; {said} wait;"
        f" {'each' if named else 'NOT EACH'} with its address"
    )
    return "forged HL7 messages", told, not changed and named and len(waits) > 3


def _forged() -> Iterator[bytes]:
    count = 0
    for event in _EVENTS:
        for name in _NAMES:
            for born in _BORN:
                count += 1
                yield adt(event, "77", name, born, str(count), "MRG|78^^^HILL^MR")
    for visit in ("S12", "S13", "S14", "S15", "S17", "S26"):
        yield siu(visit, control=f"s{visit}").replace(b"Lee^Ann", b"Forged^Ann")
    yield merge("A40", "78", "77", "m")


def _held_by_the_desk(desk: Desk) -> list[Patient]:
    """Somebody at the desk has compared both."""
    held = [replace(one, last_seen_on=desk.today()) for one in _patients(desk)]
    for before, after in zip(_patients(desk), held, strict=True):
        desk.store.commit(desk.deed("match", Change(before, after)))
    return held


def _patients(desk: Desk) -> list[Patient]:
    return [patient for patient, _ in desk.whole.patients()]


def _known(patient: Patient | None) -> object:
    return patient and (patient.names, patient.birth_date, patient.board_name, patient.merged_into)


def _every_act_names_its_source(desk: Desk) -> bool:
    with desk.whole._reader.reading() as raw:  # type: ignore[attr-defined]
        targets = raw.execute("SELECT targets FROM chain WHERE kind = 'hl7_message'").fetchall()
    return bool(targets) and all("127.0.0.1" in one.split() for (one,) in targets)


def main() -> int:
    """Print each promise with its figure; 0 when all were kept."""
    kept = True
    for promise, figure, ok in figures(say=lambda line: print(f"  {line}", flush=True)):
        print(f"{'kept    ' if ok else 'NOT KEPT'}  {promise}: {figure}", flush=True)
        kept = kept and ok
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
