"""What the pages of Settings are given to show."""

from dataclasses import dataclass, field

DESK, CLINIC, LANGUAGES, KEYS, ABOUT = "desk", "clinic", "languages", "keys", "about"
BACKUPS = "backups"
CONNECTIONS = "connections"
PEOPLE = "people"
YOU = "you"
TRUST = "trust"
RIGHTS = "A patient may read, correct or delete what is kept, at any time. It takes two minutes."


@dataclass(frozen=True, slots=True)
class PageShown:
    """One page and its entry in the list at the left."""

    key: str
    title: str
    icon: str
    words: str
    """Under the title: what these settings are about."""


PAGES = (
    PageShown(
        DESK, "This desk", "monitor", "For this computer, whoever sits here. What you choose counts at once."
    ),
    PageShown(YOU, "You", "user-round", "What opens the desk in your name. Nobody else sees or uses it."),
    PageShown(CLINIC, "Clinic", "store", "The same at every desk. What you change counts at once."),
    PageShown(
        PEOPLE,
        "People",
        "users-round",
        "Each person has a passphrase, so the history says who did what.",
    ),
    PageShown(
        LANGUAGES,
        "Languages",
        "languages",
        "Lines and hellos in another language wait until somebody who speaks it has read them.",
    ),
    PageShown(KEYS, "Keys", "keyboard", "What each key does, and where."),
    PageShown(
        BACKUPS,
        "Backups",
        "hard-drive",
        "Encrypted copies. One that was never opened and compared is not called good.",
    ),
    PageShown(
        CONNECTIONS,
        "Connections",
        "inbox",
        "What comes in without anybody at it. A manager switches it on; it runs while Frontdesk is open.",
    ),
    PageShown(TRUST, "Trust", "shield-check", "Plain answers, for you and for a patient who asks."),
    PageShown(ABOUT, "About", "info", "What this is, and where it keeps its things."),
)


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """A setting with a list, or a switch where ``switch`` is set."""

    key: str
    icon: str
    label: str
    help: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    switch: bool = False


@dataclass(frozen=True, slots=True)
class FieldShown:
    """Something about the clinic that is typed; ``fixed`` can only be read."""

    key: str
    icon: str
    label: str
    help: str
    text: str
    longest: int = 400
    fixed: bool = False
    empty: str = ""
    """What stands in the field while nothing does."""


@dataclass(frozen=True, slots=True)
class DoorShown:
    """Something that has a screen of its own."""

    key: str
    icon: str
    label: str
    help: str
    button: str


@dataclass(frozen=True, slots=True)
class BackupShown:
    """One proven backup somebody can go back to."""

    key: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class GoBackShown:
    """What going back to a backup means, in place; ``step`` of ``steps`` while it is made ready."""

    key: str
    """Of the backup."""
    title: str
    held: str
    gone: str
    acts: tuple[str, ...]
    """What was done since, the newest first."""
    kept: str
    then: str
    button: str
    doing: str = ""
    step: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class FeedShown:
    """One thing that comes in by itself."""

    by: str
    icon: str
    name: str
    words: str
    """How it is getting on."""
    on: bool
    well: bool = True
    lately: tuple[str, ...] = ()
    """What it did last, the newest first."""
    opens: str = ""
    """The file that waits for somebody."""


Row = ChoiceShown | FieldShown | DoorShown


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Rows that stand together; the title may be empty."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KeyShown:
    """One key and what it does."""

    icon: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class AboutShown:
    """One answer of the pages About and Trust."""

    icon: str
    label: str
    words: str
    below: str = ""
    mark: str = ""
    """A word that stands at the right, in green: it was looked at and is well."""
    button: str = ""
    act: str = ""
    """What the button does: one of the four below."""


SEE_ONE, OPEN_LOG, CHANGE_PASSPHRASE, TEST_NOW = "see_one", "open_log", "change_passphrase", "test_now"


@dataclass(frozen=True, slots=True)
class WorkerShown:
    """Somebody who works here, or whose access has ended."""

    person_id: str
    initials: str
    name: str
    words: str
    """Role, passphrase, languages."""
    role: str = ""
    """As ``ROLES`` names it; empty where it cannot be changed."""
    opens: bool = False
    """Has a passphrase."""
    may_end: bool = False
    pin: bool = False
    """Has a PIN, which a manager may take away."""


ROLES = (("desk", "Desk"), ("manager", "Manager"))
DAY_PASS = "day_pass"
"""In place of a role: somebody who helps for one day."""


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """The page of people."""

    workers: tuple[WorkerShown, ...]
    may_change: bool
    """A manager looks at it."""
    next_step: str = ""
    """One thing that should be done, above the list."""
    passphrases: bool = True
    """False in the sample clinic, which has none."""
    days: tuple[tuple[str, str], ...] = ()
    """For which a day pass can be made: the day as ISO has it, and as it is said."""


@dataclass(frozen=True, slots=True)
class YouShown:
    """The page of whoever is at the desk."""

    name: str
    words: str
    """What there is of a PIN, or why there can be none."""
    may: bool
    """They have a passphrase: a PIN can be set, and the passphrase changed."""
    pin: bool = False
    """They have a PIN."""


@dataclass(frozen=True, slots=True)
class NewWorker:
    """What was filled in to add somebody."""

    name: str
    speaks: str
    role: str
    passphrase: str = field(repr=False)
    day: str = ""
    """Of a day pass."""
    print_slip: bool = False
