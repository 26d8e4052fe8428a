"""Settings in the real window: by keyboard alone, at once, and Esc back to Today."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from frontdesk.qt.theme import DARK, HIGH_CONTRAST, LIGHT
from frontdesk.qt.widgets.button import Btn
from frontdesk.qt.widgets.choice import Choice
from frontdesk.qt.widgets.switch import Switch
from frontdesk.screens.preferences.shown import PAGES
from frontdesk.screens.preferences.view.rows import ChoiceRow, FieldRow
from frontdesk.screens.today.view.today_view import TodayView
from frontdesk.settings.declared import CLINICIAN_NAMES, FOLD_AFTER, HIDE_AFTER, LESS_MOTION, TEXT_SIZE
from tests.screens.clipping import clipped
from tests.screens.preferences.conftest import Room

CTRL = Qt.KeyboardModifier.ControlModifier


def choice(room: Room, key: str) -> Choice:
    row = {**room.view.desk.rows, **room.view.clinic.rows}[key]
    assert isinstance(row, ChoiceRow)
    assert isinstance(row.control, Choice)
    return row.control


def field(room: Room, key: str) -> QLineEdit:
    row = room.view.clinic.rows[key]
    assert isinstance(row, FieldRow)
    return row.field


def today(room: Room) -> TodayView:
    view = room.desktop.window._opened["today"]
    assert isinstance(view, TodayView)
    return view


def test_ctrl_comma_opens_it_from_today_and_esc_goes_back(room: Room) -> None:
    room.keys.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "today"
    assert room.keys.focus() is today(room).find_field
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Comma, CTRL)
    assert room.desktop.window.place() == "preferences"
    assert room.keys.focus() is room.view.list.entry("desk")
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_1, CTRL)
    assert room.desktop.window.place() == "today"


def test_the_entry_stands_at_the_foot_of_the_rail(room: Room) -> None:
    rail = room.desktop.window.rail
    entry = next(one for one in rail.entries() if one.entry.key == "preferences")
    assert entry.isChecked()
    assert entry.y() > rail.height() * 2 // 3
    room.desktop.window.show_screen("today")
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert room.desktop.window.place() == "preferences"


def test_pages_by_arrows_and_every_control_by_tab(room: Room) -> None:
    for page in (*PAGES[1:], PAGES[0]):
        room.keys.press(Qt.Key.Key_Down)
        assert room.view._stack.currentWidget() is room.view.pages[page.key]
    for row in room.view.desk.rows.values():
        assert isinstance(row, ChoiceRow)
        room.keys.tab_to(row.control)
        area = room.view.desk.area
        at = row.control.mapTo(area.viewport(), row.control.rect().topLeft()).y()
        assert 0 <= at <= area.viewport().height() - row.control.height(), "what has the focus is in sight"
    room.page("clinic")
    for key in ("waiting_aim_min", "known_since_before"):
        room.keys.tab_to(choice(room, key))
    for key in ("name", "phone", "hours", "closed_days"):
        room.keys.tab_to(field(room, key))


def test_times_chosen_by_keyboard_are_today_s_at_once(room: Room) -> None:
    away = room.desktop.window.show_screen("today")
    assert isinstance(away, TodayView)
    room.desktop.window.show_screen("preferences")
    room.keys.tab_to(choice(room, "fold_after_s"))
    room.keys.press(Qt.Key.Key_Down)
    room.keys.tab_to(choice(room, "hide_after_s"))
    room.keys.press(Qt.Key.Key_Home)
    settings = room.desktop.settings
    assert (settings.value(FOLD_AFTER), settings.value(HIDE_AFTER)) == (30, None)
    presenter = today(room)._presenter
    assert (presenter.away.fold_after, presenter.away.hide_after) == (30, None)
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Z, CTRL)
    assert presenter.away.hide_after == 90
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Y, CTRL)
    assert presenter.away.hide_after is None


def test_space_turns_a_switch(room: Room) -> None:
    for setting in (LESS_MOTION, CLINICIAN_NAMES):
        row = room.view.desk.rows[setting.key]
        assert isinstance(row, ChoiceRow)
        assert isinstance(row.control, Switch)
        before = room.desktop.settings.value(setting)
        room.keys.tab_to(row.control)
        room.keys.press(Qt.Key.Key_Space)
        assert room.desktop.settings.value(setting) is not before
    assert room.desktop.look.reduced_motion is room.desktop.settings.value(LESS_MOTION)


def test_colours_change_at_once(room: Room) -> None:
    box = choice(room, "theme")
    room.keys.tab_to(box)
    seen = []
    for _ in range(3):
        room.keys.press(Qt.Key.Key_Down)
        seen.append(room.desktop.look.theme)
    assert seen == [LIGHT, DARK, HIGH_CONTRAST]
    assert QApplication.palette().window().color() == HIGH_CONTRAST.colour("surface")
    box.show_choice("computer")


@pytest.mark.parametrize("place", ["today", "preferences"])
def test_text_size_from_anywhere(room: Room, place: str) -> None:
    room.desktop.window.show_screen(place)
    look, settings = room.desktop.look, room.desktop.settings
    for key, modifiers, k in (
        (Qt.Key.Key_Plus, CTRL, 1.1),
        (Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.ShiftModifier, 1.2),
        (Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.KeypadModifier, 1.3),
        (Qt.Key.Key_Equal, CTRL, 1.4),
        (Qt.Key.Key_Minus, CTRL, 1.3),
        (Qt.Key.Key_Minus, CTRL | Qt.KeyboardModifier.KeypadModifier, 1.2),
    ):
        QTest.keyClick(room.keys.focus(), key, modifiers)
        assert look.k == pytest.approx(k)
        assert settings.value(TEXT_SIZE) == round(k * 100)
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_0, CTRL)
    assert settings.value(TEXT_SIZE) is None
    assert look.k == 1.0
    if place == "today":
        assert today(room).find_field.text() == "", "a key with Ctrl is no letter"


def test_a_key_that_wakes_the_screen_changes_nothing_else(room: Room) -> None:
    room.desktop.window.show_screen("today")
    view = today(room)
    room.qtbot.waitUntil(lambda: view._presenter.stage.board is not None)
    view._presenter.away._touched -= 1_000
    view._presenter.away.second_passed()
    assert view._presenter.stage.hidden
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Plus, CTRL)
    assert not view._presenter.stage.hidden
    assert room.desktop.look.k == 1.0
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Plus, CTRL)
    assert room.desktop.look.k == pytest.approx(1.1)


def test_today_does_not_hide_and_take_the_keys_while_settings_are_in_front(room: Room) -> None:
    room.desktop.window.show_screen("today")
    view = today(room)
    room.qtbot.waitUntil(lambda: view._presenter.stage.board is not None)
    assert view.heartbeat.isActive()
    room.desktop.window.show_screen("preferences")
    view._presenter.away._touched -= 1_000
    assert not view.heartbeat.isActive()
    view._presenter.stage.show_idle()
    view.focus_home()
    assert room.keys.focus() is room.view.list.entry("desk")
    room.keys.press(Qt.Key.Key_Escape)
    assert view.heartbeat.isActive()
    view._presenter.away.second_passed()
    assert not view._presenter.stage.hidden, "whoever comes back is at the desk"


def test_a_changed_aim_is_on_the_open_board_at_once(room: Room) -> None:
    room.desktop.window.show_screen("today")
    view = today(room)

    def over() -> int:
        return sum(item.tone == "over_aim" for item in view.board.list.board.items)

    room.qtbot.waitUntil(lambda: bool(view.board.list.board.items))
    before = over()
    room.desktop.window.show_screen("preferences")
    room.page("clinic")
    room.keys.tab_to(choice(room, "waiting_aim_min"))
    room.keys.press(Qt.Key.Key_Home)
    room.qtbot.waitUntil(lambda: room.desktop.desk.clinic.waiting_aim_min == 5)
    room.qtbot.waitUntil(lambda: over() > before)
    QTest.keyClick(room.keys.focus(), Qt.Key.Key_Z, CTRL)
    room.qtbot.waitUntil(lambda: over() == before)
    assert room.desktop.desk.clinic.waiting_aim_min == 15


def test_clinicians_stand_on_the_open_board_at_once(room: Room) -> None:
    room.desktop.window.show_screen("today")
    view = today(room)
    room.qtbot.waitUntil(lambda: bool(view.board.list.board.items))
    assert not any("Dr Voss" in item.note for item in view.board.list.board.items)
    room.desktop.settings.change(CLINICIAN_NAMES, True)
    named = [item for item in view.board.list.board.items if "Dr Voss" in item.note]
    assert named
    assert all("Dr Lena Voss" in item.spoken for item in named)
    view._presenter.hide_or_show()
    assert not any("Voss" in item.note + item.spoken for item in view.board.list.board.items)
    view._presenter.hide_or_show()
    room.desktop.settings.change(CLINICIAN_NAMES, False)
    assert not any("Dr Voss" in item.note for item in view.board.list.board.items)


# --- typing


def typed(room: Room, key: str, text: str) -> QLineEdit:
    room.page("clinic")
    line = field(room, key)
    room.keys.tab_to(line)
    line.selectAll()
    room.keys.type(text)
    return line


def test_a_name_counts_when_the_field_is_left(room: Room) -> None:
    typed(room, "name", "Elm Street Clinic")
    assert room.desktop.desk.clinic.name != "Elm Street Clinic"
    room.keys.press(Qt.Key.Key_Tab)
    room.qtbot.waitUntil(lambda: room.desktop.desk.clinic.name == "Elm Street Clinic")
    room.qtbot.waitUntil(lambda: room.view.toast.words() == "Saved: Name")
    room.view.toast.undone.emit()
    room.qtbot.waitUntil(lambda: room.desktop.desk.clinic.name == "Linden Street Clinic")
    room.qtbot.waitUntil(lambda: field(room, "name").text() == "Linden Street Clinic")


def test_esc_keeps_what_is_typed_and_leaves(room: Room) -> None:
    typed(room, "phone", "020 7946 0000")
    room.keys.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "today"
    room.qtbot.waitUntil(lambda: room.desktop.desk.clinic.phone == "020 7946 0000")


def test_esc_stays_once_where_it_cannot_be_used_and_lets_it_go_the_second_time(room: Room) -> None:
    before = room.desktop.desk.clinic
    line = typed(room, "hours", "whenever")
    room.keys.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "preferences"
    row = room.view.clinic.rows["hours"]
    assert "could not be read" in row.below.text()
    assert line.text() == "whenever"
    room.keys.press(Qt.Key.Key_Escape)
    assert room.desktop.window.place() == "today"
    assert room.desktop.desk.clinic == before
    assert line.text() != "whenever"
    assert "could not be read" not in row.below.text()


def test_trouble_goes_when_it_can_be_read_again(room: Room) -> None:
    typed(room, "hours", "whenever")
    room.keys.enter()
    row = room.view.clinic.rows["hours"]
    assert row.troubled
    typed(room, "hours", "Mon 8-12")
    assert not row.troubled
    room.keys.enter()
    room.qtbot.waitUntil(lambda: len(room.desktop.desk.clinic.hours) == 1)


def test_closing_the_window_keeps_what_is_typed(room: Room) -> None:
    store = room.desktop.desk.store
    kept: list[str] = []
    close = store.close

    def closing() -> None:
        kept.append(store.clinic().phone)
        close()

    vars(store)["close"] = closing
    typed(room, "phone", "020 7946 0000")
    room.desktop.window.close()
    assert kept == ["020 7946 0000"]


# --- for every eye


def test_every_control_has_a_name_a_role_and_says_what_it_is_for(room: Room) -> None:
    roles = {
        Choice: QAccessible.Role.ComboBox,
        Switch: QAccessible.Role.CheckBox,
        QLineEdit: QAccessible.Role.EditableText,
        Btn: QAccessible.Role.Button,
    }
    for page in PAGES:
        room.page(page.key)
        shown = room.view.pages[page.key]
        for widget in shown.findChildren(QWidget):
            if not isinstance(widget, QAbstractButton | QComboBox | QLineEdit) or not widget.isVisible():
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget
            assert interface.text(QAccessible.Text.Description), widget
            role = next(role for kind, role in roles.items() if isinstance(widget, kind))
            assert interface.role() == role, widget
    assert all(entry.accessibleName() for entry in map(room.view.list.entry, room.view.pages))


@pytest.mark.slow
@pytest.mark.parametrize("k", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1366, 768), (1366, 688), (900, 500), (1920, 1080)], ids=str)
def test_nothing_is_cut_at_any_size(room: Room, size: tuple[int, int], k: float) -> None:
    room.desktop.window.resize(*size)
    room.desktop.look.set_zoom(k)
    for page in PAGES:
        room.page(page.key)
        assert clipped(room.view) == [], page.key
    assert (room.desktop.window.width(), room.desktop.window.height()) == size


def test_a_page_without_controls_scrolls_by_key(room: Room) -> None:
    room.page("keys")
    bar = room.view.keys.area.verticalScrollBar()
    assert bar.maximum() > 0
    room.keys.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    room.keys.press(Qt.Key.Key_PageUp)
    assert bar.value() == 0
