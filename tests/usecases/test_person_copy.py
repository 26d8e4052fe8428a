"""What somebody is handed when they ask what we keep: everything, in words and whole."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import FactKind, FactStatus
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import Identifier
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import HandOverNote
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person, to_erase
from frontdesk.usecases.export_person import export_person
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.person_copy import FORMAT, PersonCopy, person_copy
from frontdesk.usecases.undo import undo
from tests.desks import desk_with
from tests.people import ANA, JOY, NOW, STAFF, TODAY, fact, patient, visit

WHO = replace(patient("p1"), identifiers=(Identifier("mrn", "4711"),))
PRIVATE = fact("f2", "p1", FactKind.SAFE_CONTACT, "Text only", audience=Audience.PRIVATE)
OLD = replace(fact("f3", "p1", FactKind.PERSONAL_DETAIL, "plays chess"), status=FactStatus.RETIRED)
ABOUT = (
    WHO,
    visit("v1", "p1"),
    fact("f1", "p1", FactKind.ADJUSTMENT, "Go slowly", code="pace:slow"),
    PRIVATE,
    OLD,
    Concern("c1", "p1", ConcernType.SERVICE, "the lift was out", TODAY),
    Promise("o1", "p1", "the letter", "the desk", TODAY, TODAY),
    Moment("m1", "p1", "a new house", Tone.JOYFUL, TODAY),
    Relation("r1", "p1", "Maria", "daughter"),
    Consent("p1", ConsentAnswer.YES, TODAY, "asked at the desk", "ana"),
)


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, *ABOUT, patient("p2", "Ada", "Okafor"), visit("v2", "p2")), NOW, ANA)


def told(copy: PersonCopy) -> str:
    """Everything on the paper, as one text."""
    rows = (row for part in copy.paper.parts for row in part.rows)
    return "\n".join(f"{row.text} | {row.beside}" for row in rows)


def leaves(value: Any) -> list[str]:
    """Every text of a record, at any depth."""
    if isinstance(value, str):
        return [str(value)] if value else []
    if is_dataclass(value):
        return [leaf for one in fields(value) for leaf in leaves(getattr(value, one.name))]
    return [leaf for one in value for leaf in leaves(one)] if isinstance(value, tuple) else []


def test_every_word_of_every_record_stands_in_the_data(desk: Desk) -> None:
    data = person_copy(desk, "p1").data
    text = json.dumps(data, ensure_ascii=False)
    assert data["format"] == FORMAT
    for record in ABOUT:
        assert all(leaf in text for leaf in leaves(record)), record
    assert "p2" not in text


def test_the_paper_says_it_in_the_persons_own_words_with_source_and_day(desk: Desk) -> None:
    copy = person_copy(desk, "p1")
    words = told(copy)
    for kept in (
        "Go slowly",
        "Text only",
        "the lift was out",
        "the letter",
        "a new house",
        "Maria, daughter",
    ):
        assert kept in words
    assert "Told to us" in words
    assert "4711" in words
    assert "You said yes to personal notes." in words
    titles = [part.title for part in copy.paper.parts]
    assert titles[0] == "Who you are to us"
    assert "What makes a visit easier" in titles
    assert "What you asked us to respect" not in titles, "nothing there"
    assert titles[-1] == "No longer used, kept in the history"
    assert "lays chess" in words


def test_a_row_that_one_tap_takes_out_names_what_it_is_about(desk: Desk) -> None:
    ids = {row.id for part in person_copy(desk, "p1").paper.parts for row in part.rows} - {""}
    assert ids == {"f1", "f2", "f3", "c1", "m1", "r1"}


def test_somebody_of_whom_only_the_name_is_known(desk: Desk) -> None:
    copy = person_copy(desk, "p2")
    assert [part.title for part in copy.paper.parts] == ["Who you are to us", "Your visits"]


def test_nobody_is_nobody(desk: Desk) -> None:
    for ask in (person_copy, export_person, to_erase, erase_person):
        with pytest.raises(WrongUsage, match="no such patient"):
            ask(desk, "nobody")


def test_files_and_erasing_are_a_managers(desk: Desk) -> None:
    desk.staff = JOY
    assert person_copy(desk, "p1").patient_id == "p1", "on paper anybody hands it over"
    for act in (export_person, to_erase, erase_person):
        with pytest.raises(Refused, match="by a manager"):
            act(desk, "p1")
    assert desk.store.everything_of("p1")


def test_writing_a_file_is_an_act_that_nothing_takes_back(desk: Desk) -> None:
    add_fact(desk, "p1", "Likes the window seat", kind=FactKind.PERSONAL_DETAIL)
    export_person(desk, "p1")
    undo(desk)
    assert not any("window" in one.text for one in desk.store.facts_of("p1"))
    with pytest.raises(WrongUsage, match="nothing to undo"):
        undo(desk)


def test_what_goes_and_what_stays_is_said_first(desk: Desk) -> None:
    desk.store.commit(
        desk.deed("note", Change(None, HandOverNote("n1", f"Ring {WHO.name.full}", "ana", NOW)))
    )
    found = to_erase(desk, "p1")
    assert found.takes == (
        "3 things told to us",
        "1 visit",
        "1 concern",
        "1 promise",
        "1 moment",
        "1 companion",
        "1 answer about notes",
    )
    assert any("chain of acts" in words for words in found.leaves)
    assert found.leaves[-1].startswith("The name stands in 1 note for whoever comes next")
    assert desk.store.everything_of("p1"), "looking erases nothing"


def test_erased_is_gone_from_card_board_and_find(desk: Desk) -> None:
    changes = erase_person(desk, "p1")
    assert changes.everything
    assert find_patient(desk, WHO.name.full) == ()
    assert [row.visit.id for row in desk.store.board(desk.today())] == ["v2"]
    assert desk.store.promises_due(desk.today() + timedelta(days=9)) == ()
    with pytest.raises(WrongUsage):
        person_copy(desk, "p1")
    with pytest.raises(WrongUsage):
        undo(desk, changes.deed)


def test_what_has_ended_is_not_printed_as_if_it_stood() -> None:
    ended = fact("e1", "p1", FactKind.TRAVEL, "By the bus", expires_on=TODAY - timedelta(days=1))
    to_come = fact("e2", "p1", FactKind.TRAVEL, "Comes by ride", expires_on=TODAY)
    desk = desk_with((*STAFF, patient("p1"), ended, to_come), NOW, ANA)
    parts = {part.title: [row.text for row in part.rows] for part in person_copy(desk, "p1").paper.parts}
    assert parts["What suits you"] == ["Travel and time: Comes by ride"]
    assert parts["No longer used, kept in the history"] == ["Travel and time: By the bus"]
