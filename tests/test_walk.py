"""The whole walk, as a clinic does it on its first morning: from a list in a file to forty people checked in.

The real window over a real encrypted file, the list brought in through the review by keyboard, every
person found by typing, matched and checked in by Enter, and the file opened again afterwards.
"""

import random
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk import bootstrap
from frontdesk.desktop import Desktop
from frontdesk.domain.visit import VisitState
from frontdesk.qt.theme import LIGHT
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.screens.today import pace
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.usecases.first_run import FirstAnswers
from tests.importers.generators import _DIALECTS, Booking, bookings
from tests.looks.dress import dressed
from tests.screens.keyboard import Keyboard

PASSPHRASE = "harbour violet kettle sunday"
ZONE = "Europe/London"
LISTS = (("american", 40), ("british", 10), ("german one cell", 10), ("french", 10))
"""One whole morning; the other systems' ways of writing a list need no more than a few people each."""


def write_list(folder: Path, dialect: str, people: int, day: object) -> tuple[Path, tuple[Booking, ...]]:
    """A made-up list in one system's way of writing it, for ``day``."""
    chance = random.Random(dialect)
    name, write, latin1 = next(d for d in _DIALECTS if d[0] == dialect)
    assert not latin1
    truth = bookings(chance, ZONE, day, people)  # type: ignore[arg-type]  # a date of the desk
    content, encoding = write(truth, ZoneInfo(ZONE), chance)
    file = folder / f"{name}.csv"
    file.write_bytes(content)
    assert encoding is None
    return file, truth


def bring_in(qtbot: QtBot, desktop: Desktop, file: Path) -> None:
    """Through the review: columns as guessed, look through, add."""
    desktop.bring((file,))
    view = desktop.window.body.currentWidget()
    assert isinstance(view, ReviewView)
    qtbot.waitUntil(view.columns.isVisible, timeout=20_000)
    keys = Keyboard(qtbot, desktop.window)
    keys.enter()
    qtbot.waitUntil(view.look_through.isVisible, timeout=20_000)
    keys.enter()
    qtbot.waitUntil(lambda: desktop.window.place() == "today", timeout=30_000)


def check_in_by_keyboard(qtbot: QtBot, view: TodayView, booking: Booking) -> None:
    """Type the name, Enter; at the gate the date; Enter at the match."""
    presenter = view._presenter
    QTest.keyClick(view.find_field, Qt.Key.Key_Escape)
    view.find_field.take(f"{booking.given} {booking.family}")
    qtbot.waitUntil(lambda: presenter.find.chosen() is not None, timeout=5_000)
    QTest.keyClick(view.find_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: presenter.stage.open is not None, timeout=5_000)
    card = presenter.stage.open
    assert card is not None
    if card.at_gate:
        for digit in f"{booking.birth:%d%m}":
            QTest.keyClicks(view.gate.digits, digit)
    else:
        assert f"{booking.birth.year}" in view.card.match.check_line.text()
        qtbot.waitUntil(lambda: presenter.stage.armed, timeout=5_000)
        QTest.keyClick(view.find_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: presenter.stage.open is not None and presenter.stage.open.matched, timeout=5_000)
    assert str(booking.birth.year) not in view.card.match.check_line.text()


@pytest.mark.slow
@pytest.mark.parametrize(("dialect", "many"), LISTS)
def test_from_a_list_in_a_file_to_everybody_checked_in(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    dialect: str,
    many: int,
) -> None:
    monkeypatch.setattr(pace, "ARMED_AFTER", 0.01)
    store = tmp_path / "clinic.frontdesk"
    answers = FirstAnswers("Linden Street Clinic", "Ana", ZONE, clinicians=("Dr Lena Voss",))
    desk, _ = bootstrap.create_desk(store, PASSPHRASE, answers)
    file, truth = write_list(tmp_path, dialect, many, desk.today())
    assert len(truth) == many
    desktop = Desktop(qapp, desk, dressed(LIGHT))
    desktop.show()
    try:
        bring_in(qtbot, desktop, file)
        view = desktop.window.body.currentWidget()
        assert isinstance(view, TodayView)
        for booking in truth:
            check_in_by_keyboard(qtbot, view, booking)
        qtbot.waitUntil(
            lambda: sum(v.state is VisitState.WAITING for v in desk.store.visits(desk.today())) == len(truth)
        )
    finally:
        desktop.window.close()
        desktop.window.deleteLater()
        qapp.processEvents()

    again = bootstrap.open_desk(store, PASSPHRASE)
    try:
        people = {p.id: p for p, _ in again.store.patients()}
        found = sorted(
            (visit.start, people[visit.patient_id].birth_date) for visit in again.store.visits(again.today())
        )
        assert found == sorted((b.start, b.birth.isoformat()) for b in truth)
        assert all(v.state is VisitState.WAITING for v in again.store.visits(again.today()))
        assert all(v.identified_at for v in again.store.visits(again.today()))
    finally:
        again.store.close()
    for part in tmp_path.glob("clinic.frontdesk*"):
        assert truth[0].family.encode() not in part.read_bytes(), part.name
