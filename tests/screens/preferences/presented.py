"""The presenter of Settings over a real store, with a display that remembers."""

from typing import Any

from frontdesk.domain.changes import Changes
from frontdesk.domain.paper import Paper
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AtOnce
from frontdesk.screens.catalogue import key_sheet
from frontdesk.screens.preferences.presenter import PreferencesPresenter
from frontdesk.screens.preferences.shown import (
    AboutShown,
    BackupShown,
    ChoiceShown,
    FeedShown,
    FieldShown,
    GoBackShown,
    GroupShown,
    KeyShown,
    PeopleShown,
    Row,
    YouShown,
)
from frontdesk.settings.settings import Settings
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF


class FakePeople:
    """The page of people."""

    def __init__(self) -> None:
        self.shown = PeopleShown((), False)
        self.troubles: list[tuple[str, str]] = []
        self.busy = False

    def show_people(self, shown: PeopleShown) -> None:
        self.shown = shown

    def show_trouble(self, person_id: str, words: str) -> None:
        self.troubles.append((person_id, words))

    def show_busy(self, busy: bool) -> None:
        self.busy = busy


class FakeYou:
    """The page of whoever is at the desk."""

    def __init__(self) -> None:
        self.shown: YouShown | None = None
        self.troubles: list[tuple[str, str]] = []
        self.busy = False

    def show_you(self, shown: YouShown) -> None:
        self.shown = shown

    def show_trouble(self, under: str, words: str) -> None:
        self.troubles.append((under, words))

    def show_busy(self, busy: bool) -> None:
        self.busy = busy


class FakeDisplay:
    """What was shown last."""

    def __init__(self) -> None:
        self.people, self.you = FakePeople(), FakeYou()
        self.page = ""
        self.rows: dict[str, Row] = {}
        self.keys: dict[str, tuple[KeyShown, ...]] = {}
        self.about: tuple[AboutShown, ...] = ()
        self.trust: tuple[AboutShown, ...] = ()
        self.backups: tuple[BackupShown, ...] = ()
        self.feeds: tuple[FeedShown, ...] = ()
        self.going: GoBackShown | None = None
        self.papers: list[Paper] = []
        self.hints: dict[str, tuple[str, bool]] = {}
        self.said: list[tuple[str, bool]] = []

    def show_page(self, key: str) -> None:
        self.page = key

    def show_groups(self, page: str, groups: tuple[GroupShown, ...]) -> None:
        assert page in ("desk", "clinic", "languages", "backups", "connections")
        self.rows.update({row.key: row for group in groups for row in group.rows})

    def show_keys(self, groups: tuple[tuple[str, tuple[KeyShown, ...]], ...]) -> None:
        self.keys = dict(groups)

    def show_about(self, answers: tuple[AboutShown, ...]) -> None:
        self.about = answers

    def show_trust(self, answers: tuple[AboutShown, ...]) -> None:
        self.trust = answers

    def show_backups(self, backups: tuple[BackupShown, ...]) -> None:
        self.backups = backups

    def show_going_back(self, going: GoBackShown | None) -> None:
        self.going = going

    def show_feeds(self, feeds: tuple[FeedShown, ...]) -> None:
        self.feeds = feeds

    def print_paper(self, paper: Paper) -> None:
        self.papers.append(paper)

    def show_hint(self, field: str, words: str, *, trouble: bool = False) -> None:
        self.hints[field] = (words, trouble)

    def say(self, words: str, *, undoable: bool, trouble: bool = False) -> None:
        assert not (trouble and undoable), "what was not done has no way back"
        self.said.append((words, undoable))

    def chosen(self, key: str) -> str:
        row = self.rows[key]
        assert isinstance(row, ChoiceShown)
        return row.chosen

    def text(self, key: str) -> str:
        row = self.rows[key]
        assert isinstance(row, FieldShown)
        return row.text


class Presented:
    """A presenter with its fakes; ``heard`` is what the change board told the other screens."""

    def __init__(self, jobs: Any = None) -> None:
        self.desk = desk_with(STAFF, NOW, ANA)
        self.settings = Settings(place="settings.json")
        self.display, self.news = FakeDisplay(), ChangeBoard()
        self.heard: list[Changes] = []
        self.news.listen("somebody", self.heard.append)
        self.presenter = PreferencesPresenter(
            self.desk, self.settings, jobs or AtOnce(), self.news, self.display, key_sheet()
        )
        self.presenter.start()
