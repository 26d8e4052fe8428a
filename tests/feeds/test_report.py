"""The report beside a file: its counts add up, and it says what waits for somebody."""

from datetime import UTC, datetime

from frontdesk.domain.imported import ImportedVisit
from frontdesk.feeds.report import read_report
from tests.usecases.imports import booking, bring, desk_for_import, person

AT = datetime(2026, 11, 21, 7, tzinfo=UTC)


def test_rows_set_aside_are_counted_and_so_are_appointments_that_ask_who_it_is() -> None:
    desk = desk_for_import()
    first = read_report(bring(desk, [person(mrn="7")]), "a.csv", "21 November 07:00")
    assert "set aside" not in first
    assert "who it is" not in first
    nobody = ImportedVisit("row 3", None, start=AT, written_name="Nobody Here")
    said = read_report(bring(desk, [booking(person(mrn="8")), nobody]), "b.csv", "21 November 07:10")
    assert "1 patient: 1 set aside." in said
    assert "2 visits: 1 new, 1 set aside." in said
    assert "Appointments that ask on the day who it is: 2." in said
    assert "What was set aside waits in Settings, Clinic, What was brought in." in said
    assert "Nobody Here" not in said
