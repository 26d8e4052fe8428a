"""The last sentence: composed from four fields, true with any of them empty."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from frontdesk.card.last_sentence import NOTHING_NEEDED, last_sentence
from frontdesk.domain.next_step import NextStep
from frontdesk.words import English

TODAY = date(2026, 5, 14)  # a Thursday


def said(what: str, who: str = "", when: str = "", if_not: str = "") -> str:
    return last_sentence(NextStep(what, who, when, if_not), English(), TODAY)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            ("A text with the new time", "Dr Voss", "By Fri 22 May", "Ring us, ask for Ana"),
            "Dr Voss will text you the new time by Friday 22 May. If not, ring us and ask for Ana.",
        ),
        (("A call about the form", "the desk", "Tomorrow", ""), "We will ring you about the form tomorrow."),
        (("A call with the result", "Priya", "", ""), "Priya will ring you with the result."),
        (("A letter for school", "", "in a week", ""),
         "You’ll get a letter for school from us on Thursday 21 May."),
        (("Your new glasses", "Sam", "", ""), "You’ll get your new glasses from Sam."),
        (("Ring you with the date.", "Dr Voss", "By today", ""),
         "Dr Voss will ring you with the date by today."),
        (("Physiotherapy", "Dr Okafor", "after the summer", ""),
         "Next: Physiotherapy, with Dr Okafor after the summer."),
        (("e-mail with the form", "", "", ""), "We will email you the form."),
        (("Get bloods done", "the desk", "By Thu 21 May", ""), "Next: Get bloods done by Thursday 21 May."),
        (("See physio", "Dr Okafor", "", ""), "Next: See physio, with Dr Okafor."),
        (("Change the dressing every day", "", "", ""), "Next: Change the dressing every day."),
        (("The hospital will contact you", "", "in 2 weeks", ""),
         "The hospital will contact you on Thursday 28 May."),
        (("Some tests are outstanding", "", "", ""), "Some tests are outstanding."),
        (("Call him with the result", "Dr Voss", "", ""), "Next: Call him with the result, with Dr Voss."),
        (("An email on Monday", "", "By Thu 21 May", ""), "You’ll get an email on Monday from us."),
        (("Come back in 2 weeks", "", "By Thu 21 May", ""), "Next: Come back in 2 weeks."),
        (("Let you know", "me", "tomorrow", ""), "I will let you know tomorrow."),
        (("A call with the result", "nurse", "", ""), "The nurse will ring you with the result."),
        (("A letter", "hospital", "", ""), "You’ll get a letter from the hospital."),
        (("Text you the time", "dr voss", "5pm", ""), "Dr Voss will text you the time by 5pm."),
        (("Text you the time", "front desk", "May", ""), "We will text you the time."),
        (("Text you the time", "", "2 weeks", ""), "We will text you the time on Thursday 28 May."),
        (("Text you the time", "", "June 5", ""), "We will text you the time on Friday 5 June."),
        (("Text you the time", "", "2026-05-22", ""), "We will text you the time on Friday 22 May."),
        (("Text you the time", "", "", "If not, ring us"), "We will text you the time. If not, ring us."),
        (("Text you the time", "", "", "Ana is here until six"),
         "We will text you the time. If not, Ana is here until six."),
        (("Book a blood test", "you", "By Thu 21 May", "Ring us"),
         "Please book a blood test by Thursday 21 May. If not, ring us."),
        (("Come back", "The patient", "in 2 weeks", ""), "Please come back on Thursday 28 May."),
        (("A call about the form", "you", "tomorrow", ""), "Please ring us about the form tomorrow."),
        (("Text you the time", "you", "", ""), "Please text us the time."),
        (("Let you know", "you", "", ""), "Please let us know."),
        (("Physiotherapy", "You", "after the summer", ""), "Next for you: Physiotherapy after the summer."),
        (("A blood test", "you", "", ""), "Next for you: a blood test."),
        (("referral letter", "you", "By Thu 21 May", ""),
         "Next for you: the referral letter by Thursday 21 May."),
        (("You will hear from us", "you", "", ""), "You will hear from us."),
        (("referral letter", "", "in two weeks", ""),
         "Next: the referral letter is ready by Thursday 28 May."),
        (("Referral letter", "Dr Voss", "in two weeks", "Ring us"),
         "Next: the referral letter from Dr Voss is ready by Thursday 28 May. If not, ring us."),
        (("Blood results", "the lab", "Tomorrow", ""),
         "Next: the blood results from the lab are ready by tomorrow."),
        (("Form", "", "soon", ""), "Next: the form is ready soon."),
        (("sick note", "", "", ""), "You’ll get the sick note from us."),
        (("sick note", "", "May", ""), "You’ll get the sick note from us."),
        (("Sign form", "", "Tomorrow", ""), "Next: Sign form tomorrow."),
        (("The form", "", "Tomorrow", ""), "You’ll get the form from us tomorrow."),
        (("Nothing", "Dr Voss", "By Friday", "Ring us"), NOTHING_NEEDED),
        (("n/a", "", "", ""), NOTHING_NEEDED),
        (("-", "", "", ""), NOTHING_NEEDED),
        (("An e-mail with the form", "", "", ""), "We will email you the form."),
        (("", "Dr Voss", "By Friday", "Ring us"), NOTHING_NEEDED),
        (("  ", "", "", ""), NOTHING_NEEDED),
    ],
)  # fmt: skip
def test_it_writes_itself(fields: tuple[str, str, str, str], sentence: str) -> None:
    assert said(*fields) == sentence


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("", "We will be in touch by Thursday 21 May."),
        ("you", "There is one thing for you to do by Thursday 21 May."),
    ],
)
def test_while_others_hear_it_never_says_about_what(who: str, sentence: str) -> None:
    step = NextStep("referral letter", who, "By Thu 21 May", "")
    assert last_sentence(step, English(), TODAY, discreet=True) == sentence


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@given(_WORDS, _WORDS, _WORDS, _WORDS)
def test_any_words_give_one_line_that_ends(what: str, who: str, when: str, if_not: str) -> None:
    sentence = said(what, who, when, if_not)
    assert sentence.endswith(".")
    assert ".." not in sentence.replace("…", "") or ".." in what + who + when + if_not
    assert "  " not in sentence
    assert sentence == " ".join(sentence.split())


@given(_WORDS, st.sampled_from(("you", "You", "the patient", "yourself")), _WORDS, st.booleans())
def test_what_the_patient_does_is_never_done_with_or_from_the_patient(
    what: str, who: str, when: str, discreet: bool
) -> None:
    sentence = last_sentence(NextStep(what, who, when, ""), English(), TODAY, discreet=discreet)
    ours = ("Please ", "Next for you: ", "There is one thing for you to do", NOTHING_NEEDED)
    assert sentence.startswith(ours) or " ".join(what.split())[1:].rstrip(".!; ") in sentence
    assert not sentence.endswith((f", with {who}.", f" from {who}."))


_BEFORE_PAPER = st.lists(st.sampled_from(("blood", "test", "school", "sick", "referral")), max_size=2)


@given(
    _BEFORE_PAPER,
    st.sampled_from(("letter", "form", "result", "report", "note", "letters", "forms")),
    st.sampled_from(("", "us", "Priya")),
    st.sampled_from(("By Thu 21 May", "tomorrow", "in 2 weeks", "soon", "")),
)
def test_a_paper_without_an_article_is_given_one(before: list[str], paper: str, who: str, when: str) -> None:
    sentence = said(" ".join([*before, paper]), who, when)
    assert f" the {' '.join([*before, paper])} " in sentence
    assert (" ready" in sentence) == bool(when)
    if when:
        assert (" are ready" in sentence) == paper.endswith("s")
        assert " on " not in sentence


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 5, 15)),
        ("Thursday", TODAY),
        ("fri", date(2026, 5, 15)),
        ("Fri 22 May", date(2026, 5, 22)),
        ("Fri, 22. May", date(2026, 5, 22)),
        ("22nd May", date(2026, 5, 22)),
        ("3 March", date(2027, 3, 3)),
        ("29 feb", None),
        ("29 feb 2028", date(2028, 2, 29)),
        ("12 May", None),
        ("May 22", date(2026, 5, 22)),
        ("2 weeks", date(2026, 5, 28)),
        ("in six weeks", date(2026, 6, 25)),
        ("2026-05-22", date(2026, 5, 22)),
        ("2026-05-02", None),
        ("2026-13-45", None),
        ("22/05/2026", None),
        ("22 May 2027", date(2027, 5, 22)),
        ("in 3 days", date(2026, 5, 17)),
        ("in a week", date(2026, 5, 21)),
        ("in 2 weeks", date(2026, 5, 28)),
        ("Mon 22 May", None),
        ("22 May 2020", None),
        ("31 April", None),
        ("soon", None),
        ("in many weeks", None),
        ("", None),
    ],
)
def test_a_day_somebody_typed(typed: str, day: date | None) -> None:
    assert English().read_day(typed, TODAY) == day


@given(_WORDS)
def test_any_words_are_a_day_to_come_or_none(typed: str) -> None:
    day = English().read_day(typed, TODAY)
    assert day is None or day >= TODAY
