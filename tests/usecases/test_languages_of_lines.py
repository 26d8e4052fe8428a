"""A language of lines is off until somebody who speaks it has read it; who speaks it says so at the desk."""

from dataclasses import replace

import pytest

from frontdesk.bootstrap import deck_for
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Identity
from frontdesk.domain.template import PromptTemplate
from frontdesk.domain.visit import VisitState
from frontdesk.prompts.pack import read_pack, write_pack
from frontdesk.usecases.change_line import live_of, put_live, switch
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.languages_of_lines import (
    check_hello,
    hellos,
    languages_of_lines,
    sign_pack,
    uncheck_hello,
    unsign_pack,
)
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from frontdesk.usecases.pack_file import pack_bytes
from frontdesk.usecases.people_at_desk import (
    add_person,
    also_speaks,
    people_at_desk,
    take_the_desk,
    works_here,
)
from frontdesk.usecases.shipped_packs import shipped_languages, shipped_pack
from frontdesk.usecases.typed_languages import languages_in_words
from frontdesk.usecases.undo import redo, undo
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, fact, patient, visit

READER = "Rosa Ibáñez"
SPEAKS = fact("f1", "p1", FactKind.SPOKEN_LANGUAGE, code="es")
LEAVING = visit("v1", "p1", state=VisitState.READY_TO_LEAVE, arrived_at=NOW, identified_at=NOW, ready_at=NOW)


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, patient("p1"), SPEAKS, LEAVING), NOW, ANA)


def thanks(desk: Desk) -> str:
    """The line that thanks for coming, as the next card has it."""
    card = open_card(desk, visit_id="v1")
    situation = replace(first_situation(card), identity=Identity.CONFIRMED)
    drawn = draw_card(desk.deck, desk.speech, card, situation)
    return next(line.text for line in (*drawn.lines, *drawn.more) if line.template == "CO-11")


def line(language: str) -> PromptTemplate:
    return next(t for t in shipped_pack(language).templates if t.id == "CO-11")


def words(language: str) -> set[str]:
    return {text.replace("{name}", "Siobhán Brennan") for text in line(language).texts}


def on(desk: Desk) -> bool:
    (spanish,) = languages_of_lines(desk)
    assert spanish.current == ("es" in desk.deck.tongues)
    return spanish.current


# --- signing


def test_every_shipped_pack_is_off_until_it_is_signed_but_for_the_clinics(desk: Desk) -> None:
    assert shipped_languages() == ("en", "es")
    (spanish,) = languages_of_lines(desk)
    assert (spanish.language, spanish.signed, on(desk)) == ("es", None, False)
    assert 40 < spanish.lines < spanish.of == len(desk.deck.cards)


def test_a_signed_pack_and_somebody_who_speaks_it(desk: Desk) -> None:
    also_speaks(desk, "Spanish")
    assert thanks(desk) in words("en")
    deed = desk.store.deed(sign_pack(desk, "es", f" {READER} ").deed)
    assert deed is not None
    assert (deed.kind, deed.by) == ("sign_pack", "ana")
    (signed,) = desk.store.packs_signed()
    assert (signed.id, signed.version, signed.read_by) == ("es", "1", READER)
    assert (signed.signed_on, signed.entered_by) == (desk.today(), "ana")
    assert thanks(desk) in words("es")
    assert "es" in deck_for(desk.store).tongues, "the next start has it too"
    take_the_desk(desk, works_here(desk, "joy"))
    assert thanks(desk) in words("en"), "Joy does not speak it"


def test_an_open_card_keeps_the_lines_it_opened_with(desk: Desk) -> None:
    also_speaks(desk, "Spanish")
    before, card = desk.deck, open_card(desk, visit_id="v1")
    sign_pack(desk, "es", READER)
    assert before.tongues == {}
    drawn = draw_card(before, desk.speech, card, first_situation(card))
    assert {one.text for one in drawn.lines if one.template == "CO-11"} <= words("en")


def test_switched_off_and_back_by_undo(desk: Desk) -> None:
    sign_pack(desk, "es", READER)
    assert sign_pack(desk, "es", READER).deed == "", "the same again is no act"
    unsign_pack(desk, "es")
    assert not on(desk)
    assert unsign_pack(desk, "es").deed == ""
    undo(desk)
    assert on(desk)
    undo(desk)
    assert not on(desk)
    redo(desk)
    assert on(desk)


def test_only_a_manager_and_only_with_a_name(desk: Desk) -> None:
    for nobody, said in (("  ", "name of whoever"), ("x" * 61, "at most 60")):
        with pytest.raises(Refused, match=said):
            sign_pack(desk, "es", nobody)
    with pytest.raises(WrongUsage):
        sign_pack(desk, "en", READER)
    with pytest.raises(WrongUsage):
        sign_pack(desk, "../en", READER)
    take_the_desk(desk, JOY)
    with pytest.raises(Refused, match="by a manager"):
        sign_pack(desk, "es", READER)
    with pytest.raises(Refused, match="by a manager"):
        unsign_pack(desk, "es")
    assert not on(desk)


def test_words_changed_since_are_unread_again(desk: Desk) -> None:
    sign_pack(desk, "es", READER)
    changed = replace(line("es"), texts=("Gracias, {name}. Que tenga un buen día.",))
    put_live(desk, changed, live_of(desk, changed))
    (spanish,) = languages_of_lines(desk)
    assert not on(desk)
    assert spanish.signed is not None
    sign_pack(desk, "es", READER)
    also_speaks(desk, "Spanish")
    assert thanks(desk) == "Gracias, Siobhán Brennan. Que tenga un buen día."


def test_a_pack_of_another_version_is_unread_again(desk: Desk) -> None:
    sign_pack(desk, "es", READER)
    (signed,) = desk.store.packs_signed()
    desk.store.commit(desk.deed("sign_pack", Change(signed, replace(signed, version="0"))))
    assert "es" not in deck_for(desk.store).tongues


def test_one_line_switched_off_asks_nobody_to_read_again(desk: Desk) -> None:
    also_speaks(desk, "Spanish")
    sign_pack(desk, "es", READER)
    switch(desk, line("es"), on=False)
    assert on(desk)
    assert thanks(desk) in words("en"), "that line falls back"


# --- who speaks what


def test_what_somebody_speaks_is_theirs_to_say_and_to_take_back(desk: Desk) -> None:
    deed = desk.store.deed(also_speaks(desk, " spanish,Tiếng Việt and pt-BR; español").deed)
    assert deed is not None
    assert deed.kind == "also_speaks"
    assert desk.staff.languages == works_here(desk, "ana").languages == ("es", "vi", "pt-BR")
    assert languages_in_words(desk, desk.staff.languages) == "Spanish, Vietnamese, Brazilian Portuguese"
    assert also_speaks(desk, "Spanish, Vietnamese, Brazilian Portuguese").deed == ""
    undo(desk)
    assert not desk.staff.languages
    redo(desk)
    assert works_here(desk, "ana") == desk.staff
    assert len(desk.staff.languages) == 3
    also_speaks(desk, "")
    assert works_here(desk, "ana").languages == ()


def test_a_language_nobody_knows_changes_nothing(desk: Desk) -> None:
    with pytest.raises(Refused, match="No language of that name"):
        also_speaks(desk, "Spanish, Blorbish")
    with pytest.raises(Refused, match="No language of that name"):
        add_person(desk, "Kim", speaks="Blorbish")
    assert desk.staff.languages == ()
    assert [one.shown_name for one in people_at_desk(desk)] == ["Ana", "Joy"]


def test_somebody_new_may_say_it_at_once(desk: Desk) -> None:
    add_person(desk, "Rosa", "rosa", speaks="Spanish")
    assert works_here(desk, "rosa").languages == ("es",)


# --- hellos


def test_a_hello_is_checked_by_name_and_day_and_goes_back(desk: Desk) -> None:
    assert not any(one.counts for one in hellos(desk))
    check_hello(desk, "vi", " Xin  chào", "sin CHOW", "Lan Vo")
    (checked,) = desk.store.hellos_checked()
    assert (checked.id, checked.text, checked.checked_by) == ("vi", "Xin chào (sin CHOW)", "Lan Vo")
    assert (checked.checked_on, checked.entered_by) == (desk.today(), "ana")
    assert [one.text for one in desk.deck.hellos] == ["Xin chào (sin CHOW)"]
    assert [one.key for one in deck_for(desk.store).hellos] == ["vi"]
    assert check_hello(desk, "vi", "Xin chào", "sin CHOW", "Lan Vo").deed == ""
    uncheck_hello(desk, "vi")
    assert desk.deck.hellos == ()
    assert uncheck_hello(desk, "vi").deed == ""
    undo(desk)
    assert len(desk.deck.hellos) == 1


def test_a_clinics_own_hello_stands_behind_the_packs_and_goes_out_with_its_lines(desk: Desk) -> None:
    check_hello(desk, "cy", "Croeso", "", "Llinos")
    assert hellos(desk)[-1].key == "cy"
    there = read_pack(pack_bytes(desk)).hellos
    assert there["cy"] == {"text": "Croeso", "checked_by": "Llinos", "checked_on": "2026-05-14"}
    uncheck_hello(desk, "cy")
    assert pack_bytes(desk) == write_pack(desk.deck.pack)


@pytest.mark.parametrize(
    ("key", "words", "by", "said"),
    [
        ("vi", "Xin chào", " ", "name of whoever"),
        ("vi", " ", "Lan", "no words"),
        ("xx", "Hm", "Lan", "No language"),
        ("es<30", "Hm", "Lan", "No language"),
        ("vi", "x" * 81, "Lan", "at most 80"),
    ],
)
def test_a_hello_that_will_not_do(desk: Desk, key: str, words: str, by: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_hello(desk, key, words, "", by)
    assert desk.store.hellos_checked() == ()


def test_hellos_are_a_managers(desk: Desk) -> None:
    take_the_desk(desk, JOY)
    with pytest.raises(Refused, match="by a manager"):
        check_hello(desk, "vi", "Xin chào", "", "Lan")
    with pytest.raises(Refused, match="by a manager"):
        uncheck_hello(desk, "vi")
