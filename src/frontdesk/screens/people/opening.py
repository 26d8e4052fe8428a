"""Builds the panel. The one module here that knows its presenter and its view."""

from pathlib import Path

from frontdesk.frame.jobs import AnyJobs
from frontdesk.qt.look import Look
from frontdesk.qt.window import Window
from frontdesk.screens.people.presenter import Around, PeoplePresenter
from frontdesk.screens.people.view.people_panel import PeoplePanel
from frontdesk.usecases.desk import Desk


class People:
    """The panel of one window, closed."""

    def __init__(
        self, look: Look, desk: Desk, jobs: AnyJobs, window: Window, around: Around, keys: Path | None
    ) -> None:
        self.panel = PeoplePanel(look, window)
        self.presenter = PeoplePresenter(desk, jobs, self.panel, around, keys)
        self.panel.picked.connect(self.presenter.picked)
        self.panel.secret_given.connect(self.presenter.secret_given)
        self.panel.new_asked.connect(self.presenter.new_asked)
        self.panel.added.connect(self.presenter.added)
        self.panel.speaks_given.connect(self.presenter.speaks_given)
        self.panel.note_typed.connect(self.presenter.note_typed)
        self.panel.note_left.connect(self.presenter.note_left)

    def asked(self) -> None:
        """The key or the initials: open it, or close it again."""
        if self.panel.isHidden():
            self.presenter.asked()
        else:
            self.panel.shut()


def open_people(
    look: Look, desk: Desk, jobs: AnyJobs, window: Window, around: Around, keys: Path | None = None
) -> People:
    """On first use. ``keys``: the clinic's key file, None for the sample clinic."""
    return People(look, desk, jobs, window, around, keys)
