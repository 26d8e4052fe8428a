"""Beside the title: saved, saving, or not saved yet; a screen reader hears of a change for the worse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from frontdesk.qt.accessible import say_politely
from frontdesk.qt.layouts import row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.screens.record.shown import Saving

_COLOURS: dict[Saving, Token] = {Saving.SAVED: "ok", Saving.TRYING: "alert"}
_GLYPHS = {Saving.SAVED: "check", Saving.TRYING: "triangle-alert"}
_WIDEST = 220
"""Design pixels: a longer sentence wraps."""


class SavedMark(QWidget):
    """A glyph and a few words; nothing at first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._saving = Saving.NOTHING
        self._glyphs = {saving: Glyph(look, glyph, 16, _COLOURS[saving]) for saving, glyph in _GLYPHS.items()}
        self.words = Text(look, "", NOTE.weighing(600), "ink2", middle=True)
        line = row(look, self, gap=6, edges=(8, 0, 0, 0))
        for glyph in self._glyphs.values():
            line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words)
        look.changed.connect(self._fit)
        self._fit()
        self.show_saving(Saving.NOTHING)

    def show_saving(self, saving: Saving) -> None:
        """Other words; said to a screen reader when something is saved after it was not, and the reverse."""
        before, self._saving = self._saving, saving
        self.words.show_words(saving.value)
        self.words.show_colour(_COLOURS.get(saving, "ink2"))
        for of, glyph in self._glyphs.items():
            glyph.setVisible(of is saving)
        self.setVisible(saving is not Saving.NOTHING)
        if saving is not before and saving in (Saving.SAVED, Saving.TRYING):
            say_politely(self, saving.value)

    def _fit(self) -> None:
        self.words.setMaximumWidth(self._look.px(_WIDEST))
