"""The one thing to check at a visit: housekeeping templates and questions made from facts.

At check-in, after the match, never while leaving, at most one. Chosen by use (what was asked least often
lately goes first), then by age (how many days it has been owing; what was never asked has owed a year).
What was asked at this visit already, before a restart too, stands alone: no second question comes.
What was asked at the last visit rests, and a need is asked about ("did it work?") only once in the six
visits kept. The words of a desk-only fact stand here only as its neutral verb or as the pack's phrase for
the need, which may always be on the screen; otherwise they wait until nobody else can hear. Private facts
are never asked about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Question
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.fact import KINDS, ConsentGroup, Fact, FactKind, FactStatus, Source
from frontdesk.domain.habit import to_ask
from frontdesk.domain.template import Occasion, Reach
from frontdesk.prompts import audience, do_not_say
from frontdesk.prompts.conditions.name_and_language import NAME_CONFIRMED_DAYS
from frontdesk.prompts.conditions.visit import DAYS_SINCE_LAST_VISIT
from frontdesk.prompts.deck import HOUSEKEEPING, Deck
from frontdesk.prompts.draft import Candidate, Setting, draft
from frontdesk.prompts.identity_gate import matched, occasions
from frontdesk.prompts.view import View, basis_of, consent_answer, need_code
from frontdesk.prompts.wording import literal

A_YEAR = 365
SEEN_ONCE = "seen_once"
"""What the question about something noticed begins with: "Window seat again, or no matter today?" """
_OF_A_FACT = frozenset({SEEN_ONCE, "said_right", "still_true", "need_met"})
"""What the keys of questions made from facts begin with."""
_NEVER_ASKED = frozenset({FactKind.GO_GENTLY, FactKind.DO_NOT_SAY, FactKind.FORMER_NAME, FactKind.LEGAL_NAME})
_ORDER = ("CI-05", "CI-04", "CI-03", "CI-29", "RT-02", "RT-05", "CI-28")


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question = field(repr=False)
    owing_days: int
    place: int


def question_of(setting: Setting, housekeeping: Iterable[Candidate]) -> Question | None:
    """The one question of this visit, or none; ``housekeeping`` are the templates that fit."""
    if not matched(setting.situation) or Occasion.CHECK_IN not in occasions(setting.situation):
        return None
    if setting.guard is audience.Guard.EVERYTHING:
        return None
    found = [
        asked
        for asked in (*_from_templates(setting, housekeeping), *_from_facts(setting))
        if setting.history.seen.get(asked.question.key, 99) > 1
    ]
    if any(_is_question(key, setting.deck) for key in setting.history.here):
        found = [asked for asked in found if asked.question.key in setting.history.here]
    asked_lately = setting.history.asked
    best = min(
        found,
        key=lambda a: (asked_lately.get(a.question.key, 0), -a.owing_days, a.place, a.question.key),
        default=None,
    )
    return best.question if best else None


def _is_question(key: str, deck: Deck) -> bool:
    """What was noted of a visit under this key was a question, and no line."""
    card = deck.by_id.get(key)
    if card is not None:
        return card.template.theme == HOUSEKEEPING
    return key.partition(":")[0] in _OF_A_FACT


def _answers(setting: Setting, key: str) -> tuple[str, ...]:
    words = setting.voice.phrase("answers", key) or setting.voice.phrase("answers", "other")
    return tuple(word for word in words.split("|") if word)


def _from_templates(setting: Setting, housekeeping: Iterable[Candidate]) -> Iterator[_Asked]:
    for found in housekeeping:
        line = draft(found, setting)
        if line is None or not line.text or line.reach is not Reach.ALOUD:
            continue
        key = found.card.template.id
        if key == "CI-03" and _said_right(found.view):
            continue
        place = _ORDER.index(key) if key in _ORDER else len(_ORDER)
        question = Question(key, line.text, _answers(setting, key), line.facts[0] if line.facts else "")
        yield _Asked(question, _owing(key, found.view), place)


def _said_right(view: View) -> bool:
    """The patient once said so, after it was written down: asked no more until it is due for review."""
    sound = view.known.first(FactKind.PRONUNCIATION)
    if sound is None or sound.confirmed_on is None or sound.said_on is None:
        return False
    return sound.confirmed_on > sound.said_on


def _owing(key: str, view: View) -> int:
    if key == "CI-05":
        days = NAME_CONFIRMED_DAYS.read(view)
        return days - A_YEAR if isinstance(days, int) else A_YEAR
    if key in ("RT-02", "RT-05"):
        days = DAYS_SINCE_LAST_VISIT.read(view)  # longer away than a year: it goes before what owes a year
        return days if isinstance(days, int) else 0
    return A_YEAR


def _from_facts(setting: Setting) -> Iterator[_Asked]:
    view = setting.view
    for fact in view.input.facts:
        due = _still_true(fact, view)
        if to_ask(fact, view.today) and _may_be_asked(fact, view):
            yield from _asked(
                setting, fact, f"{SEEN_ONCE}:{fact.id}", _days_since(fact, view), len(_ORDER) + 1
            )
        elif due is not None:
            key = "said_right" if fact.kind is FactKind.PRONUNCIATION else f"still_true:{fact.id}"
            yield from _asked(setting, fact, key, due, len(_ORDER))
    last = view.input.past_visits[0].day if view.input.past_visits else None
    visit = view.input.past_visits[0].visit_id if view.input.past_visits else ""
    said = {one.fact_id for one in view.input.needs_met if one.visit_id == visit}
    for fact in view.known.needs:
        key = f"need_met:{fact.id}"
        if (
            last is not None
            and fact.said_on is not None
            and fact.said_on < last
            and key not in setting.history.asked
            and fact.id not in said
        ):
            yield from _asked(setting, fact, key, 0, len(_ORDER) + 1)


def _still_true(fact: Fact, view: View) -> int | None:
    """Days a fact has been owing its review; None when it may not or need not be asked about."""
    if fact.unconfirmed_import or fact.source is Source.SEEN_ONCE or not _may_be_asked(fact, view):
        return None
    if fact.status is FactStatus.CHECK:
        return A_YEAR + 1
    if fact.status is not FactStatus.ACTIVE:
        return None
    return _days_since(fact, view) if fact.review_by and fact.review_by < view.today else None


def _may_be_asked(fact: Fact, view: View) -> bool:
    """Nothing private, and nothing personal without the patient's yes."""
    if fact.kind in _NEVER_ASKED or fact.audience is Audience.PRIVATE or not _current(fact, view):
        return False
    consented = consent_answer(view.input) is ConsentAnswer.YES
    return consented or KINDS[fact.kind].group is not ConsentGroup.PERSONAL


def _days_since(fact: Fact, view: View) -> int:
    return (view.today - fact.review_by).days if fact.review_by else 0


def _current(fact: Fact, view: View) -> bool:
    visit = view.input.visit.id if view.input.visit else ""
    return fact.visit_id in ("", visit) and (fact.expires_on is None or fact.expires_on >= view.today)


def _asked(setting: Setting, fact: Fact, key: str, owing: int, place: int) -> Iterator[_Asked]:
    kind = key.partition(":")[0]
    what, text = _in_their_words(setting, fact, kind)
    if not text:
        what = "" if kind == "said_right" else _named(setting, fact)
        text = _put(setting.voice.phrase("question", kind), what)
    if not text:
        return
    text = _opened(text)
    if do_not_say.breaks_in_question(text, what, setting.view):
        return
    yield _Asked(Question(key, text, _answers(setting, kind), fact.id), owing, place)


def _put(words: str, what: str) -> str:
    """The question about something; empty where that has no name here."""
    return "" if not what and "{what}" in words else words.replace("{what}", what)


def _in_their_words(setting: Setting, fact: Fact, kind: str) -> tuple[str, str]:
    """What is asked about and the question in the patient's language, from the pack's own words alone."""
    if setting.other is None:
        return "", ""
    voice = setting.other.setting.voice
    what = voice.phrase("still_true", need_code(fact)) if kind != "said_right" and fact.code else ""
    return what, _put(voice.phrase("question", kind), what)


def _opened(text: str) -> str:
    """A question that begins with what it is about begins with a capital."""
    at = next((at for at, letter in enumerate(text) if letter.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _named(setting: Setting, fact: Fact) -> str:
    """How the fact is named in a question now; empty when it may not stand here."""
    phrase = setting.voice.phrase("still_true", need_code(fact)) if fact.code else ""
    if phrase:
        return phrase
    if fact.neutral_verb:
        return f"“{literal(fact.neutral_verb)}”"
    inside = audience.inside((fact.text,), setting.view)
    heard = audience.level((basis_of(fact), *inside), guarded=setting.guarded)
    if not fact.text.strip() or not audience.may_be_heard(heard, setting.situation.listening):
        return ""
    return f"“{literal(fact.text)}”"
