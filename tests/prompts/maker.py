"""The parts of a made-up patient: facts, concerns, promises, moments, relations, each with a marked word.

Each value that may not be spoken freely carries a word found nowhere else (a canary), filed under the reason
why it is marked: private, desk only, imported and unconfirmed, ended, a person who died, and so on.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.clinic import OpeningHours
from frontdesk.domain.concern import Concern, ConcernState, ConcernType
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, Source
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.patient import PersonName
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.relation import MayMention, Relation, RelationStatus
from frontdesk.domain.situation import Situation

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

    def fact(self, kind: FactKind, code: str = "", *, lead: str = "", plain: str = "", **more: Any) -> Fact:
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
        built = replace(built, **more)
        if not plain and (built.visit_id or (built.expires_on and built.expires_on < self.today)):
            self.marked["ended"].add(text.split()[-1])
        return built

    def facts(self) -> list[Fact]:
        """A handful of facts of every kind that may matter."""
        return [*self.names(), *self.needs(), *self.wishes(), *self.notes()]

    def names(self) -> Iterator[Fact]:
        """How they are called, and in which language."""
        rng, kind = self.rng, FactKind
        if self.chance(0.5):
            yield self.fact(kind.FORM_OF_ADDRESS, "title_surname", lead="Ms", said_on=self.days_ago(500))
        if self.chance(0.4):
            yield self.fact(kind.NAME_TO_USE, said_on=self.days_ago(500))
        if self.chance(0.5):
            yield self.fact(kind.PRONUNCIATION)
        if self.chance(0.3):
            yield self.fact(kind.INTERPRETER, rng.choice(("yes", "yes", "no", "unknown")))
        if self.chance(0.4):
            yield self.fact(kind.SPOKEN_LANGUAGE, rng.choice(("vi", "es", "ar", "mi", "en", "xx-none")))
            own = rng.choice(("", "Kia ora"))
            yield self.fact(kind.GREETING_WELCOME, rng.choice(("yes", "yes", "no")), plain=own)

    def needs(self) -> Iterator[Fact]:
        """What makes the visit work."""
        kind = FactKind
        for code in self.rng.sample(_NEEDS, self.rng.choice((0, 0, 1, 1, 2, 3))):
            need = kind.ADJUSTMENT if ":" in code else kind.COMMUNICATION
            yield self.fact(need, code, extra="" if code != "time:leave_by" else self.hour())
        if self.chance(0.15):
            yield self.fact(kind.TRAVEL, "leave_by", extra=self.hour())

    def wishes(self) -> Iterator[Fact]:
        """Contact, manners and dates."""
        rng, kind = self.rng, FactKind
        if self.chance(0.35):
            yield self.fact(kind.SAFE_CONTACT, rng.choice(("ok", "name_number", "name_number", "none")))
        if self.chance(0.15):
            yield self.fact(kind.INFORMATION_STYLE, rng.choice(("own_research", "wants_detail", "short")))
        if self.chance(0.25):
            yield self.fact(kind.SMALL_TALK, rng.choice(("welcome", "brief")))
        if self.chance(0.4):
            start = self.today + timedelta(days=rng.randrange(-10, 20))
            weeks = f"{start}/{start + timedelta(days=12)}"
            extra = rng.choice((weeks, weeks, weeks, f"{start}", "not a date"))
            yield self.fact(kind.OBSERVANCE, "avoid_dates", lead="the weeks of", extra=extra)
            if self.chance(0.7):
                yield self.fact(kind.MENTION, rng.choice(("yes", "yes", "no")))

    def notes(self) -> Iterator[Fact]:
        """Small things, and kinds that never fill a line."""
        kind = FactKind
        for _ in range(self.rng.choice((0, 0, 0, 1, 2))):
            yield self.fact(kind.PERSONAL_DETAIL, lead=self.rng.choice(_DETAILS))
        for odd in (kind.PRONOUNS, kind.DO_NOT_TELL, kind.STAFF_REQUEST, kind.MONEY_TALK, kind.FORMER_NAME):
            if self.chance(0.12):
                yield self.fact(odd)
        if self.chance(0.15):
            yield self.fact(kind.NAMED_CONTACT, lead="Priya")
        if self.chance(0.08):
            yield self.fact(kind.GO_GENTLY, "on", expires_on=self.today)

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
        made = Promise(
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
        moved = made.due_on.toordinal() % 3 == 0  # each third has a new day, whatever the dice say
        first = made.due_on - timedelta(days=5)
        return replace(made, first_due_on=first, late_because=made.what) if moved else made

    def moment(self) -> Moment:
        audience = self.level()
        return Moment(
            f"m{self.count}",
            "p",
            self.words(audience, self.rng.choice(_MOMENTS)),
            self.rng.choice((Tone.JOYFUL, Tone.JOYFUL, Tone.JOYFUL, Tone.HARD, Tone.NEUTRAL)),
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
    "wait:quiet", "wait:quiet", "wait:quiet", "wait:outside", "travel:help", "travel:help", "call:come_over",
    "call:come_over", "call:text", "call:pager", "pace:slow", "seat:firm", "time:leave_by", "large_print",
    "right_ear", "loop",
)  # fmt: skip
_PROMISES = ("the letter", "the form", "your blood results", "the birthday card", "a note for work")
_MOMENTS = ("new job", "my new flat", "new baby", "wedding", "30th birthday", "prize for")
_DETAILS = ("choir", "my garden with", "job at", "football with", "church concert")
TOPIC_LEADS = {
    "work": ("job", "note for work"),
    "home": ("flat",),
    "partner": ("wedding",),
    "religion": ("church",),
}
