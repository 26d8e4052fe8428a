"""Says that somebody else changed what the card shows; a press shows it."""

from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.button import Btn, Kind


class DetailsButton(Btn):
    """Stands beside Hide on every card; gone while there is nothing new."""

    def __init__(self, look: Look, kind: Kind = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(look, "New details", kind, icon="info", key="Ctrl R", dense=True, parent=parent)
        self._count = 0
        self.hide()

    def show_count(self, count: int) -> None:
        """ "1 new detail"."""
        self._count = count
        self.show_short(short=False)
        self.setVisible(count > 0)

    def show_short(self, *, short: bool) -> None:
        """Only the number, where there is no room; read aloud with its words."""
        count = self._count
        words = f"{count} new detail{'s' if count != 1 else ''}" if count else "New details"
        self.show_text(str(count) if short and count else words)
        self.setAccessibleName(words)
