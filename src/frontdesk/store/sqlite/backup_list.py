"""What lies in the folder for backups: ``backups.json``, which were proven, ``erased.json``, who was erased.

Neither holds a word of anybody: names of files, moments, numbers, and ids of people who are no longer kept. A
list that cannot be read loses nothing: each file tells by itself, once it is tested again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import blake2b
from pathlib import Path
from typing import Any

from frontdesk.domain.backup import Backup, Drilled, Why
from frontdesk.store.sqlite.backup import BEGUN, write_text
from frontdesk.store.sqlite.proving import pack, unpack

ENDING = ".fdbackup"
KEYS = ".keys"
_LIST, _ERASED = "backups.json", "erased.json"
_NAMED_AT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Listed:
    """What one store's backups in a folder are, the newest first, and how the last drill went."""

    backups: tuple[Backup, ...] = ()
    drill: Drilled | None = None


def mark_of(key: bytes) -> str:
    """Which store a backup is of: several may share a folder."""
    return blake2b(b"frontdesk backups", key=key, digest_size=8).hexdigest()


def name_for(store: Path, folder: Path, now: datetime) -> str:
    """ "clinic-20260514-103000.fdbackup", by the clock of the desk; never one that is there."""
    name = f"{store.stem}-{now:{_NAMED_AT}}"
    number, free = 1, name
    while (folder / f"{free}{ENDING}").exists():
        number += 1
        free = f"{name}-{number}"
    return f"{free}{ENDING}"


def read(folder: Path, mark: str, zone: tzinfo | None) -> Listed:
    """Those of one store, and those nobody can tell of which store they are: these are not proven."""
    tree = _tree(folder)
    others = {one.get("name") for one in tree.get("backups", []) if one.get("store") != mark}
    drills = [d for d in map(_drill, tree.get("drills", [])) if d and d[0] == mark]
    ours = tuple(one for one in read_all(folder, zone) if one.name not in others)
    return Listed(ours, drills[-1][1] if drills else None)


def read_all(folder: Path, zone: tzinfo | None) -> tuple[Backup, ...]:
    """Every backup that lies there with its key file, the newest first."""
    told = {one.name: one for one in map(_backup, _tree(folder).get("backups", [])) if one}
    found = [
        told.get(file.name) or Backup(file.name, _moment(file, zone), size=file.stat().st_size)
        for file in folder.glob(f"*{ENDING}")
        if keys_of(file).is_file()
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.name), reverse=True))


def add(folder: Path, mark: str, backup: Backup) -> None:
    """It was opened and compared: from now on it counts."""
    tree = _tree(folder)
    entry = {
        "name": backup.name,
        "store": mark,
        "at": backup.at.isoformat(),
        "why": backup.why.value,
        "size": backup.size,
        "contents": pack(backup.contents) if backup.contents else None,
    }
    others = [one for one in tree.get("backups", []) if one.get("name") != backup.name]
    _keep(folder, {**tree, "backups": [*others, entry]})


def take_out(folder: Path, names: Iterable[str]) -> None:
    """They no longer count, thinned or found to be damaged."""
    tree, gone = _tree(folder), set(names)
    _keep(
        folder, {**tree, "backups": [one for one in tree.get("backups", []) if one.get("name") not in gone]}
    )


def note_drill(folder: Path, mark: str, drill: Drilled) -> None:
    """How the last restore for practice went."""
    tree = _tree(folder)
    entry = {
        "store": mark,
        "at": drill.at.isoformat(),
        "name": drill.name,
        "people": drill.people,
        "good": drill.good,
    }
    others = [one for one in tree.get("drills", []) if one.get("store") != mark]
    _keep(folder, {**tree, "drills": [*others, entry]})


def erased(folder: Path) -> frozenset[str]:
    """Ids of everybody ever erased, as far as this folder knows."""
    try:
        ids = json.loads((folder / _ERASED).read_text(encoding="utf-8"))
        return frozenset(id for id in ids if isinstance(id, str))
    except (OSError, ValueError, TypeError):
        return frozenset()


def note_erased(folder: Path, ids: Iterable[str]) -> None:
    """Remember them beside the backups: the store that knows them may be lost. Raises ``OSError``."""
    known = erased(folder)
    if not known.issuperset(more := set(ids)):
        write_text(folder / _ERASED, json.dumps(sorted(known | more), indent=0))


def keys_of(backup: Path) -> Path:
    """Where the key file of a backup lies."""
    return backup.with_name(backup.name + KEYS)


def sweep(folder: Path) -> None:
    """What a cut-off backup left behind, and key files whose backup never came."""
    for left in folder.glob(f"*{BEGUN}"):
        if left.name.removesuffix(BEGUN).endswith((ENDING, ENDING + KEYS, ".json")):
            left.unlink(missing_ok=True)
    for keys in folder.glob(f"*{ENDING}{KEYS}"):
        if not keys.with_name(keys.name.removesuffix(KEYS)).exists():
            keys.unlink(missing_ok=True)


def _tree(folder: Path) -> dict[str, Any]:
    try:
        tree = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(tree, dict):
        return {}
    return {
        name: [one for one in tree[name] if isinstance(one, dict)]
        for name in ("backups", "drills")
        if isinstance(tree.get(name), list)
    }


def _keep(folder: Path, tree: dict[str, Any]) -> None:
    write_text(folder / _LIST, json.dumps(tree, indent=1))


def _backup(entry: dict[str, Any]) -> Backup | None:
    try:
        held = entry["contents"]
        return Backup(
            str(entry["name"]),
            datetime.fromisoformat(entry["at"]),
            Why(entry["why"]),
            int(entry["size"]),
            unpack(held) if held else None,
        )
    except (KeyError, ValueError, TypeError):
        return None


def _drill(entry: dict[str, Any]) -> tuple[str, Drilled] | None:
    try:
        at = datetime.fromisoformat(entry["at"])
        return str(entry["store"]), Drilled(at, str(entry["name"]), int(entry["people"]), bool(entry["good"]))
    except (KeyError, ValueError, TypeError):
        return None


def _moment(file: Path, zone: tzinfo | None) -> datetime:
    """By its name; by the file's own time where somebody renamed it."""
    for at in range(len(file.stem)):
        try:
            return datetime.strptime(file.stem[at : at + 15], _NAMED_AT).replace(tzinfo=zone).astimezone()
        except ValueError:
            continue
    return datetime.fromtimestamp(file.stat().st_mtime, zone).astimezone()
