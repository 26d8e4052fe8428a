"""Going back to a backup from an open window: made ready beside the open store, in place once it is closed.

The desk goes on until the last step, which is a few renames. A kill before it leaves the store as it was, a
kill within it is finished at the next start (``restoring.settle``).
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from frontdesk.domain.backup import Backup, Ready, Restored
from frontdesk.domain.damage import Younger
from frontdesk.domain.deed import Deed
from frontdesk.domain.errors import NotSaved, Refused
from frontdesk.store.sqlite import backup_list, damage, restoring
from frontdesk.store.sqlite.backup import copy_file
from frontdesk.store.sqlite.backups import Backups
from frontdesk.store.sqlite.lock import Lock


class GoesBack(Backups):
    """The backups of a store that is open in a window."""

    app_version: Callable[[], str] = staticmethod(lambda: "0")
    """Asked where the layout of an older backup is updated."""

    def younger(self, than: Backup) -> tuple[Younger, ...]:
        """The acts of the open store that a proven backup does not hold; the newest 500 of them."""
        return damage.younger(self.store, self.key, than.contents.acts) if than.contents else ()

    def make_ready(
        self, folder: Path, one: Backup, act: Deed, erased: Iterable[str], hear: Callable[[int], None]
    ) -> Ready:
        """Copy it beside the open store, read every page of it, bring it up to today. See ``prepare``."""
        without = frozenset((*erased, *backup_list.erased(folder)))
        made = restoring.prepare(
            restoring.Chosen(folder / one.name, self._keys, one.contents),
            self.key,
            self.store,
            act,
            erased=without,
            app_version=self.app_version(),
            prove=self.prove,
            hear=hear,
        )
        return Ready(one, made.people, made.erased_again, without)

    def put_in_place(self, made: Ready, now: datetime) -> Restored:
        """The store is closed by now. What was made ready takes its place, and it is set aside, whole.

        Raises ``InUse``, ``Refused`` where somebody was erased meanwhile, ``NotSaved``.
        """
        lock = Lock(self.store, now)
        try:
            if not made.without.issuperset(restoring.erased_in(self.store, self.key)):
                restoring.drop(self.store)
                raise Refused(
                    "Somebody was erased while the backup was made ready.",
                    "The store is as it was.",
                    "Go back once more.",
                )
            newer = len(self.younger(made.backup))
            aside = self._moved(now)
        finally:
            lock.release()
        return Restored(made.backup, made.people, newer, made.erased_again, aside)

    def _moved(self, now: datetime) -> Path | None:
        file, keys = restoring.ready(self.store)
        try:
            copy_file(self._keys, keys)  # a passphrase may have been changed meanwhile
            restoring.note_head(file, self.key, self.store)
            return restoring.put_in_place(self.store, now)
        except (OSError, NotSaved):
            if self.store.exists():
                restoring.drop(self.store)
                raise NotSaved(
                    "The backup could not be put in place.", "The store is as it was.", "Try again."
                ) from None
            raise NotSaved(
                "The backup is not in place yet: the disk took no new name.",
                "The store from before and the backup lie beside each other, both whole.",
                "Start Frontdesk again; it goes on there.",
            ) from None
