"""Files dropped on a window: files of this computer are taken, everything else is not."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.file_drop import FileDrop


def dragged(kind: type[QDropEvent], mime: QMimeData) -> QDropEvent:
    copy, left, nothing = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return kind(QPoint(5, 5), copy, mime, left, nothing)


def test_files_are_taken_and_folders_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    got: list[tuple[Path, ...]] = []
    FileDrop(window).dropped.connect(got.append)
    file = tmp_path / "day.csv"
    file.write_text("Name\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path))])
    over = dragged(QDragEnterEvent, mime)
    QApplication.sendEvent(window, over)
    assert over.isAccepted()
    assert not got, "nothing happens before the drop"
    QApplication.sendEvent(window, dragged(QDropEvent, mime))
    assert got == [(file,)]


@pytest.mark.parametrize("url", ["https://example.org/day.csv", "file:///nowhere/day.csv"])
def test_other_things_are_not_taken(qtbot: QtBot, url: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    got: list[object] = []
    FileDrop(window).dropped.connect(got.append)
    mime = QMimeData()
    mime.setUrls([QUrl(url)])
    over = dragged(QDragEnterEvent, mime)
    over.ignore()
    QApplication.sendEvent(window, over)
    QApplication.sendEvent(window, dragged(QDropEvent, mime))
    assert not over.isAccepted()
    assert not got
