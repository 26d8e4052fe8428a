"""Find in words: who fits, what was typed marked, look-alikes of today named. Pure."""

import unicodedata

from frontdesk.domain.patient import short_board_name
from frontdesk.domain.visit import BoardList, board_list
from frontdesk.likeness.alike import alike, one_letter_apart, sounds_like
from frontdesk.likeness.fold import fold, name_key
from frontdesk.likeness.written import written_for
from frontdesk.screens.today.shown import FindRow, FindShown
from frontdesk.store.port import BoardRow, Found
from frontdesk.usecases.day_board import Board
from frontdesk.usecases.desk import Desk

MOST = 6
"""People a list shows; where fewer fit, its last row adds somebody new."""
_TO_COME = (BoardList.TO_COME, BoardList.PROBABLY_IN)
_LONGEST_NEW = 60


def find_shown(
    desk: Desk,
    typed: str,
    found: tuple[Found, ...],
    selected: int = 0,
    *,
    board: Board | None = None,
    may_add: bool = False,
    may_be_booked: bool = True,
) -> FindShown:
    """At most six rows: full name, next or last visit, never a birth date.

    ``board``: today's, for look-alikes that were not found. ``may_add``: somebody new stands at the desk.
    ``may_be_booked``: a row of today that asks who it is may be theirs; it stands here too, behind whoever
    else of that name comes today.
    """
    asking = _asking(board) if may_be_booked else ()
    rows = tuple(_row(desk, typed, one, asking) for one in found)
    if may_add and (written := [_asks(desk, typed, row) for row in asking if fits(_written(row), typed)]):
        booked = [one for one in rows if one.today and fits(one.name, typed)]
        rows = (*booked, *written, *(one for one in rows if one not in booked))[:MOST]
    new = " ".join(name_typed(typed)) if may_add and len(rows) < MOST else ""
    return FindShown(
        rows=rows,
        alike=_alike(desk, found) or _alike_elsewhere(found, board),
        nobody="" if rows else "Nobody fits. Try another part of the name, or the end of the phone number.",
        selected=max(0, min(selected, len(rows) - (not new))),
        new=new,
    )


def name_typed(typed: str) -> list[str]:
    """The words of a name in what was typed, without dates and numbers; none where it is hardly a name."""
    words = [word for word in typed[:_LONGEST_NEW].split() if not any(sign.isdigit() for sign in word)]
    return words if sum(sign.isalpha() for word in words for sign in word) > 1 else []


def to_come_first(desk: Desk, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Of people with one name today whoever is still to come stands before whoever is in: the places of the
    name stay, so nobody else moves."""
    places: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        if one.visit is not None and one.visit.day == desk.today():
            places.setdefault(name_key(one.name_to_use), []).append(at)
    out = list(found)
    for same in places.values():
        in_order = sorted((found[at] for at in same), key=lambda one: is_in(desk, one))
        for at, one in zip(same, in_order, strict=True):
            out[at] = one
    return tuple(out)


def is_in(desk: Desk, found: Found) -> bool:
    """Came already today, or was off the list."""
    return found.visit is None or board_list(found.visit, desk.now()) not in _TO_COME


def marks(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where the typed words stand in the name, whatever the accents: (start, length)."""
    plain = "".join(unicodedata.normalize("NFKD", ch)[0].lower() for ch in name)
    out: list[tuple[int, int]] = []
    for word in typed.lower().split():
        folded = "".join(unicodedata.normalize("NFKD", ch)[0] for ch in word)
        at = plain.find(folded)
        if at >= 0:
            out.append((at, len(folded)))
    return tuple(out)


def why_here(name: str, typed: str) -> str:
    """Why a name is in the list where nothing typed stands in it: a slip, or the same sound. Else empty."""
    known = fold(name).split()
    for word in fold(" ".join(name_typed(typed))).split():
        if any(word in one for one in known):
            continue
        if any(one_letter_apart(word, one) for one in known):
            return "One letter different"
        if any(sounds_like(word, one) for one in known):
            return "Sounds like it"
    return ""


def _row(desk: Desk, typed: str, found: Found, asking: tuple[BoardRow, ...]) -> FindRow:
    visit = found.visit
    today = visit is not None and visit.day == desk.today()
    who = f" with {found.clinician}" if found.clinician else ""
    if visit is not None and today:
        beside = f"{desk.speech.clock(desk.local(visit.start))} today{who}"
        if board_list(visit, desk.now()) is BoardList.OFF:
            beside = f"Was down for {desk.speech.clock(desk.local(visit.start))} today"
    elif visit is not None:
        beside = f"Not booked today. Next {desk.speech.short_day(visit.day, desk.today())}"
    elif found.last_seen_on is not None:
        beside = f"Not booked today. Last here {desk.speech.short_day(found.last_seen_on, desk.today())}"
    else:
        beside = "Not booked today"
    if not today and (perhaps := next((row for row in asking if _may_be(row, found)), None)):
        beside = (
            f"Perhaps {desk.speech.clock(desk.local(perhaps.visit.start))} today: that row asks who it is"
        )
    name, board_name = found.name_to_use, found.patient.board_name
    marked = marks(name, typed)
    if not marked and name_key(short_board_name(board_name)) not in name_key(name):
        beside = f"{board_name}, {beside}"  # the name that stands on the board says why the row is here
    elif why := why_here(name, typed):
        beside = f"{why}. {beside}"
    return FindRow(
        patient_id=found.patient.id,
        visit_id=visit.id if visit is not None and today else "",
        name=name,
        marks=marked,
        beside=beside,
        today=today,
    )


def _asking(board: Board | None) -> tuple[BoardRow, ...]:
    """Rows of today whose person nobody has said yet."""
    rows = (row for rows in board.lists.values() for row in rows) if board is not None else ()
    return tuple(row for row in rows if row.booking is not None)


def _may_be(row: BoardRow, found: Found) -> bool:
    name = found.patient.name
    return written_for(_written(row), name.full, name.family, [found.name_to_use])


def _written(row: BoardRow) -> str:
    return row.booking.written_name if row.booking else ""


def fits(name: str, typed: str) -> bool:
    """Every word typed begins one of the name, give or take a letter or its sound."""
    words, known = fold(" ".join(name_typed(typed))).split(), fold(name).split()
    return bool(words) and all(
        any(one.startswith(word) or one_letter_apart(word, one) or sounds_like(word, one) for one in known)
        for word in words
    )


def _asks(desk: Desk, typed: str, row: BoardRow) -> FindRow:
    """A row of today whose person nobody has said yet: opened, it asks."""
    name = _written(row)
    who = f" with {row.clinician}" if row.clinician else ""
    beside = f"{desk.speech.clock(desk.local(row.visit.start))} today{who}. Asks who it is"
    return FindRow("", row.visit.id, name, marks(name, typed), beside, today=True)


def _alike(desk: Desk, found: tuple[Found, ...]) -> str:
    due = [f for f in found if f.visit is not None and f.visit.day == desk.today()]
    for i, one in enumerate(due):
        for other in due[i + 1 :]:
            if alike(name_key(one.name_to_use), name_key(other.name_to_use)):
                same = one.name_to_use == other.name_to_use
                return (
                    f"Two people named {one.name_to_use} today."
                    if same
                    else f"{one.name_to_use} and {other.name_to_use} are both here today."
                )
    return ""


def _alike_elsewhere(found: tuple[Found, ...], board: Board | None) -> str:
    """Somebody found is taken for somebody of today whom these letters do not find: Katherine, Catherine."""
    about = [row for rows in board.lists.values() for row in rows] if board is not None else []
    marked = {row.visit.id: row for row in about if board and row.visit.id in board.look_alikes}
    shown = {one.patient.id for one in found}
    for one in found:
        row = marked.get(one.visit.id) if one.visit is not None else None
        for other in marked.values() if row is not None else ():
            apart = other.visit.patient_id not in shown
            if row is not None and apart and alike(row.fold_key, other.fold_key):
                return f"{one.name_to_use} and {other.board_name} are both here today."
    return ""
