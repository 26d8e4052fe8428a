"""What was changed in Settings, to take back (Ctrl Z) and to do again (Ctrl Y)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from frontdesk.domain.changes import Changes
from frontdesk.frame.jobs import AnyJobs
from frontdesk.settings.setting import Setting
from frontdesk.settings.settings import Settings
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.undo import redo, undo


@dataclass(frozen=True, slots=True)
class Turn:
    """Something somebody changed here. A change of the clinic goes back by its deed."""

    words: str
    by: str
    deed: str = ""
    setting: Setting[Any] | None = None
    before: Any = None
    after: Any = None


class Turns:
    """One per window. ``say`` follows a turn, ``heard`` hears of a deed, ``troubled`` why not."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        jobs: AnyJobs,
        say: Callable[[str, bool], None],
        heard: Callable[[Changes], None],
        troubled: Callable[[Exception], None],
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._jobs = jobs
        self._say = say
        self._heard = heard
        self._troubled = troubled
        self._done: list[Turn] = []
        self._undone: list[Turn] = []

    def did(self, words: str, deed: str) -> None:
        """Whoever is at the desk changed something of the clinic."""
        self._did(Turn(words, self._desk.staff.id, deed))

    def did_set(self, setting: Setting[Any], before: Any, after: Any) -> None:
        """Whoever is at the desk changed something of this computer."""
        self._did(Turn(setting.label, self._desk.staff.id, "", setting, before, after))

    def undo(self) -> None:
        """Ctrl Z: the newest change somebody at this desk made here."""
        self._turn_back(self._done, self._undone, "Taken back", undo, lambda turn: turn.before)

    def redo(self) -> None:
        """Ctrl Y: what was taken back last, as long as nothing new was changed."""
        self._turn_back(self._undone, self._done, "Done again", redo, lambda turn: turn.after)

    def _turn_back(
        self,
        source: list[Turn],
        target: list[Turn],
        did: str,
        job: Callable[[Desk, str], Changes],
        value: Callable[[Turn], Any],
    ) -> None:
        if not source or source[-1].by != self._desk.staff.id:
            self._say("Nothing of yours to turn back here", False)
            return
        turn = source.pop()
        words = f"{did}: {turn.words}"
        if turn.setting is not None:
            self._settings.change(turn.setting, value(turn))
            target.append(turn)
            self._say(words, False)
            return

        def done(changes: Changes) -> None:
            target.append(replace(turn, deed=changes.deed))
            self._heard(changes)
            self._say(words, False)

        self._jobs.write(lambda: job(self._desk, turn.deed), done, self._troubled)

    def _did(self, turn: Turn) -> None:
        self._done.append(turn)
        self._undone.clear()
        self._say(f"Saved: {turn.words}", True)
