"""Where a store may lie: an encrypted file under one name on a disk of this computer."""

import os
import sys
from pathlib import Path

from frontdesk.domain.errors import NoStore, ReadOnly, Refused
from frontdesk.store.sqlite import journal
from frontdesk.store.sqlite.connection import damaged

_PLAIN = b"SQLite format 3\x00"
_SMALLEST = 4096
_NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs ncpfs afs ceph glusterfs lustre davfs fuse.sshfs fuse.davfs2 fuse.rclone "
    "fuse.gvfsd-fuse fuse.glusterfs".split()
)
_MOUNTS = Path("/proc/self/mounts")


def check(path: Path, mounts: str | None = None) -> None:
    """Raise ``NoStore`` or ``Refused`` for a place that cannot be a store; ``mounts`` is for tests."""
    check_folder(path, mounts)
    if path.is_symlink():
        raise _second_name()
    if not path.is_file():
        raise NoStore(
            "There is no patient store there.", "Nothing was changed.", "Choose another file, or make one."
        )
    found = path.stat()
    if found.st_nlink > 1:
        raise _second_name()
    with path.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise Refused(
                "This store is not encrypted.",
                "Nothing was opened.",
                "Make a new store, and bring its list in.",
            )

    if found.st_size < _SMALLEST:  # the library would take it for a new one and write into it
        raise damaged()


def check_folder(path: Path, mounts: str | None = None) -> None:
    """Refuse a folder on the network: two computers could damage what is kept there."""
    folder = path.absolute().parent.resolve()
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.is_file() else ""
    if _network_drive(folder) or kind_of_disk(folder, mounts) in _NETWORK:
        raise _second_name()


def kind_of_disk(folder: Path, mounts: str) -> str:
    """The file system that holds ``folder``, by the system's table of mounts; empty when it is not known."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(parts[1].replace("\\040", " "))
        if (point == folder or point in folder.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), parts[2]
    return kind


def only_readable(path: Path) -> bool:
    """The file or its folder cannot be written: no journal can be made beside the file.

    Raises ``ReadOnly`` when an unfinished journal lies there, which cannot be finished without writing.
    """
    if not cannot_be_written(path):
        return False
    if journal.left_behind(path):
        raise journal_unread()
    return True


def cannot_be_written(path: Path) -> bool:
    """A disk that can only be read, or a folder that is another's."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def journal_unread() -> ReadOnly:
    """What was done last stands in a journal that cannot be read here."""
    return ReadOnly(
        "This store was not closed in the usual way, and its disk can only be read.",
        "Nothing was changed.",
        "Copy its folder to a disk that can be written, and open it there.",
    )


def _network_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    drive = folder.drive
    remote = 4
    return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote


def _second_name() -> Refused:
    return Refused(
        "This folder is on the network (or the file has a second name).",
        "Frontdesk does not keep patients there, because two computers could damage it.",
        "Choose a folder on this computer, or connect to a server store.",
    )
