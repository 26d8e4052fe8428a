"""Nobody at the desk: who is next, and one main button."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, SMALL, TITLE_1, TITLE_2, TITLE_LARGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.illustration import Bell
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.put_away import AT_MOST
from frontdesk.screens.today.shown import IdleShown, JobShown
from frontdesk.screens.today.view.backup_line import BackupLine
from frontdesk.screens.today.view.drawer import BoardButton
from frontdesk.screens.today.view.ledger_panel import LedgerPanel

QUIET = "Nothing waiting. Enjoy the quiet."
_NO_JOB = JobShown("", "", "", "")
_WIDEST = 738
"""Design pixels the list of jobs takes at most."""


class _JobRow(QWidget):
    """One job: its tick, its words, its sort; a button where a call does it, or another answer."""

    ticked = Signal(str)
    rung = Signal(str)
    answered = Signal(str)

    def __init__(self, look: Look, *, first: bool) -> None:
        super().__init__()
        self._job = _NO_JOB
        self._tick = Tick(look, "Done")
        self._tick.clicked.connect(lambda: self.ticked.emit(self._job.key))
        self._what = Text(look, "", BODY.sized(16, 24))
        self._when = Text(look, "", SMALL, "ink2")
        self._glyph = Glyph(look, "", 18)
        self._ring = Btn(look, "Ring", "secondary", icon="phone", dense=True)
        self._ring.clicked.connect(lambda: self.rung.emit(self._job.key))
        self._other: Btn | None = None
        self._look = look
        whole = column(look, self)
        if not first:
            whole.addWidget(Rule(look))
        line = row(look, gap=8, edges=(0, 8, 0, 8))
        words = column(look, gap=3)
        words.addWidget(self._what)
        words.addWidget(self._when)
        line.addWidget(self._tick)
        line.addLayout(words, 1)
        line.addWidget(self._glyph)
        line.addWidget(self._ring)
        self._line = line
        whole.addLayout(line)

    def show_job(self, job: JobShown) -> None:
        """Fill it; the same job once more costs nothing."""
        if job == self._job:
            self._tick.setChecked(job.done)  # pressed, and not done all the same
            return
        self._job = job
        self._tick.setAccessibleName(f"Done: {job.what}" if job.what else "Done")
        self._tick.setChecked(job.done)
        self._what.show_words(job.what)
        self._when.show_words(job.when)
        self._glyph.show_icon(job.glyph)
        self._glyph.setVisible(not job.rings)
        self._ring.setVisible(job.rings)
        self._ring.setAccessibleName(job.what if job.rings else "Ring")
        if job.other and self._other is None:
            self._other = Btn(self._look, job.other, "secondary", dense=True)
            self._other.clicked.connect(lambda: self.answered.emit(self._job.key))
            self._line.insertWidget(2, self._other)
        if self._other is not None:
            self._other.setVisible(bool(job.other))
            self._other.setAccessibleName(f"{job.other}: {job.what}" if job.other else "")


class IdlePane(ScrollPane):
    """The desk is ready."""

    main_pressed = Signal()
    other_pressed = Signal(int)
    """Which of the choices, when it is not the one Enter opens."""
    bring_pressed = Signal()
    job_ticked = Signal(str)
    job_rung = Signal(str)
    job_answered = Signal(str)
    """Its other answer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._title = Text(look, "", TITLE_LARGE)
        self._next = Text(look, "", TITLE_2.weighing(400), "ink2")
        self._main = Btn(look, "", "primary", icon="user-round-check", key="Enter", height=52)
        self._bring = Btn(look, "Bring in your patients", "secondary", icon="file-input", height=52)
        self.not_booked = Btn(
            look, "Not booked today", "secondary", icon="calendar-x", key="Ctrl B", height=52
        )
        self.phone = Btn(look, "On the phone", "ghost", icon="phone", key="Shift F7", height=52)
        self._others = [
            Btn(look, "Open", "ghost", icon="circle-pause", key="" if at else "↓", dense=True)
            for at in range(AT_MOST)
        ]
        self.new = Btn(look, "New patient", "ghost", icon="user-round-plus", key="Ctrl Shift N", dense=True)
        self.papers = Btn(look, "Morning sheet", "ghost", icon="printer", key="Ctrl P", dense=True)
        self.close_day = Btn(look, "Close the day", "ghost", icon="moon", key="Ctrl F9", dense=True)
        self.bring_low = Btn(look, "Bring in patients", "ghost", icon="file-input", dense=True)
        self._quiet = Text(look, QUIET, BODY, "ink2")
        self._jobs_title = Text(look, "While it is quiet", TITLE_2)
        self._jobs_box = CardFrame(look, "white")
        self._jobs = column(look, self._jobs_box, edges=(22, 4, 24, 4))
        self._rows: list[_JobRow] = []
        self.ledger = LedgerPanel(look)
        self.backup = BackupLine(look, self.inner)
        self._main.clicked.connect(self.main_pressed)
        self._bring.clicked.connect(self.bring_pressed)
        self.bring_low.clicked.connect(self.bring_pressed)
        for place, button in enumerate(self._others):
            button.clicked.connect(lambda _=False, at=place: self.other_pressed.emit(self._elsewhere[at]))
        self._elsewhere: list[int] = []
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def show_idle(self, idle: IdleShown) -> None:
        """Fill it."""
        self._title.show_words(idle.title)
        self._next.show_words(idle.next_words)
        self._main.show_text(idle.main or "Open")
        self._main.setVisible(bool(idle.choices))
        self._bring.setVisible(not idle.choices)
        self.bring_low.setVisible(bool(idle.choices))
        self._elsewhere = [at for at in range(len(idle.choices)) if at != idle.chosen]
        for place, button in enumerate(self._others):
            there = place < len(self._elsewhere)
            button.show_text(idle.choices[self._elsewhere[place]] if there else "Open")
            button.setVisible(there)
        self._others_row.setVisible(bool(self._elsewhere))
        self.ledger.show_ledger(idle.ledger)
        self._quiet.setVisible(not idle.jobs and not idle.ledger.rows)
        self._jobs_title.setVisible(bool(idle.jobs))
        self._jobs_box.setVisible(bool(idle.jobs))
        while len(self._rows) < len(idle.jobs):
            self._add_row()
        for at, one in enumerate(self._rows):
            one.show_job(idle.jobs[at] if at < len(idle.jobs) else _NO_JOB)
            if idle.jobs:  # else their box does not show; to hide each would lay each out anew the next time
                one.setVisible(at < len(idle.jobs))

    def forget(self) -> None:
        """Nobody's name stays in a widget."""
        self.show_idle(IdleShown("", ""))

    # ours

    def _add_row(self) -> None:
        """One more row; rows stay, because making them takes longer than all else on this pane."""
        one = _JobRow(self._look, first=not self._rows)
        one.ticked.connect(self.job_ticked)
        one.rung.connect(self.job_rung)
        one.answered.connect(self.job_answered)
        self._rows.append(one)
        self._jobs.addWidget(one)

    def _flow(self, holder: QWidget, buttons: Iterable[Btn]) -> FlowLayout:
        flow = FlowLayout(holder)
        for button in buttons:
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        return flow

    def _indented(self, holder: QWidget, by: int) -> QBoxLayout:
        """Buttons keep room for their focus rings: their shapes stand on the edge of the words."""
        line = row(self._look)
        line.addSpacing(-by)
        line.addWidget(holder, 1)
        return line

    def _build(self) -> None:
        look = self._look
        first, others, seldom = QWidget(), QWidget(), QWidget()
        self._buttons = self._flow(first, (self._main, self._bring, self.not_booked, self.phone))
        self._others_flow = self._flow(others, self._others)
        self._seldom = self._flow(seldom, (self.new, self.papers, self.close_day, self.bring_low))
        self._others_row = others
        whole = column(look, self.inner)
        above = row(look)
        above.addSpacing(-look.reserve())
        above.addWidget(BoardButton(look, parent=self))
        above.addStretch(1)
        whole.addLayout(above)
        self._bell = Bell(look)
        whole.addWidget(self._bell, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addSpacing(look.px(10))
        whole.addWidget(self._title)
        whole.addSpacing(look.px(4))
        whole.addWidget(self._next)
        whole.addWidget(self.backup)
        whole.addSpacing(look.px(12))
        whole.addLayout(self._indented(first, look.reserve()))
        whole.addLayout(self._indented(others, look.px(18)))
        self._before_jobs = column(look, edges=(0, 26, 0, 0))
        whole.addLayout(self._before_jobs)
        whole.addWidget(self._jobs_title)
        whole.addSpacing(look.px(10))
        whole.addWidget(self._jobs_box)
        whole.addWidget(self._quiet)
        whole.addSpacing(look.px(18))
        whole.addWidget(self.ledger)
        whole.addSpacing(look.px(10))
        whole.addLayout(self._indented(seldom, look.px(18)))  # the icons stand under the edge of the words
        whole.addStretch(1)
        self._whole = whole

    def _fit(self) -> None:
        look = self._look
        side = look.px(16 if look.slim else 48)
        top = look.px(4 if look.slim else 12 if look.narrow else 48 if look.compact else 98)
        self._whole.setContentsMargins(side, top, side, look.px(32))
        self._bell.setVisible(not look.slim)
        self._before_jobs.setContentsMargins(0, look.px(10 if look.slim else 26), 0, 0)
        self.not_booked.show_key("" if look.slim else "Ctrl B")
        self.phone.show_key("" if look.slim else "Shift F7")
        self._title.show_style(TITLE_1 if look.slim else TITLE_LARGE)
        self._next.show_style(BODY if look.slim else TITLE_2.weighing(400), "ink2")
        self._jobs_box.setMaximumWidth(look.px(_WIDEST))
        self.ledger.setMaximumWidth(look.px(_WIDEST))
        self.backup.setMaximumWidth(look.px(_WIDEST))
        self._buttons.set_gap(look.px(6 if look.slim else 12) - 2 * look.reserve())
        self._others_flow.set_gap(look.px(12) - 2 * look.reserve())
        self._seldom.set_gap(look.px(4) - 2 * look.reserve())
