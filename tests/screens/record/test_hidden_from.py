"""Hidden from somebody at the desk, set in the record; and whoever sits down next finds nobody."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.frame.change_board import ChangeBoard
from frontdesk.screens.record.page import CLOSED
from frontdesk.screens.record.presenter import RecordPresenter
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.people_at_desk import take_the_desk
from tests.desks import desk_with
from tests.looks.people import NOW as DAY, STAFF as DESK, picture_id, pictured_day
from tests.looks.record_stage import PicturedRecord
from tests.people import ANA, JOY, NOW, STAFF, patient, visit
from tests.screens.record.test_presenter import FakeDisplay
from tests.screens.today.fakes import LaterJobs


def opened(staff: object = ANA) -> tuple[RecordPresenter, LaterJobs, FakeDisplay]:
    desk = desk_with((*STAFF, patient("p1"), visit("v1", "p1")), NOW, staff)  # type: ignore[arg-type]  # of STAFF
    jobs, display = LaterJobs(), FakeDisplay()
    presenter = RecordPresenter(desk, jobs, ChangeBoard(), display)  # type: ignore[arg-type]  # stand-ins with the same verbs
    presenter.open("p1", "")
    jobs.run_all()
    presenter.chapter_picked("consent")
    return presenter, jobs, display


def shields(display: FakeDisplay) -> list[tuple[str, bool]]:
    assert display.record is not None
    return [(one.name, one.hidden) for one in display.record.shields]


def test_a_manager_switches_and_ctrl_z_takes_it_back() -> None:
    presenter, jobs, display = opened()
    assert shields(display) == [("Joy", False)]
    presenter.shield_set("joy", True)
    jobs.run_all()
    assert shields(display) == [("Joy", True)]
    assert display.toasts[-1] == "Hidden from Joy"
    presenter.undo()
    jobs.run_all()
    assert shields(display) == [("Joy", False)]
    presenter.shield_set("joy", True)
    jobs.run_all()
    presenter.shield_set("joy", False)
    jobs.run_all()
    assert shields(display) == [("Joy", False)]


def test_nobody_but_a_manager_is_shown_a_switch() -> None:
    _, _, display = opened(JOY)
    assert shields(display) == []


def test_the_record_closes_when_somebody_sits_down_who_must_not_see_it() -> None:
    presenter, jobs, display = opened()
    presenter.shield_set("joy", True)
    jobs.run_all()
    desk = presenter._page.desk
    take_the_desk(desk, JOY)
    presenter.person_changed()
    jobs.run_all()
    assert display.gone == [("p1", CLOSED)]
    assert presenter._page.open is None
    assert find_patient(desk, "siobhan") == ()


def test_by_keyboard_in_the_window(qapp: QApplication) -> None:
    desk = desk_with((*pictured_day(), JOY), DAY, DESK)
    with PicturedRecord(qapp, desk=desk) as stage:
        view = stage.open("siobhan")
        view.presenter.chapter_picked("consent")
        stage.settle()
        switch = view.shields.switches[JOY.id]
        assert switch.accessibleName() == "Hidden from Joy"
        switch.setFocus()
        QTest.keyClick(switch, Qt.Key.Key_Space)
        stage.settle()
        assert switch.isChecked()
        assert desk.whole.unseen_by(JOY.id) == {picture_id("patient", "siobhan")}
