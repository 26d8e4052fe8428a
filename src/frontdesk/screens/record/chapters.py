"""The chapters of the record: the kinds of fact by where they stand, and what is no fact."""

from dataclasses import dataclass

from frontdesk.domain.fact import KINDS, Chapter, FactKind

CONCERNS, PEOPLE, MOMENTS, CONSENT = "concerns", "people", "moments", "consent"
PROMISES, VISITS = "promises", "visits"


@dataclass(frozen=True, slots=True)
class ChapterRule:
    """A title, a glyph, and the line under the title."""

    key: str
    title: str
    glyph: str
    under: str
    hint: str = ""
    """A word to whoever writes here."""

    @property
    def kinds(self) -> tuple[FactKind, ...]:
        """The kinds of fact that stand here, in the handbook's order."""
        return tuple(kind for kind, rule in KINDS.items() if rule.chapter.value == self.key)


CHAPTERS: tuple[ChapterRule, ...] = (
    ChapterRule(
        Chapter.NAMES, "Name and sound", "user-round", "What to call the patient, and how it is said."
    ),
    ChapterRule(
        Chapter.LANGUAGE, "Language", "languages", "What the patient speaks and reads, and who interprets."
    ),
    ChapterRule(
        Chapter.NEEDS,
        "Needs",
        "accessibility",
        "What makes a visit easier, in the patient’s own words.",
        "Write what to do, not why: “Speak to the right ear”. Shown is not spoken: a desk-only need may "
        "stand in the strip and is never said.",
    ),
    ChapterRule(
        Chapter.PREFERENCES, "Preferences", "sliders-horizontal", "Channel, timing, detail and money."
    ),
    ChapterRule(
        Chapter.CULTURE,
        "Cultural notes",
        "globe",
        "What this patient asked us to respect. Never guessed.",
        "The patient’s own label and what follows from it at the desk; never a religion or an origin.",
    ),
    ChapterRule(Chapter.TALK, "Talk", "message-circle", "What is welcome in talk, and what is left alone."),
    ChapterRule(
        Chapter.SAFE, "Safe contact", "phone", "How to reach the patient safely. A rule, never a reason."
    ),
    ChapterRule(
        CONCERNS,
        "Concerns",
        "message-circle-question-mark",
        "What worried the patient, in the patient’s words.",
        "Health concerns are private: the desk only asks whether there is anything to be sure to ask.",
    ),
    ChapterRule(
        PROMISES,
        "Promises",
        "bookmark",
        "What we said we would do, by when, and how it ended.",
        "It belongs to the desk, whoever said it. A promise leaves only when somebody says how it ended.",
    ),
    ChapterRule(MOMENTS, "Moments", "calendar", "What happened in the patient’s life and was told to us."),
    ChapterRule(PEOPLE, "People", "users-round", "Who comes along or helps, and what may be mentioned."),
    ChapterRule(VISITS, "Visits", "calendar-clock", "When, with whom, and how each one ended."),
    ChapterRule(
        CONSENT,
        "Consent",
        "shield-check",
        "Personal notes are kept only with a yes.",
        "No or withdrawn erases moments and small things told to us. Service needs stay either way.",
    ),
)
