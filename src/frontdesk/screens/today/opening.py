"""Builds Today: view and presenter, tied together. The one module of Today that knows both sides."""

import time

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.screens.today.view.wiring import tie
from frontdesk.settings.declared import CLINICIAN_NAMES, NOTES_KEY
from frontdesk.settings.settings import Settings
from frontdesk.usecases.add_fact import IN_A_WORD, READY_MADE
from frontdesk.usecases.desk import Desk


def open_today(
    look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard, settings: Settings | None = None
) -> TodayView:
    """Today, with the board on its way, as this computer is set."""
    view = TodayView(look, tuple(ready.words for ready in (*READY_MADE, *IN_A_WORD)))
    presenter = TodayPresenter(desk, jobs, news, view, time.monotonic)
    tie(view, presenter)
    if settings is not None:
        follow(settings, view, presenter)
    presenter.start()
    return view


def follow(settings: Settings, view: TodayView, presenter: TodayPresenter) -> None:
    """What somebody sets counts at once."""

    def with_whom(named: bool) -> None:
        presenter.stage.with_whom = named
        presenter.stage.show_board()

    presenter.away.follow(settings)
    settings.follow(CLINICIAN_NAMES, with_whom)
    settings.follow(NOTES_KEY, lambda how: view.notes.open_by_press(how == "press"))
