"""Builds Today: view and presenter, tied together. The one module of Today that knows both sides."""

import time

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.screens.today.view.wiring import tie
from frontdesk.usecases.add_fact import IN_A_WORD, READY_MADE
from frontdesk.usecases.desk import Desk


def open_today(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> TodayView:
    """Today, with the board on its way."""
    view = TodayView(look, tuple(ready.words for ready in (*READY_MADE, *IN_A_WORD)))
    presenter = TodayPresenter(desk, jobs, news, view, time.monotonic)
    tie(view, presenter)
    presenter.start()
    return view
