"""The form of one kind, made from its parts. Enter and leaving it keep and close it, Esc puts it away."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from frontdesk.domain.value_form import PartSort
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, SMALL, STRONG
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.labelled import Labelled
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.record.shown import FormShown, PartShown
from frontdesk.screens.record.view.hears import ASKED, HEARS

USUAL_HINT = "Saved in every pause. Enter closes it, so does going on; Esc puts it away."
_TWO_COLUMNS = 460
"""Design pixels: narrower, the fields stand one under the other."""
_NO_FORM = FormShown("", "", "")


class FactForm(CardFrame):
    """``typed(values)`` with every letter and choice, ``entered`` on Enter, ``left`` when the keys go
    elsewhere on the page, ``put_away`` by its cross, ``kind_picked(kind)`` for another kind."""

    typed = Signal(object)
    entered = Signal()
    left = Signal()
    put_away = Signal()
    kind_picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "ask", parent)
        self._look = look
        self._shown = _NO_FORM
        self._body: QWidget | None = None
        self._cells: list[tuple[QWidget, bool]] = []
        self._values: dict[str, Field | Choice | Segmented | Switch] = {}
        self._kinds: Choice | None = None
        self._stood = ("", "")  # form and part that had the keys last: where they go on after hiding
        self._title = Text(look, "", STRONG, middle=True)
        self.close_button = Btn(look, "", "ghost", icon="x", dense=True)
        self.close_button.setAccessibleName("Put the form away")
        self.close_button.clicked.connect(self.put_away)
        self._head = row(look, gap=8)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.close_button)
        self._trouble = Text(look, "", SMALL, "alert")
        self._trouble.hide()
        self._foot = Text(look, USUAL_HINT, SMALL, "ink2")
        self._whole = column(look, self, gap=6, edges=(16, 8, 16, 12))
        self._whole.addLayout(self._head)
        self._whole.addWidget(self._trouble)
        self._whole.addWidget(self._foot)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self.hide()

    # --- showing

    def show_form(self, form: FormShown | None) -> None:
        """Another form is built anew; the same one takes only the values that differ."""
        if form is None:
            self.forget()
            self._stood = ("", "")
            return
        before, self._shown = self._shown, form
        if form.key != before.key or form.kinds != before.kinds or self._body is None:
            self._build(form, anew=form.kinds != before.kinds or self._kinds is None)
            self.show_trouble("")
            self.show_hint("")
        self._fill(form)
        self.show()

    def show_trouble(self, words: str) -> None:
        """What is still to fill in, below the title."""
        self._trouble.show_words(words)
        self._trouble.setVisible(bool(words))

    def show_hint(self, words: str) -> None:
        """A quiet word about what is typed; empty brings the usual one back."""
        self._foot.show_words(words or USUAL_HINT)

    def hint(self) -> str:
        """The words at the foot."""
        return self._foot.text()

    def trouble(self) -> str:
        """The sentence that stands there."""
        return self._trouble.text()

    def forget(self) -> None:
        """Nothing typed stays in a widget."""
        self._shown = _NO_FORM
        self.hide()
        self._drop_body()
        self._drop_kinds()
        self.show_trouble("")

    def take_keys(self) -> None:
        """The keys go where they were in this form, else to the choice of kinds, else to the first field."""
        form, part = self._stood
        stood = self._values.get(part) if form == self._shown.key else None
        if isinstance(stood, Field):
            stood.setFocus(Qt.FocusReason.OtherFocusReason)
            stood.end(False)
            return
        first = self._kinds or next(iter(self._values.values()), None)
        if isinstance(first, Segmented):
            first = None
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def control(self, key: str) -> QWidget:
        """The control of one value."""
        return self._values[key]

    @property
    def kinds(self) -> Choice | None:
        """The choice of kinds, while one is added."""
        return self._kinds

    @property
    def key(self) -> str:
        """Which form stands here; empty for none."""
        return self._shown.key

    # Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                if not event.isAutoRepeat():
                    self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- ours

    def _build(self, form: FormShown, *, anew: bool) -> None:
        look = self._look
        if anew:
            self._drop_kinds()
            if len(form.kinds) > 1:
                self._kinds = Choice(look, form.kinds, accessible="What is it about?", chosen=form.kind)
                self._kinds.picked.connect(self.kind_picked)
                self._kinds.installEventFilter(self)
                self._head.insertWidget(0, self._kinds)
        self._title.show_words("" if self._kinds is not None else form.title)
        self._drop_body()
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for part in form.parts:
            self._add(part.key, part.label, self._control(part), wide=_wide(part))
        if form.can_strip:
            verb = Field(look, accessible="What the desk does", placeholder="Five words at most")
            self._add("verb", "In the strip it says", verb)
            self._add("strip", "", Switch(look, "Show in the strip"))
        if form.ask:
            self._add("asked", "", Switch(look, form.ask), wide=True)
        if form.audience is not None:
            self._add("audience", ASKED, Segmented(look, HEARS, accessible=ASKED), wide=True)
        if form.dated:
            who = Choice(look, form.sources, accessible="Who told us", chosen=form.source)
            self._add("source", "Who told us", who)
            ask = "Ask again"
            self._add("review", ask, Field(look, accessible=ask, placeholder="Never", height=36))
            self._add("ends", "Ends", Field(look, accessible="Ends", placeholder="Never", height=36))
        self._body = body
        self._whole.insertWidget(2, body)
        self._arrange()
        body.show()
        self._in_order()

    def _control(self, part: PartShown) -> Field | Choice:
        if part.sort is PartSort.CHOICE:
            return Choice(self._look, part.choices, accessible=part.label, empty="Pick one")
        field = Field(self._look, accessible=part.label, placeholder=part.hint)
        field.setMaxLength(part.longest)
        return field

    def _add(
        self, key: str, label: str, control: Field | Choice | Segmented | Switch, *, wide: bool = False
    ) -> None:
        self._values[key] = control
        changed = self._changed
        if isinstance(control, Field):
            control.textEdited.connect(changed)
        elif isinstance(control, Switch):
            control.toggled.connect(changed)
        else:
            control.picked.connect(changed)
        watched = control.segments() if isinstance(control, Segmented) else (control,)
        for one in watched:
            one.installEventFilter(self)
        cell: QWidget = control
        if label and not isinstance(control, Segmented):
            cell = Labelled(self._look, label, control)
        elif label:
            cell = QWidget()
            inside = column(self._look, cell, gap=4)
            inside.addWidget(Text(self._look, label, BUTTON_SMALL))
            inside.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self._cells.append((cell, wide))

    def _arrange(self) -> None:
        """Two fields beside each other where there is room."""
        grid = self._body.layout() if self._body is not None else None
        if not isinstance(grid, QGridLayout):
            return
        two = self.width() >= self._look.px(_TWO_COLUMNS)
        at_row, at = 0, 0
        for cell, wide in self._cells:
            span = 2 if wide or not two else 1
            if at + span > 2:
                at_row, at = at_row + 1, 0
            low = Qt.AlignmentFlag.AlignBottom if isinstance(cell, Switch) else Qt.AlignmentFlag.AlignTop
            grid.addWidget(cell, at_row, at, 1, span, low)
            at += span

    def _in_order(self) -> None:
        """Tab goes as the eye does."""
        chain: list[QWidget] = [self._kinds] if self._kinds is not None else []
        for control in self._values.values():
            chain += control.segments() if isinstance(control, Segmented) else (control,)
        for first, second in zip(chain, [*chain[1:], self.close_button], strict=True):
            QWidget.setTabOrder(first, second)

    def _fill(self, form: FormShown) -> None:
        if self._kinds is not None:
            self._kinds.show_choice(form.kind)
        wanted = {part.key: part.value for part in form.parts}
        wanted |= {"source": form.source, "review": form.review, "ends": form.ends, "verb": form.verb}
        wanted |= {"audience": form.audience.value} if form.audience is not None else {}
        wanted |= {"asked": "1" if form.asked else "", "strip": "1" if form.strip else ""}
        for key, value in wanted.items():
            control = self._values.get(key)
            if isinstance(control, Field):
                if control.text() != value:
                    control.setText(value)
                    control.setCursorPosition(0)
            elif isinstance(control, Switch):
                control.blockSignals(True)
                control.setChecked(bool(value))
                control.blockSignals(False)
                control.update()
            elif control is not None:
                control.show_choice(value)

    def _changed(self, *_: object) -> None:
        out: dict[str, str] = {}
        for key, control in self._values.items():
            if isinstance(control, Field):
                out[key] = control.text()
            elif isinstance(control, Switch):
                out[key] = "1" if control.isChecked() else ""
            else:
                out[key] = control.choice()
        rest = {"asked": "", "strip": "", "verb": "", "source": "", "review": "", "ends": ""}
        self.typed.emit({**rest, **out})

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        part = next((key for key, control in self._values.items() if control is new), "")
        if part:
            self._stood = (self._shown.key, part)
        if old is None or new is None or not self.isVisible() or new.window() is not self.window():
            return
        if self.isAncestorOf(old) and not self.isAncestorOf(new):
            self.left.emit()

    def _drop_kinds(self) -> None:
        if self._kinds is not None:
            _drop(self._kinds)
            self._kinds = None

    def _drop_body(self) -> None:
        self._values.clear()
        self._cells.clear()
        if self._body is not None:
            _drop(self._body)
            self._body = None


def _wide(part: PartShown) -> bool:
    return part.sort is PartSort.WORDS and part.longest > 60


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
