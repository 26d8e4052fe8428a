"""Sign-in: words for patients at the left, whose passphrase at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.qt.layouts import column, empty, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.night import Night
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, BUTTON_SMALL, NOTE, TITLE_1
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.person_row import PersonRow
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.first_run.door import Arrival
from frontdesk.screens.first_run.shown import ComputerShown, Somebody
from frontdesk.screens.first_run.sign_in import SignInPresenter, Step
from frontdesk.screens.first_run.view.damaged_part import DamagedPart

RIGHT = 430
USE_COMPUTER = "Use this computer’s sign-in"
_WORDS = {
    Step.PASSPHRASE: ("Welcome back", "Your passphrase opens the desk.", "Passphrase", "Open the desk"),
    Step.RECOVERY: (
        "The recovery sheet",
        "Type the eight groups from the paper. Gaps do not matter.",
        "Recovery key",
        "Open with the sheet",
    ),
    Step.NEW_PASSPHRASE: (
        "The sheet fits",
        "Choose a new passphrase. These four words are an offer.",
        "New passphrase",
        "Keep it and open",
    ),
}


class SignInPage(QWidget):
    """Implements ``SignInDisplay``."""

    arrived = Signal(object)
    person_picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._step = Step.PASSPHRASE
        self.night = Night(look, "Frontdesk")
        self._right = QWidget()
        self.title = Text(look, "", TITLE_1.sized(25, 34))
        self.words = Text(look, "", BODY, "ink2")
        self.people = column(look, gap=8)
        self.label = Text(look, "", BUTTON_SMALL)
        self.field = Field(look, accessible="", icon="key-round", height=54)
        self.field.setMaxLength(200)
        self.trouble = Text(look, "", NOTE, "alert")
        self.happened = Banner(look, "", icon="history", tone="plain")
        self.damaged = DamagedPart(look)
        self.open = Btn(look, "", "primary", icon="lock-open", key="Enter", height=48)
        self.show_words = Btn(look, "Show what is typed", "ghost", icon="eye", dense=True)
        self.sheet = Btn(look, "Use the recovery sheet", "ghost", icon="file-text", dense=True)
        self.back = Btn(look, "Back to the passphrase", "ghost", icon="arrow-left", dense=True)
        self.remember = Switch(look, "Let this computer open it for me")
        self.computer = Btn(look, USE_COMPUTER, "ghost", icon="monitor", dense=True)
        self._build()
        self.field.textEdited.connect(self._typed_anew)
        self.show_words.clicked.connect(self._show_or_hide)
        self._minute = QTimer(self)
        self._minute.setInterval(10_000)
        look.changed.connect(self.update)

    def connect_presenter(self, presenter: SignInPresenter) -> None:
        """Each signal has one place to go."""
        self._presenter = presenter
        self.person_picked.connect(presenter.person_picked)
        self.open.clicked.connect(self._given)
        self.field.returnPressed.connect(self._given)
        self.sheet.clicked.connect(presenter.recovery_asked)
        self.back.clicked.connect(presenter.back)
        self.computer.clicked.connect(presenter.computer_asked)
        self.remember.clicked.connect(presenter.remember_set)
        self.damaged.restore.clicked.connect(presenter.restore)
        self.damaged.folder_picked.connect(presenter.copy_to)
        self._minute.timeout.connect(presenter.minute_passed)
        self._minute.start()

    # --- SignInDisplay

    def show_people(self, people: tuple[Somebody, ...], chosen: str) -> None:
        """Whose passphrase; one alone is not asked."""
        empty(self.people)
        if len(people) > 1:
            for person in people:
                line = PersonRow(self._look, person.person_id, person.name, chosen=person.person_id == chosen)
                line.clicked.connect(lambda _=False, id=person.person_id: self._picked(id))
                self.people.addWidget(line)

    def show_step(self, step: Step, offered: str = "") -> None:
        """Ask for one thing."""
        title, words, label, act = _WORDS[step]
        self._step = step
        self.title.show_words(title)
        self.words.show_words(words)
        self.label.show_words(label)
        self.field.setAccessibleName(label)
        self.field.setText(offered)
        hidden = step is Step.PASSPHRASE
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.show_words.setVisible(hidden)
        self.show_words.show_text("Show what is typed")
        self.sheet.setVisible(step is Step.PASSPHRASE)
        self.back.setVisible(step is not Step.PASSPHRASE)
        self.open.show_text(act)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str) -> None:
        """In place, under the field; what was typed is marked so that it can be typed anew."""
        self.trouble.show_words(words)
        self.trouble.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        if words:
            self.field.selectAll()
            self.body.ensureWidgetVisible(self.field)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_happened(self, words: str) -> None:
        """Above the field."""
        self.happened.show_words(words)
        self.happened.setVisible(bool(words))

    def show_damaged(self, younger: tuple[str, ...], offer: str) -> None:
        """Below the trouble."""
        self.damaged.show_damaged(younger, offer)
        self.open.setVisible(not offer)

    def show_computer(self, shown: ComputerShown) -> None:
        """Below the field, and at the foot."""
        self.computer.setVisible(shown.opens)
        self.remember.setVisible(shown.offered)
        self.remember.setChecked(shown.opens)

    def show_asking(self, asking: bool) -> None:
        """The computer may ask its owner meanwhile."""
        self.computer.show_text("Asking this computer" if asking else USE_COMPUTER)
        self.computer.setEnabled(not asking)

    def show_closed(self, words: str) -> None:
        """Nothing can be opened here; the page says why and asks for nothing."""
        self.title.show_words("The store stays closed")
        self.words.show_words("Nothing was opened or changed.")
        self.show_happened("")
        self.show_damaged((), "")
        self.show_computer(ComputerShown())
        for widget in (self.label, self.field, self.open, self.show_words, self.sheet, self.back):
            widget.hide()
        self.trouble.show_words(words)
        self.trouble.show()

    def show_busy(self, busy: bool) -> None:
        """While the store opens."""
        self.open.set_busy(busy)
        self.damaged.restore.set_busy(busy)

    def show_clock(self, time: str, day: str) -> None:
        """At the left."""
        self.night.show_clock(time, day)

    def arrive(self, arrival: Arrival) -> None:
        """Come in; nothing that was typed stays."""
        self.field.setText("")
        self.arrived.emit(arrival)

    # Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _typed_anew(self) -> None:
        """What was said is about what stood there before."""
        self.show_trouble("")
        self.show_damaged((), "")

    def _build(self) -> None:
        look = self._look
        whole = column(look, self._right, edges=(48, 40, 48, 22))
        whole.addStretch(2)
        for widget in (self.title, self.words):
            whole.addWidget(widget)
        whole.addSpacing(look.px(24))
        whole.addWidget(self.happened)
        whole.addLayout(self.people)
        whole.addSpacing(look.px(20))
        whole.addWidget(self.label)
        whole.addSpacing(look.px(6))
        whole.addWidget(self.field)
        whole.addSpacing(look.px(8))
        whole.addWidget(self.trouble)
        whole.addWidget(self.damaged)
        line = row(look, edges=(-6, 4, 0, 0))
        line.addWidget(self.open)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addWidget(self.remember)
        whole.addStretch(3)
        for button in (self.show_words, self.computer, self.sheet, self.back):
            low = row(look, edges=(-18, 0, 0, 0))
            low.addWidget(button)
            low.addStretch(1)
            whole.addLayout(low)
        both = row(look, self)
        both.addWidget(self.night, 1)
        # Many people, or a low window: the page scrolls, the field is brought into sight.
        self.body = scrolling(look, self._right, "canvas")
        self.body.setFixedWidth(look.px(RIGHT))
        both.addWidget(self.body)

    def _given(self) -> None:
        self._presenter.given(self.field.text())

    def _picked(self, person_id: str) -> None:
        self.person_picked.emit(person_id)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_or_hide(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Normal
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.show_words.show_text("Show what is typed" if hidden else "Hide what is typed")
        self.show_words.show_icon("eye" if hidden else "eye-off")
