"""Sixty people from a list, in a clinic that most of them have been to before: nobody is greeted as new."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.visit import BoardList
from frontdesk.screens.today.shown import CardShown
from frontdesk.usecases.day_board import day_board
from frontdesk.usecases.import_records import bring_in
from tests.desks import desk_with
from tests.looks.stage import PicturedToday
from tests.people import ANA, NOW, STAFF

FALSE_WORDS = (
    "welcome to",
    "haven't met",
    "haven’t met",
    "don't think we've met",
    "first visit",
    "first a short form",
    "how do you say your name",
    "your name is said",
    "say your name? please",
    "some faces have changed",
)
MOST_WORDS = 20
GIVEN = "Amara Bilal Chiara Dmitri Esra Farid Greta Hiro Imani Jonas Kavya Leila Mateo Nadia Otto".split()
FAMILY = "Aziz Bauer Castillo Dahl Eriksen Ferrari Gruber Haddad Ito Jansen Kaya Lindgren".split()


@pytest.fixture(scope="module")
def day_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of sixty unlike people, every five minutes from eight."""
    chance = random.Random(60)
    names = [f"{g} {f}" for g in GIVEN for f in FAMILY]
    chance.shuffle(names)
    file = tmp_path_factory.mktemp("list") / "day.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["MRN", "First Name", "Last Name", "DOB", "Appt Date", "Appt Time", "Provider"])
        for at in range(60):
            given, family = names[at].split()
            time = f"{10 + at * 8 // 60:02}:{20 + at % 7 * 5:02}"
            born = f"19{30 + at:02}-0{1 + at % 9}-1{at % 10}"
            writer.writerow([f"A{at:04}", given, family, born, "2026-05-14", time, "VOSS, LENA MD"])
    return file


@pytest.fixture
def today(qapp: QApplication, day_list: Path) -> Iterator[PicturedToday]:
    desk = desk_with(STAFF, NOW, ANA)
    (review,) = bring_in(desk, [day_list])
    assert (review.patients.new, review.visits.new, review.problems) == (60, 60, [])
    with PicturedToday(qapp, 1366, 768, desk=desk) as stage:
        yield stage


def words_to_say(card: CardShown) -> list[str]:
    """What the card offers to be said, the greeting apart."""
    lines = ([card.big] if card.big else []) + list(card.rows)
    return [line.text for line in lines if line.text]


def test_sixty_people_nobody_is_new(today: PicturedToday, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[CardShown] = []
    draw = today.view.show_card

    def show_card(card: CardShown) -> None:
        shown.append(card)
        draw(card)

    monkeypatch.setattr(today.view, "show_card", show_card)
    rows = day_board(today.desk).lists[BoardList.TO_COME]
    assert len(rows) == 60
    checked = 0
    for row in rows:
        today.presenter.visit_picked(row.visit.id)
        today.settle()
        if today.presenter.stage.open is not None and today.presenter.stage.open.at_gate:
            continue
        first = shown[-1]
        assert first.beat == "match"
        assert first.under.startswith("“Good morning, ")
        today.stand()
        QTest.keyClick(today.view.find_field, Qt.Key.Key_Return)
        today.settle()
        card = shown[-1]
        assert card.beat == "lines", row.board_name
        said = words_to_say(card)
        text = " ".join([*said, card.question.text if card.question else ""]).lower()
        assert not [w for w in FALSE_WORDS if w in text], text
        assert sum(len(line.split()) for line in said) <= MOST_WORDS, said
        assert "{" not in text
        assert "none" not in text.split()
        checked += 1
    assert checked >= 55
    assert day_board(today.desk).count(BoardList.WAITING) == checked


def test_look_alikes_are_few_on_an_ordinary_day(today: PicturedToday) -> None:
    """The gate is for people who may be mixed up: it must not stand in everybody's way."""
    assert len(day_board(today.desk).look_alikes) <= 6
