"""The menu of the slim strip: what has no button there, each with its key. It runs the same actions."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from frontdesk.screens.today.actions import ACTIONS
from frontdesk.screens.today.view.card_pane import CardPane
from frontdesk.screens.today.view.gate_pane import GatePane
from frontdesk.screens.today.view.idle_pane import IdlePane
from frontdesk.screens.today.view.leaving_pane import LeavingPane
from frontdesk.screens.today.view.menu import open_menu
from frontdesk.screens.today.view.phone_pane import PhonePane
from frontdesk.screens.today.view.today_view import TodayView

_CHIP = "chip/"
_PANEL = "panel"
_ANYWHERE = ("panes", "keys")
_OF: tuple[tuple[type[QWidget], tuple[str, ...]], ...] = (
    (CardPane, ("add", "promise", "show", "copy", "phone", "record", "away")),
    (LeavingPane, ("add", "promise", "print", "copy", "away")),
    (PhonePane, ("add", "promise", "away")),
    (GatePane, ("away",)),
    (IdlePane, ("not_booked", "new_person", "phone", "print", "close_day")),
)
"""Ids of actions by the pane in front."""
_WORDS = {"panes": "Board", "show": "Show to the patient"}
"""Where the words of the key sheet say what a key does besides."""


class SlimMenu(QObject):
    """Opens under the button of the strip's header; nothing to do while everything is hidden."""

    def __init__(self, view: TodayView) -> None:
        super().__init__(view)
        self._view = view
        self._by_id = {action.id: action for action in ACTIONS}
        view.frame.head.more_pressed.connect(self.open)

    def open(self, at: QPoint) -> None:
        """The menu, by its right edge."""
        open_menu(self._view, "More to do here", self.choices(), at, self._picked)

    def choices(self) -> list[tuple[str, str]]:
        """(key, words) of what can be done with what stands there."""
        pane = self._view.front()
        ids = next((ids for kind, ids in _OF if isinstance(pane, kind)), ())
        if not ids:
            return []
        out: list[tuple[str, str]] = []
        if isinstance(pane, CardPane | LeavingPane | PhonePane):
            out += [(_CHIP + key, words) for key, words in pane.situation.off()]
        if isinstance(pane, CardPane | LeavingPane):
            words = "Promises, notes" if isinstance(pane, LeavingPane) else "Notes, what we know"
            out.append((_PANEL, f"{words}\tF4"))
        acts = [self._by_id[one] for one in (*ids, *_ANYWHERE)]
        return out + [(act.id, f"{_WORDS.get(act.id, act.label)}\t{act.key_words}") for act in acts]

    # ours

    def _picked(self, key: str) -> None:
        pane = self._view.front()
        if key.startswith(_CHIP) and isinstance(pane, CardPane | LeavingPane | PhonePane):
            pane.situation.press(key.removeprefix(_CHIP))
        elif key == _PANEL and isinstance(pane, CardPane | LeavingPane):
            pane.over.toggle()
        else:
            self._view.acting.run(key)
