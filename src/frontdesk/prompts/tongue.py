"""Which language lines are said in: the patient's, where the person at the desk speaks it.

It is a thing told to us, so it is asked and never guessed: a language that came with an import waits for a
person's word, one that is private gives nothing away, and whoever wants no greeting in another language is
not spoken to in it either. With an interpreter in the room nothing changes: whoever does not speak the
language speaks their own.
"""

from collections.abc import Mapping

from frontdesk.domain.audience import Audience
from frontdesk.domain.fact import FactKind
from frontdesk.domain.languages import language_of, same_language
from frontdesk.prompts.conditions.name_and_language import GREET_IN_LANGUAGE
from frontdesk.prompts.deck import Tongue
from frontdesk.prompts.view import View


def tongue_for(tongues: Mapping[str, Tongue], view: View) -> Tongue | None:
    """The language of this card's lines; None is the clinic's own."""
    fact = view.known.first(FactKind.SPOKEN_LANGUAGE)
    if fact is None or fact.audience is Audience.PRIVATE or GREET_IN_LANGUAGE.read(view) is False:
        return None
    if not any(same_language(fact.code, spoken) for spoken in view.input.staff.languages):
        return None
    return tongues.get(language_of(fact.code))
