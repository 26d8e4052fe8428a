"""G5 and G6: everything about one person read, and the card with its lines painted."""

import time
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.domain.patient import Patient
from frontdesk.store.sqlite import card
from frontdesk.store.sqlite.store import SqliteStore
from frontdesk.store.sqlite.tables import OF_KIND
from frontdesk.usecases.open_card import open_card
from tests.bench.made_clinic import ANA, NOW, TODAY
from tests.bench.measure import Scores, Times, in_turn, micro, race
from tests.bench.naive import NaiveCard
from tests.bench.same_labels import SameLabels, words_on
from tests.bench.todays import with_lines
from tests.bench.window import ClinicWindow, paint

SOME = 400


def asked(visit_id: str, patient_id: str) -> dict[str, str]:
    """What the card's one query is given."""
    return {"patient": patient_id, "visit": visit_id, "today": TODAY.isoformat()}


@pytest.mark.benchmark(timer=time.thread_time)
@pytest.mark.parametrize("cold", [False, True], ids=["warm", "cold"])
def test_read_a_card(benchmark: Any, store: SqliteStore, scores: Scores, cold: bool) -> None:
    raw = store._reader.raw
    people = raw.execute("SELECT id, patient_id FROM visit ORDER BY random() LIMIT ?", (SOME,)).fetchall()
    one_row = f"SELECT {OF_KIND[Patient].columns} FROM patient WHERE id = ?"
    ours_next, floor_next = in_turn(people), in_turn(people)

    def ours() -> None:
        raw.execute(card._SQL, asked(*ours_next())).fetchone()

    def floor() -> None:
        raw.execute(one_row, (floor_next()[1],)).fetchone()

    if not cold:
        own, row = race(benchmark, ours, floor, rounds=SOME, warm=SOME)
        whole = Times()
        for visit, patient in people:
            start = time.thread_time()
            store.card_input(patient_id=patient, visit_id=visit, staff=ANA, now=NOW)
            whole.seconds.append(time.thread_time() - start)
        scores.note(
            "G5", own.over(row), f"{micro(own)}, one row {micro(row)}; with its records {micro(whole)}"
        )
        return
    warm_row = Times()
    for at in range(2 * SOME):
        start = time.thread_time()
        floor()
        if at >= SOME:
            warm_row.seconds.append(time.thread_time() - start)
    (own,) = race(benchmark, ours, rounds=SOME // 2, before=lambda: raw.execute("PRAGMA shrink_memory"))
    scores.note("G5 cold", own.over(warm_row), f"{micro(own)}, one warm row {micro(warm_row)}")


@pytest.mark.benchmark(timer=time.process_time)
def test_choose_somebody(benchmark: Any, app: QApplication, window: ClinicWindow, scores: Scores) -> None:
    presenter, desk = window.presenter, window.desktop.desk
    people = with_lines(desk)

    def choose(visit_id: str) -> None:
        window.shown_after("show_card", lambda: presenter.visit_picked(visit_id))

    def put_away() -> None:
        presenter.put_away()
        window.settle()

    cards, lines = [], []
    for visit in people:
        choose(visit.id)
        window.settle()
        cards.append(words_on(window.view.card))
        lines.append(len(presenter.stage.open.lines) if presenter.stage.open else 0)
        put_away()
    labels = SameLabels(cards, window.view.card.width(), window.view.card.height())
    store = desk.whole
    assert isinstance(store, SqliteStore)
    naive = NaiveCard(desk, store._reader.raw, open_card(desk, visit_id=people[0].id))
    naive.window.resize(window.view.card.size())
    naive.window.show()
    paint(app)
    mine, plain, naively = in_turn(range(len(people))), in_turn(cards), in_turn(range(len(people)))

    def ours() -> None:
        choose(people[mine()].id)

    def floor() -> None:
        labels.show(plain())
        paint(app)

    def the_naive_way() -> None:
        at = naively()
        naive.show(people[at].id, [words for words, _ in cards[at]])
        paint(app)

    own, limit, other = race(benchmark, ours, floor, the_naive_way, rounds=80, before=put_away)
    some = f"{sum(map(len, cards)) / len(cards):.0f} labels, {sum(lines) / len(lines):.1f} lines"
    scores.note("G6", own.over(limit), f"{micro(own)} of the processor, setText {micro(limit)}; {some}")
    scores.note("G6b", other.over(own), f"naive {micro(other)}")
    for extra in (labels.window, naive.window):
        extra.close()
        extra.deleteLater()
