"""What a patient told us: 29 kinds of fact, each in one envelope that says from whom and when."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

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
    """Who told us. There is no "inferred", and staff never observe a fact about a person."""

    PATIENT_SAID = "patient_said"
    PATIENT_WROTE = "patient_wrote"
    REPRESENTATIVE_SAID = "representative_said"
    CARER_SAID = "carer_said"
    CLINICIAN_ASKED = "clinician_asked"
    IMPORTED = "imported"


class FactStatus(StrEnum):
    """``CHECK``: ask the patient before acting on it; ``RETIRED`` facts stay in history only."""

    ACTIVE = "active"
    CHECK = "check"
    RETIRED = "retired"


class ConsentGroup(StrEnum):
    """Why we may keep it: to serve, or only with the patient's yes."""

    SERVICE = "service"
    PERSONAL = "personal"


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


_ALOUD, _DESK, _PRIVATE = Audience.ALOUD, Audience.DESK, Audience.PRIVATE
_PERSONAL = ConsentGroup.PERSONAL

KINDS: dict[FactKind, KindRule] = {
    FactKind.LEGAL_NAME: KindRule("Legal name", _DESK, 24),
    FactKind.NAME_TO_USE: KindRule("Name to use", _ALOUD, 12),
    FactKind.FORMER_NAME: KindRule("Former name", _PRIVATE, 0),
    FactKind.FORM_OF_ADDRESS: KindRule("Form of address", _ALOUD, 12),
    FactKind.NAME_ORDER: KindRule("Name parts and order", _ALOUD, 24),
    FactKind.SCRIPT_FORM: KindRule("Name in another script", _ALOUD, 24),
    FactKind.PRONUNCIATION: KindRule("How to say it", _ALOUD, 24),
    FactKind.PRONOUNS: KindRule("Pronouns", _DESK, 12),
    FactKind.SPOKEN_LANGUAGE: KindRule("Spoken language", _DESK, 12),
    FactKind.READING_LANGUAGE: KindRule("Reading language", _DESK, 12),
    FactKind.INTERPRETER: KindRule("Interpreter", _DESK, 12),
    FactKind.GREETING_WELCOME: KindRule("Greeting in another language", _DESK, 24),
    FactKind.COMMUNICATION: KindRule("Format and communication", _DESK, 12),
    FactKind.ADJUSTMENT: KindRule("Adjustment", _DESK, 12),
    FactKind.SAFE_CONTACT: KindRule("Safe contact", _PRIVATE, 6),
    FactKind.DO_NOT_TELL: KindRule("Do not tell", _PRIVATE, 6),
    FactKind.TOUCH: KindRule("Touch and distance", _DESK, 12),
    FactKind.STAFF_REQUEST: KindRule("Staff request", _DESK, 12),
    FactKind.OBSERVANCE: KindRule("Observance", _DESK, 12),
    FactKind.MENTION: KindRule("May we mention it?", _DESK, 12),
    FactKind.INFORMATION_STYLE: KindRule("Information style", _DESK, 12),
    FactKind.SMALL_TALK: KindRule("Small talk", _DESK, 12),
    FactKind.PERSONAL_DETAIL: KindRule("A small thing told to us", _DESK, 12, 18, _PERSONAL),
    FactKind.TRAVEL: KindRule("Travel and time", _DESK, 6, 12),
    FactKind.MONEY_TALK: KindRule("Money talk", _PRIVATE, 12),
    FactKind.NAMED_CONTACT: KindRule("Named contact", _ALOUD, 6),
    FactKind.CHANNEL: KindRule("Channel", _DESK, 12),
    FactKind.GO_GENTLY: KindRule("Go gently today", _PRIVATE, 0),
    FactKind.DO_NOT_SAY: KindRule("Do not say", _PRIVATE, 0),
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
