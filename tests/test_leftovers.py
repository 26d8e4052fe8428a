"""The net in conftest.py catches what it is there to catch: each planted leftover fails its own test."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

PLANTED = """
import threading, time
from PySide6.QtCore import QThread, qWarning
from PySide6.QtWidgets import QWidget

KEPT = []

def test_leaves_a_window_open(qapp):
    KEPT.append(QWidget()); KEPT[-1].show()

def test_leaves_a_thread_running():
    threading.Thread(target=time.sleep, args=(2.5,), daemon=True).start()

def test_leaves_a_qt_thread_running(qapp):
    KEPT.append(QThread()); KEPT[-1].start()

def test_stops_it(qapp):
    KEPT[-1].quit(); KEPT[-1].wait()

def test_lets_qt_complain(qapp):
    qWarning("a message of Qt")

def test_lets_python_warn():
    import warnings; warnings.warn("careless")

def test_needs_third_party_input(shared_data): pass

def test_needs_it_too(shared_data): pass

def test_closes_its_window(qtbot):
    window = QWidget(); qtbot.addWidget(window); window.show()
"""


def test_each_planted_leftover_fails_its_test(tmp_path: Path) -> None:
    project = tmp_path / "project"
    tests = project / "tests"
    tests.mkdir(parents=True)
    (project / "pyproject.toml").write_bytes((HERE.parent / "pyproject.toml").read_bytes())
    (tests / "conftest.py").write_bytes((HERE / "conftest.py").read_bytes())
    (tests / "test_planted.py").write_text(PLANTED, encoding="utf-8")
    (tests / "bench").mkdir()
    (tests / "bench" / "test_slow.py").write_text("def test_slow(): raise SystemExit", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "--color=no"],
        cwd=project,
        env={**os.environ, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    for outcome, name, says in (
        ("ERROR", "test_leaves_a_window_open", "windows left open: ['QWidget']"),
        ("ERROR", "test_leaves_a_thread_running", "threads left running"),
        ("ERROR", "test_leaves_a_qt_thread_running", "Qt threads left running: ['QThread']"),
        ("FAILED", "test_lets_qt_complain", "QtWarningMsg: a message of Qt"),
        ("FAILED", "test_lets_python_warn", "UserWarning: careless"),
    ):
        assert f"{outcome} tests/test_planted.py::{name}" in ran, ran
        assert says in ran, ran
    assert "2 failed, 5 passed, 2 skipped, 3 errors" in ran, "nothing else is caught"
    assert "2 tests skipped: third-party input is missing" in ran
    assert "test_slow" not in ran, "benchmarks run only when they are named"
