"""A day's list pasted at 08:00 and again at 11:00, over a real store, read by the real child."""

from datetime import date

from frontdesk.domain.visit import VisitState
from frontdesk.screens.import_review.wording import review_shown
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_records import accept, step
from frontdesk.usecases.import_review import Review
from frontdesk.usecases.paste_list import stage_pasted
from tests.usecases.imports import bring, desk_for_import, person, visits

DAY = date(2026, 11, 23)
AT_EIGHT = """Dr Lena Voss
Monday 23 November 2026

08:00 SMITH Mary    knee pain
08:20 JONES Tom
08:40 Silva, Hana
09:00 ORTIZ Ivo
09:20 LEE Ann
09:40 BELL Rosa
10:00 Grey, Alex
10:20 LUNCH
10:40 New Person (DOB 14/03/1961)
"""
AT_ELEVEN = """Dr Lena Voss
Monday 23 November 2026

09:00 JONES Tom
11:20 SMITH Mary
11:40 LEE Ann
12:00 BERG Bo
10:00 Grey, Alex
11:00 New Person (DOB 14/03/1961)
"""


def paste(desk: Desk, text: str) -> Review:
    review = stage_pasted(desk, text)
    assert review.refused == ""
    return review


def write(desk: Desk, review: Review) -> None:
    accept(desk, review)
    while not step(desk, review):
        pass


def desk_of_today() -> Desk:
    """Eight people of before, two of them called Alex Grey."""
    desk = desk_for_import(day=DAY)
    names = "Mary Smith|Tom Jones|Hana Silva|Ivo Ortiz|Ann Lee|Rosa Bell|Alex Grey"
    people = [person(name, f"19{at}0-01-01") for at, name in enumerate(names.split("|"), start=3)]
    bring(desk, [*people, person("Alex Grey", "1999-09-09")])
    return desk


def names(desk: Desk) -> dict[str, str]:
    return {visit.id: visit.patient_id for visit in visits(desk)}


def test_at_eight_and_again_at_eleven() -> None:
    desk = desk_of_today()
    first = paste(desk, AT_EIGHT)
    assert visits(desk) == [], "nothing is written before Enter"
    assert first.recognised == "Monday 23 November, with Dr Lena Voss"
    assert (first.visits.new, first.visits.left_out, first.asks) == (8, 1, 1)
    assert review_shown(first, desk).summary == (
        "Monday 23 November, with Dr Lena Voss.",
        "1 patient read: 1 new.",
        "9 visits read: 8 new, 1 left out.",
        "1 visit stands on the day without a person: open the row, and say who it is.",
    )
    write(desk, first)
    assert len(visits(desk)) == 7
    assert [one.written_name for one in desk.store.bookings(DAY)] == ["Grey, Alex"]

    smith, jones = visits(desk)[:2]
    for one in (smith, jones):  # both are in by eleven; the list gives each another time
        check_in(desk, one.id)
    here = [one for one in visits(desk) if one.id in (smith.id, jones.id)]

    second = paste(desk, AT_ELEVEN)
    assert "3 not in the latest list, 2 moved, 1 new." in review_shown(second, desk).summary
    write(desk, second)
    after = {one.id: one for one in visits(desk)}
    assert [after[one.id] for one in here] == here, "nobody who has arrived is moved or changed"
    assert all(one.state is not VisitState.EXPECTED for one in here)
    gone = [one for one in after.values() if not one.in_latest_list]
    assert {f"{one.start:%H:%M}" for one in gone} == {"08:40", "09:00", "09:40"}
    assert len(after) == 7
    assert [one.written_name for one in desk.store.bookings(DAY)] == ["Grey, Alex", "BERG Bo"]


def test_the_same_list_again_changes_nothing() -> None:
    desk = desk_of_today()
    write(desk, paste(desk, AT_EIGHT))
    again = paste(desk, AT_EIGHT)
    assert again.run_id == ""
    assert (again.visits.same, again.visits.new, again.not_in_list) == (8, 0, 0)


def test_a_text_without_rows_is_refused_and_leaves_nothing() -> None:
    desk = desk_for_import(day=DAY)
    review = stage_pasted(desk, "Dear all,\nthe kitchen is closed.\n")
    assert "no line with a time and a name" in review.refused
    assert desk.store.unfinished_imports() == ()
