"""The harness finds what it is there for: one planted leak a surface, and one field nobody filled."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.hidden_from import HiddenFrom
from frontdesk.domain.patient import ContactPoint, Identifier, Patient, PersonName
from frontdesk.domain.two_people import TwoPeople
from frontdesk.qt.accessible import say_politely
from frontdesk.store.sqlite.tables import TABLES
from tests.canary import people, surfaces
from tests.canary.rules import OUTSIDE, RULES, Sort, leaks
from tests.canary.surfaces import Said

WORD = "Zqadafactmoneytalktext"
"""Private: it may stand open nowhere but while F4 is held."""


class Painted(QWidget):
    """Paints a text that is in no property."""

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(QRectF(self.rect()), WORD)
        painter.end()


def _choice(room: QWidget) -> None:
    QComboBox(room).addItem("one", WORD)


def _rows(room: QWidget) -> None:
    QListWidget(room).addItem(WORD)


def _menu(room: QWidget) -> None:
    QMenu(room).addAction(QAction(WORD, room))


PLANTED: dict[str, Callable[[QWidget], object]] = {
    "widget": lambda room: QLabel(WORD, room),
    "widget, hidden": lambda room: QLabel(WORD, room).hide(),
    "widget, placeholder": lambda room: QLineEdit(room).setPlaceholderText(WORD),
    "widget, menu": _menu,
    "accessible": lambda room: QWidget(room).setAccessibleName(f"Card of {WORD.upper()}"),
    "accessible, described": lambda room: QWidget(room).setAccessibleDescription(WORD),
    "tooltip": lambda room: QWidget(room).setToolTip(WORD),
    "title": lambda room: room.setWindowTitle(f"Frontdesk, {WORD}"),
    "painted": lambda room: Painted(room).resize(400, 40),
    "painted, cut short": lambda room: QLabel("", room).setText(WORD[:14] + "…"),
    "model": _rows,
    "model, behind a choice": _choice,
    "clipboard": lambda _: QApplication.clipboard().setText(WORD),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_leak_in_the_window_is_found(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(500, 200)
    assert leaks(surfaces.on_screen(qapp, room), "others") == []
    PLANTED[name](room)
    room.show()
    found = leaks(surfaces.on_screen(qapp, room), "others")
    QApplication.clipboard().clear()
    surface = "widget" if name == "painted, cut short" else name.partition(",")[0]
    assert {(leak.surface, leak.sort) for leak in found} >= {(surface, Sort.PRIVATE)}


def test_what_is_said_to_a_screen_reader_is_found(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    with surfaces.announced() as said:
        say_politely(room, f"{WORD} is checked in")
    assert [leak.surface for leak in leaks(said, "held on")] == ["announcement"]


def test_what_stands_open_while_f4_is_held_is_said_by_nothing() -> None:
    note = [Said("announcement", "", "Zqadapromiseherewhat")]
    assert leaks(note, "held") != []
    assert leaks(note, "others") != []
    assert leaks(note, "alone") == [], "nobody else hears"


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le"])
def test_a_leak_in_a_file_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "frontdesk.log").write_bytes(b"\x07\xff" * 9 + f"checked in {WORD}.".encode(name))
    assert {leak.surface for leak in leaks(surfaces.files(tmp_path), "held on")} == {"file"}


def test_a_leak_in_the_name_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{WORD}.pdf").touch()
    assert {leak.surface for leak in leaks(surfaces.files(tmp_path), "held on")} == {"file name"}


@pytest.mark.parametrize(
    "words",
    ["29 Jul 1913", "29 July", "1913-07-29", "29071913 19130729", "070094 0080", "born 1913", WORD[:12]],
)
def test_dates_and_numbers_are_found_in_any_writing(words: str) -> None:
    words = words.replace("070094 0080", "0" + people.DIGITS["ada"][:5] + " " + people.DIGITS["ada"][5:])
    assert leaks([Said("widget", "", words)], "others")


@pytest.mark.parametrize("surface", sorted(OUTSIDE))
def test_outside_the_window_nothing_is_right(surface: str) -> None:
    for situation in RULES:
        assert leaks([Said(surface, "", "Zqadapatientboardname")], situation)


_KEY = re.compile(r"(^|_)(id|by)$|^replaces$|^merged_into$")
"""Names of fields that hold the id of a record: made by us, told by nobody."""
NO_VALUE = {
    "Fact.code": "one of a closed list",
    "Concern.owner": "whose it is at the desk",
    "Visit.room": "the clinic's own",
    "Visit.source_system": "the clinic's own",
    "Identifier.system": "filled, and the clinic's own",
    "ContactPoint.use": "home or work",
    "PersonName.text": "empty: the parts are filled",
}


def test_every_text_field_about_a_patient_holds_a_canary() -> None:
    """A field somebody adds is filled by itself, or fails here: then say what it holds."""
    made = people.clinic()
    each: list[Any] = [
        *made,
        *(one for person in made if isinstance(person, Patient) for one in person.names),
    ]
    each += [one for person in made if isinstance(person, Patient) for one in person.identifiers]
    filled = {
        f"{type(one).__name__}.{part.name}"
        for one in each
        for part in fields(one)
        if _has_canary(getattr(one, part.name))
    }
    about = {table.kind for table in TABLES if "patient_id" in table.codec.names} | {Patient}
    assert about - {type(one) for one in made} == {HiddenFrom, TwoPeople}, "ids only"
    texts = {
        f"{kind.__name__}.{part.name}"
        for kind in (*about, PersonName, Identifier, ContactPoint)
        for part in fields(kind)
        if "str" in str(part.type) and not _KEY.search(part.name)
    }
    assert texts - filled - set(NO_VALUE) - {"ContactPoint.value"} == set(), "new, and without a canary"
    assert {one.kind for one in made if isinstance(one, Fact)} == set(FactKind)


def _has_canary(value: Any) -> bool:
    if is_dataclass(value):
        return any(_has_canary(getattr(value, part.name)) for part in fields(value))
    if isinstance(value, tuple):
        return any(map(_has_canary, value))
    return isinstance(value, str) and (value.lower().startswith("zq") or value in people.BORN.values())
