"""The page of who looked against its approved pictures: a person's list, and the week's."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.look_note import LookKind
from frontdesk.domain.staff import Person, Role
from frontdesk.qt.theme import DARK, LIGHT
from frontdesk.screens.catalogue import LOOKS
from frontdesk.screens.looks.view.looks_view import LooksView
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.look_at import look_at, note_look
from tests.desks import StillClock, desk_with
from tests.looks.compare import assert_approved
from tests.looks.dress import drawn
from tests.looks.people import NOW, STAFF, picture_id, pictured_day
from tests.looks.record_stage import PicturedRecord
from tests.screens.clipping import clipped

SIOBHAN, ZOE = picture_id("patient", "siobhan"), picture_id("patient", "zoe")


def week() -> Desk:
    """Six days of looks of two people at the desk."""
    joy = Person("joy", "Joy Okafor", Role.DESK, NOW - timedelta(days=90))
    desk = desk_with((*pictured_day(), joy), NOW - timedelta(days=6), STAFF)
    clock = desk.clock
    assert isinstance(clock, StillClock)
    look_at(desk, patient_id=SIOBHAN, why=LookKind.FOR_PHONE)
    look_at(desk, patient_id=ZOE, why=LookKind.FOR_FOLLOW_UP)
    clock.now = NOW - timedelta(days=1, hours=1)
    desk.staff = joy
    for _ in range(2):
        look_at(desk, patient_id=SIOBHAN)
    note_look(desk, LookKind.FOR_DESK, SIOBHAN)
    clock.now = NOW - timedelta(minutes=40)
    note_look(desk, LookKind.PAPER, SIOBHAN)
    look_at(desk, patient_id=SIOBHAN)
    note_look(desk, LookKind.PRIVATE, SIOBHAN)
    desk.staff, clock.now = STAFF, NOW
    return desk


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedRecord]:
    with PicturedRecord(qapp, desk=week(), painted=True) as stage:
        yield stage


def opened(stage: PicturedRecord, patient_id: str) -> LooksView:
    view = stage.window.show_screen(LOOKS)
    assert isinstance(view, LooksView)
    view.presenter.open(patient_id)
    stage.settle()
    view.back.clearFocus()
    return view


@pytest.mark.parametrize(("name", "patient"), [("person", SIOBHAN), ("week", "")], ids=["person", "week"])
def test_who_looked(stage: PicturedRecord, name: str, patient: str) -> None:
    opened(stage, patient)
    for colours in (LIGHT, DARK):
        assert_approved(drawn(stage, colours), f"looks-{name}-{colours.name}")
    assert clipped(stage.window) == []


def test_one_and_a_half_times_as_large(qapp: QApplication) -> None:
    with PicturedRecord(qapp, 1366, 688, desk=week(), k=1.5, painted=True) as stage:
        opened(stage, SIOBHAN)
        assert_approved(drawn(stage, LIGHT), "looks-person-text150-688")
        assert clipped(stage.window) == []
