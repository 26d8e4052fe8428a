"""Two sorts of trouble: the world's (say what happened, what is safe, what to do) and ours."""


class Fixable(Exception):
    """The world's fault: a calm sentence and a way on. Never holds a patient's value."""

    exit_code = 4

    def __init__(self, what: str, safe: str = "", todo: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, todo) if part))
        self.what = what
        self.safe = safe
        self.todo = todo


class WrongUsage(Fixable):
    """The command or the value asked for does not exist."""

    exit_code = 2


class Refused(Fixable):
    """Input refused; nothing was stored."""

    exit_code = 4


class Damaged(Fixable):
    """The store or the key file is damaged or was tampered with."""

    exit_code = 5

    def __init__(self, what: str, safe: str = "", todo: str = "", younger: tuple[str, ...] = ()) -> None:
        super().__init__(what, safe, todo)
        self.younger = younger
        """What the newest good backup does not hold, a line each."""


class PutBack(Damaged):
    """Sound, but an older copy of the store stands in its place."""


class NotSaved(Fixable):
    """No space, or the disk reported trouble; what was saved before is safe."""

    exit_code = 6


class ReadOnly(Fixable):
    """The store can only be read."""

    exit_code = 7


class NewerStore(Fixable):
    """The store was last used with a newer Frontdesk."""

    exit_code = 9


class NoStore(Fixable):
    """There is no store there."""

    exit_code = 10


class InUse(Fixable):
    """The store is open already."""

    exit_code = 11


class WrongPassphrase(Fixable):
    """The passphrase does not open this store."""

    exit_code = 12


class NotAllowed(Refused):
    """Not for this person; says who may."""

    exit_code = 13


class BelowFloor(Fixable):
    """A library of this computer is too old."""

    exit_code = 15


class Conflict(Fixable):
    """Somebody else was there first; nothing was changed."""

    exit_code = 3


class Defect(Exception):
    """Our fault: reported by type and place, without patient data."""

    exit_code = 1
