"""docs/packs.md says what the code does: its tables are compared with it, row by row."""

import re
from dataclasses import fields

from frontdesk.domain.template import Override, PromptTemplate
from frontdesk.prompts import lint, publish
from frontdesk.prompts.condition import OPERATORS, Condition, Sort
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.deck import HOUSEKEEPING
from frontdesk.prompts.do_not_say import VOICEMAIL_THEME
from frontdesk.prompts.identity_gate import GREETING
from frontdesk.prompts.pack import LARGEST, entry_of, entry_of_pack
from frontdesk.prompts.placeholders import TABLE, Empty, Placeholder
from frontdesk.prompts.rule import MAY_BE_ALLOWED
from frontdesk.prompts.score import BASE, URGENCIES
from frontdesk.usecases import reads_well
from tests.prompts.people import PACK_FILE, pack, template
from tests.prompts.test_gate_mutants import TABLES, every_rule

PAGE = (PACK_FILE.parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")


ALLOWED = Override("gush", "Ana", "Our word")


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    part = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.strip("|").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_the_file_has_just_these_fields() -> None:
    assert [name for row in table("The file") for name in named(row[0])] == list(entry_of_pack(pack()))


def test_a_line_has_just_these_fields() -> None:
    documented = {name for row in table("A line") for name in named(row[0])}
    assert documented == {field.name for field in fields(PromptTemplate)} - {"unknown"}
    full = entry_of(PromptTemplate("X", "en", (), template("CO-11").band, "", "", (), overrides=(ALLOWED,)))
    assert documented == set(full)
    assert all(f'"{field.name}"' in PAGE for field in fields(Override))


def test_the_choices_of_a_line_are_all_there() -> None:
    rows = {name: " ".join(row) for row in table("A line") for name in named(row[0])}
    occasions = named(rows["occasions"])[1:]
    assert occasions == [occasion.value for occasion in type(template("CO-11").occasions[0])]
    bands = re.findall(r"`([A-Z])` [a-z ]+ (\d+)", rows["band"])
    assert bands == [(band.value, str(base.points)) for band, base in BASE.items()]
    assert named(rows["urgency"])[1:] == [name for name in URGENCIES if name]
    assert {HOUSEKEEPING, VOICEMAIL_THEME, GREETING} == set(named(rows["theme"])[1:])
    assert f"above {lint.BLOCK_WORDS} the line cannot go live" in rows["texts"]
    assert f"Up to {lint.WARN_WORDS} words" in rows["texts"]
    assert f"larger than {LARGEST // 1_000_000} MB" in PAGE


def test_each_placeholder_has_its_row() -> None:
    assert table("Words") == [[f"`{{{one.name}}}`", _when_empty(one), one.level.value] for one in TABLE]


def _when_empty(placeholder: Placeholder) -> str:
    if not placeholder.in_sentence:
        return "beside the cue, never in a sentence"
    return {
        Empty.DROP: "the line is dropped",
        Empty.FALLBACK: "the pack's fallback",
        Empty.CUE: "cue only",
        Empty.SHOW: "the variant on paper",
    }[placeholder.empty]


def test_each_condition_has_its_row() -> None:
    assert table("Conditions") == [
        [f"`{one.key}`", one.label, _values(one), one.setter] for one in CONDITIONS.values()
    ]


def _values(condition: Condition) -> str:
    match condition.sort:
        case Sort.BOOL:
            return "yes, no"
        case Sort.NUMBER:
            return "number"
    return ", ".join(f"`{value}`" for value in condition.values if value)


def test_every_operator_is_named() -> None:
    part = PAGE.split("\n## Conditions\n", 1)[1].split("\n|", 1)[0]
    assert {op.value for ops in OPERATORS.values() for op in ops} == set(named(part))


def test_each_rule_of_the_gate_has_its_row() -> None:
    rows = {key: row for row in table("The gate") for key in named(row[0])}
    assert set(rows) == {key for _, key in every_rule()}
    warnings = {
        rule.key for module, name in TABLES.values() for rule in getattr(module, name) if not rule.blocks
    }
    for key, row in rows.items():
        assert row[2] == ("warns" if key in warnings else "yes"), key
        assert row[3] == ("manager" if key in MAY_BE_ALLOWED else "no"), key
    assert {module for module, _ in TABLES.values()} == {lint, publish, reads_well}


def test_what_ships_is_what_the_page_says() -> None:
    part = PAGE.split("\n## The English pack\n", 1)[1]
    sentence = re.search(r"Ticked \"would fit anyone\": ([^;]+);", part)
    assert sentence is not None
    assert named(sentence[1]) == [line.id for line in pack().templates if line.fits_anyone]
    assert {line.reviewed_by for line in pack().templates if line.fits_anyone} == {"Frontdesk handbook"}
    off = re.search(r"Off until the paper they speak of exists: ([^a]+), and", part)
    assert off is not None
    assert named(off[1]) == [line.id for line in pack().templates if not line.enabled]
