"""The file of this computer's settings: one small read at start, one small write a change.

A file that cannot be read is kept aside under another name and said so in one sentence; the desk goes on
with the usual settings. A value that cannot be used stands at its default, the others count. What this
program does not know (a newer one wrote it) stays in the file as it is.
"""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from frontdesk.settings.declared import OF_THIS_COMPUTER
from frontdesk.settings.settings import Settings

FILE_NAME = "settings.json"
LARGEST = 256 * 1024
"""Bytes; a settings file is a few hundred."""
_MOST_KEPT_ASIDE = 20


def default_file() -> Path:
    """Where this computer keeps settings of programs, for the person signed in."""
    import platformdirs

    return platformdirs.user_config_path("frontdesk", appauthor=False) / FILE_NAME


def load(file: Path) -> Settings:
    """Read the file; whatever it holds, the program goes on."""
    raw, told = _read_or_keep_aside(file)
    values: dict[str, Any] = {}
    unusable = []
    for setting in OF_THIS_COMPUTER:
        if setting.key in raw:
            try:
                values[setting.key] = setting.read(raw[setting.key])
            except ValueError:
                unusable.append(f"“{setting.label}”")
    if unusable:
        told = (
            f"{', '.join(unusable)} in {file} could not be used and stand{'s' if len(unusable) == 1 else ''} "
            "as usual; everything else counts."
        )
    return Settings(values, _Keeping(file), told=told, place=str(file))


class _Keeping:
    """Writes one setting into the file; whatever else stands there stays."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self, key: str, value: object) -> str:
        """Whole or not at all. A sentence where it could not be written."""
        try:
            raw, _ = _read_or_keep_aside(self._file)
            raw[key] = value
            _write(self._file, raw)
        except OSError:
            return (
                f"This counts until Frontdesk closes, but could not be written to {self._file}. "
                "Look whether the disk is full or may only be read."
            )
        return ""


def _read_or_keep_aside(file: Path) -> tuple[dict[str, Any], str]:
    """What stands in the file; nothing where there is none, or where it cannot be read."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError(FILE_NAME)  # noqa: TRY301 - one place for whatever cannot be read
        raw = json.loads(content.decode("utf-8-sig"))
        if not isinstance(raw, dict):
            raise ValueError(FILE_NAME)  # noqa: TRY301, TRY004
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError):
        aside = _keep_aside(file)
        where = f"it is kept as {aside}" if aside else "it stays as it is"
        return {}, f"The settings in {file} could not be read; {where}, and the usual settings count."
    return raw, ""


def _keep_aside(file: Path) -> str:
    """Move a file that cannot be read out of the way; its new name, empty where that is not possible."""
    for number in range(1, _MOST_KEPT_ASIDE + 1):
        aside = file.with_name(f"{file.stem}-kept-{number}{file.suffix}")
        if not aside.exists() or number == _MOST_KEPT_ASIDE:
            try:
                file.replace(aside)
            except OSError:
                return ""
            return aside.name
    return ""


def _write(file: Path, raw: dict[str, Any]) -> None:
    """Beside it first, then in its place: a power cut leaves the one before."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as opened:
            json.dump(raw, opened, ensure_ascii=False, indent=2, sort_keys=True)
            opened.write("\n")
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(file)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
