"""All 29 kinds of fact in the real window by keyboard alone: added, read back, changed, taken off, undone."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus
from frontdesk.domain.value_form import PartSort
from frontdesk.qt.widgets.choice import Choice
from frontdesk.screens.record.view.record_view import RecordView
from frontdesk.usecases.remove_fact import remove_fact
from tests.looks.people import STAFF, TODAY, picture_id
from tests.looks.record_stage import PicturedRecord
from tests.screens.today.test_window import words_on_screen

WHO = picture_id("patient", "tendai")
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Sample:
    """What is typed into the parts of a kind, and what is kept; then what is typed instead."""

    first: dict[str, str]
    kept: dict[str, Any]
    then: dict[str, str]
    changed: dict[str, Any] = field(default_factory=dict)


SAMPLES: dict[FactKind, Sample] = {
    FactKind.LEGAL_NAME: Sample({"text": "Tendai R Moyo"}, {"text": "Tendai R Moyo"}, {"text": "T Moyo"}),
    FactKind.NAME_TO_USE: Sample({"text": "Ten"}, {"text": "Ten"}, {"text": "Dai"}),
    FactKind.FORMER_NAME: Sample({"text": "T Dube"}, {"text": "T Dube"}, {"text": "T Ncube"}),
    FactKind.FORM_OF_ADDRESS: Sample(
        {"text": "Mr Moyo", "code": "title_surname"},
        {"text": "Mr Moyo", "code": "title_surname"},
        {"text": "Tendai", "code": "first_name"},
    ),
    FactKind.NAME_ORDER: Sample(
        {"code": "surname_first"},
        {"code": "surname_first", "text": "Surname first"},
        {"code": "mononym"},
        {"text": "One name only"},
    ),
    FactKind.SCRIPT_FORM: Sample({"text": "TM"}, {"text": "TM"}, {"text": "T.M."}),
    FactKind.PRONUNCIATION: Sample({"text": "TEN-dye"}, {"text": "TEN-dye"}, {"text": "ten-DYE-ee"}),
    FactKind.PRONOUNS: Sample(
        {"code": "they"}, {"code": "they", "text": "they / them"}, {"code": "name"}, {"text": "use the name"}
    ),
    FactKind.SPOKEN_LANGUAGE: Sample(
        {"code": "Shona"}, {"code": "sn"}, {"code": "Portuguese"}, {"code": "pt"}
    ),
    FactKind.READING_LANGUAGE: Sample(
        {"code": "Shona"},
        {"code": "sn", "text": ""},
        {"code": "", "text": "Prefers not to read"},
        {"code": "", "text": "Prefers not to read"},
    ),
    FactKind.INTERPRETER: Sample(
        {"code": "yes", "extra": "phone", "how_to_meet": "The same one as before"},
        {"code": "yes", "extra": "phone", "how_to_meet": "The same one as before"},
        {"code": "no", "extra": ""},
        {"code": "no", "extra": ""},
    ),
    FactKind.GREETING_WELCOME: Sample(
        {"code": "yes", "text": "Mhoro"}, {"code": "yes", "text": "Mhoro"}, {"code": "no", "text": ""}
    ),
    FactKind.COMMUNICATION: Sample(
        {"code": "loop"},
        {"code": "loop", "text": "Use the hearing loop", "neutral_verb": "Use the hearing loop"},
        {"code": "audio"},
        {"neutral_verb": "Give it as audio"},
    ),
    FactKind.ADJUSTMENT: Sample(
        {"code": "pace:slow", "text": "Needs a moment to sit down", "strip": "1"},
        {"text": "Needs a moment to sit down", "neutral_verb": "Go slowly", "strip": True},
        {"verb": "Offer a moment"},
        {"neutral_verb": "Offer a moment"},
    ),
    FactKind.SAFE_CONTACT: Sample(
        {"text": "Text only, after five", "code": "name_number"},
        {"text": "Text only, after five", "code": "name_number"},
        {"text": "Letters only", "code": "none"},
        {"text": "Letters only", "code": "none"},
    ),
    FactKind.DO_NOT_TELL: Sample({"text": "The landlord"}, {"text": "The landlord"}, {"text": "The boss"}),
    FactKind.TOUCH: Sample(
        {"code": "distance"}, {"code": "distance", "text": "Stand back"}, {"code": "handshake:ask"}
    ),
    FactKind.STAFF_REQUEST: Sample(
        {"text": "A man if possible"}, {"text": "A man if possible"}, {"text": "No wish"}
    ),
    FactKind.OBSERVANCE: Sample(
        {"text": "the fast", "code": "fasting", "dates": "1 December to 3 December", "asked": "1"},
        {
            "text": "the fast",
            "code": "fasting",
            "extra": "2026-12-01/2026-12-03",
            "happy_to_be_asked": True,
        },
        {"extra": "ramadan", "dates": ""},
        {"extra": "ramadan"},
    ),
    FactKind.MENTION: Sample(
        {"code": "no", "extra": "birthday"}, {"code": "no", "extra": "birthday"}, {"code": "yes"}
    ),
    FactKind.INFORMATION_STYLE: Sample({"code": "short"}, {"code": "short"}, {"code": "own_research"}),
    FactKind.SMALL_TALK: Sample({"code": "brief"}, {"code": "brief"}, {"code": "welcome"}),
    FactKind.PERSONAL_DETAIL: Sample(
        {"text": "the garden", "asked": "1"},
        {"text": "the garden", "happy_to_be_asked": True, "audience": Audience.ALOUD},
        {"text": "the roses"},
    ),
    FactKind.TRAVEL: Sample(
        {"code": "leave_by", "extra": "11.30"},
        {"code": "leave_by", "extra": "11:30", "text": "Has to leave by 11:30"},
        {"code": "bus", "extra": ""},
        {"extra": "", "text": "Comes by bus"},
    ),
    FactKind.MONEY_TALK: Sample(
        {"code": "side_desk"},
        {"code": "side_desk", "text": "At the side desk"},
        {"code": "with_carer"},
        {"text": "With the carer"},
    ),
    FactKind.NAMED_CONTACT: Sample({"text": "Priya"}, {"text": "Priya"}, {"text": "Nurse Ola"}),
    FactKind.CHANNEL: Sample({"code": "paper"}, {"code": "paper", "text": "Paper letter"}, {"code": "video"}),
    FactKind.GO_GENTLY: Sample({}, {"code": "on", "expires_on": TODAY}, {"code": "on"}),
    FactKind.DO_NOT_SAY: Sample(
        {"code": "family", "text": "Rudo"}, {"code": "family:Rudo"}, {"code": "work", "text": ""}
    ),
}


def test_there_is_a_sample_for_every_kind() -> None:
    assert set(SAMPLES) == set(FactKind)
    assert len(SAMPLES) == 29


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(FactKind), ids=lambda kind: kind.value)
def test_a_kind_is_added_read_back_changed_taken_off_and_undone(
    one_window: PicturedRecord, kind: FactKind
) -> None:
    stage = one_window
    if kind is FactKind.PERSONAL_DETAIL:
        agreed(stage)
    view = stage.open("tendai")
    sample = SAMPLES[kind]
    before = kept(stage, kind)

    add(stage, view, kind, sample.first)
    (added,) = [f for f in kept(stage, kind) if f.id not in {b.id for b in before}]
    assert {name: getattr(added, name) for name in sample.kept} == sample.kept
    assert (added.said_on, added.entered_by, added.confirmed_by) == (TODAY, STAFF.id, STAFF.id)
    if "audience" not in sample.kept:
        assert added.audience is KINDS[kind].audience
    assert (added.review_by is not None) == bool(KINDS[kind].review_months)

    stage.press(Qt.Key.Key_Escape)  # to Today and back
    assert stage.window.place() == "today"
    stage.press(Qt.Key.Key_E, CONTROL)
    to_chapter(stage, view, KINDS[kind].chapter.value)
    assert row_of(view, added.id).isVisible()
    assert (added.audience is Audience.PRIVATE) == row_of(view, added.id).note.folded

    change(stage, view, added, sample.then)
    assert fact(stage, added.id).status is FactStatus.RETIRED
    (after,) = [f for f in kept(stage, kind) if f.replaces == added.id]
    wanted = sample.changed or {k: v for k, v in sample.then.items() if k in ("text", "code")}
    assert {name: getattr(after, name) for name in wanted} == wanted

    tab_to(stage, row_of(view, after.id).box)
    stage.press(Qt.Key.Key_Delete)
    assert fact(stage, after.id).status is FactStatus.RETIRED
    stage.press(Qt.Key.Key_Z, CONTROL)
    assert fact(stage, after.id).status is FactStatus.ACTIVE
    stage.press(Qt.Key.Key_Z, CONTROL)
    assert fact(stage, added.id).status is FactStatus.ACTIVE
    if added.audience is Audience.PRIVATE and added.text:
        assert added.text not in words_on_screen(stage.window)
    stage.press(Qt.Key.Key_Escape)
    assert stage.window.place() == "today"
    remove_fact(stage.desk, WHO, added.id)  # the next kind finds Tendai as before


def agreed(stage: PicturedRecord) -> None:
    """Tendai agreed to personal notes."""
    from frontdesk.domain.consent import ConsentAnswer
    from frontdesk.usecases.set_consent import set_consent

    set_consent(stage.desk, WHO, ConsentAnswer.YES)


def kept(stage: PicturedRecord, kind: FactKind) -> list[Fact]:
    facts = stage.desk.store.facts_of(WHO)
    return [f for f in facts if f.kind is kind and f.status is not FactStatus.RETIRED]


def fact(stage: PicturedRecord, id: str) -> Fact:
    found = stage.desk.store.get(Fact, id, WHO)
    assert found is not None
    return found


def row_of(view: RecordView, id: str) -> Any:
    return next(row for row in view.notes.rows() if row.note.id == id)


def to_chapter(stage: PicturedRecord, view: RecordView, key: str) -> None:
    """Arrows in the list of chapters."""
    if not view.chapters.isAncestorOf(stage.focus()):
        stage.press(Qt.Key.Key_F6)
    for _ in view.chapters.buttons():
        if any(b.key == key and b.isChecked() for b in view.chapters.buttons()):
            return
        stage.press(Qt.Key.Key_Down)
    raise AssertionError(f"no chapter {key}")


def add(stage: PicturedRecord, view: RecordView, kind: FactKind, values: dict[str, str]) -> None:
    """F2, the kind by arrows, its parts by Tab, Enter."""
    to_chapter(stage, view, KINDS[kind].chapter.value)
    stage.press(Qt.Key.Key_F2)
    choose(stage, view.form.kinds, kind.value)
    fill(stage, view, values)
    stage.press(Qt.Key.Key_Return)
    assert view.form.isHidden(), view.form.trouble()


def change(stage: PicturedRecord, view: RecordView, of: Fact, values: dict[str, str]) -> None:
    """Enter on the note, its parts by Tab, Enter."""
    tab_to(stage, row_of(view, of.id).box)
    stage.press(Qt.Key.Key_Return)
    assert not view.form.isHidden()
    if of.kind is FactKind.GO_GENTLY:
        values = {**values, "source": "patient_said"}
    fill(stage, view, values)
    stage.press(Qt.Key.Key_Return)
    assert view.form.isHidden(), view.form.trouble()


def fill(stage: PicturedRecord, view: RecordView, values: dict[str, str]) -> None:
    for key, value in values.items():
        control = view.form.control(key)
        tab_to(stage, control)
        if isinstance(control, QComboBox):
            choose(stage, control, value)
        elif isinstance(control, QLineEdit):
            stage.press(Qt.Key.Key_A, CONTROL)
            stage.press(Qt.Key.Key_Backspace)
            stage.type(value)
        else:
            stage.press(Qt.Key.Key_Space)


def choose(stage: PicturedRecord, control: QWidget | None, key: str) -> None:
    """Arrows in a list of choices."""
    assert isinstance(control, Choice)
    assert QApplication.focusWidget() is control
    stage.press(Qt.Key.Key_Home)
    for _ in range(control.count()):
        if control.choice() == key:
            return
        stage.press(Qt.Key.Key_Down)
    raise AssertionError(f"no choice {key}")


def tab_to(stage: PicturedRecord, widget: QWidget) -> None:
    for _ in range(90):
        if stage.focus() is widget:
            return
        stage.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {widget.accessibleName()}")


def test_each_form_has_its_parts_and_each_control_a_name(stage: PicturedRecord) -> None:
    view = stage.open("tendai")
    for kind, rule in KINDS.items():
        view.presenter.chapter_picked(rule.chapter.value)
        view.presenter.add_asked()
        view.presenter.kind_picked(kind.value)
        for part in rule.form:
            control = view.form.control(part.key)
            assert control.accessibleName() == part.label
            assert isinstance(control, Choice) == (part.sort is PartSort.CHOICE)
