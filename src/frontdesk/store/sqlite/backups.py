"""One store's backups in a folder: made, proven, listed, thinned, restored for practice.

A backup is a pair: ``clinic-20260514-103000.fdbackup``, the encrypted copy, and the same name with ``.keys``,
the key file of that day. The same code that opens the store opens it, on any computer.
"""

import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from frontdesk.domain.backup import Backup, Contents, Drilled, Why, newest_proven, to_thin
from frontdesk.domain.errors import Damaged, Fixable, NotSaved
from frontdesk.store.sqlite import backup_list
from frontdesk.store.sqlite.backup import (
    BEGUN,
    Step,
    copy,
    copy_file,
    no_room,
    nobody_hears,
    prove,
    settle,
)
from frontdesk.store.sqlite.connection import damaged
from frontdesk.store.sqlite.proving import Prove


class Backups:
    """What can be done about the backups of the store at ``store``. ``now`` is always local time."""

    def __init__(
        self, store: Path, keys: Path, key: bytes, prove: Prove = prove, folder: Path | None = None
    ) -> None:
        self.store = store
        self.usual_folder = store.parent / "backups"
        self.folder = folder or self.usual_folder
        self.giving_up = False
        self.prove = prove
        self._keys = keys
        self.key = key
        self._mark = backup_list.mark_of(key)

    def known(self, folder: Path, now: datetime) -> tuple[Backup, ...]:
        """Those in the folder, the newest first. A folder that is not there has none."""
        return backup_list.read(folder, self._mark, now.tzinfo).backups

    def last_drill(self, folder: Path, now: datetime) -> Drilled | None:
        """How restoring for practice went last time."""
        return backup_list.read(folder, self._mark, now.tzinfo).drill

    def make(
        self,
        folder: Path,
        now: datetime,
        why: Why = Why.ASKED,
        *,
        erased: Iterable[str] = (),
        step: Step = nobody_hears,
    ) -> Backup:
        """Make one, prove it, list it, and only then thin the older ones.

        Raises ``NotSaved`` where the folder cannot be written, ``Damaged`` where the store itself or the copy
        is not as it was written; then nothing counts and nothing older is touched.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            backup_list.sweep(folder)
            file = folder / backup_list.name_for(self.store, folder, now)
            held = self._copy(file, step)
            made = Backup(file.name, now, why, file.stat().st_size, held)
            backup_list.add(folder, self._mark, made)
            backup_list.note_erased(folder, erased)
        except OSError as problem:
            raise self._not_made(no_room(problem), folder, now) from None
        except NotSaved as problem:
            raise self._not_made(problem, folder, now) from None
        except BaseException:
            with suppress(OSError):
                backup_list.sweep(folder)
            raise
        self._thin(folder, now)
        return made

    def test(self, folder: Path, name: str) -> Backup | None:
        """Open and count one that is there; from now on it counts, or no longer. None: it is damaged."""
        file = folder / name
        listed = {one.name: one for one in backup_list.read(folder, self._mark, None).backups}
        try:
            held = self.prove(file, self.key)
            if name in listed and listed[name].contents not in (None, held):
                raise damaged()
        except Damaged:
            backup_list.take_out(folder, (name,))
            return None
        good = replace(listed[name], size=file.stat().st_size, contents=held)
        backup_list.add(folder, self._mark, good)
        return good

    def drill(self, folder: Path, now: datetime) -> Drilled:
        """Really restore the newest good one into a folder of its own, open it, count it, take it away.

        A backup that is not as it was written is listed as good no more. Raises ``NotSaved`` without a
        backup, and where there is no room to practise.
        """
        newest = newest_proven(self.known(folder, now))
        if newest is None or newest.contents is None:
            raise NotSaved("There is no backup to test yet.", "The store itself is sound.", "Back up now.")
        with tempfile.TemporaryDirectory(prefix="frontdesk-drill-") as aside:
            restored = Path(aside) / self.store.name
            try:
                copy_file(folder / newest.name, restored)
                good = self.prove(restored, self.key) == newest.contents
            except Damaged:
                good = False
            except NotSaved:
                if (folder / newest.name).is_file():
                    raise NotSaved(
                        "There is no room on this computer to test a backup.", "The backup was not touched."
                    ) from None
                good = False
        done = Drilled(now, newest.name, newest.contents.people, good)
        if not good:
            backup_list.take_out(folder, (newest.name,))
        backup_list.note_drill(folder, self._mark, done)
        return done

    def note_erased(self, folder: Path, ids: Iterable[str]) -> None:
        """Somebody was erased: no older backup brings anything of them back. The store knows it as well."""
        with suppress(OSError):
            if folder.is_dir():
                backup_list.note_erased(folder, ids)

    def _copy(self, file: Path, step: Step) -> Contents:
        """The pair; the copy gets its name once it was opened and compared."""
        copy_file(self._keys, backup_list.keys_of(file))
        begun = file.with_name(file.name + BEGUN)

        def go_on(done: int, of: int) -> None:
            if self.giving_up:
                raise given_up()
            step(done, of)

        held = copy(self.store, self.key, begun, go_on)
        if self.prove(begun, self.key) != held:
            raise damaged()
        begun.replace(file)
        settle(file.parent)
        return held

    def _thin(self, folder: Path, now: datetime) -> None:
        local = now.astimezone(now.tzinfo)
        assert local.tzinfo is not None, "a time that was asked for its zone has one"
        gone = to_thin(self.known(folder, now), now, local.tzinfo)
        backup_list.take_out(folder, [one.name for one in gone])
        for one in gone:
            for part in (folder / one.name, backup_list.keys_of(folder / one.name)):
                part.unlink(missing_ok=True)

    def _not_made(self, problem: Fixable, folder: Path, now: datetime) -> NotSaved:
        with suppress(OSError):
            backup_list.sweep(folder)
        kept = len(self.known(folder, now))
        older = (
            f"The {kept} older backups are kept." if kept > 1 else "The older backup is kept." if kept else ""
        )
        return NotSaved(f"No backup was made. {problem.what}", older or problem.safe, problem.todo)


def given_up() -> NotSaved:
    """The window closes before it was done."""
    return NotSaved("Frontdesk was closed.", "The older backups are kept.")
