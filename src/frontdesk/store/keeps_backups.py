"""KeepsBackups: all that use cases may ask of the backups of a store."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from frontdesk.domain.backup import Backup, Drilled, Ready, Restored, Why
from frontdesk.domain.damage import Younger
from frontdesk.domain.deed import Deed


class KeepsBackups(Protocol):
    """The backups of one store. ``now`` is local time."""

    folder: Path
    """Where they go; a manager may choose another one while the program runs."""
    usual_folder: Path
    """Where they go unless another one was chosen: beside the store."""
    giving_up: bool
    """The window closes: what is being made is thrown away."""

    def known(self, folder: Path, now: datetime) -> tuple[Backup, ...]:
        """Those in a folder, the newest first."""

    def last_drill(self, folder: Path, now: datetime) -> Drilled | None:
        """How restoring for practice went last time."""

    def make(
        self,
        folder: Path,
        now: datetime,
        why: Why = Why.ASKED,
        *,
        erased: Iterable[str] = (),
        step: Callable[[int, int], None] = ...,
    ) -> Backup:
        """Make one, prove it, list it, thin the older ones. Raises ``NotSaved``, ``Damaged``."""

    def drill(self, folder: Path, now: datetime) -> Drilled:
        """Restore the newest good one for practice, count it, take it away. Raises ``NotSaved``."""

    def younger(self, than: Backup) -> tuple[Younger, ...]:
        """The acts of the open store that a proven backup does not hold; the newest 500 of them."""

    def make_ready(
        self, folder: Path, one: Backup, act: Deed, erased: Iterable[str], hear: Callable[[int], None]
    ) -> Ready:
        """Copy it beside the open store, read every page of it, take out who was erased since, write the act
        into its history. ``hear`` is told which of the three steps begins.

        Raises ``Damaged``, ``NotSaved``, ``Refused`` where whoever acts was no manager then.
        """

    def put_in_place(self, made: Ready, now: datetime) -> Restored:
        """The store is closed: what was made ready takes its place. Raises ``InUse``, ``Refused``,
        ``NotSaved``."""

    def note_erased(self, folder: Path, ids: Iterable[str]) -> None:
        """Somebody was erased: no older backup brings anything of them back."""
