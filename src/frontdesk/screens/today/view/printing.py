"""What reaches a printer from Today: a short list of papers, then the system's own dialog."""

from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from frontdesk.domain.paper import Paper
from frontdesk.qt.paper import blocks_of, print_page
from frontdesk.screens.today.paper_acts import PaperActs
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.line_popups import LinePopups


class View(Protocol):
    """What of Today's view a list of papers stands beside."""

    card: Any
    popups: LinePopups

    def front(self) -> QWidget | None: ...


class Printing:
    """The presenter's ``PaperDisplay``."""

    def __init__(self, view: View, over: QWidget, papers: PaperActs) -> None:
        self._view = view
        self._over = over
        self._papers = papers

    def ask_paper(self, papers: tuple[str, ...]) -> None:
        """By number, over the lower corner of what the card is about."""
        view = self._view
        card, front = view.card, view.front()
        if isinstance(front, LeavingPane):
            view.popups.stand_at(front.sentence.frame)
        else:
            view.popups.stand_at(card.match.frame if card.match.isVisible() else card.lines.big)
        view.popups.ask_one("Print what?", papers, self._papers.picked)

    def print_paper(self, paper: Paper) -> None:
        """The printer's queue shows no name."""
        print_page(self._over, paper.title, blocks_of(paper), done=self._papers.sent)
