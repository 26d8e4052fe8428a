"""Every look at a card or a record stands in the history, with who: each way in the program that reads one.

``READS`` are the doors to everything about a person. Each function of the program that goes through one is
named here: in ``WALKED`` where somebody sees what was read, in ``SEEN_BY_NOBODY`` with why nobody does. A new
one fails the first test until it is named; once it is in ``WALKED``, the second one walks it on the real
window and looks into the history.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import frontdesk
from frontdesk.cli.shared import card_of
from frontdesk.domain.line import Listening
from frontdesk.domain.look_note import LookKind
from frontdesk.domain.staff import Person, Role
from frontdesk.screens.catalogue import DOUBLES
from frontdesk.screens.doubles.view.doubles_view import DoublesView
from frontdesk.screens.today.paper_acts import DOOR
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.usecases.compare_people import compare_people
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import to_erase
from frontdesk.usecases.export_person import export_person
from frontdesk.usecases.morning_sheet import morning_sheet
from tests.desks import desk_with
from tests.looks.people import NOW, STAFF, picture_id, pictured_day
from tests.looks.record_stage import PicturedRecord
from tests.usecases import test_merge_people as made

ROOT = Path(frontdesk.__file__).parent
# A verb of the command line reads somebody through ``card_of`` alone.
READS = frozenset(
    "card_input everything_of open_card still_there look_at both_of person_copy compare_people".split()
)
DOORS = frozenset(
    """store/sqlite/store.everything_of usecases/seen_by.card_input usecases/seen_by.everything_of
    usecases/open_card.open_card usecases/open_card.still_there usecases/person_copy.person_copy
    usecases/compare_people.both_of""".split()
)
"""The doors themselves: who goes through them is asked one step further out."""
SEEN_BY_NOBODY = {
    "usecases/todays_reach._on_the_card": "the studio counts whom a line would reach; it shows numbers",
    "usecases/set_consent.consent_changes": "a write about that person, which is an entry of its own",
    "usecases/merge_people.merge_people": "a write about both, which is an entry of its own",
    "usecases/household.household_due": "who of a household comes too, for the card that stands open",
    "screens/today/told.who_comes_in": "the sample clinic plays a day by itself",
}
WALKED = frozenset(
    """cli/shared.card_of usecases/look_at.look_at usecases/compare_people.compare_people
    usecases/erase_person.to_erase usecases/export_person.export_person usecases/morning_sheet.morning_sheet
    screens/doubles/presenter._choose screens/record/page._look screens/record/page.copy
    screens/today/at_desk.person_changed screens/today/new_details.heard screens/today/own_say._look
    screens/today/paper_acts.of_row screens/today/presenter._pick screens/today/presenter._commit
    screens/today/stage.change screens/today/stage.read_again""".split()
)
JOY = Person("joy", "Joy", Role.MANAGER, NOW)
SIOBHAN = picture_id("patient", "siobhan")


def sites() -> dict[str, str]:
    """``module.function`` of everything that calls a door, and which one."""
    found: dict[str, str] = {}

    def look(node: ast.AST, module: str, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            inner = name or (child.name if isinstance(child, ast.FunctionDef) else "")
            if isinstance(child, ast.Call):
                called = getattr(child.func, "id", getattr(child.func, "attr", ""))
                if called in READS:
                    found[f"{module}.{inner}"] = called
            look(child, module, inner)

    for file in ROOT.rglob("*.py"):
        module = file.relative_to(ROOT).with_suffix("").as_posix()
        look(ast.parse(file.read_text(encoding="utf-8")), module, "")
    return found


def test_every_way_to_a_card_or_record_is_named_here() -> None:
    assert set(sites()) == DOORS | set(SEEN_BY_NOBODY) | WALKED


class Watched:
    """What was read of whom, from where, while whom was at the desk."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk = desk
        self.came_from: set[str] = set()
        self.seen: set[tuple[str, str]] = set()
        for door in ("card_input", "everything_of"):
            monkeypatch.setattr(SqliteStore, door, self._watching(getattr(SqliteStore, door)))

    def _watching(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def read(store: SqliteStore, *given: Any, **named: Any) -> Any:
            answer = real(store, *given, **named)
            stack = set(_stack(sys._getframe(1)))
            self.came_from |= stack
            if not stack & SEEN_BY_NOBODY.keys():
                whom = given[0] if given else answer.patient.id
                self.seen.add((whom, self.desk.staff.id))
            return answer

        return read

    def unnoted(self) -> list[tuple[str, str]]:
        """Whom somebody saw without an entry of that person."""
        known = {person.id for person in self.desk.whole.people()}
        return [
            (patient, who)
            for patient, who in sorted(self.seen)
            if who not in known
            or not any(
                one.by == who and (one.kind.startswith("look") or one.kind == "export_person")
                for one in self.desk.whole.history_of(patient)
            )
        ]


def _stack(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOT):
            outer = frame.f_code.co_qualname.partition(".<locals>")[0].rpartition(".")[2]
            yield f"{file.relative_to(ROOT).with_suffix('').as_posix()}.{outer}"
        frame = frame.f_back


def on_today(stage: PicturedRecord) -> None:
    """A card is picked, matched, changed by others, turned to the patient, and printed from its row."""
    today, visit = stage.today.presenter, picture_id("visit", "siobhan")
    stage.match("siobhan")
    today.acts.words_given("fact", "Likes the window", None)
    today.stage.read_again()
    card = today.stage.open
    assert card is not None
    card.set_situation(replace(card.situation, listening=Listening.ALONE))
    today.turned.copy_asked()
    assert today.turned.say.reading
    today.put_away()
    today.papers.of_row(visit, DOOR)
    stage.desk.staff = JOY
    stage.desktop._person_changed()
    stage.desktop.news.publish(stage.desk.whole.commit(stage.desk.deed("nothing")), stage)
    stage.settle()


def in_the_record(stage: PicturedRecord) -> None:
    """The record is opened, copied for the patient, and stands there for the next at the desk too."""
    record = stage.open("zoe")
    record.presenter.copy_asked()
    stage.desk.staff = STAFF
    stage.desktop._person_changed()
    record.presenter.for_good.erase_asked()
    stage.press(Qt.Key.Key_Escape, times=2)


def side_by_side(stage: PicturedRecord) -> None:
    """Two records in Doubles."""
    view = stage.window.show_screen(DOUBLES)
    assert isinstance(view, DoublesView)
    assert view.presenter._compared is not None
    view.presenter.private_held(True)
    stage.settle()


def at_a_terminal(desk: Desk) -> None:
    """The verbs that read somebody."""
    card_of(desk, SIOBHAN)
    morning_sheet(desk)
    to_erase(desk, SIOBHAN)
    export_person(desk, SIOBHAN)
    compare_people(desk, made.ONE.id, made.OTHER.id)


def test_every_one_of_them_leaves_an_entry_of_who_saw_whom(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    born = "1961-03-14"
    twice = (replace(made.ONE, birth_date=born), replace(made.OTHER, birth_date=born))
    desk = desk_with((*pictured_day(), JOY, *twice), NOW, STAFF)
    monkeypatch.setattr("frontdesk.screens.today.view.printing.Printing.print_paper", lambda *_: None)
    monkeypatch.setattr("frontdesk.screens.record.view.record_view.RecordView.print_paper", lambda *_: None)
    watched = Watched(desk, monkeypatch)
    with PicturedRecord(qapp, desk=desk) as stage:
        for walk in (on_today, in_the_record, side_by_side):
            walk(stage)
            assert watched.unnoted() == []
        at_a_terminal(desk)
        assert watched.unnoted() == []
        assert WALKED - watched.came_from == set(), "each of them was walked"
        assert len(watched.seen) > 10
        private = [one for one in desk.whole.history_of(made.ONE.id) if one.kind == LookKind.PRIVATE]
        assert private, "F4 in Doubles"


def test_a_look_that_is_not_noted_is_found(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with(pictured_day(), NOW, STAFF)
    monkeypatch.setattr(desk.whole, "note_look", lambda _: None)
    watched = Watched(desk, monkeypatch)
    with PicturedRecord(qapp, desk=desk) as stage:
        stage.today.presenter.visit_picked(picture_id("visit", "siobhan"))
        assert watched.unnoted() == [(SIOBHAN, STAFF.id)]
