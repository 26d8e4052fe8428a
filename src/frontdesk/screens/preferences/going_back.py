"""Going back to a backup on the page of backups, without Qt: what it means, in place, and one named button.

``asked`` -> what would go (beside the desk) -> the panel -> ``confirmed`` -> made ready, step by step, while
the desk goes on -> ``ready``: the window closes and puts it in place.
"""

from collections.abc import Callable
from datetime import datetime

from frontdesk.domain.backup import Backup, Ready
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.shown import BackupShown, GoBackShown
from frontdesk.usecases.backup_words import act_line, age, how_many, people, when
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.go_back import WouldGo, make_ready, what_would_go

OURS = "Something went wrong on our side. The store is as it was. Try again."
LISTED = 6
"""So many of the acts that would go stand there, the newest."""
_MANY = 500
_STEPS = {
    1: "Copying the backup beside the store. The desk goes on.",
    2: "Reading every page of it. The desk goes on.",
    3: "Bringing it up to today: who was erased since stays erased.",
}


class GoingBack:
    """One per window. ``show(None)`` closes the panel; ``say`` is a word about what was not done."""

    def __init__(
        self,
        desk: Desk,
        jobs: AnyJobs,
        show: Callable[[GoBackShown | None], None],
        say: Callable[[str, bool], None],
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._show = show
        self._say = say
        self._would: WouldGo | None = None
        self.busy = False
        """It is being made ready."""
        self.ready: Callable[[Ready], None] = lambda _: None
        """The window closes now, and puts it in place."""

    def asked(self, name: str) -> None:
        """Restore was pressed beside a backup."""
        if not self.busy:
            self._jobs.read(lambda: what_would_go(self._desk, name), self._known, self._refused)

    def put_away(self) -> bool:
        """The store stays as it is. False where nothing was asked, or it is being made ready."""
        if self._would is None or self.busy:
            return False
        self._would = None
        self._show(None)
        return True

    def confirmed(self) -> None:
        """The named button: make it ready."""
        would = self._would
        if would is None or self.busy:
            return
        self.busy = True
        self._step(1)
        self._jobs.aside(
            lambda: make_ready(self._desk, would.backup.name, self._hear), self._made, self._refused
        )

    def _hear(self, step: int) -> None:
        """Called on the thread for files; what it says is said on the main one."""
        self._jobs.read(lambda: step, self._step, lambda _: None)

    def _step(self, step: int) -> None:
        if self._would is not None and self.busy:
            self._show(_shown(self._would, self._now(), step))

    def _known(self, would: WouldGo) -> None:
        self._would = would
        self._show(_shown(would, self._now()))

    def _made(self, made: Ready) -> None:
        self.busy, self._would = False, None
        self._show(None)
        self.ready(made)

    def _refused(self, trouble: Exception) -> None:
        self.busy, self._would = False, None
        self._show(None)
        if not self._jobs.stopping:
            self._say(said(trouble, OURS), True)

    def _now(self) -> datetime:
        return self._desk.local(self._desk.now())


def backups_shown(known: tuple[Backup, ...], folder: str, now: datetime) -> tuple[BackupShown, ...]:
    """The proven ones, the newest first."""
    return tuple(
        BackupShown(
            one.name,
            _upper(when(one.at, now)),
            f"{_upper(age(one.at, now))} old. {people(one.contents.people)}. In {folder}",
        )
        for one in known
        if one.contents is not None
    )


def _shown(would: WouldGo, now: datetime, step: int = 0) -> GoBackShown:
    one, at = would.backup, when(would.backup.at, now)
    many = len(would.younger)
    assert one.contents is not None, "only a proven one is offered"
    if many:
        count = f"The newest {many}" if many >= _MANY else _upper(how_many(would.younger))
        gone = f"Gone from the desk: {count[0].lower()}{count[1:]} since then."
    else:
        gone = "Nothing was done since then."
    newest = tuple(_upper(act_line(act, now)) for act in reversed(would.younger[-LISTED:]))
    more = (f"and {many - LISTED} before these",) if many > LISTED else ()
    return GoBackShown(
        one.name,
        f"Going back to {at}",
        f"In it: {people(one.contents.people)}, and everything that was done until then.",
        gone,
        (*newest, *more),
        "The store as it is now is kept beside it, whole, until somebody deletes it.",
        "The desk goes on until the backup is ready. Then this window closes and asks for a passphrase.",
        f"Go back to {at}",
        _STEPS.get(step, ""),
        step,
        len(_STEPS),
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
