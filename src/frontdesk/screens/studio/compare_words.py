"""Two or three forms of one line beside each other, with what differs marked."""

from collections.abc import Sequence

from frontdesk.domain.template import PromptTemplate
from frontdesk.screens.studio.line_words import BANDS, REACHES, in_words
from frontdesk.screens.studio.list_words import said
from frontdesk.screens.studio.shown import ORDERS, SideShown


def sides_of(forms: Sequence[tuple[str, str, PromptTemplate, str]]) -> tuple[SideShown, ...]:
    """Each form is (key, head, line, words of its button). Parts that are alike everywhere are left out,
    but for the words themselves."""
    parts = [_parts(template) for _, _, template, _ in forms]
    names = list(dict.fromkeys(name for one in parts for name in one))
    differ = {name for name in names if len({one.get(name, "") for one in parts}) > 1}
    return tuple(
        SideShown(
            key,
            head,
            tuple((n, one.get(n, "") or "None", n in differ) for n in names if n in differ or n == _WORDS),
            button,
        )
        for (key, head, _, button), one in zip(forms, parts, strict=True)
    )


_WORDS = "Words"


def _parts(template: PromptTemplate) -> dict[str, str]:
    reaches = dict(REACHES)
    parts = {
        "Title": template.title,
        _WORDS: "\n".join(f"“{said(text)}”" for text in template.texts),
        "Discreet": "\n".join(
            f"{reaches[variant.reach.value]}: {said(variant.text)}" for variant in template.discreet
        ),
        "When": in_words(template),
        "It may come up": next((words for points, _, words in ORDERS if points == template.adjust), ""),
        "What it is for": dict(BANDS)[template.band],
        "Why it helps": template.why,
        "Switch": "On" if template.enabled else "Off",
    }
    return {name: words for name, words in parts.items() if words or name == _WORDS}
