"""What a patient told us: 29 kinds of fact, each in one envelope that says from whom and when."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from frontdesk.domain import value_form as forms
from frontdesk.domain.audience import Audience


class FactKind(StrEnum):
    """The closed list of what may be kept. Anything else is not stored."""

    LEGAL_NAME = "legal_name"
    NAME_TO_USE = "name_to_use"
    FORMER_NAME = "former_name"
    FORM_OF_ADDRESS = "form_of_address"
    NAME_ORDER = "name_order"
    SCRIPT_FORM = "script_form"
    PRONUNCIATION = "pronunciation"
    PRONOUNS = "pronouns"
    SPOKEN_LANGUAGE = "spoken_language"
    READING_LANGUAGE = "reading_language"
    INTERPRETER = "interpreter"
    GREETING_WELCOME = "greeting_welcome"
    COMMUNICATION = "communication"
    ADJUSTMENT = "adjustment"
    SAFE_CONTACT = "safe_contact"
    DO_NOT_TELL = "do_not_tell"
    TOUCH = "touch"
    STAFF_REQUEST = "staff_request"
    OBSERVANCE = "observance"
    MENTION = "mention"
    INFORMATION_STYLE = "information_style"
    SMALL_TALK = "small_talk"
    PERSONAL_DETAIL = "personal_detail"
    TRAVEL = "travel"
    MONEY_TALK = "money_talk"
    NAMED_CONTACT = "named_contact"
    CHANNEL = "channel"
    GO_GENTLY = "go_gently"
    DO_NOT_SAY = "do_not_say"


class Source(StrEnum):
    """Who told us. There is no "inferred", and what staff notice is no fact: ``SEEN_ONCE`` is a question."""

    PATIENT_SAID = "patient_said"
    PATIENT_WROTE = "patient_wrote"
    REPRESENTATIVE_SAID = "representative_said"
    CARER_SAID = "carer_said"
    CLINICIAN_ASKED = "clinician_asked"
    IMPORTED = "imported"
    SEEN_ONCE = "seen_once"
    """Nobody told us: the desk noticed it once, and asks (``domain/habit.py``)."""


class FactStatus(StrEnum):
    """``CHECK``: ask the patient before acting on it; ``RETIRED`` facts stay in history only."""

    ACTIVE = "active"
    CHECK = "check"
    RETIRED = "retired"


class ConsentGroup(StrEnum):
    """Why we may keep it: to serve, or only with the patient's yes."""

    SERVICE = "service"
    PERSONAL = "personal"


class Chapter(StrEnum):
    """Where a kind stands in the record."""

    NAMES = "names"
    LANGUAGE = "language"
    NEEDS = "needs"
    PREFERENCES = "preferences"
    CULTURE = "culture"
    TALK = "talk"
    SAFE = "safe"


class Teller(StrEnum):
    """Who may give us a fact of a kind: the handbook's D, M, C and P."""

    DESK = "desk"
    """The desk writes down what it is told."""
    MANAGER = "manager"
    CLINICIAN = "clinician"
    """A clinician asks the desk for an action."""
    PATIENT = "patient"
    """In the patient's own words or writing."""


_D, _M, _C, _P = Teller.DESK, Teller.MANAGER, Teller.CLINICIAN, Teller.PATIENT


@dataclass(frozen=True, slots=True)
class KindRule:
    """The row of one kind in the handbook's table."""

    label: str
    audience: Audience
    """Who may hear it unless the patient says otherwise."""
    review_months: int
    """Asked again after so many months; 0 is never."""
    lasts_months: int = 0
    """Ends by itself after so many months; 0 is only when replaced."""
    group: ConsentGroup = ConsentGroup.SERVICE
    chapter: Chapter = Chapter.NAMES
    form: forms.Form = ()
    """What is filled in."""
    told_by: tuple[Teller, ...] = (Teller.DESK,)
    one: bool = False
    """A new one takes the place of the one before."""
    ask: str = ""
    """The tick "please do" or "happy to be asked", where the kind has one."""
    may_strip: bool = False
    """May stand in the need strip as a neutral verb."""
    until_midnight: bool = False
    """Ends with the day it was said."""
    may_notice: bool = False
    """A comfort somebody chose at a visit: the desk may note that it saw it once, and ask about it."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """From whom it may come; the usual one first. There is no "inferred"."""
        told = self._told
        return (*told, Source.SEEN_ONCE) if self.may_notice else told

    @property
    def _told(self) -> tuple[Source, ...]:
        found: list[Source] = []
        if _P in self.told_by or _D in self.told_by:
            found += [Source.PATIENT_SAID, Source.PATIENT_WROTE, Source.REPRESENTATIVE_SAID]
        if _D in self.told_by:
            found.append(Source.CARER_SAID)
        if _C in self.told_by:
            found.append(Source.CLINICIAN_ASKED)
        if self.told_by[0] is not _C and self.told_by[0] is not _M:
            return tuple(found)
        return (Source.CLINICIAN_ASKED, *(s for s in found if s is not Source.CLINICIAN_ASKED))


_ALOUD, _DESK, _PRIVATE = Audience.ALOUD, Audience.DESK, Audience.PRIVATE
_MENTION = "Happy to be asked about it"


def _names(label: str, hears: Audience, review: int, filled: forms.Form, *by: Teller, one: bool) -> KindRule:
    return KindRule(label, hears, review, chapter=Chapter.NAMES, form=filled, told_by=by, one=one)


def _language(label: str, review: int, filled: forms.Form, *by: Teller) -> KindRule:
    return KindRule(label, _DESK, review, chapter=Chapter.LANGUAGE, form=filled, told_by=by, one=True)


def _need(label: str, filled: forms.Form, *by: Teller) -> KindRule:
    return KindRule(label, _DESK, 12, chapter=Chapter.NEEDS, form=filled, told_by=by, may_strip=True)


def _wish(
    label: str,
    hears: Audience,
    review: int,
    filled: forms.Form,
    *by: Teller,
    one: bool = False,
    lasts: int = 0,
) -> KindRule:
    chapter = Chapter.PREFERENCES
    return KindRule(label, hears, review, lasts, chapter=chapter, form=filled, told_by=by, one=one)


KINDS: dict[FactKind, KindRule] = {
    FactKind.LEGAL_NAME: _names("Legal name", _DESK, 24, forms.LEGAL_NAME, _D, one=True),
    FactKind.NAME_TO_USE: _names("Name to use", _ALOUD, 12, forms.NAME_TO_USE, _P, _D, one=True),
    FactKind.FORMER_NAME: _names("Former name", _PRIVATE, 0, forms.FORMER_NAME, _D, one=False),
    FactKind.FORM_OF_ADDRESS: _names("Form of address", _ALOUD, 12, forms.FORM_OF_ADDRESS, _P, one=True),
    FactKind.NAME_ORDER: _names("Name parts and order", _ALOUD, 24, forms.NAME_ORDER, _D, one=True),
    FactKind.SCRIPT_FORM: _names("Name in another script", _ALOUD, 24, forms.SCRIPT_FORM, _D, one=False),
    FactKind.PRONUNCIATION: _names("How to say it", _ALOUD, 24, forms.PRONUNCIATION, _D, one=True),
    FactKind.PRONOUNS: _names("Pronouns", _DESK, 12, forms.PRONOUNS, _P, one=True),
    FactKind.SPOKEN_LANGUAGE: _language("Spoken language", 12, forms.SPOKEN_LANGUAGE, _P),
    FactKind.READING_LANGUAGE: _language("Reading language", 12, forms.READING_LANGUAGE, _P),
    FactKind.INTERPRETER: _language("Interpreter", 12, forms.INTERPRETER, _P, _D),
    FactKind.GREETING_WELCOME: _language("Greeting in another language", 24, forms.GREETING_WELCOME, _D),
    FactKind.COMMUNICATION: _need("Format and communication", forms.COMMUNICATION, _P, _D),
    FactKind.ADJUSTMENT: replace(_need("Adjustment", forms.ADJUSTMENT, _P, _D, _C), may_notice=True),
    FactKind.SAFE_CONTACT: KindRule(
        "Safe contact", _PRIVATE, 6, chapter=Chapter.SAFE, form=forms.SAFE_CONTACT, one=True
    ),
    FactKind.DO_NOT_TELL: KindRule("Do not tell", _PRIVATE, 6, chapter=Chapter.SAFE, form=forms.DO_NOT_TELL),
    FactKind.TOUCH: _need("Touch and distance", forms.TOUCH, _D),
    FactKind.STAFF_REQUEST: KindRule(
        "Staff request", _DESK, 12, chapter=Chapter.CULTURE, form=forms.STAFF_REQUEST
    ),
    FactKind.OBSERVANCE: KindRule(
        "Observance",
        _DESK,
        12,
        chapter=Chapter.CULTURE,
        form=forms.OBSERVANCE,
        told_by=(_P, _D),
        ask=_MENTION,
    ),
    FactKind.MENTION: KindRule("May we mention it?", _DESK, 12, chapter=Chapter.TALK, form=forms.MENTION),
    FactKind.INFORMATION_STYLE: _wish("Information style", _DESK, 12, forms.INFORMATION_STYLE, _D, one=True),
    FactKind.SMALL_TALK: KindRule(
        "Small talk", _DESK, 12, chapter=Chapter.TALK, form=forms.SMALL_TALK, one=True
    ),
    FactKind.PERSONAL_DETAIL: KindRule(
        "A small thing told to us",
        _DESK,
        12,
        18,
        ConsentGroup.PERSONAL,
        chapter=Chapter.TALK,
        form=forms.PERSONAL_DETAIL,
        ask=_MENTION,
    ),
    FactKind.TRAVEL: _wish("Travel and time", _DESK, 6, forms.TRAVEL, _D, lasts=12),
    FactKind.MONEY_TALK: _wish("Money talk", _PRIVATE, 12, forms.MONEY_TALK, _D, one=True),
    FactKind.NAMED_CONTACT: _wish("Named contact", _ALOUD, 6, forms.NAMED_CONTACT, _M, _C, one=True),
    FactKind.CHANNEL: replace(_wish("Channel", _DESK, 12, forms.CHANNEL, _P), may_notice=True),
    FactKind.GO_GENTLY: KindRule(
        "Go gently today",
        _PRIVATE,
        0,
        chapter=Chapter.TALK,
        form=forms.GO_GENTLY,
        told_by=(_C, _D),
        one=True,
        until_midnight=True,
    ),
    FactKind.DO_NOT_SAY: KindRule("Do not say", _PRIVATE, 0, chapter=Chapter.TALK, form=forms.DO_NOT_SAY),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing we were told. Never changed in place: a new fact replaces it."""

    id: str
    patient_id: str
    kind: FactKind
    text: str = field(default="", repr=False)
    """The value in words, as it may stand on the screen."""
    code: str = field(default="", repr=False)
    """The value from a closed list where the kind has one: ``call:come_over``, ``vi``, ``brief``."""
    neutral_verb: str = field(default="", repr=False)
    """For needs: what the desk does, at most five words, no pronoun, no diagnosis. May always show."""
    how_to_meet: str = field(default="", repr=False)
    """How to meet it: the action, never the reason."""
    extra: str = field(default="", repr=False)
    """A second value where the kind has one: the date rule of an observance, the hour of leave-by."""
    audience: Audience = Audience.DESK
    source: Source = Source.PATIENT_SAID
    said_on: date | None = None
    entered_by: str = ""
    """Id of the person at the desk; empty for imports."""
    happy_to_be_asked: bool = False
    """The patient ticked "please do" or "happy to be asked"."""
    strip: bool = False
    """Stands in the need strip (three at most)."""
    review_by: date | None = None
    expires_on: date | None = None
    status: FactStatus = FactStatus.ACTIVE
    replaces: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None
    locked_by_patient: bool = False
    visit_id: str = ""
    """Set when it belongs to one visit only; it never shows at another."""
    import_id: str = ""

    @property
    def unconfirmed_import(self) -> bool:
        """From the other system and not yet confirmed: shown as such, fills no line."""
        return self.source is Source.IMPORTED and not self.confirmed_by

    def stands(self, today: date, visit_id: str = "") -> bool:
        """It may show today: not retired, not ended, and bound to no other visit than ``visit_id``."""
        ended = self.expires_on is not None and self.expires_on < today
        return self.status is not FactStatus.RETIRED and not ended and self.visit_id in ("", visit_id)
