"""Words to be read: short enough for a glance, first for whoever signs or writes, behind F8 for everybody."""

from dataclasses import replace

import pytest

from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Line, Listening
from frontdesk.domain.template import Discreet, Reach
from frontdesk.prompts import lint
from frontdesk.prompts.pack import read_pack
from frontdesk.resources import path
from frontdesk.screens.today.turned import turned
from tests.prompts.people import CONFIRMED, PHONE, fact, only, ranked, template, with_facts

WRITE = "You can write here what Dr Voss should know."
PLAIN = replace(template("CI-16"), all=(), any=(), none=())


def line(*facts: str, of: object = PLAIN, listening: Listening = Listening.OTHERS) -> Line:
    card = with_facts(*(fact(FactKind.COMMUNICATION, "it", code=code) for code in facts))
    found = ranked(card, replace(CONFIRMED, listening=listening), only(of))  # type: ignore[arg-type]  # any prompt will do
    (one,) = (*found.lines, *found.more)
    return one


@pytest.mark.parametrize("code", ["bsl", "asl", "speech_to_text"])
@pytest.mark.parametrize("listening", [Listening.OTHERS, Listening.WITH_SOMEONE, Listening.ALONE])
def test_who_reads_is_shown_the_words(code: str, listening: Listening) -> None:
    one = line(code, listening=listening)
    assert (one.reach, one.text, one.to_show) == (Reach.SHOW, WRITE, WRITE)


@pytest.mark.parametrize("codes", [(), ("right_ear",), ("large_print", "loop"), ("write_down",)])
def test_everybody_else_hears_them_and_may_read_them_too(codes: tuple[str, ...]) -> None:
    one = line(*codes)
    assert one.reach is Reach.ALOUD
    assert one.to_show == WRITE
    pages = turned("Clinic", "Good morning", (one,), matched=True)
    assert pages[0].words == WRITE
    assert [page.words for page in turned("Clinic", "", (one, one), matched=True)].count(WRITE) == 1
    assert WRITE not in [page.words for page in turned("Clinic", "", (one,), matched=False)]


def test_without_a_variant_the_words_are_said() -> None:
    bare = replace(PLAIN, discreet=())
    assert (line("bsl", of=bare).reach, line("bsl", of=bare).to_show) == (Reach.ALOUD, "")


def test_a_paper_to_hand_over_is_no_text_for_the_screen() -> None:
    paper = replace(PLAIN, discreet=(Discreet(Reach.SHOW, "translated card"),))
    one = line("bsl", of=paper)
    assert (one.reach, one.text, one.to_show) == (Reach.SHOW, "translated card", "")
    words = [page.words for page in turned("Clinic", "", (one,), matched=True)]
    assert "translated card" not in words


def test_what_is_for_the_desk_only_is_not_shown_either() -> None:
    telling = replace(PLAIN, discreet=(Discreet(Reach.SHOW, "You speak {language}."),))
    signs = fact(FactKind.COMMUNICATION, "it", code="bsl")
    speaks = fact(FactKind.SPOKEN_LANGUAGE, "Hmong", code="hmn")
    (one,) = ranked(with_facts(signs, speaks), CONFIRMED, only(telling)).lines
    assert (one.reach, one.to_show) == (Reach.ALOUD, "")


def test_nothing_is_shown_through_the_telephone() -> None:
    card = with_facts(fact(FactKind.COMMUNICATION, "it", code="bsl"))
    called = replace(PLAIN, occasions=(PHONE.occasion,))
    found = ranked(card, PHONE, only(called))
    assert [(one.reach, one.to_show) for one in (*found.lines, *found.more)] == [(Reach.ALOUD, "")]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_shipped_words_to_show_are_long_even_with_a_long_name(lang: str) -> None:
    for one in read_pack(path("prompts", f"{lang}.json").read_bytes()).templates:
        assert "too_long_to_show" not in {problem.rule for problem in lint.problems(one)}
        for variant in one.discreet:
            if variant.reach is Reach.SHOW:
                words = variant.text.replace("{clinician}", "Dr Ana María Ruiz").split()
                assert len(words) <= lint.SHOW_WORDS
