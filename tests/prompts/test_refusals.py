"""A refusal carries an alternative: no line of ours leaves anybody standing, and none that does goes live."""

from dataclasses import replace

import pytest

from frontdesk.domain.template import PromptTemplate, Reach, line_key
from frontdesk.prompts.lint import LANGUAGES
from frontdesk.prompts.pack import read_pack
from frontdesk.prompts.publish import findings
from tests.prompts.people import PACK_FILE, pack, template

SPANISH = read_pack((PACK_FILE.parent / "es.json").read_bytes())
REFUSALS = {
    key: next(rule for rule in language.aloud if rule.key == "refusal") for key, language in LANGUAGES.items()
}
SAID = [
    (line, text)
    for one in (pack(), SPANISH)
    for line in one.templates
    for text in (*line.texts, *(v.text for v in line.discreet if v.reach is not Reach.SILENT))
]
REFUSING = [(line, text) for line, text in SAID if REFUSALS[line.lang].words.search(text)]


def named(value: object) -> str:
    return f"{value.lang}/{value.id}" if isinstance(value, PromptTemplate) else str(value)[:30]


def refused(text: str, lang: str = "en") -> bool:
    title = {"en": "Offer two other times", "es": "Otras dos horas"}[lang]
    line = replace(template("PH-06"), lang=lang, title=title, texts=(text,), discreet=())
    return any(problem.rule == "refusal" for problem in findings(line) if problem.blocks)


@pytest.mark.parametrize(("line", "text"), SAID, ids=named)
def test_no_shipped_line_is_a_dead_end(line: PromptTemplate, text: str) -> None:
    assert not refused(text, line.lang)


def test_lines_of_both_packs_say_no() -> None:
    assert {line_key(line) for line, _ in REFUSING} >= {"en/PH-06", "en/PH-09", "en/CI-08", "es/PH-09"}


@pytest.mark.parametrize(("line", "text"), REFUSING, ids=named)
def test_a_shipped_refusal_without_its_alternative_is_refused(line: PromptTemplate, text: str) -> None:
    hit = REFUSALS[line.lang].words.search(text)
    assert hit is not None
    assert refused(f"{hit[0]}.", line.lang)


@pytest.mark.parametrize(
    "text",
    [
        "There is no slot on that day.",
        "Your letter isn't ready.",
        "I don't have that day.",
        "We can't do that, I'm sorry.",
        "I cannot change it today or tomorrow.",
        "We're fully booked, {name}.",
        "There are no appointments this week.",
        "That isn't possible.",
        "{clinician} is not available today.",
        "We're full today.",
        "There's nothing free until Monday.",
        "The form is not ready yet. You will have to come back.",
        "We don't have any slots today.",
        "{clinician} doesn't have a slot this week.",
        "I'm unable to do that. We will not make exceptions.",
        "We don't have any appointments. I can see that is hard.",
        "There is nothing we can do.",
        "Nothing can be done.",
        "Sorry, no.",
        "We won't be able to help you.",
        "{clinician} won't see you today.",
        "You are too late.",
        "We are not taking anyone today.",
        "That isn't something we do.",
        "I'm sorry, you'll have to leave.",
    ],
)
def test_a_dead_end_does_not_go_live(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't have that day. I can offer {alt_1} or {alt_2}.",
        "We're fully booked on Monday. Would Tuesday suit you?",
        "There's no slot today. Shall I ring you if one opens?",
        "Your letter isn't ready yet. I'll bring it over as soon as it is.",
        "That isn't possible here. Let me find out who can help.",
        "{clinician} is not available today. You'll hear from us by {callback_day}.",
        "We can't do Monday. Which other day would be better?",
        "No appointments are left today, but another time may be easier: {alt_1}?",
        "No need to explain. Thank you.",
        "You can sit where you like.",
        "We can't wait to see you.",
        "If you can't come that day, it's no bother.",
        "If you don't have it with you, that's all right.",
        "Do you have any other appointments today?",
        "We can't reach you here. Just tell us where.",
        "Could you write your full name here?",
        "You're not too late at all.",
        "There's nothing we need from you today.",
        "It won't take long.",
        "If you have to leave by noon, just say.",
        "That's no bother. Sorry for the wait.",
    ],
)
def test_a_way_on_goes_live(text: str) -> None:
    assert not refused(text)


@pytest.mark.parametrize(
    ("text", "dead_end"),
    [
        ("No hay citas esta semana.", True),
        ("Lo siento, no podemos.", True),
        ("La carta todavía no está lista.", True),
        ("Hoy estamos completos.", True),
        ("No hay citas ese día. Puedo ofrecerle {alt_1}.", False),
        ("No podemos ese día. ¿Le conviene otra fecha?", False),
        ("Aún no hay respuesta; tendrá noticias mías para el {callback_day}.", False),
    ],
)
def test_the_same_in_spanish(text: str, dead_end: bool) -> None:
    assert refused(text, "es") is dead_end


def test_what_is_only_done_and_the_cue_refuse_nobody() -> None:
    silent = next(variant for variant in template("WA-09").discreet if variant.reach is Reach.SILENT)
    line = replace(
        template("WA-09"), title="Not ready yet", discreet=(replace(silent, text="Cannot be called."),)
    )
    assert "refusal" not in {problem.rule for problem in findings(line)}
