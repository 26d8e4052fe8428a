"""Stored messages are used in their order; what only a person may do waits for one."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import Conflict
from frontdesk.domain.fact import FactKind, FactStatus, Source
from frontdesk.domain.feed_message import FeedMessage, Settled
from frontdesk.domain.patient import Patient
from frontdesk.domain.set_aside import Decision, Reason, SetAside
from frontdesk.domain.visit import VisitState
from frontdesk.usecases.decide_aside import decide
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.erase_person import erase_person
from frontdesk.usecases.take_messages import Taken, take_all, take_waiting
from tests.feeds.mllp.messages import adt, merge, siu
from tests.usecases.imports import desk_for_import, patients, visits


@pytest.fixture
def desk() -> Desk:
    return desk_for_import()


def keep(desk: Desk, *texts: bytes) -> None:
    desk.whole.keep_messages(
        [FeedMessage(desk.now(), "10.0.0.7", "", blake2b(text).hexdigest(), text) for text in texts]
    )


def take(desk: Desk, *texts: bytes) -> Taken:
    """Store these and use all that wait."""
    keep(desk, *texts)
    taken = Taken()
    while (more := take_waiting(desk)).messages:
        taken.add(more)
    return taken


def compared(desk: Desk, patient: Patient) -> Patient:
    """Somebody at the desk compared name and birth date."""
    after = replace(patient, last_seen_on=desk.today())
    desk.store.commit(desk.deed("match", Change(patient, after)))
    return after


def aside(desk: Desk) -> list[SetAside]:
    return list(desk.store.set_aside())


def states(desk: Desk) -> list[tuple[str, str]]:
    with desk.whole._reader.reading() as raw:  # type: ignore[attr-defined]
        rows = raw.execute("SELECT state, reason FROM feed_message ORDER BY number").fetchall()
    return [tuple(row) for row in rows]


def test_later_messages_about_the_same_person_win_in_whatever_transaction_they_come(desk: Desk) -> None:
    names = ("Lee^Ann", "Lee-Berg^Ann", "Berg^Ann")
    told = [adt(name=name, control=str(at)) for at, name in enumerate(names)]
    others = [adt(number=str(at), name=f"Quist{at}^Zoe", control=str(at)) for at in range(30)]
    taken = take(desk, *told[:2], *others, told[2])
    assert (taken.messages, taken.new, taken.changed) == (33, 31, 2)
    assert next(one.name.full for one in patients(desk)) == "Ann Berg"
    assert {state for state, _ in states(desk)} == {"applied"}


def test_an_appointment_follows_until_the_desk_has_marked_it(desk: Desk) -> None:
    take(desk, siu())
    (visit,) = visits(desk)
    assert (visit.start.hour, visit.state) == (10, VisitState.EXPECTED)
    take(desk, siu("S13", "202611211130", "2"))
    (visit,) = visits(desk)
    assert visit.start.hour == 11
    desk.store.commit(desk.deed("act", Change(visit, replace(visit, state=VisitState.WAITING))))
    take(desk, siu("S15", "202611211130", "3"))
    (visit,) = visits(desk)
    assert visit.state is VisitState.WAITING
    assert states(desk)[-1][1].endswith("the desk's was kept.")


def test_another_name_than_the_desk_compared_waits_and_the_rest_is_used(desk: Desk) -> None:
    take(desk, adt())
    before = compared(desk, *patients(desk))
    taken = take(
        desk, adt(name="Forged^Ann", control="2").replace(b"19610314", b"19610314||||||020 7111 2222")
    )
    (ann,) = patients(desk)
    assert (ann.names, ann.birth_date) == (before.names, before.birth_date)
    assert [one.value for one in ann.contacts] == ["020 7111 2222"]
    (row,) = aside(desk)
    assert (row.reason, row.may_be, row.source) == (Reason.DIFFERS, (ann.id,), "HL7 from 10.0.0.7")
    assert (taken.set_aside, taken.changed) == (1, 1)
    take(desk, adt(name="Forged^Ann", control="3"), adt(control="4"))
    assert len(aside(desk)) == 2, "without the phone it is another row; the same one is asked about once"


def test_who_the_desk_added_keeps_the_name_of_the_desk(desk: Desk) -> None:
    take(desk, adt())
    (ann,) = patients(desk)
    desk.store.commit(desk.deed("by_hand", Change(ann, replace(ann, import_id=""))))
    take(desk, adt(name="Forged^Ann", control="2"), adt(born="19620314", control="3"))
    assert [one.name.full for one in patients(desk)] == ["Ann Lee"]
    assert [one.reason for one in aside(desk)] == [Reason.DIFFERS, Reason.DIFFERS]


def test_another_language_than_the_desk_confirmed_waits_and_comes_with_the_decision(desk: Desk) -> None:
    def says(code: str, control: str) -> bytes:
        return adt(control=control).replace(b"19610314", b"19610314||||||||" + code.encode())

    def spoken() -> list[tuple[str, Source]]:
        facts = [one for one in desk.store.facts_of(ann.id) if one.status is not FactStatus.RETIRED]
        return [(one.code, one.source) for one in facts if one.kind is FactKind.SPOKEN_LANGUAGE]

    take(desk, adt(), says("fr", "2"))
    (ann,) = patients(desk)
    (fact,) = desk.store.facts_of(ann.id)
    take(desk, says("es", "3"))
    assert (spoken(), aside(desk)) == ([("es", Source.IMPORTED)], [])
    (fact,) = (one for one in desk.store.facts_of(ann.id) if one.status is not FactStatus.RETIRED)
    desk.store.commit(desk.deed("confirm", Change(fact, replace(fact, source=Source.PATIENT_SAID))))
    take(desk, says("ar", "4"), says("es", "5"))
    assert spoken() == [("es", Source.PATIENT_SAID)]
    (row,) = aside(desk)
    assert row.reason is Reason.DIFFERS
    decide(desk, row.id, Decision.THIS_ONE)
    assert spoken() == [("ar", Source.IMPORTED)]


def test_a_number_of_somebody_else_makes_nobody_new(desk: Desk) -> None:
    take(desk, adt())
    (ann,) = patients(desk)
    taken = take(desk, adt(name="Quist^Zoe", born="19900101", control="2"))
    assert patients(desk) == [ann]
    (row,) = aside(desk)
    assert (row.reason, row.may_be, taken.new) == (Reason.NUMBER_OF_ANOTHER, (ann.id,), 0)


def test_an_appointment_of_somebody_who_waits_waits_beside(desk: Desk) -> None:
    take(desk, adt(number="1"))
    take(desk, siu())
    assert visits(desk) == []
    assert [one.reason for one in aside(desk)] == [Reason.MAY_BE_DOUBLE] * 2
    assert len({one.person_mark for one in aside(desk)}) == 1


def test_it_stands_on_its_day_follows_the_messages_and_is_whose_somebody_says(desk: Desk) -> None:
    def asks() -> list[tuple[str, str]]:
        return [(f"{one.start:%H:%M}", one.state) for one in desk.store.bookings(desk.today())]

    take(desk, adt(number="1"), siu())
    assert asks() == [("10:00", "expected")]
    take(desk, siu("S13", "202611211015", "m"))
    assert (asks(), len(aside(desk))) == ([("10:15", "expected")], 2)
    decide(desk, aside(desk)[0].id, Decision.ANOTHER)
    take(desk, siu("S15", "202611211015", "c"))
    assert (asks(), [one.state for one in visits(desk)]) == ([], [VisitState.CANCELLED])
    assert len(patients(desk)) == 2


@pytest.mark.parametrize("event", ["A18", "A34", "A35", "A36", "A39", "A40", "A41"])
def test_a_merge_waits_and_names_first_who_stays(desk: Desk, event: str) -> None:
    take(desk, adt(), adt(number="78", name="Quist^Zoe", born="19900101"))
    before = patients(desk)
    ids = {one.name.full: one.id for one in before}
    take(desk, merge(event, "78", "77"), merge(event, "78", "77", control="2"), merge(event, "78", "99"))
    assert patients(desk) == before
    (row,) = aside(desk)
    assert (row.reason, row.may_be) == (Reason.ASKS_TO_MERGE, (ids["Zoe Quist"], ids["Ann Lee"]))
    assert [state for state, _ in states(desk)[2:]] == ["set_aside", "set_aside", "not_used"]


@pytest.mark.parametrize("event", ["A23", "A29"])
def test_a_removal_waits(desk: Desk, event: str) -> None:
    take(desk, adt())
    before = patients(desk)
    take(desk, adt(event, control="2"), adt(event, number="99"))
    assert patients(desk) == before
    assert [one.reason for one in aside(desk)] == [Reason.ASKS_TO_REMOVE]
    assert states(desk)[-1] == ("not_used", "Nobody here is meant by it.")


def test_each_act_names_the_feed_the_person_and_where_it_came_from(desk: Desk) -> None:
    take(desk, adt())
    (ann,) = patients(desk)
    with desk.whole._reader.reading() as raw:  # type: ignore[attr-defined]
        (targets,) = raw.execute("SELECT targets FROM chain WHERE kind = 'hl7_message'").fetchone()
    assert {ann.id, "10.0.0.7"} <= set(targets.split())


def test_before_somebody_is_erased_what_waits_is_used(desk: Desk) -> None:
    take(desk, adt())
    (ann,) = patients(desk)
    keep(desk, adt("A08", "78", "Quist^Zoe", control="2"), adt(control="3"))
    erase_person(desk, ann.id)
    assert [one.name.full for one in patients(desk)] == ["Zoe Quist"]
    assert {state for state, _ in states(desk)} == {"applied"}
    with desk.whole._reader.reading() as raw:  # type: ignore[attr-defined]
        acts = raw.execute("SELECT DISTINCT by FROM deed WHERE kind = 'hl7_message'").fetchall()
    assert sorted(acts) == [("feed:hl7",), ("sam",)], "the feed's own acts are never the manager's"


def test_one_that_cannot_be_written_is_found_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, bad = type(desk.whole), b"Bad^Bo"
    settle = kind.settle_messages

    def refusing(self: object, settled: Sequence[Settled]) -> None:
        if any(bad in one.message.text and one.deed for one in settled):
            raise Conflict("Somebody else changed this.", "Nothing was changed.")
        settle(self, settled)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "settle_messages", refusing)
    taken = take(desk, adt(), adt(number="5", name=bad.decode()), adt(number="6", name="Quist^Zoe"))
    assert (taken.messages, taken.new, taken.not_used) == (3, 2, 1)
    assert [state for state, _ in states(desk)] == ["applied", "stuck", "applied"]


def test_what_is_no_message_holds_nobody_up(desk: Desk) -> None:
    keep(desk, b"nonsense", adt())
    take_all(desk)
    assert [state for state, _ in states(desk)] == ["stuck", "applied"]
