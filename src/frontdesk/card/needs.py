"""The need strip: at most three neutral verbs that may always stand on the screen."""

from datetime import date

from frontdesk.card.facts import current, glyph, newest
from frontdesk.domain.card import Need
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.speech import Speech
from frontdesk.domain.visit import InterpreterState

MOST = 3

_ORDER = (FactKind.COMMUNICATION, FactKind.ADJUSTMENT, FactKind.TOUCH)
_TO_BE_HEARD = frozenset(
    {"right_ear", "left_ear", "face", "lipspeaker", "loop", "bsl", "asl", "speech_to_text"}
)
"""How to be understood at all comes before what to hand over."""
_MODES = {
    "phone": "Phone the interpreter",
    "video": "Start the video interpreter",
    "sign": "Call the sign interpreter",
    "in_person": "Bring the interpreter over",
}


def foreign_language(card_input: CardInput) -> str:
    """The BCP 47 tag of the spoken language when it is not the clinic's; empty otherwise."""
    fact = newest(card_input.facts, FactKind.SPOKEN_LANGUAGE)
    own = card_input.clinic.language.split("-")[0].lower()
    return fact.code if fact and fact.code and fact.code.split("-")[0].lower() != own else ""


def _interpreter(card_input: CardInput, speech: Speech) -> Need | None:
    fact = newest(card_input.facts, FactKind.INTERPRETER)
    if fact is None or fact.code != "yes":
        return None
    tag = foreign_language(card_input)
    visit = card_input.visit
    if visit is not None and visit.interpreter is InterpreterState.READY:
        text = "Interpreter is ready"
    elif fact.neutral_verb:
        text, tag = fact.neutral_verb, ""
    else:
        text = _MODES.get(fact.extra, "Get the interpreter")
    text = f"{text}, {speech.language(tag)}" if tag else text
    return Need(text=text, glyph="languages", fact_id=fact.id)


def needs(card_input: CardInput, speech: Speech) -> tuple[Need, ...]:
    """The interpreter first, ready or not; then the strip: communication, adjustments, the rest."""
    first = _interpreter(card_input, speech)

    def rank(fact: Fact) -> tuple[bool, int, date, str]:
        place = _ORDER.index(fact.kind) if fact.kind in _ORDER else len(_ORDER)
        return fact.code not in _TO_BE_HEARD, place, fact.said_on or date.min, fact.id

    strip = [
        f
        for f in current(card_input, card_input.today)
        if f.strip and f.neutral_verb and f.status is FactStatus.ACTIVE and f.kind is not FactKind.INTERPRETER
    ]
    tiles = [Need(text=f.neutral_verb, glyph=glyph(f), fact_id=f.id) for f in sorted(strip, key=rank)]
    return tuple([*([first] if first else []), *tiles][:MOST])
