"""What only the record can say: written there by keyboard, it is true of the card that stands again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontdesk.domain.fact import FactKind
from frontdesk.domain.template import ConditionRow, Op, Value
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.screens.record.view.record_view import RecordView
from tests.looks.people import TODAY
from tests.looks.record_stage import PicturedRecord
from tests.screens.record.test_every_kind import add, fill, to_chapter
from tests.screens.today.hands import true_of

WHO = "siobhan"
"""She said yes to notes; nothing of this is known of her but the lift."""
THE_FAST = {"text": "the fast", "code": "fasting", "dates": f"{TODAY.day} {TODAY:%B}"}


@dataclass(frozen=True)
class Step:
    """``writes`` makes the row true; ``who`` is somebody of whom it is not true yet."""

    field: str
    op: Op
    value: Value
    writes: Callable[[PicturedRecord, RecordView], None]
    who: str = WHO


def note(chapter: str, values: dict[str, str]) -> Callable[[PicturedRecord, RecordView], None]:
    def write(stage: PicturedRecord, view: RecordView) -> None:
        to_chapter(stage, view, chapter)
        stage.press(Qt.Key.Key_F2)
        fill(stage, view, values)
        stage.press(Qt.Key.Key_Return)
        assert view.form.isHidden(), view.form.trouble()

    return write


def kind(of: FactKind, values: dict[str, str]) -> Callable[[PicturedRecord, RecordView], None]:
    return lambda stage, view: add(stage, view, of, values)


CONCERN = note("concerns", {"words": "The form was long", "type": "service", "safe_phrase": "the form"})
MOMENT = note("moments", {"label": "the new house", "tone": "joyful", "asked": "1"})
STEPS = (
    Step("observance", Op.IS, "today", kind(FactKind.OBSERVANCE, THE_FAST)),
    Step("concern", Op.IS, "service", CONCERN, "tomasz"),
    Step("concern_age_days", Op.AT_LEAST, 0, CONCERN, "tomasz"),
    Step("detail_ok", Op.IS, True, kind(FactKind.PERSONAL_DETAIL, {"text": "the garden", "asked": "1"})),
    Step("moment", Op.IS, "joyful", MOMENT),
    Step("moment_age_days", Op.AT_LEAST, 0, MOMENT),
    Step("moment_mention_ok", Op.IS, True, MOMENT),
)


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedRecord]:
    with PicturedRecord(qapp) as stage:
        yield stage


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.field)
def test_it_becomes_true_of_the_card(stage: PicturedRecord, step: Step) -> None:
    row = ConditionRow(step.field, step.op, step.value)
    stage.match(step.who)
    card = stage.today.presenter.stage.open
    assert card is not None
    assert card.matched
    assert not true_of(card, row)
    stage.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    step.writes(stage, stage.record)
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.window.place() == "today"
    assert stage.today.presenter.stage.open is card
    assert true_of(card, row)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.field)
def test_the_text_for_managers_says_so(step: Step) -> None:
    assert CONDITIONS[step.field].setter.startswith("Record (Ctrl E)")
