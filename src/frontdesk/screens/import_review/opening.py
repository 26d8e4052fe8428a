"""Builds the import review. The one module here that knows its presenter and its view."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.importers.formats.catalogue import FORMATS
from frontdesk.qt.look import Look
from frontdesk.screens.import_review.open_file import ROLE_CHOICES
from frontdesk.screens.import_review.presenter import ReviewPresenter
from frontdesk.screens.import_review.veil import Veil
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.usecases.desk import Desk


def open_import_review(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> ReviewView:
    """The review at its first page. Only what can be read today is offered."""
    endings = " ".join(f"*{ending}" for known in FORMATS for ending in known.endings)
    kinds = [known.label for known in reversed(FORMATS)]
    view = ReviewView(look, ROLE_CHOICES, kinds, f"Lists ({endings});;All files (*)")
    veil = Veil(view)
    presenter = ReviewPresenter(desk, jobs, news, veil)
    view.connect_presenter(presenter)
    view.veiled.connect(veil.lock)
    presenter.start()
    return view
