"""Made-up patients by the thousand: seeded, with difficult values, and a marked word in every value.

Each value that may not be spoken freely carries a word found nowhere else (a canary), filed under the reason
why it is marked: private, desk only, imported and unconfirmed, a person who died, and so on. The oracle in
``oracle.py`` looks for these words in what the engine says; it shares no code with the engine.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinic, Clinician, Delay, OpeningHours
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, Source
from frontdesk.domain.line import Identity, Listening, Mark, PastPrompt, PromptEvent, TemplateUse
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import NameUse, Patient, PatientStatus, PersonName
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.situation import CallPurpose, Situation
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import InterpreterState, MoneyTopic, Visit, VisitEvent, VisitKind, VisitState

NAMES = (
    PersonName(given=("Mira",), family="Tallis"),
    PersonName(text="Nguyễn Thị Thu Hà", family="Nguyễn", given=("Thu Hà",)),
    PersonName(text="Suharti"),
    PersonName(text="عائشة الحسن"),
    PersonName(text="יעל ברוך"),
    PersonName(text="王秀英", family="王", given=("秀英",)),
    PersonName(given=("Rowan",), family="Null"),
    PersonName(given=("Jean-Baptiste",), family="N'Diaye"),
    PersonName(text="İpek Yıldırım"),
    PersonName(text="Leilani Kaʻōpua"),
    PersonName(text="{name} [[x]] {{y}}"),
    PersonName(text="<b>Bo</b> & Søn"),
    PersonName(text="A\nB\t C  D"),
    PersonName(text="\u202eevil\u2066 order"),
    PersonName(text="W" * 300),
    PersonName(text="S. Kavitha Jr."),
    PersonName(),
)
CLINIC_DAYS = tuple(OpeningHours(day, time(8), time(17)) for day in range(5))
_PRE = ("vex", "bram", "quil", "zor", "mip", "tash", "glim", "wurf", "drox", "jel")
_MID = ("ando", "uzek", "ipto", "omva", "ekri", "ulya", "azof", "ybre")
_POST = ("minth", "quar", "bleen", "torv", "splax", "dwin", "grund", "feskel", "zhoom", "krilb")


@dataclass(slots=True)
class Made:
    """One made-up card and what must not be said of it."""

    card: CardInput
    situation: Situation
    marked: Mapping[str, set[str]] = field(default_factory=dict)
    """Reason -> canaries: ``private``, ``desk``, ``imported``, ``D1``, ``D3``, ``asked``."""


class Maker:
    """Makes one patient from a seed."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.seed = seed
        self.marked: dict[str, set[str]] = defaultdict(set)
        self.now = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(
            days=self.rng.randrange(300), minutes=self.rng.randrange(7 * 60, 19 * 60)
        )
        self.today = self.now.date()
        self.count = 0

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def canary(self, *reasons: str) -> str:
        """A word found nowhere else, filed under its reasons."""
        self.count += 1
        parts = (self.rng.choice(_PRE), self.rng.choice(_MID), self.rng.choice(_POST))
        number = "".join("abcdefghij"[int(d)] for d in f"{self.count:02d}")
        word = "".join(parts) + number
        for reason in reasons:
            self.marked[reason].add(word)
        return word

    def level(self, *, private: float = 0.25) -> Audience:
        if self.chance(private):
            return Audience.PRIVATE
        return Audience.DESK if self.chance(0.6) else Audience.ALOUD

    def words(self, audience: Audience, lead: str = "", *more: str) -> str:
        """A value with a canary of its level."""
        reasons = () if audience is Audience.ALOUD else (audience.value,)
        return f"{lead} {self.canary(*reasons, *more)}".strip()

    def days_ago(self, most: int) -> date:
        return self.today - timedelta(days=self.rng.randrange(most))

    def fact(
        self, kind: FactKind, code: str = "", *, lead: str = "", plain: str = "", **more: object
    ) -> Fact:
        """A fact at the usual or another level; sometimes imported and unconfirmed, ended, or to check."""
        rng = self.rng
        given = more.pop("audience", None)
        audience = given if isinstance(given, Audience) else KINDS[kind].audience
        if given is None and audience is Audience.DESK and self.chance(0.3):
            audience = Audience.ALOUD
        imported = self.chance(0.12) and "source" not in more
        text = plain or self.words(audience, lead, *(("imported",) if imported else ()))
        if imported and plain:
            text = f"{plain} {self.canary('imported')}"
        said = self.days_ago(700)
        built = Fact(
            f"f{self.count}-{kind}-{code}",
            "p",
            kind,
            text,
            code,
            neutral_verb="Speak clearly" if kind in (FactKind.COMMUNICATION, FactKind.ADJUSTMENT) else "",
            audience=audience,
            source=Source.IMPORTED if imported else rng.choice((Source.PATIENT_SAID, Source.CLINICIAN_ASKED)),
            said_on=said,
            happy_to_be_asked=self.chance(0.6),
            review_by=said + timedelta(days=365) if self.chance(0.5) else None,
            expires_on=self.today + timedelta(days=rng.randrange(-20, 200)) if self.chance(0.1) else None,
            status=FactStatus.CHECK if self.chance(0.05) else FactStatus.ACTIVE,
            visit_id="other" if self.chance(0.03) else "",
        )
        built = replace(built, **more)  # type: ignore[arg-type]
        if not plain and (built.visit_id or (built.expires_on and built.expires_on < self.today)):
            self.marked["ended"].add(text.split()[-1])
        return built

    def facts(self) -> list[Fact]:
        """A handful of facts of every kind that may matter."""
        rng, kind, found = self.rng, FactKind, list[Fact]()
        if self.chance(0.5):
            found.append(
                self.fact(kind.FORM_OF_ADDRESS, "title_surname", lead="Ms", said_on=self.days_ago(500))
            )
        if self.chance(0.4):
            found.append(self.fact(kind.NAME_TO_USE, said_on=self.days_ago(500)))
        if self.chance(0.5):
            found.append(self.fact(kind.PRONUNCIATION))
        if self.chance(0.3):
            found.append(self.fact(kind.INTERPRETER, rng.choice(("yes", "yes", "no", "unknown"))))
        if self.chance(0.4):
            found.append(
                self.fact(kind.SPOKEN_LANGUAGE, rng.choice(("vi", "es", "ar", "mi", "en", "xx-none")))
            )
            found.append(
                self.fact(
                    kind.GREETING_WELCOME, rng.choice(("yes", "yes", "no")), plain=rng.choice(("", "Kia ora"))
                )
            )
        for code in rng.sample(_NEEDS, rng.choice((0, 0, 1, 1, 2, 3))):
            need = kind.ADJUSTMENT if ":" in code else kind.COMMUNICATION
            found.append(self.fact(need, code, extra="" if code != "time:leave_by" else self.hour()))
        if self.chance(0.15):
            found.append(self.fact(kind.TRAVEL, "leave_by", extra=self.hour()))
        if self.chance(0.35):
            found.append(
                self.fact(kind.SAFE_CONTACT, rng.choice(("ok", "name_number", "name_number", "none")))
            )
        if self.chance(0.15):
            found.append(
                self.fact(kind.INFORMATION_STYLE, rng.choice(("own_research", "wants_detail", "short")))
            )
        if self.chance(0.25):
            found.append(self.fact(kind.SMALL_TALK, rng.choice(("welcome", "brief"))))
        if self.chance(0.3):
            start = self.today + timedelta(days=rng.randrange(-10, 30))
            extra = rng.choice((f"{start}/{start + timedelta(days=12)}", f"{start}", "ramadan", "not a date"))
            found.append(self.fact(kind.OBSERVANCE, "avoid_dates", lead="the weeks of", extra=extra))
            if self.chance(0.6):
                found.append(self.fact(kind.MENTION, rng.choice(("yes", "yes", "no"))))
        for _ in range(rng.choice((0, 0, 0, 1, 2))):
            lead = rng.choice(_DETAILS)
            found.append(self.fact(kind.PERSONAL_DETAIL, lead=lead))
        for odd in (kind.PRONOUNS, kind.DO_NOT_TELL, kind.STAFF_REQUEST, kind.MONEY_TALK, kind.FORMER_NAME):
            if self.chance(0.12):
                found.append(self.fact(odd))
        if self.chance(0.15):
            found.append(self.fact(kind.NAMED_CONTACT, lead="Priya"))
        if self.chance(0.08):
            found.append(self.fact(kind.GO_GENTLY, "on", expires_on=self.today))
        return found

    def hour(self) -> str:
        return f"{self.rng.randrange(7, 20):02d}:{self.rng.choice(('00', '15', '40'))}"

    def concern(self) -> Concern:
        health = self.chance(0.4)
        audience = Audience.PRIVATE if health else self.level(private=0.1)
        return Concern(
            f"c{self.count}",
            "p",
            ConcernType.HEALTH if health else ConcernType.SERVICE,
            self.words(Audience.PRIVATE),
            self.days_ago(160),
            self.words(audience, "the lift") if not health or self.chance(0.3) else "",
            audience,
            state=self.rng.choice((ConcernState.OPEN, ConcernState.OPEN, ConcernState.CLOSED)),
        )

    def promise(self) -> Promise:
        audience = self.level(private=0.15)
        return Promise(
            f"pr{self.count}",
            "p",
            self.words(audience, self.rng.choice(_PROMISES)),
            self.rng.choice(("the desk", self.words(audience))),
            self.today + timedelta(days=self.rng.randrange(-9, 10)),
            self.days_ago(60),
            self.rng.choice((PromiseState.OPEN, PromiseState.OPEN, PromiseState.READY, PromiseState.KEPT)),
            audience,
            place=self.canary("private"),
        )

    def moment(self) -> Moment:
        audience = self.level()
        return Moment(
            f"m{self.count}",
            "p",
            self.words(audience, self.rng.choice(_MOMENTS)),
            self.rng.choice((Tone.JOYFUL, Tone.JOYFUL, Tone.HARD, Tone.NEUTRAL)),
            self.days_ago(200),
            self.chance(0.7),
            self.days_ago(30) if self.chance(0.1) else None,
            audience,
        )

    def relations(self) -> tuple[Relation, ...]:
        found = []
        for _ in range(self.rng.choice((0, 0, 1, 2))):
            status = self.rng.choice(tuple(RelationStatus))
            reason = {RelationStatus.DIED: "D1", RelationStatus.NO_CONTACT: "D3"}.get(status)
            audience = self.level()
            name = self.words(audience, "", *((reason,) if reason else ()))
            found.append(
                Relation(f"r{self.count}", "p", name, "sister", self.rng.choice(tuple(MayMention)),
                         status=status, audience=audience)
            )  # fmt: skip
        return tuple(found)


_NEEDS = (
    "wait:quiet", "wait:quiet", "wait:outside", "call:come_over", "call:text", "call:pager", "pace:slow",
    "seat:firm", "time:leave_by", "travel:help", "large_print", "right_ear", "loop",
)  # fmt: skip
_PROMISES = ("the letter", "the form", "your blood results", "the birthday card", "a note for work")
_MOMENTS = ("new job", "my new flat", "new baby", "wedding", "30th birthday", "prize for")
_DETAILS = ("choir", "my garden with", "job at", "football with", "church concert")
_TOPIC_LEADS = {
    "work": ("job", "note for work"),
    "home": ("flat",),
    "partner": ("wedding",),
    "religion": ("church",),
}


def made(seed: int) -> Made:
    """One patient at one moment: anything may be there, missing or odd."""
    m = Maker(seed)
    rng = m.rng
    facts, moments = m.facts(), [m.moment() for _ in range(rng.choice((0, 0, 1, 2)))]
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
        topic = rng.choice(tuple(_TOPIC_LEADS))
        facts.append(m.fact(FactKind.DO_NOT_SAY, topic))
        word = m.canary("asked")
        label = f"{rng.choice(_TOPIC_LEADS[topic])} {word}"
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
        Clinic("k", "Harbour Clinic", "UTC", "555 0100", CLINIC_DAYS if m.chance(0.7) else (), visit_length_min=30),
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
        Consent("p", rng.choice((ConsentAnswer.YES,) * 5 + tuple(ConsentAnswer)), m.today) if m.chance(0.8) else None,
        (PastVisit("old1", last, "Dr Voss"),) if kept else (),
        kept,
        replace(visit, id="next", day=m.today + timedelta(days=rng.randrange(1, 25)))
        if visit and m.chance(0.35) else None,
        rng.choice((0, 0, 1, 2)),
        m.days_ago(30) if m.chance(0.8) else None,
        kept > 0 and m.chance(0.5),
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
        (Occasion.CHECK_IN,) * 5 + (Occasion.WAITING,) * 2 + (Occasion.CHECKOUT,) * 3
        + (Occasion.PHONE,) * 3 + (Occasion.NO_SHOW, Occasion.FIRST_VISIT, Occasion.RETURN)
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
        rng.choice((VisitEvent.NONE,) * 6 + tuple(VisitEvent)),
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
