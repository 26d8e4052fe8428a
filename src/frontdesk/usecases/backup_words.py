"""What is said of backups, the same in the window and on a terminal."""

from datetime import datetime, timedelta

from frontdesk.domain.backup import OLD, Backup, Drilled, Restored, newest_proven
from frontdesk.domain.damage import Damage, Younger
from frontdesk.domain.errors import Damaged, PutBack
from frontdesk.usecases.who_looked import ACTS, CHANGED
from frontdesk.words import English

CHECK_IN = "check_in"


def when(at: datetime, now: datetime) -> str:
    """ "today 12:00", "yesterday 18:04", "2 April 12:00". ``now`` is local, ``at`` is said on its clock."""
    at, speech = at.astimezone(now.tzinfo), English()
    if at.date() == now.date():
        day = "today"
    elif at.date() == now.date() - timedelta(days=1):
        day = "yesterday"
    else:
        day = speech.short_day(at.date(), now.date())
    return f"{day} {speech.clock(at)}"


def age(at: datetime, now: datetime) -> str:
    """ "26 hours", "40 minutes", "3 days"."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    for many, one in ((minutes // 1440, "day"), (minutes // 60, "hour")):
        if many >= (3 if one == "day" else 1):
            return f"{many} {one}{'' if many == 1 else 's'}"
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def old_words(newest: Backup | None, now: datetime) -> str:
    """M22: one calm sentence, past 24 hours; empty before."""
    if newest is None:
        return "There is no proven backup yet. Back up now."
    return (
        f"The last proven backup is {age(newest.at, now)} old. Back up now." if now - newest.at > OLD else ""
    )


def newest_words(newest: Backup | None, now: datetime) -> str:
    """ "The newest good backup is from today 12:00 (2,148 people)." """
    if newest is None or newest.contents is None:
        return "There is no proven backup yet."
    return f"The newest good backup is from {when(newest.at, now)} ({people(newest.contents.people)})."


def drilled_words(drill: Drilled | None, now: datetime) -> str:
    """ "Yesterday 18:04, opened and counted: 2,148 people." """
    if drill is None:
        return "Not tested yet. It is restored for practice once a week."
    said = when(drill.at, now)
    said = said[:1].upper() + said[1:]
    if drill.good:
        return f"{said}, opened and counted: {people(drill.people)}."
    return f"{said}: {drill.name} is damaged and counts no more."


def damaged_words(problem: Damaged, known: tuple[Backup, ...], seen: Damage, now: datetime) -> Damaged:
    """M05: which page, that nothing was changed, the newest good backup, and what is younger than it."""
    if isinstance(problem, PutBack):
        return problem
    newest, what, safe = newest_proven(known), problem.what, problem.safe
    if what == "This patient store is damaged.":
        what = f"This patient store is damaged{_where(seen)}."
        safe = "Frontdesk has not opened or changed it."
    if newest is None:
        return Damaged(f"{what} {safe}", newest_words(newest, now), problem.todo)
    which = f"The newest good backup is from {when(newest.at, now)}"
    some = f" ({how_many(seen.younger)} younger than it {'is' if len(seen.younger) == 1 else 'are'} listed)"
    return Damaged(
        f"{what} {safe}",
        f"{which}{some if seen.younger else ''}.",
        "Restore it, or save a copy of the damaged file first.",
        tuple(act_line(one, now) for one in seen.younger),
    )


def _where(seen: Damage) -> str:
    return f" (page {seen.page:,} of {seen.pages:,})" if seen.page else ""


def how_many(acts: tuple[Younger, ...]) -> str:
    """ "3 check-ins", "1 check-in and 2 other acts"."""
    came = sum(one.kind == CHECK_IN for one in acts)
    parts = (_counted(came, "check-in"), _counted(len(acts) - came, "other act" if came else "act"))
    return " and ".join(part for part in parts if part)


def _counted(many: int, one: str) -> str:
    return f"{many:,} {one}{'' if many == 1 else 's'}" if many else ""


def act_line(act: Younger, now: datetime) -> str:
    """ "today 12:04: Checked in (appointment today 12:10)": the day's list says who that is."""
    about = f" (appointment {when(act.appointment, now)})" if act.appointment else ""
    return f"{when(act.at, now)}: {ACTS.get(act.kind, CHANGED)}{about}"


def restored_words(done: Restored, now: datetime) -> str:
    """One line for the door: of when the store is, what is not in it, where the one from before is kept."""
    parts = [f"The store is as of {when(done.backup.at, now)} again ({people(done.people)})."]
    parts += [f"{name} is damaged; the next older good one was taken." for name in done.passed_over]
    if done.newer_acts:
        acts = _counted(done.newer_acts, "newer act")
        parts.append(f"{acts} {'is' if done.newer_acts == 1 else 'are'} not in it.")
    if done.erased_again:
        parts.append(f"{people(done.erased_again)} erased since stayed erased.")
    if done.aside is not None:
        parts.append(f"The one from before is kept as {done.aside.name}.")
    return " ".join(parts)


def people(many: int) -> str:
    """ "2,148 people", "1 person"."""
    return f"{many:,} {'person' if many == 1 else 'people'}"
