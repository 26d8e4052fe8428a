"""Prompts as the window opens it, over the made-up day of the pictures, drawn off screen."""

from PySide6.QtWidgets import QApplication

from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.qt import theme
from frontdesk.screens.studio.view.studio_view import StudioView
from frontdesk.usecases.desk import Desk
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, pictured_day
from tests.looks.record_stage import PicturedRecord

_NOT_RIGHT = (*[Mark.NOT_THE_MOMENT] * 6, *[Mark.ODD_WORDING] * 2, Mark.NOT_TRUE)


def marked_desk() -> Desk:
    """The pictured day, with a line about promises that was not right nine times."""
    desk = desk_with(pictured_day(), NOW, STAFF)
    visits = [visit.id for visit in desk.store.visits(desk.today())]
    events = []
    for visit, mark in zip(visits, _NOT_RIGHT, strict=False):
        events += [PromptEvent(visit, "CI-13", "promise", 0, one) for one in (Mark.SHOWN, mark)]
    for visit in visits[9:15]:
        events += [PromptEvent(visit, "CI-13", "promise", 0, one) for one in (Mark.SHOWN, Mark.SAID)]
    for visit in visits[:18]:
        events += [PromptEvent(visit, "CI-16", "questions", 0, one) for one in (Mark.SHOWN, Mark.SAID)]
    desk.store.note_prompts(events)
    return desk


class PicturedStudio(PicturedRecord):
    """The whole window with Prompts in front."""

    def __init__(
        self,
        app: QApplication,
        width: int = 1366,
        height: int = 768,
        colours: theme.Theme = theme.LIGHT,
        desk: Desk | None = None,
        k: float = 1.0,
    ) -> None:
        super().__init__(app, width, height, colours, desk or marked_desk(), k)
        front = self.window.show_screen("prompts")
        assert isinstance(front, StudioView)
        self.studio = front
        self.settle()
        self.settle()
