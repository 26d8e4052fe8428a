"""Ids: unlike, rising, and UUIDs to everybody who reads them."""

from uuid import UUID

from frontdesk.usecases.desk import new_id


def test_ids_are_unlike_and_rise_within_a_run() -> None:
    ids = [new_id() for _ in range(5_000)]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)
    assert {len(i) for i in ids} == {36}
    assert {UUID(i).variant for i in ids} == {"specified in RFC 4122"}
    assert {i[14] for i in ids} == {"8"}
