"""One note of the record: its words, who may hear it, where it is from, and what can be done with it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import SMALL
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.record.shown import NoteShown
from frontdesk.screens.record.view.hears import ASKED, HEARS
from frontdesk.screens.record.view.note_box import NoteBox

_SIDE_BY_SIDE = 520
"""Design pixels: narrower, who may hear it stands below the words."""


class NoteRow(QWidget):
    """Pressing the words changes the note, Del or its menu takes it off."""

    change_pressed = Signal(str)
    confirm_pressed = Signal(str)
    remove_pressed = Signal(str)
    end_picked = Signal(str, str)
    audience_picked = Signal(str, str)
    strip_set = Signal(str, bool)

    def __init__(self, look: Look, note: NoteShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.note = note
        self.box = NoteBox(look, note.glyph, note.words, quiet=note.folded)
        self.box.setAccessibleName(f"Change: {note.spoken}" if note.can_change else note.spoken)
        if note.can_change:
            self.box.clicked.connect(lambda: self.change_pressed.emit(note.id))
        self.more = Btn(look, "", "ghost", icon="ellipsis-vertical", height=30)
        self.more.setAccessibleName(f"More about: {note.words}")
        self.more.clicked.connect(self._open_menu)
        if not (note.can_change or note.ends or note.remove):
            self.more.hide()
        self._first = row(look, gap=8)
        self._first.addWidget(self.box, 1)
        acts = row(look, gap=2)
        self.hears: Segmented | None = None
        if note.audience is not None:
            self.hears = Segmented(
                look, HEARS, accessible=f"{ASKED}: {note.words}", chosen=note.audience.value, short=True
            )
            self.hears.picked.connect(lambda who: self.audience_picked.emit(note.id, who))
            acts.addWidget(self.hears)
        acts.addStretch(1)
        acts.addWidget(self.more)
        self._first.addLayout(acts)
        below = row(look, gap=8, edges=(40, 0, 0, 0))
        self._below = Text(look, note.below, SMALL, "ink2", middle=True)
        below.addWidget(self._below, 1)
        self.confirm: Btn | None = None
        if note.confirm:
            self.confirm = Btn(look, note.confirm, "secondary", icon="check", dense=True)
            self.confirm.setAccessibleName(f"{note.confirm}: {note.words}")
            self.confirm.clicked.connect(lambda: self.confirm_pressed.emit(note.id))
            below.addWidget(self.confirm)
        self.strip: Switch | None = None
        if note.can_strip:
            self.strip = Switch(look, "Show in the strip", on=note.on_strip)
            self.strip.setAccessibleName(f"Show in the strip: {note.words}")
            self.strip.clicked.connect(lambda on: self.strip_set.emit(note.id, on))
            below.addWidget(self.strip)
        whole = column(look, self, gap=1)
        whole.addLayout(self._first)
        whole.addLayout(below)

    def control(self, name: str) -> QWidget:
        """One of its controls by name, or the words."""
        found = getattr(self, name, None)
        return found if isinstance(found, QWidget) else self.box

    def name_of(self, widget: QWidget | None) -> str:
        """Which of its controls holds ``widget``; empty for none."""
        for name in ("box", "hears", "more", "confirm", "strip"):
            mine = getattr(self, name, None)
            if (
                isinstance(mine, QWidget)
                and widget is not None
                and (mine is widget or mine.isAncestorOf(widget))
            ):
                return name
        return ""

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit(self.note.id)
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._look.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._first.direction() != way:
            self._first.setDirection(way)

    # ours

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.note.can_change:
            menu.addAction("Change").setData("change")
        for key, words in self.note.ends:
            menu.addAction(words).setData(f"end:{key}")
        if self.note.remove:
            menu.addAction(self.note.remove).setData("remove")
        menu.triggered.connect(lambda act: self._picked(str(act.data())))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _picked(self, what: str) -> None:
        id = self.note.id
        if what == "change":
            self.change_pressed.emit(id)
        elif what == "remove":
            self.remove_pressed.emit(id)
        else:
            self.end_picked.emit(id, what.partition(":")[2])
