"""How single facts read on a card: glyph, words and source. One glyph has one meaning."""

from datetime import date

from frontdesk.domain.card import Row
from frontdesk.domain.card_input import CardInput
from frontdesk.domain.fact import KINDS, Fact, FactKind, Source
from frontdesk.domain.habit import only_asked
from frontdesk.domain.speech import Speech

_GLYPH_BY_CODE = {
    "large_print": "glasses",
    "easy_read": "glasses",
    "loop": "ear",
    "right_ear": "ear",
    "left_ear": "ear",
    "face": "ear",
    "lipspeaker": "ear",
    "bsl": "hand-heart",
    "asl": "hand-heart",
    "speech_to_text": "keyboard",
    "write_down": "pencil",
    "audio": "volume-2",
    "email": "message-square-text",
    "wait:quiet": "armchair",
    "wait:outside": "door-closed",
    "call:come_over": "footprints",
    "call:text": "message-square-text",
    "call:pager": "bell",
    "pace:slow": "clock-3",
    "seat:firm": "sofa",
    "route:step_free": "route",
    "time:longer": "clock-3",
    "time:leave_by": "calendar-clock",
    "remind:written": "pencil",
    "carer:present": "users-round",
    "travel:help": "car",
    "scent:low": "accessibility",
    "bus": "bus",
    "ride": "car",
    "parking": "car",
    "leave_by": "calendar-clock",
}

_GLYPH_BY_KIND = {
    FactKind.INTERPRETER: "languages",
    FactKind.SPOKEN_LANGUAGE: "languages",
    FactKind.READING_LANGUAGE: "file-text",
    FactKind.GREETING_WELCOME: "message-circle",
    FactKind.TOUCH: "hand",
    FactKind.STAFF_REQUEST: "user-round",
    FactKind.OBSERVANCE: "calendar",
    FactKind.MENTION: "message-circle",
    FactKind.INFORMATION_STYLE: "file-text",
    FactKind.SMALL_TALK: "message-circle",
    FactKind.PERSONAL_DETAIL: "coffee",
    FactKind.TRAVEL: "car",
    FactKind.MONEY_TALK: "wallet",
    FactKind.NAMED_CONTACT: "user-round-check",
    FactKind.CHANNEL: "message-square-text",
    FactKind.LEGAL_NAME: "user-round",
    FactKind.NAME_TO_USE: "user-round",
    FactKind.FORMER_NAME: "user-round",
    FactKind.FORM_OF_ADDRESS: "user-round",
    FactKind.PRONUNCIATION: "user-round",
    FactKind.PRONOUNS: "user-round",
    FactKind.SCRIPT_FORM: "type",
    FactKind.NAME_ORDER: "type",
    FactKind.SAFE_CONTACT: "phone",
    FactKind.GO_GENTLY: "feather",
}

SOURCE_WORDS = {
    Source.PATIENT_SAID: "Told to us",
    Source.PATIENT_WROTE: "Written by the patient",
    Source.REPRESENTATIVE_SAID: "Told by the legal representative",
    Source.CARER_SAID: "Told by a carer, patient agrees",
    Source.CLINICIAN_ASKED: "Asked by the clinician",
    Source.IMPORTED: "From the other system",
    Source.SEEN_ONCE: "Noticed once, not said",
}
_SAID_TWICE = "Confirmed twice"
"""Where a card says whose word it is: what was noticed stands there only when the patient said yes twice."""


def glyph(fact: Fact) -> str:
    """The icon of a fact, by its code, then by its kind."""
    return _GLYPH_BY_CODE.get(fact.code) or _GLYPH_BY_KIND.get(fact.kind, "accessibility")


def source(fact: Fact) -> str:
    """Who told us, in words; the date stands beside it."""
    return _SAID_TWICE if fact.source is Source.SEEN_ONCE else SOURCE_WORDS[fact.source]


_AS_SPELLED = frozenset(
    {
        FactKind.NAME_ORDER,
        FactKind.SCRIPT_FORM,
        FactKind.FORMER_NAME,
        FactKind.LEGAL_NAME,
        FactKind.NAME_TO_USE,
        FactKind.FORM_OF_ADDRESS,
        FactKind.PRONUNCIATION,
        FactKind.PRONOUNS,
    }
)
"""Names keep the letters they came with; everything else begins a row."""


def words(fact: Fact, speech: Speech) -> str:
    """A fact in words: as it was told, else made from its closed value."""
    if fact.text and fact.kind is FactKind.NAMED_CONTACT:
        return f"Ask for {fact.text}"
    if fact.text:
        return fact.text[0].upper() + fact.text[1:] if fact.kind not in _AS_SPELLED else fact.text
    if fact.kind is FactKind.INTERPRETER:
        return {"yes": "Interpreter needed", "no": "No interpreter wanted"}.get(fact.code, "Interpreter: ask")
    if fact.kind is FactKind.SPOKEN_LANGUAGE:
        return f"Speaks {speech.language(fact.code)}"
    if fact.kind is FactKind.READING_LANGUAGE:
        return f"Reads {speech.language(fact.code)}"
    if fact.kind is FactKind.DO_NOT_SAY:
        return f"Do not mention: {fact.code}"
    return fact.neutral_verb or fact.how_to_meet or code_words(fact) or KINDS[fact.kind].label


def code_words(fact: Fact) -> str:
    """The plain words of a value from a closed list; empty where it has none."""
    parts = (part for part in KINDS[fact.kind].form if part.into == "code")
    return next((found for part in parts if (found := part.words_of(fact.code))), "")


def row(fact: Fact, speech: Speech) -> Row:
    """One fact as a section shows it."""
    said_on = fact.confirmed_on if fact.source is Source.SEEN_ONCE else fact.said_on
    return Row(
        text=words(fact, speech),
        glyph=glyph(fact),
        audience=fact.audience,
        source=source(fact),
        said_on=said_on.isoformat() if said_on else "",
        fact_id=fact.id,
        unconfirmed=fact.unconfirmed_import,
    )


def current(card_input: CardInput, today: date) -> tuple[Fact, ...]:
    """Facts that have not ended; an expired one leaves the card by itself. What was only noticed is asked
    about and stands nowhere: seen once is no preference."""
    ended = (f for f in card_input.facts if f.expires_on is None or f.expires_on >= today)
    return tuple(f for f in ended if not only_asked(f, today))


def told_nothing(card_input: CardInput) -> bool:
    """Only what a list says is known: nobody here was told anything yet, nothing was promised or kept."""
    known = (
        card_input.concerns,
        card_input.promises,
        card_input.moments,
        [one for one in card_input.relations if one.entered_by or not one.import_id],
        card_input.past_visits,
    )
    return not any(known) and all(fact.unconfirmed_import for fact in card_input.facts)


def newest(facts: tuple[Fact, ...], kind: FactKind) -> Fact | None:
    """The fact of a kind that counts: what a person confirmed before what a file said, then the newest."""
    pool = [f for f in facts if f.kind is kind]
    return max(pool, key=lambda f: (not f.unconfirmed_import, f.said_on or date.min, f.id), default=None)
