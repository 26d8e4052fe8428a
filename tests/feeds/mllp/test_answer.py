"""What is answered: in the sender's own signs and mode, with no value of a patient, and no exception."""

from datetime import UTC, date, datetime

import hl7
import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.feeds.mllp.answer import TAKEN, Code, Verdict, answers, head_of
from frontdesk.feeds.mllp.examine import Examined, examine
from frontdesk.feeds.mllp.frames import Frame, Trouble
from frontdesk.importers.format import ReadAs
from tests.feeds.mllp.messages import adt, merge, siu

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
HOW = ReadAs("Europe/London", date(2026, 11, 21))
NO = Verdict(Code.NOT_USABLE, "MSH-10 is | missing.", "101")


def said(body: bytes, verdict: Verdict = TAKEN) -> list[str]:
    return [one.decode("latin-1") for one in answers(head_of(body), verdict, NOW, "9")]


def look(body: bytes) -> Examined:
    return examine(Frame(body), HOW)


def test_an_answer_as_another_program_reads_it() -> None:
    (text,) = said(adt(control="ABC-1"))
    read = hl7.parse(text)
    assert [str(read.segment("MSH")[at]) for at in (3, 4, 5, 6, 11, 12)] == [
        "FD",
        "DESK",
        "HIS",
        "HILL",
        "P",
        "2.5",
    ]
    assert str(read.segment("MSH")[9]) == "ACK^A08^ACK"
    assert [str(field) for field in read.segment("MSA")][1:] == ["AA", "ABC-1"]
    with pytest.raises(KeyError):
        read.segment("ERR")


def test_what_is_wrong_stands_in_err_and_before_version_5_in_msa() -> None:
    (newer,) = said(adt(), NO)
    assert newer.endswith("MSA|AE|1\rERR|||101^^HL70357|E||||MSH-10 is  missing.\r")
    (older,) = said(adt(version="2.3"), NO)
    assert older.endswith("MSA|AE|1|MSH-10 is  missing.\r")
    assert "||ACK^A08|9|" in older


def test_the_senders_own_signs_and_letters_come_back() -> None:
    body = "MSH#*%!@#HÍS#HILL#FD#DESK###ADT*A08#7#P#2.4######8859/1\rPID#1".encode("latin-1")
    (text,) = said(body)
    assert text.startswith("MSH#*%!@#FD#DESK#HÍS#HILL#20261121080000+0000##ACK*A08*ACK#9#P#2.4######8859/1\r")
    assert text.endswith("MSA#AA#7\r")


@pytest.mark.parametrize(
    ("asked", "good", "bad"),
    [
        ("|||", ["AA"], ["AE"]),
        ("|||AL|NE", ["CA"], ["CE"]),
        ("|||NE|AL", ["AA"], ["AE"]),
        ("|||AL|AL", ["CA", "AA"], ["CE", "AE"]),
        ("|||ER|SU", ["AA"], ["CE"]),
        ("|||NE|NE", [], []),
        ("|||su", ["CA"], []),
        ("|||??", ["CA"], ["CE"]),
    ],
)
def test_who_asks_for_the_enhanced_mode_gets_what_was_asked(
    asked: str, good: list[str], bad: list[str]
) -> None:
    body = adt(head=asked)
    for verdict, codes in ((TAKEN, good), (NO, bad)):
        assert [one.split("MSA|")[1][:2] for one in said(body, verdict)] == codes


@pytest.mark.parametrize(
    "body", [adt(), siu(), merge(), adt("A29"), adt(version="2.8.2"), b"\xef\xbb\xbf" + adt()]
)
def test_what_is_taken(body: bytes) -> None:
    assert look(body).verdict == TAKEN


def changed(number: int, value: str, body: bytes = b"") -> bytes:
    """The message with another field of its MSH."""
    head, rest = (body or adt()).split(b"\r", 1)
    fields = head.split(b"|")
    fields[number - 1] = value.encode()
    return b"|".join(fields) + b"\r" + rest


@pytest.mark.parametrize(
    ("body", "code", "condition"),
    [
        (b"", "E", "100"),
        (b"MSH", "E", "100"),
        (b"MSH|", "E", "100"),
        (b"MSH|^~\\&|", "E", "101"),
        (b"PID|1", "E", "100"),
        (changed(9, ""), "E", "101"),
        (changed(10, ""), "E", "101"),
        (changed(11, ""), "E", "101"),
        (changed(12, ""), "E", "101"),
        (changed(12, "3.0"), "R", "203"),
        (changed(12, "2.9"), "R", "203"),
        (changed(11, "T"), "R", "202"),
        (changed(9, "ORU^R01"), "R", "200"),
        (changed(9, "ADT^Z01"), "R", "201"),
        (changed(9, "ADT"), "R", "201"),
        (changed(9, "SIU^S99", siu()), "R", "201"),
        (adt().split(b"PID")[0], "E", "100"),
        (adt(name="", number="").replace(b"^^^HILL^MR", b""), "E", "101"),
        (siu(start=""), "E", "101"),
        (adt(name="Lee\x1cAnn"), "E", "102"),
        (adt() + adt(control="2"), "E", "100"),
        (adt() + b"NTE|1\r" * 5_001, "E", "100"),
        (b"\x01" + adt(), "E", "100"),
        (adt() + b"PID|1||8^^^HILL^MR||Lee^Bo\r" * 10, "E", "102"),
        (b"MSH|++++|HIS||||||ADT|1|P|2.5\rEVN|A08\rPID|1||7", "E", "100"),
    ],
)
def test_what_is_not_taken_and_why(body: bytes, code: str, condition: str) -> None:
    found = look(body).verdict
    assert (found.code, found.condition) == (code, condition)
    assert not any(value in found.text for value in ("Lee", "Ann", "1961", "77"))


def test_a_frame_without_its_end_is_answered_under_its_number() -> None:
    found = examine(Frame(adt(control="55"), Trouble.CUT_OFF), HOW)
    assert (found.verdict.code, found.head.control_id) == (Code.NOT_USABLE, "55")


def test_an_answer_is_not_answered() -> None:
    assert look(said(adt())[0].encode()).is_answer


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 20))
def test_whatever_comes_is_answered_and_never_raises(junk: bytes, at: int, gone: int) -> None:
    good = siu()
    for body in (junk, b"MSH" + junk, good[:at] + junk + good[at + gone :]):
        found = look(body)
        for answer in answers(found.head, found.verdict, NOW, "9"):
            assert answer.count(b"\r") in (2, 3)
            assert answer.startswith(b"MSH")
            assert b"\x0b" not in answer.replace(found.head.raw(10), b"")
