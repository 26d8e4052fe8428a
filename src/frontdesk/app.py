"""The program with a window: the way in, then the desk."""

import gc
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

import frontdesk.qt.quick_imports  # noqa: F401 - before the rest of ours
from frontdesk import connections, hardened, log
from frontdesk.desktop import TITLE, Desktop
from frontdesk.domain.errors import Fixable, InUse
from frontdesk.domain.paper import Paper
from frontdesk.frame.forgetting import Forgetting
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.trouble import said
from frontdesk.qt import first_window, fonts, theme
from frontdesk.qt.dressing import Dressing, look_of
from frontdesk.qt.look import Look
from frontdesk.qt.room import DESIGNED, fill_small_screen
from frontdesk.qt.short_clipboard import ShortClipboard
from frontdesk.qt.window_keys import WindowKeys
from frontdesk.qt.worker import MainThread
from frontdesk.screens.catalogue import open_entry
from frontdesk.settings import file as settings_file
from frontdesk.settings.declared import COMPUTER_SIGN_IN
from frontdesk.settings.settings import Settings
from frontdesk.usecases import zones
from frontdesk.usecases.backup_words import restored_words
from frontdesk.usecases.computer_sign_in import let_computer_open, stop_computer
from frontdesk.usecases.desk import Desk
from frontdesk.vault import key_file, keyring_of_computer

if TYPE_CHECKING:
    from frontdesk.domain.backup import Ready
    from frontdesk.screens.first_run.door import Arrival, Door
    from frontdesk.screens.first_run.view.entry_window import EntryWindow
    from frontdesk.usecases.first_run import FirstAnswers

LOCKED = "Locked. Nothing of anybody is left in memory. Sign in with your passphrase."
NOT_IN_PLACE = "Something went wrong on our side. The store from before and the backup are both whole."
SWITCH_INTERVAL = 0.0002
"""Seconds a worker thread may hold the interpreter: the window never waits longer for it."""


def application() -> QApplication:
    """The one QApplication, with our fonts."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(TITLE)
    app.setStyle("Fusion")
    fonts.load()
    return app


@dataclass(slots=True)
class OnTheWay:
    """What the window of the desk gets from the way in, and what it leaves behind."""

    told: list[str]
    """What opening the store has to say."""
    place: str | None = None
    """Where a window stood that a hard lock closed."""
    ready: "Ready | None" = None
    """A backup that is to be put in place now that the desk is closed."""


def run_window(arguments: list[str]) -> int:
    """``frontdesk`` without a verb: sign in, or first run where there is no store yet.

    Raises ``InUse`` where a window has the store open already: that one has come forward.
    """
    from frontdesk.bootstrap import already_open, usual_store

    store = usual_store()
    if arguments:
        named = arguments[0].partition("=")[2] or (arguments[1] if len(arguments) > 1 else "")
        store = Path(named) if named else store
    hardened.start()
    connections.HERE.watch()
    if (told_open := already_open(store)) and first_window.knock(store):
        raise told_open
    log.start()
    log.watch()
    app = application()
    settings = settings_file.load(settings_file.default_file())
    look = look_of(app, settings)
    way = OnTheWay([settings.told] if settings.told else [], hardened.begun_by_a_lock())
    with ExitStack() as left_behind:
        door = door_to(store, left_behind, way.told.append, settings)
        if way.place is not None:
            door = replace(door, happened=LOCKED)
        while True:
            arrival = _let_in(app, look, door, settings, way.place)
            if arrival is None:
                return 0
            code = _run(app, arrival.desk, look, arrival.lists, settings, store, way)
            if way.ready is None:
                return code
            door = replace(door, happened=put_in_place(arrival.desk, way.ready))
            way.told.clear()
            way.place = way.ready = None


def put_in_place(desk: Desk, ready: "Ready") -> str:
    """The desk is closed: the last step of going back to a backup, and what happened in one line."""
    now = desk.local(desk.now())
    try:
        assert desk.backups is not None, "a backup was made ready"
        return restored_words(desk.backups.put_in_place(ready, now), now)
    except Exception as trouble:  # noqa: BLE001 - the door says what it was; both stores are whole
        return said(trouble, NOT_IN_PLACE)


def door_to(
    store: Path,
    left_behind: ExitStack,
    tell: Callable[[str], None] = lambda _: None,
    settings: Settings | None = None,
) -> "Door":
    """What first run and sign-in may do. ``left_behind`` takes the sample clinic's folder away at the end.

    ``tell`` hears what an interruption left and opening has finished or dropped, ``settings`` say what this
    computer may do by itself.
    """
    from frontdesk import bootstrap
    from frontdesk.domain.backup import Backup
    from frontdesk.screens.first_run.door import Computer, Door

    def make(passphrase: str, answers: "FirstAnswers", recovery_key: str) -> Desk:
        return bootstrap.create_desk(store, passphrase, answers, recovery_key=recovery_key)[0]

    def sample() -> Desk:
        folder = left_behind.enter_context(tempfile.TemporaryDirectory(prefix="frontdesk-sample-"))
        return bootstrap.create_sample(Path(folder) / "sample.frontdesk", secrets.token_urlsafe(24))

    def come_in(given: str, person_id: str, *, by_computer: bool = False) -> Desk:
        try:
            desk = bootstrap.open_desk(store, given, person_id=person_id, by_computer=by_computer, tell=tell)
        except InUse:
            first_window.knock(store)  # it was at the door when this one was opened
            raise
        if words := bootstrap.only_readable(desk):
            tell(words)
        return desk

    def check_there() -> None:
        bootstrap.finish_restore(store, tell)
        bootstrap.check_there(store)

    def backups() -> tuple[Backup, ...]:
        return tuple(one for one in bootstrap.backups_in(bootstrap.backup_folder(store)) if one.proven)

    def restore(passphrase: str) -> str:
        folder, now = bootstrap.backup_folder(store), bootstrap.utc_now().astimezone()
        files = [folder / one.name for one in backups()]
        return restored_words(bootstrap.restore(store, files, passphrase), now)

    def remember(desk: Desk, on: bool, giving_up: Callable[[], bool]) -> None:
        try:
            (let_computer_open if on else stop_computer)(desk, giving_up)
        except Fixable as trouble:  # the desk is open all the same
            tell(str(trouble))

    keys = key_file.beside(store)
    computer = Computer(
        allowed=lambda: (settings or Settings()).value(COMPUTER_SIGN_IN),
        opens_for=lambda: key_file.for_whom_a_computer_opens(keys),
        kept=lambda whose, giving_up: keyring_of_computer.kept(key_file.store_id(keys), whose, giving_up),
        open=lambda secret, whose: come_in(secret, whose, by_computer=True),
        remember=remember,
    )
    return Door(
        store=store,
        usual_zone=zones.usual_zone(),
        now=lambda: bootstrap.utc_now().astimezone(),
        zone_of=zones.zone_of,
        check_there=check_there,
        make=make,
        open=come_in,
        sample=sample,
        backups=backups,
        restore=restore,
        save_copy=lambda folder: bootstrap.save_copy(store, folder),
        computer=computer,
    )


def entry(app: QApplication, look: Look, door: "Door") -> "EntryWindow":
    """The window before a desk is open: first run or sign-in."""
    theme.apply(app, look.theme)
    window: EntryWindow = open_entry(look, door, Jobs(MainThread(app).post), TITLE)
    return window


def _let_in(
    app: QApplication,
    look: Look,
    door: "Door",
    settings: Settings | None = None,
    place: str | None = None,
) -> "Arrival | None":
    """Wait at the door; None when somebody leaves without coming in. ``place``: where a window stood."""
    window, waiting = entry(app, look, door), QEventLoop()
    dressing, copied = Dressing(app, look, settings or Settings()), ShortClipboard(app.clipboard(), window)
    WindowKeys(window).show_keys(dressing.shortcuts())
    came: list[Arrival] = []
    window.arrived.connect(came.append)
    window.arrived.connect(waiting.quit)
    window.closing.connect(waiting.quit)
    window.resize(DESIGNED)
    fill_small_screen(window)
    _stand(window, place)
    window.show()
    stays_open = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)  # between the door and the desk there is no window for a moment
    waiting.exec()
    dressing.leave()
    copied.clear()
    window.close()
    window.deleteLater()
    app.setQuitOnLastWindowClosed(stays_open)
    return came[0] if came else None


def run_demo(pictures: Path | None) -> int:
    """The sample clinic in a temporary profile; with ``pictures`` it plays off screen and draws."""
    from frontdesk.bootstrap import create_sample

    hardened.start()
    connections.HERE.watch()
    log.watch()
    with tempfile.TemporaryDirectory(prefix="frontdesk-demo-") as folder:
        store = Path(folder) / "sample.frontdesk"
        app = application()
        desk = create_sample(store, secrets.token_urlsafe(24))
        if pictures is None:
            return _run(app, desk)
        from frontdesk.screens.today.view.playing import play

        return _closing(Desktop(app, desk), lambda desktop: play(desktop, pictures))


def write_pdf(path: Path, document: Paper, *, size: str) -> bool:
    """A document as a PDF, without a window; False when the disk did not take it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    from frontdesk.qt import paper

    return paper.save_pdf(path, document.title, paper.blocks_of(document), size=size)


def _run(
    app: QApplication,
    desk: Desk,
    look: Look | None = None,
    lists: tuple[Path, ...] = (),
    settings: Settings | None = None,
    store: Path | None = None,
    way: OnTheWay | None = None,
) -> int:
    way = way or OnTheWay([])

    def work(desktop: Desktop) -> int:
        fill_small_screen(desktop.window)
        desktop.show()
        _stand(desktop.window, way.place)
        if store is not None:
            first = first_window.FirstWindow(store, desktop.window)
            first.knocked.connect(lambda: first_window.come_forward(desktop.window))
        if desktop.lock is not None:
            desktop.lock.hear_the_computer()
        gc.freeze()  # what stands now stays until the end; to walk it again and again would stop the window
        if way.told:
            desktop.say(" ".join(way.told))
        if lists:
            desktop.bring(lists)
        code = app.exec()
        way.ready = desktop.made_ready
        return code

    keys = key_file.beside(store) if store is not None else None
    desktop = Desktop(app, desk, look, settings=settings, keys=keys)
    begins_anew = forgets_when_locked(desktop) if keys is not None and not desk.clinic.sample else []
    code = _closing(desktop, work)
    for window in begins_anew:
        hardened.begin_anew(window)
    return code


def forgets_when_locked(desktop: Desktop) -> list[str]:
    """The hard lock closes the window, as somebody would: what a screen keeps at the end it keeps now.

    The answer then holds where the window stood: the program is to begin anew there.
    """
    lock, stood = desktop.lock, list[str]()
    assert lock is not None

    def close() -> None:
        stood.append(desktop.window.saveGeometry().toBase64().toStdString())
        desktop.window.close()

    forgetting = Forgetting(desktop.jobs, desktop.settings, close)
    lock.heartbeat.timeout.connect(lambda: forgetting.second_passed(locked=lock.locked))
    return stood


def _stand(window: QWidget, place: str | None) -> None:
    """Where the window stood before a hard lock, and as large."""
    if place:
        window.restoreGeometry(QByteArray.fromBase64(place.encode()))


def _closing(desktop: Desktop, work: Callable[[Desktop], int]) -> int:
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        return work(desktop)
    finally:
        desktop.close()
        desktop.window.deleteLater()  # nothing of anybody outlives the desk
