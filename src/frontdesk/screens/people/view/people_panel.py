"""Who is at the desk, over the lower left of any screen: people by number, somebody else, a note."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from frontdesk.qt import painting
from frontdesk.qt.accessible import say_politely
from frontdesk.qt.layouts import column, empty, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, SMALL, TITLE_2
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.key_hint import KeyHint, key_width
from frontdesk.qt.widgets.popup_panel import PanelRow
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.people.shown import PeopleShown, PersonShown

WIDTH = 400
LONGEST_SECRET = 200
LONGEST_NAME, LONGEST_NOTE, LONGEST_LANGUAGES = 60, 200, 120
NUMBERED = 9
SOMEBODY_ELSE = "Somebody else"
NO_PASSPHRASE = "no passphrase yet"
_ROW = 44
_MOST_ROWS = 6
_TICK = 18
_CAP_EDGE = 8
"""Between the edge of a row and its number, so that the border of a chosen row runs clear of it."""


class PersonRow(PanelRow):
    """One person, with a tick for who is at the desk now, and a word about who cannot be."""

    def __init__(
        self, look: Look, cap: str, name: str, *, here: bool = False, may: bool = True, caps: int
    ) -> None:
        super().__init__(look, cap, name, live=True, caps=caps)
        self._here = here
        self._beside = "" if may or here else NO_PASSPHRASE
        if here or not may:
            self.setAccessibleName(f"{name}, {'at the desk now' if here else NO_PASSPHRASE}")
        self.setFixedHeight(look.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._here:
            look, painter = self._look, QPainter(self)
            x, y = self.width() - look.px(_TICK + 12), (self.height() - look.px(_TICK)) / 2
            painting.glyph(painter, look, "check", look.colour("brand"), x, y, _TICK)
            painter.end()
        elif self._beside:
            look, painter = self._look, QPainter(self)
            wide = painting.text_width(look, self._beside, SMALL)
            place = QRectF(self.width() - look.px(12) - wide, 0, wide + 1, self.height())
            painting.words(painter, look, place, self._beside, SMALL, look.colour("ink2"))
            painter.end()


class PeoplePanel(CardFrame):
    """Implements ``PeopleDisplay``. It is no dialog: a click or a key elsewhere closes it, Esc too.

    ``picked(person_id)``, ``secret_given(passphrase)``, ``added(name, languages)``,
    ``speaks_given(languages)``, ``note_typed(words)`` with each letter, ``note_left(words)`` on Enter.
    """

    picked = Signal(str)
    secret_given = Signal(str)
    new_asked = Signal()
    added = Signal(str, str)
    speaks_given = Signal(str)
    note_typed = Signal(str)
    note_left = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "popup", parent)
        self._look = look
        self._from: QWidget | None = None
        self._people: tuple[PersonShown, ...] = ()
        self._rows: list[PersonRow] = []
        self._by_name = True
        self.setAccessibleName("Who is at the desk?")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name = Field(look, accessible="Name, as patients will hear it", hints=("Enter",))
        self.name.setPlaceholderText("Name, as patients will hear it")
        self.name.setMaxLength(LONGEST_NAME)
        self.secret = Field(look, accessible="", icon="key-round", hints=("Enter",))
        self.secret.setMaxLength(LONGEST_SECRET)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.new_speaks = self._languages("Other languages spoken", "Also speaks, such as Spanish")
        self.speaks = self._languages("Languages you also speak with patients", "Such as Spanish, Vietnamese")
        self._own = QWidget()
        """What whoever is at the desk speaks; away while somebody new is named."""
        self.note = Field(
            look, accessible="A note for whoever comes next", icon="square-pen", hints=("Enter",)
        )
        self.note.setPlaceholderText("First names, no health words")
        self.note.setMaxLength(LONGEST_NOTE)
        self.people_trouble = Text(look, "", NOTE, "ink2")
        self.secret_trouble = Text(look, "", NOTE, "alert")
        self.name_trouble = Text(look, "", NOTE, "alert")
        self.speaks_trouble = Text(look, "", NOTE, "alert")
        self.note_trouble = Text(look, "", NOTE, "alert")
        self._build()
        for field in (self.name, self.new_speaks):
            field.returnPressed.connect(lambda: self.added.emit(self.name.text(), self.new_speaks.text()))
            field.textEdited.connect(lambda _text: self.show_trouble("", under="name"))
        self.secret.returnPressed.connect(lambda: self.secret_given.emit(self.secret.text()))
        self.secret.textEdited.connect(lambda _text: self.show_trouble("", under="secret"))
        self.speaks.returnPressed.connect(lambda: self.speaks_given.emit(self.speaks.text()))
        self.speaks.textEdited.connect(lambda _text: self.show_trouble("", under="speaks"))
        self.note.returnPressed.connect(lambda: self.note_left.emit(self.note.text()))
        self.note.textEdited.connect(self._note_typed)
        self.hide()

    def rows(self) -> tuple[PersonRow, ...]:
        """People in their order, then somebody else."""
        return tuple(self._rows)

    # --- PeopleDisplay

    def show_people(self, shown: PeopleShown) -> None:
        """Open it, with the keys on whoever is at the desk now."""
        if self.isHidden():
            self._from = QApplication.focusWidget()
            if self._from is not None:
                self._from.destroyed.connect(self._from_gone)
            QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]  # there is one: it made us
        self._by_name = shown.by_name
        self._fill(shown.people)
        for field in (self.secret, self.name, self.new_speaks):
            field.setText("")
            field.hide()
        self._own.show()
        self.speaks.setText(shown.speaks)
        self.speaks.setCursorPosition(0)
        self.note.setText(shown.note)
        for under in self._fields:
            self.show_trouble("", under=under)
        self.show()
        self.raise_()
        self.place()
        here = next((at for at, person in enumerate(shown.people) if person.here), 0)
        self._rows[here].setFocus(Qt.FocusReason.PopupFocusReason)
        self._body.ensureWidgetVisible(self._rows[here])

    def ask_secret(self, name: str, *, pin: bool = False) -> None:
        """Under the list; nothing typed for somebody else stays."""
        words = f"PIN or passphrase of {name}" if pin else f"Passphrase of {name}"
        self.secret.setAccessibleName(words)
        self.secret.setPlaceholderText(words)
        self.secret.setText("")
        for under in ("secret", "people"):
            self.show_trouble("", under=under)
        for field in (self.name, self.new_speaks):
            field.hide()
        self._own.hide()
        self.secret.show()
        self.place()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str, *, under: str) -> None:
        """Under its field."""
        field, text = self._fields[under]
        text.show_words(words)
        text.setVisible(bool(words))
        field.setAccessibleDescription(words)
        if words and under == "secret":
            self.secret.selectAll()
        elif words and under == "people":
            self.secret.setText("")
            self.secret.hide()
            say_politely(self, words)
        self.place()

    def shut(self) -> None:
        """Away; the keys go back to where they were."""
        if not self.isHidden():
            back = self._from
            self.put_away()
            if back is not None and back.isVisible() and back.isEnabled():
                back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _from_gone(self) -> None:
        self._from = None

    def put_away(self) -> None:
        """Away, with the keys wherever they went; nothing stays in the fields."""
        if self.isHidden():
            return
        QApplication.instance().focusChanged.disconnect(self._focus_went)  # type: ignore[union-attr]  # there is one: it made us
        self._from = None
        self.hide()
        for field in (self.secret, self.name, self.new_speaks, self.speaks, self.note):
            field.setText("")

    def place(self) -> None:
        """Beside the initials, within the window."""
        look, over = self._look, self.parentWidget()
        if over is None or self.isHidden():
            return
        self._body.setFixedHeight(look.px(_ROW) * min(len(self._rows), _MOST_ROWS))
        self.setFixedWidth(min(look.px(WIDTH), over.width() - look.px(24)))
        inside = self.layout()
        if inside is not None:
            inside.activate()
        high = min(self.heightForWidth(self.width()), over.height() - look.px(24))
        self.resize(self.width(), max(high, self.minimumSizeHint().height()))
        low = over.height() - self.height() - look.px(12)
        self.move(QPoint(look.px(12 if look.narrow else 96), max(0, low)))

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typing = event.key(), isinstance(QApplication.focusWidget(), Field)
        digit = key - Qt.Key.Key_0
        if key == Qt.Key.Key_Escape:
            self.shut()
        elif key == Qt.Key.Key_F9:
            self.shut()
            self._pass_on(event)
        elif not typing and 1 <= digit <= min(NUMBERED, len(self._people)):
            self.picked.emit(self._people[digit - 1].person_id)
        elif not typing and digit == 0:
            self._ask_name()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = QApplication.focusWidget()
            if isinstance(here, PersonRow) and not event.isAutoRepeat():
                here.click()
        else:
            super().keyPressEvent(event)
        event.accept()  # nothing typed here reaches the screen below

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the panel."""
        stops: list[QWidget] = [*self._rows, self.secret, self.name, self.new_speaks, self.speaks, self.note]
        stops = [stop for stop in stops if stop.isVisibleTo(self)]
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        stop = stops[(at + (1 if forward else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(stop, PersonRow):
            self._body.ensureWidgetVisible(stop)
        return True

    # ours

    def _languages(self, accessible: str, when_empty: str) -> Field:
        field = Field(self._look, accessible=accessible, icon="languages", hints=("Enter",))
        field.setPlaceholderText(when_empty)
        field.setMaxLength(LONGEST_LANGUAGES)
        return field

    def _build(self) -> None:
        look = self._look
        whole = column(look, self, edges=(14, 12, 14, 14))
        head = row(look)
        head.addWidget(Text(look, "Who is at the desk?", TITLE_2, wrap=False), 1)
        head.addWidget(KeyHint(look, "Esc"))
        inner = QWidget()
        self._list = column(look, inner)
        own = column(look, self._own, edges=(0, 0, 0, 10))
        own.addWidget(Rule(look))
        own.addSpacing(look.px(10))
        own.addWidget(Text(look, "Languages you also speak with patients", NOTE.weighing(600)))
        own.addSpacing(look.px(6))
        own.addWidget(self.speaks)
        own.addWidget(self.speaks_trouble)
        self._body = scrolling(look, inner, "surface")
        self._fields: dict[str, tuple[QWidget, Text]] = {
            "people": (self._body, self.people_trouble),
            "secret": (self.secret, self.secret_trouble),
            "name": (self.name, self.name_trouble),
            "speaks": (self.speaks, self.speaks_trouble),
            "note": (self.note, self.note_trouble),
        }
        whole.addLayout(head)
        whole.addSpacing(look.px(6))
        whole.addWidget(self._body)
        whole.addSpacing(look.px(4))
        whole.addWidget(self.people_trouble)
        whole.addWidget(self.secret)
        whole.addWidget(self.secret_trouble)
        whole.addWidget(self.name)
        whole.addSpacing(look.px(4))
        whole.addWidget(self.new_speaks)
        whole.addWidget(self.name_trouble)
        whole.addSpacing(look.px(8))
        whole.addWidget(self._own)
        whole.addWidget(Rule(look))
        whole.addSpacing(look.px(10))
        whole.addWidget(Text(look, "Leave a note for whoever comes next", NOTE.weighing(600)))
        whole.addSpacing(look.px(6))
        whole.addWidget(self.note)
        whole.addWidget(self.note_trouble)
        whole.addSpacing(look.px(4))
        words = "It stands on the idle screen until somebody ticks it. Whoever looks there can read it."
        whole.addWidget(Text(look, words, SMALL, "ink2"))

    def _fill(self, people: tuple[PersonShown, ...]) -> None:
        look = self._look
        empty(self._list)
        self._people = people
        caps = key_width(look, "0") + 2 * look.px(_CAP_EDGE)
        self._rows = [
            PersonRow(
                look,
                str(at) if at <= NUMBERED else "",
                person.name,
                here=person.here,
                may=person.may,
                caps=caps,
            )
            for at, person in enumerate(people, 1)
        ]
        for one, person in zip(self._rows, people, strict=True):
            one.clicked.connect(lambda _=False, id=person.person_id: self.picked.emit(id))
        other = PersonRow(look, "0", SOMEBODY_ELSE, caps=caps)
        other.clicked.connect(self._ask_name)
        self._rows.append(other)
        for one in self._rows:
            self._list.addWidget(one)
            one.installEventFilter(self)

    def _ask_name(self) -> None:
        if not self._by_name:
            self.new_asked.emit()
            return
        self.secret.hide()
        for under in ("secret", "people"):
            self.show_trouble("", under=under)
        self.name.show()
        self.new_speaks.show()
        self._own.hide()
        self.place()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_typed(self, words: str) -> None:
        self.show_trouble("", under="note")
        self.note_typed.emit(words)

    def _focus_went(self, _: QWidget | None, now: QWidget | None) -> None:
        inside = now is None or now is self or self.isAncestorOf(now)
        if not inside and now is not None and now.window() is self.window():
            self.put_away()

    @staticmethod
    def _pass_on(event: QKeyEvent) -> None:
        """F9 hides, whatever is open over the screen."""
        below = QApplication.focusWidget()
        if below is not None:
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QApplication.postEvent(below, again)
