"""Step 3: the list, whether people have been here before, and the clinic itself."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import BUTTON_SMALL, NOTE, STRONG, TITLE_2
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.labelled import Labelled
from frontdesk.qt.widgets.rule import Rule
from frontdesk.qt.widgets.segmented import Segmented
from frontdesk.screens.first_run.shown import BEEN_HERE, ListShown
from frontdesk.screens.first_run.view.steps import Step

MOST_CLINICIANS = 24


class ClinicianNames(QWidget):
    """One field a clinician; a new empty one comes when the last is filled."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.fields: list[Field] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._add("")

    def names(self) -> tuple[str, ...]:
        """What stands there, without the empty ones."""
        return tuple(field.text().strip() for field in self.fields if field.text().strip())

    def propose(self, names: tuple[str, ...]) -> None:
        """Add names that are not there yet; what somebody typed stays."""
        here = self.names()
        for name in names:
            if name not in here and len(self.fields) <= MOST_CLINICIANS:
                self.fields[-1].setText(name)

    def _add(self, name: str) -> None:
        at = len(self.fields)
        field = Field(
            self._look, accessible=f"Clinician {at + 1}", placeholder="Dr Lena Voss" if not at else ""
        )
        field.setMaxLength(80)
        field.setText(name)
        field.textChanged.connect(self._grow)
        self.fields.append(field)
        self._grid.addWidget(field, at // 2, at % 2)
        previous = self.fields[-2] if at else None
        if previous is not None:
            QWidget.setTabOrder(previous, field)

    def _grow(self) -> None:
        if self.fields[-1].text().strip() and len(self.fields) < MOST_CLINICIANS:
            self._add("")


class ClinicStep(Step):
    """Step 3."""

    choose_pressed = Signal()
    hours_typed = Signal(str)
    closed_typed = Signal(str)

    def __init__(self, look: Look, zones: tuple[str, ...]) -> None:
        super().__init__(
            look, 3, "Your people", "A list from your booking system: CSV, or FHIR from your record system."
        )
        self._look = look
        self.choose = Btn(look, "Choose a list", icon="file-input", dense=True, height=40)
        self.list_words = Text(
            look, "Or drop it here. You can bring it later, too.", NOTE, "ink2", middle=True
        )
        choose = row(look, gap=6, edges=(-6, 0, 0, 0))
        choose.addWidget(self.choose)
        choose.addWidget(self.list_words, 1)
        self.body.addSpacing(look.px(4))
        self.body.addLayout(choose)
        self.body.addSpacing(look.px(8))
        self.body.addWidget(Text(look, "Have most of these people been here before?", STRONG))
        self.been_here = Segmented(
            look, [(key, words) for key, words, _ in BEEN_HERE], accessible="Have most been here before?"
        )
        self.follows = Text(look, BEEN_HERE[0][2], NOTE, "ink2")
        self.body.addSpacing(look.px(8))
        self.body.addWidget(self.been_here, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(look.px(6))
        self.body.addWidget(self.follows)
        self.body.addSpacing(look.px(18))
        self.body.addWidget(Rule(look))
        self.body.addSpacing(look.px(12))
        self.body.addWidget(Text(look, "Your clinic", TITLE_2))
        self.body.addSpacing(look.px(8))
        self._fields(look, zones)
        self.been_here.picked.connect(self._been_here_picked)
        self.choose.clicked.connect(self.choose_pressed)

    def _fields(self, look: Look, zones: tuple[str, ...]) -> None:
        def field(name: str, length: int, placeholder: str = "") -> Field:
            made = Field(look, accessible=name, placeholder=placeholder)
            made.setMaxLength(length)
            return made

        self.clinic = Labelled(
            look, "Clinic, as you say it on the phone", field("Clinic name", 80, "Linden Street Clinic")
        )
        self.manager = Labelled(look, "First manager, as patients hear it", field("First manager", 80, "Ana"))
        self.phone = Labelled(look, "Phone patients call back", field("Phone", 40))
        self.zone = Labelled(look, "Time zone", field("Time zone", 60), "This computer\u2019s zone.")
        self.hours = Labelled(look, "Opening hours", field("Opening hours", 300))
        self.closed = Labelled(look, "Closed days", field("Closed days", 400, "25 Dec, 26 Dec, 1 Jan"))
        self.clinicians = ClinicianNames(look)
        completer = QCompleter(self)
        completer.setModel(QStringListModel(list(zones), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        zone_field = self.zone.field
        assert isinstance(zone_field, Field)
        zone_field.setCompleter(completer)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(12))
        for at, labelled in enumerate(
            (self.clinic, self.manager, self.phone, self.zone, self.hours, self.closed)
        ):
            grid.addWidget(labelled, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addSpacing(look.px(12))
        names = column(look, gap=4)
        names.addWidget(Text(look, "Clinicians, by the name said aloud", BUTTON_SMALL))
        names.addWidget(self.clinicians)
        self.body.addLayout(names)
        self._line(self.hours).textChanged.connect(self.hours_typed)
        self._line(self.closed).textChanged.connect(self.closed_typed)

    def labelled(self) -> dict[str, Labelled]:
        """The fields by the names the presenter knows them by."""
        return {
            "clinic": self.clinic,
            "manager": self.manager,
            "phone": self.phone,
            "zone": self.zone,
            "hours": self.hours,
            "closed": self.closed,
        }

    def typed(self, name: str) -> str:
        """What is typed in a field."""
        return self._line(self.labelled()[name]).text()

    def set_text(self, name: str, text: str) -> None:
        """Fill a field."""
        self._line(self.labelled()[name]).setText(text)

    def show_list(self, shown: ListShown) -> None:
        """What is said about the list."""
        self.list_words.show_words(shown.words)
        self.list_words.show_colour("alert" if shown.troubled else "ink2")

    @staticmethod
    def _line(labelled: Labelled) -> Field:
        assert isinstance(labelled.field, Field)
        return labelled.field

    def _been_here_picked(self, key: str) -> None:
        self.follows.show_words(next(words for one, _, words in BEEN_HERE if one == key))
