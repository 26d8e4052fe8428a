"""The situation row: who is listening, and what may be tapped about this visit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.accessible import say_politely
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.chip import SituationChip
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.screens.today.shown import Chip
from frontdesk.screens.today.view.menu import open_menu

LISTENING = "listening"


class SituationRow(QWidget):
    """Chips are made once and kept: they hold words of the desk, none of a patient.

    In the slim strip only those that are on have a place; the others stand in its menu.
    """

    chip_clicked = Signal(str, str)
    """Which chip, and the choice where it has a menu."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Chip, ...] = ()
        self._chips: dict[str, SituationChip] = {}
        self._order: list[SituationChip] = []
        self._flow = FlowLayout(self, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._fit)
        self._fit()

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Fill it; the same chips cost nothing."""
        if chips == self._shown:
            return
        before = {chip.id: chip.spoken for chip in self._shown}
        self._shown = chips
        for chip in chips:
            widget = self._chip(chip)
            widget.show_text(chip.label, chip.spoken)
            widget.show_icon(chip.glyph)
            widget.show_key(chip.key)
            widget.setChecked(chip.on)
            if chip.id == LISTENING and before.get(chip.id, chip.spoken) != chip.spoken:
                say_politely(self, chip.spoken)
        self._order_chips()

    def off(self) -> tuple[tuple[str, str], ...]:
        """(id, words) of the chips that have no place in the row."""
        return tuple((chip.id, chip.label) for chip in self._shown if not self._stands(chip))

    def press(self, key: str) -> None:
        """A chip by its id: what it does, or its menu."""
        chip = next((c for c in self._shown if c.id == key), None)
        if chip is None:
            return
        self._chips[key].setChecked(chip.on)  # what it shows follows the store, not the press
        if not chip.choices:
            self.chip_clicked.emit(key, "")
            return
        at = self._chips[key] if self._chips[key].isVisible() else self
        below = at.mapToGlobal(at.rect().bottomLeft())
        open_menu(self, chip.label, chip.choices, below, lambda choice: self.chip_clicked.emit(key, choice))

    # --- ours

    def _stands(self, chip: Chip) -> bool:
        return chip.on or chip.id == LISTENING or not self._look.slim

    def _order_chips(self) -> None:
        order = [self._chips[chip.id] for chip in self._shown if self._stands(chip)]
        if order != self._order:
            self._order = order
            for widget in self._chips.values():
                self._flow.removeWidget(widget)
                widget.setVisible(widget in order and widget.parentWidget() is not None)
            for widget in order:
                self._flow.addWidget(widget)
                widget.raise_()  # read in this order too
                widget.show()

    def _chip(self, chip: Chip) -> SituationChip:
        if chip.id not in self._chips:
            made = self._chips[chip.id] = SituationChip(self._look, chip.label, icon=chip.glyph)
            made.clicked.connect(lambda _=False, key=chip.id: self.press(key))
        return self._chips[chip.id]

    def _fit(self) -> None:
        look = self._look
        self._flow.set_gap(look.px(8) - 2 * look.reserve())
        self._flow.setContentsMargins(0, look.px(5 if look.compact else 8), 0, 0)
        self._order_chips()
