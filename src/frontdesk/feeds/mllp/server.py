"""The sockets: who is let in, how much may be sent and how long it may take.

One thread waits for connections, and each of the few connections has one. Nothing waits without an end: every
wait is short, and looks at its own limit and at whether the listener stops.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from frontdesk.feeds.mllp.frames import Frame, Framer, framed
from frontdesk.feeds.mllp.place import Place

MOST_CONNECTIONS = 8
FRAME_SECONDS = 10.0
"""From the first byte of a message to its last; also from the beginning to the first one, and to greet."""
IDLE_SECONDS = 30.0
_LOOK = 0.2
"""Seconds between two looks at the limits."""
_PARTING_SECONDS, _PARTING_PIECES = 1.0, 64
_AT_ONCE = 65_536
_BUSY = framed(b"\x15")
"""The line's own "not now", of the second edition of MLLP."""


class Door(Protocol):
    """What the server asks, from the threads of its connections."""

    def take(self, frames: Sequence[Frame], source: str) -> list[bytes]:
        """Store what can be stored, and answer: in this order, each whole."""
        ...

    def turned_away(self, source: str, *, full: bool) -> None:
        """Somebody was not let in: all connections are taken, or the address is not on the list."""
        ...


class Server:
    """Waits at one place until ``stop``."""

    def __init__(self, place: Place, door: Door, clock: Callable[[], float] = time.monotonic) -> None:
        """Raises ``OSError`` where the place is taken by another program."""
        self._place, self._door, self._clock = place, door, clock
        self._ends = threading.Event()
        self._open: set[threading.Thread] = set()
        self._guard = threading.Lock()
        self._waits = _listening(place)
        self._waits.settimeout(_LOOK)
        self.port: int = self._waits.getsockname()[1]
        self._thread = threading.Thread(target=self._let_in, name="frontdesk-hl7", daemon=True)

    def start(self) -> None:
        """Let connections in."""
        self._thread.start()

    def stop(self) -> None:
        """Let nobody in any more; what is being stored is answered first."""
        self._ends.set()
        self._thread.join()
        self._waits.close()
        with self._guard:
            left = list(self._open)
        for thread in left:
            thread.join(_PARTING_SECONDS)

    @property
    def connected(self) -> int:
        """Connections that are open."""
        with self._guard:
            return len(self._open)

    def _let_in(self) -> None:
        while not self._ends.is_set():
            try:
                line, address = self._waits.accept()
            except TimeoutError:
                continue
            except OSError:  # the system has no room for one more just now
                self._ends.wait(_LOOK)
                continue
            source = str(address[0])
            if not self._place.takes(source):
                self._door.turned_away(source, full=False)
                line.close()
            elif self.connected >= MOST_CONNECTIONS:
                self._door.turned_away(source, full=True)
                self._refuse(line)
            else:
                self._begin(line, source)

    def _refuse(self, line: socket.socket) -> None:
        with suppress(OSError), line:
            line.setblocking(False)
            if self._place.tls is None:
                line.send(_BUSY)

    def _begin(self, line: socket.socket, source: str) -> None:
        thread = threading.Thread(
            target=self._serve, args=(line, source), name="frontdesk-hl7-line", daemon=True
        )
        with self._guard:
            self._open.add(thread)
        thread.start()

    def _serve(self, line: socket.socket, source: str) -> None:
        try:
            with suppress(OSError, ValueError), line:  # ended by the other side, or it broke off
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                secured = self._secured(line)
                with secured:
                    self._converse(secured, source)
                    self._part_from(secured)
        finally:
            with self._guard:
                self._open.discard(threading.current_thread())

    def _secured(self, line: socket.socket) -> socket.socket:
        line.settimeout(FRAME_SECONDS)
        return self._place.tls.wrap_socket(line, server_side=True) if self._place.tls else line

    def _converse(self, line: socket.socket, source: str) -> None:
        framer, until = Framer(), self._clock() + FRAME_SECONDS
        line.settimeout(_LOOK)
        while not self._ends.is_set():
            try:
                data = line.recv(_AT_ONCE)
            except (TimeoutError, ssl.SSLWantReadError):
                if self._clock() < until:
                    continue
                self._answer(line, [rest] if (rest := framer.rest()) else [], source)
                return
            was_begun = framer.begun
            frames = framer.feed(data)
            if not data or framer.lost:
                frames += [rest] if not data and (rest := framer.rest()) else []
                self._answer(line, frames, source)
                return
            self._answer(line, frames, source)
            if frames or framer.begun != was_begun:
                until = self._clock() + (FRAME_SECONDS if framer.begun else IDLE_SECONDS)
            elif self._clock() >= until:  # a sender that never stops, and never comes to an end
                self._answer(line, [rest] if (rest := framer.rest()) else [], source)
                return

    def _part_from(self, line: socket.socket) -> None:
        """Let the last answer arrive: a line that closes with bytes unread loses what it sent."""
        until = self._clock() + _PARTING_SECONDS
        line.shutdown(socket.SHUT_WR)
        for _ in range(_PARTING_PIECES):
            if self._clock() >= until or not line.recv(_AT_ONCE):
                return

    def _answer(self, line: socket.socket, frames: Sequence[Frame], source: str) -> None:
        if frames and (said := self._door.take(frames, source)):
            line.settimeout(FRAME_SECONDS)
            line.sendall(b"".join(map(framed, said)))
            line.settimeout(_LOOK)


def _listening(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
    waits = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may listen at the same port
            waits.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            waits.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        waits.bind((place.address, place.port))
        waits.listen(MOST_CONNECTIONS)
    except OSError:
        waits.close()
        raise
    return waits
