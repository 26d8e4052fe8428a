"""From a candidate to a line: fill it, keep to what may be said and heard, pick the wording.

Each wording ends in one of five ways: it may stand; it may not be heard or said now (its discreet variant
may); it waits for words of the desk (the cue stands alone); a paper has to carry it; or something it needs
is missing (it is dropped). A cue alone also stands when every wording that fits was used at the last visit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from frontdesk.domain.audience import Audience
from frontdesk.domain.line import Line, Point
from frontdesk.domain.situation import Situation
from frontdesk.domain.speech import Saying
from frontdesk.domain.template import Occasion, Reach
from frontdesk.prompts import audience, before_match, do_not_say, variety
from frontdesk.prompts.condition import holds
from frontdesk.prompts.conditions.leaving_and_calls import VOICEMAIL
from frontdesk.prompts.deck import Compiled, Deck
from frontdesk.prompts.fillings import Fill, Voice, short_name
from frontdesk.prompts.history import CUE_ONLY, DISCREET, History
from frontdesk.prompts.identity_gate import occasions
from frontdesk.prompts.placeholders import PLACEHOLDERS, Empty, Filled, fallbacks
from frontdesk.prompts.suppressors import Suppressor, at_work, drops
from frontdesk.prompts.tongue import tongue_for
from frontdesk.prompts.view import Basis, ItemSort, View, basis_of
from frontdesk.prompts.wording import Wording, literal

_READING = frozenset({"bsl", "asl", "speech_to_text"})
"""Needs by which words are better read than heard. Somebody who likes a thing written down hears the rest."""
_ENDS = (".", "?", "!", "…", "。", "？", "！")
LONGEST_SHOWN = 2_000
"""Characters of a filled line; a longer one is not said."""
_MASKED = frozenset({"name", "staff", "clinic", "clinician", "point_person"})
_MACHINE_MAY_HEAR = ("ok", "name_number")
"""What the patient allowed on a voicemail, where there may be one."""
_SAID_ON_THE_SPOT = frozenset(name for name, p in PLACEHOLDERS.items() if p.empty is Empty.CUE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all candidates of one card share."""

    deck: Deck
    view: View
    voice: Voice
    history: History
    suppressors: tuple[Suppressor, ...]
    guard: audience.Guard
    fallbacks: Mapping[str, str]
    plain: dict[str, Fill] = field(default_factory=dict, repr=False)
    other: "InTheirWords | None" = None
    """The patient's language, where the person at the desk speaks it; None is the clinic's alone."""

    @property
    def guarded(self) -> bool:
        """What we were told is kept from whoever came along."""
        return self.guard is not audience.Guard.OPEN

    @property
    def situation(self) -> Situation:
        """What stands at the counter."""
        return self.view.situation


@dataclass(frozen=True, slots=True)
class InTheirWords:
    """The lines of a card as the patient's language has them, and the setting that fills them."""

    lines: Mapping[str, Compiled]
    setting: Setting = field(repr=False)


def setting_of(deck: Deck, view: View, speech: Saying, history: History) -> Setting:
    """Gather what every candidate of this card needs."""
    voice = Voice(speech, deck.pack, deck.hellos)
    guard = audience.guarded_from_companion(view.input, view.situation)
    setting = Setting(deck, view, voice, history, at_work(view), guard, fallbacks(view, voice))
    tongue = tongue_for(deck.tongues, view) if deck.tongues else None
    if tongue is None:
        return setting
    theirs = Voice(tongue.saying, tongue.pack, own=False)
    filled = replace(setting, voice=theirs, fallbacks=fallbacks(view, theirs), plain={})
    return replace(setting, other=InTheirWords(tongue.lines, filled))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A template that fits, with the item it is about and its points."""

    card: Compiled
    view: View = field(repr=False)
    filled: Filled = field(repr=False)
    conditional: tuple[Basis, ...]
    """What its conditions rest on."""
    bases: tuple[Basis, ...]
    """All it rests on, conditions and fills."""
    item: str
    """Id of the item in hand, empty for none."""
    points: tuple[Point, ...] = ()
    score: int = 0
    """The sum of the points."""


def candidate(card: Compiled, view: View, setting: Setting) -> Candidate:
    """A candidate without points yet."""
    conditional = tuple(
        basis
        for condition, row in card.resting
        if holds(row, condition.read(view))
        for basis in condition.rests_on(view, row)
    )
    filled = Filled(view, setting.voice, setting.plain)
    bases = (*conditional, *filled.bases(card.names))
    return Candidate(card, view, filled, conditional, bases, view.item)


class End(Enum):
    """How the filling of one wording ended."""

    STANDS = 1
    NOT_NOW = 2
    CUE = 3
    PAPER = 4
    MISSING = 5


@dataclass(frozen=True, slots=True)
class _Words:
    end: End
    text: str = ""
    level: Audience = Audience.ALOUD
    """What may not be heard now has the level that keeps it quiet."""
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Placeholders nothing fills."""
    broken: do_not_say.Rule | None = None
    """The rule it breaks."""


def draft(found: Candidate, setting: Setting) -> Line | None:
    """The line as it may stand now, or None.

    It is whole in one language: the patient's where every word of it is there, else the clinic's.
    """
    theirs = _in_their_words(found, setting) if setting.other is not None else None
    return _drafted(found, setting) if theirs is None else theirs


def _in_their_words(found: Candidate, setting: Setting) -> Line | None:
    """The line in the patient's language; its source, like its cue, is read by the desk."""
    other = setting.other
    card = other.lines.get(found.card.template.id) if other is not None else None
    if other is None or card is None:
        return None
    if drops(setting.suppressors, card.template, card.names, found.view):
        return None
    filled = Filled(found.view, other.setting.voice, other.setting.plain)
    line = _drafted(replace(found, card=card, filled=filled), other.setting)
    if line is None or line.reach is Reach.SILENT:  # nothing is said: a thing for the desk to do
        return None
    return replace(line, source=_source(found, setting.voice))


def _drafted(found: Candidate, setting: Setting) -> Line | None:
    line = _discreet(found, setting, Reach.SHOW) if _reads(setting.view) else None
    line = line or _aloud(found, setting)
    if line is None or line.reach is Reach.SILENT:
        return line
    words = _words_to_show(found, setting)
    return replace(line, to_show=words) if words else line


def _reads(view: View) -> bool:
    """Somebody for whom spoken words come second: they sign, or words are written down for them."""
    codes = (code.rpartition(":")[2] for code in view.known.need_codes)
    return not _READING.isdisjoint(codes)


def _words_to_show(found: Candidate, setting: Setting) -> str:
    """What the turned screen may show of this line: a sentence, no name of a paper."""
    for variant, wording in found.card.discreet if _reaches(Reach.SHOW, setting) else ():
        if variant.reach is Reach.SHOW and wording.source.rstrip().endswith(_ENDS):
            words = _words(found, wording, Reach.SHOW, (), setting)
            if words.end is End.STANDS and words.level is Audience.ALOUD:
                return words.text
    return ""


def _aloud(found: Candidate, setting: Setting) -> Line | None:
    card = found.card
    conditional = () if card.template.would_fit_anyone else found.conditional
    use = setting.view.input.use.get(card.template.id)
    free = variety.order(card, setting.history, use.last_used if use else ())
    ends = set()
    for index in (*free, *(i for i in range(len(card.wordings)) if i not in free)):
        words = _words(found, card.wordings[index], Reach.ALOUD, conditional, setting)
        if words.end is End.STANDS and index in free:
            return _line(found, setting, words, index, Reach.ALOUD)
        ends.add(End.CUE if words.end is End.STANDS else words.end)
    if End.CUE in ends:
        return _line(found, setting, _Words(End.CUE), CUE_ONLY, Reach.ALOUD)
    return _discreet(found, setting) if End.NOT_NOW in ends or End.PAPER in ends else None


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Why no wording of a line may stand: a rule it breaks, words nothing fills, or who could hear it."""

    level: Audience
    missing: tuple[str, ...] = ()
    rule: do_not_say.Rule | None = None


def held_back(found: Candidate, setting: Setting) -> HeldBack:
    """What keeps a candidate from becoming a line, when ``draft`` gave none: of its first wording."""
    conditional = () if found.card.template.would_fit_anyone else found.conditional
    words = _words(found, found.card.wordings[0], Reach.ALOUD, conditional, setting)
    return HeldBack(words.level, words.missing, words.broken)


def filled_wordings(found: Candidate, setting: Setting) -> tuple[str | None, ...]:
    """Each wording, then each discreet one, as it would read on this card, whoever could hear it.

    None where a value is missing.
    """
    wordings = (*found.card.wordings, *(wording for _, wording in found.card.discreet))
    filled = (wording.fill(found.filled.values(wording.names), setting.fallbacks) for wording in wordings)
    return tuple(None if text is None else one_stop(text) for text in filled)


def for_a_machine(card: Compiled, wording: Wording, setting: Setting) -> str:
    """One wording as it would be left on a voicemail now; empty where it may not be, or a word is missing."""
    if VOICEMAIL.read(setting.view) not in _MACHINE_MAY_HEAR:
        return ""
    words = _words(candidate(card, setting.view, setting), wording, Reach.VOICEMAIL, (), setting)
    return words.text if words.end is End.STANDS and words.level is Audience.ALOUD else ""


def _discreet(found: Candidate, setting: Setting, only: Reach | None = None) -> Line | None:
    """The first variant that may stand; what its conditions rest on no longer counts, only its words."""
    for variant, wording in found.card.discreet:
        if not _reaches(variant.reach, setting) or (only is not None and variant.reach is not only):
            continue
        words = _words(found, wording, variant.reach, (), setting)
        if words.end is not End.STANDS or words.level is not Audience.ALOUD:
            continue
        if wording.source in setting.history.last_words:
            return _line(found, setting, _Words(End.CUE), CUE_ONLY, variant.reach)
        return _line(found, setting, words, DISCREET, variant.reach)
    return None


def _reaches(reach: Reach, setting: Setting) -> bool:
    on_the_phone = occasions(setting.situation)[0] in (Occasion.PHONE, Occasion.NO_SHOW)
    if reach is Reach.VOICEMAIL:
        return on_the_phone and VOICEMAIL.read(setting.view) in _MACHINE_MAY_HEAR
    return reach is not Reach.SHOW or not on_the_phone


def _words(
    found: Candidate, wording: Wording, reach: Reach, conditional: tuple[Basis, ...], setting: Setting
) -> _Words:
    listening = setting.situation.listening
    kept_back = setting.guard is audience.Guard.EVERYTHING and reach is not Reach.SILENT
    if kept_back and not before_match.may_stand(found.card.template):
        return _Words(End.NOT_NOW, level=Audience.DESK)
    values = dict(found.filled.values(wording.names))
    if reach is Reach.VOICEMAIL or found.card.template.theme == do_not_say.VOICEMAIL_THEME:
        values["name"] = literal(short_name(found.view))
    for name in wording.names & _SAID_ON_THE_SPOT:  # what may not be heard is left to the desk
        level = audience.level(found.filled[name].bases, guarded=setting.guarded)
        if not audience.may_be_heard(level, listening):
            values[name] = ""
    text = wording.fill(values, setting.fallbacks)
    if text is None:
        return _unfilled(wording, values, setting.fallbacks)
    used = wording.used(values)
    told = tuple(values[name] for name in used if found.filled[name].told)
    filling = found.filled.bases(used)
    level = audience.level(
        (*conditional, *filling, *audience.inside(told, setting.view)), guarded=setting.guarded
    )
    if not audience.may_be_heard(level, listening) or len(text) > LONGEST_SHOWN:
        return _Words(End.NOT_NOW, level=level)
    names = used & _MASKED
    masked = wording.fill({**values, **dict.fromkeys(names, "…")}, setting.fallbacks) if names else text
    said = do_not_say.Utterance(masked or "", told, frozenset(used), reach, found.card.template, found.view)
    if (rule := do_not_say.broken_by(said)) is not None:
        return _Words(End.NOT_NOW, broken=rule)
    facts = tuple(dict.fromkeys(basis.id for basis in filling if basis.id))
    return _Words(End.STANDS, one_stop(text), level, facts)


def one_stop(text: str) -> str:
    """A value that ends in a full stop brings none of its own to the end of a sentence."""
    return re.sub(r"(?<!\.)\.(\u2069?)\.(?!\.)", r".\1", text) if ".." in text or ".\u2069." in text else text


def _unfilled(wording: Wording, values: dict[str, str], fallbacks: Mapping[str, str]) -> _Words:
    missing = tuple(name for name in wording.required if not values.get(name) and not fallbacks.get(name))
    ends = {PLACEHOLDERS[name].empty for name in missing}
    if ends == {Empty.CUE}:
        return _Words(End.CUE, missing=missing)
    return _Words(End.PAPER if ends == {Empty.SHOW} else End.MISSING, missing=missing)


def _line(found: Candidate, setting: Setting, words: _Words, wording: int, reach: Reach) -> Line:
    template = found.card.template
    here = occasions(setting.situation)
    return Line(
        template.id,
        next((o for o in here if o in template.occasions), here[0]),
        template.band,
        template.theme,
        template.title,
        words.text,
        wording,
        reach,
        words.level,
        found.score,
        found.points if reach is Reach.ALOUD else (*found.points, _QUIETER),
        _source(found, setting.voice),
        template.theme in setting.history.folded and bool(words.text),
        found.item,
        words.facts,
        tuple(dict.fromkeys(basis.id for basis in found.bases if basis.id)),
    )


_QUIETER = Point(0, "Discreet wording: the full one may not be heard now")


def _source(found: Candidate, voice: Voice) -> str:
    """Where it comes from and when: "Told to us on 2 April"."""
    items = tuple(basis_of(item) for item in found.view.in_hand)
    for basis in (*items, *found.bases):
        if basis.stated and basis.day is not None and basis.audience is not Audience.PRIVATE:
            words = voice.phrase("source", "promised" if basis.sort == ItemSort.PROMISE else "told")
            return words.replace("{day}", voice.speech.short_day(basis.day, found.view.today))
    return ""
