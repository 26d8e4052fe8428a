"""What Frontdesk promises, and what each promise rests on. SECURITY.md says the same in more words."""

from dataclasses import dataclass

from tests.promises.proof import Counts, Faults, Proof, Suite

_SEVERAL_DESKS = "several desks and a server come later"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise. ``later`` says why nothing stands behind it yet."""

    number: int
    words: str
    proofs: tuple[Proof, ...] = ()
    later: str = ""


PROMISES = (
    Promise(
        1,
        "When Frontdesk shows the tick, it stays saved: kill it,"
        " or cut the power on a disk that honours flush.",
        (Faults(("F1", "F1b", "F2")),),
    ),
    Promise(
        2,
        "Nothing is ever half done: a check-in, an import, an update of the program is whole or absent.",
        (Faults(("F3", "F4", "F5", "F6", "F7")),),
    ),
    Promise(
        3,
        "Damage is never taken for good data: it is found when read, and by the full check of every backup.",
        (Faults(("F12", "F13", "F15")), Suite("damage", ("tests/store/sqlite/test_open.py",))),
    ),
    Promise(4, "An old copy put in place of the new one is noticed.", (Faults(("F14",)),)),
    Promise(
        5,
        "A backup counts only after it has been opened and compared.",
        (Faults(("F10", "F26")),),
    ),
    Promise(
        6,
        "With a full or read-only disk you can still look up and call patients.",
        (Faults(("F8", "F9", "F11")),),
    ),
    Promise(7, "Two desks never check in the same visit.", later=_SEVERAL_DESKS),
    Promise(8, "Without the server the desk goes on within 4 seconds.", later=_SEVERAL_DESKS),
    Promise(
        9,
        "The desk hides itself: notes after 20 s, everything after 90 s, lock after 5 min, on by default;"
        " after a hard lock no patient text is left in the program's memory.",
        (
            Faults(("F20",)),
            Suite("hiding", ("tests/screens/today/test_away.py", "tests/screens/today/test_away_window.py")),
            Suite("the lock", ("tests/screens/lock",)),
            Suite("memory read from outside after a hard lock", ("tests/hard_lock",)),
        ),
    ),
    Promise(
        10,
        "No line that others can hear holds a fact that is not marked aloud;"
        " nothing private is ever in a line.",
        (
            Suite(
                "every line, ten thousand people, four ways of listening",
                ("tests/prompts/test_properties.py",),
            ),
        ),
    ),
    Promise(
        11,
        "No patient data in logs, error texts, titles, notifications, temp files or file names.",
        (
            Counts(
                "tests.canary.prove",
                quick=Suite("canaries on every screen and in every file", ("tests/canary/test_screens.py",)),
            ),
            Suite(
                "problems and every exit code, with canaries",
                ("tests/canary/test_no_words.py", "tests/canary/test_exit_codes.py"),
            ),
            Suite("the log", ("tests/test_log.py",)),
            Suite("files", ("tests/store/sqlite/test_secrecy.py",)),
        ),
    ),
    Promise(
        12,
        "What a patient is called stays text: never markup, formula, command, query or path.",
        (
            Suite("text", ("tests/qt/test_text.py", "tests/qt/widgets/test_fields.py")),
            Suite("hostile strings on every screen and on paper", ("tests/hostile/test_screens.py",)),
            Suite("the command line", ("tests/cli/test_hostile.py",)),
        ),
    ),
    Promise(
        13,
        "No line of a pack can run code, read a file or hold up the desk.",
        (Suite("payloads", ("tests/prompts/test_wording.py", "tests/prompts/test_pack.py")),),
    ),
    Promise(
        14,
        "Bad files are refused with the row and the reason, in seconds, and leave nothing behind.",
        (
            Suite("wild files", ("tests/importers/test_wild.py", "tests/importers/test_generated.py")),
            Counts("tests.hostile.figures", quick=Suite("some of all files", ("tests/hostile",))),
            Counts("tests.hostile.line", quick=Suite("the HL7 line", ("tests/feeds/mllp",))),
        ),
    ),
    Promise(
        15,
        "Every look at a card and every change has a person, a time and a place in an unbroken chain;"
        " every patient's data can be handed over or erased with one command.",
        (
            Suite("the chain", ("tests/store/sqlite/test_chain.py",)),
            Suite("tampering", ("tests/store/sqlite/test_tampering.py",)),
            Suite(
                "handed over and erased",
                ("tests/usecases/test_person_copy.py", "tests/store/sqlite/test_erasing.py"),
            ),
        ),
    ),
)
