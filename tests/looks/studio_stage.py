"""Prompts as the window opens it, over the made-up day of the pictures, drawn off screen."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from frontdesk.domain.line import Mark, PromptEvent
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt import fonts, theme
from frontdesk.qt.look import Look
from frontdesk.screens.studio.opening import open_studio
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
        *,
        painted: bool = False,
    ) -> None:
        super().__init__(app, width, height, colours, desk or marked_desk(), k, painted=painted)
        front = self.window.show_screen("prompts")
        assert isinstance(front, StudioView)
        self.studio = front
        # today's number comes at once and not when the computer has found the time
        vars(front)["call_after"] = lambda _, call: call()
        front.presenter.stage.show()
        self.settle()
        self.settle()

    def type(self, text: str) -> None:
        """Letters to whatever has the focus; the twelve are asked once, behind the last of them."""
        previewing = self.studio.presenter.stage._previewing
        ask, asked = previewing.ask, []
        previewing.ask = lambda template, wording: asked.append((template, wording))  # type: ignore[method-assign]  # put back below
        try:
            super().type(text)
        finally:
            previewing.ask = ask  # type: ignore[method-assign]  # as it was
        if asked:
            ask(*asked[-1])
        self.settle()


class StudioAlone(PicturedStudio):
    """Prompts in a plain window, laid out and not painted: for what needs no rail and no Today."""

    def __init__(self, app: QApplication, desk: Desk | None = None) -> None:
        fonts.load()
        app.setStyle("Fusion")
        self.app = app
        self.look = Look(theme.LIGHT)
        self.look.set_reduced_motion(True)
        self.desk = desk or marked_desk()
        self.plain = QWidget()
        self.plain.setUpdatesEnabled(False)
        self.studio = open_studio(self.look, self.desk, AtOnce(), ChangeBoard())
        vars(self.studio)["call_after"] = lambda _seconds, _call: None
        QVBoxLayout(self.plain).addWidget(self.studio)
        self.plain.resize(1300, 780)
        self.plain.show()
        self.plain.activateWindow()
        self.settle()
        self.settle()

    def __exit__(self, *_: object) -> None:
        self.plain.close()
        self.plain.deleteLater()
        self.settle()
        self.desk.store.close()

    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or self.plain
