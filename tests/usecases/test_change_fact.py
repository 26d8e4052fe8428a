"""Keeping a filled-in form: new rows for changes, the strip holds three, and what may not be written down."""

from datetime import date
from typing import Any

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, Source, Teller
from frontdesk.usecases.change_fact import NoConsent, StripFull, keep_fact, set_audience, set_strip
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.remove_fact import remove_fact
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.told_values import Told, usual_end, usual_review
from frontdesk.usecases.undo import undo
from frontdesk.usecases.words_kept import SoundsMedical
from tests.desks import desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, need, patient


@pytest.fixture
def desk() -> Desk:
    """One person with three needs in the strip, a language and a wish."""
    return desk_with(
        (
            *STAFF,
            patient("p1"),
            need("n1", "p1", "Offer the quiet corner", "wait:quiet"),
            need("n2", "p1", "Go slowly", "pace:slow"),
            need("n3", "p1", "Plan more time", "time:longer"),
            fact("f1", "p1", FactKind.SPOKEN_LANGUAGE, code="vi"),
            fact("f2", "p1", FactKind.STAFF_REQUEST, "A woman if possible"),
        ),
        NOW,
        ANA,
    )


def told(kind: FactKind, **values: str) -> Told:
    return Told(kind, values, source=KINDS[kind].sources[0])


def standing(desk: Desk, kind: FactKind) -> list[Fact]:
    return [f for f in desk.store.facts_of("p1") if f.kind is kind and f.status is not FactStatus.RETIRED]


def test_a_change_is_a_new_row_and_the_old_one_stays_in_the_history(desk: Desk) -> None:
    changes = keep_fact(desk, "p1", told(FactKind.STAFF_REQUEST, text="A man if possible"), replaces="f2")
    (after,) = standing(desk, FactKind.STAFF_REQUEST)
    assert (after.text, after.replaces, after.said_on) == ("A man if possible", "f2", TODAY)
    before = desk.store.get(Fact, "f2", "p1")
    assert before is not None
    assert (before.text, before.status) == ("A woman if possible", FactStatus.RETIRED)
    undo(desk, changes.deed)
    assert [f.text for f in standing(desk, FactKind.STAFF_REQUEST)] == ["A woman if possible"]


def test_a_kind_that_stands_alone_takes_the_place_of_the_one_before(desk: Desk) -> None:
    keep_fact(desk, "p1", told(FactKind.SPOKEN_LANGUAGE, code="Polish"))
    assert [(f.code, f.replaces) for f in standing(desk, FactKind.SPOKEN_LANGUAGE)] == [("pl", "f1")]
    keep_fact(desk, "p1", told(FactKind.STAFF_REQUEST, text="No student, please"))
    assert len(standing(desk, FactKind.STAFF_REQUEST)) == 2


def test_the_strip_holds_three_until_one_gives_its_place(desk: Desk) -> None:
    fourth = Told(FactKind.COMMUNICATION, {"code": "loop"}, strip=True)
    with pytest.raises(StripFull):
        keep_fact(desk, "p1", fourth)
    assert standing(desk, FactKind.COMMUNICATION) == []
    keep_fact(desk, "p1", fourth, instead_of="n2")
    verbs = {f.neutral_verb for f in desk.store.facts_of("p1") if f.strip and f.status is FactStatus.ACTIVE}
    assert verbs == {"Offer the quiet corner", "Plan more time", "Use the hearing loop"}
    assert [f.strip for f in standing(desk, FactKind.ADJUSTMENT) if f.code == "pace:slow"] == [False]


def test_an_interpreter_who_is_needed_has_a_place_of_the_three(desk: Desk) -> None:
    set_strip(desk, "p1", "n3", False)
    keep_fact(desk, "p1", told(FactKind.INTERPRETER, code="yes", extra="phone"))
    (off,) = [f for f in standing(desk, FactKind.ADJUSTMENT) if f.code == "time:longer"]
    with pytest.raises(StripFull):
        set_strip(desk, "p1", off.id, True)


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("Speak slowly and clearly to the patient", "5 words"),
        ("Mind the dementia", "never why"),
        ("Offer her a chair", "without he"),
    ],
)
def test_a_verb_in_the_strip_is_short_and_says_no_reason(desk: Desk, verb: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        keep_fact(desk, "p1", Told(FactKind.ADJUSTMENT, {"text": "A chair"}, verb=verb))


def test_a_diagnosis_is_private_or_not_kept(desk: Desk) -> None:
    medical: dict[str, Any] = {"kind": FactKind.STAFF_REQUEST, "values": {"text": "The diabetes nurse"}}
    with pytest.raises(SoundsMedical):
        keep_fact(desk, "p1", Told(**medical))
    keep_fact(desk, "p1", Told(**medical, audience=Audience.PRIVATE))
    (kept,) = [f for f in standing(desk, FactKind.STAFF_REQUEST) if "diabetes" in f.text]
    with pytest.raises(SoundsMedical):
        set_audience(desk, "p1", kept.id, Audience.DESK)


def test_what_a_small_thing_is_about_is_read_for_a_diagnosis_too(desk: Desk) -> None:
    set_consent(desk, "p1", ConsentAnswer.YES)
    with pytest.raises(SoundsMedical):
        keep_fact(desk, "p1", told(FactKind.MENTION, text="", extra="has diabetes", code="yes"))


@pytest.mark.parametrize("words", ["A difficult one", "Rude on the phone", "elderly"])
def test_words_that_label_a_patient_are_not_kept(desk: Desk, words: str) -> None:
    with pytest.raises(Refused, match="labels the patient"):
        keep_fact(desk, "p1", told(FactKind.STAFF_REQUEST, text=words))


def test_a_personal_note_needs_a_yes(desk: Desk) -> None:
    garden = told(FactKind.PERSONAL_DETAIL, text="the garden")
    with pytest.raises(NoConsent):
        keep_fact(desk, "p1", garden)
    set_consent(desk, "p1", ConsentAnswer.YES)
    keep_fact(desk, "p1", garden)
    assert standing(desk, FactKind.PERSONAL_DETAIL)[0].audience is Audience.DESK
    keep_fact(desk, "p1", Told(FactKind.PERSONAL_DETAIL, {"text": "the roses"}, asked=True))
    assert standing(desk, FactKind.PERSONAL_DETAIL)[1].audience is Audience.ALOUD


def test_each_kind_comes_only_from_who_may_tell_it(desk: Desk) -> None:
    with pytest.raises(Refused):
        keep_fact(desk, "p1", Told(FactKind.NAMED_CONTACT, {"text": "Priya"}, source=Source.PATIENT_SAID))
    with pytest.raises(Refused):
        keep_fact(desk, "p1", Told(FactKind.PRONOUNS, {"code": "they"}, source=Source.CARER_SAID))
    for kind, rule in KINDS.items():
        assert Source.IMPORTED not in rule.sources
        assert (Source.CLINICIAN_ASKED in rule.sources) == (Teller.CLINICIAN in rule.told_by), kind


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (FactKind.NAME_TO_USE, {"text": " "}),
        (FactKind.NAME_TO_USE, {"text": "x" * 201}),
        (FactKind.SPOKEN_LANGUAGE, {"code": "softly"}),
        (FactKind.TRAVEL, {"code": "leave_by", "extra": "half past"}),
        (FactKind.OBSERVANCE, {"text": "the fast", "code": "fasting", "dates": "soon"}),
        (FactKind.SAFE_CONTACT, {"text": "Mobile only"}),
        (FactKind.DO_NOT_SAY, {"code": "family"}),
        (FactKind.COMMUNICATION, {"code": "telepathy"}),
        (FactKind.ADJUSTMENT, {}),
    ],
)
def test_what_is_missing_or_cannot_be_read_is_said_and_not_kept(
    desk: Desk, kind: FactKind, values: dict[str, str]
) -> None:
    before = desk.store.facts_of("p1")
    with pytest.raises(Refused):
        keep_fact(desk, "p1", told(kind, **values))
    assert desk.store.facts_of("p1") == before


def test_review_and_end_come_from_the_kind() -> None:
    assert usual_review(FactKind.SAFE_CONTACT, TODAY) == date(2026, 11, 14)
    assert usual_review(FactKind.DO_NOT_SAY, TODAY) is None
    assert usual_end(FactKind.TRAVEL, TODAY) == date(2027, 5, 14)
    assert usual_end(FactKind.GO_GENTLY, TODAY) == TODAY
    assert usual_end(FactKind.TOUCH, TODAY) is None


def test_no_longer_true_leaves_the_card_and_stays_in_the_history(desk: Desk) -> None:
    changes = remove_fact(desk, "p1", "f2")
    assert standing(desk, FactKind.STAFF_REQUEST) == []
    assert any(f.id == "f2" for f in desk.store.facts_of("p1"))
    with pytest.raises(WrongUsage):
        remove_fact(desk, "p1", "f2")
    undo(desk, changes.deed)
    assert [f.id for f in standing(desk, FactKind.STAFF_REQUEST)] == ["f2"]
