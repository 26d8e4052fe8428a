"""F1: the sheet holds every action once, the handbook holds the same, and other keys put it away and act."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.cli.key_pages import actions_of, renewed
from frontdesk.frame.key_sheet import key_sheet
from frontdesk.screens.today.actions import ACTIONS
from tests.looks.states import opened

DOCS = Path(__file__).parents[3] / "docs"


def test_every_action_stands_on_it_once() -> None:
    keys = [key for _, rows in key_sheet(ACTIONS) for key, _ in rows]
    assert sorted(keys) == sorted(["Letters", *(action.key_words for action in ACTIONS)])


@pytest.mark.parametrize("page", ["desk.md", "prompts.md"])
def test_the_handbook_holds_the_same_table(page: str) -> None:
    written = (DOCS / page).read_text(encoding="utf-8")
    again = f"run: python -m frontdesk.cli.key_pages docs/{page}"
    assert written == renewed(written, actions_of(DOCS / page)), again


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_f1_opens_it_and_its_own_keys_close_it_and_do_nothing_else(qapp: QApplication, key: Qt.Key) -> None:
    with opened(qapp, "beat1", painted=False) as stage:
        QTest.keyClick(stage.view.find_field, Qt.Key.Key_F1)
        sheet = stage.view.acting.sheet
        assert sheet is not None
        assert sheet.hasFocus()
        QTest.keyClick(sheet, key)
        stage.settle()
        assert sheet.isHidden()
        assert not stage.presenter.stage.finding
        assert stage.presenter.stage.open is not None
        assert not stage.presenter.stage.open.matched
        assert stage.view.find_field.hasFocus()


def test_a_letter_closes_it_and_is_typed(qapp: QApplication) -> None:
    with opened(qapp, "beat1", painted=False) as stage:
        QTest.keyClick(stage.view.find_field, Qt.Key.Key_F1)
        assert stage.view.acting.sheet is not None
        QTest.keyClick(stage.view.acting.sheet, Qt.Key.Key_A)
        stage.settle()
        assert stage.view.acting.sheet.isHidden()
        assert stage.view.find_field.text() == "a"


def test_f9_works_over_it(qapp: QApplication) -> None:
    with opened(qapp, "beat1", painted=False) as stage:
        QTest.keyClick(stage.view.find_field, Qt.Key.Key_F1)
        assert stage.view.acting.sheet is not None
        QTest.keyClick(stage.view.acting.sheet, Qt.Key.Key_F9)
        assert stage.presenter.stage.hidden
        assert stage.view.acting.sheet.isHidden()
