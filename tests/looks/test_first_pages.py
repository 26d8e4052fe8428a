"""First run, sign-in and the import review against their approved pictures, light and dark."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.backup import Backup, Contents
from frontdesk.domain.errors import Damaged, NoStore
from frontdesk.domain.imported import RowProblem
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.qt.widgets.rail import Entry
from frontdesk.qt.window import Window
from frontdesk.screens.catalogue import SCREENS
from frontdesk.screens.first_run.door import Door
from frontdesk.screens.first_run.opening import open_entry
from frontdesk.screens.first_run.view.entry_window import EntryWindow
from frontdesk.screens.first_run.view.first_run_page import FirstRunPage
from frontdesk.screens.first_run.view.sign_in_page import SignInPage
from frontdesk.screens.import_review.open_file import ROLE_CHOICES
from frontdesk.screens.import_review.presenter import NOTHING_COPIED
from frontdesk.screens.import_review.shown import ChooseShown, ColumnShown, ColumnsShown
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.screens.import_review.wording import review_shown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts, Item, Outcome, Review, stamp
from frontdesk.vault import key_file, passphrase, recovery
from tests.desks import desk_with
from tests.looks.compare import assert_approved, picture
from tests.looks.dress import dressed
from tests.looks.people import NOW, STAFF, ZONE, pictured_day
from tests.screens.clipping import clipped

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
SHEET = "K7QF-9HTR-B8NW-YE6G-M2XD-V4TC-3JPA-Z5TS"


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    monkeypatch.setattr(passphrase, "suggest", lambda: "harbour-violet-kettle-sunday")
    monkeypatch.setattr(recovery, "new", lambda: SHEET)

    def nothing_there() -> None:
        raise NoStore("There is no patient store there.")

    def never(*_: object) -> Any:
        raise AssertionError("a picture opens nothing")

    return Door(
        store=tmp_path / "clinic.frontdesk",
        usual_zone="Europe/London",
        now=lambda: datetime(2026, 5, 14, 10, 18, tzinfo=UTC),
        zone_of=lambda _: UTC,
        check_there=nothing_there,
        make=never,
        open=never,
        sample=never,
        backups=lambda: (
            Backup("a", datetime(2026, 5, 14, 9, 0, tzinfo=UTC), contents=Contents(18, 2148, 4900, "")),
        ),
        restore=never,
        save_copy=never,
    )


@pytest.fixture
def drawn(qtbot: QtBot) -> Iterator[Callable[[QWidget, str], None]]:
    """Lay a window out, look whether anything is cut, and hold it against its picture."""
    made: list[QWidget] = []

    def draw(window: QWidget, name: str) -> None:
        made.append(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(1366, 768)
        window.show()
        assert clipped(window) == []
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # no cursor that blinks
        QApplication.processEvents()
        assert_approved(picture(window), name)

    yield draw
    for window in made:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


Draw = Callable[[QWidget, str], None]


def first_run(theme: Theme, door: Door) -> tuple[EntryWindow, FirstRunPage]:
    window = open_entry(dressed(theme), door, AtOnce(), "Frontdesk")
    assert isinstance(window.page, FirstRunPage)
    return window, window.page


@THEMES
def test_first_run(drawn: Draw, door: Door, theme: Theme) -> None:
    drawn(first_run(theme, door)[0], f"15-first-run-{theme.name}")


@THEMES
def test_first_run_below(drawn: Draw, door: Door, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    window, page = first_run(theme, door)
    page.clinic.clinicians.propose(("Dr Voss", "Dr Reyes", "Amy Chen"))
    page.show_trouble("clinic", "The clinic needs a name, as you say it on the phone.")
    page.show_trouble("start", "Not saved: the disk is full. Nothing was written. Free at least 50 MB.")
    window.resize(1366, 768)
    window.show()
    for _ in range(8):
        QApplication.processEvents()
    page.body.verticalScrollBar().setValue(page.body.verticalScrollBar().maximum())
    drawn(window, f"15-first-run-below-{theme.name}")


@THEMES
def test_sign_in(drawn: Draw, door: Door, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    people = tuple(key_file.Holder(name, name) for name in ("Ana", "Marek Kral", "Joy Okafor"))
    monkeypatch.setattr(key_file, "holders", lambda _: people)
    window = open_entry(dressed(theme), replace(door, check_there=lambda: None), AtOnce(), "Frontdesk")
    assert isinstance(window.page, SignInPage)
    window.page.field.setText("a wrong one")
    window.page.show_trouble("That passphrase does not open this store. Nothing was changed.")
    drawn(window, f"16-sign-in-{theme.name}")


@THEMES
def test_a_damaged_store(drawn: Draw, door: Door, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "holders", lambda _: (key_file.Holder("Ana", "Ana"),))

    def damaged(*_: str) -> Desk:
        younger = (
            "today 10:04: Checked in (appointment today 10:10)",
            "today 10:09: Checked in (appointment today 10:00)",
            "today 10:12: Checked in (appointment today 10:15)",
        )
        raise Damaged(
            "This patient store is damaged (page 96 of 297). Frontdesk has not opened or changed it.",
            "The newest good backup is from today 09:00 (3 check-ins younger than it are listed).",
            "Restore it, or save a copy of the damaged file first.",
            younger,
        )

    at = replace(door, check_there=lambda: None, open=damaged)
    window = open_entry(dressed(theme), at, AtOnce(), "Frontdesk")
    assert isinstance(window.page, SignInPage)
    window.page._presenter.given("harbour violet kettle sunday")
    drawn(window, f"16-sign-in-damaged-{theme.name}")


def review_window(theme: Theme) -> tuple[Window, ReviewView]:
    look = dressed(theme)
    view = ReviewView(look, ROLE_CHOICES, ("List with columns (CSV)", "FHIR R4 (JSON)"), "")
    screen = replace(SCREENS[0], key="review", open=lambda *_: view)
    entries = [Entry(one.key, one.title, one.icon) for one in SCREENS if not one.low]
    window = Window(look, (screen,), lambda _: view, title="Frontdesk", entries=entries)
    window.rail.show_initials("AN")
    window.show_screen("review")
    return window, view


@THEMES
def test_match_columns(drawn: Draw, theme: Theme) -> None:
    window, view = review_window(theme)
    columns = (
        ("Patient Name", "Brennan, Siobh\u00e1n \u00b7 Okafor, Ngozi", "name"),
        ("DOB", "03/04/1961 \u00b7 11/12/1985", "birth_date"),
        ("Phone", "020 7946 0001 \u00b7 020 7946 0002", "phone"),
        ("Appt Date", "14/05/2026", "date"),
        ("Appt Time", "10:20 \u00b7 10:40", "time"),
        ("Provider", "VOSS, LENA MD", "clinician"),
        ("Notes", "", ""),
    )
    view.show_columns(
        ColumnsShown(
            file="linden-day.csv",
            rows=40,
            columns=tuple(ColumnShown(*column) for column in columns),
            never_kept=("Sex", "Insurance", "Reason"),
            encodings=(("cp1252", "Western Europe, Windows (1252)"),),
            encoding="cp1252",
            day_first=True,
            ask_day=True,
            as_last_time=True,
        )
    )
    drawn(window, f"22-match-columns-{theme.name}")


def pictured_desk() -> Desk:
    return desk_with(pictured_day(), NOW, STAFF)


def at(clock: str) -> str:
    """A time of the pictured day, as a line of the review holds it."""
    return stamp(datetime.combine(NOW.date(), time.fromisoformat(clock), ZONE))


@THEMES
def test_look_through(drawn: Draw, theme: Theme) -> None:
    window, view = review_window(theme)
    names = (
        "Hana Silva",
        "Ivo Ortiz",
        "Jun Brennan",
        "Siobh\u00e1n W\u00f3jcik",
        "Bao Nguyen",
        "Zo\u00eb Th\u1ecb",
    )
    items = [Item("patient", Outcome.NEW, f"row {at + 2}", name) for at, name in enumerate(names)]
    items += [Item("patient", Outcome.SET_ASIDE, "row 8", "Ann Lee")]
    items += [Item("moved", Outcome.CHANGED, "row 9", "Ivo O.", (f"{at('11:30')} instead of {at('08:10')}",))]
    items += [Item("not_in_list", Outcome.CHANGED, "", "Bao N.", (at("12:00"),))]
    review = Review(
        "linden-day.csv",
        run_id="1",
        patients=Counts(6, 0, 32, 1, 1),
        visits=Counts(6, 1, 31, 1, 1),
        items=items,
        problems=[RowProblem("row 12", "Row 12 has no name.", 1, 1)],
        moved=1,
        not_in_list=1,
    )
    view.show_review(review_shown(review, pictured_desk(), ("Sex", "Insurance", "Reason")))
    drawn(window, f"22-look-through-{theme.name}")


@THEMES
def test_a_pasted_list_at_eleven(drawn: Draw, theme: Theme) -> None:
    window, view = review_window(theme)
    items = [
        Item("visit", Outcome.NEW, "line 9", "Bo B.", (at("12:00"),)),
        Item("moved", Outcome.CHANGED, "line 4", "Ivo O.", (f"{at('11:30')} instead of {at('08:10')}",)),
        Item("moved", Outcome.CHANGED, "line 5", "Ann L.", (f"{at('11:40')} instead of {at('09:20')}",)),
        *(Item("not_in_list", Outcome.CHANGED, "", name, (at("12:00"),)) for name in ("Hana S.", "Jun B.")),
        Item("not_in_list", Outcome.CHANGED, "", "Bao N.", (at("12:20"),)),
    ]
    review = Review(
        "pasted list",
        format="pasted",
        run_id="1",
        visits=Counts(1, 2, 20, 1),
        items=items,
        problems=[
            RowProblem("line 12", "Line 12: no name can be told on this line.", visits=1),
            RowProblem("list", "In 4 rows more stands behind the name; it was not used."),
        ],
        moved=2,
        not_in_list=3,
        asks=1,
        recognised="Thursday 14 May, with Dr Lena Voss and Dr Okafor",
    )
    view.show_review(review_shown(review, pictured_desk()))
    drawn(window, f"22-pasted-list-{theme.name}")


@THEMES
def test_nothing_copied(drawn: Draw, theme: Theme) -> None:
    window, view = review_window(theme)
    view.show_choose(ChooseShown(NOTHING_COPIED))
    drawn(window, f"22-nothing-copied-{theme.name}")
