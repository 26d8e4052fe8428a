"""Each placeholder: what fills it, from which fact, and what stands there when it is empty."""

from dataclasses import replace
from datetime import timedelta

import pytest

from frontdesk.domain.audience import Audience
from frontdesk.domain.clinic import Delay
from frontdesk.domain.fact import FactKind, Source
from frontdesk.domain.line import TemplateUse
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.prompts.draft import setting_of
from frontdesk.prompts.history import history_of
from frontdesk.prompts.placeholders import PLACEHOLDERS, TABLE, Empty, Filled
from frontdesk.prompts.view import View
from tests.prompts.people import (
    CARD,
    LEAVING,
    NOW,
    SPEECH,
    TODAY,
    VISIT,
    consent,
    deck,
    fact,
    health,
    promise,
    ranked,
    service,
    shown,
    view,
    with_facts,
)

K = FactKind
YES = replace(CARD, consent=consent())
JOB = Moment("m", "p1", "My new job", Tone.JOYFUL, TODAY, True)
NOTE = fact(K.OBSERVANCE, "the fasting weeks", extra="2026-03-01/2026-03-20")
MARIA = Relation("r", "p1", "Maria", may_mention=MayMention.MENTION)
WELCOME = fact(K.GREETING_WELCOME, code="yes")
CALLED = fact(K.NAME_TO_USE, "Mira")
SPANISH = fact(K.SPOKEN_LANGUAGE, code="es-MX")
IN_NINE_DAYS = replace(VISIT, day=TODAY + timedelta(days=9))
WAITED = replace(VISIT, arrived_at=NOW - timedelta(minutes=33))

FILLS: tuple[tuple[str, View, str], ...] = (
    ("greeting", view(), "Good morning"),
    ("name", view(), "Mira Tallis"),
    ("name", view(with_facts(CALLED, fact(K.FORM_OF_ADDRESS, "Ms Tallis"))), "Ms Tallis"),
    ("name", view(with_facts(fact(K.NAME_TO_USE, "Mira"))), "Mira"),
    ("name", view(with_facts(fact(K.NAME_TO_USE, "Mira", audience=Audience.DESK))), "Mira Tallis"),
    ("say_name", view(with_facts(fact(K.PRONUNCIATION, "MEE-ra"))), "MEE-ra"),
    ("staff", view(), "Sam"),
    ("clinic", view(), "Harbour Clinic"),
    ("phone", view(), "555 0100"),
    ("clinician", view(), "Dr Voss"),
    ("clinician", view(replace(CARD, clinician=None)), ""),
    ("delay", view(replace(CARD, delay=Delay("d", "v", TODAY, 18, NOW))), "20"),
    ("delay", view(replace(CARD, delay=Delay("d", "v", TODAY, 0, NOW))), ""),
    ("delay_left", view(replace(CARD, delay=Delay("d", "v", TODAY, 18, NOW))), "35"),
    ("delay_left", view(replace(CARD, visit=replace(VISIT, start=NOW - timedelta(minutes=18)),
                                delay=Delay("d", "v", TODAY, 18, NOW))), ""),
    ("delay_left", view(), ""),
    ("waited", view(replace(CARD, visit=WAITED)), "35"),
    ("appt_time", view(), "10:20"),
    ("appt_time", view(replace(CARD, visit=replace(VISIT, start=NOW - timedelta(minutes=1)))), ""),
    ("leave_by", view(with_facts(fact(K.TRAVEL, code="leave_by", extra="11:00"))), "11:00"),
    ("leave_by", view(with_facts(fact(K.ADJUSTMENT, code="time:leave_by", extra="09:00"))), ""),
    ("leave_by", view(with_facts(fact(K.TRAVEL, code="leave_by", extra="soonish"))), ""),
    ("update_time", view(), "at 10:20"),
    ("visit_length", view(), "about 60 minutes"),
    ("visit_length", view(replace(CARD, visit=replace(VISIT, end=VISIT.start + timedelta(minutes=30)))),
     "about 30 minutes"),
    ("language", view(with_facts(fact(K.SPOKEN_LANGUAGE, code="vi"))), "Vietnamese"),
    ("language", view(with_facts(fact(K.SPOKEN_LANGUAGE, code="vi", source=Source.IMPORTED))), ""),
    ("hello", view(with_facts(SPANISH, WELCOME)), ""),
    ("hello", view(with_facts(fact(K.SPOKEN_LANGUAGE, code="es"), replace(WELCOME, code="no"))), ""),
    ("hello", view(with_facts(replace(WELCOME, text="Kia ora"))), "Kia ora"),
    ("hello", view(replace(with_facts(fact(K.SPOKEN_LANGUAGE, code="es"), WELCOME),
                           local_now=NOW.replace(hour=16))), ""),
    ("need_done", view(with_facts(fact(K.ADJUSTMENT, code="wait:quiet"))), "kept the quiet corner free"),
    ("need_done", view(with_facts(fact(K.COMMUNICATION, code="right_ear"))), ""),
    ("call_how", view(with_facts(fact(K.ADJUSTMENT, code="call:text"))), "text you"),
    ("wait_spot", view(with_facts(fact(K.ADJUSTMENT, code="wait:outside"))), "the bench outside"),
    ("promise_what", view(promise=promise()), "the school form copy"),
    ("promise_who", view(promise=promise()), "Dana"),
    ("promise_who", view(promise=promise(who="the desk")), ""),
    ("promise_by", view(promise=promise()), "yesterday"),
    ("promise_why", view(promise=promise(late_because="the school is closed")), "the school is closed"),
    ("promise_why", view(promise=promise()), ""),
    ("concern", view(concern=service()), "the lift"),
    ("concern", view(concern=replace(health(), safe_phrase="the result")), ""),
    ("detail", view(YES, detail=fact(K.PERSONAL_DETAIL, "choir", happy_to_be_asked=True)), "choir"),
    ("detail", view(YES, detail=fact(K.PERSONAL_DETAIL, "choir")), ""),
    ("detail", view(CARD, detail=fact(K.PERSONAL_DETAIL, "choir", happy_to_be_asked=True)), ""),
    ("moment", view(YES, moment=JOB), "your new job"),
    ("moment", view(CARD, moment=JOB), ""),
    ("person", view(replace(YES, relations=(MARIA,))), "Maria"),
    ("person", view(replace(YES, relations=(replace(MARIA, may_mention=MayMention.APPOINTMENTS),))), ""),
    ("person", view(replace(YES, relations=(replace(MARIA, status=RelationStatus.DIED),))), ""),
    ("observance", view(with_facts(NOTE, fact(K.MENTION, code="yes"))), "the fasting weeks"),
    ("observance", view(with_facts(NOTE)), ""),
    ("next_step", view(), ""),
    ("next_visit", view(replace(CARD, next_visit=IN_NINE_DAYS)), "Thursday 12 March"),
    ("missed_day", view(replace(CARD, last_missed_on=TODAY - timedelta(days=1))), "yesterday"),
    ("hear_by", view(replace(CARD, promises=(promise(9), promise(2, id="pr2")))), "Thursday 5 March"),
    ("hear_by", view(replace(CARD, promises=(promise(-2),))), ""),
    ("callback_day", view(), "tomorrow"),
    ("callback_day", view(replace(CARD, today=TODAY + timedelta(days=3))), "Monday 9 March"),
    ("callback_day", view(replace(CARD, clinic=replace(CARD.clinic, hours=()))), ""),
    ("alt_1", view(), ""),
    ("alt_2", view(), ""),
    ("summary", view(), ""),
    ("fix", view(), ""),
    ("point_person", view(with_facts(fact(K.NAMED_CONTACT, "Priya"))), "Priya"),
)  # fmt: skip


def _filled(seen: View) -> Filled:
    setting = setting_of(deck(), seen, SPEECH, history_of((), deck()))
    return Filled(seen, setting.voice, {})


@pytest.mark.parametrize(
    ("name", "seen", "words"), FILLS, ids=lambda case: case if isinstance(case, str) else ""
)
def test_what_fills_it(name: str, seen: View, words: str) -> None:
    assert _filled(seen)[name].text == words


def test_every_placeholder_has_an_example_and_a_sample() -> None:
    assert {name for name, _, _ in FILLS} == set(PLACEHOLDERS)
    assert len(PLACEHOLDERS) == len(TABLE)
    assert all(placeholder.sample for placeholder in TABLE)


def test_fallbacks_are_the_packs_and_name_the_speaker() -> None:
    setting = setting_of(deck(), view(), SPEECH, history_of((), deck()))
    named = {p.name for p in TABLE if p.empty is Empty.FALLBACK}
    assert set(setting.fallbacks) == named
    assert setting.fallbacks["point_person"] == "me, Sam"


def test_a_value_brings_its_fact_and_its_level() -> None:
    fill = _filled(view(concern=service(audience=Audience.DESK)))["concern"]
    assert [(basis.id, basis.audience) for basis in fill.bases] == [("c-service", Audience.DESK)]


def test_the_desk_promised_and_the_sentence_stays_grammatical() -> None:
    mine = replace(CARD, promises=(promise(who="the desk", audience=Audience.ALOUD),))
    texts = set()
    for last in ((), (9,), (9, 9)):
        from_desk = replace(mine, use={"CI-14": TemplateUse(last_used=last)})
        texts.add(shown(ranked(from_desk))["CI-14"].text)
    assert any(text.startswith("We said we would do this by yesterday") for text in texts)
    assert any(text.startswith("You should have heard from us by yesterday") for text in texts)


def test_a_day_to_hear_by_that_may_not_be_heard_is_left_to_the_desk() -> None:
    due = replace(LEAVING, follow_up_due=True)
    line = shown(ranked(replace(CARD, promises=(promise(2),)), due))["CO-15"]
    assert (line.title, line.text) == ("When you will hear", "")
    aloud = replace(CARD, promises=(promise(2, audience=Audience.ALOUD),))
    assert "Thursday 5 March" in shown(ranked(aloud, due))["CO-15"].text


def test_braces_and_templates_inside_a_value_stay_literal() -> None:
    odd = with_facts(fact(K.NAME_TO_USE, "{staff} [[x]] {{y}}"))
    assert ranked(odd).greeting == "Good morning, {staff} [[x]] {{y}}."


def test_a_value_that_ends_in_a_full_stop_brings_none_of_its_own() -> None:
    assert ranked(with_facts(fact(K.NAME_TO_USE, "Mr Jr."))).greeting == "Good morning, Mr Jr."
