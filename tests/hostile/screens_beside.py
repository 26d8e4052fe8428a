"""The same strings beside Today: in settings, lines, a list brought in, doubles, people, lock, on paper."""

import csv
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtWidgets import QApplication

from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.patient import NameUse, Patient, PersonName
from frontdesk.domain.staff import Person, Role
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt.paper import blocks_of, save_pdf
from frontdesk.screens.catalogue import DOUBLES, PREFERENCES
from frontdesk.screens.doubles.view.doubles_view import DoublesView
from frontdesk.screens.import_review.view.review_view import ReviewView
from frontdesk.screens.lock.opening import open_lock
from frontdesk.screens.preferences.shown import PAGES
from frontdesk.screens.preferences.view.preferences_view import PreferencesView
from frontdesk.screens.today.leaving_words import prefilled
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.door_slip import door_slip
from frontdesk.usecases.morning_sheet import morning_sheet
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.pocket_slip import pocket_slip
from frontdesk.usecases.visit_sheet import visit_sheet
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.desks import fill
from tests.hostile.screens import Seen, clinic_of
from tests.looks.people import NOW, STAFF, picture_id
from tests.looks.record_stage import PicturedRecord
from tests.looks.studio_stage import StudioAlone

ROWS, LINES, PAIRS, COLLEAGUES = 60, 12, 6, 4
"""So many strings stand in a list, in lines, in two records and in the names of people at once."""


def through_beside(app: QApplication, given: Iterator[str], seen: Seen) -> None:
    """One clinic whose every field is another string, over each of these screens."""
    desk = clinic_of(given)
    fill(desk.whole, _more(given), NOW, STAFF.id)
    with tempfile.TemporaryDirectory() as name, PicturedRecord(app, desk=desk) as stage:
        folder = Path(name)
        _settings(app, stage, seen)
        _list(app, stage, seen, _day_list(folder, given))
        _doubles(app, stage, seen)
        stage.window.show_screen("today")
        stage.desktop.ask_who()
        stage.settle()
        seen.look(app)
        _papers(desk, folder)
        _lock(app, stage, seen, folder)
    _lines(app, seen, given)


def _more(given: Iterator[str]) -> Iterator[Person | Patient | Fact]:
    """People at the desk, and pairs that look like one person and tell us two things."""
    for at in range(COLLEAGUES):
        yield Person(f"colleague{at}", next(given), Role.DESK, NOW)
    for at in range(PAIRS):
        names = (PersonName("", next(given), (next(given),), use=NameUse.OFFICIAL),)
        for one in ("a", "b"):
            key = f"pair{at}{one}"
            yield Patient(key, next(given), names, birth_date="1961-03-14")
            yield Fact(f"{key}-fact", key, FactKind.NAMED_CONTACT, text=next(given))


def _settings(app: QApplication, stage: PicturedRecord, seen: Seen) -> None:
    view = stage.window.show_screen(PREFERENCES)
    assert isinstance(view, PreferencesView)
    for page in PAGES:
        view._presenter.page_picked(page.key)
        stage.settle()
        seen.look(app)


def _day_list(folder: Path, given: Iterator[str]) -> Path:
    """What a file may hold in a cell; what no name may hold is refused row by row, and said."""
    file = folder / "list.csv"
    with file.open("w", encoding="utf-8", errors="replace", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("First name", "Last name", next(given)[:60], "Date", "Time", "Provider"))
        rows.writerows((*islice(given, 3), "2026-05-14", "15:40", next(given)) for _ in range(ROWS // 4))
    return file


def _list(app: QApplication, stage: PicturedRecord, seen: Seen, file: Path) -> None:
    stage.desktop.bring((file,))
    view = stage.window.body.currentWidget()
    assert isinstance(view, ReviewView)
    stage.settle()
    seen.look(app)
    assert view.columns.isVisible()
    view.presenter.columns_done()
    stage.settle()
    assert view.look_through.isVisible()
    for part in tuple(view.look_through.parts):
        view.look_through.show_part(part)
        stage.settle()
        seen.look(app)
    view.presenter.add()
    stage.settle()
    seen.look(app)


def _doubles(app: QApplication, stage: PicturedRecord, seen: Seen) -> None:
    view = stage.window.show_screen(DOUBLES)
    assert isinstance(view, DoublesView)
    stage.settle()
    for key in tuple(view.presenter._keys()):
        view.presenter.picked(key)
        stage.settle()
        seen.look(app)
    view.presenter.one_person()
    stage.settle()
    view.presenter.tab_picked("made")
    stage.settle()
    seen.look(app)


def _papers(desk: Desk, folder: Path) -> None:
    """Made and set; whatever does not come out of it raises."""
    card = open_card(desk, visit_id=picture_id("visit", "siobhan"))
    papers = (
        morning_sheet(desk),
        door_slip(desk, card),
        pocket_slip(desk, card, prefilled(desk, card)),
        visit_sheet(desk, "en", card.patient.board_name),
    )
    for at, paper in enumerate(papers):
        assert save_pdf(folder / f"{at}.pdf", paper.title, blocks_of(paper), size="A4")


def _lock(app: QApplication, stage: PicturedRecord, seen: Seen, folder: Path) -> None:
    keys = folder / "clinic.keys"
    key_file.create(
        keys,
        person_id=STAFF.id,
        passphrase="harbour violet kettle",
        shown_name=stage.desk.staff.shown_name,
        cost=Cost(1, 8192),
    )
    seat = open_lock(stage.look, stage.desk, AtOnce(), stage.window, keys, paused=lambda: False)
    assert seat is not None
    seat.lock()
    stage.settle()
    seen.look(app)


def _lines(app: QApplication, seen: Seen, given: Iterator[str]) -> None:
    """Lines that a manager wrote, in the list, the editor, the twelve, and what is said of them."""
    with StudioAlone(app) as stage:
        presenter = stage.studio.presenter
        for _ in range(LINES):
            presenter.new_asked()
            presenter.editing.title_typed(next(given)[:60])
            presenter.editing.text_typed(next(given))
            presenter.editing.why_typed(next(given)[:60])
            stage.settle()
            seen.look(app)
            presenter.keep_draft()
        presenter.complaint_added(next(given)[:200], about_this=True)
        stage.settle()
        seen.look(app)
