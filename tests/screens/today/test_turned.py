"""The screen for the patient: the desk is hidden behind it, what is typed is compared and gone."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from frontdesk.domain.patient import NameUse, PersonName
from frontdesk.screens.today.show_acts import BACK_AFTER
from frontdesk.screens.today.turned import MOST_WORDS, at_a_time, date_fits, name_fits
from tests.looks.stage import PicturedToday
from tests.screens.today.presented import Today

TODAY = date(2026, 5, 14)
SIOBHAN = (PersonName(family="Brennan", given=("Siobhán", "Mary"), use=NameUse.OFFICIAL),)


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("siobhan brennan", True),
        ("BRENNAN, Siobhan Mary 14 3 1961", True),
        ("Siobhan", False),
        ("Brennan", False),
        ("Siobhan Brendan", False),
        ("", False),
    ],
)
def test_a_name_fits_in_any_order_and_without_accents(typed: str, fits: bool) -> None:
    assert name_fits(typed, SIOBHAN) is fits


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("Siobhan Brennan 14/03/1961", True),
        ("03/14/1961", True),
        ("14 March 1961 Siobhan", True),
        ("born 14.3.61", True),
        ("1961-03-14", True),
        ("15/03/1961", False),
        ("Siobhan", None),
        ("1961", None),
    ],
)
def test_a_date_fits_however_it_is_written(typed: str, fits: bool | None) -> None:
    assert date_fits(typed, "1961-03-14", TODAY) is fits


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Here's what we promised you last time.", ["Here's what we promised you last time."]),
        (
            "Write anything you'd like Dr Lena Voss to know. No need to say it here.",
            ["Write anything you'd like Dr Lena Voss to know.", "No need to say it here."],
        ),
        ("one " * 13, ["one " * 11 + "one", "one"]),
        ("", []),
    ],
)
def test_twelve_words_at_a_time_sentence_by_sentence(text: str, pages: list[str]) -> None:
    assert list(at_a_time(text)) == pages
    assert all(len(page.split()) <= MOST_WORDS for page in pages)


class TestAtTheDesk:
    @pytest.fixture
    def today(self) -> Today:
        made = Today()
        made.presenter.visit_picked("v1")
        made.presenter.turned.turn()
        return made

    def test_it_asks_for_name_and_date_and_names_nobody(self, today: Today) -> None:
        assert today.display.turned is not None
        assert (
            today.display.turned.words == "Good morning. Please type your full name and date of birth here."
        )
        assert today.display.hidden

    def test_esc_says_what_fits_and_never_what_was_typed(self, today: Today) -> None:
        today.presenter.turned.typed("Siobhan Brennan 15 3 1961")
        today.presenter.put_away()
        assert today.display.turned is None
        assert today.display.front.name == "Siobhán Brennan"
        assert today.display.toasts[-1].text == "Typed: the name fits, the date of birth is another."

    def test_what_was_answered_is_said_on_return(self, today: Today) -> None:
        today.presenter.turned.answered("Please write to me")
        today.presenter.put_away()
        assert today.display.toasts[-1].text == "Answered: Please write to me."

    def test_nothing_of_it_is_left_for_the_next_time(self, today: Today) -> None:
        today.presenter.turned.typed("Siobhan Brennan")
        today.presenter.turned.answered("Yes")
        today.presenter.hide_or_show()
        assert today.display.turned is None
        assert today.display.hidden
        today.presenter.hide_or_show()
        today.presenter.turned.turn()
        today.presenter.put_away()
        assert today.display.toasts == []

    def test_the_card_has_to_stand_again(self, today: Today) -> None:
        today.wait()
        today.presenter.put_away()
        assert not today.display.front.main_ready

    def test_after_a_minute_without_a_key_only_the_hidden_screen_is_left(self, today: Today) -> None:
        today.presenter.away.somebody()
        today.ticks.now += BACK_AFTER - 1
        today.presenter.away.second_passed()
        assert today.display.turned is not None
        today.ticks.now += 1
        today.presenter.away.second_passed()
        assert today.display.turned is None
        assert today.display.hidden
        assert not today.presenter.away.somebody(), "a stranger's touch brings no names back"
        assert today.display.hidden
        today.presenter.hide_or_show()
        assert not today.display.hidden

    def test_a_line_to_show_stands_there_after_the_match(self) -> None:
        today = Today()
        today.check_in("v1")
        today.presenter.turned.turn()
        assert today.display.turned is not None
        first = today.display.turned
        today.presenter.turned.turn()
        assert today.display.turned != first
        assert "birth" not in first.words

    def test_nobody_at_the_desk_turns_no_screen(self) -> None:
        today = Today()
        today.presenter.turned.turn()
        assert today.display.turned is None
        assert not today.display.hidden


class TestInTheWindow:
    @pytest.fixture
    def stage(self, qapp: QApplication) -> Iterator[PicturedToday]:
        with PicturedToday(qapp, 1366, 768) as stage:
            stage.pick("siobhan")
            stage.stand()
            QTest.keyClick(stage.view.find_field, Qt.Key.Key_F8)
            stage.settle()
            yield stage

    def test_it_covers_the_whole_window_and_no_name_is_left_behind_it(self, stage: PicturedToday) -> None:
        pane = stage.view.turned
        assert pane.isVisible()
        assert pane.geometry() == stage.window.rect()
        texts = [w.text() for w in stage.window.findChildren(QLabel) + stage.window.findChildren(QLineEdit)]
        assert not [text for text in texts if "Siobhán" in text or "Brennan" in text]

    def test_the_patients_keys_are_the_patients_and_three_are_the_desks(self, stage: PicturedToday) -> None:
        field = stage.view.turned.field
        for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_Space):
            QTest.keyClick(field, key)
        QTest.keyClicks(field, "amara")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        stage.settle()
        assert field.text().strip() == "amar"
        assert not stage.view.add_bar.isVisible()
        before = stage.view.turned.field.accessibleName()
        QTest.keyClick(field, Qt.Key.Key_F8)
        assert stage.view.turned.field.accessibleName() != before
        QTest.keyClick(field, Qt.Key.Key_Escape)
        stage.settle()
        assert not stage.view.turned.isVisible()
        assert field.text() == ""
        assert stage.view.card.isVisible()
        assert stage.view.find_field.hasFocus()

    def test_f9_leaves_everything_hidden(self, stage: PicturedToday) -> None:
        QTest.keyClick(stage.view.turned.field, Qt.Key.Key_F9)
        stage.settle()
        assert not stage.view.turned.isVisible()
        assert stage.presenter.stage.hidden
        stage.view.bars.setFocus()  # off screen a window that never was active gives the focus to nobody
        QTest.keyClick(stage.view.bars, Qt.Key.Key_F9)
        assert not stage.presenter.stage.hidden
