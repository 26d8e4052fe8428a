"""What is set in the window is in the file when the window is gone, and what could not be written is said."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import app as program, hardened, log
from frontdesk.desktop import Desktop
from frontdesk.qt.dressing import look_of
from frontdesk.qt.theme import DARK
from frontdesk.settings import file as settings_file
from frontdesk.settings.declared import TEXT_SIZE, THEME
from frontdesk.settings.file import load
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, pictured_day
from tests.screens.keyboard import Keyboard

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(app: QApplication, file: Path) -> Desktop:
    settings = load(file)
    desk = desk_with(pictured_day(), NOW, STAFF)
    desktop = Desktop(app, desk, look_of(app, settings), settings=settings)
    desktop.show()
    return desktop


def closed(desktop: Desktop) -> None:
    desktop.window.close()
    desktop.window.deleteLater()
    desktop.app.processEvents()


def test_the_next_window_looks_as_this_one_was_left(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    desktop = opened(qapp, file)
    keys = Keyboard(qtbot, desktop.window)
    for _ in range(3):
        QTest.keyClick(keys.focus(), Qt.Key.Key_Plus, CTRL)
    desktop.settings.change(THEME, "dark")
    closed(desktop)
    assert json.loads(file.read_text()) == {"text_size_percent": 130, "theme": "dark"}
    again = opened(qapp, file)
    try:
        assert (again.look.k, again.look.theme) == (1.3, DARK)
    finally:
        closed(again)


def test_a_desk_beside_another_program_stands_there_tomorrow(qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    desktop = opened(qapp, file)
    desktop.strip.toggle()
    desktop.window.move(0, 0)
    closed(desktop)
    assert json.loads(file.read_text()) == {"window_as": "strip_left"}
    again = opened(qapp, file)
    try:
        assert again.look.slim
        assert again.window.width() == 380
    finally:
        closed(again)


def test_what_could_not_be_written_is_said_and_counts_all_the_same(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    desktop = opened(qapp, tmp_path / "config" / "settings.json")
    try:
        desktop.settings.change(TEXT_SIZE, 120)
        assert desktop.look.k == 1.2
        desktop.jobs.stop()
        qapp.processEvents()
        assert desktop._word.words().startswith("This counts until Frontdesk closes")
    finally:
        closed(desktop)


def test_a_start_with_a_broken_file_says_so_and_looks_as_usual(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    file.write_text("{ by hand")
    arrived = SimpleNamespace(desk=desk_with(pictured_day(), NOW, STAFF), lists=())
    said: list[str] = []
    monkeypatch.setattr(settings_file, "default_file", lambda: file)
    monkeypatch.setattr(program, "_let_in", lambda *_: arrived)
    monkeypatch.setattr(Desktop, "say", lambda _, words: said.append(words))
    monkeypatch.setattr(log, "start", lambda: None)
    monkeypatch.setattr(log, "watch", lambda: None)
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    monkeypatch.setattr(hardened, "start", lambda: None)  # it would count for every test after this one
    assert program.run_window([]) == 0
    broken = f"The settings in {file} could not be read"
    assert said == [f"{broken}; it is kept as settings-kept-1.json, and the usual settings count."]
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.processEvents()
