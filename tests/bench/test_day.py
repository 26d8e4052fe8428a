"""G15: the longest block of the window while somebody works at the desk and a list is brought in."""

import csv
import gc
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.app import SWITCH_INTERVAL
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.patient import Patient
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.likeness.fold import fold
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.screens.today import pace
from frontdesk.screens.today.open_card_state import OpenCard
from tests.bench.conftest import MadeClinic
from tests.bench.heartbeat import Heartbeat
from tests.bench.made_rows import people_of_a_file
from tests.bench.measure import Scores, lasting
from tests.bench.todays import visits
from tests.bench.window import SIZE, ClinicWindow, paint

CONTROL = Qt.KeyboardModifier.ControlModifier
FLOOR = "a bare loop"
BARE = 5
"""Seconds of the bare loop."""
MOST_ROWS = 5_000
LEAST_ROUNDS, MOST_ROUNDS = 8, 40


def test_the_window_always_answers(
    app: QApplication,
    own_clinic: MadeClinic,
    scores: Scores,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "ARMED_AFTER", 0.01)
    file = list_of_people(tmp_path / "people.csv", min(MOST_ROWS, own_clinic.patients // 2))
    heart = Heartbeat()
    bare = QWidget()
    bare.resize(*SIZE)
    bare.show()
    paint(app)
    heart.rest(FLOOR, scores.rounds(BARE))
    bare.close()
    paint(app)  # else the window that follows is told, too late, that nobody has the focus
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    window = ClinicWindow(app, own_clinic.desk(), still=False)
    gc.freeze()  # as the program does
    try:
        Day(window, heart).work(file, scores.rounds(LEAST_ROUNDS))
    finally:
        gc.unfreeze()
        window.close()
        sys.setswitchinterval(usual)
    floor = max(heart.blocks.pop(FLOOR))
    del heart.own[FLOOR]
    usually = {name: statistics.median(blocks) for name, blocks in heart.blocks.items()}
    words = f"half of the times at most: {slowest(usually)}; a bare loop {lasting(floor)}"
    scores.note("G15", max(map(max, heart.blocks.values())) * 1e3, words)
    own = {name: max(blocks) for name, blocks in heart.own.items()}
    scores.note("G15 own", max(own.values()) * 1e3, slowest(own))


def slowest(steps: dict[str, float]) -> str:
    """The four slowest steps."""
    four = sorted(steps, key=steps.__getitem__, reverse=True)[:4]
    return ", ".join(f"{name} {lasting(steps[name])}" for name in four)


class Day:
    """What the desk does, key by key, while the list is written."""

    def __init__(self, window: ClinicWindow, heart: Heartbeat) -> None:
        self._window, self._heart = window, heart
        self._view, self._stage = window.view, window.presenter.stage

    def work(self, file: Path, least: int) -> None:
        """Bring the list in, go back to Today at once, and work until it is written."""
        heart, desk = self._heart, self._window.desktop.desk
        to_come = iter(visits(desk, VisitState.EXPECTED))
        here = iter(visits(desk, VisitState.WAITING))
        review = self._bring(file)
        for done in range(MOST_ROUNDS):
            if done >= least and not review.presenter.writing:
                break
            heart.step("the board", self._stage.minute_passed)
            heart.step("a fold", lambda: self._stage.fold_clicked("left"))
            if self._come(next(to_come)):
                self._notes()
                self._hide()
            self._press("put away", Qt.Key.Key_Escape, lambda: self._stage.open is None)
            self._leave(next(here))
        heart.step("the rest of the list", lambda: None, lambda: not review.presenter.writing)

    def _bring(self, file: Path) -> ReviewView:
        desktop, heart = self._window.desktop, self._heart
        heart.step("a list comes", lambda: desktop.bring((file,)))
        review = desktop.window.body.currentWidget()
        assert isinstance(review, ReviewView)
        heart.step("its columns", lambda: None, review.columns.isVisible)
        heart.step("the list is read", review._go_on, review.look_through.isVisible)
        heart.step("the list is accepted", review._go_on)
        heart.step("back to Today", review._cancel, self._view.isVisible)
        return review

    def _come(self, visit: Visit) -> bool:
        """Found by typing, opened, matched: the first beat, then the lines."""
        patient = self._window.desktop.desk.store.get(Patient, visit.patient_id)
        assert patient is not None
        heart, find = self._heart, self._window.presenter.find
        for letter in [c for c in fold(patient.name.family) if c.isascii()][:4]:
            heart.step("a key in Find", lambda: self._type(letter), lambda: find.chosen() is not None)  # noqa: B023 - called before the next letter
        self._press("Find away", Qt.Key.Key_Escape, lambda: not self._stage.finding)
        heart.step("a card", lambda: self._view.person_picked(visit.id), lambda: self._stage.open is not None)
        card = self._stage.open
        assert card is not None
        if card.at_gate:  # whoever has a double today is left to a colleague
            return False
        heart.step("a card", lambda: None, lambda: self._stage.armed)
        self._press(
            "check-in", Qt.Key.Key_Return, lambda: card is not self._stage.open and not self._stage.busy
        )
        return True

    def _check_in(self, card: OpenCard) -> None:
        """Where the check line is out of sight the first press scrolls it in."""
        for _ in range(3):
            if self._stage.open is card:
                self._press("check-in", Qt.Key.Key_Return, lambda: not self._stage.busy)

    def _notes(self) -> None:
        self._press("another line", Qt.Key.Key_Down)
        self._press("a tick", Qt.Key.Key_Space)
        self._press("who is listening", Qt.Key.Key_F7)
        self._press("notes held", Qt.Key.Key_F4)
        self._press("a field", Qt.Key.Key_F2, self._view.add_bar.isVisible)
        self._heart.step("words", lambda: self._type("Window seat"))
        assert self._view.add_bar.field.text() == "Window seat"
        self._press("a note", Qt.Key.Key_Return, lambda: not self._view.add_bar.isVisible())
        self._heart.step("undo", lambda: QTest.keyClick(self._focus(), Qt.Key.Key_Z, CONTROL))

    def _hide(self) -> None:
        self._press("hide", Qt.Key.Key_F9, self._view.bars.isVisible)
        self._press("show again", Qt.Key.Key_F9, self._view.card.isVisible)

    def _leave(self, visit: Visit) -> None:
        heart = self._heart
        heart.step("a card", lambda: self._view.person_picked(visit.id), lambda: self._stage.open is not None)
        card = self._stage.open
        assert card is not None
        if not card.matched:
            self._press("put away", Qt.Key.Key_Escape)
            return
        heart.step(
            "leaving",
            lambda: QTest.keyClick(self._focus(), Qt.Key.Key_Return, CONTROL),
            lambda: self._stage.armed,
        )
        self._press("left", Qt.Key.Key_Return, lambda: self._stage.open is None)

    def _type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def _press(self, name: str, key: Qt.Key, done: Callable[[], bool] = lambda: True) -> None:
        self._heart.step(name, lambda: QTest.keyClick(self._focus(), key), done)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window.desktop.window


def list_of_people(file: Path, count: int, seed: int = 200) -> Path:
    """A list of another system."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(["Patient ID", "First name", "Last name", "Date of birth", "Mobile", "Email"])
        writer.writerows(_rows(count, seed))
    return file


def _rows(count: int, seed: int) -> Iterator[list[str]]:
    for batch in people_of_a_file(count, seed):
        for row in batch:
            assert isinstance(row, ImportedPatient)
            (name,), (number,) = row.names, row.identifiers
            contacts = [contact.value for contact in row.contacts]
            yield [number.value, *name.given, name.family, row.birth_date, *contacts]
