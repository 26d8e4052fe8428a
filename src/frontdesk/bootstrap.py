"""Puts a desk together: the only module that names a store adapter and asks the clock."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk import resources
from frontdesk.domain.backup import Backup, Restored, Why
from frontdesk.domain.deed import Change, Deed
from frontdesk.domain.errors import Damaged, InUse, NoStore, Refused
from frontdesk.importers import child_process
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.observances import DateRules
from frontdesk.prompts.view import Observances
from frontdesk.settings.declared import BACKUP_FOLDER
from frontdesk.store.port import Store
from frontdesk.store.sqlite import backup_list, restoring
from frontdesk.store.sqlite.backup import not_as_left, prove as proven
from frontdesk.store.sqlite.backups import Backups
from frontdesk.store.sqlite.connection import READ_ONLY, damaged
from frontdesk.store.sqlite.going_back import GoesBack
from frontdesk.store.sqlite.lock import Lock, held
from frontdesk.store.sqlite.open import create, finish_imports, open_store
from frontdesk.store.sqlite.proving import prove_in_child
from frontdesk.usecases.access import settle, whoever_opened
from frontdesk.usecases.after_a_start import told_at_start
from frontdesk.usecases.backup_words import damaged_words
from frontdesk.usecases.desk import Desk, new_id
from frontdesk.usecases.first_run import FirstAnswers, set_up
from frontdesk.usecases.live_lines import live_deck
from frontdesk.usecases.shipped_packs import shipped_pack
from frontdesk.usecases.zones import zone_of
from frontdesk.vault import key_file
from frontdesk.vault.openers import Openers
from frontdesk.words import English

if TYPE_CHECKING:
    from frontdesk.store.sqlite.checkup import Looked
    from frontdesk.store.sqlite.repairing import Repaired

Clock = Callable[[], datetime]

STORE_NAME = "clinic.frontdesk"
_ROWS_A_DEED = 400


def utc_now() -> datetime:
    """The computer's clock, in UTC. Everything else is handed the time."""
    return datetime.now(UTC)


def app_version() -> str:
    """This Frontdesk's version. The library that knows it is slow to load; a start does not need it."""
    from importlib.metadata import version

    return version("frontdesk")


def usual_store() -> Path:
    """Where this computer's user keeps the store unless another is named."""
    import platformdirs

    return platformdirs.user_data_path("frontdesk", appauthor=False) / STORE_NAME


def usual_heads() -> Path:
    """Where this computer remembers the newest entry of each store's history, outside the stores."""
    import platformdirs

    return platformdirs.user_state_path("frontdesk", appauthor=False) / "heads"


@cache
def shipped_observances() -> Observances:
    """The days of each date rule a note may name; its file is read when the first such note is met."""
    return DateRules(resources.path("observances.json").read_bytes)


def deck_for(store: Store) -> Deck:
    """The clinic's live lines; the shipped ones until somebody changed one."""
    return live_deck(shipped_pack(), store, shipped_observances())


def create_desk(
    path: Path, passphrase: str, answers: FirstAnswers, *, recovery_key: str = "", clock: Clock = utc_now
) -> tuple[Desk, str]:
    """Make store, key file and first manager; returns the open desk and the recovery key to print.

    ``recovery_key``: the one first run has printed already.

    Raises ``Refused`` where something is there already or an answer cannot be used; then nothing stays.
    """
    zone_of(answers.zone)
    if path.exists():
        raise Refused("There is a store here already.", "Nothing was changed.", "Choose another file.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    manager, keys = new_id(), key_file.beside(path)
    if keys.exists():  # its store is gone, or a start was cut short: keep it, out of the way
        keys.replace(keys.with_name(f"{keys.name}.{clock():%Y%m%d-%H%M%S}"))
    made = key_file.create(
        keys,
        person_id=manager,
        passphrase=passphrase,
        shown_name=answers.manager_name.strip(),
        recovery_key=recovery_key,
    )
    try:
        now, version = clock().astimezone(), app_version()
        store = create(path, made.key, now=now, app_version=version, heads=usual_heads())
    except BaseException:
        keys.unlink(missing_ok=True)
        raise
    try:
        set_up(store, answers, clock(), manager)
    except BaseException:
        store.close()
        for part in (path, keys, path.with_name(path.name + ".lock")):
            part.unlink(missing_ok=True)
        raise
    desk = _desk(store, manager, clock)
    desk.backups = _window_backups(path, made.key)
    desk.openers = Openers(keys, made.key)
    return desk, made.recovery_key


def open_desk(
    path: Path,
    passphrase: str,
    *,
    person_id: str = "",
    by_computer: bool = False,
    clock: Clock = utc_now,
    tell: Callable[[str], None] = lambda _: None,
) -> Desk:
    """Open the store with a passphrase (of ``person_id``, or anybody's), finish what an interruption left.

    ``by_computer``: what is given is not a passphrase but what this computer keeps for ``person_id``.
    ``tell`` hears in a sentence what was finished or dropped.

    Raises ``NoStore``, ``WrongPassphrase``, ``Damaged``, ``NewerStore``, ``InUse`` and the store's others.
    """
    finish_restore(path, tell, clock=clock)
    check_there(path)
    open_keys = key_file.open_with_secret if by_computer else key_file.open_with_passphrase
    opened = open_keys(key_file.beside(path), passphrase, person_id)
    now = clock().astimezone()
    heads = usual_heads()
    restoring.accept_head(path, opened.key, heads)
    backups = _window_backups(path, opened.key)

    def before_update(_: int, wanted: int) -> None:
        tell(f"The store was updated to version {wanted}. A backup was made first.")
        backups.make(backups.folder, now, Why.UPDATE)

    try:
        store = open_store(
            path, opened.key, now=now, app_version=app_version, before_update=before_update, heads=heads
        )
    except Damaged as problem:
        raise in_full(problem, backups, now) from None
    if not store.read_only and restoring.sweep(path):
        tell("Going back to a backup was begun and did not finish. The store is as it was.")
    for message in finish_imports(store).messages:
        tell(message)
    openers = Openers(key_file.beside(path), opened.key)
    try:
        settle(store.people(), openers, now)
        desk = _desk(store, opened.person_id, clock)
    except BaseException:
        store.close()
        raise
    desk.openers = openers
    for message in told_at_start(desk, cut_off=store.cut_off, full=store.crowded):
        tell(message)
    desk.backups = None if store.read_only else backups
    return desk


def finish_restore(path: Path, tell: Callable[[str], None], *, clock: Clock = utc_now) -> None:
    """A restore cut off in its last step is finished; until then there is no store under its name."""
    if restoring.settle(path, clock().astimezone()):
        tell("A backup was being put in place when Frontdesk was closed. It has been finished now.")


def save_copy(path: Path, folder: Path, *, clock: Clock = utc_now) -> Path:
    """The store's file as it lies there, damaged or not, in a folder; where it is. Raises ``NotSaved``."""
    return restoring.save_copy(path, folder, clock().astimezone())


def in_full(problem: Damaged, backups: Backups, now: datetime) -> Damaged:
    """M05 as it is said at the door and on a terminal, ``younger`` the list of what would be missing."""
    from frontdesk.store.sqlite import damage

    return damaged_words(problem, *damage.seen(backups, now), now)


def already_open(path: Path) -> InUse | None:
    """Who has the store open, a window or a command; None where nobody has."""
    return held(path)


def only_readable(desk: Desk) -> str:
    """M07 for a window, once; a command says it where it refuses an act. Empty on an ordinary disk."""
    return str(READ_ONLY) if getattr(desk.whole, "read_only", False) else ""


def check_there(path: Path) -> None:
    """Raises ``NoStore`` when there is none, ``Refused`` for a place the store cannot be."""
    from frontdesk.store.sqlite import place

    place.check(path)


def backup_folder(path: Path) -> Path:
    """Where the backups of a store go: the folder a manager chose for this computer, else beside it."""
    from frontdesk.settings import file as settings_file

    chosen = settings_file.load(settings_file.default_file()).value(BACKUP_FOLDER)
    return Path(chosen) if chosen else path.parent / "backups"


def backups_at(path: Path, typed: str, *, recovery: bool = False) -> Backups:
    """The backups of the store at ``path``, which may be open in a window meanwhile. ``typed`` opens it.

    Raises ``WrongPassphrase``, ``Damaged`` (the key file), ``NoStore``.
    """
    check_there(path)
    keys = key_file.beside(path)
    open_keys = key_file.open_with_recovery if recovery else key_file.open_with_passphrase
    return Backups(path, keys, open_keys(keys, typed).key, folder=backup_folder(path))


def _window_backups(path: Path, key: bytes) -> GoesBack:
    """The same for a window, which must not stand still while a copy is read, and may go back to one."""
    backups = GoesBack(path, key_file.beside(path), key, folder=backup_folder(path))
    backups.prove = partial(prove_in_child, child_process.start, lambda: backups.giving_up)
    backups.app_version = app_version
    return backups


def erased_at(path: Path, backups: Backups) -> tuple[str, ...]:
    """Who was erased in a store, for the list that lies beside its backups."""
    return restoring.erased_in(path, backups.key)


def backups_in(folder: Path, *, clock: Clock = utc_now) -> tuple[Backup, ...]:
    """Every backup in a folder, by the lists and names alone: nothing is opened, no passphrase needed."""
    return backup_list.read_all(folder, clock().astimezone().tzinfo)


def restore(
    path: Path,
    files: Sequence[Path],
    typed: str,
    *,
    recovery: bool = False,
    really: bool = True,
    clock: Clock = utc_now,
) -> Restored:
    """Put the first of ``files`` that is good in the place of the store at ``path``, where there may be none.

    Without ``really`` it is opened and counted, and nothing else. What was erased here since stays erased.
    The present key file stays where it fits: passphrases that were changed since stay changed.
    Raises ``InUse`` while the store is open, ``WrongPassphrase``, ``Refused`` for anybody but a manager,
    ``Damaged`` when none of them is good.
    """
    now = clock().astimezone()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = Lock(path, now)
    try:
        passed_over: list[str] = []
        for file in files:
            try:
                done = _restore_one(path, file, typed, recovery, really, now)
            except Damaged:
                if file is files[-1]:
                    raise
                passed_over.append(file.name)
            else:
                return replace(done, passed_over=tuple(passed_over))
        raise NoStore("There is no backup there.", "Nothing was changed.", "Choose another folder.")
    finally:
        restoring.drop(path)
        lock.release()


def _restore_one(path: Path, file: Path, typed: str, recovery: bool, really: bool, now: datetime) -> Restored:
    present, own = key_file.beside(path), key_file.beside(file)
    # A passphrase may be newer than the backup: where its own key file does not open, the present one may.
    opened = key_file.open_with_either(typed, own, present, recovery=recovery)
    kept = {one.name: one for one in backup_list.read_all(file.parent, now.tzinfo)}
    listed = kept.get(file.name) or Backup(file.name, now)
    newer = restoring.acts_in(path, opened.key)
    if not really:
        held = proven(file, opened.key)
        if listed.contents not in (None, held):
            raise damaged()
        return Restored(listed, held.people, max(0, newer - held.acts))
    restoring.check_may(path, opened.key, opened.person_id)
    keys = present if key_file.fits(present, opened.key) else own
    made = restoring.prepare(
        restoring.Chosen(file, keys, listed.contents),
        opened.key,
        path,
        Deed(new_id(), "restore", now, opened.person_id, ()),
        erased={*restoring.erased_in(path, opened.key), *backup_list.erased(file.parent)},
        app_version=app_version(),
    )
    aside = restoring.put_in_place(path, now)
    restoring.accept_head(path, opened.key, usual_heads())
    return Restored(listed, made.people, max(0, newer - made.acts), made.erased_again, aside)


def library_versions() -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """What opens the store, by name: the version found and the oldest one that will do."""
    from frontdesk.store.sqlite import checkup, connection

    return {
        "SQLite": (checkup.sqlite_version(), connection.FLOOR),
        "SQLCipher": (checkup.cipher_version(), checkup.CIPHER_FLOOR),
    }


def look_inside(path: Path, passphrase: str) -> "Looked":
    """Read a store once without changing it, beside an open window too. Raises what ``open_desk`` raises."""
    from frontdesk.store.sqlite import checkup

    opened = key_file.open_with_passphrase(key_file.beside(path), passphrase)
    return checkup.look(path, opened.key)


def walk_inside(path: Path, passphrase: str) -> int:
    """Read every row and every act of a store as well: how many rows. Raises what ``look_inside`` raises."""
    from frontdesk.store.sqlite import deep_check, head_file

    opened = key_file.open_with_passphrase(key_file.beside(path), passphrase)
    known = head_file.HeadFile(usual_heads(), opened.key).remembered()
    found = deep_check.deep_check(path, opened.key, known)
    if not found.sound:
        raise not_as_left(found)
    return found.rows


def repair(path: Path, typed: str, to: Path, *, clock: Clock = utc_now) -> "Repaired":
    """What can still be read of a damaged store, into a new one at ``to``. The damaged one is only read.

    Raises ``InUse`` while it is open, ``Refused`` where anything is at ``to`` already, ``Damaged``.
    """
    from frontdesk.store.sqlite import repairing

    check_there(path)
    keys = key_file.beside(path)
    opened, now = key_file.open_with_passphrase(keys, typed), clock()
    lock = Lock(path, now.astimezone())
    try:
        act = Deed(new_id(), "repair", now, opened.person_id, ())
        return repairing.repair(path, opened.key, to, act, keys=keys, app_version=app_version())
    finally:
        lock.release()


def create_sample(path: Path, passphrase: str, *, clock: Clock = utc_now) -> Desk:
    """The sample clinic in a store of its own, its day put around now."""
    from frontdesk.usecases import sample_clinic

    keys = key_file.beside(path)
    made = key_file.create(keys, person_id=sample_clinic.manager_id(), passphrase=passphrase)
    store = create(path, made.key, now=clock().astimezone(), app_version=app_version())
    records = sample_clinic.records(clock())
    for at in range(0, len(records), _ROWS_A_DEED):
        changes = tuple(Change(None, record) for record in records[at : at + _ROWS_A_DEED])
        store.commit(Deed(new_id(), "first_run", clock(), sample_clinic.manager_id(), changes))
    return _desk(store, sample_clinic.manager_id(), clock)


def _desk(store: Store, person_id: str, clock: Clock) -> Desk:
    clinic = store.clinic()
    zone = zone_of(clinic.zone)
    return Desk(
        store=store,
        clock=clock,
        zone=zone,
        speech=English(),
        clinic=clinic,
        staff=whoever_opened(store.people(), person_id, clock(), zone),
        deck=deck_for(store),
    )
