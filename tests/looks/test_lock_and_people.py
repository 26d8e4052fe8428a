"""The locked desk, and the panel that says who is at it, against the approved pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.deed import Change
from frontdesk.domain.staff import Person, Role
from frontdesk.frame.jobs import AtOnce
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.lock.opening import open_lock
from frontdesk.screens.lock.view.lock_page import LockPage
from frontdesk.screens.people.opening import open_people
from frontdesk.screens.people.presenter import Around
from frontdesk.screens.people.view.people_panel import PeoplePanel
from frontdesk.vault import key_file
from frontdesk.vault.pin import make
from frontdesk.vault.wrapped import Cost
from tests.desks import desk_with
from tests.looks.compare import assert_approved, picture
from tests.looks.people import NOW, STAFF, pictured_day
from tests.looks.stage import PicturedToday
from tests.screens.clipping import clipped

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
SIZES = pytest.mark.parametrize(
    ("size", "k"),
    [((1366, 768), 1.0), ((1366, 688), 1.0), ((1366, 688), 1.5), ((900, 500), 1.0), ((1920, 1080), 2.0)],
)
COLLEAGUES = (Person("joy", "Joy", Role.DESK, NOW), Person("marek", "Marek", Role.DESK, NOW))


TAKEN = "Joy is on the list already. Nobody was added. Add an initial: Ana N."
Opened = Callable[..., PicturedToday]


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Opened]:
    made: list[PicturedToday] = []

    def make(theme: Theme = LIGHT, size: tuple[int, int] = (1366, 768), k: float = 1.0) -> PicturedToday:
        desk = desk_with((*pictured_day(), *COLLEAGUES), NOW, STAFF)
        made.append(PicturedToday(qapp, *size, theme, desk, k, painted=True))
        return made[-1]

    yield make
    for stage in made:
        stage.__exit__(None, None, None)


def locked(stage: PicturedToday, folder: Path, *, pin: bool = True, computer: bool = False) -> LockPage:
    keys = folder / "clinic.keys"
    quick, words = Cost(1, 8192), "harbour violet kettle"
    key = key_file.create(keys, person_id=STAFF.id, passphrase=words, cost=quick).key
    for one in COLLEAGUES:
        key_file.add_person(keys, key, person_id=one.id, passphrase=f"{words} {one.id}", cost=quick)
    if pin:
        stage.desk.store.keep_pin(make(STAFF.id, "2580", quick), at=NOW, by=STAFF.id)
    if computer:
        key_file.let_computer_open(keys, key, STAFF.id, "ab" * 32)
    seat = open_lock(
        stage.look, stage.desk, AtOnce(), stage.window, keys, paused=lambda: False, ticks=stage.ticks
    )
    seat.lock()
    stage.settle()
    assert seat.page is not None
    return seat.page


def panel(stage: PicturedToday, keys: Path | None = None) -> PeoplePanel:
    told = Around(lambda _: None, lambda *_: None, lambda _: None)
    people = open_people(stage.look, stage.desk, AtOnce(), stage.window, told, keys)
    vars(stage)["people"] = people  # else nobody keeps its presenter
    people.asked()
    stage.settle()
    assert isinstance(people.panel, PeoplePanel)
    return people.panel


def without_cursor() -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()


@THEMES
def test_locked(opened: Opened, tmp_path: Path, theme: Theme) -> None:
    """As the design's 16-lock: three people, two of the digits typed, the computer as a further way in."""
    stage = opened(theme)
    page = locked(stage, tmp_path, computer=True)
    page.pin.setText("25")
    assert_approved(picture(stage.window), f"16-lock-{theme.name}")


@THEMES
def test_locked_without_a_pin(opened: Opened, tmp_path: Path, theme: Theme) -> None:
    stage = opened(theme)
    locked(stage, tmp_path, pin=False)
    without_cursor()
    assert_approved(picture(stage.window).copy(936, 0, 430, 768), f"16-lock-passphrase-{theme.name}")


def test_a_wrong_pin_at_one_and_a_half_times_as_large(opened: Opened, tmp_path: Path) -> None:
    stage = opened(LIGHT, (1366, 688), 1.5)
    page = locked(stage, tmp_path)
    page.given.emit("9182")
    stage.settle()
    assert_approved(picture(stage.window), "16-lock-text150-1366x688")


@THEMES
def test_locked_after_five_wrong_tries(opened: Opened, tmp_path: Path, theme: Theme) -> None:
    stage = opened(theme)
    page = locked(stage, tmp_path, pin=False)
    page.field.setText("a wrong one")
    for _ in range(5):
        page.given.emit("a wrong one")
    without_cursor()
    assert_approved(picture(stage.window).copy(936, 0, 430, 768), f"16-lock-wait-{theme.name}")


@THEMES
def test_who_is_at_the_desk(opened: Opened, theme: Theme) -> None:
    stage = opened(theme)
    panel(stage)
    assert_approved(picture(stage.window).copy(0, 250, 560, 518), f"people-{theme.name}")


@THEMES
def test_the_passphrase_of_who_takes_over(opened: Opened, theme: Theme) -> None:
    open_panel = panel(opened(theme))
    open_panel.ask_secret("Joy")
    open_panel.secret.setText("something")
    missed = "That passphrase did not match. 4 tries left before the desk locks."
    open_panel.show_trouble(missed, under="secret")
    without_cursor()
    assert_approved(picture(open_panel.window()).copy(0, 250, 560, 518), f"people-secret-{theme.name}")


@THEMES
def test_nobody_without_a_passphrase(opened: Opened, tmp_path: Path, theme: Theme) -> None:
    keys, quick = tmp_path / "clinic.keys", Cost(1, 8192)
    key = key_file.create(keys, person_id=STAFF.id, passphrase="harbour violet kettle", cost=quick).key
    key_file.add_person(keys, key, person_id="joy", passphrase="lantern copper meadow", cost=quick)
    stage = opened(theme)
    open_panel = panel(stage, keys)
    open_panel.picked.emit("marek")
    stage.settle()
    without_cursor()
    assert_approved(picture(open_panel.window()).copy(0, 250, 560, 518), f"people-no-passphrase-{theme.name}")


@THEMES
def test_somebody_else_and_a_note(opened: Opened, theme: Theme) -> None:
    stage = opened(theme)
    open_panel = panel(stage)
    open_panel.rows()[-1].click()
    open_panel.show_trouble(TAKEN, under="name")
    open_panel.note.setText("The courier comes at two")
    stage.settle()
    without_cursor()
    open_panel.show()
    assert_approved(picture(stage.window).copy(0, 240, 560, 528), f"people-somebody-else-{theme.name}")


@SIZES
def test_nothing_is_cut_on_the_lock(opened: Opened, tmp_path: Path, size: tuple[int, int], k: float) -> None:
    stage = opened(LIGHT, size, k)
    page = locked(stage, tmp_path)
    for typed in ("9182", *["0000"] * 4, "a wrong one"):
        page.given.emit(typed)
        stage.settle()
        assert clipped(stage.window) == []
        room = page.body.viewport()
        field = page.typed_in
        assert room.rect().contains(field.mapTo(room, field.rect().center())), "the field is in sight"
    page.sheet_pressed.emit()
    stage.settle()
    assert clipped(stage.window) == []
    room = page.body.viewport()
    assert room.rect().contains(page.field.mapTo(room, page.field.rect().center())), "the field is in sight"


@SIZES
def test_nothing_is_cut_in_the_panel(opened: Opened, size: tuple[int, int], k: float) -> None:
    stage = opened(LIGHT, size, k)
    open_panel = panel(stage)
    open_panel.rows()[-1].click()
    open_panel.show_trouble(TAKEN, under="name")
    stage.settle()
    assert stage.window.rect().contains(open_panel.geometry())
    assert clipped(stage.window) == []


def test_many_people_scroll_and_the_first_nine_have_a_number(qapp: QApplication, opened: Opened) -> None:
    stage = opened()
    for at in range(14):
        person = Person(f"p{at}", f"Person {at:02}", Role.DESK, NOW)
        stage.desk.store.commit(stage.desk.deed("add_person", Change(None, person)))
    open_panel = panel(stage)
    assert len(open_panel.rows()) == 18
    assert stage.window.rect().contains(open_panel.geometry())
    caps = [row.accessibleDescription() for row in open_panel.rows()]
    assert caps == [*"123456789", *[""] * 8, "0"]
    for row in open_panel.rows()[1:]:
        open_panel.focusNextPrevChild(True)
        assert row.hasFocus()
        in_panel = row.mapTo(open_panel, row.rect().center())
        assert 40 < in_panel.y() < open_panel.note.y() - 60, "the focused row is in sight"
