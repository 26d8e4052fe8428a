"""Lists of patients and of appointments: what is read, what is named and left out, what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, ImportedVisit, RowProblem
from frontdesk.domain.patient import ContactSystem, Identifier, NameUse, PatientStatus
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats.csv_file import preview, read

HOW = ReadAs("Europe/London", date(2026, 11, 21))


def rows_of(tmp_path: Path, content: str | bytes, how: ReadAs = HOW) -> list[ImportedRow]:
    path = tmp_path / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(path, how))


def people(rows: list[ImportedRow]) -> list[ImportedPatient]:
    return [row for row in rows if isinstance(row, ImportedPatient)]


def problems(rows: list[ImportedRow]) -> list[str]:
    return [row.reason for row in rows if isinstance(row, RowProblem)]


def test_a_patient_list_with_everything(tmp_path: Path) -> None:
    text = (
        "MRN,Title,First name,Middle name,Last name,Suffix,Preferred name,DOB,"
        "Mobile,Email,Language,Interpreter,Pronouns,Deceased\n"
        '="00123",Dr,Magdalena,Anna,Wiśniewska,,Gosia,14/03/1961,'
        "0151 555 0100,g@example.org,Polish,yes,she/her,\n"
    )
    (person,) = people(rows_of(tmp_path, text))
    name, usual = person.names
    assert (name.prefix, name.given, name.family, name.use) == (
        "Dr",
        ("Magdalena", "Anna"),
        "Wiśniewska",
        NameUse.OFFICIAL,
    )
    assert (usual.text, usual.use) == ("Gosia", NameUse.USUAL)
    assert person.identifiers == (Identifier("list:mrn", "00123"),)
    assert person.birth_date == "1961-03-14"
    assert [(c.system, c.value) for c in person.contacts] == [
        (ContactSystem.PHONE, "0151 555 0100"),
        (ContactSystem.EMAIL, "g@example.org"),
    ]
    assert (person.languages, person.interpreter, person.pronouns) == (("pl",), True, "she / her")
    assert person.status is None, "the list does not say"


@pytest.mark.parametrize(
    ("written", "text", "family", "given"),
    [
        ('"VOSS, LENA"', "", "VOSS", ("LENA",)),
        ("Nguyễn Thị Thu Hà", "Nguyễn Thị Thu Hà", "", ()),
        ("王秀英", "王秀英", "", ()),
        ("Suharti", "Suharti", "", ()),
        ('"Smith, John, Jr."', "", "Smith", ("John",)),
        ('"Smith, Jr."', "Smith", "", ()),
        ("=1+1 {name} <b>", "=1+1 {name} <b>", "", ()),
    ],
)
def test_one_name_column_keeps_its_order(
    tmp_path: Path, written: str, text: str, family: str, given: tuple[str, ...]
) -> None:
    (person,) = people(rows_of(tmp_path, f"Name,DOB\n{written},1961-03-14\n"))
    assert (person.names[0].text, person.names[0].family, person.names[0].given) == (text, family, given)


def test_a_day_list_in_the_clinics_zone(tmp_path: Path) -> None:
    text = (
        "Date,Time,End,Patient,Provider,Type,Status,Room\n"
        "01/07/2026,9:30 AM,9:50 AM,Ann Lee,Dr Voss,Follow-up,No show,Room 2\n"
    )
    (visit,) = rows_of(tmp_path, text)
    assert isinstance(visit, ImportedVisit)
    assert visit.start == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert visit.end == datetime(2026, 7, 1, 8, 50, tzinfo=UTC)
    assert (visit.clinician, visit.kind, visit.status, visit.room) == (
        "Dr Voss",
        "follow_up",
        "noshow",
        "Room 2",
    )


def test_dates_at_midnight_and_times_on_a_spreadsheets_first_day(tmp_path: Path) -> None:
    text = "Date,Time,Patient\n14/03/2026 00:00:00,30/12/1899 09:30:00,Ann Lee\n"
    (visit,) = rows_of(tmp_path, text)
    assert isinstance(visit, ImportedVisit)
    assert visit.start == datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def test_a_whole_name_beside_its_parts_keeps_its_order(tmp_path: Path) -> None:
    text = "Patient name,First name,Last name\nNguyễn Thu Hà,Thu Hà,Nguyễn\n4711,Ann,Lee\n"
    first, second = people(rows_of(tmp_path, text))
    assert (first.names[0].full, first.names[0].family) == ("Nguyễn Thu Hà", "Nguyễn")
    assert second.names[0].full == "Ann Lee"


def test_a_spring_gap_is_left_out_and_an_autumn_hour_says_which(tmp_path: Path) -> None:
    text = "Date,Time,Patient\n29.03.2026,01:30,Ann Lee\n25.10.2026,01:30,Bo Berg\n"
    rows = rows_of(tmp_path, text)
    assert [type(row).__name__ for row in rows] == [
        "ImportedPatient",
        "RowProblem",
        "ImportedVisit",
        "RowProblem",
    ]
    gap, twice = (row for row in rows if isinstance(row, RowProblem))
    assert (gap.visits, gap.patients) == (1, 0)
    assert "does not exist" in gap.reason
    assert (twice.visits, twice.patients) == (0, 0)
    assert "comes twice" in twice.reason


def test_bad_rows_are_named_without_their_values(tmp_path: Path) -> None:
    text = (
        "Name,DOB\nAnn Lee,2031-02-01\nBo Berg,1.1.1801\n,1961-03-14\nCy,nonsense\nDi,1961-03-14,extra\nEd\n"
        "F\x00G,1961-03-14\n" + "x" * 201 + ",1961-03-14\n...,1961-03-14\nGood One,1961-03-14\n"
    )
    rows = rows_of(tmp_path, text)
    assert [person.names[0].full for person in people(rows)] == ["Good One"]
    assert problems(rows) == [
        "Row 2: the birth date lies in the future.",
        "Row 3: the birth date lies more than 130 years back.",
        "Row 4: there is no patient name.",
        "Row 5: the birth date cannot be read.",
        "Row 6 has 3 fields, the header has 2.",
        "Row 7 has 1 fields, the header has 2.",
        "Row 8: it holds control characters, which are never part of a name.",
        "Row 9: the name is longer than 200 letters.",
        "Row 10: the name has no letter.",
    ]
    assert all(row.patients == 1 for row in rows if isinstance(row, RowProblem))


def test_what_is_never_kept_is_not_read(tmp_path: Path) -> None:
    text = "Name,Sex,Race,Insurance,Reason for visit,Diagnosis,Balance\nAnn Lee,zzF,zzR,zzI,zzC,zzD,zz9\n"
    path = tmp_path / "list.csv"
    path.write_text(text)
    shown = preview(path, HOW)
    assert shown.never_kept == ("Sex", "Race", "Insurance", "Reason for visit", "Diagnosis", "Balance")
    assert "zz" not in str(shown.samples)
    forced = replace(HOW, columns={"Name": "name", "Diagnosis": "preferred_name", "Race": "room"})
    (person,) = people(list(read(path, forced)))
    assert len(person.names) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_that_say_themselves(tmp_path: Path, encoding: str) -> None:
    (person,) = people(rows_of(tmp_path, "Name,DOB\r\nŁukasz Öz,1961-03-14\r\n".encode(encoding)))
    assert person.names[0].text == "Łukasz Öz"


def test_other_encodings_are_asked_for_by_row(tmp_path: Path) -> None:
    content = "Name,DOB\nAnn Lee,1961-03-14\nZoë Öz,1961-03-14\n".encode("cp1252")
    with pytest.raises(Refused, match="Row 3 has letters that do not fit UTF-8"):
        rows_of(tmp_path, content)
    chosen = rows_of(tmp_path, content, replace(HOW, encoding="cp1252"))
    assert people(chosen)[1].names[0].text == "Zoë Öz"
    with pytest.raises(Refused, match="does not know that encoding"):
        rows_of(tmp_path, content, replace(HOW, encoding="rot13"))


@pytest.mark.parametrize(
    ("zone", "rows", "day_first", "sure"),
    [
        ("Europe/London", ["03/04/1961", "14/03/1961"], True, True),
        ("Europe/London", ["03/04/1961", "03/14/1961"], False, True),
        ("America/New_York", ["03/04/1961"], False, False),
        ("Europe/London", ["03/04/1961"], True, False),
        ("Europe/London", ["14.03.1961"], None, True),
        ("Europe/London", ["1961-03-04"], None, True),
    ],
)
def test_day_and_month_are_decided_by_the_column(
    tmp_path: Path, zone: str, rows: list[str], day_first: bool | None, sure: bool
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,DOB\n" + "".join(f"Ann Lee,{row}\n" for row in rows))
    shown = preview(path, replace(HOW, zone=zone))
    assert (shown.day_first, shown.day_first_sure) == (day_first, sure)
    if not sure:
        assert preview(path, replace(HOW, zone=zone, day_first=not day_first)).day_first is not day_first


def test_titles_above_the_header_and_corrected_columns(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Clinic report\n\nA;B;C\nLee;Ann;1961-03-14\n")
    with pytest.raises(Refused, match="which column holds"):
        list(read(path, HOW))
    chosen = replace(HOW, columns={"A": "family", "B": "given", "C": "birth_date"})
    (person,) = people(list(read(path, chosen)))
    assert (person.names[0].family, person.names[0].given, person.birth_date) == (
        "Lee",
        ("Ann",),
        "1961-03-14",
    )


def test_a_list_with_times_but_no_date_is_todays_and_says_so(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "Time,Patient\n09:30,Ann Lee\n")
    assert "taken for today" in problems(rows)[0]
    assert isinstance(rows[1], ImportedVisit)
    assert rows[1].start == datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("Name,Name,DOB\nAnn,Lee,1961-03-14\n", "twice"),
        (",".join(f"c{n}" for n in range(300)) + "\n", "300 columns"),
        ("Colour,Shape\nred,round\n", "which column holds"),
    ],
)
def test_whole_lists_are_refused_in_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        rows_of(tmp_path, content)
    assert refused.value.safe == "Nothing was imported."


def test_the_published_patient_lists(shared_data: Path) -> None:
    """Real export shapes: Synthea, Simple.org, FEBRL."""
    synthea = people(list(read(shared_data / "csv/synthea/patients.csv", HOW)))
    assert len(synthea) == 27
    assert (synthea[0].names[0].family, synthea[0].birth_date) == ("Mosciski958", "2014-10-06")
    simple = list(read(shared_data / "csv/simple-server/patient_import_test.csv", HOW))
    assert [person.names[0].text for person in people(simple)] == ["Basic Patient 1", "Basic Patient 2"]
    assert people(simple)[1].status is PatientStatus.DIED
    assert "instruction" in problems(simple)[0]
    febrl = list(read(shared_data / "csv/febrl/dataset3.csv", HOW))
    assert len(people(febrl)) + len(problems(febrl)) == 5000
    assert len(people(febrl)) > 4700


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("Status", "Active", PatientStatus.ACTIVE),
        ("Status", "Inactive", PatientStatus.INACTIVE),
        ("Status", "", None),
        ("Status", "Deceased", PatientStatus.DIED),
        ("Deceased", "No", None),
        ("Deceased", "Yes", PatientStatus.DIED),
    ],
)
def test_a_list_says_a_state_only_where_it_says_one(
    tmp_path: Path, header: str, value: str, status: PatientStatus | None
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Name,{header}\nAnn Lee,{value}\n")
    columns = {"Name": "name", header: "patient_status"}
    (person,) = people(list(read(path, replace(HOW, columns=columns))))
    assert person.status is status
