"""Our copy is gone after ten seconds, and at once at the lock and at the end; never another's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.qt.short_clipboard import NOT_FOR_HISTORIES, STAYS, Mode, ShortClipboard

MODES = pytest.mark.parametrize("mode", [Mode.Clipboard, Mode.Selection], ids=lambda mode: mode.name)


class Computer(QObject):
    """A clipboard shared by programs, with a selection as X11 has it: off screen there is none to share."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.holds: dict[Mode, tuple[QMimeData, bool]] = {}

    def copied(self, words: str, mode: Mode, *, by_us: bool = True) -> None:
        data = QMimeData()
        data.setText(words)
        self.holds[mode] = (data, by_us)
        self.changed.emit(mode)

    def text(self, mode: Mode) -> str:
        return self.holds[mode][0].text() if mode in self.holds else ""

    def ownsClipboard(self) -> bool:
        return Mode.Clipboard in self.holds and self.holds[Mode.Clipboard][1]

    def ownsSelection(self) -> bool:
        return Mode.Selection in self.holds and self.holds[Mode.Selection][1]

    def mimeData(self, mode: Mode = Mode.Clipboard) -> QMimeData | None:
        return self.holds[mode][0] if mode in self.holds else None

    def setMimeData(self, data: QMimeData, mode: Mode = Mode.Clipboard) -> None:
        self.holds[mode] = (data, True)
        self.changed.emit(mode)

    def clear(self, mode: Mode = Mode.Clipboard) -> None:
        self.holds.pop(mode, None)
        self.changed.emit(mode)


@pytest.fixture
def computer(qapp: QApplication) -> Computer:
    return Computer()


@pytest.fixture
def watch(computer: Computer) -> Iterator[ShortClipboard]:
    watch = ShortClipboard(computer)
    yield watch
    watch.deleteLater()


@MODES
def test_our_copy_is_gone_after_ten_seconds(computer: Computer, watch: ShortClipboard, mode: Mode) -> None:
    computer.copied("Quillon", mode)
    timer = watch.timers[mode]
    assert (timer.isActive(), timer.interval()) == (True, 10_000)
    assert STAYS == 10_000
    assert computer.text(mode) == "Quillon", "there is time to paste"
    timer.timeout.emit()
    assert computer.text(mode) == ""


@MODES
def test_histories_of_copies_are_asked_to_leave_it_out(
    computer: Computer, watch: ShortClipboard, mode: Mode
) -> None:
    computer.copied("Quillon", mode)
    data = computer.mimeData(mode)
    assert data is not None
    assert data.text() == "Quillon"
    assert {name: data.data(name).data() for name in NOT_FOR_HISTORIES} == NOT_FOR_HISTORIES
    assert data.data("x-kde-passwordManagerHint") == b"secret"


@MODES
def test_what_somebody_copied_elsewhere_stays(computer: Computer, watch: ShortClipboard, mode: Mode) -> None:
    computer.copied("Quillon", mode)
    computer.copied("a recipe", mode, by_us=False)
    assert not watch.timers[mode].isActive()
    watch.timers[mode].timeout.emit()
    watch.clear()
    data = computer.mimeData(mode)
    assert data is not None
    assert (data.text(), data.formats()) == ("a recipe", ["text/plain"])


def test_the_lock_and_the_end_take_both_at_once(computer: Computer, watch: ShortClipboard) -> None:
    for mode in watch.timers:
        computer.copied("Quillon", mode)
    watch.clear()
    assert computer.holds == {}
    assert not any(timer.isActive() for timer in watch.timers.values())


def test_it_takes_the_computers_own_clipboard(qtbot: QtBot) -> None:
    """The real one, whose owner off screen is nobody: a field's copy is then nobody's to take away."""
    board = QApplication.clipboard()
    watch = ShortClipboard(board)
    field = QLineEdit("Quillon")
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()
    assert board.text() == "Quillon"
    assert not watch.timers[Mode.Clipboard].isActive()
    board.clear()
    watch.deleteLater()
