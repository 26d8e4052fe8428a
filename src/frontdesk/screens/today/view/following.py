"""Menus and taps of what is followed through: promises, concerns, needs met, small things of a visit."""

from functools import partial

from PySide6.QtCore import QObject, QPoint

from frontdesk.screens.today.presenter import TodayPresenter
from frontdesk.screens.today.view.card_pane import CardPane
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.menu import open_menu
from frontdesk.screens.today.view.today_view import TodayView

MENU = "What became of it"


class Following(QObject):
    """Ties the parts of Today's view that are about it to ``presenter.follow``."""

    def __init__(self, view: TodayView, presenter: TodayPresenter) -> None:
        super().__init__(view)
        self._view = view
        self._acts = acts = presenter.follow
        idle = view.idle
        idle.job_ticked.connect(acts.job_ticked)
        idle.job_answered.connect(acts.job_answered)
        idle.ledger.ticked.connect(acts.ledger_ticked)
        idle.ledger.fold_pressed.connect(acts.ledger_opened)
        idle.ledger.told.connect(acts.told)
        idle.ledger.menu_wanted.connect(self._menu)
        view.card.side.task_ticked.connect(acts.task_ticked)
        view.card.lines.big.menu_wanted.connect(self._menu_of_line)
        view.card.needs.asked.connect(partial(self._ask_met, view.card))
        view.when_made(LeavingPane, self._tie_leaving)
        view.popups.met_picked.connect(acts.met_picked)
        view.acting.on_line_menu = self.line_menu

    def line_menu(self) -> None:
        """By key: the menu of the big line, or of the first promise at leaving."""
        big = self._view.card.lines.big
        if big.isVisible() and big.became.isVisible():
            big.became.open()

    # ours

    def _tie_leaving(self, pane: LeavingPane) -> None:
        pane.promises.menu_wanted.connect(self._menu)
        pane.needs.asked.connect(partial(self._ask_met, pane))

    def _menu_of_line(self, at: QPoint) -> None:
        self._menu(self._acts.of_big_line(), at)

    def _menu(self, item_id: str, at: QPoint) -> None:
        choices = self._acts.choices(item_id)
        open_menu(self._view, MENU, choices, at, lambda key: self._acts.picked(item_id, key))

    def _ask_met(self, pane: CardPane | LeavingPane, at: int) -> None:
        self._view.popups.ask_met(pane.needs.tiles()[at], pane.needs_shown[at].fact_id)
