"""Every kind of feed, in the order Settings lists them. Each is imported when it is first begun."""

from pathlib import Path

from frontdesk.feeds.feed import Feed, Kind, Told, Works
from frontdesk.settings.declared import WATCHED_FOLDER
from frontdesk.settings.settings import Settings


def _watched_folder(settings: Settings, works: Works, told: Told) -> Feed:
    from frontdesk.feeds.folder import WatchedFolder

    return WatchedFolder(Path(settings.value(WATCHED_FOLDER)), works, told)


FEEDS: tuple[Kind, ...] = (
    Kind("feed:folder", (WATCHED_FOLDER,), lambda s: bool(s.value(WATCHED_FOLDER)), _watched_folder),
)
