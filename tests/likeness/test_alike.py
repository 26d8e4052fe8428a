"""The same-day alarm rings for names that are mistaken for each other, and on few ordinary days."""

import csv
import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from frontdesk.likeness.alike import alike, alike_among


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Catherine Smith", "Kathryn Smyth"),
        ("Stephen Hughes", "Steven Hughs"),
        ("John Meyer", "Jon Maier"),
        ("María del Carmen García López", "María Carmen García López"),
        ("Oluwaṣeun Adébáyọ̀", "Olumide Adébáyọ̀"),
        ("Hà Nguyễn", "Nguyễn Hanh"),
        ("Müller Jörg", "Joerg Mueller"),
        ("Suharti", "Suharti Wijaya"),
        ("王秀英", "王秀瑛"),
        ("Олена Коваленко", "Olena Kovalenko"),
        ("Kevin Brooks", "Kelvin Brook"),
        ("Smith, John", "john smith"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Garcia", "Jose Garcia"),
        ("Maria Garcia", "Maria Lopez"),
        ("Grace Kim", "Seo-yeon Kim"),
        ("Mara Stone", "Moira Sutton"),
        ("", "Anna Berg"),
        ("王秀英", "李秀英子"),
        ("Priya Shah", "Rowan Null"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_a_day_of_sixty_raises_few_false_alarms(
    shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sixty different people of a real distribution of names; the pairs marked alike are false alarms."""
    with (shared_data / "csv/febrl/dataset1.csv").open(encoding="utf-8") as file:
        people = sorted(
            {
                f"{row[1].strip()} {row[2].strip()}"
                for row in csv.reader(file)
                if row[0].endswith("-org") and row[1].strip() and row[2].strip()
            }
        )
    chance = random.Random(1)
    days, pairs = 60, 0
    for _ in range(days):
        day = chance.sample(people, 60)
        pairs += sum(alike(one, other) for one, other in itertools.combinations(day, 2))
    with capsys.disabled():
        print(f"\n  look-alikes: {pairs / days:.2f} false pairs a day of 60 ({len(people)} names)")
    assert pairs / days <= 1


_WORDS = (
    "Catherine",
    "Kathryn",
    "Smith",
    "Smyth",
    "Hà",
    "Nguyễn",
    "Hanh",
    "Cole",
    "Kohl",
    "Jörg",
    "Joerg",
    "Mueller",
    "Müller",
    "王秀英",
    "王秀瑛",
    "Олена",
    "Olena",
    "Mara",
    "Moira",
    "Dr",
    "de",
    "O'Brien",
    "Obrien",
    "?",
    "X",
)


@given(st.lists(st.lists(st.sampled_from(_WORDS), max_size=3).map(" ".join), max_size=30))
def test_among_many_the_same_pairs_are_found_as_one_by_one(names: list[str]) -> None:
    one_by_one = [
        (a, b) for a, b in itertools.combinations(range(len(names)), 2) if alike(names[a], names[b])
    ]
    assert sorted(alike_among(names)) == one_by_one
