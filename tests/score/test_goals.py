"""The check of a folder's goals finds what is short of them, and nothing else."""

from tests.febrl import Held
from tests.score.doubles import Doubles
from tests.score.goals import SHARES, short_of
from tests.score.tally import Fate, Score, Tally


def test_a_folder_that_reaches_everything_is_short_of_nothing() -> None:
    tally = Tally(scores={what: Score(100) for what in SHARES})
    tally.fates[Fate.IMPORTED] = 3
    assert list(short_of({"csv": tally}, [Doubles("a.csv", Held.ALL, 10, 0.99, 0.95)])) == []


def test_each_goal_is_held_over_all_formats_together() -> None:
    good, bad = Tally(scores={"family": Score(98)}), Tally(scores={"family": Score(0, 1, 1)})
    assert list(short_of({"csv": good, "fhir": bad}, ())) == ["family: 98.0% right, 99% is the goal"]


def test_a_file_that_crashed_or_hung_and_doubles_not_found_are_named() -> None:
    tally = Tally()
    tally.fates[Fate.CRASHED] = 1
    told = list(short_of({"csv": tally}, [Doubles("a.csv", Held.ALL, 10, 1.0, 0.90)]))
    assert told[0] == "csv: 1 files crashed, none is the goal"
    assert "recall 90.0%" in told[1]


def test_a_clinic_that_holds_less_is_shown_and_not_asked_for_the_goal() -> None:
    assert list(short_of({}, [Doubles("a.csv", Held.NAME_AND_BIRTH_DATE, 10, 1.0, 0.7)])) == []
