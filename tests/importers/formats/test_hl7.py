"""HL7 v2: people of every message, appointments of SIU, and what senders get wrong."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

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
from frontdesk.importers.child import format_of
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats.hl7 import FORMAT, preview, read
from frontdesk.importers.hl7 import stream
from frontdesk.importers.hl7.last import LastMessages

HOW = ReadAs("Europe/London", date(2026, 11, 21))
ADT = r"MSH|^~\&|HIS|HILL|||20261121080000||ADT^A08^ADT_A01|1|P|2.5"
SIU = r"MSH|^~\&|HIS|HILL|||20261121080000||SIU^S12^SIU_S12|1|P|2.5"
ANN = "PID|1||7^^^HILL^MR||Lee^Ann||19610314"
AT_NINE = "SCH|V1||||||^Chest pain|ROUTINE|20|MIN|^^^20261123090000"


def rows(folder: Path, *lines: str) -> list[ImportedRow]:
    """What a file with these lines says."""
    return file(folder, "\r".join((*lines, "")).encode())


def file(folder: Path, content: bytes) -> list[ImportedRow]:
    path = folder / "a.hl7"
    path.write_bytes(content)
    return list(read(path, HOW))


def person(folder: Path, *lines: str) -> ImportedPatient:
    (only,) = rows(folder, *lines)
    assert isinstance(only, ImportedPatient)
    return only


def booking(folder: Path, *lines: str) -> ImportedVisit:
    person, visit = rows(folder, *lines)
    assert isinstance(person, ImportedPatient)
    assert isinstance(visit, ImportedVisit)
    assert visit.patient_ref in person.local_ids
    return visit


def test_what_a_person_says(tmp_path: Path) -> None:
    pid = (
        "PID|1|old|7^^^HILL&1.2&ISO^MR~999^^^USSSA^SS||Lee&van^Ann^Mary^Jr^Dr^^L~Annie^^^^^^N~Roe^Ann^^^^^M"
        "|Roe|196103140000|F|Alias|2106-3|1 High St^^Town||020 555^PRN^PH~^NET^Internet^a@example.org~1^^FX"
        "|^WPN^PH^^44^20^777|spa^Spanish|M|CHR|acc|999-99-9999||||||||||||N"
    )
    assert person(tmp_path, ADT, pid) == ImportedPatient(
        "message 1",
        (
            PersonName("", "Lee", ("Ann", "Mary"), "Dr", "Jr", NameUse.OFFICIAL),
            PersonName("", "Annie", use=NameUse.NICKNAME),
            PersonName("", "Roe", ("Ann",), use=NameUse.MAIDEN),
        ),
        (Identifier("hl7:HILL", "7"),),
        ("hl7:HILL|7",),
        birth_date="1961-03-14",
        contacts=(
            ContactPoint(ContactSystem.PHONE, "020 555", "home"),
            ContactPoint(ContactSystem.EMAIL, "a@example.org", "home"),
            ContactPoint(ContactSystem.PHONE, "+44 20 777", "work"),
        ),
        languages=("es",),
        status=None,
    )


def test_a_name_that_has_ended_and_a_person_who_died(tmp_path: Path) -> None:
    ann = person(
        tmp_path, ADT, "PID|||7||Lee^Ann^^^^^D~Roe^Ann^^^^^L^^^^^2001^2005" + "|" * 24 + "20260101|Y"
    )
    assert [(name.family, name.ended) for name in ann.names] == [("Lee", False), ("Roe", True)]
    assert ann.status is PatientStatus.DIED


def test_the_number_before_version_2_3_is_the_senders(tmp_path: Path) -> None:
    old = r"MSH|^~\&|HIS|HILL|||198001010000||ADT^A04|1|P|2.1"
    assert person(tmp_path, old, "PID||7|||Lee^Ann").identifiers == (Identifier("hl7:HILL", "7"),)


def test_an_appointment(tmp_path: Path) -> None:
    visit = booking(tmp_path, SIU, AT_NINE, ANN, "AIL|1||4E^Room 2", "AIP|1||9^Voss^Lena^^^Dr")
    assert (visit.start, visit.end) == (
        datetime(2026, 11, 23, 9, tzinfo=UTC),
        datetime(2026, 11, 23, 9, 20, tzinfo=UTC),
    )
    assert (visit.clinician, visit.room, visit.kind, visit.status) == (
        "Dr Lena Voss",
        "Room 2",
        "routine",
        "",
    )
    assert (visit.source_system, visit.source_value) == ("hl7:HILL", "V1")


def test_the_most_exact_place_of_a_start_counts(tmp_path: Path) -> None:
    later = ("AIS|1|||20261123100000", "AIP|1|||||20261123110000")
    assert booking(tmp_path, SIU, AT_NINE, ANN, *later).start == datetime(2026, 11, 23, 10, tzinfo=UTC)
    exact = "TQ1|1||||||20261123120000+0200"
    assert booking(tmp_path, SIU, AT_NINE, exact, ANN, *later).start == datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(("event", "status"), [("S14", ""), ("S15", "cancelled"), ("S26", "noshow")])
def test_what_becomes_of_an_appointment(tmp_path: Path, event: str, status: str) -> None:
    assert booking(tmp_path, SIU.replace("S12^", f"{event}^"), AT_NINE, ANN).status == status


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "it has no start time"),
        ("20261123", "its start time cannot be read"),
        ("20260329013000", "does not exist"),
    ],
)
def test_an_appointment_without_a_time_is_left_out_and_the_person_kept(
    tmp_path: Path, written: str, why: str
) -> None:
    ann, left = rows(tmp_path, SIU, AT_NINE.replace("20261123090000", written), ANN)
    assert isinstance(ann, ImportedPatient)
    assert isinstance(left, RowProblem)
    assert (why in left.reason, left.visits, left.patients) == (True, 1, 0)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "\x0b"])
def test_any_line_end_and_frame(tmp_path: Path, end: str, mark: str) -> None:
    text = (
        mark
        + end.join((ADT, ANN, "", ADT, ANN.replace("7^", "8^"), "ZXX|1"))
        + ("\x1c\r" if mark == "\x0b" else "")
    )
    read_ = file(tmp_path, text.encode())
    assert [type(row) for row in read_] == [ImportedPatient] * 2


def test_a_batch_and_lines_astray(tmp_path: Path) -> None:
    *people, remark = rows(
        tmp_path, "Report of today", r"FHS|^~\&|A", r"BHS|^~\&|A", ADT, ANN, "BTS|1", "FTS|1"
    )
    assert [type(row) for row in people] == [ImportedPatient]
    assert isinstance(remark, RowProblem)
    assert remark.reason == "Not used, because no message begins before: 1 line."


def test_separators_are_those_it_names(tmp_path: Path) -> None:
    named = person(tmp_path, "MSH#*%!@#HIS#HILL####ADT*A08", "PID###7***HILL@1##L!S!e!F!e*Ann")
    assert (named.names[0].family, named.identifiers[0].value) == ("L*e#e", "7")
    for wrong in (r"MSH|^~\\&|", "MSH|^~&|", r"MSH|^\&|", "MSH||"):
        assert person(tmp_path, wrong + "HIS|HILL|||1||ADT^A08", ANN).names[0].full == "Ann Lee"


def test_escapes(tmp_path: Path) -> None:
    name = r"L\T\e\F\ \X C3BC\\XC3BC\\.br\o^A\H\nn"
    assert person(tmp_path, ADT, f"PID|||7||{name}").names[0].family == r"L&e| \X C3BC\ü o"


def test_letters_as_the_message_says(tmp_path: Path) -> None:
    said = ADT + "||||||8859/1"
    (zoe,) = file(tmp_path, f"{said}\rPID|||7||Müller^Zoë".encode("iso-8859-1"))
    (old,) = file(tmp_path, f"{ADT}\rPID|||7||Müller^Zoë".encode("cp1252"))
    (wide,) = file(tmp_path, f"{ADT}\r\nPID|||7||Müller^Zoë".encode("utf-16"))
    assert all(
        isinstance(one, ImportedPatient) and one.names[0].full == "Zoë Müller" for one in (zoe, old, wide)
    )


def test_nobody_is_removed_and_nobody_made_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no message about a patient"):
        rows(tmp_path, ADT.replace("A08", "A29"), ANN)
    merge, ann = rows(tmp_path, ADT.replace("A08", "A40"), ANN, "MRG|8^^^HILL^MR")
    assert isinstance(merge, RowProblem)
    assert "two numbers are one person" in merge.reason
    assert isinstance(ann, ImportedPatient)


def test_who_has_neither_name_nor_number_is_left_out(tmp_path: Path) -> None:
    _, left = rows(tmp_path, ADT, ANN, ADT, "PID|||||||19610314")
    assert left == RowProblem("message 2", "Message 2 is left out: it names nobody.", patients=1)


def test_a_message_that_is_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "LONGEST_MESSAGE", 200)
    left, ann = rows(tmp_path, ADT, ANN, "NTE|" + "x" * 200, ADT, ANN)
    assert isinstance(left, RowProblem)
    assert (left.patients, left.reason) == (1, "Message 1 is not used: it is longer than 200 bytes.")
    assert isinstance(ann, ImportedPatient)


def test_known_by_its_first_segment_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "messages.txt"
    path.write_bytes(b"\x0b" + f"{ADT}\r{ANN}".encode())
    assert format_of(path) is FORMAT
    assert preview(path, HOW).rows == 1


def test_the_shared_messages_are_read_without_a_crash(shared_data: Path) -> None:
    told = Counter[type]()
    for path in sorted(one for one in shared_data.glob("hl7v2/*/*") if one.suffix in (".hl7", ".txt")):
        try:
            told.update(type(row) for row in read(path, HOW))
        except Refused:
            told[Refused] += 1
    assert told[ImportedPatient] >= 290
    assert told[ImportedVisit] >= 10


def test_the_last_message_about_somebody_and_about_an_appointment_counts(tmp_path: Path) -> None:
    moved, cancelled = AT_NINE.replace("0900", "1000"), SIU.replace("S12^", "S15^")
    later = ANN.replace("Lee", "Roe")
    story = (SIU, AT_NINE, ANN, SIU, moved.replace("V1", "V2"), ANN, cancelled, moved, ANN, ADT, later)
    ann, other, first = rows(tmp_path, *story)
    assert isinstance(ann, ImportedPatient)
    assert ann.names[0].full == "Ann Roe"
    assert isinstance(other, ImportedVisit)
    assert isinstance(first, ImportedVisit)
    assert [(one.source_value, one.status, one.where) for one in (other, first)] == [
        ("V2", "", "message 2"),
        ("V1", "cancelled", "message 3"),
    ]


def test_of_many_messages_the_last_about_each_counts() -> None:
    draw = Random(1)
    told = [[Identifier("hl7:HILL", f"{draw.randrange(300)}") for _ in range(n % 3)] for n in range(2_000)]
    last = LastMessages()
    for subjects in told:
        last.tell(subjects)
    expected = {subject: number for number, subjects in enumerate(told) for subject in subjects}
    for number, subjects in enumerate(told):
        assert last.of(subjects) == {one for one in subjects if expected[one] == number}
    with pytest.raises(Refused, match="changed while it was read"):
        last.of([Identifier("hl7:HILL", "1")])


def test_a_person_twice_in_one_message_is_read_twice(tmp_path: Path) -> None:
    told = rows(tmp_path, ADT, ANN, ADT, ANN, ANN.replace("Lee", "Roe"))
    assert [row.where for row in told] == ["message 2"] * 2
