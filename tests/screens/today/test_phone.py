"""A call at the desk, without Qt: the card waits, the rule comes first, one key brings the card back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind, Source
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.patient import ContactPoint, ContactSystem
from frontdesk.domain.promise import Promise
from frontdesk.domain.situation import CallPurpose
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import VisitState
from frontdesk.screens.today.phone_words import PURPOSES, rule_for_messages
from frontdesk.screens.today.shown import CardShown, GateShown, IdleShown, PhoneShown
from frontdesk.usecases.open_card import open_card
from tests.people import TODAY, fact, patient, visit
from tests.screens.today.presented import Today

YESTERDAY = TODAY - timedelta(days=1)
DAY_AND_MONTH = {"h1": "0811", "h2": "1702"}
CALLER = (
    replace(
        patient("p5", "Ngozi", "Eze", "1979-02-02"),
        contacts=(ContactPoint(ContactSystem.PHONE, "020 7946 0321", "mobile"),),
    ),
    fact("f5", "p5", FactKind.SAFE_CONTACT, "Never at the shop", code="none"),
)


@pytest.fixture
def today() -> Today:
    return Today(more=CALLER)


def ring(today: Today, name: str) -> None:
    today.presenter.phone.ring()
    today.presenter.find.typed(name)
    today.presenter.enter()


def shown(today: Today) -> PhoneShown:
    assert isinstance(today.display.front, PhoneShown)
    return today.display.front


class TestTheCardWaits:
    def test_a_call_parks_the_card_and_esc_brings_it_back(self, today: Today) -> None:
        today.check_in("v1")
        ring(today, "ngozi")
        assert (shown(today).name, shown(today).parked) == ("Ngozi Eze", "Siobhán")
        assert shown(today).parked_state == "Matched and checked in. Nothing is lost."
        today.presenter.put_away()
        card = today.display.front
        assert isinstance(card, CardShown)
        assert (card.name, card.beat) == ("Siobhán Brennan", "lines")

    def test_a_call_in_the_first_beat_comes_back_to_the_first_beat(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        ring(today, "ngozi")
        assert shown(today).parked_state == "Not matched yet. Nothing is lost."
        today.presenter.phone.ring()  # the same key
        assert today.display.front.beat == "match"
        today.presenter.enter()
        assert today.visit("v1").state is VisitState.EXPECTED  # it has to stand again
        today.wait()
        today.presenter.enter()
        assert today.visit("v1").state is VisitState.WAITING

    def test_with_nobody_at_the_desk_the_call_ends_at_the_idle_desk(self, today: Today) -> None:
        ring(today, "ngozi")
        assert shown(today).parked == ""
        today.presenter.put_away()
        assert isinstance(today.display.front, IdleShown)
        assert "Ngozi" not in today.display.front.main

    def test_what_was_ticked_and_half_typed_is_still_there(self, today: Today) -> None:
        today.check_in("v1")
        today.presenter.acts.tick_big()
        today.presenter.acts.words_left("fact", "window seat", None)
        ring(today, "ngozi")
        today.presenter.put_away()
        today.presenter.acts.add_asked()
        assert today.display.draft is not None
        assert today.display.draft.words == "window seat"
        assert today.display.front.big.said

    def test_the_wrong_name_is_found_again_in_the_call(self, today: Today) -> None:
        today.check_in("v1")
        ring(today, "zoe")
        today.presenter.find.typed("ngozi")
        today.presenter.enter()
        assert (shown(today).name, shown(today).parked) == ("Ngozi Eze", "Siobhán")

    def test_somebody_picked_on_the_board_stands_at_the_desk(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        ring(today, "ngozi")
        today.presenter.visit_picked("v2")
        assert today.display.front.name == "Tomasz Wójcik"
        today.presenter.put_away()
        assert today.display.front.choices == ("Back to Tomasz", "Back to Siobhán")

    def test_the_key_again_before_a_name_shows_the_card_as_it_was(self, today: Today) -> None:
        today.presenter.visit_picked("v1")
        today.presenter.phone.ring()
        today.presenter.phone.ring()
        assert today.display.front.beat == "match"
        today.presenter.find.typed("ngozi")
        today.presenter.enter()
        assert isinstance(today.display.front, CardShown)  # no call: somebody at the desk


class TestListening:
    def test_f7_goes_on_to_the_phone_and_never_rests_on_alone(self, today: Today) -> None:
        today.check_in("v1")
        for _ in range(3):
            today.presenter.situation.next_listening()
        assert today.presenter.find.asks_for_caller
        today.presenter.put_away()
        assert today.presenter.stage.open is not None
        assert today.presenter.stage.open.situation.listening is Listening.OTHERS

    def test_f7_with_nobody_at_the_desk_is_the_phone(self, today: Today) -> None:
        today.presenter.situation.next_listening()
        assert today.presenter.find.asks_for_caller

    def test_the_chip_offers_each_state_by_name(self, today: Today) -> None:
        today.check_in("v1")
        listening = next(c for c in today.display.front.chips if c.id == "listening")
        assert [key for key, _ in listening.choices] == [state.value for state in Listening]
        today.presenter.situation.chip_clicked("listening", Listening.ALONE.value)
        assert today.presenter.stage.open is not None
        assert today.presenter.stage.open.situation.listening is Listening.ALONE


class TestMatching:
    def test_a_voice_is_asked_who_it_is_even_of_somebody_in_the_waiting_room(self, today: Today) -> None:
        today.check_in("v2")
        ring(today, "tomasz")
        assert shown(today).ask
        assert not shown(today).rows

    def test_the_match_opens_the_lines_and_checks_nobody_in(self, today: Today) -> None:
        ring(today, "tomasz")
        today.wait()
        today.presenter.enter()
        assert not shown(today).ask
        assert shown(today).rows
        assert today.visit("v2").state is VisitState.EXPECTED

    def test_enter_too_early_matches_nobody(self, today: Today) -> None:
        ring(today, "ngozi")
        today.presenter.enter()
        assert shown(today).ask

    def test_the_match_is_taken_back_by_ctrl_z(self, today: Today) -> None:
        ring(today, "ngozi")
        today.wait()
        today.presenter.enter()
        today.presenter.taking_back.undo()
        assert shown(today).ask

    def test_ctrl_enter_does_nothing_on_the_phone(self, today: Today) -> None:
        ring(today, "tomasz")
        today.wait()
        today.presenter.enter()
        today.presenter.leaving()
        assert isinstance(today.display.front, PhoneShown)

    @pytest.mark.parametrize("who", ["h1", "h2"])
    def test_look_alikes_go_through_the_gate_and_nobody_is_checked_in(self, today: Today, who: str) -> None:
        ring(today, "hanh")
        assert isinstance(today.display.front, GateShown)
        today.presenter.digits_typed(DAY_AND_MONTH[who])
        assert isinstance(today.display.front, PhoneShown)
        card = today.presenter.stage.open
        assert card is not None
        assert (card.patient_id, card.situation.identity) == (who, Identity.CONFIRMED)
        assert {today.visit(w).state for w in ("w1", "w2")} == {VisitState.EXPECTED}

    def test_a_look_alike_who_is_not_booked_passes_the_gate_too(self) -> None:
        today = Today(more=(patient("h3", "Hạnh", "Nguyễn", "2001-05-06"),))
        today.presenter.patient_picked("h3")
        assert isinstance(today.display.front, GateShown)
        assert "booked today" in today.display.front.under
        today.presenter.digits_typed("0605")
        assert isinstance(today.display.front, CardShown)
        assert today.display.front.answers


class TestWhatStands:
    def test_the_rule_comes_first_and_never_its_reason(self, today: Today) -> None:
        ring(today, "ngozi")
        assert shown(today).rule == "Safe contact: leave no message"
        assert shown(today).strict
        assert "shop" not in str(shown(today))

    @pytest.mark.parametrize(
        ("codes", "words"),
        [
            ((), "not asked yet"),
            (("ok",), "a message is fine"),
            (("ok", "name_number"), "leave name and number only"),
            (("ok", ""), "there is a rule"),
            (("name_number", "none", "ok"), "leave no message"),
        ],
    )
    def test_of_several_rules_the_strictest(self, codes: tuple[str, ...], words: str) -> None:
        facts = [fact(f"s{n}", "p9", FactKind.SAFE_CONTACT, "x", code=c) for n, c in enumerate(codes)]
        facts = [replace(f, source=Source.IMPORTED, confirmed_on=None) for f in facts]
        today = Today(more=tuple(facts))
        title, _, strict = rule_for_messages(open_card(today.desk, patient_id="p9"))
        assert title == f"Safe contact: {words}"
        assert strict == (set(codes) not in (set(), {"ok"}))

    @pytest.mark.parametrize(
        ("codes", "left"),
        [(("ok",), True), (("name_number",), True), (("none",), False), ((), False), (("ok", ""), False)],
    )
    def test_the_words_for_a_voicemail_stand_before_the_match(
        self, codes: tuple[str, ...], left: bool
    ) -> None:
        facts = [fact(f"s{n}", "p9", FactKind.SAFE_CONTACT, "x", code=c) for n, c in enumerate(codes)]
        gone = replace(visit("v9", "p9", "09:00"), state=VisitState.DID_NOT_COME)
        today = Today(more=(*facts, gone))
        ring(today, "zoe")
        words = "It’s Ana for Zoë. Please call me when it suits you, on 555-0199."
        assert shown(today).to_leave == (words if left else "")
        today.wait()
        today.presenter.enter()
        assert shown(today).to_leave == ""  # somebody is on the line

    def test_a_number_stands_only_while_f4_is_held(self, today: Today) -> None:
        ring(today, "ngozi")
        assert shown(today).numbers == ()
        today.presenter.acts.notes_held(1)
        assert shown(today).numbers == ("020 7946 0321",)
        today.presenter.acts.notes_held(0)
        assert shown(today).numbers == ()

    @pytest.mark.parametrize(
        ("audience", "said"), [(Audience.ALOUD, "The form"), (Audience.DESK, "Something")]
    )
    def test_what_is_promised_for_today_as_far_as_it_may_stand(self, audience: Audience, said: str) -> None:
        promise = Promise("m5", "p5", "The form", "the desk", TODAY, TODAY, audience=audience)
        today = Today(more=(*CALLER, promise))
        ring(today, "ngozi")
        assert shown(today).about == f"{said}, promised for today"


class TestPurpose:
    @pytest.mark.parametrize("purpose", [key for key, _ in PURPOSES])
    def test_each_purpose_is_set_by_its_chip_and_brings_lines(self, today: Today, purpose: str) -> None:
        ring(today, "ngozi")
        today.wait()
        today.presenter.enter()
        today.presenter.situation.chip_clicked("call", purpose)
        card = today.presenter.stage.open
        assert card is not None
        missed = purpose == "missed"
        assert card.situation.occasion is (Occasion.NO_SHOW if missed else Occasion.PHONE)
        assert card.situation.call_purpose is (CallPurpose.NONE if missed else CallPurpose(purpose))
        assert shown(today).rows

    def test_who_did_not_come_today_is_called_about_that(self) -> None:
        gone = replace(visit("v5", "p5", "09:00"), state=VisitState.DID_NOT_COME)
        today = Today(more=(*CALLER, gone))
        ring(today, "ngozi")
        assert dict(PURPOSES)["missed"] in [chip.label for chip in shown(today).chips]

    def test_a_job_while_it_is_quiet_opens_the_call(self) -> None:
        yesterday = replace(visit("v9", "p9", "09:00", YESTERDAY), state=VisitState.DID_NOT_COME)
        today = Today(more=(yesterday,))
        assert isinstance(today.display.front, IdleShown)
        (job,) = [one for one in today.display.front.jobs if one.rings]
        assert (job.what, job.when) == ("Ring Zoë", "Was down for 13 May, 09:00")
        today.presenter.job_rung(job.key)
        assert dict(PURPOSES)["missed"] in [chip.label for chip in shown(today).chips]
        assert shown(today).ask
        today.presenter.put_away()  # a voicemail: nobody was reached
        assert job in today.display.front.jobs
        today.presenter.job_rung(job.key)
        today.wait()
        today.presenter.enter()
        assert any("your visit was yesterday" in row.text for row in shown(today).rows)
        today.presenter.put_away()
        assert job not in today.display.front.jobs
        today.presenter.taking_back.undo()
        assert job in today.display.front.jobs

    def test_a_promise_in_the_call_keeps_the_call(self, today: Today) -> None:
        ring(today, "ngozi")
        today.wait()
        today.presenter.enter()
        today.presenter.situation.chip_clicked("call", "promise")
        today.presenter.acts.words_given("promise", "Ring back about the form", None)
        assert dict(PURPOSES)["promise"] in [chip.label for chip in shown(today).chips]
        assert not shown(today).ask
