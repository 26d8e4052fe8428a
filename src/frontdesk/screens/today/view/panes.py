"""The panes of Today's right side. What the first card does not need is made when it is first asked for."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from frontdesk.qt.look import Look
from frontdesk.screens.today.view.bars_pane import BarsPane
from frontdesk.screens.today.view.card_pane import CardPane
from frontdesk.screens.today.view.gate_pane import GatePane
from frontdesk.screens.today.view.idle_pane import IdlePane
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.phone_pane import PhonePane

Pane = TypeVar("Pane", bound=QWidget)


class Panes(QWidget):
    """One of them in front. The program starts sooner, and is smaller, without those nobody has asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        self._ties: list[Callable[[Any], None]] = []
        self.idle = IdlePane(look)
        self.card = CardPane(look)
        self.bars = BarsPane(look)
        for pane in (self.idle, self.card, self.bars):
            self._stack.addWidget(pane)

    @cached_property
    def leaving(self) -> LeavingPane:
        """A card on its way out."""
        return self._made(LeavingPane(self._look))

    @cached_property
    def phone(self) -> PhonePane:
        """A call."""
        return self._made(PhonePane(self._look))

    @cached_property
    def gate(self) -> GatePane:
        """Which of two people it is."""
        return self._made(GatePane(self._look))

    def when_made(self, kind: type[Pane], tie: Callable[[Pane], None]) -> None:
        """``tie`` connects the signals of such a pane once it is there. Said before anybody asks for it."""

        def if_of_kind(pane: QWidget) -> None:
            if isinstance(pane, kind):
                tie(pane)

        self._ties.append(if_of_kind)

    def front(self) -> QWidget | None:
        """The pane in front."""
        return self._stack.currentWidget()

    def _made(self, pane: Pane) -> Pane:
        self._stack.addWidget(pane)
        for tie in self._ties:
            tie(pane)
        return pane
