"""Made-up patients by the thousand: seeded, with difficult values (``maker.py``), judged by ``oracle.py``."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinic, Clinician, Delay
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import FactKind, FactStatus, Source
from frontdesk.domain.line import Dismissal, Identity, Listening, Mark, PastPrompt, PromptEvent, TemplateUse
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import NameUse, Patient, PatientStatus, PersonName
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import InterpreterState, MoneyTopic, Visit, VisitEvent, VisitKind, VisitState
from tests.prompts.maker import CLINIC_DAYS, NAMES, TOPIC_LEADS, Made, Maker


def made(seed: int) -> Made:
    """One patient at one moment: anything may be there, missing or odd."""
    m = Maker(seed)
    rng = m.rng
    facts, moments = m.facts(), [m.moment() for _ in range(rng.choice((0, 1, 1, 2)))]
    relations = m.relations()
    if relations and m.chance(0.5):  # a lost or broken relation turns up inside a note
        lost = rng.choice(relations)
        facts.append(
            m.fact(FactKind.PERSONAL_DETAIL, plain=f"choir with {lost.name}", audience=Audience.ALOUD,
                   happy_to_be_asked=True, source=Source.PATIENT_SAID, said_on=m.days_ago(100))
        )  # fmt: skip
        moments.append(Moment("m-lost", "p", f"holiday with {lost.name}", Tone.JOYFUL, m.days_ago(60), True,
                              audience=Audience.ALOUD))  # fmt: skip
    if m.chance(0.15):
        topic = rng.choice(tuple(TOPIC_LEADS))
        facts.append(m.fact(FactKind.DO_NOT_SAY, topic))
        word = m.canary("asked")
        label = f"{rng.choice(TOPIC_LEADS[topic])} {word}"
        moments.append(
            Moment("m-asked", "p", label, Tone.JOYFUL, m.days_ago(60), True, audience=Audience.ALOUD)
        )
    if m.chance(0.08):
        word = m.canary("asked")
        facts.append(m.fact(FactKind.DO_NOT_SAY, f"family:{word}"))
        moments.append(Moment("m-kin", "p", f"trip with {word}", Tone.JOYFUL, m.days_ago(60), True,
                              audience=Audience.ALOUD))  # fmt: skip
    known_before = rng.choice((True, False, None))
    kept = rng.choice((0, 0, 1, 3)) if known_before is not False else rng.choice((0, 0, 0, 2))
    last = m.days_ago(1100) - timedelta(days=2)
    visit = _visit(m)
    card = CardInput(
        m.now,
        m.now.astimezone(ZoneInfo(rng.choice(("UTC", "Asia/Kolkata", "America/New_York")))),
        m.today,
        Clinic("k", "Harbour Clinic", "UTC", "555 0100", CLINIC_DAYS if m.chance(0.7) else ()),
        Person("s", "Sam", Role.DESK, m.now),
        Patient("p", "M. T.", (rng.choice(NAMES),), _birth(m), known_before=known_before,
                status=PatientStatus.ACTIVE if m.chance(0.96) else rng.choice(tuple(PatientStatus))),
        visit,
        Clinician("v", "Dr Voss") if m.chance(0.85) else None,
        Delay("d", "v", m.today, rng.choice((0, 5, 14, 20, 45)), m.now) if m.chance(0.6) else None,
        tuple(facts),
        tuple(m.concern() for _ in range(rng.choice((0, 0, 1, 1, 2)))),
        tuple(m.promise() for _ in range(rng.choice((0, 0, 1, 2)))),
        tuple(moments),
        relations,
        Consent("p", rng.choice((ConsentAnswer.YES,) * 5 + tuple(ConsentAnswer)), m.today)
        if m.chance(0.8) else None,
        (PastVisit("old1", last, "Dr Voss"),) if kept else (),
        kept,
        replace(visit, id="next", day=m.today + timedelta(days=rng.randrange(1, 25)))
        if visit and m.chance(0.35) else None,
        rng.choice((0, 0, 1, 2)),
        m.days_ago(30) if m.chance(0.8) else None,
        kept > 0 and m.chance(0.5),
        dismissed={
            (rng.choice(("RT-02", "RT-02", "RT-02", "CI-11", "CO-01", "PH-03", "")), ""): Dismissal(
                Mark.NOT_TRUE
            )
        },
        use={"CI-16": TemplateUse(rng.randrange(20), rng.randrange(9), rng.randrange(8), (3, 1, 2))},
    )  # fmt: skip
    return Made(card, _situation(m), m.marked)


def _birth(m: Maker) -> str:
    age = m.rng.choice((7, 17, 35, 60, 88))
    born = m.today - timedelta(days=365 * age + m.rng.randrange(300))
    return m.rng.choice((f"{born}", f"{born}", f"{born.year}", f"{born.year}-{born.month:02d}", "", "?"))


def _visit(m: Maker) -> Visit | None:
    if m.chance(0.03):
        return None
    arrived = m.now - timedelta(minutes=m.rng.choice((0, 2, 8, 20, 40)))
    gone_in = m.chance(0.25)
    return Visit(
        "v1",
        "p",
        m.today,
        m.now + timedelta(minutes=m.rng.randrange(-40, 40)),
        m.now + timedelta(minutes=60) if m.chance(0.4) else None,
        "v",
        m.rng.choice(tuple(VisitKind)),
        state=VisitState.WAITING,
        arrived_at=arrived if m.chance(0.9) else None,
        identified_at=arrived if m.chance(0.8) else None,
        with_clinician_at=m.now - timedelta(minutes=1) if gone_in else None,
        ready_at=m.now if gone_in and m.chance(0.5) else None,
        told_at=m.now - timedelta(minutes=10) if m.chance(0.15) else None,
        note=m.canary("private"),
    )


def _situation(m: Maker) -> Situation:
    rng = m.rng
    occasion = rng.choice(
        (Occasion.CHECK_IN,) * 6 + (Occasion.WAITING,) * 2 + (Occasion.CHECKOUT,) * 3
        + (Occasion.PHONE,) * 3 + (Occasion.NO_SHOW, Occasion.NO_SHOW, Occasion.FIRST_VISIT, Occasion.RETURN)
    )  # fmt: skip
    on_the_phone = occasion in (Occasion.PHONE, Occasion.NO_SHOW)
    listening = (
        Listening.PHONE
        if on_the_phone and m.chance(0.8)
        else rng.choice(
            (Listening.OTHERS, Listening.WITH_SOMEONE, Listening.ALONE, Listening.ALONE, Listening.PHONE)
        )
    )
    return Situation(
        occasion,
        Identity.CONFIRMED if m.chance(0.85) else rng.choice((Identity.PRESUMED, Identity.TO_CHECK)),
        listening,
        m.chance(0.08),
        rng.choice((VisitEvent.NONE,) * 4 + tuple(VisitEvent)),
        rng.choice((InterpreterState.UNSET,) * 4 + tuple(InterpreterState)),
        rng.choice((MoneyTopic.NONE,) * 2 + tuple(MoneyTopic)),
        rng.choice((True, False, None)),
        rng.choice((True, False, None)),
        rng.choice(tuple(CallPurpose)),
    )


def imported(seed: int) -> Made:
    """A patient of many years, fresh from an import: names, birth date, nothing we were told."""
    m = Maker(seed)
    rng = m.rng
    facts = []
    if m.chance(0.4):
        source = {"source": Source.IMPORTED, "confirmed_by": "", "status": FactStatus.ACTIVE}
        facts.append(m.fact(FactKind.SPOKEN_LANGUAGE, "vi", **source))
        facts.append(m.fact(FactKind.INTERPRETER, "yes", **source))
        facts.append(m.fact(FactKind.COMMUNICATION, "large_print", lead="large print", **source))
        facts.append(m.fact(FactKind.PRONOUNS, "she", **source))
        for fact in facts:
            m.marked["imported"].update(fact.text.split()[-1:])
    name = PersonName(given=("Mira",), family="Tallis", use=NameUse.OFFICIAL)
    card = CardInput(
        m.now, m.now, m.today, Clinic("k", "Harbour Clinic", "UTC"), Person("s", "Sam", Role.DESK, m.now),
        Patient("p", "Mira T.", (name,), _birth(m), known_before=rng.choice((True, None)), import_id="i1"),
        _visit(m), Clinician("v", "Dr Voss") if m.chance(0.8) else None, facts=tuple(facts),
    )  # fmt: skip
    situation = Situation(
        rng.choice((Occasion.CHECK_IN, Occasion.FIRST_VISIT, Occasion.WAITING, Occasion.CHECKOUT)),
        Identity.CONFIRMED,
        rng.choice((Listening.OTHERS, Listening.WITH_SOMEONE, Listening.ALONE)),
    )
    return Made(card, situation, m.marked)


def next_visit_of(made_: Made, seen: list[tuple[str, str, int, str]], rng: Random) -> Made:
    """The same person forty days later, with what was shown as the last visit's events."""
    older = tuple(
        replace(p, visits_ago=p.visits_ago + 1) for p in made_.card.past_prompts if p.visits_ago < 6
    )
    events = tuple(
        PastPrompt(1, made_.card.today, PromptEvent("old", key, theme, wording, mark, item))
        for key, theme, wording, item in seen
        for mark in ((Mark.SHOWN, Mark.SAID) if rng.random() < 0.5 else (Mark.SHOWN,))
    )
    card = replace(made_.card, past_prompts=(*events, *older))
    return Made(card, made_.situation, made_.marked)
