"""Builds the screen of what was brought in. The one module here that knows its presenter and its view."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.brought.presenter import BroughtPresenter
from frontdesk.screens.brought.view.brought_view import BroughtView
from frontdesk.usecases.desk import Desk


def open_brought(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> BroughtView:
    """The screen; it reads what waits when it is shown."""
    view = BroughtView(look)
    presenter = BroughtPresenter(desk, jobs, news, view)
    view.connect_presenter(presenter)
    return view
