"""The whole walk from the command line: a list comes in, a person is checked in, leaves, and it stays so."""

from pathlib import Path

from tests.cli.terminal import Terminal


def test_from_the_days_list_to_the_check_out(clinic: Terminal, day_list: Path) -> None:
    assert clinic("import", str(day_list)).code == 0

    board = clinic("today", "--json").json
    names = {row["board_name"]: row["id"] for rows in board["lists"] for row in rows["visits"]}
    assert set(names) == {"Ngozi O.", "Hà N.", "Åsa L.", "Siobhán O."}
    assert {rows["list"]: rows["count"] for rows in board["lists"]} == {
        "leaving": 0,
        "waiting": 0,
        "to_come": 2,
        "with_clinician": 0,
        "left": 0,
        "probably_in": 2,
    }

    (found,) = clinic("find", "siobhan", "obrien", "--json").lines
    visit = found["visit"]["id"]
    assert visit == names["Siobhán O."]
    assert found["visit"]["clinician"]

    card = clinic("card", visit, "--json").json
    assert card["patient"]["id"] == found["id"]
    assert [section["title"] for section in card["sections"]] == [
        "Preferences",
        "Cultural notes",
        "Last visit",
    ]

    checked_in = clinic("check-in", visit)
    assert checked_in.code == 0
    assert checked_in.out.startswith("Siobhán O. is checked in, ")
    assert len(checked_in.out.splitlines()) == 1
    (there,) = [one for one in clinic("visits", "--json").lines if one["id"] == visit]
    assert there["state"] == "waiting"
    assert there["arrived_at"].endswith("Z")

    left = clinic("check-out", visit, "--json").json
    assert left["visit"]["state"] == "left"
    assert left["visit"]["clinician"] == found["visit"]["clinician"]
    assert left["deed"]

    again = clinic("today", "--json").json
    assert next(rows for rows in again["lists"] if rows["list"] == "left")["visits"][0]["id"] == visit
    assert clinic("doctor").code == 0


def test_a_patient_card_opens_todays_visit(day: Terminal) -> None:
    (found,) = day("find", "lindqvist", "--json").lines
    by_patient = day("card", found["id"]).out
    assert by_patient == day("card", found["visit"]["id"]).out
    assert "Åsa Lindqvist" in by_patient


def test_text_is_aligned_and_short(day: Terminal) -> None:
    rows = day("visits").out.splitlines()
    assert len(rows) == 4
    assert len({row.rindex("expected") for row in rows}) == 1
    today = day("today").out
    assert "Probably in, not marked 2" in today
    assert all(line == line.rstrip() for line in today.splitlines())
    assert day("find", "nobody-of-that-name").err == "Nobody fits.\n"


def test_one_day_or_all(day: Terminal) -> None:
    date = day("today", "--json").json["date"]
    assert len(day("visits", "--json", "--date", date).lines) == 4
    assert day("visits", "--json", "--date", "2001-01-01").lines == []
    assert day("visits", "--date", "tomorrow").code == 2


def test_the_store_may_be_named_before_the_verb(day: Terminal) -> None:
    from frontdesk.cli.main import run

    assert run(["--store", str(day.store), "patients"]) == 0
