"""The calendar: a file that is replaced, and a real web server on this computer, and no other one."""

import os
import socket
import ssl
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.feeds import calendar, own_network
from frontdesk.feeds.calendar import BY, Calendar
from frontdesk.feeds.feed import Done
from frontdesk.feeds.own_network import Seen, fetch, is_own, parts_of
from frontdesk.importers.in_memory import in_memory
from tests.feeds.working import WorksAtOnce, read_here
from tests.usecases.imports import patients

LEE = "Last name,First name,Date of birth\nLee,Ann,1961-03-14\n"
BOTH = LEE + "Roe,Bo,1970-05-21\n"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    read_here(monkeypatch)
    monkeypatch.setattr(calendar, "SETTLED", 0)


class Served(BaseHTTPRequestHandler):
    """What the other computer says."""

    body: ClassVar[bytes] = LEE.encode()
    etag: ClassVar[str] = '"1"'
    answers: ClassVar[dict[str, tuple[int, str]]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        cls = type(self)
        cls.asked.append(self.path)
        status, further = cls.answers.get(self.path, (200, ""))
        if status == 200 and self.headers["If-None-Match"] == cls.etag:
            status = 304
        self.send_response(status)
        self.send_header("Content-Type", "text/csv; charset=utf-8")
        self.send_header("ETag", cls.etag)
        if further:
            self.send_header("Location", further)
        body = cls.body if status == 200 else b""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Server:
    """One on this computer."""

    def __init__(self) -> None:
        self.said: Any = type("Said", (Served,), {"answers": {}, "asked": []})
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self.said)
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.http.server_port}/day"

    def stop(self) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.stop()


def calendar_of(source: str) -> tuple[Calendar, WorksAtOnce, list[Done]]:
    works, told = WorksAtOnce(BY), list[Done]()
    return Calendar(source, 15, "", works, told.append), works, told


def names(works: WorksAtOnce) -> list[str]:
    return [patient.name.full for patient in patients(works.desk)]


def test_an_address_is_read_again_only_where_it_has_changed(server: Server) -> None:
    one, works, told = calendar_of(server.url)
    one.look()
    assert names(works) == ["Ann Lee"]
    assert one.status().well
    one.look()
    assert one.status().words == "Looked at 07:00: nothing new."
    server.said.body, server.said.etag = BOTH.encode(), '"2"'
    one.look()
    assert names(works) == ["Ann Lee", "Bo Roe"]
    server.said.etag = '"3"'  # the same once more
    one.look()
    assert [done.words for done in told] == [
        "The calendar: 127.0.0.1: 1 patient: 1 new.",
        "The calendar: 127.0.0.1: 2 patients: 1 new, 1 the same.",
    ]
    assert len(one.status().lately) == 2
    again = Calendar(server.url, 15, "", works, told.append)  # Frontdesk was closed meanwhile
    again.look()
    assert len(told) == 2


def test_a_computer_that_does_not_answer_is_tried_again(server: Server) -> None:
    one, works, _ = calendar_of(server.url)
    port = server.http.server_port
    server.stop()
    one.look()
    assert (
        one.status().words
        == "127.0.0.1 cannot be reached since 23 November 07:00. It is tried again by itself."
    )
    assert one._seconds() == 60
    server.http = ThreadingHTTPServer(("127.0.0.1", port), server.said)
    server.thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    server.thread.start()
    one.look()
    assert names(works) == ["Ann Lee"]
    assert one._seconds() == 900


def test_what_cannot_be_used_is_said_and_not_read_again_until_it_changes(server: Server) -> None:
    one, works, told = calendar_of(server.url)
    server.said.body = b"nothing like a list"
    for _ in range(2):
        one.look()
        assert one.status().words.startswith("Refused. ")
        assert not one.status().well
    server.said.body, server.said.etag = LEE.encode(), '"2"'
    one.look()
    assert names(works) == ["Ann Lee"]
    assert one.status().well
    server.said.body, server.said.etag = b"colour,size\nred,4\n", '"3"'
    for _ in range(2):
        one.look()
        assert "needs you. Say which column holds the names." in one.status().words
    assert len(told) == 1


def test_redirects_stay_within_and_strange_answers_are_said(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = server.url.removesuffix("/day")
    server.said.answers |= {
        "/on": (302, "/day"),
        "/round": (302, "/round"),
        "/out": (302, "http://93.184.216.34/day"),
        "/sign": (401, ""),
        "/gone": (404, ""),
    }
    answer = fetch(f"{base}/on", Seen())
    assert answer is not None
    assert answer.body == LEE.encode()
    for place, words in (
        ("/round", "leads on to others"),
        ("/out", "not on the clinic's own network"),
        ("/sign", "asks for a sign-in"),
        ("/gone", "answered with 404"),
    ):
        with pytest.raises(Refused, match=words):
            fetch(base + place, Seen())
    monkeypatch.setattr(own_network, "LARGEST", 10)
    with pytest.raises(Refused, match="larger than 10 MB"):
        fetch(server.url, Seen())


def test_a_certificate_nobody_vouches_for_is_refused(server: Server) -> None:
    with pytest.raises((Refused, ssl.SSLError)):
        fetch(server.url.replace("http:", "https:"), Seen())
    with pytest.raises(Refused, match="certificate cannot be read"):
        fetch(server.url.replace("http:", "https:"), Seen(), "/nowhere/ca.pem")


@pytest.mark.parametrize(
    ("number", "own"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.31.0.1", True),
        ("172.32.0.1", False),
        ("192.168.1.20", True),
        ("169.254.9.9", True),
        ("100.64.0.1", False),
        ("8.8.8.8", False),
        ("0.0.0.0", False),
        ("::1", True),
        ("fd00::1", True),
        ("fe80::1%eth0", True),
        ("2001:db8::1", False),
        ("::ffff:8.8.8.8", False),
        ("::ffff:10.0.0.1", True),
    ],
)
def test_which_numbers_are_the_clinics_own(number: str, own: bool) -> None:
    assert is_own(number) is own


def test_a_name_that_leads_anywhere_else_is_refused_and_never_connected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ["10.0.0.5", "93.184.216.34"]

    def resolves(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", (number, 80)) for number in asked]

    def connects(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "getaddrinfo", resolves)
    monkeypatch.setattr(socket, "create_connection", connects)
    with pytest.raises(Refused, match="own network"):
        fetch("http://calendar.clinic/day", Seen())


def test_it_connects_to_the_number_that_was_checked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    first = iter(["127.0.0.1"])

    def resolves(*_: object, **__: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", (next(first), 0))]  # asked once: a second time there is no answer

    with monkeypatch.context() as patched:
        patched.setattr(socket, "getaddrinfo", resolves)
        place = own_network.place_of(parts_of(server.url.replace("127.0.0.1", "calendar.clinic")))
    assert place == ("127.0.0.1", server.http.server_port)


@pytest.mark.parametrize(
    "url",
    ["ftp://10.0.0.1/x", "http://", "http://ana:word@10.0.0.1/", "http://10.0.0.1:99999/", "http://a b/"],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(Refused, match="no address"):
        parts_of(url)


def test_what_came_from_an_address_is_read_by_the_child_and_lies_on_no_disk(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # a child of its own reads it, as at the desk
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    one, works, _ = calendar_of(server.url)
    seen: list[Path] = []
    works.before = lambda: seen.extend(tmp_path.rglob("calendar.csv"))
    one.look()
    assert names(works) == ["Ann Lee"]
    assert seen
    assert list(tmp_path.iterdir()) == []
    with in_memory(LEE.encode(), "day.csv") as path:
        assert path.read_text() == LEE
        assert path.is_symlink() == hasattr(os, "memfd_create")


def test_a_file_is_read_again_when_it_was_replaced(tmp_path: Path) -> None:
    file = tmp_path / "day.csv"
    one, works, told = calendar_of(str(file))
    one.look()
    assert "cannot be reached since 23 November 07:00" in one.status().words
    file.write_text(LEE)
    one.look()
    one.look()
    assert names(works) == ["Ann Lee"]
    file.write_text(BOTH)
    os.utime(file, (1, 1))
    one.look()
    assert names(works) == ["Ann Lee", "Bo Roe"]
    assert len(told) == 2
    assert file.exists(), "somebody else's file stays where it is"
    file.write_text("colour,size\nred,4\n")
    one.look()
    assert one.status().needs == (file,)
    one.brought_in(file)
    one.look()
    assert one.status().well
    assert "Brought in by hand." in one.status().lately[0]
