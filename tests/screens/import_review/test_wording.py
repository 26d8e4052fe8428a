"""The words of the review."""

from datetime import UTC, datetime, time, timedelta

from frontdesk.domain.imported import RowProblem
from frontdesk.importers.encodings import CHOICES
from frontdesk.screens.import_review.wording import ENCODINGS, add_words, done_words, review_shown
from frontdesk.usecases.import_review import Counts, Item, Outcome, Review, stamp
from tests.usecases.imports import TODAY, desk_for_import


def test_the_button_says_what_it_adds() -> None:
    review = Review("x.csv", run_id="1", patients=Counts(new=212), visits=Counts(new=40))
    assert add_words(review) == "Add 212 patients and 40 visits"
    assert done_words(review) == "212 patients and 40 visits added."


def test_one_is_one_and_changes_are_changes() -> None:
    review = Review("x.csv", run_id="1", patients=Counts(new=1, changed=2), visits=Counts(changed=1))
    assert add_words(review) == "Add 1 patient"
    assert done_words(review) == "1 patient added, 2 patients and 1 visit changed."
    only = Review("x.csv", run_id="1", patients=Counts(changed=1))
    assert add_words(only) == "Change 1 patient"
    aside = Review("x.csv", run_id="1", patients=Counts(set_aside=2))
    assert add_words(aside) == "Set 2 patients aside"
    assert done_words(aside) == "2 patients set aside until somebody decides."


def test_nothing_to_write_has_no_button() -> None:
    assert review_shown(Review("x.csv", patients=Counts(same=3)), desk_for_import()).add == ""


def test_visits_without_a_person_are_said_and_where_to_say_who_it_is() -> None:
    assert review_shown(Review("x.csv", visits=Counts(new=3), asks=2), desk_for_import()).summary == (
        "3 visits read: 3 new.",
        "2 visits stand on the day without a person: open the row, and say who it is.",
    )


def at(clock: str, days: int = 0) -> str:
    return stamp(datetime.combine(TODAY + timedelta(days), time.fromisoformat(clock), UTC))


def test_every_line_of_the_review_stands_in_one_part() -> None:
    desk = desk_for_import()
    items = [
        Item("patient", Outcome.NEW, "row 2", "Hana Silva"),
        Item("patient", Outcome.CHANGED, "row 3", "Ivo Ortiz", ("birth date",)),
        Item("patient", Outcome.SET_ASIDE, "row 4", "Lea Bo"),
        Item("visit", Outcome.NEW, "row 2", "Hana S.", (at("10:20"),)),
        Item("visit", Outcome.CHANGED, "row 4", "Jun B.", (at("10:30", 60), "asks who it is")),
        Item("moved", Outcome.CHANGED, "row 3", "Ivo O.", (f"{at('11:00')} instead of {at('10:20')}",)),
        Item("not_in_list", Outcome.CHANGED, "", "Bao B.", (at("12:00"),)),
    ]
    review = Review(
        "/home/ana/lists/x.csv",
        patients=Counts(1, 1, 0, 1, 1),
        visits=Counts(1, 3, 0, 1),
        items=items,
        problems=[RowProblem("row 9", "Row 9 has no name.", 1, 1)],
        moved=1,
        not_in_list=1,
    )
    shown = review_shown(review, desk, ("Sex",))
    assert shown.file == "x.csv", "no folder on the screen"
    assert [(part.key, len(part.rows)) for part in shown.parts] == [
        ("new", 1),
        ("changed", 1),
        ("set_aside", 1),
        ("visits", 1),
        ("visits_changed", 1),
        ("moved", 1),
        ("not_in_list", 1),
        ("left_out", 1),
    ]
    words = {part.key: part.rows[0].details for part in shown.parts}
    assert words["visits"] == "21 November 10:20", "of a list of one day too"
    assert words["visits_changed"] == "20 January 2027 10:30, asks who it is"
    assert words["moved"] == "21 November 11:00 instead of 21 November 10:20"
    assert shown.summary == (
        "4 patients read: 1 new, 1 changed, 1 set aside, 1 left out.",
        "5 visits read: 2 changed, 1 left out.",
        "1 not in the latest list, 1 moved, 1 new.",
    )


def test_what_the_line_of_a_later_list_says_is_not_said_twice() -> None:
    later = Review("x.csv", visits=Counts(new=2, changed=1), moved=1)
    assert review_shown(later, desk_for_import()).summary == ("3 visits read.", "1 moved, 2 new.")


def test_more_lines_than_are_kept_say_so() -> None:
    items = [Item("patient", Outcome.NEW, f"row {n}", "x") for n in range(5)]
    part = review_shown(Review("x.csv", patients=Counts(new=9), items=items), desk_for_import()).parts[0]
    assert part.title == "New 9"
    assert part.note == "The first 5 are shown."


def test_every_encoding_has_words() -> None:
    assert set(ENCODINGS) == set(CHOICES)
