"""Typing a line: chips are offered, removed whole, pasted and copied, and nobody types a brace."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.domain.template import PromptTemplate
from frontdesk.prompts.placeholders import TABLE
from frontdesk.screens.studio.view.chip_edit import LONGEST, ChipEdit
from frontdesk.screens.studio.view.offer import Offer
from frontdesk.screens.studio.view.words_panel import WORDS
from frontdesk.usecases.shipped_packs import shipped_pack
from tests.looks.dress import dressed

K, M = Qt.Key, Qt.KeyboardModifier
OFFERS = tuple((p.name, p.label) for p in TABLE if p.in_sentence)


class Page:
    """One field on a page with its offer; what it told is kept."""

    def __init__(self, qtbot: QtBot) -> None:
        look = dressed()
        self.page = QWidget()
        self.page.resize(640, 480)
        self.edit = ChipEdit(look, WORDS, OFFERS, accessible="Words")
        self.offer = Offer(look, self.page)
        self.edit.offer = self.offer
        column = QVBoxLayout(self.page)
        column.addWidget(self.edit)
        column.addStretch(1)
        self.told: list[str] = []
        self.edit.edited.connect(self.told.append)
        qtbot.addWidget(self.page)
        self.page.show()
        self.edit.setFocus()
        QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.edit, words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier) -> None:
        QTest.keyClick(self.edit, key, modifiers)

    def mark(self, start: int, end: int) -> None:
        cursor = self.edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


@pytest.mark.parametrize("sign", ["/", "{"])
def test_a_sign_offers_the_chips_and_enter_takes_one(page: Page, sign: str) -> None:
    page.type(f"Your {sign}")
    assert page.offer.isVisible()
    assert len(page.offer.words()) == len(OFFERS)
    page.type("prom")
    assert page.offer.words() == ["Promise", "Promised by", "Who promised", "Why it is late"]
    page.press(K.Key_Return)
    assert not page.offer.isVisible()
    assert page.edit.source() == "Your {promise_what}"
    assert page.edit.hasFocus()
    page.type(" is ready.")
    assert page.edit.source() == "Your {promise_what} is ready."


def test_words_that_are_replaced_under_an_offer_take_it_along(page: Page) -> None:
    page.type("Your /pro")
    assert page.offer.isVisible()
    page.edit.show_source("Something else")
    assert not page.offer.isVisible()
    page.press(K.Key_Escape)
    page.type(".")
    assert page.edit.source().count(".") == 1


def test_what_stands_half_offered_is_told_to_nobody(page: Page) -> None:
    page.type("Your /prom")
    assert page.told[-1] == "Your "
    page.press(K.Key_Tab)
    assert page.told[-1] == "Your {promise_what}"


def test_arrows_choose_and_esc_leaves_what_was_typed(page: Page) -> None:
    page.type("/clin")
    page.press(K.Key_Down)
    page.press(K.Key_Return)
    assert page.edit.source() == "{clinician}"
    page.type(" {x")
    page.press(K.Key_Escape)
    assert not page.offer.isVisible()
    assert page.edit.source() == "{clinician} {{x"
    page.type("y")
    assert page.edit.source() == "{clinician} {{xy"


def test_a_name_typed_in_braces_becomes_a_chip(page: Page) -> None:
    page.type("Hello {name}, {Clinician}.")
    assert page.edit.source() == "Hello {name}, {clinician}."


def test_letters_that_fit_nothing_close_the_offer(page: Page) -> None:
    page.type("and /zzz")
    assert not page.offer.isVisible()
    assert page.edit.source() == "and /zzz"
    page.type(" either/or")
    assert not page.offer.isVisible()


def test_backspace_takes_a_chip_whole_and_backs_out_of_an_offer(page: Page) -> None:
    page.edit.show_source("Your {promise_what}")
    page.edit.moveCursor(QTextCursor.MoveOperation.End)
    page.press(K.Key_Backspace)
    assert page.edit.source() == "Your "
    page.type("/")
    page.press(K.Key_Backspace)
    assert not page.offer.isVisible()
    assert page.edit.source() == "Your "


def test_pasted_text_is_one_plain_line_with_its_chips(page: Page) -> None:
    data = QMimeData()
    data.setHtml("<b>Hello</b>")
    data.setText("Hello {name},\nyour {promise_what|letter}\u202e is <b>ready</b>.")
    page.edit.insertFromMimeData(data)
    assert page.edit.source() == "Hello {name}, your {promise_what|letter} is <b>ready</b>."
    page.edit.selectAll()
    assert page.edit.createMimeDataFromSelection().text() == page.edit.source()


def test_a_pasted_book_is_cut_to_what_anybody_can_say(page: Page) -> None:
    data = QMimeData()
    data.setText("x" * 100_000)
    page.edit.insertFromMimeData(data)
    assert len(page.edit.source()) == LONGEST
    page.type("yyy")
    assert len(page.edit.source()) == LONGEST


def test_what_is_marked_may_be_left_out_and_no_longer(page: Page) -> None:
    page.edit.show_source("Ready. {clinician} left it.")
    page.mark(6, 16)
    assert page.edit.mark_may_go()
    assert page.edit.source() == "Ready.[[ {clinician} left it]]."
    page.edit.moveCursor(QTextCursor.MoveOperation.End)
    page.press(K.Key_Left)
    page.type(" behind")
    assert page.edit.source() == "Ready.[[ {clinician} left it]] behind."
    page.mark(8, 8)
    assert page.edit.mark_may_go()
    assert page.edit.source() == "Ready. {clinician} left it behind."
    page.mark(0, 0)
    assert not page.edit.mark_may_go()


def test_the_cursor_goes_where_a_wording_differs(page: Page) -> None:
    page.edit.show_source("One two three.")
    page.edit.show_source("One three.")
    assert page.edit.textCursor().position() == 3
    page.edit.show_source("One {name} three.")
    assert page.edit.textCursor().position() == 5  # a chip is one sign


def test_what_is_wrong_is_underlined_behind_chips_and_braces(page: Page) -> None:
    page.edit.show_source("{name} {{ is amazing.")
    at = page.edit.source().index("amazing")
    page.edit.show_wrong(at, len("amazing"))
    (selection,) = page.edit.extraSelections()
    assert selection.cursor.selectedText() == "amazing"
    page.edit.go_to(at, len("amazing"))
    assert page.edit.textCursor().selectedText() == "amazing"
    page.edit.show_wrong()
    assert page.edit.extraSelections() == []


def test_a_screen_reader_hears_the_chips_by_name(page: Page) -> None:
    page.edit.show_source("Your {promise_what} is ready.")
    assert page.edit.accessibleDescription() == "Your [Promise] is ready."


@pytest.mark.parametrize("line", [t for t in shipped_pack().templates if t.discreet], ids=lambda t: t.id)
def test_every_shipped_wording_goes_in_and_comes_out(page: Page, line: PromptTemplate) -> None:
    for text in (*line.texts, *(v.text for v in line.discreet)):
        page.edit.show_source(text)
        assert page.edit.source() == text
