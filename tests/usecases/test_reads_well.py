"""What goes live reads well on all twelve people of the wall, or says on whom it does not."""

from dataclasses import replace

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.template import PromptTemplate
from frontdesk.usecases.change_line import put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.reads_well import check_reads_well, wall_problems
from frontdesk.usecases.shipped_packs import shipped_pack
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF
from tests.prompts.people import pack, template


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_with(STAFF, NOW, ANA)


def said(desk: Desk, words: str) -> list[tuple[str, str]]:
    line = replace(template("CO-11"), texts=("Thank you for coming in.", words))
    return [(problem.where, problem.sentence) for problem in wall_problems(desk, line)]


@pytest.mark.parametrize("line", [t for t in pack().templates if t.enabled], ids=lambda line: line.id)
def test_every_shipped_line_reads_well_on_all_twelve(desk: Desk, line: PromptTemplate) -> None:
    assert wall_problems(desk, line) == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("thank you, {name}.", "small letter"),
        ("Thank you, {name} , for coming.", "a stop or a gap"),
        ("Thank you, [[{point_person},]], for coming.", "a stop or a gap"),
        ("Thank you for coming,[[ {detail}]].", "a stop or a gap"),
        (" ".join(["We thank you,", *["{name},"] * 8, "for coming in today."]), "words long"),
    ],
)
def test_what_reads_badly_on_somebody_is_said_with_the_sentence(desk: Desk, words: str, reason: str) -> None:
    found = said(desk, words)
    assert found
    assert all(where == "text 2" for where, _ in found)
    assert any(reason in sentence for _, sentence in found), found
    assert found[0][1].startswith("On ")
    assert "“" in found[0][1]


def test_a_discreet_wording_is_read_on_them_as_well(desk: Desk) -> None:
    line = template("CI-13")
    odd = replace(line, discreet=(replace(line.discreet[0], text="hello , it is  here : ,"),))
    found = wall_problems(desk, odd)
    assert {(problem.where, problem.rule) for problem in found} == {
        (line.discreet[0].reach.value, "stray"),
        (line.discreet[0].reach.value, "small_start"),
    }


def test_a_value_that_nobody_has_is_no_fault(desk: Desk) -> None:
    assert said(desk, "We will see you on {next_visit}.") == []
    assert said(desk, "Thank you,[[ {detail}]] and all.") == []


def test_what_reads_badly_does_not_go_live(desk: Desk) -> None:
    bad = replace(template("CO-11"), texts=("thank you, {name}.",))
    with pytest.raises(Refused, match=r"CO-11 cannot go live: On .*small letter"):
        put_live(desk, bad, template("CO-11"))
    assert desk.deck.by_id["CO-11"].template == template("CO-11")
    check_reads_well(desk, replace(bad, enabled=False))


def test_a_line_is_read_in_the_words_of_its_own_language(desk: Desk) -> None:
    spanish = shipped_pack("es").templates
    assert [problem for line in spanish for problem in wall_problems(desk, line)] == []
    bad = replace(template("CO-11"), lang="es", texts=("hasta el {callback_day}, {name}.",))
    first = wall_problems(desk, bad)[0].sentence
    assert "small letter" in first
    assert "hasta el próximo día hábil" in first
