"""One page, whatever stands on it: it shrinks, then leaves out and counts; never a second sheet."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.next_step import NextStep
from frontdesk.domain.paper import OnePage, Paper, PaperPart, PaperRow
from frontdesk.domain.promise import Promise
from frontdesk.domain.staff import Role
from frontdesk.qt import one_page, paper
from frontdesk.qt.look import Look
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.door_slip import door_slip
from frontdesk.usecases.morning_sheet import Comes, composed
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.paper_words import paper_languages
from frontdesk.usecases.pocket_slip import pocket_slip
from frontdesk.usecases.visit_sheet import visit_sheet
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient, visit

SIZES = {"A4": (210, 297), "Letter": (216, 279)}
DPI = 96
_ALOUD = Audience.ALOUD
ENDLESS = "Wilhelmina-Alexandrina" * 40
WORDY = "a letter about the entrance, the parking and the new opening hours " * 30


def fitted(document: Paper, size: str = "A4") -> one_page.Fitted:
    """How a document goes on a page, measured as it is printed."""
    wide, high = (side / 25.4 * DPI - 2 * paper.ONE_PAGE_MARGIN_MM / 25.4 * DPI for side in SIZES[size])
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    painter = QPainter(image)
    try:
        return one_page.fitted(image, painter, document, wide, high)
    finally:
        painter.end()


def sheets(document: Paper, folder: Path, size: str = "A4") -> int:
    """Pages of the real PDF."""
    file = folder / "paper.pdf"
    assert paper.save_pdf(file, document.title, paper.blocks_of(document), size=size)
    return file.read_bytes().count(b"/Type /Page\n")


def desk() -> Desk:
    return desk_with((*STAFF, patient("p1", ENDLESS, ENDLESS), visit("v1", "p1")), NOW, ANA)


def hostile_card(at: Desk) -> CardInput:
    promises = (
        Promise(
            f"o{n}", "p1", f"{n} {WORDY}", ENDLESS, TODAY + timedelta(days=n), TODAY, audience=Audience.ALOUD
        )
        for n in range(40)
    )
    card = open_card(at, visit_id="v1")
    object.__setattr__(card, "promises", tuple(promises))
    return card


def crowd(count: int, *, needs: int) -> list[Comes]:
    verbs = ("Accompany through the step-free entrance", "Give large print", "Offer the quiet corner")
    return [
        Comes(f"{8 + n // 6:02}:{n % 6}0", f"Wilhelmina {n} F.", "wil-hel-MEE-nah", verbs[:needs])
        for n in range(count)
    ]


HOSTILE = {
    "pocket": lambda: pocket_slip((at := desk()), hostile_card(at), NextStep(WORDY, ENDLESS, ENDLESS, WORDY)),
    "door": lambda: door_slip((at := desk()), open_card(at, visit_id="v1")),
    "sixty": lambda: composed(crowd(60, needs=3), [], Role.MANAGER, "Thursday", "now"),
    "sixty-and-sixty": lambda: composed(
        [*crowd(60, needs=3), *crowd(60, needs=0)],
        [(one, ENDLESS) for one in hostile_card(desk()).promises],
        Role.MANAGER,
        "Thursday",
        "now",
    ),
    "endless": lambda: Paper(
        ENDLESS, (PaperPart(ENDLESS, (PaperRow(WORDY * 9),)),), WORDY, OnePage(18, 14, foot="Here.")
    ),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", HOSTILE)
def test_one_page_at_hostile_lengths(look: Look, tmp_path: Path, name: str, size: str) -> None:
    document = HOSTILE[name]()
    found = fitted(document, size)
    assert found.high <= found.room
    assert sheets(document, tmp_path, size) == 1


def test_sixty_visits_without_a_need_all_stand_there(look: Look) -> None:
    found = fitted(composed(crowd(60, needs=0), [], Role.DESK, "Thursday", "now"))
    assert (found.left_out, found.scale) == (0, 1.0)


def test_sixty_visits_with_one_need_each_all_stand_there_at_a_size_that_is_read(look: Look) -> None:
    found = fitted(composed(crowd(60, needs=1), [], Role.DESK, "Thursday", "now"))
    assert found.left_out == 0
    assert found.scale * 11 >= 7.9


def test_what_is_left_out_is_counted_and_nothing_is_smaller_than_legible(look: Look) -> None:
    rows = tuple(PaperRow(f"Row {n}") for n in range(200))
    document = Paper("Day", (PaperPart("All", rows, cut=1),), "", OnePage(11, 8))
    found = fitted(document)
    last = found.paper.parts[0].rows[-1]
    assert found.scale * 11 >= 7.9
    assert found.left_out > 0
    assert last.text == f"and {found.left_out} more in the program"
    assert len(found.paper.parts[0].rows) - 1 + found.left_out == 200


def test_the_least_needed_part_gives_first(look: Look) -> None:
    rows = tuple(PaperRow(f"Row {n}") for n in range(40))
    parts = (PaperPart("Needed", rows, cut=1), PaperPart("Less", rows, cut=2), PaperPart("Kept", rows[:3]))
    found = fitted(Paper("Day", parts, "", OnePage(11, 8)))
    needed, less, kept = found.paper.parts
    assert len(needed.rows) == 40
    assert len(less.rows) < 40
    assert kept.rows == rows[:3]


@pytest.mark.parametrize("language", paper_languages())
def test_the_sheet_is_eighteen_points_on_one_page_in_every_language(
    look: Look, tmp_path: Path, language: str
) -> None:
    document = visit_sheet(desk(), language, "Wilhelmina F.")
    assert fitted(document).scale == 1.0
    assert fitted(document, "Letter").scale >= 0.9
    assert sheets(document, tmp_path) == 1


@pytest.mark.parametrize("language", paper_languages())
def test_no_tick_of_the_sheet_needs_a_second_line(look: Look, language: str) -> None:
    document = visit_sheet(desk(), language)
    parts = (replace(part, rows=tuple(replace(r, text="x") for r in part.rows)) for part in document.parts)
    assert fitted(document).high == fitted(replace(document, parts=tuple(parts))).high


def test_a_document_of_many_sheets_stays_one(look: Look, tmp_path: Path) -> None:
    rows = tuple(PaperRow(WORDY) for _ in range(20))
    assert sheets(Paper("Long", (PaperPart("All", rows),), "today"), tmp_path) > 1
