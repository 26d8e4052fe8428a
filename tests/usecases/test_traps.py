"""What other programs for the front desk fell into, each by its name and each able to fail here."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused
from frontdesk.domain.fact import Fact, FactKind, FactStatus
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.patient import Patient, PersonName, default_board_name
from frontdesk.domain.promise import Promise
from frontdesk.domain.situation import Situation
from frontdesk.domain.task import Task
from frontdesk.domain.visit import BoardList, InterpreterState, VisitEvent
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.pack import read_pack, write_pack
from frontdesk.prompts.sentences import sentence
from frontdesk.resources import path as resource
from frontdesk.screens.record.chapters import CHAPTERS
from frontdesk.screens.record.record_words import Seen, on_card, record_shown
from frontdesk.usecases.add_fact import LONGEST, add_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.day_board import SHOWN, day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.follow_promise import Way, go
from frontdesk.usecases.ledger import ledger
from frontdesk.usecases.open_card import draw_card, open_card
from frontdesk.usecases.quiet_jobs import job_done, quiet_jobs
from frontdesk.usecases.set_situation import set_on_visit
from frontdesk.usecases.tasks import add_task
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, TODAY, fact, need, patient, visit

DAY = timedelta(days=1)
TOMORROW = visit("v2", "p1", "09:00", TODAY + DAY)


def desk_of(*more: object) -> Desk:
    return desk_with((*STAFF, patient("p1"), visit("v1", "p1"), TOMORROW, *more), NOW, ANA)  # type: ignore[arg-type]  # records


def card_words(desk: Desk, visit_id: str, listening: Listening = Listening.ALONE) -> str:
    given = open_card(desk, visit_id=visit_id)
    card = draw_card(
        desk.deck, desk.speech, given, Situation(identity=Identity.CONFIRMED, listening=listening)
    )
    rows = (row.text for section in card.sections for row in section.rows)
    lines = (f"{line.title} {line.text}" for line in (*card.lines, *card.more))
    return "\n".join((card.greeting, card.name_to_use, *rows, *(r.text for r in card.desk_notes), *lines))


# --- notes of one visit, and of the person


def test_notes_of_one_visit_do_not_stand_in_all_visits() -> None:
    """Ottehr 961."""
    here = fact("f1", "p1", FactKind.ADJUSTMENT, "came with a pram", visit_id="v1")
    desk = desk_of(here)
    add_task(desk, "p1", "v1", "warm the bottle")
    set_on_visit(desk, "v1", event=VisitEvent.COMPLAINT_TODAY, interpreter=InterpreterState.READY)
    assert "f1" in {one.id for one in open_card(desk, visit_id="v1").facts}
    other = open_card(desk, visit_id="v2")
    assert "f1" not in {one.id for one in other.facts}
    assert other.tasks == ()
    assert other.visit is not None
    assert (other.visit.event, other.visit.interpreter) == (VisitEvent.NONE, visit("v0", "p1").interpreter)
    assert [task.what for task in desk.store.records_of(Task, "p1")] == ["warm the bottle"], "kept"


def test_what_is_saved_at_one_place_is_not_empty_at_another() -> None:
    """Ottehr 3461: behind F2 and F3 on the card, and there in the record."""
    desk = desk_of()
    add_fact(desk, "p1", "Offer the quiet corner")
    desk.store.commit(desk.deed("x", Change(None, Promise("o1", "p1", "the form", "the desk", TODAY, TODAY))))
    given = open_card(desk, visit_id="v1")
    shown = {
        rule.key: record_shown(desk, Seen(given, {}, on_card(desk, given), rule.key)) for rule in CHAPTERS
    }
    words = [note.words for one in shown.values() for group in one.groups for note in group.notes]
    assert "Offer the quiet corner" in words
    assert "The form" in words
    assert "The form: due today" in card_words(desk, "v1")


@pytest.mark.parametrize("kind", list(FactKind))
def test_nothing_is_collected_that_is_never_rendered(kind: FactKind) -> None:
    """Yosemite Crew 2693: every kind of fact has a chapter of the record that draws it."""
    desk = desk_of(fact("f1", "p1", kind, "Rendered"))
    given = open_card(desk, visit_id="v1")
    rules = [rule for rule in CHAPTERS if kind in rule.kinds]
    assert len(rules) == 1
    seen = Seen(given, {}, on_card(desk, given), rules[0].key, private_open=True)
    notes = [note.id for group in record_shown(desk, seen).groups for note in group.notes]
    assert notes == ["f1"]


def test_no_two_lists_disagree_who_arrived() -> None:
    """Yosemite Crew 2923: one person stands in exactly one list, and the card says the same."""
    desk = desk_of(patient("p2"), visit("v9", "p2", "10:40"))
    for act in (check_in, check_out):
        act(desk, "v1")
        board = day_board(desk)
        stand = [row.visit.id for which in SHOWN for row in board.lists[which]]
        assert sorted(stand) == ["v1", "v9"]
        visit_ = open_card(desk, visit_id="v1").visit
        assert visit_ is not None
        where = BoardList.WAITING if act is check_in else BoardList.LEFT
        assert [row.visit.state for row in board.lists[where]] == [visit_.state]


# --- names


def test_pronouns_never_stand_in_the_place_of_the_name() -> None:
    """Ottehr 662."""
    desk = desk_of(fact("f1", "p1", FactKind.PRONOUNS, "she / her", code="she"))
    given = open_card(desk, visit_id="v1")
    card = draw_card(desk.deck, desk.speech, given, Situation(identity=Identity.CONFIRMED))
    assert card.name_to_use == "Siobhán Brennan"
    assert card.pronouns == "she / her"
    for listening in (Listening.OTHERS, Listening.WITH_SOMEONE, Listening.ALONE):
        assert "she" not in card_words(desk, "v1", listening).casefold().split()


@pytest.mark.parametrize(
    "name", ["N'Diaye", "佐藤", "עائشة", "Ólafsdóttir", "Kaʻōpua", "d’Arcy-O’Neil", "X Æ 12"]
)
def test_a_name_may_have_any_letters(name: str) -> None:
    """Ottehr 3124: "alphanumeric only"."""
    desk = desk_of()
    add_patient(desk, "new", NewPerson(family=name))
    kept = desk.store.get(Patient, "new")
    assert kept is not None
    assert kept.names[0].family == name
    assert kept.board_name
    assert [one.patient.id for one in desk.store.find(name, today=TODAY)] == ["new"]


def test_no_first_name_is_required() -> None:
    """Monica 1563."""
    desk = desk_of()
    add_patient(desk, "new", NewPerson(family="Suharti"))
    kept = desk.store.get(Patient, "new")
    assert kept is not None
    assert kept.board_name == default_board_name(PersonName(family="Suharti"))
    with pytest.raises(Refused, match="first or last"):
        add_patient(desk, "none", NewPerson())


# --- lines and packs


def _pack() -> bytes:
    return resource("prompts", "en.json").read_bytes()


def test_the_editor_drops_nothing_that_it_does_not_understand() -> None:
    """Espanso GUI 8."""
    raw = json.loads(_pack())
    raw["from_a_later_version"] = {"kept": [1, 2]}
    raw["templates"][3]["colour"] = "green"
    written = json.loads(write_pack(read_pack(json.dumps(raw).encode())))
    assert written["from_a_later_version"] == {"kept": [1, 2]}
    assert written["templates"][3]["colour"] == "green"


def test_an_export_keeps_the_order() -> None:
    """Open Dental's Auto Notes."""
    raw = json.loads(_pack())
    raw["templates"].reverse()
    written = json.loads(write_pack(read_pack(json.dumps(raw).encode())))
    assert [one["id"] for one in written["templates"]] == [one["id"] for one in raw["templates"]]
    assert [list(one) for one in written["templates"]] == [list(one) for one in raw["templates"]]


def test_no_rule_fails_quietly() -> None:
    """GNUmed shows the broken rule; so does the studio: what cannot be read is said, and never true."""
    row = replace(read_pack(_pack()).templates[2].all[0], field="mood")
    assert "mood" not in CONDITIONS
    assert sentence(row) == "'mood' is not a condition. It is never true."


# --- saving


def test_no_refusal_to_save_is_silent() -> None:
    """OpenEMR 8287: what was not kept is said, with what is safe and what to do."""
    desk = desk_of()
    with pytest.raises(Refused) as told:
        add_fact(desk, "p1", "x" * (LONGEST + 1))
    assert told.value.what
    assert told.value.safe
    assert told.value.todo
    assert desk.store.facts_of("p1") == ()


def test_the_store_holds_whatever_the_form_takes() -> None:
    """O3 1780, a limit of 255 the form did not know: the longest words come back whole, in any letters."""
    desk = desk_of()
    words = "ẅ字🙂" * (LONGEST // 3)
    add_fact(desk, "p1", words)
    assert [one.text for one in desk.store.facts_of("p1")] == [words]


def test_no_stale_form_is_kept_over_newer_data() -> None:
    """O3 2274."""
    first = Promise("o1", "p1", "the form", "the desk", TODAY, TODAY)
    desk = desk_of(first)
    go(desk, first, Way.READY)
    with pytest.raises(Conflict):
        go(desk, first, Way.RELEASED)
    kept = desk.store.get(Promise, "o1", "p1")
    assert kept is not None
    assert kept.state.value == "ready"


# --- promises and reminders


def test_no_promise_is_purged_by_age() -> None:
    """OPERA keeps them for thirty days."""
    desk = desk_of(Promise("o1", "p1", "the form", "the desk", TODAY, TODAY))
    clock = desk.clock
    assert isinstance(clock, StillClock)
    for days in (31, 400, 4000):
        clock.forward(days=days)
        assert [row.promise.id for row in ledger(desk).rows] == ["o1"]


def test_no_reminder_ignores_that_we_just_spoke() -> None:
    """Monica 6571: told a moment ago, the list does not ask again; told again, the promise rests."""
    waiting = replace(visit("v3", "p2", "09:30"), arrived_at=NOW - timedelta(minutes=40))
    desk = desk_of(patient("p2", "Arjun"), waiting)
    check_in(desk, "v3")
    late = desk.store.get(type(waiting), "v3")
    assert late is not None
    desk.store.commit(desk.deed("x", Change(late, replace(late, arrived_at=NOW - timedelta(minutes=40)))))
    (job,) = (job for job in quiet_jobs(desk, day_board(desk)) if job.sort == "late")
    job_done(desk, job)
    assert "late" not in [job.sort for job in quiet_jobs(desk, day_board(desk))]
    moved = Promise(
        "o1", "p1", "the form", "the desk", TODAY + 5 * DAY, TODAY - 9 * DAY, first_due_on=TODAY - DAY
    )
    desk.store.commit(desk.deed("x", Change(None, moved)))
    assert "late" in card_words(desk, "v1")
    go(desk, moved, Way.TOLD)
    assert "Say why it is late" not in card_words(desk, "v1")


def test_a_fact_past_its_end_leaves_the_card_by_itself_and_stays_in_the_history() -> None:
    over = fact("f1", "p1", FactKind.PERSONAL_DETAIL, "the marathon", expires_on=TODAY - DAY)
    desk = desk_of(over)
    assert "f1" not in {one.id for one in open_card(desk, visit_id="v1").facts}
    assert [one.id for one in desk.store.facts_of("p1")] == ["f1"]


def test_at_most_one_fact_is_asked_about_at_a_visit() -> None:
    old = [
        replace(need(f"f{n}", "p1", f"Offer chair {n}", code), review_by=TODAY - n * DAY)
        for n, code in enumerate(("wait:quiet", "seat:firm", "route:step_free"), 1)
    ]
    desk = desk_of(*old)
    given = open_card(desk, visit_id="v1")
    card = draw_card(desk.deck, desk.speech, given, Situation(identity=Identity.CONFIRMED))
    assert card.question is not None
    assert sum(card.question.fact_id == one.id for one in old) <= 1
    assert card.question.key.count("still_true") <= 1


# --- the look of it


def test_nothing_blinks_and_nothing_is_urgent_by_number() -> None:
    """OpenEMR's blinking cells and GNUmed's urgency: no repeating animation, no such field anywhere."""
    source = Path(__file__).parents[2] / "src" / "frontdesk"
    words = "\n".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))
    for what in ("setLoopCount(-1)", "text-decoration: blink", "QApplication.alert(", ".setLoopCount(0)"):
        assert what not in words, what
    for kind in (Patient, Promise, Task, Fact, type(visit("v", "p"))):
        assert not {"urgency", "priority", "severity", "rank"} & set(kind.__dataclass_fields__)
    assert FactStatus("active").value == "active"
