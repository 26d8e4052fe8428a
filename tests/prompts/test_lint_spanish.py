"""The same things are never said in Spanish, and each rule bites."""

from dataclasses import replace

import pytest

from frontdesk.prompts.lint import problems
from frontdesk.prompts.lint_spanish import WORD_RULES
from tests.prompts.people import template

FINE = "Gracias por venir hoy."
BAD = (
    "El paciente es difícil.", "Como ya le dije, espere aquí.", "¡Qué maravillosa visita!",
    "Déjenos una reseña.", "¿Cómo está el bebé?", "Feliz Navidad.", "¿De dónde es usted?",
    "Se ve bien hoy.", "Aquí está su receta.", "Otra vez tarde.", "No se preocupe.", "Pase, cariño.",
    "Habla muy bien.", "Nos dijo su hermana.", "Todo saldrá bien.", "Feliz cumpleaños.",
)  # fmt: skip


def blocks(words: str, lang: str = "es") -> list[str]:
    line = replace(template("CO-11"), lang=lang, title="Gracias", texts=(words,))
    return [problem.sentence for problem in problems(line) if problem.blocks]


def test_plain_thanks_pass() -> None:
    assert blocks(FINE) == []


@pytest.mark.parametrize("words", BAD)
def test_each_is_refused(words: str) -> None:
    assert blocks(words), words


def test_every_rule_is_met_by_one_of_them() -> None:
    unmet = [rule.key for rule in WORD_RULES if not any(rule.words.search(words) for words in BAD)]
    assert unmet == []


def test_the_desk_says_usted_and_takes_nobody_for_a_man_or_a_woman() -> None:
    assert blocks("¿Puedes esperar un momento?")
    assert blocks("Bienvenida de nuevo.")
    assert blocks("Ella le ayuda.")


def test_words_of_one_language_are_no_words_of_another() -> None:
    assert blocks("No me he olvidado de usted.") == [], "an English pronoun"
    assert blocks("Thank you, te.", "en") == [], "a Spanish one"
    assert blocks("He is here.", "en")
    assert blocks("Obrigado por ter vindo.", "pt") == []
    assert blocks(" ".join(["obrigado"] * 23), "pt"), "what can be counted is counted in every language"
