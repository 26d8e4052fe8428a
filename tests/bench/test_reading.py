"""G11: each format read by the reading child, beside bare parsing of the same file by another program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.importers import child_process
from tests.bench.made_files import MADE, Made
from tests.bench.measure import Scores, lasting

_FEW_BYTES = 20_000
_MB = 1_000_000
_BARE = {
    "CSV": "import csv; n = sum(1 for row in csv.reader(open(path, encoding='utf-8', newline='')))",
    "FHIR NDJSON": "import json; n = sum(1 for line in open(path, encoding='utf-8') if json.loads(line))",
    "FHIR Bundle": "import json; n = len(json.load(open(path, encoding='utf-8'))['entry'])",
    "HL7": (
        "n = 0\n"
        "for line in open(path, encoding='utf-8', newline='\\r'):\n"
        "    fields = [part.split('^') for part in line.split('|')]\n"
        "    n += fields[0][0] == 'MSH'"
    ),
    "vCard": (
        "n = 0\n"
        "for line in open(path, encoding='utf-8'):\n"
        "    name, _, value = line.partition(':')\n"
        "    parts = name.split(';'), value.split(';')\n"
        "    n += name == 'END'"
    ),
    "iCalendar": "import icalendar; n = len(icalendar.Calendar.from_ical(open(path, 'rb').read()).events)",
}
"""What any reader of the format has to do, in the fewest lines."""


_LAUNCHER = """import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]))
"""
"""A small program starts the one that is measured: a peak of memory begins with that of whoever starts it."""


def _cost(program: list[str], request: bytes = b"") -> tuple[float, int]:
    launched = [sys.executable, "-S", "-c", _LAUNCHER, *program]
    said = subprocess.run(
        launched, input=request, stdout=subprocess.PIPE, env=_environment(), check=True
    ).stdout
    seconds, memory = json.loads(said)
    return float(seconds), int(memory)


def _environment() -> dict[str, str]:
    ours = str(Path(child_process.__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH", ""))))
    return os.environ | {"PYTHONPATH": paths}


def _request(path: Path) -> bytes:
    said = {"ask": "read", "path": str(path), "zone": "Europe/London", "today": "2026-11-23"}
    return json.dumps({**said, "columns": None, "encoding": None, "day_first": None}).encode() + b"\n"


_CHILD = [sys.executable, "-P", "-X", "utf8", "-m", "frontdesk.hardened", "frontdesk.importers.child"]


def ours(path: Path) -> tuple[float, int]:
    """The reading child, its rows thrown away: seconds on the processor, bytes at its peak."""
    return _cost(_CHILD, _request(path))


def bare(name: str, path: Path) -> tuple[float, int]:
    """The fewest lines that parse the same."""
    return _cost([sys.executable, "-c", f"import sys; path = sys.argv[1]\n{_BARE[name]}", str(path)])


def rows_of(path: Path) -> int:
    """How many rows come out, to be sure that something is timed."""
    said = subprocess.run(
        _CHILD, input=_request(path), stdout=subprocess.PIPE, env=_environment(), check=True
    ).stdout
    answers = [json.loads(line) for line in said.splitlines()]
    assert "done" in answers[-1], answers[-1]
    return sum(row[0] in "pv" for answer in answers for row in answer.get("rows", ()))


@pytest.mark.skipif(sys.platform == "win32", reason="no system call tells what one child took")
@pytest.mark.parametrize("name", MADE)
def test_reading(name: str, scores: Scores, tmp_path: Path) -> None:
    made: Made = MADE[name]
    least = tmp_path / f"least{made.ending}"
    few = made.write(least, _FEW_BYTES)
    assert rows_of(least) == few
    began_ours = min(ours(least) for _ in range(3))[0]
    began_bare = min(bare(name, least) for _ in range(3))[0]
    peaks: dict[int, int] = {}
    for size in (1, 10, 100) if scores.worth_timing else ():
        if size > made.most_mb:
            continue
        path = tmp_path / f"{size}{made.ending}"
        items = made.write(path, size * _MB)
        turns = [(ours(path), bare(name, path)) for _ in range(3 if size < 100 else 1)]
        seconds = min(one[0][0] for one in turns) - began_ours
        floor = min(one[1][0] for one in turns) - began_bare
        peaks[size] = min(one[0][1] for one in turns)
        rate = f"{items / seconds:,.0f} a second; {items:,} in {lasting(seconds)}, bare {lasting(floor)}"
        scores.note(f"G11 {name} {size}", seconds / floor, f"{rate}; {peaks[size] / _MB:.0f} MB of memory")
        path.unlink()
    if 100 in peaks:
        scores.note(f"G11 {name} memory", (peaks[100] - peaks[1]) / _MB, "at 100 MB more than at 1 MB")
