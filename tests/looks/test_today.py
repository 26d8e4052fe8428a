"""Today in its states against the approved pictures, and that the comparison sees what it must."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from frontdesk.domain.staff import Role
from frontdesk.qt.look import auto_zoom
from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT, Token
from tests.desks import desk_with
from tests.looks.compare import assert_approved, differences, picture
from tests.looks.dress import drawn
from tests.looks.people import NOW, STAFF, pictured_day
from tests.looks.stage import PicturedToday
from tests.looks.states import STATES, opened

WHOLE = QRect(0, 0, 1366, 768)
PANE = QRect(460, 0, 906, 768)
OVER = QRect(730, 420, 336, 300)
SIDE = QRect(1062, 262, 304, 410)
FOUND = QRect(88, 0, 720, 230)
PART = {
    "idle": WHOLE,
    "idle-note": PANE,
    "idle-old-backup": QRect(460, 0, 906, 420),
    "beat1": WHOLE,
    "beat2": WHOLE,
    "find": QRect(0, 0, 760, 768),
    "hidden": PANE,
    "crowd": QRect(88, 560, 372, 208),
    "empty": QRect(88, 0, 900, 440),
    "alone": PANE,
    "cue-only": QRect(460, 262, 606, 320),
    "longest": QRect(460, 262, 606, 320),
    "nothing": QRect(460, 262, 606, 60),
    "ticked": QRect(460, 400, 606, 90),
    "unconfirmed": SIDE,
    "notes-private": SIDE,
    "not-right": OVER,
    "why": OVER,
    "add": QRect(460, 660, 906, 108),
    "find-nobody": FOUND,
    "find-slip": FOUND,
    "asks": QRect(88, 420, 372, 348),
    "who-is-it": QRect(88, 0, 720, 440),
    "who-is-it-nobody": QRect(88, 0, 720, 340),
    "idle-missed": PANE,
    "phone-voicemail": PANE,
    "gate": QRect(460, 0, 906, 620),
    "gate-wrong": QRect(460, 310, 620, 360),
    "phone": WHOLE,
    "phone-matched": QRect(460, 0, 906, 768),
    "three-put-away": QRect(460, 180, 906, 260),
    "keys": WHOLE,
    "show": WHOLE,
    "leaving": WHOLE,
    "leaving-unsaid": QRect(460, 0, 906, 768),
    "not-booked": QRect(460, 0, 906, 640),
    "another-day": QRect(460, 0, 906, 560),
    "with-whom": QRect(460, 240, 906, 440),
    "toast": QRect(0, 660, 620, 108),
    "only-name": WHOLE,
    "only-name-matched": PANE,
    "print-what": QRect(730, 380, 336, 200),
    "sheet-typed": QRect(460, 620, 906, 148),
    "hard-long": QRect(460, 0, 906, 470),
    "hard-rtl": QRect(460, 0, 906, 290),
    "hard-needs-lines": QRect(460, 0, 906, 320),
    "ledger-whole": WHOLE,
    "followed": PANE,
    "need-met": QRect(460, 140, 906, 200),
    "leaving-owed": PANE,
    "new-day": QRect(460, 660, 906, 108),
}
"""What of each state is kept: the part that differs from the others."""


@pytest.mark.parametrize("name", PART)
def test_today_looks_as_approved(qapp: QApplication, name: str) -> None:
    with opened(qapp, name) as stage:
        for colours in (LIGHT, DARK):
            assert_approved(drawn(stage, colours).copy(PART[name]), f"today-{name}-{colours.name}")


@pytest.mark.parametrize(
    "name",
    [
        "beat1", "beat2", "leaving", "only-name", "only-name-matched", "find", "idle-missed",
        "phone-voicemail", "ledger", "followed", "leaving-owed",
    ],
)  # fmt: skip
def test_a_lower_window_looks_as_approved(qapp: QApplication, name: str) -> None:
    with opened(qapp, name, 1366, 688) as stage:
        for colours in (LIGHT, DARK):
            assert_approved(drawn(stage, colours), f"today-{name}-688-{colours.name}")


@pytest.mark.parametrize("name", ["idle", "beat1", "beat2"])
def test_a_large_screen_looks_as_approved(qapp: QApplication, name: str) -> None:
    with opened(qapp, name, 1920, 1080) as stage:
        stage.look.set_zoom(auto_zoom(1920))
        for colours in (LIGHT, DARK):
            assert_approved(drawn(stage, colours), f"today-{name}-1080-{colours.name}")


@pytest.mark.parametrize(
    "name",
    [
        "beat1", "beat2", "leaving", "not-booked", "only-name", "find", "idle-missed", "phone-voicemail",
        "ledger", "followed", "idle-old-backup", "who-is-it",
    ],
)  # fmt: skip
def test_large_text_looks_as_approved(qapp: QApplication, name: str) -> None:
    with opened(qapp, name, 1366, 688) as stage:
        stage.look.set_zoom(1.5)
        stage.settle()
        for colours in (LIGHT, DARK) if name == "beat2" else (LIGHT,):
            assert_approved(drawn(stage, colours), f"today-{name}-text150-{colours.name}")


def test_the_board_as_a_drawer_looks_as_approved(qapp: QApplication) -> None:
    with opened(qapp, "beat1", 1366, 688) as stage:
        stage.look.set_zoom(1.5)
        stage.settle()
        stage.view.drawer.open()
        stage.settle()
        assert_approved(drawn(stage, LIGHT), "today-drawer-text150-light")


@pytest.mark.parametrize("name", ["beat1", "beat2", "leaving"])
def test_high_contrast_looks_as_approved(qapp: QApplication, name: str) -> None:
    with opened(qapp, name) as stage:
        assert_approved(drawn(stage, HIGH_CONTRAST), f"today-{name}-highcontrast")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu off screen
def test_the_menu_of_a_promise_looks_as_approved(qapp: QApplication) -> None:
    with opened(qapp, "ledger") as stage:
        for colours in (LIGHT, DARK):
            drawn(stage, colours)
            stage.view.idle.ledger.rows()[0].more.click()
            menu = QApplication.activePopupWidget()
            assert menu is not None
            assert_approved(picture(menu), f"today-promise-menu-{colours.name}")
            menu.close()
            stage.settle()


def test_leaving_without_colour_looks_as_approved(qapp: QApplication) -> None:
    with opened(qapp, "leaving") as stage:
        grey = drawn(stage, LIGHT).convertToFormat(QImage.Format.Format_Grayscale8)
        assert_approved(grey.convertToFormat(QImage.Format.Format_RGB32), "today-leaving-greyscale")


@pytest.fixture(scope="module")
def beat2(qapp: QApplication) -> Iterator[PicturedToday]:
    with opened(qapp, "beat2") as stage:
        yield stage


def test_the_same_state_drawn_twice_is_the_same(beat2: PicturedToday) -> None:
    assert differences(drawn(beat2, LIGHT), drawn(beat2, LIGHT)) == []


def test_a_line_cut_by_two_pixels_is_found(beat2: PicturedToday) -> None:
    image = drawn(beat2, LIGHT)
    cut = image.copy()
    words = beat2.view.card.lines.big.sentence
    place = QRect(words.mapTo(beat2.window, QPoint(0, 0)), words.size())
    ground = image.pixelColor(place.topLeft())
    inked = [y for y in range(place.top(), place.bottom()) if _ink(image, place, y) > 20]
    painter = QPainter(cut)
    painter.fillRect(place.left(), inked[-1] - 1, place.width(), 2, ground)
    painter.end()
    assert any("cut" in words or "lighter" in words for words in differences(image, cut))


def test_a_panel_lower_by_two_pixels_is_found(beat2: PicturedToday) -> None:
    image = drawn(beat2, LIGHT)
    panel = beat2.view.card.lines.big
    before = panel.geometry()
    panel.setGeometry(before.adjusted(0, 0, 0, -2))
    lower = picture(beat2.window)
    panel.setGeometry(before)
    assert differences(image, lower)


@pytest.mark.parametrize("token", ["need", "say", "canvas", "sunken", "say_line"])
def test_one_changed_colour_is_found(beat2: PicturedToday, token: Token) -> None:
    image = drawn(beat2, LIGHT)
    colour = LIGHT.colour(token)
    changed: dict[str, Any] = {token: f"#{colour.red():02X}{colour.green():02X}{colour.blue() ^ 4:02X}"}
    assert differences(image, drawn(beat2, replace(LIGHT, **changed)))


def _ink(image: QImage, place: QRect, y: int) -> int:
    ground = image.pixelColor(place.topLeft()).lightness()
    return sum(ground - image.pixelColor(x, y).lightness() > 60 for x in range(place.left(), place.right()))


@pytest.mark.parametrize(
    ("name", "size", "k"),
    [("beat1", (1366, 768), 1.0), ("leaving", (1366, 688), 1.0), ("beat1", (1366, 688), 1.5)],
    ids=["beat1", "leaving-688", "beat1-text150"],
)
def test_the_first_cards_of_a_day_pass_look_as_approved(
    qapp: QApplication, name: str, size: tuple[int, int], k: float
) -> None:
    desk = desk_with(pictured_day(), NOW, STAFF)
    desk.staff = replace(STAFF, id="sam", role=Role.DESK, until=NOW + timedelta(hours=13))
    with PicturedToday(qapp, *size, desk=desk, k=k, painted=True) as stage:
        STATES[name](stage)
        stage.settle()
        for colours in (LIGHT, DARK) if k == 1.0 else (LIGHT,):
            large = "-text150" if k > 1 else ""
            assert_approved(drawn(stage, colours), f"today-day-pass-{name}{large}-{colours.name}")
