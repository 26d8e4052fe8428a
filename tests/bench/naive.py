"""The card built the way one builds a first one: kept as a yardstick of what the care elsewhere is worth.

Six reads through the convenient library, every condition of every template read and tested, wordings parsed
where they are needed, and a new set of styled labels for every person.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.concern import Concern
from frontdesk.domain.consent import Consent
from frontdesk.domain.fact import Fact
from frontdesk.domain.moment import Moment
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.template import PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.prompts.condition import holds
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.deck import holdings
from frontdesk.prompts.draft import setting_of
from frontdesk.prompts.history import history_of
from frontdesk.prompts.placeholders import PLACEHOLDERS, Filled
from frontdesk.prompts.view import ItemSort, View, know
from frontdesk.prompts.wording import parse
from frontdesk.store.sqlite.connection import use_one_library
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.open_card import first_situation

_LISTS: dict[str, type] = {
    "facts": Fact, "concerns": Concern, "promises": Promise, "moments": Moment, "relations": Relation,
}  # fmt: skip
_LINES = 8


class NaiveCard:
    """Reads, ranks and shows one person at a time."""

    def __init__(self, desk: Desk, raw: Any, frame: CardInput) -> None:
        use_one_library()
        import sqlite_utils

        self._desk = desk
        self._db = sqlite_utils.Database(raw, execute_plugins=False)
        self._frame = frame
        self.window = QWidget()
        self._outer = QVBoxLayout(self.window)
        self._body: QWidget | None = None
        self.labels = 0

    def show(self, visit_id: str, words: list[str]) -> None:
        """Everything anew. ``words``: what else stands on the product's card, so that both show as much."""
        card = self._read(visit_id)
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setSpacing(0)
        shown = [*words, *self._lines(card)]
        for at, text in enumerate(shown):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"color: #1f2421; font-size: {26 if at == 0 else 13}px; padding: 1px;")
            inside.addWidget(label)
        self._outer.addWidget(self._body)
        self.labels = len(shown)

    def _read(self, visit_id: str) -> CardInput:
        visit = self._records(Visit, "id = ?", visit_id)[0]
        (patient,) = self._records(Patient, "id = ?", visit.patient_id)
        consents = self._records(Consent, "id = ?", patient.id)
        lists: dict[str, Any] = {
            name: tuple(self._records(kind, "patient_id = ?", patient.id)) for name, kind in _LISTS.items()
        }
        self._records(Visit, "patient_id = ?", patient.id)
        consent = consents[0] if consents else None
        return replace(self._frame, patient=patient, visit=visit, consent=consent, **lists)

    def _records(self, kind: type, where: str, value: str) -> list[Any]:
        table = OF_KIND[kind]
        rows = self._db.table(table.name).rows_where(where, [value])
        return [table.codec.decode([row[name] for name in table.codec.names]) for row in rows]

    def _lines(self, card: CardInput) -> list[str]:
        desk = self._desk
        view = View(know(card), first_situation(card))
        setting = setting_of(
            desk.deck, view, desk.speech, history_of(card.past_prompts, desk.deck, card.worded_here)
        )
        lines = []
        for compiled in desk.deck.cards:
            template = compiled.template
            wordings = [parse(text, PLACEHOLDERS) for text in template.texts]
            for held in holdings(view, compiled.sorts):
                if fits(template, held):
                    values = Filled(held, setting.voice, {}).values(wordings[0].names)
                    lines.append(wordings[0].fill(values, setting.fallbacks) or "")
        return [line for line in lines if line][:_LINES]


def fits(template: PromptTemplate, held: View) -> bool:
    """Every row read and tested."""
    every = [holds(row, CONDITIONS[row.field].read(held)) for row in template.all]
    any_ = [holds(row, CONDITIONS[row.field].read(held)) for row in template.any]
    none = [holds(row, CONDITIONS[row.field].read(held)) for row in template.none]
    return all(every) and (any(any_) or not any_) and not any(none)


def naively(templates: list[tuple[PromptTemplate, tuple[ItemSort, ...]]], view: View) -> list[PromptTemplate]:
    """The templates that fit, for every combination of items each asks about."""
    return [one for one, sorts in templates for held in holdings(view, sorts) if fits(one, held)]
