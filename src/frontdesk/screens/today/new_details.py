"""Something else than this desk changed what the open card shows: it says so, and waits to be asked.

A card never repaints by itself: a line that changes while it is read aloud is a wrong line.
"""

from dataclasses import replace
from typing import Any

from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.open_card import still_there

_LISTS = ("facts", "promises", "concerns", "moments", "relations")
_SINGLE = ("consent", "delay", "next_visit")


def count_new(before: CardInput, after: CardInput) -> int:
    """How many things a card shows are new, changed or gone; a fact that replaces another counts once."""
    count = sum(_changed(getattr(before, name), getattr(after, name)) for name in _LISTS)
    count += sum(getattr(before, name) != getattr(after, name) for name in _SINGLE)
    count += _seen_visit(before) != _seen_visit(after)
    return int(count) + (_seen_person(before.patient) != _seen_person(after.patient))


def _changed(before: tuple[Any, ...], after: tuple[Any, ...]) -> int:
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    fresh = [one for one in after if old.get(one.id) != one]
    replaced = {getattr(one, "replaces", "") for one in fresh}
    gone = [key for key in old if key not in new and key not in replaced]
    return len(fresh) + len(gone)


def _seen_visit(card: CardInput) -> Visit | None:
    """Without what no card shows."""
    visit = card.visit
    return None if visit is None else replace(visit, import_id="", source_system="", source_value="")


def _seen_person(patient: Patient) -> Patient:
    return replace(patient, import_id="", identifiers=(), last_seen_on=None)


class NewDetails:
    """Looks after the open card only; the board follows every change by itself."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        stage.news.listen(self, self.heard)

    def heard(self, changes: Changes) -> None:
        """Somebody else wrote."""
        stage, card = self._stage, self._stage.open
        if card is None:
            return
        about = {card.patient_id} & changes.patients or {card.visit_id} & changes.visits
        if not (changes.everything or about):
            return

        def read(after: CardInput | None) -> None:
            if card is stage.open:
                card.new_details = 1 if after is None else count_new(card.card_input, after)
                stage.show_open()

        stage.jobs.read(
            lambda: still_there(stage.desk, card.visit_id, card.patient_id),
            read,
            stage.failed,
        )

    def show(self) -> None:
        """The key: the card as it is now. Its main button waits again."""
        card = self._stage.standing
        if card is not None and card.new_details:
            self._stage.read_again()
