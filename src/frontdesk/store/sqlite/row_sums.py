"""Sums over rows: what each table adds up to under a key, so that a row changed by another road shows.

A row becomes one keyed number, and the numbers of a table are added up: a change costs the rows it touches,
and their order is of no matter. Temporary triggers of the writing connection see every row that comes, goes
or changes, so no way of writing can forget it, and whatever another program writes is missing here.

The sums are kept in ``row_sum``. What all records come to stands in every entry of the audit chain.
Marks and what the program counts for itself have sums too, but these stand in no entry: who ticked what at
which time is not to be read from the chain.
"""

from hashlib import blake2b
from typing import Any

ASIDE = frozenset(
    """prompt_event template_use counter column_memory feed_read feed_message made_with name_word""".split()
)
"""Tables whose sums stand in ``row_sum`` alone."""
_UNCOUNTED = {"chain", "row_sum", "_sqlite_migrations", "identifier", "name_slip", "name_sound", "search"} | {
    f"search_{part}" for part in ("data", "idx", "content", "docsize", "config")
}
"""The chain guards itself; the others follow from records, and ``deep_find`` works them out anew."""
_PLACES = {"patient": frozenset(("search_id", "in_search", "name_told", "booked_until"))}
"""Columns about a place in Find: they move at idle, and follow from records too."""
_ONCE = {"import_row": "stage"}
"""Rows that count once this column is no longer 0: what an import has still to write is no record yet."""
_ROUND = 1 << 256
NOTHING = "0" * 64
"""What no rows come to."""


def key_for(key: bytes, purpose: bytes) -> bytes:
    """A key of its own for one purpose, made from the store's key."""
    return blake2b(key, digest_size=32, person=purpose).digest()


def as_text(total: int) -> str:
    """A sum as it is kept."""
    return f"{total % _ROUND:064x}"


def counted(raw: Any) -> dict[str, str]:
    """Every table that is counted, and its counted columns as SQL."""
    names = [
        name
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        if name not in _UNCOUNTED and not name.startswith("sqlite_")
    ]
    return {name: ", ".join(f'"{column}"' for column in _columns(raw, name)) for name in names}


class RowSums:
    """The running sums of one writing connection."""

    def __init__(self, key: bytes) -> None:
        """``key`` is the store's."""
        self._key = key_for(key, b"frontdesk rows")
        self._now: dict[str, int] = {}
        self._kept: dict[str, int] = {}

    def anew(self) -> "RowSums":
        """Under the same key, with nothing counted yet."""
        other = RowSums(b"")
        other._key = self._key
        return other

    def number(self, row: tuple[Any, ...]) -> int:
        """A row, led by its table's name, as one number. ``ascii`` tells texts, numbers and NULL apart and is
        the same in every version of Python."""
        return int.from_bytes(blake2b(ascii(row).encode(), digest_size=32, key=self._key).digest(), "little")

    def follow(self, raw: Any) -> None:
        """Begin with what the file says, and follow every row this connection writes from now on."""
        tables = counted(raw)
        self._kept = dict.fromkeys(tables, 0) | {
            name: int(total, 16)
            for name, total in raw.execute("SELECT name, total FROM row_sum")
            if name in tables
        }
        self._now = dict(self._kept)
        raw.create_function("row_in", -1, self._row_in)
        raw.create_function("row_out", -1, self._row_out)
        raw.execute("PRAGMA recursive_triggers = ON")  # a row that is replaced has gone as well
        for name, columns in tables.items():
            new, old = (
                ", ".join([f"'{name}'", *(f"{side}.{column}" for column in columns.split(", "))])
                for side in ("NEW", "OLD")
            )
            for when, side, seen in (
                ("INSERT", "NEW", f"row_in({new})"),
                ("DELETE", "OLD", f"row_out({old})"),
                (f"UPDATE OF {columns}", "OLD", f"row_out({old}), row_in({new})"),
            ):
                trigger = f"sum_{when[:6].lower()}_{name}"
                once = f"WHEN {side}.{_ONCE[name]} <> 0" if name in _ONCE else ""
                raw.execute(
                    f"CREATE TEMP TRIGGER {trigger} AFTER {when} ON main.{name} {once}"
                    f" BEGIN SELECT {seen}; END"
                )

    def total(self) -> str:
        """What all records come to now."""
        return as_text(sum(value for name, value in self._now.items() if name not in ASIDE))

    def changed(self) -> bool:
        """This transaction has touched rows that are counted."""
        return self._now != self._kept

    def keep(self, raw: Any) -> None:
        """Write down what changed; the last thing of a transaction."""
        changed = [name for name, value in self._now.items() if value != self._kept.get(name)]
        if changed:
            raw.executemany(
                "INSERT OR REPLACE INTO row_sum VALUES (?, ?)",
                [(name, as_text(self._now[name])) for name in changed],
            )

    def kept(self) -> None:
        """The transaction is through."""
        if self.changed():
            self._kept = dict(self._now)

    def here(self) -> dict[str, int]:
        """The sums as they are now, for ``back_to``."""
        return dict(self._now)

    def back_to(self, sums: dict[str, int]) -> None:
        """A part of the transaction was taken back."""
        self._now.clear()
        self._now.update(sums)

    def back(self) -> None:
        """The transaction was taken back."""
        if self.changed():
            self.back_to(self._kept)

    def count(self, raw: Any) -> int:
        """Count every row anew; how many there are."""
        self._kept, self._now, rows = {}, {}, 0
        for name, columns in counted(raw).items():
            total = 0
            once = f" WHERE {_ONCE[name]} <> 0" if name in _ONCE else ""
            for row in raw.execute(f"SELECT '{name}', {columns} FROM {name}{once}"):
                total += self.number(row)
                rows += 1
            self._now[name] = total
        return rows

    def texts(self) -> dict[str, str]:
        """Every table's sum as it is kept."""
        return {name: as_text(total) for name, total in self._now.items()}

    def _row_in(self, *row: Any) -> None:
        self._now[row[0]] += self.number(row)

    def _row_out(self, *row: Any) -> None:
        self._now[row[0]] -= self.number(row)


def _columns(raw: Any, table: str) -> list[str]:
    places = _PLACES.get(table, frozenset())
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] not in places]
