"""Doubles on the screen: pairs at the left, two records side by side, two buttons at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.qt.layouts import row
from frontdesk.qt.list_page import ListPage
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, TITLE_1
from frontdesk.qt.widgets.button import Btn
from frontdesk.screens.doubles.presenter import DoublesPresenter
from frontdesk.screens.doubles.shown import MADE, WORTH, DoublesShown, MadeShown
from frontdesk.screens.doubles.view.side_by_side import SideBySide

TITLE = "In here twice?"
_WORDS = "Nothing is made one by itself, and what you decide can be taken back."


class DoublesView(ListPage):
    """Implements ``DoublesDisplay``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, TITLE, _WORDS, parent)
        self.pair = SideBySide(look)
        self._made = Text(look, "", TITLE_1)
        self._made_words = Text(look, "", BODY, "ink2")
        self._since = Text(look, "", BODY)
        self.one = Btn(look, "One person", "primary", icon="users-round", key="Ctrl Enter")
        self.two = Btn(look, "Two people", "secondary", icon="x", key="Del")
        self.swap = Btn(look, "The other one stays", "ghost", icon="shuffle")
        foot = row(look, gap=6, edges=(-16, 0, 0, 0))
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.swap, self.two, self.one):
            foot.addWidget(button)
        self.furnish((self.pair, self._made, self._made_words, self._since), foot)

    def connect_presenter(self, presenter: DoublesPresenter) -> None:
        """Each signal has one place to go."""
        self.presenter = presenter
        one = presenter.one_person
        keys = {"Ctrl+Return": one, "Ctrl+Enter": one, "Del": presenter.two_people, "Ctrl+X": presenter.swap}
        self.connect_page(presenter, keys)
        self.pair.picked.connect(presenter.side_picked)
        self.one.clicked.connect(presenter.one_person)
        self.two.clicked.connect(presenter.two_people)
        self.swap.clicked.connect(presenter.swap)

    # --- DoublesDisplay

    def show_doubles(self, shown: DoublesShown) -> None:
        """Everything at once."""
        with self.keys_stay():
            choices = ((WORTH, shown.counts[0]), (MADE, shown.counts[1]))
            self.show_list(choices, shown.tab, shown.rows, shown.chosen, shown.empty)
            self.pair.show_pair(shown.compare)
            self.pair.setVisible(shown.compare is not None)
            self._show_made(shown.made)
            apart = shown.tab == MADE
            self.one.show_text("Two people again" if apart else "One person")
            self.one.setVisible(shown.compare is not None or shown.made is not None)
            self.two.setVisible(shown.compare is not None)
            self.swap.setVisible(shown.compare is not None)

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and not event.isAutoRepeat():
            self.presenter.private_held(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and not event.isAutoRepeat():
            self.presenter.private_held(False)
        else:
            super().keyReleaseEvent(event)

    # ours

    def _show_made(self, made: MadeShown | None) -> None:
        words = (f"{made.other} into {made.name}", made.words, made.since) if made else ("", "", "")
        for part, text in zip((self._made, self._made_words, self._since), words, strict=True):
            part.show_words(text)
            part.setVisible(bool(text))
