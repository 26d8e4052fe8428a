"""The side panel when it is full: the question before the last rows."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Row
from frontdesk.qt.widgets.scroll_pane import ScrollPane
from frontdesk.screens.today.shown import CardShown
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


def filled(stage: PicturedToday, rows: int) -> CardShown:
    """The card with so many more rows in each section."""
    added = tuple(
        Row(f"A wish told to us, number {n}", "coffee", Audience.ALOUD, "Told to us", "", f"row-{n}")
        for n in range(rows)
    )
    shown = card_of(stage)
    sections = tuple(replace(section, rows=(*section.rows, *added)) for section in shown.sections)
    return replace(shown, sections=sections)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 688)])
@pytest.mark.parametrize("rows", [0, 2, 9])
def test_the_answers_stay_in_sight_when_the_panel_is_full(
    qapp: QApplication, width: int, height: int, rows: int
) -> None:
    with opened(qapp, "alone", width, height) as stage:
        stage.view.show_card(filled(stage, rows))
        stage.settle()
        buttons = answers(stage)
        assert len(buttons) >= 2
        assert all(in_sight(button) for button in buttons)


def test_it_stands_where_it_stood_once_f4_is_let_go(qapp: QApplication) -> None:
    """Held notes come into sight below what is known; afterwards the first rows are in sight again."""
    with opened(qapp, "alone", 1366, 688) as stage:
        closed = filled(stage, 9)
        stage.view.show_card(closed)
        stage.settle()
        held = replace(closed, notes=replace(closed.notes, desk=("For us alone",) * 3, level=1))
        bar = stage.view.card.side.known.verticalScrollBar()
        for stood_at in (0, 40):
            bar.setValue(stood_at)
            for shown, stands in ((held, False), (closed, True)):
                stage.view.show_card(shown)
                stage.settle()
                assert (bar.value() == stood_at) is stands
