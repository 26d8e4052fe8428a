"""Choice: one of many, none until one is chosen, and the wheel changes nothing."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.choice import Choice

THREE = (("", "Not read"), ("name", "Full name"), ("phone", "Phone <b>"))


def test_it_tells_what_the_desk_chose_and_not_what_was_shown(qtbot: QtBot, look: Look) -> None:
    choice = Choice(look, THREE, accessible="Column is read as")
    qtbot.addWidget(choice)
    picked: list[str] = []
    choice.picked.connect(picked.append)
    choice.show_choice("name")
    assert (choice.choice(), picked) == ("name", [])
    choice.show()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert (choice.choice(), picked) == ("phone", ["phone"])
    assert choice.accessibleName() == "Column is read as"


def test_none_is_chosen_where_none_was(qtbot: QtBot, look: Look) -> None:
    choice = Choice(look, THREE[1:], accessible="x", empty="Choose one")
    qtbot.addWidget(choice)
    assert choice.choice() == ""
    choice.show_choice("phone")
    choice.show_choice("gone")
    assert choice.choice() == ""


def test_the_wheel_over_it_changes_nothing(qtbot: QtBot, look: Look) -> None:
    choice = Choice(look, THREE, accessible="x")
    qtbot.addWidget(choice)
    choice.show()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, event)
    assert choice.choice() == ""


def test_it_is_as_wide_as_its_longest_choice(qtbot: QtBot, look: Look) -> None:
    narrow = Choice(look, THREE[:1], accessible="x")
    wide = Choice(look, (*THREE, ("long", "A much longer choice than the others")), accessible="x")
    qtbot.addWidget(narrow)
    qtbot.addWidget(wide)
    assert wide.sizeHint().width() > narrow.sizeHint().width() + 100
