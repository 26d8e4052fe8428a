"""What a key or a button of Today's list of actions does: most go to a presenter, a few stay in the view."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from frontdesk.frame.key_sheet import key_sheet
from frontdesk.qt.key_sheet_panel import KeySheetPanel
from frontdesk.qt.look import Look
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.presenter import TodayPresenter


class View(Protocol):
    """What of Today's view an action may need: the board, the drawer, where the keys are, the way to the
    slim strip."""

    board: Any
    drawer: Any
    panes: Any
    strip_asked: Any

    def over_closed(self) -> bool: ...
    def close_over(self) -> None: ...
    def focus_home(self) -> None: ...


class Acting:
    """``sheet`` is the panel of keys once it was asked for."""

    def __init__(self, look: Look, view: View, over: QWidget, presenter: TodayPresenter) -> None:
        self._look = look
        self._view = view
        self._over = over
        self._presenter = presenter
        self.sheet: KeySheetPanel | None = None
        self.on_line_menu: Callable[[], None] = lambda: None

    def run(self, action_id: str) -> None:
        """An action by its id."""
        view = self._view
        if action_id in ("panes", "panes_back"):
            view.panes.step(back=action_id == "panes_back")
            return
        if action_id == "away" and view.over_closed():
            return
        view.drawer.close()
        self._presenter.stage.pace.input_came()
        if action_id == "keys":
            self._show_sheet()
        elif action_id == "row_menu":
            card = self._presenter.stage.open
            view.board.list.ask_menu(card.visit_id if card is not None else "")
        elif action_id == "line_menu":
            self.on_line_menu()
        elif action_id == "strip":
            view.strip_asked.emit()
        else:
            self._of_presenter(action_id)

    def place(self) -> None:
        """The window has another size."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.place()

    def put_away(self) -> None:
        """Something else opens."""
        if self.sheet is not None:
            self.sheet.hide()

    def _of_presenter(self, action_id: str) -> None:
        action = next(a for a in ACTIONS if a.id == action_id)
        target: object = self._presenter
        for name in action.handler.split("."):
            target = getattr(target, name)
        assert callable(target)
        target()

    def _show_sheet(self) -> None:
        self._view.close_over()
        if self.sheet is None:
            self.sheet = KeySheetPanel(self._look, key_sheet(ACTIONS), self._over)
            self.sheet.closed.connect(self._view.focus_home)
        self.sheet.open()
