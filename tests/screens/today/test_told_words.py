"""F2 asks about words that are better private before it keeps them, and keeps no label."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import NotSaved
from frontdesk.domain.fact import Fact, FactKind
from tests.looks.stage import PicturedToday
from tests.looks.states import opened
from tests.screens.today.presented import Today
from tests.screens.today.test_window import words_on_screen

HIV = "“HIV” names an illness; what the desk keeps is no clinical record. Make it private?"


def facts(stage: PicturedToday, words: str) -> list[Fact]:
    return [
        f for p, _ in stage.desk.store.patients() for f in stage.desk.store.facts_of(p.id) if f.text == words
    ]


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def tell(stage: PicturedToday, words: str) -> None:
    stage.presenter.acts.add_asked()
    stage.settle()
    stage.view.add_bar.field.setText("")
    QTest.keyClicks(stage.view.add_bar.field, words)
    stage.settle()


def test_a_diagnosis_is_never_kept_aloud_by_f2(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        stage.presenter.acts.add_asked()
        stage.settle()
        bar = stage.view.add_bar
        press(Qt.Key.Key_Tab)
        QTest.keyClicks(bar.field, "has HIV")
        stage.settle()
        assert HIV in words_on_screen(bar)
        press(Qt.Key.Key_Return)
        assert facts(stage, "has HIV") == [], "it is asked about first"
        assert bar.isVisible()
        assert bar.field.text() == "has HIV"
        press(Qt.Key.Key_Tab)
        assert HIV not in words_on_screen(bar), "one key says yes"
        press(Qt.Key.Key_Return)
        stage.settle()
        (kept,) = facts(stage, "has HIV")
        assert kept.audience is Audience.PRIVATE
        assert "has HIV" not in words_on_screen(stage.window)


def test_a_second_enter_says_yes_too_and_other_words_are_asked_about_anew(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        tell(stage, "asthma")
        press(Qt.Key.Key_Return)
        QTest.keyClicks(stage.view.add_bar.field, " spray")
        press(Qt.Key.Key_Return)
        assert facts(stage, "asthma spray") == []
        press(Qt.Key.Key_Return)
        assert [f.audience for f in facts(stage, "asthma spray")] == [Audience.PRIVATE]


def test_plain_words_are_kept_by_one_enter(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        tell(stage, "Likes to stroke the dog")
        assert not stage.view.add_bar.note.isVisible()
        press(Qt.Key.Key_Return)
        assert [f.audience for f in facts(stage, "Likes to stroke the dog")] == [Audience.DESK]


def test_a_label_is_not_kept_and_the_words_stay_to_be_mended(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        tell(stage, "rude on the phone")
        for _ in range(2):
            press(Qt.Key.Key_Return)
        assert facts(stage, "rude on the phone") == []
        assert "labels the patient" in words_on_screen(stage.view.add_bar)
        assert stage.view.add_bar.field.text() == "rude on the phone"
        stage.presenter.acts.promise_asked()
        QTest.keyClicks(stage.view.add_bar.field, "Ring the difficult one")
        press(Qt.Key.Key_Return)
        assert "labels the patient" in words_on_screen(stage.view.add_bar)
        kept = stage.desk.store.promises_due(date(2030, 1, 1))
        assert not any("difficult" in one.what for one in kept)


def test_one_need_of_somebody_new_is_asked_about_too(qapp: QApplication) -> None:
    with opened(qapp, "beat2") as stage:
        stage.presenter.new_person.asked()
        bar = stage.view.add_bar
        for words in ("Callum", "Reid", ""):
            QTest.keyClicks(bar.field, words)
            press(Qt.Key.Key_Return)
            stage.settle()
        QTest.keyClicks(bar.field, "is autistic")
        press(Qt.Key.Key_Return)
        assert "“autistic” names an illness" in words_on_screen(bar)
        press(Qt.Key.Key_Return)
        stage.settle()
        assert [f.audience for f in facts(stage, "is autistic")] == [Audience.PRIVATE]


def test_what_could_not_be_kept_waits_in_the_field(monkeypatch: pytest.MonkeyPatch) -> None:
    today = Today()
    today.check_in("v1")

    def full(*_: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(today.desk.store, "commit", full)
        today.presenter.acts.words_given("fact", "Window seat", Audience.ALOUD)
        today.presenter.new_person.asked()
        for what, said in (("new_given", "Callum"), ("new_family", "Reid"), ("new_sound", "")):
            today.presenter.new_person.answered(what, said)
        today.presenter.new_person.answered("new_need", "A chair")
    card = today.presenter.stage.open
    assert card is not None
    assert [(d.words, d.audience) for d in card.handled.drafts.values()] == [("Window seat", Audience.ALOUD)]
    today.presenter.acts.words_given("fact", "Window seat", Audience.ALOUD)
    assert card.handled.drafts == {}
    assert [f.text for f in today.desk.store.facts_of("p1") if f.kind is FactKind.ADJUSTMENT][-1:] != []
    today.presenter.new_person.asked()
    today.presenter.new_person.answered("new_need", "A chair")
    assert [p.name.full for p, _ in today.desk.store.patients()].count("Callum Reid") == 1
