"""packaging/dev.py: what it installs, what it says instead, and what it leaves alone."""

import importlib.util
import sys
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Recorder:
    """Takes the place of subprocess.call; `codes` are the exit codes to give, then 0."""

    def __init__(self, *codes: int) -> None:
        self.commands: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        self.codes = list(codes)

    def __call__(self, command: list[str], **options: Any) -> int:
        self.commands.append([str(part) for part in command])
        environment = options.get("env")
        self.environments.append(environment if isinstance(environment, dict) else {})
        return self.codes.pop(0) if self.codes else 0


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The module, looking at a project of its own."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements.lock").write_text("click==8\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").touch()
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOCK": tmp_path / "requirements.lock",
        "STAMP": tmp_path / ".venv" / "stamp.txt",
        "PROGRAMS": programs,
        "PYTHON": programs / "python",
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


def record(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, *codes: int) -> Recorder:
    recorder = Recorder(*codes)
    monkeypatch.setattr(dev.subprocess, "call", recorder)
    return recorder


def test_the_environment_is_made_once_and_only_from_the_lock(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = record(dev, monkeypatch)
    dev.have_environment()
    made, locked, project = calls.commands
    assert made == [sys.executable, "-m", "venv", str(dev.VENV)]
    assert locked[-3:] == ["--require-hashes", "-r", str(dev.LOCK)]
    assert "--no-deps" in project
    dev.have_environment()
    assert len(calls.commands) == 3, "nothing to do the second time"
    dev.LOCK.write_text("click==9\n", encoding="utf-8")
    dev.have_environment()
    assert len(calls.commands) == 6
    assert "--clear" not in calls.commands[3], "other versions go into the environment that is there"


def test_another_python_makes_the_environment_anew(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.STAMP.write_text("3.10.1 something", encoding="utf-8")
    calls = record(dev, monkeypatch)
    dev.have_environment()
    assert "--clear" in calls.commands[0]


def test_an_installation_that_stopped_is_tried_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(dev, monkeypatch, 0, 1)
    with pytest.raises(dev.Stop, match="could not be installed"):
        dev.have_environment()
    calls = record(dev, monkeypatch)
    dev.have_environment()
    assert len(calls.commands) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no root and no apt-get")
class TestSystemLibraries:
    @pytest.fixture(autouse=True)
    def on_debian(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.sys, "platform", "linux")
        monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(
            dev, "loads", lambda library: library not in {"libEGL.so.1", "libxcb-cursor.so.0"}
        )
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)

    def test_without_rights_the_exact_line_is_shown(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        calls = record(dev, monkeypatch)
        line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1\n"
        with pytest.raises(dev.Stop, match="Run this, then try again") as stopped:
            dev.have_qt_libraries()
        assert line in str(stopped.value)
        assert calls.commands == []

    def test_a_display_wants_the_libraries_of_windows_too(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setenv("DISPLAY", ":0")
        with pytest.raises(dev.Stop, match="libegl1 libxcb-cursor0"):
            dev.have_qt_libraries()

    def test_root_installs_them_after_an_update(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        calls = record(dev, monkeypatch)
        with pytest.raises(dev.Stop, match=r"Still missing after the installation: libEGL\.so\.1"):
            dev.have_qt_libraries()
        update, install = calls.commands
        assert update[:2] == ["apt-get", "update"]
        assert install[:5] == ["apt-get", "install", "-y", "--no-install-recommends", "libegl1"]
        assert calls.environments[1]["DEBIAN_FRONTEND"] == "noninteractive"

    def test_another_system_is_told_the_names(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.shutil, "which", lambda name: None)
        with pytest.raises(dev.Stop, match="Install what your system calls libegl1"):
            dev.have_qt_libraries()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the accessibility bus of Linux")
class TestReader:
    @pytest.fixture(autouse=True)
    def lacking(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What the stage says it lacks."""
        packages: list[str] = []

        def asked(command: list[str], **_: Any) -> CompletedProcess[str]:
            assert command == [sys.executable, "packaging/reader/stage.py", "--lacking"]
            return CompletedProcess(command, 0, " ".join(packages))

        monkeypatch.setattr(dev.subprocess, "run", asked)
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(dev, "loads", lambda library: True)
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        return packages

    def test_without_rights_the_exact_line_is_shown(self, dev: ModuleType, lacking: list[str]) -> None:
        lacking += ["xvfb", "gir1.2-atspi-2.0"]
        with pytest.raises(dev.Stop) as stopped:
            dev.reader([])
        assert "install -y --no-install-recommends xvfb gir1.2-atspi-2.0\n" in str(stopped.value)

    def test_a_real_window_wants_its_libraries_without_a_display(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev, "loads", lambda library: library != "libxcb-cursor.so.0")
        with pytest.raises(dev.Stop, match="libxcb-cursor0"):
            dev.reader([])

    def test_the_stage_gets_the_python_of_the_environment(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls = record(dev, monkeypatch)
        assert dev.reader(["--tree"]) == 0
        stage = [sys.executable, "packaging/reader/stage.py", str(dev.PYTHON), "--tree"]
        assert calls.commands == [stage]


@pytest.mark.parametrize(
    ("verb", "display", "offscreen"),
    [("test", ":0", True), ("bench", ":0", True), ("demo", ":0", False), ("demo", "", True)],
)
def test_qt_draws_off_screen_for_tests_and_without_a_display(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, verb: str, display: str, offscreen: bool
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    calls = record(dev, monkeypatch)
    assert dev.VERBS[verb](["--more"]) == 0
    assert calls.commands[0][-1] == "--more"
    assert (calls.environments[0].get("QT_QPA_PLATFORM") == "offscreen") is offscreen
    assert calls.environments[0]["HTTPS_PROXY"] == "proxy.example:3128"


def test_lint_runs_every_step_and_tells_of_one_that_is_not_good(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = record(dev, monkeypatch, 0, 1)
    assert dev.lint([]) == 1
    assert [Path(command[0]).name for command in calls.commands] == [
        "ruff", "ruff", "mypy", "lint-imports", "codespell",
    ]  # fmt: skip
    assert "ruff format --check .: NOT GOOD" in capsys.readouterr().out
    record(dev, monkeypatch)
    assert dev.lint([]) == 0


def test_a_lock_with_a_host_is_refused(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    record(dev, monkeypatch)
    assert dev.lock([]) == 0
    dev.LOCK.write_text("click @ https://mirror.example/click.whl\n", encoding="utf-8")
    with pytest.raises(dev.Stop, match="names a host"):
        dev.lock([])


def test_help_lists_each_verb_and_an_unknown_one_is_wrong_usage(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main([]) == 0
    shown = capsys.readouterr().out
    for name, verb in dev.VERBS.items():
        assert f"  {name:11} {verb.__doc__.splitlines()[0]}" in shown
    assert dev.main(["tset"]) == 2


def test_an_old_python_is_told_so(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 4, "final", 0))
    assert dev.main(["test"]) == 15
    assert "needs Python 3.11 or newer" in capsys.readouterr().out
