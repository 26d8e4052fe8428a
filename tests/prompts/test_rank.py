"""The engine by example: the worked example of the handbook from the shipped pack, and each gate and slot."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.clinic import Delay
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import FactKind, Source
from frontdesk.domain.line import Dismissal, Identity, Line, Listening, Mark, TemplateUse
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import PatientStatus, PersonName
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import Band, Occasion, Reach
from frontdesk.domain.visit import InterpreterState, MoneyTopic, VisitEvent
from frontdesk.prompts.history import CUE_ONLY
from frontdesk.prompts.rank import Ranked, greeting_line
from tests.prompts.hostile import hostile_line
from tests.prompts.people import (
    ALONE,
    CARD,
    CONFIRMED,
    LEAVING,
    NOW,
    PHONE,
    SOMEBODY,
    SPEECH,
    TODAY,
    VISIT,
    WAITING,
    consent,
    deck,
    deck_with,
    fact,
    health,
    only,
    past,
    promise,
    ranked,
    service,
    shown,
    template,
    with_facts,
    worked_example,
)

K = FactKind
JOY = Moment("m1", "p1", "my new job", Tone.JOYFUL, TODAY - timedelta(days=20), True, audience=Audience.ALOUD)
HARD = Moment("m2", "p1", "a loss", Tone.HARD, TODAY - timedelta(days=20), True)
CHOIR = fact(K.PERSONAL_DETAIL, "choir", audience=Audience.ALOUD, happy_to_be_asked=True)


def points(line: Line) -> dict[str, int]:
    return {point.reason: point.points for point in line.why}


def test_the_worked_example_from_the_shipped_pack() -> None:
    card, situation = worked_example()
    found = ranked(card, situation)
    assert found.greeting == "Good morning, Ms Okonkwo-Bell."
    by_id = shown(found)
    scores = {key: by_id[key].score for key in ("CI-14", "CI-12", "CI-23", "CI-15", "CI-16")}
    assert scores == {"CI-14": 138, "CI-12": 115, "CI-23": 99, "CI-15": 87, "CI-16": 86}
    assert all(line.score == sum(point.points for point in line.why) for line in by_id.values())
    # the pack holds two lines the printed table leaves out: they take places of their own
    assert [line.template for line in found.lines] == ["CI-14", "CI-12", "CI-11"]
    assert [line.template for line in found.more] == ["CI-30", "CI-23", "CI-15", "CI-16"]
    assert "CI-19" not in by_id, "a small detail rests for two visits"


def test_why_the_overdue_promise_leads() -> None:
    card, situation = worked_example()
    line = ranked(card, situation).lines[0]
    assert points(line) == {
        "Promise and recovery": 80,
        "The promise is overdue": 30,
        "Stands, or is live": 10,
        "Rests on what this patient told us": 6,
        "The patient asked for it": 4,
        "Clinic-wide: said 12, not right 0": 8,
        "Discreet wording: the full one may not be heard now": 0,
    }
    assert (line.reach, line.text, line.item) == (Reach.QUIET, template("CI-14").discreet[0].text, "pr1")
    assert line.source == "Promised on 22 January"


def test_alone_the_same_promise_is_said_in_full() -> None:
    card, situation = worked_example()
    line = ranked(card, replace(situation, listening=Listening.ALONE)).lines[0]
    assert line.text == "We said Dana would do this by yesterday, and we didn't. I'm sorry; I'm on it now."
    assert (line.reach, line.audience, line.facts) == (Reach.ALOUD, Audience.DESK, ("pr1",))


def test_the_greeting_is_one_line_and_nothing_else() -> None:
    assert ranked().greeting == "Good morning, Mira Tallis."
    evening = replace(CARD, local_now=CARD.local_now.replace(hour=18))
    assert ranked(with_facts(fact(K.NAME_TO_USE, "Mira"), card=evening)).greeting == "Good evening, Mira."
    assert ranked(situation=Situation()).greeting == greeting_line(deck(), CARD, Situation(), SPEECH)
    assert ranked(replace(CARD, patient=replace(SOMEBODY, names=()))).greeting == "Good morning."
    assert ranked(situation=LEAVING).greeting == ranked(situation=PHONE).greeting == ""


def test_before_the_match_only_the_greeting_and_the_ask() -> None:
    card = replace(worked_example()[0], delay=Delay("d", "voss", TODAY, 20, NOW))
    found = ranked(card, Situation())
    assert (found.lines, found.more, found.question) == ((), (), None)
    assert found.greeting
    assert found.ask is not None
    assert found.ask.template == "CI-01"
    assert ranked(card).ask is None


def test_at_the_look_alike_gate_neutral_lines_only() -> None:
    card = replace(
        CARD, patient=replace(SOMEBODY, known_before=False), delay=Delay("d", "voss", TODAY, 20, NOW)
    )
    found = ranked(card, Situation(identity=Identity.TO_CHECK))
    assert set(shown(found)) <= {"CI-06", "FV-01"}
    assert len(found.lines) == 1


def test_on_the_phone_one_neutral_line_until_the_match() -> None:
    call = replace(PHONE, identity=Identity.PRESUMED, call_purpose=CallPurpose.CONFIRM)
    found = ranked(replace(CARD, next_visit=VISIT), call)
    assert len(found.lines) == 1
    assert set(shown(found)) == {"PH-02", "PH-03", "PH-11"}
    matched = ranked(replace(CARD, next_visit=VISIT), replace(call, identity=Identity.CONFIRMED))
    assert {"PH-04", "PH-07"} <= set(shown(matched))
    assert "PH-02" not in shown(matched)


def test_listening_on_the_phone_means_phone_lines_whatever_the_card_was_opened_for() -> None:
    found = ranked(situation=replace(CONFIRMED, listening=Listening.PHONE))
    assert {line.occasion for line in shown(found).values()} == {Occasion.PHONE}


@pytest.mark.parametrize("status", [PatientStatus.INACTIVE, PatientStatus.DIED])
def test_no_line_for_who_is_inactive_or_has_died(status: PatientStatus) -> None:
    card = replace(worked_example()[0], patient=replace(SOMEBODY, status=status))
    assert ranked(card) == Ranked()
    assert greeting_line(deck(), card, CONFIRMED, SPEECH) == ""


def test_three_places_one_a_theme_the_rest_behind_a_key() -> None:
    extra = [hostile_line(f"X{n}", "Word " * 5 + "end.", theme=f"t{n // 2}") for n in range(6)]
    found = ranked(CARD, cards=only(*extra))
    assert [line.template for line in found.lines] == ["X0", "X2", "X4"]
    assert [line.template for line in found.more] == ["X1", "X3", "X5"]


def test_sixty_spoken_words_with_the_greeting() -> None:
    long = [hostile_line(f"X{n}", "word " * 21 + "end") for n in range(3)]
    short = hostile_line("Y", "Short one.", band=Band.FEEDBACK)
    found = ranked(CARD, cards=only(*long, short))
    assert [line.template for line in found.lines] == ["X0", "X1", "Y"]
    assert [line.template for line in found.more] == ["X2"]


def test_at_most_one_of_small_talk() -> None:
    card = replace(with_facts(CHOIR), moments=(JOY,), consent=consent())
    found = ranked(card, cards=only(template("CI-19"), template("CI-20")))
    assert [line.template for line in found.lines] == ["CI-19"]
    assert [line.template for line in found.more] == ["CI-20"]


def test_feedback_waits_while_a_promise_or_a_concern_is_open() -> None:
    assert "CO-19" in shown(ranked(situation=LEAVING))
    assert "CO-19" not in shown(ranked(replace(CARD, promises=(promise(9),)), LEAVING))
    assert "CO-19" not in shown(ranked(replace(CARD, concerns=(service(),)), LEAVING))


@pytest.mark.parametrize(
    ("card", "situation"),
    [
        (replace(CARD, moments=(JOY,)), replace(CONFIRMED, go_gently=True)),
        (replace(CARD, moments=(JOY,)), replace(CONFIRMED, event=VisitEvent.COMPLAINT_TODAY)),
        (with_facts(fact(K.SMALL_TALK, code="brief"), card=replace(CARD, moments=(JOY,))), CONFIRMED),
        (replace(CARD, moments=(JOY, HARD)), CONFIRMED),
    ],
    ids=["go gently", "complaint", "brief", "hard moment"],
)
def test_what_keeps_small_talk_quiet(card: CardInput, situation: Situation) -> None:
    given = replace(card, consent=consent())
    assert "CI-20" in shown(ranked(replace(CARD, moments=(JOY,), consent=consent())))
    assert "CI-20" not in shown(ranked(given, situation))


@pytest.mark.parametrize("answer", [ConsentAnswer.NO, ConsentAnswer.WITHDRAWN, ConsentAnswer.NOT_ASKED])
def test_no_personal_note_without_a_yes(answer: ConsentAnswer) -> None:
    card = replace(with_facts(CHOIR), moments=(JOY,), consent=consent(answer))
    assert not {"CI-19", "CI-20"} & set(shown(ranked(card)))


def test_brief_please_lowers_relationship_lines() -> None:
    card = with_facts(fact(K.SMALL_TALK, code="brief"), card=replace(CARD, staff_met=True))
    line = shown(ranked(card, replace(CONFIRMED, go_gently=True)))["CI-17"]
    assert points(line)["Brief, please"] == -30


def test_a_health_concern_is_never_named_and_lifts_the_open_question() -> None:
    plain, lifted = ranked(CARD), ranked(replace(CARD, concerns=(health(),)), ALONE)
    assert shown(lifted)["CI-16"].score - shown(plain)["CI-16"].score == 1 + 6
    assert not any("result" in line.text for line in shown(lifted).values())


def test_a_stale_concern_yields_no_line() -> None:
    assert "CI-15" in shown(ranked(replace(CARD, concerns=(service(120),)), ALONE))
    assert "CO-02" not in shown(
        ranked(replace(CARD, concerns=(service(121),)), replace(LEAVING, listening=Listening.ALONE))
    )


def test_a_private_concern_gives_no_source_away() -> None:
    line = shown(ranked(replace(CARD, concerns=(health(),))))["CI-30"]
    assert (line.source, line.facts) == ("", ())


def test_each_item_is_tested_and_the_best_survives() -> None:
    old, new = service(100, Audience.ALOUD, "the parking"), replace(service(5, Audience.ALOUD), id="c-new")
    line = shown(ranked(replace(CARD, concerns=(old, new))))["CI-15"]
    assert line.item == "c-new"
    hidden = replace(new, audience=Audience.PRIVATE)  # the better one may not be heard, so the other speaks
    line = shown(ranked(replace(CARD, concerns=(old, replace(hidden, safe_phrase=""))), ALONE))["CI-15"]
    assert line.item == old.id


def test_a_desk_only_concern_in_three_rooms() -> None:
    card = replace(CARD, concerns=(service(),))
    others, alone = shown(ranked(card))["CI-15"], shown(ranked(card, ALONE))["CI-15"]
    together = shown(ranked(card, replace(CONFIRMED, listening=Listening.WITH_SOMEONE)))["CI-15"]
    assert others.text == together.text == "Did things go more smoothly for you today?"
    assert alone.text == "Last time the lift made things harder. Was it any better today?"
    aloud = shown(ranked(replace(CARD, concerns=(service(audience=Audience.ALOUD),))))["CI-15"]
    assert aloud.text == alone.text


def test_a_condition_only_fact_raises_the_level_unless_the_wording_fits_anyone() -> None:
    notes = with_facts(fact(K.INFORMATION_STYLE, code="own_research"))
    assert "CI-18" not in shown(ranked(notes))
    assert "CI-18" in shown(ranked(notes, ALONE))
    slow = with_facts(fact(K.ADJUSTMENT, code="pace:slow"))
    assert shown(ranked(slow))["CI-17"].reach is Reach.ALOUD


def test_a_companion_who_may_not_know() -> None:
    together = replace(CONFIRMED, listening=Listening.WITH_SOMEONE)
    card = replace(CARD, moments=(JOY,), consent=consent())
    assert "CI-20" in shown(ranked(card, together))
    uncle = Relation("r1", "p1", "Rui", may_mention=MayMention.NEITHER)
    assert "CI-20" not in shown(ranked(replace(card, relations=(uncle,)), together))
    assert "CI-20" not in shown(ranked(with_facts(fact(K.DO_NOT_TELL, "my uncle"), card=card), together))
    assert "CI-20" in shown(ranked(replace(card, relations=(uncle,))))


def test_a_value_takes_the_level_of_what_it_holds() -> None:
    line = replace(CHOIR, text="choir with Marta")
    card = replace(with_facts(line), consent=consent())
    assert "CI-19" in shown(ranked(card))
    marta = Relation("r1", "p1", "Marta", status=RelationStatus.CURRENT, audience=Audience.DESK)
    assert "CI-19" not in shown(ranked(replace(card, relations=(marta,))))
    assert "CI-19" in shown(ranked(replace(card, relations=(marta,)), ALONE))
    secret = with_facts(fact(K.SAFE_CONTACT, "call Marta, never me"), card=card)
    assert "CI-19" not in shown(ranked(secret, ALONE))


def test_an_imported_fact_fills_nothing_until_it_is_confirmed() -> None:
    quiet = fact(K.ADJUSTMENT, code="wait:quiet", source=Source.IMPORTED)
    assert "CI-26" not in shown(ranked(with_facts(quiet), ALONE))
    assert "CI-26" in shown(ranked(with_facts(replace(quiet, confirmed_by="sam")), ALONE))


def test_the_interpreter_on_the_card() -> None:
    needed = with_facts(fact(K.INTERPRETER, code="yes"), fact(K.SPOKEN_LANGUAGE, code="vi"))
    assert not {"CI-07", "CI-08"} & set(shown(ranked(needed)))
    missing = shown(ranked(needed, replace(CONFIRMED, interpreter=InterpreterState.MISSING)))["CI-08"]
    assert points(missing)["The interpreter is missing"] == 30
    ready = replace(ALONE, interpreter=InterpreterState.READY)
    assert "Vietnamese" in shown(ranked(needed, ready))["CI-07"].text
    assert "Vietnamese" not in shown(ranked(needed, replace(ready, listening=Listening.OTHERS)))["CI-07"].text


def test_money_is_never_an_aloud_line_in_the_queue() -> None:
    for topic in (MoneyTopic.BALANCE, MoneyTopic.ESTIMATE_ASKED):
        found = shown(ranked(situation=replace(LEAVING, money_topic=topic)))
        assert {found[key].reach for key in ("CO-08", "CO-09") if key in found} <= {Reach.SHOW, Reach.QUIET}


def test_a_voicemail_permission_turns_the_missed_visit_into_a_message() -> None:
    call = replace(PHONE, occasion=Occasion.NO_SHOW)
    card = replace(CARD, last_missed_on=date(2026, 2, 26))
    assert shown(ranked(card, call))["NS-01"].reach is Reach.ALOUD
    allowed = with_facts(fact(K.SAFE_CONTACT, code="name_number"), card=card)
    line = shown(ranked(allowed, call))["NS-01"]
    assert (line.reach, line.text) == (
        Reach.VOICEMAIL, "It's Sam for Mira. Please call me when it suits you, on 555 0100."
    )  # fmt: skip
    assert "NS-01" not in shown(ranked(with_facts(fact(K.SAFE_CONTACT, code="none"), card=card), call))


def test_words_of_the_desk_leave_the_cue_alone() -> None:
    line = shown(ranked(situation=replace(PHONE, call_purpose=CallPurpose.INCOMING)))["PH-06"]
    assert (line.title, line.text, line.wording) == ("Two alternatives", "", CUE_ONLY)
    sorry = shown(ranked(situation=replace(LEAVING, event=VisitEvent.COMPLAINT_TODAY)))["CO-16"]
    assert sorry.text == "I'm sorry that happened. Thank you for telling me."


def test_repetition_costs_points_but_needs_are_met_every_time() -> None:
    last = replace(CARD, past_prompts=(past(1, "CI-16", "questions"),))
    assert points(shown(ranked(last))["CI-16"])["Shown at the last visit"] == -40
    loop = with_facts(
        fact(K.ADJUSTMENT, code="wait:quiet"), card=replace(CARD, past_prompts=(past(1, "CI-26", "seating"),))
    )
    assert points(shown(ranked(loop, ALONE))["CI-26"])["Shown lately; needs are met every time"] == -5


@pytest.mark.parametrize(
    ("use", "gained"),
    [(TemplateUse(9, 0), None), (TemplateUse(10, 0), 8), (TemplateUse(18, 0), 9), (TemplateUse(0, 10), -12)],
)
def test_marks_count_from_ten_on(use: TemplateUse, gained: int | None) -> None:
    why = points(shown(ranked(replace(CARD, use={"CI-16": use})))["CI-16"])
    assert next((p for reason, p in why.items() if reason.startswith("Clinic-wide")), None) == gained


def test_a_line_said_to_be_not_true_is_off_for_this_patient() -> None:
    assert "CI-16" not in shown(ranked(replace(CARD, dismissed={("CI-16", ""): Dismissal(Mark.NOT_TRUE)})))


def test_nobody_is_told_running_to_time_by_default() -> None:
    assert "CI-24" not in shown(ranked())
    on_time = replace(CARD, delay=Delay("d", "voss", TODAY, 0, NOW))
    assert "10:20" in shown(ranked(on_time))["CI-24"].text
    assert "CI-24" not in shown(
        ranked(replace(on_time, visit=replace(VISIT, start=NOW - timedelta(minutes=1))))
    )


def test_a_wait_that_nobody_spoke_of() -> None:
    visit = replace(VISIT, arrived_at=NOW - timedelta(minutes=33), identified_at=NOW - timedelta(minutes=33))
    found = shown(ranked(replace(CARD, visit=visit), WAITING))
    assert found["WA-02"].score == 65 + 30 + 10
    assert "35 minutes" in found["WA-04"].text


def test_a_manager_moves_a_line_inside_its_band() -> None:
    earlier = replace(template("CI-16"), adjust=10)
    assert ranked(CARD, cards=only(earlier)).lines[0].score == shown(ranked())["CI-16"].score + 10


def test_the_same_input_gives_the_same_output() -> None:
    card, situation = worked_example()
    assert ranked(card, situation) == ranked(card, situation, deck_with())


def test_an_official_name_that_is_a_former_name_is_not_spoken() -> None:
    names = (PersonName(given=("Thea",), family="Marchetti"), PersonName(given=("Theo",), family="Marchetti"))
    patient = replace(SOMEBODY, names=names)
    former = fact(K.FORMER_NAME, "Thea", audience=Audience.PRIVATE)
    assert (
        ranked(with_facts(former, card=replace(CARD, patient=patient))).greeting
        == "Good morning, Theo Marchetti."
    )
