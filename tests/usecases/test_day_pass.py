"""A day pass: in on its day alone, gone at midnight, and nothing private in any answer of the store."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from frontdesk import bootstrap
from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.day_pass import may_come_in
from frontdesk.domain.deed import Change, Deed, Record
from frontdesk.domain.errors import Refused, WrongPassphrase, WrongUsage
from frontdesk.domain.fact import Fact, FactKind
from frontdesk.domain.moment import Moment, Tone
from frontdesk.domain.promise import Promise
from frontdesk.domain.relation import Relation
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.task import Task
from frontdesk.store.port import Store
from frontdesk.usecases.access import change_role, end_access, everybody, give_passphrase, only_one_opens
from frontdesk.usecases.day_pass import AHEAD, make_day_pass, pass_slip, pass_words
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.first_run import FirstAnswers
from frontdesk.usecases.people_at_desk import people_at_desk, take_the_desk, works_here
from frontdesk.usecases.undo import undo
from frontdesk.vault import key_file
from frontdesk.vault.wrapped import Cost
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, TODAY, VOSS, ZONE, patient, visit

PASS, FOUR = "harbour violet kettle", "lantern orchard gravel moss"
TEMP = Person("temp", "Sam", Role.DESK, NOW, until=datetime(2026, 5, 14, 23, tzinfo=UTC))
"""Until midnight on the clinic's clock, which is an hour ahead in May."""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("frontdesk.vault.key_file.Cost", lambda *given: Cost(*given or (1, 8192)))
    monkeypatch.setattr(bootstrap, "usual_heads", lambda: tmp_path / "heads")
    return tmp_path / "clinic.frontdesk"


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOW)


@pytest.fixture
def desk(path: Path, clock: StillClock) -> Iterator[Desk]:
    made, _ = bootstrap.create_desk(path, PASS, FirstAnswers("Linden", "Ana", ZONE.key), clock=clock)
    yield made
    made.store.close()


def sam(desk: Desk) -> Person:
    return next(one for one in desk.whole.people() if one.shown_name == "Sam")


# --- when it lets in


@pytest.mark.parametrize(
    ("local", "lets_in"),
    [("13T23:59", False), ("14T00:00", True), ("14T12:00", True), ("14T23:59", True), ("15T00:00", False)],
)
def test_on_its_day_alone_from_the_first_minute_until_midnight(local: str, lets_in: bool) -> None:
    now = datetime.fromisoformat(f"2026-05-{local}").replace(tzinfo=ZONE).astimezone(UTC)
    assert may_come_in(TEMP, now, ZONE) is lets_in
    assert not may_come_in(replace(TEMP, ended_at=NOW), now, ZONE)
    assert may_come_in(replace(TEMP, until=None), now, ZONE)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["23 hours", "25 hours"])
def test_a_day_on_which_the_clocks_change_is_a_whole_day(desk: Desk, clock: StillClock, day: date) -> None:
    clock.now = datetime.combine(day - timedelta(days=2), datetime.min.time(), UTC)
    make_day_pass(desk, "Sam", day, FOUR)
    hours = [datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=h) for h in range(-30, 30)]
    assert [may_come_in(sam(desk), at, ZONE) for at in hours] == [
        at.astimezone(ZONE).date() == day for at in hours
    ]


def test_made_for_tomorrow_it_opens_tomorrow_and_its_key_goes_at_the_start_after(
    desk: Desk, path: Path, clock: StillClock
) -> None:
    make_day_pass(desk, "Sam", TODAY + timedelta(days=1), FOUR)
    assert pass_words(desk, sam(desk)) == "Day pass for 15 May, until midnight"
    desk.store.close()
    with pytest.raises(WrongPassphrase, match="for 15 May, and for no other day"):
        bootstrap.open_desk(path, FOUR, clock=clock)
    clock.forward(days=1)
    opened = bootstrap.open_desk(path, FOUR, clock=clock)
    assert opened.staff.shown_name == "Sam"
    assert [one.shown_name for one in people_at_desk(opened)] == ["Ana", "Sam"]
    clock.forward(days=1)  # the program runs on
    assert [one.shown_name for one in people_at_desk(opened)] == ["Ana"]
    with pytest.raises(WrongUsage):
        works_here(opened, opened.staff.id)
    opened.store.close()
    with pytest.raises(WrongPassphrase, match="over: it was good until midnight"):
        bootstrap.open_desk(path, FOUR, clock=clock)
    assert len(key_file.holders(key_file.beside(path))) == 1, "and its wrapped key was taken away"
    last = bootstrap.open_desk(path, PASS, clock=clock)
    assert [one.person.shown_name for one in everybody(last)] == ["Ana"]
    make_day_pass(last, "Sam", last.today(), FOUR)  # the name is free again
    last.store.close()


def test_it_is_for_today_or_the_next_fourteen_days_and_made_by_a_manager(desk: Desk) -> None:
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=AHEAD + 1)):
        with pytest.raises(Refused, match="one of the next 14 days"):
            make_day_pass(desk, "Sam", day, FOUR)
    make_day_pass(desk, "Sam", TODAY + timedelta(days=AHEAD), FOUR)
    with pytest.raises(Refused, match="on the list already"):
        make_day_pass(desk, "Sam", TODAY, "seven quiet bicycles")
    take_the_desk(desk, sam(desk))
    with pytest.raises(Refused, match="by a manager"):
        make_day_pass(desk, "Kim", TODAY, "seven quiet bicycles")


def test_it_is_no_second_opener_and_never_a_manager(desk: Desk, clock: StillClock) -> None:
    make_day_pass(desk, "Sam", TODAY, FOUR)
    assert only_one_opens(desk)
    with pytest.raises(Refused, match="for Desk"):
        change_role(desk, sam(desk).id, Role.MANAGER)
    give_passphrase(desk, sam(desk).id, "seven quiet bicycles")  # the slip was lost
    end_access(desk, sam(desk).id)
    clock.forward(days=2)
    with pytest.raises(Refused, match="is over"):
        give_passphrase(desk, sam(desk).id, FOUR)


def test_the_slip_has_the_day_and_the_words_and_no_patient(desk: Desk) -> None:
    slip = pass_slip(desk, "Sam", TODAY, FOUR)
    rows = [row.text for part in slip.parts for row in part.rows]
    assert rows[:2] == ["Thursday 14 May", FOUR]


# --- nothing private

SECRET = "lantern-secret"
KINDS_OF_WORDS = (FactKind.COMMUNICATION, FactKind.ADJUSTMENT, FactKind.PERSONAL_DETAIL, FactKind.OBSERVANCE)


def kept(at: int, private: bool, sort: int) -> Record:
    """One record of any sort about the patient, private or not."""
    heard, words = (Audience.PRIVATE, f"{SECRET} {at}") if private else (Audience.DESK, f"open {at}")
    made: tuple[Callable[[], Record], ...] = (
        *(
            lambda kind=kind: Fact(f"f{at}", "p1", kind, words, audience=heard, said_on=TODAY)
            for kind in KINDS_OF_WORDS
        ),
        lambda: Concern(
            f"c{at}", "p1", ConcernType.HEALTH if private else ConcernType.SERVICE, words, TODAY, words
        ),
        lambda: Concern(f"c{at}", "p1", ConcernType.SERVICE, words, TODAY, audience=heard),
        lambda: Promise(f"pr{at}", "p1", words, "Ana", TODAY, TODAY, audience=heard, place=words),
        lambda: Moment(f"m{at}", "p1", words, Tone.JOYFUL, TODAY, audience=heard),
        lambda: Relation(f"r{at}", "p1", words, words, audience=heard),
        lambda: Task(f"t{at}", "p1", "v1", words, TODAY, audience=heard),
    )
    return made[sort % len(made)]()


IDS: list[str] = [f"{sort}{at}" for sort in ("f", "c", "pr", "m", "r", "t") for at in range(8)]
DEEDS: list[str] = []
"""Of the example at hand."""
PATIENTS = st.lists(st.tuples(st.booleans(), st.integers(0, 9)), min_size=1, max_size=8)
ASKED: Mapping[str, Callable[[Store], Any]] = {
    "card_input": lambda s: s.card_input(patient_id="p1", visit_id="v1", staff=TEMP, now=NOW),
    "board": lambda s: s.board(TODAY),
    "find": lambda s: (s.find("bren", today=TODAY), s.find(SECRET, today=TODAY)),
    "promises_due": lambda s: s.promises_due(TODAY),
    "promises_owed": lambda s: s.promises_owed(TODAY),
    "concerns_open": lambda s: s.concerns_open(TODAY),
    "tasks_open": lambda s: s.tasks_open(TODAY),
    "needs_met": lambda s: s.needs_met(TODAY),
    "records_of": lambda s: [s.records_of(k, "p1") for k in (Fact, Concern, Promise, Moment, Relation, Task)],
    "get": lambda s: [
        s.get(k, i, "p1") for k in (Fact, Concern, Promise, Moment, Relation, Task) for i in IDS
    ],
    "person": lambda s: s.person("p1"),
    "patients": lambda s: list(s.patients()),
    "visits": lambda s: list(s.visits()),
    "facts_of": lambda s: s.facts_of("p1"),
    "everything_of": lambda s: s.everything_of("p1"),
    "known": lambda s: s.known((), (), ("p1",)),
    "deed": lambda s: [s.deed(id) for id in DEEDS],
    "last_deed": lambda s: (s.last_deed(ANA.id), s.last_deed(ANA.id, undone=True)),
    "acts_about": lambda s: s.acts_about("p1", NOW - timedelta(days=9)),
    "merges": lambda s: s.merges(),
    "history_of": lambda s: s.history_of("p1"),
    "set_aside": lambda s: s.set_aside(),
    "looks_since": lambda s: s.looks_since(NOW, ("look_outside",)),
    "patients_by_identifier": lambda s: (),
    "people_called": lambda s: s.people_called(["siobhan", "brennan"]),
    "patients_by_name_key": lambda s: s.patients_by_name_key("siobhan brennan"),
    "prompts_of": lambda s: s.prompts_of("v1"),
    "mentions": lambda s: s.mentions("p1"),
}
"""Every read that could tell of a patient. The two of imports below hand rows on unseen."""
TELLS_OF_NOBODY = frozenset(
    """clinic clinicians delays people any_of hand_over_notes two_people hidden_from unseen_by templates
    line_drafts line_keys line_versions line_rests complaints packs_signed hellos_checked unchanged
    visit_by_source visits_by_source bookings bookings_by_source bookings_of_aside erased latest_acts
    template_use line_marks recent_marks remembered_columns import_problems set_aside_before import_runs
    import_stays unfinished_imports pin_of feed_reads feed_read_of messages_waiting""".split()
)
WRITES = frozenset(
    """commit erase note_look keep_looks note_prompts forget_prompt forget_prompts import_stage import_accept
    import_step import_take_back import_back_step import_forget import_drop
    remember_columns note_feed_read idle close keep_pin drop_pin
    keep_messages settle_messages forget_messages""".split()
)


def test_every_read_of_the_port_is_asked_or_named_as_telling_of_nobody() -> None:
    port = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert set(ASKED) | TELLS_OF_NOBODY | WRITES == port


def texts(found: Any) -> Iterator[str]:
    """Every word anywhere in an answer."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, Mapping):
        yield from texts([*found.keys(), *found.values()])
    elif isinstance(found, list | tuple | set | frozenset):
        for one in found:
            yield from texts(one)
    elif is_dataclass(found):
        for one in fields(found):
            yield from texts(getattr(found, one.name))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=PATIENTS)
def test_nothing_private_is_in_any_answer_for_a_day_pass(drawn: list[tuple[bool, int]]) -> None:
    records = [kept(at, private, sort) for at, (private, sort) in enumerate(drawn)]
    desk = desk_with((*STAFF, TEMP, patient("p1"), visit("v1", "p1")), NOW, ANA)
    DEEDS[:] = []
    for one in records:
        deed = desk.deed("add_fact", Change(None, one), patient_id="p1")
        desk.store.commit(deed)
        DEEDS.append(deed.id)
    desk.store.commit(desk.deed("undo", Change(records[-1], None), patient_id="p1", undo_of=DEEDS[-1]))
    desk.store.commit(desk.deed("redo", Change(None, records[-1]), patient_id="p1"))
    words = {name: set(texts(ask(desk.store))) for name, ask in ASKED.items()}
    for_manager = " ".join(one for found in words.values() for one in found)
    assert all((f"{SECRET} {at}" in for_manager) is private for at, (private, _) in enumerate(drawn))
    take_the_desk(desk, TEMP)
    for name, ask in ASKED.items():
        seen = set(texts(ask(desk.store)))
        assert not [one for one in seen if SECRET in one], name
    left = set(texts(desk.store.everything_of("p1")))
    assert all((f"open {at}" in left) is not private for at, (private, _) in enumerate(drawn))
    take_the_desk(desk, ANA)
    assert {name: set(texts(ask(desk.store))) for name, ask in ASKED.items()} == words, "nothing was lost"


def test_what_is_not_seen_is_not_written_over_and_ones_own_private_note_is_kept() -> None:
    hidden = Fact("f1", "p1", FactKind.PERSONAL_DETAIL, SECRET, audience=Audience.PRIVATE, said_on=TODAY)
    desk = desk_with((*STAFF, TEMP, patient("p1"), visit("v1", "p1"), hidden), NOW, TEMP)
    own = replace(hidden, id="f2", text="told just now")
    added = desk.store.commit(desk.deed("add_fact", Change(None, own), patient_id="p1"))
    assert desk.store.facts_of("p1") == ()
    assert desk.store.get(Fact, "f1", "p1") is None
    assert {one.text for one in desk.whole.facts_of("p1")} == {SECRET, "told just now"}
    undo(desk, added.deed)  # one's own can be taken back
    assert [one.text for one in desk.whole.facts_of("p1")] == [SECRET]
    assert desk.whole.facts_of("p1")[0].audience is Audience.PRIVATE


def test_somebody_elses_act_about_something_private_is_none() -> None:
    hidden = Fact("f1", "p1", FactKind.PERSONAL_DETAIL, SECRET, audience=Audience.PRIVATE, said_on=TODAY)
    desk = desk_with((*STAFF, TEMP, patient("p1")), NOW, TEMP)
    deed = Deed("d1", "add_fact", NOW, ANA.id, (Change(None, hidden),), patient_id="p1")
    desk.whole.commit(deed)
    assert desk.store.deed("d1") is None
    assert desk.whole.deed("d1") is not None
    assert VOSS in desk.store.clinicians()
