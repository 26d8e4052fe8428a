"""How the value of each kind of fact is written down: its parts, and the closed lists in plain words.

A part fills one field of a `Fact`. The record's form is made from these, and a fact without words of its own
is put in words by them; nothing else knows the codes by heart.
"""

from dataclasses import dataclass
from enum import StrEnum

VERB_WORDS = 5
"""The most words of a need that stands on a public screen."""

Choices = tuple[tuple[str, str], ...]
"""(code, words), in the order they are offered."""

LONGEST = 200


class PartSort(StrEnum):
    """What somebody types or picks."""

    WORDS = "words"
    CHOICE = "choice"
    LANGUAGE = "language"
    """The name of a language, kept as a BCP 47 tag."""
    TIME = "time"
    """A time of day, kept as HH:MM."""
    DATES = "dates"
    """A day, or the first and the last of some, kept as ISO dates with a stroke between."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to fill in. ``into`` names the field of a fact; ``key`` tells two of one field apart."""

    into: str
    label: str
    sort: PartSort = PartSort.WORDS
    choices: Choices = ()
    hint: str = ""
    needed: bool = False
    longest: int = LONGEST
    named: str = ""
    or_choice: bool = False
    """Left empty, the words of the choice stand here."""

    @property
    def key(self) -> str:
        """Unlike every other part's of the same form."""
        return self.named or self.into

    def words_of(self, code: str) -> str:
        """The plain words of a code of this part; empty for another's."""
        return dict(self.choices).get(code, "")


Form = tuple[Part, ...]
"""At least one part is filled; a needed one always."""


def _words(
    label: str, hint: str = "", *, needed: bool = True, longest: int = LONGEST, or_choice: bool = False
) -> Part:
    return Part("text", label, hint=hint, needed=needed, longest=longest, or_choice=or_choice)


def _choice(label: str, *choices: tuple[str, str], needed: bool = True, into: str = "code") -> Part:
    offered = choices if needed else (("", "Not said"), *choices)
    return Part(into, label, PartSort.CHOICE, offered, needed=needed)


_OWN_WORDS = _words("In the patient’s words", "Only if there is more to say", needed=False, or_choice=True)
_YES_NO = (("yes", "Yes"), ("no", "No"))

LEGAL_NAME: Form = (_words("Legal name", "As it stands on papers"),)
NAME_TO_USE: Form = (_words("Name to use", "What the patient wants to be called"),)
FORMER_NAME: Form = (_words("Former name", "Only to find old papers"),)
FORM_OF_ADDRESS: Form = (
    _words("How to address the patient", "Exactly as it is said: Ms Okonkwo-Bell"),
    _choice(
        "Which form",
        ("first_name", "First name"),
        ("title_surname", "Title and surname"),
        ("full_name", "Full name"),
        ("as_written", "As written"),
    ),
)
NAME_ORDER: Form = (
    _choice(
        "Order",
        ("given_first", "First name first"),
        ("surname_first", "Surname first"),
        ("mononym", "One name only"),
    ),
    _words("Parts", "Surname Nguyễn, then Thị Hạnh", needed=False, or_choice=True),
)
SCRIPT_FORM: Form = (_words("Name in its own script", "As the patient writes it"),)
PRONUNCIATION: Form = (_words("How it sounds", "shi-VAWN: the stress in capitals"),)
PRONOUNS: Form = (
    _choice(
        "Pronouns",
        ("she", "she / her"),
        ("he", "he / him"),
        ("they", "they / them"),
        ("name", "use the name"),
        ("other", "other"),
    ),
    _words("Other words", "Where the list has none", needed=False, longest=60, or_choice=True),
)

SPOKEN_LANGUAGE: Form = (
    Part("code", "Language", PartSort.LANGUAGE, hint="Vietnamese, Polish, BSL", needed=True),
)
READING_LANGUAGE: Form = (
    Part("code", "Language", PartSort.LANGUAGE, hint="Vietnamese, Polish"),
    _choice("Or", ("Prefers not to read", "Prefers not to read"), needed=False, into="text"),
)
INTERPRETER: Form = (
    _choice("Needed", ("yes", "Interpreter needed"), ("no", "No interpreter wanted"), ("unknown", "Ask")),
    _choice(
        "How",
        ("in_person", "In person"),
        ("phone", "By phone"),
        ("video", "By video"),
        ("sign", "Sign language"),
        needed=False,
        into="extra",
    ),
    Part("how_to_meet", "Preference", hint="The same interpreter as before, if possible"),
)
GREETING_WELCOME: Form = (
    _choice("Is it welcome", ("yes", "A greeting is welcome"), ("no", "No greeting, please")),
    _words("Which words", "Kia ora", needed=False, longest=60),
)

COMMUNICATION: Form = (
    _choice(
        "What helps",
        ("right_ear", "Speak to the right ear"),
        ("left_ear", "Speak to the left ear"),
        ("face", "Face the patient to talk"),
        ("large_print", "Give large print"),
        ("write_down", "Write it down"),
        ("loop", "Use the hearing loop"),
        ("easy_read", "Give easy read"),
        ("audio", "Give it as audio"),
        ("email", "Send it by email"),
        ("bsl", "Bring a BSL interpreter"),
        ("asl", "Bring an ASL interpreter"),
        ("lipspeaker", "Bring a lipspeaker"),
        ("speech_to_text", "Use speech to text"),
        needed=False,
    ),
    _words("In the patient’s words", "Where the list has none", needed=False, or_choice=True),
)
ADJUSTMENT: Form = (
    _choice(
        "What to do",
        ("wait:quiet", "Offer the quiet corner"),
        ("wait:outside", "Offer waiting outside"),
        ("call:come_over", "Come over to call"),
        ("call:text", "Send texts, not calls"),
        ("call:pager", "Hand out a pager"),
        ("pace:slow", "Go slowly"),
        ("seat:firm", "Offer a firm seat"),
        ("route:step_free", "Show the step-free way"),
        ("time:longer", "Plan more time"),
        ("time:leave_by", "Watch the leaving time"),
        ("remind:written", "Send a written reminder"),
        ("carer:present", "Ask the carer along"),
        ("travel:help", "Call a ride after"),
        ("scent:low", "Keep scents away"),
        needed=False,
    ),
    _words("In the patient’s words", "Where the list has none", needed=False, or_choice=True),
)
TOUCH: Form = (
    _choice(
        "Touch and distance",
        ("handshake:no", "No handshake"),
        ("handshake:yes", "A handshake is welcome"),
        ("handshake:ask", "Ask before a handshake"),
        ("distance", "Stand back"),
    ),
    _OWN_WORDS,
)

SAFE_CONTACT: Form = (
    _words("The rule", "Mobile only, after five, plain envelope"),
    _choice(
        "On a voicemail",
        ("none", "Leave no message"),
        ("name_number", "Leave name and number"),
        ("ok", "A message is fine"),
    ),
)
DO_NOT_TELL: Form = (_words("Who must not learn of a visit", "A person or a group"),)
TRAVEL: Form = (
    _choice(
        "Travel and time",
        ("bus", "Comes by bus"),
        ("ride", "Comes by a booked ride"),
        ("parking", "Needs parking"),
        ("leave_by", "Has to leave by"),
    ),
    Part("extra", "Leave by", PartSort.TIME, hint="11:30, where there is such a time"),
    _OWN_WORDS,
)
CHANNEL: Form = (
    _choice(
        "How to reach the patient",
        ("text", "Text message"),
        ("call", "Phone call"),
        ("paper", "Paper letter"),
        ("portal", "Portal"),
        ("video", "Video is fine"),
    ),
    _OWN_WORDS,
)
INFORMATION_STYLE: Form = (
    _choice(
        "How much to tell",
        ("wants_detail", "Wants the detail"),
        ("short", "The short version, please"),
        ("own_research", "Brings own research"),
        ("unknown", "Not known"),
    ),
)
MONEY_TALK: Form = (
    _choice(
        "How to talk about money",
        ("estimate_first", "Estimate beforehand"),
        ("on_paper", "Written estimate"),
        ("side_desk", "At the side desk"),
        ("with_carer", "With the carer"),
    ),
    _OWN_WORDS,
)
NAMED_CONTACT: Form = (_words("Whom to ask for", "Role and name, never the reason"),)

STAFF_REQUEST: Form = (_words("The request", "A woman clinician if possible"),)
OBSERVANCE: Form = (
    _words("What the patient calls it", "In the patient’s own words", longest=60),
    _choice(
        "What follows from it",
        ("avoid_dates", "Avoid these dates"),
        ("fasting", "Fasting then"),
        ("no_food_offer", "Offer no food or drink"),
        ("prayer_time", "Keep a time free"),
        ("before_sundown", "Finish before sundown"),
        ("ask_clinician", "A question for the clinician"),
    ),
    Part(
        "extra",
        "Which dates",
        PartSort.CHOICE,
        (
            ("", "Own dates, or none"),
            ("ramadan", "Ramadan"),
            ("eids", "The Eids"),
            ("sabbath_fri_sat", "Friday sundown to Saturday"),
            ("rosh_hashanah", "Rosh Hashanah"),
            ("yom_kippur", "Yom Kippur"),
            ("passover", "Passover"),
            ("diwali", "Diwali"),
            ("holi", "Holi"),
            ("navaratri", "Navaratri"),
            ("lunar_new_year", "Lunar New Year"),
            ("great_lent", "Great Lent"),
            ("orthodox_pascha", "Orthodox Easter"),
            ("ethiopian_fasts", "Ethiopian fasts"),
            ("good_friday", "Good Friday"),
            ("nowruz", "Nowruz"),
            ("vaisakhi", "Vaisakhi"),
        ),
    ),
    Part("extra", "Own dates", PartSort.DATES, hint="1 December to 3 December", named="dates"),
)

MENTION: Form = (
    _choice("May we mention it", ("yes", "Fine to mention"), ("no", "Better not mentioned")),
    Part("extra", "What it is about", hint="observance, birthday, greeting", longest=60),
    _OWN_WORDS,
)
SMALL_TALK: Form = (
    _choice(
        "Small talk",
        ("welcome", "Small talk is welcome"),
        ("brief", "Brief, please"),
        ("unknown", "Not known"),
    ),
)
PERSONAL_DETAIL: Form = (_words("What matters to the patient", "the choir", longest=60),)
GO_GENTLY: Form = (_choice("Today", ("on", "Go gently today")),)
DO_NOT_SAY: Form = (
    _choice(
        "What to leave alone",
        ("family", "A person of the family"),
        ("baby", "Babies"),
        ("pregnancy", "Pregnancy"),
        ("partner", "Partner"),
        ("death", "A death"),
        ("weight", "Weight"),
        ("work", "Work"),
        ("religion", "Religion"),
        ("home", "Home"),
        ("birthday", "Birthday"),
    ),
    _words("Whose name, or more words", "Only if there is more to say", needed=False, longest=60),
)
