"""Builds Today: view and presenter, tied together."""

import time

from PySide6.QtCore import QTimer

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases.add_fact import READY_MADE
from frontdesk.usecases.desk import Desk

MINUTE = 60_000


def open_today(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> TodayView:
    """Today, with the board on its way. The clock is looked at once a minute."""
    view = TodayView(look, tuple(ready.words for ready in READY_MADE))
    presenter = TodayPresenter(desk, jobs, news, view, time.monotonic)
    view.connect_presenter(presenter)
    clock = QTimer(view)
    clock.setInterval(MINUTE // 2)
    clock.timeout.connect(presenter.stage.minute_passed)
    clock.start()
    presenter.start()
    return view
