"""What is read of a list somebody copied, and what is certain not to be."""

from collections import Counter
from datetime import date

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.domain.imported import ImportedRow, ImportedVisit, RowProblem
from frontdesk.importers.format import ReadAs
from frontdesk.importers.pasted.lines import LONGEST_LINE, MOST_LETTERS, MOST_LINES
from frontdesk.importers.pasted.reading import read
from tests.importers.pasted_lists import MANNERS, pasted_day

DAY = date(2026, 11, 23)
LONDON = ReadAs("Europe/London", DAY)


def rows_of(text: str, how: ReadAs = LONDON) -> list[ImportedRow]:
    return list(read(text, how))


def visits_of(text: str, how: ReadAs = LONDON) -> list[ImportedVisit]:
    return [row for row in rows_of(text, how) if isinstance(row, ImportedVisit)]


def name_of(visit: ImportedVisit) -> str:
    return visit.written_name or (visit.patient.names[0].full if visit.patient else "")


def told(text: str, how: ReadAs = LONDON) -> list[tuple[str, str]]:
    """Time and name of each booking."""
    return [(f"{one.start:%H:%M}", name_of(one)) for one in visits_of(text, how)]


def left_out(text: str) -> list[str]:
    return [row.reason for row in rows_of(text) if isinstance(row, RowProblem) and row.visits]


def test_times_and_names_of_lists_in_every_manner() -> None:
    """Of each list every row comes out once, at its time, with just its name and nothing said behind it."""
    counted = Counter[str]()
    for seed in range(len(MANNERS) * 2):
        made = pasted_day(seed, DAY)
        rows = rows_of(made.text)
        visits = [row for row in rows if isinstance(row, ImportedVisit)]
        truth = {(row.start, row.words) for row in made.rows}
        found = {
            (one.start.replace(tzinfo=None), frozenset(name_of(one).replace(",", " ").casefold().split()))
            for one in visits
            if one.start
        }
        counted["rows"] += len(truth)
        counted["right"] += len(truth & found)
        counted["too many"] += len(visits) - len(made.rows)
        kept = " ".join(repr(row) + repr(getattr(row, "written_name", "")) for row in rows)
        assert not any(row.secret in kept for row in made.rows)
    assert counted["rows"] > 400
    assert counted["right"] >= 0.99 * counted["rows"]
    assert counted["too many"] == 0


def test_a_print_out_in_the_words_of_the_desk() -> None:
    text = """Linden Street Clinic
Dr Lena Voss - Tuesday 24 November 2026

08:00 SMITH Mary
08:20 \u2013 08:40 Jones, Tom  Dr Okafor
8:40 AM  Hana Silva (DOB 14/03/1961) #12345
09:00 ORTIZ Ivo  cancelled
09:20 LUNCH
Page 1 of 2    Printed 23/11/2026 07:45
Provider: CHEN, AMY
09:40 William "Bill" Turner knee pain
"""
    first, second, third, fourth, last = visits_of(text)
    assert all(one.start and one.start.date() == date(2026, 11, 24) for one in visits_of(text))
    assert (first.written_name, first.patient, first.clinician) == ("SMITH Mary", None, "Dr Lena Voss")
    assert second.end
    assert (f"{second.end:%H:%M}", second.clinician) == ("08:40", "Dr Okafor")
    assert third.patient
    assert third.patient.birth_date == "1961-03-14"
    assert [one.value for one in third.patient.identifiers] == ["12345"]
    assert third.written_name == ""
    assert fourth.status == "cancelled"
    assert (last.written_name, last.clinician) == ("William Turner", "CHEN, AMY")
    assert left_out(text) == ["Line 8: no name can be told on this line."]
    remarks = [row.reason for row in rows_of(text) if isinstance(row, RowProblem) and not row.visits]
    assert remarks == [
        "4 lines have no time and are no rows: titles, page ends and the like.",
        "In 1 row more stands behind the name; it was not used.",
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("08:00 SMITH Mary Follow-up", "SMITH Mary"),
        ("08:00 Smith, Mary, Asthma", "Smith, Mary"),
        ("08:00 Mary Ann Ward", "Mary Ann Ward"),
        ("08:00 SMITH Mary Ward 3", "SMITH Mary"),
        ("08:00 Ward, Anna", "Ward, Anna"),
        ("08:00 Anh Van Le", "Anh Van Le"),
        ("08:00 smith, mary", "smith, mary"),
        ("08:00 Mary (Molly) Smith", "Mary Smith"),
        ("08:00 Smith, Mary (Molly)", "Smith, Mary"),
        ("08:00 SMITH Mary F 45y", "SMITH Mary"),
        ("08:00 Patient: Mary Smith", "Mary Smith"),
        ("08:00 Mrs Mary Smith", "Mary Smith"),
        ("08:00 Mary Smith/Dr Voss", "Mary Smith"),
        ("08:00 Follow-up  Mary Smith", "Mary Smith"),
        ("08:00  New  Mary Smith", "Mary Smith"),
        ("[ ] Mon 08:00 \u2013 Mary Smith", "Mary Smith"),
        ("08:00 \u738b \u79c0\u82f1", "\u738b \u79c0\u82f1"),
    ],
)
def test_where_a_name_begins_and_ends(line: str, name: str) -> None:
    assert told(line) == [("08:00", name)]


@pytest.mark.parametrize(
    "behind",
    [
        "Lunch",
        "-- free --",
        "Staff meeting",
        "Dr Voss",
        "Room 3",
        "\u2610",
        "New",
        "Blocked by Dr Voss",
        "12345",
    ],
)
def test_a_slot_without_a_patient_is_left_out_and_counted(behind: str) -> None:
    assert left_out(f"08:00 {behind}\n08:20 Mary Smith") == ["Line 1: no name can be told on this line."]


def test_where_the_name_ends_must_be_certain() -> None:
    line = "08:00 Mary Smith Needing Something Quite Different Today Perhaps"
    assert left_out(line) == ["Line 1: where the name ends cannot be told."]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("9-9:30 am Mary Smith", ("09:00", "09:30")),
        ("11:40 - 12:10 PM Mary Smith", ("11:40", "12:10")),
        ("8:00 a.m. Mary Smith", ("08:00", "")),
        ("14h30 Mary Smith", ("14:30", "")),
        ("9 Uhr Mary Smith", ("09:00", "")),
        ("08.15 Mary Smith", ("08:15", "")),
        ("2026-11-23T08:00:00 Mary Smith", ("08:00", "")),
        ("08:00\t08:20\tMary Smith", ("08:00", "08:20")),
        ("Mary Smith 8:00 PM", ("20:00", "")),
    ],
)
def test_times_as_people_write_them(line: str, times: tuple[str, str]) -> None:
    (visit,) = visits_of(line)
    assert visit.start
    assert (f"{visit.start:%H:%M}", f"{visit.end:%H:%M}" if visit.end else "") == times
    assert name_of(visit) == "Mary Smith"


def test_a_list_that_counts_to_twelve_goes_on_after_noon() -> None:
    assert told("11:30 Ann Lee\n1:30 Tom Bell") == [("11:30", "Ann Lee"), ("13:30", "Tom Bell")]
    assert told("01:30 Tom Bell\n13:30 Ann Lee")[0] == ("01:30", "Tom Bell")


def test_times_and_names_on_lines_of_their_own() -> None:
    assert told("08:00\nAnn Lee\n08:20\nTom Bell") == [("08:00", "Ann Lee"), ("08:20", "Tom Bell")]
    assert told("Ann Lee\n08:00\nTom Bell\n08:20") == [("08:00", "Ann Lee"), ("08:20", "Tom Bell")]


def test_columns_copied_one_after_the_other_are_not_guessed_together() -> None:
    with_names = "08:00 Mary Smith\n08:20\n08:40\nAnn Lee\nTom Bell\n"
    assert told(with_names) == [("08:00", "Mary Smith")]
    assert len(left_out(with_names)) == 2


def test_a_header_says_which_column_is_whose() -> None:
    text = "Monday 23/11/2026\nTime\tPatient\tMRN\tDoctor\tReason\n08:00\tSmith, Mary\tA77\tVoss\tknee\n"
    (visit,) = visits_of(text)
    assert visit.patient
    assert visit.patient.identifiers[0].value == "A77"
    assert visit.clinician == "Voss"
    assert "Columns that were not used: Reason." in [getattr(row, "reason", "") for row in rows_of(text)]
    with_commas = "Time,Patient,Provider\n08:00,\u201dLee\u201d Ann,Dr Voss\n08:20,Ann Lee,Dr Voss"
    assert told(with_commas)[-1] == ("08:20", "Ann Lee")


def test_a_date_of_a_last_visit_is_no_birth_date() -> None:
    """Dates without a word beside them are birth dates only where they reach back far enough."""
    recent = "08:00\tAnn Lee\t12/10/2026\n08:20\tTom Bell\t03/09/2025"
    assert [one.patient for one in visits_of(recent)] == [None, None]
    old = "08:00\tAnn Lee\t12/10/1961\n08:20\tTom Bell\t03/09/2025"
    assert [one.patient and one.patient.birth_date for one in visits_of(old)] == ["1961-10-12", "2025-09-03"]


def test_a_birth_date_right_behind_the_name() -> None:
    first, second = visits_of("08:00 SMITH Mary 12/10/1961 Dr Voss\n08:20 Tom Bell Seen 03/09/1959")
    assert first.patient
    assert (first.patient.birth_date, first.clinician) == ("1961-10-12", "Dr Voss")
    assert second.patient is None


def test_the_number_of_an_appointment_is_no_number_of_a_person() -> None:
    (visit,) = visits_of("08:00 Ann Lee  Appt #12345  Room 204")
    assert visit.patient is None


def test_month_first_where_the_clinic_writes_so() -> None:
    american = ReadAs("America/New_York", DAY)
    (visit,) = visits_of("11/23/2026\n08:00 Ann Lee (DOB 03/04/1961) 555-201-3344", american)
    assert visit.patient
    assert visit.patient.birth_date == "1961-03-04"
    assert [one.value for one in visit.patient.contacts] == ["555-201-3344"]


def test_stored_and_left_out_are_the_rows_that_were_read() -> None:
    text = "08:00 Ann Lee\n08:20 Lunch\n08:40 \x01Tom Bell\n09:00 " + "x" * LONGEST_LINE + "\nTitle"
    assert [row.visits for row in rows_of(text) if isinstance(row, RowProblem)] == [1, 1, 1, 0, 0]
    assert told(text) == [("08:00", "Ann Lee")]


@pytest.mark.parametrize(
    "text",
    [
        "a" * (MOST_LETTERS + 1),
        "\n" * (MOST_LINES + 1),
        "Nothing here is a row",
        "",
        "\x00" * 50,
        "<html><body>08</body>",
        "Printed 23/11/2026 08:00",
    ],
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        rows_of(text)
    assert refused.value.safe == "Nothing was imported."


@pytest.mark.parametrize(
    "unit",
    [
        "8:00 ",
        "08:00-",
        "1/1/",
        "(((",
        "Dr Dr ",
        "A. ",
        "#1 ",
        "\u200d",
        "a@",
        ", ",
        "\u0301",
        "\t",
        "\ud800 ",
    ],
)
def test_hostile_lines_end_and_are_all_counted(unit: str) -> None:
    line = "08:00 Ann " + unit * (LONGEST_LINE // len(unit) - 10)
    rows = rows_of("\n".join(["07:40 Tom Bell", *[line] * 40]))
    stored = sum(isinstance(row, ImportedVisit) for row in rows)
    assert stored + sum(row.visits for row in rows if isinstance(row, RowProblem)) == 41
