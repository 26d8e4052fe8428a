"""Today in the real window: where the keys go, what a hurried hand can and cannot do."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from frontdesk.domain.fact import FactKind
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.usecases.check_out import check_out
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday

SEED = 20260514
GIVEN = "Siobhán Tomasz Leilani Zoë Arjun Yusuf Hạnh Tendai Małgorzata Ngozi Xóchitl José Olu Mai Kim".split()
FAMILY = "Brennan Wójcik Kahale Lindqvist Mehta Demir Nguyễn Moyo Ramírez Null O'Neil d'Arcy Adébáyọ̀".split()


@pytest.fixture
def today(qapp: QApplication) -> Iterator[PicturedToday]:
    with PicturedToday(qapp, 1366, 768) as stage:
        yield stage


def words_on_screen(top: QWidget) -> str:
    """Everything that can be read in visible widgets, also by a screen reader."""
    out: list[str] = []
    for widget in [top, *top.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        out += [
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
            widget.windowTitle(),
        ]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            out.append(widget.text())
    return "\n".join(out)


def press(
    stage: PicturedToday, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key to whatever has the focus."""
    target = QApplication.focusWidget() or stage.window
    QTest.keyClick(target, key, modifiers)
    stage.settle()


def type_letter(place: QWidget, letter: str) -> None:
    """One letter as a keyboard sends it; QTest itself knows ASCII only."""
    if letter.isascii():
        QTest.keyClicks(place, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(place, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def type_letters(stage: PicturedToday, text: str) -> None:
    """Letters one by one, each to whatever has the focus then."""
    for letter in text:
        type_letter(QApplication.focusWidget() or stage.window, letter)


def states(stage: PicturedToday) -> dict[str, VisitState]:
    return {v.id: v.state for v in stage.desk.store.visits()}


def test_letters_go_to_find_whatever_has_the_focus(today: PicturedToday) -> None:
    today.check_in("siobhan")
    view = today.view
    places: list[QWidget] = [
        view.find_field,
        view.board.list,
        view.card.hide_button,
        view.card.lines.big._tick,
        *view.card.situation._chips.values(),
    ]
    before = states(today)
    for place in places:
        for letter in "qé7Z":
            place.setFocus()
            assert QApplication.focusWidget() is place
            type_letter(place, letter)
            assert view.find_field.text() == letter, f"{letter} with the focus on {type(place).__name__}"
            press(today, Qt.Key.Key_Escape)
            assert view.find_field.text() == ""
    assert states(today) == before


def test_no_letter_is_a_command(today: PicturedToday) -> None:
    """Every letter and digit at every beat: it lands in Find and changes nothing."""
    for key in ("", "siobhan"):
        if key:
            today.pick(key)
            today.stand()
        before = states(today)
        for letter in "abcdefghijklmnopqrstuvwxyz0123456789":
            type_letters(today, letter)
            assert today.view.find_field.text() == letter
            press(today, Qt.Key.Key_Escape)
        assert states(today) == before


def test_a_hundred_names_typed_without_enter_show_nothing_private_and_write_nothing(
    today: PicturedToday,
) -> None:
    chance = random.Random(SEED)
    private = [
        f.text
        for p, _ in today.desk.store.patients()
        for f in today.desk.store.facts_of(p.id)
        if f.audience.value == "private" or f.kind in (FactKind.SAFE_CONTACT, FactKind.DO_NOT_SAY)
    ]
    assert private
    born = [p.birth_date[:4] for p, _ in today.desk.store.patients() if p.birth_date]
    before, deed = states(today), today.desk.store.last_deed(today.desk.staff.id)
    today.pick("siobhan")
    today.window.setUpdatesEnabled(False)  # what can be read stands in the widgets, painted or not
    seen = 0
    for _ in range(100):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"[: chance.randint(2, 12)]
        for letter in name:
            today.ticks.now += chance.uniform(0.06, 0.12)
            type_letters(today, letter)
        seen += today.view.found.isVisible()
        text = words_on_screen(today.window)
        assert not [p for p in private if p in text]
        assert not [y for y in born if y in text]
        today.view.find_field.setText("")
        today.presenter.find.typed("")
    assert seen == 100
    assert states(today) == before
    assert today.desk.store.last_deed(today.desk.staff.id) == deed


@pytest.mark.parametrize("pace", [0.1, 0.35, 0.7, 1.5])
@pytest.mark.parametrize("leaving", [True, False], ids=["somebody is leaving", "nobody is leaving"])
def test_twenty_enters_open_one_card_and_change_no_visit_unseen(
    today: PicturedToday, pace: float, leaving: bool
) -> None:
    opened: set[str] = set()
    if not leaving:
        check_out(today.desk, picture_id("visit", "tendai"))
        today.presenter.stage.reload_board()
    before = states(today)
    for _ in range(20):
        shown = today.presenter.stage.open
        seen = shown is not None and (today.view.card.check_line_visible() or shown.leaving)
        now = states(today)
        press(today, Qt.Key.Key_Return)
        changed = {k for k, v in states(today).items() if now[k] is not v}
        if changed:
            assert seen
            assert shown is not None
            assert changed == {shown.visit_id}
        if today.presenter.stage.open is not None:
            opened.add(today.presenter.stage.open.visit_id)
        today.ticks.now += pace
        today.presenter.stage.show_open()
        today.settle()
    assert len(opened) <= 1
    assert sum(states(today)[k] is not before[k] for k in before) <= 1


def test_a_whole_check_in_by_keyboard_alone(today: PicturedToday) -> None:
    type_letters(today, "siob")
    press(today, Qt.Key.Key_Return)
    assert "Siobhán" in words_on_screen(today.view.card)
    press(today, Qt.Key.Key_Return)
    today.stand()
    press(today, Qt.Key.Key_Return)
    visit = today.desk.store.get(Visit, picture_id("visit", "siobhan"))
    assert visit is not None
    assert visit.state is VisitState.WAITING
    press(today, Qt.Key.Key_Space)
    assert today.view.card.lines.big._tick.isChecked()
    press(today, Qt.Key.Key_Down)
    press(today, Qt.Key.Key_Delete)
    press(today, Qt.Key.Key_3)
    press(today, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(today, Qt.Key.Key_F7)
    assert "With someone" in words_on_screen(today.view.card)
    press(today, Qt.Key.Key_F2)
    type_letters(today, "Window seat")
    press(today, Qt.Key.Key_Tab)
    press(today, Qt.Key.Key_Return)
    assert [
        f.audience.value for f in today.desk.store.facts_of(visit.patient_id) if f.text == "Window seat"
    ] == ["aloud"]
    press(today, Qt.Key.Key_Escape)
    assert today.presenter.stage.open is None
    press(today, Qt.Key.Key_Return)
    assert today.presenter.stage.open is not None


def words_in_memory(stage: PicturedToday) -> str:
    """Everything any widget holds, seen or not."""
    widgets = stage.window.findChildren(QWidget)
    return "\n".join(w.accessibleName() + getattr(w, "text", str)() for w in widgets)


def test_after_the_match_no_widget_holds_the_birth_date(today: PicturedToday) -> None:
    today.pick("siobhan")
    assert "1961" in words_in_memory(today)
    today.stand()
    today.presenter.enter()
    today.settle()
    assert "1961" not in words_in_memory(today)


@pytest.mark.parametrize("before", ["card", "gate", "find", "toast", "notes"])
def test_hiding_leaves_no_word_of_anybody_in_any_widget(today: PicturedToday, before: str) -> None:
    if before == "gate":
        today.pick("hanh")
    elif before == "find":
        type_letters(today, "siob")
    else:
        today.check_in("siobhan")
    if before == "notes":
        today.presenter.acts.notes_held(1)
        today.presenter.acts.notes_held(2)
    if before == "toast":
        today.presenter.acts.words_given("fact", "Window seat", None)
    press(today, Qt.Key.Key_F9)
    everything = words_in_memory(today)
    for word in (
        "Hạnh",
        "Window seat",
        "No handshake",
        "Tendai",
        "Siobhán",
        "shi-VAWN",
        "Speak to the right ear",
        "leaflet",
        "Tea, no milk",
        "Brennan",
        "1961",
    ):
        assert word not in everything, word
    model = today.view.board.list.board
    rows = "\n".join(str(model.index(i).data()) for i in range(model.rowCount()))
    assert "Siobhán" not in rows
    type_letters(today, "si")
    press(today, Qt.Key.Key_Return)
    assert today.view.find_field.text() == ""
    press(today, Qt.Key.Key_F9)
    name = {"gate": "Hạnh", "find": "Tendai"}.get(before, "Siobhán")
    assert name in words_on_screen(today.window)


def test_f4_opens_while_held_and_closes_when_the_window_loses_the_focus(today: PicturedToday) -> None:
    today.check_in("siobhan")
    QTest.keyPress(today.view.find_field, Qt.Key.Key_F4)
    assert "No handshake" in words_on_screen(today.view.card)
    QTest.keyRelease(today.view.find_field, Qt.Key.Key_F4)
    assert "No handshake" not in words_on_screen(today.view.card)


def test_the_window_title_names_nobody(today: PicturedToday) -> None:
    today.check_in("siobhan")
    assert today.window.windowTitle() == "Frontdesk"
