"""Seen once is not said: every path of the rule, and what it does to a card over a real store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from frontdesk.card.facts import row
from frontdesk.domain.audience import Audience
from frontdesk.domain.card import Card
from frontdesk.domain.consent import ConsentAnswer
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Refused, WrongUsage
from frontdesk.domain.fact import KINDS, Fact, FactKind, FactStatus, Source
from frontdesk.domain.habit import Habit, Heard, after, habit_of, only_asked, to_ask
from frontdesk.domain.line import Identity, Listening, Mark
from frontdesk.store.port import Store
from frontdesk.store.sqlite.open import create, in_memory
from frontdesk.usecases.add_fact import READY_MADE, add_fact, new_fact
from frontdesk.usecases.answer_habit import answer_habit
from frontdesk.usecases.change_fact import keep_fact, on_strip
from frontdesk.usecases.confirm_fact import confirm_fact, set_to_check
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.mark_line import not_right
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from frontdesk.usecases.set_consent import set_consent
from frontdesk.usecases.told_values import Told
from frontdesk.usecases.undo import undo
from frontdesk.usecases.words_kept import SoundsMedical
from tests.desks import StillClock, desk_over, fill
from tests.people import ANA, NOW, STAFF, fact, patient, visit

# --- the rule, without a store

NEXT = {
    Habit.SEEN: {Heard.YES: Habit.ONCE, Heard.NO: Habit.RETIRED},
    Habit.ONCE: {Heard.YES: Habit.PREFERENCE, Heard.NO: Habit.RETIRED},
    Habit.PREFERENCE: {Heard.NO: Habit.RETIRED, Heard.AGED: Habit.ONCE},
    Habit.RETIRED: {},
}
"""Every change there is; anything else leaves it as it stands."""
LONGEST_PATH = 6


@pytest.mark.parametrize(("habit", "heard"), list(product(Habit, Heard)))
def test_every_state_and_everything_that_can_happen_to_it(habit: Habit, heard: Heard) -> None:
    assert after(habit, heard) is NEXT[habit].get(heard, habit)


def paths() -> Iterator[tuple[Heard, ...]]:
    """Everything that can happen to one note, up to six steps: 19,530 lives."""
    for length in range(1, LONGEST_PATH + 1):
        yield from product(Heard, repeat=length)


def test_on_every_path_a_preference_was_said_twice_and_no_ends_it() -> None:
    for path in paths():
        habit = Habit.SEEN
        yeses, fresh = 0, False
        for heard in path:
            habit = after(habit, heard)
            yeses += heard is Heard.YES
            fresh = heard is Heard.YES or (fresh and heard is not Heard.AGED)
        if Heard.NO in path:
            assert habit is Habit.RETIRED, path
        else:
            assert (habit is Habit.PREFERENCE) == (yeses >= 2 and fresh), path
            assert (habit is Habit.SEEN) == (yeses == 0), path


def test_what_nobody_answered_can_be_left_out_of_every_path() -> None:
    for path in paths():
        without = [heard for heard in path if heard not in (Heard.NOTHING, Heard.NO_MATTER)]
        ends = []
        for steps in (path, without):
            habit = Habit.SEEN
            for heard in steps:
                habit = after(habit, heard)
            ends.append(habit)
        assert ends[0] is ends[1], path


def test_only_a_comfort_somebody_chose_may_be_noticed_and_each_is_asked_again() -> None:
    may = {kind for kind, rule in KINDS.items() if rule.may_notice}
    assert may == {FactKind.ADJUSTMENT, FactKind.CHANNEL}
    assert may == {kind for kind, rule in KINDS.items() if Source.SEEN_ONCE in rule.sources}
    assert all(KINDS[kind].review_months and KINDS[kind].sources[0] is Source.PATIENT_SAID for kind in may)


def test_what_was_told_is_no_habit() -> None:
    told = Fact("f", "p", FactKind.ADJUSTMENT, "Window seat", status=FactStatus.CHECK)
    assert habit_of(told, NOW.date()) is None
    assert not only_asked(told, NOW.date())


# --- at the desk

DAYS = 10
"""Days between two visits."""


@pytest.fixture(params=["in memory", "encrypted file"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """One person whose name and consent are settled, with a visit every ten days for two years."""
    store: Store
    if request.param == "in memory":
        store = in_memory()
    else:
        store = create(tmp_path / "clinic.frontdesk", bytes(range(32)), now=NOW)
    days = [NOW.date() + timedelta(days=n) for n in range(0, 800, DAYS)]
    visits = [visit(f"v{n}", "p1", day=day) for n, day in enumerate(days)]
    fill(store, (*STAFF, patient("p1"), *visits), NOW, "ana")
    yield desk_over(store, StillClock(NOW), ANA)
    store.close()


def notice(desk: Desk, words: str = "noticed once: Offer the quiet corner") -> Fact:
    add_fact(desk, "p1", words)
    (kept,) = [f for f in desk.store.facts_of("p1") if f.source is Source.SEEN_ONCE]
    return kept


def later(desk: Desk, visits: int = 1) -> None:
    clock = desk.clock
    assert isinstance(clock, StillClock)
    clock.forward(days=DAYS * visits)


def now(desk: Desk) -> Fact:
    (kept,) = [f for f in desk.store.facts_of("p1") if f.source is Source.SEEN_ONCE]
    return kept


def state(desk: Desk) -> Habit | None:
    return habit_of(now(desk), desk.today())


def card(desk: Desk, listening: Listening = Listening.ALONE) -> Card:
    given = open_card(desk, patient_id="p1")
    situation = replace(first_situation(given), identity=Identity.CONFIRMED, listening=listening)
    return draw_card(desk.deck, desk.speech, given, situation)


def drives(desk: Desk) -> bool:
    """Anything on the card but the question knows of it."""
    drawn = card(desk)
    id = now(desk).id
    used = {f for line in (*drawn.lines, *drawn.more) for f in (*line.facts, *line.about)}
    rows = [r for s in drawn.sections for r in s.rows] + [*drawn.desk_notes, *drawn.private_notes]
    return id in used or id in {n.fact_id for n in drawn.needs} or id in {r.fact_id for r in rows}


def test_seen_once_drives_nothing_and_two_yeses_make_a_preference(desk: Desk) -> None:
    kept = notice(desk)
    assert (kept.code, kept.strip, kept.confirmed_by) == ("wait:quiet", False, "")
    assert (state(desk), drives(desk), to_ask(kept, desk.today())) == (Habit.SEEN, False, False)
    later(desk)
    assert to_ask(kept, desk.today())
    answer_habit(desk, "p1", kept.id, Heard.YES)
    assert (state(desk), drives(desk)) == (Habit.ONCE, False)
    assert answer_habit(desk, "p1", kept.id, Heard.YES).deed == "", "the same yes"
    assert state(desk) is Habit.ONCE
    later(desk)
    answer_habit(desk, "p1", kept.id, Heard.YES)
    assert (state(desk), drives(desk)) == (Habit.PREFERENCE, True)
    shown = row(now(desk), desk.speech)
    assert (shown.source, shown.said_on) == ("Confirmed twice", desk.today().isoformat())


@pytest.mark.parametrize("yeses", [0, 1, 2, 3])
def test_one_no_ends_it_at_any_point_and_can_be_taken_back(desk: Desk, yeses: int) -> None:
    kept = notice(desk)
    for _ in range(yeses):
        later(desk)
        answer_habit(desk, "p1", kept.id, Heard.YES)
    before = now(desk)
    later(desk)
    said_no = answer_habit(desk, "p1", kept.id, Heard.NO)
    assert (state(desk), drives(desk)) == (Habit.RETIRED, False)
    assert now(desk).text == before.text, "the history keeps it"
    with pytest.raises(WrongUsage):
        answer_habit(desk, "p1", kept.id, Heard.YES)
    undo(desk, said_no.deed)
    assert now(desk) == before


@pytest.mark.parametrize("yeses", [0, 1])
def test_no_matter_today_asks_another_day_and_changes_nothing_else(desk: Desk, yeses: int) -> None:
    kept = notice(desk)
    for _ in range(yeses):
        later(desk)
        answer_habit(desk, "p1", kept.id, Heard.YES)
    later(desk)
    before = state(desk)
    left = answer_habit(desk, "p1", kept.id, Heard.NO_MATTER)
    assert (state(desk), to_ask(now(desk), desk.today())) == (before, False)
    undo(desk, left.deed)
    assert to_ask(now(desk), desk.today())
    later(desk)
    assert (state(desk), to_ask(now(desk), desk.today())) == (before, True)


def test_a_preference_nobody_confirmed_for_its_interval_is_a_question_again(desk: Desk) -> None:
    kept = notice(desk)
    for _ in range(2):
        later(desk)
        answer_habit(desk, "p1", kept.id, Heard.YES)
    until = now(desk).review_by
    assert until == date(desk.today().year + 1, desk.today().month, min(desk.today().day, 28))
    later(desk, 36)
    assert drives(desk)
    later(desk)
    assert (state(desk), drives(desk), to_ask(now(desk), desk.today())) == (Habit.ONCE, False, True)
    answer_habit(desk, "p1", kept.id, Heard.NO_MATTER)
    assert (state(desk), drives(desk)) == (Habit.ONCE, False)
    later(desk)
    answer_habit(desk, "p1", kept.id, Heard.YES)
    assert (state(desk), drives(desk)) == (Habit.PREFERENCE, True)
    assert answer_habit(desk, "p1", kept.id, Heard.NO_MATTER).deed == ""


def test_the_question_is_neutral_and_keeps_to_who_may_hear(desk: Desk) -> None:
    add_fact(desk, "p1", "call me Siobhan")
    set_consent(desk, "p1", ConsentAnswer.YES)
    add_fact(desk, "p1", "say shi-VAWN")
    kept = notice(desk, "Noticed once Window seat")
    assert (kept.text, kept.audience) == ("Window seat", Audience.DESK)
    later(desk)
    question = card(desk).question
    assert question is not None
    assert (question.key, question.text) == (
        f"seen_once:{kept.id}",
        "“Window seat” again, or no matter today?",
    )
    assert question.answers == ("Yes", "No matter today", "No")
    aloud = card(desk, Listening.OTHERS).question
    assert aloud is None or aloud.fact_id != kept.id, "desk only: not while others can hear"
    private = replace(kept, audience=Audience.PRIVATE)
    desk.store.commit(desk.deed("change", Change(kept, private), patient_id="p1"))
    asked = card(desk).question
    assert asked is None or asked.fact_id != kept.id


def test_every_other_road_keeps_to_the_rule(desk: Desk) -> None:
    kept = notice(desk)
    later(desk)
    confirm_fact(desk, "p1", kept.id)
    assert state(desk) is Habit.ONCE
    later(desk)
    confirm_fact(desk, "p1", kept.id)
    assert state(desk) is Habit.PREFERENCE
    line = next(x for x in (*card(desk).lines, *card(desk).more) if kept.id in x.about)
    not_right(desk, line, open_card(desk, patient_id="p1").visit.id, "p1", Mark.NOT_TRUE)  # type: ignore[union-attr]  # the visit is open
    assert (state(desk), drives(desk)) == (Habit.ONCE, False)
    later(desk)
    assert to_ask(now(desk), desk.today())
    set_to_check(desk, "p1", kept.id)
    assert state(desk) is Habit.RETIRED


def test_a_form_notes_it_too_and_other_words_begin_anew(desk: Desk) -> None:
    told = Told(FactKind.ADJUSTMENT, {"code": "seat:firm"}, source=Source.SEEN_ONCE, strip=True, asked=True)
    keep_fact(desk, "p1", told)
    kept = now(desk)
    assert (state(desk), kept.strip, kept.happy_to_be_asked) == (Habit.SEEN, False, False)
    assert on_strip(desk, desk.store.facts_of("p1")) == ()
    later(desk)
    answer_habit(desk, "p1", kept.id, Heard.YES)
    keep_fact(desk, "p1", replace(told, values={"code": "wait:quiet"}), replaces=kept.id)
    (standing,) = [f for f in desk.store.facts_of("p1") if f.status is not FactStatus.RETIRED]
    assert habit_of(standing, desk.today()) is Habit.SEEN
    keep_fact(desk, "p1", replace(told, source=Source.PATIENT_SAID), replaces=standing.id)
    (said,) = [f for f in desk.store.facts_of("p1") if f.status is FactStatus.ACTIVE]
    assert habit_of(said, desk.today()) is None, "told, not noticed, from now on"


@pytest.mark.parametrize(
    "words", ["noticed once: speaks Polish", "noticed once: Give large print", "noticed once brief, please"]
)
def test_nobody_notices_a_language_a_need_to_read_or_a_manner(desk: Desk, words: str) -> None:
    with pytest.raises(Refused, match="Ask the patient"):
        add_fact(desk, "p1", words)


def test_a_note_that_was_told_has_no_such_answer(desk: Desk) -> None:
    fill(desk.store, (fact("told", "p1", FactKind.ADJUSTMENT, "Window seat"),), NOW, "ana")
    with pytest.raises(WrongUsage):
        answer_habit(desk, "p1", "told", Heard.YES)


@pytest.mark.parametrize("words", ["drunk again, difficult", "A difficult one", "rude on the phone"])
def test_what_the_desk_noticed_labels_nobody(desk: Desk, words: str) -> None:
    with pytest.raises(Refused, match="labels the patient"):
        add_fact(desk, "p1", f"noticed once: {words}")
    with pytest.raises(Refused, match="labels the patient"):
        keep_fact(desk, "p1", Told(FactKind.ADJUSTMENT, {"text": words}, source=Source.SEEN_ONCE))
    assert not [f for f in desk.store.facts_of("p1") if f.source is Source.SEEN_ONCE]


def test_what_the_desk_noticed_and_sounds_medical_is_private_or_not_kept(desk: Desk) -> None:
    words = "Asks for the diabetes leaflet"
    with pytest.raises(SoundsMedical):
        keep_fact(desk, "p1", Told(FactKind.ADJUSTMENT, {"text": words}, source=Source.SEEN_ONCE))
    for audience in (None, Audience.DESK, Audience.ALOUD):
        with pytest.raises(SoundsMedical):
            add_fact(desk, "p1", f"noticed once: {words}", audience)
    add_fact(desk, "p1", f"noticed once: {words}", Audience.PRIVATE)
    (kept,) = [f for f in desk.store.facts_of("p1") if f.source is Source.SEEN_ONCE]
    assert (kept.text, kept.audience) == (words, Audience.PRIVATE)


def test_every_ready_made_comfort_may_be_noticed(desk: Desk) -> None:
    for ready in READY_MADE:
        if KINDS[ready.kind].may_notice:
            assert new_fact(desk, "p1", f"noticed once: {ready.words}", None, None).code == ready.code
    with pytest.raises(Refused, match="labels the patient"):
        new_fact(desk, "p1", "difficult", None, None)
