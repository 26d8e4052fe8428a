"""The report that lies beside a file that was read: counts, and each row left out with its reason.

Nothing of a patient stands in it: the folder is no place for that.
"""

from frontdesk.feeds.bringing_in import counts_words
from frontdesk.usecases.import_review import Review

_ASIDE = "What was set aside waits in Settings, Clinic, What was brought in."
_ROWS = 2_000
"""More than these are counted."""
_AGAIN = "Nothing has to be done. The list stands as it was read then."


def read_report(review: Review, name: str, at: str, before: str = "") -> str:
    """Of a file that was read; ``at`` in words. ``before``: when the same contents had been read already."""
    lines = [
        name,
        f"Read by Frontdesk: {at}.",
        "",
        *counts_words(review).replace(". ", ".\n").splitlines(),
    ]
    if before:
        lines.append(f"The same was read before: {before}. It was read again, for other lists came between.")
    if review.asks:
        lines.append(f"Appointments that ask on the day who it is: {review.asks:,}.")
    if review.patients.set_aside or review.visits.set_aside:
        lines.append(_ASIDE)
    if review.moved:
        lines.append(f"At another time than before: {review.moved:,}.")
    if review.not_in_list:
        lines.append(f"Booked here and not in this list: {review.not_in_list:,}. Nothing is taken away.")
    if review.problems:
        lines += ["", "Left out, changed on the way, or brought in with a remark:"]
        lines += [f"  {one.reason}" for one in review.problems[:_ROWS]]
        if len(review.problems) > _ROWS:
            lines.append(f"  and {len(review.problems) - _ROWS:,} more")
    return _text(lines)


def same_report(name: str, at: str, before: str) -> str:
    """Of a file whose contents were read before."""
    same = f"The same file was read {before}."
    return _text([name, f"Seen by Frontdesk: {at}.", "", same, _AGAIN])


def by_hand_report(name: str, at: str) -> str:
    """Of a file that somebody brought in on the import page."""
    return _text([name, f"Brought in by hand: {at}. The history says who did it."])


def refused_report(refusal: str, name: str, at: str) -> str:
    """Of a file that cannot be used."""
    return _text([name, f"Not read by Frontdesk: {at}.", "", refusal])


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
