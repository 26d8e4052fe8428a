"""A filled-in sheet by its numbers: one act, one undo, and nothing half done."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from frontdesk.card.needs import MOST
from frontdesk.domain.audience import Audience
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.enter_sheet import SAFE, enter_sheet, is_sheet, read_sheet, understood
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.sheet_table import sheet_table
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, need, patient, visit

WHO = (patient("p1"), visit("v1", "p1"))


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, *WHO), NOW, ANA)


def told(typed: str) -> list[tuple[int, str]]:
    return [(answer.item.number, answer.words) for answer in read_sheet(typed)]


def standing(desk: Desk) -> list[Fact]:
    return [one for one in desk.store.facts_of("p1") if one.status is FactStatus.ACTIVE]


def of_kind(desk: Desk, kind: FactKind) -> list[Fact]:
    return [one for one in standing(desk) if one.kind is kind]


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("3 15 20", True),
        ("3,15,20", True),
        ("12", True),
        ("sheet 1 Hà 2 HAH 12", True),
        ("Sheet: 12", True),
        ("sheet", False),
        ("2 sugars", False),
        ("Window seat", False),
        ("leave by 11:30", False),
        ("", False),
    ],
)
def test_numbers_alone_or_the_word_before_them(typed: str, is_one: bool) -> None:
    assert is_sheet(typed) is is_one


def test_what_the_handbook_shows_can_be_entered(desk: Desk) -> None:
    """Its examples are typed as they stand there: none contradicts itself."""
    handbook = (Path(__file__).resolve().parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
    (said,) = re.findall(r"F2, the numbers, Enter.*", handbook)
    examples = [one for one in re.findall(r'"([^"]+)"', said) if is_sheet(one)]
    assert len(examples) == 2
    for typed in examples:
        enter_sheet(desk, "p1", typed)
        assert standing(desk)
        undo(desk)


def test_numbers_and_the_words_after_them() -> None:
    answers = read_sheet("sheet 1 Hà, 2 HAH 15, 20; 28")
    assert [(a.item.number, a.words) for a in answers] == [
        (1, "Hà"),
        (2, "HAH"),
        (15, ""),
        (20, ""),
        (28, ""),
    ]


def test_a_line_about_oneself_may_hold_smaller_numbers() -> None:
    answers = read_sheet("sheet 12 35 I keep 2 bees and 14 hens 36")
    assert [(a.item.number, a.words) for a in answers] == [
        (12, ""),
        (35, "I keep 2 bees and 14 hens"),
        (36, ""),
    ]


def test_what_is_quoted_holds_any_number() -> None:
    (about, yes) = read_sheet('sheet 35 "bus 36" 36')
    assert about.words == "bus 36"
    assert yes.item.consent is ConsentAnswer.YES


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3 77", "There is no 77 on the sheet; it ends with 37."),
        ("0", "There is no 0 on the sheet"),
        ("12 15 12", "12 stands there twice."),
        ("3 4", "3 and 4 cannot both be true."),
        ("12 13", "12 and 13 cannot both be true."),
        ("9 11", "9 and 11 cannot both be true."),
        ("36 37", "36 and 37 cannot both be true."),
        ("1 12", "1 is a line: what is written on it?"),
        ("sheet 12 loud", "12 is a tick; “loud” has no place there."),
        ("sheet Hà 2 HAH", "“Hà” stands before any number of the sheet."),
        ("sheet 7 Klingonese", "7: No language of that name is known here."),
        ("sheet 35 sings alto", "35 is a personal note: it is kept only with a yes, 36."),
        ("sheet 35 sings alto 37", "35 is a personal note"),
        ("sheet 35 has diabetes 36", "35 sounds medical."),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_kept(
    desk: Desk, typed: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        enter_sheet(desk, "p1", f"{typed} 15" if typed == "3 77" else typed)
    assert sentence in str(refused.value)
    assert SAFE in str(refused.value)
    assert standing(desk) == []
    assert desk.store.get(Consent, "p1") is None


def test_the_whole_sheet_is_one_deed_and_one_undo_takes_it_back(desk: Desk) -> None:
    changes = enter_sheet(
        desk, "p1", "sheet 1 Shiv 2 SHIV 3 7 Irish 8 English 11 15 28 30 33 35 keeps bees 36"
    )
    deed = desk.store.deed(changes.deed)
    assert deed is not None
    assert deed.kind == "enter_sheet"
    kept = standing(desk)
    assert {one.source for one in kept} == {Source.PATIENT_WROTE}
    assert {one.said_on for one in kept} == {TODAY}
    assert {one.entered_by for one in kept} == {ANA.id}
    assert [one.text for one in of_kind(desk, FactKind.NAME_TO_USE)] == ["Shiv"]
    assert [one.text for one in of_kind(desk, FactKind.PRONOUNS)] == ["she / her"]
    assert [one.code for one in of_kind(desk, FactKind.SPOKEN_LANGUAGE)] == ["ga"]
    assert [one.audience for one in of_kind(desk, FactKind.SAFE_CONTACT)] == [Audience.PRIVATE]
    assert [one.text for one in of_kind(desk, FactKind.PERSONAL_DETAIL)] == ["keeps bees"]
    consent = desk.store.get(Consent, "p1")
    assert consent is not None
    assert (consent.answer, consent.how) == (ConsentAnswer.YES, "on the sheet “About your visit”")
    undo(desk)
    assert standing(desk) == []
    assert desk.store.get(Consent, "p1") is None


def test_a_sign_language_interpreter_is_an_interpreter(desk: Desk) -> None:
    enter_sheet(desk, "p1", "10")
    (kept,) = of_kind(desk, FactKind.INTERPRETER)
    assert (kept.code, kept.extra) == ("yes", "sign")


def test_needs_take_the_places_of_the_strip_that_are_free() -> None:
    there = need("f1", "p1", "Offer the quiet corner", "wait:quiet")
    desk = desk_with((*STAFF, *WHO, there), NOW, ANA)
    enter_sheet(desk, "p1", "15 16 20 21 24")
    strip = [one.code for one in standing(desk) if one.strip]
    assert len(strip) == MOST
    assert strip[0] == "wait:quiet"
    assert set(strip[1:]) == {"large_print", "write_down"}, "in the order of the sheet"
    assert len(standing(desk)) == 6


def test_an_interpreter_has_a_place_before_the_others(desk: Desk) -> None:
    enter_sheet(desk, "p1", "9 15 16 20")
    assert sum(one.strip for one in standing(desk)) == MOST - 1


def test_what_is_known_already_is_told_anew_and_keeps_its_place() -> None:
    there = need("f1", "p1", "Give large print", "large_print", FactKind.COMMUNICATION)
    desk = desk_with((*STAFF, *WHO, there), NOW, ANA)
    enter_sheet(desk, "p1", "15")
    (kept,) = standing(desk)
    assert (kept.replaces, kept.source, kept.strip, kept.said_on) == ("f1", Source.PATIENT_WROTE, True, TODAY)


def test_a_new_name_takes_the_place_of_the_one_before() -> None:
    before = fact("f1", "p1", FactKind.NAME_TO_USE, "Siobhán")
    address = fact("f2", "p1", FactKind.FORM_OF_ADDRESS, "Ms Brennan", code="title_surname")
    desk = desk_with((*STAFF, *WHO, before, address), NOW, ANA)
    enter_sheet(desk, "p1", "sheet 1 Shiv")
    assert [one.text for one in standing(desk)] == ["Shiv"]


def test_a_no_to_personal_notes_takes_them_out(desk: Desk) -> None:
    enter_sheet(desk, "p1", "sheet 35 keeps bees 36")
    enter_sheet(desk, "p1", "37 15")
    assert of_kind(desk, FactKind.PERSONAL_DETAIL) == []
    undo(desk)
    assert [one.text for one in of_kind(desk, FactKind.PERSONAL_DETAIL)] == ["keeps bees"]


def test_a_yes_that_was_said_before_counts(desk: Desk) -> None:
    set_consent(desk, "p1", ConsentAnswer.YES)
    enter_sheet(desk, "p1", "sheet 35 keeps bees")
    assert len(of_kind(desk, FactKind.PERSONAL_DETAIL)) == 1


def test_while_it_is_typed_it_says_what_may_stand_open_and_counts_the_rest(desk: Desk) -> None:
    assert understood(desk, "sheet 1 Hà 15 28 33") == (
        "From the sheet: Call me Hà, Large print, 2 for the desk only"
    )
    assert understood(desk, "3 4") == "3 and 4 cannot both be true."
    assert understood(desk, "window seat") == ""


NUMBERS = sorted(sheet_table().items)


@given(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=12))
def test_any_numbers_are_answers_or_one_sentence(numbers: list[int]) -> None:
    typed = " ".join(map(str, numbers))
    items = sheet_table().items
    groups = [items[n].one_of for n in numbers if items[n].one_of]
    fine = (
        len(set(numbers)) == len(numbers)
        and len(set(groups)) == len(groups)
        and not any(items[n].write for n in numbers)
    )
    if fine:
        assert [a.item.number for a in read_sheet(typed)] == numbers
    else:
        with pytest.raises(Refused):
            read_sheet(typed)


@given(st.text(max_size=80))
def test_no_words_are_too_odd_to_be_read(typed: str) -> None:
    if is_sheet(typed):
        with suppress(Refused):
            assert read_sheet(typed)
