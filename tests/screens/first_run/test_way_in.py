"""The program's own way from the door to Today: one event loop after the other, no window left between."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk import app as program
from frontdesk.qt.window import Window
from frontdesk.screens.first_run.door import Door
from frontdesk.screens.first_run.view.entry_window import EntryWindow
from frontdesk.screens.first_run.view.first_run_page import FirstRunPage
from frontdesk.settings.declared import TEXT_SIZE
from frontdesk.settings.settings import Settings
from tests.looks.dress import dressed

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def soon(qapp: QApplication) -> Callable[[type, Callable[[EntryWindow], object]], None]:
    """Do something with the first window of a kind, once it is there."""

    def watch(kind: type, act: Callable[[EntryWindow], object]) -> None:
        timer = QTimer(qapp)

        def look() -> None:
            for window in qapp.topLevelWidgets():
                if isinstance(window, kind) and window.isVisible():
                    timer.stop()
                    timer.deleteLater()
                    act(window)  # type: ignore[arg-type]  # acts on the page it waited for
                    return

        timer.timeout.connect(look)
        timer.start(20)

    return watch


Soon = Callable[[type, Callable[[EntryWindow], object]], None]


def only_looking(window: EntryWindow) -> None:
    assert isinstance(window.page, FirstRunPage)
    window.page.sample.click()


def test_from_the_door_to_the_sample_clinic_and_out(qapp: QApplication, door: Door, soon: Soon) -> None:
    soon(EntryWindow, only_looking)
    arrival = program._let_in(qapp, dressed(), door)
    assert arrival is not None
    assert not [one for one in qapp.topLevelWidgets() if isinstance(one, EntryWindow) and one.isVisible()]
    places: list[str] = []

    def leave(window: EntryWindow) -> None:
        assert isinstance(window, Window)
        places.append(window.place())
        window.close()

    soon(Window, leave)
    assert program._run(qapp, arrival.desk, dressed()) == 0
    assert places == ["today"]


def test_the_text_size_can_be_changed_at_the_door_and_is_kept(
    qapp: QApplication, door: Door, soon: Soon
) -> None:
    settings, look = Settings(), dressed()

    def larger(window: EntryWindow) -> None:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Plus, CTRL)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Plus, CTRL)
        window.close()

    soon(EntryWindow, larger)
    assert program._let_in(qapp, look, door, settings) is None
    assert look.k == 1.2
    assert settings.value(TEXT_SIZE) == 120
    settings.change(TEXT_SIZE, 150)
    assert look.k == 1.2, "what comes after the door follows by itself"


def test_leaving_at_the_door_ends_the_program(qapp: QApplication, door: Door, soon: Soon) -> None:
    soon(EntryWindow, lambda window: window.close())
    assert program._let_in(qapp, dressed(), door) is None
    assert not door.store.parent.exists()


def test_the_sample_clinics_folder_goes_with_it(qapp: QApplication, door: Door) -> None:
    with ExitStack() as left_behind:
        desk = program.door_to(door.store, left_behind).sample()
        lock = desk.whole._lock._path  # type: ignore[attr-defined]  # the adapter's own, to look at the file
        assert lock.parent.is_dir()
        desk.store.close()
    assert not lock.parent.exists()
