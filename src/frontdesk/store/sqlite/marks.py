"""Marks on lines: shown, said or not right at a visit, and how templates fare by it. No person, no time."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from frontdesk.domain.line import Mark, PromptEvent

COLUMNS = "patient_id, day, visit_id, template, wording, mark, item, theme, form, behind"


def note(raw: Any, events: Iterable[PromptEvent]) -> list[str]:
    """Write marks; one that is there already counts once. Returns the templates touched."""
    touched = []
    for event in events:
        row = raw.execute("SELECT patient_id, day FROM visit WHERE id = ?", (event.visit_id,)).fetchone()
        if row is None:
            continue  # the visit was taken back meanwhile, and its marks with it
        new = raw.execute(
            f"INSERT OR IGNORE INTO prompt_event ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(*row, event.visit_id, event.template, event.wording, event.mark.value, event.item),
                *(event.theme, event.form, _compact(event.behind)),
            ),
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
        "SELECT visit_id, template, theme, wording, mark, item, form, behind FROM prompt_event"
        " WHERE patient_id = (SELECT patient_id FROM visit WHERE id = ?1) AND visit_id = ?1",
        (visit_id,),
    )
    return tuple(
        PromptEvent(id, template, theme, wording, Mark(mark), item, form, behind_of(behind))
        for id, template, theme, wording, mark, item, form, behind in rows.fetchall()
    )


def behind_of(kept: str) -> tuple[tuple[str, str], ...]:
    """What a line rested on when it was not right, from its column."""
    return tuple((id, how) for id, how in json.loads(kept))


def _compact(behind: tuple[tuple[str, str], ...]) -> str:
    return json.dumps(behind, separators=(",", ":"))


def since(raw: Any, day: date) -> dict[str, dict[Mark, int]]:
    """See ``Store.line_marks``. From line to line, so that only the days asked for are read."""
    rows = raw.execute(
        "SELECT e.template, e.mark, count(*), count(DISTINCT e.visit_id) FROM template_use u"
        " CROSS JOIN prompt_event e ON e.template = u.template AND e.day >= ? GROUP BY e.template, e.mark",
        (day.isoformat(),),
    )
    found: dict[str, dict[Mark, int]] = {}
    for template, mark, marks, visits in rows:
        found.setdefault(template, {})[Mark(mark)] = visits if mark == Mark.SHOWN else marks
    return found


def recent(raw: Any, template: str, limit: int) -> tuple[Mark, ...]:
    """See ``Store.recent_marks``."""
    rows = raw.execute(
        "SELECT visit_id, mark FROM prompt_event WHERE template = ?"
        " ORDER BY day DESC, patient_id DESC, visit_id DESC",
        (template,),
    )
    visits = groupby(rows, itemgetter(0))  # read as they come: only so many as are asked for
    return tuple(_became(mark for _, mark in of_one) for _, of_one in islice(visits, limit))


def _became(marks: Iterable[str]) -> Mark:
    """What a showing came to: a reason why it was not right outweighs a tick, a tick that it stood there."""
    return max(map(Mark, marks), key=tuple(Mark).index)


_USE = "said, not_right, said_on, said_that_day, wordings, shown"


def _count(raw: Any, event: PromptEvent, day: str) -> None:
    row = raw.execute(f"SELECT {_USE} FROM template_use WHERE template = ?", (event.template,)).fetchone()
    said, not_right, said_on, that_day, wordings, shown = row or (0, 0, "", 0, "[]", 0)
    used: list[int] = json.loads(wordings)
    if event.mark is Mark.SHOWN and _times_shown(raw, event) == 1:
        shown += 1
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
        f"INSERT OR REPLACE INTO template_use (template, {_USE}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.template, said, not_right, said_on, that_day, json.dumps(used, separators=(",", ":")), shown),
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
    elif _times_shown(raw, event) == 0:
        raw.execute("UPDATE template_use SET shown = max(shown - 1, 0) WHERE template = ?", (event.template,))


def _times_shown(raw: Any, event: PromptEvent) -> int:
    """In how many wordings and about how many things the line stood on the card of this visit."""
    count: int = raw.execute(
        "SELECT count(*) FROM prompt_event WHERE patient_id = (SELECT patient_id FROM visit WHERE id = ?1)"
        " AND visit_id = ?1 AND template = ?2 AND mark = 'shown'",
        (event.visit_id, event.template),
    ).fetchone()[0]
    return count
