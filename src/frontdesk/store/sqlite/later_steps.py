"""The steps of the file's layout from the thirteenth on, in their order; `migrations.py` lists them all.

``{about}`` stands for the foreign key of what is about a patient.
"""

ERASING = (
    # who was erased here: applied again to a copy from before
    "CREATE TABLE erasure (id TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID, STRICT",
    # where personal notes may have been taken back; the counter says how far they were gone through
    "CREATE INDEX deed_withdrawn ON deed(seq) WHERE kind IN ('set_consent', 'redo')",
)

PLAIN = "replace(replace(replace(replace(upper({0}), '-', ''), ' ', ''), '.', ''), '/', '')"
"""A number of another system without its signs, as somebody types it."""
FIND_BY_MORE = (
    # each word of any name by how it sounds
    """CREATE TABLE name_sound (sound TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (sound, word))
    WITHOUT ROWID, STRICT""",
    "INSERT INTO name_sound SELECT heard(word), word FROM name_word WHERE heard(word) <> ''",
    # the others are found by the key of their table; nobody types long ones by hand
    f"""CREATE INDEX identifier_plain ON identifier({PLAIN.format("value")})
    WHERE {PLAIN.format("value")} <> value AND length(value) <= 20""",
)

ONE_PERSON = (
    # whose records were merged into one: few, and looked up by whoever stands for them
    "CREATE INDEX patient_merged ON patient(merged_into) WHERE merged_into <> ''",
    "CREATE INDEX deed_merges ON deed(seq) WHERE kind = 'merge_people'",
    # the smaller id of the two is the patient: a pair is judged once
    """CREATE TABLE two_people (id TEXT NOT NULL, patient_id TEXT NOT NULL, other_id TEXT NOT NULL,
    said_on TEXT NOT NULL, entered_by TEXT NOT NULL, PRIMARY KEY (patient_id, id), {about})
    WITHOUT ROWID, STRICT""",
    # whom somebody at the desk must not see
    """CREATE TABLE hidden_from (id TEXT NOT NULL, patient_id TEXT NOT NULL, person_id TEXT NOT NULL,
    set_on TEXT NOT NULL, entered_by TEXT NOT NULL, PRIMARY KEY (patient_id, id), {about})
    WITHOUT ROWID, STRICT""",
)

_TOLD_A_SOUND = "SELECT patient_id FROM fact WHERE kind = 'pronunciation' AND status <> 'retired'"
RIGHT_PERSON = (
    # who came along, where it is somebody on record
    "ALTER TABLE visit ADD COLUMN companion_id TEXT NOT NULL DEFAULT ''",
    # people are found by how their name sounds as well: whoever told us is put into the index anew
    f"""UPDATE patient SET words = with_sounds(words, (SELECT group_concat(text, char(10)) FROM fact
    WHERE patient_id = patient.id AND kind = 'pronunciation' AND status <> 'retired'))
    WHERE id IN ({_TOLD_A_SOUND})""",
    f"""DELETE FROM search WHERE rowid IN (SELECT search_id FROM patient
    WHERE in_search = 1 AND id IN ({_TOLD_A_SOUND}))""",
    f"""INSERT INTO search(rowid, words) SELECT search_id, words FROM patient
    WHERE in_search = 1 AND id IN ({_TOLD_A_SOUND}) ORDER BY search_id""",
    f"""INSERT OR IGNORE INTO name_word SELECT value FROM patient p, json_each(name_words(p.words))
    WHERE p.in_search = 1 AND p.id IN ({_TOLD_A_SOUND})""",
    """INSERT OR IGNORE INTO name_slip SELECT value, word FROM name_word w, json_each(gaps(w.word))
    WHERE NOT EXISTS (SELECT 1 FROM name_slip s WHERE s.gap = w.word AND s.word = w.word)""",
    "INSERT OR IGNORE INTO name_sound SELECT heard(word), word FROM name_word WHERE heard(word) <> ''",
)

FOLLOW_THROUGH = (
    *(f"ALTER TABLE promise ADD COLUMN {column} TEXT" for column in ("first_due_on", "told_on", "closed_on")),
    "ALTER TABLE promise ADD COLUMN late_because TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE concern ADD COLUMN renewed_on TEXT",
    """CREATE TABLE need_met (id TEXT NOT NULL, patient_id TEXT NOT NULL, visit_id TEXT NOT NULL,
    fact_id TEXT NOT NULL, met TEXT NOT NULL, said_on TEXT NOT NULL, why TEXT NOT NULL,
    PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    "CREATE INDEX need_met_day ON need_met(said_on)",
    """CREATE TABLE task (id TEXT NOT NULL, patient_id TEXT NOT NULL, visit_id TEXT NOT NULL,
    what TEXT NOT NULL, day TEXT NOT NULL, audience TEXT NOT NULL, done_at TEXT, entered_by TEXT NOT NULL,
    PRIMARY KEY (patient_id, id), {about}) WITHOUT ROWID, STRICT""",
    "CREATE INDEX task_day ON task(day)",
    # the ledger: what is owed, however old, and what came to its end today
    "CREATE INDEX promise_owed ON promise(due_on) WHERE state IN ('open', 'ready')",
    "CREATE INDEX promise_closed ON promise(closed_on) WHERE closed_on IS NOT NULL",
    "CREATE INDEX concern_open ON concern(said_on) WHERE state IN ('open', 'asked_about')",
)

PINS = (
    # the end of a day pass
    "ALTER TABLE person ADD COLUMN until TEXT",
    # what a PIN is compared with; it is no record, so it stands in no act and comes back by no Undo
    """CREATE TABLE person_pin (person_id TEXT PRIMARY KEY, salt BLOB NOT NULL, passes INTEGER NOT NULL,
    memory INTEGER NOT NULL, verifier BLOB NOT NULL) WITHOUT ROWID, STRICT""",
)

SET_ASIDE = (
    # rows of other systems that wait for somebody's decision; who they may be about stands in ``may_be``
    """CREATE TABLE set_aside (id TEXT PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL,
    reason TEXT NOT NULL, row TEXT NOT NULL, may_be TEXT NOT NULL, person_mark TEXT NOT NULL,
    row_mark TEXT NOT NULL, decision TEXT NOT NULL, decided_by TEXT NOT NULL, decided_on TEXT,
    became TEXT NOT NULL,
    import_id TEXT NOT NULL) WITHOUT ROWID, STRICT""",
    "CREATE INDEX set_aside_open ON set_aside(at, id) WHERE decision = ''",
    "CREATE INDEX set_aside_person ON set_aside(person_mark)",
    # an import can be taken back: what it counted, and by whom and when it went again
    "ALTER TABLE import_run ADD COLUMN counts TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE import_run ADD COLUMN taken_back_by TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE import_run ADD COLUMN taken_back_at TEXT",
)

KEYED_CHAIN = (
    # what all records come to at each entry, and what each table comes to now
    "ALTER TABLE chain ADD COLUMN total TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE row_sum (name TEXT PRIMARY KEY, total TEXT NOT NULL) WITHOUT ROWID, STRICT",
)

FEED_READS = (
    # what came in by itself; nobody's record, so it stands in no act and comes back by no Undo
    """CREATE TABLE feed_read (number INTEGER PRIMARY KEY, feed TEXT NOT NULL, at TEXT NOT NULL,
    name TEXT NOT NULL, contents TEXT NOT NULL, stamp TEXT NOT NULL, words TEXT NOT NULL,
    run_id TEXT NOT NULL) STRICT""",
    "CREATE INDEX feed_read_contents ON feed_read(feed, contents)",
)

BOOKINGS = (
    # a visit that a list brought with nothing but a name
    "ALTER TABLE visit ADD COLUMN written_name TEXT NOT NULL DEFAULT ''",
    # and one whose person nobody has said yet
    """CREATE TABLE booking (id TEXT PRIMARY KEY, day TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT,
    written_name TEXT NOT NULL, clinician_id TEXT NOT NULL, kind TEXT NOT NULL, room TEXT NOT NULL,
    state TEXT NOT NULL, source_system TEXT NOT NULL, source_value TEXT NOT NULL, import_id TEXT NOT NULL,
    in_latest_list INTEGER NOT NULL) WITHOUT ROWID, STRICT""",
    "CREATE INDEX booking_day ON booking(day, start, id)",
    "CREATE INDEX booking_source ON booking(source_system, source_value) WHERE source_value <> ''",
)

ASIDE_BOOKINGS = (
    # the appointment of a row that waits stands on its day
    "ALTER TABLE booking ADD COLUMN aside_id TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX booking_aside ON booking(aside_id) WHERE aside_id <> ''",
)

FEED_MESSAGES = (
    # messages of another system; the text is emptied when a message is used, the row goes after a while
    """CREATE TABLE feed_message (number INTEGER PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL,
    control_id TEXT NOT NULL, contents TEXT NOT NULL UNIQUE, text BLOB NOT NULL, state TEXT NOT NULL,
    reason TEXT NOT NULL) STRICT""",
    "CREATE INDEX feed_message_waiting ON feed_message(number) WHERE state = 'waiting'",
)
