"""Add what we are told: one field; Tab changes who may hear, Enter keeps it."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from frontdesk.domain.audience import Audience
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.screens.today.view.layouts import column

WHO_HEARS = {Audience.DESK: "Desk only", Audience.ALOUD: "Aloud", Audience.PRIVATE: "Private"}
_NEXT = {Audience.DESK: Audience.ALOUD, Audience.ALOUD: Audience.PRIVATE, Audience.PRIVATE: Audience.DESK}
_ASKS = {
    "fact": "What we are told, in the patient’s words",
    "sound": "How the name is said: shi-VAWN",
    "promise": "What we promise. The desk, within a week",
}


class AddBar(CardFrame):
    """Opens over the foot of the card; Esc leaves it without keeping anything."""

    given = Signal(str, str, object)
    closed = Signal()

    def __init__(self, look: Look, suggestions: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(look, "popup", parent)
        self._look = look
        self._what = "fact"
        self._audience: Audience | None = None
        self.field = Field(look, accessible="Add what we are told", icon="plus")
        self.field.setMaxLength(200)
        self._completer = QCompleter(self)
        self._completer.setModel(QStringListModel(list(suggestions), self._completer))
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        column(look, self, edges=(10, 10, 10, 10)).addWidget(self.field)
        self.field.installEventFilter(self)
        self.hide()

    def ask(self, what: str) -> None:
        """Open for ``fact``, ``sound`` or ``promise``."""
        self._what = what
        self._audience = Audience.DESK if what == "fact" else None
        self.field.setText("")
        self.field.setPlaceholderText(_ASKS[what])
        self.field.setCompleter(self._completer if what == "fact" else None)  # type: ignore[arg-type]
        self._hint()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
            if key == Qt.Key.Key_Tab and self._audience is not None:
                self._audience = _NEXT[self._audience]
                self._hint()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat() and self.field.text().strip():
                    words = self.field.text()
                    self._close()
                    self.given.emit(self._what, words, self._audience)
                return True
        return super().eventFilter(watched, event)

    # ours

    def _hint(self) -> None:
        who = (WHO_HEARS[self._audience], "Tab") if self._audience is not None else ()
        self.field.show_hints((*who, "Enter"))
        heard = WHO_HEARS[self._audience] if self._audience else ""
        self.field.setAccessibleDescription(f"Who may hear: {heard}" if heard else "")

    def _close(self) -> None:
        self.hide()
        self.field.setText("")
        self.closed.emit()
