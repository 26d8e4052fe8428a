"""The page of people: a row each, what may be changed unfolds below it; and a panel to add somebody.

No dialog: Esc folds the panel that is open. What cannot be taken back needs a second press of a named button.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from frontdesk.qt import painting
from frontdesk.qt.layouts import column, empty, once_placed, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, NOTE, STRONG
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.screens.preferences.people import NEW, PeoplePage as PeoplePresenter
from frontdesk.screens.preferences.shown import PageShown, PeopleShown, WorkerShown
from frontdesk.screens.preferences.view.access_panels import AddPanel, WorkerPanel
from frontdesk.screens.preferences.view.pages import Page, ruled

WHO_MAY = "A manager adds people, gives a passphrase and ends access."
_ROUND = 40


class Initials(QWidget):
    """Who it is at a glance. Decoration: the name stands beside it."""

    def __init__(self, look: Look, letters: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._letters = letters
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_ROUND), self._look.px(_ROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, QRectF(self.rect())
        painter = QPainter(self)
        painting.box(painter, rect, rect.width() / 2, look.colour("track"))
        middle = Qt.AlignmentFlag.AlignHCenter
        painting.words(painter, look, rect, self._letters, BUTTON_SMALL, look.colour("ink"), middle)
        painter.end()


class WorkerRow(QWidget):
    """Somebody who works here; `change_pressed` where something may be changed."""

    change_pressed = Signal()

    def __init__(self, look: Look, shown: WorkerShown, *, may_change: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        whole = column(look, self)
        line = row(look, gap=18, edges=(20, 9, 20 - RESERVE, 9))
        line.addWidget(Initials(look, shown.initials), 0, Qt.AlignmentFlag.AlignTop)
        said = column(look, gap=1)
        said.addWidget(Text(look, shown.name, STRONG))
        said.addWidget(Text(look, shown.words, NOTE, "ink2"))
        line.addLayout(said, 1)
        self.change = Btn(look, "Change", dense=True, parent=self)
        self.change.setAccessibleName(f"Change: {shown.name}")
        self.change.setAccessibleDescription(shown.words)
        self.change.clicked.connect(self.change_pressed)
        self.change.setVisible(may_change)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(line)
        self._below = row(look, edges=(78 - RESERVE, 0, 20 - RESERVE, 0))
        whole.addLayout(self._below)

    def unfold(self, panel: QWidget) -> None:
        """Below the row, indented under its name."""
        self._below.addWidget(panel)

    def show_open(self, opened: bool) -> None:
        """What the button does now."""
        self.change.show_text("Close" if opened else "Change")
        self.change.setAccessibleName(f"{'Close' if opened else 'Change'}: {self.shown.name}")


class PeoplePage(Page):
    """Implements ``PeopleDisplay``."""

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(look, page, parent)
        self._shown = PeopleShown((), False)
        self.rows: dict[str, WorkerRow] = {}
        self.panel: WorkerPanel | AddPanel | None = None
        self._open: str | None = None
        self.next_step = Banner(look, "", icon="key-round")
        self.next_step.hide()
        card = CardFrame(look)
        self._list = column(look, card, edges=(0, 5, 0, 5))
        self.add = Btn(look, "Add somebody", icon="user-round-plus", dense=True)
        self.add.setAccessibleDescription("A name, a role and a passphrase")
        self.add.clicked.connect(lambda: self._turn(NEW))
        self.add.hide()
        self._new = column(look)
        self.who_may = Text(look, WHO_MAY, NOTE, "ink2")
        self.who_may.hide()
        self._head.addSpacing(look.px(16))
        self._head.addWidget(self.add)
        self.body.addWidget(self.next_step)
        self.body.addLayout(self._new)
        self.body.addWidget(card)
        self.body.addWidget(self.who_may)
        self.body.addStretch(1)
        self._to_panel = once_placed(self, self._panel_into_sight)

    def connect_presenter(self, presenter: PeoplePresenter) -> None:
        """Everything somebody does goes there."""
        self._presenter = presenter

    def focus_here(self) -> None:
        """The keys go to what adds somebody, where somebody may."""
        if self.add.isVisible():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- PeopleDisplay

    def show_people(self, shown: PeopleShown) -> None:
        """Everybody anew; the keys stay with whom they were."""
        here, at = QApplication.focusWidget(), self._open
        inside = here is not None and self.isAncestorOf(here)
        self._fold()
        self._shown = shown
        empty(self._list)
        self.rows = {}
        for worker in shown.workers:
            if self.rows:
                self._list.addWidget(ruled(self._look))
            made = WorkerRow(self._look, worker, may_change=shown.may_change, parent=self)
            made.change_pressed.connect(lambda id=worker.person_id: self._turn(id))
            self.rows[worker.person_id] = made
            self._list.addWidget(made)
        self.next_step.show_words(shown.next_step)
        self.next_step.setVisible(bool(shown.next_step) and shown.may_change)
        self.add.setVisible(shown.may_change)
        self.who_may.setVisible(not shown.may_change)
        if inside and shown.may_change:
            self._button(at or NEW).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, person_id: str, words: str) -> None:
        """In the panel it is about, if that still stands."""
        if self.panel is not None and self._open == person_id:
            self.panel.show_trouble(words)
            self._to_panel.start()

    def show_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        if self.panel is not None:
            self.panel.show_busy(busy)

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel is not None:
            back = self._button(self._open or NEW)
            self._fold()
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)

    # ours

    def _button(self, person_id: str) -> Btn:
        known = self.rows.get(person_id)
        return known.change if known is not None else self.add

    def _turn(self, person_id: str) -> None:
        """Open one panel, or close the one that is open."""
        again = self._open == person_id
        self._fold()
        if again:
            return
        words = self._presenter.words
        self._open = person_id
        if person_id == NEW:
            adds = AddPanel(self._look, words, self._shown.days, self)
            adds.added.connect(self._presenter.added)
            self.panel = adds
            self._new.addWidget(adds)
        else:
            worker = self.rows[person_id]
            panel = WorkerPanel(self._look, worker.shown, words, self._shown.passphrases, worker)
            panel.role_picked.connect(lambda role: self._presenter.role_picked(person_id, role))
            panel.passphrase_given.connect(lambda text: self._presenter.passphrase_given(person_id, text))
            panel.pin_reset.connect(lambda: self._presenter.pin_reset(person_id))
            panel.ended.connect(lambda: self._presenter.ended(person_id))
            self.panel = panel
            worker.unfold(panel)
            worker.show_open(True)
        self.panel.left.connect(self._left)
        self.panel.grew.connect(self._to_panel.start)
        self.panel.show()
        self.panel.first().setFocus(Qt.FocusReason.OtherFocusReason)
        self._to_panel.start()

    def _left(self) -> None:
        back = self._button(self._open or NEW)
        self._fold()
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None
        if self._open:
            self.rows[self._open].show_open(False)
        self._open = None
        self.add.setVisible(self._shown.may_change)

    def _panel_into_sight(self) -> None:
        if self.panel is not None:
            self.area.ensureWidgetVisible(self.panel)
            here = QApplication.focusWidget()
            if here is not None and self.panel.isAncestorOf(here):
                self.area.ensureWidgetVisible(here)
