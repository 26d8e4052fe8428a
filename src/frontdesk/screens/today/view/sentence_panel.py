"""The last sentence and the four fields that write it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.domain.next_step import NextStep
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BIG_LINE, BIG_LINE_SLIM, SMALL, SMALL_STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.need_tile import COLUMN_GAP
from frontdesk.qt.widgets.tick import Tick
from frontdesk.screens.today.shown import LineShown
from frontdesk.screens.today.view.first_hint import FirstHint

FIELDS = (("what", "What happens next"), ("who", "Who"), ("when", "When"), ("if_not", "If not"))
_LONGEST = 120
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_SENTENCE, _COMPACT = BIG_LINE.sized(23, 32), BIG_LINE.sized(21, 29)


class SentencePanel(QWidget):
    """Written as the fields are typed; Enter in a field is Enter of the card, Esc leaves the field."""

    typed = Signal(str, str)
    """Which field, and all that stands in it."""
    ticked = Signal()
    say_what_pressed = Signal()
    entered = Signal()
    field_left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen = False
        self.frame = CardFrame(look, "say")
        self.sentence = Text(look, "", _SENTENCE, "say_ink", balanced=True)
        self._hint = Text(look, "", SMALL, "ink2", middle=True)
        self._say_what = Btn(look, "Say what it is", "quiet", dense=True, height=24)
        self.hint = FirstHint(look, elide=True)
        self._tick = Tick(look, "Said, optional")
        self._said = Btn(look, "Said", "quiet", key="Space")
        self.fields: dict[str, Field] = {}
        self._boxes = QWidget()
        self._tick.clicked.connect(self.ticked)
        self._said.clicked.connect(self.ticked)
        self._say_what.clicked.connect(self.say_what_pressed)
        for button in (self._said, self._tick, self._say_what):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._build()
        look.changed.connect(self._fit)
        self._fit()

    def show_sentence(self, sentence: LineShown, step: NextStep, say_what: str, *, writable: bool) -> None:
        """Fill it; a field that already holds the words keeps its caret."""
        self.frame.setAccessibleName(sentence.title)
        self.sentence.show_words(sentence.text)
        self._hint.show_words(f"{sentence.hint}." if sentence.hint else "")
        self._say_what.show_text(say_what or "Say what it is")
        if self._hints.isHidden() == bool(say_what):
            self._hints.setVisible(bool(say_what))
            self._fit()
        self._tick.setChecked(sentence.said)
        self._boxes.setVisible(writable)
        for name, field in self.fields.items():
            words = getattr(step, name)
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)

    def show_shut(self, shut: bool) -> None:
        """The first field takes no words while it does not show its own."""
        self.fields["what"].setReadOnly(shut)

    def show_dates(self, words: str) -> None:
        """A quiet line below the fields; empty for none."""
        self.dates.show_words(words)
        self.dates.setVisible(bool(words))

    def show_chosen(self, chosen: bool) -> None:
        """Space is about it."""
        self._chosen = chosen
        self._fit_said()

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.field_left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN:
                if not event.isAutoRepeat():
                    self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    # --- ours

    def _build(self) -> None:
        look = self._look
        head = row(look, gap=10)
        head.addWidget(Glyph(look, "flag", 20, "say_label"))
        head.addWidget(Text(look, "The last sentence", TITLE_2, "say_label", middle=True), 1)
        head.addWidget(self.hint, 1)
        head.addWidget(self._tick)
        head.addSpacing(-look.px(5))
        head.addWidget(self._said)
        self._hints = QWidget()
        hints = row(look, self._hints, gap=6)
        hints.addWidget(self._hint)
        hints.addWidget(self._say_what)
        hints.addStretch(1)
        self._inside = column(look, self.frame)
        self._inside.addLayout(head)
        self._inside.addWidget(self.sentence)
        self._inside.addWidget(self._hints)
        grid = QGridLayout(self._boxes)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (name, label) in enumerate(FIELDS):
            field = self.fields[name] = Field(look, accessible=label, height=40)
            field.setMaxLength(_LONGEST)
            field.textEdited.connect(lambda text, name=name: self.typed.emit(name, text))
            field.installEventFilter(self)
            box = column(look, gap=3)
            box.addWidget(Text(look, label, SMALL_STRONG, "ink2"))
            box.addWidget(field)
            grid.addLayout(box, at // 2, at % 2)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        self._grid = grid
        self._whole = column(look, self)
        self._whole.addWidget(self.frame)
        self._whole.addWidget(self._boxes)
        self.dates = Text(look, "", SMALL, "ink2")
        self.dates.hide()
        self._whole.addWidget(self.dates)

    def _fit_said(self) -> None:
        """The slim strip has room for the tick alone."""
        self._said.show_key("Space" if self._chosen else "")
        self._said.setVisible(not self._look.slim)

    def _fit(self) -> None:
        look = self._look
        compact = look.compact
        self._fit_said()
        self.sentence.show_style(BIG_LINE_SLIM if look.slim else _COMPACT if compact else _SENTENCE)
        up, low = (8, 10) if compact else (14, 18)
        low -= 0 if self._hints.isHidden() else 8  # the button keeps room of its own for the focus ring
        left, right = (14, 8) if look.slim else (24, 22)
        self._inside.setContentsMargins(look.px(left), look.px(up), look.px(right), look.px(low))
        self._inside.setSpacing(look.px(3 if compact else 6))
        for field in self.fields.values():
            field.show_height(36 if compact else 40)
        self._grid.setHorizontalSpacing(look.px(10 if look.slim else COLUMN_GAP))
        self._grid.setVerticalSpacing(look.px(6 if compact else 10))
        self._whole.setSpacing(look.px(7 if compact else 14))
