"""A toast stays eight seconds, longer under the mouse, never takes the focus, and undoes."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.toast import STAYS, Toast
from tests.looks.compare import picture


def made(qtbot: QtBot, look: Look) -> tuple[QWidget, Toast]:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 600)
    toast = Toast(look, "Undo", key="Ctrl Z", parent=ground)
    ground.show()
    ground.activateWindow()
    return ground, toast


def timer_of(toast: Toast) -> QTimer:
    timer = toast.findChild(QTimer)
    assert timer is not None
    return timer


def test_it_says_what_was_done_and_goes_by_itself(qtbot: QtBot, look: Look) -> None:
    _, toast = made(qtbot, look)
    assert toast.words() == ""
    toast.say("Siobhán is checked in, 10:19")
    assert toast.words() == "Siobhán is checked in, 10:19"
    assert timer_of(toast).interval() == STAYS == 8000
    with qtbot.waitSignal(toast.left):
        timer_of(toast).setInterval(1)
    assert toast.words() == ""


def test_it_stays_under_the_mouse(qtbot: QtBot, look: Look) -> None:
    _, toast = made(qtbot, look)
    toast.say("Done")
    at = QPointF(20, 20)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not timer_of(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer_of(toast).isActive()


def test_one_that_stays_has_no_timer(qtbot: QtBot, look: Look) -> None:
    _, toast = made(qtbot, look)
    toast.say("Not saved yet.", undoable=False, stays=True)
    assert not timer_of(toast).isActive()
    at = QPointF(20, 20)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not timer_of(toast).isActive(), "the mouse does not make it go"
    toast.put_away()
    assert toast.words() == ""


def test_it_never_takes_the_focus(qtbot: QtBot, look: Look) -> None:
    ground, toast = made(qtbot, look)
    field = QLineEdit(ground)
    field.show()
    field.setFocus()
    toast.say("Done")
    QApplication.processEvents()
    button = toast.findChild(Btn)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_undo_is_told_and_the_toast_goes(qtbot: QtBot, look: Look) -> None:
    _, toast = made(qtbot, look)
    toast.say("Done")
    button = toast.findChild(Btn)
    assert button is not None
    with qtbot.waitSignal(toast.undone):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_it_keeps_to_the_lower_left_when_the_window_changes(qtbot: QtBot, look: Look) -> None:
    ground, toast = made(qtbot, look)
    toast.say("Done")
    for size in ((900, 600), (1366, 768)):
        ground.resize(*size)
        picture(ground)
        shape = toast.geometry().adjusted(*(toast.shadow_room() * s for s in (1, 1, -1, -1)))
        assert (shape.left(), ground.height() - shape.bottom() - 1) == (16, 16)


def test_it_is_announced(qtbot: QtBot, look: Look) -> None:
    _, toast = made(qtbot, look)
    heard: list[str] = []
    # the bridge to a screen reader is not there off screen; the event itself is
    original = QAccessible.updateAccessibility
    try:
        QAccessible.updateAccessibility = lambda event: heard.append(event.message())  # type: ignore[method-assign,attr-defined]  # put back below
        toast.say("Ana is checked in")
    finally:
        QAccessible.updateAccessibility = original  # type: ignore[method-assign]  # as it was
    assert heard == ["Ana is checked in"]


def test_one_word_at_a_time_but_what_is_to_stay(qtbot: QtBot, look: Look) -> None:
    ground, toast = made(qtbot, look)
    other = Toast(look, "", parent=ground)
    toast.say("Siobhán is checked in, 10:19")
    other.say("26 visits added.", undoable=False)
    assert (toast.words(), other.words()) == ("", "26 visits added.")
    other.let_go()
    assert other.words() == ""
    other.say("Not saved: the disk is full.", stays=True)
    toast.say("Done")
    assert (toast.words(), other.words()) == ("Done", "Not saved: the disk is full.")
