"""Who may connect: this computer alone, and others only with a list and a certificate."""

from pathlib import Path

import pytest

from frontdesk.domain.errors import Refused
from frontdesk.feeds.mllp.place import Place, place
from tests.feeds.mllp.certificate import CERTIFICATE, KEY, LOCKED_KEY, OVER


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A certificate and its key."""
    for name, text in (("cert.pem", CERTIFICATE), ("key.pem", KEY)):
        (tmp_path / name).write_text(text, encoding="ascii")
    return str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")


def test_by_default_only_this_computer_sends() -> None:
    here = place("127.0.0.1", 2575, "", "", "")
    assert [here.takes(one) for one in ("127.0.0.1", "::1", "10.0.0.7", "", "nonsense")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert here.tls is None


@pytest.mark.parametrize("address", ["0.0.0.0", "10.0.0.5", "::", "fe80::1"])
def test_the_network_needs_a_list_and_a_certificate(address: str, files: tuple[str, str]) -> None:
    for allowed, certificate, key, words in (
        ("", "", "", "list of the computers"),
        ("", *files, "list of the computers"),
        ("10.0.0.7", "", "", "need TLS"),
        ("10.0.0.7", files[0], str(Path(files[0]).with_name("none.pem")), "cannot be used"),
        ("10.0.0.7", files[1], files[0], "cannot be used"),
        ("10.0.0.7 0.0.0.0/0", *files, "whole world"),
        ("the lab", *files, "not written as an address"),
    ):
        with pytest.raises(Refused, match=words):
            place(address, 2575, allowed, certificate, key)
    there = place(address, 2575, "10.0.0.7, 10.1.0.0/16", *files)
    assert there.tls is not None
    assert [there.takes(one) for one in ("10.0.0.7", "::ffff:10.1.2.3", "10.0.0.8", "127.0.0.1")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_list_counts_on_this_computer_too() -> None:
    assert not place("127.0.0.1", 2575, "10.0.0.7", "", "").takes("127.0.0.1")


def test_a_name_is_no_address() -> None:
    with pytest.raises(Refused, match="none of a computer"):
        place("localhost", 2575, "", "", "")


def test_a_key_under_a_passphrase_is_refused_and_nothing_asks_for_it(files: tuple[str, str]) -> None:
    Path(files[1]).write_text(LOCKED_KEY, encoding="ascii")
    with pytest.raises(Refused, match="without a passphrase"):
        place("127.0.0.1", 2575, "", *files)


def test_a_certificate_whose_time_is_over_is_refused_before_a_sender_turns_away(
    files: tuple[str, str],
) -> None:
    Path(files[0]).write_text(OVER, encoding="ascii")
    with pytest.raises(Refused, match="time of the certificate"):
        place("10.0.0.5", 2575, "10.0.0.7", *files)


def test_a_place_is_this_computer_where_nothing_is_said() -> None:
    assert (Place().address, Place().port) == ("127.0.0.1", 2575)
