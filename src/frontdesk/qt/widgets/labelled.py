"""A field with its name above, and what is said about it below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, SMALL


class Labelled(QWidget):
    """``hint`` is a quiet line below; ``show_trouble`` puts a sentence in its place."""

    def __init__(
        self, look: Look, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self._trouble = ""
        self.label = Text(look, label, BUTTON_SMALL)
        self.below = Text(look, hint, SMALL, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self.below)
        self._settle()

    def show_hint(self, words: str) -> None:
        """Change the quiet line."""
        self._hint = words
        self._settle()

    def show_trouble(self, words: str) -> None:
        """A sentence about what was typed; empty brings the hint back."""
        self._trouble = words
        self._settle()

    def trouble(self) -> str:
        """The sentence that stands there."""
        return self._trouble

    def _settle(self) -> None:
        self.below.show_words(self._trouble or self._hint)
        self.below.show_colour("alert" if self._trouble else "ink2")
        self.below.setVisible(bool(self._trouble or self._hint))
        self.field.setAccessibleDescription(self._trouble or self._hint)
