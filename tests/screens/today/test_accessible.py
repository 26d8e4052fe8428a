"""What a screen reader meets on Today, in every state: names, roles, order, words said by themselves.

The tree is walked as assistive technology walks it, also through what is out of sight. `dev.py reader` does
the same from outside, over the bus.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.screens.today.view.scrim import Scrim
from frontdesk.screens.today.view.today_view import TodayView
from tests.looks.people import picture_id
from tests.looks.stage import PicturedToday
from tests.looks.states import STATES, opened
from tests.screens.tree import CONTROLS, Node, Role, nodes

_KEY = re.compile(r"\b(F\d+|Ctrl|Alt \d|Shift|Esc|Enter|Del|Space)\b|[↑↓]")
_SAYS_ITS_KEY = ("hold F4", "F9 shows it")
"""The two names of design 6 with a key in them: nothing else says how to open these."""


def in_sight(stage: PicturedToday) -> list[tuple[QAccessible.Role, str]]:
    """Role and name of what can be seen."""
    return [(n.role, n.name) for n in nodes(stage.window) if n.seen]


def press(node: Node) -> None:
    """As a screen reader presses."""
    action = node.living.actionInterface()
    assert action is not None
    assert QAccessibleWidget.pressAction() in action.actionNames()
    action.doAction(QAccessibleWidget.pressAction())


def one(stage: PicturedToday, role: QAccessible.Role, name: str) -> Node:
    """The first in sight whose name has these words."""
    return next(n for n in nodes(stage.window) if n.seen and n.role == role and name in n.name)


@contextmanager
def listening() -> Iterator[list[tuple[str, bool]]]:
    """What the program asks a screen reader to say, and whether politely."""
    said: list[tuple[str, bool]] = []
    polite = QAccessible.AnnouncementPoliteness.Polite

    def hear(event: Any) -> None:
        said.append((event.message(), event.politeness() == polite))

    original = QAccessible.updateAccessibility
    try:
        QAccessible.updateAccessibility = hear  # type: ignore[method-assign]  # put back below
        yield said
    finally:
        QAccessible.updateAccessibility = original  # type: ignore[method-assign]  # as it was


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_every_control_has_a_name_without_its_key_and_no_focus_is_silent(
    qapp: QApplication, state: str
) -> None:
    with opened(qapp, state, painted=False) as stage:
        tree = nodes(stage.window)
        controls = [n for n in tree if n.role in CONTROLS]
        assert len(controls) > 20
        nameless = [f"{n.role} in sight: {n.seen}" for n in controls if not n.name.strip()]
        assert not nameless
        with_key = [n.name for n in controls if _KEY.search(n.name) and not n.name.endswith(_SAYS_ITS_KEY)]
        assert not with_key, "the key belongs into the description"
        silent = [
            type(widget).__name__
            for widget in stage.window.findChildren(QWidget)
            if widget.isVisible()
            and takes_keys_or_presses(widget)
            and read_role(widget) in (Role.Client, Role.NoRole)
        ]
        assert not silent


def takes_keys_or_presses(widget: QWidget) -> bool:
    """Reached by Tab, or a widget of ours that listens to the mouse (the view only passes near misses on)."""
    hears = {"mousePressEvent", "mouseReleaseEvent"} & {
        name
        for kind in type(widget).__mro__
        if kind.__module__.startswith("frontdesk")
        for name in vars(kind)
    }
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    return by_tab or (bool(hears) and not isinstance(widget, Scrim | TodayView))


def read_role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


EXPECTED: dict[str, tuple[tuple[QAccessible.Role, str], ...]] = {
    "idle": (
        (Role.List, "Day board"),
        (Role.EditableText, "Find, type a name"),
        (Role.Button, "Dr Lena Voss, 15 minutes late"),
        (Role.ListItem, "To come, 5"),
        (Role.RadioButton, "Today"),
    ),
    "beat1": (
        (Role.StaticText, "Siobhán"),
        (Role.StaticText, "Speak to the right ear"),
        (Role.StaticText, "Compare: surname Brennan, born 14 Mar 1961"),
        (Role.CheckBox, "Others can hear, who is listening"),
        (Role.Button, "Matched: check in"),
        (Role.Button, "3 desk notes, hold F4"),
    ),
    "beat2": (
        (Role.Grouping, "Promise ready"),
        (Role.CheckBox, "Said, optional"),
        (Role.List, "More lines"),
        (Role.Grouping, "Preferences"),
        (Role.Grouping, "Cultural notes"),
        (Role.Grouping, "Last visit"),
        (Role.Button, "Add what we are told"),
    ),
    "find": (
        (Role.List, "People found"),
        (Role.EditableText, "Find, type a name"),
        (Role.AlertMessage, "Two people named Hạnh Nguyễn today. Ask day and month of birth."),
    ),
    "gate": ((Role.EditableText, "Day and month of birth"), (Role.Button, "Neither: find again")),
    "hidden": ((Role.AlertMessage, "Card hidden. F9 shows it."), (Role.Button, "Show card")),
    "not-right": ((Role.PopupMenu, "What was not right?"), (Role.MenuItem, "Not the moment")),
    "why": ((Role.PopupMenu, "Why this line? 120 points"), (Role.StaticText, "80 Promise and recovery")),
    "with-whom": ((Role.PopupMenu, "With whom?"), (Role.MenuItem, "Dr Lena Voss")),
    "not-booked": ((Role.AlertMessage, "Not booked today. Next: Fri 15 May, 09:40, Dr Voss."),),
    "add": ((Role.EditableText, "What are we told?"), (Role.Grouping, "What are we told?")),
    "promise": ((Role.EditableText, "What do we promise?"),),
    "leaving": (
        (Role.Grouping, "The last sentence"),
        (Role.EditableText, "What happens next"),
        (Role.EditableText, "If not"),
        (Role.Button, "Mark as left"),
        (Role.Button, "Nothing needed"),
    ),
    "toast": ((Role.Button, "Undo"),),
    "unconfirmed": ((Role.Button, "Confirm: Comes by bus"),),
}


@pytest.mark.parametrize("state", EXPECTED)
def test_parts_have_the_role_and_name_of_the_design(qapp: QApplication, state: str) -> None:
    with opened(qapp, state, painted=False) as stage:
        there = in_sight(stage)
        assert [part for part in EXPECTED[state] if part not in there] == []
        assert there[0] == (Role.Window, "Frontdesk")


def test_the_board_is_a_list_of_people_in_words(qapp: QApplication) -> None:
    with opened(qapp, "idle", painted=False) as stage:
        rows = [n.name for n in nodes(stage.window) if n.role == Role.ListItem and n.name[:1].isdigit()]
    assert rows[0] == "09:40, Tendai M., leaving, seen, 2 min ago"
    assert "10:00, Zoë L., waiting, 9 min" in rows
    assert "10:20, Siobhán B., due now" in rows
    assert "10:30, Hạnh N., interpreter, similar name today, to come" in rows


def test_arrows_pass_over_headings(qapp: QApplication) -> None:
    with opened(qapp, "idle", painted=False) as stage:
        board = stage.view.board.list
        board.setFocus(Qt.FocusReason.ShortcutFocusReason)
        met = [board.currentIndex().data()]
        for _ in range(4):
            QTest.keyClick(board, Qt.Key.Key_Down)
            met.append(board.currentIndex().data())
    assert [name.split(", ")[1] for name in met] == [
        "Tendai M.", "Arjun M.", "Zoë L.", "Yusuf D.", "Siobhán B.",
    ]  # fmt: skip


def in_order(stage: PicturedToday, *wanted: str) -> bool:
    names = [name for _, name in in_sight(stage)]
    places = [names.index(name) for name in wanted]
    return places == sorted(places)


def test_first_who_it_is_then_needs_then_the_check_line_then_the_button(qapp: QApplication) -> None:
    with opened(qapp, "beat1", painted=False) as stage:
        assert in_order(
            stage,
            "Siobhán",
            "shi-VAWN",
            "Speak to the right ear",
            "Offer the quiet corner",
            "Others can hear, who is listening",
            "Compare: surname Brennan, born 14 Mar 1961",
            "Matched: check in",
            "Someone else? Find again",
        )
        assert one(stage, Role.Button, "Matched: check in").description == "Enter"
        assert one(stage, Role.Button, "Hide").description == "F9"


def test_the_other_panes_are_read_as_they_stand(qapp: QApplication) -> None:
    """A row made after its neighbours is still read before what stands below it."""
    with opened(qapp, "leaving", painted=False) as stage:
        ready = "The bus pass letter, Promised 7 May. Ready: hand it over"
        assert in_order(stage, "Tendai", "Promises", ready, "Add a promise", "1 desk note, hold F4")
        chain = _tab_chain(stage)
        assert chain[chain.index(ready) + 1 :][:4] == [
            "What became of it: The bus pass letter",
            "A text with the new time, Dr Voss, by Fri 22 May",
            "What became of it: A text with the new time",
            "Add a promise",
        ]
    with opened(qapp, "gate", painted=False) as stage:
        people = "10:30, Hạnh N., with Dr Okafor", "11:00, Hạnh N., with Priya Raman"
        assert in_order(stage, "Day and month of birth", "One of these", *people, "Neither: find again")
    with opened(qapp, "find", painted=False) as stage:
        alike = "Two people named Hạnh Nguyễn today. Ask day and month of birth."
        assert in_order(stage, alike, "Hạnh Nguyễn, 10:30 today with Dr Okafor")


def _tab_chain(stage: PicturedToday) -> list[str]:
    """Names in the order of Tab, from the top of the window."""
    found: list[str] = []
    widget = stage.window.nextInFocusChain()
    while widget is not None and widget is not stage.window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    return found


OF_SIOBHAN = (
    "Siobhán", "Brennan", "shi-VAWN", "1961", "right ear", "large print", "quiet corner", "leaflet",
    "side entrance", "handshake", "landline", "Tea, no milk", "Irish", "The lift",
)  # fmt: skip
OF_OTHERS = ("Tendai M.", "Arjun", "Zoë", "Hạnh", "Tomasz", "Leilani", "Yusuf", "bus pass")


@pytest.mark.parametrize("beat", ["beat1", "beat2", "notes-private", "leaving", "gate", "add", "not-booked"])
@pytest.mark.parametrize("how", ["hidden", "find"])
def test_no_node_tells_of_anybody_while_hidden_or_behind_find(
    qapp: QApplication, beat: str, how: str
) -> None:
    with opened(qapp, beat, painted=False) as stage:
        before = _told(stage)
        assert before
        if how == "hidden":
            stage.presenter.hide_or_show()
        else:
            stage.view.find_field.take("zzz")
        stage.settle()
        assert _told(stage) == []


def _told(stage: PicturedToday) -> list[str]:
    """Names and descriptions, in sight or not, with words of anybody in them."""
    words = (*OF_SIOBHAN, *OF_OTHERS, "Khánh", "Tendai", "ten-DYE")
    texts = [text for n in nodes(stage.window) for text in (n.name, n.description)]
    return [text for text in texts if any(word in text for word in words)]


def _hide(stage: PicturedToday) -> None:
    stage.presenter.hide_or_show()


def _pick(stage: PicturedToday) -> None:
    stage.pick("siobhan")
    stage.stand()


def _typed_wrong(stage: PicturedToday) -> None:
    stage.presenter.digits_typed("3112")


LAST_SENTENCE = "“Dr Voss will text you the new time by Friday 22 May. If not, ring us and ask for Ana.”"
SAID: dict[str, tuple[str, Callable[[PicturedToday], object], list[str]]] = {
    "a card that opens": (
        "idle",
        _pick,
        ["Siobhán, say shi-VAWN, Speak to the right ear, Give large print, Offer the quiet corner"],
    ),
    "a check-in": (
        "beat1",
        lambda s: s.presenter.enter(),
        [
            "Siobhán is checked in, 10:18",
            "Siobhán, Promise ready: “We have your large-print leaflet ready for you, as we said we would.”",
        ],
    ),
    "another line": (
        "beat2",
        lambda s: s.presenter.acts.line_down(),
        ["Your arrangement is in place: “Everything’s set the way you like it. Anything else today?”"],
    ),
    "somebody leaving": (
        "idle",
        lambda s: s.pick("tendai"),
        [f"Tendai, leaving, {LAST_SENTENCE}"],
    ),
    "who is listening": (
        "beat1",
        lambda s: s.presenter.situation.next_listening(),
        ["With someone, who is listening"],
    ),
    "everything hidden": ("beat2", _hide, ["Card hidden. F9 shows it."]),
    "a date that fits nobody": (
        "gate",
        _typed_wrong,
        ["None of them was born on that day. Ask once more, or find again."],
    ),
    "the row Enter opens": (
        "idle",
        lambda s: s.view.find_field.take("khanh"),
        ["Khánh Vũ, Not booked today. Last here 21 January"],
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_what_happens_without_a_move_of_the_focus_is_said_politely_and_once(
    qapp: QApplication, what: str
) -> None:
    state, act, words = SAID[what]
    with opened(qapp, state, painted=False) as stage, listening() as said:
        act(stage)
        stage.settle()
        stage.presenter.stage.show_open()
        stage.settle()
        assert said == [(each, True) for each in words]


def test_nothing_is_said_while_hidden(qapp: QApplication) -> None:
    with opened(qapp, "hidden", painted=False) as stage, listening() as said:
        stage.presenter.stage.minute_passed()
        stage.presenter.stage.show_open()
        stage.settle()
        assert said == []


def test_letters_typed_at_leaving_are_not_read_back(qapp: QApplication) -> None:
    with opened(qapp, "leaving", painted=False) as stage, listening() as said:
        stage.presenter.at_leaving.field_typed("what", "A call with the result")
        stage.settle()
        assert said == []


def test_words_put_into_find_by_another_program_search(qapp: QApplication) -> None:
    with opened(qapp, "idle", painted=False) as stage:
        field = one(stage, Role.EditableText, "Find, type a name")
        field.living.setText(QAccessible.Text.Value, "khanh")
        stage.settle()
        press(one(stage, Role.ListItem, "Khánh Vũ"))
        stage.settle()
        assert (Role.StaticText, "Khánh Vũ") in in_sight(stage)
        assert stage.view.find_field.text() == ""


def test_rows_and_reasons_can_be_pressed(qapp: QApplication, qtbot: QtBot) -> None:
    with opened(qapp, "beat2", painted=False) as stage:
        press(one(stage, Role.ListItem, "Your waiting spot"))
        stage.settle()
        assert (Role.Grouping, "Your waiting spot") in in_sight(stage)
        press(one(stage, Role.Button, "Not right"))
        qtbot.waitUntil(lambda: stage.view.popups.panel is not None)  # a button is seen to go down first
        press(one(stage, Role.MenuItem, "Not the moment"))
        stage.settle()
        assert (Role.Grouping, "Your waiting spot") not in in_sight(stage)


def test_points_are_only_read(qapp: QApplication) -> None:
    with opened(qapp, "why", painted=False) as stage:
        point = one(stage, Role.StaticText, "80 Promise and recovery")
        action = point.living.actionInterface()
        assert QAccessibleWidget.pressAction() not in action.actionNames()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_menus_have_a_name_and_named_entries(qapp: QApplication) -> None:
    with opened(qapp, "beat1", painted=False) as stage:
        stage.view.row_menu(picture_id("visit", "siobhan"), QPoint(5, 5))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        first, *entries = nodes(menu)
        assert (first.role, first.name) == (Role.PopupMenu, "Where somebody is")
        assert [(n.role, n.name) for n in entries][:3] == [
            (Role.MenuItem, "Is here, not matched yet"),
            (Role.MenuItem, "Did not come"),
            (Role.MenuItem, "Cancelled"),
        ]
        menu.close()
