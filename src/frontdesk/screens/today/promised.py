"""What is typed behind F3 on the screen: what it will be while it is typed, and what it became."""

from collections.abc import Callable
from functools import partial

from frontdesk.domain.changes import Changes
from frontdesk.screens.today.shown import ToastShown
from frontdesk.screens.today.stage import Stage
from frontdesk.usecases.add_promise import usual_due
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.promise_words import (
    PromiseWords,
    day_unread,
    is_task,
    note_promise,
    promise_meant,
    read_promise,
)


def day_to_mind(desk: Desk, words: str) -> str:
    """The day it is kept for, below the field; or why the words after "by" are none."""
    if not words.strip() or is_task(words):
        return ""
    today = desk.today()
    due = read_promise(words, desk.speech, today, ()).due_on or usual_due(today)
    return day_unread(words, desk.speech, today) or f"By {desk.speech.week_day(due)}"


def keep_promise(stage: Stage, patient: str, visit: str, words: str, then: Callable[[Changes], None]) -> None:
    """A promise, or a small thing of this visit; the toast says which, and who keeps it by when."""
    desk = stage.desk
    if is_task(words):
        noted = partial(note_promise, desk, patient, visit, words)
        stage.change(noted, "Noted for this visit", what="the note", then=then)
        return
    meant: list[PromiseWords] = []

    def work() -> Changes:
        meant.append(promise_meant(desk, words))
        return note_promise(desk, patient, visit, words)

    def said(changes: Changes) -> None:
        then(changes)
        by = f", by {desk.speech.week_day(meant[0].due_on)}" if meant[0].due_on else ""
        stage.toast(ToastShown(f"Promised: {meant[0].who}{by}"))

    stage.change(work, what="the promise", then=said)
