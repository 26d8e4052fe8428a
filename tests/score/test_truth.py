"""Each format of ``expected.json`` in the one shape that is scored."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.score.plain import date_of, language_of, pronouns_of
from tests.score.truth import Known, Truth, truths


def told(folder: Path, **entry: Any) -> Truth:
    """The truth of one file that says ``entry``."""
    (folder / "a").write_bytes(b"")
    (folder / "expected.json").write_text(json.dumps({"files": {"a": entry, "gone": entry}}))
    only = list(truths(folder, ZoneInfo("America/New_York")))
    assert len(only) == 1
    return only[0]


def test_a_person_of_a_bundle(tmp_path: Path) -> None:
    person = {
        "id": "p1", "identifiers": ["7"], "family": "Lopez", "given": ["Ana", None],
        "birthDate": "1990-02-01",
        "preferred_language": {"code": "es-MX"}, "interpreter_needed": {"code": "373066001"},
        "pronouns": [{"display": "she/her/her/hers/herself"}],
    }  # fmt: skip
    truth = told(
        tmp_path, format="fhir", patients=[person], appointments=[{"start_utc": "2026-01-05T14:00:00Z"}]
    )
    assert truth.people == (
        Known(frozenset(("p1", "7")), "Lopez", "Ana", "", "1990-02-01", "es", "yes", "she/her"),
    )
    assert truth.starts == (frozenset((datetime(2026, 1, 5, 14, tzinfo=UTC),)),)
    assert not truth.to_refuse


def test_another_version_broken_json_and_xml_may_be_refused(tmp_path: Path) -> None:
    assert told(tmp_path, format="fhir", fhir_version_guess="STU3").to_refuse
    assert told(tmp_path, format="fhir", invalid_json="line 1").to_refuse
    assert told(tmp_path, format="fhir-xml").to_refuse


def test_a_message_that_contradicts_itself_is_right_in_more_than_one_way(tmp_path: Path) -> None:
    said = {"start": {"local": "2026-01-05T09:00:00"}, "start_candidates": [
        {"local": "2026-01-05T09:00:00"}, {"local": "2026-01-05T10:00:00", "utc": "2026-01-05T09:00:00Z"}
    ]}  # fmt: skip
    nine, offset = datetime(2026, 1, 5, 14, tzinfo=UTC), datetime(2026, 1, 5, 9, tzinfo=UTC)
    alone = told(tmp_path, format="hl7v2", messages=[{"appointment": said}])
    assert alone.starts == (frozenset((nine,)),)
    both = told(tmp_path, format="hl7v2", messages=[{"appointment": said | {"candidates_disagree": True}}])
    assert both.starts == (frozenset((nine, offset)),)


def test_a_disputed_event_and_one_without_a_time_are_not_scored(tmp_path: Path) -> None:
    events = [
        {"dtstart": {"kind": "tzid", "utc": "2026-01-05T09:00:00Z", "disputed": True}},
        {"dtstart": {"kind": "date", "date": "2026-01-05"}},
        {"dtstart": {"kind": "tzid", "local": "2026-01-05T09:00:00"}},
        {"dtstart": {"kind": "floating", "local": "2026-01-05T09:00:00"}},
    ]
    truth = told(tmp_path, format="icalendar", events=events)
    assert truth.starts == (frozenset((datetime(2026, 1, 5, 14, tzinfo=UTC),)),)


def test_an_entry_of_another_layout_stops_nothing_and_is_said(tmp_path: Path) -> None:
    for entry in ({"patients": [7]}, {"patients": 7}, {"appointments": [{"start_utc": "soon"}]}):
        assert told(tmp_path, format="fhir", **entry).format == "truth not understood"
    assert told(tmp_path, format="of tomorrow", things=[{}]).format == "of tomorrow"


def test_a_card(tmp_path: Path) -> None:
    card = {"n": "Doe\\, Roe;Ann;B,C;;", "fn": "Ann Doe", "bday": "19610314"}
    truth = told(tmp_path, format="vcard", cards=[card, {"org": "a company"}])
    assert truth.people == (
        Known(family="Doe, Roe", given="Ann B C", full="Ann Doe", birth_date="1961-03-14"),
    )


def test_one_way_of_writing() -> None:
    assert [language_of(code, "") for code in ("es-MX", "SPA", "ara", "en_US", "")] == [
        "es",
        "es",
        "ar",
        "en",
        "",
    ]
    assert language_of("x?", "Vietnamese") == "vi"
    assert pronouns_of("They / Them / Theirs") == "they/them"
    assert [date_of(text) for text in ("1961-03-14T00:00", "1961-03", "--0314", "soon", "19620352")] == [
        "1961-03-14", "1961-03", "", "", "",
    ]  # fmt: skip
