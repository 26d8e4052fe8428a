"""Every placeholder: what fills it, what it rests on, and what happens when it is empty.

A value comes with the facts behind it, so that the line inherits their level. Required and empty drops the
wording; the others take a fallback in the pack's language (``phrases.fallback``); ``typed`` ones are said by
the desk on the spot, and the line shows its cue only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from frontdesk.domain.audience import Audience
from frontdesk.prompts import fillings
from frontdesk.prompts.fillings import EMPTY, Fill, Voice
from frontdesk.prompts.view import Basis, ItemSort, View
from frontdesk.prompts.wording import literal


class Empty(StrEnum):
    """What an empty placeholder does to its line."""

    DROP = "drop"
    FALLBACK = "fallback"
    CUE = "cue"
    """Typed or said on the spot: the cue stands alone."""
    SHOW = "show"
    """The variant on paper, where it exists."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One entry of the table."""

    name: str
    label: str
    """As the studio calls it, on a chip."""
    read: Callable[[View, Voice], Fill]
    empty: Empty
    sample: str
    """A typical value, for counting words and for previews."""
    level: Audience = Audience.ALOUD
    """The default level of what fills it."""
    item: ItemSort | None = None
    in_sentence: bool = True
    permission: str = ""
    """The condition by which the patient allows it aloud."""
    before_match: bool = False
    """Tells nothing of the patient but the name, so a line said before the match may hold it."""


def _nothing(view: View, voice: Voice) -> Fill:
    return EMPTY


_ALOUD, _DESK = Audience.ALOUD, Audience.DESK
_DROP, _FALLBACK, _CUE = Empty.DROP, Empty.FALLBACK, Empty.CUE

TABLE: tuple[Placeholder, ...] = (
    Placeholder("greeting", "Greeting", fillings.greeting, _FALLBACK, "Good afternoon", before_match=True),
    Placeholder("name", "Name", fillings.name, _DROP, "Ms Okonkwo-Bell", before_match=True),
    Placeholder(
        "say_name", "How the name sounds", fillings.say_name, _DROP, "oh-KONG-kwoh bel", in_sentence=False
    ),
    Placeholder("staff", "Who speaks", fillings.staff, _DROP, "Sam", before_match=True),
    Placeholder("clinic", "Clinic", fillings.clinic, _DROP, "Harbour Clinic", before_match=True),
    Placeholder("phone", "Our phone number", fillings.phone, _DROP, "555 0100", before_match=True),
    Placeholder("clinician", "Clinician", fillings.clinician, _FALLBACK, "Dr Voss"),
    Placeholder("delay", "Minutes late", fillings.delay, _DROP, "20"),
    Placeholder("delay_left", "Minutes still to wait", fillings.delay_left, _DROP, "20"),
    Placeholder("waited", "Minutes waited", fillings.waited, _DROP, "35"),
    Placeholder("appt_time", "Time of the visit", fillings.appt_time, _DROP, "10:20"),
    Placeholder("leave_by", "Has to leave by", fillings.leave_by, _DROP, "11:00", _DESK),
    Placeholder("update_time", "Next word at", fillings.update_time, _FALLBACK, "at 10:30"),
    Placeholder("visit_length", "How long it takes", fillings.visit_length, _FALLBACK, "about 40 minutes"),
    Placeholder("language", "Language", fillings.language, _DROP, "Vietnamese", _DESK),
    Placeholder(
        "hello",
        "Hello in another language",
        fillings.hello,
        _DROP,
        "Kia ora",
        _DESK,
        permission="greet_in_language_ok",
    ),
    Placeholder(
        "need_done",
        "What is arranged",
        fillings.phrase("need_done", done=True),
        _DROP,
        "kept the quiet room free",
        _DESK,
    ),
    Placeholder(
        "call_how", "How we fetch you", fillings.phrase("call_how"), _DROP, "come over to you", _DESK
    ),
    Placeholder("wait_spot", "Where to wait", fillings.phrase("wait_spot"), _DROP, "the quiet corner", _DESK),
    Placeholder(
        "promise_what", "Promise", fillings.promise_what, _FALLBACK, "the letter", _DESK, ItemSort.PROMISE
    ),
    Placeholder(
        "promise_who", "Who promised", fillings.promise_who, _FALLBACK, "Dana", _DESK, ItemSort.PROMISE
    ),
    Placeholder(
        "promise_by", "Promised by", fillings.promise_by, _DROP, "Monday 2 March", _DESK, ItemSort.PROMISE
    ),
    Placeholder(
        "promise_why",
        "Why it is late",
        fillings.promise_why,
        _DROP,
        "the school has not answered",
        _DESK,
        ItemSort.PROMISE,
    ),
    Placeholder("concern", "Concern", fillings.concern, _DROP, "the lift", _DESK, ItemSort.CONCERN),
    Placeholder(
        "detail",
        "Small thing told to us",
        fillings.detail,
        _DROP,
        "choir",
        _DESK,
        ItemSort.DETAIL,
        permission="detail_ok",
    ),
    Placeholder(
        "moment",
        "Moment in life",
        fillings.moment,
        _DROP,
        "the new job",
        _DESK,
        ItemSort.MOMENT,
        permission="moment_mention_ok",
    ),
    Placeholder("person", "Person told of", fillings.person, _DROP, "Maria", _DESK),
    Placeholder(
        "observance",
        "Date to respect",
        fillings.observance,
        _DROP,
        "the fasting weeks",
        _DESK,
        permission="observance_mention_ok",
    ),
    Placeholder("next_step", "Next step", _nothing, Empty.SHOW, "a form, then a call", _DESK),
    Placeholder("next_visit", "Next visit", fillings.next_visit, _DROP, "Thursday 11 June"),
    Placeholder("missed_day", "Missed day", fillings.missed_day, _DROP, "Thursday 11 June"),
    Placeholder("hear_by", "Hears by", fillings.hear_by, _CUE, "Friday", _DESK),
    Placeholder(
        "callback_day", "Day we call back", fillings.callback_day, _FALLBACK, "tomorrow", before_match=True
    ),
    Placeholder("alt_1", "Another time", _nothing, _CUE, "Monday at 10:00"),
    Placeholder("alt_2", "A second time", _nothing, _CUE, "Tuesday at 14:00"),
    Placeholder("summary", "Summing up", _nothing, _CUE, "you will bring the form on Monday"),
    Placeholder("fix", "What we do now", _nothing, _CUE, "call the transport office"),
    Placeholder("point_person", "Named contact", fillings.point_person, _FALLBACK, "Priya"),
)

PLACEHOLDERS: dict[str, Placeholder] = {placeholder.name: placeholder for placeholder in TABLE}


@dataclass(frozen=True, slots=True)
class Filled:
    """The values of one candidate, read once each, and what each rests on."""

    view: View
    voice: Voice
    plain: dict[str, Fill] = field(repr=False)
    """Shared by all candidates of the card: values that do not depend on an item in hand."""
    own: dict[str, Fill] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> Fill:
        store = self.own if PLACEHOLDERS[name].item else self.plain
        found = store.get(name)
        if found is None:
            found = store[name] = _read(PLACEHOLDERS[name], self.view, self.voice)
        return found

    def values(self, names: frozenset[str]) -> Mapping[str, str]:
        """Name -> text, for ``Wording.fill``."""
        return {name: self[name].text for name in names}

    def bases(self, names: frozenset[str] | set[str]) -> tuple[Basis, ...]:
        """What these placeholders rest on."""
        return tuple(basis for name in names for basis in self[name].bases)


def _read(placeholder: Placeholder, view: View, voice: Voice) -> Fill:
    fill = placeholder.read(view, voice)
    if fill.told and not voice.own:
        return EMPTY
    text = literal(fill.text)
    return Fill(text, fill.bases, fill.told) if text else EMPTY


def fallbacks(view: View, voice: Voice) -> Mapping[str, str]:
    """Words for what is empty, in the pack's language; "me, {staff}" names the speaker."""
    staff = literal(view.input.staff.spoken_name)
    return {
        name: words.replace("{staff}", staff)
        for name, words in voice.pack.phrases.get("fallback", {}).items()
        if name in PLACEHOLDERS and PLACEHOLDERS[name].empty is Empty.FALLBACK
    }
