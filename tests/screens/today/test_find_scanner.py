"""A scanner is a keyboard that types a number faster than anybody, wherever the focus is, and then Enter."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.patient import Identifier, Patient
from frontdesk.domain.visit import Visit
from frontdesk.screens.today.shown import CardShown
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, picture_id, pictured_day
from tests.looks.stage import PicturedToday
from tests.people import patient, visit
from tests.screens.today.fakes import LaterJobs
from tests.screens.today.presented import Today

LABEL = "MR-0042-17"
WRISTBAND = "0001042"
SYSTEM = "https://linden-street.example.org/patients"
NUMBERS = {"siobhan": Identifier(SYSTEM, LABEL), "tomasz": Identifier(SYSTEM, WRISTBAND)}


@pytest.fixture
def today(qapp: QApplication) -> Iterator[PicturedToday]:
    by_id = {picture_id("patient", key): number for key, number in NUMBERS.items()}
    people = (
        replace(one, identifiers=(by_id[one.id],)) if isinstance(one, Patient) and one.id in by_id else one
        for one in pictured_day()
    )
    with PicturedToday(qapp, 1366, 768, desk=desk_with(tuple(people), NOW, STAFF)) as stage:
        yield stage


def scan(stage: PicturedToday, number: str, end: str = "\r") -> None:
    """All keys at once: nothing is drawn between them."""
    for sign in number + end:
        QTest.keyClicks(QApplication.focusWidget() or stage.window, sign)
    stage.settle()


@pytest.mark.parametrize(
    ("number", "who"), [(LABEL, "siobhan"), (WRISTBAND, "tomasz"), ("mr004217", "siobhan")]
)
@pytest.mark.parametrize("end", ["\r", "\r\r"])
def test_a_scanned_number_opens_the_card_and_writes_nothing(
    today: PicturedToday, number: str, who: str, end: str
) -> None:
    before = list(today.desk.store.visits())
    scan(today, number, end)
    opened = today.presenter.stage.open
    assert opened is not None
    assert opened.patient_id == picture_id("patient", who)
    assert not opened.matched, "a number is no match: name and birth date are asked all the same"
    assert today.view.find_field.text() == ""
    assert list(today.desk.store.visits()) == before


def test_the_next_scan_puts_the_card_away_and_opens_the_next(today: PicturedToday) -> None:
    scan(today, LABEL)
    scan(today, WRISTBAND)
    opened = today.presenter.stage.open
    assert opened is not None
    assert opened.patient_id == picture_id("patient", "tomasz")


def test_a_number_nobody_has_opens_nobody(today: PicturedToday) -> None:
    scan(today, "9990042")
    assert today.presenter.stage.open is None
    assert today.view.find_field.text() == "9990042"


def test_enter_that_comes_before_any_answer_opens_whom_the_whole_number_fits() -> None:
    jobs = LaterJobs()
    begun = patient("p7", "Ama", "Mensah", "2000-10-04")
    meant = replace(patient("p8", "Ivo", "Novak"), identifiers=(Identifier(SYSTEM, WRISTBAND),))
    made = Today(jobs, (begun, visit("v7", "p7", "11:20"), meant, visit("v8", "p8", "11:40")))
    while jobs.waiting:
        jobs.waiting.pop(0)()
    for length in range(1, len(WRISTBAND) + 1):
        made.presenter.find.typed(WRISTBAND[:length])
    made.presenter.enter()
    while jobs.waiting:
        jobs.waiting.pop()()  # the last question is answered first
    assert isinstance(made.display.front, CardShown)
    opened = made.presenter.stage.open
    assert opened is not None
    assert opened.patient_id == "p8"
    assert made.desk.store.get(Visit, "v8") == made.visit("v8")
