"""Calendars read to appointments."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedVisit, RowProblem
from frontdesk.importers.format import ReadAs
from frontdesk.importers.formats.icalendar_file import FORMAT, read
from tests.hostile.calendar_bombs import calendar
from tests.importers.generated_calendars import calendar_day

HOW = ReadAs("Europe/London", date(2026, 11, 23))


def rows(folder: Path, *events: str, before: str = "") -> tuple[list[ImportedVisit], list[str]]:
    """The appointments, and what was said."""
    path = folder / "a.ics"
    path.write_text(calendar(*(one.replace("\n", "\r\n") for one in events), before=before), newline="")
    found = list(read(path, HOW))
    visits = [row for row in found if isinstance(row, ImportedVisit)]
    return visits, [row.reason for row in found if isinstance(row, RowProblem)]


def at(*told: int) -> datetime:
    return datetime(*told, tzinfo=UTC)  # type: ignore[misc,arg-type]


def test_one_event(tmp_path: Path) -> None:
    (visit,), said = rows(
        tmp_path,
        "UID:7@a\nDTSTART;TZID=Eastern Standard Time:20261124T093000"
        "\nDTEND;TZID=Eastern Standard Time:20261124T100000"
        "\nSUMMARY:Ann Lee - flu shot\nDESCRIPTION:HIV\nCATEGORIES:Oncology\nLOCATION:Room 3"
        '\nORGANIZER;CN="Dr Lena Voss":mailto:v@example.org\nBEGIN:VALARM\nSUMMARY:Bob Ray\nEND:VALARM',
    )
    assert visit == ImportedVisit(
        "event 1", None, "", at(2026, 11, 24, 14, 30), at(2026, 11, 24, 15), "Dr Lena Voss", "", "", "Room 3",
        "ical", "7@a", "Ann Lee",
    )  # fmt: skip
    assert said == []


def test_whose_clock(tmp_path: Path) -> None:
    visits, said = rows(
        tmp_path,
        "DTSTART:20260701T093000\nSUMMARY:Ann Lee",
        "DTSTART:20260701T093000Z",
        "DTSTART;TZID=Nowhere/Here:20260701T093000",
        "DTSTART;VALUE=DATE:20260701",
        "DTSTART:20260230T090000Z",
        "SUMMARY:Ann Lee",
    )
    assert [one.start for one in visits] == [at(2026, 7, 1, 8, 30), at(2026, 7, 1, 9, 30)]
    assert said == [
        "Event 3 is left out: its time zone is not known here.",
        "Event 4 is left out: it is for the whole day, not for a time.",
        "Event 5 is left out: its start time cannot be read.",
        "Event 6 is left out: it has no start time.",
    ]
    (own,), _ = rows(tmp_path, "DTSTART:20260701T093000", before="X-WR-TIMEZONE:America/New_York\r\n")
    assert own.start == at(2026, 7, 1, 13, 30)


def test_repeats_of_this_week_and_half_a_year(tmp_path: Path) -> None:
    visits, said = rows(
        tmp_path,
        "UID:1\nDTSTART;TZID=Europe/London:20200106T090000\nDURATION:PT20M\nRRULE:FREQ=WEEKLY"
        "\nEXDATE;TZID=Europe/London:20261130T090000\nRDATE;TZID=Europe/London:20261125T120000",
    )
    starts = [one.start for one in visits if one.start]
    assert starts[:4] == [at(2026, 11, 16, 9), at(2026, 11, 23, 9), at(2026, 11, 25, 12), at(2026, 12, 7, 9)]
    assert starts[-1] == at(2027, 5, 17, 8)
    assert visits[0].source_value == "1/20261116T090000Z"
    assert visits[0].end == at(2026, 11, 16, 9, 20)
    assert said == []


def test_one_of_them_moved_one_cancelled_and_all_later_ones_moved(tmp_path: Path) -> None:
    visits, _ = rows(
        tmp_path,
        "UID:1\nDTSTART:20261123T090000Z\nRRULE:FREQ=DAILY;COUNT=6\nSUMMARY:Ann Lee",
        "UID:1\nRECURRENCE-ID:20261124T090000Z\nDTSTART:20261124T110000Z\nSUMMARY:Ann Lee",
        "UID:1\nRECURRENCE-ID:20261125T090000Z\nDTSTART:20261125T090000Z\nSTATUS:CANCELLED",
        "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261127T090000Z\nDTSTART:20261127T100000Z",
    )
    assert [(one.start and (one.start.day, one.start.hour), one.status) for one in visits] == [
        ((23, 9), ""), ((24, 11), ""), ((25, 9), "cancelled"), ((26, 9), ""), ((27, 10), ""), ((28, 10), ""),
    ]  # fmt: skip
    assert visits[1].source_value == "1/20261124T090000Z"  # its number stays when its time moves


def test_the_newest_version_counts_and_a_calendar_of_cancellations_cancels(tmp_path: Path) -> None:
    (visit,), said = rows(
        tmp_path,
        "UID:1\nSEQUENCE:2\nDTSTART:20261124T110000Z",
        "UID:1\nSEQUENCE:1\nDTSTART:20261124T090000Z",
        before="METHOD:CANCEL\r\n",
    )
    assert (visit.start, visit.status) == (at(2026, 11, 24, 11), "cancelled")
    assert said == ["Event 2: an appointment is left out, a newer version of it is in this file."]


def test_a_guest_is_the_person_where_the_title_names_none(tmp_path: Path) -> None:
    invited = 'ORGANIZER;CN="Front Desk":mailto:d@a\nATTENDEE;CN="Front Desk":mailto:d@a\nATTENDEE;CN='
    visits, _ = rows(
        tmp_path,
        f'DTSTART:20261124T090000Z\nSUMMARY:Follow-up\n{invited}"Ann Lee":mailto:a@b',
        f'DTSTART:20261124T090000Z\nSUMMARY:Bob Ray\n{invited}"Ann Lee":mailto:a@b',
        f'DTSTART:20261124T100000Z\nSUMMARY:Busy\n{invited}"Dr Lena Voss":mailto:a@b',
        f"DTSTART:20261124T100000Z\n{invited}Ann Lee:mailto:a@b\nATTENDEE;CN=Bob Ray:mailto:b@b",
    )
    assert [one.written_name for one in visits] == ["Ann Lee", "Bob Ray", "", ""]
    assert [one.clinician for one in visits] == [""] * 4


def test_a_broken_event_costs_itself_alone(tmp_path: Path) -> None:
    visits, said = rows(
        tmp_path,
        "BEGIN:VALARM\nDTSTART:20261124T080000Z\nRRULE",
        "DTSTART:20261124T090000Z\nRRULE:FREQ=SECONDLY\n:::;;;\nEND:X\nSUMMARY;=:Ann",
        "DTSTART;;VALUE=DATE-TIME:20261124T100000Z\nBEGIN:VEVENT\nDTSTART:20261124T110000Z",
    )
    assert [one.start and one.start.hour for one in visits] == [9, 10, 11]
    assert said == [
        "Event 1 is left out: it has no start time.",
        "Event 2: only its first appointment was read, it repeats more than once a day.",
        "Event 3: it has no end; what stands there was read.",
    ]


@pytest.mark.parametrize(
    "content", ["BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\n", "BEGIN:VCALENDAR"]
)
def test_a_calendar_without_an_event_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.ics").write_text(content)
    with pytest.raises(Refused, match="holds no appointment"):
        list(read(tmp_path / "a.ics", HOW))


def test_repeats_with_no_time_in_the_window_are_said_once(tmp_path: Path) -> None:
    visits, said = rows(tmp_path, *["DTSTART:20000101T090000Z\nRRULE:FREQ=DAILY;COUNT=3"] * 2)
    assert visits == []
    assert said == [
        "2 events that repeat have no appointment from 7 days back to 180 days ahead, and were passed over."
    ]


@pytest.mark.slow
def test_generated_days(tmp_path: Path) -> None:
    names = told = 0
    for seed in range(49):
        day = calendar_day(seed)
        path = tmp_path / f"a{day.ending}"
        path.write_bytes(day.content)
        assert FORMAT.sniff(day.content[:500], "")
        visits = list(read(path, ReadAs(day.zone, day.day)))
        assert [one.start for one in visits if isinstance(one, ImportedVisit)] == [
            one.start for one in day.truth
        ]
        for one, visit in zip(day.truth, visits, strict=True):
            assert isinstance(visit, ImportedVisit)
            assert visit.end == one.start + timedelta(minutes=15)
            words = frozenset(visit.written_name.replace(",", "").casefold().split())
            told += 1
            names += words == frozenset(word.casefold() for word in one.words)
            assert not words & {"cough", "results", "persistent", "follow"}
    assert names >= 0.95 * told
