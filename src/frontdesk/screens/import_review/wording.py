"""The words of the review: what one file would change, in counts and lines. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from frontdesk.screens.import_review.shown import Part, ReviewShown, RowShown
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.import_review import Counts, Item, Outcome, Review

ENCODINGS = {
    "cp1252": "Western Europe, Windows (1252)",
    "iso-8859-1": "Western Europe (ISO 8859-1)",
    "iso-8859-15": "Western Europe with the euro sign (ISO 8859-15)",
    "iso-8859-2": "Central Europe (ISO 8859-2)",
    "cp1250": "Central Europe, Windows (1250)",
    "cp1251": "Cyrillic, Windows (1251)",
    "mac-roman": "Older Apple computers (Mac Roman)",
    "utf-8": "All scripts (UTF-8)",
    "utf-16": "All scripts (UTF-16)",
}
NOT_IN_LIST = "Booked here, and missing from this list. Nothing is taken away; the row on Today says so."
SET_ASIDE = "May be here already, or fit two people. Kept until somebody says who it is; nobody is mixed up."
LEFT_OUT = "Not brought in, or brought in with a remark. Each says why."


def review_shown(review: Review, desk: Desk, never_kept: tuple[str, ...] = ()) -> ReviewShown:
    """One staged file."""
    return ReviewShown(
        file=Path(review.path).name,
        summary=tuple(
            filter(
                None,
                (
                    f"{review.recognised}." if review.recognised else "",
                    _sum("patients", review.patients, review.patients.read),
                    _visits_read(review),
                    _since_before(review),
                    _asks(review.asks),
                ),
            )
        ),
        parts=tuple(part for part in _parts(review, desk) if part.rows),
        never_kept=never_kept,
        add=add_words(review) if review.run_id else "",
    )


def add_words(review: Review) -> str:
    """ "Add 212 patients and 40 visits", "Change 3 patients"."""
    added = _both(review.patients.new, review.visits.new)
    if added:
        return f"Add {added}"
    changed = _both(review.patients.changed, review.visits.changed)
    if changed:
        return f"Change {changed}"
    aside = review.patients.set_aside
    return f"Set {counted(aside, 'patient')} aside" if aside else "Take over this list"


def done_words(review: Review) -> str:
    """The toast: "212 patients and 40 visits added, 3 patients changed."."""
    said = [
        f"{words} {did}"
        for words, did in (
            (_both(review.patients.new, review.visits.new), "added"),
            (_both(review.patients.changed, review.visits.changed), "changed"),
            (_both(review.patients.set_aside, 0), "set aside until somebody decides"),
        )
        if words
    ]
    return f"{', '.join(said)}." if said else "This list is taken over."


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 patient", "2,148 patients"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _both(patients: int, visits: int) -> str:
    return " and ".join(
        counted(number, word) for number, word in ((patients, "patient"), (visits, "visit")) if number
    )


def _visits_read(review: Review) -> str:
    """Who is new and who moved stands in the line below, where there is one."""
    counts = review.visits
    rest = replace(counts, new=0, changed=counts.changed - review.moved) if _since_before(review) else counts
    return _sum("visits", rest, counts.read)


def _sum(word: str, counts: Counts, read: int) -> str:
    if not read:
        return ""
    parts = (
        (counts.new, "new"),
        (counts.changed, "changed"),
        (counts.same, "already here"),
        (counts.set_aside, "set aside"),
        (counts.left_out, "left out"),
    )
    said = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    one = word.removesuffix("s")
    return f"{counted(read, one)} read{f': {said}' if said else ''}."


def _since_before(review: Review) -> str:
    """ "3 not in the latest list, 2 moved, 1 new.": a later list of a day that was here."""
    if not (review.not_in_list or review.moved):
        return ""
    parts = (
        (review.not_in_list, "not in the latest list"),
        (review.moved, "moved"),
        (review.visits.new, "new"),
    )
    return f"{', '.join(f'{number:,} {what}' for number, what in parts if number)}."


def _asks(number: int) -> str:
    if not number:
        return ""
    stand = "1 visit stands" if number == 1 else f"{number:,} visits stand"
    return f"{stand} on the day without a person: open the row, and say who it is."


def _parts(review: Review, desk: Desk) -> Iterable[Part]:
    def rows(*sorts: str, outcome: Outcome | None = None) -> tuple[RowShown, ...]:
        return tuple(
            _row(item, desk)
            for item in review.items
            if item.sort in sorts and (outcome is None or item.outcome is outcome)
        )

    def part(key: str, title: str, count: int, found: tuple[RowShown, ...], note: str = "") -> Part:
        cut = f" The first {len(found):,} are shown." if 0 < len(found) < count else ""
        return Part(key, f"{title} {max(count, len(found)):,}", found, (note + cut).strip())

    yield part("new", "New", review.patients.new, rows("patient", outcome=Outcome.NEW))
    yield part("changed", "Changed", review.patients.changed, rows("patient", outcome=Outcome.CHANGED))
    aside = rows("patient", outcome=Outcome.SET_ASIDE)
    yield part("set_aside", "Set aside", review.patients.set_aside, aside, SET_ASIDE)
    yield part("visits", "New visits", review.visits.new, rows("visit", outcome=Outcome.NEW))
    changed = rows("visit", outcome=Outcome.CHANGED)
    yield part("visits_changed", "Changed visits", len(changed), changed)
    yield part("moved", "Moved", review.moved, rows("moved"))
    yield part("not_in_list", "Not in the latest list", review.not_in_list, rows("not_in_list"), NOT_IN_LIST)
    left = tuple(RowShown(problem.reason, "", problem.where) for problem in review.problems)
    yield part("left_out", "Left out or remarked", len(left), left, LEFT_OUT)


def _row(item: Item, desk: Desk) -> RowShown:
    return RowShown(item.name or "No name", item.said(desk), item.where)
