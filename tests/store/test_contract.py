"""What every store does, by example. One suite for every adapter."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.domain.booking import Booking
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinician, Delay
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Conflict, NoStore, WrongUsage
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.feed_read import FeedRead
from frontdesk.domain.imported import ImportedPatient
from frontdesk.domain.languages import HelloChecked, PackSigned
from frontdesk.domain.line import Dismissal, Mark, PromptEvent, TemplateUse
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import Identifier, Patient, PatientStatus
from frontdesk.domain.pin import Pin, PinAct
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import HandOverNote, Person, Role
from frontdesk.domain.template import (
    Band,
    ConditionRow,
    Discreet,
    Occasion,
    Op,
    Override,
    PromptTemplate,
    Reach,
)
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.store.port import Known, Store
from tests.store.made import (
    CLINIC,
    DANA,
    NOW,
    TODAY,
    VOSS,
    add,
    commit,
    days,
    fact,
    patient,
    undo,
    visit,
)


def card(store: Store, visit_id: str = "", patient_id: str = "", staff: Person = DANA) -> CardInput:
    return store.card_input(patient_id=patient_id, visit_id=visit_id, staff=staff, now=NOW)


def test_a_store_without_a_clinic_says_so(empty_store: Store) -> None:
    with pytest.raises(NoStore):
        empty_store.clinic()


def test_what_first_run_wrote_is_read_again(store: Store) -> None:
    assert store.clinic() == CLINIC
    assert store.clinicians() == (VOSS,)
    assert store.people() == (DANA,)


def test_a_changed_clinic_is_not_remembered_as_it_was(store: Store) -> None:
    assert store.clinic() == CLINIC
    commit(store, Change(CLINIC, replace(CLINIC, phone="01 234")))
    assert store.clinic().phone == "01 234"


RECORDS = (
    patient(identifiers=(Identifier("mrn", "17"),), known_before=True, last_seen_on=date(2026, 1, 2)),
    visit(companion=True, follow_up_due=False, note="brought forms", arrived_at=NOW),
    fact("f1", "comes over", code="call:come_over", strip=True, said_on=TODAY, expires_on=TODAY + days(9)),
    Concern("c1", "p1", ConcernType.SERVICE, "the lift", TODAY),
    Promise("o1", "p1", "form copy", "the desk", TODAY, TODAY),
    Moment("m1", "p1", "a new grandchild", Tone.JOYFUL, TODAY, acknowledged_on=TODAY),
    Relation("r1", "p1", "Ada", "daughter", household=True),
    Consent("p1", ConsentAnswer.YES, TODAY, "asked"),
    Delay("d1", "voss", TODAY, 20, NOW),
    Clinician("okafor", "Dr Okafor", ("OKAFOR, N",), "3", active=False),
    Person(
        "joy", "Joy", Role.DESK, NOW, ended_at=NOW + days(3), languages=("es", "pt-BR"), until=NOW + days(1)
    ),
    PackSigned("es", "1", "Rosa Ibáñez", TODAY, "dana"),
    HelloChecked("es<13", "Buenos días (BWEH-nos DEE-as)", "Rosa Ibáñez", TODAY, "dana"),
    HandOverNote("n1", "The courier comes at two", "dana", NOW, done_at=NOW + days(1), done_by="joy"),
    PromptTemplate(
        "CI-14",
        "en",
        (Occasion.CHECK_IN, Occasion.RETURN),
        Band.PROMISE,
        "promise",
        "Promise overdue",
        ("We said it, [[{promise_by},]] and we did not.", "Second"),
        adjust=-10,
        discreet=(Discreet(Reach.QUIET, "quietly"),),
        all=(ConditionRow("promise", Op.IS, "overdue"), ConditionRow("needs", Op.HAS_ANY, ("a", "b"))),
        any=(ConditionRow("visit_number", Op.BETWEEN, (2, 5)), ConditionRow("x", Op.IS_UNKNOWN, None)),
        none=(ConditionRow("go_gently", Op.IS, True),),
        overrides=(Override("gush", "Dana", "Our own word for it"),),
        unknown={"later": [1, {"a": None}]},
    ),
    Booking("b1", TODAY, NOW, NOW + days(1), "Smith, Mary", "voss", state=VisitState.CANCELLED, room="2"),
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
def test_every_kind_of_record_comes_back_as_it_was(store: Store, record: object) -> None:
    add(store, *RECORDS)
    found = store.get(type(record), record.id, getattr(record, "patient_id", ""))  # type: ignore[attr-defined,type-var]  # every kind of record has an id
    assert found == record
    assert store.get(type(record), record.id) == record  # type: ignore[attr-defined,type-var]  # every kind of record has an id


def test_notes_for_whoever_comes_next_stand_until_ticked_the_oldest_first(store: Store) -> None:
    late, early = (HandOverNote(id, id, "dana", NOW + days(n)) for n, id in ((2, "late"), (1, "early")))
    assert store.hand_over_notes() == ()
    add(store, late, early, replace(early, id="done", done_at=NOW, done_by="dana"))
    assert store.hand_over_notes() == (early, late)
    ticked = commit(store, Change(early, replace(early, done_at=NOW, done_by="joy")))
    assert store.hand_over_notes() == (late,)
    undo(store, ticked)
    assert store.hand_over_notes() == (early, late)


def test_signatures_are_one_a_language_and_say_that_lines_changed(store: Store) -> None:
    spanish, polish = (PackSigned(id, "1", "Rosa Ibáñez", TODAY, "dana") for id in ("es", "pl"))
    hello = HelloChecked("vi", "Xin chào (sin CHOW)", "Lan", TODAY, "dana")
    assert (store.packs_signed(), store.hellos_checked()) == ((), ())
    add(store, polish, spanish, hello)
    assert (store.packs_signed(), store.hellos_checked()) == ((spanish, polish), (hello,))
    with pytest.raises(Conflict):
        add(store, spanish)
    deed = Deed("off", "unsign_pack", NOW, "dana", (Change(spanish, None),))
    changes = store.commit(deed)
    assert (changes.templates, changes.everything) == (frozenset({"es"}), False)
    assert store.packs_signed() == (polish,)
    undo(store, "off")
    assert store.packs_signed() == (spanish, polish)


def test_an_instant_comes_back_in_utc_whatever_zone_it_was_written_in(store: Store) -> None:
    berlin = datetime.fromisoformat("2026-03-03T11:30:00+01:00")
    add(store, patient(), visit(start=berlin))
    found = store.get(Visit, "v1")
    assert found is not None
    assert found.start == berlin
    assert found.start.tzinfo is UTC


def test_nothing_is_there_under_an_unknown_id(store: Store) -> None:
    assert store.get(Patient, "nobody") is None
    assert store.deed("none") is None
    assert store.visit_by_source("s", "1") is None
    with pytest.raises(WrongUsage):
        card(store, visit_id="none")
    with pytest.raises(WrongUsage):
        card(store, patient_id="nobody")


# --- deeds


def test_a_deed_says_what_it_touched(store: Store) -> None:
    add(store, patient(), visit(), fact("f1"))
    changes = store.commit(
        Deed(
            "d", "check_in", NOW, "dana", (Change(visit(), replace(visit(), state=VisitState.WAITING)),), "p1"
        )
    )
    assert changes == Changes("d", frozenset({"p1"}), frozenset({"v1"}))

    assert store.commit(Deed("e", "x", NOW, "dana", (Change(CLINIC, replace(CLINIC, phone="1")),))).everything


def test_a_deed_is_read_with_its_changes(store: Store) -> None:
    add(store, patient(), visit())
    change = Change(visit(), replace(visit(), state=VisitState.WAITING, arrived_at=NOW))
    commit(store, change, id="d", patient_id="p1", visit_id="v1")
    assert store.deed("d") == Deed("d", "act", NOW, "dana", (change,), "p1", "v1")


def test_what_was_done_about_a_person_and_stands_is_listed_newest_first(store: Store) -> None:
    add(store, patient(), patient("p2"), visit())
    first, second = Change(None, fact("f1")), Change(None, fact("f2"))
    commit(store, first, id="d1", patient_id="p1")
    commit(store, Change(None, fact("f3", "p2")), id="d2", patient_id="p2")
    commit(store, second, id="d3", patient_id="p1", visit_id="v1")
    assert [deed.id for deed in store.acts_about("p1", NOW)][:2] == ["d3", "d1"]
    assert store.acts_about("p1", NOW)[0].changes == (second,)
    assert store.acts_about("p1", NOW + timedelta(seconds=1)) == ()
    commit(store, Change(fact("f2"), None), id="d4", patient_id="p1", undo_of="d3")
    assert [deed.id for deed in store.acts_about("p1", NOW)][:1] == ["d1"]
    commit(store, Change(None, fact("f2")), id="d5", patient_id="p1", undo_of="d4")
    assert {"d1", "d3"} <= {deed.id for deed in store.acts_about("p1", NOW)}


def test_only_touched_fields_are_compared(store: Store) -> None:
    """Two desks change two fields of one visit: both hold."""
    add(store, patient(), visit())
    commit(store, Change(visit(), replace(visit(), room="3")))
    commit(store, Change(visit(), replace(visit(), state=VisitState.WAITING)))
    assert store.get(Visit, "v1") == replace(visit(), room="3", state=VisitState.WAITING)


@pytest.mark.parametrize(
    "change",
    [
        Change(replace(visit(), state=VisitState.LATE), replace(visit(), state=VisitState.LEFT)),
        Change(None, visit()),
        Change(replace(visit(), room="9"), None),
        Change(visit("gone"), replace(visit("gone"), room="3")),
        Change(visit("gone"), None),
    ],
    ids=["changed meanwhile", "there already", "not as it was", "not there", "gone already"],
)
def test_a_deed_that_meets_another_one_changes_nothing(store: Store, change: Change) -> None:
    add(store, patient(), visit())
    head = store.last_deed("dana")
    with pytest.raises(Conflict) as refused:
        commit(store, Change(None, fact("f1")), change, Change(None, fact("f2")))
    assert "Nothing was changed" in str(refused.value)
    assert store.facts_of("p1") == ()
    assert store.get(Visit, "v1") == visit()
    assert store.last_deed("dana") == head


def test_one_deed_is_written_once(store: Store) -> None:
    add(store, patient(), id="once")
    with pytest.raises(Conflict, match="done already"):
        add(store, patient("p2"), id="once")
    assert store.get(Patient, "p2") is None


def test_nothing_is_kept_about_somebody_who_is_not_there(store: Store) -> None:
    with pytest.raises(Conflict, match="not kept here"):
        add(store, fact("f1", patient_id="nobody"))
    add(store, patient(), visit())
    with pytest.raises(Conflict):
        commit(store, Change(patient(), None))
    assert store.get(Patient, "p1") == patient()


def test_undo_takes_own_acts_back_one_by_one_and_redo_brings_them_again(store: Store) -> None:
    add(store, patient(), visit(), id="added")
    late, here = replace(visit(), state=VisitState.LATE), replace(visit(), state=VisitState.WAITING)
    commit(store, Change(visit(), late), id="late")
    commit(store, Change(late, here), id="here")
    commit(store, Change(CLINIC, replace(CLINIC, phone="9")), id="other", by="amir")

    assert newest(store) == "here"
    first = undo(store, "here")
    assert (newest(store), newest(store, undone=True)) == ("late", first)
    second = undo(store, "late")
    assert store.get(Visit, "v1") == visit()
    assert (newest(store), newest(store, undone=True)) == ("added", second)
    again = undo(store, second)
    assert store.get(Visit, "v1") == late
    assert (newest(store), newest(store, undone=True)) == ("late", first)
    undo(store, again)  # the toast of a redo offers Undo as well
    assert store.get(Visit, "v1") == visit()
    assert newest(store) == "added"
    commit(store, Change(visit(), replace(visit(), room="3")), id="new")
    assert (newest(store), newest(store, undone=True)) == ("new", "")


def test_the_clinic_itself_is_never_undone(store: Store) -> None:
    assert store.last_deed("dana") is None


def test_nothing_is_taken_back_twice(store: Store) -> None:
    add(store, patient(), id="added")
    undo(store, "added")
    with pytest.raises(Conflict):
        undo(store, "added")


def newest(store: Store, *, undone: bool = False) -> str:
    deed = store.last_deed("dana", undone=undone)
    return deed.id if deed else ""


# --- the card


def test_a_card_holds_all_of_one_person(store: Store) -> None:
    add(store, *RECORDS)
    before = visit("v0", day=TODAY - days(40), state=VisitState.LEFT, checked_in_by="dana")
    after = visit("v9", day=TODAY + days(20))
    missed = visit("v-", day=TODAY - days(90), state=VisitState.DID_NOT_COME)
    long_ago = visit("v--", day=TODAY - days(500), state=VisitState.DID_NOT_COME)
    add(store, before, after, missed, long_ago, visit("unmarked", day=TODAY - days(3)))
    found = card(store, "v1")
    assert found.patient == RECORDS[0]
    assert found.visit == RECORDS[1]
    assert (found.facts, found.concerns, found.promises) == ((RECORDS[2],), (RECORDS[3],), (RECORDS[4],))
    assert (found.moments, found.relations, found.consent) == ((RECORDS[5],), (RECORDS[6],), RECORDS[7])
    assert (found.delay, found.clinician, found.clinic) == (RECORDS[8], VOSS, CLINIC)
    assert [(p.visit_id, p.day, p.clinician) for p in found.past_visits] == [
        ("v0", before.day, "Dr Lena Voss")
    ]
    assert (found.visits_kept, found.next_visit, found.staff_met) == (1, after, True)
    assert (found.no_shows_12m, found.last_missed_on) == (1, missed.day)
    assert card(store, "v1", staff=replace(DANA, id="amir")).staff_met is False
    assert card(store, patient_id="p1").visit == RECORDS[1]


def test_the_local_day_is_the_clinics(store: Store) -> None:
    add(store, patient())
    commit(store, Change(CLINIC, replace(CLINIC, zone="Pacific/Auckland")))
    late = NOW.replace(hour=13)
    found = store.card_input(patient_id="p1", visit_id="", staff=DANA, now=late)
    assert (found.today, found.local_now.hour) == (TODAY + days(1), 2)


def test_facts_of_one_visit_never_show_at_another(store: Store) -> None:
    add(store, patient(), visit(), visit("v2", day=TODAY + days(7)))
    add(store, fact("mine", visit_id="v1"), fact("always"), fact("other", visit_id="v2"))
    assert [f.id for f in card(store, "v1").facts] == ["always", "mine"]
    assert [f.id for f in card(store, "v2").facts] == ["always", "other"]


def test_retired_and_ended_facts_are_gone_from_the_card(store: Store) -> None:
    add(store, patient())
    add(store, fact("old", status=FactStatus.RETIRED), fact("over", expires_on=TODAY - days(1)))
    add(store, fact("to check", status=FactStatus.CHECK), fact("last day", expires_on=TODAY))
    assert [f.id for f in card(store, patient_id="p1").facts] == ["last day", "to check"]
    assert {f.id for f in store.facts_of("p1")} == {"old", "over", "to check", "last day"}


def test_at_most_five_past_visits_newest_first(store: Store) -> None:
    add(store, patient())
    add(store, *(visit(f"v{n}", day=TODAY - days(n), state=VisitState.LEFT) for n in range(1, 9)))
    found = card(store, patient_id="p1")
    assert [p.visit_id for p in found.past_visits] == ["v1", "v2", "v3", "v4", "v5"]
    assert found.visits_kept == 8


def test_look_alikes_of_the_day(store: Store) -> None:
    add(store, patient("p1", "Hạnh Nguyễn"), patient("p2", "Hanh Nguyen", birth_date="1990-01-02"))
    add(store, patient("p3", "Clara Schmidt"), patient("p4", "Hạnh Nguyễn"), patient("p5", "Hạnh Nguyễn"))
    add(store, visit(), visit("v2", "p2"), visit("v3", "p3"), visit("v4", "p4", day=TODAY + days(1)))
    add(store, visit("v5", "p5", state=VisitState.CANCELLED))
    (found,) = card(store, "v1").look_alikes
    assert (found.visit_id, found.patient_id, found.board_name) == ("v2", "p2", "Hanh Nguyen")
    assert (found.birth_date, found.clinician) == ("1990-01-02", "Dr Lena Voss")
    assert card(store, "v3").look_alikes == ()
    commit(store, Change(visit("v2", "p2"), replace(visit("v2", "p2"), state=VisitState.MOVED)))
    assert card(store, "v1").look_alikes == ()


# --- the board


def test_the_board_is_the_day_by_start(store: Store) -> None:
    add(store, patient("p1", birth_date="1984-03-17"), patient("p2", "Amir Khan"))
    early = visit("v2", "p2", start=NOW - timedelta(hours=2), clinician_id="")
    add(store, visit(), early, visit("tomorrow", day=TODAY + days(1)))
    add(store, fact("i", kind=FactKind.INTERPRETER, code="yes"))
    first, second = store.board(TODAY)
    assert (first.visit, first.board_name, first.clinician) == (early, "Amir Khan", "")
    assert (second.visit, second.clinician, second.birth_day) == (visit(), "Dr Lena Voss", "1703")
    assert (first.interpreter_needed, second.interpreter_needed) == (False, True)
    assert second.fold_key == "ngozi okonkwo bell"


def test_a_booking_whose_person_nobody_said_stands_among_the_visits_of_the_day(store: Store) -> None:
    asked = Booking("b1", TODAY, NOW - timedelta(hours=1), written_name="BELL, Ngozi", clinician_id="voss")
    numbered = replace(asked, id="b2", day=TODAY + days(1), source_system="cal", source_value="7")
    add(store, patient(), visit(), asked, numbered)
    first, second = store.board(TODAY)
    assert (first.visit.id, first.board_name, first.clinician) == ("b1", "Ngozi B.", "Dr Lena Voss")
    assert (first.booking, first.patient_id, first.busy, first.fold_key) == (asked, "", False, "bell ngozi")
    assert second.booking is None
    assert store.bookings(TODAY) == (asked,)
    numbers = [("cal", "7"), ("cal", "8"), ("", "")]
    assert store.bookings_by_source(numbers) == {("cal", "7"): numbered}
    assert store.visits_by_source(numbers) == {}


def test_whoever_is_found_by_all_words_of_a_name(store: Store) -> None:
    merged = replace(patient("p3", "Ngozi Bell"), merged_into="p1")
    add(store, patient(), patient("p2", "Ngozi Belling"), merged)
    told = fact("f1", "Ngozzy", FactKind.NAME_TO_USE)
    add(store, told)
    found = store.people_called(["ngozi", "bell"])
    assert [(who.id, facts) for who, facts in found] == [("p1", (told,))]
    assert [who.id for who, _ in store.people_called(["ngozzy"])] == ["p1"]
    for nobody in ((), ("ngoz",), ("ngozi", "x"), ('"', "*"), ("OR",)):
        assert store.people_called(nobody) == ()


def test_an_interpreter_is_needed_only_while_the_fact_stands(store: Store) -> None:
    add(store, patient(), visit())
    standing = fact("i", kind=FactKind.INTERPRETER, code="yes")
    add(store, standing)
    assert store.board(TODAY)[0].interpreter_needed
    commit(store, Change(standing, replace(standing, status=FactStatus.RETIRED)))
    add(
        store,
        fact("j", kind=FactKind.INTERPRETER, code="no"),
        fact("k", kind=FactKind.INTERPRETER, code="unknown"),
    )
    add(store, fact("l", kind=FactKind.INTERPRETER, code="yes", expires_on=TODAY - days(1)))
    assert not store.board(TODAY)[0].interpreter_needed


# --- plain reads and matching


def test_patients_come_with_their_names_and_languages(store: Store) -> None:
    spoken = fact("f1", "Spanish", FactKind.SPOKEN_LANGUAGE)
    add(store, patient(), patient("p2", "Amir Khan"), spoken, fact("f2", "seat"))
    assert list(store.patients()) == [(patient(), (spoken,)), (patient("p2", "Amir Khan"), ())]


def test_visits_of_a_day_or_all(store: Store) -> None:
    tomorrow = visit("v2", day=TODAY + days(1))
    add(store, patient(), tomorrow, visit())
    assert list(store.visits(TODAY)) == [visit()]
    assert list(store.visits()) == [visit(), tomorrow]


def test_pages_lose_nobody(store: Store) -> None:
    many = [patient(f"p{n:04}", f"Person{n}") for n in range(1, 1102)]
    add(store, *many, *(visit(f"v{p.id}", p.id) for p in many))
    assert [p.id for p, _ in store.patients()] == [p.id for p in many]
    assert len({v.id for v in store.visits()}) == 1101


def test_matching_by_number_name_and_booking(store: Store) -> None:
    number = Identifier("mrn", "17")
    one, other = patient(identifiers=(number,)), patient("p2", "Okonkwo Bell Ngozi", identifiers=(number,))
    add(store, one, other, patient("p3", identifiers=(Identifier("other", "17"),)))
    add(store, visit(source_system="his", source_value="B7"))
    assert store.patients_by_identifier(number) == (one, other)
    assert {p.id for p in store.patients_by_name_key("bell ngozi okonkwo")} == {"p1", "p2", "p3"}
    found = store.visit_by_source("his", "B7")
    assert found is not None
    assert found.id == "v1"
    commit(store, Change(one, replace(one, identifiers=())))
    assert store.patients_by_identifier(number) == (other,)


def test_matching_many_at_once_finds_whom_matching_each_finds(store: Store) -> None:
    number, unused = Identifier("mrn", "17"), Identifier("mrn", "18")
    key, nobody = ("bell ngozi okonkwo", ""), ("nobody", "1980")
    one = patient(identifiers=(number, Identifier("other", "17")))
    other = patient("p2", "Ann Lee", identifiers=(number,))
    gone = replace(patient("p3"), merged_into="p1")
    told = [fact(f"f{n}", f"told {n}", said_on=TODAY - days(n)) for n in range(3)]
    add(store, one, other, gone, *told, fact("of another", patient_id="p2"))
    add(store, visit(source_system="his", source_value="B7"))
    found = store.known([number, unused], [key, nobody])
    assert found.by_number == {number: store.patients_by_identifier(number)}
    assert found.by_name == {key: store.patients_by_name_key(key[0])} == {key: (one,)}
    assert found.facts == {id: store.facts_of(id) for id in ("p1", "p2")}
    booked = store.visits_by_source([("his", "B7"), ("his", "B8"), ("", "")])
    assert booked == {("his", "B7"): store.visit_by_source("his", "B7")}
    assert (store.known([], []), store.visits_by_source([])) == (Known(), {})


@pytest.mark.parametrize("asked", ["", "1961", "1961-03", "1961-03-14", "1961-04-14"])
def test_namesakes_are_those_who_may_be_born_then(store: Store, asked: str) -> None:
    dates = ("", "1961", "1961-03", "1961-03-14", "1961-03-15", "1961-04", "1962", "1962-03-14")
    add(store, *(patient(f"p{born}", birth_date=born) for born in dates))
    name = ("bell ngozi okonkwo", asked)
    found = store.known((), [name]).by_name[name]
    assert [p.birth_date for p in found] == [
        born for born in dates if born.startswith(asked) or asked.startswith(born)
    ]


def test_who_is_here_just_as_given(store: Store) -> None:
    number, shared, old = (Identifier("mrn", value) for value in ("17", "18", "19"))
    one = patient(
        identifiers=(number, Identifier("nhs", "1")), birth_date="1961-03-14", phone="020 7111 1111"
    )
    add(store, one, patient("p2", identifiers=(shared,)), patient("p3", identifiers=(shared,)))
    add(store, replace(patient("p4", identifiers=(old,)), merged_into="p1"))
    given = ImportedPatient(
        "row 2", one.names, one.identifiers, ("x",), one.birth_date, one.contacts, ("es",)
    )
    numbered = [ImportedPatient("row 3", one.names, (other,)) for other in (shared, old)]
    others = [
        replace(given, birth_date="1961-03"),
        replace(given, names=(replace(one.names[0], text="Ngozi Bell"),)),
        replace(given, identifiers=one.identifiers[:1]),
        replace(given, contacts=()),
        replace(given, status=PatientStatus.DIED),
        replace(given, identifiers=()),
    ]
    assert store.unchanged([given, replace(given, status=None)]) == ["p1", "p1"]
    assert store.unchanged([*others, *numbered]) == [""] * 8
    assert store.unchanged([]) == []
    commit(store, Change(one, replace(one, contacts=())))
    assert store.unchanged([given, others[3]]) == ["", "p1"]


# --- marks


def test_marks_are_counted_once_and_can_be_taken_back(store: Store) -> None:
    add(store, patient(), visit())
    said = PromptEvent("v1", "CI-14", "promise", 1, Mark.SAID)
    store.note_prompts([said, said, PromptEvent("v1", "CI-14", "promise", 1, Mark.NOT_WELCOME)])
    store.note_prompts([said])
    assert card(store, "v1").use == {"CI-14": TemplateUse(1, 1, 1, (0, 1))}
    assert set(store.prompts_of("v1")) == {said, PromptEvent("v1", "CI-14", "promise", 1, Mark.NOT_WELCOME)}
    store.forget_prompt(said)
    store.forget_prompt(said)
    assert card(store, "v1").use["CI-14"] == TemplateUse(0, 1, 0, (0, 1))
    store.forget_prompts("v1")
    assert store.prompts_of("v1") == ()
    assert card(store, "v1").use["CI-14"] == TemplateUse(0, 0, 0, (0, 1))


def test_a_line_is_counted_as_shown_once_a_visit(store: Store) -> None:
    add(store, patient(), visit(), visit("v2"))
    shown = PromptEvent("v1", "CI-14", "promise", 0, Mark.SHOWN, "o1")
    again = replace(shown, wording=1, item="o2")
    store.note_prompts([shown, shown, again, replace(shown, mark=Mark.SAID)])
    assert card(store, "v1").use["CI-14"].shown == 1
    store.note_prompts([replace(shown, visit_id="v2")])
    assert card(store, "v1").use["CI-14"].shown == 2
    store.forget_prompt(again)
    assert card(store, "v1").use["CI-14"].shown == 2
    store.forget_prompts("v1")
    assert card(store, "v1").use["CI-14"].shown == 1
    store.forget_prompts("v2")
    assert card(store, "v1").use["CI-14"].shown == 0


def test_how_lines_fared_since_a_day_in_the_whole_clinic(store: Store) -> None:
    old, late = TODAY - days(40), TODAY - days(20)
    add(store, patient(), patient("p2", "Amir Khan"), visit("old", day=old))
    add(store, visit("late", day=late), visit("other", "p2"))
    for at in ("old", "late", "other"):
        shown = PromptEvent(at, "CI-14", "promise", 0, Mark.SHOWN, "o1")
        store.note_prompts([shown, replace(shown, item="o2"), replace(shown, mark=Mark.NOT_THE_MOMENT)])
    store.note_prompts([PromptEvent("other", "CI-14", "promise", 0, Mark.SAID)])
    store.note_prompts([PromptEvent("old", "CI-15", "snag", 0, Mark.NOT_TRUE)])
    assert store.line_marks(late) == {"CI-14": {Mark.SHOWN: 2, Mark.NOT_THE_MOMENT: 2, Mark.SAID: 1}}
    assert store.line_marks(old)["CI-15"] == {Mark.NOT_TRUE: 1}
    assert store.line_marks(old)["CI-14"][Mark.SHOWN] == 3
    assert store.line_marks(TODAY + days(1)) == {}


def test_what_became_of_a_line_at_its_newest_showings(store: Store) -> None:
    add(store, patient(), *(visit(f"v-{n}", day=TODAY - days(n)) for n in range(1, 6)))
    outcomes = {1: (), 2: (Mark.SAID,), 3: (Mark.ODD_WORDING,), 4: (Mark.SAID, Mark.NOT_WELCOME)}
    for n, marks in outcomes.items():
        for mark in (Mark.SHOWN, *marks):
            store.note_prompts([PromptEvent(f"v-{n}", "CI-14", "promise", n % 2, mark)])
    store.note_prompts([PromptEvent("v-5", "CI-15", "snag", 0, Mark.SHOWN)])
    expected = (Mark.SHOWN, Mark.SAID, Mark.ODD_WORDING, Mark.NOT_WELCOME)
    assert store.recent_marks("CI-14") == expected
    assert store.recent_marks("CI-14", limit=2) == expected[:2]
    assert store.recent_marks("CI-99") == ()


def test_a_mark_at_a_visit_that_is_gone_is_no_trouble(store: Store) -> None:
    store.note_prompts([PromptEvent("none", "CI-14", "promise", 0, Mark.SAID)])
    assert store.prompts_of("none") == ()


def test_what_was_shown_before_is_counted_back_in_visits(store: Store) -> None:
    add(store, patient(), visit(), *(visit(f"v-{n}", day=TODAY - days(n)) for n in range(1, 9)))
    for n in range(1, 9):
        store.note_prompts([PromptEvent(f"v-{n}", "CI-01", "name", 0, Mark.SHOWN)])
    store.note_prompts([PromptEvent("v1", "CI-01", "name", 0, Mark.SHOWN)])
    past = card(store, "v1").past_prompts
    assert [(p.visits_ago, p.event.visit_id) for p in past] == [(n, f"v-{n}") for n in range(1, 7)]
    assert card(store, "v1").use["CI-01"].said_today == 0


def test_a_line_that_is_not_true_any_more_is_off_for_this_person(store: Store) -> None:
    add(store, patient(), patient("p2", "Amir Khan"), visit(), visit("v2", "p2"))
    store.note_prompts([PromptEvent("v1", "CI-19", "moment", 0, Mark.NOT_TRUE)])
    assert card(store, "v1").dismissed == {("CI-19", ""): Dismissal(Mark.NOT_TRUE, here=True)}
    assert card(store, "v2").dismissed == {}


def test_how_a_line_read_and_what_it_rested_on_is_kept_with_not_right(store: Store) -> None:
    add(store, patient(), visit(), visit("old", day=TODAY - days(900)), visit("next", day=TODAY + days(9)))
    wrong = PromptEvent("old", "CI-19", "detail", 0, Mark.ODD_WORDING, "f1", "f00d", (("f1", "active 2026"),))
    store.note_prompts([wrong])
    assert store.prompts_of("old") == (wrong,)
    kept = Dismissal(Mark.ODD_WORDING, "f00d", (("f1", "active 2026"),))
    assert card(store, "v1").dismissed == {("CI-19", "f1"): kept}
    assert card(store, "old").dismissed == {("CI-19", "f1"): replace(kept, here=True)}
    store.forget_prompt(replace(wrong, form="", behind=()))
    assert card(store, "v1").dismissed == {}


def test_the_newest_word_about_a_line_counts_and_of_one_visit_not_right_does(store: Store) -> None:
    add(store, patient(), visit(), visit("old", day=TODAY - days(9)), visit("next", day=TODAY + days(9)))
    old = PromptEvent("old", "CI-19", "detail", 0, Mark.ODD_WORDING)
    store.note_prompts([old, replace(old, mark=Mark.SAID)])
    assert card(store, "v1").dismissed == {("CI-19", ""): Dismissal(Mark.ODD_WORDING)}
    store.note_prompts([replace(old, visit_id="v1", mark=Mark.SAID)])
    assert card(store, "next").dismissed == {}, "it was said since"
    store.note_prompts([replace(old, visit_id="next", mark=Mark.NOT_WELCOME)])
    assert card(store, "next").dismissed == {("CI-19", ""): Dismissal(Mark.NOT_WELCOME, here=True)}


def test_what_was_not_right_about_one_thing_says_nothing_of_another(store: Store) -> None:
    add(store, patient(), visit(), visit("next", day=TODAY + days(9)))
    wrong = PromptEvent("v1", "CI-14", "promise", 0, Mark.NOT_TRUE, "pr1")
    store.note_prompts([wrong, replace(wrong, mark=Mark.SAID, item="pr2")])
    assert card(store, "next").dismissed == {("CI-14", "pr1"): Dismissal(Mark.NOT_TRUE)}
    store.note_prompts([replace(wrong, visit_id="next", mark=Mark.SAID, item="pr2")])
    assert card(store, "next").dismissed == {("CI-14", "pr1"): Dismissal(Mark.NOT_TRUE)}, "the other was said"
    store.note_prompts([replace(wrong, visit_id="next", mark=Mark.SAID)])
    assert card(store, "next").dismissed == {}


# --- small things


def test_columns_are_remembered(store: Store) -> None:
    assert store.remembered_columns("a,b") == {}
    store.remember_columns("a,b", {"a": "family", "b": "given"})
    store.remember_columns("a,b", {"a": "given"})
    assert store.remembered_columns("a,b") == {"a": "given"}


def test_what_came_in_by_itself_is_known_again_the_newest_first(store: Store) -> None:
    first = FeedRead("feed:folder", NOW, "a.csv", "11", "1 2", "4 new", "r1")
    again = FeedRead("feed:folder", NOW, "b.csv", "11", "3 4", "4 the same")
    other = FeedRead("feed:folder", NOW - timedelta(days=1), "c.csv", "22")
    for read in (first, other, again, replace(first, feed="feed:calendar")):
        store.note_feed_read(read)
    assert store.feed_reads("feed:folder", 2) == (again, other), "as they came, whatever the clock said"
    assert store.feed_read_of("feed:folder", "11") == again
    assert store.feed_read_of("feed:calendar", "22") is None


def test_the_store_may_be_read_and_written_from_any_thread(store: Store) -> None:
    add(store, patient(), visit())
    trouble: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for at in range(20):
                add(store, fact(f"f{number}-{at}", visit_id="v1"))
                card(store, "v1")
                store.find("ngozi", today=TODAY)
        except Exception as problem:  # noqa: BLE001  # whatever it is, the test names it
            trouble.append(problem)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not trouble
    assert len(card(store, "v1").facts) == 80


def test_roles_and_ends_of_people(store: Store) -> None:
    amir = Person("amir", "Amir", Role.DESK, NOW)
    add(store, amir)
    commit(store, Change(amir, replace(amir, ended_at=NOW)))
    assert store.people() == (replace(amir, ended_at=NOW), DANA)
    assert store.get(Fact, "x", "p1") is None


def test_a_pin_is_kept_changed_and_dropped_beside_the_acts(store: Store) -> None:
    first, second = (Pin("dana", bytes([n]) * 16, 1, 8192, bytes([n]) * 32) for n in (1, 2))
    assert store.pin_of("dana") is None
    for pin in (first, second):
        store.keep_pin(pin, at=NOW, by="dana")
        assert store.pin_of("dana") == pin
    assert store.pin_of("joy") is None
    last = store.last_deed("dana")
    assert last is None or last.kind not in {act.value for act in PinAct}
    store.drop_pin("dana", PinAct.REMOVED, at=NOW, by="dana")
    assert store.pin_of("dana") is None
    store.drop_pin("dana", PinAct.REMOVED, at=NOW, by="dana")
    kinds = [entry.kind for entry in store.history_of("dana")]
    assert kinds == ["first_run", "set_pin", "set_pin", "remove_pin"]
