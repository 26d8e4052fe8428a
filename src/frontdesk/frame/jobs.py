"""Jobs: one writer thread (the desk's jobs before long ones), one reader, one for files.

Everyone else says ``run(job, then, failed)``. Answers come back on the main thread through ``post``,
which the window supplies; tests supply a function that calls at once.
"""

import itertools
import queue
import threading
from collections.abc import Callable
from enum import IntEnum
from typing import Any, TypeVar

T = TypeVar("T")
Post = Callable[[Callable[[], None]], None]
_Queue = queue.PriorityQueue[tuple[int, int, Callable[[], None] | None]]


class Lane(IntEnum):
    """Whose job it is; lower goes first."""

    DESK = 0
    LONG = 1


class Jobs:
    """The two threads that own the store's two connections, and a third that waits for files."""

    def __init__(self, post: Post) -> None:
        self.post = post
        """Have something done on the main thread."""
        self._order = itertools.count()
        self._writes: _Queue = queue.PriorityQueue()
        self._reads: _Queue = queue.PriorityQueue()
        self._files: _Queue = queue.PriorityQueue()
        self._threads: list[threading.Thread] = []
        self.stopping = False
        """The window closes: long work ends at its next step."""
        self._counting = threading.Lock()
        self._unanswered = 0
        self._start(self._writes, "frontdesk-writer")
        self._start(self._reads, "frontdesk-reader")

    @property
    def busy(self) -> bool:
        """Something was asked for and not answered yet; who asks for a next step is busy all along."""
        with self._counting:
            return self._unanswered > 0

    def write(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.DESK,
    ) -> None:
        """Run a job that changes the store; jobs of a lane run in the order they came."""
        self._put(self._writes, lane, job, then, failed)

    def read(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a job that only looks."""
        self._put(self._reads, Lane.DESK, job, then, failed)

    def aside(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a job that waits for files: on a thread of its own, so nobody at the desk waits for it.

        What it writes it writes in short transactions, between those of the desk.
        """
        with self._counting:  # what comes in by itself asks from threads of its own
            if len(self._threads) == 2:
                self._start(self._files, "frontdesk-files")
        self._put(self._files, Lane.LONG, job, then, failed)

    def stop(self) -> None:
        """Finish what the desk asked for, drop long jobs that have not begun, end the threads."""
        self.stopping = True
        for lane in (self._writes, self._reads, self._files):
            lane.put((Lane.DESK, next(self._order), None))
        for thread in self._threads:
            thread.join()

    def _put(
        self,
        lane_queue: _Queue,
        lane: Lane,
        job: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def work() -> None:
            try:
                answer = job()
            except Exception as trouble:  # noqa: BLE001 - every failure is told to whoever asked
                # The variable of an except clause is gone when the main thread gets to it.
                self.post(lambda t=trouble: self._answer(failed, t))  # type: ignore[misc]  # mypy loses the type a lambda binds
            else:
                self.post(lambda: self._answer(then, answer))

        with self._counting:
            self._unanswered += 1
        lane_queue.put((lane, next(self._order), work))

    def _answer(self, heard: Callable[[Any], None], answer: object) -> None:
        try:
            heard(answer)  # which may ask for the next step
        finally:
            with self._counting:
                self._unanswered -= 1

    def _start(self, jobs: _Queue, name: str) -> None:
        thread = threading.Thread(target=self._work, args=(jobs,), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    @staticmethod
    def _work(lane_queue: _Queue) -> None:
        while True:
            _, _, work = lane_queue.get()
            if work is None:
                return
            work()


class AtOnce:
    """Jobs for tests and the command line: everything happens where it is asked for."""

    stopping = busy = False

    def post(self, call: Callable[[], None]) -> None:
        """Now."""
        call()

    def write(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.DESK,
    ) -> None:
        """Run it now."""
        del lane
        self.read(job, then, failed)

    def read(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run it now."""
        try:
            answer = job()
        except Exception as trouble:  # noqa: BLE001 - as in Jobs
            failed(trouble)
        else:
            then(answer)

    def aside(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run it now."""
        self.read(job, then, failed)

    def stop(self) -> None:
        """Nothing is running."""


AnyJobs = Jobs | AtOnce
