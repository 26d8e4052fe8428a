"""What the patient reads on the turned screen, and what is asked before somebody is erased, as approved."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.line import Listening
from frontdesk.qt.theme import DARK, LIGHT
from tests.looks.compare import assert_approved
from tests.looks.dress import drawn
from tests.looks.record_stage import PicturedRecord
from tests.looks.stage import PicturedToday

Act = Callable[[PicturedToday], None]


def _read(stage: PicturedToday) -> None:
    stage.check_in("siobhan")
    stage.presenter.situation.chip_clicked("listening", Listening.ALONE.value)
    stage.presenter.turned.copy_asked()
    stage.presenter.turned.say.step(1)


def _changed(stage: PicturedToday) -> None:
    _read(stage)
    shown = stage.view.turned.copy._shown
    assert shown is not None
    stage.view.turned.copy._change(shown.page.rows[0].id)


def _taken_out(stage: PicturedToday) -> None:
    _read(stage)
    shown = stage.view.turned.copy._shown
    assert shown is not None
    stage.presenter.turned.say.taken_out(shown.page.rows[0].id)


def _about(stage: PicturedToday) -> None:
    _read(stage)
    for _ in range(20):
        stage.presenter.turned.say.step(1)


STATES: dict[str, Act] = {"read": _read, "changed": _changed, "taken-out": _taken_out, "about": _about}


@pytest.mark.parametrize("name", STATES)
def test_the_copy_looks_as_approved(qapp: QApplication, name: str) -> None:
    with PicturedToday(qapp, 1366, 768, painted=True) as stage:
        STATES[name](stage)
        stage.settle()
        for colours in (LIGHT, DARK):
            assert_approved(drawn(stage, colours), f"own-say-{name}-{colours.name}")


@pytest.mark.parametrize(("size", "k"), [("688", 1.0), ("text150", 1.5)])
def test_a_lower_window_and_larger_text_look_as_approved(qapp: QApplication, size: str, k: float) -> None:
    with PicturedToday(qapp, 1366, 688, k=k, painted=True) as stage:
        _read(stage)
        stage.settle()
        assert_approved(drawn(stage, LIGHT), f"own-say-read-{size}-light")


@pytest.mark.parametrize(("size", "height", "k"), [("768", 768, 1.0), ("text150", 688, 1.5)])
def test_what_is_asked_before_erasing_looks_as_approved(
    qapp: QApplication, size: str, height: int, k: float
) -> None:
    with PicturedRecord(qapp, 1366, height, k=k, painted=True) as stage:
        view = stage.open("siobhan")
        view.presenter.chapter_picked("consent")
        view.presenter.for_good.erase_asked()
        stage.settle()
        stage.settle()
        for colours in (LIGHT, DARK):
            assert_approved(drawn(stage, colours), f"record-erase-{size}-{colours.name}")
