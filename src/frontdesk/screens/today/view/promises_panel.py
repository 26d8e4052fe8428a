"""Promises at leaving: what to hand over first, what is open, what was promised today; notes and adding."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.accessible import reached_before, read_before
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, STRONG, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.tag import Tag
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import Notes, PromiseShown
from frontdesk.screens.today.view.more_button import MoreButton
from frontdesk.screens.today.view.note_folds import NoteFolds
from frontdesk.screens.today.view.side_panel import HeldNotes, adding_rows

MOST, FEW = 3, 2
"""So many stand on the card; so many in a low window and where the rest is counted below them. While notes
are held open they stand in their place."""
NO_PROMISES = "Nothing is promised."
_HAND = "Hand it over"
_NONE = PromiseShown("", "", "", "bookmark", given=False, can_give=False, made_today=False)


class PromiseItem(QWidget):
    """What, who and by when; a tick where there is something to hand over, what else may become of it."""

    ticked = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.rule = Rule(look)
        self._glyph = Glyph(look, "bookmark", 18)
        self._what = Text(look, "", STRONG)
        self._note = Text(look, "", SMALL, "ink2")
        self._today = Tag(look, "Made today")
        self.tick = Tick(look, _HAND)
        self.tick.clicked.connect(lambda: self.ticked.emit(self._id))
        words = column(look, gap=2)
        words.addWidget(self._what)
        words.addWidget(self._note)
        self.more = MoreButton(look)
        self.more.wanted.connect(lambda at: self.menu_wanted.emit(self._id, at))
        tag = row(look, edges=(0, 4, 0, 0))
        tag.addWidget(self._today)
        tag.addStretch(1)
        words.addLayout(tag)
        words.addStretch(1)
        beside = column(look, edges=(0, 2, 0, 0))
        beside.addWidget(self._glyph)
        beside.addStretch(1)
        line = row(look, gap=12, edges=(10, 7, 0, 7))
        line.addLayout(beside)
        line.addLayout(words, 1)
        ends = column(look, gap=-12)  # the tick and the menu keep room around what is seen of them
        ends.addWidget(self.tick)
        ends.addWidget(self.more)
        ends.addStretch(1)
        line.addLayout(ends)
        whole = column(look, self)
        whole.addWidget(self.rule)
        whole.addLayout(line)

    def show_promise(self, one: PromiseShown) -> None:
        """Fill it; what was handed over is quiet."""
        self._id = one.id
        self._glyph.show_icon(one.glyph)
        self._what.show_words(one.what)
        self._what.show_colour("ink3" if one.given else "ink")
        self._note.show_words(one.note)
        self._today.setVisible(one.made_today)
        self.more.setVisible(one.menu)
        self.more.show_about(one.what)
        self.tick.setVisible(one.can_give)
        self.tick.setChecked(one.given)
        self.tick.setAccessibleName(f"{one.what}, {one.note}".rstrip("., ") if one.id else _HAND)

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.more.menu_key(event):
            super().keyPressEvent(event)


class PromisesPanel(CardFrame):
    """The left column of Leaving."""

    ticked = Signal(str)
    menu_wanted = Signal(str, QPoint)
    held = Signal(bool)
    add_pressed = Signal()
    promise_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", parent)
        self._look = look
        self.shown: tuple[PromiseShown, ...] = ()
        self._notes = Notes()
        self._items: list[PromiseItem] = []
        self._none = Text(look, NO_PROMISES, NOTE, "ink2")
        self._more = Text(look, "", SMALL, "ink2")
        self._held = HeldNotes(look)
        self._folds = NoteFolds(look)
        self._folds.held.connect(self.held)
        self.add, self.promise = adding_rows(look)
        self.add.clicked.connect(self.add_pressed)
        self.promise.clicked.connect(self.promise_pressed)
        none = row(look, edges=(10, 4, 0, 4))
        none.addWidget(self._none, 1)
        self._list = column(look)
        self._whole = column(look, self)
        self._whole.addWidget(Text(look, "Promises", TITLE_2.sized(18, 26)))
        self._whole.addLayout(none)
        self._whole.addLayout(self._list)
        more = row(look, edges=(40, 0, 0, 0))
        more.addWidget(self._more, 1)
        self._whole.addLayout(more)
        promise, add = row(look, edges=(0, 0, 10, 0)), row(look, edges=(0, 0, 10, 0))
        promise.addWidget(self.promise)
        add.addWidget(self.add)
        self._whole.addLayout(promise)
        self._whole.addStretch(1)
        self._whole.addWidget(self._held)
        self._whole.addWidget(self._folds)
        self._whole.addLayout(add)
        look.changed.connect(self._fit)
        self._fit()

    def show_promises(self, promises: tuple[PromiseShown, ...], notes: Notes) -> None:
        """Fill it; the rows are kept from person to person, empty where they are not wanted."""
        self.shown = promises
        self._notes = notes
        most = FEW if self._look.compact or len(promises) > MOST else MOST
        while len(self._items) < len(promises):
            item = PromiseItem(self._look)
            item.ticked.connect(self.ticked)
            item.menu_wanted.connect(self.menu_wanted)
            self._items.append(item)
            self._list.addWidget(item)
            read_before(item, self.promise)
            for control in (item.tick, item.more):
                reached_before(control, self.promise)
        for at, item in enumerate(self._items):
            item.show_promise(promises[at] if at < len(promises) else _NONE)
            item.rule.setVisible(at > 0)
            item.setVisible(at < min(len(promises), most) and not notes.level)
        self._more.show_words(f"and {len(promises) - most} more" if len(promises) > most else "")
        self._more.setVisible(len(promises) > most and not notes.level)
        self._none.setVisible(not promises and not notes.level)
        self._held.setVisible(notes.level > 0)
        self._held.show_notes(notes)
        self._folds.show_notes(notes, apart=True)

    # --- ours

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._whole.setContentsMargins(
            look.px(14), look.px(10 if compact else 14), look.px(14), look.px(6 if compact else 10)
        )
        self._whole.setSpacing(look.px(4 if compact else 6))
        if self.shown:
            self.show_promises(self.shown, self._notes)
