"""Puts a Card together: what may show at this beat, in this room. Pure.

Before the match a card holds name, sound, pronouns, greeting, needs and the check line, nothing else.
At the look-alike gate it holds name and sound only. After the match the birth date is gone and the
sections come: what is fine aloud, and desk-only facts while nobody else can hear. A fact used in a
line or standing as a need leaves the sections: each fact appears once.
"""

from datetime import date
from unicodedata import normalize

from frontdesk.card.facts import current, newest
from frontdesk.card.needs import foreign_language, needs
from frontdesk.card.sections.catalogue import SECTIONS
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Card, Check, Question, Row, Section
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Identity, Line, Listening
from frontdesk.domain.patient import NameUse, Patient
from frontdesk.domain.situation import Situation
from frontdesk.domain.speech import Speech
from frontdesk.domain.template import Occasion
from frontdesk.domain.visit import VisitState


def compose(
    card_input: CardInput,
    situation: Situation,
    speech: Speech,
    *,
    greeting: str = "",
    lines: tuple[Line, ...] = (),
    more: tuple[Line, ...] = (),
    question: Question | None = None,
) -> Card:
    """The card of ``card_input`` in ``situation``; greeting, lines and question come from the ranking."""
    gate = situation.identity is Identity.TO_CHECK
    matched = situation.identity is Identity.CONFIRMED
    leaving = situation.occasion is Occasion.CHECKOUT
    calling = situation.listening is Listening.PHONE and not gate  # then one neutral line stands before it
    tiles = () if gate else needs(card_input, speech)
    used = {n.fact_id for n in tiles} | {f for line in lines if not line.folded for f in line.facts}
    sections, desk, private = _sections(card_input, situation, speech, used)
    return Card(
        patient_id=card_input.patient.id,
        visit_id=card_input.visit.id if card_input.visit else "",
        identity=situation.identity,
        listening=situation.listening,
        name_to_use=name_on_card(card_input),
        say_name=sound_of(card_input.patient, current(card_input, card_input.today)),
        pronouns="" if gate else _text(card_input, FactKind.PRONOUNS),
        greeting="" if matched or gate else greeting,
        needs=tiles,
        check=_check(card_input, speech) if situation.identity is Identity.PRESUMED else None,
        news=_news(card_input, lines) if matched and not leaving else "",
        sections=sections if matched else (),
        desk_notes=desk if matched else (),
        private_notes=private if matched else (),
        desk_count=0 if gate else len(desk),
        private_count=0 if gate else len(private),
        question=question if matched else None,
        lines=lines if matched or calling else (),
        more=more if matched or calling else (),
    )


def name_on_card(card_input: CardInput) -> str:
    """The name to use, largest on the card."""
    return name_of(card_input.patient, current(card_input, card_input.today))


def name_of(patient: Patient, facts: tuple[Fact, ...]) -> str:
    """The name to use: as chosen, else a usual name, else the full name as given."""
    chosen = newest(facts, FactKind.NAME_TO_USE)
    if chosen is not None and chosen.status is FactStatus.ACTIVE and chosen.text:
        return chosen.text
    usual = [n for n in patient.names if n.use is NameUse.USUAL and not n.ended]
    return (usual[0] if usual else patient.name).full


def sound_of(patient: Patient, facts: tuple[Fact, ...]) -> str:
    """How the name to use is said; empty rather than the sound of another form of the name.

    A sound names in ``extra`` the name it belongs to, as written. Without one it belongs to the full
    name, and to the name that was in use when it was told.
    """
    shown = name_of(patient, facts)
    sounds = [f for f in facts if f.kind is FactKind.PRONUNCIATION and f.status is FactStatus.ACTIVE]
    of_this_name = tuple(f for f in sounds if f.extra and _folded(f.extra) == _folded(shown))
    chosen = newest(facts, FactKind.NAME_TO_USE)
    since = chosen.said_on if chosen and chosen.text == shown != patient.name.full else None
    unnamed = tuple(f for f in sounds if not f.extra and (f.said_on or date.min) >= (since or date.min))
    sound = newest(of_this_name or unnamed, FactKind.PRONUNCIATION)
    return sound.text if sound else ""


def _folded(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())


def _text(card_input: CardInput, kind: FactKind) -> str:
    fact = newest(current(card_input, card_input.today), kind)
    return fact.text if fact and fact.status is FactStatus.ACTIVE else ""


def _check(card_input: CardInput, speech: Speech) -> Check:
    name = card_input.patient.name
    legal = _text(card_input, FactKind.LEGAL_NAME) or name.full
    return Check(
        surname=name.family,
        full_name=name.full,
        birth_date=speech.birth_date(card_input.patient.birth_date),
        legal_name=legal if legal != name_on_card(card_input) else "",
    )


_TELLS_THE_DELAY = frozenset({"delay", "update"})
"""Themes of lines that say how long it takes; the same minutes do not stand twice."""


def _news(card_input: CardInput, lines: tuple[Line, ...]) -> str:
    visit, clinician, delay = card_input.visit, card_input.clinician, card_input.delay
    parts: list[str] = []
    seen = visit is not None and visit.state in (
        VisitState.WITH_CLINICIAN,
        VisitState.READY_TO_LEAVE,
        VisitState.LEFT,
    )
    told = any(line.theme in _TELLS_THE_DELAY and line.text and not line.folded for line in lines)
    if clinician and delay and delay.minutes > 0 and not seen and not told:
        parts.append(f"{clinician.spoken_name} is running {delay.minutes} minutes late.")
    room = (visit.room if visit else "") or (clinician.room if clinician else "")
    if room and not seen:
        parts.append(f"{room}.")
    return " ".join(parts)


def _shows(row: Row, listening: Listening) -> bool:
    if row.audience is Audience.ALOUD:
        return True
    return row.audience is Audience.DESK and listening is Listening.ALONE


def _sections(
    card_input: CardInput, situation: Situation, speech: Speech, used: set[str]
) -> tuple[tuple[Section, ...], tuple[Row, ...], tuple[Row, ...]]:
    hidden_language = not foreign_language(card_input)
    own_language = {
        f.id for f in card_input.facts if f.kind is FactKind.SPOKEN_LANGUAGE and hidden_language
    } | {f.id for f in card_input.facts if f.kind is FactKind.INTERPRETER and f.code == "no"}
    sections: list[Section] = []
    desk: list[Row] = []
    private: list[Row] = []
    for rule in SECTIONS:
        rows = [
            r
            for r in rule.rows(card_input, speech)
            if r.fact_id not in used and r.fact_id not in own_language
        ]
        showing = tuple(r for r in rows if _shows(r, situation.listening))
        desk += [r for r in rows if r.audience is Audience.DESK and r not in showing]
        private += [r for r in rows if r.audience is Audience.PRIVATE]
        sections.append(Section(rule.key, rule.title, rule.glyph, showing, rule.empty))
    return tuple(sections), tuple(desk), tuple(private)
