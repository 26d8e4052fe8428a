"""Made-up messages as other programs send them, and a listener over a desk in memory."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from frontdesk.feeds.feed import Done, Told
from frontdesk.feeds.mllp.listener import Listener
from frontdesk.feeds.mllp.place import Place
from frontdesk.usecases.desk import Desk

R = TypeVar("R")
PATIENCE = 20.0
"""Seconds before something that should come by itself counts as not coming."""


def adt(
    event: str = "A08",
    number: str = "77",
    name: str = "Lee^Ann",
    born: str = "19610314",
    control: str = "1",
    *more: str,
    version: str = "2.5",
    head: str = "",
) -> bytes:
    """A message about a person."""
    msh = f"MSH|^~\\&|HIS|HILL|FD|DESK|20261121080000||ADT^{event}|{control}|P|{version}{head}"
    return "\r".join((msh, f"PID|1||{number}^^^HILL^MR||{name}||{born}", *more)).encode() + b"\r"


def siu(event: str = "S12", start: str = "202611211000", control: str = "1", visit: str = "V1") -> bytes:
    """A message about an appointment of the same person."""
    lines = (
        f"MSH|^~\\&|HIS|HILL|FD|DESK|20261121080000||SIU^{event}^SIU_S12|{control}|P|2.5",
        f"SCH|{visit}||||||||20|MIN",
        f"TQ1|1||||||{start}",
        "PID|1||77^^^HILL^MR||Lee^Ann||19610314",
        "AIP|1||9^Voss^Lena^^^Dr",
    )
    return "\r".join(lines).encode() + b"\r"


def merge(event: str = "A40", stays: str = "77", goes: str = "78", control: str = "1") -> bytes:
    """Two numbers are one person."""
    return adt(event, stays, "Lee^Ann", "19610314", control, f"MRG|{goes}^^^HILL^MR")


class OneAtATime:
    """``Works`` over one desk, as the window's writer is one thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._lock = desk, threading.Lock()

    def __call__(self, job: Callable[[Desk], R], *, beside: bool = False) -> R:
        del beside
        with self._lock:
            return job(self._desk)


@contextmanager
def listening(
    desk: Desk, told: Told | None = None, where: Callable[[], Place] = lambda: Place(port=0)
) -> Iterator[Listener]:
    """A listener at some free port of this computer."""
    heard: list[Done] = []
    listener = Listener(where, OneAtATime(desk), told or heard.append)
    listener.start()
    until(lambda: listener.port or listener.status().words != "Nobody listens yet.")
    try:
        yield listener
    finally:
        listener.stop()


def until(true: Callable[[], object]) -> None:
    """Wait for what another thread does; a guard against waiting for ever, no measure of speed."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.005)
