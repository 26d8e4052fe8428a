"""The page You: a card for the PIN, one for the passphrase. Nothing that was typed stays when it is left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from frontdesk.qt.accessible import say_politely
from frontdesk.qt.layouts import column, flowing, row
from frontdesk.qt.look import RESERVE, Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.labelled import Labelled
from frontdesk.qt.widgets.pin_field import PinField
from frontdesk.screens.preferences.shown import PageShown, YouShown
from frontdesk.screens.preferences.view.access_panels import LONGEST_SECRET, PassphraseLine
from frontdesk.screens.preferences.view.pages import Page
from frontdesk.screens.preferences.you import YouPage as YouPresenter

PIN_HINT = "4 to 6 digits; not all the same, not a run like 1234."
OLD_HINT = "Asked once, because somebody else may have walked up."
NEW_HINT = "12 characters or more; four random words are good. The one from before opens nothing then."


class YouPage(Page):
    """Implements ``YouDisplay``."""

    def __init__(self, look: Look, page: PageShown, parent: QWidget | None = None) -> None:
        super().__init__(look, page, parent)
        self.pin_words = Text(look, "", NOTE, "ink2")
        self.pin = PinField(look, height=42)
        self.pin.setAccessibleName("New PIN")
        self.pin.setAccessibleDescription(PIN_HINT)
        self.by = self._secret(look, "Your passphrase")
        self.set_pin = Btn(look, "", "primary", dense=True)
        self.remove_pin = Btn(look, "Remove the PIN", dense=True)
        self.old = self._secret(look, "Your passphrase as it is now")
        self.new: PassphraseLine | None = None
        self.change = Btn(look, "Change the passphrase", "primary", dense=True)
        self.trouble = {"pin": Text(look, "", NOTE, "alert"), "passphrase": Text(look, "", NOTE, "alert")}
        self._pin_parts, self._pin_card = QWidget(), CardFrame(look)
        self._build_pin(look)
        self._passphrase_card = CardFrame(look)
        for card in (self._pin_card, self._passphrase_card):
            self.body.addWidget(card)
            card.hide()
        self.body.addStretch(1)
        look.changed.connect(self._turn)
        self._turn()
        for field in (self.pin, self.by):
            field.textEdited.connect(lambda _text: self.show_trouble("pin", ""))
        self.old.textEdited.connect(lambda _text: self.show_trouble("passphrase", ""))

    def connect_presenter(self, presenter: YouPresenter) -> None:
        """Everything somebody does goes there."""
        self._presenter = presenter
        self.new = PassphraseLine(self._look, "The new one", NEW_HINT, presenter.words)
        self._build_passphrase(self._look, self.new)
        for field in (self.pin, self.by):
            field.returnPressed.connect(self._give_pin)
        self.set_pin.clicked.connect(self._give_pin)
        self.remove_pin.clicked.connect(presenter.pin_removed)
        self.old.returnPressed.connect(self._on_to_the_new_one)
        self.new.given.connect(lambda _text: self._give_passphrase())
        self.change.clicked.connect(self._give_passphrase)

    # --- YouDisplay

    def show_you(self, shown: YouShown) -> None:
        """Whoever is at the desk; without a passphrase there is nothing to type."""
        self.forget()
        self.pin_words.show_words(shown.words)
        self.set_pin.show_text("Change the PIN" if shown.pin else "Set this PIN")
        self.remove_pin.setVisible(shown.pin)
        self._pin_parts.setVisible(shown.may)
        self._passphrase_card.setVisible(shown.may)
        self._pin_card.show()

    def show_trouble(self, under: str, words: str) -> None:
        """Why something was not done."""
        text = self.trouble[under]
        text.show_words(words)
        text.setVisible(bool(words))
        say_politely(text, words)
        if words:
            self.area.ensureWidgetVisible(text)

    def show_busy(self, busy: bool) -> None:
        """Nothing can be pressed twice."""
        for button in (self.set_pin, self.remove_pin, self.change):
            button.set_busy(busy)

    def forget(self) -> None:
        """Nothing typed stays; four other words are offered."""
        for field in (self.pin, self.by, self.old):
            field.setText("")
        for under in self.trouble:
            self.show_trouble(under, "")
        if self.new is not None:
            self.new.offer()

    # Qt asks

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.forget()  # another page, another screen, the lock

    # ours

    def _secret(self, look: Look, label: str) -> Field:
        field = Field(look, accessible=label, icon="key-round", hints=("Enter",))
        field.setMaxLength(LONGEST_SECRET)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _build_pin(self, look: Look) -> None:
        whole = column(look, self._pin_card, gap=8, edges=(0, 14, 0, 10))
        head = column(look, gap=1, edges=(20, 0, 20, 0))
        head.addWidget(Text(look, "Your PIN", STRONG))
        head.addWidget(self.pin_words)
        whole.addLayout(head)
        inside = column(look, self._pin_parts, gap=8)
        fields = row(look, gap=12, edges=(20, 4, 20, 0))
        fields.addWidget(Labelled(look, "New PIN", self.pin, PIN_HINT), 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(Labelled(look, "Your passphrase", self.by, OLD_HINT), 1, Qt.AlignmentFlag.AlignTop)
        self._lines = fields
        inside.addLayout(fields)
        self._foot(look, inside, "pin", self.set_pin, self.remove_pin)
        whole.addWidget(self._pin_parts)

    def _build_passphrase(self, look: Look, new: PassphraseLine) -> None:
        whole = column(look, self._passphrase_card, gap=8, edges=(0, 14, 0, 10))
        lines = column(look, gap=8, edges=(20, 0, 20 - RESERVE, 0))
        lines.addWidget(Text(look, "Your passphrase", STRONG))
        now = row(look, edges=(0, 0, RESERVE, 0))
        now.addWidget(Labelled(look, "As it is now", self.old))
        lines.addLayout(now)
        lines.addWidget(new)
        whole.addLayout(lines)
        self._foot(look, whole, "passphrase", self.change)

    def _foot(self, look: Look, whole: QBoxLayout, under: str, *buttons: Btn) -> None:
        said = row(look, edges=(20, 0, 20, 0))
        said.addWidget(self.trouble[under])
        whole.addLayout(said)
        foot = row(look, edges=(20 - RESERVE, 0, 20, 0))
        foot.addWidget(flowing(look, 2, *buttons))
        whole.addLayout(foot)

    def _give_pin(self) -> None:
        """Enter goes on to the passphrase first."""
        if self.pin.text() and not self.by.text():
            self.by.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._presenter.pin_given(self.pin.text(), self.by.text())

    def _on_to_the_new_one(self) -> None:
        """Enter after the old one takes no words that nobody has read yet."""
        if self.new is not None:
            self.new.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _give_passphrase(self) -> None:
        if self.new is None:
            return
        if not self.old.text():
            self.old.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._presenter.passphrase_given(self.old.text(), self.new.field.text())

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        self._lines.setDirection(way.TopToBottom if self._look.narrow else way.LeftToRight)
