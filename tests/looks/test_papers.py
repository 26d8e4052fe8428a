"""Every paper of the desk as it is printed, against the approved pictures."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.fact import FactKind
from frontdesk.domain.paper import Paper
from frontdesk.domain.promise import Promise
from frontdesk.domain.staff import Role
from frontdesk.screens.today.leaving_words import prefilled
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.door_slip import door_slip
from frontdesk.usecases.morning_sheet import composed, morning_sheet
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.pocket_slip import pocket_slip
from frontdesk.usecases.visit_sheet import visit_sheet
from tests.desks import desk_with
from tests.looks.compare import assert_approved
from tests.looks.dress import dressed
from tests.looks.paper import drawn_paper
from tests.looks.people import NOW, STAFF, TODAY, _fact, picture_id, pictured_day
from tests.qt.test_one_page import crowd

PAPER = Callable[[Desk], Paper]


def _door(key: str) -> PAPER:
    return lambda desk: door_slip(desk, open_card(desk, visit_id=picture_id("visit", key)))


def _pocket(key: str) -> PAPER:
    def made(desk: Desk) -> Paper:
        card = open_card(desk, visit_id=picture_id("visit", key))
        return pocket_slip(desk, card, prefilled(desk, card))

    return made


def _at_the_desk(desk: Desk) -> Paper:
    desk.staff = replace(desk.staff, role=Role.DESK)
    return morning_sheet(desk)


def _full(desk: Desk) -> Paper:
    owed = [Promise(f"o{n}", "p", "a call about the form", "Dr Voss", TODAY, TODAY) for n in range(4)]
    due = [(one, "Tendai M.") for one in owed]
    day = "Thursday 14 May, Linden Street Clinic"
    return composed([*crowd(40, needs=1), *crowd(45, needs=0)], due, Role.DESK, day, "as of 07:55")


PAPERS: dict[str, PAPER] = {
    "visit-sheet-en": lambda desk: visit_sheet(desk, "en", "Alex M."),
    "visit-sheet-es": lambda desk: visit_sheet(desk, "es"),
    "door-slip": _door("siobhan"),
    "door-slip-bare": _door("ruth"),
    "pocket-slip": _pocket("tendai"),
    "pocket-slip-es": _pocket("zoe"),
    "morning-manager": morning_sheet,
    "morning-desk": _at_the_desk,
    "morning-full": _full,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_as_approved(qapp: QApplication, name: str) -> None:
    dressed()
    reads = _fact("zoe", FactKind.READING_LANGUAGE, code="es")
    told = Promise(
        picture_id("promise", "arjun"),
        picture_id("patient", "arjun"),
        "a call about the lift",
        "Dr Okafor",
        TODAY,
        TODAY,
    )
    desk = desk_with((*pictured_day(), reads, told), NOW, STAFF)
    assert_approved(drawn_paper(PAPERS[name](desk)), f"paper-{name}")
    desk.store.close()
