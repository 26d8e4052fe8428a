"""Two records of one person: side by side, as one, and apart again after days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import ContactPoint, ContactSystem, Identifier, Patient, PersonName
from frontdesk.domain.promise import Promise
from frontdesk.domain.staff import Role
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.compare_people import Side, compare_people
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.own_say import take_out
from frontdesk.usecases.person_copy import person_copy
from frontdesk.usecases.remove_fact import remove_fact
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.take_apart import merges_done, take_apart
from frontdesk.usecases.undo import redo, undo
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, patient, visit

ONE = replace(
    patient("p1", "Margit", "Halloran"),
    identifiers=(Identifier("mrn", "4711"),),
    contacts=(ContactPoint(ContactSystem.PHONE, "+44 20 7946 0111"),),
    last_seen_on=TODAY - timedelta(days=200),
)
OTHER = replace(
    patient("p2", "Margrit", "Halloran"),
    identifiers=(Identifier("mrn", "9822"),),
    contacts=(
        ContactPoint(ContactSystem.PHONE, "020 7946 0111"),
        ContactPoint(ContactSystem.PHONE, "+44 20 7946 0199"),
    ),
    last_seen_on=TODAY - timedelta(days=3),
)
THIRD = patient("p3", "Ngozi", "Bell")
SOUND, SOUND_TOO = (
    fact("f1", "p1", FactKind.PRONUNCIATION, "MAR-git"),
    fact("f2", "p2", FactKind.PRONUNCIATION, "MAR-grit", said_on=TODAY - timedelta(days=900)),
)
SAFE, SAFE_TOO = (
    fact("f3", "p1", FactKind.SAFE_CONTACT, "Text only", audience=Audience.PRIVATE),
    fact("f4", "p2", FactKind.SAFE_CONTACT, "No voicemail", audience=Audience.PRIVATE),
)
SLOW = fact("f5", "p1", FactKind.ADJUSTMENT, "Go slowly", code="pace:slow")
SLOW_TOO = fact("f6", "p2", FactKind.ADJUSTMENT, "go  slowly", code="pace:slow")
LOOP = fact("f7", "p2", FactKind.COMMUNICATION, "Use the loop", code="loop")
LETTER = Promise("o1", "p2", "the letter", "the desk", TODAY, TODAY)
EVERYTHING = (
    ONE, OTHER, THIRD, SOUND, SOUND_TOO, SAFE, SAFE_TOO, SLOW, SLOW_TOO, LOOP, LETTER,
    visit("v1", "p1", day=TODAY - timedelta(days=200), state=VisitState.LEFT),
    visit("v2", "p2"), visit("v3", "p3"),
)  # fmt: skip


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, *EVERYTHING), NOW, ANA)


def told(desk: Desk, who: str) -> set[str]:
    return {fact.id for fact in open_card(desk, patient_id=who).facts}


def whole(desk: Desk) -> list[object]:
    """All the store holds about the three, in one order."""
    found = [record for who in ("p1", "p2", "p3") for record in desk.store.everything_of(who)]
    return sorted(found, key=repr)


def as_stored(desk: Desk) -> dict[str, Patient | None]:
    return {who: desk.store.get(Patient, who) for who in ("p1", "p2", "p3")}


# --- side by side


def test_what_both_cannot_be_is_laid_side_by_side(desk: Desk) -> None:
    both = compare_people(desk, "p1", "p2")
    assert [(one.key, one.stays.text, one.goes.text, one.pick) for one in both.differences] == [
        ("name", "Margit Halloran", "Margrit Halloran", Side.STAYS),
        ("pronunciation", "MAR-git", "MAR-grit", Side.STAYS),
        ("safe_contact", "Text only", "No voicemail", Side.STAYS),
    ]
    assert [one.private for one in both.differences] == [False, False, True]
    assert both.differences[1].goes.told.startswith("Told to us, ")
    assert both.joined == ("3 notes and 4", "1 visit and 1", "0 promises and 1")


def test_the_newer_word_is_proposed_and_the_patients_own_is_not_up_for_choice() -> None:
    later = replace(SOUND_TOO, said_on=TODAY)
    newer = desk_with(
        (*STAFF, ONE, OTHER, replace(SOUND, said_on=TODAY - timedelta(days=1)), later), NOW, ANA
    )
    assert compare_people(newer, "p1", "p2").differences[1].pick is Side.GOES
    own = desk_with((*STAFF, ONE, OTHER, replace(SOUND, locked_by_patient=True), later), NOW, ANA)
    shown = compare_people(own, "p1", "p2").differences[1]
    assert (shown.pick, shown.fixed) == (Side.STAYS, True)
    merge_people(own, "p1", "p2", {"pronunciation": Side.GOES})
    assert told(own, "p1") == {"f1"}, "nobody picks against the patient's own words"


def test_birth_dates_and_status_and_consent_are_compared() -> None:
    one = replace(ONE, birth_date="1961")
    other = replace(OTHER, birth_date="1961-03-14")
    answers = (
        Consent("p1", ConsentAnswer.YES, TODAY - timedelta(days=90), "asked at the desk"),
        Consent("p2", ConsentAnswer.WITHDRAWN, TODAY, "asked at the desk"),
    )
    moment = Moment("m1", "p1", "a new house", Tone.JOYFUL, TODAY)
    desk = desk_with((*STAFF, one, other, *answers, moment), NOW, ANA)
    keys = {d.key: d.pick for d in compare_people(desk, "p1", "p2").differences}
    assert keys == {"name": Side.STAYS, "birth_date": Side.GOES, "consent": Side.GOES}
    merge_people(desk, "p1", "p2")
    card = open_card(desk, patient_id="p1")
    assert card.patient.birth_date == "1961-03-14"
    assert card.consent is not None
    assert card.consent.answer is ConsentAnswer.WITHDRAWN
    assert card.moments == (), "a no of one person is a no"
    undo(desk)
    assert open_card(desk, patient_id="p1").moments == (moment,)


# --- as one


def test_everything_of_both_stands_on_one_card(desk: Desk) -> None:
    merge_people(desk, "p1", "p2", {"pronunciation": Side.GOES})
    for card in (
        open_card(desk, patient_id="p1"),
        open_card(desk, patient_id="p2"),
        open_card(desk, visit_id="v2"),
        open_card(desk, visit_id="v2", patient_id="p2"),
    ):
        assert card.patient.id == "p1"
        assert card.patient.name.full == "Margit Halloran"
        assert {one.id for one in card.facts} == {"f2", "f3", "f5", "f7"}
        assert card.promises == (LETTER,)
        assert card.visit is not None
        assert (card.visit.id, card.visits_kept) == ("v2", 1)
        assert card.patient.last_seen_on == OTHER.last_seen_on
        assert len(card.patient.phones) == 2, "one number written in two ways is one"
    rows = day_board(desk).lists
    names = {row.visit.id: (row.board_name, row.patient_id) for some in rows.values() for row in some}
    assert names["v2"] == ("Margit H.", "p1")
    assert len(person_copy(desk, "p2").data["facts"]) == 7
    assert {promise.id for promise in desk.store.promises_due(TODAY)} == {"o1"}


def test_find_shows_one_person_under_all_names_and_numbers(desk: Desk) -> None:
    merge_people(desk, "p1", "p2")
    for typed in ("margit", "margrit", "hallo", "4711", "9822", "0199", "0111"):
        found = find_patient(desk, typed)
        assert [one.patient.id for one in found] == ["p1"], typed
        assert found[0].visit is not None
        assert found[0].visit.id == "v2"
    assert [who.id for who, _ in desk.store.patients()] == ["p1", "p3"]


def test_what_is_added_changed_and_checked_in_goes_to_the_one_person(desk: Desk) -> None:
    merge_people(desk, "p1", "p2")
    changes = check_in(desk, "v2")
    assert {"p1", "p2"} <= changes.patients, "an open card of either hears of it"
    assert open_card(desk, patient_id="p1").patient.last_seen_on == TODAY
    remove_fact(desk, "p1", "f7")
    assert "f7" not in told(desk, "p1")
    changed = add_fact(desk, "p2", "window seat")
    assert "p1" in changed.patients
    assert len(told(desk, "p1")) == 4


def test_two_merges_after_each_other_are_one_person(desk: Desk) -> None:
    merge_people(desk, "p2", "p1")
    merge_people(desk, "p3", "p2")
    assert {one.merged_into for one in as_stored(desk).values() if one} == {"", "p3"}
    assert told(desk, "p1") == told(desk, "p3")
    with pytest.raises(WrongUsage, match="one person already"):
        compare_people(desk, "p1", "p2")


def test_only_a_manager_merges(desk: Desk) -> None:
    desk.staff = replace(ANA, role=Role.DESK)
    for act in (
        lambda: compare_people(desk, "p1", "p2"),
        lambda: merge_people(desk, "p1", "p2"),
        lambda: merges_done(desk),
        lambda: take_apart(desk, "any"),
    ):
        with pytest.raises(Refused, match="by a manager"):
            act()


def test_nobody_and_oneself_are_refused(desk: Desk) -> None:
    before = whole(desk)
    for one, other in (("p1", "p1"), ("p1", "nobody"), ("nobody", "p1")):
        with pytest.raises(WrongUsage):
            merge_people(desk, one, other)
    assert whole(desk) == before


def test_of_the_same_words_those_for_fewer_ears_stand() -> None:
    aloud = fact("a1", "p1", FactKind.ADJUSTMENT, "Asks for the side door", audience=Audience.ALOUD)
    quiet = fact("a2", "p2", FactKind.ADJUSTMENT, "asks for the side door", audience=Audience.PRIVATE)
    desk = desk_with((*STAFF, ONE, OTHER, aloud, quiet), NOW, ANA)
    merge_people(desk, "p1", "p2")
    (stands,) = open_card(desk, patient_id="p1").facts
    assert stands.audience is Audience.PRIVATE


def test_what_the_patient_took_out_of_one_does_not_come_by_the_other() -> None:
    desk = desk_with((*STAFF, ONE, OTHER, SOUND, SOUND_TOO), NOW, ANA)
    take_out(desk, "p2", "f2")
    merge_people(desk, "p1", "p2")
    assert told(desk, "p1") == set()


def test_one_person_gives_one_answer_about_personal_notes(desk: Desk) -> None:
    merge_people(desk, "p1", "p2")
    set_consent(desk, "p2", ConsentAnswer.NO)
    for who in ("p1", "p2"):
        consent = desk.store.get(Consent, who)
        assert consent is not None
        assert (consent.id, consent.answer) == ("p1", ConsentAnswer.NO)


# --- apart


def test_undone_at_once_everything_is_as_it_was(desk: Desk) -> None:
    before, stored = whole(desk), as_stored(desk)
    found = [one.patient.id for one in find_patient(desk, "halloran")]
    merge_people(desk, "p1", "p2", {"safe_contact": Side.GOES, "name": Side.GOES})
    assert whole(desk) != before
    undo(desk)
    assert (whole(desk), as_stored(desk)) == (before, stored)
    assert [one.patient.id for one in find_patient(desk, "halloran")] == found
    redo(desk)
    assert told(desk, "p2") == told(desk, "p1")


def test_taken_apart_after_days_both_have_their_own_again() -> None:
    desk = desk_with((*STAFF, *EVERYTHING), NOW, ANA)
    clock = desk.clock
    assert isinstance(clock, StillClock)
    merge_people(desk, "p1", "p2")
    clock.forward(days=4)
    add_fact(desk, "p1", "window seat")
    remove_fact(desk, "p1", "f7")
    (done,) = merges_done(desk)
    assert (done.name, done.other_name, done.by, done.since) == (
        "Margit Halloran",
        "Margrit Halloran",
        "Ana",
        2,
    )
    take_apart(desk, done.deed_id)
    assert as_stored(desk) == {"p1": ONE, "p2": OTHER, "p3": THIRD}
    assert told(desk, "p2") == {"f2", "f4", "f6"}, "what was taken off since stays off"
    mine = {one.text for one in open_card(desk, patient_id="p1").facts}
    assert mine == {"MAR-git", "Text only", "Go slowly", "window seat"}
    assert merges_done(desk) == ()
    with pytest.raises(WrongUsage, match="two people already"):
        take_apart(desk, done.deed_id)
    assert [one.patient.id for one in find_patient(desk, "margrit")] == ["p2"]


def test_what_was_changed_since_is_not_turned_back(desk: Desk) -> None:
    merge_people(desk, "p1", "p2")
    now = desk.store.get(Patient, "p1")
    assert now is not None
    check_in(desk, "v2")
    (done,) = merges_done(desk)
    take_apart(desk, done.deed_id)
    stays, goes = as_stored(desk)["p1"], as_stored(desk)["p2"]
    assert stays is not None
    assert goes is not None
    assert stays.last_seen_on == TODAY, "somebody was here, whoever it was: the desk looks"
    assert (stays.contacts, goes.merged_into) == (ONE.contacts, "")
    here = desk.store.get(Visit, "v2")
    assert here is not None
    assert (here.patient_id, here.state) == ("p2", VisitState.WAITING)


def test_what_the_patient_took_out_since_stays_out(desk: Desk) -> None:
    merge_people(desk, "p1", "p2")
    assert "f5" in told(desk, "p1") or "f6" in told(desk, "p1")
    stands = "f5" if "f5" in told(desk, "p1") else "f6"
    take_out(desk, "p1", stands)
    (done,) = merges_done(desk)
    take_apart(desk, done.deed_id)
    assert told(desk, "p1") & {"f5", "f6"} == set()
    assert told(desk, "p2") & {"f5", "f6"} == set()


def test_of_two_merges_the_first_can_be_taken_apart_alone(desk: Desk) -> None:
    merge_people(desk, "p2", "p1")
    first = merges_done(desk)[0].deed_id
    merge_people(desk, "p3", "p2")
    take_apart(desk, first)
    merged = {who: one.merged_into for who, one in as_stored(desk).items() if one}
    assert merged == {"p1": "", "p2": "p3", "p3": ""}


def test_whoever_is_erased_is_erased_with_all_that_were_one(desk: Desk) -> None:
    merge_people(desk, "p1", "p2")
    desk.store.erase(desk.deed("erase_person", patient_id="p2"))
    assert as_stored(desk)["p1"] is None
    assert as_stored(desk)["p2"] is None
    assert merges_done(desk) == ()
    assert find_patient(desk, "halloran") == ()


_KINDS = st.sampled_from([k for k in FactKind if k is not FactKind.PERSONAL_DETAIL])


@st.composite
def _facts(draw: st.DrawFn, who: str) -> list[Fact]:
    kinds = draw(st.lists(_KINDS, max_size=5))
    day = st.dates(date(2024, 1, 1), TODAY)
    return [
        fact(f"{who}-{at}", who, kind, draw(st.sampled_from(["one", "two"])), said_on=draw(day))
        for at, kind in enumerate(kinds)
    ]


@settings(max_examples=40, deadline=None)
@given(_facts("p1"), _facts("p2"), st.dictionaries(_KINDS.map(str), st.sampled_from(Side), max_size=3))
def test_whoever_was_merged_holds_each_thing_once_and_comes_apart_whole(
    mine: list[Fact], theirs: list[Fact], picks: dict[str, Side]
) -> None:
    desk = desk_with((*STAFF, ONE, OTHER, THIRD, *mine, *theirs), NOW, ANA)
    before, stored = whole(desk), as_stored(desk)
    merge_people(desk, "p1", "p2", picks)
    standing = open_card(desk, patient_id="p2").facts
    said = {(f.kind, f.text) for f in (*mine, *theirs)}
    assert {(f.kind, f.text) for f in standing} <= said
    apart = [(f.kind, f.text) for f in standing if f.id.startswith("p2")]
    assert all((f.kind, f.text) not in apart for f in standing if f.id.startswith("p1")), "nothing twice"
    take_apart(desk, merges_done(desk)[0].deed_id)
    assert (whole(desk), as_stored(desk)) == (before, stored)


def test_a_name_in_one_string_and_no_name_at_all() -> None:
    bare = Patient("p1", "Name not known", (PersonName(),))
    desk = desk_with((*STAFF, bare, OTHER), NOW, ANA)
    assert compare_people(desk, "p1", "p2").differences == ()
    merge_people(desk, "p1", "p2")
    assert open_card(desk, patient_id="p1").patient.name.full == "Margrit Halloran"


def test_of_two_things_the_patient_wrote_one_stands_and_undo_brings_both_back() -> None:
    mine, theirs = (replace(one, locked_by_patient=True) for one in (SOUND, SOUND_TOO))
    desk = desk_with((*STAFF, ONE, OTHER, mine, theirs), NOW, ANA)
    (difference,) = [
        one for one in compare_people(desk, "p1", "p2").differences if one.key == "pronunciation"
    ]
    assert not difference.fixed, "both are the patient's"
    merge_people(desk, "p1", "p2", {"pronunciation": Side.GOES})
    assert told(desk, "p1") == {"f2"}
    undo(desk)
    assert (told(desk, "p1"), told(desk, "p2")) == ({"f1"}, {"f2"})
