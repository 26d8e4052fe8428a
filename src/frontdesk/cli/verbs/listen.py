"""``frontdesk listen``: what comes in by itself, on a computer where no window is open."""

import queue
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from frontdesk.cli.shared import Wanted, say, say_json, tell, verb
from frontdesk.domain.errors import Refused
from frontdesk.feeds.feed import Done
from frontdesk.frame.backup_round import BackupRound
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.usecases.desk import Desk

_LOOK, _MINUTE = 1.0, 60.0
"""Seconds between two looks whether somebody asked it to end, and whether a backup is due."""


@verb("listen", help="Read the watched folder, the calendar and messages until Ctrl C, without a window.")
def COMMAND(wanted: Wanted) -> None:
    """One line for each thing done. Settings say what is read; a store that is open elsewhere is refused."""
    from frontdesk import connections
    from frontdesk.settings import file as settings_file

    connections.HERE.watch()
    with wanted.desk() as desk, _asked_to_end() as ended:
        calls: queue.Queue[Callable[[], None]] = queue.Queue()
        jobs = Jobs(calls.put)
        heard = _json if wanted.as_json else _plain
        settings = settings_file.load(settings_file.default_file())
        feeds = RunningFeeds(desk, jobs, settings, ChangeBoard(), heard)
        try:
            _listen(desk, jobs, feeds, calls, ended)
        finally:
            feeds.stop()
            jobs.stop()


def _listen(
    desk: Desk,
    jobs: Jobs,
    feeds: RunningFeeds,
    calls: "queue.Queue[Callable[[], None]]",
    ended: Callable[[], bool],
) -> None:
    feeds.start()
    running = [one.name for one in feeds.now() if one.on]
    if not running:
        raise Refused(
            "Nothing is switched on that comes in by itself.",
            "Nothing was changed.",
            "A manager switches it on in Settings, under Connections.",
        )
    tell(f"Listening: {', '.join(running)}. Ctrl C ends it.")
    said: dict[str, str] = {}
    backups = BackupRound(desk, jobs, tell) if desk.backups is not None else None
    due = time.monotonic()
    while not ended():
        with suppress(queue.Empty):
            calls.get(timeout=_LOOK)()
        if backups is not None and time.monotonic() >= due:
            due += _MINUTE
            backups.minute_passed()
        for one in feeds.now():  # what somebody should look at, once each time it begins
            words = "" if one.standing.well else one.standing.words
            if words and said.get(one.by) != words:
                tell(f"{one.name}: {words}")
            said[one.by] = words


def _plain(done: Done) -> None:
    say(done.words)


def _json(done: Done) -> None:
    say_json({"done": done.words, "changed": done.changed})


@contextmanager
def _asked_to_end() -> Iterator[Callable[[], bool]]:
    """Ctrl C, or the system's calm way to end a program; what is being written is written to its end."""
    asked: list[int] = []

    def heard(number: int, frame: FrameType | None) -> None:
        del frame
        asked.append(number)

    before = {one: signal.signal(one, heard) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for one, way in before.items():
            signal.signal(one, way)
