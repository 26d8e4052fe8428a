"""First run on one page: three steps at the left, "Only looking?" at the right, one main button below."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QScrollArea, QWidget

from frontdesk.qt import paper
from frontdesk.qt.layouts import column, row, scrolling
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BODY, NOTE, STRONG, TITLE_2, TITLE_LARGE
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.glyph import Glyph
from frontdesk.qt.widgets.illustration import Bell
from frontdesk.qt.widgets.rail import Rail
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.first_run.door import Arrival
from frontdesk.screens.first_run.presenter import FirstRunPresenter
from frontdesk.screens.first_run.shown import Filled, ListShown
from frontdesk.screens.first_run.view.clinic_form import ClinicStep
from frontdesk.screens.first_run.view.sheet_paper import TITLE, sheet_blocks
from frontdesk.screens.first_run.view.steps import PassphraseStep, SheetStep

LEFT, RIGHT = 842, 296
FACTS = (
    ("unplug", "No connections", "The program never goes online."),
    ("hard-drive", "Stays on this computer", "One locked file. Nobody else can read it."),
    ("user-round-plus", "No list?", "Start without one and bring it later."),
)


class FirstRunPage(QWidget):
    """Implements ``FirstRunDisplay``."""

    arrived = Signal(object)

    def __init__(
        self, look: Look, zones: tuple[str, ...], file_filter: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._file_filter = file_filter
        self.choose_files: Callable[[], tuple[Path, ...]] = self._ask_for_lists
        self.print_sheet: Callable[[str, list[paper.Block], Callable[[], None]], None] = self._print
        self.passphrase = PassphraseStep(look)
        self.sheet = SheetStep(look)
        self.clinic = ClinicStep(look, zones)
        self.start = Btn(look, "Start with Today", "main", icon="check", key="Enter", height=48)
        self.said = Text(look, "", NOTE, "alert", middle=True)
        self.sample = Btn(look, "Open the sample clinic", icon="store", height=44)
        self._rail = Rail(look, ())
        line = row(look, self)
        line.addWidget(self._rail)
        line.addWidget(self._left(look), 100)
        line.addSpacing(look.px(24))
        line.addLayout(self._right(look))
        line.addStretch(1)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        look.changed.connect(self._fit)
        self._fit()

    def connect_presenter(self, presenter: FirstRunPresenter) -> None:
        """Signals are facts in the past tense; each has one place to go."""
        self._presenter = presenter
        self.passphrase.other_words.connect(presenter.other_words)
        self.passphrase.typed.connect(lambda text, left: presenter.passphrase_typed(text, settled=left))
        self.sheet.put_away.connect(presenter.put_away)
        self.sheet.group_typed.connect(lambda text, left: presenter.group_typed(text, settled=left))
        self.sheet.print_pressed.connect(self._print_pressed)
        self.clinic.hours_typed.connect(presenter.hours_typed)
        self.clinic.closed_typed.connect(presenter.closed_typed)
        self.clinic.choose_pressed.connect(lambda: presenter.lists_chosen(self.choose_files()))
        for name, labelled in self.clinic.labelled().items():
            labelled.field.textEdited.connect(lambda _text, n=name: self.show_trouble(n, ""))  # type: ignore[attr-defined]  # every one of them has a field
        self.start.clicked.connect(self._start)
        self.sample.clicked.connect(presenter.open_sample)

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Lists dropped on the window."""
        self._presenter.lists_chosen(paths)

    # --- FirstRunDisplay

    def show_passphrase(self, words: str) -> None:
        """Offered words."""
        self.passphrase.field.setText(words)

    def show_sheet(self, groups: tuple[str, ...]) -> None:
        """The groups, or none to cover them."""
        self.sheet.sheet.show_groups(groups)

    def ask_group(self, number: int) -> None:
        """The rehearsal."""
        self.sheet.ask_group(number)

    def show_group_fits(self, fits: bool) -> None:
        """As printed."""
        self.sheet.show_fits(fits)

    def show_usual(self, zone: str, hours: str) -> None:
        """What this computer and most clinics have."""
        self.clinic.set_text("zone", zone)
        self.clinic.set_text("hours", hours)

    def show_echo(self, field: str, words: str) -> None:
        """What was understood."""
        self.clinic.labelled()[field].show_hint(words)

    def show_trouble(self, field: str, words: str) -> None:
        """Where it belongs, and beside the main button as well."""
        if field == "passphrase":
            self.passphrase.show_trouble(words)
        elif field in ("group", "put_away"):
            self.sheet.show_trouble(words)
        elif field in self.clinic.labelled():
            self.clinic.labelled()[field].show_trouble(words)
        else:
            self.said.show_words(words)

    def go_to(self, field: str) -> None:
        """The focus goes to what is missing, and the page scrolls there."""
        places: dict[str, QWidget] = {
            "passphrase": self.passphrase.field,
            "put_away": self.sheet.done,
            "group": self.sheet.group,
            **{name: labelled.field for name, labelled in self.clinic.labelled().items()},
        }
        places[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self, shown: ListShown) -> None:
        """About the list."""
        self.clinic.show_list(shown)

    def propose_clinicians(self, names: tuple[str, ...]) -> None:
        """From the list."""
        self.clinic.clinicians.propose(names)

    def show_busy(self, busy: bool) -> None:
        """While the store is made."""
        self.start.set_busy(busy)
        self.sample.set_busy(busy)

    def arrive(self, arrival: Arrival) -> None:
        """Come in."""
        self.arrived.emit(arrival)

    # Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._start()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _left(self, look: Look) -> QWidget:
        inner = self._steps = QWidget()
        steps = column(look, inner, gap=13)
        for step in (self.passphrase, self.sheet, self.clinic):
            steps.addWidget(step)
        steps.addStretch(1)
        self.body: QScrollArea = scrolling(look, inner, "canvas")
        self.body.setMaximumWidth(look.px(LEFT + 12))
        inner.setMaximumWidth(look.px(LEFT))
        holder = QWidget()
        holder.setMaximumWidth(look.px(44 + LEFT + 12))
        left = self._main = column(look, holder, edges=(44, 11, 0, 7))
        left.addWidget(Text(look, "Welcome. Let\u2019s get this desk ready.", TITLE_LARGE.sized(30, 44)))
        left.addWidget(
            Text(
                look,
                "Three steps, about five minutes. You can stop after any of them; nothing is half done.",
                BODY.sized(16, 24),
                "ink2",
            )
        )
        left.addSpacing(look.px(14))
        left.addWidget(self.body, 1)
        foot = row(look, gap=12, edges=(0, 9, 6, 0))
        foot.addWidget(self.said, 1)
        foot.addWidget(self.start)
        left.addLayout(foot)
        return holder

    def _right(self, look: Look) -> QBoxLayout:
        right = self._side = column(look, edges=(16, 98, 0, 16))
        self._bell = Bell(look)
        right.addWidget(self._bell, 0, Qt.AlignmentFlag.AlignLeft)
        right.addSpacing(look.px(15))
        right.addWidget(Text(look, "Only looking?", TITLE_2))
        words = Text(
            look,
            "The sample clinic has forty made-up people. It lives in a store of its own: nothing mixes, "
            "nothing to clean up.",
            BODY,
            "ink2",
        )
        words.setMaximumWidth(look.px(RIGHT))
        words.setMinimumWidth(look.px(220))
        right.addWidget(words)
        right.addSpacing(look.px(8))
        button = row(look, edges=(-6, 0, 0, 0))
        button.addWidget(self.sample)
        button.addStretch(1)
        right.addLayout(button)
        right.addSpacing(look.px(20))
        right.addWidget(Rule(look))
        right.addSpacing(look.px(20))
        for icon, title, text in FACTS:
            fact = row(look, gap=12, edges=(3, 0, 0, 0))
            fact.addWidget(Glyph(look, icon, 18), 0, Qt.AlignmentFlag.AlignTop)
            both = column(look)
            both.addWidget(Text(look, title, STRONG))
            both.addWidget(Text(look, text, NOTE, "ink2"))
            fact.addLayout(both, 1)
            right.addLayout(fact)
            right.addSpacing(look.px(12))
        right.addStretch(1)
        return right

    def _fit(self) -> None:
        """In a low window the words go before the picture."""
        low = self._look.narrow
        self._bell.setVisible(not low)
        self._main.setContentsMargins(
            self._look.px(20 if low else 44), self._look.px(11), 0, self._look.px(7)
        )
        self.body.setMinimumWidth(self._steps.minimumSizeHint().width() + self._look.px(12))
        self._side.setContentsMargins(
            self._look.px(16), self._look.px(16 if low else 98), 0, self._look.px(16)
        )
        self.update()

    def _start(self) -> None:
        self._presenter.start_with_today(
            Filled(
                passphrase=self.passphrase.field.text(),
                group=self.sheet.group.text(),
                clinic=self.clinic.typed("clinic"),
                manager=self.clinic.typed("manager"),
                phone=self.clinic.typed("phone"),
                zone=self.clinic.typed("zone"),
                hours=self.clinic.typed("hours"),
                closed=self.clinic.typed("closed"),
                clinicians=self.clinic.clinicians.names(),
                been_here=self.clinic.been_here.choice(),
            )
        )

    def _focus_moved(self, before: QObject | None, now: QObject | None) -> None:
        del before
        if isinstance(now, QWidget) and self._steps.isAncestorOf(now):
            self.body.ensureWidgetVisible(now, 0, self._look.px(48))

    def _print_pressed(self) -> None:
        blocks = sheet_blocks(self._presenter.recovery_key)
        self.print_sheet(TITLE, blocks, lambda: self.sheet.done.setFocus(Qt.FocusReason.OtherFocusReason))

    def _print(self, title: str, blocks: list[paper.Block], done: Callable[[], None]) -> None:
        paper.print_page(self, title, blocks, done=done)

    def _ask_for_lists(self) -> tuple[Path, ...]:
        found, _ = QFileDialog.getOpenFileNames(self, "Choose a list", "", self._file_filter)
        return tuple(Path(name) for name in found)
