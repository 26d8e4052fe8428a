"""What unfolds on the page of people: one person's access, and somebody new."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.qt.layouts import column, flowing, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.labelled import Labelled
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.screens.preferences.shown import DAY_PASS, ROLES, NewWorker, WorkerShown

LONGEST_NAME, LONGEST_LANGUAGES, LONGEST_SECRET = 60, 120, 200


_TO_STAY = "Hand these words over, or let whoever is new type others: 12 characters or more."
_FOR_A_DAY = (
    "Print the slip or write the words down: this is the only time to see the words. "
    "Good on that day until midnight, without private facts."
)


class PassphraseLine(QWidget):
    """Four words are offered; others are one press away, and any can be typed instead. They can be hidden."""

    given = Signal(str)

    def __init__(
        self, look: Look, label: str, hint: str, words: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.field = Field(look, accessible=label, icon="key-round", style=STRONG.weighing(500))
        self.field.setMaxLength(LONGEST_SECRET)
        self.other = Btn(look, "Other words", icon="shuffle", dense=True, height=42)
        self.hide_words = Btn(look, "Hide", icon="eye-off", dense=True, height=42)
        line = QWidget(self)
        inside = row(look, line, gap=2)
        inside.addWidget(self.field, 1)
        inside.addWidget(self.other)
        inside.addWidget(self.hide_words)
        self._labelled = Labelled(look, label, line, hint)
        column(look, self).addWidget(self._labelled)
        self.field.returnPressed.connect(lambda: self.given.emit(self.field.text()))
        self.other.clicked.connect(self.offer)
        self.hide_words.clicked.connect(self._hide_or_show)
        self.offer()

    def offer(self) -> None:
        """Four words in the field."""
        self.field.setText(self._words())
        self.field.setCursorPosition(0)

    def show_hint(self, words: str) -> None:
        """What stands under the field."""
        self._labelled.show_hint(words)

    def _hide_or_show(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Normal
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.hide_words.show_text("Show" if hidden else "Hide")
        self.hide_words.show_icon("eye" if hidden else "eye-off")


class _Panel(QWidget):
    """`left` when somebody wants it folded."""

    left = Signal()
    grew = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.trouble = Text(look, "", NOTE, "alert")
        self.trouble.hide()
        self._presses: list[Btn] = []

    def show_trouble(self, words: str) -> None:
        """Why something was not done."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))

    def show_busy(self, busy: bool) -> None:
        """Between a press and what comes of it."""
        for button in self._presses:
            button.set_busy(busy)


class WorkerPanel(_Panel):
    """Role, passphrase, the end of access: what there is of it for this person."""

    role_picked = Signal(str)
    passphrase_given = Signal(str)
    pin_reset = Signal()
    ended = Signal()

    def __init__(
        self, look: Look, shown: WorkerShown, words: Callable[[], str], passphrases: bool, parent: QWidget
    ) -> None:
        super().__init__(look, parent)
        self._name = shown.name
        self._stops: list[QWidget] = []
        self._body = column(look, self, gap=8, edges=(0, 4, 0, 12))
        if shown.role:
            self.role = Segmented(look, ROLES, accessible=f"Role of {shown.name}", chosen=shown.role)
            self.role.picked.connect(self.role_picked)
            self._put(Labelled(look, "Role", flowing(look, 0, self.role)))
            self._stops += [one for one in self.role.segments() if one.isChecked()]
        if passphrases:
            self._add_passphrase(look, shown, words)
        if shown.may_end:
            self._add_end(look, shown)
        self._put(self.trouble)

    def first(self) -> QWidget:
        """Where the keys go when it unfolds."""
        return self._stops[0]

    def _add_passphrase(self, look: Look, shown: WorkerShown, words: Callable[[], str]) -> None:
        label = "New passphrase" if shown.opens else "Passphrase"
        hint = f"Hand these words over, or let {shown.name} type others: 12 characters or more."
        if shown.opens:
            hint += " The one from before opens nothing then."
        self.secret = PassphraseLine(look, label, hint, words)
        self.give = Btn(look, f"Give {shown.name} this passphrase", dense=True)
        self.give.clicked.connect(lambda: self.passphrase_given.emit(self.secret.field.text()))
        self.secret.given.connect(self.passphrase_given)
        self._put(self.secret, at_right=0)
        self._body.addWidget(flowing(look, 0, self.give))
        self._stops.append(self.secret.field)
        self._presses.append(self.give)

    def _add_end(self, look: Look, shown: WorkerShown) -> None:
        self.reset = Btn(look, "Take the PIN away", dense=True, parent=self)
        self.reset.setAccessibleName(f"Take {shown.name}'s PIN away")
        self.reset.clicked.connect(self.pin_reset)
        self.end = Btn(look, f"End {self._name}'s access", "danger", dense=True)
        self.what_it_means = Text(look, "", NOTE, "ink")
        self.what_it_means.hide()
        self.end.clicked.connect(self._end_pressed)
        self._put(self.what_it_means)
        self.reset.setVisible(shown.pin)
        acts = (self.reset, self.end) if shown.pin else (self.end,)
        self._body.addWidget(flowing(look, 0, *acts))
        self._presses += acts
        self._armed = False

    def _end_pressed(self) -> None:
        """The first press says what it means, the second does it: the key is gone then."""
        if self._armed:
            self.ended.emit()
            return
        self._armed = True
        name = self._name
        self.what_it_means.show_words(
            f"{name}'s passphrase opens nothing from now on. What {name} did stays in the history. "
            "Undo does not bring it back; a new passphrase does."
        )
        self.what_it_means.show()
        self.end.show_text(f"Yes, end {name}'s access")
        self.grew.emit()

    def _put(self, widget: QWidget, at_right: int = RESERVE) -> None:
        """What is no button stands in by the room of a ring."""
        line = row(self._look, edges=(RESERVE, 0, at_right, 0))
        line.addWidget(widget)
        self._body.addLayout(line)


class AddPanel(_Panel):
    """`added` with what was filled in. Without ``days`` there are no passphrases either."""

    added = Signal(object)

    def __init__(
        self, look: Look, words: Callable[[], str], days: tuple[tuple[str, str], ...], parent: QWidget
    ) -> None:
        super().__init__(look, parent)
        card = CardFrame(look, parent=self)
        column(look, self).addWidget(card)
        self.name = Field(look, accessible="Name, as patients will hear it")
        self.name.setMaxLength(LONGEST_NAME)
        self.speaks = Field(look, accessible="Other languages spoken", placeholder="Such as Spanish")
        self.speaks.setMaxLength(LONGEST_LANGUAGES)
        choices = (*ROLES, (DAY_PASS, "Day pass")) if days else ROLES
        self.role = Segmented(look, choices, accessible="Role", chosen=ROLES[0][0])
        self.day = Choice(look, days, accessible="Day of the day pass")
        look.changed.connect(self._fit)
        self._fit()
        self._spoken = Labelled(look, "Also speaks", self.speaks)
        self._on = Labelled(look, "On", self.day)
        self.secret = PassphraseLine(look, "Passphrase", "", words) if days else None
        self.add = Btn(look, "Add", "primary", dense=True)
        self.print = Btn(look, "Add and print a slip", icon="printer", dense=True)
        self.leave = Btn(look, "Not now", "ghost", key="Esc", dense=True)
        self._lay_out(card)
        self._presses = [self.add, self.print]
        self.role.picked.connect(self._role_picked)
        self.add.clicked.connect(lambda: self._give(print_slip=False))
        self.print.clicked.connect(lambda: self._give(print_slip=True))
        self.leave.clicked.connect(self.left)
        for field in (self.name, self.speaks):
            field.returnPressed.connect(lambda: self._give(print_slip=False))
        if self.secret is not None:
            self.secret.given.connect(lambda _: self._give(print_slip=False))
        self._role_picked(self.role.choice())

    def first(self) -> QWidget:
        """Where the keys go when it unfolds."""
        return self.name

    def _lay_out(self, card: CardFrame) -> None:
        look = self._look
        whole = column(look, card, gap=8, edges=(0, 14, 0, 10))
        body = column(look, gap=12, edges=(20, 0, 20 - RESERVE, 0))
        fields = row(look, gap=12, edges=(0, 0, RESERVE, 0))
        fields.addWidget(Labelled(look, "Name, as patients will hear it", self.name), 1)
        fields.addWidget(self._spoken, 1)
        fields.addWidget(self._on, 1)
        body.addWidget(Text(look, "Somebody new", STRONG))
        body.addLayout(fields)
        body.addWidget(Labelled(look, "Role", flowing(look, 0, self.role)))
        if self.secret is not None:
            body.addWidget(self.secret)
        body.addWidget(self.trouble)
        foot = row(look, gap=2, edges=(20 - RESERVE, 0, 20, 0))
        for button in (self.add, self.print, self.leave):
            foot.addWidget(button)
        foot.addStretch(1)
        whole.addLayout(body)
        whole.addLayout(foot)

    def _fit(self) -> None:
        """As high as the field beside it."""
        self.day.setFixedHeight(self.name.sizeHint().height())

    def _role_picked(self, role: str) -> None:
        """A day pass has a day and a slip in place of languages."""
        for_a_day = role == DAY_PASS
        self._spoken.setVisible(not for_a_day)
        self._on.setVisible(for_a_day)
        self.print.setVisible(for_a_day)
        if self.secret is not None:
            self.secret.show_hint(_FOR_A_DAY if for_a_day else _TO_STAY)

    def _give(self, *, print_slip: bool) -> None:
        secret = self.secret.field.text() if self.secret is not None else ""
        self.added.emit(
            NewWorker(
                self.name.text(),
                self.speaks.text(),
                self.role.choice(),
                secret,
                self.day.choice(),
                print_slip,
            )
        )
