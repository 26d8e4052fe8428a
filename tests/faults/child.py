"""A process that does real work and says what was confirmed, until it is killed."""

import gc
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable

from frontdesk.domain.errors import Fixable
from tests.faults.figure import NotProven

Say = Callable[[object], None]
Work = Callable[[Say], None]


class Child:
    """``work(say)`` in a process of its own, forked: all is loaded, so a kill hits the work.

    Each ``say`` is one line that has left the process before ``work`` goes on.
    """

    def __init__(self, work: Work) -> None:
        if not hasattr(os, "fork"):
            raise NotProven("processes are forked here, which this system cannot")
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # or the child copies all that is loaded, only to count it
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reading)
            _work(work, writing)
        os.close(writing)
        self._said = os.fdopen(reading, encoding="utf-8")

    def line(self) -> str:
        """The next thing it said; empty when it ended."""
        return self._said.readline().rstrip("\n")

    def kill(self) -> list[str]:
        """End it at once, wherever it is; the rest of what it said, whole lines only."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()[0]

    def kill_within(self, chance: random.Random, seconds: float) -> list[str]:
        """Let it work for a moment that chance picks."""
        time.sleep(chance.uniform(0, seconds))
        return self.kill()

    def end(self) -> tuple[list[str], int]:
        """Wait for its end: the rest of what it said, and its exit code."""
        with self._said as said:
            rest = said.read()
        _, status = os.waitpid(self.pid, 0)
        return rest[: rest.rfind("\n") + 1].splitlines(), os.waitstatus_to_exitcode(status)


def _work(work: Work, writing: int) -> None:
    """The child's whole life; it never returns into what forked it."""
    code = 1
    try:
        work(lambda words: _say(writing, str(words)))
        code = 0
    except Fixable as trouble:
        _say(writing, str(trouble))
        code = trouble.exit_code
    except BaseException:  # noqa: BLE001 - said on the terminal; the parent sees the code
        traceback.print_exc()
    finally:
        os._exit(code)


def _say(writing: int, words: str) -> None:
    os.write(writing, f"{words}\n".encode())


def seconds_of(work: Work) -> float:
    """How long it takes undisturbed: the kills fall anywhere within."""
    began = time.perf_counter()
    said, code = Child(work).end()
    assert code == 0, said
    return time.perf_counter() - began
