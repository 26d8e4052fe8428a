"""While it is quiet: what is offered, in whose words, and what a tick does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Delay
from frontdesk.domain.fact import FactKind
from frontdesk.domain.patient import short_board_name
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.visit import InterpreterState, Visit, VisitState
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.quiet_jobs import MOST, job_done, quiet_jobs
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit

ARRIVED = NOW - timedelta(minutes=24)


def promise(key: str, what: str, due: date = TODAY, audience: Audience = Audience.DESK) -> Promise:
    return Promise(key, "p3", what, "the desk", due, date(2026, 5, 7), audience=audience)


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
            patient("p3", "Zoë", "Lindqvist"),
            promise("a", "a copy of the letter", audience=Audience.ALOUD),
            promise("b", "the biopsy result", TODAY - timedelta(days=1)),
            promise("c", "something later", TODAY + timedelta(days=1)),
        ),
        NOW,
        ANA,
    )


def jobs(desk: Desk) -> list[tuple[str, str]]:
    return [(j.what, j.when) for j in quiet_jobs(desk, day_board(desk))]


def test_interpreters_late_news_and_promises_by_first_name_and_without_health_words() -> None:
    assert jobs(busy_desk()) == [
        ("Call the interpreter for Hạnh, 10:30", "Before 10:25"),
        ("Tell Arjun why it takes longer", "24 minutes. Dr Lena Voss is running 15 late"),
        ("A promise for Zoë", "Promised for 13 May"),
        ("A copy of the letter, for Zoë", "Promised for today"),
    ]


def test_somebody_with_one_name_of_two_words_keeps_both() -> None:
    khin = replace(patient("p3", "Khin Thiri", ""), board_name="Khin Thiri")
    desk = desk_with((*STAFF, khin, promise("a", "a letter")), NOW, ANA)
    assert [what for what, _ in jobs(desk)] == ["A promise for Khin Thiri"]


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
    kept = desk.store.get(Promise, "a", "p3")
    assert kept is not None
    assert kept.state is PromiseState.READY


def test_four_is_the_most() -> None:
    many = [promise(str(i), "a letter") for i in range(9)]
    assert len(jobs(desk_with((*STAFF, patient("p3"), *many), NOW, ANA))) == MOST


def test_somebody_told_a_moment_ago_is_not_told_again() -> None:
    desk = busy_desk()
    got = desk.store.get(Visit, "v2")
    assert got is not None
    late = next(j for j in quiet_jobs(desk, day_board(desk)) if j.sort == "late")
    job_done(desk, late)
    assert "Tell Arjun why it takes longer" not in [what for what, _ in jobs(desk)]
