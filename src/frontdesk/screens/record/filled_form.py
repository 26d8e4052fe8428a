"""What an open form comes to: the job that keeps it, and what there is to say while it is typed. No Qt."""

from collections.abc import Callable
from datetime import date

from frontdesk.domain.audience import Audience
from frontdesk.domain.changes import Changes
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS, Fact, FactKind, Source
from frontdesk.domain.value_form import PartSort
from frontdesk.screens.record.open_record import OpenForm, OpenRecord
from frontdesk.screens.record.other_notes import OTHER_KINDS, AnyNote
from frontdesk.usecases.change_fact import keep_fact
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.told_values import Told
from frontdesk.usecases.words_kept import SAFE, asked_about


def keeping(desk: Desk, record: OpenRecord, form: OpenForm) -> Callable[[], Changes]:
    """One Deed of what is filled in; what the same form wrote before gives way to it.

    Raises ``Refused`` for a day nobody can read.
    """
    values, patient = form.values, record.patient_id
    audience = Audience(values["audience"])
    if form.kind in OTHER_KINDS:
        keep, visit, note = OTHER_KINDS[form.kind].keep, record.visit_id, form.row or form.changing
        return lambda: keep(desk, patient, visit, values, audience, note)
    untouched = values["audience"] == form.began["audience"] and not form.changing
    told = Told(
        FactKind(form.kind),
        values,
        None if untouched else audience,
        Source(values["source"]),
        asked=bool(values["asked"]),
        strip=bool(values["strip"]),
        verb=values["verb"],
        review_by=_day(desk, values["review"]),
        expires_on=_day(desk, values["ends"]),
    )
    replaces, again, instead = form.stands_on or form.changing, form.row, form.instead_of
    return lambda: keep_fact(desk, patient, told, replaces=replaces, instead_of=instead, again=again)


def row_written(desk: Desk, deed_id: str) -> str:
    """The note that a deed of ``keeping`` left standing; empty where it wrote none."""
    deed = desk.store.deed(deed_id) if deed_id else None
    notes = [c.after for c in deed.changes if isinstance(c.after, Fact | AnyNote)] if deed is not None else []
    return notes[-1].id if notes else ""


def said_of(form: OpenForm) -> str:
    """The question or the refusal about the words as they stand; empty where there is nothing to say."""
    values = form.values
    if form.kind in OTHER_KINDS:
        parts = [part for part in OTHER_KINDS[form.kind].form if part.key != "name"]
        kind, verb = None, ""
    else:
        kind = FactKind(form.kind)
        parts, verb = list(KINDS[kind].form), values["verb"]
    words = [values.get(part.key, "") for part in parts if part.sort is PartSort.WORDS]
    asked = asked_about(*words, kind=kind, verb=verb)
    return asked.refused or ("" if values["audience"] == Audience.PRIVATE else asked.question)


def _day(desk: Desk, typed: str) -> date | None:
    if not typed.strip():
        return None
    day = desk.speech.read_day(typed, desk.today())
    if day is None:
        raise Refused("A day reads like 14 May 2027, today or later.", SAFE)
    return day
