"""Bring in your patients, on the screen: three pages, one main button, Esc back to Today."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedLayout, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Run, Text
from frontdesk.qt.type_style import NOTE, TITLE_PAGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.screens.import_review.presenter import ReviewPresenter
from frontdesk.screens.import_review.shown import BusyShown, ChooseShown, ColumnsShown, ReviewShown
from frontdesk.screens.import_review.view.choose_page import BusyPage, ChoosePage
from frontdesk.screens.import_review.view.columns_page import ColumnsPage
from frontdesk.screens.import_review.view.look_through_page import LookThroughPage

TRAIL = ("Choose a list", "Match columns", "Look through")


class ReviewView(QWidget):
    """Implements ``ReviewDisplay``. ``left(words)`` when it is done or somebody goes back to Today."""

    left = Signal(str)
    brought_asked = Signal(str)
    veiled = Signal(bool)

    def __init__(
        self,
        look: Look,
        roles: Sequence[tuple[str, str]],
        kinds: Sequence[str],
        file_filter: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._file_filter = file_filter
        self.choose_files: Callable[[], tuple[Path, ...]] = self._ask_for_lists
        self.trail = Text(look, "", NOTE, "ink3")
        self.choose = ChoosePage(look, kinds)
        self.busy = BusyPage(look)
        self.columns = ColumnsPage(look, roles)
        self.look_through = LookThroughPage(look)
        pages = QWidget(self)  # without it the first page would be a window for a moment
        self._stack = QStackedLayout(pages)
        for page in (self.choose, self.busy, self.columns, self.look_through):
            self._stack.addWidget(page)
        self.main = Btn(look, "", "main", icon="check", key="Enter", height=48)
        self.again = Btn(look, "Back to the columns", "ghost", icon="arrow-left", height=44)
        self.cancel = Btn(look, "Cancel", "ghost", icon="x", key="Esc", height=44)
        foot = row(look, gap=0, edges=(-16, 6, 0, 0))
        foot.addWidget(self.cancel)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(self.main)
        whole = column(look, self, edges=(42, 26, 42, 10))
        head = column(look, edges=(6, 0, 0, 0))
        head.addWidget(Text(look, "Bring in your patients", TITLE_PAGE))
        head.addWidget(self.trail)
        whole.addLayout(head)
        whole.addSpacing(look.px(16))
        whole.addWidget(pages, 1)
        whole.addLayout(foot)
        look.changed.connect(self.update)

    def connect_presenter(self, presenter: ReviewPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        self.choose.choose_pressed.connect(lambda: presenter.lists_chosen(self.choose_files()))
        self.choose.paste_pressed.connect(self.paste)
        self.columns.role_picked.connect(presenter.column_set)
        self.columns.encoding_picked.connect(presenter.encoding_set)
        self.columns.day_first_picked.connect(presenter.day_first_set)
        self.columns.anew_pressed.connect(presenter.match_anew)
        self.busy.again_pressed.connect(presenter.try_again)
        self.again.clicked.connect(presenter.back_to_columns)
        self.cancel.clicked.connect(self._cancel)
        self.main.clicked.connect(self._go_on)

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Files dropped on the window, or chosen elsewhere."""
        self.presenter.lists_chosen(paths)

    def paste(self) -> None:
        """The list on the clipboard, copied in another program."""
        held: QMimeData | None = QApplication.clipboard().mimeData()
        if held is None:  # an empty clipboard of some systems
            self.presenter.pasted("")
        else:
            self.presenter.pasted(held.text() if held.hasText() else "", picture=held.hasImage())

    def lock(self, locked: bool) -> None:
        """The window is locked: nothing of a list stays in a page; and back."""
        self.veiled.emit(locked)

    def forget(self) -> None:
        """Every page without anybody's name."""
        self.columns.show_columns(ColumnsShown(""))
        self.look_through.show_review(ReviewShown(""))
        self.busy.show_busy(BusyShown(""))
        self.choose.show_choose(ChooseShown())

    # --- ReviewDisplay

    def show_choose(self, shown: ChooseShown) -> None:
        """The first page."""
        self._front(self.choose, 0, "", cancel="Back to Today")
        self.choose.show_choose(shown)
        self.columns.show_columns(ColumnsShown(""))  # no way back to those of the list before,
        self.look_through.show_review(ReviewShown(""))  # and nobody of it is left there

    def show_busy(self, shown: BusyShown) -> None:
        """Reading or writing."""
        self._front(self.busy, 2, "", cancel="Cancel" if shown.can_cancel else "Back to Today")
        self.busy.show_busy(shown)

    def show_columns(self, shown: ColumnsShown) -> None:
        """The second page."""
        self.columns.show_columns(shown)
        self._front(self.columns, 1, "Look through", cancel="Cancel")
        self.main.setEnabled(shown.ready)

    def show_review(self, shown: ReviewShown) -> None:
        """The third page."""
        self.look_through.show_review(shown)
        self._front(self.look_through, 2, shown.add or "Done", cancel="Cancel")
        self.main.setEnabled(True)
        self.again.setVisible(bool(self.columns.choices))

    def leave(self, words: str, *, to_decide: bool = False) -> None:
        """Back to Today, or on to what was set aside."""
        (self.brought_asked if to_decide else self.left).emit(words)

    def call_after(self, seconds: float, call: Callable[[], None]) -> None:
        """Once, on this thread, unless the view is gone."""
        QTimer.singleShot(int(seconds * 1000), self, call)

    def clear_copied(self, text: str) -> bool:
        """Only what was pasted: a copy made since is somebody else's."""
        board = QApplication.clipboard()
        if board.text() != text:
            return False
        board.clear()
        return True

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._stack.currentWidget() is self.choose:
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.main.isVisible() and self.main.isEnabled():
                self._go_on()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    # ours

    def _front(self, page: QWidget, step: int, main: str, *, cancel: str) -> None:
        runs: list[str | Run] = []
        for at, words in enumerate(TRAIL):
            runs += ["   \u203a   "] if at else []
            runs.append(
                Run(f"{at + 1} {words}", NOTE.weighing(600), "ink") if at == step else f"{at + 1} {words}"
            )
        self.trail.show_words(runs)
        self.main.setVisible(bool(main))
        self.main.show_text(main or "Done")
        self.again.hide()
        self.cancel.show_text(cancel)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            if self.isVisible():  # else keys would go to a page nobody sees
                self._focus()

    def _focus(self) -> None:
        """The main button where there is one; else the button of the page. While a list is read none has it:
        an Enter in a hurry is no cancel."""
        page = self._stack.currentWidget()
        if page is self.choose:
            target: QWidget = self.choose.choose if self.choose.choose.isEnabled() else self.cancel
        elif page is self.busy:
            target = self.busy.again if self.busy.again.isVisibleTo(self) else self.busy
        else:
            target = self.main if self.main.isVisibleTo(self) else self.cancel
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._stack.currentWidget() is self.columns:
            self.presenter.columns_done()
        elif self._stack.currentWidget() is self.look_through:
            self.presenter.add()

    def _cancel(self) -> None:
        if self.presenter.writing:
            self.left.emit("")
        else:
            self.presenter.cancel()

    def _ask_for_lists(self) -> tuple[Path, ...]:
        found, _ = QFileDialog.getOpenFileNames(self, "Choose a list", "", self._file_filter)
        return tuple(Path(name) for name in found)
