"""The right pane: the twelve difficult people, always all of them, and today's number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.accessible import Role, reads_as
from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import LINE_SENTENCE, NOTE, SMALL, SMALL_STRONG, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.icon_button import IconButton
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.studio.shown import VersionShown, WallRowShown

WIDTH = 362
_SAID = LINE_SENTENCE.sized(14, 19)
_LONG = 26
_NOBODY = WallRowShown("", "", "", said=False, icon="minus", tone="ink2")


@reads_as(Role.ListItem)
class PersonRow(QWidget):
    """Name, trait, and the words or why there are none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: WallRowShown | None = None
        self._glyph = Glyph(look, "minus", 16)
        self._who = Text(look, "", SMALL_STRONG, wrap=False)
        self._trait = Text(look, "", SMALL, "ink2", elide=True)
        self._words = Text(look, "", NOTE)
        line = row(look, self, gap=12)
        line.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, gap=0)
        head = row(look, gap=10)
        head.addWidget(self._who)
        head.addWidget(self._trait, 1)
        words.addLayout(head)
        words.addWidget(self._words)
        line.addLayout(words, 1)

    def show_row(self, one: WallRowShown) -> None:
        """Fill it; the same person and words cost nothing."""
        if one == self._row:
            return
        self._row = one
        self._glyph.show_icon(one.icon, one.tone)
        name = one.name if len(one.name) <= _LONG else f"{one.name[: _LONG - 4]}…"
        self._who.show_words(name)
        self._trait.show_words(one.trait)
        self._words.show_style(_SAID if one.said else SMALL, "ink" if one.said else "ink2")
        self._words.show_words(one.words)
        self.setAccessibleName(f"{one.name}, {one.trait}: {one.words}")


class VersionRow(QWidget):
    """One version of the line, with the way back to it."""

    pressed = Signal(str)

    def __init__(self, look: Look, one: VersionShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = column(look, self, gap=2)
        head = row(look, gap=8)
        head.addWidget(Text(look, one.head, SMALL_STRONG), 1)
        self.button: Btn | None = None
        if not one.now:
            self.button = Btn(look, "Bring back", "ghost", icon="undo-2", dense=True)
            self.button.clicked.connect(lambda: self.pressed.emit(one.id))
            head.addWidget(self.button)
        inside.addLayout(head)
        inside.addWidget(Text(look, one.words, _SAID))


class WallPane(QWidget):
    """`history_pressed`, `version_picked(id)`, `closed` where it lies over the editor."""

    history_pressed = Signal()
    version_picked = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._filling = False
        self.setAccessibleName("What the desk will see")
        self._head = Text(look, "Twelve difficult people", STRONG, wrap=False)
        self._made_up = Text(look, "made up", SMALL, "ink2", wrap=False)
        self.close_button = IconButton(look, "x", "Close the twelve")
        self.close_button.clicked.connect(self.closed)
        self.rows = [PersonRow(look) for _ in range(12)]
        self._today = Text(look, "", SMALL, "ink2")
        self.history = Btn(look, "History", "ghost", icon="history", key="F3", dense=True)
        self.history.clicked.connect(self.history_pressed)
        self.versions: list[VersionRow] = []
        self._people = QWidget()
        self._versions = QWidget()
        self._build()
        self.show_people(())
        self.show_history(None)
        look.changed.connect(self._fit)
        self._fit()

    def take_keys(self) -> None:
        """Arrows and Page Down read on."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_people(self, rows: tuple[WallRowShown, ...]) -> None:
        """The twelve; none while no line is open."""
        for at, made in enumerate(self.rows):
            made.setVisible(at < len(rows))
            made.show_row(rows[at] if at < len(rows) else _NOBODY)
        for at, rule in enumerate(self._rules):
            rule.setVisible(at < len(rows))

    def show_today(self, words: str) -> None:
        """How many of today's visits, below them."""
        self._today.show_words(words)

    def show_history(self, versions: tuple[VersionShown, ...] | None) -> None:
        """In the place of the twelve; None brings them back."""
        listing = versions is not None
        self._people.setVisible(not listing)
        self._versions.setVisible(listing)
        self._head.show_words("Earlier versions" if listing else "Twelve difficult people")
        self._made_up.setVisible(not listing)
        self.history.show_text("The twelve" if listing else "History")
        for made in self.versions:
            self._listed.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.versions = []
        if versions is None:
            return
        self._none.setVisible(not versions)
        for one in versions:
            made = VersionRow(self._look, one)
            made.pressed.connect(self.version_picked)
            self._listed.insertWidget(self._listed.count() - 1, made)
            self.versions.append(made)
        first = next((made.button for made in self.versions if made.button is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _build(self) -> None:
        look = self._look
        whole = column(look, self, edges=(22, 16, 0, 8))
        head = row(look, gap=8, edges=(0, 0, 22, 0))
        head.addWidget(self._head, 1)
        head.addWidget(self._made_up)
        head.addWidget(self.close_button)
        whole.addLayout(head)
        whole.addSpacing(look.px(6))
        inner = QWidget()
        both = column(look, inner, edges=(0, 0, 22, 0))
        people = column(look, self._people, gap=3)
        self._rules: list[Rule] = []
        for at, made in enumerate(self.rows):
            if at:
                rule = Rule(look)
                self._rules.append(rule)
                people.addWidget(rule)
            people.addWidget(made)
        self._listed: QBoxLayout = column(look, self._versions, gap=14)
        self._none = Text(look, "It was never changed here.", NOTE, "ink2")
        self._listed.addWidget(self._none)
        self._listed.addStretch(1)
        both.addWidget(self._people)
        both.addWidget(self._versions)
        both.addStretch(1)
        self.area = scrolling(look, inner, "canvas")
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setAccessibleName("The twelve")
        whole.addWidget(self.area, 1)
        foot = row(look, edges=(0, 4, 10, 0))
        foot.addWidget(self._today, 1)
        foot.addWidget(self.history)
        whole.addLayout(foot)

    def fill(self, *, fill: bool) -> None:
        """Take all the room there is, where it stands alone."""
        self._filling = fill
        self.close_button.setVisible(fill)
        self._fit()

    def _fit(self) -> None:
        wide = self._look.px(WIDTH)
        self.setMinimumWidth(min(wide, self._look.px(240)) if self._filling else wide)
        self.setMaximumWidth(16_777_215 if self._filling else wide)
        self.update()
