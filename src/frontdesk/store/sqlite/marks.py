"""Marks on lines: shown, said or not right at a visit, and how templates fare by it. No person, no time."""

import json
from collections.abc import Iterable
from typing import Any

from frontdesk.domain.line import Mark, PromptEvent


def note(raw: Any, events: Iterable[PromptEvent]) -> list[str]:
    """Write marks; one that is there already counts once. Returns the templates touched."""
    touched = []
    for event in events:
        row = raw.execute("SELECT patient_id, day FROM visit WHERE id = ?", (event.visit_id,)).fetchone()
        if row is None:
            continue  # the visit was taken back meanwhile, and its marks with it
        new = raw.execute(
            "INSERT OR IGNORE INTO prompt_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, event.visit_id, event.template, event.wording, event.mark.value, event.item, event.theme),
        )
        if new.rowcount == 1:
            _count(raw, event, row[1])
            touched.append(event.template)
    return touched


def forget(raw: Any, event: PromptEvent) -> list[str]:
    """Untick: the mark is gone as if it had never been."""
    gone = raw.execute(
        "DELETE FROM prompt_event WHERE patient_id = (SELECT patient_id FROM visit WHERE id = ?1)"
        " AND visit_id = ?1 AND template = ?2 AND wording = ?3 AND mark = ?4 AND item = ?5 RETURNING day",
        (event.visit_id, event.template, event.wording, event.mark.value, event.item),
    ).fetchone()
    if gone is None:
        return []
    _uncount(raw, event, gone[0])
    return [event.template]


def forget_visit(raw: Any, visit_id: str) -> list[str]:
    """Take out all marks of a visit: it was the wrong person's."""
    return [template for event in at_visit(raw, visit_id) for template in forget(raw, event)]


def at_visit(raw: Any, visit_id: str) -> tuple[PromptEvent, ...]:
    """The marks of one visit."""
    rows = raw.execute(
        "SELECT visit_id, template, theme, wording, mark, item FROM prompt_event WHERE patient_id ="
        " (SELECT patient_id FROM visit WHERE id = ?1) AND visit_id = ?1",
        (visit_id,),
    )
    return tuple(
        PromptEvent(id, template, theme, wording, Mark(mark), item)
        for id, template, theme, wording, mark, item in rows.fetchall()
    )


def _count(raw: Any, event: PromptEvent, day: str) -> None:
    row = raw.execute(
        "SELECT said, not_right, said_on, said_that_day, wordings FROM template_use WHERE template = ?",
        (event.template,),
    ).fetchone()
    said, not_right, said_on, that_day, wordings = row or (0, 0, "", 0, "[]")
    used: list[int] = json.loads(wordings)
    if event.mark is Mark.SAID:
        said += 1
        if day >= said_on:
            said_on, that_day = day, (that_day if day == said_on else 0) + 1
    elif event.mark.not_right:
        not_right += 1
    if event.wording >= 0 and not event.mark.not_right:
        number = raw.execute(
            "UPDATE counter SET value = value + 1 WHERE name = 'use' RETURNING value"
        ).fetchone()[0]
        used += [0] * (event.wording + 1 - len(used))
        used[event.wording] = number
    raw.execute(
        "INSERT OR REPLACE INTO template_use VALUES (?, ?, ?, ?, ?, ?)",
        (event.template, said, not_right, said_on, that_day, json.dumps(used, separators=(",", ":"))),
    )


def _uncount(raw: Any, event: PromptEvent, day: str) -> None:
    if event.mark is Mark.SAID:
        raw.execute(
            "UPDATE template_use SET said = max(said - 1, 0),"
            " said_that_day = max(said_that_day - (said_on = ?), 0) WHERE template = ?",
            (day, event.template),
        )
    elif event.mark.not_right:
        raw.execute(
            "UPDATE template_use SET not_right = max(not_right - 1, 0) WHERE template = ?", (event.template,)
        )
