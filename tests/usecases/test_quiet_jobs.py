"""While it is quiet: what is offered, in whose words, and what a tick does."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Delay, OpeningHours
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import PatientStatus, short_board_name
from frontdesk.domain.task import Task
from frontdesk.domain.visit import InterpreterState, Visit, VisitState
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.quiet_jobs import MOST, job_done, quiet_jobs
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit

ARRIVED = NOW - timedelta(minutes=24)


def busy_desk() -> Desk:
    waiting = replace(
        visit("v2", "p2", "09:50"), state=VisitState.WAITING, arrived_at=ARRIVED, identified_at=ARRIVED
    )
    return desk_with(
        (
            *STAFF,
            Delay("d", "voss", TODAY, 15, NOW),
            patient("p1", "Hạnh", "Nguyễn"),
            visit("v1", "p1", "10:30"),
            fact("f1", "p1", FactKind.INTERPRETER, code="yes", extra="phone"),
            patient("p2", "Arjun", "Mehta"),
            waiting,
            Task("t1", "p2", "v2", "tea", TODAY, Audience.ALOUD),
            Task("t2", "p2", "v2", "the biopsy form", TODAY),
            Task("t3", "p1", "v1", "tray B", TODAY, Audience.ALOUD),
            Task("t4", "p2", "v2", "the chair", TODAY, Audience.ALOUD, done_at=NOW),
        ),
        NOW,
        ANA,
    )


def jobs(desk: Desk) -> list[tuple[str, str]]:
    return [(j.what, j.when) for j in quiet_jobs(desk, day_board(desk))]


def test_interpreters_late_news_and_small_things_by_first_name_and_without_health_words() -> None:
    assert jobs(busy_desk()) == [
        ("Call the interpreter for Hạnh, 10:30", "Before 10:25"),
        ("Tell Arjun why it takes longer", "24 minutes. Dr Lena Voss is running 15 late"),
        ("Tea, for Arjun", "While the patient is here"),
        ("Something, for Arjun", "While the patient is here"),
    ]


@pytest.mark.parametrize(
    ("board_name", "short"),
    [
        ("Siobhán B.", "Siobhán"),
        ("Mai Nhia V.", "Mai Nhia"),
        ("Sigrún Ó.", "Sigrún"),
        ("شهرزاد م.", "شهرزاد"),
        ("Khin Thiri", "Khin Thiri"),
        ("Suharti", "Suharti"),
        ("S. Kavitha", "S. Kavitha"),
        ("J. R.", "J."),
        ("B.", "B."),
        ("Martin Jr.", "Martin Jr."),
        ("Name not known", "Name not known"),
        ("", ""),
    ],
)
def test_a_board_name_is_short_without_the_initial_at_its_end(board_name: str, short: str) -> None:
    assert short_board_name(board_name) == short


def test_a_tick_does_the_job_and_undo_brings_it_back() -> None:
    desk = busy_desk()
    for job in quiet_jobs(desk, day_board(desk)):
        deed = job_done(desk, job).deed
        assert job not in quiet_jobs(desk, day_board(desk))
        undo(desk, deed)
        assert job in quiet_jobs(desk, day_board(desk))
        job_done(desk, job)
    assert jobs(desk) == []
    got = desk.store.get(Visit, "v1")
    assert got is not None
    assert got.interpreter is InterpreterState.READY
    tea = desk.store.get(Task, "t1", "p2")
    assert tea is not None
    assert tea.done_at == NOW


LAST_TUESDAY = TODAY - timedelta(days=2)


def missed(key: str, who: str, clock: str = "09:00", day: date = TODAY) -> Visit:
    return replace(visit(key, who, clock, day), state=VisitState.DID_NOT_COME)


def missing_desk(*more: Any) -> Desk:
    people = [patient(f"p{n}", name, "Diaz") for n, name in enumerate(("Ana", "Ben", "Cleo", "Dov", "Elif"))]
    return desk_with((*STAFF, *people, *more), NOW, ANA)


def test_whoever_did_not_come_today_or_the_day_before_is_rung() -> None:
    desk = missing_desk(missed("a", "p0"), missed("b", "p1", day=TODAY - timedelta(days=1)),
                        missed("c", "p2", day=LAST_TUESDAY), visit("d", "p3", "08:00"))  # fmt: skip
    assert jobs(desk) == [
        ("Ring Ana", "Was down for 09:00 today"),
        ("Ring Ben", "Was down for 13 May, 09:00"),
    ]


def test_over_a_day_that_was_closed_it_looks_back_to_the_last_open_one() -> None:
    clinic = replace(
        STAFF[0],
        hours=tuple(OpeningHours(day, time(8), time(18)) for day in (0, 1, 3, 4)),
    )
    gone = missed("c", "p2", day=LAST_TUESDAY)
    desk = desk_with((clinic, *STAFF[1:], patient("p2", "Cleo"), gone), NOW, ANA)
    assert [what for what, _ in jobs(desk)] == ["Ring Cleo"]


@pytest.mark.parametrize("status", [PatientStatus.INACTIVE, PatientStatus.DIED])
def test_nobody_is_rung_who_is_not_served_any_more(status: PatientStatus) -> None:
    gone = patient("p9", "Fay", "Diaz", status=status)
    assert jobs(missing_desk(gone, missed("a", "p9"))) == []


def test_whoever_is_down_for_another_time_today_is_not_rung() -> None:
    assert jobs(missing_desk(missed("a", "p0"), visit("b", "p0", "11:00"))) == []


def test_a_tick_is_a_word_that_they_were_reached_and_undo_takes_it_back() -> None:
    desk = missing_desk(missed("a", "p0"))
    (job,) = quiet_jobs(desk, day_board(desk))
    deed = job_done(desk, job).deed
    assert jobs(desk) == []
    kept = desk.store.get(Visit, "a")
    assert kept is not None
    assert kept.state is VisitState.DID_NOT_COME  # still counted as missed
    undo(desk, deed)
    assert [what for what, _ in jobs(desk)] == ["Ring Ana"]


def test_missed_visits_and_small_things_leave_room_for_each_other() -> None:
    gone = [missed(f"v{n}", f"p{n}", f"0{n + 1}:00") for n in range(4)]
    here = visit("w", "p4", "08:00", state=VisitState.WAITING, arrived_at=NOW)
    three = [Task(key, "p4", "w", "tea", TODAY) for key in "abc"]
    desk = missing_desk(*gone, here)
    assert [what for what, _ in jobs(desk)] == ["Ring Ana", "Ring Ben", "Ring Cleo", "Ring Dov"]
    desk = missing_desk(*gone, here, *three)
    assert [j.sort for j in quiet_jobs(desk, day_board(desk))] == ["missed", "missed", "task", "task"]


def test_four_is_the_most() -> None:
    desk = busy_desk()
    many = [Change(None, Task(f"m{i}", "p2", "v2", "tea", TODAY)) for i in range(9)]
    desk.store.commit(desk.deed("add_task", *many))
    assert len(jobs(desk)) == MOST


def test_who_has_left_needs_no_tea_and_who_is_to_come_neither() -> None:
    desk = busy_desk()
    check_out(desk, "v2")
    assert [what for what, _ in jobs(desk)] == ["Call the interpreter for Hạnh, 10:30"]
    check_in(desk, "v1")
    assert ("Tray B, for Hạnh", "While the patient is here") in jobs(desk)


def test_somebody_told_a_moment_ago_is_not_told_again() -> None:
    desk = busy_desk()
    got = desk.store.get(Visit, "v2")
    assert got is not None
    late = next(j for j in quiet_jobs(desk, day_board(desk)) if j.sort == "late")
    job_done(desk, late)
    assert "Tell Arjun why it takes longer" not in [what for what, _ in jobs(desk)]
