"""A keyring of the tests' own, as the library lets anybody write one; kept in a file, or as it is told."""

import json
import os
import threading
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

PLACE = "FRONTDESK_TEST_KEYRING"
"""Names the file. It holds the secrets, or the word ``locked`` or ``hangs``."""


class OwnKeyring(KeyringBackend):
    """Chosen by ``PYTHON_KEYRING_BACKEND`` in a process, by ``keyring.set_keyring`` in a test."""

    priority = 1
    let_go = threading.Event()
    """Ends a hang, at the end of a test."""

    def get_password(self, service: str, username: str) -> str | None:
        return self._held().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._held(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        held = self._held()
        if held.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        self._write(held)

    def _held(self) -> dict[str, str]:
        text = self._file.read_text(encoding="utf-8") if self._file.exists() else "{}"
        if text == "hangs":
            self.let_go.wait(60)
        if text in ("locked", "hangs"):
            raise KeyringLocked(text)
        held: dict[str, str] = json.loads(text)
        return held

    def _write(self, held: dict[str, str]) -> None:
        self._file.write_text(json.dumps(held), encoding="utf-8")

    @property
    def _file(self) -> Path:
        return Path(os.environ[PLACE])
