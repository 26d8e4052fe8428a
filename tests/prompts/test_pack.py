"""The pack as a file: what the shipped one holds, nothing lost on the way, bad files refused by name."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.template import ConditionRow, Discreet, Occasion, Op, Override, PromptTemplate, Reach
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.pack import LARGEST, entry_of, pack_of, read_pack, template_of, write_pack
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.wording import parse
from tests.prompts.people import PACK_FILE, deck, pack, template

OFF = {"CI-28", "CO-03", "CO-20"}
HOUSEKEEPING = {"CI-03", "CI-04", "CI-05", "CI-28", "CI-29", "RT-02", "RT-05"}
ONE_WORDING = {"CI-02": "the greeting is the same plain words for everybody, always"}
"""Besides what is said once ever and what belongs to a first visit."""
NEEDS_MORE = {"WA-03": {"delay"}}
"""Known whenever what the first wording needs is."""


def raw() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PACK_FILE.read_text(encoding="utf-8"))
    return loaded


def packed(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def test_the_shipped_pack_holds_its_lines() -> None:
    counts = Counter(t.id.split("-")[0] for t in pack().templates)
    assert counts == {"CI": 33, "FV": 7, "RT": 5, "WA": 9, "CO": 20, "PH": 11, "NS": 6}
    assert {t.id for t in pack().templates if not t.enabled} == OFF
    assert {t.id for t in pack().templates if t.theme == "housekeeping"} == HOUSEKEEPING
    assert len(deck().cards) == 91 - len(OFF)


def test_every_occasion_has_at_least_five_lines() -> None:
    live = Counter(o for t in pack().templates if t.enabled for o in t.occasions)
    assert {o for o in Occasion if live[o] < 5} == set()


def test_every_line_that_can_come_again_has_three_wordings() -> None:
    few = {t.id for t in pack().templates if len(t.texts) < 3}
    first_visit = {t.id for t in pack().templates if ConditionRow("visit_number", Op.EQUAL, 1) in t.all}
    once = {t.id for t in pack().templates if t.once}
    assert few == once | first_visit | set(ONE_WORDING)
    assert first_visit == {f"FV-0{number}" for number in range(1, 8)}


def test_no_two_wordings_of_the_pack_are_the_same() -> None:
    """What was shown at the last visit is blocked whichever line it belongs to."""
    texts = Counter(text for t in pack().templates for text in t.texts)
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("line", pack().templates, ids=lambda line: line.id)
def test_another_wording_needs_no_more_than_the_first(line: PromptTemplate) -> None:
    """Where the first can be said the others can: variety never costs a line."""
    first, *others = (set(parse(text, PLACEHOLDERS).required) for text in line.texts)
    assert all(needed - first <= NEEDS_MORE.get(line.id, set()) for needed in others)


def test_every_condition_placeholder_and_word_exists() -> None:
    assert {r.field for t in pack().templates for r in (*t.all, *t.any, *t.none)} <= set(CONDITIONS)
    whole = Deck.of((replace(t, enabled=True) for t in pack().templates), pack())
    assert len(whole.cards) == 91
    assert set(pack().phrases["fallback"]) <= set(PLACEHOLDERS)


def test_what_is_read_is_written_byte_for_byte() -> None:
    data = PACK_FILE.read_bytes()
    assert write_pack(read_pack(data)) == data


def test_what_this_version_does_not_know_is_kept_in_its_place() -> None:
    odd = raw()
    odd = {"x_first": [1, {"b": 2}], **odd, "z_last": None}
    odd["templates"][0] = {"x_new": 1, **dict(reversed(odd["templates"][0].items()))}
    odd["templates"][1]["discreet"] = [{"reach": "show", "text": "Card", "enabled": False, "paper": "a5"}]
    del odd["templates"][2]["neutral"]
    data = packed(odd)
    assert write_pack(read_pack(data)) == data
    assert read_pack(data).templates[1].discreet == ()


def test_an_edited_line_is_written_and_the_rest_stays_as_it_came() -> None:
    odd = raw()["templates"][6]
    odd["x_new"] = 1
    before = template_of(odd)
    edited = entry_of(replace(before, title="Another title"))
    assert edited == {**odd, "title": "Another title"}
    assert list(edited) == list(odd)


def test_a_variant_that_is_switched_off_survives_an_edit_of_the_others() -> None:
    odd = raw()["templates"][6]
    assert [d.get("enabled", True) for d in odd["discreet"]] == [False, True]
    edited = entry_of(replace(template_of(odd), discreet=(Discreet(Reach.QUIET, "Ready."),)))
    assert edited["discreet"] == [{"reach": "quiet", "text": "Ready."}, odd["discreet"][0]]


def test_exceptions_are_written_only_where_there_are_some() -> None:
    line = template("CO-11")
    assert "overrides" not in entry_of(line)
    named = replace(line, overrides=(Override("gush", "Ana", "Our word for it"),))
    entry = entry_of(named)
    assert list(entry)[-1] == "overrides"
    assert entry["overrides"] == [{"rule": "gush", "by": "Ana", "why": "Our word for it"}]
    assert template_of(entry) == named
    assert replace(template_of(entry), overrides=()) == line
    odd = {"x_new": 1, **entry}
    assert entry_of(template_of(odd)) == odd
    assert entry_of(replace(template_of(odd), overrides=()))["overrides"] == []
    assert entry_of(template_of({**entry_of(line), "overrides": []}))["overrides"] == [], "as it came"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"not json", "it is not a readable JSON file"),
        (b"\xff\xfe", "it is not a readable JSON file"),
        (b"PK\x03\x04", "it is not a readable JSON file"),
        (b"[" * 100_000, "it is not a readable JSON file"),
        (b"[]", "it does not hold one pack"),
        (b"{}", "'templates' is missing or not what it should be in the pack"),
        (b" " * (LARGEST + 1), "the file is larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_pack_is_refused_with_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_pack(data)
    assert caught.value.what == f"This pack was refused: {reason}."
    assert caught.value.safe == "Nothing was installed."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("band", "Z"), ("occasions", ["lunch"]), ("texts", "one"), ("texts", [1]), ("title", 3),
        ("all", [{}]),
        ("all", [{"field": "go_gently", "op": "like", "value": 1}]), ("all", [{"field": 1, "op": "is"}]),
        ("all", [{"field": "go_gently", "op": "is", "value": {"a": 1}}]), ("discreet", [{"reach": "shout"}]),
        ("discreet", ["quiet"]), ("enabled", "yes"), ("adjust", True),
        ("overrides", ["gush"]), ("overrides", [{"rule": "gush", "by": "Ana"}]),
        ("overrides", [{"rule": "gush", "by": "Ana", "why": 1}]),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_refused(field: str, value: object) -> None:
    odd = raw()
    odd["templates"][3][field] = value
    with pytest.raises(Refused) as caught:
        pack_of(odd)
    assert "CI-04" in caught.value.what


def test_a_line_that_is_in_it_twice() -> None:
    odd = raw()
    odd["templates"].append(odd["templates"][13])
    with pytest.raises(Refused, match="the line CI-14 is in it twice"):
        pack_of(odd)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda data: data.replace(b'"id": "CI-13"', b'"id": "CI-13", "id": "CI-13x"', 1), "not a readable"),
        (lambda data: data.replace(b'"title": "', b'"title": "\\ud800', 1), "not a readable"),
        (lambda data: data.replace(b'"adjust": 0', b'"adjust": NaN', 1), "not a readable"),
        (lambda data: data.replace(b'"lang": "en"', b'"lang": "en-GB"', 3), "another language"),
        (lambda data: data.replace(b'"reach": "quiet"', b'"reach": "aloud"', 1), "not one of the known"),
    ],
    ids=[
        "a key twice",
        "half a letter",
        "no number",
        "a line of another language",
        "a discreet wording said aloud",
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(wrong: Callable[[bytes], bytes], why: str) -> None:
    data = PACK_FILE.read_bytes()
    assert wrong(data) != data
    with pytest.raises(Refused, match=why):
        read_pack(wrong(data))


def test_a_line_with_an_unknown_placeholder_is_kept_and_never_shows() -> None:
    odd = raw()
    odd["templates"][15]["texts"] = ["Hello {namee}."]
    odd["templates"][16]["all"] = [{"field": "star_sign", "op": "is", "value": "leo"}]
    kept = pack_of(odd)
    assert not {"CI-16", "CI-17"} & set(Deck.of(kept.templates, kept).by_id)
    assert write_pack(kept) == packed(odd)
