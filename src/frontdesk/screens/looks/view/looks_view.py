"""Who looked, on the screen: back and print above, days of lines below, Esc back to where it was opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from frontdesk.domain.paper import Paper
from frontdesk.qt.layouts import column, empty, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.paper import blocks_of, print_page
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, STRONG, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.looks.presenter import LooksPresenter
from frontdesk.screens.looks.shown import LookGroup, LookRow, LooksShown

_LEAD, _WHO, _WIDEST = 56, 150, 980
_STEPS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
}


class LooksView(QWidget):
    """Implements ``LooksDisplay``. ``left`` when somebody goes back."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.back = Btn(look, "Back", "ghost", icon="arrow-left", key="Esc", dense=True)
        self.printed = Btn(look, "Print", icon="printer", key="Ctrl P", dense=True)
        self.title = Text(look, "", TITLE_PAGE)
        self._under = Text(look, "", NOTE, "ink2")
        self.empty = Text(look, "", BODY)
        self.more = Btn(look, "", "ghost", icon="history", dense=True)
        self._shown = LooksShown()
        inner = QWidget()
        self._days = column(look, gap=12)
        body = column(look, inner, gap=12, edges=(32, 4, 32, 24))
        body.addWidget(self.empty)
        body.addLayout(self._days)
        body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        self.area = scrolling(look, inner, "canvas")
        head = row(look, gap=16, edges=(32, 18, 32, 0))
        words = column(look, gap=2)
        words.addWidget(self.title)
        words.addWidget(self._under)
        head.addLayout(words, 1)
        top = row(look, edges=(16, 12, 16, 0))
        top.addWidget(self.back)
        top.addWidget(self.printed)
        top.addStretch(1)
        whole = column(look, self, gap=6)
        whole.addLayout(top)
        whole.addLayout(head)
        whole.addWidget(self.area, 1)
        look.changed.connect(self._look_changed)

    def connect_presenter(self, presenter: LooksPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        self.back.clicked.connect(self.left)
        self.printed.clicked.connect(presenter.print_asked)
        self.more.clicked.connect(presenter.more_asked)

    # --- LooksDisplay

    def show_looks(self, shown: LooksShown) -> None:
        """Everything anew; where somebody had scrolled to stays when older ones come."""
        grown = bool(shown.groups) and shown.title == self._shown.title and bool(self._shown.groups)
        at = self.area.verticalScrollBar().value()
        self._shown = shown
        self.title.show_words(shown.title)
        self._under.show_words(shown.under)
        self.empty.show_words(shown.empty)
        self.empty.setVisible(bool(shown.empty))
        self.more.show_text(shown.more)
        self.more.setVisible(bool(shown.more))
        self.printed.setVisible(bool(shown.groups))
        empty(self._days)
        for group in shown.groups:
            self._days.addWidget(self._card(group))
        self.area.verticalScrollBar().setValue(at if grown else 0)

    def print_paper(self, paper: Paper) -> None:
        """The system's own dialog; its queue shows no name."""
        print_page(self, "Who looked", blocks_of(paper), done=lambda: None)

    def lock(self, locked: bool) -> None:
        """While the desk is locked nobody stands here."""
        self.presenter.lock(locked)

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.presenter.closed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, name = Qt.Key(event.key()), QKeySequence(event.keyCombination()).toString()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif name == "Ctrl+P":
            self.presenter.print_asked()
        elif key in _STEPS:
            self.area.verticalScrollBar().triggerAction(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _card(self, group: LookGroup) -> QWidget:
        look = self._look
        card = CardFrame(look)
        card.setMaximumWidth(look.px(_WIDEST))
        inside = column(look, card, edges=(20, 10, 20, 8))
        inside.addWidget(Text(look, group.title, NOTE.weighing(600), "ink2"))
        for at, shown in enumerate(group.rows):
            if at:
                inside.addWidget(Rule(look))
            inside.addWidget(self._line(shown))
        return card

    def _line(self, shown: LookRow) -> QWidget:
        look, holder = self._look, QWidget()
        line = row(look, holder, gap=12, edges=(0, 7, 0, 7))
        lead, who = Text(look, shown.lead, BODY, "ink2", wrap=False), Text(look, shown.who, STRONG)
        lead.setFixedWidth(look.px(_LEAD))
        who.setFixedWidth(look.px(_WHO if shown.what else 3 * _WHO))
        who.setAccessibleName(shown.spoken)
        line.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
        said = column(look, gap=1)
        for words, style, ink in ((shown.what, BODY, "ink"), (shown.why, NOTE, "ink2")):
            if words:
                said.addWidget(Text(look, words, style, ink))  # type: ignore[arg-type]  # names of colours
        line.addLayout(said, 1)
        return holder

    def _look_changed(self) -> None:
        self.show_looks(self._shown)
        self.update()
