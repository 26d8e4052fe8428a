"""The published JSON cases: all that must be refused is, all that must be read is, nothing crashes."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.importers.encodings import text_chunks
from frontdesk.importers.fhir.strict_json import DEEPEST, parse
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats import fhir

DOUBLED = {"y_object_duplicated_key.json"}
"""Well-formed, with one key and two values: read, and neither value is used."""


def test_the_published_suite(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = Counter[str]()
    for case in sorted((shared_data / "naughty/json").glob("[nyi]_*.json")):
        try:
            doubled: list[str] = []
            parse("".join(text_chunks(case)), doubled)
            outcome = "read"
            assert bool(doubled) == (case.name in DOUBLED), case.name
        except Refused:
            outcome = "refused"
        told[f"{case.name[0]} {outcome}"] += 1
        with pytest.raises(Refused):  # none of them is FHIR
            list(fhir.read(case, ReadAs("Europe/London", date(2026, 11, 21))))
    bad, good = told["n refused"] + told["n read"], told["y read"]
    with capsys.disabled():
        print(f"\n  JSON: {told['n refused']} of {bad} bad refused, {good} good read")
    assert told["n read"] == told["y refused"] == 0
    assert told["n refused"] >= 185
    assert told["y read"] >= 94


def test_depth() -> None:
    parse("[" * DEEPEST + "]" * DEEPEST, [])
    with pytest.raises(Refused, match="deeper"):
        parse("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), [])


def test_one_key_with_two_values_is_left_out_and_named_and_with_one_value_it_holds() -> None:
    doubled: list[str] = []
    document = parse('{"id": "a", "id": "b", "active": true, "active": true, "x": 1}', doubled)
    assert document == {"active": True, "x": 1}
    assert doubled == ["id"]


def test_the_refusal_names_the_line_and_not_a_value() -> None:
    with pytest.raises(Refused, match="line 2") as refusal:
        parse('{"id":\n secret}', [])
    assert "secret" not in str(refusal.value)
