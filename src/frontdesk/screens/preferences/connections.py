"""The page of connections without Qt: what comes in by itself, how it is doing, and where it comes from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from frontdesk.domain.errors import Fixable, Refused
from frontdesk.frame.running_feeds import FeedNow, RunningFeeds
from frontdesk.screens.preferences.clinic import choice
from frontdesk.screens.preferences.shown import DoorShown, FeedShown, FieldShown, GroupShown
from frontdesk.settings.declared import (
    CALENDAR_CA,
    CALENDAR_EVERY,
    CALENDAR_SOURCE,
    HL7_ADDRESS,
    HL7_ALLOWED,
    HL7_CERTIFICATE,
    HL7_KEY,
    HL7_LISTENER,
    HL7_PORT,
    WATCHED_FOLDER,
)
from frontdesk.settings.setting import Setting
from frontdesk.settings.settings import Settings
from frontdesk.usecases.change_feeds import certificate_file, change_feeds, watched_folder
from frontdesk.usecases.desk import Desk

CHOOSE = "choose_watched_folder"
_PICKED: tuple[Setting[Any], ...] = (CALENDAR_EVERY, HL7_LISTENER)
_ADDRESSES = (HL7_ADDRESS, HL7_ALLOWED)
_FILES = (CALENDAR_CA, HL7_CERTIFICATE, HL7_KEY)
_TYPED: dict[str, Setting[Any]] = {
    one.key: one for one in (WATCHED_FOLDER, CALENDAR_SOURCE, HL7_PORT, *_ADDRESSES, *_FILES)
}
ICONS = {"feed:folder": "folder-open", "feed:calendar": "calendar", "feed:hl7": "unplug"}
OFF = "Off. {how}"
_HOW = {
    "feed:folder": "Name a folder below, and what another program puts there is read by itself.",
    "feed:calendar": "Name a file or an address below, and it is read again by itself.",
    "feed:hl7": "Switch it on below, and give the other system this computer’s address and the port.",
}
SAMPLE = "The sample clinic takes nothing in."
_LONG = 1_000


class ConnectionsPage:
    """One per window. ``show`` fills the fields, ``show_feeds`` the list above them."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        show: Callable[[tuple[GroupShown, ...]], None],
        show_feeds: Callable[[tuple[FeedShown, ...]], None],
        hint: Callable[[str, str, bool], None],
        say: Callable[[str, bool], None],
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._show = show
        self._show_feeds = show_feeds
        self._hint = hint
        self._say = say
        self.feeds: RunningFeeds | None = None
        """What runs; tied by whoever knows the window."""
        self.choose: Callable[[], str] = str
        """Asks for a folder; empty where nobody chose one."""
        self.bring: Callable[[Path], None] = lambda _: None
        """To the import page with a file that waits for somebody."""

    def show(self) -> None:
        """Fields and list as they are now."""
        self._show(self._groups())
        self.look()

    def look(self) -> None:
        """The list alone; asked again and again while the page is in front."""
        if self.feeds is not None:
            self._show_feeds(tuple(_feed(one, sample=self._desk.clinic.sample) for one in self.feeds.now()))

    def has(self, field: str) -> bool:
        """What is typed here."""
        return field in _TYPED

    def typed(self, field: str, text: str) -> bool:
        """Another folder, source or certificate. False where it cannot be used; then it says why."""
        try:
            setting, value = self._understood(field, text)
        except Fixable as trouble:
            self._hint(field, str(trouble), True)
            return False
        if self._settings.value(setting) != value:
            self._settings.change(setting, value)
            label = setting.label[0].lower() + setting.label[1:]
            self._say(f"Saved: {label}." if value else f"{setting.label}: off.", False)
        self.show()
        return True

    def picks(self, field: str) -> bool:
        """What is picked here."""
        return any(one.key == field for one in _PICKED)

    def chosen(self, field: str, key: str) -> None:
        """How often the calendar is read; whether messages are taken in."""
        setting = next(one for one in _PICKED if one.key == field)
        try:
            change_feeds(self._desk)
            self._settings.change(setting, setting.chosen(key))
        except Refused as trouble:
            self._say(str(trouble), True)
        self.show()

    def pressed(self, key: str) -> None:
        """A button of the page: choose a folder, look now, open a file that waits."""
        if key == CHOOSE:
            if folder := self.choose():
                self.typed(WATCHED_FOLDER.key, folder)
            return
        if self.feeds is None:
            return
        act, _, by = key.partition(" ")
        now = next(one for one in self.feeds.now() if one.by == by)
        if act == "open" and now.standing.needs:
            self.bring(now.standing.needs[0])
        elif act == "look":
            self.feeds.look_now(by)
            self._say(f"{now.name}: looking now.", False)

    def _understood(self, field: str, text: str) -> tuple[Setting[Any], Any]:
        setting, typed = _TYPED[field], text.strip()
        if setting is WATCHED_FOLDER:
            return setting, watched_folder(self._desk, typed)
        if setting in _FILES:
            return setting, certificate_file(self._desk, typed)
        change_feeds(self._desk)
        if setting is CALENDAR_SOURCE:
            _may_be_read(typed)
            return setting, typed
        try:
            return setting, setting.read(int(typed) if setting is HL7_PORT else typed)
        except ValueError:
            raise Refused("This cannot be used.", "Nothing was changed.", setting.help) from None

    def _groups(self) -> tuple[GroupShown, ...]:
        value = self._settings.value
        return (
            GroupShown("", (
                _field(WATCHED_FOLDER, value(WATCHED_FOLDER), "Off"),
                DoorShown(
                    CHOOSE, "search", "Look for the folder",
                    "Use a folder of its own: everything in it is read and moved.", "Choose …",
                ),
            )),
            GroupShown("", (
                _field(CALENDAR_SOURCE, value(CALENDAR_SOURCE), "Off"),
                choice(CALENDAR_EVERY, value(CALENDAR_EVERY)),
                _field(CALENDAR_CA, value(CALENDAR_CA), "Known by the computer"),
            )),
            GroupShown("", (
                choice(HL7_LISTENER, value(HL7_LISTENER), switch=True),
                _field(HL7_PORT, str(value(HL7_PORT)), ""),
                _field(HL7_ADDRESS, value(HL7_ADDRESS), ""),
                _field(HL7_ALLOWED, value(HL7_ALLOWED), "This computer alone"),
                _field(HL7_CERTIFICATE, value(HL7_CERTIFICATE), "None"),
                _field(HL7_KEY, value(HL7_KEY), "In the file of the certificate"),
            )),
        )  # fmt: skip


def _may_be_read(source: str) -> None:
    if "://" in source:
        from frontdesk.feeds.own_network import parts_of

        parts_of(source)
    elif source and not (Path(source).is_absolute() and Path(source).is_file()):
        raise Refused("There is no such file here.", "Nothing was changed.", "Write its whole path.")


def _field(setting: Setting[Any], text: str, empty: str) -> FieldShown:
    return FieldShown(setting.key, setting.icon, setting.label, setting.help, text, _LONG, empty=empty)


def _feed(now: FeedNow, *, sample: bool) -> FeedShown:
    standing = now.standing
    words = standing.words if now.on else SAMPLE if sample else OFF.format(how=_HOW.get(now.by, "")).strip()
    return FeedShown(
        now.by,
        ICONS.get(now.by, "inbox"),
        now.name,
        words,
        now.on,
        well=standing.well,
        lately=standing.lately,
        opens=standing.needs[0].name if standing.needs else "",
    )
