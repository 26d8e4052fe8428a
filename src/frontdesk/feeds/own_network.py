"""One address on the clinic's own network, asked for what it has: no other computer, however it is named.

The name is resolved here, every answer must lie in the clinic's own network, and the connection goes to that
very answer: a name that points elsewhere a moment later changes nothing. A redirect is checked like the first
address. Proxies of the computer are not used.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from frontdesk.domain.errors import Refused

LARGEST = 10_000_000
_SILENCE, _LONGEST = 15.0, 60.0
"""Seconds without a byte, and for the whole."""
_REDIRECTS = 3
_FURTHER = (301, 302, 303, 307, 308)
_PIECE = 1 << 16
_OWN = tuple(
    ipaddress.ip_network(one)
    for one in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
        "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
_ANOTHER = "Give an address such as http://192.168.1.20/calendar.ics."
NOT_OWN = Refused(
    "This address is not on the clinic's own network.",
    "Nothing was read: no other is opened.",
    _ANOTHER,
)
NO_ADDRESS = Refused("This is no address Frontdesk can ask.", "Nothing was read.", _ANOTHER)
NO_WEB = Refused("What answers there is no web address.", "Nothing was imported.", _ANOTHER)
TOO_LARGE = Refused("The answer is larger than 10 MB.", "Nothing was imported.", "Export a smaller part.")
TOO_SLOW = Refused("The answer takes longer than a minute.", "Nothing was imported.")
ELSEWHERE = Refused("The address leads on to others again and again.", "Nothing was imported.", _ANOTHER)
UNTRUSTED = Refused(
    "The other computer could not show that it is the one asked for.",
    "Nothing was read.",
    "Name the file with the certificate it is checked by in Settings, under Connections.",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the other computer said about its last answer, so that it need not send it again."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came."""

    body: bytes = field(repr=False)
    kind: str
    """As the other computer names it: "text/calendar"."""
    seen: Seen


def parts_of(url: str) -> SplitResult:
    """An address in parts. Raises ``Refused`` for one that is no address, or that holds a password."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        raise NO_ADDRESS from None
    if not sound or parts.username is not None or not url.isascii() or any(sign <= " " for sign in url):
        raise NO_ADDRESS
    return parts


def place_of(parts: SplitResult) -> tuple[str, int]:
    """Where to connect: a number of the clinic's own network. Raises ``Refused``, ``OSError``."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    numbers = [str(one[4][0]) for one in found]
    if not numbers or not all(map(is_own, numbers)):
        raise NOT_OWN
    return numbers[0], port


def is_own(number: str) -> bool:
    """A loopback, private or link-local number."""
    address = ipaddress.ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return any(one in network for one in (mapped or address,) for network in _OWN)


def fetch(url: str, seen: Seen, ca_file: str = "") -> Answer | None:
    """What the address has now; None where that is what it had last time.

    Raises ``Refused`` where it may not or cannot be used, ``OSError`` where nobody answers.
    """
    ends = time.monotonic() + _LONGEST
    for _ in range(_REDIRECTS + 1):
        parts = parts_of(url)
        with closing(_connection(parts, place_of(parts), ca_file)) as connection:
            try:
                connection.request("GET", _asked(parts), headers=_headers(parts, seen))
                answer = connection.getresponse()
                if answer.status not in _FURTHER:
                    return _read(answer, ends)
            except http.client.HTTPException:
                raise NO_WEB from None
        url = urljoin(url, answer.getheader("Location", ""))
        if parts.scheme == "https" and urlsplit(url).scheme != "https":
            raise UNTRUSTED
    raise ELSEWHERE


def _connection(parts: SplitResult, place: tuple[str, int], ca_file: str) -> http.client.HTTPConnection:
    """Connected to the number that was checked, whatever the name means by now."""
    name = parts.hostname or ""
    plain = socket.create_connection(place, _SILENCE)
    connection = http.client.HTTPConnection(name, place[1], timeout=_SILENCE)
    connection.sock = plain
    if parts.scheme == "https":
        try:
            trusted = ssl.create_default_context(cafile=ca_file or None)
        except (OSError, ssl.SSLError):
            plain.close()
            raise Refused("The file with the certificate cannot be read.", "Nothing was asked.") from None
        try:
            connection.sock = trusted.wrap_socket(plain, server_hostname=name)
        except ssl.SSLCertVerificationError:
            plain.close()
            raise UNTRUSTED from None
        except BaseException:
            plain.close()
            raise
    return connection


def _asked(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _headers(parts: SplitResult, seen: Seen) -> dict[str, str]:
    told = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {"Host": parts.netloc, "Accept-Encoding": "identity", "Connection": "close"} | {
        name: value for name, value in told.items() if value
    }


def _read(answer: http.client.HTTPResponse, ends: float) -> Answer | None:
    if answer.status == 304:
        return None
    if answer.status in (401, 403):
        raise Refused("The other computer asks for a sign-in; Frontdesk has none.", "Nothing was read.")
    if answer.status != 200:
        raise Refused(f"The other computer answered with {answer.status}.", "Nothing was imported.")
    pieces, length = [], 0
    while piece := answer.read1(_PIECE):
        length += len(piece)
        if length > LARGEST:
            raise TOO_LARGE
        if time.monotonic() > ends:
            raise TOO_SLOW
        pieces.append(piece)
    kind = answer.getheader("Content-Type", "").partition(";")[0].strip().lower()
    seen = Seen(answer.getheader("ETag", ""), answer.getheader("Last-Modified", ""))
    return Answer(b"".join(pieces), kind, seen)
