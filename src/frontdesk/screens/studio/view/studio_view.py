"""Prompts on the screen. Implements the presenter's ``Display``."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
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
from frontdesk.screens.studio.view.wiring import wire_list, wire_rows, wire_words

_EDITOR = 520
"""Design pixels the editor needs before the wall may stand beside it."""


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
        self._before_sheet: QWidget | None = None
        self._over = False
        """The wall lies over the editor: there is no room beside it."""
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
        self.list.complaint.clicked.connect(self._complain)
        self.editor.switched.connect(self._open_switched)
        self.editor.wall_button.clicked.connect(self._wall_over)
        self.foot.drop.clicked.connect(presenter.drop_draft)
        self.foot.keep.clicked.connect(presenter.keep_draft)
        self.foot.live.clicked.connect(presenter.put_live)
        self.foot.allowed.connect(presenter.allowed)
        self.wall.history_pressed.connect(self._turn_history)
        self.wall.version_picked.connect(presenter.versions.picked)
        self.wall.closed.connect(self._wall_away)
        self.compare.picked.connect(presenter.comparing.picked)
        self.complaint.kept.connect(lambda said, this: presenter.complaint_added(said, about_this=this))
        self.complaint.closed.connect(self.list.take_keys)
        self.toast.undone.connect(presenter.undo)

    # --- Display

    def show_list(self, shown: ListShown) -> None:
        """The left pane."""
        self.list.show_list(shown)

    def show_line(self, shown: LineShown | None) -> None:
        """The middle pane."""
        self.editor.show_line(shown)
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
        self.foot.show_refusal(words)

    def show_history(self, versions: tuple[VersionShown, ...] | None) -> None:
        """In the place of the twelve."""
        self._history_shown = versions is not None
        self.wall.show_history(versions)
        if versions is not None and not self._beside():
            self._show_over(over=True)

    def show_compare(self, shown: CompareShown | None) -> None:
        """Over the editor."""
        self.compare.show_compare(shown)
        self.editor.setVisible(shown is None)

    def show_may_change(self, words: str) -> None:
        """Above everything."""
        self.may_change.show_words(words)
        self._top.setVisible(bool(words))

    def go_to(self, place: Place) -> None:
        """The keys go there."""
        self.editor.go_to(place)

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
            self.list.take_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Close and watched is self.window():
            self.presenter.leaving()
        if kind != QEvent.Type.KeyPress or not self.isVisible() or not isinstance(event, QKeyEvent):
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
        middle = column(look)
        middle.addWidget(self.editor, 1)
        about = column(look, edges=(18, 18, 18, 18))
        about.addWidget(self.compare)
        self._about = about
        middle.addLayout(about)
        middle.addWidget(self.foot)
        panes.addLayout(middle, 1)
        panes.addWidget(self.wall)
        whole.addLayout(panes, 1)
        self.offer.raise_()

    def _pressed(self, event: QKeyEvent, focus: QWidget) -> bool:
        if isinstance(focus, KeySheetPanel):
            return False
        name = QKeySequence(event.keyCombination()).toString().removeprefix("Num+")
        if name == "Esc" and self.offer.isVisible() and self.offer.isAncestorOf(focus):
            return False  # the list closes itself
        if name == "Esc" and focus is self.list.search and focus.text():
            return False
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
            "leave_out": self.editor.words.mark_may_go,
            "history": self._turn_history,
            "wall": self._wall_over,
            "panes": self._next_pane,
            "back": self._back,
            "keys": self._show_sheet,
        }
        act = own.get(id) or getattr(self.presenter, handler)
        act()

    def _pick_line(self, key: str) -> None:
        """A line of the list. From a row the keys stay there; from the search field they go to the words."""
        from_search = self.list.search.hasFocus()
        self.presenter.line_picked(key)
        if from_search:
            self.editor.take_keys()

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
                self._wall_away()
        else:
            self.presenter.versions.asked()

    def _back(self) -> None:
        """Esc: what lies over the editor, then Today."""
        if not self.complaint.isHidden():
            self.complaint.put_away()
        elif self._history_shown:
            self._turn_history()
        elif self._over:
            self._wall_away()
        else:
            self.toast.put_away()
            self.back_pressed.emit()

    def _next_pane(self) -> None:
        """List, words, buttons."""
        focus = QApplication.focusWidget()
        if focus is not None and self.list.isAncestorOf(focus):
            (self.compare if self.compare.isVisible() else self.editor).setFocus()
            if self.compare.isVisible():
                next(iter(self.compare.buttons.values())).setFocus()
            else:
                self.editor.take_keys()
        elif focus is not None and self.foot.isAncestorOf(focus):
            self.list.take_keys()
        else:
            self.foot.live.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self) -> bool:
        """Whether there is room for the wall beside the editor."""
        return self.width() >= self._look.px(LIST_WIDE + WALL_WIDE + _EDITOR)

    def _wall_over(self) -> None:
        """The twelve over the editor, where there is no room beside it."""
        if not self._beside():
            self._show_over(over=not self._over)

    def _wall_away(self) -> None:
        """And away."""
        if self._history_shown:
            self.presenter.versions.closed()
        self._show_over(over=False)

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self._fit()
        if over:
            self.wall.raise_()
            self.wall.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.editor.take_keys()

    def _fit(self) -> None:
        beside = self._beside()
        self._over = self._over and not beside
        self.wall.setVisible(beside or self._over)
        self.wall.close_button.setVisible(not beside)
        self.editor.wall_button.setVisible(not beside)
        if self.offer.isVisible():
            self.offer.put_away()

    def _show_sheet(self) -> None:
        before = QApplication.focusWidget()
        if self.sheet is None:
            self.sheet = KeySheetPanel(self._look, key_sheet((*ACTIONS, *ANYWHERE)), self)
            self.sheet.closed.connect(self._sheet_closed)
        self._before_sheet = before if before is not None and self.isAncestorOf(before) else None
        self.sheet.open()

    def _sheet_closed(self) -> None:
        before, self._before_sheet = self._before_sheet, None
        (before if before is not None and before.isVisible() else self.list.search).setFocus()
