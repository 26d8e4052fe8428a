"""Settings without a window: what is chosen counts at once, and goes back by Ctrl Z."""

from datetime import time
from pathlib import Path

import pytest

from frontdesk.domain.clinic import OpeningHours
from frontdesk.domain.errors import NotSaved
from frontdesk.screens.preferences.shown import ABOUT, CLINIC, DESK, KEYS, PAGES, FieldShown
from frontdesk.screens.today.actions import ACTIONS
from frontdesk.settings.declared import COMPUTER_SIGN_IN, HIDE_AFTER, OF_THIS_DESK, THEME, THIS_DESK
from frontdesk.usecases.change_clinic import change_clinic
from frontdesk.usecases.computer_sign_in import WHO_ALLOWS
from frontdesk.vault import key_file
from frontdesk.vault.openers import Openers
from frontdesk.vault.wrapped import Cost
from tests.people import CLINIC as LINDEN, JOY
from tests.screens.preferences.presented import Presented


@pytest.fixture
def here() -> Presented:
    return Presented()


@pytest.fixture
def clinic(here: Presented) -> Presented:
    here.presenter.page_picked(CLINIC)
    return here


def test_it_opens_on_this_desk_with_every_setting_of_this_computer(here: Presented) -> None:
    assert here.display.page == DESK
    assert list(here.display.rows) == [one.key for one in OF_THIS_DESK]
    assert len([one for group in THIS_DESK for one in group.settings]) == len(OF_THIS_DESK)


@pytest.mark.parametrize(
    "setting", [one for one in OF_THIS_DESK if one is not COMPUTER_SIGN_IN], ids=lambda one: one.key
)
def test_whatever_is_offered_can_be_chosen_and_taken_back(here: Presented, setting: object) -> None:
    row = here.display.rows[setting.key]  # type: ignore[attr-defined]  # every row has its setting's key
    before = row.chosen  # type: ignore[union-attr]  # only rows that offer choices come here
    for choice, _ in row.choices:  # type: ignore[union-attr]  # only rows that offer choices come here
        if choice == before:
            continue
        here.presenter.chosen(row.key, choice)
        assert here.display.chosen(row.key) == choice
        assert here.display.said[-1] == (f"Saved: {row.label}", True)
        here.presenter.undo()
        assert here.display.chosen(row.key) == before
        assert here.display.said[-1] == (f"Taken back: {row.label}", False)
        here.presenter.redo()
        assert here.display.chosen(row.key) == choice
        here.presenter.undo()


def test_what_this_computer_may_do_is_a_managers_to_allow(here: Presented, tmp_path: Path) -> None:
    made = key_file.create(
        tmp_path / "keys",
        person_id=here.desk.staff.id,
        passphrase="harbour violet kettle",
        cost=Cost(1, 8192),
    )
    here.desk.openers = Openers(tmp_path / "keys", made.key)
    ana, here.desk.staff = here.desk.staff, JOY
    here.presenter.chosen(COMPUTER_SIGN_IN.key, "yes")
    assert here.display.chosen(COMPUTER_SIGN_IN.key) == "no"
    assert WHO_ALLOWS in here.display.said[-1][0]
    here.desk.staff = ana
    here.presenter.chosen(COMPUTER_SIGN_IN.key, "yes")
    assert here.display.chosen(COMPUTER_SIGN_IN.key) == "yes"


def test_the_same_again_is_no_change(here: Presented) -> None:
    here.presenter.chosen("theme", "computer")
    assert here.display.said == []
    here.presenter.undo()
    assert here.display.said == [("Nothing of yours to turn back here", False)]


def test_something_new_ends_what_could_be_done_again(here: Presented) -> None:
    here.presenter.chosen("theme", "dark")
    here.presenter.undo()
    here.presenter.chosen("less_motion", "yes")
    here.presenter.redo()
    assert here.settings.value(THEME) == "computer"


def test_what_changes_elsewhere_shows_at_once(here: Presented) -> None:
    here.settings.change(HIDE_AFTER, 45)
    assert here.display.chosen("hide_after_s") == "45"
    here.settings.change(HIDE_AFTER, 77)
    row = here.display.rows["hide_after_s"]
    assert ("77", "77 seconds") in row.choices  # type: ignore[union-attr]  # it offers choices


def test_nobody_takes_back_what_somebody_else_changed(here: Presented) -> None:
    here.presenter.chosen("theme", "dark")
    here.desk.staff = JOY
    here.presenter.undo()
    assert here.settings.value(THEME) == "dark"
    assert here.display.said[-1] == ("Nothing of yours to turn back here", False)


# --- the clinic


def test_the_clinic_is_shown_as_it_is(clinic: Presented) -> None:
    display = clinic.display
    assert display.chosen("waiting_aim_min") == "15"
    assert display.chosen("known_since_before") == "yes"
    assert (display.text("name"), display.text("phone")) == (LINDEN.name, LINDEN.phone)
    zone = display.rows["zone"]
    assert isinstance(zone, FieldShown)
    assert (zone.text, zone.fixed) == (LINDEN.zone, True)


def test_a_changed_aim_is_the_desk_s_at_once_others_hear_of_it_and_it_goes_back(clinic: Presented) -> None:
    clinic.presenter.chosen("waiting_aim_min", "25")
    assert clinic.desk.clinic.waiting_aim_min == clinic.desk.store.clinic().waiting_aim_min == 25
    assert [changes.everything for changes in clinic.heard] == [True]
    assert clinic.display.chosen("waiting_aim_min") == "25"
    clinic.presenter.undo()
    assert clinic.desk.clinic.waiting_aim_min == clinic.desk.store.clinic().waiting_aim_min == 15
    assert len(clinic.heard) == 2
    clinic.presenter.redo()
    assert clinic.desk.clinic.waiting_aim_min == 25
    clinic.presenter.undo()
    assert clinic.desk.clinic.waiting_aim_min == 15
    assert [words for words, _ in clinic.display.said] == [
        "Saved: Waiting aim",
        "Taken back: Waiting aim",
        "Done again: Waiting aim",
        "Taken back: Waiting aim",
    ]


def test_what_is_typed_counts_when_the_field_is_left(clinic: Presented) -> None:
    assert clinic.presenter.typed("name", "  Elm   Street Clinic ")
    assert clinic.presenter.typed("phone", "020 7946 0000")
    assert clinic.presenter.typed("hours", "mon-tue 8-17")
    assert clinic.presenter.typed("closed_days", "25 Dec 2026")
    now = clinic.desk.store.clinic()
    assert (now.name, now.phone) == ("Elm Street Clinic", "020 7946 0000")
    assert now.hours == (OpeningHours(0, time(8), time(17)), OpeningHours(1, time(8), time(17)))
    assert clinic.display.text("hours") == "Mon-Tue 08:00-17:00"
    assert clinic.display.text("closed_days") == "25 Dec 2026"
    for _ in range(4):
        clinic.presenter.undo()
    assert clinic.desk.clinic == LINDEN


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("name", "  ", "needs a name"),
        ("hours", "whenever", "could not be read"),
        ("closed_days", "31 Feb", "no such day"),
    ],
)
def test_what_cannot_be_used_is_said_under_the_field_and_changes_nothing(
    clinic: Presented, field: str, text: str, says: str
) -> None:
    assert not clinic.presenter.typed(field, text)
    words, trouble = clinic.display.hints[field]
    assert says in words
    assert trouble
    assert clinic.desk.clinic == LINDEN
    assert clinic.heard == []


def test_hours_are_said_back_while_they_are_typed(clinic: Presented) -> None:
    clinic.presenter.typing("hours", "mon 8")
    assert "hours" not in clinic.display.hints
    clinic.presenter.typing("hours", "mon 8-12")
    words, trouble = clinic.display.hints["hours"]
    assert words.startswith("Monday 08:00 to 12:00.")
    assert not trouble
    assert clinic.desk.clinic == LINDEN, "nothing is written before the field is left"


def test_the_same_typed_again_writes_nothing(clinic: Presented) -> None:
    assert clinic.presenter.typed("name", f" {LINDEN.name}")
    assert clinic.presenter.typed("hours", "")
    assert (clinic.heard, clinic.display.said) == ([], [])


def test_a_change_that_cannot_be_written_is_said_and_the_page_shows_what_is_true(
    clinic: Presented, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise NotSaved("Not saved: the disk is full.", "What was saved before is safe.")

    monkeypatch.setattr(type(clinic.desk.whole), "commit", lambda _, deed: full(deed))
    clinic.presenter.chosen("waiting_aim_min", "25")
    assert clinic.display.chosen("waiting_aim_min") == "15"
    assert clinic.display.said == [("Not saved: the disk is full. What was saved before is safe.", False)]


def test_a_change_from_elsewhere_shows_at_once(clinic: Presented) -> None:
    clinic.news.publish(change_clinic(clinic.desk, waiting_aim_min=40), by="somebody")
    assert clinic.display.chosen("waiting_aim_min") == "40"


# --- keys and about


def test_the_keys_are_those_of_the_actions(here: Presented) -> None:
    here.presenter.page_picked(KEYS)
    shown = here.display.keys
    assert [key.label for key in shown["Today"]] == [action.label for action in ACTIONS]
    anywhere = {key.label: key.key for key in shown["Anywhere"]}
    assert anywhere["Larger text"] == "Ctrl +"
    assert anywhere["Smaller text"] == "Ctrl -"
    assert anywhere["Settings"] == "Ctrl ,"
    assert anywhere["Today"] == "Ctrl 1"
    assert all(key.key.strip() and key.label for group in shown.values() for key in group)


def test_no_key_works_here_and_anywhere() -> None:
    from frontdesk.screens.catalogue import key_sheet

    sheet = dict(key_sheet())
    anywhere = {action.key for action in sheet["Anywhere"]}
    assert len(anywhere) == len(sheet["Anywhere"])
    assert not anywhere & {action.key for action in sheet["Today"]}


def test_about_says_the_version_and_where_things_are(here: Presented) -> None:
    assert not here.display.about
    here.presenter.page_picked(ABOUT)
    said = {answer.label: answer.words for answer in here.display.about}
    assert any(label.startswith("Frontdesk ") for label in said)
    assert said["Connections"] == "None."
    assert said["Settings of this computer"] == "settings.json"


def test_every_page_can_be_picked(here: Presented) -> None:
    for page in PAGES:
        here.presenter.page_picked(page.key)
        assert here.display.page == page.key
