"""The pocket slip and the door slip: what a patient carries home, what lies on a door, what never does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.paper import Paper
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import Relation
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.door_slip import CALL, NO_SOUND, door_slip
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.pocket_slip import pocket_slip
from frontdesk.usecases.visit_sheet import UNREAD, visit_sheet
from frontdesk.usecases.wall import wall
from tests.desks import desk_with
from tests.people import ANA, CLINIC, NOW, STAFF, TODAY, fact, need, patient, visit
from tests.prompts.generators import made

STEP = NextStep("A text with the new time", "Dr Voss", "By Fri 22 May", "Ring us, ask for Ana")
LETTER = Promise(
    "o1", "p1", "the bus pass letter", "the desk", date(2026, 5, 22), TODAY, audience=Audience.DESK
)
JUNE = date(2026, 6, 11)
READS_SPANISH = fact("l1", "p1", FactKind.READING_LANGUAGE, code="es")


def words_of(paper: Paper) -> str:
    """Everything that is printed."""
    page = paper.one_page
    assert page is not None
    rows = (
        (part.title, part.note, row.lead, row.text, row.beside) for part in paper.parts for row in part.rows
    )
    return "\n".join((paper.title, paper.under, *(word for row in rows for word in row), page.foot))


def desk_of(*more: object) -> Desk:
    who = (patient("p1"), visit("v1", "p1"), fact("n1", "p1", FactKind.NAME_TO_USE, "Siobhán"))
    return desk_with((*STAFF, *who, *more), NOW, ANA)  # type: ignore[arg-type]  # records of any kind


def slip(desk: Desk, step: NextStep = STEP) -> Paper:
    return pocket_slip(desk, open_card(desk, visit_id="v1"), step)


def test_the_last_sentence_the_promises_and_the_next_visit() -> None:
    paper = slip(desk_of(LETTER, visit("v2", "p1", "09:40", JUNE)))
    assert paper.title == "For you, Siobhán"
    assert [part.title for part in paper.parts] == [
        "What happens next",
        "What we said we would do",
        "Your next visit",
        "If something is not clear, or does not happen",
    ]
    said = words_of(paper)
    assert "Dr Voss will text you the new time by Friday 22 May. If not, ring us and ask for Ana." in said
    assert "The bus pass letter\nWe, by Friday 22 May" in said
    assert "Thursday 11 June, 09:40\nwith Dr Lena Voss" in said
    assert "Ring us: 555-0199" in said
    assert "Brennan" not in said


def test_what_is_said_in_the_sentence_does_not_stand_there_twice() -> None:
    made_now = replace(LETTER, what="a text with the new time", who="Dr Voss")
    titles = [part.title for part in slip(desk_of(made_now)).parts]
    assert "What we said we would do" not in titles


def test_what_corrects_a_promise_stands_for_it() -> None:
    desk = desk_of(LETTER)
    card = open_card(desk, visit_id="v1")
    said = words_of(pocket_slip(desk, card, replace(STEP, what="the train pass letter"), in_place_of="o1"))
    assert "train pass" in said
    assert "bus pass" not in said


@pytest.mark.parametrize(
    ("promise", "stands"),
    [
        (LETTER, True),
        (replace(LETTER, audience=Audience.ALOUD), True),
        (replace(LETTER, audience=Audience.PRIVATE), False),
        (replace(LETTER, state=PromiseState.KEPT), False),
        (replace(LETTER, state=PromiseState.RELEASED), False),
    ],
)
def test_the_patients_own_promises_stand_there_private_ones_do_not(promise: Promise, stands: bool) -> None:
    assert ("bus pass letter" in words_of(slip(desk_of(promise)))) is stands


def test_a_ready_promise_waits_at_the_desk() -> None:
    said = words_of(slip(desk_of(replace(LETTER, state=PromiseState.READY, place="tray B"))))
    assert "It is ready for you at the desk" in said
    assert "tray B" not in said


def test_nothing_needed_is_a_whole_slip() -> None:
    assert "nothing more you need to do" in words_of(slip(desk_of(), NextStep()))
    assert "We will do what we said we would." in words_of(slip(desk_of(LETTER), NextStep()))


@pytest.mark.parametrize("what", ["A call about the blood test results", "Call Maria about the lift"])
def test_what_sounds_medical_or_names_somebody_says_only_that_we_are_in_touch(what: str) -> None:
    desk = desk_of(Relation("r1", "p1", "Maria Brennan", "daughter"), replace(LETTER, what=what))
    said = words_of(slip(desk, replace(STEP, what=what)))
    assert "We will be in touch by Friday 22 May." in said
    assert "We will be in touch\nWe, by Friday 22 May" in words_of(slip(desk, NextStep()))
    for word in ("blood", "Maria", "lift"):
        assert word not in said


def test_in_the_language_the_patient_reads_with_a_word_about_what_is_not() -> None:
    said = words_of(slip(desk_of(READS_SPANISH, LETTER, visit("v2", "p1", "09:40", JUNE))))
    assert "Para usted, Siobhán" in said
    assert "Qué sigue ahora" in said
    assert "Jueves 11 de junio, 9:40\ncon Dr Lena Voss" in said
    assert "Una parte está en inglés, tal como se dijo en recepción." in said
    assert UNREAD in said


def test_all_of_it_in_spanish_with_the_english_below_where_it_is_ours() -> None:
    said = words_of(slip(desk_of(READS_SPANISH), NextStep()))
    assert "No tiene que hacer nada más.\nThat is everything for now." in said
    assert "en inglés" not in said


def test_a_language_there_is_no_slip_in_is_told() -> None:
    said = words_of(slip(desk_of(fact("l1", "p1", FactKind.READING_LANGUAGE, code="vi"))))
    assert "This slip is in English. There is none in Vietnamese here yet." in said
    assert "There is none" not in words_of(
        slip(desk_of(fact("l1", "p1", FactKind.READING_LANGUAGE, code="en")))
    )


def test_the_door_slip_says_whom_to_call_and_how() -> None:
    desk = desk_of(
        fact("s1", "p1", FactKind.PRONUNCIATION, "shi-VAWN"),
        need("f1", "p1", "Come over to call", "call:come_over"),
        fact("x1", "p1", FactKind.SAFE_CONTACT, "Never at the shop", code="none"),
        fact("x2", "p1", FactKind.PERSONAL_DETAIL, "keeps bees", audience=Audience.ALOUD),
    )
    paper = door_slip(desk, open_card(desk, visit_id="v1"))
    assert paper.title == "Siobhán"
    assert paper.under == "10:20, Dr Lena Voss, Room 2"
    said = words_of(paper)
    assert "shi-VAWN" in said
    assert "Come over to call" in said
    for word in ("Brennan", "shop", "bees", "1961"):
        assert word not in said


def test_a_door_slip_of_somebody_nobody_knows_yet() -> None:
    desk = desk_with((*STAFF, patient("p1"), visit("v1", "p1")), NOW, ANA)
    paper = door_slip(desk, open_card(desk, visit_id="v1"))
    assert paper.title == "Siobhán B.", "the name of the board, no surname"
    assert NO_SOUND in words_of(paper)
    assert CALL in words_of(paper)


def test_the_sheet_in_another_language_says_in_ours_what_the_numbers_are() -> None:
    sheet = visit_sheet(desk_of(), "es", "Siobhán B.")
    said = words_of(sheet)
    assert sheet.under.startswith("Para Siobhán B.")
    assert "15 Large print, 16 Write it down for me" in said
    assert said.endswith(UNREAD)
    english = words_of(visit_sheet(desk_of()))
    assert english.endswith("Sheet 1.  Linden Street Clinic.")


def papers(desk: Desk, card: CardInput) -> Iterator[Paper]:
    yield door_slip(desk, card)
    for step in (NextStep(), STEP):
        yield pocket_slip(desk, card, step)


def test_no_private_word_of_a_thousand_made_up_patients_is_on_any_slip() -> None:
    desk = desk_of()
    seen = 0
    for seed in range(1000):
        case = made(seed)
        printed = "\n".join(words_of(paper) for paper in papers(desk, case.card))
        assert not [word for word in case.marked["private"] if word in printed], seed
        others = [*case.card.concerns, *case.card.moments]
        kept = [one.words for one in case.card.concerns] + [one.label for one in case.card.moments]
        assert not [words for words in kept if words in printed], seed
        seen += len(others)
        for one in case.card.relations:
            assert one.name not in printed, seed
    assert seen > 500


def test_no_private_word_of_the_twelve_difficult_people() -> None:
    desk = desk_of()
    twelve = wall(CLINIC, ANA, NOW)
    assert len(twelve) == 12
    for person in twelve:
        printed = "\n".join(words_of(paper) for paper in papers(desk, person.card))
        private: list[Fact] = [one for one in person.card.facts if one.audience is Audience.PRIVATE]
        for one in private:
            assert not one.text or one.text not in printed, person.key


@pytest.mark.parametrize("days", [0, 1, 40])
def test_by_when_is_said_as_a_day(days: int) -> None:
    said = words_of(slip(desk_of(replace(LETTER, due_on=TODAY + timedelta(days=days))), NextStep()))
    assert {0: "We, by today", 1: "We, by tomorrow", 40: "We, by Tuesday 23 June"}[days] in said
