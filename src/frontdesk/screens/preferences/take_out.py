"""Taking people and visits elsewhere, on the page of backups, without Qt: a folder, and a button for each
kind of file. It is written on the thread for files; how far it is stands under the button's label.
"""

from collections.abc import Callable
from pathlib import Path

from frontdesk.frame.jobs import AnyJobs
from frontdesk.frame.trouble import said
from frontdesk.screens.preferences.shown import DoorShown, FieldShown, GroupShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.export_records import Exported, done_words, kinds_of_files, usual_name, write_export

TITLE = "Take people and visits elsewhere"
FOLDER = "take_out_folder"
OURS = "Something went wrong on our side. No file was written. Try again."
_NO_FOLDER = "There is no such folder here. Nothing was written. Write its whole path."
_DOOR = "take_out:"


class _WindowCloses(Exception):
    """What is being written is thrown away."""


class TakeOut:
    """One per window. ``hint`` stands under a label, ``say`` follows an act, ``again`` shows all anew."""

    def __init__(
        self,
        desk: Desk,
        jobs: AnyJobs,
        hint: Callable[[str, str, bool], None],
        say: Callable[[str, bool], None],
        again: Callable[[], None],
    ) -> None:
        self._desk, self._jobs = desk, jobs
        self._hint, self._say, self._again = hint, say, again
        self._folder: Path | None = _usual_folder()
        """None while what is typed is none: nothing is written to another one than stands there."""
        self.busy = False

    def group(self) -> GroupShown:
        """The rows."""
        folder = FieldShown(
            FOLDER,
            "folder-open",
            "Folder",
            "Written by a manager. The file is not encrypted: delete it once it was used.",
            str(self._folder or ""),
            longest=1_000,
        )
        doors = (
            DoorShown(_DOOR + kind.key, "file-text", kind.label, kind.holds, "Write")
            for kind in kinds_of_files()
        )
        return GroupShown(TITLE, (folder, *doors))

    def has(self, key: str) -> bool:
        """The folder's field, or one of the buttons."""
        return key == FOLDER or key.startswith(_DOOR)

    def typed(self, text: str) -> bool:
        """Another folder. False where there is none such; then it says why."""
        chosen = Path(text.strip()) if text.strip() else _usual_folder()
        if not (chosen.is_absolute() and chosen.is_dir()):
            self._folder = None
            self._hint(FOLDER, _NO_FOLDER, True)
            return False
        self._folder = chosen
        self._again()
        return True

    def pressed(self, key: str) -> None:
        """Write the file of this kind. One at a time."""
        if self._folder is None:
            self._say(_NO_FOLDER, True)
            return
        self.busy = True
        kind = key.removeprefix(_DOOR)
        file = self._folder / usual_name(self._desk, kind)
        self._hint(key, "Writing …", False)

        def done(told: Exported) -> None:
            self.busy = False
            self._say(f"{done_words(told)} It is {file.name}, in {file.parent}.", False)
            self._again()

        def not_done(trouble: Exception) -> None:
            self.busy = False
            self._say(said(trouble, OURS), True)
            self._again()

        self._jobs.aside(lambda: write_export(self._desk, kind, file, hear=self._hear(key)), done, not_done)

    def _hear(self, key: str) -> Callable[[int], None]:
        """Called on the thread for files; what it says is said on the main one."""

        def hear(so_far: int) -> None:
            if self._jobs.stopping:
                raise _WindowCloses
            words = f"Writing: {so_far:,} so far"
            self._jobs.read(lambda: words, lambda w: self._hint(key, w, False), lambda _: None)

        return hear


def _usual_folder() -> Path:
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
