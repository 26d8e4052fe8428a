"""What a patient is called stays text on every screen: no document, no picture, no rich tip."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile.screens import Seen, strings, walked
from tests.hostile.screens_beside import through_beside


def test_hostile_strings_as_a_clinics_own_data(qapp: QApplication, shared_data: Path) -> None:
    given = strings(shared_data)
    assert len(given) > 650
    seen = walked(qapp, given)
    assert seen.acting == []
    assert len(seen.held(given)) > 300


def test_the_screens_beside_today_and_paper(qapp: QApplication, shared_data: Path) -> None:
    given, seen = strings(shared_data), Seen()
    through_beside(qapp, iter(given * 2), seen)
    assert seen.acting == []
    assert len(seen.held(given)) > 80


def test_what_would_act_is_told(qtbot: QtBot, qapp: QApplication) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    QLabel("<b>Ann</b>", top)
    plain = QLabel("a < b", top)
    plain.setToolTip("<i>Ann</i>")
    QTextEdit(top).setHtml("<a href='x'>Ann</a>")
    seen = Seen()
    seen.look(qapp)
    assert {told.split(" ")[0].rstrip(":") for told in seen.acting} == {"QLabel", "toolTip", "a"}
