"""The trust page: every answer follows what it is computed from; what was not looked at is not claimed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.connections import Connections
from frontdesk.domain.backup import Backup, Contents
from frontdesk.domain.deed import Change
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.screens.preferences.shown import RIGHTS, TRUST, AboutShown
from frontdesk.screens.preferences.trust import Outside
from frontdesk.settings.declared import LOCK_AFTER
from tests.people import NOW
from tests.screens.preferences.presented import Presented

OPENED = Backup("a", NOW - timedelta(hours=20), contents=Contents(17, 2148, 9, "hash"))


class Heard(Connections):
    """Hears nothing by itself."""

    def __init__(self, *reached: str, watched: bool = True) -> None:
        super().__init__()
        self.watched = watched
        self._reached = dict.fromkeys(reached)


def outside(
    newest: Backup | None = OPENED, *reached: str, locked: bool = True, watched: bool = True
) -> Outside:
    return Outside(lambda: locked, lambda: newest, Heard(*reached, watched=watched))


def answers(around: Outside, shown: Presented | None = None) -> dict[str, AboutShown]:
    presented = shown or Presented()
    presented.presenter.asks(around)
    presented.presenter.page_picked(TRUST)
    return {one.label: one for one in presented.display.trust}


def test_five_questions_in_their_order() -> None:
    assert list(answers(outside())) == [
        "What we keep",
        "Who sees it",
        "If this computer is stolen",
        "Last tested backup",
        "Connections",
    ]


def test_memory_that_may_lie_on_the_disk_in_the_clear_is_said() -> None:
    swaps = replace(outside(), plain_swap=lambda: ("/swapfile",))
    assert "its swap is not encrypted" in answers(swaps)["If this computer is stolen"].below
    assert "swap" not in answers(outside())["If this computer is stolen"].below


def test_who_sees_it_are_those_who_work_here() -> None:
    shown = Presented()
    assert answers(outside(), shown)["Who sees it"].words == "Two people at this desk: Ana, Joy."
    ana = shown.desk.staff
    other = next(one for one in shown.desk.store.people() if one.id != ana.id)
    shown.desk.store.commit(shown.desk.deed("end_access", Change(other, replace(other, ended_at=NOW))))
    assert answers(outside(), shown)["Who sees it"].words == "One person at this desk: Ana."


def test_the_minutes_are_those_of_the_setting() -> None:
    shown = Presented()
    shown.settings.change(LOCK_AFTER, 1)
    assert "after 1 minute," in answers(outside(), shown)["If this computer is stolen"].below


@pytest.mark.parametrize(
    ("newest", "words", "mark"),
    [
        (None, "None yet.", ""),
        (replace(OPENED, contents=None), "None yet.", ""),
        (OPENED, "opened and counted: 2,148 people.", "Good"),
    ],
)
def test_only_a_backup_that_was_opened_is_called_good(newest: Backup | None, words: str, mark: str) -> None:
    answer = answers(outside(newest))["Last tested backup"]
    assert words in answer.words
    assert answer.mark == mark


@pytest.mark.parametrize(
    ("reached", "watched", "words", "mark"),
    [
        ((), True, "None.", "None"),
        (("10.0.0.5:2575",), True, "10.0.0.5:2575.", ""),
        ((), False, "Not counted just now.", ""),
    ],
)
def test_connections_are_what_was_counted(
    reached: tuple[str, ...], watched: bool, words: str, mark: str
) -> None:
    answer = answers(outside(None, *reached, watched=watched))["Connections"]
    assert (answer.words, answer.mark) == (words, mark)


def test_a_file_that_is_not_locked_is_not_called_so() -> None:
    assert "locked file" not in answers(outside(locked=False))["If this computer is stolen"].words


def test_no_kind_of_fact_is_a_diagnosis_or_an_opinion_and_each_has_who_and_when() -> None:
    """What the page says below its first answer."""
    kept = " ".join(FactKind)
    assert not any(word in kept for word in ("diagnos", "opinion", "religion", "ethnic", "income"))
    assert {"source", "said_on", "review_by"} <= set(Fact.__dataclass_fields__)


def test_a_patient_takes_the_same_answers_along() -> None:
    shown = Presented()
    shown.presenter.print_pressed()
    assert shown.display.papers == [], "nothing was looked at yet"
    seen = answers(outside(), shown)
    shown.presenter.print_pressed()
    paper = shown.display.papers[0]
    assert [row.text for row in paper.parts[0].rows] == [f"{one.label}: {one.words}" for one in seen.values()]
    assert paper.parts[1].rows[0].text == RIGHTS
