"""What this program opened towards other computers, counted by the interpreter itself.

The trust page says "Connections: none" from this count, not from a sentence somebody wrote. The interpreter
tells of each socket that Python code connects, binds or sends from, whichever library does it. Sockets within
this computer that are files (the desktop's own message bus) are no connection. What Qt does in C is not told
here; its network library is imported nowhere, which a test watches.
"""

import sys
from threading import Lock

_TOLD = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


class Connections:
    """Counts from ``watch`` on; there is no way to stop."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reached: dict[str, None] = {}
        self.watched = False
        """Without it nothing can be said."""

    def watch(self) -> None:
        """Begin. The interpreter keeps this until it ends, so a second time does nothing."""
        if not self.watched:
            self.watched = True
            sys.addaudithook(self._hear)

    def reached(self) -> tuple[str, ...]:
        """Every computer reached or waited for since the program began, each once: "10.0.0.5:2575"."""
        with self._lock:
            return tuple(self._reached)

    def _hear(self, event: str, told: tuple[object, ...]) -> None:
        if event not in _TOLD or len(told) < 2:
            return
        address = told[1]
        if isinstance(address, tuple) and len(address) >= 2:  # a path or bytes stays on this computer
            with self._lock:
                self._reached[f"{address[0]}:{address[1]}"] = None


HERE = Connections()
"""This program's."""
