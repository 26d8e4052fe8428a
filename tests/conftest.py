"""What every test may count on, and what none may leave behind.

Qt draws off screen, no test sees this computer's own Frontdesk folders, and a Qt message, a running thread or
an open window fails the test that caused it (the messages by pytest-qt, see `qt_log_level_fail`).
"""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
NO_SHARED_DATA = "third-party input is missing: ../shared/data"

os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("frontdesk")
    group.addoption("--slow", action="store_true", help="run the slow tests too, as CI does")
    group.addoption("--check", action="store_true", help="bench: fail where a ratio is 25 %% past its goal")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Benchmarks run only when they are named: they take minutes and want a quiet machine."""
    named = any("bench" in str(argument) for argument in config.invocation_params.args)
    return True if collection_path == ROOT / "tests" / "bench" and not named else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where everything runs, the slow tests wait for CI; where a place is named, all of it runs."""
    if not _leaves_out_slow(config):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)


def _leaves_out_slow(config: pytest.Config) -> bool:
    named = any((ROOT / str(word).split("::")[0]).exists() for word in config.invocation_params.args)
    return not (named or os.environ.get("CI") or config.getoption("--slow"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, and loudly how many tests had no input."""
    if _leaves_out_slow(config):
        terminalreporter.line("The slow tests were left out: --slow, a place, or CI=1 runs them.")
    skipped = [r for r in terminalreporter.getreports("skipped") if NO_SHARED_DATA in str(r.longrepr)]
    if skipped:
        terminalreporter.section("NOT PROVEN IN THIS RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests skipped: {NO_SHARED_DATA}", red=True, bold=True)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of published test data beside the project; without it the test is skipped and counted."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(NO_SHARED_DATA)
    return folder


@pytest.fixture(scope="session", autouse=True)
def folders_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, stores and logs of a test run go to a temporary folder, whoever runs it."""
    home = tmp_path_factory.mktemp("profile")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(home / name.lower()))
        patch.delenv("FRONTDESK_PASSPHRASE", raising=False)
        yield


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Fail the test that leaves a thread running or a window open, not the next one that trips over it."""
    threads_before, tasks_before = set(threading.enumerate()), _tasks()
    windows_before = set(map(id, _open_windows()))
    yield
    windows = [w for w in _open_windows() if id(w) not in windows_before]
    titles = [f"{type(w).__name__} {w.objectName()}".strip() for w in windows]
    for window in windows:
        window.close()
        window.deleteLater()
    _delete_what_was_put_off()
    _pointer_away()
    assert not titles, f"windows left open: {titles}"
    running = [t for t in set(threading.enumerate()) - threads_before if not _ends(t)]
    assert not running, f"threads left running: {sorted(t.name for t in running)}"
    if _tasks() > tasks_before:
        assert not _running_qt_threads(), f"Qt threads left running: {_running_qt_threads()}"


def _delete_what_was_put_off() -> None:
    """Qt deletes later only inside its own loop: a window of this test would be read by the next one."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _pointer_away() -> None:
    """A pointer left where a test moved it lights up what the next window has there."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QCursor.setPos(0, 0)


def _ends(thread: threading.Thread) -> bool:
    """Whether a thread ends within a second. A Qt thread that ran Python is seen by `_running_qt_threads`."""
    if isinstance(thread, threading._DummyThread):
        return True
    thread.join(timeout=1)
    return not thread.is_alive()


def _open_windows() -> list:  # type: ignore[type-arg]  # Qt is not imported by a test that does not need it
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]


def _tasks() -> int:
    """How many threads the system runs for us; 0 where it does not say. Cheap: the search below is not."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else 0


def _running_qt_threads() -> list[str]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    main = core.QCoreApplication.instance() and core.QCoreApplication.instance().thread()
    found = [o for o in gc.get_objects() if isinstance(o, core.QThread)]
    return [type(o).__name__ for o in found if o is not main and o.isRunning()]
