"""The file's layout, step by step. A step, its record and the version number are one transaction.

A step that has shipped is never edited; a new layout is a new step at the end, and ``VERSION`` counts them.
Columns carry the names of the dataclass fields; a test compares them. Records about a patient stand together.
Columns behind a dash are kept by the writer: they follow from the record.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from frontdesk.domain.errors import NewerStore
from frontdesk.likeness.sound import sound
from frontdesk.store.sqlite import chain, later_steps
from frontdesk.store.sqlite.connection import Connection, use_one_library
from frontdesk.store.sqlite.people import gaps
from frontdesk.store.sqlite.search_words import name_words, sound_words, words_before_numbers

_PEOPLE_AND_CLINIC = (
    """CREATE TABLE clinic (id TEXT PRIMARY KEY, name TEXT NOT NULL, zone TEXT NOT NULL, phone TEXT NOT NULL,
    hours TEXT NOT NULL, closed_days TEXT NOT NULL, known_since_before INTEGER NOT NULL,
    waiting_aim_min INTEGER NOT NULL, visit_length_min INTEGER NOT NULL, language TEXT NOT NULL,
    sample INTEGER NOT NULL) WITHOUT ROWID, STRICT""",
    """CREATE TABLE clinician (id TEXT PRIMARY KEY, spoken_name TEXT NOT NULL, aliases TEXT NOT NULL,
    room TEXT NOT NULL, active INTEGER NOT NULL) WITHOUT ROWID, STRICT""",
    """CREATE TABLE delay (id TEXT PRIMARY KEY, clinician_id TEXT NOT NULL, day TEXT NOT NULL,
    minutes INTEGER NOT NULL, set_at TEXT NOT NULL) WITHOUT ROWID, STRICT""",
    """CREATE TABLE person (id TEXT PRIMARY KEY, shown_name TEXT NOT NULL, role TEXT NOT NULL,
    added_at TEXT NOT NULL, ended_at TEXT) WITHOUT ROWID, STRICT""",
)

_PATIENTS = (
    """CREATE TABLE patient (id TEXT PRIMARY KEY, board_name TEXT NOT NULL, names TEXT NOT NULL,
    birth_date TEXT NOT NULL, identifiers TEXT NOT NULL, contacts TEXT NOT NULL, status TEXT NOT NULL,
    known_before INTEGER, last_seen_on TEXT, import_id TEXT NOT NULL, merged_into TEXT NOT NULL,
    -- folded full name in its order; the same without order, to match by; all words it is found by;
    -- its place in the search index, and whether it stands there yet
    name_fold TEXT NOT NULL, name_key TEXT NOT NULL, words TEXT NOT NULL,
    search_id INTEGER NOT NULL UNIQUE,
    in_search INTEGER NOT NULL) WITHOUT ROWID, STRICT""",
    "CREATE INDEX patient_name_key ON patient(name_key)",
    # those an import wrote and has not put into the search index yet
    "CREATE INDEX patient_to_index ON patient(search_id) WHERE in_search = 0",
    """CREATE TABLE identifier (system TEXT NOT NULL, value TEXT NOT NULL, patient_id TEXT NOT NULL,
    PRIMARY KEY (system, value, patient_id)) WITHOUT ROWID, STRICT""",
)

_ABOUT_PATIENTS = (
    """CREATE TABLE fact (id TEXT NOT NULL, patient_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
    code TEXT NOT NULL, neutral_verb TEXT NOT NULL, how_to_meet TEXT NOT NULL, extra TEXT NOT NULL,
    audience TEXT NOT NULL, source TEXT NOT NULL, said_on TEXT, entered_by TEXT NOT NULL,
    happy_to_be_asked INTEGER NOT NULL, strip INTEGER NOT NULL, review_by TEXT, expires_on TEXT,
    status TEXT NOT NULL, replaces TEXT NOT NULL, confirmed_by TEXT NOT NULL, confirmed_on TEXT,
    locked_by_patient INTEGER NOT NULL, visit_id TEXT NOT NULL, import_id TEXT NOT NULL,
    PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    # the board asks 200 times a day "is an interpreter needed?"
    """CREATE INDEX fact_interpreter ON fact(patient_id, import_id, visit_id, expires_on)
    WHERE kind = 'interpreter' AND code = 'yes' AND status <> 'retired'""",
    """CREATE TABLE visit (id TEXT NOT NULL UNIQUE, patient_id TEXT NOT NULL, day TEXT NOT NULL,
    start TEXT NOT NULL, "end" TEXT, clinician_id TEXT NOT NULL, kind TEXT NOT NULL, room TEXT NOT NULL,
    state TEXT NOT NULL, arrived_at TEXT, identified_at TEXT, checked_in_by TEXT NOT NULL,
    with_clinician_at TEXT, ready_at TEXT, left_at TEXT, told_at TEXT, event TEXT NOT NULL,
    interpreter TEXT NOT NULL, companion INTEGER NOT NULL, money_topic TEXT NOT NULL, follow_up_due INTEGER,
    next_booked INTEGER, in_latest_list INTEGER NOT NULL, note TEXT NOT NULL, source_system TEXT NOT NULL,
    source_value TEXT NOT NULL, import_id TEXT NOT NULL,
    PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    "CREATE INDEX visit_day ON visit(day, start, id)",
    "CREATE INDEX visit_source ON visit(source_system, source_value) WHERE source_value <> ''",
    """CREATE TABLE concern (id TEXT NOT NULL, patient_id TEXT NOT NULL, type TEXT NOT NULL,
    words TEXT NOT NULL, said_on TEXT NOT NULL, safe_phrase TEXT NOT NULL, audience TEXT NOT NULL,
    visit_id TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL, entered_by TEXT NOT NULL,
    import_id TEXT NOT NULL, PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    """CREATE TABLE promise (id TEXT NOT NULL, patient_id TEXT NOT NULL, what TEXT NOT NULL,
    who TEXT NOT NULL, due_on TEXT NOT NULL, made_on TEXT NOT NULL, state TEXT NOT NULL,
    audience TEXT NOT NULL, place TEXT NOT NULL, visit_id TEXT NOT NULL, entered_by TEXT NOT NULL,
    import_id TEXT NOT NULL, PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    "CREATE INDEX promise_due ON promise(due_on) WHERE state = 'open'",
    """CREATE TABLE moment (id TEXT NOT NULL, patient_id TEXT NOT NULL, label TEXT NOT NULL,
    tone TEXT NOT NULL, told_on TEXT NOT NULL, happy_to_be_asked INTEGER NOT NULL, acknowledged_on TEXT,
    audience TEXT NOT NULL, entered_by TEXT NOT NULL, import_id TEXT NOT NULL,
    PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    """CREATE TABLE relation (id TEXT NOT NULL, patient_id TEXT NOT NULL, name TEXT NOT NULL,
    relation TEXT NOT NULL, may_mention TEXT NOT NULL, household INTEGER NOT NULL,
    guardian INTEGER NOT NULL, needs TEXT NOT NULL, status TEXT NOT NULL, audience TEXT NOT NULL,
    entered_by TEXT NOT NULL, import_id TEXT NOT NULL,
    PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    """CREATE TABLE consent (id TEXT PRIMARY KEY REFERENCES patient(id) DEFERRABLE INITIALLY DEFERRED,
    answer TEXT NOT NULL, asked_on TEXT NOT NULL, how TEXT NOT NULL,
    entered_by TEXT NOT NULL) WITHOUT ROWID, STRICT""",
)
_ABOUT = "FOREIGN KEY (patient_id) REFERENCES patient(id) DEFERRABLE INITIALLY DEFERRED"

_LINES = (
    """CREATE TABLE prompt_template (id TEXT PRIMARY KEY, lang TEXT NOT NULL, occasions TEXT NOT NULL,
    band TEXT NOT NULL, theme TEXT NOT NULL, title TEXT NOT NULL, texts TEXT NOT NULL,
    adjust INTEGER NOT NULL, urgency TEXT NOT NULL, neutral INTEGER NOT NULL,
    fits_anyone INTEGER NOT NULL, once INTEGER NOT NULL, boosted_by TEXT NOT NULL, discreet TEXT NOT NULL,
    "all" TEXT NOT NULL, "any" TEXT NOT NULL, "none" TEXT NOT NULL, topics TEXT NOT NULL,
    why TEXT NOT NULL, ref TEXT NOT NULL, enabled INTEGER NOT NULL, reviewed_by TEXT NOT NULL,
    unknown TEXT NOT NULL,
    -- what the studio will keep beside the live form
    draft TEXT NOT NULL DEFAULT '', history TEXT NOT NULL DEFAULT '[]') WITHOUT ROWID, STRICT""",
    """CREATE TABLE prompt_event (patient_id TEXT NOT NULL, day TEXT NOT NULL, visit_id TEXT NOT NULL,
    template TEXT NOT NULL, wording INTEGER NOT NULL, mark TEXT NOT NULL, item TEXT NOT NULL,
    theme TEXT NOT NULL, PRIMARY KEY (patient_id, day, visit_id, template, wording, mark, item))
    WITHOUT ROWID, STRICT""",
    # per template clinic-wide; wordings: JSON list of a rising number at each one's last use
    """CREATE TABLE template_use (template TEXT PRIMARY KEY, said INTEGER NOT NULL,
    not_right INTEGER NOT NULL, said_on TEXT NOT NULL, said_that_day INTEGER NOT NULL,
    wordings TEXT NOT NULL) WITHOUT ROWID, STRICT""",
)

_DEEDS = (
    """CREATE TABLE deed (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    at TEXT NOT NULL, by TEXT NOT NULL, patient_id TEXT NOT NULL, visit_id TEXT NOT NULL,
    undo_of TEXT NOT NULL, changes TEXT NOT NULL,
    -- steps from the act itself: 0 an act, 1 its undo, 2 its redo; the deed that took this one back, if any
    depth INTEGER NOT NULL, undone_by TEXT NOT NULL, run_id TEXT NOT NULL) STRICT""",
    """CREATE TABLE chain (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL,
    kind TEXT NOT NULL, targets TEXT NOT NULL, hash TEXT NOT NULL) STRICT""",
)

_IMPORTS = (
    """CREATE TABLE import_run (id TEXT PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL,
    file_name TEXT NOT NULL, rows INTEGER NOT NULL, done INTEGER NOT NULL, state TEXT NOT NULL)
    WITHOUT ROWID, STRICT""",
    # stage 0: to be written; 1: new records are in, changes wait; 2: done, kept for taking it back
    """CREATE TABLE import_row (run_id TEXT NOT NULL, stage INTEGER NOT NULL, number INTEGER NOT NULL,
    part INTEGER NOT NULL, changes TEXT NOT NULL, PRIMARY KEY (run_id, stage, number, part))
    WITHOUT ROWID, STRICT""",
    """CREATE TABLE import_problem (run_id TEXT NOT NULL, part INTEGER NOT NULL, place TEXT NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (run_id, part)) WITHOUT ROWID, STRICT""",
    # whatever carries one of these import ids is not there yet
    "CREATE TABLE unfinished (id TEXT PRIMARY KEY) WITHOUT ROWID, STRICT",
    """CREATE TABLE column_memory (header_key TEXT PRIMARY KEY, columns TEXT NOT NULL)
    WITHOUT ROWID, STRICT""",
)

_SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, detail=none,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'", prefix='1 2 3 4 5')""",
    "INSERT INTO search(search, rank) VALUES ('automerge', 0)",
    # the index holds 2,000 pieces at most and is full beyond; this merges before
    "INSERT INTO search(search, rank) VALUES ('crisismerge', 1000)",
    # each word of any name once, for the middle of a word; each with one letter left out, for slips
    "CREATE TABLE name_word (word TEXT PRIMARY KEY) WITHOUT ROWID, STRICT",
    """CREATE TABLE name_slip (gap TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (gap, word))
    WITHOUT ROWID, STRICT""",
    "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID, STRICT",
    "INSERT INTO counter VALUES ('patient', 0), ('use', 0)",
    "CREATE TABLE made_with (version TEXT NOT NULL) STRICT",
)

_QUICK_IMPORTS = (
    # namesakes are many, those born on one day are few
    "DROP INDEX patient_name_key",
    "CREATE INDEX patient_name_and_birth ON patient(name_key, birth_date)",
    # rows to be written are kept in bundles, [[number, changes], ...], in the order of their part
    "UPDATE import_row SET changes = '[[' || number || ',' || changes || ']]' WHERE stage = 0",
)

_FIND_HINTS = (
    # kept by the triggers below, so that Find looks for neither in vain:
    # 1 where a name to use was ever told; a day that no visit of theirs is after
    "ALTER TABLE patient ADD COLUMN name_told INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE patient ADD COLUMN booked_until TEXT NOT NULL DEFAULT ''",
    """UPDATE patient SET
    name_told = EXISTS (SELECT 1 FROM fact WHERE patient_id = patient.id AND kind = 'name_to_use'),
    booked_until = coalesce((SELECT max(day) FROM visit WHERE patient_id = patient.id), '')""",
    """CREATE TRIGGER visit_added AFTER INSERT ON visit BEGIN
    UPDATE patient SET booked_until = NEW.day WHERE id = NEW.patient_id AND booked_until < NEW.day; END""",
    """CREATE TRIGGER visit_moved AFTER UPDATE OF day ON visit BEGIN
    UPDATE patient SET booked_until = NEW.day WHERE id = NEW.patient_id AND booked_until < NEW.day; END""",
    """CREATE TRIGGER name_told AFTER INSERT ON fact WHEN NEW.kind = 'name_to_use' BEGIN
    UPDATE patient SET name_told = 1 WHERE id = NEW.patient_id; END""",
    """CREATE TRIGGER name_told_later AFTER UPDATE OF kind ON fact WHEN NEW.kind = 'name_to_use' BEGIN
    UPDATE patient SET name_told = 1 WHERE id = NEW.patient_id; END""",
    # what belongs to somebody may be written before them
    """CREATE TRIGGER patient_added AFTER INSERT ON patient
    WHEN EXISTS (SELECT 1 FROM visit WHERE patient_id = NEW.id)
    OR EXISTS (SELECT 1 FROM fact WHERE patient_id = NEW.id) BEGIN
    UPDATE patient SET
      name_told = EXISTS (SELECT 1 FROM fact WHERE patient_id = NEW.id AND kind = 'name_to_use'),
      booked_until = coalesce((SELECT max(day) FROM visit WHERE patient_id = NEW.id), '')
    WHERE id = NEW.id; END""",
)

_HAND_OVER = (
    """CREATE TABLE hand_over_note (id TEXT PRIMARY KEY, words TEXT NOT NULL, by TEXT NOT NULL,
    left_at TEXT NOT NULL, done_at TEXT, done_by TEXT NOT NULL) WITHOUT ROWID, STRICT""",
    # those that still stand are few, those that were ticked only grow
    "CREATE INDEX hand_over_open ON hand_over_note(left_at) WHERE done_at IS NULL",
)

_TEMPLATE_COLUMNS = """id, lang, occasions, band, theme, title, texts, adjust, urgency, neutral, fits_anyone,
    once, boosted_by, discreet, "all", "any", "none", topics, why, ref, enabled, reviewed_by, unknown"""
_STUDIO = (
    # a line has one id in every language, and what is being changed has a table of its own
    "ALTER TABLE prompt_template RENAME TO prompt_template_5",
    """CREATE TABLE prompt_template (id TEXT NOT NULL, lang TEXT NOT NULL, occasions TEXT NOT NULL,
    band TEXT NOT NULL, theme TEXT NOT NULL, title TEXT NOT NULL, texts TEXT NOT NULL,
    adjust INTEGER NOT NULL, urgency TEXT NOT NULL, neutral INTEGER NOT NULL,
    fits_anyone INTEGER NOT NULL, once INTEGER NOT NULL, boosted_by TEXT NOT NULL, discreet TEXT NOT NULL,
    "all" TEXT NOT NULL, "any" TEXT NOT NULL, "none" TEXT NOT NULL, topics TEXT NOT NULL,
    why TEXT NOT NULL, ref TEXT NOT NULL, enabled INTEGER NOT NULL, reviewed_by TEXT NOT NULL,
    unknown TEXT NOT NULL, PRIMARY KEY (lang, id)) WITHOUT ROWID, STRICT""",
    f"INSERT INTO prompt_template ({_TEMPLATE_COLUMNS}) SELECT {_TEMPLATE_COLUMNS} FROM prompt_template_5",
    "DROP TABLE prompt_template_5",
    """CREATE TABLE line_draft (id TEXT PRIMARY KEY, template TEXT NOT NULL, by TEXT NOT NULL,
    at TEXT NOT NULL, began_from TEXT NOT NULL) WITHOUT ROWID, STRICT""",
    """CREATE TABLE line_version (id TEXT PRIMARY KEY, line TEXT NOT NULL, number INTEGER NOT NULL,
    template TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID, STRICT""",
    "CREATE UNIQUE INDEX line_version_by_line ON line_version(line, number)",
)

_RESTS = (
    """CREATE TABLE line_rest (id TEXT PRIMARY KEY, until TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL)
    WITHOUT ROWID, STRICT""",
    """CREATE TABLE complaint (id TEXT PRIMARY KEY, words TEXT NOT NULL, said_on TEXT NOT NULL,
    by TEXT NOT NULL, line TEXT NOT NULL) WITHOUT ROWID, STRICT""",
)

_SHOWN = (
    "ALTER TABLE template_use ADD COLUMN shown INTEGER NOT NULL DEFAULT 0",
    """UPDATE template_use SET shown = (SELECT count(DISTINCT visit_id) FROM prompt_event e
    WHERE e.template = template_use.template AND e.mark = 'shown')""",
    # what became of one line lately, whoever it was said to
    "CREATE INDEX prompt_event_by_line ON prompt_event(template, day)",
)

_LANGUAGES = (
    "ALTER TABLE person ADD COLUMN languages TEXT NOT NULL DEFAULT '[]'",
    # who has read the lines of a language, and who has checked a hello: one row each, and nothing else counts
    """CREATE TABLE pack_signed (id TEXT PRIMARY KEY, version TEXT NOT NULL, read_by TEXT NOT NULL,
    signed_on TEXT NOT NULL, entered_by TEXT NOT NULL) WITHOUT ROWID, STRICT""",
    """CREATE TABLE hello_checked (id TEXT PRIMARY KEY, text TEXT NOT NULL, checked_by TEXT NOT NULL,
    checked_on TEXT NOT NULL, entered_by TEXT NOT NULL) WITHOUT ROWID, STRICT""",
)

_DISMISSED = (
    # beside a mark "not right": how the line read, and how what it rests on stood, [[id, how], ...]
    "ALTER TABLE prompt_event ADD COLUMN form TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE prompt_event ADD COLUMN behind TEXT NOT NULL DEFAULT '[]'",
)

_WORDS_BY = tuple(
    f"ALTER TABLE {table} ADD COLUMN words_by TEXT NOT NULL DEFAULT ''"
    for table in ("line_draft", "line_version")
)

_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "m001_first_layout",
        (*_PEOPLE_AND_CLINIC, *_PATIENTS, *_ABOUT_PATIENTS, *_LINES, *_DEEDS, *_IMPORTS, *_SEARCH),
    ),
    ("m002_quick_imports", _QUICK_IMPORTS),
    ("m003_quick_find", _FIND_HINTS),
    ("m004_hand_over", _HAND_OVER),
    (
        "m005_missed_at_close",
        ("ALTER TABLE clinic ADD COLUMN missed_at_close INTEGER NOT NULL DEFAULT 1",),
    ),
    ("m006_studio", _STUDIO),
    ("m007_rests", _RESTS),
    ("m008_shown", _SHOWN),
    (
        "m009_overrides",
        ("ALTER TABLE prompt_template ADD COLUMN overrides TEXT NOT NULL DEFAULT '[]'",),
    ),
    ("m010_languages", _LANGUAGES),
    ("m011_dismissed", _DISMISSED),
    ("m012_words_by", _WORDS_BY),
    ("m013_erasing", later_steps.ERASING),
    ("m014_find_by_more", later_steps.FIND_BY_MORE),
    ("m015_one_person", later_steps.ONE_PERSON),
    ("m016_follow_through", later_steps.FOLLOW_THROUGH),
    ("m017_right_person", later_steps.RIGHT_PERSON),
    ("m018_keyed_chain", later_steps.KEYED_CHAIN),
    ("m019_pins", later_steps.PINS),
    ("m020_feed_reads", later_steps.FEED_READS),
    ("m021_set_aside", later_steps.SET_ASIDE),
    ("m022_bookings", later_steps.BOOKINGS),
    ("m023_feed_messages", later_steps.FEED_MESSAGES),
    ("m024_aside_bookings", later_steps.ASIDE_BOOKINGS),
)
"""Each layout made from the one before; a step's place is its version, its name is kept in the file."""
VERSION = len(_STEPS)
NAMES = tuple(name for name, _ in _STEPS)
KEYED = 1 + NAMES.index("m018_keyed_chain")
"""From this layout on every row counts in the audit chain."""


def _with_sounds(words: str, told: str) -> str:
    """What somebody is found by, with how the name sounds among the names: before the dates and numbers."""
    known = words.split(" ")
    names = words_before_numbers(words)
    sounds = (word for text in told.split("\n") for word in sound_words(text))
    return " ".join(dict.fromkeys([*names, *sounds, *known[len(names) :]]))


_FUNCTIONS: tuple[tuple[str, int, Callable[..., str]], ...] = (
    ("heard", 1, sound),
    ("with_sounds", 2, _with_sounds),
    ("name_words", 1, lambda words: json.dumps(name_words(words))),
    ("gaps", 1, lambda word: json.dumps(sorted(gaps(word)))),
)
"""What the steps ask of our own rules: name, arguments, answer."""


def version_of(connection: Connection) -> int:
    """The layout the file has; 0 is an empty file. Raises ``NewerStore`` for one from a later Frontdesk."""
    with connection.reading() as raw:
        found: int = raw.execute("PRAGMA user_version").fetchone()[0]
        if found > VERSION:
            row = raw.execute("SELECT version FROM made_with").fetchone()
            newer = f"Frontdesk {row[0]}" if row else "a newer Frontdesk"
            raise NewerStore(
                f"This store was last used with {newer}, which is newer than this one.",
                "Nothing was changed.",
                f"Install {newer}." if row else "Install that version.",
            )
    return found


def migrate(connection: Connection, app_version: str) -> None:
    """Bring the file to this version's layout: each step whole or absent, so that a kill harms nothing."""
    sqlite_utils = _library()
    steps = sqlite_utils.Migrations("frontdesk")

    for version, (name, statements) in enumerate(_STEPS, 1):
        steps(name=name)(partial(_step, version, statements, app_version))
    with connection.reading() as raw:
        for function, takes, gives in _FUNCTIONS:
            raw.create_function(function, takes, gives, deterministic=True)
        raw.isolation_level = ""  # sqlite-utils begins and commits by itself
        try:
            steps.apply(sqlite_utils.Database(raw, execute_plugins=False))
        finally:
            raw.isolation_level = None


def _step(version: int, statements: tuple[str, ...], app_version: str, db: Any) -> None:
    for statement in statements:
        db.execute(statement.replace("{about}", _ABOUT))
    db.execute(f"PRAGMA user_version = {version}")
    db.execute("DELETE FROM made_with")
    db.execute("INSERT INTO made_with VALUES (?)", [app_version])
    if version >= KEYED:
        chain.after_layout(db.conn, first=version == KEYED)


def _library() -> Any:
    """sqlite-utils, bound to our library, without the number crunchers it would load."""
    import sys

    use_one_library()
    hidden = [name for name in ("numpy", "pandas") if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # None hides a module from import
    try:
        import sqlite_utils
    finally:
        for name in hidden:
            del sys.modules[name]
    return sqlite_utils


Before = Callable[[int, int], None]
"""Called with the found and the wanted version before a store is updated (M21, and a backup first)."""
