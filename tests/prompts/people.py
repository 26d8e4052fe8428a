"""Building blocks of cards for the engine's tests: one plain patient, and the worked example."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.domain.audience import Audience
from frontdesk.domain.card_input import CardInput, PastVisit
from frontdesk.domain.clinic import Clinic, Clinician, Delay, OpeningHours
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.consent import Consent, ConsentAnswer
from frontdesk.domain.fact import KINDS, Fact, FactKind
from frontdesk.domain.line import Identity, Line, Listening, Mark, PastPrompt, PromptEvent, TemplateUse
from frontdesk.domain.patient import Patient, PersonName
from frontdesk.domain.promise import Promise
from frontdesk.domain.situation import Situation
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.template import Occasion, Pack, PromptTemplate
from frontdesk.domain.visit import Visit, VisitState
from frontdesk.prompts.deck import Deck
from frontdesk.prompts.pack import read_pack
from frontdesk.prompts.rank import Ranked, rank
from frontdesk.prompts.view import View, know
from tests.prompts.speech import PlainSpeech

SPEECH = PlainSpeech()
NOW = datetime(2026, 3, 3, 10, 5, tzinfo=UTC)
TODAY = date(2026, 3, 3)
ZONE = ZoneInfo("UTC")
PACK_FILE = Path(__file__).parents[2] / "resources" / "prompts" / "en.json"


@cache
def pack() -> Pack:
    return read_pack(PACK_FILE.read_bytes())


@cache
def deck() -> Deck:
    return Deck.of(pack().templates, pack())


def template(key: str) -> PromptTemplate:
    return next(t for t in pack().templates if t.id == key)


def deck_with(*extra: PromptTemplate) -> Deck:
    return Deck.of((*pack().templates, *extra), pack())


def only(*templates: PromptTemplate) -> Deck:
    return Deck.of(templates, pack())


CLINIC = Clinic(
    "clinic", "Harbour Clinic", "UTC", "555 0100",
    tuple(OpeningHours(day, NOW.time(), NOW.time()) for day in range(5)),
)  # fmt: skip
STAFF = Person("sam", "Sam", Role.DESK, NOW)
VOSS = Clinician("voss", "Dr Voss")
SOMEBODY = Patient("p1", "Mira T.", (PersonName(given=("Mira",), family="Tallis"),), "1961-03-14")
VISIT = Visit(
    "v1", "p1", TODAY, NOW + timedelta(minutes=15), clinician_id="voss", state=VisitState.IDENTIFIED,
    arrived_at=NOW, identified_at=NOW,
)  # fmt: skip
CONFIRMED = Situation(identity=Identity.CONFIRMED)
ALONE = replace(CONFIRMED, listening=Listening.ALONE)
WAITING = replace(CONFIRMED, occasion=Occasion.WAITING)
LEAVING = replace(CONFIRMED, occasion=Occasion.CHECKOUT)
PHONE = Situation(occasion=Occasion.PHONE, identity=Identity.CONFIRMED, listening=Listening.PHONE)

CARD = CardInput(NOW, NOW.astimezone(ZONE), TODAY, CLINIC, STAFF, SOMEBODY, VISIT, VOSS)
"""A patient of unknown history with nothing on record."""


def fact(kind: FactKind, text: str = "", code: str = "", **more: Any) -> Fact:
    """A fact with the usual level of its kind."""
    said = date(2026, 1, 22)
    given = Fact(
        f"{kind}-{code}-{text[:8]}", "p1", kind, text, code, audience=KINDS[kind].audience, said_on=said
    )
    return replace(given, **more)


def with_facts(*facts: Fact, card: CardInput = CARD) -> CardInput:
    return replace(card, facts=(*card.facts, *facts))


def view(card: CardInput = CARD, situation: Situation = CONFIRMED, **items: Any) -> View:
    return replace(View(know(card), situation), **items)


def ranked(card: CardInput = CARD, situation: Situation = CONFIRMED, cards: Deck | None = None) -> Ranked:
    return rank(cards or deck(), card, situation, SPEECH)


def shown(found: Ranked) -> dict[str, Line]:
    """Every line of a card by template, those behind the key included."""
    return {line.template: line for line in (*found.lines, *found.more)}


def consent(answer: ConsentAnswer = ConsentAnswer.YES) -> Consent:
    return Consent("p1", answer, date(2026, 1, 22))


def past(
    ago: int, key: str, theme: str, wording: int = 0, mark: Mark = Mark.SHOWN, item: str = ""
) -> PastPrompt:
    event = PromptEvent(f"old{ago}", key, theme, wording, mark, item)
    return PastPrompt(ago, TODAY - timedelta(days=40 * ago), event)


def service(days: int = 40, audience: Audience = Audience.DESK, phrase: str = "the lift") -> Concern:
    said = TODAY - timedelta(days=days)
    return Concern("c-service", "p1", ConcernType.SERVICE, "lift out of order", said, phrase, audience)


def health(days: int = 40) -> Concern:
    said = TODAY - timedelta(days=days)
    return Concern(
        "c-health", "p1", ConcernType.HEALTH, "afraid of the result", said, audience=Audience.PRIVATE
    )


def promise(days_left: int = -1, **more: Any) -> Promise:
    due = TODAY + timedelta(days=days_left)
    return replace(Promise("pr1", "p1", "the school form copy", "Dana", due, date(2026, 1, 22)), **more)


def worked_example() -> tuple[CardInput, Situation]:
    """The handbook's worked example: Ngozi Okonkwo-Bell on Tuesday 3 March at 10:05."""
    patient = Patient(
        "p1",
        "Ngozi O.",
        (PersonName(given=("Ngozi",), family="Okonkwo-Bell"),),
        "1972-05-05",
        known_before=False,
    )
    use: Mapping[str, TemplateUse] = {
        "CI-14": TemplateUse(12, 0),
        "CI-12": TemplateUse(20, 0, said_today=5),
        "CI-23": TemplateUse(18, 0),
        "CI-15": TemplateUse(9, 0),
        "CI-16": TemplateUse(14, 0, said_today=5),
        "CI-19": TemplateUse(21, 0),
    }
    facts = (
        fact(FactKind.FORM_OF_ADDRESS, "Ms Okonkwo-Bell", "title_surname"),
        fact(FactKind.PRONUNCIATION, "n-GOH-zee oh-KONG-kwoh"),
        fact(
            FactKind.ADJUSTMENT, "Come over and speak face to face", "call:come_over",
            neutral_verb="Come over, face to face", strip=True, happy_to_be_asked=True,
        ),
        fact(
            FactKind.PERSONAL_DETAIL, "choir", audience=Audience.ALOUD, happy_to_be_asked=True,
            id="detail-choir",
        ),
    )  # fmt: skip
    card = replace(
        CARD,
        patient=patient,
        delay=Delay("d", "voss", TODAY, 20, NOW),
        facts=facts,
        concerns=(service(), health()),
        promises=(promise(),),
        consent=consent(),
        past_visits=(PastVisit("old1", TODAY - timedelta(days=40), "Dr Voss"),),
        visits_kept=3,
        staff_met=True,
        past_prompts=(past(1, "CI-19", "detail", item="detail-choir"),),
        use=use,
    )
    return card, CONFIRMED
