"""The file that is being looked through: what was seen of it, and what a person chose. No Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from frontdesk.importers.encodings import CHOICES
from frontdesk.importers.format import Preview
from frontdesk.importers.tables.columns import ROLES
from frontdesk.screens.import_review.shown import BusyShown, ColumnShown, ColumnsShown
from frontdesk.screens.import_review.wording import ENCODINGS
from frontdesk.usecases.import_review import Review

ROLE_CHOICES = (("", "Not read"), *ROLES.items())
_NAMES = frozenset({"name", "family", "given"})
_SEVERAL = frozenset({"phone", "email", "family", "given", "mrn"})
"""Roles that more than one column may have."""
NO_NAMES = "Say which column holds the patients\u2019 names."


@dataclass(slots=True)
class OpenFile:
    """One file on its way in."""

    path: Path
    pasted: str = field(default="", repr=False)
    """A list somebody copied: the text itself, and no file."""
    preview: Preview | None = field(default=None, repr=False)
    review: Review | None = field(default=None, repr=False)
    columns: dict[str, str] = field(default_factory=dict, repr=False)
    as_last_time: bool = False
    """The columns stand as somebody matched such a list before."""
    corrected: bool = False
    """A person changed a column: worth remembering."""
    encoding: str = ""
    encoding_asked: bool = False
    trouble: str = ""
    day_first: bool | None = None
    rows_read: int = 0
    rows_written: int = 0

    @property
    def name(self) -> str:
        """As it is called while it is read."""
        return "the list you copied" if self.pasted else self.path.name

    @property
    def has_columns(self) -> bool:
        """A list; other files say themselves what is what."""
        return bool(self.preview and self.preview.header)

    @property
    def ready(self) -> bool:
        """Somebody can be named from it."""
        return self.has_columns and bool(_NAMES & set(self.columns.values()))

    @property
    def never_kept(self) -> tuple[str, ...]:
        """Columns that are left out on purpose."""
        return self.preview.never_kept if self.preview else ()

    def seen(self, preview: Preview) -> None:
        """A first look, or another one after the letters were chosen."""
        self.preview, self.trouble = preview, ""
        self.columns, self.as_last_time = dict(preview.guess), preview.as_last_time
        if self.day_first is None:
            self.day_first = preview.day_first

    def set_role(self, name: str, role: str) -> None:
        """A person knows better than the guess. A role that only one column can have moves."""
        if role and role not in _SEVERAL:
            self.columns = {n: r for n, r in self.columns.items() if r != role}
        self.columns.pop(name, None)
        if role:
            self.columns[name] = role
        self.corrected = True

    def match_anew(self) -> None:
        """Not as last time: as they are guessed now, and so from now on."""
        if self.preview is not None and self.as_last_time:
            self.columns = dict(self.preview.anew)
            self.as_last_time, self.corrected = False, True

    def worth_keeping(self) -> tuple[dict[str, str] | None, bool | None]:
        """What somebody said of this list that the next one of its kind need not be asked: columns, and which
        comes first of day and month."""
        return dict(self.columns) if self.corrected else None, self.day_first if self._asks_order else None

    @property
    def _asks_order(self) -> bool:
        """As last time is asked again: it can be corrected."""
        seen = self.preview
        return seen is not None and (not seen.day_first_sure or seen.order_as_last_time)

    def columns_shown(self) -> ColumnsShown:
        """The second page."""
        preview = self.preview or Preview("", "")
        asked = tuple((key, ENCODINGS[key]) for key in CHOICES if key in ENCODINGS)
        return ColumnsShown(
            file=self.path.name,
            rows=preview.rows,
            columns=tuple(
                ColumnShown(name, " \u00b7 ".join(preview.samples.get(name, ())), self.columns.get(name, ""))
                for name in preview.header
                if name not in preview.never_kept
            ),
            never_kept=preview.never_kept,
            encodings=asked if self.encoding_asked else (),
            encoding=self.encoding,
            day_first=self.day_first if preview.day_first is not None else None,
            ask_day=self._asks_order,
            trouble=self.trouble or (NO_NAMES if preview.header and not self.ready else ""),
            ready=self.ready,
            as_last_time=self.as_last_time,
        )

    def busy(self, title: str, *, bar: bool, writing: bool, trouble: str) -> BusyShown:
        """While it is read or written: how far it is."""
        if writing and self.review is not None:
            of = max(self.review.rows, 1)
            words = "You can go on working. Everything shows at once when it is done."
            done = min(self.rows_written, of)
            return BusyShown(title, words, done, of, bar, can_cancel=False, trouble=trouble)
        of = self.preview.rows if self.preview else 0
        words = f"{self.rows_read:,} read so far." if self.rows_read else "Nothing is written yet."
        return BusyShown(title, words, min(self.rows_read, of), of, bar)
