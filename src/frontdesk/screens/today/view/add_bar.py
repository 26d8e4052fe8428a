"""Add what we are told: one field; Tab changes who may hear, ↓ picks a ready-made need, Enter keeps it.

Words that are better private are asked about below the field while they are typed: Tab says yes, and so
does a second Enter. Words that are not kept say so there, and stay to be mended.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.domain.audience import Audience
from frontdesk.qt.accessible import say_politely
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.theme import Token
from frontdesk.qt.type_style import SMALL, SMALL_STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.screens.today.handled import Draft

WHO_HEARS = {Audience.DESK: "Desk only", Audience.ALOUD: "Aloud", Audience.PRIVATE: "Private"}
_NEXT = {Audience.DESK: Audience.ALOUD, Audience.ALOUD: Audience.PRIVATE, Audience.PRIVATE: Audience.DESK}
_ASKS = {
    "fact": "In the patient’s words, or the numbers of the sheet",
    "sound": "shi-VAWN",
    "address": "As the patient says it",
    "promise": "The desk, within a week. Or: task: tea",
    "new_day": "A day, and why",
    "why_not_met": "Enter keeps it, Esc leaves it out",
    "visit_time": "14:30, or tomorrow 9:40",
    "new_given": "As the patient says it",
    "new_family": "Enter where there is none",
    "new_sound": "shi-VAWN; Enter to go on without",
    "new_need": "In the patient’s words; Enter to go on without",
}
_TITLES = {
    "fact": "What are we told?",
    "sound": "How is the name said?",
    "address": "What shall we call the patient?",
    "promise": "What do we promise?",
    "new_day": "Which new date?",
    "why_not_met": "What was in the way?",
    "visit_time": "When instead?",
    "new_given": "New patient: the first name?",
    "new_family": "New patient: the last name?",
    "new_sound": "New patient: how is the name said?",
    "new_need": "New patient: one thing that helps?",
}
_MAY_BE_EMPTY = frozenset({"new_given", "new_family", "new_sound", "new_need"})
_OFFER_NEEDS = frozenset({"fact", "new_need"})
_YES = "Tab or Enter says yes."
OFFERED = 3


class AddBar(CardFrame):
    """Opens over the foot of the card; Esc leaves it without keeping anything.

    ``given(what, words, audience)`` on Enter, ``left`` with the same when something else came in between,
    ``dropped(what)`` on Esc.
    The ready-made needs that fit what is typed stand above the field: a click takes one, ↓ and ↑ put one
    into the field.
    """

    edited = Signal(str, str)
    """What it is open for, and the words as they stand."""
    given = Signal(str, str, object)
    left = Signal(str, str, object)
    dropped = Signal(str)
    wanted = Signal(str)
    """It stood open for this when everything was hidden; whoever holds the words opens it again."""
    closed = Signal()
    grown = Signal()

    def __init__(self, look: Look, suggestions: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(look, "popup", parent)
        self._look = look
        self._suggestions = suggestions
        self._what = "fact"
        self._typed = self._held = ""
        self._chosen = -1
        self._audience: Audience | None = None
        self._question = self._refusal = ""
        self._was_asked = False
        self._title = Text(look, "", SMALL_STRONG, "ink2")
        self._offers = [Btn(look, "Ready-made need", "secondary", dense=True) for _ in range(OFFERED)]
        self.field = Field(look, accessible="Add what we are told", icon="plus")
        self.field.setMaxLength(200)
        self.field.textEdited.connect(self._edited)
        self.field.hint_pressed.connect(self._hint_pressed)
        offers = row(look)
        for offer in self._offers:
            offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            offer.clicked.connect(lambda _=False, b=offer: self._give(b.accessibleName()))
            offers.addWidget(offer)
        offers.addStretch(1)
        whole = column(look, self, edges=(10, 10, 10, 10))
        whole.addWidget(self._title)
        whole.addLayout(offers)
        whole.addWidget(self.field)
        self.note = Text(look, "", SMALL, "ink2")
        self._below = QWidget()
        self._below.hide()
        column(look, self._below, edges=(2, 6, 2, 0)).addWidget(self.note)
        whole.addWidget(self._below)
        self._whole = whole
        self.field.installEventFilter(self)
        self.hide()

    def ask(self, what: str, draft: Draft | None = None) -> None:
        """Open for ``fact``, ``sound``, ``address`` or ``promise``, with the words that were left in it."""
        self.put_away()  # what stood in it for something else is told, not overwritten
        words = draft.words if draft is not None else ""
        self._what = what
        self._audience = Audience.DESK if what == "fact" else None
        if draft is not None:
            self._audience = draft.audience
        self._title.show_words(_TITLES[what])
        self.field.setText(words)
        self.field.setPlaceholderText(_ASKS[what])
        self.field.setAccessibleName(_TITLES[what])
        self.setAccessibleName(_TITLES[what])
        self._hint()
        self._edited(words)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)  # selected, as Qt leaves it, the next letter would wipe it

    def show_note(self, words: str) -> None:
        """One quiet line below the field; empty takes it away."""
        self._note(words, "ink2")

    def ask_about(self, question: str, refusal: str) -> None:
        """The words are better private, or not kept like this; empty where there is nothing to say."""
        before = self._question or self._refusal
        self._question, self._refusal, self._was_asked = question, refusal, False
        self._show_asked()
        if (question or refusal) and (question or refusal) != before:
            say_politely(self.field, self.note.text())

    @property
    def _asks(self) -> bool:
        """The question stands: the words are better private, and they are not."""
        return bool(self._question) and self._audience is not Audience.PRIVATE

    def _show_asked(self) -> None:
        if self._refusal:
            self._note(self._refusal, "alert")
        elif self._asks:
            self._note(f"{self._question} {_YES}", "alert")
        else:
            self._note("", "ink2")

    def _note(self, words: str, colour: Token) -> None:
        self.note.show_words(words)
        self.note.show_colour(colour)
        self._below.setVisible(bool(words))
        self._whole.activate()
        self.grown.emit()

    def fit(self, width: int) -> None:
        """As high as its words need at this width; the quiet line may take several."""
        self.setFixedWidth(width)
        self._whole.activate()
        self.resize(width, self._whole.totalHeightForWidth(width))

    def hold(self) -> None:
        """Everything is about to be hidden: what stands open is to stand open again after it."""
        self._held = "" if self.isHidden() else self._what

    def come_back(self) -> None:
        """Nothing is hidden any more."""
        held, self._held = self._held, ""
        if held:
            self.wanted.emit(held)

    def put_away(self) -> None:
        """Closed by something else; the words that stood in it are told: nobody meant to drop them."""
        if not self.isHidden():
            self.left.emit(self._what, self.field.text(), self._audience)
        self._shut()

    def _shut(self) -> None:
        self.hide()
        self.field.setText("")
        self._typed = self._question = self._refusal = ""

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self._close()
                self.dropped.emit(self._what)
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._next_audience()
                return True
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._choose(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self._keep()
                return True
        return super().eventFilter(watched, event)

    # ours

    def _hint_pressed(self, cap: str) -> None:
        """By mouse: Enter keeps, the word or Tab changes who may hear."""
        if cap == "Enter":
            self._keep()
        else:
            self._next_audience()

    def _next_audience(self) -> None:
        if self._audience is not None or self._asks:
            self._audience = Audience.PRIVATE if self._asks else _NEXT[self._audience or Audience.DESK]
            self._hint()
            self._show_asked()
            say_politely(self.field, self.field.accessibleDescription())

    def _keep(self) -> None:
        if self._refusal or (self._asks and not self._was_asked):
            self._was_asked = True
            say_politely(self.field, self.note.text())
        elif self.field.text().strip() or self._what in _MAY_BE_EMPTY:
            if self._asks:
                self._audience = Audience.PRIVATE
            self._give(self.field.text())

    def _give(self, words: str) -> None:
        self._close()
        self.given.emit(self._what, words, self._audience)

    def _edited(self, text: str) -> None:
        self._typed, self._chosen = text, -1
        self.edited.emit(self._what, text)
        self._show_offers()

    def _fitting(self) -> list[str]:
        words = self._typed.lower().split()
        if self._what not in _OFFER_NEEDS or not words:
            return []
        return [s for s in self._suggestions if all(word in s.lower() for word in words)][:OFFERED]

    def _show_offers(self) -> None:
        fitting = self._fitting()
        for at, offer in enumerate(self._offers):
            offer.setVisible(at < len(fitting))
            if at < len(fitting):
                offer.show_text(fitting[at])
        self._whole.activate()  # a row that was hidden is still counted until then
        self.grown.emit()

    def _choose(self, step: int) -> None:
        """-1 is what was typed; then the offers, round and round."""
        fitting = self._fitting()
        self._chosen = (self._chosen + 1 + step) % (len(fitting) + 1) - 1
        self.field.setText(self._typed if self._chosen < 0 else fitting[self._chosen])
        self.edited.emit(self._what, self.field.text())

    def _hint(self) -> None:
        who = (WHO_HEARS[self._audience], "Tab") if self._audience is not None else ()
        self.field.show_hints((*who, "Enter"))
        heard = WHO_HEARS[self._audience] if self._audience else ""
        self.field.setAccessibleDescription(f"Who may hear: {heard}" if heard else "")

    def _close(self) -> None:
        self._shut()
        self.closed.emit()
