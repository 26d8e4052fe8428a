"""Thinning keeps what it says, whatever there is; and when the next one is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from frontdesk.domain.backup import (
    Backup,
    Contents,
    Drilled,
    Why,
    drill_due,
    is_due,
    is_old,
    newest_proven,
    to_thin,
)

NOW = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
HELD = Contents(1, 2, 3, "")


def made(minutes_ago: int, *, proven: bool = True, why: Why = Why.BY_ITSELF) -> Backup:
    at = NOW - timedelta(minutes=minutes_ago)
    return Backup(f"b{minutes_ago}", at, why, contents=HELD if proven else None)


some = st.lists(
    st.builds(
        made,
        st.integers(0, 60 * 24 * 500),
        proven=st.booleans(),
        why=st.sampled_from(Why),
    ),
    max_size=120,
    unique_by=lambda one: one.name,
)


@given(some)
def test_what_stays(backups: list[Backup]) -> None:
    gone = to_thin(backups, NOW, ZONE)
    left = [one for one in backups if one not in gone]
    assert all(one.proven for one in gone), "what was never proven is nobody's to throw away"
    assert newest_proven(left) == newest_proven(backups)
    today = NOW.astimezone(ZONE).date()
    assert not [one for one in gone if one.at.astimezone(ZONE).date() == today]
    assert not [one for one in gone if one.why is Why.UPDATE and NOW - one.at < timedelta(days=30)]
    good = sorted((one for one in backups if one.proven), key=lambda one: one.at)
    for span, many in (
        (lambda d: d, 14),
        (lambda d: d.isocalendar()[:2], 10),
        (lambda d: (d.year, d.month), 12),
    ):
        newest = {span(one.at.astimezone(ZONE).date()): one for one in good}
        assert set(gone).isdisjoint(list(newest.values())[-many:])
    assert to_thin(left, NOW, ZONE) == (), "a second time finds nothing more"


def test_five_years_of_every_day_leave_little() -> None:
    every = [made(60 * 24 * day + 60 * hour) for day in range(1, 365 * 5) for hour in (0, 4, 8)]
    left = set(every) - set(to_thin(every, NOW, ZONE))
    assert 14 + 7 + 9 <= len(left) <= 14 + 10 + 12
    assert max(NOW - one.at for one in left) < timedelta(days=366)


def test_when_it_is_time() -> None:
    assert is_due([], NOW)
    assert is_due([made(5, proven=False)], NOW)
    assert not is_due([made(239)], NOW)
    assert is_due([made(240)], NOW)
    assert not is_old(made(24 * 60), NOW)
    assert is_old(made(24 * 60 + 1), NOW)
    assert is_old(None, NOW)
    week = NOW - timedelta(days=7)
    assert drill_due(None, NOW)
    assert drill_due(Drilled(week, "b", 1, good=True), NOW)
    assert not drill_due(Drilled(week + timedelta(minutes=1), "b", 1, good=True), NOW)
    assert drill_due(Drilled(NOW - timedelta(days=1), "b", 1, good=False), NOW)
