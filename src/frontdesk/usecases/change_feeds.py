"""What comes in by itself is switched on and off by a manager, and never where it could do harm."""

from pathlib import Path

from frontdesk.domain.errors import Refused
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.who_may_change import managers_only

ONLY_A_MANAGER = "What comes in by itself is set by a manager."
_EVERYTHING_IN_IT = "Everything in a watched folder is read and moved: use a folder of its own."


def change_feeds(desk: Desk) -> None:
    """Raises ``NotAllowed`` for anybody but a manager."""
    managers_only(desk, ONLY_A_MANAGER)


def watched_folder(desk: Desk, typed: str) -> str:
    """A folder as it is kept; empty is off. Raises ``Refused`` for one that must not be watched."""
    change_feeds(desk)
    if not typed.strip():
        return ""
    folder = Path(typed.strip())
    if not (folder.is_absolute() and folder.is_dir()):
        raise Refused("There is no such folder here.", "Nothing was changed.", "Write its whole path.")
    ours = () if desk.backups is None else (desk.backups.usual_folder.parent, desk.backups.folder)
    if any(one.resolve().is_relative_to(folder.resolve()) for one in (*ours, Path.home())):
        raise Refused("Other things lie in this folder.", "Nothing was changed.", _EVERYTHING_IN_IT)
    if folder.resolve().parent == Path.home().resolve() and any(folder.iterdir()):
        raise Refused("This folder holds your own things.", "Nothing was changed.", _EVERYTHING_IN_IT)
    return str(folder)


def certificate_file(desk: Desk, typed: str) -> str:
    """A file as it is kept; empty is none. Raises ``Refused`` where there is none."""
    change_feeds(desk)
    if typed.strip() and not (Path(typed.strip()).is_absolute() and Path(typed.strip()).is_file()):
        raise Refused("There is no such file here.", "Nothing was changed.", "Write its whole path.")
    return typed.strip()
