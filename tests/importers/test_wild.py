"""Wild input: the readers answer with rows or one refusal, and rows cross the pipe whole."""

import json
import random
from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import (
    ContactPoint,
    ContactSystem,
    Identifier,
    NameUse,
    PatientStatus,
    PersonName,
)
from frontdesk.importers.format import Format, ReadAs
from frontdesk.importers.formats import csv_file, fhir, hl7, icalendar_file, spreadsheet, vcard
from frontdesk.importers.formats.catalogue import FORMATS
from frontdesk.importers.wire import pack_row, unpack_row, written
from tests.hostile.screens import formulas
from tests.importers.generated_calendars import calendar_day
from tests.importers.generated_cards import card_book
from tests.importers.generators import csv_day, fhir_day
from tests.importers.hl7_messages import message_day
from tests.importers.workbooks import book_day

MADE = {
    csv_file.KEY: csv_day,
    fhir.KEY: fhir_day,
    hl7.KEY: message_day,
    vcard.KEY: card_book,
    icalendar_file.KEY: calendar_day,
    spreadsheet.KEY: book_day,
}
HOW = ReadAs("Europe/London", date(2026, 11, 21))
quick = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answer(format: Format, path: Path, content: bytes, encoding: str | None = None) -> list[ImportedRow]:
    """Rows, or none for a refusal; anything else fails the test. No value stands in a reason."""
    path.write_bytes(content)
    try:
        return list(format.read(path, ReadAs(HOW.zone, HOW.today, None, encoding)))
    except Refused as refused:
        _check(refused)
        return []


def _check(refused: Refused) -> None:
    assert refused.safe == "Nothing was imported."
    assert len(str(refused)) < 300


def mutated(content: bytes, chance: random.Random) -> bytes:
    """One to four bytes flipped, put in, taken out or doubled."""
    made = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(made))
        kind = chance.randrange(5)
        if kind == 0:
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made.insert(at, chance.choice(b'"\x00\n\r,;{}[]\xff\xc3'))
        elif kind == 2:
            del made[at : at + chance.randrange(1, 40)]
        elif kind == 3:
            made[at:at] = made[at : at + chance.randrange(1, 40)]
        else:
            made[at] = chance.randrange(256)
        if not made:
            made = bytearray(b"x")
    return bytes(made)


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS, ids=lambda kind: kind.key)
def test_mutated_files_are_rows_or_one_refusal(format: Format, tmp_path: Path) -> None:
    chance = random.Random(7)
    for at in range(250):
        day = MADE[format.key](at % 20)
        content = day.content[:6000] if at % 2 else day.content
        for row in answer(format, tmp_path / f"x{day.ending}", mutated(content, chance), day.encoding):
            if isinstance(row, RowProblem):
                assert not any(len(b.family) > 3 and b.family in row.reason for b in day.truth)


@quick
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    for format in FORMATS:
        answer(format, tmp_path / "x.bin", content or b"x")


@quick
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_cell_stays_literal_or_is_named(tmp_path: Path, name: str, other: str) -> None:
    cells = [cell.replace('"', '""') for cell in (name, other)]
    row = f'"{cells[0]}","{cells[1]}",,"{cells[1]}",01/12/2026,09:30'
    content = f"Patient,DOB,Phone,Language,Date,Time\n{row}\n".encode()
    rows = answer(csv_file.FORMAT, tmp_path / "x.csv", content)
    visits = [row for row in rows if isinstance(row, ImportedVisit)]
    problems = [row for row in rows if isinstance(row, RowProblem)]
    assert len(visits) == 1 or any(problem.patients for problem in problems)
    for visit in visits:
        assert visit.patient
        words = " ".join(name.split()).strip(" ,")
        full = visit.patient.names[0]
        assert full.text == words or (full.family + "".join(full.given)).replace(" ", "") in words.replace(
            " ", ""
        ).replace(",", "")


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["Patient", "2026-01-01T09:00:00Z"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "resourceType",
                    "id",
                    "name",
                    "family",
                    "given",
                    "use",
                    "period",
                    "end",
                    "telecom",
                    "value",
                    "system",
                    "communication",
                    "language",
                    "coding",
                    "code",
                    "extension",
                    "url",
                    "valueCoding",
                    "identifier",
                    "participant",
                    "actor",
                    "reference",
                    "start",
                    "contained",
                    "entry",
                    "resource",
                    "fullUrl",
                    "meta",
                    "profile",
                    "birthDate",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@quick
@given(_JSON, st.sampled_from(["Patient", "Appointment", "Bundle", "Encounter"]))
def test_any_json_under_fhirs_own_keys(tmp_path: Path, document: object, kind: str) -> None:
    if isinstance(document, dict):
        document = {**document, "resourceType": kind}
    answer(fhir.FORMAT, tmp_path / "x.json", json.dumps(document).encode())
    answer(fhir.FORMAT, tmp_path / "x.ndjson", json.dumps({"resourceType": kind, "name": document}).encode())


_TEXT = st.text(max_size=12)
_PATIENTS = st.builds(
    ImportedPatient,
    _TEXT,
    st.lists(
        st.builds(
            PersonName,
            _TEXT,
            _TEXT,
            st.lists(_TEXT, max_size=2).map(tuple),
            _TEXT,
            _TEXT,
            st.sampled_from(NameUse),
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(Identifier, _TEXT, _TEXT), max_size=2).map(tuple),
    st.lists(_TEXT, max_size=2).map(tuple),
    _TEXT,
    st.lists(st.builds(ContactPoint, st.sampled_from(ContactSystem), _TEXT, _TEXT), max_size=2).map(tuple),
    st.lists(_TEXT, max_size=2).map(tuple),
    st.sampled_from([None, True, False]),
    _TEXT,
    st.none() | st.sampled_from(PatientStatus),
)
_MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
_ROWS = st.one_of(
    _PATIENTS,
    st.builds(ImportedVisit, _TEXT, st.none() | _PATIENTS, _TEXT, _MOMENTS, _MOMENTS, *[_TEXT] * 6),
    st.builds(RowProblem, _TEXT, _TEXT, st.integers(0, 1), st.integers(0, 1)),
)


@given(_ROWS)
def test_rows_cross_the_pipe_whole(row: ImportedRow) -> None:
    assert unpack_row(json.loads(written(pack_row(row)))) == row


def test_hostile_strings_in_every_column(shared_data: Path, tmp_path: Path) -> None:
    """The big list of naughty strings, template and formula attacks: literal, or named by row."""
    strings = json.loads((shared_data / "naughty/strings/blns.json").read_text("utf-8"))
    strings += json.loads(
        (shared_data / "naughty/ssti/jinja-test_security-templates.json").read_text("utf-8")
    )
    strings += formulas(shared_data)
    assert any(text.startswith("=cmd|") for text in formulas(shared_data))
    taken = 0
    for text in (one["template"] if isinstance(one, dict) else one for one in strings):
        safe = text.replace('"', '""')
        row = f'"{safe}","Lee","{safe}","{safe}","{safe}","{safe}"'
        content = f"First name,Last name,Phone,Pronouns,Room,Provider\n{row}\n"
        rows = answer(csv_file.FORMAT, tmp_path / "x.csv", content.encode("utf-8", "replace"))
        assert len(rows) == 1
        if isinstance(rows[0], ImportedPatient):
            taken += 1
            assert " ".join(rows[0].names[0].given) == " ".join(
                text.encode("utf-8", "replace").decode().split()
            )
    assert taken > 480
