"""Builds the lock of a window. The one module here that knows its presenter and its view."""

import time
from collections.abc import Callable
from pathlib import Path

from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.qt.window import Window
from frontdesk.screens.lock.presenter import LockPresenter
from frontdesk.screens.lock.view.seat import LockSeat
from frontdesk.screens.lock.watch import Watch, five_minutes
from frontdesk.usecases.desk import Desk


def open_lock(
    look: Look,
    desk: Desk,
    jobs: AnyJobs,
    window: Window,
    keys: Path | None,
    *,
    paused: Callable[[], bool],
    after_minutes: Callable[[], int] = five_minutes,
    ticks: Callable[[], float] = time.monotonic,
) -> LockSeat:
    """A lock that is open and counts. ``keys``: the clinic's key file, None for the sample clinic.

    ``paused`` while a phone call is on; ``after_minutes`` is asked each second: a setting works at once.
    """
    seat = LockSeat(look, window, desk.clinic.name)
    presenter = LockPresenter(desk, jobs, keys, seat, ticks)
    seat.connect_presenter(
        presenter, Watch(ticks, desk.now, after_minutes, paused, presenter.lock, seat.clock_put_back.emit)
    )
    return seat
