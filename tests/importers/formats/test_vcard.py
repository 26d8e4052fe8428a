"""Address cards: the four kinds of name, what is left out, and what broken ones become."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedPatient, ImportedRow, RowProblem
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
from frontdesk.importers.formats.vcard import FORMAT, preview, read
from frontdesk.importers.vcard.lines import _whole_lines

HOW = ReadAs("Europe/London", date(2026, 11, 21))


def rows(folder: Path, *lines: str) -> list[ImportedRow]:
    """What a file with one card of these lines says."""
    return file(folder, "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")))


def file(folder: Path, text: str) -> list[ImportedRow]:
    path = folder / "a.vcf"
    path.write_bytes(text.encode())
    return list(read(path, HOW))


def person(folder: Path, *lines: str) -> ImportedPatient:
    (only,) = rows(folder, *lines)
    assert isinstance(only, ImportedPatient)
    return only


def test_what_a_card_says(tmp_path: Path) -> None:
    ann = person(
        tmp_path,
        "VERSION:4.0", "N:Lee;Ann;Mary,Jo;Dr;PhD", "FN:Dr Ann Lee", "NICKNAME:Annie,A.", "BDAY:19610314",
        'TEL;TYPE="cell,voice";VALUE=uri:tel:+44-20-555;ext=2', "TEL;TYPE=fax:1",
        "EMAIL;TYPE=work:a@example.org",
        "LANG;PREF=2:en", "LANG;PREF=1:es", "PRONOUNS;LANGUAGE=en;PREF=2:ze/zir", "PRONOUNS;PREF=1:she/her",
        "N;PHONETIC=x-said;ALTID=1:lee;an;;;", "UID:urn:uuid:7", "GENDER:F", "GRAMGENDER:feminine",
        "ORG:A company", "NOTE:Owes us money",
    )  # fmt: skip
    assert ann == ImportedPatient(
        "card 1",
        (
            PersonName("", "Lee", ("Ann", "Mary", "Jo"), "Dr", "PhD"),
            PersonName("Annie", use=NameUse.NICKNAME),
        ),
        (Identifier("vcard:uid", "urn:uuid:7"),),
        birth_date="1961-03-14",
        contacts=(
            ContactPoint(ContactSystem.PHONE, "+44-20-555", "mobile"),
            ContactPoint(ContactSystem.EMAIL, "a@example.org", "work"),
        ),
        languages=("es", "en"),
        pronouns="she / her",
        status=PatientStatus.ACTIVE,
        sound="an lee",
        pronouns_comment="feminine forms",
    )


def test_word_forms_stand_with_the_pronouns_and_none_is_inferred_from_the_other(tmp_path: Path) -> None:
    ann = person(
        tmp_path, "VERSION:4.0", "FN:Ann Lee", "GRAMGENDER;LANGUAGE=de;PREF=2:Feminine",
        "GRAMGENDER;LANGUAGE=es;PREF=1:neuter", "GRAMGENDER;PREF=3:common",
    )  # fmt: skip
    assert (ann.pronouns, ann.pronouns_comment) == ("neuter forms (es), feminine forms (de)", "")
    assert person(tmp_path, "VERSION:4.0", "FN:Ann Lee", "GRAMGENDER:inanimate").pronouns == ""
    assert person(tmp_path, "VERSION:4.0", "FN:Ann Lee", "GENDER:F").pronouns == ""


def test_one_string_is_never_cut_into_parts(tmp_path: Path) -> None:
    assert person(tmp_path, "VERSION:3.0", "FN:Khin Thiri\\, Aung", "N:;;;;").names == (
        PersonName("Khin Thiri, Aung"),
    )


def test_the_sound_of_a_name_in_three_ways(tmp_path: Path) -> None:
    assert person(tmp_path, "VERSION:2.1", "N:Lee;Ann", "SOUND:an lee").sound == "an lee"
    apple = ("X-PHONETIC-FIRST-NAME:an", "X-PHONETIC-LAST-NAME:lee")
    assert person(tmp_path, "VERSION:3.0", "N:Lee;Ann", *apple).sound == "an lee"
    recorded = "SOUND;TYPE=BASIC;ENCODING=b:MIICajCCAdOgAwIBAgICBEUwDQ"
    assert person(tmp_path, "VERSION:3.0", "N:Lee;Ann", recorded).sound == ""


@pytest.mark.parametrize(
    ("written", "born"),
    [("1961-03-14", "1961-03-14"), ("19610314T231000Z", "1961-03-14"), ("1961-03", "1961-03"),
     ("1961", "1961"), ("--0314", ""), ("circa 1961", ""), ("1961-02-30", ""),
     ("2061-01-01", ""), ("1604-03-14", "")],
)  # fmt: skip
def test_birth_dates(tmp_path: Path, written: str, born: str) -> None:
    *remarks, ann = rows(tmp_path, "VERSION:4.0", "N:Lee;Ann", f"BDAY:{written}")
    assert isinstance(ann, ImportedPatient)
    assert ann.birth_date == born
    assert bool(remarks) is not bool(born)


def test_old_text_is_quoted_as_in_a_mail(tmp_path: Path) -> None:
    lines = ("N;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:M=FC=", "ller;Zo=EB", "TEL;CELL;PREF:1")
    name = person(tmp_path, "VERSION:2.1", *lines).names[0]
    assert (name.family, name.given) == ("Müller", ("Zoë",))


def test_a_wrapped_line_is_one(tmp_path: Path) -> None:
    assert person(tmp_path, "VERSION:3.0", "N:Le", " e;An", "\tn").names[0].full == "Ann Lee"


def test_who_is_left_out_is_counted(tmp_path: Path) -> None:
    left = [
        *rows(tmp_path, "VERSION:4.0", "KIND:org", "FN:A company"),
        *rows(tmp_path, "VERSION:2.1", "EMAIL:a@example.org"),
    ]
    assert left == [RowProblem("card 1", "Card 1 is left out: it names no person.", patients=1)] * 2


def test_an_agent_inside_a_card_is_nobody_of_ours(tmp_path: Path) -> None:
    agent = ("AGENT:", "BEGIN:VCARD", "N:Other;Somebody", "END:VCARD")
    assert person(tmp_path, "VERSION:2.1", "N:Lee;Ann", *agent).names[0].full == "Ann Lee"


def test_a_card_without_end_is_read_and_said(tmp_path: Path) -> None:
    remark, ann, bo = file(tmp_path, "BEGIN:VCARD\nN:Lee;Ann\nBEGIN:VCARD\nN:Li;Bo\nEND:VCARD\n")
    assert isinstance(remark, RowProblem)
    assert (remark.reason, remark.patients) == ("Card 1: it has no end; what stands there was read.", 0)
    assert [one.names[0].full for one in (ann, bo) if isinstance(one, ImportedPatient)] == [
        "Ann Lee",
        "Bo Li",
    ]


def test_limits(tmp_path: Path) -> None:
    (long,) = rows(tmp_path, "VERSION:4.0", "N:Lee;Ann", *["X-MORE:1"] * 2_001)
    assert isinstance(long, RowProblem)
    assert long.patients == 1
    *remarks, ann = rows(tmp_path, "VERSION:4.0", "FN:" + "x" * 201, *["TEL:1"] * 51)
    assert isinstance(ann, ImportedPatient)
    assert (len(remarks), ann.names, len(ann.contacts)) == (2, (), 50)


def test_a_file_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no address card"):
        file(tmp_path, "Name,DOB\n")


def test_known_by_its_first_words_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "contacts.txt"
    path.write_bytes("\ufeffBEGIN:VCARD\r\nN:Lee;Ann\r\nEND:VCARD\r\n".encode("utf-16-le"))
    assert format_of(path) is FORMAT
    assert preview(path, HOW).rows == 1


def test_the_shared_cards(shared_data: Path) -> None:
    told = Counter(type(row) for path in sorted(shared_data.glob("vcard/*/*.vcf")) for row in read(path, HOW))
    assert told[ImportedPatient] == 24  # of 26 cards two name nobody


def test_a_quoted_value_that_never_ends_is_cut() -> None:
    """Put together letter after letter it held the reader for minutes."""
    begun = f"NOTE;ENCODING=QUOTED-PRINTABLE:{'x' * 19_980}=\r\n"
    lines = list(_whole_lines([begun, *(["y" * 70 + "=\r\n"] * 500), "z\r\n", "TEL:1\r\n"]))
    assert [len(one) < 20_200 for one in lines] == [True, True]
    assert lines[1] == "TEL:1", "what follows is a line of its own"
