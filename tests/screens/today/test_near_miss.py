"""Every target of Today is 44 by 44 to press, however small it is drawn."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from frontdesk.screens.today.view.near_miss import meant
from tests.looks.states import opened

STATES = ("idle", "three-put-away", "beat1", "beat2", "leaving", "not-booked", "phone-matched")
REACH = 21
"""Design pixels from the middle of a target of 44."""


@pytest.mark.parametrize("state", STATES)
def test_a_press_near_the_middle_means_the_button_or_a_nearer_one(qapp: QApplication, state: str) -> None:
    with opened(qapp, state, painted=False) as stage:
        view = stage.view
        missed = []
        for button in view.findChildren(QAbstractButton):
            if not button.isVisible() or not button.isEnabled():
                continue
            middle = button.mapTo(view, button.rect().center())
            for step in (QPoint(0, REACH), QPoint(0, -REACH), QPoint(REACH, 0), QPoint(-REACH, 0)):
                at = middle + step
                found = meant(stage.look, view, at) if view.rect().contains(at) else button
                if found is None:
                    missed.append(f"{button.accessibleName()} at {step}")
                elif found is not button:  # a neighbour, and nearer
                    other = found.mapTo(view, found.rect().center())
                    assert (at - other).manhattanLength() <= (at - middle).manhattanLength()
        assert not missed


def test_a_press_just_beside_a_small_tick_ticks(qapp: QApplication) -> None:
    with opened(qapp, "idle") as stage:
        ticks = stage.view.idle.findChildren(QAbstractButton)
        job = next(one for one in ticks if one.isVisible() and "Hạnh" in one.accessibleName())
        ticked: list[str] = []
        stage.view.idle.job_ticked.connect(ticked.append)
        below = job.mapTo(stage.view, job.rect().center()) + QPoint(0, REACH)
        under = stage.view.childAt(below)
        assert under is not None
        assert under is not job
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(stage.view, below))
        assert len(ticked) == 1


def test_a_press_far_from_everything_or_on_what_waits_means_nothing(qapp: QApplication) -> None:
    with opened(qapp, "beat1") as stage:
        assert meant(stage.look, stage.view, QPoint(700, 130)) is None
        main = stage.view.card.match.button
        main.setEnabled(False)
        assert meant(stage.look, stage.view, main.mapTo(stage.view, main.rect().center())) is None


def test_the_end_of_a_row_means_its_tick_and_the_words_choose_it(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        row = stage.view.card.lines.rows[0]
        key = row.key
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 8, row.height() - 6))
        card = stage.presenter.stage.open
        assert card is not None
        assert key in card.handled.said
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, row.height() // 2))
        assert card.big == 1
