"""“What do you have on me?” on the turned screen: read, taken out, changed and written by the patient."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Listening
from frontdesk.qt.theme import DARK, LIGHT, Theme
from frontdesk.screens.today.copy_words import ROWS, CopyShown, pages_of
from frontdesk.screens.today.own_say import NOT_ALONE, NOT_MATCHED
from frontdesk.screens.today.show_acts import BACK_AFTER
from frontdesk.screens.today.shown import TurnedShown
from frontdesk.usecases.person_copy import person_copy
from frontdesk.usecases.remove_fact import remove_fact
from tests.looks.stage import PicturedToday
from tests.screens.clipping import clipped
from tests.screens.today.fakes import LaterJobs
from tests.screens.today.presented import Today

CTRL = Qt.KeyboardModifier.ControlModifier


def alone(today: Today) -> Today:
    """Matched, and nobody else near."""
    today.check_in("v1")
    today.presenter.situation.chip_clicked("listening", Listening.ALONE.value)
    return today


def page(today: Today) -> CopyShown:
    shown = today.display.turned
    assert isinstance(shown, CopyShown)
    return shown


def everything(today: Today) -> list[str]:
    """All rows of all pages, through the pages."""
    say = today.presenter.turned.say
    for _ in range(50):
        say.step(-1)
    found = [row.text for row in page(today).page.rows]
    for _ in range(page(today).of - 1):
        say.step(1)
        found += [row.text for row in page(today).page.rows]
    return found


def kept(today: Today, id: str) -> Fact | None:
    return today.desk.store.get(Fact, id, "p1")


class TestWhoMayRead:
    def test_before_the_match_it_says_so_and_shows_nothing(self) -> None:
        today = Today()
        today.presenter.visit_picked("v1")
        today.presenter.turned.copy_asked()
        assert today.display.turned is None
        assert today.display.toasts[-1].text == NOT_MATCHED

    @pytest.mark.parametrize("listening", [Listening.OTHERS, Listening.WITH_SOMEONE])
    def test_while_somebody_can_hear_it_says_which_key(self, listening: Listening) -> None:
        today = Today()
        today.check_in("v1")
        today.presenter.situation.chip_clicked("listening", listening.value)
        today.presenter.turned.copy_asked()
        assert today.display.turned is None
        assert today.display.toasts[-1].text == NOT_ALONE
        today.presenter.turned.turn()
        assert isinstance(today.display.turned, TurnedShown)
        assert not today.display.turned.may_read

    def test_with_nobody_at_the_desk_nothing_happens(self) -> None:
        today = Today()
        today.presenter.turned.copy_asked()
        assert today.display.turned is None

    def test_alone_it_opens_from_the_card_and_from_the_turned_screen(self) -> None:
        today = alone(Today())
        today.presenter.turned.copy_asked()
        assert page(today).page.title == "Who you are to us"
        assert today.display.hidden
        today.presenter.put_away()
        assert today.display.turned is None
        today.presenter.turned.turn()
        assert isinstance(today.display.turned, TurnedShown)
        assert today.display.turned.may_read
        today.presenter.turned.copy_asked()
        assert page(today).at == 1

    def test_a_late_answer_for_whoever_left_shows_nothing(self) -> None:
        jobs = LaterJobs()
        today = Today(jobs)
        today.presenter.visit_picked("v1")
        jobs.run_all()
        today.wait()
        today.presenter.enter()
        jobs.run_all()
        today.presenter.situation.chip_clicked("listening", Listening.ALONE.value)
        today.presenter.turned.copy_asked()
        today.presenter.hide_or_show()
        jobs.run_all()
        assert today.display.turned is None


class TestReading:
    @pytest.fixture
    def today(self) -> Today:
        made = alone(Today())
        made.presenter.turned.copy_asked()
        return made

    def test_every_row_of_the_paper_stands_on_some_page(self, today: Today) -> None:
        paper = person_copy(today.desk, "p1").paper
        assert everything(today) == [row.text for part in paper.parts for row in part.rows]
        assert "Never ring the house" in " ".join(everything(today)), "private, and the patient’s own"

    def test_no_page_is_longer_than_a_screen(self, today: Today) -> None:
        paper = person_copy(today.desk, "p1").paper
        assert all(len(one.rows) <= ROWS for one in pages_of(paper, ()))

    def test_one_tap_takes_it_off_page_card_and_paper_and_ctrl_z_brings_it_back(self, today: Today) -> None:
        say = today.presenter.turned.say
        say.taken_out("f1")
        assert page(today).said == "Taken out."
        assert page(today).undo
        assert not any("quiet corner" in text for text in everything(today))
        card = today.presenter.stage.open
        assert card is not None
        assert "f1" not in {fact.id for fact in card.card_input.facts}
        say.undo()
        assert any("quiet corner" in text for text in everything(today))
        say.undo()
        assert page(today).said == "", "nothing more of this reading"

    def test_after_the_screen_was_turned_back_the_desk_takes_nothing_of_it_back(self, today: Today) -> None:
        today.presenter.turned.say.taken_out("f1")
        today.presenter.put_away()
        assert not any(need.text == "Offer the quiet corner" for need in today.display.front.needs)
        for _ in range(3):
            today.presenter.taking_back.undo()
        row = kept(today, "f1")
        assert row is not None
        assert row.status is FactStatus.RETIRED

    def test_new_words_are_locked_and_stand_on_the_card(self, today: Today) -> None:
        today.presenter.turned.say.changed("f2", "Letters only, plain envelope")
        (now,) = [
            f
            for f in today.desk.store.facts_of("p1")
            if f.kind is FactKind.SAFE_CONTACT and f.status is not FactStatus.RETIRED
        ]
        assert (now.text, now.locked_by_patient) == ("Letters only, plain envelope", True)
        today.presenter.put_away()
        today.presenter.acts.fact_confirmed(now.id)

    def test_what_is_refused_is_said_on_the_page(self, today: Today) -> None:
        today.presenter.turned.say.changed("f2", "  ")
        assert page(today).trouble == "Nothing is written there yet. Nothing was changed."

    def test_the_line_about_oneself_is_asked_for_until_it_is_written(self, today: Today) -> None:
        say = today.presenter.turned.say
        for _ in range(50):
            say.step(1)
        assert page(today).page.about_longest
        say.written("I grow roses", True)
        consent = today.desk.store.get(Consent, "p1")
        assert consent is not None
        assert consent.answer is ConsentAnswer.YES
        assert any("I grow roses" in text for text in everything(today))
        for _ in range(50):
            say.step(1)
        assert not page(today).page.about_longest

    def test_a_minute_without_a_touch_leaves_only_the_hidden_screen(self, today: Today) -> None:
        today.presenter.away.somebody()
        today.ticks.now += BACK_AFTER + 1
        today.presenter.away.second_passed()
        assert today.display.turned is None
        assert today.display.hidden
        assert not today.presenter.turned.say.reading
        today.presenter.turned.say.taken_out("f1")
        row = kept(today, "f1")
        assert row is not None
        assert row.status is FactStatus.ACTIVE

    def test_the_desk_is_told_whose_words_they_are(self, today: Today) -> None:
        today.presenter.turned.say.changed("f2", "Letters only")
        today.presenter.put_away()
        stage = today.presenter.stage
        (now,) = [f for f in today.desk.store.facts_of("p1") if f.text == "Letters only"]
        stage.change(lambda: remove_fact(today.desk, "p1", now.id))
        assert today.display.toasts[-1].text.startswith("These are the patient’s own words.")


class TestInTheWindow:
    @pytest.fixture
    def stage(self, qapp: QApplication) -> Iterator[PicturedToday]:
        with PicturedToday(qapp, 1366, 768) as stage:
            stage.window.activateWindow()  # else the focus goes to nobody when a button goes
            _alone(stage)
            yield stage

    def test_by_keyboard_from_the_card_and_back(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        copy = stage.view.turned.copy
        assert copy.isVisible()
        _key(stage, Qt.Key.Key_PageDown)
        assert _place(stage).startswith("2 of")
        _key(stage, Qt.Key.Key_PageUp)
        _key(stage, Qt.Key.Key_Return)  # Next has the keys
        assert _place(stage).startswith("2 of")
        out = _button(stage, "Take that out: Name to use: Siobhán")
        out.setFocus()
        _key(stage, Qt.Key.Key_Space)
        assert not [w for w in copy.findChildren(QLabel) if w.text() == "Name to use: Siobhán"]
        _key(stage, Qt.Key.Key_Z, CTRL)
        assert [w for w in copy.findChildren(QLabel) if w.text() == "Name to use: Siobhán"]
        _key(stage, Qt.Key.Key_Escape)
        assert not stage.view.turned.isVisible()
        assert stage.view.card.isVisible()
        assert not [w for w in copy.findChildren(QLabel) if "Siobhán" in w.text()]

    def test_new_words_by_keyboard(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        _key(stage, Qt.Key.Key_PageDown)
        _button(stage, "Change: How to say it: shi-VAWN").setFocus()
        _key(stage, Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        assert field.text() == "shi-VAWN"
        QTest.keyClicks(field, "shi-VON")
        _key(stage, Qt.Key.Key_Return)
        texts = [w.text() for w in stage.view.turned.copy.findChildren(QLabel)]
        assert "How to say it: shi-VON" in texts
        assert "Kept as you wrote it." in texts

    def test_the_line_about_oneself_by_keyboard(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        for _ in range(20):
            _key(stage, Qt.Key.Key_PageDown)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit), "the keys are where something is to be typed"
        QTest.keyClicks(field, "I grow roses")
        _key(stage, Qt.Key.Key_Tab)
        _key(stage, Qt.Key.Key_Return)
        texts = [w.text() for w in stage.view.turned.copy.findChildren(QLabel)]
        assert "Kept as you wrote it." in texts

    def test_words_that_are_refused_stay_in_the_field(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        _key(stage, Qt.Key.Key_PageDown)
        _button(stage, "Change: How to say it: shi-VAWN").click()
        field = stage.view.turned.copy.field
        assert field is not None
        field.setText("difficult")
        _key(stage, Qt.Key.Key_Return)
        assert stage.view.turned.copy.field is field
        assert field.text() == "difficult"

    def test_by_touch_alone(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8)
        _press(stage, stage.view.turned.ask)
        copy = stage.view.turned.copy
        assert copy.isVisible()
        _press(stage, copy.next)
        _press(stage, _button(stage, "Take that out: Name to use: Siobhán"))
        assert not [w for w in copy.findChildren(QLabel) if w.text() == "Name to use: Siobhán"]
        _press(stage, copy.undo)
        _press(stage, _button(stage, "Change: Name to use: Siobhán"))
        field = copy.field
        assert field is not None
        field.setText("Shiv")
        _press(stage, _button(stage, "Keep these words"))
        assert [w for w in copy.findChildren(QLabel) if w.text() == "Name to use: Shiv"]

    def test_letters_of_the_patient_never_reach_find_and_keys_of_the_desk_are_dead(
        self, stage: PicturedToday
    ) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        for key in (Qt.Key.Key_A, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_Delete):
            _key(stage, key)
        assert stage.view.find_field.text() == ""
        assert not stage.view.add_bar.isVisible()
        assert stage.view.turned.copy.isVisible()

    @pytest.mark.parametrize("turned", [Qt.KeyboardModifier.NoModifier, CTRL])
    @pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
    def test_tab_goes_round_on_the_page_as_it_is_read(
        self, stage: PicturedToday, turned: Qt.KeyboardModifier, key: Qt.Key
    ) -> None:
        """The desk lies behind it: no key of the patient reaches a menu, the board or the rail."""
        _key(stage, Qt.Key.Key_F8, turned)
        _key(stage, Qt.Key.Key_PageDown)
        stops = []
        for _ in range(40):
            _key(stage, key)
            stop = QApplication.focusWidget()
            assert stop is not None
            assert stage.view.turned.isAncestorOf(stop)
            stops.append(stop)
        assert len(set(stops)) > 3

    def test_what_has_the_keys_stands_in_sight_in_the_order_it_is_read(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        _key(stage, Qt.Key.Key_PageDown)
        body = stage.view.turned.copy._body
        names = []
        for _ in range(20):
            _key(stage, Qt.Key.Key_Tab)
            stop = QApplication.focusWidget()
            assert isinstance(stop, QAbstractButton)
            assert not body.isAncestorOf(stop) or body.in_sight(stop)
            names.append(stop.accessibleName() or stop.text())
        change = names.index("Change: How to say it: shi-VAWN")
        assert names[change + 1] == "Take that out: How to say it: shi-VAWN"

    def test_after_f9_the_keys_are_with_what_is_hidden(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        _key(stage, Qt.Key.Key_F9)
        assert QApplication.focusWidget() is stage.view.bars

    def test_f9_empties_it(self, stage: PicturedToday) -> None:
        _key(stage, Qt.Key.Key_F8, CTRL)
        _key(stage, Qt.Key.Key_F9)
        assert stage.presenter.stage.hidden
        assert not [w for w in stage.window.findChildren(QLabel) if "Brennan" in w.text()]


@pytest.mark.parametrize(
    ("width", "height", "k", "colours"),
    [(1366, 768, 1.0, LIGHT), (1366, 688, 1.0, DARK), (1366, 688, 1.5, LIGHT), (900, 500, 1.0, LIGHT)],
)
def test_nothing_is_cut_and_every_target_is_as_large_as_a_finger(
    qapp: QApplication, width: int, height: int, k: float, colours: Theme
) -> None:
    with PicturedToday(qapp, width, height, colours, k=k) as stage:
        _alone(stage)
        stage.presenter.turned.copy_asked()
        stage.settle()
        copy, say = stage.view.turned.copy, stage.presenter.turned.say
        for _ in range(copy._shown.of if copy._shown else 0):
            assert clipped(stage.view.turned) == []
            for button in copy.findChildren(QAbstractButton):
                if button.isVisible():
                    assert button.height() >= stage.look.px(44)
            say.step(1)
            stage.settle()
        copy._change(copy._shown.page.rows[0].id if copy._shown and copy._shown.page.rows else "")
        stage.settle()
        assert clipped(stage.view.turned) == []


def _alone(stage: PicturedToday) -> None:
    stage.check_in("siobhan")
    stage.presenter.situation.chip_clicked("listening", Listening.ALONE.value)
    stage.settle()


def _key(
    stage: PicturedToday, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or stage.view.find_field, key, modifiers)
    stage.settle()


def _press(stage: PicturedToday, button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()


def _button(stage: PicturedToday, name: str) -> QAbstractButton:
    buttons = stage.view.turned.copy.findChildren(QAbstractButton)
    return next(one for one in buttons if one.accessibleName() == name and one.isVisible())


def _place(stage: PicturedToday) -> str:
    return stage.view.turned.copy._place.text()
