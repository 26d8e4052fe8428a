"""The window over one desk: which screen leads where, what lies over every screen, and the way out."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.staff import Person
from frontdesk.frame.backup_round import BackupRound
from frontdesk.frame.change_board import ChangeBoard
from frontdesk.frame.jobs import Jobs
from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.frame.screen import Screen
from frontdesk.frame.trouble import said
from frontdesk.qt import theme
from frontdesk.qt.dressing import Dressing, look_of
from frontdesk.qt.file_drop import FileDrop
from frontdesk.qt.look import Look
from frontdesk.qt.short_clipboard import ShortClipboard
from frontdesk.qt.slim_strip import SlimStrip
from frontdesk.qt.unattended import Unattended
from frontdesk.qt.widgets.rail import Entry
from frontdesk.qt.widgets.toast import Toast
from frontdesk.qt.window import Window
from frontdesk.qt.window_keys import Shortcut
from frontdesk.qt.worker import MainThread
from frontdesk.screens.catalogue import (
    PREFERENCES,
    PROMPTS,
    REACHED,
    RECORD,
    SCREENS,
    open_lock,
    open_people,
)
from frontdesk.screens.people.actions import ACTIONS as PEOPLE_KEYS
from frontdesk.settings.declared import BACKUP_FOLDER, LOCK_AFTER
from frontdesk.settings.settings import Settings
from frontdesk.usecases.after_a_start import clock_went_back
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.people_at_desk import take_the_desk
from frontdesk.usecases.pin import PinTries
from frontdesk.ways import Ways

if TYPE_CHECKING:
    from frontdesk.domain.backup import Ready
    from frontdesk.screens.lock.view.seat import LockSeat
    from frontdesk.screens.people.opening import People
    from frontdesk.screens.record.view.record_view import RecordView
    from frontdesk.screens.studio.view.studio_view import StudioView
    from frontdesk.screens.today.view.today_view import TodayView

TITLE = "Frontdesk"
_FIRST_LOOK, _MINUTE = 20_000, 60_000
"""Milliseconds, for the look whether a backup is due."""
LOCK = Entry("lock", "Lock", "key-round", "Ctrl L", low=True, checkable=False)
"""In the rail; an act, no place to be."""
NOT_KEPT = "This counts until Frontdesk closes, but could not be kept. Nothing else was changed."


class Desktop:
    """One window over one desk: the look, the two workers, the screens, the lock, who is at the desk, this
    computer's settings.

    ``keys``: the clinic's key file, which knows what opens the lock. Without one there is no lock, but for
    the sample clinic, whose passphrase nobody knows and whose lock opens with Enter.
    """

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        look: Look | None = None,
        *,
        settings: Settings | None = None,
        keys: Path | None = None,
    ) -> None:
        self.app = app
        self.desk = desk
        self.settings = settings or Settings()
        self.look = look or look_of(app, self.settings)
        self._dressing = Dressing(app, self.look, self.settings)
        self._main = MainThread()
        self.jobs = Jobs(self._main.post)
        self.news = ChangeBoard()
        self.feeds = RunningFeeds(desk, self.jobs, self.settings, self.news)
        theme.apply(app, self.look.theme)
        names = [Entry(s.key, s.title, s.icon, s.shortcut, low=s.low, apart=s.apart) for s in SCREENS]
        if keys is not None or desk.clinic.sample:
            names.append(LOCK)
        self.window = Window(
            self.look,
            (*SCREENS, *REACHED),
            self._open,
            title=TITLE,
            entries=names,
            sample="Sample clinic" if desk.clinic.sample else "",
        )
        self._beside = Unattended(self.window, {one.key for one in REACHED} - {RECORD}, SCREENS[0].key)
        self.strip = SlimStrip(self.look, self.window, SCREENS[0].key, self.settings)
        self.copied = ShortClipboard(app.clipboard(), self.window)
        self._word = Toast(self.look, "", parent=self.window)
        FileDrop(self.window).dropped.connect(self.bring)
        self._hear_of_person: list[Callable[[], None]] = []
        hear = self._hear_of_person.append
        self._ways = Ways(self.window, self._back_to_today, self._to_record, hear, self.feeds, self.bring)
        self._today: TodayView | None = None
        self._record: RecordView | None = None
        self._people: People | None = None
        self.lock: LockSeat | None = None
        self._keys = None if desk.clinic.sample else keys
        self._tries = PinTries()
        if LOCK in names:
            self._make_lock(self._keys)
        self.window.rail.person_pressed.connect(self.ask_who)
        self.window.set_shortcuts(self._shortcuts())
        self.settings.keep_by(self._keep_setting, self.say)
        self._person_changed()
        self.window.closing.connect(self.close)
        self.window.place_changed.connect(self._place_changed)
        self.window.place_changed.connect(self._word.let_go)
        self._studio: StudioView | None = None
        self._record_waits = self._closed = False
        self.made_ready: Ready | None = None
        """A backup that takes the store's place as soon as this is closed."""
        self._keep_backups()

    def show(self, width: int = 1366, height: int = 768) -> None:
        """The window first, data after."""
        self.window.resize(width, height)
        self.window.show_screen(SCREENS[0].key)
        self.window.show()
        self.feeds.start()

    def bring(self, lists: tuple[Path, ...] = ()) -> None:
        """To the import review, with files that were dropped on the window or chosen in first run."""
        if self.window.covered:
            return
        from frontdesk.screens.import_review.view.review_view import ReviewView

        review = self.window.show_screen(REACHED[0].key)
        assert isinstance(review, ReviewView)
        review.bring(lists)

    def say(self, words: str) -> None:
        """A sentence of the program's own that stays until the next one: what opening the store found."""
        if words:
            self._word.say(words, undoable=False, stays=True)

    def ask_who(self) -> None:
        """The initials on the rail, or their key: who is at the desk, and a note for the next."""
        today = self._today
        if self.window.covered or today is None or (today.isVisible() and not today.at_desk.awake()):
            return
        self._keep_half_written()
        if self._people is None:
            from frontdesk.screens.people.presenter import Around

            def reachable() -> bool:
                return not self.window.covered and not (today.isVisible() and today.presenter.stage.hidden)

            seat = today.at_desk
            more = (self._lock_now, self._tries, self._to_people)
            around = Around(self._person_changed, seat.did, seat.say, reachable, *more)
            self._people = open_people(self.look, self.desk, self.jobs, self.window, around, self._keys)
        self._people.asked()

    def _to_people(self) -> None:
        from frontdesk.screens.preferences.view.preferences_view import PreferencesView

        settings = self.window.show_screen(PREFERENCES)
        assert isinstance(settings, PreferencesView)
        settings.to_people()

    def _keep_half_written(self) -> None:
        """Before somebody else sits down: a line in the studio, in the name of who wrote it."""
        if self.window.place() == PROMPTS and self._studio is not None:
            self._studio.presenter.leaving()

    def close(self) -> None:
        """Finish what the desk asked for, then let the store go."""
        if not self._closed:
            self._closed = True
            if self._record is not None:
                self._record.presenter.leaving()
            self.copied.clear()
            if self.desk.backups is not None:
                self.desk.backups.giving_up = True  # nobody waits for one that is being made
            self.feeds.stop()
            self.jobs.stop()
            self.settings.keep_by(None)
            self._dressing.leave()
            self.app.processEvents()
            self.desk.store.close()

    def _keep_backups(self) -> None:
        """By themselves, from the first minute on."""
        backups = self.desk.backups
        if backups is None:
            return
        usual = backups.folder
        chosen = self.settings.value(BACKUP_FOLDER)
        backups.folder = Path(chosen) if chosen else usual
        self.backup_round = BackupRound(self.desk, self.jobs, self.say)
        self._minutes = QTimer(self.window)
        self._minutes.setInterval(_MINUTE)
        self._minutes.timeout.connect(self.backup_round.minute_passed)
        self._minutes.start()
        QTimer.singleShot(_FIRST_LOOK, self._minutes, self.backup_round.minute_passed)

    def _keep_setting(self, job: Callable[[], str], then: Callable[[str], None]) -> None:
        """Between the desk's own writes: nobody waits for the disk."""
        self.jobs.write(job, then, lambda trouble: self.say(said(trouble, NOT_KEPT)))

    def _open(self, screen: Screen) -> QWidget:
        """Make a screen and tie what it asks for: screens are strangers, the window knows the way."""
        more = (self.settings,) if screen.with_settings else ()
        widget: QWidget = screen.open(self.look, self.desk, self.jobs, self.news, *more)
        if screen.key == SCREENS[0].key:
            from frontdesk.screens.today.view.today_view import TodayView
            from frontdesk.screens.today.view.wiring import tie_backups

            assert isinstance(widget, TodayView)
            widget.idle.bring_pressed.connect(self.bring)
            widget.record_asked.connect(self._to_record)
            widget.hidden_changed.connect(self._hidden)
            widget.strip_asked.connect(self.strip.toggle)
            if self.desk.backups is not None:
                tie_backups(widget, self.backup_round)
            self._today = widget
            self._beside.first = widget.presenter.away
            self._hear_of_person.append(widget.at_desk.person_changed)
        elif screen.key == REACHED[0].key:
            from frontdesk.screens.import_review.view.review_view import ReviewView

            assert isinstance(widget, ReviewView)
            widget.left.connect(self._back_to_today)
            self._hear_of_person.append(widget.presenter.person_changed)
        elif screen.key == PREFERENCES:
            from frontdesk.screens.preferences.trust import outside_of
            from frontdesk.screens.preferences.view.preferences_view import PreferencesView

            assert isinstance(widget, PreferencesView)
            widget.asks(outside_of(self.desk, self._store_there))
            widget.made_ready.connect(self._go_back)
            widget.lock_asked.connect(self._lock_now)
        elif screen.key == PROMPTS:
            from frontdesk.screens.studio.view.studio_view import StudioView

            assert isinstance(widget, StudioView)
            widget.back_pressed.connect(lambda: self._back_to_today(""))
            self._studio = widget
        elif screen.key == RECORD:
            from frontdesk.screens.record.view.record_view import RecordView

            assert isinstance(widget, RecordView)
            assert self._today is not None
            widget.back_pressed.connect(lambda: self._back_to_today(""))
            widget.hide_pressed.connect(self._today.presenter.hide_or_show)
            widget.touched.connect(self._today.presenter.away.somebody)
            widget.erased_person.connect(self._erased)
            self._record = widget
            self._hear_of_person.append(widget.presenter.person_changed)
        self._ways.tie(screen.key, widget)
        return widget

    def _store_there(self) -> None:
        """Raises ``Fixable`` where the store's file is not as it has to lie."""
        from frontdesk.bootstrap import check_there

        check_there(self._keys.with_suffix("") if self._keys else Path())

    def _go_back(self, made: "Ready") -> None:
        """A backup waits beside the store; whoever runs this window puts it in place once it is closed."""
        self.made_ready = made
        self.window.close()

    def _to_record(self, patient_id: str, visit_id: str) -> None:
        """The record of whoever stands at the desk; Today waits behind it with the same card."""
        self._show_record()
        assert self._record is not None
        self._record.presenter.open(patient_id, visit_id)

    def _erased(self, patient_id: str, words: str) -> None:
        """Nobody is left to show, on Today neither."""
        if self._today is not None:
            self._today.presenter.record.erased(patient_id)
        self._back_to_today(words)

    def _show_record(self) -> None:
        self.window.show_screen(RECORD)
        if self._today is not None:
            self._today.heartbeat.start()  # behind the record it still counts: the record hides with Today
        self.window.rail.show_place(SCREENS[0].key)

    def _hidden(self, hidden: bool) -> None:
        """Today hides for the whole window: the record goes out of sight and comes back with it."""
        here = self.window.place()
        if hidden and here in (SCREENS[0].key, RECORD):
            self._put_away()
        if self._record is not None and hidden and self.window.place() == RECORD:
            self._record_waits = True
            self._record.presenter.put_out_of_sight()
            self.window.show_screen(SCREENS[0].key)
        elif self._record is not None and not hidden and self._record_waits and here == SCREENS[0].key:
            self._record_waits = False
            self._show_record()
            self._record.presenter.show_again()
        elif not hidden:
            self._beside.back()

    def _place_changed(self, key: str) -> None:
        """Whichever way the record is left: nothing of it stays, and its own acts can be taken back on.
        Whoever comes back to Today is at the desk."""
        if key not in (SCREENS[0].key, RECORD) and self._today is not None:
            self._today.heartbeat.stop()  # Today does not hide behind somebody who types elsewhere
        if key == SCREENS[0].key and self._today is not None and not self._record_waits:
            self._today.presenter.away.somebody()
        if self._record is not None and key != RECORD and not self._record_waits and not self._closed:
            acts = self._record.presenter.closed()
            if acts is not None and self._today is not None:
                own = (act for act in acts if act.by == self.desk.staff.id)
                self._today.presenter.record.left((act.words, (act.deed, *act.before)) for act in own)

    def _shortcuts(self) -> list[Shortcut]:
        """The keys that work on every screen, each once."""
        places = (Shortcut(s.shortcut, partial(self._to_place, s.key)) for s in SCREENS if s.shortcut)
        people = (Shortcut(action.key, self.ask_who) for action in PEOPLE_KEYS)
        more = (Shortcut("F11", self.strip.toggle), Shortcut("F9", self._beside.hide))
        return [*self._dressing.shortcuts(), *places, *people, *self._ways.shortcuts(), *more]

    def _to_place(self, key: str) -> None:
        """A key of the rail; while the patient reads the screen, nothing behind it moves."""
        if self._today is None or not self._today.presenter.turned.facing:
            self.window.show_screen(key)

    def _make_lock(self, keys: Path | None) -> None:
        from frontdesk.screens.lock.opening import Around

        def picked(entry: str) -> None:
            if entry == LOCK.key:
                self._lock_now()

        def sits_down(person: Person) -> None:
            """Somebody else opened the lock; as with Ctrl D, what is half written is kept by who wrote it."""
            self._keep_half_written()
            take_the_desk(self.desk, person)
            self._person_changed()

        self.lock = seat = open_lock(
            self.look,
            self.desk,
            self.jobs,
            self.window,
            keys,
            paused=lambda: self._today is not None and self._today.at_desk.phoning,
            around=Around(sits_down, self._tries, lambda: self.settings.value(LOCK_AFTER) or 5),
        )
        assert seat is not None
        self.window.picked_elsewhere.connect(picked)
        seat.alone_for.connect(self._beside.alone_for)
        seat.covering.connect(self._put_away)
        seat.covering.connect(self._word.put_away)
        seat.covering.connect(self.copied.clear)
        seat.uncovered.connect(self._tell)
        seat.clock_put_back.connect(self._clock_put_back)

    def _clock_put_back(self, by: timedelta) -> None:
        """Noted in the history and said once; a disk that takes no note does not keep it from being said."""
        note = partial(clock_went_back, self.desk, by)
        self.jobs.write(note, self.say, lambda trouble: self.say(said(trouble, NOT_KEPT)))

    def _lock_now(self) -> None:
        if self.lock is not None:
            self.lock.lock()

    def _put_away(self) -> None:
        """What lies over a screen goes with it."""
        if self._people is not None:
            self._people.panel.put_away()

    def _person_changed(self, _: object = None) -> None:
        """Whose name stands for what is done from now on."""
        name = self.desk.staff.shown_name
        initials = "".join(word[0] for word in name.split()[:2]).upper()
        self.window.rail.show_initials(initials, name, PEOPLE_KEYS[0].key_words)
        for heard in self._hear_of_person:
            heard()

    def _back_to_today(self, words: str) -> None:
        self.window.show_screen(SCREENS[0].key)
        self._tell(words)

    def _tell(self, words: str) -> None:
        if words:
            self._word.say(words, undoable=False)
