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

DOUBLED = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
"""Well-formed, and refused on purpose: nobody can say which of the two values holds."""


def test_the_published_suite(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = Counter[str]()
    for case in sorted((shared_data / "naughty/json").glob("[nyi]_*.json")):
        try:
            parse("".join(text_chunks(case)))
            outcome = "read"
        except Refused as refused:
            outcome = "twice" if "twice" in refused.what else "refused"
            assert (outcome == "twice") == (case.name in DOUBLED), case.name
        told[f"{case.name[0]} {outcome}"] += 1
        with pytest.raises(Refused):  # none of them is FHIR
            list(fhir.read(case, ReadAs("Europe/London", date(2026, 11, 21))))
    bad, good = told["n refused"] + told["n read"], told["y read"]
    with capsys.disabled():
        print(  # noqa: T201
            f"\n  JSON: {told['n refused']} of {bad} bad refused, {good} good read, {told['y twice']} doubled"
        )
    assert told["n read"] == told["y refused"] == 0
    assert told["n refused"] >= 185
    assert told["y read"] + told["y twice"] >= 94


def test_depth() -> None:
    parse("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(Refused, match="deeper"):
        parse("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_the_refusal_names_the_key_and_not_a_value() -> None:
    with pytest.raises(Refused, match="\u201cid\u201d twice"):
        parse('{"id": "secret", "id": "secret"}')
    with pytest.raises(Refused, match="line 2"):
        parse('{"id":\n secret}')
