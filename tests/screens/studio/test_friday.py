"""What a manager does on Friday, once by keyboard and once by mouse, on a real store.

Finds the line with nine "not right", reads why, changes it, adds a condition, sees the wall, is refused,
mends it, puts it live, sees it at the desk on the next patient, rests another, brings yesterday's back.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.template import PromptTemplate, line_key
from frontdesk.usecases.change_line import live_of, put_live
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.rest_line import rest_of
from tests.desks import StillClock
from tests.looks.studio_stage import PicturedStudio, marked_desk

K, M = Qt.Key, Qt.KeyboardModifier
LINE, OTHER = "CI-13", "CI-26"
YESTERDAYS = "Your {promise_what} is here for you, as promised."
MOST_KEYS = 60


def live(desk: Desk, id: str = LINE) -> PromptTemplate:
    return desk.deck.by_id[id].template


@pytest.fixture
def friday(qapp: QApplication) -> "PicturedStudio":
    """Yesterday the line was changed; today it was not right nine times."""
    desk = marked_desk()
    assert isinstance(desk.clock, StillClock)
    today = desk.clock.now
    desk.clock.now = today - timedelta(days=1)
    before = live(desk)
    put_live(desk, replace(before, texts=(YESTERDAYS, *before.texts[1:])), live_of(desk, before))
    desk.clock.now = today
    return PicturedStudio(qapp, desk=desk)


class Hands:
    """Keys and presses that are counted; letters of words are not."""

    def __init__(self, stage: PicturedStudio) -> None:
        self.stage = stage
        self.keys = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier) -> None:
        self.keys += 1
        self.stage.press(key, modifiers)
        self.stage.settle()

    def type(self, words: str) -> None:
        self.stage.type(words)
        self.stage.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible(), widget
        where = at or widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, M.NoModifier, where)
        self.stage.settle()


def says(stage: PicturedStudio) -> str:
    """Everything the middle pane says about how the line fared."""
    fared = stage.studio.editor.fared
    return f"{fared._head.text()} {fared._detail.text()}"


def on_the_wall(stage: PicturedStudio) -> list[str]:
    return [row._words.text() for row in stage.studio.wall.rows]


def on_the_card(stage: PicturedStudio) -> list[str]:
    """The words of the lines on the open card."""
    card = stage.today.presenter.stage.open
    assert card is not None
    drawn = card.card
    return [line.text for line in (*drawn.lines, *drawn.more)]


def check_results(stage: PicturedStudio, words: str) -> None:
    """What has to be so at the end, whichever way it was done."""
    desk = stage.desk
    assert live(desk).texts[0] == YESTERDAYS
    assert [row.field for row in live(desk).all] == ["promise"]
    assert rest_of(desk, line_key(live(desk, OTHER))) is not None
    versions = desk.store.line_versions(line_key(live(desk)))
    assert [v.template.texts[0] == words for v in versions] == [False, True, False, False]
    assert {v.by for v in versions} == {stage.desk.staff.id, ""}


def test_friday_by_keyboard(friday: PicturedStudio) -> None:
    with friday as stage:
        hands, studio = Hands(stage), stage.studio
        stage.window.show_screen("today")
        hands.press(K.Key_3, M.ControlModifier)
        hands.type("promise ready")
        hands.press(K.Key_Return)
        assert studio.presenter.open is not None
        assert studio.presenter.open.template.id == LINE
        assert "9 “Not right” in 4 weeks" in says(stage)
        assert "Not the moment 6, odd wording 2, untrue 1" in says(stage)
        hands.press(K.Key_A, M.ControlModifier)
        hands.type("/promise")
        hands.press(K.Key_Return)
        hands.type(" is ready. It is amazing.")
        hands.press(K.Key_F2)
        hands.type("others can")
        hands.press(K.Key_Return)
        assert [row.field for row in studio.presenter.open.template.all] == ["promise", "queue_in_earshot"]
        assert "others can hear" in studio.editor.in_words.text().lower()
        hands.press(K.Key_F6)
        hands.press(K.Key_Return)
        assert "amazing" in studio.foot.refusal.text()
        assert live(stage.desk).texts[0] == YESTERDAYS
        assert studio.editor.words.words.hasFocus()
        assert studio.editor.words.words.textCursor().selectedText() == "amazing"
        hands.type("here")
        assert any("is ready. It is here." in words for words in on_the_wall(stage))
        hands.press(K.Key_F6)
        hands.press(K.Key_Return)
        new = "{promise_what} is ready. It is here."
        assert live(stage.desk).texts[0] == new
        hands.press(K.Key_1, M.ControlModifier)
        stage.match("siobhan")
        assert "Your large-print leaflet is ready. It is here." in on_the_card(stage)
        hands.press(K.Key_3, M.ControlModifier)
        hands.type("sit wherever")
        hands.press(K.Key_Return)
        assert studio.presenter.open.template.id == OTHER
        hands.press(K.Key_R, M.ControlModifier)
        hands.press(K.Key_F6)
        hands.press(K.Key_F6)
        hands.type("promise ready")
        hands.press(K.Key_Return)
        hands.press(K.Key_F3)
        hands.press(K.Key_Return)
        check_results(stage, new)
        assert hands.keys <= MOST_KEYS


def test_friday_by_mouse(friday: PicturedStudio) -> None:
    with friday as stage:
        hands, studio = Hands(stage), stage.studio
        stage.window.show_screen("today")
        rail = {entry.entry.key: entry for entry in stage.window.rail.entries()}
        hands.click(rail["prompts"])
        row = next(r for r in studio.list.rows.rows() if "Not right 9 times" in r.accessibleName())
        hands.click(row, QPoint(80, row.height() // 2))
        assert studio.presenter.open is not None
        assert "Not the moment 6" in says(stage)
        words = studio.editor.words
        words.words.selectAll()
        hands.click(words.chips[1])
        hands.click(words.words.viewport(), QPoint(words.words.width() - 4, words.words.height() - 10))
        hands.type(" is ready. It is amazing.")
        hands.click(studio.editor.add_condition)
        offer = studio.offer
        item = next(i for i in range(offer.rows.count()) if offer.rows.item(i).text() == "Others can hear")
        hands.click(offer.rows.viewport(), offer.rows.visualItemRect(offer.rows.item(item)).center())
        assert [r.field for r in studio.presenter.open.template.all] == ["promise", "queue_in_earshot"]
        hands.click(studio.foot.live)
        assert "amazing" in studio.foot.refusal.text()
        assert words.words.textCursor().selectedText() == "amazing"
        hands.type("here")
        assert any("is ready. It is here." in said for said in on_the_wall(stage))
        hands.click(studio.foot.live)
        new = "{promise_what} is ready. It is here."
        assert live(stage.desk).texts[0] == new
        hands.click(rail["today"])
        stage.match("siobhan")
        assert "Your large-print leaflet is ready. It is here." in on_the_card(stage)
        hands.click(rail["prompts"])
        other = live(stage.desk, OTHER).title
        row = next(r for r in studio.list.rows.rows() if r.text() == other)
        studio.list.area.ensureWidgetVisible(row)
        hands.click(row, QPoint(80, row.height() // 2))
        studio.editor.area.ensureWidgetVisible(studio.editor.fared)
        hands.click(studio.editor.fared.button)
        row = next(r for r in studio.list.rows.rows() if r.text() == live(stage.desk).title)
        studio.list.area.ensureWidgetVisible(row)
        hands.click(row, QPoint(80, row.height() // 2))
        hands.click(studio.wall.history)
        back = next(made.button for made in studio.wall.versions if made.button is not None)
        hands.click(back)
        check_results(stage, new)
