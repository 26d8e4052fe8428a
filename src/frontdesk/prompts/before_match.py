"""What a line that may be said before the match must not hold: anything about the patient but the name.

Before the match a voice or a face is nobody yet (``identity_gate``). A line tagged neutral may stand then all
the same, at the look-alike gate and on the phone; it is neutral only as long as this finds nothing.
"""

from collections.abc import Iterable, Iterator

from frontdesk.domain.template import ConditionRow, PromptTemplate
from frontdesk.prompts.condition import rests_on_nothing
from frontdesk.prompts.conditions.catalogue import CONDITIONS
from frontdesk.prompts.placeholders import PLACEHOLDERS
from frontdesk.prompts.wording import BadWording, parse


def may_stand(template: PromptTemplate) -> bool:
    """Tagged neutral, and so in every wording, variant and condition."""
    texts = (*template.texts, *(variant.text for variant in template.discreet))
    return template.neutral and not any(map(telling_names, texts)) and not any(telling_rows(template))


def telling_names(text: str) -> tuple[str, ...]:
    """The placeholders of a wording that tell something of the patient."""
    try:
        names = parse(text, PLACEHOLDERS).names
    except BadWording:
        return ()  # the lint says so
    return tuple(name for name in sorted(names) if not PLACEHOLDERS[name].before_match)


def telling_rows(template: PromptTemplate) -> Iterator[ConditionRow]:
    """The conditions that ask after something we were told, or promised."""
    rows: Iterable[ConditionRow] = (*template.all, *template.any, *template.none)
    for row in rows:
        condition = CONDITIONS.get(row.field)
        if condition is not None and (condition.item or condition.rests_on is not rests_on_nothing):
            yield row
