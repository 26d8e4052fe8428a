"""Settings without Qt: shows what is set, sets what somebody chose, takes it back.

What belongs to this computer counts through ``Settings``; what belongs to the clinic is a Deed, and whoever
listens to the change board hears of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from frontdesk.domain.changes import Changes
from frontdesk.domain.clinic import Clinic
from frontdesk.domain.errors import Refused
from frontdesk.domain.paper import Paper
from frontdesk.frame.action import Action
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.about import about
from frontdesk.screens.preferences.backups import FOLDER, BackupsPage
from frontdesk.screens.preferences.languages import is_a_language, label_of, languages_page, signed
from frontdesk.screens.preferences.shown import (
    ABOUT,
    BACKUPS,
    CLINIC,
    DESK,
    KEYS,
    LANGUAGES,
    TRUST,
    AboutShown,
    ChoiceShown,
    DoorShown,
    FieldShown,
    GroupShown,
    KeyShown,
)
from frontdesk.screens.preferences.trust import Outside, trust, trust_paper
from frontdesk.settings.declared import OF_THE_CLINIC, OF_THIS_DESK, THIS_DESK
from frontdesk.settings.setting import Setting, YesNo
from frontdesk.settings.settings import Settings
from frontdesk.usecases.change_clinic import LONGEST_NAME, LONGEST_PHONE, change_clinic, changed_clinic
from frontdesk.usecases.clinic_hours import (
    closed_as_typed,
    closed_in_words,
    hours_as_typed,
    hours_in_words,
    read_closed_days,
    read_hours,
)
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import redo, undo

OURS = "Something went wrong on our side. Nothing was changed. Try again."
NAME, PHONE, HOURS, CLOSED = "name", "phone", "hours", "closed_days"
LABELS = {NAME: "Name", PHONE: "Phone", HOURS: "Opening hours", CLOSED: "Closed days"}
_HERE: dict[str, Setting[Any]] = {one.key: one for one in OF_THIS_DESK}
_THERE: dict[str, Setting[Any]] = {one.key: one for one in OF_THE_CLINIC}
Keys = tuple[tuple[str, tuple[Action, ...]], ...]


class PreferencesDisplay(Protocol):
    """What Settings can show."""

    def show_page(self, key: str) -> None: ...
    def show_groups(self, page: str, groups: tuple[GroupShown, ...]) -> None: ...
    def show_keys(self, groups: tuple[tuple[str, tuple[KeyShown, ...]], ...]) -> None: ...
    def show_about(self, answers: tuple[AboutShown, ...]) -> None: ...
    def show_trust(self, answers: tuple[AboutShown, ...]) -> None: ...
    def print_paper(self, paper: Paper) -> None: ...
    def show_hint(self, field: str, words: str, *, trouble: bool = False) -> None:
        """Under the label of a field, in place of what stands there."""

    def say(self, words: str, *, undoable: bool, trouble: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """Something somebody changed here. A change of the clinic goes back by its deed."""

    words: str
    by: str
    deed: str = ""
    setting: Setting[Any] | None = None
    before: Any = None
    after: Any = None


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
        self.backups = BackupsPage(
            desk,
            settings,
            jobs,
            lambda groups: display.show_groups(BACKUPS, groups),
            lambda key, words, trouble: display.show_hint(key, words, trouble=trouble),
            lambda words, trouble: display.say(words, undoable=False, trouble=trouble),
        )
        self._outside: Outside | None = None
        self._answers: tuple[AboutShown, ...] = ()
        self._shown: set[str] = set()
        self._done: list[Turn] = []
        self._undone: list[Turn] = []

    def start(self) -> None:
        """The first page."""
        for setting in OF_THIS_DESK:
            self._settings.listen(setting, lambda _: self._show(DESK))
        self._news.listen(self, self._heard)
        self.page_picked(DESK)

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
            lambda trouble: self._display.say(said(trouble, OURS), undoable=False, trouble=True),
        )

    # --- this computer

    def chosen(self, key: str, choice: str) -> None:
        """Something was picked from a list, or a switch was turned."""
        if key in _THERE:
            self._change_clinic(_THERE[key].label, key, _THERE[key].chosen(choice))
            return
        setting = _HERE[key]
        before, after = self._settings.value(setting), setting.chosen(choice)
        if before == after:
            return
        self._settings.change(setting, after)
        self._did(Turn(setting.label, self._desk.staff.id, "", setting, before, after))

    # --- the clinic

    def typing(self, field: str, text: str) -> None:
        """Somebody types: hours and days are said back in full words while they can be read."""
        if is_a_language(field) or field == FOLDER:
            return
        try:
            self._display.show_hint(
                field, _help(changed_clinic(self._desk.clinic, **self._read(field, text)), field)
            )
        except Refused:
            return  # not finished yet

    def typed(self, field: str, text: str) -> bool:
        """Somebody left the field, or pressed Enter. False where it cannot be used; then it says why."""
        if is_a_language(field):
            self._sign(field, text)
            return True
        if field == FOLDER:
            return self.backups.typed(text)
        try:
            changed = self._read(field, text)
            changed_clinic(self._desk.clinic, **changed)
        except Refused as trouble:
            self._display.show_hint(field, str(trouble), trouble=True)
            return False
        if getattr(self._desk.clinic, field) == changed[field]:
            self._show(CLINIC)
        else:
            self._change_clinic(LABELS[field], field, changed[field])
        return True

    def _read(self, field: str, text: str) -> dict[str, Any]:
        if field == HOURS:
            return {HOURS: read_hours(text)}
        if field == CLOSED:
            return {CLOSED: read_closed_days(text, self._desk.today())}
        return {field: " ".join(text.split())}

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
                self._did(Turn(words, self._desk.staff.id, changes.deed))
            self._show(page)

        def failed(trouble: Exception) -> None:
            self._show(page)
            self._display.say(said(trouble, OURS), undoable=False, trouble=True)

        self._jobs.write(job, done, failed)

    # --- taking back

    def undo(self) -> None:
        """Ctrl Z: the newest change somebody at this desk made here."""
        self._turn_back(self._done, self._undone, "Taken back", undo, lambda turn: turn.before)

    def redo(self) -> None:
        """Ctrl Y: what was taken back last, as long as nothing new was changed."""
        self._turn_back(self._undone, self._done, "Done again", redo, lambda turn: turn.after)

    def _turn_back(
        self,
        source: list[Turn],
        target: list[Turn],
        did: str,
        job: Callable[[Desk, str], Changes],
        value: Callable[[Turn], Any],
    ) -> None:
        if not source or source[-1].by != self._desk.staff.id:
            self._display.say("Nothing of yours to turn back here", undoable=False)
            return
        turn = source.pop()
        words = f"{did}: {turn.words}"
        if turn.setting is not None:
            self._settings.change(turn.setting, value(turn))
            target.append(turn)
            self._display.say(words, undoable=False)
            return

        def done(changes: Changes) -> None:
            target.append(replace(turn, deed=changes.deed))
            self._news.publish(changes, self)
            self._heard(changes)
            self._display.say(words, undoable=False)

        def failed(trouble: Exception) -> None:
            self._show(CLINIC)
            self._show(LANGUAGES)
            self._display.say(said(trouble, OURS), undoable=False, trouble=True)

        self._jobs.write(lambda: job(self._desk, turn.deed), done, failed)

    def _did(self, turn: Turn) -> None:
        self._done.append(turn)
        self._undone.clear()
        self._display.say(f"Saved: {turn.words}", undoable=True)

    # --- showing

    def _show(self, page: str) -> None:
        """A page is filled when it is first looked at, and again when something on it changed."""
        if page not in self._shown:
            return
        if page == DESK:
            groups = (GroupShown(g.title, tuple(map(self._of_desk, g.settings))) for g in THIS_DESK)
            self._display.show_groups(DESK, tuple(groups))
        elif page == CLINIC:
            self._display.show_groups(CLINIC, _clinic(self._desk.clinic))
        elif page == LANGUAGES:
            self._jobs.read(
                lambda: languages_page(self._desk),
                lambda groups: self._display.show_groups(LANGUAGES, groups),
                lambda trouble: self._display.say(said(trouble, OURS), undoable=False, trouble=True),
            )
        elif page == BACKUPS:
            self.backups.show()
        elif page == KEYS:
            self._display.show_keys(tuple((title, tuple(map(_key, keys))) for title, keys in self._keys))
        elif page == TRUST:
            self._show_trust()
        elif page == ABOUT:
            self._display.show_about(about(self._settings))

    def _of_desk(self, setting: Setting[Any]) -> ChoiceShown:
        return _choice(setting, self._settings.value(setting), switch=isinstance(setting, YesNo))


def _choice(setting: Setting[Any], now: Any, *, switch: bool = False) -> ChoiceShown:
    return ChoiceShown(
        setting.key,
        setting.icon,
        setting.label,
        setting.help,
        setting.offered(now),
        setting.key_of(now),
        switch=switch,
    )


def _clinic(clinic: Clinic) -> tuple[GroupShown, ...]:
    def field(key: str, icon: str, text: str, longest: int = 400) -> FieldShown:
        return FieldShown(key, icon, LABELS[key], _help(clinic, key), text, longest)

    zone = FieldShown(
        "zone",
        "globe",
        "Time zone",
        "Set at first run; every time on record is in it.",
        clinic.zone,
        fixed=True,
    )
    return (
        GroupShown("", tuple(_choice(one, getattr(clinic, one.key)) for one in OF_THE_CLINIC)),
        GroupShown(
            "",
            (
                field(NAME, "store", clinic.name, LONGEST_NAME),
                field(PHONE, "phone", clinic.phone, LONGEST_PHONE),
                field(HOURS, "calendar-clock", hours_as_typed(clinic.hours)),
                field(CLOSED, "calendar-x", closed_as_typed(clinic.closed_days)),
                zone,
            ),
        ),
        GroupShown("", (_DOUBLES,)),
    )


_DOUBLES = DoorShown(
    "doubles",
    "users-round",
    "People who may be in here twice",
    "Two records side by side; a manager makes one of both, and two again.",
    "Look",
)


def _help(clinic: Clinic, field: str) -> str:
    """What stands under the label of a field."""
    if field == HOURS:
        return hours_in_words(clinic.hours)
    if field == CLOSED:
        return closed_in_words(clinic.closed_days)
    return {NAME: "As you say it on the phone.", PHONE: "The number patients call back."}[field]


def _key(action: Action) -> KeyShown:
    return KeyShown(action.icon, action.label, action.key_words)
