"""The third page: what would change, part by part."""

from PySide6.QtWidgets import QWidget

from frontdesk.qt.accessible import reached_before
from frontdesk.qt.layouts import column, row
from frontdesk.qt.look import Look
from frontdesk.qt.text import Text
from frontdesk.qt.type_style import NOTE, STRONG
from frontdesk.qt.widgets.chip import SituationChip
from frontdesk.qt.widgets.flow import FlowLayout
from frontdesk.qt.widgets.rule import Rule
from frontdesk.screens.import_review.shown import ReviewShown
from frontdesk.screens.import_review.view.rows_list import RowsList

CAN_GO = "What you add can be taken back for seven days."


class LookThroughPage(QWidget):
    """One chip a part, and its lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = ReviewShown("")
        self._summary = column(look)
        self.sentences: list[Text] = []
        self.parts: dict[str, SituationChip] = {}
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, look.px(2))
        self.note = Text(look, "", NOTE, "ink2")
        self.never = Text(look, "", NOTE, "ink2")
        self.rows = RowsList(look)
        whole = column(look, self, gap=8, edges=(6, 0, 0, 0))
        whole.addLayout(self._summary)
        chips = row(look, edges=(-6, 0, 0, 0))
        chips.addWidget(self._chips, 1)
        whole.addLayout(chips)
        whole.addWidget(self.note)
        whole.addWidget(Rule(look))
        whole.addWidget(self.rows, 1)
        whole.addWidget(self.never)

    def show_review(self, shown: ReviewShown) -> None:
        """One staged file."""
        self._shown = shown
        for old in self.sentences:
            old.hide()
            old.deleteLater()
        said = shown.summary or ("Nobody and no visit was read from this list.",)
        self.sentences = [Text(self._look, sentence, STRONG) for sentence in said]
        for sentence in self.sentences:
            self._summary.addWidget(sentence)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.parts = {}
        for part in shown.parts:
            chip = SituationChip(self._look, part.title)
            chip.clicked.connect(lambda _=False, key=part.key: self.show_part(key))
            self.parts[part.key] = chip
            self._flow.addWidget(chip)
            chip.show()
            reached_before(chip, self.rows)
        self._chips.setVisible(bool(shown.parts))
        never = ", ".join(shown.never_kept)
        said = (f"Never kept: {never}." if never else "", CAN_GO if shown.add else "")
        self.never.show_words(" ".join(filter(None, said)))
        self.never.setVisible(any(said))
        self.show_part(shown.parts[0].key if shown.parts else "")

    def show_part(self, key: str) -> None:
        """One part's lines."""
        for one, chip in self.parts.items():
            chip.setChecked(one == key)
        part = next((part for part in self._shown.parts if part.key == key), None)
        self.note.show_words(part.note if part else "Everything in this list is here already.")
        self.note.setVisible(part is None or bool(part.note))
        self.rows.setVisible(part is not None)
        self.rows.show_rows(part.rows if part else ())
