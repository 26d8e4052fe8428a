"""Columns are the dataclass fields, and every record survives its row."""

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.clinic import Clinic
from frontdesk.domain.errors import Refused
from frontdesk.domain.template import LineDraft, LineVersion, PromptTemplate
from frontdesk.domain.visit import Visit
from frontdesk.store.sqlite.open import in_memory
from frontdesk.store.sqlite.rows import Codec, compact, to_keep
from frontdesk.store.sqlite.tables import TABLES, Table
from tests.store.made import visit

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45)), timezone(-timedelta(hours=9))])
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - bounds have none
st.register_type_strategy(datetime, TIMES)
st.register_type_strategy(str, TEXT)
_PLAIN = st.none() | st.booleans() | st.integers() | TEXT | st.lists(TEXT)
_TEMPLATES = st.builds(PromptTemplate, unknown=st.dictionaries(TEXT, _PLAIN))
"""With fields that a later version wrote: any JSON."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_has_its_column_and_is_asked_for_by_name(table: Table) -> None:
    store = in_memory()
    with store._reader.reading() as raw:
        columns = {row[1]: row for row in raw.execute(f"PRAGMA table_info({table.name})")}
    store.close()
    assert set(table.codec.names) <= set(columns)
    for described in fields(table.kind):
        may_be_empty = "None" in str(described.type)
        assert (columns[described.name][3] == 0) == may_be_empty or table.key[-1:] == (described.name,)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_record_survives_its_row_and_its_json(table: Table) -> None:
    @settings(max_examples=60)
    @given(record=_any_record_of(table))
    def holds(record: Any) -> None:
        codec = table.codec
        columns = codec.encode(record)
        assert codec.decode(columns) == record
        assert codec.from_json(codec.to_json(columns)) == columns
        assert codec.stored(record) == codec.to_json(columns)
        assert {type(column) for column in columns} <= {str, int, type(None)}
        for name, column in zip(codec.names, columns, strict=True):
            if isinstance(getattr(record, name), tuple | dict):
                assert column == compact(json.loads(str(column))), "one writing, so that columns compare"

    holds()


def _any_record_of(table: Table) -> st.SearchStrategy[Any]:
    if table.kind is PromptTemplate:
        return _TEMPLATES
    if table.kind in (LineDraft, LineVersion):
        return st.builds(table.kind, template=_TEMPLATES)
    return st.from_type(table.kind)


def test_times_sort_as_text() -> None:
    codec = Codec(Visit)
    at = codec.names.index("start")
    moments = [
        datetime.fromisoformat(text)
        for text in ("2026-03-03T10:05:00+00:00", "2026-03-03T10:05:00.5+00:00", "2026-03-03T11:05:01+01:00")
    ]
    written = [str(codec.encode(visit(start=moment))[at]) for moment in moments]
    assert written == sorted(written)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Codec(Visit).encode(visit(start=datetime(2026, 3, 3, 10, 5)))  # noqa: DTZ001 - without a zone on purpose


def test_a_field_added_since_takes_its_default() -> None:
    codec = Codec(Clinic)
    columns = codec.from_json({"id": "c", "name": "Harbour", "zone": "UTC"})
    assert codec.decode(columns) == Clinic("c", "Harbour", "UTC")


def test_a_text_that_sqlite_reads_in_part_is_not_kept() -> None:
    for tree in (["a\0b"], {"a\0": 1}, [["\\\0"]]):
        with pytest.raises(Refused, match="cannot be kept"):
            to_keep(tree)
    assert to_keep([r"\u0000", "a\\u0000"]) == r'["\\u0000","a\\u0000"]'
