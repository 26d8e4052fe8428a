"""What may be written down about a person, checked before it is kept: no label, no diagnosis in the open."""

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.prompts.kept_words import labels, sounds_medical, verb_problem

SAFE = "Nothing was changed."


class SoundsMedical(Refused):
    """Words like a diagnosis, and not private: somebody decides."""


def may_be_kept(verb: str, audience: Audience, *words: str) -> None:
    """Raise ``Refused`` for a word that labels the patient, ``SoundsMedical`` for a diagnosis that is not
    private."""
    if label := labels(verb, *words):
        raise Refused(f"“{label}” labels the patient.", SAFE, "Write what to do instead.")
    if problem := verb_problem(verb):
        raise Refused(problem, SAFE)
    if audience is not Audience.PRIVATE and sounds_medical(*words):
        raise SoundsMedical("This sounds medical. Make it private?")
