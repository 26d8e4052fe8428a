"""Builds the doubles screen. The one module here that knows its presenter and its view."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.doubles.presenter import DoublesPresenter
from frontdesk.screens.doubles.view.doubles_view import DoublesView
from frontdesk.usecases.desk import Desk


def open_doubles(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> DoublesView:
    """The screen; it looks through everybody when it is shown."""
    view = DoublesView(look)
    presenter = DoublesPresenter(desk, jobs, news, view)
    view.connect_presenter(presenter)
    return view
