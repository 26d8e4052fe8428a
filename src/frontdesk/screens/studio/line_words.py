"""The line in the editor in words: what it says, when it fits, how it fared, what the desks see now."""

from collections.abc import Mapping, Sequence

from frontdesk.domain.line import Mark
from frontdesk.domain.template import Band, Occasion, PromptTemplate
from frontdesk.prompts.identity_gate import GREETING
from frontdesk.prompts.placeholders import PLACEHOLDERS, Empty
from frontdesk.prompts.score import ENOUGH_MARKS
from frontdesk.prompts.sentences import NOT_KNOWN, boxes, when
from frontdesk.screens.studio import condition_forms
from frontdesk.screens.studio.chip_text import Chip, chips_of
from frontdesk.screens.studio.open_line import OpenLine
from frontdesk.screens.studio.shown import (
    ORDERS,
    FallbackShown,
    FaredShown,
    LineShown,
    PickShown,
    VariantShown,
)
from frontdesk.usecases.answered_for import words_by
from frontdesk.usecases.desk import Desk
from frontdesk.usecases.line_shelf import ShelfLine

FIXED = "The greeting is always the same; only its switch counts. What is written here changes nothing."
GUARD = "Always on: private facts are never spoken, desk-only ones only when Alone, nothing before the match."
OPEN = (
    "May be said before the match, at a look-alike or on the phone: so it holds and asks nothing about the "
    "patient but the name."
)
"""In the place of the guard, for a line that is tagged neutral."""
BANDS = (
    (Band.SAFETY, "Safety and access"),
    (Band.PROMISE, "Promises and making good"),
    (Band.CONCERN, "What worries somebody"),
    (Band.WAIT, "Waiting"),
    (Band.NEXT_STEP, "What happens next"),
    (Band.RELATIONSHIP, "Kindness"),
    (Band.MOMENT, "Small talk and moments"),
    (Band.FEEDBACK, "Asking how we did"),
)
REACHES = (
    ("quiet", "Quietly"),
    ("show", "Shown on paper or screen"),
    ("voicemail", "On the voicemail"),
    ("silent", "Not said: a thing to do"),
    ("aloud", "Aloud, without the fact"),
)
_REASONS = (
    (Mark.NOT_THE_MOMENT, "not the moment"),
    (Mark.ODD_WORDING, "odd wording"),
    (Mark.NOT_TRUE, "untrue"),
    (Mark.NOT_WELCOME, "not welcome"),
)


def line_shown(
    desk: Desk, open_line: OpenLine, shelved: ShelfLine | None, names: Mapping[str, str]
) -> LineShown:
    """Everything of the middle pane but what depends on people. ``names``: who is who at the desk."""
    template, live = open_line.template, open_line.live
    broken = shelved.broken if shelved is not None else ""
    notice = FIXED if template.theme == GREETING else broken
    return LineShown(
        open_line.key,
        template.title,
        live.enabled if live is not None and not broken else None,
        next((key for points, key, _ in ORDERS if points == template.adjust), "normal"),
        tuple((band.value, words) for band, words in BANDS),
        template.band.value,
        template.texts,
        open_line.wording,
        tuple(VariantShown(variant.reach.value, variant.text) for variant in template.discreet),
        _fallbacks(desk, template.texts[open_line.wording : open_line.wording + 1]),
        _occasions(template),
        tuple(condition_forms.shown(box, row) for box, row in condition_forms.rows_of(template)),
        in_words(template),
        OPEN if template.neutral else GUARD,
        template.why,
        _subjects(desk, template),
        template.theme,
        template.once,
        template.fits_anyone,
        *_fits(desk, template),
        _fared(desk, shelved) if shelved is not None else None,
        notice,
        _foot(desk, open_line, names),
        open_line.draft is not None or open_line.touched,
    )


def in_words(template: PromptTemplate) -> str:
    """The conditions read back: exactly what the engine asks."""
    said = [f"{when(template)}."] if template.occasions else []
    said += [f"{box.heading}: {'; '.join(box.sentences)}." for box in boxes(template)]
    said.append(NOT_KNOWN if boxes(template) else "Nothing else has to be so.")
    return " ".join(said)


def _fallbacks(desk: Desk, texts: Sequence[str]) -> tuple[FallbackShown, ...]:
    usual = desk.deck.pack.phrases.get("fallback", {})
    found: dict[str, FallbackShown] = {}
    for text in texts:
        for piece in chips_of(text):
            if not isinstance(piece, Chip) or piece.name not in PLACEHOLDERS or piece.name in found:
                continue
            placeholder = PLACEHOLDERS[piece.name]
            if placeholder.empty is Empty.CUE or piece.name in ("staff", "clinic", "name", "phone"):
                continue  # said on the spot, or always known
            gone = "leave out these words" if piece.part else "do not say the line"
            default = "" if piece.part else usual.get(piece.name, "")
            found[piece.name] = FallbackShown(piece.name, placeholder.label, piece.fallback, default or gone)
    return tuple(found.values())


def _fits(desk: Desk, template: PromptTemplate) -> tuple[str, bool]:
    """What stands below "would fit anyone", and whether this person may confirm it."""
    if not template.fits_anyone:
        return "", False
    if template.reviewed_by:
        return f"Confirmed by {template.reviewed_by}.", False
    if words_by(desk, template) == desk.staff.id:
        return "It counts once a second person has read and confirmed it.", False
    return "It waits for a second person. Read every wording, then confirm.", True


def _occasions(template: PromptTemplate) -> PickShown:
    words = [OCCASION_WORDS[occasion] for occasion in template.occasions]
    return PickShown(
        ", ".join(words) or "Never",
        tuple((o.value, OCCASION_WORDS[o], o in template.occasions) for o in Occasion),
    )


OCCASION_WORDS = {
    Occasion.CHECK_IN: "Check-in",
    Occasion.WAITING: "Waiting",
    Occasion.CHECKOUT: "Leaving",
    Occasion.PHONE: "A call",
    Occasion.NO_SHOW: "A call about a missed visit",
    Occasion.FIRST_VISIT: "A first visit",
    Occasion.RETURN: "After a long time",
}


def _subjects(desk: Desk, template: PromptTemplate) -> tuple[tuple[str, str], ...]:
    themes = {card.template.theme for card in desk.deck.cards} | {template.theme}
    return tuple((theme, _plain(theme)) for theme in sorted(themes))


def _plain(theme: str) -> str:
    return theme.replace("_", " ").capitalize() or "None yet"


def _fared(desk: Desk, line: ShelfLine) -> FaredShown | None:
    if line.live is None:
        return None
    if line.rest is not None:
        until = desk.speech.short_day(line.rest.until, desk.today())
        return FaredShown(f"It rests until {until}", _score(line), False, "Wake it", "circle")
    reasons = ", ".join(f"{words} {line.marks[mark]}" for mark, words in _REASONS if line.marks.get(mark))
    complaints = [f"“{one.words}”" for one in line.complaints]
    alert = line.worth_a_look and not line.broken
    head = f"{line.not_right} “Not right” in 4 weeks" if line.not_right else line.to_rest or _score(line)
    detail = [reasons.capitalize() if reasons else "", _score(line) if line.not_right else "", *complaints]
    return FaredShown(head, " · ".join(filter(None, detail)), alert, "Rest it", "circle-pause")


def _score(line: ShelfLine) -> str:
    use = line.use
    if not use.said and not use.not_right:
        return "Nobody has marked it yet"
    said = f"Said {use.said}, not right {use.not_right}"
    if use.said + use.not_right < ENOUGH_MARKS:
        return f"{said}: counts from {ENOUGH_MARKS} marks on"
    return f"{said}: {line.points:+d} points" if line.points else f"{said}: no points"


def _foot(desk: Desk, open_line: OpenLine, names: Mapping[str, str]) -> str:
    draft = open_line.draft
    if open_line.touched:
        return "Changed, not kept yet. Desks see the live one." if open_line.live else "Not kept yet."
    if draft is None:
        return "This is what the desks see." if open_line.live and open_line.live.enabled else "It is off."
    at = desk.local(draft.at)
    day = "" if at.date() == desk.today() else f"{desk.speech.short_day(at.date(), desk.today())} "
    by = "" if draft.by == desk.staff.id else f", {names.get(draft.by, 'somebody')}"
    sees = "Desks see the live one." if open_line.live else "No desk sees it yet."
    return f"Draft {day}{desk.speech.clock(at)}{by}. {sees}"
