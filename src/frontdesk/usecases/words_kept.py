"""What may be written down about a person, checked before it is kept: no label, nothing delicate open."""

from dataclasses import dataclass, field

from frontdesk.domain.audience import Audience
from frontdesk.domain.errors import Refused
from frontdesk.domain.fact import KINDS, Chapter, FactKind
from frontdesk.prompts.kept_words import delicate, labels, verb_problem

SAFE = "Nothing was changed."
_NAMES_TOO = frozenset({"religion", "origin", "orientation", "weight", "income"})
"""Groups whose words are names of people as well: Christian, Germán, Gay."""
_RELIGION = frozenset({"religion"})


class SoundsMedical(Refused):
    """Words that are better private, an illness above all, and they are not: somebody decides."""


@dataclass(frozen=True, slots=True)
class WordsAsked:
    """What there is to say about words while they are typed; empty where there is nothing."""

    question: str = field(default="", repr=False)
    """They are better private."""
    refusal: str = field(default="", repr=False)
    """They are not kept like this."""
    todo: str = ""
    """What to do instead of what is refused."""

    @property
    def refused(self) -> str:
        """The refusal with what to do."""
        return f"{self.refusal} {self.todo}".strip()


def asked_about(*words: str, kind: FactKind | None = None, verb: str = "") -> WordsAsked:
    """The same check as ``may_be_kept`` for whoever is still typing; who may hear it decides about the
    question. A name is a name, whatever it means elsewhere; an observance may say which faith it is of."""
    if label := labels(verb, *words):
        return WordsAsked(refusal=f"“{label}” labels the patient.", todo="Write what to do instead.")
    if problem := verb_problem(verb):
        return WordsAsked(refusal=problem)
    found = delicate(*words, but=_fine_in(kind))
    return WordsAsked(question=found.question) if found is not None else WordsAsked()


_SAID_TO_ALL = frozenset(
    {
        FactKind.NAME_TO_USE,
        FactKind.PRONUNCIATION,
        FactKind.FORM_OF_ADDRESS,
        FactKind.PRONOUNS,
        FactKind.NAME_ORDER,
        FactKind.SCRIPT_FORM,
    }
)
"""How to call somebody stands on every card before the match; what must not be said there is not kept so."""


def fit_to_be_called(kind: FactKind | None, audience: Audience) -> None:
    """Raise ``Refused`` for a name, a sound or pronouns that nobody may say."""
    if kind in _SAID_TO_ALL and audience is Audience.PRIVATE:
        raise Refused(
            "What somebody is called stands on the card for everybody.",
            SAFE,
            "Take it off, or keep a former name instead.",
        )


def may_be_kept(verb: str, audience: Audience, *words: str, kind: FactKind | None = None) -> None:
    """Raise ``Refused`` for a word that labels the patient, ``SoundsMedical`` for what is better private and
    is not."""
    fit_to_be_called(kind, audience)
    asked = asked_about(*words, kind=kind, verb=verb)
    if asked.refusal:
        raise Refused(asked.refusal, SAFE, asked.todo)
    if asked.question and audience is not Audience.PRIVATE:
        raise SoundsMedical(asked.question)


def _fine_in(kind: FactKind | None) -> frozenset[str]:
    if kind is None:
        return frozenset()
    if KINDS[kind].chapter is Chapter.NAMES:
        return _NAMES_TOO
    return _RELIGION if kind is FactKind.OBSERVANCE else frozenset()


def not_a_label(*words: str) -> None:
    """Raise ``Refused`` for a word that labels the patient, whoever may hear it."""
    asked = asked_about(*words)
    if asked.refusal:
        raise Refused(asked.refusal, SAFE, asked.todo)


def out_of_earshot(audience: Audience, *words: str) -> Audience:
    """Who may hear words that nobody can be asked about just then: delicate ones stay at the desk."""
    open_to_all = audience is Audience.ALOUD
    return Audience.DESK if open_to_all and asked_about(*words).question else audience


def fit_for_everybody(*words: str) -> None:
    """Raise ``Refused`` for what is kept where everybody at the desk reads it and nothing can be private."""
    not_a_label(*words)
    found = delicate(*words)
    if found is not None:
        raise Refused(f"“{found.word}” {found.group.says}.", SAFE, "A private note of the patient holds it.")
