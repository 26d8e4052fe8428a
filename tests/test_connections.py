"""What is counted as reaching another computer, and what stays here."""

import socket
from pathlib import Path

import pytest

from frontdesk.connections import Connections

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def watched() -> Connections:
    """One for all: the interpreter keeps what listens to it."""
    one = Connections()
    one.watch()
    one.watch()
    return one


def test_before_it_watches_it_does_not_claim_to() -> None:
    assert Connections().watched is False


def test_nothing_reached_is_nothing(watched: Connections) -> None:
    Path(__file__).read_text(encoding="utf-8")
    assert watched.reached() == ()


def test_each_computer_once(watched: Connections) -> None:
    with socket.socket() as waits, socket.socket(type=socket.SOCK_DGRAM) as sends:
        waits.bind(("127.0.0.1", 0))
        waits.listen()
        port = waits.getsockname()[1]
        for _ in range(2):
            with socket.create_connection(("127.0.0.1", port)):
                waits.accept()[0].close()
        sends.sendto(b"", ("127.0.0.1", port))
    assert watched.reached() == ("127.0.0.1:0", f"127.0.0.1:{port}")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has none")
def test_a_socket_that_is_a_file_stays_here(watched: Connections, tmp_path: Path) -> None:
    before = watched.reached()
    with socket.socket(socket.AF_UNIX) as here:
        here.bind(str(tmp_path / "here"))
    assert watched.reached() == before


def test_the_network_library_of_qt_is_imported_nowhere() -> None:
    """It would reach other computers without the interpreter hearing of it."""
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py")]
    assert len(sources) > 300
    assert not [text for text in sources if "QtNetwork" in text or "QtWebSockets" in text]
