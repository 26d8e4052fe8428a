"""What a file says of somebody who is here: what the desk compared or took out stays, the rest follows."""

from dataclasses import replace
from typing import Any

from frontdesk.domain.deed import Change
from frontdesk.domain.patient import NameUse, PersonName
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from tests.usecases.imports import booking, bring, desk_for_import, patients, person, visits


def change(desk: Desk, before: Any, **to: Any) -> None:
    """Somebody at the desk changes a record."""
    desk.store.commit(desk.deed("by hand", Change(before, replace(before, **to))))


# --- what was compared at the desk


def test_what_the_desk_compared_at_the_match_is_never_overwritten() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee", "1961-03-14", mrn="7"))])
    check_in(desk, visits(desk)[0].id)
    review = bring(desk, [booking(person("Ann Lee", "1961-12-01", mrn="7"))])
    assert [problem.reason for problem in review.problems] == [
        "Row 2 has another birth date than the desk wrote down or compared; the desk's was kept."
    ]
    review = bring(desk, [booking(person("Ann Berg", "1961-03-14", mrn="7"))])
    assert [problem.reason for problem in review.problems] == [
        "Row 2 has another name than the desk wrote down or compared; the desk's was kept."
    ]
    (patient,) = patients(desk)
    assert (patient.name.full, patient.board_name, patient.birth_date) == ("Ann Lee", "Ann L.", "1961-03-14")
    again = bring(desk, [booking(person("Ann Lee", "1961-03-14", mrn="7"))])
    assert not again.problems
    both = replace(person("Ann Marie Lee", "1961-12-01", mrn="7"), names=(PersonName("Ann Lee Berg"),))
    review = bring(desk, [booking(both)])
    assert "another birth date and another name" in review.problems[0].reason
    assert patients(desk) == [patient]


def test_an_empty_birth_date_is_filled_after_the_match_too() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee", "", mrn="7"))])
    check_in(desk, visits(desk)[0].id)
    review = bring(desk, [booking(person("Ann Lee", "1961-03-14", mrn="7"))])
    assert not review.problems
    assert patients(desk)[0].birth_date == "1961-03-14"


def test_before_the_match_name_and_birth_date_follow_the_other_system() -> None:
    desk = desk_for_import()
    bring(desk, [person("Ann Lee", "1961-03-14", mrn="7")])
    bring(desk, [person("Ann Berg", "1961-03-14", mrn="7")])
    assert not bring(desk, [person("Ann Berg", "1961-03-15", mrn="7")]).problems
    (patient,) = patients(desk)
    assert (patient.name.full, patient.birth_date) == ("Ann Berg", "1961-03-15")


def test_no_name_is_added_to_the_compared_one() -> None:
    desk = desk_for_import()
    bring(desk, [booking(person("Ann Lee", mrn="7"))])
    check_in(desk, visits(desk)[0].id)
    names = (PersonName("", "Lee", ("Ann",)), PersonName("", "Berg", ("Rita",), use=NameUse.MAIDEN))
    review = bring(desk, [replace(person("Ann Lee", mrn="7"), names=names)])
    assert "another name" in review.problems[0].reason
    assert [name.full for name in patients(desk)[0].names] == ["Ann Lee"]
