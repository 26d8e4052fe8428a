"""The stage of `dev.py reader`: what it starts ends with it, and nothing else does."""

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

STAGE = Path(__file__).resolve().parents[2] / "packaging" / "reader" / "stage.py"
SLEEPER = (
    "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
)

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the accessibility bus of Linux")


@pytest.fixture
def stage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stage_under_test", STAGE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_was_started_ends_with_its_children_and_nothing_else(stage: ModuleType) -> None:
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    marked = dict(os.environ) | {stage._MARK: "one"}
    try:
        with stage.cleared("one"):
            started = subprocess.Popen([sys.executable, "-c", f"{SLEEPER}; time.sleep(60)"], env=marked)
            _until(lambda: len(stage._marked("one")) == 2)
        assert stage._marked("one") == []
        assert started.wait(5) is not None
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_service_tells_where_it_is(stage: ModuleType) -> None:
    def service(tell: int) -> list[str]:
        return [
            sys.executable,
            "-c",
            f"import os; os.write({tell}, b'unix:path=/x')  or 1; os.write({tell}, b'\\n')",
        ]

    assert stage._first_line(service, dict(os.environ)) == "unix:path=/x"
    assert stage._STARTED[-1].wait(5) == 0
    with pytest.raises(SystemExit, match="did not start"):
        stage._first_line(lambda _: [sys.executable, "-c", ""], dict(os.environ))


def test_it_says_which_packages_are_not_there(
    stage: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(stage.shutil, "which", lambda name: None if name == "Xvfb" else name)
    monkeypatch.setattr(stage, "BUS_SERVICE", tmp_path / "org.a11y.Bus.service")
    monkeypatch.setattr(stage.subprocess, "call", lambda *_, **__: 1)
    assert stage.lacking() == ["xvfb", "at-spi2-core", "python3-gi", "gir1.2-atspi-2.0"]
    stage.BUS_SERVICE.touch()
    monkeypatch.setattr(stage.shutil, "which", lambda name: name)
    monkeypatch.setattr(stage.subprocess, "call", lambda *_, **__: 0)
    assert stage.lacking() == []


def test_nothing_of_this_computers_desktop_is_met(stage: ModuleType, tmp_path: Path) -> None:
    around = stage._surroundings(tmp_path, "mark")
    for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        assert Path(around[name]).is_relative_to(tmp_path)
    assert (around["QT_QPA_PLATFORM"], around["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]) == ("xcb", "1")


def _until(so: object) -> None:
    assert callable(so)
    for _ in range(200):
        if so():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to that")
