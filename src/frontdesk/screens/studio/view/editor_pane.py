"""The middle pane: one line as a form, its head and foot in place, the body scrolling between them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from frontdesk.qt.layouts import column, flowing, once_placed, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, SMALL, STRONG, TITLE_1
from frontdesk.qt.widgets.banner import Banner
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.card_frame import CardFrame
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.icon_button import IconButton
from frontdesk.qt.widgets.pick import Pick
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.studio import condition_forms
from frontdesk.screens.studio.list_words import CHIPS
from frontdesk.screens.studio.shown import LONGEST_WHY, ORDERS, FaredShown, LineShown, Place, WallShown
from frontdesk.screens.studio.view.condition_rows import ConditionRows, open_ticks
from frontdesk.screens.studio.view.offer import Offer
from frontdesk.screens.studio.view.words_panel import DiscreetPanel, FallbackRows, Problems, WordsPanel

_MORE = "more"


class FaredPanel(CardFrame):
    """How the line fared at the desk, and the button that rests it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "white", parent)
        self._head = Text(look, "", STRONG.sized(14, 20))
        self._detail = Text(look, "", SMALL, "ink2")
        self.button = Btn(look, "Rest it", "secondary", icon="circle-pause", dense=True)
        line = row(look, self, edges=(14, 4, 6, 4))
        words = column(look)
        words.addWidget(self._head)
        words.addWidget(self._detail)
        line.addLayout(words, 1)
        line.addWidget(self.button)

    def show_fared(self, fared: FaredShown | None) -> None:
        """None for a line that was never live."""
        self.setVisible(fared is not None)
        if fared is None:
            return
        self._head.show_words(fared.head)
        self._head.show_colour("alert" if fared.alert else "ink")
        self._detail.show_words(fared.detail)
        self._detail.setVisible(bool(fared.detail))
        self.button.show_text(fared.button)
        self.button.show_icon(fared.icon)


class EditorPane(QWidget):
    """Everything about one line. The signals say what somebody did; `switched(on)`, `order_picked(key)`,
    `band_picked`, `subject_picked`, `occasion_ticked`, `condition_added(field)`, `why_typed`, `once_set`,
    `fits_set`, `fits_confirmed`."""

    switched = Signal(bool)
    order_picked = Signal(str)
    band_picked = Signal(str)
    subject_picked = Signal(str)
    occasion_ticked = Signal(str)
    condition_added = Signal(str)
    why_typed = Signal(str)
    once_set = Signal(bool)
    fits_set = Signal(bool)
    fits_confirmed = Signal()

    def __init__(self, look: Look, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._offer = offer
        self._shown: LineShown | None = None
        self._ticking = False
        self._title = Text(look, "", TITLE_1.sized(24, 32), elide=True)
        self._on_words = Text(look, "On", STRONG, wrap=False)
        self.switch = Switch(look, "")
        self.switch.setAccessibleName("This line is said at the desk")
        self.switch.clicked.connect(self.switched)
        self.order = Segmented(
            look,
            [(key, words) for _, key, words in ORDERS],
            accessible="When it may come up",
            tight=True,
        )
        self.order.picked.connect(self.order_picked)
        self.list_button = IconButton(look, "arrow-left", "All lines")
        self.wall_button = Btn(look, "The twelve", "secondary", icon="users-round", key="F7", dense=True)
        self.broken = Banner(look, "", icon="triangle-alert")
        self.words = WordsPanel(look, offer, CHIPS)
        self.discreet = DiscreetPanel(look, offer, CHIPS)
        self.fallbacks = FallbackRows(look)
        self._show_when = Text(look, "", STRONG)
        self.occasions = Pick(look, "At", strong=True)
        self.occasions.clicked.connect(self._open_occasions)
        self.conditions = ConditionRows(look, offer)
        self._placed = once_placed(self, self._keep_in_sight)
        self.guard = Text(look, "", SMALL, "ink2")
        self.add_condition = Btn(look, "Add a condition", "ghost", icon="plus", key="F2", dense=True)
        self.add_condition.clicked.connect(self.offer_conditions)
        self.condition_problems = Problems(look)
        self.in_words = Text(look, "", SMALL, "ink2")
        self.fared = FaredPanel(look)
        self.band = Choice(look, (("S", ""),), accessible="What it is for")
        self.band.picked.connect(self.band_picked)
        self.subject = Choice(look, (("", ""),), accessible="Subject")
        self.subject.picked.connect(self.subject_picked)
        self.why = Field(
            look, accessible="Why it helps", placeholder="One sentence for whoever asks", height=36
        )
        self.why.setMaxLength(LONGEST_WHY)
        self.why.textEdited.connect(self.why_typed)
        self.once = Switch(look, "Say it once to a patient, never again")
        self.once.clicked.connect(self.once_set)
        self.fits = Switch(look, "These words would fit anyone")
        self.fits.clicked.connect(self.fits_set)
        self._fits_note = Text(look, "", SMALL, "ink2", middle=True)
        self.confirm = Btn(look, "Confirm", "secondary", icon="user-check", dense=True)
        self.confirm.clicked.connect(self.fits_confirmed)
        self.line_problems = Problems(look)
        self._build()
        self.show_line(None)
        look.changed.connect(self._fit)
        self._fit()

    def show_line(self, shown: LineShown | None) -> None:
        """The line as it stands; what somebody is typing stays."""
        other = shown is None or self._shown is None or shown.key != self._shown.key
        self._shown = shown
        self._whole.setVisible(shown is not None)
        if shown is None:
            return
        self._title.show_words(shown.title or "New line")
        self.switch.setVisible(shown.on is not None)
        self._on_words.setVisible(shown.on is not None)
        self._on_words.show_words("On" if shown.on else "Off")
        self.switch.setChecked(bool(shown.on))
        self.order.show_choice(shown.order)
        self.broken.show_words(shown.broken)
        self.broken.setVisible(bool(shown.broken))
        self.words.show_words(shown.title, shown.wordings, shown.wording)
        self.discreet.show_variants(shown.variants)
        self.fallbacks.show_fallbacks(shown.fallbacks)
        self.occasions.show_words(shown.occasions.words)
        if self._ticking and self._offer.isVisible():
            self._offer.show_items(shown.occasions.choices)
        self.conditions.show_conditions(shown.conditions)
        self.guard.show_words(shown.guard)
        plain = all(one.box == "all" for one in shown.conditions)
        self._show_when.show_words(f"Show it when {'all of these are true' if plain else 'this is so'}")
        self.in_words.show_words(f"In words: {shown.in_words}")
        self.fared.show_fared(shown.fared)
        self.band.show_choices(shown.bands, shown.band)
        self.subject.show_choices(shown.subjects, shown.subject)
        if self.why.text() != shown.why:
            self.why.setText(shown.why)
            self.why.setCursorPosition(0)
        self.once.setChecked(shown.once)
        self.fits.setChecked(shown.fits_anyone)
        self._fits_note.show_words(shown.fits_note)
        self._fits_note.setVisible(bool(shown.fits_note))
        self.confirm.setVisible(shown.can_confirm)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def show_wall(self, shown: WallShown | None) -> None:
        """What is wrong stands beside its place."""
        at = self._shown.wording if self._shown is not None else 0
        self.words.show_wall(shown, at)
        problems = shown.problems if shown is not None else ()
        self.discreet.show_problems(problems)
        self.condition_problems.show_problems([p for p in problems if p.place == "conditions"])
        other = [p for p in problems if p.place.startswith("text ") and p.place != f"text {at + 1}"]
        self.line_problems.show_problems([p for p in (*problems, *other) if p.place == "line" or p in other])

    def offer_conditions(self) -> None:
        """Ten common ones first, then every one; typing finds any of them."""
        items = [(one.key, one.words, None) for one in condition_forms.offers()]
        items.append((_MORE, "More ...", None))
        self._open_conditions(items)

    def go_to(self, place: Place) -> None:
        """The keys go to a part of the line, and to what is wrong in it."""
        name, _, number = place.place.partition(" ")
        reaches = {made.reach.choice(): made for made in self.discreet.rows}
        if name == "title":
            self.words.title.setFocus(Qt.FocusReason.OtherFocusReason)
            if place.length:
                self.words.title.setSelection(place.position, place.length)
            else:
                self.words.title.selectAll()
        elif name == "variant" and int(number) < len(self.discreet.rows):
            self.discreet.rows[int(number)].words.go_to(place.position, place.length)
        elif name in reaches:
            reaches[name].words.go_to(place.position, place.length)
        elif name == "conditions" and self.conditions.rows:
            self.conditions.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif name in ("occasions", "variants"):
            part = self.occasions if name == "occasions" else self.discreet.add
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.words.words.go_to(place.position, place.length)
        self._placed.start()

    def _keep_in_sight(self) -> None:
        """What has the keys, once what is said in the foot has taken its room."""
        focus = QApplication.focusWidget()
        if focus is not None and self.area.isAncestorOf(focus):
            self.area.ensureWidgetVisible(focus, 0, self._look.px(64))

    def chain(self) -> list[QWidget]:
        """What Tab meets, in the order it stands."""
        rows = [part for made in self.conditions.rows for part in made.controls()]
        return [
            *(self.switch, *self.order.segments(), self.wall_button, *self.words.chain()),
            *(*self.discreet.chain(), *self.fallbacks.fields.values(), self.occasions, *rows),
            *(self.add_condition, self.fared.button, self.band, self.subject, self.why),
            *(self.once, self.fits, self.confirm),
        ]

    def take_keys(self) -> None:
        """The keys go to the words."""
        self.words.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    # ours

    def _fit(self) -> None:
        self._may_come.setFixedHeight(self._look.px(36))
        self.update()

    def _build(self) -> None:
        look = self._look
        outer = column(look, self)
        self._whole = QWidget()
        outer.addWidget(self._whole)
        whole = column(look, self._whole)
        head = row(look, gap=4, edges=(24, 14, 18, 4))
        head.addWidget(self.list_button)
        head.addWidget(self._title, 1)
        head.addWidget(self._on_words)
        head.addWidget(self.switch)
        whole.addLayout(head)
        inner = QWidget()
        self._body = column(look, inner, gap=10, edges=(24, 2, 24, 18))
        body = self._body
        self._may_come = Text(look, "When it may come up", NOTE, "ink2", wrap=False)
        body.addWidget(flowing(look, 10, self._may_come, self.order, self.wall_button))
        body.addWidget(self.broken)
        body.addWidget(self.words)
        body.addWidget(self.discreet)
        body.addWidget(self.fallbacks)
        body.addWidget(self._show_when)
        body.addWidget(self._conditions_panel())
        body.addWidget(self.fared)
        body.addWidget(self._more_panel())
        body.addWidget(self.line_problems)
        body.addStretch(1)
        self.area = scrolling(look, inner, "surface")
        whole.addWidget(self.area, 1)

    def _conditions_panel(self) -> CardFrame:
        look = self._look
        panel = CardFrame(look, "side")
        inside = column(look, panel, gap=8, edges=(14, 12, 10, 12))
        at = row(look, gap=8)
        lead = Text(look, "At", BODY, "ink2", wrap=False)
        lead.setFixedWidth(look.px(36))
        look.changed.connect(lambda: lead.setFixedWidth(look.px(36)))
        at.addWidget(lead)
        at.addWidget(self.occasions)
        at.addStretch(1)
        inside.addLayout(at)
        inside.addWidget(self.conditions)
        add = row(look, edges=(-6, 0, 0, 0))
        add.addWidget(self.add_condition)
        add.addStretch(1)
        inside.addLayout(add)
        inside.addWidget(self.condition_problems)
        inside.addWidget(self.in_words)
        inside.addWidget(Rule(look))
        guard = row(look, gap=10)
        guard.addWidget(Glyph(look, "shield-check", 17, "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        guard.addWidget(self.guard, 1)
        inside.addLayout(guard)
        return panel

    def _more_panel(self) -> CardFrame:
        look = self._look
        panel = CardFrame(look)
        inside = column(look, panel, gap=8, edges=(14, 10, 14, 10))
        for label, control in (
            ("What it is for", self.band),
            ("Subject", self.subject),
            ("Why it helps", self.why),
        ):
            line = row(look, gap=10)
            words = Text(look, label, NOTE, "ink2", wrap=False)
            words.setFixedWidth(look.px(104))
            look.changed.connect(lambda words=words: words.setFixedWidth(look.px(104)))
            line.addWidget(words)
            control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.addWidget(control, 1)
            inside.addLayout(line)
        for switch in (self.once, self.fits):
            line = row(look, edges=(-6, 0, 0, 0))
            line.addWidget(switch)
            line.addStretch(1)
            inside.addLayout(line)
        note = row(look, gap=8)
        note.addWidget(self._fits_note, 1)
        note.addWidget(self.confirm)
        inside.addLayout(note)
        return panel

    def _open_occasions(self) -> None:
        if self._shown is None:
            return
        self._ticking = True
        open_ticks(self._offer, self.occasions, self._shown.occasions, self.occasion_ticked.emit, "At")
        self._offer.closed.connect(self._closed, Qt.ConnectionType.SingleShotConnection)

    def _closed(self) -> None:
        self._ticking = False

    def _open_conditions(self, items: list[tuple[str, str, None]]) -> None:
        self.area.ensureWidgetVisible(self.add_condition, 0, self._look.px(40))
        button = self.add_condition
        place = self._offer.place_of(button)
        more = tuple((one.key, one.words, None) for one in condition_forms.offers(all_of_them=True))
        self._offer.open_at(
            place,
            items,
            self._condition_taken,
            accessible="Conditions",
            back=button,
            search=True,
            beyond=more,
        )

    def _condition_taken(self, key: str) -> None:
        if key == _MORE:
            every = [(one.key, one.words, None) for one in condition_forms.offers(all_of_them=True)]
            self._open_conditions(every)
            return
        self.condition_added.emit(key)
        if self.conditions.rows:
            added = self.conditions.rows[-1]
            fresh = next((r for r in reversed(self.conditions.rows) if r.holds(key)), added)
            self.area.ensureWidgetVisible(fresh, 0, self._look.px(40))
            fresh.controls()[1].setFocus(Qt.FocusReason.OtherFocusReason)
