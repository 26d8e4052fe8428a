"""What may be written down about a person: as if the patient reads it, what to do and never why."""

from frontdesk.domain.value_form import VERB_WORDS
from frontdesk.prompts.do_not_say import D6_WORDS
from frontdesk.prompts.lint_english import LABELS, OF_THE_PATIENT


def sounds_medical(*texts: str) -> bool:
    """A diagnosis, test or medicine is named: that is the clinician's, at most a private note here."""
    return any(D6_WORDS.search(text) for text in texts)


def labels(*texts: str) -> str:
    """The first word that labels the patient ("difficult"); empty when there is none."""
    hits = (LABELS.search(text) for text in texts)
    return next((hit[0] for hit in hits if hit is not None), "")


def verb_problem(verb: str) -> str:
    """Why a neutral verb may not stand on the screen, as a sentence; empty when it may."""
    if len(verb.split()) > VERB_WORDS:
        return f"The strip holds {VERB_WORDS} words."
    if sounds_medical(verb):
        return "The strip says what to do, never why."
    if OF_THE_PATIENT.search(verb):
        return "The strip says what to do, without he, she or they."
    return ""
