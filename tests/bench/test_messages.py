"""G20: HL7 messages of eight senders, each answered when it is safely stored, and used meanwhile."""

import os
import socket
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from frontdesk.feeds.mllp.frames import framed
from frontdesk.feeds.mllp.listener import Listener
from frontdesk.feeds.mllp.place import Place
from tests.bench.measure import Scores, wall_time
from tests.bench.test_import import empty_desk
from tests.faults.child import Child, Say
from tests.feeds.mllp.messages import OneAtATime, adt, until

SENDERS = 8
ROUNDS = 5


def of_sender(sender: int, count: int, round_: int) -> list[bytes]:
    """Messages about somebody new each, as an interface sends them: a kilobyte."""
    more = ("EVN|A28|20261121080000", "PV1|1|O|CLINIC^^^HILL" + "|" * 40, "NTE|1||" + "x" * 700)
    numbers = [f"{round_}{sender}{at:03}" for at in range(count)]
    names = (
        "".join("bdfgklmnrs"[int(figure)] + "ae"[at % 2] for at, figure in enumerate(n)) for n in numbers
    )
    return [
        adt("A28", number, f"{name.title()}^Zoe", "19900101", number, *more)
        for number, name in zip(numbers, names, strict=True)
    ]


def send_all(port: int, count: int, round_: int, say: Say) -> None:
    """Eight programs, each with its next message when the last one was acknowledged."""
    ready = threading.Barrier(SENDERS + 1)

    def send(sender: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sent = [framed(one) for one in of_sender(sender, count, round_)]
            ready.wait()
            for one in sent:
                line.sendall(one)
                assert b"MSA|AA" in line.recv(4_096)

    threads = [threading.Thread(target=send, args=(sender,)) for sender in range(SENDERS)]
    for thread in threads:
        thread.start()

    def acknowledged() -> None:
        ready.wait()
        for thread in threads:
            thread.join()

    say(wall_time(acknowledged))


def synced(path: Path, messages: Sequence[bytes], together: int) -> float:
    """Seconds to append them to a file, with one fdatasync for so many."""
    with path.open("ab", buffering=0) as file:

        def write() -> None:
            for at in range(0, len(messages), together):
                file.write(b"".join(messages[at : at + together]))
                os.fdatasync(file.fileno())

        return wall_time(write)


def parsed(messages: Sequence[bytes]) -> float:
    """Seconds to cut them into segments and fields, and nothing more."""

    def cut() -> None:
        for one in messages:
            [line.split("|") for line in one.decode().split("\r")]

    return wall_time(cut)


def _has_used(listener: Listener, whole: int) -> bool:
    return listener.tally.counts()["used"] >= whole


def test_messages_of_eight_senders(benchmark: Any, tmp_path: Path, scores: Scores) -> None:
    count = max(2, min(100, scores.patients // 100))
    desk = empty_desk(tmp_path / "clinic.frontdesk")
    listener = Listener(lambda: Place(port=0), OneAtATime(desk), lambda _: None)
    listener.start()
    until(lambda: listener.port)
    took: list[float] = []
    alone: list[float] = []
    shared: list[float] = []
    bare: list[float] = []
    used: list[float] = []
    try:
        for round_ in range(ROUNDS):
            messages = [one for sender in range(SENDERS) for one in of_sender(sender, count, round_)]
            alone.append(synced(tmp_path / "alone", messages, 1))
            shared.append(synced(tmp_path / "shared", messages, SENDERS))
            bare.append(parsed(messages))
            sending = Child(partial(send_all, listener.port, count, round_))
            took.append(float(sending.line()))
            sending.end()
            whole = (round_ + 1) * len(messages)
            used.append(wall_time(partial(until, partial(_has_used, listener, whole))))
    finally:
        listener.stop()
    benchmark.pedantic(lambda: None, rounds=1)
    acknowledged = sum(1 for _ in desk.store.patients())
    desk.store.close()
    sent = ROUNDS * SENDERS * count
    assert acknowledged == sent
    best = min(took)
    of_round = SENDERS * count
    a_second = f"{of_round / best:,.0f} messages a second; alone {of_round / min(alone):,.0f} syncs a second"
    scores.note("G20", best / min(alone), a_second)
    scores.note("G20 shared", best / min(shared), f"{of_round / min(shared):,.0f} a second, eight in a sync")
    scores.note("G20 parse", best / min(bare), f"{min(bare) / of_round * 1e6:,.1f} µs a message")
    ends = [one + more for one, more in zip(took, used, strict=True)]
    scores.note("G20 used", min(ends) / min(alone), f"{of_round / min(ends):,.0f} messages a second")
