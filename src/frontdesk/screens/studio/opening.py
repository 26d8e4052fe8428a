"""Builds Prompts: view and presenter, tied together."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.studio.presenter import StudioPresenter
from frontdesk.screens.studio.view.studio_view import StudioView
from frontdesk.usecases.desk import Desk


def open_studio(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> StudioView:
    """Prompts at the first line somebody should look at."""
    view = StudioView(look)
    presenter = StudioPresenter(desk, jobs, news, view)
    view.connect_presenter(presenter)
    presenter.start()
    return view
