"""No rule of the gate is there for nothing: each has a line that only it stops, and that passes without it.

The rules are read from their tables, so a new one without an example fails here.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TypeVar

import pytest

from frontdesk.domain.template import ConditionRow, Discreet, Op, Override, PromptTemplate, Reach
from frontdesk.prompts import lint, publish
from frontdesk.prompts.rule import MAY_BE_ALLOWED, Problem, Rule, WordRule
from frontdesk.usecases import reads_well
from frontdesk.usecases.desk import Desk
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF
from tests.prompts.people import template

PLAIN = replace(template("CO-11"), texts=("Thank you for coming in.",))
SPANISH = replace(PLAIN, lang="es", title="Dar las gracias", texts=("Gracias por venir.",))
QUIET = Discreet(Reach.QUIET, "About {promise_what}.")

TABLES = {
    "line": (lint, "LINE_RULES"),
    "unreadable": (lint, "UNREADABLE"),
    "wording": (lint, "WORDING_RULES"),
    "said": (lint, "ALOUD_RULES"),
    "cue": (lint, "TITLE_RULES"),
    "gate": (publish, "GATE_RULES"),
    "wall": (reads_well, "WALL_RULES"),
}
"""What the program checks in every language."""

LINES: dict[tuple[str, str], PromptTemplate] = {
    ("line", "incomplete"): replace(PLAIN, theme=""),
    ("line", "no_occasion"): replace(PLAIN, occasions=()),
    ("line", "wordings"): replace(PLAIN, texts=tuple(f"Number {n}." for n in range(6))),
    ("line", "same_wordings"): replace(PLAIN, texts=PLAIN.texts * 2),
    ("line", "order"): replace(PLAIN, adjust=5),
    ("line", "urgency"): replace(PLAIN, urgency="now"),
    ("line", "lift"): replace(PLAIN, boosted_by="weather"),
    ("line", "second_person"): replace(PLAIN, fits_anyone=True),
    ("line", "conditions"): replace(PLAIN, all=(ConditionRow("surname", Op.IS, "X"),)),
    ("line", "upside_down"): replace(PLAIN, all=(ConditionRow("delay_min", Op.BETWEEN, (30, 5)),)),
    ("wording", "too_long_to_show"): replace(
        PLAIN, discreet=(Discreet(Reach.SHOW, "{clinician} " + "word " * 10 + "end."),)
    ),
    ("cue", "title_signs"): replace(PLAIN, title="Ready for {name}"),
    ("gate", "needs_discreet"): replace(PLAIN, texts=("About {promise_what}.",)),
    ("gate", "heard_anyway"): replace(PLAIN, discreet=(QUIET,)),
    ("gate", "before_match"): replace(PLAIN, neutral=True, all=(ConditionRow("promise", Op.IS, "ready"),)),
    ("gate", "override"): replace(PLAIN, overrides=(Override("d8", "Ana", "We say so"),)),
}

WORDS: dict[tuple[str, str], str] = {
    ("unreadable", "private"): "Call {safe_contact}.",
    ("unreadable", "unknown_placeholder"): "Hello, {namee}.",
    ("unreadable", "unreadable"): "Hello, {name.",
    ("wording", "beside_cue"): "Hello, {say_name}.",
    ("wording", "empty"): "",
    ("wording", "unpicked"): "Your /promise is here.",
    ("wording", "hidden"): "Thank\u00ad you for coming.",
    ("wording", "blanks"): "Thank you  for coming.",
    ("wording", "too_long"): "word " * 22 + "end",
    ("wording", "long"): "word " * 14 + "end",
    ("said", "two_questions"): "Is it now? Is it later?",
    ("said", "exclamation"): "Thank you! Good day!",
    ("said", "emoji"): "Thank you 😀.",
    ("wall", "too_long_filled"): " ".join(["We thank you,", *["{name},"] * 8, "for coming in today."]),
    ("wall", "stray"): "Thank you, {name} , for coming.",
    ("wall", "small_start"): "thank you, {name}.",
    ("en.aloud", "pronoun"): "We have a seat for him.",
    ("en.aloud", "refusal"): "We are fully booked today.",
    ("en.words", "label"): "This is a difficult one.",
    ("en.words", "condescension"): "As I already said, over there.",
    ("en.words", "gush"): "That was wonderful.",
    ("en.words", "referral"): "Please leave us a review.",
    ("en.words", "d1"): "We think of your late father.",
    ("en.words", "d2"): "Here is a seat for the baby.",
    ("en.words", "d4"): "Happy Diwali.",
    ("en.words", "d4_guess"): "Is your husband here?",
    ("en.words", "d5"): "You look tired.",
    ("en.words", "d6"): "Here is your prescription.",
    ("en.words", "d7"): "You're late.",
    ("en.words", "d8"): "Calm down, please.",
    ("en.words", "d9"): "Here you are, sweetie.",
    ("en.words", "d10"): "Your English is good.",
    ("en.words", "d11"): "Your daughter told us.",
    ("en.words", "d13"): "It will pass: that's normal.",
    ("en.words", "d14"): "Happy birthday.",
    ("es.aloud", "pronoun"): "Un asiento para ella.",
    ("es.aloud", "familiar"): "¿Quieres sentarse?",
    ("es.aloud", "refusal"): "Hoy no hay citas.",
    ("es.words", "label"): "Es algo difícil.",
    ("es.words", "condescension"): "Como ya le dije, por aquí.",
    ("es.words", "gush"): "Fue maravilloso.",
    ("es.words", "referral"): "Déjenos una reseña.",
    ("es.words", "d2"): "¿Cómo va el embarazo?",
    ("es.words", "d4"): "Feliz Navidad.",
    ("es.words", "d4_guess"): "¿De dónde viene usted?",
    ("es.words", "d5"): "Se ve bien hoy.",
    ("es.words", "d6"): "Aquí está su receta.",
    ("es.words", "d7"): "Otra vez tarde.",
    ("es.words", "d8"): "No se preocupe.",
    ("es.words", "d9"): "Pase, cariño.",
    ("es.words", "d10"): "Habla muy bien.",
    ("es.words", "d11"): "Nos dijo su hermana.",
    ("es.words", "d13"): "Todo saldrá bien.",
    ("es.words", "d14"): "Feliz cumpleaños.",
}

TITLES: dict[tuple[str, str], str] = {
    ("en.title", "title_pronoun"): "Thank them",
    ("en.title", "title_telling"): "Anxious about the visit",
}
"""A cue may hold none of the words that a wording may not hold, and some more."""


def every_rule() -> Iterator[tuple[str, str]]:
    for table, (module, name) in TABLES.items():
        yield from ((table, rule.key) for rule in getattr(module, name))
    for lang, language in lint.LANGUAGES.items():
        for part in ("words", "title", "aloud"):
            yield from ((f"{lang}.{part}", rule.key) for rule in getattr(language, part))


def example(table: str, key: str) -> PromptTemplate:
    """The line that only this rule stops."""
    if (table, key) in LINES:
        return LINES[table, key]
    lang, _, part = table.rpartition(".")
    base = SPANISH if lang == "es" else PLAIN
    if part == "title":
        words = TITLES.get((table, key)) or WORDS[f"{lang}.words", key]
        return replace(base, title=words)
    return replace(base, texts=(WORDS[table, key],))


@cache
def desk() -> Desk:
    return desk_with(STAFF, NOW, ANA)


def found(table: str, line: PromptTemplate) -> tuple[Problem, ...]:
    return reads_well.wall_problems(desk(), line) if table == "wall" else publish.findings(line)


T = TypeVar("T", Rule[object], WordRule)


def without(monkeypatch: pytest.MonkeyPatch, table: str, key: str) -> None:
    """Take one rule out."""

    def rest(rules: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(rule for rule in rules if rule.key != key)

    if table in TABLES:
        module, name = TABLES[table]
        monkeypatch.setattr(module, name, rest(getattr(module, name)))
    else:
        lang, _, part = table.rpartition(".")
        language = lint.LANGUAGES[lang]
        fewer = replace(language, **{part: rest(getattr(language, part))})
        monkeypatch.setitem(lint.LANGUAGES, lang, fewer)


@pytest.mark.parametrize(("table", "key"), list(every_rule()), ids="/".join)
def test_each_rule_stops_a_line_that_passes_without_it(
    table: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = example(table, key)
    assert {problem.rule for problem in found(table, line)} == {key}
    without(monkeypatch, table, key)
    assert found(table, line) == ()


def test_the_examples_belong_to_rules_and_plain_lines_pass() -> None:
    assert {*LINES, *WORDS, *TITLES} <= set(every_rule())
    assert publish.findings(PLAIN) == publish.findings(SPANISH) == ()
    assert reads_well.wall_problems(desk(), PLAIN) == ()


def test_every_rule_of_a_table_has_a_key_of_its_own() -> None:
    assert len(list(every_rule())) == len(set(every_rule()))


def test_tone_may_be_allowed_and_nothing_else() -> None:
    keys = {key for _, key in every_rule()}
    assert keys >= MAY_BE_ALLOWED
    assert keys - MAY_BE_ALLOWED == {
        *("d1", "d2", "d4", "d4_guess", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d13", "d14"),
        *(
            "private",
            "needs_discreet",
            "heard_anyway",
            "before_match",
            "title_pronoun",
            "title_telling",
            "second_person",
        ),
        *("incomplete", "no_occasion", "wordings", "same_wordings", "order", "urgency", "lift", "conditions"),
        *(
            "unknown_placeholder",
            "unreadable",
            "beside_cue",
            "empty",
            "hidden",
            "too_long",
            "too_long_filled",
            "too_long_to_show",
        ),
        *("unpicked", "title_signs", "upside_down"),
        *("referral", "override"),
    }


@pytest.mark.parametrize(("table", "key"), list(every_rule()), ids="/".join)
def test_what_a_manager_allows_no_longer_blocks_and_nothing_else(table: str, key: str) -> None:
    line = replace(example(table, key), overrides=(Override(key, "Ana", "We say so"),))
    problems = [*publish.findings(line), *found(table, line)]
    mine = [problem for problem in problems if problem.rule == key]
    assert mine
    if key in MAY_BE_ALLOWED:
        assert not any(problem.blocks for problem in problems)
        assert all(problem.sentence.endswith("Allowed by Ana: We say so") for problem in mine)
    else:
        assert any(problem.blocks for problem in problems)
