"""The list of lines in words: tabs, what is searched for, what to look at."""

from collections.abc import Iterable, Sequence
from datetime import date

from frontdesk.domain.speech import Speech
from frontdesk.domain.template import Band, Occasion, PromptTemplate
from frontdesk.prompts.placeholders import PLACEHOLDERS, TABLE
from frontdesk.prompts.sentences import boxes
from frontdesk.screens.studio.chip_text import Chip, chips_of
from frontdesk.screens.studio.shown import ListShown, RowShown
from frontdesk.usecases.line_shelf import ShelfLine

TABS: tuple[tuple[str, str, frozenset[Occasion]], ...] = (
    ("check_in", "Check-in", frozenset({Occasion.CHECK_IN, Occasion.FIRST_VISIT, Occasion.RETURN})),
    ("waiting", "Waiting", frozenset({Occasion.WAITING})),
    ("checkout", "Leaving", frozenset({Occasion.CHECKOUT})),
    ("phone", "Phone", frozenset({Occasion.PHONE, Occasion.NO_SHOW})),
)
_BAND_ICONS = {
    Band.SAFETY: "accessibility",
    Band.PROMISE: "inbox",
    Band.CONCERN: "message-circle-question-mark",
    Band.WAIT: "timer",
    Band.NEXT_STEP: "flag",
    Band.RELATIONSHIP: "hand-heart",
    Band.MOMENT: "music",
    Band.FEEDBACK: "message-square-text",
}
_THEME_ICONS = {
    "greeting": "sun",
    "identity": "id-card",
    "interpreter": "languages",
    "language": "languages",
    "name": "user-round",
    "arrival": "car",
    "housekeeping": "list-checks",
    "gently": "feather",
    "delay": "timer",
    "seating": "armchair",
    "money": "wallet",
    "observance": "calendar-x",
    "companion": "users-round",
}


CHIPS = tuple((placeholder.name, placeholder.label) for placeholder in TABLE if placeholder.in_sentence)
"""What can be filled into a sentence: key and words, in the table's order."""


def icon_of(template: PromptTemplate) -> str:
    """The glyph of what a line is about, else of what it is for."""
    return _THEME_ICONS.get(template.theme, _BAND_ICONS[template.band])


def tab_of(template: PromptTemplate) -> str:
    """Where a line is listed: by its first occasion; one without any stands in the first tab."""
    first = template.occasions[:1]
    return next((key for key, _, held in TABS if set(first) & held), TABS[0][0])


def list_shown(
    lines: Sequence[ShelfLine],
    *,
    tab: str,
    typed: str,
    looking: bool,
    chosen: str,
    touched: Iterable[str],
    speech: Speech,
    today: date,
) -> ListShown:
    """The list as it stands. What is searched for is looked for in every tab."""
    to_look_at = sum(line.worth_a_look for line in lines)
    found = [line for line in lines if _fits(line, typed) and (line.worth_a_look or not looking)]
    counts = {key: sum(tab_of(_seen(line)) == key for line in found) for key, _, _ in TABS}
    here = found if looking else [line for line in found if tab_of(_seen(line)) == tab]
    changed = frozenset(touched)
    rows = tuple(_row(line, line.key in changed, speech, today) for line in sorted(here, key=_order))
    return ListShown(
        tuple((key, f"{title} {counts[key]}") for key, title, _ in TABS),
        tab,
        rows,
        chosen,
        to_look_at,
        looking,
        typed,
        "" if rows else _empty(typed, looking=looking, elsewhere=len(found)),
    )


def tab_with_most(lines: Sequence[ShelfLine], typed: str, tab: str) -> str:
    """The tab in front, or the first that holds something of what is searched for."""
    found = [tab_of(_seen(line)) for line in lines if _fits(line, typed)]
    return tab if tab in found or not found else next(key for key, _, _ in TABS if key in found)


def _empty(typed: str, *, looking: bool, elsewhere: int) -> str:
    if looking:
        return "Nothing to look at. All lines fare well."
    if typed.strip():
        return "Other tabs have it." if elsewhere else "No line has these words."
    return "No line here yet. Ctrl N begins one."


def _seen(line: ShelfLine) -> PromptTemplate:
    return line.live or line.template


def _order(line: ShelfLine) -> tuple[bool, bool]:
    """What somebody should look at first, then what is new. A switch moves nothing: a second press meets the
    same line."""
    return not line.worth_a_look, line.live is not None


def _fits(line: ShelfLine, typed: str) -> bool:
    template = line.draft.template if line.draft else line.template
    words = (*template.texts, *(variant.text for variant in template.discreet))
    hay = " ".join((template.id, template.title, template.theme, template.why, *map(said, words)))
    return all(word in hay.casefold() for word in typed.casefold().split())


def said(text: str) -> str:
    """A wording as it reads with its chips by name."""
    return "".join(
        f"[{label_of(piece.name)}]" if isinstance(piece, Chip) else piece.text for piece in chips_of(text)
    )


def label_of(name: str) -> str:
    """What a chip is called."""
    return PLACEHOLDERS[name].label if name in PLACEHOLDERS else f"{name} ?"


def _row(line: ShelfLine, touched: bool, speech: Speech, today: date) -> RowShown:
    template = _seen(line)
    below, alert = _below(line, touched, speech, today)
    title = template.title or (line.draft.template.title if line.draft else "") or "New line"
    on = None if line.live is None or line.broken else template.enabled
    return RowShown(line.key, title, below, icon_of(template), on, alert)


def _below(line: ShelfLine, touched: bool, speech: Speech, today: date) -> tuple[str, bool]:
    if line.broken:
        return "Cannot be read any more", True
    if line.newer is not None:
        return "A newer one came: choose", True
    if line.rest is not None:
        return f"Rests until {speech.short_day(line.rest.until, today)}", False
    if line.worth_a_look:
        times = "once" if line.not_right == 1 else f"{line.not_right} times"
        return (f"Not right {times}" if line.not_right else line.to_rest), True
    if touched:
        return "Changed, not kept yet", False
    if line.draft is not None:
        return "Draft", False
    return _when(line.live or line.template), False


def _when(template: PromptTemplate) -> str:
    """The first thing that has to be so, for a list."""
    rows = [words for box in boxes(template) if box.key != "none" for words in box.sentences]
    return rows[0] if rows else "Always"
