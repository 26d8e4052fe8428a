"""Builds the record: view and presenter, tied together."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.record.presenter import RecordPresenter
from frontdesk.screens.record.view.record_view import RecordView
from frontdesk.usecases.desk import Desk


def open_record(look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard) -> RecordView:
    """The record, of nobody yet."""
    view = RecordView(look)
    view.connect_presenter(RecordPresenter(desk, jobs, news, view))
    return view
