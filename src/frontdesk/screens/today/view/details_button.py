"""Says that somebody else changed what the card shows; a press shows it."""

from PySide6.QtWidgets import QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.button import Btn, Kind


class DetailsButton(Btn):
    """Stands beside Hide on every card; gone while there is nothing new."""

    def __init__(self, look: Look, kind: Kind = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(look, "New details", kind, icon="info", key="Ctrl R", dense=True, parent=parent)
        self.hide()

    def show_count(self, count: int) -> None:
        """ "1 new detail"."""
        self.show_text(f"{count} new detail{'s' if count != 1 else ''}" if count else "New details")
        self.setVisible(count > 0)
