"""A row that goes on in the next line: every item has its own place, whenever it was added."""

import shiboken6
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.widgets.flow import FlowLayout


def test_one_that_stood_there_already_makes_room_for_one_before_it(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, gap=8)
    first, second = QLabel("Companion", row), QLabel("Complaint today", row)
    flow.addWidget(first)
    row.resize(600, 40)
    row.show()
    second.hide()
    flow.removeWidget(first)
    for widget in (second, first):
        flow.addWidget(widget)
        widget.show()  # lays out at once what is there by now
    qtbot.waitUntil(lambda: first.x() > second.geometry().right())


def test_nothing_of_it_is_remembered_once_it_is_gone() -> None:
    row = QWidget()
    flow = FlowLayout(row)
    flow.addWidget(QLabel("Companion", row))
    shiboken6.delete(row)
    assert vars(flow)["_items"] == []
