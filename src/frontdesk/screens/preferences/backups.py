"""The page of backups without Qt: how old and how good the newest is, one more now, a test now, the folder.

What takes long runs on the thread for files; how far it is stands under the button's label.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from frontdesk.domain.backup import Drilled
from frontdesk.domain.errors import Refused
from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.going_back import GoingBack, backups_shown
from frontdesk.screens.preferences.shown import BackupShown, DoorShown, FieldShown, GoBackShown, GroupShown
from frontdesk.screens.preferences.take_out import TakeOut
from frontdesk.settings.declared import BACKUP_FOLDER
from frontdesk.settings.settings import Settings
from frontdesk.usecases.backup_words import drilled_words, newest_words, old_words, when
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.keep_backups import NONE_HERE, Standing, back_up, drill, standing
from frontdesk.usecases.who_may_change import managers_only

NOW, TEST, FOLDER, KEPT = "backup_now", "backup_test", BACKUP_FOLDER.key, "backups_kept"
OURS = "Something went wrong on our side. The backups are as before. Try again."
_A_PART = 5
"""Percent between two words about how far a copy is."""
_SAY = Callable[[str, bool], None]


class BackupsPage:
    """One per window. ``show`` fills the page, ``hint`` stands under a label, ``say`` follows an act."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        jobs: AnyJobs,
        show: Callable[[tuple[GroupShown, ...]], None],
        hint: Callable[[str, str, bool], None],
        say: _SAY,
        show_list: Callable[[tuple[BackupShown, ...]], None],
        show_going: Callable[[GoBackShown | None], None],
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._jobs = jobs
        self._show = show
        self._hint = hint
        self._say = say
        self._show_list = show_list
        self.back = GoingBack(desk, jobs, show_going, say)
        self.out = TakeOut(desk, jobs, hint, say, self.show)
        self._busy = False

    def show(self) -> None:
        """Look at the folder again."""
        if self._desk.backups is None:
            fixed = FieldShown(KEPT, "hard-drive", "Backups", "Nobody wants it back.", NONE_HERE, fixed=True)
            self._show((GroupShown("", (fixed,)),))
        elif not self._busy:
            self._jobs.read(lambda: standing(self._desk), self._stands, self._not_done)

    def pressed(self, key: str) -> None:
        """Back up now, test now, write a file for elsewhere. One at a time."""
        if self._busy or self.back.busy or self.out.busy:
            return
        if self.out.has(key):
            self.out.pressed(key)
            return
        self._busy = True
        if key == NOW:
            self._hint(NOW, "Copying …", False)
            self._jobs.aside(lambda: back_up(self._desk, hear=self._hear()), self._made, self._not_done)
        else:
            self._hint(TEST, "Restoring the newest one for practice, and reading every page of it …", False)
            self._jobs.aside(lambda: drill(self._desk), self._tested, self._not_done)

    def has(self, field: str) -> bool:
        """The folders are typed."""
        return field == FOLDER or self.out.has(field)

    def typed(self, field: str, text: str) -> bool:
        """Another folder; empty is the usual one. False where it cannot be used; then it says why."""
        if self.out.has(field):
            return self.out.typed(text)
        kept, typed = self._desk.backups, text.strip()
        if kept is None:
            return True
        try:
            _may_be(self._desk, typed)
        except Refused as trouble:
            self._hint(FOLDER, str(trouble), True)
            return False
        chosen = Path(typed) if typed else kept.usual_folder
        if chosen != kept.folder:
            kept.folder = chosen
            self._settings.change(BACKUP_FOLDER, "" if chosen == kept.usual_folder else str(chosen))
            self._say("Saved: the folder for backups. What lies in the one before stays there.", False)
        self.show()
        return True

    def _hear(self) -> Callable[[int, int], None]:
        """Called on the thread for files; what it says is said on the main one."""
        told = [0]

        def hear(done: int, of: int) -> None:
            percent = done * 100 // max(1, of)
            if percent >= told[0] + _A_PART:
                told[0] = percent
                words = f"Copying: {percent} %" if percent < 100 else "Reading every page of the copy …"
                self._jobs.read(lambda: words, lambda w: self._hint(NOW, w, False), self._not_done)

        return hear

    def _made(self, made: object) -> None:
        self._busy = False
        del made
        self._say("Backed up, opened and compared.", False)
        self.show()

    def _tested(self, done: Drilled) -> None:
        self._busy = False
        self._say(drilled_words(done, self._now()), not done.good)
        self.show()

    def _not_done(self, trouble: Exception) -> None:
        self._busy = False
        self._say(said(trouble, OURS), True)
        self.show()

    def _stands(self, now: Standing) -> None:
        self._show((*_groups(self._desk, now), self.out.group()))
        self._show_list(backups_shown(now.known, str(now.folder), self._now()))

    def _now(self) -> datetime:
        return self._desk.local(self._desk.now())


def _may_be(desk: Desk, folder: str) -> None:
    managers_only(desk, "The folder for backups is chosen by a manager.")
    if folder and not (Path(folder).is_absolute() and Path(folder).is_dir()):
        raise Refused("There is no such folder here.", "Nothing was changed.", "Write its whole path.")


def _groups(desk: Desk, found: Standing) -> tuple[GroupShown, ...]:
    now = desk.local(desk.now())
    age = old_words(found.newest, now) or newest_words(found.newest, now)
    many = len(found.known)
    oldest = f", the oldest from {when(found.known[-1].at, now)}" if many > 1 else ""
    kept = FieldShown(
        KEPT,
        "history",
        "Kept there",
        "Of each of 14 days, 10 weeks and 12 months the newest. To bring one back, pick it below.",
        f"{many} {'backup' if many == 1 else 'backups'}{oldest}",
        fixed=True,
    )
    folder = FieldShown(
        FOLDER,
        "folder-open",
        BACKUP_FOLDER.label,
        "A second disk or a stick is best. Chosen by a manager; empty is the usual one.",
        str(found.folder),
        longest=1_000,
    )
    return (
        GroupShown("", (
            DoorShown(NOW, "hard-drive", "Newest good backup", age, "Back up now"),
            DoorShown(TEST, "file-check", "Last tested backup", drilled_words(found.drill, now), "Test now"),
        )),
        GroupShown("", (folder, kept)),
    )  # fmt: skip
