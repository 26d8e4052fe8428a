"""Settings without Qt: shows what is set, sets what somebody chose, takes it back.

What belongs to this computer counts through ``Settings``; what belongs to the clinic is a Deed, and whoever
listens to the change board hears of it.
"""

from collections.abc import Callable
from typing import Any, Protocol

from frontdesk.domain.backup import Drilled
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Refused
from frontdesk.domain.paper import Paper
from frontdesk.frame.action import Action
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.about import about
from frontdesk.screens.preferences.backups import BackupsPage
from frontdesk.screens.preferences.clinic import LABELS, as_kept, choice, clinic_page, help_of
from frontdesk.screens.preferences.connections import ConnectionsPage
from frontdesk.screens.preferences.languages import is_a_language, label_of, languages_page, signed
from frontdesk.screens.preferences.own_page import OwnPage
from frontdesk.screens.preferences.people import PeopleDisplay, PeoplePage
from frontdesk.screens.preferences.shown import (
    ABOUT,
    BACKUPS,
    CLINIC,
    CONNECTIONS,
    DESK,
    KEYS,
    LANGUAGES,
    PEOPLE,
    TRUST,
    YOU,
    AboutShown,
    BackupShown,
    ChoiceShown,
    FeedShown,
    GoBackShown,
    GroupShown,
    KeyShown,
)
from frontdesk.screens.preferences.trust import Outside, trust, trust_paper
from frontdesk.screens.preferences.turns import Turns
from frontdesk.screens.preferences.you import YouDisplay, YouPage
from frontdesk.settings.declared import COMPUTER_SIGN_IN, OF_THE_CLINIC, OF_THIS_DESK, THIS_DESK
from frontdesk.settings.setting import Setting, YesNo
from frontdesk.settings.settings import Settings
from frontdesk.usecases.backup_words import drilled_words
from frontdesk.usecases.change_clinic import change_clinic, changed_clinic
from frontdesk.usecases.computer_sign_in import allow
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_backups import proven_now

OURS = "Something went wrong on our side. Nothing was changed. Try again."
_HERE: dict[str, Setting[Any]] = {one.key: one for one in OF_THIS_DESK}
_THERE: dict[str, Setting[Any]] = {one.key: one for one in OF_THE_CLINIC}
Keys = tuple[tuple[str, tuple[Action, ...]], ...]


class PreferencesDisplay(Protocol):
    """What Settings can show."""

    @property
    def you(self) -> YouDisplay:
        """The page of whoever is at the desk."""

    @property
    def people(self) -> PeopleDisplay:
        """The page of people, which is no page of rows."""

    def show_page(self, key: str) -> None: ...
    def show_groups(self, page: str, groups: tuple[GroupShown, ...]) -> None: ...
    def show_keys(self, groups: tuple[tuple[str, tuple[KeyShown, ...]], ...]) -> None: ...
    def show_about(self, answers: tuple[AboutShown, ...]) -> None: ...
    def show_trust(self, answers: tuple[AboutShown, ...]) -> None: ...
    def show_backups(self, backups: tuple[BackupShown, ...]) -> None: ...
    def show_going_back(self, going: GoBackShown | None) -> None:
        """What it means, in place; None closes it."""

    def show_feeds(self, feeds: tuple[FeedShown, ...]) -> None: ...
    def print_paper(self, paper: Paper) -> None: ...
    def show_hint(self, field: str, words: str, *, trouble: bool = False) -> None:
        """Under the label of a field, in place of what stands there."""

    def say(self, words: str, *, undoable: bool, trouble: bool = False) -> None: ...


class PreferencesPresenter:
    """One per window."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        jobs: AnyJobs,
        news: ChangeBoard,
        display: PreferencesDisplay,
        keys: Keys,
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._jobs = jobs
        self._news = news
        self._display = display
        self._keys = keys
        self._turns = Turns(
            desk,
            settings,
            jobs,
            lambda words, undoable: display.say(words, undoable=undoable),
            self._turned,
            self._not_turned,
        )

        def hint(field: str, words: str, trouble: bool) -> None:
            display.show_hint(field, words, trouble=trouble)

        def say(words: str, trouble: bool) -> None:
            display.say(words, undoable=False, trouble=trouble)

        def show_on(page: str) -> Callable[[tuple[GroupShown, ...]], None]:
            return lambda groups: display.show_groups(page, groups)

        self.backups = BackupsPage(
            desk, settings, jobs, show_on(BACKUPS), hint, say, display.show_backups, display.show_going_back
        )
        self.connections = ConnectionsPage(
            desk, settings, show_on(CONNECTIONS), display.show_feeds, hint, say
        )
        self.own: dict[str, OwnPage] = {BACKUPS: self.backups, CONNECTIONS: self.connections}
        """Pages with fields and buttons of their own, by key."""
        self.people = PeoplePage(
            desk, jobs, display.people, say, lambda done: news.publish(done, self), display.print_paper
        )
        self.you = YouPage(desk, jobs, display.you, say)
        self._fill: dict[str, Callable[[], None]] = {
            DESK: self._show_desk,
            CLINIC: lambda: display.show_groups(CLINIC, clinic_page(desk.clinic)),
            LANGUAGES: self._show_languages,
            KEYS: self._show_keys,
            TRUST: self._show_trust,
            ABOUT: lambda: display.show_about(about(settings)),
            PEOPLE: self.people.show,
            YOU: self.you.show,
            **{key: page.show for key, page in self.own.items()},
        }
        self._outside: Outside | None = None
        self._answers: tuple[AboutShown, ...] = ()
        self._testing = False
        self._shown: set[str] = set()

    def start(self) -> None:
        """The first page."""
        for setting in OF_THIS_DESK:
            self._settings.listen(setting, lambda _: self._show(DESK))
        self._news.listen(self, self._heard)
        self.page_picked(DESK)

    def person_changed(self) -> None:
        """Somebody else is at the desk: other things are that person's to change."""
        self._show(PEOPLE)
        self._show(YOU)

    def _heard(self, changes: Changes) -> None:
        """Somebody else wrote; the clinic is among what is not listed one by one."""
        if changes.everything:
            self._show(CLINIC)
        if changes.everything or changes.templates:
            self._show(LANGUAGES)

    def page_picked(self, key: str) -> None:
        """An entry of the list at the left."""
        self._shown.add(key)
        self._show(key)
        self._display.show_page(key)

    # --- trust

    def asks(self, outside: Outside) -> None:
        """What the page of trust looks at beside the store."""
        self._outside = outside

    def print_pressed(self) -> None:
        """The five answers on paper, for a patient."""
        if self._answers:
            self._display.print_paper(trust_paper(self._desk, self._answers))

    def test_pressed(self) -> None:
        """A backup proven now: the newest one restored for practice; where there is none, one made first."""
        if self._testing:
            return
        self._testing = True
        desk = self._desk
        self._display.say("Restoring the newest backup for practice …", undoable=False)

        def tested(done: Drilled) -> None:
            self._testing = False
            now = desk.local(desk.now())
            self._display.say(drilled_words(done, now), undoable=False, trouble=not done.good)
            self._show_trust()

        def not_tested(trouble: Exception) -> None:
            self._testing = False
            self._troubled(trouble)

        self._jobs.aside(lambda: proven_now(desk), tested, not_tested)

    def _show_trust(self) -> None:
        outside = self._outside
        if outside is None:
            return

        def show(answers: tuple[AboutShown, ...]) -> None:
            self._answers = answers
            self._display.show_trust(answers)

        self._jobs.read(
            lambda: trust(self._desk, self._settings, outside),
            show,
            self._troubled,
        )

    # --- this computer

    def chosen(self, key: str, choice: str) -> None:
        """Something was picked from a list, or a switch was turned."""
        if key in _THERE:
            self._change_clinic(_THERE[key].label, key, _THERE[key].chosen(choice))
            return
        if self.connections.picks(key):
            self.connections.chosen(key, choice)
            return
        setting = _HERE[key]
        if setting is COMPUTER_SIGN_IN:
            self._allow_computer(on=COMPUTER_SIGN_IN.chosen(choice))
            return
        before, after = self._settings.value(setting), setting.chosen(choice)
        if before == after:
            return
        self._settings.change(setting, after)
        self._turns.did_set(setting, before, after)

    def _allow_computer(self, *, on: bool) -> None:
        """A manager's. Off asks the computer to forget, which may take a while. No turn to take back."""

        def not_allowed(trouble: Exception) -> None:
            self._show(DESK)
            self._troubled(trouble)

        self._jobs.aside(
            lambda: allow(self._desk, on=on, giving_up=lambda: self._jobs.stopping),
            lambda _: self._settings.change(COMPUTER_SIGN_IN, on),
            not_allowed,
        )

    # --- the clinic

    def typing(self, field: str, text: str) -> None:
        """Somebody types: hours and days are said back in full words while they can be read."""
        if field not in LABELS:
            return
        desk = self._desk
        try:
            changed = changed_clinic(desk.clinic, **as_kept(desk, field, text))
            self._display.show_hint(field, help_of(changed, field))
        except Refused:
            return  # not finished yet

    def typed(self, field: str, text: str) -> bool:
        """Somebody left the field, or pressed Enter. False where it cannot be used; then it says why."""
        if is_a_language(field):
            self._sign(field, text)
            return True
        own = next((page for page in self.own.values() if page.has(field)), None)
        if own is not None:
            return own.typed(field, text)
        try:
            changed = as_kept(self._desk, field, text)
            changed_clinic(self._desk.clinic, **changed)
        except Refused as trouble:
            self._display.show_hint(field, str(trouble), trouble=True)
            return False
        if getattr(self._desk.clinic, field) == changed[field]:
            self._show(CLINIC)
        else:
            self._change_clinic(LABELS[field], field, changed[field])
        return True

    def _change_clinic(self, words: str, field: str, value: Any) -> None:
        self._change(words, lambda: change_clinic(self._desk, **{field: value}), CLINIC)

    def _sign(self, field: str, name: str) -> None:
        """Who has read the lines or the hello of a language; an empty name switches it off."""
        desk = self._desk
        self._change(label_of(desk, field), lambda: signed(desk, field, name), LANGUAGES)

    def _change(self, words: str, job: Callable[[], Changes], page: str) -> None:
        def done(changes: Changes) -> None:
            if changes.deed:
                self._news.publish(changes, self)
                self._turns.did(words, changes.deed)
            self._show(page)

        def failed(trouble: Exception) -> None:
            self._show(page)
            self._troubled(trouble)

        self._jobs.write(job, done, failed)

    # --- taking back

    def undo(self) -> None:
        """Ctrl Z: the newest change somebody at this desk made here."""
        self._turns.undo()

    def redo(self) -> None:
        """Ctrl Y: what was taken back last, as long as nothing new was changed."""
        self._turns.redo()

    def _turned(self, changes: Changes) -> None:
        self._news.publish(changes, self)
        self._heard(changes)

    def _not_turned(self, trouble: Exception) -> None:
        self._show(CLINIC)
        self._show(LANGUAGES)
        self._troubled(trouble)

    def _troubled(self, trouble: Exception) -> None:
        self._display.say(said(trouble, OURS), undoable=False, trouble=True)

    # --- showing

    def _show(self, page: str) -> None:
        """A page is filled when it is first looked at, and again when something on it changed."""
        if page in self._shown:
            self._fill[page]()

    def _show_desk(self) -> None:
        groups = (GroupShown(g.title, tuple(map(self._of_desk, g.settings))) for g in THIS_DESK)
        self._display.show_groups(DESK, tuple(groups))

    def _show_languages(self) -> None:
        self._jobs.read(
            lambda: languages_page(self._desk),
            lambda groups: self._display.show_groups(LANGUAGES, groups),
            self._troubled,
        )

    def _show_keys(self) -> None:
        self._display.show_keys(tuple((title, tuple(map(_key, keys))) for title, keys in self._keys))

    def _of_desk(self, setting: Setting[Any]) -> ChoiceShown:
        return choice(setting, self._settings.value(setting), switch=isinstance(setting, YesNo))


def _key(action: Action) -> KeyShown:
    return KeyShown(action.icon, action.label, action.key_words)
