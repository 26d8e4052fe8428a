"""What we keep, read by the patient on the turned screen: large rows, a tap to take out, words to change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import column, empty, flowing, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, SHOW, SHOW_TYPING
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.copy_words import ASKED, ONLY_WITH_A_YES, CopyRow, CopyShown

_HEADING = SHOW.sized(32, 42)
_ROW = SHOW.sized(24, 32).weighing(500)
_SMALL = BODY.sized(16, 22)
_TYPING = SHOW_TYPING.sized(24, 32)
_TALL = 48
"""Design pixels of a button: a finger finds 44."""
_WIDE = 700
"""Design pixels: narrower, the buttons of a row stand below its words."""


class CopyPage(QWidget):
    """``stepped(by)``, ``taken_out(id)``, ``changed(id, words)``, ``written(words, mention)``, ``undone``."""

    stepped = Signal(int)
    taken_out = Signal(str)
    changed = Signal(str, str)
    written = Signal(str, bool)
    undone = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: CopyShown | None = None
        self.field: Field | None = None
        """What the patient types into, while there is something to type."""
        self._title = Text(look, "", _HEADING)
        self._said = Text(look, "", BODY.sized(18, 26), middle=True)
        self.undo = Btn(look, "Undo", "secondary", icon="undo-2", key="Ctrl Z", height=_TALL)
        self.before = Btn(look, "Back", "large", icon="arrow-left", height=56)
        self.next = Btn(look, "Next", "large", icon="arrow-right", height=56)
        self._place = Text(look, "", BODY.sized(18, 26), "ink2", wrap=False, middle=True)
        self._body = ScrollPane(look)
        self._rows = column(look, self._body.inner)
        self.undo.clicked.connect(self.undone)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self._build()
        self.hide()

    def show_page(self, shown: CopyShown) -> None:
        """A page, or what became of something on it; half-typed words stay where they were refused."""
        before, self._shown = self._shown, shown
        self._said.show_words(shown.trouble or shown.said)
        self._said.show_colour("alert" if shown.trouble else "ink")
        self.undo.setVisible(shown.undo)
        if shown.trouble and self.field is not None and before is not None and before.page == shown.page:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._title.show_words(shown.page.title)
        self._place.show_words(f"{shown.at} of {shown.of}")
        self.before.setEnabled(shown.at > 1)
        self.next.setEnabled(shown.at < shown.of)
        self._draw("")
        (self.field or self._onwards).setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.verticalScrollBar().setValue(0)

    def scroll_by(self, step: int) -> None:
        """What does not fit on the screen."""
        self._body.page(step)

    def bring(self, stop: QWidget) -> None:
        """What has the keys stands in sight."""
        self._body.bring(stop)

    def forget(self) -> None:
        """Nothing of anybody stays in a widget."""
        self._shown = self.field = None
        empty(self._rows)
        for text in (self._title, self._said, self._place):
            text.show_words("")
        self.hide()

    # Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for one in self._body.inner.findChildren(_Row):
            one.fit(self.width())

    # ours

    def _build(self) -> None:
        look = self._look
        foot = row(look, gap=12)
        foot.addWidget(self.before)
        foot.addWidget(self._place)
        foot.addWidget(self.next)
        foot.addSpacing(look.px(16))
        foot.addWidget(self._said, 1)
        foot.addWidget(self.undo)
        whole = column(look, self, gap=8, edges=(0, 10, 0, 4))
        whole.addWidget(self._title)
        whole.addWidget(self._body, 1)
        whole.addLayout(foot)

    def _draw(self, editing: str) -> None:
        shown = self._shown
        empty(self._rows)
        self.field = None
        if shown is None:
            return
        for one in shown.page.rows:
            if one.id and one.id == editing:
                self._rows.addWidget(self._edited(one))
            else:
                line = _Row(self._look, one)
                line.take_out.clicked.connect(lambda _=False, id=one.id: self.taken_out.emit(id))
                line.change.clicked.connect(lambda _=False, id=one.id: self._change(id))
                line.fit(self.width())
                self._rows.addWidget(line)
            self._rows.addWidget(Rule(self._look))
        if shown.page.about_longest:
            self._rows.addWidget(self._about(shown.page.about_longest))
        self._rows.addStretch(1)
        for part in self._body.inner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.show()  # what is not shown yet takes no keys

    @property
    def _onwards(self) -> Btn:
        """Where the keys are when nothing is typed."""
        return self.next if self.next.isEnabled() else self.before

    def _change(self, id: str) -> None:
        self._draw(id)
        if self.field is not None:
            self._body.settle()
            self._body.bring(self.field.parentWidget() or self.field)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    def _edited(self, one: CopyRow) -> QWidget:
        field = self.field = self._typing(one.beside or one.text, one.longest)
        field.setText(one.words)
        keep = Btn(self._look, "Keep these words", "primary", icon="check", height=_TALL)
        leave = Btn(self._look, "Leave it as it was", "secondary", height=_TALL)

        def kept() -> None:
            self.changed.emit(one.id, field.text())

        field.returnPressed.connect(kept)
        keep.clicked.connect(kept)
        leave.clicked.connect(self._left)
        return self._asked(Text(self._look, one.text, _SMALL, "ink2"), field, keep, leave)

    def _left(self) -> None:
        if self._shown is not None:
            self._said.show_words("")
            self.undo.hide()
            self._draw("")
            self._onwards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self, longest: int) -> QWidget:
        field = self.field = self._typing(ASKED, longest)
        aloud = Btn(self._look, "Keep it, you may mention it", "primary", icon="check", height=_TALL)
        quiet = Btn(self._look, "Keep it, do not mention it", "secondary", height=_TALL)
        for button, mention in ((aloud, True), (quiet, False)):
            button.clicked.connect(lambda _=False, may=mention: self.written.emit(field.text(), may))
        words = Text(self._look, f"{ASKED} {ONLY_WITH_A_YES}", _ROW)
        return self._asked(words, field, aloud, quiet)

    def _typing(self, accessible: str, longest: int) -> Field:
        field = Field(self._look, accessible=accessible, height=64, pad=20, style=_TYPING)
        field.setMaxLength(longest)
        return field

    def _asked(self, words: Text, field: Field, *buttons: Btn) -> QWidget:
        look = self._look
        holder = QWidget()
        inside = column(look, holder, gap=12, edges=(0, 14, 0, 14))
        inside.addWidget(words)
        inside.addWidget(field)
        inside.addWidget(flowing(look, 8, *buttons))
        return holder


class _Row(QWidget):
    """One thing held: its words, who told us and when, and what the patient may do with it."""

    def __init__(self, look: Look, shown: CopyRow) -> None:
        super().__init__()
        self._look = look
        words = column(look, gap=2)
        words.addWidget(Text(look, shown.text, _ROW))
        if shown.beside:
            words.addWidget(Text(look, shown.beside, _SMALL, "ink2"))
        self.change = Btn(look, "Change", "secondary", icon="pencil", height=_TALL)
        self.take_out = Btn(look, "Take that out", "secondary", icon="x", height=_TALL)
        self.change.setAccessibleName(f"Change: {shown.text}")
        self.take_out.setAccessibleName(f"Take that out: {shown.text}")
        acts = row(look, gap=2)
        acts.addWidget(self.change)
        acts.addWidget(self.take_out)
        acts.addStretch(1)
        self._line = row(look, self, gap=12, edges=(0, 8, 0, 8))
        self._line.addLayout(words, 1)
        self._line.addLayout(acts)
        self.change.setVisible(bool(shown.words))
        self.take_out.setVisible(bool(shown.id))

    def fit(self, width: int) -> None:
        """Side by side where there is room."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if width >= self._look.px(_WIDE) else way.TopToBottom)
