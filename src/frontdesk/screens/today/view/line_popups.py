"""The small panels over the big line: why it stands there, and what was not right about it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.line import Mark
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.popup_panel import PopupPanel
from frontdesk.screens.today.shown import WhyShown

REASONS = (
    (Mark.NOT_TRUE, "Not true any more"),
    (Mark.NOT_THE_MOMENT, "Not the moment"),
    (Mark.ODD_WORDING, "Odd wording"),
    (Mark.NOT_WELCOME, "It was not welcome"),
)


class LinePopups(QObject):
    """At most one panel at a time, over the lower right corner of ``line``, within ``over``."""

    reason_given = Signal(object)
    """A ``Mark``."""
    whom_picked = Signal(int)
    """Counted from 0."""
    met_picked = Signal(str, int)
    """Of which need, and which of the answers, counted from 0."""
    closed = Signal()

    def __init__(self, look: Look, line: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self.line = line
        self._over = over
        self.panel: PopupPanel | None = None
        self._make: Callable[[], PopupPanel] | None = None
        self._at: QWidget | None = None

    def stand_at(self, line: QWidget) -> None:
        """The line that the panels are about."""
        self.line = line

    def show_why(self, why: WhyShown) -> None:
        """Its integer points, and what it helps with."""
        rows = [(str(points), reason) for points, reason in why.points]
        if why.helps:
            rows.append(("i", why.helps))
        title = f"Why this line? {why.total} points"
        self._open(
            lambda: PopupPanel(self._look, title, rows, close_key="Esc", picking=False, parent=self._over)
        )

    def ask_reason(self) -> None:
        """Four reasons by number."""
        rows = [(str(n), words) for n, (_, words) in enumerate(REASONS, 1)]

        def panel() -> PopupPanel:
            made = PopupPanel(self._look, "What was not right?", rows, close_key="Esc", parent=self._over)
            made.picked.connect(self._picked)
            return made

        self._open(panel)

    def ask_whom(self, names: tuple[str, ...]) -> None:
        """With whom somebody who was not booked is seen."""
        self.ask_one("With whom?", names, self.whom_picked.emit)

    def ask_one(self, title: str, names: tuple[str, ...], picked: Callable[[int], None]) -> None:
        """One of these, by number; ``picked`` hears which, counted from 0."""
        rows = [(str(n), name) for n, name in enumerate(names, 1)]

        def given(number: int) -> None:
            self.close()
            picked(number - 1)

        def panel() -> PopupPanel:
            made = PopupPanel(self._look, title, rows, close_key="Esc", parent=self._over)
            made.picked.connect(given)
            return made

        self._open(panel)

    def ask_met(self, need: QWidget, fact_id: str) -> None:
        """Whether a need was met today, below its tile."""
        rows = [(str(n), words) for n, words in enumerate(("Yes", "Partly", "No"), 1)]

        def picked(number: int) -> None:
            self.close()
            self.met_picked.emit(fact_id, number - 1)

        def panel() -> PopupPanel:
            made = PopupPanel(self._look, "Did it work today?", rows, close_key="Esc", parent=self._over)
            made.picked.connect(picked)
            return made

        self._open(panel, at=need)

    def close(self) -> None:
        """Nothing was picked."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            self.closed.emit()

    def place_again(self) -> None:
        """The window changed: made anew for its new size."""
        if self.panel is not None and self._make is not None:
            self._open(self._make, at=self._at)

    # ours

    def _picked(self, number: int) -> None:
        self.close()
        self.reason_given.emit(REASONS[number - 1][0])

    def _open(self, make: Callable[[], PopupPanel], at: QWidget | None = None) -> None:
        self.close()
        self._make, self._at = make, at
        self.panel = panel = make()
        panel.closed.connect(self.close)
        line, over, look = at or self.line, self._over, self._look
        panel.adjustSize()
        corner = line.mapTo(over, QPoint(line.width() - panel.width() - look.px(18), line.height()))
        lowest = over.height() - panel.height() - look.px(12)
        rightmost = over.width() - panel.width() - look.px(12)
        panel.move(max(0, min(corner.x(), rightmost)), max(0, min(corner.y() - look.px(48), lowest)))
        panel.open()
