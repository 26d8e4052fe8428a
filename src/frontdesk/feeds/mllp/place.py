"""Where messages are waited for, and from whom: this computer alone, unless a list and TLS say otherwise."""

import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path

from frontdesk.domain.errors import Refused

Network = IPv4Network | IPv6Network
_OFF = "No messages are taken in."
_EXPIRED = 10
"""What the library for TLS calls a certificate whose time is over (X509_V_ERR_CERT_HAS_EXPIRED)."""
LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


@dataclass(frozen=True, slots=True)
class Place:
    """An address and a port; who may send; the certificate."""

    address: str = "127.0.0.1"
    port: int = 2575
    allowed: tuple[Network, ...] = ()
    """Empty: only programs of this computer."""
    tls: ssl.SSLContext | None = field(default=None, repr=False)

    def takes(self, source: str) -> bool:
        """Messages are taken from this computer, ``source``."""
        try:
            address = ip_address(source.partition("%")[0])
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)  # how a socket of the newer kind names the older
        return any((mapped or address) in network for network in self.allowed or LOOPBACK)


def place(address: str, port: int, allowed: str, certificate: str, key: str) -> Place:
    """From what the settings say. Raises ``Refused`` for what would be open to the whole network."""
    try:
        here = ip_address(address)
    except ValueError:
        raise Refused(
            "The address for HL7 messages is none of a computer.", _OFF, "Write it in figures: 127.0.0.1"
        ) from None
    networks = _networks(allowed)
    if not here.is_loopback:
        if not networks:
            raise Refused(
                "HL7 messages from the network need a list of the computers that may send.",
                _OFF,
                "Name the addresses in the settings.",
            )
        if not certificate:
            raise Refused(
                "HL7 messages from the network need TLS.",
                _OFF,
                "Name the files of a certificate and its key in the settings.",
            )
    return Place(address, port, networks, _tls(certificate, key) if certificate else None)


def _networks(allowed: str) -> tuple[Network, ...]:
    """Addresses and networks, with commas or blanks between them."""
    found = []
    for one in allowed.replace(",", " ").split():
        try:
            found.append(ip_network(one, strict=False))
        except ValueError:
            raise Refused(
                "A computer that may send HL7 messages is not written as an address.",
                _OFF,
                "Write addresses such as 10.0.0.7 or networks such as 10.0.0.0/24, with commas between.",
            ) from None
        if found[-1].prefixlen == 0:
            raise Refused(
                "The list of computers that may send HL7 messages names the whole world.",
                _OFF,
                "Name only those that send.",
            )
    return tuple(found)


def _tls(certificate: str, key: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(Path(certificate), Path(key) if key else None, password=_no_password)
    except (OSError, ValueError):  # what cannot be read, is none, or is locked
        raise Refused(
            "The certificate for HL7 messages, or its key, cannot be used.",
            _OFF,
            "Look at both files; the key must be of this certificate and without a passphrase.",
        ) from None
    if _is_over(context, certificate):
        raise Refused(
            "The time of the certificate for HL7 messages is over.",
            _OFF,
            "Ask whoever made it for a new one, and name that in the settings.",
        )
    return context


def _is_over(context: ssl.SSLContext, certificate: str) -> bool:
    """A sender that trusts this very certificate would turn away, and the clinic would look for the reason
    there."""
    sender = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    sender.check_hostname = False
    sender.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    sender.load_verify_locations(certificate)
    to_us, to_sender = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = sender.wrap_bio(to_sender, to_us), context.wrap_bio(to_us, to_sender, server_side=True)
    try:
        for side in sides * 2:
            with suppress(ssl.SSLWantReadError):
                side.do_handshake()
    except ssl.SSLCertVerificationError as refusal:
        return refusal.verify_code == _EXPIRED
    except ssl.SSLError:
        return False  # another reason to turn away is the sender's to tell
    return False


def _no_password() -> str:
    raise ValueError("a key without a passphrase is needed")
