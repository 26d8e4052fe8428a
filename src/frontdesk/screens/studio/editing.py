"""Every change of the open line, as the editor's parts tell of it. Nothing here asks the store."""

from dataclasses import replace
from typing import Any

from frontdesk.domain.template import Band, ConditionRow, Discreet, Occasion, PromptTemplate, Reach
from frontdesk.screens.studio import condition_forms
from frontdesk.screens.studio.open_line import with_fallback, with_text
from frontdesk.screens.studio.shown import LONGEST_TITLE, LONGEST_WHY, MOST_WORDINGS, ORDERS, Place
from frontdesk.screens.studio.stage import Stage


class Editing:
    """One change a method; each is one step back."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    # --- words

    def title_typed(self, words: str) -> None:
        """The cue."""
        self._change("title", title=words[:LONGEST_TITLE])

    def text_typed(self, source: str) -> None:
        """The wording in front."""
        line = self._stage.open
        if line is not None:
            self._edit(with_text(line.template, line.wording, source), f"text {line.wording}")

    def word_ended(self) -> None:
        """A blank or a stop: what comes now is another step."""
        if self._stage.open is not None:
            self._stage.open.new_step()

    def wording_picked(self, at: int) -> None:
        """Another wording of the line comes in front."""
        line = self._stage.open
        if line is not None and 0 <= at < len(line.template.texts) and at != line.wording:
            line.wording = at
            line.new_step()
            self._stage.show()

    def wording_added(self) -> None:
        """One more way to say it."""
        line = self._stage.open
        if line is None or len(line.template.texts) >= MOST_WORDINGS:
            return
        at = len(line.template.texts)
        line.wording = at
        self._edit(replace(line.template, texts=(*line.template.texts, "")), "")
        self._stage.display.go_to(Place(f"text {at + 1}"))

    def wording_removed(self) -> None:
        """The wording in front goes; one stays."""
        line = self._stage.open
        if line is None or len(line.template.texts) < 2:
            return
        texts = tuple(text for at, text in enumerate(line.template.texts) if at != line.wording)
        line.wording = min(line.wording, len(texts) - 1)
        self._edit(replace(line.template, texts=texts), "")

    def fallback_typed(self, name: str, words: str) -> None:
        """What the wording in front says where one of its chips is not known."""
        line = self._stage.open
        if line is not None:
            text = with_fallback(line.template.texts[line.wording], name, words)
            self._edit(with_text(line.template, line.wording, text), f"fallback {name}")

    # --- discreet

    def variant_added(self) -> None:
        """A wording for when others can hear."""
        line = self._stage.open
        if line is None:
            return
        now = line.template.discreet
        taken = {variant.reach for variant in now}
        reach = next((r for r in (Reach.QUIET, Reach.SHOW, Reach.SILENT) if r not in taken), Reach.QUIET)
        self._change("", discreet=(*now, Discreet(reach, "")))
        self._stage.display.go_to(Place(f"variant {len(now)}"))

    def variant_typed(self, at: int, source: str) -> None:
        """Its words."""
        self._variant(at, f"variant {at}", text=source)

    def reach_picked(self, at: int, reach: str) -> None:
        """How it reaches the patient."""
        self._variant(at, "", reach=Reach(reach))

    def variant_removed(self, at: int) -> None:
        """It goes."""
        line = self._stage.open
        if line is not None:
            self._change("", discreet=tuple(v for n, v in enumerate(line.template.discreet) if n != at))

    # --- when

    def occasion_ticked(self, key: str) -> None:
        """At one more occasion, or one less."""
        line = self._stage.open
        if line is not None:
            now = {*line.template.occasions} ^ {Occasion(key)}
            self._change("", occasions=tuple(o for o in Occasion if o in now))

    def condition_added(self, field: str) -> None:
        """A row as people most often mean it."""
        self._rows((*self._now(), ("all", condition_forms.first_row(field))))

    def condition_removed(self, at: int) -> None:
        """A row goes."""
        self._rows(tuple(row for n, row in enumerate(self._now()) if n != at))

    def box_picked(self, at: int, box: str) -> None:
        """And, or one of, and not."""
        rows = list(self._now())
        rows[at] = (box, rows[at][1])
        self._rows(tuple(sorted(rows, key=lambda row: [b for b, _ in condition_forms.BOXES].index(row[0]))))

    def condition_picked(self, at: int, key: str) -> None:
        """Another operator, or yes, no, not known."""
        self._row(at, lambda row: condition_forms.picked(row, key))

    def value_ticked(self, at: int, value: str) -> None:
        """One of several values."""
        self._row(at, lambda row: condition_forms.ticked(row, value))

    def number_typed(self, at: int, place: int, typed: str) -> None:
        """A number of a row."""
        self._row(at, lambda row: condition_forms.numbered(row, place, typed), f"number {at} {place}")

    # --- the rest

    def order_picked(self, key: str) -> None:
        """Earlier, normal, later."""
        self._change("", adjust=next(points for points, name, _ in ORDERS if name == key))

    def band_picked(self, key: str) -> None:
        """What the line is for."""
        self._change("", band=Band(key))

    def subject_picked(self, key: str) -> None:
        """What it is about: lines of one subject never stand beside each other."""
        self._change("", theme=key)

    def why_typed(self, words: str) -> None:
        """Why it helps."""
        self._change("why", why=words[:LONGEST_WHY])

    def once_set(self, on: bool) -> None:
        """Said once to a patient, never again."""
        self._change("", once=on)

    def fits_anyone_set(self, on: bool) -> None:
        """These words would fit anyone: what its conditions rest on does not show through them."""
        self._change("", fits_anyone=on)

    def replaced(self, after: PromptTemplate) -> None:
        """Another form of the line as one step."""
        self._edit(after, "")

    # --- ours

    def _now(self) -> tuple[tuple[str, ConditionRow], ...]:
        line = self._stage.open
        return condition_forms.rows_of(line.template) if line is not None else ()

    def _rows(self, rows: tuple[tuple[str, ConditionRow], ...], what: str = "") -> None:
        line = self._stage.open
        if line is not None:
            self._edit(condition_forms.with_rows(line.template, rows), what)

    def _row(self, at: int, change: Any, what: str = "") -> None:
        rows = list(self._now())
        if at < len(rows):
            rows[at] = (rows[at][0], change(rows[at][1]))
            self._rows(tuple(rows), what)

    def _variant(self, at: int, what: str, **changed: Any) -> None:
        line = self._stage.open
        if line is not None and at < len(line.template.discreet):
            variants = list(line.template.discreet)
            variants[at] = replace(variants[at], **changed)
            self._change(what, discreet=tuple(variants))

    def _change(self, what: str, **changed: Any) -> None:
        line = self._stage.open
        if line is not None:
            self._edit(replace(line.template, **changed), what)

    def _edit(self, after: PromptTemplate, what: str) -> None:
        line = self._stage.open
        if line is not None and line.edit(after, what):
            self._stage.edited()
