"""Builds the page of looks. The one module here that knows its presenter and its view."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.looks.presenter import LooksPresenter
from frontdesk.screens.looks.view.looks_view import LooksView
from frontdesk.usecases.desk import Desk


def open_looks(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> LooksView:
    """The page, empty until somebody's list or the week's is asked for."""
    del news  # what is read here is as of the moment it was opened
    view = LooksView(look)
    view.connect_presenter(LooksPresenter(desk, jobs, view))
    return view
