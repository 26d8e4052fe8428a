"""Two windows over one store: the second start knocks, the first comes forward."""

from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.first_window import FirstWindow, come_forward, knock


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "clinic.frontdesk"


def test_a_knock_is_answered_once_and_leaves_nothing(qtbot: QtBot, store: Path) -> None:
    parent, answers = QObject(), []
    first = FirstWindow(store, parent)
    with qtbot.waitSignal(first.knocked, timeout=10_000):
        second = Thread(target=lambda: answers.append(knock(store, patience=10)))
        second.start()
    second.join()
    assert answers == [True]
    store.with_name("another file").touch()
    with qtbot.assertNotEmitted(first.knocked, wait=50):
        pass
    assert [file.name for file in store.parent.iterdir()] == ["another file"]


def test_nobody_answers_for_a_command_and_an_old_knock_is_swept(qtbot: QtBot, store: Path) -> None:
    del qtbot
    assert not knock(store, patience=0.05)
    assert not list(store.parent.iterdir())
    old = store.with_name(store.name + ".knock")
    old.touch()
    FirstWindow(store, QObject())
    assert not old.exists()
    assert not knock(store.parent / "gone" / "clinic.frontdesk", patience=0.05)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_window_in_the_task_bar_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_forward(window)
    assert not window.isMinimized()
    assert window.isVisible()
