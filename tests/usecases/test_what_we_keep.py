"""What is kept is said by what stands in the store, and nothing else."""

from dataclasses import replace

from frontdesk.domain.deed import Change
from frontdesk.usecases.what_we_keep import what_we_keep, who_sees_it
from tests.desks import desk_with
from tests.looks.people import pictured_day
from tests.people import ANA, JOY, NOW, STAFF


def test_a_store_with_nobody_keeps_nothing() -> None:
    assert what_we_keep(desk_with(STAFF, NOW, ANA)) == ()


def test_each_kind_is_named_once_there_is_one() -> None:
    whole = desk_with(pictured_day(), NOW, ANA)
    assert what_we_keep(whole)[:5] == ("names", "how each sounds", "visits", "needs", "promises")
    assert "what we were told" in what_we_keep(whole)


def test_who_left_does_not_see_it() -> None:
    desk = desk_with(STAFF, NOW, ANA)
    assert who_sees_it(desk) == ("Ana", "Joy")
    desk.store.commit(desk.deed("end_access", Change(JOY, replace(JOY, ended_at=NOW))))
    assert who_sees_it(desk) == ("Ana",)
