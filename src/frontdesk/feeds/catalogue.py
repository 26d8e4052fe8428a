"""Every kind of feed, in the order Settings lists them. Each is imported when it is first begun."""

from pathlib import Path

from frontdesk.feeds.feed import Feed, Kind, Told, Works
from frontdesk.settings.declared import (
    CALENDAR_CA,
    CALENDAR_EVERY,
    CALENDAR_SOURCE,
    HL7,
    HL7_ADDRESS,
    HL7_ALLOWED,
    HL7_CERTIFICATE,
    HL7_KEY,
    HL7_LISTENER,
    HL7_PORT,
    WATCHED_FOLDER,
)
from frontdesk.settings.settings import Settings


def _watched_folder(settings: Settings, works: Works, told: Told) -> Feed:
    from frontdesk.feeds.folder import WatchedFolder

    return WatchedFolder(Path(settings.value(WATCHED_FOLDER)), works, told)


def _hl7_messages(settings: Settings, works: Works, told: Told) -> Feed:
    from frontdesk.feeds.mllp.listener import Listener
    from frontdesk.feeds.mllp.place import place

    value = settings.value
    return Listener(
        lambda: place(
            value(HL7_ADDRESS),
            value(HL7_PORT) or 2575,
            value(HL7_ALLOWED),
            value(HL7_CERTIFICATE),
            value(HL7_KEY),
        ),
        works,
        told,
    )


def _calendar(settings: Settings, works: Works, told: Told) -> Feed:
    from frontdesk.feeds.calendar import Calendar

    minutes = settings.value(CALENDAR_EVERY) or 15
    return Calendar(settings.value(CALENDAR_SOURCE), minutes, settings.value(CALENDAR_CA), works, told)


FEEDS: tuple[Kind, ...] = (
    Kind("feed:folder", (WATCHED_FOLDER,), lambda s: bool(s.value(WATCHED_FOLDER)), _watched_folder),
    Kind("feed:hl7", HL7, lambda s: s.value(HL7_LISTENER), _hl7_messages),
    Kind(
        "feed:calendar",
        (CALENDAR_SOURCE, CALENDAR_EVERY, CALENDAR_CA),
        lambda s: bool(s.value(CALENDAR_SOURCE)),
        _calendar,
    ),
)
