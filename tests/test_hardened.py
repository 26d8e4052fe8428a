"""No core file, and no other program reads this one's memory: in processes of their own."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk import hardened
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="as Linux shows it")

SHOW = """
import resource
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)
"""
STOP = f"import ctypes\ndef stop(*_, **__):\n    exec({SHOW!r}, globals())\n    raise SystemExit(0)\n"
WAYS_IN = {
    "window": "from frontdesk import app; app.settings_file.load = stop; app.run_window([])",
    "demo": "from frontdesk import app; app.application = stop; app.run_demo(None)",
    "verb": "from frontdesk.cli import main; main.group.main = stop; main.from_terminal(['today'])",
}


def child(program: str, folder: Path) -> "subprocess.Popen[str]":
    """On a computer that keeps core files, as some do."""
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (2**20, 2**20)),  # noqa: PLW1509 - no thread forks here
    )


def core_dumped(program: str, folder: Path) -> bool:
    """What the system says of how it ended."""
    with child(program, folder) as running:
        _, status = os.waitpid(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert os.WIFSIGNALED(status), "it broke"
    return os.WCOREDUMP(status)


@pytest.mark.parametrize("way", WAYS_IN)
def test_every_way_in_forbids_core_files_and_readers(way: str, tmp_path: Path) -> None:
    with child(STOP + WAYS_IN[way], tmp_path) as running:
        out, err = running.communicate(timeout=60)
    assert out.strip() == "(0, 0) 0", err


def test_a_child_of_ours_is_hardened_before_it_reads_anything(tmp_path: Path) -> None:
    (tmp_path / "a_child.py").write_text("import ctypes\n" + SHOW, encoding="utf-8")
    starting = (
        f"from frontdesk.importers import child_process; import sys; sys.path.insert(0, {str(tmp_path)!r})"
    )
    again = "import os; os.environ['PYTHONPATH'] = sys.path[0]; done = child_process.start('a_child')"
    out = "done.stdin.close(); print(done.stdout.read().decode()); done.wait()"
    with child(f"{starting}\n{again}\n{out}", tmp_path) as running:
        told, err = running.communicate(timeout=60)
    assert told.strip() == "(0, 0) 0", err


def test_a_program_that_breaks_leaves_no_memory_on_the_disk(tmp_path: Path) -> None:
    assert not core_dumped(
        "from frontdesk import hardened; hardened.start(); import os; os.abort()", tmp_path
    )
    assert list(tmp_path.iterdir()) == []


SWAPS = """Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority
/swapfile                               file\t\t2097148\t\t0\t\t-2
/dev/sda2                               partition\t2097148\t\t0\t\t-3
/dev/dm-1                               partition\t2097148\t\t0\t\t-4
/dev/dm-2                               partition\t2097148\t\t0\t\t-5
/dev/zram0                              partition\t2097148\t\t0\t\t100
"""


def test_swap_that_is_not_encrypted_is_found(tmp_path: Path) -> None:
    (tmp_path / "swaps").write_text(SWAPS, encoding="utf-8")
    for device, kind in (("dm-1", "CRYPT-PLAIN-cryptswap"), ("dm-2", "LVM-abcdef")):
        (tmp_path / device / "dm").mkdir(parents=True)
        (tmp_path / device / "dm" / "uuid").write_text(kind + "\n", encoding="utf-8")
    assert hardened.plain_swap(tmp_path, tmp_path) == ("/swapfile", "/dev/sda2", "/dev/dm-2")
    (tmp_path / "swaps").write_text(SWAPS.splitlines()[0] + "\n", encoding="utf-8")
    assert hardened.plain_swap(tmp_path, tmp_path) == ()
    assert hardened.plain_swap(tmp_path / "elsewhere", tmp_path) == (), "a computer that does not tell"
