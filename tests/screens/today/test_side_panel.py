"""The side panel when it is full: the question before the last rows."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Row
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.view.side_panel import CheckOnce
from tests.looks.stage import PicturedToday
from tests.looks.states import card_of, opened


def answers(stage: PicturedToday) -> list[QAbstractButton]:
    """The buttons of the one thing to check."""
    (question,) = stage.view.card.side.findChildren(CheckOnce)
    assert question.isVisible()
    return question.findChildren(QAbstractButton)


def in_sight(widget: QWidget) -> bool:
    """Inside every pane that scrolls, above its soft edge."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, ScrollPane) and not parent.in_sight(widget):
            return False
        parent = parent.parentWidget()
    return True


def fill(stage: PicturedToday, rows: int) -> None:
    """So many more rows in each section."""
    added = tuple(
        Row(f"A wish told to us, number {n}", "coffee", Audience.ALOUD, "Told to us", "", f"row-{n}")
        for n in range(rows)
    )
    shown = card_of(stage)
    sections = tuple(replace(section, rows=(*section.rows, *added)) for section in shown.sections)
    stage.view.show_card(replace(shown, sections=sections))
    stage.settle()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 688)])
@pytest.mark.parametrize("rows", [0, 2, 9])
def test_the_answers_stay_in_sight_when_the_panel_is_full(
    qapp: QApplication, width: int, height: int, rows: int
) -> None:
    with opened(qapp, "alone", width, height) as stage:
        fill(stage, rows)
        buttons = answers(stage)
        assert len(buttons) >= 2
        assert all(in_sight(button) for button in buttons)
