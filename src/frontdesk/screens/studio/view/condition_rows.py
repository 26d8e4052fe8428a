"""The conditions as rows of controls, built from what each row is shown to have."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from frontdesk.qt.layouts import column, flowing, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.icon_button import IconButton
from frontdesk.qt.widgets.pick import Pick
from frontdesk.screens.studio.condition_forms import BOXES
from frontdesk.screens.studio.shown import Choices, ConditionShown, PickShown
from frontdesk.screens.studio.view.offer import Offer

_LEADS, _NUMBER = 104, 64


class ConditionRow(QWidget):
    """`box_picked(box)`, `picked(key)`, `ticked(value)`, `number_typed(place, text)`, `removed`."""

    box_picked = Signal(str)
    picked = Signal(str)
    ticked = Signal(str)
    number_typed = Signal(int, str)
    removed = Signal()

    def __init__(
        self, look: Look, offer: Offer, shown: ConditionShown, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._offer = offer
        self._shown = shown
        self.box = Choice(look, BOXES, accessible="and, or, not", chosen=shown.box)
        self.box.picked.connect(self.box_picked)
        self._subject = Text(look, "", BODY.weighing(600), wrap=False, elide=True)
        self.op: Choice | None = None
        self.one: Choice | None = None
        self.many: Pick | None = None
        self.numbers: list[Field] = []
        self._unit = Text(look, "", NOTE, "ink2", wrap=False)
        self._wrong = Text(look, "", NOTE, "alert")
        self.remove = IconButton(look, "x", "Take this condition off")
        self.remove.clicked.connect(self.removed)
        self._build()
        self.show_condition(shown)
        look.changed.connect(self._fit)
        self._fit()

    def fits(self, shown: ConditionShown) -> bool:
        """Whether this row has the parts for another condition."""
        return _parts(shown) == _parts(self._shown)

    def show_condition(self, shown: ConditionShown) -> None:
        """Fill the parts; a number somebody is typing stays as it is typed."""
        self._shown = shown
        self.box.show_choice(shown.box)
        self._subject.show_words(shown.subject)
        self.setAccessibleName(shown.sentence)
        self.remove.setAccessibleName(f"Take off: {shown.sentence}")
        if self.op is not None:
            self.op.show_choice(shown.op)
        if self.one is not None:
            self.one.show_choice(shown.chosen)
        if self.many is not None and shown.many is not None:
            self.many.show_words(shown.many.words)
            if self._offer.isVisible() and self._ticking:
                self._offer.show_items(shown.many.choices)
        for field, number in zip(self.numbers, shown.numbers, strict=True):
            if not (field.hasFocus() and _may_mean(field.text(), number)):
                field.setText(number)
        self._unit.show_words(shown.unit)
        self._unit.setVisible(bool(shown.unit))
        self._wrong.show_words(shown.wrong)
        self._wrong.setVisible(bool(shown.wrong))

    def holds(self, field: str) -> bool:
        """Whether it is about a condition."""
        return self._shown.field == field

    def controls(self) -> list[QWidget]:
        """What Tab meets, in order."""
        parts = (self.box, self.op, self.one, self.many, *self.numbers, self.remove)
        return [part for part in parts if part is not None]

    # ours

    def _number_left(self) -> None:
        """What is no number gives way to the one that counts."""
        for field, number in zip(self.numbers, self._shown.numbers, strict=True):
            field.setText(number)

    def _build(self) -> None:
        look, shown = self._look, self._shown
        self._ticking = False
        line = row(look, self, gap=8)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        parts: list[QWidget] = [self._subject]
        if shown.ops:
            self.op = Choice(look, shown.ops, accessible=f"{shown.subject}: how")
            self.op.picked.connect(self.picked)
            parts.append(self.op)
        if shown.one:
            self.one = Choice(look, shown.one, accessible=shown.subject)
            self.one.picked.connect(self.picked)
            parts.append(self.one)
        for place in range(len(shown.numbers)):
            if place:
                parts.append(Text(look, "and", NOTE, "ink2", wrap=False))
            field = Field(look, accessible=f"{shown.subject}: number", height=36)
            field.setMaxLength(7)
            field.textEdited.connect(lambda text, place=place: self.number_typed.emit(place, text))
            field.editingFinished.connect(self._number_left)
            self.numbers.append(field)
            parts.append(field)
        if shown.many is not None:
            self.many = Pick(look, shown.subject)
            self.many.clicked.connect(self._open_many)
            parts.append(self.many)
        parts.append(self._unit)
        parts.append(self._wrong)
        line.addWidget(flowing(look, 8, *parts), 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)

    def _open_many(self) -> None:
        if self.many is None or self._shown.many is None:
            return
        self._ticking = True
        open_ticks(self._offer, self.many, self._shown.many, self.ticked.emit, self._shown.subject)
        self._offer.closed.connect(self._closed, Qt.ConnectionType.SingleShotConnection)

    def _closed(self) -> None:
        self._ticking = False

    def _fit(self) -> None:
        look = self._look
        self.box.setFixedWidth(look.px(_LEADS))
        self._subject.setFixedHeight(look.px(36))
        self._unit.setFixedHeight(look.px(36))
        for field in self.numbers:
            field.setFixedWidth(look.px(_NUMBER))


def _may_mean(typed: str, number: str) -> bool:
    """Whether what is typed is, or may become, the number that counts."""
    try:
        return int(typed) == int(number)
    except ValueError:
        return True


def _parts(shown: ConditionShown) -> tuple[str, Choices, Choices, bool, int, bool]:
    many = shown.many is not None
    return shown.field, shown.ops, shown.one, many, len(shown.numbers), bool(shown.wrong)


def open_ticks(
    offer: Offer, pick: Pick, shown: PickShown, then: Callable[[str], None], accessible: str
) -> None:
    """The values of a pick below it, each with its tick."""
    offer.open_at(offer.place_of(pick), shown.choices, then, accessible=accessible, back=pick)


class ConditionRows(QWidget):
    """All rows. `box_picked(at, box)`, `picked(at, key)`, `ticked(at, value)`, `number_typed(at, place,
    text)`, `removed(at)`."""

    box_picked = Signal(int, str)
    picked = Signal(int, str)
    ticked = Signal(int, str)
    number_typed = Signal(int, int, str)
    removed = Signal(int)

    def __init__(self, look: Look, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._offer = offer
        self._column: QBoxLayout = column(look, self, gap=8)
        self.rows: list[ConditionRow] = []

    def show_conditions(self, shown: Sequence[ConditionShown]) -> None:
        """Rows that keep their parts are filled; the others are made anew, and the keys stay in place."""
        held = self._held()
        for at, one in enumerate(shown):
            if at < len(self.rows) and self.rows[at].fits(one):
                self.rows[at].show_condition(one)
            else:
                self._put(at, one)
        for gone in self.rows[len(shown) :]:
            self._take(gone)
        del self.rows[len(shown) :]
        if held is not None and self._held() is None and self.rows:
            at, part = held
            controls = self.rows[min(at, len(self.rows) - 1)].controls()
            controls[min(part, len(controls) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(shown))

    def _put(self, at: int, one: ConditionShown) -> None:
        made = ConditionRow(self._look, self._offer, one, self)
        made.box_picked.connect(lambda box: self.box_picked.emit(self.rows.index(made), box))
        made.picked.connect(lambda key: self.picked.emit(self.rows.index(made), key))
        made.ticked.connect(lambda value: self.ticked.emit(self.rows.index(made), value))
        made.number_typed.connect(
            lambda place, text: self.number_typed.emit(self.rows.index(made), place, text)
        )
        made.removed.connect(lambda: self.removed.emit(self.rows.index(made)))
        if at < len(self.rows):
            self._take(self.rows[at])
            self.rows[at] = made
        else:
            self.rows.append(made)
        self._column.insertWidget(at, made)
        for earlier, later in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(earlier.remove, later.box)

    def _take(self, gone: ConditionRow) -> None:
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _held(self) -> tuple[int, int] | None:
        """Which control of which row has the keys."""
        for at, made in enumerate(self.rows):
            for part, control in enumerate(made.controls()):
                if control.hasFocus():
                    return at, part
        return None
