"""The board in words: headings with true counts, tall rows for what asks for attention."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from frontdesk.domain.patient import initials
from frontdesk.domain.visit import BoardList
from frontdesk.screens.today.card_words import short_clinician
from frontdesk.screens.today.shown import BoardItem, BoardShown, DelayItem
from frontdesk.store.port import BoardRow
from frontdesk.usecases.day_board import SHOWN, Board
from frontdesk.usecases.desk import Desk

HEADINGS = {
    BoardList.LEAVING: ("Leaving", "door-open", "leaving"),
    BoardList.WAITING: ("Waiting", "hourglass", "waiting"),
    BoardList.TO_COME: ("To come", "circle-dashed", "to_come"),
    BoardList.WITH_CLINICIAN: ("With clinician", "stethoscope", "with_clinician"),
    BoardList.LEFT: ("Left", "check", "left"),
    BoardList.PROBABLY_IN: ("Probably in, not marked", "ellipsis", "probably_in"),
}
FOLDED = (BoardList.WITH_CLINICIAN, BoardList.LEFT, BoardList.PROBABLY_IN)
WHO_IS_IT = "Who is it?"
DUE_NOW = timedelta(minutes=5)


def board_shown(
    desk: Desk,
    board: Board,
    *,
    open_folds: Collection[str] = (),
    hidden: bool = False,
    with_whom: bool = False,
) -> BoardShown:
    """The left column. ``hidden``: initials and no flags. ``with_whom``: each row names the clinician."""
    now = desk.now()
    local = desk.local(now)
    items: list[BoardItem] = []
    for which in SHOWN:
        rows = board.lists[which]
        title, glyph, tone = HEADINGS[which]
        folds = which in FOLDED
        if not rows:
            continue
        items.append(
            BoardItem(
                kind="fold" if folds else "heading",
                list_key=which.value,
                text=title,
                count=len(rows),
                glyph=glyph,
                tone=tone,
                open=which.value in open_folds,
                spoken=f"{title}, {len(rows)}",
            )
        )
        if not folds or which.value in open_folds:
            made = [_row(desk, board, row, which, now, hidden) for row in rows]
            named = with_whom and not hidden
            items += map(_naming, made, rows) if named else made
    return BoardShown(
        date=desk.speech.headline(local.date()),
        clock=desk.speech.clock(local),
        counts=counts(board),
        counts_now=_in_words(board, BoardList.LEAVING, BoardList.WAITING),
        items=tuple(items),
        delays=tuple(
            DelayItem(c.id, c.spoken_name, board.delays[c.id].minutes if c.id in board.delays else None)
            for c in board.clinicians
        ),
    )


def counts(board: Board) -> str:
    """ "5 to come, 3 waiting, 1 leaving": the lengths of the lists below."""
    return _in_words(board, BoardList.TO_COME, BoardList.WAITING, BoardList.LEAVING)


def _in_words(board: Board, *lists: BoardList) -> str:
    return ", ".join(f"{board.count(which)} {HEADINGS[which][0].lower()}" for which in lists)


def minutes_waiting(row: BoardRow, now: datetime) -> int:
    """Whole minutes since the patient arrived."""
    since = row.visit.arrived_at or row.visit.start
    return max(0, int((now - since).total_seconds() // 60))


def _naming(item: BoardItem, row: BoardRow) -> BoardItem:
    """The same row with the clinician; a long note leaves no room for it, there it is only spoken."""
    name = short_clinician(row.clinician)
    if not name:
        return item
    room = item.kind == "tall" or (row.visit.in_latest_list and row.booking is None)
    note = ". ".join(part for part in (name, item.note) if part) if room else item.note
    return replace(item, note=note, spoken=f"{item.spoken}, {row.clinician}")


def _row(desk: Desk, board: Board, row: BoardRow, which: BoardList, now: datetime, hidden: bool) -> BoardItem:
    visit = row.visit
    kind, note, glyph, tone = "row", "", "", HEADINGS[which][2]
    if row.busy:
        time = desk.speech.clock(desk.local(visit.start))
        return BoardItem(
            "row",
            which.value,
            row.board_name,
            time=time,
            visit_id=visit.id,
            tone=tone,
            spoken=f"{time}, busy",
        )
    if which is BoardList.LEAVING:
        kind, glyph = "tall", "door-open"
        ago = int((now - (visit.ready_at or now)).total_seconds() // 60)
        note = f"Seen, {ago} min ago" if ago > 0 else "Seen just now"
    elif which is BoardList.WAITING:
        waited = minutes_waiting(row, now)
        note = f"{waited} min" if waited else "just now"
        if waited > desk.clinic.waiting_aim_min:
            kind, glyph, tone = "tall", "clock-alert", "over_aim"
            told = f" Last told {desk.speech.clock(desk.local(visit.told_at))}" if visit.told_at else ""
            note = f"{waited} min.{told}"
    elif which is BoardList.TO_COME and abs(visit.start - now) <= DUE_NOW:
        kind, glyph, tone, note = "tall", "clock", "due_now", "Due now"
    asks = row.booking is not None
    missing = "" if visit.in_latest_list else "Not in the latest list"
    if asks and missing:  # the two beside each other leave no room for the name
        kind, glyph = "tall", glyph or HEADINGS[which][1]
    note = ". ".join(part for part in (note, f"{WHO_IS_IT} {missing}".strip() if asks else missing) if part)
    name = initials(row.board_name) if hidden else row.board_name
    time = desk.speech.clock(desk.local(visit.start))
    interpreter = row.interpreter_needed and not hidden
    look_alike = visit.id in board.look_alikes and not hidden
    flags = ("interpreter" if interpreter else "", "similar name today" if look_alike else "")
    return BoardItem(
        kind=kind,
        list_key=which.value,
        text=name,
        time=time,
        note=note,
        glyph=glyph,
        tone=tone,
        visit_id=visit.id,
        interpreter=interpreter,
        look_alike=look_alike,
        spoken=", ".join(part for part in (time, name, *flags, _aloud(which, note)) if part),
    )


def _aloud(which: BoardList, note: str) -> str:
    """What a screen reader says of a row: where somebody is, unless the note says so by itself."""
    says_so = which is BoardList.TO_COME and note.startswith("Due")
    state = "" if says_so else HEADINGS[which][0]
    return ", ".join(part for part in (state, note) if part).lower()
