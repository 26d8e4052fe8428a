"""Who looked, in the real window: from the record and from Trust, who may, printed, locked, and back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from frontdesk.domain.look_note import LookKind
from frontdesk.domain.paper import Paper
from frontdesk.domain.staff import Role
from frontdesk.screens.catalogue import LOOKS, PREFERENCES, RECORD
from frontdesk.screens.looks.view.looks_view import LooksView
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.look_at import look_at, note_look
from frontdesk.usecases.who_looked import ONLY_A_MANAGER
from tests.desks import StillClock
from tests.looks.people import picture_id
from tests.looks.record_stage import PicturedRecord

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[PicturedRecord]:
    with PicturedRecord(qapp) as stage:
        yield stage


def looks(stage: PicturedRecord) -> LooksView:
    assert stage.window.place() == LOOKS
    view = stage.window.body.currentWidget()
    assert isinstance(view, LooksView)
    return view


def from_record(stage: PicturedRecord) -> LooksView:
    record = stage.open("siobhan")
    record.presenter.chapter_picked("consent")
    stage.settle()
    record.for_good.looks.click()
    stage.settle()
    return looks(stage)


def words(view: LooksView) -> list[str]:
    return [row.spoken for group in view._shown.groups for row in group.rows]


def test_from_the_record_and_back_to_it(stage: PicturedRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    view = from_record(stage)
    assert view.title.text() == "Who looked at Siobhán Brennan"
    assert words(view)[0].endswith("Ana N., Opened the record")
    assert any("Opened the card, from that day’s list" in line for line in words(view))
    papers: list[Paper] = []
    monkeypatch.setattr(LooksView, "print_paper", lambda _, paper: papers.append(paper))
    stage.press(Qt.Key.Key_P, CTRL)
    first = papers[0].parts[0].rows[0]
    assert first.text.endswith("Ana N.: Opened the record")
    stage.press(Qt.Key.Key_Escape)
    assert stage.window.place() == RECORD
    assert stage.record.presenter.standing[0] == picture_id("patient", "siobhan")
    assert not [label for label in view.findChildren(QLabel) if "Siobhán" in label.text()]
    kinds = [one.kind for one in stage.desk.store.history_of(picture_id("patient", "siobhan"))]
    assert kinds[-4:] == [LookKind.RECORD, LookKind.LIST, LookKind.PAPER, LookKind.RECORD]


def test_the_desk_role_is_told_who_may_and_it_is_noted(stage: PicturedRecord) -> None:
    manager = stage.desk.staff
    stage.desk.staff = replace(manager, role=Role.DESK)
    view = from_record(stage)
    assert ONLY_A_MANAGER in view.empty.text()
    assert words(view) == []
    stage.desk.staff = manager
    stage.desktop._person_changed()
    assert any("Asked for this list" in line for line in words(view)), "and asked anew for the next"


def test_a_lock_empties_it_and_brings_it_back(stage: PicturedRecord) -> None:
    view = from_record(stage)
    before = words(view)
    view.lock(True)
    view.hide()
    assert words(view) == []
    assert not [label for label in view.findChildren(QLabel) if "Siobhán" in label.text()]
    view.lock(False)
    assert words(view) == before


def test_the_weeks_looks_from_trust(stage: PicturedRecord) -> None:
    desk = stage.desk
    add_patient(desk, "not-today", NewPerson("Ngozi", "Okonkwo"))
    look_at(desk, patient_id="not-today", why=LookKind.FOR_PHONE)
    settings = stage.window.show_screen(PREFERENCES)
    assert isinstance(settings, PreferencesView)
    settings._presenter.page_picked("trust")
    stage.settle()
    log = settings.trust.rows[1].button
    assert log is not None
    assert log.text() == "Open the log"
    log.click()
    stage.settle()
    view = looks(stage)
    lines = words(view)
    assert "1, On the phone" in lines
    assert "1, Ana N., On the phone: 1." in lines
    assert not any("Ngozi" in line for line in lines), "whom the looks were at is not in it"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert stage.window.place() == PREFERENCES


def test_many_looks_come_in_steps(stage: PicturedRecord) -> None:
    clock, siobhan = stage.desk.clock, picture_id("patient", "siobhan")
    assert isinstance(clock, StillClock)
    for _ in range(130):
        note_look(stage.desk, LookKind.CARD, siobhan)
    view = from_record(stage)
    assert len(words(view)) == 60
    assert view.more.isVisible()
    for _ in range(2):
        view.more.click()
    assert len(words(view)) > 130
    assert not view.more.isVisible()
