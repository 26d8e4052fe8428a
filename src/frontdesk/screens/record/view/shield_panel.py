"""Hidden from somebody at the desk: one switch a person, for a manager. No reason is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.record.shown import ShieldShown

HIDDEN = "Hidden from somebody at the desk"
WHAT = "For whoever is switched on the time is busy, and this patient is nowhere. No reason is kept."


class ShieldPanel(QWidget):
    """``switched(person id, on)``."""

    switched = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[ShieldShown, ...] = ()
        self.switches: dict[str, Switch] = {}
        whole = column(look, self, gap=4)
        whole.addWidget(Text(look, HIDDEN, STRONG))
        whole.addWidget(Text(look, WHAT, NOTE, "ink2"))
        self._list = column(look)
        whole.addLayout(self._list)
        self.hide()

    def show_shields(self, shown: tuple[ShieldShown, ...]) -> None:
        """Everybody it may be about; nothing for anybody but a manager."""
        self.setVisible(bool(shown))
        if [one.person_id for one in shown] != [one.person_id for one in self._shown]:
            self.switches = {}
            empty(self._list)
            for one in shown:
                self._add(one)
        self._shown = shown
        for one in shown:
            self.switches[one.person_id].setChecked(one.hidden)

    def _add(self, one: ShieldShown) -> None:
        switch = Switch(self._look, one.name, on=one.hidden)
        switch.setAccessibleName(f"Hidden from {one.name}")
        switch.clicked.connect(lambda on, id=one.person_id: self.switched.emit(id, on))
        self.switches[one.person_id] = switch
        line = row(self._look, edges=(-6, 0, 0, 0))
        line.addWidget(switch)
        line.addStretch(1)
        self._list.addLayout(line)
