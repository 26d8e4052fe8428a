"""The reference page of the command line, docs/cli.md: made from the verbs themselves.

``python -m frontdesk.cli.reference > docs/cli.md`` writes it; a test asserts that the page is current.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from frontdesk.cli.main import group
from frontdesk.cli.verbs.help import EXIT_CODES

_PATIENT = {
    "id": "0b0d…",
    "identifiers": [{"system": "https://clinic.example.org/patients", "value": "1042"}],
    "name_to_use": "Ms Okonkwo-Bell",
    "names": [{"use": "official", "family": "Okonkwo-Bell", "given": ["Ngozi"], "text": ""}],
    "birth_date": "1968-11-02",
    "say_name": "n-GOH-zee",
    "pronouns": "she / her",
    "languages": ["en"],
    "interpreter": None,
    "phones": ["020 7946 0101"],
    "emails": ["ngozi@example.org"],
}
_VISIT = {
    "id": "5c1e…",
    "patient": "0b0d…",
    "start": "2026-05-14T09:20:00Z",
    "state": "expected",
    "clinician": "Dr Lena Voss",
    "kind": "routine",
    "arrived_at": None,
    "left_at": None,
}
_COUNTS = {"new": 40, "changed": 0, "same": 0, "set_aside": 0, "left_out": 1}
_LINE = {
    "template": "CI-16",
    "title": "Anything to be sure of",
    "text": "Is there anything you want to be sure to ask today?",
    "reach": "aloud",
    "audience": "aloud",
    "score": 80,
    "why": [{"points": 70, "reason": "Concern"}],
}

_ONE_FILE = "One object. Only this user of the computer may read the file."

SHAPES: dict[str, tuple[str, Any]] = {
    "demo": (
        "One object, without a display: where the pictures are. The card goes to standard error.",
        {"folder": "out/demo", "pictures": ["1-idle.png"]},
    ),
    "init": (
        "One object. The recovery key is said this once.",
        {"store": "/home/desk/clinic.frontdesk", "recovery_key": "7K2M-…", "manager": "9a41…"},
    ),
    "looks": (
        (
            "One line a look or an act, the newest first. `at` is null for what Frontdesk did by itself."
            " `reason`: why somebody who was not on that day's list was looked at."
        ),
        {
            "at": "2026-05-14T08:41:07Z",
            "who": "Ana",
            "what": "Opened the card, from that day’s list",
            "reason": None,
        },
    ),
    "export": (
        (
            "One object, with `--out`. Only this user of the computer may read the file; it is not encrypted."
            " `without_reach`: people whose phones and mail stayed here, for a rule about safe contact."
        ),
        {"format": "fhir", "file": "clinic.json", "people": 412, "visits": 9120, "without_reach": 3},
    ),
    "export-person": (
        "One object. Only this user of the computer may read the files; none is encrypted.",
        {"patient": "0b7c…", "files": ["copy/person-0b7c….json", "copy/person-0b7c….pdf"]},
    ),
    "erase-person": (
        "One object. Without `--really` nothing is erased.",
        {"patient": "0b7c…", "erased": False, "takes": ["4 visits"], "leaves": ["How often each line …"]},
    ),
    "import": (
        (
            "One object. `refused`: why nothing of the file is stored. `problems`: remarks on kept rows too."
            " `moved` and `not_in_latest_list`: visits that were here before, times on the clinic's clock."
        ),
        {
            "files": [
                {
                    "path": "today.csv",
                    "format": "csv",
                    "patients": _COUNTS,
                    "visits": _COUNTS,
                    "problems": [{"where": "row 4", "reason": "Row 4: there is no patient name."}],
                    "refused": None,
                    "moved": {
                        "count": 1,
                        "visits": [
                            {
                                "board_name": "Ngozi O.",
                                "time": "2026-05-14 11:00",
                                "instead_of": "2026-05-14 10:20",
                            }
                        ],
                    },
                    "not_in_latest_list": {
                        "count": 1,
                        "visits": [{"board_name": "Hà N.", "time": "2026-05-14 10:40", "instead_of": None}],
                    },
                }
            ]
        },
    ),
    "listen": (
        "One object for each thing done, until it is ended.",
        {"done": "The watched folder: day.csv: 40 visits: 40 new.", "changed": True},
    ),
    "imports": (
        "One object a line, the newest import first. `stays`: people who stay though it was taken back.",
        {
            "id": "0b7c…",
            "at": "2026-05-14T06:50:12Z",
            "who": "Ana",
            "file": "today.csv",
            "patients": _COUNTS,
            "visits": _COUNTS,
            "can_be_taken_back": True,
            "taken_back_at": None,
            "taken_back_by": None,
            "stays": 0,
        },
    ),
    "patients": (
        "One object a line. `birth_date` may be `1968` or `1968-11`, `interpreter` yes, no, unknown or null.",
        _PATIENT,
    ),
    "visits": ("One object a line; instants are UTC, `clinician` is the name said aloud.", _VISIT),
    "find": (
        "One object a line: a patient as above, with today's visit, else the next one.",
        {**_PATIENT, "visit": _VISIT},
    ),
    "today": (
        "One object: every list of the board, empty ones too.",
        {
            "date": "2026-05-14",
            "lists": [
                {
                    "list": "to_come",
                    "count": 1,
                    "visits": [
                        {
                            **_VISIT,
                            "board_name": "Ngozi O.",
                            "interpreter": False,
                            "look_alike": False,
                            "in_latest_list": True,
                            "asks_who": False,
                        }
                    ],
                }
            ],
        },
    ),
    "card": (
        "One object. Sections hold what may show while these are listening. `text` may be null: a cue alone.",
        {
            "patient": _PATIENT,
            "identity": "confirmed",
            "needs": ["Come over to call"],
            "sections": [
                {
                    "key": "preferences",
                    "title": "Preferences",
                    "rows": [
                        {
                            "text": "the choir",
                            "audience": "desk",
                            "source": "Told to us",
                            "said_on": "2026-04-02",
                        }
                    ],
                }
            ],
            "private_count": 1,
            "greeting": {"text": "Good morning, Ms Okonkwo-Bell."},
            "lines": [_LINE],
            "more": [_LINE],
            "listening": "others",
            "question": {
                "key": "CI-05",
                "text": "What would you like us to call you here?",
                "answers": ["…"],
            },
        },
    ),
    "check-in": (
        "One object: the deed that can be taken back, and the visit after it.",
        {"deed": "e07b…", "visit": _VISIT},
    ),
    "check-out": ("As `check-in`.", {"deed": "e07b…", "visit": _VISIT}),
    "print morning-sheet": (_ONE_FILE, {"paper": "morning-sheet", "file": "morning-sheet.pdf"}),
    "print door-slip": (_ONE_FILE, {"paper": "door-slip", "file": "door-slip.pdf"}),
    "print pocket-slip": (_ONE_FILE, {"paper": "pocket-slip", "file": "pocket-slip.pdf"}),
    "print visit-sheet": (_ONE_FILE, {"paper": "visit-sheet", "file": "visit-sheet.pdf"}),
    "prompts list": (
        "One object a line; `changed_here`: the clinic put its own words live.",
        {
            "id": "CI-13",
            "lang": "en",
            "enabled": True,
            "changed_here": False,
            "band": "P",
            "title": "Promise ready",
            "texts": ["We have {promise_what} ready for you, as we said we would."],
            "when": "At check-in",
            "conditions": {"all": ["A promise is ready"]},
        },
    ),
    "prompts lint": (
        (
            "One object; `blocks`: it cannot go live like that; `rule`: as docs/packs.md names it; `position`"
            " and `length`: the characters that are wrong, length 0 where it is about none."
        ),
        {
            "lines": 90,
            "problems": [
                {
                    "line": "CI-13",
                    "where": "text 1",
                    "rule": "gush",
                    "position": 12,
                    "length": 9,
                    "blocks": True,
                    "sentence": "…",
                }
            ],
        },
    ),
    "prompts try": (
        (
            "One object for each line and person. `place`: first, row, behind (the key), asked, greets or"
            " nowhere, then `why` says what stops it."
        ),
        {
            "line": "CI-13",
            "person": "Sukarti",
            "trait": "one name only",
            "place": "nowhere",
            "text": "",
            "why": "Not so: a promise is ready",
        },
    ),
    "prompts export": ("One object.", {"file": "lines.json", "lines": 90}),
    "prompts import": (
        "One object. `live`: how many went live; `lines`: every one that is not the same as here.",
        {
            "new": 1,
            "changed": 2,
            "clashing": 0,
            "same": 87,
            "refused": 0,
            "live": 3,
            "lines": [{"line": "CI-13", "standing": "changed", "why": ""}],
        },
    ),
    "backup": (
        "One object.",
        {
            "file": "/srv/backups/clinic-20260514-120000.fdbackup",
            "at": "2026-05-14T11:00:00Z",
            "people": 2148,
            "bytes": 15_400_960,
        },
    ),
    "restore": (
        (
            "With a backup named one object; without one, one object a line: `backup`, `at`, `people`,"
            " `proven`, `bytes`."
        ),
        {
            "backup": "clinic-20260514-120000.fdbackup",
            "at": "2026-05-14T11:00:00Z",
            "people": 2148,
            "newer_acts": 12,
            "erased_again": 0,
            "restored": True,
            "set_aside": "clinic.frontdesk.before-restore-20260514-150210",
            "damaged": ["clinic-20260514-140000.fdbackup"],
        },
    ),
    "check": (
        "One object; `rows` is null without `--deep`, `newest_backup` where none is proven.",
        {"people": 2148, "rows": 48120, "newest_backup": "2026-05-14T11:00:00Z"},
    ),
    "repair": (
        "One object. `tables`: those that are not whole; `of` is null where nobody can tell.",
        {
            "store": "clinic-repaired.frontdesk",
            "people": 2147,
            "tables": [{"table": "visit", "rows": 10_731, "of": 10_740}],
        },
    ),
    "doctor": (
        "One object; `exit_code` is the command's own.",
        {
            "checks": [{"what": "SQLite", "ok": True, "found": "3.53.4", "to_do": None}],
            "exit_code": 0,
        },
    ),
    "help": ("One array.", [{"code": 0, "means": "done"}]),
}
"""What ``--json`` answers, by verb: in words, and an example with every key."""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from (
        "# The command line",
        "",
        "Made by `python -m frontdesk.cli.reference`; a test says when it is behind.",
        "",
        "`frontdesk` without a verb opens the window (`frontdesk --store FILE` on that store). Answers go to",
        "standard output, messages to standard error. The passphrase comes from `FRONTDESK_PASSPHRASE`, else",
        "it is asked; it is never an argument. JSON is UTF-8, one object a line, and stable: keys are added,",
        "never renamed.",
        "",
    )
    for name, command in each_verb(group):
        yield from _verb(name, command)
    yield from ("## Exit codes", "", "| code | means |", "|---|---|")
    for code, words in EXIT_CODES:
        yield f"| {code} | {words} |"


def each_verb(of: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every verb by its full name; a group stands for the verbs in it."""
    for name, command in of.commands.items():
        if isinstance(command, click.Group):
            yield from each_verb(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def _verb(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"frontdesk {name}")
    yield from (f"## {name}", "", str(command.help), "", f"    {_usage(command, context)}", "")
    yield from ("| option | |", "|---|---|")
    for parameter in command.params:
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record:
            written = record[0].replace("|", "\\|")
            yield f"| `{written}` | {record[1]} |"
    words, example = SHAPES[name]
    yield from (
        "",
        f"`--json`: {words}",
        "",
        "```json",
        json.dumps(example, ensure_ascii=False, indent=1),
        "```",
        "",
    )


def _usage(command: click.Command, context: click.Context) -> str:
    return " ".join([context.command_path, *command.collect_usage_pieces(context)])


if __name__ == "__main__":
    sys.stdout.write(page())
