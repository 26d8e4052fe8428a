"""F6 and Shift F6: board, card, rail. Tab: everything of Today once, in the order it is read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.qt.reading_order import place_in, takes_tab
from frontdesk.qt.widgets.rail import Rail
from frontdesk.screens.today.view.board_pane import BoardPane
from frontdesk.screens.today.view.drawer import Drawer

_PLACES = ("board", "card", "rail")


class PaneFocus:
    """Which of the three has the keys, and which has them next."""

    def __init__(
        self,
        view: QWidget,
        board: BoardPane,
        drawer: Drawer,
        pane: Callable[[], QWidget | None],
        strip: Sequence[QWidget] = (),
    ) -> None:
        self._view = view
        self._board = board
        self._drawer = drawer
        self._pane = pane
        self._strip = strip

    def step(self, *, back: bool = False) -> None:
        """The next place takes the keys; a drawer opens for it and closes after it."""
        here = self._here()
        if self._drawer.is_open and not back:
            self._drawer.close()
            here = "board"
        rail = self._rail()
        places = _PLACES if rail is not None and rail.isVisible() else _PLACES[:-1]  # the slim strip has none
        at = places.index(here) if here in places else (0 if back else -1)
        self._go(places[(at + (-1 if back else 1)) % len(places)])

    def tab(self, home: QWidget, *, back: bool) -> bool:
        """The next in that order has the keys; False after its ends. ``home`` comes before the first."""
        order, focus = self.order(), QApplication.focusWidget()
        at = order.index(focus) + (-1 if back else 1) if focus in order else -1
        if focus is home and not back:
            at = 0
        if not 0 <= at < len(order):
            return False
        order[at].setFocus(Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason)
        return True

    def order(self) -> list[QWidget]:
        """What Tab goes through on the card: words and acts first, then the panel beside, the header last; in
        the slim strip then the next people and the header above."""
        pane = self._pane()
        if pane is None:
            return []
        aside, head = _parts(pane, "side", "promises"), _parts(pane, "_head", "band")

        def place(widget: QWidget) -> tuple[int, int, int]:
            region = 2 if _inside(widget, head) else 1 if _inside(widget, aside) else 0
            return region, *place_in(self._view, widget)

        strip = [one for part in self._strip if part.isVisible() for one in takes_tab(part)]
        return [*sorted(takes_tab(pane), key=place), *strip]

    def _rail(self) -> Rail | None:
        return self._view.window().findChild(Rail)

    def _here(self) -> str:
        focus = QApplication.focusWidget()
        pane = self._pane()
        if focus is None:
            return ""
        if self._board.isAncestorOf(focus):
            return "board"
        if pane is not None and pane.isAncestorOf(focus):
            return "card"
        return "rail" if _inside(focus, self._view.window().findChildren(Rail)) else ""

    def _go(self, place: str) -> None:
        reason = Qt.FocusReason.ShortcutFocusReason
        if place == "board":
            self._drawer.open()
            self._board.list.setFocus(reason)
        elif place == "card":
            for widget in self.order()[:1]:
                widget.setFocus(reason)
        else:
            rail = self._rail()
            entries = rail.entries() if rail is not None else ()
            for entry in sorted(entries, key=lambda one: not one.isChecked())[:1]:
                entry.setFocus(reason)


def _parts(pane: QWidget, *names: str) -> list[QWidget]:
    """Those of these parts that this pane has."""
    found = (getattr(pane, name, None) for name in names)
    return [one for one in found if isinstance(one, QWidget)]


def _inside(widget: QWidget, parents: Sequence[QWidget]) -> bool:
    return any(one.isAncestorOf(widget) for one in parents)
