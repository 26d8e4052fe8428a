"""The real window over a real encrypted file, and lists to bring into it."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.desktop import Desktop
from frontdesk.importers import child, read, wire
from frontdesk.importers.format import ReadAs
from frontdesk.qt.look import Look
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.looks.dress import dressed

PASS = "harbour violet kettle sunday"


@dataclass
class Bench:
    """One window, and how tests walk through it."""

    qtbot: QtBot
    desktop: Desktop
    store: Path

    @property
    def desk(self) -> Desk:
        return self.desktop.desk

    @property
    def view(self) -> ReviewView:
        view = self.desktop.window.body.currentWidget()
        assert isinstance(view, ReviewView)
        return view

    def bring(self, *files: Path) -> ReviewView:
        self.desktop.bring(files)
        return self.view

    def until(self, page: str) -> ReviewView:
        """Wait until a page of the review stands there: choose, columns, look_through."""
        view = self.view
        self.qtbot.waitUntil(lambda: getattr(view, page).isVisible(), timeout=20_000)
        return view

    def until_today(self) -> None:
        self.qtbot.waitUntil(lambda: self.desktop.window.place() == "today", timeout=30_000)

    def close(self) -> None:
        self.desktop.window.close()
        self.desktop.window.deleteLater()
        QApplication.processEvents()

    def reopened(self) -> Desk:
        """The same file, after the window is closed."""
        self.close()
        return bootstrap.open_desk(self.store, PASS)


@pytest.fixture
def open_bench(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Bench]]:
    monkeypatch.setattr(
        key_file, "Cost", lambda *given: Cost(*(given or (1, 8192)))
    )  # the slow guess is tested in first run
    with ExitStack() as closing:

        def make(
            look: Look | None = None, size: tuple[int, int] = (1366, 768), *, sample: bool = False
        ) -> Bench:
            store = tmp_path / "clinic.frontdesk"
            if sample:
                desk = bootstrap.create_sample(store, PASS)
            elif store.exists():
                desk = bootstrap.open_desk(store, PASS)
            else:
                answers = FirstAnswers(
                    "Linden Street Clinic", "Ana", "Europe/London", clinicians=("Dr Lena Voss",)
                )
                desk, _ = bootstrap.create_desk(store, PASS, answers)
            bench = Bench(qtbot, Desktop(qapp, desk, look or dressed(LIGHT)), store)
            bench.desktop.show(*size)
            qapp.processEvents()
            closing.callback(bench.close)
            return bench

        yield make
    qapp.processEvents()


@pytest.fixture
def bench(open_bench: Callable[..., Bench]) -> Bench:
    return open_bench()


@pytest.fixture
def real_child() -> None:
    """Named by tests that read in a child process, as the program does."""


@pytest.fixture(autouse=True)
def in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files without starting a child for each, but for the tests that say ``real_child``."""
    if "real_child" in request.fixturenames:
        return

    def answers(path: Path, how: ReadAs, ask: str, silence: float) -> Iterator[dict[str, Any]]:
        asked = {"ask": ask, "path": str(path), **asdict(how), "today": how.today.isoformat()}
        try:
            for answer in child._answers(asked):
                if "done" not in answer:
                    yield json.loads(wire.written(answer))
        except OSError:
            raise child.UNREADABLE from None

    monkeypatch.setattr(read, "_answers", answers)


GIVEN = (
    "Aoife Bao Carmen Dmitri Efua Farid Grete Hana Ivo Jun Kofi Lena Mei Nadia Omar Priya Quin Rosa Sven Ton"
).split()
FAMILY = "Brennan Okafor Nguyen W\u00f3jcik Haddad Silva Larsen Mbeki Ortiz Petrov".split()


def day_list(folder: Path, count: int = 40, day: date | None = None, name: str = "linden-day.csv") -> Path:
    """A day's list as booking systems export it: quoted names, capitals, and things we never keep."""
    day = day or date(2026, 11, 23)
    head = "Patient Name,Date of Birth,Sex,Phone,Insurance,Appt Date,Appt Time,Provider,Reason,Appt ID,MRN"
    rows = [head]
    for at in range(count):
        who = f'"{FAMILY[at // 20 % 10]}, {GIVEN[at % 20]}"'
        born = date(1940, 1, 1) + timedelta(days=397 * at)
        rows.append(
            f"{who},{born:%Y-%m-%d},F,020 7946 {at:04d},Acme,{day:%Y-%m-%d},"
            f'{8 + at // 6:02d}:{at % 6 * 10:02d},"VOSS, LENA MD",knee,A{day:%d}{at},M{at}'
        )
    file = folder / name
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file
