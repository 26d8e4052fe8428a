"""Fields: what is typed stays plain, and each key goes where it belongs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontdesk.qt.look import Look
from frontdesk.qt.widgets.digit_boxes import DigitBoxes
from frontdesk.qt.widgets.field import Field
from frontdesk.qt.widgets.find_field import FindField
from tests.looks.compare import picture
from tests.qt.reading import give_focus, read, take_focus_away


class Screen(QWidget):
    """Notes the keys a field hands on."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


def find_on_screen(qtbot: QtBot, look: Look) -> tuple[Screen, FindField]:
    screen = Screen()
    qtbot.addWidget(screen)
    field = FindField(
        look,
        accessible="Find, type a name",
        placeholder="Find: just type a name",
        close_key="Esc",
        parent=screen,
    )
    give_focus(field)
    return screen, field


def test_a_field_has_a_name_and_a_border_in_use(qtbot: QtBot, look: Look) -> None:
    field = Field(look, accessible="Add what we are told", icon="plus", hints=("Tab", "Enter"))
    qtbot.addWidget(field)
    assert read(field) == (QAccessible.Role.EditableText, "Add what we are told")
    take_focus_away(field)
    rest = picture(field)
    give_focus(field)
    used = picture(field)
    spot = (field.width() // 2, 0)
    assert rest.pixel(*spot) == look.colour("line2").rgb()
    assert used.pixel(*spot) == look.colour("focus").rgb()


def test_words_never_run_under_the_hints(qtbot: QtBot, look: Look) -> None:
    bare, hinted = (
        Field(look, accessible="a"),
        Field(look, accessible="b", hints=("Desk only", "Tab", "Enter")),
    )
    qtbot.addWidget(bare)
    qtbot.addWidget(hinted)
    assert hinted.textMargins().right() > bare.textMargins().right() + 120
    hinted.show_hints(())
    assert hinted.textMargins().right() == bare.textMargins().right()


def test_an_empty_find_hands_the_keys_of_the_card_on(qtbot: QtBot, look: Look) -> None:
    screen, field = find_on_screen(qtbot, look)
    card = [
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
        Qt.Key.Key_F2,
        Qt.Key.Key_F9,
    ]
    for key in card:
        QTest.keyClick(field, key)
    assert screen.keys == card
    assert field.text() == ""


def test_with_text_space_delete_and_the_arrows_belong_to_find(qtbot: QtBot, look: Look) -> None:
    screen, field = find_on_screen(qtbot, look)
    typed: list[str] = []
    moved: list[int] = []
    entered: list[bool] = []
    field.typed.connect(typed.append)
    field.moved.connect(moved.append)
    field.entered.connect(lambda: entered.append(True))
    QTest.keyClicks(field, "ha")
    QTest.keyClick(field, Qt.Key.Key_Space)
    QTest.keyClicks(field, "n")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert typed == ["h", "ha", "ha ", "ha n"]
    assert (moved, entered, screen.keys) == ([1, -1], [True], [])


def test_escape_empties_find_and_tells_once(qtbot: QtBot, look: Look) -> None:
    screen, field = find_on_screen(qtbot, look)
    QTest.keyClicks(field, "x")
    told: list[bool] = []
    field.cleared.connect(lambda: told.append(True))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), told, screen.keys) == ("", [True], [])


def test_taking_the_last_letter_away_tells_that_it_is_empty(qtbot: QtBot, look: Look) -> None:
    _, field = find_on_screen(qtbot, look)
    QTest.keyClicks(field, "x")
    told: list[bool] = []
    field.cleared.connect(lambda: told.append(True))
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert told == [True]


def test_letters_typed_elsewhere_are_taken(qtbot: QtBot, look: Look) -> None:
    _, field = find_on_screen(qtbot, look)
    typed: list[str] = []
    field.typed.connect(typed.append)
    field.take("ạ")
    assert (field.text(), typed) == ("ạ", ["ạ"])


def test_digit_boxes_tell_on_the_fourth_digit_and_take_nothing_else(qtbot: QtBot, look: Look) -> None:
    boxes = DigitBoxes(look, accessible="Day and month of birth", letters="DDMM")
    qtbot.addWidget(boxes)
    boxes.show()
    told: list[str] = []
    boxes.completed.connect(told.append)
    QTest.keyClicks(boxes, "0a8/")
    assert (boxes.text(), told) == ("08", [])
    QTest.keyClick(boxes, Qt.Key.Key_Left)
    QTest.keyClicks(boxes, "1")
    QTest.keyClick(boxes, Qt.Key.Key_Backspace)
    QTest.keyClicks(boxes, "039")
    assert (boxes.text(), told) == ("0803", ["0803"])
    assert read(boxes) == (QAccessible.Role.EditableText, "Day and month of birth")
    boxes.empty()
    assert boxes.text() == ""


def test_digit_boxes_refuse_letters_pasted_in(qtbot: QtBot, look: Look) -> None:
    boxes = DigitBoxes(look, accessible="Day and month of birth", letters="DDMM")
    qtbot.addWidget(boxes)
    boxes.insert("1x2y")
    assert "x" not in boxes.text()
    assert (boxes.sizeHint().width(), boxes.sizeHint().height()) == (270, 66)


ODD = "Al\x00e\x1bf\u202eb\nc\td\x7fe\u2028f \u00ad\u200eg \u0646\u0645\u06cc\u200c\u062e"


def test_what_is_pasted_is_what_somebody_would_have_typed(qtbot: QtBot, look: Look) -> None:
    field = Field(look, accessible="Anything")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "ab ")
    field.setCursorPosition(1)
    field.insert(ODD)
    plain = "Alefb c de f g \u0646\u0645\u06cc\u200c\u062e"
    assert field.text() == f"a{plain}b ", "nothing acts or hides; the joiner of Persian stays"
    assert field.cursorPosition() == 1 + len(plain)


def test_a_passphrase_is_taken_as_it_is(qtbot: QtBot, look: Look) -> None:
    field = Field(look, accessible="Passphrase")
    qtbot.addWidget(field)
    field.setEchoMode(Field.EchoMode.Password)
    field.insert("otter\u200e lamp")
    field.setEchoMode(Field.EchoMode.Normal)
    field.insert("\u00ad")
    assert field.text() == "otter\u200e lamp\u00ad"
