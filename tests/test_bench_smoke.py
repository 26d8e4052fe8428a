"""The benchmarks still run, on a clinic of a few; what they measure is told by ``dev.py bench``."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench import made_clinic, page
from tests.bench.conftest import _SCORES, pytest_sessionfinish
from tests.bench.goals import GOALS, Goal, Unit
from tests.bench.heartbeat import Heartbeat
from tests.bench.measure import Scores

ROOT = Path(__file__).resolve().parents[1]
FEW = 260


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_quick_benchmarks_run_and_print_their_table() -> None:
    command = (sys.executable, "-m", "pytest", "tests/bench", f"--patients={FEW}", "-p", "no:cacheprovider")
    some = (
        "test_read_a_card or test_which_lines_fit or test_search or test_a_misspelt_name or test_size or "
        "test_read_a_board or test_one_row or test_hide or test_show_again or test_put_away or "
        "test_the_window_always_answers or test_memory_of_a_day or test_reading or "
        "test_everything_comes_in_at_once"
    )
    # Where these tests are spread over the cores, benchmarks would think that they are and measure nothing.
    spread = [name for name in os.environ if name.startswith("PYTEST_XDIST")]
    environment = {name: value for name, value in os.environ.items() if name not in spread}
    ran = subprocess.run(
        [*command, "-q", "-k", some], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    table = [line for line in ran.stdout.splitlines() if line.startswith("| ")]
    assert {line.split("|")[1].strip() for line in table} >= {
        "G3",
        "G4",
        "G5",
        "G5 cold",
        "G7",
        "G7 naive",
        "G8",
        "G8 cold",
        "G8 row",
        "G12 day",
        "G12b",
        "G13",
        "G15",
        "Hide",
        "Show",
        "Esc",
    }


def test_the_same_seed_makes_the_same_clinic() -> None:
    first, again = (list(made_clinic.records(210, seed)) for seed in (3, 3))
    assert first == again
    assert first != list(made_clinic.records(210, 4))
    today = [record for record in first if getattr(record, "day", None) == made_clinic.TODAY]
    assert len(today) == made_clinic.TODAYS + 1  # and one clinician who runs late


@pytest.mark.parametrize(
    ("value", "at_least", "said"),
    [(1.0, False, "met"), (2.0, False, "met"), (2.4, False, "close"), (2.6, False, "missed"),
     (3.0, True, "met"), (1.7, True, "close"), (1.5, True, "missed")],
)  # fmt: skip
def test_a_quarter_past_a_goal_is_missed(value: float, at_least: bool, said: str) -> None:
    assert Goal("G", "what", "floor", 2.0, at_least=at_least).verdict(value, 10_000) == said


def test_a_missed_goal_is_named() -> None:
    scores = Scores(10_000)
    scores.note("G5", 4.0)
    scores.note("G9b", 100.0)
    assert [line.split(":")[0] for line in scores.past()] == ["G9b"]


@pytest.mark.parametrize(("check", "figure", "ends"), [(True, 100.0, 1), (True, 2.0, 0), (False, 100.0, 0)])
def test_check_fails_past_a_goal(check: bool, figure: float, ends: int) -> None:
    scores = Scores(10_000)
    scores.note("G9b", figure)
    config = SimpleNamespace(getoption=lambda name: check and name == "--check", stash={_SCORES: scores})
    session = SimpleNamespace(config=config, exitstatus=0)
    pytest_sessionfinish(session)  # type: ignore[arg-type]  # a session holds far more than it reads
    assert session.exitstatus == ends


def test_the_page_takes_the_table_between_its_marks(tmp_path: Path) -> None:
    copy = tmp_path / "performance.md"
    copy.write_text(page.PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    scores = Scores(100_000)
    scores.note("G5", 4.0, "a note")
    page.write(scores, copy)
    written = copy.read_text(encoding="utf-8")
    assert (
        "| G5 | All of one person for a card | one patient row by id | 4.00x | at most 5x | met | a note |"
        in written
    )
    page.write(scores, copy)
    assert copy.read_text(encoding="utf-8") == written
    later = Scores(100_000)
    later.note("G9", 3.0)
    page.write(later, copy)
    renewed = copy.read_text(encoding="utf-8")
    assert "| G5 | All of one person for a card | one patient row by id | 4.00x |" in renewed, (
        "left as it was"
    )
    assert "| G9 | Check-in, written and safe (p50) | 4 KiB written and synced | 3.00x |" in renewed


def test_figures_of_other_versions_do_not_stay(tmp_path: Path) -> None:
    copy = tmp_path / "performance.md"
    copy.write_text(page.PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    scores = Scores(100_000)
    scores.note("G5", 4.0)
    page.write(scores, copy)
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace(page.made_with(), "CPython 3.10"), encoding="utf-8")
    later = Scores(100_000)
    later.note("G9", 3.0)
    page.write(later, copy)
    begins, ends = page.marks(100_000)
    large = copy.read_text(encoding="utf-8").split(begins)[1].split(ends)[0]
    assert "| G9 |" in large
    assert "| G5 |" not in large


def test_a_heartbeat_finds_what_blocks_the_window(qapp: QApplication) -> None:
    heart = Heartbeat()
    heart.step("blocked", lambda: time.sleep(0.08))
    assert heart.blocks["blocked"][0] > 0.06
    assert heart.own["blocked"][0] < 0.05, "asleep, the processor did nothing for it"


def test_every_goal_says_what_and_is_named_once() -> None:
    assert len({goal.key for goal in GOALS}) == len(GOALS)
    assert all(goal.what and (goal.floor or goal.unit is not Unit.TIMES) for goal in GOALS)
