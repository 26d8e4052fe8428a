"""What was brought in, on the screen: a list at the left, one of it at the right, buttons at the foot."""

from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.list_page import ListPage
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.screens.brought.presenter import BroughtPresenter
from frontdesk.screens.brought.shown import IMPORTS, TO_DECIDE, BroughtShown
from frontdesk.screens.brought.view.panes import DecidePane, ImportPane

TITLE = "What was brought in"
_WORDS = "Nothing here is used before somebody says so, and what you decide can be taken back."


class BroughtView(ListPage):
    """Implements ``BroughtDisplay``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, TITLE, _WORDS, parent)
        self.decide = DecidePane(look)
        self.imported = ImportPane(look)
        self.busy = Text(look, "", NOTE, "ink2")
        self.this_one = Btn(look, "Same person", "primary", key="1", height=40)
        self.another = Btn(look, "Another person", "secondary", key="2")
        self.not_used = Btn(look, "Not used", "secondary", key="3")
        self.alike = Btn(look, "All alike", "ghost", key="4")
        self.take_back = Btn(look, "Take it back", "secondary", icon="undo-2")
        buttons = QWidget()
        flow = FlowLayout(buttons, look.px(6))
        for button in (self.back, self.this_one, self.another, self.not_used, self.alike, self.take_back):
            flow.addWidget(button)
        foot = row(look, edges=(-16, 0, 0, 0))
        foot.addWidget(buttons, 1)
        self.furnish((self.decide, self.imported, self.busy), foot)

    def connect_presenter(self, presenter: BroughtPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        answers = (
            ("1", self.this_one, presenter.this_one),
            ("2", self.another, presenter.another),
            ("3", self.not_used, presenter.not_used),
            ("4", self.alike, presenter.alike),
        )
        self.connect_page(presenter, {key: act for key, _, act in answers})
        for _, button, act in answers:
            button.clicked.connect(act)
        self.take_back.clicked.connect(presenter.take_back)
        self.decide.whom_picked.connect(presenter.whom_picked)

    # --- BroughtDisplay

    def show_brought(self, shown: BroughtShown) -> None:
        """Everything at once."""
        with self.keys_stay():
            choices = ((TO_DECIDE, shown.counts[0]), (IMPORTS, shown.counts[1]))
            self.show_list(choices, shown.tab, shown.rows, shown.chosen, shown.empty)
            self.decide.show_row(shown.decide)
            self.imported.show_import(shown.imported)
            self.decide.setVisible(shown.decide is not None)
            self.imported.setVisible(shown.imported is not None)
            self.busy.show_words(shown.busy)
            self.busy.setVisible(bool(shown.busy))
            one = shown.decide
            for button, words in (
                (self.this_one, one.this_one if one else ""),
                (self.another, one.another if one else ""),
                (self.not_used, one.not_used if one else ""),
                (self.alike, one.alike if one else ""),
                (self.take_back, shown.imported.take_back if shown.imported else ""),
            ):
                if words:
                    button.show_text(words)
                button.setVisible(bool(words))
                button.setEnabled(not shown.busy)
