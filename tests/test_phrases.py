"""No sentence of the program holds a pronoun of the patient: say the name, “the patient”, or “you”."""

from pathlib import Path

import pytest

from frontdesk.prompts.lint_english import OF_THE_PATIENT
from tests.phrases import phrases

ROOT = Path(__file__).resolve().parents[1]

OF_SOMETHING_ELSE = {
    "Turn the screen (F8) to let the patient change them.": "words",
    "… left out; the lines in use stay as they are.": "lines",
    "frontdesk find TEXT or frontdesk visits lists them.": "ids",
    "… unfinished, the next start settles them": "imports",
    "  and … more; --json lists them all": "problems",
    "The lines the desk says: list, lint, try, export and import them as packs.": "lines",
    "List the clinic's lines: id, live or off, band, cue, and when they come up.": "lines",
    "List visits, one a line; all of them, or those of one day.": "visits",
    "This list names no date for its appointments; they were taken for today.": "appointments",
    "Yes, most of them": "most people who come, when asked at first run",
    "Three steps, about five minutes. You can stop after any of them; nothing is half done.": "steps",
    "Four words open the desk each morning. Change them as you like.": "words",
    "None of them was born on that day. Ask once more, or find again.": "several who look alike",
    "They are": "three or more who look alike",
    "F1 shows them on the screen.\n": "keys",
    "Facts past their review date": "facts",
    "Settings (Ctrl ,) changes all of them; each counts at once. Ctrl Z takes the last change back.":
        "settings",
    "Settings says where. They belong to whoever is signed in to the computer and hold nothing of a":
        "settings",
    "Frontdesk has changed neither of them.": "a store and its copy",
    "Not known yet. You can set them later.": "opening hours",
    "has the name of somebody who is here already and nothing to tell them apart; kept as another person":
        "two people",
    "The strip says what to do, without he, she or they.": "the words themselves, named",
    "Lines and hellos in another language wait until somebody who speaks it has read them.": "lines",
    "passed away|your late \\w+|rest in peace|since (?:he|she|they) died|your loss":
        "words that are never said",
}  # fmt: skip
"""Sentences about several people or things, each with what is meant."""


def test_no_phrase_of_the_interface_holds_a_pronoun_of_the_patient() -> None:
    found = [p for p in phrases(ROOT, "") if OF_THE_PATIENT.search(p.text)]
    assert [p for p in found if p.text not in OF_SOMETHING_ELSE] == []
    assert {p.text for p in found} == set(OF_SOMETHING_ELSE), "an exception nobody needs any more"


@pytest.mark.parametrize("part", ["screens", "qt", "cli", "usecases", "settings", "card", "prompts"])
def test_every_part_that_speaks_is_read(part: str) -> None:
    assert sum(1 for _ in phrases(ROOT, part)) > 20


def test_labels_sentences_and_pieces_are_read_and_docstrings_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "frontdesk"
    folder.mkdir(parents=True)
    source = '"""Their own."""\nA = "Theirs"\n"""By them."""\nB = f"Ask {A} for his card"\nC = "key_of"\n'
    (folder / "one.py").write_text(source, encoding="utf-8")
    assert [(p.line, p.text) for p in phrases(tmp_path, "")] == [(2, "Theirs"), (4, "Ask … for his card")]
