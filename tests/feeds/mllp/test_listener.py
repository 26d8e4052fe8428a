"""The listener as another program meets it: real sockets, python-hl7's own client, a real store."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import hl7.client
import pytest

from frontdesk.domain.deed import Change
from frontdesk.domain.errors import NotSaved
from frontdesk.domain.feed_message import FeedMessage
from frontdesk.domain.set_aside import Reason
from frontdesk.feeds.feed import Done
from frontdesk.feeds.mllp import server
from frontdesk.feeds.mllp.frames import framed
from frontdesk.feeds.mllp.listener import Listener
from frontdesk.feeds.mllp.place import Place, place
from frontdesk.usecases.desk import Desk
from frontdesk.words import English
from tests.feeds.mllp.certificate import CERTIFICATE, KEY
from tests.feeds.mllp.messages import adt, listening, merge, siu, until
from tests.usecases.imports import desk_for_import, patients, visits


@pytest.fixture
def desk() -> Desk:
    return desk_for_import()


@pytest.fixture
def told() -> list[Done]:
    return []


@pytest.fixture
def listener(desk: Desk, told: list[Done]) -> Iterator[Listener]:
    with listening(desk, told.append) as one:
        yield one


def client(listener: Listener) -> hl7.client.MLLPClient:
    return hl7.client.MLLPClient("127.0.0.1", listener.port)


def code(answer: bytes) -> str:
    return answer.split(b"MSA|")[1][:2].decode()


def test_messages_of_another_program_are_answered_stored_and_used(
    desk: Desk, listener: Listener, told: list[Done]
) -> None:
    with client(listener) as sender:
        answers = [code(sender.send_message(one)) for one in (adt(), siu(), siu("S15", control="2"), b"MSH")]
    assert answers == ["AA", "AA", "AA", "AE"]
    until(lambda: listener.tally.counts()["used"] == 3)
    (ann,) = patients(desk)
    (visit,) = visits(desk)
    assert (ann.name.full, visit.patient_id, visit.state.value) == ("Ann Lee", ann.id, "cancelled")
    assert listener.tally.counts() == {
        "AA": 3, "AE": 1, "AR": 0, "ignored": 0, "used": 3, "new": 1, "set_aside": 0,
    }  # fmt: skip
    assert "3 stored (AA), 1 not usable (AE), 0 not handled (AR)" in listener.status().words
    assert told[-1].changed
    assert told[-1].words.startswith("HL7 from 127.0.0.1: ")
    assert not any("Lee" in one for one in (*listener.status().lately, *(done.words for done in told)))


def test_a_message_sent_twice_is_acknowledged_twice_and_used_once(desk: Desk, listener: Listener) -> None:
    with client(listener) as sender:
        assert [code(sender.send_message(adt())) for _ in range(3)] == ["AA"] * 3
    until(lambda: listener.tally.counts()["used"])
    (ann,) = patients(desk)
    desk.store.commit(desk.deed("act", Change(ann, replace(ann, board_name="A"))))
    with client(listener) as sender:
        assert code(sender.send_message(adt())) == "AA"
        assert code(sender.send_message(adt(control="2"))) == "AA"
    until(lambda: listener.tally.counts()["used"] == 2)
    assert len(patients(desk)) == 1


def test_what_would_change_what_the_desk_compared_waits_for_a_person(desk: Desk, listener: Listener) -> None:
    with client(listener) as sender:
        for one in (adt(), adt(number="78", name="Lee^Anna", born="19620314", control="2")):
            sender.send_message(one)
        until(lambda: len(patients(desk)) == 2)
        ann = next(one for one in patients(desk) if one.name.full == "Ann Lee")
        compared = replace(ann, last_seen_on=desk.today())
        desk.store.commit(desk.deed("match", Change(ann, compared)))
        before = patients(desk)
        for one in (
            adt(name="Forged^Ann", control="3"),
            adt(born="19700101", control="4"),
            merge(control="5"),
            adt("A29", control="6"),
        ):
            assert code(sender.send_message(one)) == "AA"
        until(lambda: listener.tally.counts()["used"] == 6)
    assert patients(desk) == before
    waits = desk.store.set_aside()
    assert {one.source for one in waits} == {"HL7 from 127.0.0.1"}
    reasons = [one.reason for one in waits]
    assert sorted(reasons) == [
        Reason.ASKS_TO_MERGE, Reason.ASKS_TO_REMOVE, Reason.DIFFERS, Reason.DIFFERS,
    ]  # fmt: skip


def test_where_the_store_takes_nothing_nothing_is_acknowledged(
    desk: Desk, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise NotSaved("Not saved: the disk is full.", "Everything saved before is safe.")

    store = desk.whole
    monkeypatch.setattr(type(store), "keep_messages", lambda self, messages: full(messages))
    with client(listener) as sender:
        answer = sender.send_message(adt())
        monkeypatch.undo()
        assert code(answer) == "AR"
        assert b"Send it again later" in answer
        assert code(sender.send_message(adt())) == "AA"
    until(lambda: len(patients(desk)) == 1)


def test_several_messages_in_one_piece_are_answered_in_their_order(listener: Listener) -> None:
    sent = [adt(control=str(number), number=str(number)) for number in range(30)]
    with socket.create_connection(("127.0.0.1", listener.port)) as line:
        line.sendall(b"".join(map(framed, sent)))
        got = b""
        while got.count(b"\x1c\r") < 30:
            got += line.recv(65_536)
    assert [part[:5].split(b"\r")[0] for part in got.split(b"MSA|AA|")[1:]] == [
        str(number).encode() for number in range(30)
    ]


def test_the_ninth_connection_is_told_and_a_place_that_becomes_free_is_taken(listener: Listener) -> None:
    def line() -> socket.socket:
        return socket.create_connection(("127.0.0.1", listener.port), timeout=20)

    first = [line() for _ in range(server.MOST_CONNECTIONS)]
    until(lambda: listener._server is not None and listener._server.connected == server.MOST_CONNECTIONS)
    with line() as ninth:
        assert ninth.recv(100) == b"\x0b\x15\x1c\r"
        assert ninth.recv(100) == b""
    assert "All connections were taken." in listener.status().lately[0]
    for one in first:
        one.close()
    until(lambda: listener._server is not None and listener._server.connected == 0)
    with client(listener) as sender:
        assert code(sender.send_message(adt())) == "AA"


def test_who_begins_and_does_not_end_is_answered_and_left(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "FRAME_SECONDS", 0.3)
    monkeypatch.setattr(server, "IDLE_SECONDS", 0.3)
    with socket.create_connection(("127.0.0.1", listener.port), timeout=20) as slow:
        slow.sendall(b"\x0b" + adt())
        answer = slow.recv(4_096)
        assert b"MSA|AE|1" in answer
        assert b"no end block" in answer
        assert slow.recv(100) == b""
    with socket.create_connection(("127.0.0.1", listener.port), timeout=20) as silent:
        assert silent.recv(100) == b""


def test_nobody_off_the_list_is_listened_to(desk: Desk) -> None:
    with listening(desk, where=lambda: replace(place("127.0.0.1", 0, "10.0.0.7", "", ""))) as listener:
        with socket.create_connection(("127.0.0.1", listener.port), timeout=20) as line:
            assert line.recv(100) == b""
        until(lambda: listener.status().lately)
        said = (
            f"{English().moment(desk.local(desk.now()), desk.today())}  A program at 127.0.0.1 tried to send"
        )
        assert listener.status().lately[0].startswith(f"{said} and was turned away.")


def test_over_tls(desk: Desk, tmp_path: Path) -> None:
    for name, text in (("cert.pem", CERTIFICATE), ("key.pem", KEY)):
        (tmp_path / name).write_text(text, encoding="ascii")
    files = str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")
    with listening(desk, where=lambda: place("0.0.0.0", 0, "127.0.0.1", *files)) as listener:
        context = ssl.create_default_context(cafile=files[0])
        with socket.create_connection(("127.0.0.1", listener.port), timeout=20) as plain:
            plain.sendall(framed(adt()))
            with suppress(ConnectionResetError):
                assert b"MSA" not in plain.recv(4_096), "nothing is taken in the open"
        with (
            closing(socket.create_connection(("127.0.0.1", listener.port), timeout=20)) as line,
            context.wrap_socket(line, server_hostname="localhost") as secured,
        ):
            secured.sendall(framed(adt()))
            assert code(secured.recv(4_096)) == "AA"
        assert "over TLS" in listener.status().words


def test_where_it_cannot_listen_it_says_so(desk: Desk, listener: Listener) -> None:
    with listening(desk, where=lambda: Place(port=listener.port)) as second:
        assert second.status().well is False
        assert "another program has the port" in second.status().words
    with listening(desk, where=lambda: place("0.0.0.0", 0, "", "", "")) as open_to_all:
        assert open_to_all.port == 0
        assert "need a list of the computers that may send" in open_to_all.status().words


def test_what_was_acknowledged_and_not_used_is_used_at_the_next_start(desk: Desk) -> None:
    with listening(desk) as listener, client(listener) as sender:
        sender.send_message(adt())
        until(lambda: listener.tally.counts()["used"])
    kept = FeedMessage(
        datetime(2026, 11, 21, tzinfo=UTC), "10.0.0.7", "9", "99", adt(number="9", name="Berg^Bo")
    )
    desk.whole.keep_messages([kept])
    with listening(desk) as again:
        until(lambda: again.tally.counts()["used"])
    assert [one.name.full for one in patients(desk)] == ["Ann Lee", "Bo Berg"]
