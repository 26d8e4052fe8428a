"""What a file says of somebody who is here: what the desk compared or took out stays, the rest follows."""

from dataclasses import replace
from typing import Any

from frontdesk.domain.deed import Change
from frontdesk.domain.fact import FactStatus
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    NameUse,
    Patient,
    PatientStatus,
    PersonName,
)
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from tests.usecases.imports import booking, bring, desk_for_import, facts, patients, person, visits


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


# --- facts that come back


def _language(desk: Desk) -> list[str]:
    return [fact.code for fact in facts(desk, patients(desk)[0].id)]


def test_a_language_that_an_import_took_away_comes_back_with_the_file() -> None:
    desk = desk_for_import()
    for tag in ("pl", "de", "pl", "de", "de", "pl"):
        bring(desk, [person(languages=(tag,))])
        assert _language(desk) == [tag]


def test_a_language_that_came_back_and_was_taken_out_at_the_desk_stays_out() -> None:
    desk = desk_for_import()
    for tag in ("pl", "de", "pl"):
        bring(desk, [person(languages=(tag,))])
    (fact,) = facts(desk, patients(desk)[0].id)
    change(desk, fact, status=FactStatus.RETIRED)
    assert bring(desk, [person(languages=("pl",))]).patients.as_json()["same"] == 1
    assert _language(desk) == []


# --- status


def _status_after(desk: Desk, *said: PatientStatus | None) -> PatientStatus:
    for status in said:
        bring(desk, [person(mrn="7", status=status)])
    return patients(desk)[0].status


def test_an_imported_person_follows_active_and_inactive_both_ways() -> None:
    active, inactive, died = PatientStatus.ACTIVE, PatientStatus.INACTIVE, PatientStatus.DIED
    assert _status_after(desk_for_import(), active, inactive) is inactive
    assert _status_after(desk_for_import(), inactive, active) is active
    assert _status_after(desk_for_import(), inactive, None) is inactive, "a list that does not say"
    assert _status_after(desk_for_import(), None) is active
    assert _status_after(desk_for_import(), died, active) is died
    assert _status_after(desk_for_import(), inactive, died, inactive) is died


def test_somebody_the_desk_wrote_is_not_made_active_by_a_file() -> None:
    desk = desk_for_import()
    mine = Patient("p1", "Ann L.", (PersonName("Ann Lee"),), "1961-03-14", status=PatientStatus.INACTIVE)
    desk.store.commit(desk.deed("quick add", Change(None, mine)))
    assert _status_after(desk, PatientStatus.ACTIVE) is PatientStatus.INACTIVE


def test_two_rows_with_two_states_are_the_same_when_read_again() -> None:
    for first, second in ((True, False), (False, True)):
        desk = desk_for_import()
        states = [PatientStatus.ACTIVE if one else PatientStatus.INACTIVE for one in (first, second)]
        rows = [person(mrn="7", status=status) for status in states]
        bring(desk, rows)
        assert patients(desk)[0].status is states[0]
        assert bring(desk, rows).patients.as_json()["same"] == 2


# --- phones


def _phone(value: str, use: str = "home") -> ContactPoint:
    return ContactPoint(ContactSystem.PHONE, value, use)


def test_a_new_number_of_the_same_use_takes_the_place_of_the_old_one() -> None:
    desk = desk_for_import()
    mail = ContactPoint(ContactSystem.EMAIL, "ann@example.org")
    row = person(mrn="7")
    bring(desk, [replace(row, contacts=(_phone("020 1111 1111"), _phone("0770 0900 123", "mobile"), mail))])
    bring(desk, [replace(row, contacts=(_phone("020 2222 2222"),))])
    assert patients(desk)[0].phones == ("020 2222 2222", "0770 0900 123")
    assert patients(desk)[0].emails == ("ann@example.org",)
    bring(desk, [replace(row, contacts=(_phone("+44 20 2222 2222"), _phone("020 3333 3333", "work")))])
    assert patients(desk)[0].phones == ("020 2222 2222", "0770 0900 123", "020 3333 3333")


def test_several_numbers_of_one_use_replace_none() -> None:
    desk = desk_for_import()
    row = person(mrn="7")
    bring(desk, [replace(row, contacts=(_phone("020 1111 1111"),))])
    bring(desk, [replace(row, contacts=(_phone("020 2222 2222"), _phone("020 3333 3333")))])
    assert patients(desk)[0].phones == ("020 1111 1111", "020 2222 2222", "020 3333 3333")


def test_the_numbers_of_somebody_the_desk_wrote_stay() -> None:
    desk = desk_for_import()
    mine = Patient(
        "p1", "Ann L.", (PersonName("Ann Lee"),), "1961-03-14", contacts=(_phone("020 1111 1111"),)
    )
    desk.store.commit(desk.deed("quick add", Change(None, mine)))
    bring(desk, [replace(person("Ann Lee"), contacts=(_phone("020 2222 2222"),))])
    assert patients(desk)[0].phones == ("020 1111 1111", "020 2222 2222")


def test_two_rows_with_two_numbers_are_the_same_when_read_again() -> None:
    desk = desk_for_import()
    rows = [replace(person(mrn="7"), contacts=(_phone(f"020 {n}111 1111"),)) for n in (1, 2)]
    bring(desk, [replace(person(mrn="7"), contacts=(_phone("020 9999 9999"),))])
    bring(desk, rows)
    assert patients(desk)[0].phones == ("020 1111 1111", "020 2111 1111")
    assert bring(desk, rows).patients.as_json()["same"] == 2
