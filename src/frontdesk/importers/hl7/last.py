"""Which of several messages about one person, or about one appointment, is the last."""

from array import array
from collections.abc import Iterable, Iterator

from frontdesk.domain.errors import Refused
from frontdesk.domain.patient import Identifier

_PARTS = 16
CHANGED = Refused(
    "This file changed while it was read.", "Nothing was imported.", "Bring it in again when it is complete."
)


class LastMessages:
    """Told of every message of a file whom it is about, then asked of each in the same order: is it the last?

    Nine bytes are kept of each, whatever it says: a file of any size is read in little memory. Eight of them
    are Python's own digest, made with a key of this run alone: no file can be written so that two people fall
    together, and by chance they do in one of a hundred million files with half a million people.
    """

    def __init__(self) -> None:
        self._told = array("q")
        self._asked: Iterator[tuple[int, int]] | None = None

    def tell(self, subjects: Iterable[Identifier]) -> None:
        """The next message is about these."""
        self._told.extend(map(hash, dict.fromkeys(subjects)))

    def of(self, subjects: Iterable[Identifier]) -> set[Identifier]:
        """Those among the subjects of the next message that no later message is about. Raises ``Refused``."""
        if self._asked is None:
            self._asked = zip(self._told, self._marked(), strict=True)
        last = set()
        for subject in dict.fromkeys(subjects):
            digest, is_last = next(self._asked, (None, 0))
            if digest != hash(subject):
                raise CHANGED
            if is_last:
                last.add(subject)
        return last

    def _marked(self) -> bytearray:
        """1 for each that is the last with its digest. A part of them at a time: the set of all is large."""
        marks = bytearray(len(self._told))
        for part in range(_PARTS):
            later = set[int]()
            for at in range(len(marks) - 1, -1, -1):
                digest = self._told[at]
                if digest % _PARTS == part and digest not in later:
                    later.add(digest)
                    marks[at] = 1
        return marks
