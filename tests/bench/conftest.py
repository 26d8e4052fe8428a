"""What the benchmarks share: the size, the made-up clinic of this run, the scores, their table."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.app import SWITCH_INTERVAL, application
from frontdesk.store.sqlite.migrations import VERSION
from frontdesk.store.sqlite.open import open_store
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.desk import Desk
from tests.bench import made_clinic, page
from tests.bench.measure import Scores
from tests.bench.window import ClinicWindow
from tests.desks import StillClock, desk_over

_SCORES = pytest.StashKey[Scores]()
_TIMEOUT = 1_800


def pytest_addoption(parser: pytest.Parser) -> None:
    """How large, and whether the page is written."""
    group = parser.getgroup("frontdesk")
    group.addoption("--patients", type=int, default=10_000, help="bench: people in the made-up clinic")
    group.addoption(
        "--kept", type=Path, help="bench: keep the made-up clinic in this folder and use it again"
    )
    group.addoption("--write-page", action="store_true", help="bench: put the table into docs/performance.md")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Named benchmarks run, whatever the usual options say."""
    config.option.benchmark_skip = False
    config.stash[_SCORES] = Scores(config.getoption("--patients"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A large clinic takes its time: half an hour up to 100,000 people, and ten times that for a million."""
    tenfold = max(1, config.getoption("--patients") // 100_000)
    for item in items:
        item.add_marker(pytest.mark.timeout(_TIMEOUT * tenfold))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With ``--check`` a figure a quarter past its goal fails the run."""
    if session.config.getoption("--check") and session.config.stash[_SCORES].past():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The table; what is past its goal once more below it."""
    scores = config.stash[_SCORES]
    if not scores.found:
        return
    terminalreporter.section(f"{scores.patients:,} patients")
    for line in scores.table():
        terminalreporter.line(line)
    if config.getoption("--write-page"):
        page.write(scores)
    if config.getoption("--check") and scores.past():
        terminalreporter.section("past a goal", red=True, bold=True)
        for line in scores.past():
            terminalreporter.line(line, red=True)


@pytest.fixture(scope="session")
def scores(request: pytest.FixtureRequest) -> Scores:
    """Where figures go."""
    return request.config.stash[_SCORES]


@dataclass(frozen=True, slots=True)
class MadeClinic:
    """The store of this run, closed."""

    path: Path
    patients: int

    def open(self) -> SqliteStore:
        """Open it, as a start with its key at hand does."""
        return open_store(self.path, made_clinic.KEY, now=made_clinic.NOW)

    def desk(self) -> Desk:
        """A desk over it, its clock standing still."""
        return desk_over(self.open(), StillClock(made_clinic.NOW), made_clinic.ANA)


@pytest.fixture(scope="session")
def clinic(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, scores: Scores
) -> MadeClinic:
    """Made once a run, in a folder of the run; a million people take half an hour, so it may be kept."""
    path = tmp_path_factory.mktemp("clinic") / "made.frontdesk"
    kept: Path | None = request.config.getoption("--kept")
    before = kept / f"{scores.patients}-layout{VERSION}.frontdesk" if kept else path
    if not before.is_file():
        before.parent.mkdir(parents=True, exist_ok=True)
        made_clinic.build(before, scores.patients)
    if before != path:
        shutil.copy(before, path)
    return MadeClinic(path, scores.patients)


@pytest.fixture
def own_clinic(clinic: MadeClinic, tmp_path: Path) -> MadeClinic:
    """A copy, for what writes more than it takes back."""
    path = tmp_path / clinic.path.name
    shutil.copy(clinic.path, path)
    return MadeClinic(path, clinic.patients)


@pytest.fixture
def store(clinic: MadeClinic) -> Iterator[SqliteStore]:
    """The clinic's store, open."""
    opened = clinic.open()
    yield opened
    opened.close()


@pytest.fixture
def desk(clinic: MadeClinic) -> Iterator[Desk]:
    """A desk without a window."""
    made = clinic.desk()
    yield made
    made.store.close()


@pytest.fixture(scope="session")
def app() -> QApplication:
    """The one application, dressed as the product's."""
    return application()


@pytest.fixture
def window(app: QApplication, clinic: MadeClinic) -> Iterator[ClinicWindow]:
    """The product's window over the clinic, with its own threads."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    opened = ClinicWindow(app, clinic.desk())
    yield opened
    opened.close()
    sys.setswitchinterval(usual)
