"""What the patient takes out, changes or writes at the turned screen, and that nobody else touches it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Fixable, Refused, WrongUsage
from frontdesk.domain.fact import Fact, FactKind, FactStatus, Source
from frontdesk.domain.habit import Heard
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.own_words import OwnWords, is_emptied
from frontdesk.domain.patient import Identifier, NameUse, PersonName
from frontdesk.domain.relation import Relation
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.answer_habit import answer_habit
from frontdesk.usecases.change_fact import keep_fact, set_audience, set_strip
from frontdesk.usecases.confirm_fact import confirm_fact, set_to_check
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.open_card import open_card
from frontdesk.usecases.own_say import change_words, take_out, words_part, write_about_me
from frontdesk.usecases.person_copy import person_copy
from frontdesk.usecases.remove_fact import remove_fact
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.set_situation import set_go_gently
from frontdesk.usecases.told_values import Told
from frontdesk.usecases.undo import redo, take_back_own, undo
from tests.desks import desk_with
from tests.people import JOY, NOW, STAFF, TODAY, fact, need, patient, visit
from tests.usecases.imports import booking, bring, person

MRN = Identifier("urn:oid:mrn", "7")
SOUND = fact("f1", "p1", FactKind.PRONUNCIATION, "shi-VAWN")
SPEAKS = fact("f2", "p1", FactKind.SPOKEN_LANGUAGE, code="pl", source=Source.IMPORTED)
CALLED = fact("f3", "p1", FactKind.NAME_TO_USE, "Shivi")
CHOIR = fact("f4", "p1", FactKind.PERSONAL_DETAIL, "sings in a choir")
EAR = need("f5", "p1", "Speak to the right side", "", FactKind.COMMUNICATION)
SAFE = fact("f6", "p1", FactKind.SAFE_CONTACT, "Text only after five", code="ok")
QUIET = need("f7", "p1", "Offer the quiet corner", "wait:quiet")
ADDRESS = fact("f8", "p1", FactKind.FORM_OF_ADDRESS, "Ms Brennan", code="title_surname")
ABOUT = (
    replace(patient("p1"), identifiers=(MRN,)),
    visit("v1", "p1"),
    *(SOUND, SPEAKS, CALLED, CHOIR, EAR, SAFE, QUIET, ADDRESS),
    Consent("p1", ConsentAnswer.YES, TODAY, "asked at the desk", "joy"),
    Concern("c1", "p1", ConcernType.SERVICE, "the lift was out", TODAY),
    Moment("m1", "p1", "a new house", Tone.JOYFUL, TODAY),
    Relation("r1", "p1", "Maria", "daughter"),
)


@pytest.fixture
def desk() -> Desk:
    return desk_with((*STAFF, *ABOUT, patient("p2", "Ada", "Okafor")), NOW, JOY)


def kept(desk: Desk, id: str) -> Fact | None:
    return desk.store.get(Fact, id, "p1")


def standing(desk: Desk, kind: FactKind) -> Fact:
    (one,) = [f for f in desk.store.facts_of("p1") if f.kind is kind and f.status is not FactStatus.RETIRED]
    return one


def everything(desk: Desk) -> str:
    """All that could be printed or shown of the person."""
    copy = person_copy(desk, "p1")
    return repr([(row.text, row.beside) for part in copy.paper.parts for row in part.rows]) + repr(copy.data)


class TestTakingOut:
    def test_a_service_fact_leaves_card_copy_and_find_and_an_empty_locked_row_stays(self, desk: Desk) -> None:
        take_out(desk, "p1", "f3")
        assert "f3" not in {f.id for f in open_card(desk, visit_id="v1").facts}
        assert "Shivi" not in everything(desk)
        assert not find_patient(desk, "shivi")
        row = kept(desk, "f3")
        assert row is not None
        assert is_emptied(row)
        told = [row for part in person_copy(desk, "p1").paper.parts for row in part.rows]
        assert [row.beside for row in told if row.text == "Name to use"] == [
            "Taken out at your wish; no words are kept"
        ]

    def test_earlier_wordings_go_with_it(self, desk: Desk) -> None:
        change_words(desk, "p1", "f1", "shiv-AWN")
        change_words(desk, "p1", standing(desk, FactKind.PRONUNCIATION).id, "shi-VON")
        take_out(desk, "p1", standing(desk, FactKind.PRONUNCIATION).id)
        assert not any(words in everything(desk) for words in ("shi-VAWN", "shiv-AWN", "shi-VON"))

    @pytest.mark.parametrize("id", ["f4", "c1", "m1", "r1"])
    def test_personal_notes_and_what_is_no_fact_go_whole(self, desk: Desk, id: str) -> None:
        take_out(desk, "p1", id)
        assert id not in {one.id for one in desk.store.everything_of("p1")}

    def test_the_patient_takes_it_back_and_the_desk_does_not(self, desk: Desk) -> None:
        deed = take_out(desk, "p1", "f1").deed
        with pytest.raises(OwnWords):
            undo(desk, deed)
        with pytest.raises(OwnWords):
            undo(desk)
        take_back_own(desk, deed)
        assert kept(desk, "f1") == SOUND
        with pytest.raises(OwnWords):
            redo(desk)

    def test_what_is_gone_cannot_be_taken_out_again(self, desk: Desk) -> None:
        take_out(desk, "p1", "f1")
        for id in ("f1", "nothing"):
            with pytest.raises(WrongUsage, match="not kept any more"):
                take_out(desk, "p1", id)

    def test_nobody_elses_row_is_reached(self, desk: Desk) -> None:
        with pytest.raises(WrongUsage):
            take_out(desk, "p2", "f1")

    def test_no_list_brings_it_back_and_the_desk_may_be_told_again(self, desk: Desk) -> None:
        take_out(desk, "p1", "f2")
        bring(
            desk,
            [
                booking(
                    replace(person("Siobhán Brennan", "1961-03-14"), languages=("ro",), identifiers=(MRN,))
                )
            ],
        )
        assert not [
            f
            for f in desk.store.facts_of("p1")
            if f.kind is FactKind.SPOKEN_LANGUAGE and f.status is not FactStatus.RETIRED
        ]
        add_fact(desk, "p1", "speaks polish")
        assert standing(desk, FactKind.SPOKEN_LANGUAGE).code == "pl"


class TestChanging:
    def test_the_new_words_are_the_patients_and_locked(self, desk: Desk) -> None:
        change_words(desk, "p1", "f1", "  shi-VON ")
        now = standing(desk, FactKind.PRONUNCIATION)
        assert (now.text, now.source, now.locked_by_patient, now.replaces, now.audience) == (
            "shi-VON",
            Source.PATIENT_WROTE,
            True,
            "f1",
            Audience.ALOUD,
        )

    def test_five_words_stay_in_the_strip_and_more_leave_it(self, desk: Desk) -> None:
        change_words(desk, "p1", "f5", "Speak to the left side")
        now = standing(desk, FactKind.COMMUNICATION)
        assert (now.strip, now.neutral_verb) == (True, "Speak to the left side")
        change_words(desk, "p1", now.id, "Please face me and speak slowly, I read lips")
        now = standing(desk, FactKind.COMMUNICATION)
        assert (now.strip, now.neutral_verb) == (False, "")

    def test_words_like_a_diagnosis_become_private_and_leave_the_strip(self, desk: Desk) -> None:
        change_words(desk, "p1", "f5", "My dementia: go slowly")
        now = standing(desk, FactKind.COMMUNICATION)
        assert (now.audience, now.strip, now.neutral_verb) == (Audience.PRIVATE, False, "")

    def test_a_rule_for_messages_in_new_words_allows_no_more_than_it_says(self, desk: Desk) -> None:
        change_words(desk, "p1", "f6", "Letters only")
        assert standing(desk, FactKind.SAFE_CONTACT).code == "none"

    def test_a_form_of_address_is_said_as_written(self, desk: Desk) -> None:
        change_words(desk, "p1", "f8", "Dr Brennan")
        assert standing(desk, FactKind.FORM_OF_ADDRESS).code == "as_written"

    def test_what_only_repeats_a_choice_has_no_words_to_change(self, desk: Desk) -> None:
        assert words_part(QUIET) is None
        assert words_part(SPEAKS) is None
        assert words_part(replace(SAFE, text="No voicemail", code="none")) is None
        with pytest.raises(WrongUsage):
            change_words(desk, "p1", "f7", "The window seat")

    @pytest.mark.parametrize("words", ["   ", "x" * 201, "I am a difficult patient"])
    def test_nothing_too_much_and_labels_are_refused(self, desk: Desk, words: str) -> None:
        with pytest.raises(Refused):
            change_words(desk, "p1", "f1", words)
        assert kept(desk, "f1") == SOUND


class TestAboutMe:
    def test_of_somebody_under_18_the_guardian_says_yes_first(self) -> None:
        young = desk_with((*STAFF, patient("p4", born="2015-01-01")), NOW, JOY)
        with pytest.raises(Refused, match="guardian says yes"):
            write_about_me(young, "p4", "I like trains", mention=True)
        set_consent(young, "p4", ConsentAnswer.YES)
        consent = young.store.get(Consent, "p4")
        assert consent is not None
        assert consent.how == "given by the guardian"
        write_about_me(young, "p4", "I like trains", mention=True)
        assert len(young.store.facts_of("p4")) == 1

    def test_the_line_is_the_yes_to_personal_notes(self, desk: Desk) -> None:
        done = write_about_me(desk, "p2", "I grow roses", mention=True)
        (line,) = desk.store.facts_of("p2")
        assert (line.kind, line.locked_by_patient, line.audience) == (
            FactKind.PERSONAL_DETAIL,
            True,
            Audience.ALOUD,
        )
        consent = desk.store.get(Consent, "p2")
        assert consent is not None
        assert (consent.answer, consent.how) == (ConsentAnswer.YES, "written by the patient")
        take_back_own(desk, done.deed)
        assert desk.store.facts_of("p2") == ()
        assert desk.store.get(Consent, "p2") is None

    def test_sixty_characters_and_not_one_more(self, desk: Desk) -> None:
        write_about_me(desk, "p2", "x" * 60, mention=False)
        with pytest.raises(Refused, match="61 characters; 60 fit"):
            write_about_me(desk, "p2", "x" * 61, mention=False)

    def test_for_the_desk_alone_it_is_heard_by_nobody_else(self, desk: Desk) -> None:
        write_about_me(desk, "p2", "I grow roses", mention=False)
        assert desk.store.facts_of("p2")[0].audience is Audience.DESK

    def test_a_no_erases_it_like_every_personal_note(self, desk: Desk) -> None:
        write_about_me(desk, "p1", "I grow roses", mention=False)
        set_consent(desk, "p1", ConsentAnswer.WITHDRAWN)
        assert not [f for f in desk.store.facts_of("p1") if f.kind is FactKind.PERSONAL_DETAIL]


def test_an_answer_about_consent_opens_nothing_the_patient_wrote(desk: Desk) -> None:
    """One act with both, as a sheet makes them: the no erases, nothing else is changed under its cover."""
    change_words(desk, "p1", "f1", "shi-VON")
    (mine,) = [f for f in desk.store.facts_of("p1") if f.text == "shi-VON"]
    answer = Change(desk.store.get(Consent, "p1"), Consent("p1", ConsentAnswer.NO, TODAY, "said", "ana"))
    with pytest.raises(OwnWords):
        desk.deed("enter_sheet", answer, Change(mine, replace(mine, text="shivon")), patient_id="p1")
    gone = Change(mine, replace(mine, status=FactStatus.RETIRED))
    with pytest.raises(OwnWords):
        desk.deed("enter_sheet", answer, gone, patient_id="p1")


def _words(text: str = "Somebody else’s words") -> Told:
    return Told(FactKind.PRONUNCIATION, {"text": text})


STAFF_ACTS: tuple[Callable[[Desk, str], Any], ...] = (
    lambda desk, id: keep_fact(desk, "p1", _words(), replaces=id),
    lambda desk, id: keep_fact(desk, "p1", _words()),
    lambda desk, _: add_fact(desk, "p1", "say shi-VAHN"),
    lambda desk, _: add_fact(desk, "p1", "call me Shevaun"),
    lambda desk, id: set_audience(desk, "p1", id, Audience.PRIVATE),
    lambda desk, id: set_strip(desk, "p1", id, on=False),
    lambda desk, id: remove_fact(desk, "p1", id),
    lambda desk, id: set_to_check(desk, "p1", id),
    lambda desk, id: confirm_fact(desk, "p1", id),
    lambda desk, id: answer_habit(desk, "p1", id, Heard.NO),
    lambda desk, _: set_go_gently(desk, "p1", True),
    lambda desk, _: undo(desk),
    lambda desk, _: redo(desk),
    lambda desk, _: bring(
        desk,
        [
            booking(
                replace(
                    person("Siobhán Brennan", "1961-03-14"),
                    names=(
                        PersonName(family="Brennan", given=("Siobhán",), use=NameUse.OFFICIAL),
                        PersonName(given=("Vonnie",), use=NameUse.USUAL),
                    ),
                    languages=("ga",),
                    pronouns="he/him",
                    interpreter=True,
                    identifiers=(MRN,),
                )
            )
        ],
    ),
)


class TestNobodyElse:
    def locked(self, desk: Desk) -> tuple[Fact, ...]:
        """One of each: changed, changed and in the strip, written, taken out."""
        change_words(desk, "p1", "f1", "shi-VON")
        change_words(desk, "p1", "f3", "Von")
        change_words(desk, "p1", "f5", "Speak to the left side")
        write_about_me(desk, "p1", "I grow roses", mention=True)
        take_out(desk, "p1", "f2")
        return tuple(f for f in desk.store.facts_of("p1") if f.locked_by_patient)

    @pytest.mark.parametrize(
        "act",
        [
            lambda desk, id: remove_fact(desk, "p1", id),
            lambda desk, id: set_to_check(desk, "p1", id),
            lambda desk, id: set_audience(desk, "p1", id, Audience.DESK),
            lambda desk, id: keep_fact(desk, "p1", _words(), replaces=id),
            lambda desk, _: add_fact(desk, "p1", "say shi-VAHN"),
        ],
    )
    def test_the_sentence_says_whose_words_they_are_and_what_to_do(
        self, desk: Desk, act: Callable[[Desk, str], Any]
    ) -> None:
        change_words(desk, "p1", "f1", "shi-VON")
        with pytest.raises(OwnWords) as refused:
            act(desk, standing(desk, FactKind.PRONUNCIATION).id)
        assert str(refused.value) == (
            "These are the patient’s own words. Nothing was changed. "
            "Turn the screen (F8) to let the patient change them."
        )
        assert standing(desk, FactKind.PRONUNCIATION).text == "shi-VON"

    def test_the_desk_still_says_that_it_is_true_and_whether_it_stands_in_the_strip(self, desk: Desk) -> None:
        change_words(desk, "p1", "f5", "Speak to the left side")
        confirm_fact(desk, "p1", standing(desk, FactKind.COMMUNICATION).id)
        set_strip(desk, "p1", standing(desk, FactKind.COMMUNICATION).id, on=False)
        now = standing(desk, FactKind.COMMUNICATION)
        assert (now.strip, now.locked_by_patient, now.text) == (False, True, "Speak to the left side")

    def test_moved_to_another_record_it_stays_as_it_is(self, desk: Desk) -> None:
        change_words(desk, "p1", "f1", "shi-VON")
        mine = standing(desk, FactKind.PRONUNCIATION)
        moved = replace(mine, id="n", patient_id="p2", replaces=mine.id)
        desk.deed("merge", Change(mine, None), Change(None, moved))
        desk.deed("merge", Change(mine, replace(mine, patient_id="p2")))

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, len(STAFF_ACTS) - 1), st.integers(0, 9)), max_size=12))
    def test_no_row_of_acts_and_lists_changes_a_word_of_the_patients(
        self, acts: list[tuple[int, int]]
    ) -> None:
        desk = desk_with((*STAFF, *ABOUT), NOW, JOY)
        before = self.locked(desk)
        for act, at in acts:
            with suppress(Fixable):
                STAFF_ACTS[act](desk, desk.store.facts_of("p1")[at].id)
        after = [f for f in desk.store.facts_of("p1") if f.locked_by_patient]
        for one in before:
            assert said_by(one) in {said_by(other) for other in after}
        for kind in (FactKind.PRONUNCIATION, FactKind.NAME_TO_USE):
            assert standing(desk, kind).locked_by_patient
        assert not [
            f
            for f in desk.store.facts_of("p1")
            if f.kind is FactKind.SPOKEN_LANGUAGE and f.status is not FactStatus.RETIRED
        ]


def said_by(one: Fact) -> tuple[Any, ...]:
    return one.kind, one.text, one.code, one.audience, one.said_on, one.source, one.status
