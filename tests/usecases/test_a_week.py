"""A week at the desk, played at random: whatever people do, and in whatever order, nothing is said too far,
nothing is lost, nobody stands in two places, and who must not be seen is not seen.

Every word anybody tells is a token of its own, so that a look can say what stands where.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from frontdesk.domain.audience import Audience
from frontdesk.domain.concern import Concern, ConcernType
from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict, Refused, WrongUsage
from frontdesk.domain.fact import FactKind
from frontdesk.domain.line import Identity, Listening
from frontdesk.domain.patient import Patient
from frontdesk.domain.promise import Promise, PromiseState
from frontdesk.domain.staff import Person, Role
from frontdesk.domain.visit import BoardList, VisitState, board_list
from frontdesk.usecases.add_fact import add_fact
from frontdesk.usecases.add_patient import NewPerson, add_patient
from frontdesk.usecases.add_promise import add_promise
from frontdesk.usecases.add_visit import add_to_today
from frontdesk.usecases.check_in import check_in
from frontdesk.usecases.check_out import check_out
from frontdesk.usecases.day_board import SHOWN, day_board
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.find_patient import find_patient
from frontdesk.usecases.give_promise import give_promise
from frontdesk.usecases.hide_from import hide_from, show_again
from frontdesk.usecases.merge_people import merge_people
from frontdesk.usecases.open_card import draw_card, first_situation, open_card
from frontdesk.usecases.people_at_desk import take_the_desk
from frontdesk.usecases.quiet_jobs import quiet_jobs
from frontdesk.usecases.set_state import close_day, set_state
from frontdesk.usecases.take_apart import merges_done, take_apart
from frontdesk.usecases.undo import redo, undo
from tests.desks import StillClock, desk_with
from tests.people import ANA, NOW, STAFF, TODAY, patient, visit

BEN = Person("ben", "Ben", Role.DESK, NOW)
PEOPLE = tuple(
    replace(patient(f"p{n}", given, family), birth_date=born)
    for n, (given, family, born) in enumerate(
        (
            ("Siobhan", "Brennan", "1961-03-14"),
            ("Siobhan", "Brenan", "1961-03-14"),
            ("Ngozi", "Bell", "1984-01-09"),
            ("Yusuf", "Qureshi", "1979-12-01"),
            ("Leilani", "Kaopua", "1990-08-02"),
        )
    )
)
VISITS = tuple(visit(f"v{n}", f"p{n}", f"{10 + n}:20") for n in range(4))
_AUDIENCES = st.sampled_from(list(Audience))
_FREE = st.sampled_from([FactKind.ADJUSTMENT, FactKind.OBSERVANCE, FactKind.TRAVEL, FactKind.STAFF_REQUEST])


class Week(RuleBasedStateMachine):
    """One desk, Ana and Ben at it in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk = desk_with((*STAFF, BEN, *PEOPLE, *VISITS), NOW, ANA)
        clock = self.desk.clock
        assert isinstance(clock, StillClock)
        self.clock = clock
        self.tokens: dict[str, tuple[str, Audience]] = {}
        """Token -> whose it was when it was told, and who may hear it."""
        self.erased: set[str] = set()
        self.count = 0

    # --- what people do

    def token(self, who: str, audience: Audience) -> str:
        self.count += 1
        word = f"zq{self.count:03d}x"
        self.tokens[word] = (who, audience)
        return word

    def here(self) -> list[str]:
        """Everybody whoever is at the desk can find, by id."""
        return [who.id for who, _ in self.desk.store.patients()]

    def some(self, data: st.DataObject, but: str = "") -> str:
        ids = [id for id in self.here() if id != but]
        return data.draw(st.sampled_from(ids)) if ids else "nobody"

    def did(self, act: Any) -> bool:
        """An act that may be refused in a sentence; never anything else."""
        try:
            act()
        except (Refused, WrongUsage, Conflict):
            return False
        return True

    @rule(data=st.data())
    def somebody_new(self, data: st.DataObject) -> None:
        self.count += 1
        name = data.draw(st.sampled_from([("Mai", "Vang"), ("Suharti", ""), ("Rowan", "Null")]))
        self.did(lambda: add_patient(self.desk, f"n{self.count}", NewPerson(*name)))

    @rule(data=st.data())
    def somebody_comes(self, data: st.DataObject) -> None:
        who = self.some(data)
        rows = [row for row in self.desk.store.board(self.desk.today()) if row.patient_id == who]
        if rows:
            self.did(lambda: check_in(self.desk, rows[0].visit.id))
        else:
            self.count += 1
            self.did(lambda: add_to_today(self.desk, f"w{self.count}", who, "voss"))

    @rule(data=st.data(), state=st.sampled_from(list(VisitState)))
    def somebody_is_somewhere(self, data: st.DataObject, state: VisitState) -> None:
        rows = [row.visit.id for row in self.desk.store.board(self.desk.today())]
        if rows:
            self.did(lambda: set_state(self.desk, data.draw(st.sampled_from(rows)), state))

    @rule(data=st.data())
    def somebody_leaves(self, data: st.DataObject) -> None:
        rows = [row.visit.id for row in self.desk.store.board(self.desk.today())]
        if rows:
            self.did(lambda: check_out(self.desk, data.draw(st.sampled_from(rows))))

    @rule(data=st.data(), audience=_AUDIENCES, kind=_FREE)
    def we_are_told(self, data: st.DataObject, audience: Audience, kind: FactKind) -> None:
        who = self.some(data)
        word = self.token(who, audience)
        if self.did(lambda: add_fact(self.desk, who, word, audience, kind=kind)):
            kept = [f for f in self.desk.store.facts_of(who) if word in f.text]
            assert [f.audience for f in kept] == [max(audience, kept[0].audience, key=_strict)]
            self.tokens[word] = (who, kept[0].audience)

    @rule(data=st.data(), audience=_AUDIENCES)
    def we_promise(self, data: st.DataObject, audience: Audience) -> None:
        who = self.some(data)
        word = self.token(who, audience)
        self.did(lambda: add_promise(self.desk, who, "", f"the {word} letter", audience=audience))

    @rule(data=st.data())
    def we_keep_it(self, data: st.DataObject) -> None:
        who = self.some(data)
        if who != "nobody":
            owed = [p for p in open_card(self.desk, patient_id=who).promises if p.state is PromiseState.OPEN]
            if owed:
                self.did(lambda: give_promise(self.desk, data.draw(st.sampled_from(owed))))

    @rule(data=st.data(), sort=st.sampled_from(list(ConcernType)))
    def something_worries(self, data: st.DataObject, sort: ConcernType) -> None:
        who = self.some(data)
        hears = Audience.PRIVATE if sort is ConcernType.HEALTH else Audience.DESK
        word = self.token(who, hears)
        self.count += 1
        told = Concern(f"c{self.count}", who, sort, f"the {word}", self.desk.today(), audience=hears)
        deed = self.desk.deed("add_concern", Change(None, told), patient_id=who)
        if who != "nobody":
            self.did(lambda: self.desk.store.commit(deed))

    @precondition(lambda self: self.desk.staff is not BEN)
    @rule(data=st.data())
    def two_are_one(self, data: st.DataObject) -> None:
        one = self.some(data)
        other = self.some(data, but=one)
        self.did(lambda: merge_people(self.desk, one, other))

    @precondition(lambda self: self.desk.staff is not BEN)
    @rule(data=st.data())
    def one_is_two(self, data: st.DataObject) -> None:
        done = merges_done(self.desk)
        if done:
            self.did(lambda: take_apart(self.desk, data.draw(st.sampled_from(done)).deed_id))

    @precondition(lambda self: self.desk.staff is not BEN)
    @rule(data=st.data())
    def hidden_from_ben(self, data: st.DataObject) -> None:
        who = self.some(data)
        self.did(lambda: hide_from(self.desk, who, "ben"))

    @precondition(lambda self: self.desk.staff is not BEN)
    @rule()
    def shown_again(self) -> None:
        hidden = self.desk.store.hidden_from()
        if hidden:
            self.did(lambda: show_again(self.desk, hidden[0].id))

    @precondition(lambda self: self.desk.staff is not BEN and len(self.erased) < 3)
    @rule(data=st.data())
    def somebody_is_erased(self, data: st.DataObject) -> None:
        who = self.some(data)
        if who == "nobody":
            return
        whole = {r.id for r in self.desk.store.everything_of(who) if isinstance(r, Patient)}
        if self.did(lambda: erase_person(self.desk, who)):
            self.erased |= whole

    @rule()
    def taken_back(self) -> None:
        self.did(lambda: undo(self.desk))

    @rule()
    def brought_back(self) -> None:
        self.did(lambda: redo(self.desk))

    @rule()
    def the_other_one_sits_down(self) -> None:
        take_the_desk(self.desk, ANA if self.desk.staff is BEN else BEN)

    @rule(minutes=st.integers(5, 200))
    def time_goes_on(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

    @precondition(lambda self: self.desk.today() < TODAY + timedelta(days=7))
    @rule()
    def the_day_is_over(self) -> None:
        self.did(lambda: close_day(self.desk))
        self.clock.forward(hours=24)

    @rule()
    def it_is_quiet(self) -> None:
        self.desk.whole.idle(5)

    # --- what holds after each of it

    @invariant()
    def everybody_of_today_stands_in_one_list(self) -> None:
        desk, board = self.desk, day_board(self.desk)
        listed = [row.visit.id for which in SHOWN for row in board.lists[which]]
        assert len(listed) == len(set(listed))
        about = {
            row.visit.id
            for row in desk.store.board(desk.today())
            if board_list(row.visit, desk.now()) is not BoardList.OFF
        }
        assert set(listed) == about
        assert all(board.count(which) == len(board.lists[which]) for which in SHOWN)

    @invariant()
    def nothing_is_said_further_than_it_may(self) -> None:
        for card, heard in self.cards():
            said = " ".join(
                (
                    card.greeting,
                    card.news,
                    *(f"{line.title} {line.text}" for line in (*card.lines, *card.more)),
                )
            )
            for word in self.standing(said):
                audience = self.tokens[word][1]
                assert audience is not Audience.PRIVATE, "private never fills a sentence"
                assert audience is Audience.ALOUD or heard is Listening.ALONE, (
                    "desk only, while others can hear"
                )
            if card.identity is not Identity.CONFIRMED:
                shown = " ".join(row.text for section in card.sections for row in section.rows)
                notes = " ".join(row.text for row in (*card.desk_notes, *card.private_notes))
                lines = " ".join(line.text for line in card.lines)
                assert not list(self.standing(f"{shown} {notes} {lines}")), "nothing before the match"

    @invariant()
    def a_word_stands_with_nobody_else(self) -> None:
        """What one person told stands on no other person's card."""
        desk = self.desk
        for who in self.here():
            read = open_card(desk, patient_id=who)
            whole = {one.id for one in desk.store.everything_of(who) if isinstance(one, Patient)}
            told = " ".join(
                [fact.text for fact in read.facts]
                + [promise.what for promise in read.promises]
                + [concern.words for concern in read.concerns]
            )
            assert {self.tokens[word][0] for word in self.standing(told)} <= whole

    @invariant()
    def whoever_is_erased_is_nowhere(self) -> None:
        for who in self.erased:
            assert self.desk.whole.get(Patient, who) is None
            assert self.desk.whole.everything_of(who) == ()
        gone = {word for word, (who, _) in self.tokens.items() if who in self.erased}
        kept = " ".join(
            repr_of(record)
            for who, _ in self.desk.whole.patients()
            for record in self.desk.whole.everything_of(who.id)
        )
        assert not [word for word in gone if word in kept and self.tokens[word][0] in self.erased]

    @invariant()
    def whoever_is_hidden_is_not_seen(self) -> None:
        desk = self.desk
        unseen = desk.whole.unseen_by(desk.staff.id)
        if not unseen:
            return
        hidden = [p for id in unseen if (p := desk.whole.get(Patient, id))]
        assert not unseen & set(self.here())
        for one in hidden:
            found = {other.patient.id for other in find_patient(desk, one.name.full)}
            assert not found & unseen
        rows = desk.store.board(desk.today())
        assert not {row.visit.patient_id for row in rows} & unseen
        said = " ".join(job.what for job in quiet_jobs(desk, day_board(desk)))
        assert not [
            p for p in desk.store.promises_due(desk.today() + timedelta(days=30)) if p.patient_id in unseen
        ]
        words = {word for word, (who, _) in self.tokens.items() if who in unseen}
        assert not [word for word in words if word in said]

    @invariant()
    def the_chain_of_acts_is_whole(self) -> None:
        assert self.desk.whole.chain_first_bad() == 0  # type: ignore[attr-defined]  # the adapter's own

    @invariant()
    def a_promise_that_is_owed_is_never_lost(self) -> None:
        desk = self.desk
        owed = {
            record.id
            for who, _ in desk.whole.patients()
            for record in desk.whole.everything_of(who.id)
            if isinstance(record, Promise) and record.state is PromiseState.OPEN
        }
        assert {p.id for p in desk.whole.promises_due(desk.today() + timedelta(days=400), 1_000)} == owed

    # --- looking

    def cards(self) -> Iterator[tuple[Any, Listening]]:
        """Every card of today before and after the match, with others about and alone."""
        desk = self.desk
        for row in desk.store.board(desk.today()):
            if row.busy:
                continue
            read = open_card(desk, visit_id=row.visit.id)
            first = first_situation(read)
            for identity in (Identity.PRESUMED, Identity.CONFIRMED):
                for heard in (Listening.OTHERS, Listening.ALONE):
                    situation = replace(first, identity=identity, listening=heard)
                    yield draw_card(desk.deck, desk.speech, read, situation), heard

    def standing(self, text: str) -> Iterator[str]:
        return (word for word in self.tokens if word in text)


def _strict(audience: Audience) -> int:
    return list(Audience).index(audience)


def repr_of(record: Any) -> str:
    """The words of a record, whatever ``repr`` leaves out."""
    return " ".join(str(getattr(record, name)) for name in record.__dataclass_fields__)


TestAWeek = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")(Week.TestCase)
TestAWeek.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
