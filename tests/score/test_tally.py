"""What is counted as right, wrong and missing."""

from datetime import UTC, datetime, timedelta

from tests.score.tally import Fate, Score, Tally, add
from tests.score.truth import Known, Truth

NINE = datetime(2026, 1, 5, 9, tzinfo=UTC)


def test_each_field_that_the_truth_knows_is_counted_once() -> None:
    ann = Known(family="Lee", given="Ann", birth_date="1961-03-14", language="es")
    stored = Known(family="Lee", given="Anne", birth_date="1961-03-14")
    tally = Tally()
    add(tally, Truth("a", "csv", (ann,)), Fate.IMPORTED, (stored,), ())
    assert tally.scores == {
        "family": Score(1, 0, 0),
        "given": Score(0, 1, 0),
        "birth_date": Score(1, 0, 0),
        "language": Score(0, 0, 1),
    }
    assert tally.not_right == ["a: given wrong", "a: language missing"]


def test_the_number_goes_before_the_name() -> None:
    truth = Known(frozenset("1"), "Lee", "Ann")
    stored = (Known(frozenset("2"), "Lee", "Ann"), Known(frozenset("1"), "Li", "Ann"))
    tally = Tally()
    add(tally, Truth("a", "csv", (truth,)), Fate.IMPORTED, stored, ())
    assert tally.scores["family"] == Score(0, 1, 0)


def test_a_start_is_used_up_once() -> None:
    twice = (frozenset((NINE,)), frozenset((NINE, NINE + timedelta(hours=1))))
    tally = Tally()
    add(tally, Truth("a", "hl7v2", (), twice), Fate.IMPORTED, (), (NINE,))
    assert tally.scores["start"] == Score(1, 0, 1)
    assert tally.scores["start"].share == 0.5


def test_a_file_that_is_rightly_refused_has_no_fields() -> None:
    tally = Tally()
    add(tally, Truth("a", "fhir", (Known(family="Lee"),), (), True), Fate.REFUSED_RIGHTLY, (), ())
    assert (tally.scores, tally.fates[Fate.REFUSED_RIGHTLY]) == ({}, 1)
