"""Where the backups of a store are kept, as the window and every verb agree: the computer's setting."""

from pathlib import Path

from frontdesk.settings import file as settings_file
from frontdesk.settings.declared import BACKUP_FOLDER


def backup_folder(store: Path, named: Path | None = None) -> Path:
    """The folder that was named, else the one a manager chose for this computer, else beside the store."""
    chosen = settings_file.load(settings_file.default_file()).value(BACKUP_FOLDER)
    return named or (Path(chosen) if chosen else store.parent / "backups")
