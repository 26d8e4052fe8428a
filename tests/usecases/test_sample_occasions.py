"""Every occasion has at least five lines that really come up in the sample clinic's day, and none is dead."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from frontdesk.domain.clinic import Delay
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import MoneyTopic, VisitEvent, VisitState
from frontdesk.prompts.rank import rank
from frontdesk.screens.today.leaving_words import if_not
from frontdesk.usecases.add_fact import new_fact
from frontdesk.usecases.open_card import first_situation, open_card
from frontdesk.usecases.sample_clinic import record_id
from frontdesk.words import English
from tests.usecases.played_day import PlayedDay, sample_desk, waiting

FEWEST = 5


@pytest.fixture(scope="module")
def day() -> PlayedDay:
    return PlayedDay(sample_desk())


@pytest.mark.slow
@pytest.mark.parametrize("occasion", Occasion)
def test_five_lines_of_every_occasion_stand_on_a_card(day: PlayedDay, occasion: Occasion) -> None:
    assert len(day.shown[occasion].at_once) >= FEWEST, day.table()


@pytest.mark.slow
def test_every_live_line_of_the_pack_comes_up(day: PlayedDay) -> None:
    live = {t.id for t in day.desk.deck.pack.templates if t.enabled}
    seen = {key for shown in day.shown.values() for key in (*shown.at_once, *shown.behind)}
    assert live - seen == set(), day.table()


# --- each for the right reason

OTHERS, ALONE, PHONE = Listening.OTHERS, Listening.ALONE, Listening.PHONE
CALL = Situation(identity=Identity.CONFIRMED, listening=PHONE, occasion=Occasion.PHONE)
MISSED = replace(CALL, occasion=Occasion.NO_SHOW)


@dataclass(frozen=True)
class Fires:
    """A line, who brings it, what the desk set, and why it is true of them."""

    template: str
    who: str
    words: str
    why: str
    listening: Listening = OTHERS
    late: int | None = None
    """The board's chip, where the desk changes it first."""
    chips: dict[str, Any] = field(default_factory=dict)
    call: Situation | None = None


FIRES = (
    # promises: open, ready, late
    Fires("CO-15", "ndiaye", "You should hear from us by Sunday 17 May.", "promised today for Sunday", ALONE),
    Fires("CO-15", "ndiaye", "", "the same with others about: the cue alone, the day unsaid"),
    Fires("CI-13", "joao", "We have the travel letter ready for you", "the letter lies in tray A", ALONE),
    Fires("CI-14", "ngozi", "There's something we owe you", "the form was due yesterday"),
    # the wait, threshold by threshold
    Fires("WA-06", "yusuf", "While you wait, would you like to write down", "waits 9 minutes"),
    Fires("WA-05", "khinthiri", "Are you all right where you are", "waits 12 min, asked for quiet"),
    Fires("WA-01", "seoyeon", "Dr Lena Voss needs about 5 more minutes, Ms Kim.", "18 min, nobody told"),
    Fires("WA-02", "aisha", "I don't have a new time yet, Dr al-Hasan.", "told 18 min ago, the 15 are over"),
    Fires("WA-03", "seoyeon", "It may be 15 more minutes.", "Dr Voss is set 30 late", late=30),
    Fires("WA-04", "aisha", "I'm sorry, you've waited 35 minutes.", "here for 34 minutes"),
    Fires("WA-07", "yusuf", "I know others were called before you.", "the chip says so",
          chips={"event": VisitEvent.OTHERS_CALLED_FIRST}),
    Fires("WA-08", "ha", "You need to leave by 10:55.", "leaves for the school run", ALONE),
    # leaving: next booked, follow-up due, money, nothing needed
    Fires("CO-05", "ndiaye", "Would mornings or afternoons suit you", "follow-up due and nothing booked"),
    Fires("CO-13", "ndiaye", "May we ask in a few days how you're getting on?", "a follow-up is due"),
    Fires("CO-14", "sigrun", "If anything worries you before then, get in touch and ask for Priya.", "named"),
    Fires("CO-08", "zahra", "I have the figures here on paper", "asked for the estimate"),
    Fires("CO-09", "ndiaye", "Could we take two minutes at the side desk", "the chip says so",
          chips={"money_topic": MoneyTopic.BALANCE}),
    Fires("CO-01", "llinos", "Did you get to everything you came for today?", "nothing else is needed"),
    Fires("CO-07", "llinos", "Are there days or times we should steer clear of?", "nothing is booked"),
    # the phone
    Fires("PH-03", "aroha", "Hello, it's Ana. May I speak with Aroha, please?", "we ring, nobody matched yet",
          call=replace(CALL, identity=Identity.PRESUMED, call_purpose=CallPurpose.CONFIRM)),
    Fires("PH-02", "suharti", "So I open the right record", "a call comes in",
          call=replace(CALL, identity=Identity.PRESUMED, call_purpose=CallPurpose.INCOMING)),
    Fires("PH-04", "aroha", "We have you down for tomorrow.", "booked for tomorrow",
          call=replace(CALL, call_purpose=CallPurpose.CONFIRM)),
    Fires("PH-05", "begaye", "This is Ana for Mr Begaye. Please call me back", "voicemail: no more",
          call=replace(CALL, call_purpose=CallPurpose.CONFIRM)),
    Fires("PH-08", "theo", "I'm calling as we said I would", "the desk rings to follow up",
          call=replace(CALL, call_purpose=CallPurpose.FOLLOW_UP)),
    Fires("PH-09", "ipek", "I'm calling about what we promised you.", "the call falls due today",
          call=replace(CALL, call_purpose=CallPurpose.PROMISE)),
    Fires("PH-10", "suharti", "I'm calling about some paperwork.", "the desk rings about money",
          call=replace(CALL, call_purpose=CallPurpose.BILLING)),
    # did not come
    Fires("NS-01", "pat", "Hello, Pat, it's Ana. We missed you; your visit was Wed", "missed eight days ago",
          call=MISSED),
    Fires("NS-01", "begaye", "It's Ana for Mr Begaye. Please call me", "voicemail allows no more",
          call=MISSED),
    Fires("NS-02", "pat", "Did anything make it hard to come?", "once in a year", call=MISSED),
    Fires("NS-03", "pat", "Would another time, a phone visit or a video visit", "once", call=MISSED),
    Fires("NS-04", "pat", "No need to explain.", "once", call=MISSED),
    Fires("NS-05", "begaye", "Some visits are hard to face.", "today and sixty days ago", call=MISSED),
    Fires("NS-06", "pat", "I think the mix-up was ours", "the chip says it was our mistake",
          call=replace(MISSED, event=VisitEvent.OUR_ERROR)),
)  # fmt: skip


@pytest.mark.parametrize("case", FIRES, ids=lambda case: f"{case.template} {case.who}: {case.why}")
def test_the_line_comes_up_for_them_in_these_words(day: PlayedDay, case: Fires) -> None:
    assert case.words in [
        line.text[: len(case.words)] for line in said(day, case) if line.template == case.template
    ]


def said(day: PlayedDay, case: Fires) -> tuple[Line, ...]:
    """The lines of the card as it opens, with the whole pack about."""
    card = open_card(day.desk, patient_id=record_id("patient", case.who))
    if case.late is not None:
        assert card.clinician is not None
        card = replace(card, delay=Delay("delay", card.clinician.id, card.today, case.late, card.now))
    here = replace(first_situation(card), identity=Identity.CONFIRMED, listening=case.listening, **case.chips)
    found = rank(day.desk.deck, card, case.call or here, English())
    return (*found.lines, *found.more)


NO_MESSAGE: dict[str, Any] = {"follow_up_due": True, "occasion": Occasion.CHECKOUT}
SILENT = (
    Fires("CO-05", "zahra", "", "the next visit is booked"),
    Fires("CO-07", "zahra", "", "the next visit is booked"),
    Fires("CO-13", "misaki", "", "no follow-up is due"),
    Fires("CO-05", "misaki", "", "no follow-up is due"),
    Fires("CO-08", "ndiaye", "", "nobody asked for an estimate"),
    Fires("CO-13", "olumide", "", "no message may be left", chips=NO_MESSAGE),
    Fires("CI-06", "kevin", "", "away for a year: introduced anew"),
    Fires("PH-03", "aroha", "", "on the line already", call=replace(CALL, call_purpose=CallPurpose.CONFIRM)),
    Fires("PH-09", "joao", "", "the letter is ready", call=replace(CALL, call_purpose=CallPurpose.PROMISE)),
    Fires("PH-09", "aroha", "", "nothing promised", call=replace(CALL, call_purpose=CallPurpose.PROMISE)),
    Fires("PH-05", "begaye", "", "they ring us", call=replace(CALL, call_purpose=CallPurpose.INCOMING)),
    Fires("NS-01", "aroha", "", "missed nothing", call=MISSED),
    Fires("NS-05", "pat", "", "missed one visit only", call=MISSED),
    Fires("FV-05", "xochitl", "", "wrote the name to use"),
)  # fmt: skip


@pytest.mark.parametrize("case", SILENT, ids=lambda case: f"{case.template} {case.who}: {case.why}")
def test_the_line_rests_where_it_would_not_be_true(day: PlayedDay, case: Fires) -> None:
    assert case.template not in {line.template for line in said(day, case)}


THRESHOLDS = (
    ("WA-06", "yusuf", 5),
    ("WA-05", "khinthiri", 10),
    ("WA-02", "yusuf", 15),
    ("WA-04", "aisha", 30),
)


@pytest.mark.parametrize(("template", "who", "minutes"), THRESHOLDS)
def test_a_line_of_the_wait_begins_at_its_minute(
    day: PlayedDay, template: str, who: str, minutes: int
) -> None:
    card = replace(open_card(day.desk, patient_id=record_id("patient", who)), delay=None)
    here = replace(first_situation(card), occasion=Occasion.WAITING)
    for waited, comes in ((minutes - 1, False), (minutes, True)):
        found = rank(day.desk.deck, waiting(card, waited), here, English())
        assert (template in {line.template for line in (*found.lines, *found.more)}) is comes, waited


def test_who_asked_for_texts_is_not_asked_whether_we_may_ring(day: PlayedDay) -> None:
    """The lines about getting in touch name no way to do it: Ibu Suharti asked for texts."""
    card = open_card(day.desk, patient_id=record_id("patient", "suharti"))
    here = Situation(Occasion.CHECKOUT, Identity.CONFIRMED, ALONE, follow_up_due=True)
    found = rank(day.desk.deck, card, here, English())
    ours = {"CO-02", "CO-13", "CO-14", "CO-15"}
    told = [text for t in day.desk.deck.pack.templates if t.id in ours for text in t.texts]
    assert "CO-13" in {line.template for line in found.lines}
    assert not [text for text in told if {"ring", "call", "phone", "text"} & set(text.lower().split())]


def test_what_is_told_a_moment_ago_is_not_said_to_be_in_place(day: PlayedDay) -> None:
    card = open_card(day.desk, patient_id=record_id("patient", "joao"))
    told = new_fact(day.desk, card.patient.id, "Give large print", None, None)
    here = replace(first_situation(card), identity=Identity.CONFIRMED, listening=ALONE)
    for said_on, comes in ((card.today, False), (card.today - timedelta(days=1), True)):
        facts = (*card.facts, replace(told, said_on=said_on))
        found = rank(day.desk.deck, replace(card, facts=facts), here, English())
        assert ("CI-11" in {line.template for line in (*found.lines, *found.more)}) is comes, said_on


def test_rung_the_same_day_the_missed_day_is_today(day: PlayedDay) -> None:
    card = open_card(day.desk, patient_id=record_id("patient", "aroha"))
    assert card.visit is None
    assert card.next_visit is not None
    missed = replace(card.next_visit, day=card.today, state=VisitState.DID_NOT_COME)
    found = rank(day.desk.deck, replace(card, visit=missed, next_visit=None), MISSED, English())
    said_now = [line.text for line in found.lines if line.template == "NS-01"]
    assert said_now == ["Hello, Aroha, it's Ana. We missed you; your visit was today. Are you all right?"]


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [("Ana N.", "Ana"), ("Ana", "Ana"), ("Mary Ann B", "Mary Ann"), ("Dr Lee", "Dr Lee"), ("X.", "X.")],
)
def test_the_speaker_has_one_name_in_every_sentence(day: PlayedDay, shown: str, spoken: str) -> None:
    """CO-14 and the last sentence name the same person in the same way."""
    desk = replace(day.desk, staff=replace(day.desk.staff, shown_name=shown))
    card = open_card(desk, patient_id=record_id("patient", "ndiaye"))
    here = replace(first_situation(card), identity=Identity.CONFIRMED)
    found = rank(desk.deck, card, here, English())
    line = next(x for x in (*found.lines, *found.more) if x.template == "CO-14")
    assert f"ask for me, {spoken.rstrip('.')}." in line.text
    assert if_not(desk) == f"Ring us, ask for {spoken}"
