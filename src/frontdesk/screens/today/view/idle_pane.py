"""Nobody at the desk: who is next, and one main button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, TITLE_2, TITLE_LARGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.illustration import Bell
from frontdesk.screens.today.shown import IdleShown

QUIET = "Nothing waiting. Enjoy the quiet."


class IdlePane(QWidget):
    """The desk is ready."""

    main_pressed = Signal()
    bring_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Text(look, "", TITLE_LARGE)
        self._next = Text(look, "", TITLE_2.weighing(400), "ink2")
        self._main = Btn(look, "", "primary", icon="user-round-check", key="Enter", height=52)
        self._bring = Btn(look, "Bring in your patients", "secondary", icon="file-input", height=52)
        self._quiet = Text(look, QUIET, BODY, "ink2")
        self._jobs = column(look, gap=8)
        self._main.clicked.connect(self.main_pressed)
        self._bring.clicked.connect(self.bring_pressed)
        buttons = row(look)
        buttons.addWidget(self._main)
        buttons.addWidget(self._bring)
        buttons.addStretch(1)
        whole = column(look, self, edges=(48, 92, 48, 32))
        whole.addWidget(Bell(look), 0, Qt.AlignmentFlag.AlignLeft)
        whole.addSpacing(look.px(12))
        whole.addWidget(self._title)
        whole.addSpacing(look.px(4))
        whole.addWidget(self._next)
        whole.addSpacing(look.px(10))
        whole.addLayout(buttons)
        whole.addSpacing(look.px(24))
        whole.addLayout(self._jobs)
        whole.addWidget(self._quiet)
        whole.addStretch(1)
        self._whole, self._buttons = whole, buttons
        look.changed.connect(self._fit)
        self._fit()

    def show_idle(self, idle: IdleShown) -> None:
        """Fill it."""
        self._title.show_words(idle.title)
        self._next.show_words(idle.next_words)
        self._main.show_text(idle.main or "Open")
        self._main.setVisible(bool(idle.main))
        self._quiet.setVisible(not idle.jobs)
        while (item := self._jobs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        if idle.jobs:
            self._jobs.addWidget(Text(self._look, "While it is quiet", TITLE_2))
        for what, when, glyph in idle.jobs:
            holder = QWidget()
            line = row(self._look, holder, gap=12)
            words = column(self._look)
            words.addWidget(Text(self._look, what, BODY.sized(16, 24)))
            words.addWidget(Text(self._look, when, BODY.sized(13, 18), "ink2"))
            line.addWidget(Glyph(self._look, glyph, 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            self._jobs.addWidget(holder)

    def forget(self) -> None:
        """Nobody's name stays in a widget."""
        self.show_idle(IdleShown("", "", ""))

    def _fit(self) -> None:
        look = self._look
        self._whole.setContentsMargins(
            look.px(48), look.px(48 if look.compact else 92), look.px(48), look.px(32)
        )
        self._buttons.setContentsMargins(-look.reserve(), 0, 0, 0)
