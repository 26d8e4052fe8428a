"""What is asked about words before they are kept: what is found, what only looks like it, nothing else."""

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.domain.moment import Moment
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.value_form import PartSort
from frontdesk.prompts.kept_words import KEPT_GROUPS, delicate, labels, sound_to_mind, verb_problem
from frontdesk.usecases.add_fact import IN_A_WORD, READY_MADE
from frontdesk.usecases.sample_clinic import records as sample_records
from frontdesk.usecases.words_kept import asked_about
from tests.looks.people import pictured_day
from tests.people import NOW

FOUND = {
    "illness": "has HIV|had a stroke|Stroke in 2019|asthma|Epilepsy|bipolar|is autistic|ADHD|has AIDS|cancer"
    "|Her diabetes nurse|depressed lately|panic attacks|goes to the cancer clinic",
    "care": "ring about the blood test results|takes insulin|had surgery|dialysis on Mondays|a brain scan",
    "pregnancy": "pregnant|Is expecting|expecting twins|after the miscarriage",
    "weight": "overweight|too heavy for the chair|obese",
    "addiction": "alcoholic|an alcohol problem|addicted",
    "religion": "Muslim|is Jewish|a Christian|Christian woman|Hindu|the patient is Christian|Sikh",
    "origin": "refugee|asylum seeker|a Polish woman|is Somali|of African descent|undocumented",
    "orientation": "is gay|lesbian|transgender|gay couple",
    "income": "low income|on benefits|unemployed|cannot afford it",
}
HARMLESS = (
    "stroke the dog|Likes to stroke the cat|ask for Christian|Christian drives|named contact Christian Weber"
    "|the cancer ward sign was wrong|wears hearing aids|walks with walking aids|a therapy dog comes along"
    "|speaks Polish|prefers Polish|the same Somali interpreter as before|ring the surgery|black coffee"
    "|white stick|Tea, no milk|expecting a call|breaststroke on Mondays|the church choir|Spanish lessons"
    "|Indian cooking|weighs up options|A woman clinician if possible|polish the shoes|polishing the shoes"
    "|due date of the form|fatigue|hours of operation|on time|scans the room for a seat"
)


@pytest.mark.parametrize(("key", "texts"), FOUND.items())
def test_each_group_finds_its_words(key: str, texts: str) -> None:
    found = {text: delicate(text) for text in texts.split("|")}
    assert {text: hit and hit.group.key for text, hit in found.items()} == dict.fromkeys(found, key)


@pytest.mark.parametrize("text", HARMLESS.split("|"))
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert delicate(text) is None
    assert labels(text) == ""


def test_the_question_names_the_word_and_the_reason() -> None:
    assert asked_about("her diabetes nurse").question == (
        "“diabetes” names an illness; what the desk keeps is no clinical record. Make it private?"
    )
    assert {group.key for group in KEPT_GROUPS} == set(FOUND)


@pytest.mark.parametrize(
    "text", ["difficult", "difficult about times", "rude", "a frequent flyer", "demanding"]
)
def test_labels_are_refused(text: str) -> None:
    assert "labels the patient" in asked_about(text).refusal


@pytest.mark.parametrize(
    "text",
    ["finds stairs difficult", "Stairs are difficult", "difficult to hear in the hall", "a demanding job"],
)
def test_what_is_difficult_for_somebody_is_no_label(text: str) -> None:
    assert asked_about(text).refusal == ""


def test_a_name_is_a_name_and_an_observance_may_say_its_faith() -> None:
    for kind in (FactKind.NAME_TO_USE, FactKind.PRONUNCIATION, FactKind.LEGAL_NAME):
        assert asked_about("Christian", "a Christian", kind=kind).question == ""
    assert asked_about("Jewish holidays", kind=FactKind.OBSERVANCE).question == ""
    assert asked_about("Jewish holidays", kind=FactKind.STAFF_REQUEST).question
    assert asked_about("Fasts, has diabetes", kind=FactKind.OBSERVANCE).question


def test_what_we_offer_to_pick_is_never_asked_about() -> None:
    offered = [one.words for one in (*READY_MADE, *IN_A_WORD)]
    for kind, rule in KINDS.items():
        for part in rule.form:
            offered += [part.hint, *(words for _, words in part.choices if part.sort is PartSort.CHOICE)]
            if kind is FactKind.OBSERVANCE or part.into == "code":
                continue
            assert asked_about(part.hint, kind=kind).question == ""
    asked = {text: asked_about(text) for text in offered}
    topics = {words for part in KINDS[FactKind.DO_NOT_SAY].form for _, words in part.choices}  # private
    hits = {text for text, hit in asked.items() if (hit.question or hit.refusal) and text not in topics}
    assert hits == set()
    assert [one.words for one in READY_MADE if verb_problem(one.words)] == []


def test_nothing_of_the_handbook_people_or_the_pictures_is_stopped() -> None:
    stopped = []
    for one in (*sample_records(NOW), *pictured_day()):
        words: tuple[str, ...] = ()
        kind, verb = None, ""
        if isinstance(one, Fact) and one.audience is not Audience.PRIVATE:
            words, kind, verb = (one.text, one.how_to_meet, one.extra), one.kind, one.neutral_verb
        elif isinstance(one, Concern) and one.type is ConcernType.SERVICE:
            words = (one.words, one.safe_phrase)
        elif isinstance(one, Promise) and one.audience is not Audience.PRIVATE:
            words = (one.what,)
        elif isinstance(one, Moment) and one.audience is not Audience.PRIVATE:
            words = (one.label,)
        elif isinstance(one, Relation) and one.audience is not Audience.PRIVATE:
            words = (one.relation, one.needs)
        asked = asked_about(*words, kind=kind, verb=verb)
        if asked.question or asked.refusal:
            stopped.append((words, asked))
    assert stopped == []


@pytest.mark.parametrize(
    ("respelling", "asks"),
    [
        ("shi-vawn", True),
        ("Shi-vawn", True),
        ("ann", True),
        ("shi-VAWN", False),
        ("A-na", False),
        ("NGOH-zee oh-KONG-kwoh", False),
        ("王", False),
        ("שירה", False),
        ("", False),
        ("s", False),
    ],
)
def test_a_sound_without_capitals_asks_which_part_is_loudest(respelling: str, asks: bool) -> None:
    assert bool(sound_to_mind(respelling)) is asks
