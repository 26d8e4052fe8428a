"""Prompts on the screen. Implements the presenter's ``Display``."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.frame.anywhere import ANYWHERE
from frontdesk.frame.key_sheet import key_sheet
from frontdesk.qt.key_sheet_panel import KeySheetPanel
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.studio.actions import ACTIONS
from frontdesk.screens.studio.presenter import StudioPresenter
from frontdesk.screens.studio.shown import CompareShown, LineShown, ListShown, Place, VersionShown, WallShown
from frontdesk.screens.studio.view.compare_panel import ComparePanel
from frontdesk.screens.studio.view.complaint_panel import ComplaintPanel
from frontdesk.screens.studio.view.editor_pane import EditorPane
from frontdesk.screens.studio.view.foot import Foot
from frontdesk.screens.studio.view.line_list import WIDTH as LIST_WIDE, LineList
from frontdesk.screens.studio.view.offer import Offer
from frontdesk.screens.studio.view.wall_pane import WIDTH as WALL_WIDE, WallPane
from frontdesk.screens.studio.view.wiring import can_turn_back, wire_list, wire_rows, wire_words

_EDITOR, _LEAST = 520, 440
"""Design pixels the editor needs before the twelve may stand beside it, and before the list may."""


class StudioView(QWidget):
    """``back_pressed`` leaves for Today."""

    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.offer = Offer(look, self)
        self.list = LineList(look)
        self.editor = EditorPane(look, self.offer)
        self.foot = Foot(look)
        self.wall = WallPane(look)
        self.compare = ComparePanel(look)
        self.may_change = Banner(look, "", icon="lock")
        self.complaint = ComplaintPanel(look, self)
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        self.sheet: KeySheetPanel | None = None
        self._pane = "list"
        """Which pane is in front where there is no room for all: ``list``, ``line`` or ``wall``."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        look.changed.connect(self._fit)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it made us

    def connect_presenter(self, presenter: StudioPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        wire_list(self.list, presenter)
        wire_words(self.editor, presenter)
        wire_rows(self.editor, presenter)
        self.list.picked.connect(self._pick_line)
        self.list.entered.connect(self._enter_line)
        self.list.complaint.clicked.connect(self._complain)
        self.editor.switched.connect(self._open_switched)
        self.editor.wall_button.clicked.connect(self._turn_wall)
        self.editor.list_button.clicked.connect(self._to_list)
        self.foot.drop.clicked.connect(presenter.drop_draft)
        self.foot.keep.clicked.connect(presenter.keep_draft)
        self.foot.live.clicked.connect(presenter.put_live)
        self.foot.allowed.connect(presenter.allowed)
        self.wall.history_pressed.connect(self._turn_history)
        self.wall.version_picked.connect(presenter.versions.picked)
        self.wall.closed.connect(self._wall_away)
        self.compare.picked.connect(presenter.comparing.picked)
        self.complaint.kept.connect(lambda said, this: presenter.complaint_added(said, about_this=this))
        self.complaint.closed.connect(self._to_list)
        self.toast.undone.connect(presenter.stage.undo_act)

    def lock(self, locked: bool) -> None:
        """The desk is locked: nothing that was typed here stays in a widget; and back."""
        self.toast.put_away()
        self.complaint.lock(locked)
        self.presenter.stage.lock(locked)

    # --- Display

    def show_list(self, shown: ListShown) -> None:
        """The left pane."""
        self.list.show_list(shown)

    def show_line(self, shown: LineShown | None) -> None:
        """The middle pane."""
        with self._keys_stay():
            self.editor.show_line(shown)
            if shown is not None:
                chain = (*self.editor.chain(), self.foot.drop, self.foot.keep, self.foot.live)
                for one, after in pairwise(chain):
                    QWidget.setTabOrder(one, after)
        self.foot.setVisible(shown is not None)
        if shown is not None:
            self.foot.show_words(shown.foot)
            self.foot.drop.setVisible(shown.can_drop)

    def show_wall(self, shown: WallShown | None) -> None:
        """The right pane and what it says of the words."""
        self.wall.show_people(shown.rows if shown is not None else ())
        self.editor.show_wall(shown)
        self.foot.show_problems(shown.problems if shown is not None else ())
        said = sum(row.said for row in shown.rows) if shown is not None else 0
        self.editor.wall_button.show_text(f"The twelve: said to {said}")

    def show_reach(self, wall: str, variant: str) -> None:
        """Today's number."""
        self.wall.show_today(wall)
        self.editor.discreet.show_reach(variant)

    def show_refusal(self, words: str) -> None:
        """Why it cannot go live."""
        with self._keys_stay():
            self.foot.show_refusal(words)

    def show_history(self, versions: tuple[VersionShown, ...] | None) -> None:
        """In the place of the twelve."""
        self._history_shown = versions is not None
        with self._keys_stay():
            self.wall.show_history(versions)
        if versions is not None and not self._beside():
            self._bring("wall")

    def show_compare(self, shown: CompareShown | None) -> None:
        """Over the editor."""
        with self._keys_stay():
            self.compare.show_compare(shown)
            self.editor.setVisible(shown is None)

    def show_may_change(self, words: str) -> None:
        """Above everything."""
        self.may_change.show_words(words)
        self._top.setVisible(bool(words))

    def go_to(self, place: Place) -> None:
        """The keys go there."""
        self._bring("line")
        self.editor.go_to(place)

    def complaint_kept(self) -> None:
        """The panel closes."""
        self.complaint.done()

    def say(self, words: str, *, undoable: bool, trouble: bool = False) -> None:
        """A word after an act."""
        self.toast.say(words, undoable=undoable, trouble=trouble)

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        """The newest call counts."""
        self._timer.stop()
        self._timer.deleteLater()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(call)
        self._timer.start(round(seconds * 1000))

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if not event.spontaneous():
            self.presenter.came()
            self._to_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QCloseEvent) and watched is self.window():
            self.presenter.leaving()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not self.isVisible():
            return False
        focus = QApplication.focusWidget()
        if focus is None or watched is not focus or not self.isAncestorOf(focus):
            return False
        return self._pressed(event, focus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    # --- ours

    def _build(self) -> None:
        look = self._look
        self._history_shown = False
        whole = column(look, self)
        self._top = QWidget()
        top = row(look, self._top, edges=(16, 8, 16, 4))
        top.addWidget(self.may_change)
        whole.addWidget(self._top)
        panes = row(look)
        panes.addWidget(self.list)
        self._middle = QWidget()
        middle = column(look, self._middle)
        middle.addWidget(self.editor, 1)
        about = column(look, edges=(18, 18, 18, 18))
        about.addWidget(self.compare)
        self._about = about
        middle.addLayout(about)
        middle.addWidget(self.foot)
        panes.addWidget(self._middle, 1)
        panes.addWidget(self.wall)
        whole.addLayout(panes, 1)
        self.offer.raise_()
        self._own_words = (self.list.search, self.complaint.words, self.foot.why, self.offer.search)

    @contextmanager
    def _keys_stay(self) -> Iterator[None]:
        """Where what had the keys goes away, they go to the words: never out of the screen."""
        before = self._focus_here()
        yield
        if before and not self._focus_here():
            self.editor.take_keys()

    def _focus_here(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _pressed(self, event: QKeyEvent, focus: QWidget) -> bool:
        if isinstance(focus, KeySheetPanel):
            return False
        name = QKeySequence(event.keyCombination()).toString().removeprefix("Num+")
        if name == "Esc" and self.offer.isVisible() and self.offer.isAncestorOf(focus):
            return False  # the list closes itself
        if name == "Esc" and focus is self.list.search and focus.text():
            return False
        own = next((field for field in self._own_words if field is focus), None)
        if own is not None and can_turn_back(own, name):
            return False  # these words are no part of the line
        action = next((one for one in ACTIONS if QKeySequence(one.key).toString() == name), None)
        if action is None or (name == "Esc" and self._offering(focus)):
            return False
        if not event.isAutoRepeat() or action.id in ("undo", "redo"):
            self._run(action.id, action.handler)
        return True

    def _offering(self, focus: QWidget) -> bool:
        """Chips are offered at the cursor: Esc closes them."""
        return self.offer.isVisible() and not self.offer.isAncestorOf(focus)

    def _run(self, id: str, handler: str) -> None:
        own: dict[str, Callable[[], None]] = {
            "condition": self.editor.offer_conditions,
            "leave_out": self._leave_out,
            "history": self._turn_history,
            "wall": self._turn_wall,
            "panes": self._next_pane,
            "back": self._back,
            "keys": self._show_sheet,
        }
        act = own.get(id) or getattr(self.presenter, handler)
        act()

    def _pick_line(self, key: str) -> None:
        """A line of the list; the keys stay there, as long as there is room for both."""
        self.presenter.line_picked(key)
        if self._single():
            self._to_line()

    def _enter_line(self, key: str) -> None:
        """Enter: the keys go to its words."""
        self.presenter.line_picked(key)
        self._to_line()

    def _leave_out(self) -> None:
        if not self.editor.words.mark_may_go():
            self.say("Mark the words that may be left out first.", undoable=False)

    def _open_switched(self, on: bool) -> None:
        """The switch of the line in the editor."""
        if self.presenter.open is not None:
            self.presenter.switched(self.presenter.open.key, on)

    def _complain(self) -> None:
        """The panel for a complaint."""
        line = self.presenter.open
        self.complaint.open(line.template.title if line is not None and line.live is not None else "")

    def _turn_history(self) -> None:
        """The versions in the place of the twelve, or back."""
        if self._history_shown:
            self.presenter.versions.closed()
            if not self._beside():
                self._to_line()
        else:
            self.presenter.versions.asked()

    def _back(self) -> None:
        """Esc: what lies over the editor, then the list where it is out of sight, then Today."""
        if not self.complaint.isHidden():
            self.complaint.put_away()
        elif self.foot.asking_why:
            self.foot.put_why_away()
        elif self.foot.refusing:
            self.foot.show_refusal("")
        elif self._history_shown:
            self._turn_history()
        elif self._pane == "wall" and not self._beside():
            self._to_line()
        elif self._pane == "line" and self._single():
            self._to_list()
        else:
            self.toast.put_away()
            self.back_pressed.emit()

    def _next_pane(self) -> None:
        """List, words, buttons."""
        focus = QApplication.focusWidget()
        if focus is None or self.list.isAncestorOf(focus):
            self._to_line()
        elif self.foot.isAncestorOf(focus):
            self._to_list()
        else:
            self._bring("line")
            self.foot.live.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_list(self) -> None:
        self._bring("list")
        self.list.take_keys()

    def _to_line(self) -> None:
        """The words, or the choice that stands in their place."""
        self._bring("line")
        if self.compare.isVisible():
            next(iter(self.compare.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.editor.take_keys()

    def _turn_wall(self) -> None:
        """The twelve, where they do not stand beside the line, or back."""
        if self._beside():
            self.wall.take_keys()
        elif self._pane == "wall":
            self._wall_away()
        else:
            self._bring("wall")
            self.wall.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wall_away(self) -> None:
        if self._history_shown:
            self.presenter.versions.closed()
        self._to_line()

    def _beside(self) -> bool:
        """Whether there is room for the twelve beside the line."""
        return self.width() >= self._look.px(LIST_WIDE + WALL_WIDE + _EDITOR)

    def _single(self) -> bool:
        """Whether there is room for one pane only."""
        return self.width() < self._look.px(LIST_WIDE + _LEAST)

    def _bring(self, pane: str) -> None:
        self._pane = pane
        self._fit()

    def _fit(self) -> None:
        beside, single = self._beside(), self._single()
        wall = self._pane == "wall" and not beside
        self.wall.setVisible(beside or wall)
        self.wall.fill(fill=not beside)
        self._middle.setVisible(not wall and not (single and self._pane == "list"))
        self.list.setVisible(not single or self._pane == "list")
        self.list.fill(fill=single)
        self.editor.wall_button.setVisible(not beside)
        self.editor.list_button.setVisible(single)
        if self.offer.isVisible():
            self.offer.put_away()

    def _show_sheet(self) -> None:
        if self.sheet is None:
            self.sheet = KeySheetPanel(self._look, key_sheet((*ACTIONS, *ANYWHERE)), self)
            self.sheet.closed.connect(self.list.search.setFocus)
        self.sheet.open(gives_back=True)
