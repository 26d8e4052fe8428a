"""The key file beside the store: its random key, wrapped once for each person and once for the recovery key.

A sum over the file tells a damaged file from a wrong passphrase; a check made of the key tells a key that
fits. Every change writes a new file and puts it in place in one step: a kill leaves the old or the new one.
"""

import errno
import hashlib
import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from frontdesk.domain.errors import Damaged, NotSaved, ReadOnly, Refused, WrongPassphrase
from frontdesk.vault import passphrase as passphrases, recovery
from frontdesk.vault.wrapped import KEY_BYTES, NONCE_BYTES, SALT_BYTES, Cost, Wrapped, unwrap, wrap

BY_PASSPHRASE = "Use the passphrase."
_FORM = 1
_RECOVERY = "recovery key"
"""Stands where a person's id stands; ids of people are UUIDs."""
_HERE = " on this computer"
"""Behind a person's id: opened by what this computer's keyring keeps for them."""
_RANDOM = Cost(1, 8192)
"""Slow is for what people think of; 256 random bits need it not."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a passphrase of their own."""

    person_id: str
    shown_name: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The store's key, and whose passphrase opened it (empty for the recovery key)."""

    key: bytes = field(repr=False)
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A new key file: the store's key, and the recovery key to print. It is shown this once."""

    key: bytes = field(repr=False)
    recovery_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _File:
    check: str
    wrapped: tuple[Wrapped, ...]


def beside(store: Path) -> Path:
    """Where the key file of a store lies."""
    return store.with_name(store.name + ".keys")


def create(
    path: Path,
    *,
    person_id: str,
    passphrase: str,
    shown_name: str = "",
    recovery_key: str = "",
    cost: Cost | None = None,
) -> Made:
    """Write a new key file for its first person. ``cost`` is lowered by tests alone.

    ``recovery_key``: one that was printed and put away before anything was written; a new one otherwise.

    Raises ``Refused`` for a weak passphrase or when a key file is there already, ``NotSaved`` where nothing
    can be written.
    """
    passphrases.check(passphrase)
    if path.exists():
        raise Refused("There is a key file here already.", "Nothing was changed.", "Choose another name.")
    key, recovery_key, cost = secrets.token_bytes(KEY_BYTES), recovery_key or recovery.new(), cost or Cost()
    first = wrap(key, person_id, shown_name, passphrases.normal(passphrase), cost)
    sheet = wrap(key, _RECOVERY, "", recovery.parse(recovery_key), cost)
    try:
        _write(path, _File(_check_of(key), (first, sheet)))
    except OSError as problem:
        raise _not_made(problem) from None
    return Made(key, recovery_key)


def holders(path: Path) -> tuple[Holder, ...]:
    """Who has a passphrase, for the sign-in list."""
    return tuple(Holder(w.person_id, w.shown_name) for w in _read(path).wrapped if _by_passphrase(w))


def for_whom_a_computer_opens(path: Path) -> tuple[str, ...]:
    """Ids of those who said that their computer opens the store for them."""
    ids = (w.person_id for w in _read(path).wrapped)
    return tuple(one.removesuffix(_HERE) for one in ids if one.endswith(_HERE))


def store_id(path: Path) -> str:
    """Tells this store from others; says nothing about its key."""
    return _read(path).check


def open_with_passphrase(path: Path, passphrase: str, person_id: str = "") -> Opened:
    """The store's key. Without ``person_id`` everybody's is tried, one after the other.

    Raises ``WrongPassphrase``, or ``Damaged`` when the key file is not as it was written.
    """
    file = _read(path)
    typed = passphrases.normal(passphrase)
    for wrapped in file.wrapped:
        if _by_passphrase(wrapped) and person_id in ("", wrapped.person_id):
            key = unwrap(wrapped, typed)
            if key is not None:
                return Opened(_fitting(key, file), wrapped.person_id)
    raise WrongPassphrase("That passphrase does not open this store.", "Nothing was changed.")


def open_with_recovery(path: Path, typed: str) -> Opened:
    """The store's key by the printed sheet. Raises ``Refused`` for a slip, ``WrongPassphrase``."""
    signs, file = recovery.parse(typed), _read(path)
    for wrapped in file.wrapped:
        key = unwrap(wrapped, signs) if wrapped.person_id == _RECOVERY else None
        if key is not None:
            return Opened(_fitting(key, file))
    raise WrongPassphrase(
        "That recovery key does not open this store.", "Nothing was changed.", "Look for the newest sheet."
    )


def open_with_secret(path: Path, secret: str, person_id: str) -> Opened:
    """The store's key by what a computer keeps for somebody. Raises ``Refused`` where it fits no more."""
    file = _read(path)
    for wrapped in file.wrapped:
        key = unwrap(wrapped, secret) if wrapped.person_id == person_id + _HERE else None
        if key is not None:
            return Opened(_fitting(key, file), person_id)
    raise Refused("What this computer keeps opens the store no more.", "Nothing was changed.", BY_PASSPHRASE)


def let_computer_open(path: Path, key: bytes, person_id: str, secret: str) -> None:
    """One more wrapped copy, for a random secret. Raises ``Refused`` for who has no passphrase."""
    file = _read(path)
    _fitting(key, file)
    if not any(w.person_id == person_id and _by_passphrase(w) for w in file.wrapped):
        raise Refused("You have no passphrase of your own yet.", "Nothing was changed.", "Ask a manager.")
    others = tuple(w for w in file.wrapped if w.person_id != person_id + _HERE)
    _rewrite(path, replace(file, wrapped=(*others, wrap(key, person_id + _HERE, "", secret, _RANDOM))))


def stop_computer(path: Path, person_id: str) -> None:
    """From now on no computer opens the store for them."""
    file = _read(path)
    rest = tuple(w for w in file.wrapped if w.person_id != person_id + _HERE)
    if rest != file.wrapped:
        _rewrite(path, replace(file, wrapped=rest))


def open_with_either(typed: str, first: Path, second: Path, *, recovery: bool = False) -> Opened:
    """By the first key file that fits; raises why the first one does not where neither does."""
    open_keys = open_with_recovery if recovery else open_with_passphrase
    try:
        return open_keys(first, typed)
    except (WrongPassphrase, Damaged):
        try:
            return open_keys(second, typed)
        except (WrongPassphrase, Damaged):
            pass
        raise


def add_person(
    path: Path, key: bytes, *, person_id: str, passphrase: str, shown_name: str = "", cost: Cost | None = None
) -> None:
    """Give somebody a passphrase, or a new one after the recovery key was used.

    ``key`` is the opened store's. Raises ``Refused`` for a weak passphrase or one that somebody else has.
    """
    prepare_person(path, key, person_id=person_id, passphrase=passphrase, shown_name=shown_name, cost=cost)()


def prepare_person(
    path: Path, key: bytes, *, person_id: str, passphrase: str, shown_name: str = "", cost: Cost | None = None
) -> Callable[[], None]:
    """``add_person`` in two steps: what can be refused is refused here, what is returned writes the file.

    A new passphrase ends what a computer keeps for that person: whoever needs one may have lost the computer.
    """
    passphrases.check(passphrase)
    file, typed = _read(path), passphrases.normal(passphrase)
    _fitting(key, file)
    others = [w for w in file.wrapped if w.person_id not in (person_id, person_id + _HERE)]
    if any(_by_passphrase(w) and unwrap(w, typed) is not None for w in others):
        raise Refused(
            "Somebody else here has this passphrase.", "Nothing was changed.", "Choose another one."
        )
    known = next((w.shown_name for w in file.wrapped if w.person_id == person_id), "")
    added = wrap(key, person_id, shown_name or known, typed, cost or Cost())
    people = [w for w in others if w.person_id != _RECOVERY]
    sheets = [w for w in others if w.person_id == _RECOVERY]
    return partial(_rewrite, path, replace(file, wrapped=(*people, added, *sheets)))


def change_passphrase(path: Path, *, person_id: str, old: str, new: str, cost: Cost | None = None) -> None:
    """One's own passphrase. The store itself is not touched. Raises ``WrongPassphrase``, ``Refused``."""
    opened = open_with_passphrase(path, old, person_id)
    add_person(path, opened.key, person_id=person_id, passphrase=new, cost=cost)


def remove_person(path: Path, person_id: str) -> None:
    """Somebody left: neither their passphrase nor a computer opens the store for them any more.

    Raises ``Refused`` for the last one.
    """
    file = _read(path)
    rest = tuple(w for w in file.wrapped if w.person_id not in (person_id, person_id + _HERE))
    if not any(map(_by_passphrase, rest)):
        raise Refused(
            "This is the last person who can open the store.",
            "Nothing was changed.",
            "Add another one first.",
        )
    _rewrite(path, replace(file, wrapped=rest))


def new_recovery_key(path: Path, key: bytes, cost: Cost | None = None) -> str:
    """A new sheet; the old one opens nothing any more. ``key`` is the opened store's."""
    file, recovery_key = _read(path), recovery.new()
    _fitting(key, file)
    sheet = wrap(key, _RECOVERY, "", recovery.parse(recovery_key), cost or Cost())
    _rewrite(path, replace(file, wrapped=(*(w for w in file.wrapped if w.person_id != _RECOVERY), sheet)))
    return recovery_key


def fits(path: Path, key: bytes) -> bool:
    """Whether this key file can be read and is of the store that ``key`` opens."""
    try:
        _fitting(key, _read(path))
    except Damaged:
        return False
    return True


def _by_passphrase(wrapped: Wrapped) -> bool:
    return wrapped.person_id != _RECOVERY and not wrapped.person_id.endswith(_HERE)


def _check_of(key: bytes) -> str:
    return hashlib.blake2b(b"frontdesk store", key=key, digest_size=16).hexdigest()


def _fitting(key: bytes, file: _File) -> bytes:
    if not secrets.compare_digest(_check_of(key), file.check):
        raise _damaged()
    return key


def _read(path: Path) -> _File:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Damaged(
            "The key file of this store is missing.",
            "The store was not changed.",
            f"Put {path.name} back beside the store, from the same backup.",
        ) from None
    except (OSError, ValueError):
        raise _damaged() from None
    try:
        tree = json.loads(text)
        if tree.pop("sum") != _sum_of(tree) or tree["form"] != _FORM:
            raise _damaged()
        return _File(tree["check"], tuple(_wrapped_of(entry) for entry in tree["wrapped"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged() from None


def _wrapped_of(entry: dict[str, Any]) -> Wrapped:
    cost = Cost(int(entry["passes"]), int(entry["memory"]))
    if not cost.sane:
        raise ValueError
    salt, nonce, key = (b64decode(entry[name], validate=True) for name in ("salt", "nonce", "key"))
    if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES:
        raise ValueError
    return Wrapped(str(entry["person"]), str(entry["name"]), cost, salt, nonce, key)


def _rewrite(path: Path, file: _File) -> None:
    try:
        _write(path, file)
    except OSError as problem:
        raise _not_written(problem) from None


def _write(path: Path, file: _File) -> None:
    """Whole or not at all, readable by its owner alone."""
    tree: dict[str, Any] = {
        "form": _FORM,
        "check": file.check,
        "wrapped": [
            {
                "person": w.person_id,
                "name": w.shown_name,
                "passes": w.cost.passes,
                "memory": w.cost.memory,
                "salt": b64encode(w.salt).decode(),
                "nonce": b64encode(w.nonce).decode(),
                "key": b64encode(w.key).decode(),
            }
            for w in file.wrapped
        ],
    }
    tree["sum"] = _sum_of(tree)
    begun = path.with_name(f"{path.name}.new")
    try:
        with suppress(FileNotFoundError):
            begun.unlink()
        handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(tree, out, indent=1, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        begun.replace(path)
        _settle(path.parent)
    except OSError:
        with suppress(OSError):
            begun.unlink()
        raise


def _settle(folder: Path) -> None:
    """The new name itself reaches the disk (a folder cannot be opened on Windows, and need not be)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sum_of(tree: dict[str, Any]) -> str:
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _damaged() -> Damaged:
    return Damaged(
        "The key file of this store is damaged.",
        "The store itself was not changed.",
        "Put the key file of the newest backup in its place.",
    )


def _not_made(problem: OSError) -> NotSaved:
    full = problem.errno == errno.ENOSPC
    return NotSaved(
        "A store cannot be written here: the disk is full." if full else "A store cannot be written here.",
        "Nothing was made.",
        "Free at least 50 MB, then try again." if full else "Choose a folder that you may write to.",
    )


def _not_written(problem: OSError) -> NotSaved | ReadOnly:
    if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnly("The key file can only be read.", "Nothing was changed.")
    why = "the disk is full" if problem.errno == errno.ENOSPC else "the disk reported an error"
    return NotSaved(
        f"Not saved: {why}.", "The passphrases are as before.", "Free at least 50 MB, then press Try again."
    )
