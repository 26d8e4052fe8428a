"""A store that does not open: which page it is, and what is younger than the newest good backup."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from frontdesk.domain.backup import Backup, newest_proven
from frontdesk.domain.damage import Damage, Younger
from frontdesk.domain.errors import Fixable
from frontdesk.store.sqlite import chain, journal
from frontdesk.store.sqlite.backups import Backups
from frontdesk.store.sqlite.connection import Connection

_NO_LOSS = (*chain.NOT_DEEDS, "refused_act", "drill")
"""Entries that changed nothing anybody would miss."""
_MOST = 500
"""A day at the busiest desk."""


def seen(backups: Backups, now: datetime) -> tuple[tuple[Backup, ...], Damage]:
    """The backups there are, and what is wrong with their store. Changes nothing, whatever it meets."""
    known: tuple[Backup, ...] = ()
    page = pages = 0
    with suppress(OSError):
        known = backups.known(backups.folder, now)
    with suppress(OSError):
        page, pages = journal.first_bad_page(backups.store, backups.key)
    newest = newest_proven(known)
    after = newest.contents.acts if newest and newest.contents else None
    newer = () if after is None else younger(backups.store, backups.key, after)
    return known, Damage(page, pages, newer)


def younger(store: Path, key: bytes, after: int) -> tuple[Younger, ...]:
    """The acts behind that entry of the chain, read from its end until the damage."""
    found: list[Younger] = []
    with suppress(Fixable, driver.Error, OSError, ValueError):
        connection = Connection(store, key, read_only=True, unchanging=not journal.left_behind(store))
        try:
            with connection.reading() as raw:
                rows = raw.execute(
                    "SELECT at, kind, targets FROM chain WHERE seq > ? AND at <> ''"
                    " ORDER BY seq DESC LIMIT ?",
                    (after, _MOST),
                )
                for at, kind, targets in rows:
                    if kind not in _NO_LOSS and not kind.startswith("look"):
                        begins = _appointment(raw, targets)
                        found.append(Younger(chain.from_utc_text(at), kind, begins))
        finally:
            connection.close()
    return tuple(reversed(found))


def _appointment(raw: Any, targets: str) -> datetime | None:
    """Of the visit among those ids, where there is one and it can be read."""
    with suppress(driver.Error, ValueError):
        for id in targets.split():
            row = raw.execute("SELECT start FROM visit WHERE id = ?", (id,)).fetchone()
            if row and row[0]:
                begins = chain.from_utc_text(row[0])
                return begins if begins.tzinfo else begins.replace(tzinfo=UTC)
    return None
