"""The page of connections: a manager says what comes in by itself, and sees how it is doing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from frontdesk.domain.errors import NotAllowed
from frontdesk.domain.staff import Role
from frontdesk.screens.preferences.connections import CHOOSE
from frontdesk.screens.preferences.other_computers import other_computers
from frontdesk.screens.preferences.view.rows import FieldRow
from frontdesk.settings.declared import (
    CALENDAR_CA,
    CALENDAR_EVERY,
    CALENDAR_SOURCE,
    HL7_ALLOWED,
    HL7_LISTENER,
    HL7_PORT,
    WATCHED_FOLDER,
)
from frontdesk.usecases.change_feeds import watched_folder
from tests.screens.preferences.conftest import Room
from tests.screens.preferences.presented import Presented

LEE = "Last name,First name,Date of birth\nLee,Ann,03/04/1961\n"


@pytest.fixture
def presented() -> Presented:
    one = Presented()
    one.presenter.page_picked("connections")
    return one


def test_a_manager_says_what_is_watched_and_read(presented: Presented, tmp_path: Path) -> None:
    lists, day = tmp_path / "lists", tmp_path / "day.csv"
    lists.mkdir()
    day.write_text("")
    typed = presented.presenter.typed
    assert typed(WATCHED_FOLDER.key, f" {lists} ")
    assert presented.settings.value(WATCHED_FOLDER) == str(lists)
    for source in (str(day), "http://10.0.0.20/day.ics", ""):
        assert typed(CALENDAR_SOURCE.key, source)
        assert (
            presented.settings.value(CALENDAR_SOURCE) == presented.display.text(CALENDAR_SOURCE.key) == source
        )
    assert typed(CALENDAR_CA.key, str(day))
    presented.presenter.chosen(CALENDAR_EVERY.key, "5")
    assert presented.settings.value(CALENDAR_EVERY) == 5
    presented.presenter.chosen(HL7_LISTENER.key, "yes")
    assert typed(HL7_PORT.key, "2600")
    assert typed(HL7_ALLOWED.key, "10.0.0.7, 10.1.0.0/24")
    assert presented.settings.value(HL7_LISTENER)
    assert presented.settings.value(HL7_PORT) == 2600
    assert other_computers(presented.settings) == "HL7 messages are waited for at 127.0.0.1:2600."
    presented.presenter.connections.choose = lambda: str(tmp_path)
    presented.presenter.connections.pressed(CHOOSE)
    assert presented.display.text(WATCHED_FOLDER.key) == str(tmp_path)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (WATCHED_FOLDER.key, "/nowhere/at/all", "There is no such folder here."),
        (WATCHED_FOLDER.key, "/", "Other things lie in this folder."),
        (CALENDAR_SOURCE.key, "/nowhere.csv", "There is no such file here."),
        (CALENDAR_SOURCE.key, "https://ana:word@10.0.0.1/", "This is no address"),
        (CALENDAR_CA.key, "ca.pem", "There is no such file here."),
        (HL7_PORT.key, "none", "This cannot be used."),
        (HL7_PORT.key, "70000", "This cannot be used."),
        (HL7_ALLOWED.key, "everybody", "This cannot be used."),
    ],
)
def test_what_cannot_be_is_said_there(presented: Presented, field: str, text: str, words: str) -> None:
    assert not presented.presenter.typed(field, text)
    said, trouble = presented.display.hints[field]
    assert words in said
    assert trouble
    assert not presented.settings.value(WATCHED_FOLDER) + presented.settings.value(CALENDAR_SOURCE)


def test_a_folder_of_somebodys_own_things_is_not_watched(
    presented: Presented, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    assert presented.presenter.typed(WATCHED_FOLDER.key, str(downloads)), "an empty one may be"
    (downloads / "letter.pdf").write_text("")
    for place in (downloads, tmp_path, tmp_path.parent):
        assert not presented.presenter.typed(WATCHED_FOLDER.key, str(place))


def test_another_computer_is_named_on_the_pages_trust_and_about(presented: Presented) -> None:
    assert other_computers(presented.settings) == ""
    presented.presenter.typed(CALENDAR_SOURCE.key, "https://calendar.clinic:8443/day.ics?key=word")
    presented.presenter.page_picked("about")
    words = [one.words for one in presented.display.about if one.label == "Connections"]
    assert words == ["The calendar is read from calendar.clinic, on the clinic’s own network."]


def test_nobody_but_a_manager(presented: Presented, tmp_path: Path) -> None:
    presented.desk.staff = replace(presented.desk.staff, role=Role.DESK)
    assert not presented.presenter.typed(WATCHED_FOLDER.key, str(tmp_path))
    assert "by a manager" in presented.display.hints[WATCHED_FOLDER.key][0]
    presented.presenter.chosen(CALENDAR_EVERY.key, "5")
    assert presented.settings.value(CALENDAR_EVERY) == 15
    with pytest.raises(NotAllowed):
        watched_folder(presented.desk, "")


@pytest.fixture
def watched(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("frontdesk.feeds.folder.EVERY", 0.02)
    room.desktop.settings.change(WATCHED_FOLDER, str(tmp_path))
    yield tmp_path
    room.desktop.settings.change(WATCHED_FOLDER, "")


def test_a_file_that_waits_is_opened_by_keys_and_put_away_afterwards(room: Room, watched: Path) -> None:
    view, keys = room.view, room.keys
    (watched / "people.csv").write_text(LEE)
    room.page("connections")
    room.qtbot.waitUntil(
        lambda: "open" in getattr(view.connections.feeds.get("feed:folder"), "buttons", {}), timeout=20_000
    )
    keys.tab_to(view.connections.feeds["feed:folder"].buttons["open"])
    keys.press(Qt.Key.Key_Return)
    assert room.desktop.window.place() == "import_review"
    review = room.desktop.window.show_screen("import_review").presenter  # type: ignore[attr-defined]
    room.qtbot.waitUntil(lambda: review._file is not None and review._file.ready, timeout=20_000)
    review.day_first_set(True)
    review.columns_done()
    room.qtbot.waitUntil(lambda: review._file.review is not None, timeout=20_000)
    review.add()
    room.qtbot.waitUntil(lambda: (watched / "done").is_dir() and len(list((watched / "done").iterdir())) == 2)
    assert not (watched / "people.csv").exists()
    assert room.desktop.desk.whole.feed_reads("feed:folder", 1)[0].words == "Brought in by hand."


def test_what_was_wrong_goes_with_the_next_that_is_right(room: Room) -> None:
    room.page("connections")
    row = room.view._row(HL7_PORT.key)
    assert isinstance(row, FieldRow)
    for typed, wrong in (("99999", True), ("2576", False)):
        row.field.setFocus()
        row.field.clear()
        room.keys.type(typed)
        room.keys.enter()
        assert row.troubled is wrong
    assert "has to be told" in row.below.text()
    assert room.view.toast.words() == "Saved: port for HL7 messages."
