"""When a locked desk forgets: once, when nothing is under way, and only where somebody asked for it."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import app as program, bootstrap
from frontdesk.desktop import Desktop
from frontdesk.frame.forgetting import PATIENCE, Forgetting
from frontdesk.frame.jobs import AtOnce, Jobs, Lane
from frontdesk.qt.theme import LIGHT
from frontdesk.settings.declared import FORGET_WHEN_LOCKING
from frontdesk.settings.settings import Settings
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.vault import key_file
from tests.looks.dress import dressed

WANTED = {FORGET_WHEN_LOCKING.key: True}


class Busy(AtOnce):
    """Something is under way until it is said to be done."""

    busy = True


def test_it_is_off_by_default() -> None:
    left: list[str] = []
    Forgetting(AtOnce(), Settings(), lambda: left.append("left")).second_passed(locked=True)
    assert left == []


def test_it_leaves_once_and_only_locked() -> None:
    left: list[str] = []
    forgetting = Forgetting(AtOnce(), Settings(WANTED), lambda: left.append("left"))
    forgetting.second_passed(locked=False)
    assert left == []
    for _ in range(3):
        forgetting.second_passed(locked=True)
    assert left == ["left"]


def test_what_is_under_way_is_waited_for_and_a_long_wait_is_in_the_log_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    left: list[str] = []
    jobs = Busy()
    forgetting = Forgetting(jobs, Settings(WANTED), lambda: left.append("left"))
    with caplog.at_level(logging.INFO, "frontdesk"):
        for _ in range(PATIENCE - 1):
            forgetting.second_passed(locked=True)
        forgetting.second_passed(locked=False)  # somebody unlocked: the ordinary lock stood meanwhile
        for _ in range(PATIENCE - 1):
            forgetting.second_passed(locked=True)
        assert caplog.records == []
        for _ in range(3 * PATIENCE):
            forgetting.second_passed(locked=True)
    assert len(caplog.records) == 1
    assert left == []
    jobs.busy = False
    forgetting.second_passed(locked=True)
    assert left == ["left"]


def test_work_that_asks_for_its_next_step_is_under_way_all_along() -> None:
    posted: list[Callable[[], None]] = []
    there, go_on = threading.Event(), threading.Event()

    def post(call: Callable[[], None]) -> None:
        posted.append(call)
        there.set()

    jobs = Jobs(post)
    steps: list[int] = []

    def step(number: int) -> None:
        steps.append(number)
        if number < 2:
            jobs.write(lambda: number + 1, step, lambda _: None, Lane.LONG)

    def hangs() -> int:
        go_on.wait(60)
        return 0

    assert not jobs.busy
    jobs.write(hangs, step, lambda _: None)
    assert jobs.busy
    go_on.set()
    while len(steps) < 3:
        assert jobs.busy
        assert there.wait(60)
        there.clear()
        posted.pop(0)()
    assert not jobs.busy
    jobs.write(lambda: 1 // 0, step, lambda _: None)
    assert there.wait(60)
    assert jobs.busy, "it is not told yet"
    posted.pop()()
    assert not jobs.busy
    jobs.stop()


def test_a_locked_window_closes_to_begin_anew(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "clinic.frontdesk"
    answers = FirstAnswers("Linden Street Clinic", "Ana N.", "Europe/London")
    desk, _ = bootstrap.create_desk(path, "harbour violet kettle sunday", answers)
    top = Desktop(qapp, desk, dressed(LIGHT), settings=Settings(WANTED), keys=key_file.beside(path))
    stood = program.forgets_when_locked(top)
    top.window.setUpdatesEnabled(False)
    top.show()
    assert top.lock is not None
    top.lock.lock()
    assert (top.window.covered, top.window.isVisible(), stood) == (True, True, [])
    qtbot.waitUntil(lambda: not top.window.isVisible(), timeout=30_000)
    assert len(stood) == 1
    assert not path.with_name(path.name + "-wal").exists(), "the store was closed as it should be"
    top.window.deleteLater()
    qapp.processEvents()
