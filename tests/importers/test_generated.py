"""Many lists of each format, made up with their truth, in several manners."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from frontdesk.domain.imported import ImportedPatient, ImportedVisit
from frontdesk.importers.format import Format, ReadAs
from frontdesk.importers.formats import csv_file, fhir, hl7, spreadsheet, vcard
from tests.importers.generated_cards import card_book
from tests.importers.generators import DayList, csv_day, fhir_day
from tests.importers.hl7_messages import message_day
from tests.importers.workbooks import book_day


@pytest.mark.parametrize(
    ("made", "format", "manners"),
    [
        (csv_day, csv_file.FORMAT, 8),
        (fhir_day, fhir.FORMAT, 5),
        (message_day, hl7.FORMAT, 5),
        (book_day, spreadsheet.FORMAT, 4),
    ],
)
@pytest.mark.slow
def test_names_and_starts(
    tmp_path: Path,
    made: Callable[[int], DayList],
    format: Format,
    manners: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = Counter[str]()
    dialects = set()
    lists = 200 if format in (csv_file.FORMAT, fhir.FORMAT) else 60
    for seed in range(lists):
        day = made(seed)
        dialects.add(day.dialect)
        path = tmp_path / f"day{day.ending}"
        path.write_bytes(day.content)
        told += _compared(day, format, path)
    shares = ", ".join(f"{what} {told[what] / told['rows']:.2%}" for what in ("name", "start", "birth date"))
    with capsys.disabled():
        print(f"\n  {format.key}: {lists} lists, {len(dialects)} manners, {told['rows']} rows; {shares}")
    assert len(dialects) == manners
    assert told["visits"] == told["rows"]
    for what in ("name", "start", "birth date"):
        assert told[what] >= 0.99 * told["rows"]


def _compared(day: DayList, format: Format, path: Path) -> Counter[str]:
    rows = list(format.read(path, ReadAs(day.zone, day.day, None, day.encoding)))
    people = {ref: row for row in rows if isinstance(row, ImportedPatient) for ref in row.local_ids}
    visits = [row for row in rows if isinstance(row, ImportedVisit)]
    told = Counter(rows=len(day.truth), visits=len(visits))
    for visit in visits:
        person = visit.patient or people[visit.patient_ref]
        name = next(name for name in person.names if not name.ended)
        truths = [truth for truth in day.truth if truth.words == frozenset(name.full.split())]
        told["name"] += bool(truths)
        told["start"] += any(truth.start == visit.start for truth in truths)
        told["birth date"] += any(truth.birth.isoformat() == person.birth_date for truth in truths)
        told["number"] += any(truth.number == i.value for truth in truths for i in person.identifiers)
    return told


@pytest.mark.slow
def test_address_books(tmp_path: Path) -> None:
    path = tmp_path / "book.vcf"
    for seed in range(60):
        book = card_book(seed)
        path.write_bytes(book.content)
        rows = list(vcard.read(path, ReadAs(book.zone, book.day)))
        people = [row for row in rows if isinstance(row, ImportedPatient)]
        assert rows == people
        read = [(one.names[0].family, " ".join(one.names[0].given), one.birth_date) for one in people]
        assert read == [(one.family, one.given, one.birth.isoformat()) for one in book.truth]
