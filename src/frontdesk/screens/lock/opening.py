"""Builds the lock of a window. The one module here that knows its presenter and its view."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from frontdesk.domain.staff import Person
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.qt.window import Window
from frontdesk.screens.lock.presenter import LockPresenter
from frontdesk.screens.lock.view.seat import LockSeat
from frontdesk.screens.lock.watch import Watch, five_minutes, seconds_passed
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import take_the_desk
from frontdesk.usecases.pin import PinTries


@dataclass(frozen=True, slots=True)
class Around:
    """What the lock shares with the window it lies over."""

    takes_over: Callable[[Person], None]
    """Somebody else than who was at the desk opened it: every screen hears of it."""
    tries: PinTries = field(default_factory=PinTries)
    """Wrong PINs, counted together with whatever else takes one."""
    after_minutes: Callable[[], int] = five_minutes
    """Asked each second: a setting works at once."""


def open_lock(
    look: Look,
    desk: Desk,
    jobs: AnyJobs,
    window: Window,
    keys: Path | None,
    *,
    paused: Callable[[], bool],
    ticks: Callable[[], float] = seconds_passed,
    around: Around | None = None,
) -> LockSeat:
    """A lock that is open and counts. ``keys``: the clinic's key file, None for the sample clinic.

    ``paused`` while a phone call is on.
    """
    around = around or Around(partial(take_the_desk, desk))
    seat = LockSeat(look, window, desk.clinic.name)
    presenter = LockPresenter(desk, jobs, keys, seat, ticks, around.tries, around.takes_over)
    seat.connect_presenter(
        presenter,
        Watch(
            ticks,
            desk.now,
            around.after_minutes,
            paused,
            presenter.lock,
            seat.clock_put_back.emit,
            presenter.day_is_over,
        ),
    )
    return seat
