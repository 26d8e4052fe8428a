"""Published template-injection payloads: put anywhere, one comes out as the letters it is, or is refused."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import FactKind
from frontdesk.domain.template import ConditionRow, Op
from frontdesk.prompts.condition import row_problem
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.outcome import outcome
from frontdesk.prompts.pack import entry_of_pack, pack_of, read_pack, write_pack
from frontdesk.prompts.publish import may_go_live
from frontdesk.prompts.sentences import boxes, sentence
from tests.prompts.people import ALONE, CARD, LEAVING, SPEECH, consent, fact, only, pack, promise, template

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_SPAN = re.compile(r"`([^`\n]{3,300})`|^(?:    |\t)(\S.*)$", re.MULTILINE)


@cache
def payloads(data: Path) -> tuple[str, ...]:
    folder = data / "naughty" / "ssti"
    found = (folder / "ssti.fuzz").read_text("utf-8").splitlines()
    raw = json.loads((folder / "jinja-test_security-templates.json").read_text("utf-8"))
    found += [entry["template"] for entry in raw]
    for page in ("Python.md", "README.md"):
        text = (folder / page).read_text("utf-8")
        found += [one or other for one, other in _SPAN.findall(text)]
        found += [
            line for block in re.findall(r"```\w*\n(.*?)```", text, re.DOTALL) for line in block.split("\n")
        ]
    return tuple(dict.fromkeys(line for line in found if line.strip()))


def letters_of(shown: str, payload: str) -> bool:
    """Every sign stands in the payload, in its order: braces may go, nothing is worked out."""
    rest = iter(payload.casefold())
    return all(sign in rest for sign in shown.casefold() if not sign.isspace())


def test_there_are_hundreds_of_them(shared_data: Path) -> None:
    assert len(payloads(shared_data)) > 250


def test_as_the_words_of_a_line(shared_data: Path) -> None:
    refused = shown = 0
    for payload in payloads(shared_data):
        line = replace(template("CO-11"), texts=(payload,))
        if not may_go_live(line):
            refused += 1
        deck = only(line)
        if line.id in deck.by_id:
            text = outcome(deck, line.id, CARD, LEAVING, SPEECH).text.translate(ISOLATES)
            assert letters_of(text, payload), (payload, text)
            shown += bool(text)
    assert refused > 100
    assert shown


def test_as_what_somebody_told_us(shared_data: Path) -> None:
    line = replace(template("CI-19"), texts=("{detail}",), discreet=())
    ready = replace(template("CI-13"), texts=("{promise_what}",), discreet=())
    deck = Deck.of((line, ready), pack())
    for payload in payloads(shared_data):
        told = fact(FactKind.PERSONAL_DETAIL, payload, audience=Audience.ALOUD, happy_to_be_asked=True)
        owed = promise(0, what=payload, audience=Audience.ALOUD)
        card = replace(CARD, facts=(told,), promises=(owed,), consent=consent())
        for key in ("CI-19", "CI-13"):
            found = outcome(deck, key, card, ALONE, SPEECH)
            text = found.text.translate(ISOLATES)
            assert letters_of(text, payload), (payload, text)
            if text and key == "CI-13":
                plain = " ".join(payload.split()).casefold().rstrip(".")
                assert text.casefold().startswith(plain[:20]), (payload, text)


def test_as_a_condition(shared_data: Path) -> None:
    for payload in payloads(shared_data):
        for row in (
            ConditionRow(payload, Op.IS, True),
            ConditionRow("promise", Op.IS, payload),
            ConditionRow("needs", Op.HAS_ANY, (payload,)),
            ConditionRow("delay_min", Op.AT_LEAST, payload),
        ):
            assert row_problem(row, CONDITIONS.get(row.field))
            line = replace(template("CO-11"), all=(row,))
            assert not may_go_live(line)
            assert line.id not in only(line).by_id, "it never shows"
            assert "never true" in sentence(row)
            assert boxes(line)


def _with(entry: dict[str, Any], path: tuple[str | int, ...], payload: str) -> dict[str, Any]:
    copied: Any = json.loads(json.dumps(entry))
    place = copied
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = payload
    return copied  # type: ignore[no-any-return]  # JSON of an object


def _places(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, str):
        return [at]
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in parts for place in _places(part, (*at, key))]


@pytest.fixture(scope="module")
def small() -> dict[str, Any]:
    """A pack of one line with every sort of field."""
    rows = {"any": template("CO-15").any, "none": template("CI-06").none}
    line = replace(template("CI-13"), **rows, topics=("work",))  # type: ignore[arg-type]  # rows by box
    entry = entry_of_pack(replace(pack(), templates=(line,)))
    entry["phrases"] = {key: dict(list(words.items())[:1]) for key, words in entry["phrases"].items()}
    entry["hellos"] = dict(list(entry["hellos"].items())[:1])
    return entry


def test_in_every_field_of_a_pack(shared_data: Path, small: dict[str, Any]) -> None:
    places, kept, refused = _places(small), 0, 0
    assert len(places) > 25
    for number, payload in enumerate(payloads(shared_data)):
        place = places[number % len(places)]
        raw = _with(small, place, payload)
        data = (json.dumps(raw, ensure_ascii=False, indent=1) + "\n").encode()
        try:
            found = read_pack(data)
        except Refused:
            refused += 1
            continue
        kept += 1
        assert write_pack(found) == data
        assert pack_of(entry_of_pack(found)) == found
        deck = Deck.of(found.templates, found)
        for line in found.templates:
            card = replace(CARD, promises=(promise(0, what="the letter", audience=Audience.ALOUD),))
            text = outcome(deck, line.id, card, ALONE, SPEECH).text
            assert "49" not in text, (payload, text)
    assert kept
    assert refused
