"""Nobody at the desk: who is next, and one main button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.qt.layouts import column, empty, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, SMALL, TITLE_2, TITLE_LARGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.illustration import Bell
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import IdleShown
from frontdesk.screens.today.view.drawer import BoardButton
from frontdesk.screens.today.view.scroll_pane import ScrollPane

QUIET = "Nothing waiting. Enjoy the quiet."
_WIDEST = 738
"""Design pixels the list of jobs takes at most."""


class IdlePane(ScrollPane):
    """The desk is ready."""

    main_pressed = Signal()
    bring_pressed = Signal()
    job_ticked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._title = Text(look, "", TITLE_LARGE)
        self._next = Text(look, "", TITLE_2.weighing(400), "ink2")
        self._main = Btn(look, "", "primary", icon="user-round-check", key="Enter", height=52)
        self._bring = Btn(look, "Bring in your patients", "secondary", icon="file-input", height=52)
        self.new = Btn(look, "New patient", "ghost", icon="user-round-plus", key="Ctrl Shift N", dense=True)
        self.close_day = Btn(look, "Close the day", "ghost", icon="moon", key="Ctrl F9", dense=True)
        self._quiet = Text(look, QUIET, BODY, "ink2")
        self._jobs_title = Text(look, "While it is quiet", TITLE_2)
        self._jobs_box = CardFrame(look, "white")
        self._jobs = column(look, self._jobs_box, edges=(22, 4, 24, 4))
        self._main.clicked.connect(self.main_pressed)
        self._bring.clicked.connect(self.bring_pressed)
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def show_idle(self, idle: IdleShown) -> None:
        """Fill it."""
        self._title.show_words(idle.title)
        self._next.show_words(idle.next_words)
        self._main.show_text(idle.main or "Open")
        self._main.setVisible(bool(idle.main))
        self._quiet.setVisible(not idle.jobs)
        self._jobs_title.setVisible(bool(idle.jobs))
        self._jobs_box.setVisible(bool(idle.jobs))
        empty(self._jobs)
        look = self._look
        for at, job in enumerate(idle.jobs):
            if at:
                self._jobs.addWidget(Rule(look))
            holder = QWidget()
            line = row(look, holder, gap=8, edges=(0, 8, 0, 8))
            tick = Tick(look, f"Done: {job.what}", on=job.done)
            tick.clicked.connect(lambda _=False, key=job.key: self.job_ticked.emit(key))
            words = column(look, gap=3)
            words.addWidget(Text(look, job.what, BODY.sized(16, 24)))
            words.addWidget(Text(look, job.when, SMALL, "ink2"))
            line.addWidget(tick)
            line.addLayout(words, 1)
            line.addWidget(Glyph(look, job.glyph, 18))
            self._jobs.addWidget(holder)

    def forget(self) -> None:
        """Nobody's name stays in a widget."""
        self.show_idle(IdleShown("", "", ""))

    # ours

    def _build(self) -> None:
        look = self._look
        button_row = QWidget()
        self._buttons = FlowLayout(button_row)
        self._buttons.addWidget(self._main)
        self._buttons.addWidget(self._bring)
        seldom_row = QWidget()
        self._seldom = FlowLayout(seldom_row)
        self._seldom.addWidget(self.new)
        self._seldom.addWidget(self.close_day)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button_row.setSizePolicy(policy)
        seldom_row.setSizePolicy(policy)
        beside = row(look)
        beside.addSpacing(-look.reserve())
        beside.addWidget(button_row, 1)
        whole = column(look, self.inner)
        above = row(look)
        above.addSpacing(-look.reserve())
        above.addWidget(BoardButton(look))
        above.addStretch(1)
        whole.addLayout(above)
        whole.addWidget(Bell(look), 0, Qt.AlignmentFlag.AlignLeft)
        whole.addSpacing(look.px(10))
        whole.addWidget(self._title)
        whole.addSpacing(look.px(4))
        whole.addWidget(self._next)
        whole.addSpacing(look.px(12))
        whole.addLayout(beside)
        whole.addSpacing(look.px(26))
        whole.addWidget(self._jobs_title)
        whole.addSpacing(look.px(10))
        whole.addWidget(self._jobs_box)
        whole.addWidget(self._quiet)
        whole.addSpacing(look.px(18))
        low = row(look)
        low.addSpacing(-look.px(18))  # the icons stand under the edge of the words
        low.addWidget(seldom_row, 1)
        whole.addLayout(low)
        whole.addStretch(1)
        self._whole = whole

    def _fit(self) -> None:
        look = self._look
        self._whole.setContentsMargins(
            look.px(48), look.px(12 if look.narrow else 48 if look.compact else 98), look.px(48), look.px(32)
        )
        self._jobs_box.setMaximumWidth(look.px(_WIDEST))
        self._buttons.set_gap(look.px(12) - 2 * look.reserve())
        self._seldom.set_gap(look.px(12) - 2 * look.reserve())
