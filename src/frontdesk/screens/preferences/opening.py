"""Builds Settings. The one module here that knows its presenter and its view."""

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.screens.preferences.actions import ACTIONS
from frontdesk.screens.preferences.presenter import Keys, PreferencesPresenter
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk


def open_preferences(
    look: Look, desk: Desk, jobs: AnyJobs, news: ChangeBoard, settings: Settings, *, keys: Keys
) -> PreferencesView:
    """Settings at the first page. ``keys``: what works on the other screens, for the page of keys."""
    view = PreferencesView(look)
    presenter = PreferencesPresenter(desk, settings, jobs, news, view, (*keys, ("Settings", ACTIONS)))
    view.connect_presenter(presenter)
    presenter.start()
    return view
