"""The search index never fills up: the library keeps 2,000 pieces and says "disk full" beyond."""

from frontdesk.store.port import StagedRow
from frontdesk.store.sqlite.open import in_memory
from frontdesk.store.sqlite.people import index_next
from tests.store.made import TODAY, days, patient, run, set_up


def test_thousands_of_pieces_without_any_idle_time() -> None:
    """A deed that names several people writes several pieces, and those merged before count as well."""
    store = in_memory()
    for deed in range(300):
        with store._writer.writing() as raw:
            for place in range(15):
                row = (15 * deed + 15 - place, "anna")
                raw.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", row)
    store.close()


def test_people_enter_the_index_in_the_order_of_their_places() -> None:
    """Out of order each one would become a piece of its own."""
    store = in_memory()
    set_up(store)
    many = [
        StagedRow(
            n, ((None, patient(f"i{n}", f"Anna{n}", last_seen_on=TODAY - days(n * 7 % 90), import_id="run")),)
        )
        for n in range(90)
    ]
    store.import_stage(run(), many)
    store.import_accept("run")
    while not store.import_step("run", limit=90):
        pass
    with store._writer.reading() as raw:
        pieces = raw.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone()[0]
        assert index_next(raw, 10) == 0
    assert pieces <= 10, "a busy computer cuts its steps shorter"
    store.close()
