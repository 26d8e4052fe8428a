"""Settings on the screen: pages at the left, the page in front beside them, Esc back to Today."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QBoxLayout, QStackedLayout, QWidget

from frontdesk.domain.paper import Paper
from frontdesk.frame.running_feeds import RunningFeeds
from frontdesk.qt.look import Look
from frontdesk.qt.paper import blocks_of, print_page
from frontdesk.qt.widgets.toast import Toast
from frontdesk.screens.preferences.presenter import PreferencesPresenter
from frontdesk.screens.preferences.shown import (
    ABOUT,
    BACKUPS,
    CHANGE_PASSPHRASE,
    CLINIC,
    CONNECTIONS,
    DESK,
    KEYS,
    LANGUAGES,
    OPEN_LOG,
    PAGES,
    PEOPLE,
    SEE_ONE,
    TEST_NOW,
    TRUST,
    YOU,
    AboutShown,
    BackupShown,
    FeedShown,
    GoBackShown,
    GroupShown,
    KeyShown,
)
from frontdesk.screens.preferences.trust import Outside
from frontdesk.screens.preferences.view.backups_page import BackupsPage
from frontdesk.screens.preferences.view.connections_page import ConnectionsPage
from frontdesk.screens.preferences.view.page_list import PageList
from frontdesk.screens.preferences.view.pages import AboutPage, KeysPage, Page, SettingsPage, TrustPage
from frontdesk.screens.preferences.view.people_page import PeoplePage
from frontdesk.screens.preferences.view.rows import ChoiceRow, DoorRow, FieldRow, FixedRow
from frontdesk.screens.preferences.view.you_page import YouPage

_SCROLLS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class PreferencesView(QWidget):
    """Implements ``PreferencesDisplay``. ``left("")`` when somebody goes back to Today."""

    left = Signal(str)
    screen_asked = Signal(str)
    record_asked = Signal()
    looks_asked = Signal()
    lock_asked = Signal()
    """Too many wrong passphrases on the page You."""
    bring_asked = Signal(object)
    """A file waits for somebody: to the import page with it."""
    made_ready = Signal(object)
    """A backup waits beside the store: the window closes, and it is put in place."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.list = PageList(look, PAGES)
        of = {page.key: page for page in PAGES}
        self.keys = KeysPage(look, of[KEYS])
        self.trust = TrustPage(look, of[TRUST])
        self.about = AboutPage(look, of[ABOUT])
        self._people = PeoplePage(look, of[PEOPLE])
        self._you = YouPage(look, of[YOU])
        others: dict[str, Page] = {
            YOU: self._you,
            PEOPLE: self._people,
            KEYS: self.keys,
            TRUST: self.trust,
            ABOUT: self.about,
        }
        self.backups = BackupsPage(look, of[BACKUPS])
        self.connections = ConnectionsPage(look, of[CONNECTIONS])
        own = {BACKUPS: self.backups, CONNECTIONS: self.connections}
        self._settings = {
            key: own.get(key) or SettingsPage(look, page) for key, page in of.items() if key not in others
        }
        """Pages of rows; the others are of a kind of their own."""
        self.desk, self.clinic, self.languages = (self._settings[key] for key in (DESK, CLINIC, LANGUAGES))
        self.pages: dict[str, Page] = {**self._settings, **others}
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for page in self.pages.values():
            self._stack.addWidget(page)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self.list)
        self._line.addWidget(holder, 1)
        self.toast = Toast(look, "Undo", key="Ctrl Z", parent=self)
        look.changed.connect(self._fit)
        self._fit()

    def connect_presenter(self, presenter: PreferencesPresenter) -> None:
        """Everything somebody does goes there."""
        self._presenter = presenter
        self.list.picked.connect(presenter.page_picked)
        self.toast.undone.connect(presenter.undo)
        self.trust.print_pressed.connect(presenter.print_pressed)
        self.trust.acted.connect(self._trust_acted)
        for page in self._settings.values():
            page.picked.connect(presenter.chosen)
            page.typing.connect(presenter.typing)
            page.left.connect(self._typed)
        back = presenter.backups.back
        back.ready = self.made_ready.emit
        self.backups.restore_pressed.connect(back.asked)
        self.backups.going.confirmed.connect(back.confirmed)
        self.backups.going.put_away.connect(back.put_away)
        self.clinic.door_pressed.connect(self.screen_asked)
        self._people.connect_presenter(presenter.people)
        self._you.connect_presenter(presenter.you)
        presenter.you.lock = self.lock_asked.emit
        presenter.connections.choose = self.connections.choose
        presenter.connections.bring = self.bring_asked.emit
        self.connections.looked.connect(presenter.connections.look)
        for key, own in presenter.own.items():
            self._settings[key].door_pressed.connect(own.pressed)

    def asks(self, outside: Outside) -> None:
        """What the page of trust looks at beside the store."""
        self._presenter.asks(outside)

    def follow(self, feeds: RunningFeeds) -> None:
        """What comes in by itself while this window is open."""
        self._presenter.connections.feeds = feeds

    def to_people(self) -> None:
        """To the page of people, with the keys on what adds somebody."""
        self._presenter.page_picked(PEOPLE)
        self._people.focus_here()

    def person_changed(self) -> None:
        """Somebody else is at the desk."""
        self._presenter.person_changed()

    # --- PreferencesDisplay

    @property
    def you(self) -> YouPage:
        """The page of whoever is at the desk."""
        return self._you

    @property
    def people(self) -> PeoplePage:
        """The page of people."""
        return self._people

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        self.list.show_page(key)
        self._stack.setCurrentWidget(self.pages[key])

    def show_groups(self, page: str, groups: tuple[GroupShown, ...]) -> None:
        """The settings of a page as they are now."""
        self._settings[page].show_groups(groups)

    def show_keys(self, groups: tuple[tuple[str, tuple[KeyShown, ...]], ...]) -> None:
        """Every key by where it works."""
        self.keys.show_keys(groups)

    def show_about(self, answers: tuple[AboutShown, ...]) -> None:
        """What this is."""
        self.about.show_about(answers)

    def show_trust(self, answers: tuple[AboutShown, ...]) -> None:
        """Five answers of this moment."""
        self.trust.show_trust(answers)

    def show_backups(self, backups: tuple[BackupShown, ...]) -> None:
        """Each one somebody can go back to."""
        self.backups.show_backups(backups)

    def show_going_back(self, going: GoBackShown | None) -> None:
        """In place of the list."""
        self.backups.show_going(going)

    def show_feeds(self, feeds: tuple[FeedShown, ...]) -> None:
        """What comes in by itself."""
        self.connections.show_feeds(feeds)

    def print_paper(self, paper: Paper) -> None:
        """The system's own dialog."""
        print_page(self, paper.title, blocks_of(paper), done=lambda: None)

    def show_hint(self, field: str, words: str, *, trouble: bool = False) -> None:
        """Under the label of a field."""
        self._row(field).show_words(words, trouble=trouble)

    def say(self, words: str, *, undoable: bool, trouble: bool = False) -> None:
        """A word after a change."""
        self.toast.say(words, undoable=undoable, trouble=trouble)

    # Qt asks

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.list.focus_here()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.window():
            self._finish()  # what is half typed counts, as when the field is left
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        name = QKeySequence(event.keyCombination()).toString()
        if key == Qt.Key.Key_Escape:
            if not self._presenter.backups.back.put_away():
                self._leave()
        elif name in ("Ctrl+Z", "Ctrl+Y") and not event.isAutoRepeat():
            (self._presenter.undo if name == "Ctrl+Z" else self._presenter.redo)()
        elif name == "Ctrl+P" and self._stack.currentWidget() is self.trust:
            self._presenter.print_pressed()
        elif key in _SCROLLS:
            page = self._stack.currentWidget()
            assert isinstance(page, Page)
            page.area.verticalScrollBar().triggerAction(_SCROLLS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.end()

    # ours

    def _trust_acted(self, act: str) -> None:
        """A button of the page Trust leads on."""
        {
            SEE_ONE: self.record_asked.emit,
            OPEN_LOG: self.looks_asked.emit,
            CHANGE_PASSPHRASE: lambda: self._presenter.page_picked(YOU),
            TEST_NOW: self._presenter.test_pressed,
        }[act]()

    def _typed(self, field: str, text: str) -> None:
        row = self._row(field)
        if isinstance(row, FieldRow) and self._presenter.typed(field, text):
            row.kept()

    def _row(self, field: str) -> ChoiceRow | FieldRow | FixedRow | DoorRow:
        return next(page.rows[field] for page in self._settings.values() if field in page.rows)

    def _half_typed(self) -> tuple[str, FieldRow] | None:
        """The page and the field somebody is typing in, if what stands there does not count yet."""
        found = ((key, page.half_typed()) for key, page in self._settings.items())
        return next(((key, row) for key, row in found if row is not None), None)

    def _finish(self) -> bool:
        """Keep what is half typed. False where it cannot be used and was not yet said so."""
        half = self._half_typed()
        if half is None or half[1].troubled:
            return True
        row = half[1]
        row.finish()
        return not row.troubled

    def _leave(self) -> None:
        if not self._finish():
            return
        half = self._half_typed()
        if half is not None:  # said a moment ago; whoever goes all the same lets it go
            page, row = half
            row.kept()
            self._presenter.page_picked(page)
        self.toast.put_away()
        self.left.emit("")

    def _fit(self) -> None:
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if self._look.narrow else way.LeftToRight)
