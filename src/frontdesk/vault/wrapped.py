"""One wrapped copy of the store's key: Argon2id makes each guess slow, XChaCha20-Poly1305 holds the key."""

import secrets
from dataclasses import dataclass, field

KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 24
_BOUND_TO = "frontdesk key 1 "


@dataclass(frozen=True, slots=True)
class Cost:
    """How slow a guess is: passes over so many bytes of memory. The default takes about 110 ms."""

    passes: int = 2
    memory: int = 64 * 1024 * 1024

    @property
    def sane(self) -> bool:
        """A file that asks for more was tampered with: it would only stop the desk."""
        return 1 <= self.passes <= 20 and 8192 <= self.memory <= 2**31


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The key under one passphrase, bound to the id of its person: no entry opens in another's place."""

    person_id: str
    shown_name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    key: bytes = field(repr=False)


def wrap(key: bytes, person_id: str, shown_name: str, secret: str, cost: Cost) -> Wrapped:
    """The key under ``secret``."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    wrapped = encrypt(key, _bound_to(person_id), nonce, slow_key(secret, salt, cost))
    return Wrapped(person_id, shown_name, cost, salt, nonce, wrapped)


def unwrap(wrapped: Wrapped, secret: str) -> bytes | None:
    """The key, or None when ``secret`` is not the one."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    slow = slow_key(secret, wrapped.salt, wrapped.cost)
    try:
        key: bytes = decrypt(wrapped.key, _bound_to(wrapped.person_id), wrapped.nonce, slow)
    except CryptoError:
        return None
    return key


def slow_key(secret: str, salt: bytes, cost: Cost) -> bytes:
    """A secret as 32 bytes, made so slowly that guessing does not pay."""
    from nacl.pwhash import argon2id

    made: bytes = argon2id.kdf(KEY_BYTES, secret.encode(), salt, opslimit=cost.passes, memlimit=cost.memory)
    return made


def _bound_to(person_id: str) -> bytes:
    return (_BOUND_TO + person_id).encode()
