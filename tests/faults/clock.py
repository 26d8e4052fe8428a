"""F19, F20: the clock jumps, the zone changes its offset, the computer sleeps."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from frontdesk.domain.backup import Backup, Contents, to_thin
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.promise import Promise, PromiseStanding
from frontdesk.domain.visit import VisitState
from frontdesk.importers.tables.moments import at_clinic
from frontdesk.usecases.after_a_start import told_at_start
from frontdesk.usecases.check_in import check_in, find_visit
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.move_visit import move_visit
from frontdesk.usecases.undo import undo
from tests.desks import StillClock, desk_with
from tests.faults.child import Child, Say
from tests.faults.figure import Case, Figure, repeat
from tests.people import ANA, CLINIC, NOW, VOSS, patient, visit

ZONES = (
    "Europe/London", "America/New_York", "America/St_Johns", "America/Santiago", "Australia/Adelaide",
    "Australia/Lord_Howe", "Pacific/Auckland", "Africa/Cairo", "Asia/Beirut", "America/Nuuk",
)  # fmt: skip
TRANSITIONS = 4
MINUTE = timedelta(minutes=1)
LATE, NOON = time(23, 40), time(12)
HELD = Contents(1, 1, 1, "head")
JUMPS = (timedelta(hours=1), timedelta(minutes=-47), timedelta(hours=-25))


def transitions(zone: ZoneInfo) -> Iterator[datetime]:
    """When the zone's offset changes, from 2026 on: the first moment of the new one."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    while True:
        after = at + timedelta(minutes=30)
        if at.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield after
        at = after


def jumps(times: int, seed: int) -> Figure:
    """F19: acts before and after a change of offset and a jump: in their order, right day, told once."""
    turns = [(zone, at, jump) for zone in ZONES for at in range(TRANSITIONS) for jump in JUMPS]
    known = {zone: list(islice(transitions(ZoneInfo(zone)), TRANSITIONS)) for zone in ZONES}
    if times < len(turns):
        turns = random.Random(seed).sample(turns, times)

    def once(_: random.Random, number: int) -> str:
        name, at, jump = turns[number]
        desk, clock = _desk_before(name, known[name][at])
        done = [_check_in_today(desk)]
        clock.forward(minutes=40)  # over the change
        done.append(_check_in_today(desk))
        clock.now += jump
        told = told_at_start(desk, cut_off=False)
        back = jump < -timedelta(minutes=5)
        assert bool(told) == back, f"{name} {jump}: {told}"
        assert not back or told[0].startswith("The computer's clock went back by ")
        assert told_at_start(desk, cut_off=False) == (), "told twice"
        done.append(_check_in_today(desk))
        acts = [(at, kind) for at, kind in desk.whole.latest_acts(9) if kind == "check_in"]
        assert [at for at, _ in reversed(acts)] == [find_visit(desk, id).identified_at for id in done]
        undo(desk)
        states = [find_visit(desk, id).state for id in done]
        assert states == [VisitState.WAITING, VisitState.WAITING, VisitState.EXPECTED], "not the last one"
        assert desk.whole.chain_first_bad() == 0  # type: ignore[attr-defined]  # the real store is behind the port
        desk.whole.close()
        return "told" if back else "nothing to tell"

    return repeat(len(turns), seed, once)


def odd_hours(times: int, seed: int) -> Figure:
    """F19: the hour that does not exist, the hour that comes twice, and the midnights about them."""
    turns = [(zone, at) for zone in ZONES for at in range(TRANSITIONS)][: max(times, 2)]
    known = {zone: list(islice(transitions(ZoneInfo(zone)), TRANSITIONS)) for zone in ZONES}

    def once(_: random.Random, number: int) -> str:
        name, which = turns[number]
        zone, change = ZoneInfo(name), known[name][which]
        before, after = ((change + by).astimezone(zone).utcoffset() for by in (-MINUTE, timedelta()))
        assert before is not None
        assert after is not None
        jump = after - before
        _check_midnights(name, zone, change)
        _check_thinning(zone, change)
        if jump > timedelta():
            _check_missing(name, zone, change, jump)
            return "hours that do not exist: refused"
        _check_doubled(name, zone, change, -jump)
        return "hours that come twice: told apart"

    return repeat(len(turns), seed, once)


def _check_missing(name: str, zone: ZoneInfo, change: datetime, jump: timedelta) -> None:
    """Nobody is put at a time the clocks jump over."""
    desk, clock = _desk_before(name, change)
    clock.now = change - timedelta(hours=3)
    missing = (change - MINUTE).astimezone(zone).replace(tzinfo=None) + MINUTE + jump / 2
    visit_id = next(iter(desk.whole.visits())).id
    was = find_visit(desk, visit_id)
    told = ""
    try:
        move_visit(desk, visit_id, (missing.date(), missing.time()))
    except Refused as refused:
        told = refused.what
    assert told == f"{missing:%H:%M} does not exist on that day: the clocks go forward.", told or "taken"
    assert find_visit(desk, visit_id) == was
    there = missing + jump
    move_visit(desk, visit_id, (there.date(), there.time()))
    assert find_visit(desk, visit_id).start == change + jump / 2
    desk.whole.close()


def _check_doubled(name: str, zone: ZoneInfo, change: datetime, jump: timedelta) -> None:
    """Two at the same time of that night stand in their order and are told apart."""
    desk, clock = _desk_before(name, change)
    second = change + jump / 2
    first, local = second - jump, second.astimezone(zone).replace(tzinfo=None)
    clock.now = first - timedelta(hours=1)
    ids = sorted(v.id for v in desk.whole.visits(local.date()))[:2]
    move_visit(desk, ids[0], (local.date(), local.time()))
    assert find_visit(desk, ids[0]).start == first, "not the first of the two"
    clock.now = first + MINUTE
    move_visit(desk, ids[1], (local.date(), local.time()))
    assert find_visit(desk, ids[1]).start == second, "not the one still to come"
    rows = [row.visit.id for row in desk.store.board(local.date()) if row.visit.id in ids]
    assert rows == ids, "the board has them the other way round"
    said = [desk.speech.clock(desk.local(at)) for at in (first, second)]
    assert said[0] != said[1], f"both are said as {said[0]}"
    assert all(words.startswith(f"{local:%H:%M} (UTC") for words in said), said
    assert desk.speech.clock(desk.local(change + timedelta(hours=12))).count("U") == 0
    instant, remark = at_clinic(local.date(), local.time(), zone)
    assert instant == first
    assert all(words[words.index("UTC") : -1] in remark for words in said), remark
    desk.whole.close()


def _check_midnights(name: str, zone: ZoneInfo, change: datetime) -> None:
    """The clinic's day begins at its own midnight; what was promised for it is due on it alone."""
    desk, clock = _desk_before(name, change)
    day = (change - MINUTE).astimezone(zone).date()
    promised = Promise("due", "x", "Send the letter", "the desk", day, day)
    at, seen = change - timedelta(hours=50), list[tuple[date, PromiseStanding]]()
    while at < change + timedelta(hours=50):
        clock.now = at
        assert desk.today() == at.astimezone(zone).date()
        seen.append((desk.today(), promised.standing(desk.today())))
        at += timedelta(minutes=10)
    assert [one for one, _ in seen] == sorted(one for one, _ in seen), "a day came back"
    due = {one for one, standing in seen if standing is PromiseStanding.DUE_TODAY}
    assert due == {day}, f"due on {due}"
    desk.whole.close()


def _check_thinning(zone: ZoneInfo, change: datetime) -> None:
    """One backup a day late in the evening: none of the last days is thinned away for another."""
    day = change.astimezone(zone).date()
    made = [
        Backup(f"{shift}", datetime.combine(day + timedelta(days=shift), LATE, zone), contents=HELD)
        for shift in range(-7, 7)
    ]
    now = datetime.combine(day + timedelta(days=7), NOON, zone)
    assert to_thin(made, now, zone) == (), "a day has no backup any more"


def _desk_before(name: str, change: datetime) -> tuple[Desk, StillClock]:
    """Twenty minutes before the change, with three people for each day about it."""
    zone, now = ZoneInfo(name), change - timedelta(minutes=20)
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=shift) for shift in range(-2, 3)]
    people = [
        one
        for day in days
        for n in range(3)
        for one in (
            patient(f"{day} {n}"),
            replace(
                visit(f"{day} {n}", f"{day} {n}", day=day),
                start=datetime.combine(day, datetime.min.time(), zone).astimezone(UTC) + timedelta(hours=12),
            ),
        )
    ]
    desk = desk_with([replace(CLINIC, zone=name), ANA, VOSS, *people], now, ANA)
    assert isinstance(desk.clock, StillClock)
    return desk, desk.clock


def _check_in_today(desk: Desk) -> str:
    """Whoever is next on the clinic's own day; nobody of another day is let in."""
    today = desk.now().astimezone(ZoneInfo(desk.clinic.zone)).date()
    rows = desk.store.board(today)
    assert {row.visit.day for row in rows} == {today}, "a wrong day"
    for shift in (-1, 1):
        try:
            check_in(desk, f"{today + timedelta(days=shift)} 0")
        except (Refused, Conflict):
            continue
        raise AssertionError("somebody of another day is in")
    visit_id = next(row.visit.id for row in rows if row.visit.state is VisitState.EXPECTED)
    check_in(desk, visit_id)
    return visit_id


def asleep(times: int, seed: int) -> Figure:
    """F20: the window wakes locked, and nobody can be read on it."""
    child = Child(lambda say: _sleep_and_wake(times, say))
    said, code = child.end()
    assert code == 0
    return Figure(said.count("locked"), times, next((words for words in said if words != "locked"), ""))


def _sleep_and_wake(times: int, say: Say) -> None:
    """In a process of its own: a window has no place in one that forks."""
    from PySide6.QtWidgets import QApplication

    from frontdesk.desktop import Desktop
    from frontdesk.qt.text import Text

    app = QApplication([])
    desk = desk_with([replace(CLINIC, sample=True), ANA, VOSS, patient("p1"), visit("v1", "p1")], NOW, ANA)
    desktop, clock = Desktop(app, desk), desk.clock
    assert isinstance(clock, StillClock)
    desktop.show()
    assert desktop.lock is not None
    for _ in range(times):
        app.processEvents()
        assert not desktop.lock.locked
        clock.forward(hours=1)
        desktop.lock.heartbeat.timeout.emit()
        app.processEvents()
        read = " ".join(text.text() for text in desktop.window.findChildren(Text) if text.isVisible())
        open_ = not desktop.lock.locked or "Siobh" in read
        say(f"not locked: {read}" if open_ else "locked")
        desktop.lock._presenter.given("")
        for _ in range(50):
            app.processEvents()
    desktop.close()


CASES = (
    Case("F19", "the clock jumps, the offset changes", "order kept, no wrong day, told once", jumps, 120, 12),
    Case("F19", "hours that come twice or never", "refused, or told apart; days stay days", odd_hours, 40, 4),
    Case("F20", "the computer slept for an hour", "it wakes locked", asleep, 20, 2),
)
