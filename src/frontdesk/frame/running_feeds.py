"""What comes in by itself, while the store is open: in the window, and in ``frontdesk listen``.

A feed's job runs on the writer behind the desk's own, or beside the desk where it waits for files. It runs on
behind the lock; when the store is let go, whoever waits for an answer hears ``StoreClosed``.
"""

import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from frontdesk.domain.changes import Changes
from frontdesk.domain.staff import BY_ITSELF, Person, Role
from frontdesk.feeds.catalogue import FEEDS
from frontdesk.feeds.feed import Done, Feed, Kind, Standing, StoreClosed, Works
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs, Lane
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk

R = TypeVar("R")
OFF = Standing("Off.")


@dataclass(frozen=True, slots=True)
class FeedNow:
    """One feed as it is now, for Settings."""

    by: str
    name: str
    on: bool
    standing: Standing


class RunningFeeds:
    """One per open store. ``heard`` is told of everything done, on the main thread."""

    def __init__(
        self,
        desk: Desk,
        jobs: AnyJobs,
        settings: Settings,
        news: ChangeBoard,
        heard: Callable[[Done], None] = lambda _: None,
        kinds: tuple[Kind, ...] = FEEDS,
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._settings = settings
        self._news = news
        self._heard = heard
        self._kinds = kinds
        self._feeds: dict[str, Feed] = {}
        self._ending: list[threading.Thread] = []
        self._forget: list[Callable[[], None]] = []
        self._end: Future[None] = Future()

    def start(self) -> None:
        """Begin what is switched on, and follow what is switched from now on. The sample clinic has none."""
        if self._desk.clinic.sample or getattr(self._desk.whole, "read_only", False):
            return
        for kind in self._kinds:
            for setting in kind.settings:
                self._forget.append(self._settings.listen(setting, partial(self._changed, kind)))
            self._begin(kind)

    def stop(self) -> None:
        """End them all, and come back when they have ended."""
        if self._end.done():
            return
        for forget in self._forget:
            forget()
        self._end.set_result(None)
        for feed in self._feeds.values():
            feed.stop()
        for thread in self._ending:
            thread.join()
        self._feeds.clear()

    def now(self) -> tuple[FeedNow, ...]:
        """Every feed there can be, in the order of the catalogue."""
        return tuple(self._now(kind) for kind in self._kinds)

    def look_now(self, by: str) -> None:
        """Somebody does not want to wait for the next look."""
        if by in self._feeds:
            self._feeds[by].look_now()

    def brought_in(self, path: Path) -> None:
        """Somebody brought a file in by hand; a folder that holds it puts it away."""
        for feed in self._feeds.values():
            feed.brought_in(path)

    def _now(self, kind: Kind) -> FeedNow:
        feed = self._feeds.get(kind.by)
        return FeedNow(kind.by, BY_ITSELF[kind.by], feed is not None, feed.status() if feed else OFF)

    def _begin(self, kind: Kind) -> None:
        if kind.is_on(self._settings):
            feed = kind.make(self._settings, self._works_of(kind.by), self._told)
            self._feeds[kind.by] = feed
            feed.start()

    def _changed(self, kind: Kind, _: Any) -> None:
        before = self._feeds.pop(kind.by, None)
        if before is not None:
            ending = threading.Thread(target=before.stop, name="frontdesk-feed-ends", daemon=True)
            self._ending.append(ending)
            ending.start()
        self._begin(kind)

    def _told(self, done: Done) -> None:
        self._jobs.post(lambda: self._did(done))

    def _did(self, done: Done) -> None:
        if done.changed:
            self._news.publish(Changes(everything=True), self)
        self._heard(done)

    def _works_of(self, by: str) -> Works:
        def works(job: Callable[[Desk], R], *, beside: bool = False) -> R:
            answer: Future[R] = Future()

            def work() -> None:
                try:
                    answer.set_result(job(self._desk_of(by)))
                except BaseException as trouble:  # noqa: BLE001 - whoever waits hears of it
                    answer.set_exception(trouble)

            if self._end.done():
                raise StoreClosed
            if beside:
                self._jobs.aside(work, _nothing, _nothing)
            else:
                self._jobs.write(work, _nothing, _nothing, Lane.LONG)
            wait((cast("Future[Any]", answer), self._end), return_when=FIRST_COMPLETED)
            if not answer.done():
                raise StoreClosed
            return answer.result()

        return works

    def _desk_of(self, by: str) -> Desk:
        """The clinic's desk as it is now, with the feed as who does it."""
        if self._end.done():
            raise StoreClosed
        desk = self._desk
        nobody = Person(by, BY_ITSELF[by], Role.DESK, desk.now())
        return Desk(desk.whole, desk.clock, desk.zone, desk.speech, desk.clinic, nobody, desk.deck)


def _nothing(_: object) -> None:
    """The feed itself waits for the answer."""
