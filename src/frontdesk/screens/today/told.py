"""For whoever plays a day without looking at the screen: who comes in, and the open card as text."""

from frontdesk.card.printed import printed
from frontdesk.domain.visit import BoardList
from frontdesk.screens.today.open_card_state import OpenCard
from frontdesk.screens.today.stage import Stage
from frontdesk.store.port import BoardRow
from frontdesk.usecases.open_card import open_card


def who_comes_in(stage: Stage) -> BoardRow:
    """Who is due about now and needs something, else who is due; nobody with a look-alike today.

    The board has been read, and somebody is to come: so it is in the sample clinic, at any hour.
    """
    board, now = stage.board, stage.desk.now()
    assert board is not None
    plain = [row for row in board.lists[BoardList.TO_COME] if row.visit.id not in board.look_alikes]
    order = sorted(plain, key=lambda row: (row.visit.start > now, abs(row.visit.start - now)))

    def needs_something(row: BoardRow) -> bool:
        return bool(OpenCard.of(stage.desk, open_card(stage.desk, visit_id=row.visit.id)).card.needs)

    return next((row for row in order if needs_something(row)), order[0])


def open_card_text(stage: Stage) -> tuple[str, ...]:
    """Lines of the card that stands, as ``frontdesk card`` prints them; none when nobody is at the desk."""
    if stage.open is None:
        return ()
    return (*_at_leaving(stage.open), *printed(stage.open.card))


def _at_leaving(card: OpenCard) -> tuple[str, ...]:
    if not card.leaving:
        return ()
    shown = card.draw_leaving(armed=False)
    promises = tuple(f"  {one.what}: {one.note}" for one in shown.promises)
    return ("Leaving", *promises, "", "The last sentence", f"  {shown.sentence.text}", "")
