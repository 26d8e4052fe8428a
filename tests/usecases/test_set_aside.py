"""Rows that only a person can place: kept once, asked about together, used or not as somebody says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import NotAllowed, Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.imported import ImportedRow
from frontdesk.domain.patient import Identifier, Patient, PatientStatus
from frontdesk.domain.set_aside import Decision, Reason, SetAside
from frontdesk.domain.staff import Person, Role
from frontdesk.usecases import set_aside
from frontdesk.usecases.decide_aside import AT_ONCE, decide, decide_alike
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_aside import NOT_USED
from frontdesk.usecases.import_review import Counts
from frontdesk.usecases.set_aside import Row, row_set_aside, waiting
from frontdesk.usecases.undo import redo, undo
from tests.usecases.imports import TODAY, booking, bring, desk_for_import, facts, patients, person, visits

JOY = Person("joy", "Joy", Role.DESK, datetime(2026, 1, 1, tzinfo=UTC))


def with_double(*rows: ImportedRow) -> Desk:
    """Ann Lee is here under number 7; then rows come that may be she."""
    desk = desk_for_import()
    bring(desk, [person(mrn="7", phone="0151 555 0100")])
    bring(desk, rows or [person(mrn="8", languages=("vi",))])
    return desk


def put_aside(desk: Desk, reason: Reason, may_be: Iterable[str], row: Row | None = None) -> SetAside:
    """What a feed does with a message that waits for a person."""
    one = row_set_aside(desk, "HL7 from 10.0.0.7", reason, may_be, row)
    desk.whole.commit(desk.deed("set_aside", Change(None, one)))
    return one


def here(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """Everybody with the numbers they have."""
    return [(who.name.full, tuple(one.value for one in who.identifiers)) for who in patients(desk)]


def test_it_stands_beside_whom_it_may_be_with_what_speaks_for_it() -> None:
    desk = with_double()
    (one,) = waiting(desk)
    assert (one.name, one.first.source, one.first.reason) == ("Ann Lee", "list.csv", Reason.MAY_BE_DOUBLE)
    assert [may.patient.id for may in one.may_be] == [patients(desk)[0].id]
    assert one.may_be[0].why == "same name, same birth date; but another number of the same system"
    assert one.person is not None
    assert one.person.languages == ("vi",)


def test_the_same_row_is_asked_about_once_and_a_new_time_takes_the_place_of_the_old_one() -> None:
    first = booking(person(mrn="8"), source_system="s", source_value="1")
    desk = with_double(first)
    review = bring(desk, [first, first])
    assert (review.visits, len(waiting(desk)), review.run_id) == (Counts(set_aside=2), 1, "")
    assert first.start is not None
    bring(desk, [replace(first, where="row 9", start=first.start + timedelta(hours=1))])
    bring(desk, [booking(person(mrn="8"), "15:00", source_system="s", source_value="2")])
    (one,) = waiting(desk)
    assert sorted(v.start.hour for v in one.visits if v.start) == [10, 15], "one person, two appointments"
    decide(desk, one.first.id, Decision.ANOTHER)
    assert [visit.start.hour for visit in visits(desk)] == [10, 15]
    assert len({visit.patient_id for visit in visits(desk)}) == 1
    assert here(desk) == [("Ann Lee", ("7",)), ("Ann Lee", ("8",))]


def test_the_same_person_gets_what_the_row_says_and_the_desk_can_take_it_back() -> None:
    desk = with_double(booking(person(mrn="8", languages=("vi",))))
    decide(desk, waiting(desk)[0].first.id, Decision.THIS_ONE)
    (who,) = patients(desk)
    assert here(desk) == [("Ann Lee", ("7", "8"))]
    assert [(fact.kind, fact.code) for fact in facts(desk, who.id)] == [(FactKind.SPOKEN_LANGUAGE, "vi")]
    assert [visit.patient_id for visit in visits(desk)] == [who.id]
    assert waiting(desk) == ()
    assert bring(desk, [booking(person(mrn="8", languages=("vi",)))]).visits == Counts(same=1)
    undo(desk)
    assert (here(desk), visits(desk), len(waiting(desk))) == ([("Ann Lee", ("7",))], [], 1)
    redo(desk)
    assert (here(desk), waiting(desk)) == ([("Ann Lee", ("7", "8"))], ())


def test_a_row_not_used_is_gone_and_is_not_asked_about_again() -> None:
    desk = with_double()
    (one,) = waiting(desk)
    decide(desk, one.first.id, Decision.NOT_USED)
    gone = desk.store.get(SetAside, one.first.id)
    assert gone is not None
    assert (gone.row, gone.decided_by, gone.decided_on) == ("", "sam", TODAY)
    review = bring(desk, [person(mrn="8", languages=("vi",))])
    assert (review.patients, waiting(desk)) == (Counts(left_out=1), ())
    assert NOT_USED in review.problems[0].reason
    with pytest.raises(WrongUsage, match="decided already"):
        decide(desk, one.first.id, Decision.ANOTHER)
    assert bring(desk, [person(mrn="9")]).patients == Counts(set_aside=1), (
        "another number is another question"
    )


def test_a_row_that_fits_two_needs_somebody_to_choose() -> None:
    desk = desk_for_import()
    bring(desk, [person(mrn="1"), person(mrn="2")])
    both = replace(person(), identifiers=(Identifier("list:mrn", "1"), Identifier("list:mrn", "2")))
    assert bring(desk, [both]).patients == Counts(set_aside=1)
    (one,) = waiting(desk)
    assert one.first.reason is Reason.FITS_TWO
    with pytest.raises(Refused, match="Choose who"):
        decide(desk, one.first.id, Decision.THIS_ONE)
    assert decide_alike(desk, [one.first.id], Decision.THIS_ONE).deed == "", (
        "passed over where many are decided"
    )
    decide(desk, one.first.id, Decision.THIS_ONE, one.may_be[1].patient.id)
    assert here(desk) == [("Ann Lee", ("1",)), ("Ann Lee", ("2", "1"))]


def test_an_appointment_that_points_at_somebody_set_aside_waits_with_that_person() -> None:
    desk = desk_for_import()
    bring(desk, [person(mrn="7")])
    who = replace(person(mrn="8"), local_ids=("Patient/8",))
    late = replace(booking(), patient=None, patient_ref="Patient/8")
    review = bring(desk, [late, who], format="fhir")
    assert (review.patients, review.visits) == (Counts(set_aside=1), Counts(set_aside=1))
    (one,) = waiting(desk)
    decide(desk, one.first.id, Decision.ANOTHER)
    assert here(desk) == [("Ann Lee", ("7",)), ("Ann Lee", ("8",))]
    assert len(visits(desk)) == 1


def test_many_are_decided_alike_a_few_at_a_time_each_time_one_undo() -> None:
    desk = desk_for_import()
    people = [person(f"Ann Lee{at}", mrn=f"a{at}") for at in range(AT_ONCE + 5)]
    bring(desk, people)
    bring(
        desk, [replace(one, identifiers=(Identifier("list:mrn", f"b{at}"),)) for at, one in enumerate(people)]
    )
    ids = [one.first.id for one in waiting(desk)]
    decide_alike(desk, ids, Decision.THIS_ONE)
    assert len(waiting(desk)) == 5
    decide_alike(desk, ids, Decision.THIS_ONE)
    assert (len(waiting(desk)), decide_alike(desk, ids, Decision.THIS_ONE).deed) == (0, "")
    assert {len(who.identifiers) for who in patients(desk)} == {2}
    undo(desk)
    undo(desk)
    assert len(waiting(desk)) == len(ids)
    assert {len(who.identifiers) for who in patients(desk)} == {1}


def test_who_is_hidden_is_not_counted_not_named_and_not_asked_about() -> None:
    desk = desk_for_import()
    bring(desk, [person(mrn="7")])
    desk.store.commit(
        desk.deed("hide_from", Change(None, HiddenFrom("h", patients(desk)[0].id, "joy", TODAY)))
    )
    sam, desk.staff = desk.staff, JOY
    review = bring(desk, [person(mrn="8")])
    assert (review.patients, review.items, review.problems) == (Counts(same=1), [], [])
    assert bring(desk, [booking(person(mrn="9"))]).visits == Counts(same=1)
    assert waiting(desk) == ()
    desk.staff = sam
    assert len(waiting(desk)) == 2, "whoever may see the person is asked"


def test_what_the_other_system_asks_for_is_done_by_a_manager_and_nobody_is_deleted() -> None:
    desk = desk_for_import()
    bring(desk, [person(mrn="1"), person("Anne Lee", "1961-03-15", mrn="2")])
    one, two = (who.id for who in patients(desk))
    merge = put_aside(desk, Reason.ASKS_TO_MERGE, (two, one))
    put_aside(desk, Reason.ASKS_TO_REMOVE, (one,))
    asked = waiting(desk)
    assert [(waits.is_request, waits.name) for waits in asked] == [(True, "Anne Lee"), (True, "Ann Lee")]
    assert decide_alike(desk, [waits.first.id for waits in asked], Decision.THIS_ONE).deed == ""
    sam, desk.staff = desk.staff, JOY
    with pytest.raises(NotAllowed, match="manager"):
        decide(desk, merge.id, Decision.THIS_ONE)
    desk.staff = sam
    decide(desk, merge.id, Decision.THIS_ONE)
    assert [who.id for who in patients(desk)] == [two]
    undo(desk)
    assert (len(patients(desk)), len(waiting(desk))) == (2, 2)
    decide(desk, waiting(desk)[1].first.id, Decision.THIS_ONE)
    after = desk.store.get(Patient, one)
    assert after is not None
    assert after.status is PatientStatus.INACTIVE


def test_where_somebody_says_so_the_other_system_is_right_over_the_desk() -> None:
    desk = desk_for_import()
    bring(desk, [person(mrn="1")])
    (who,) = patients(desk)
    desk.store.commit(desk.deed("check_in", Change(who, replace(who, last_seen_on=TODAY))))
    married = person("Ann Berg", "1961-04-13", mrn="1")
    one = put_aside(desk, Reason.DIFFERS, (who.id,), married)
    decide(desk, one.id, Decision.THIS_ONE)
    (after,) = patients(desk)
    assert (after.name.full, after.birth_date) == ("Ann Berg", "1961-04-13")


def test_a_row_of_somebody_who_is_gone_can_still_be_somebody_new() -> None:
    desk = with_double()
    (one,) = waiting(desk)
    row = replace(one.first, may_be=("nobody",))
    desk.store.commit(desk.deed("edit", Change(one.first, row)))
    assert waiting(desk)[0].may_be == ()
    with pytest.raises(Refused, match="any more"):
        decide(desk, row.id, Decision.THIS_ONE)
    decide(desk, row.id, Decision.ANOTHER)
    assert here(desk) == [("Ann Lee", ("7",)), ("Ann Lee", ("8",))]
    assert set_aside.how_many_wait(desk) == 0
