"""The JSON of every verb has exactly the keys of its documented example, of the documented kinds."""

from pathlib import Path
from typing import Any

import pytest

from frontdesk.cli.reference import SHAPES
from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Listening
from frontdesk.domain.template import Occasion, Reach
from tests.cli.terminal import Terminal


def differs(example: Any, found: Any, where: str = "$") -> list[str]:
    """Where a value has other keys or another kind than the example; null stands for "may be missing"."""
    if isinstance(example, dict) and isinstance(found, dict):
        if list(example) != list(found):
            return [f"{where}: {sorted(set(example) ^ set(found)) or 'order'}"]
        return [each for key in example for each in differs(example[key], found[key], f"{where}.{key}")]
    if isinstance(example, list) and isinstance(found, list):
        return [each for one in found for each in differs(example[0], one, f"{where}[]")]
    if example is None or found is None or type(example) is type(found):
        return []
    return [f"{where}: {type(found).__name__}"]


def test_the_comparison_sees_what_it_must() -> None:
    assert differs({"a": 1}, {"a": "1"}) == ["$.a: str"]
    assert differs({"a": [{"b": 1}]}, {"a": [{"b": 1}, {"c": 1}]}) == ["$.a[]: ['b', 'c']"]
    assert differs({"a": 1, "b": 2}, {"b": 2, "a": 1}) == ["$: order"]


@pytest.mark.parametrize("verb", ["patients", "visits"])
def test_lists_stream_one_object_a_line(sample: Terminal, verb: str) -> None:
    found = sample(verb, "--json")
    assert found.code == 0
    assert len(found.lines) >= 40
    for one in found.lines:
        assert differs(SHAPES[verb][1], one) == []
    assert ": " not in found.out.split("\n")[0].split('"text"')[0], "no pretty printing"


def test_find(sample: Terminal) -> None:
    found = sample("find", "ng", "--json").lines
    assert found
    for one in found:
        assert differs(SHAPES["find"][1], one) == []


def test_today(sample: Terminal) -> None:
    assert differs(SHAPES["today"][1], sample("today", "--json").json) == []


@pytest.mark.parametrize("listening", list(Listening))
def test_every_card_of_the_sample_day(sample: Terminal, listening: Listening) -> None:
    board = sample("today", "--json").json
    visits = [row["id"] for rows in board["lists"] for row in rows["visits"]][::4]
    rows = lines = 0
    for visit in visits:
        card = sample("card", visit, "--listening", listening.value, "--json").json
        assert differs(SHAPES["card"][1], card) == []
        assert [s["key"] for s in card["sections"]] == ["preferences", "cultural_notes", "last_visit"]
        assert card["listening"] == listening.value
        assert len(card["lines"]) <= 3
        for line in (*card["lines"], *card["more"]):
            assert {line["reach"]} <= {reach.value for reach in Reach}
            assert sum(point["points"] for point in line["why"]) == line["score"]
            lines += 1
        shown = {row["audience"] for section in card["sections"] for row in section["rows"]}
        assert Audience.PRIVATE.value not in shown
        if listening is not Listening.ALONE:
            assert shown <= {Audience.ALOUD.value}
        rows += sum(len(section["rows"]) for section in card["sections"])
    assert rows
    assert lines


@pytest.mark.parametrize("occasion", list(Occasion))
def test_a_card_at_every_occasion(sample: Terminal, occasion: Occasion) -> None:
    (found,) = sample("find", "ngozi", "--json").lines[:1]
    card = sample("card", found["id"], "--occasion", occasion.value, "--json").json
    assert differs(SHAPES["card"][1], card) == []
    at_the_counter = occasion in (Occasion.CHECK_IN, Occasion.FIRST_VISIT, Occasion.RETURN)
    assert bool(card["greeting"]["text"]) == at_the_counter


def test_before_the_match_no_line_and_no_section(sample: Terminal) -> None:
    (found,) = sample("find", "ngozi", "--json").lines[:1]
    card = sample("card", found["id"], "--before-match", "--json").json
    assert differs(SHAPES["card"][1], card) == []
    assert (card["identity"], card["lines"], card["sections"]) == ("presumed", [], [])
    text = sample("card", found["id"], "--before-match").out
    assert "born 2 Nov 1968" in text
    assert "To say" not in text
    after = sample("card", found["id"]).out
    assert "1968" not in after
    assert all(title in after for title in ("To say", "Preferences", "Cultural notes", "Last visit"))


def test_the_acts_and_the_rest(clinic: Terminal, day_list: Path) -> None:
    assert differs(SHAPES["import"][1], clinic("import", str(day_list), "--json").json) == []
    visit = clinic("visits", "--json").lines[0]["id"]
    assert differs(SHAPES["check-in"][1], clinic("check-in", visit, "--json").json) == []
    assert differs(SHAPES["check-out"][1], clinic("check-out", visit, "--json").json) == []
    assert differs(SHAPES["doctor"][1], clinic("doctor", "--json").json) == []
    assert differs(SHAPES["help"][1], clinic("help", "exit-codes", "--json").json) == []


def test_patients_carry_what_the_file_said(day: Terminal) -> None:
    (ha,) = [one for one in day("patients", "--json").lines if one["birth_date"] == "1990-01-02"]
    assert ha["names"] == [{"use": "", "family": "Nguyễn", "given": ["Hà"], "text": ""}]
    assert (ha["languages"], ha["phones"], ha["name_to_use"]) == (["vi"], ["020 7946 0102"], "Hà Nguyễn")
