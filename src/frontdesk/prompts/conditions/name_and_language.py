"""How to say the name, and in which language. Asked, never guessed from a name.

The interpreter's state is a visit event the desk sets, and an interpreter in the room is no secret: it gives
away nothing. Needed but not yet marked reads ``unknown``, because nobody said that one is missing.
"""

from frontdesk.domain.fact import FactKind
from frontdesk.domain.template import ConditionRow
from frontdesk.prompts.condition import Condition, Says, Sort
from frontdesk.prompts.view import Basis, View, basis_of


def _name_confirmed_days(view: View) -> int | None:
    days = [
        (view.today - day).days
        for kind in (FactKind.FORM_OF_ADDRESS, FactKind.NAME_TO_USE)
        for fact in view.known.told.get(kind, ())
        if (day := fact.confirmed_on or fact.said_on) is not None
    ]
    return min(days, default=None)


def _interpreter(view: View) -> str:
    if view.situation.interpreter.value:
        return view.situation.interpreter.value
    fact = view.known.first_or_imported(FactKind.INTERPRETER)
    return "not_needed" if fact is None or fact.code == "no" else "unknown"


def _greeting_welcome(view: View) -> bool | None:
    fact = view.known.first(FactKind.GREETING_WELCOME)
    return {"yes": True, "no": False}.get(fact.code) if fact else None


def _greeting_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    fact = view.known.first(FactKind.GREETING_WELCOME)
    return (basis_of(fact),) if fact else ()


def _language_differs(view: View) -> bool | None:
    fact = view.known.first_or_imported(FactKind.SPOKEN_LANGUAGE)
    if fact is None or not fact.code:
        return None
    return fact.code.split("-")[0].lower() != view.input.clinic.language.split("-")[0].lower()


def _language_rests_on(view: View, row: ConditionRow) -> tuple[Basis, ...]:
    fact = view.known.first_or_imported(FactKind.SPOKEN_LANGUAGE)
    return (basis_of(fact),) if fact else ()


NAME_CONFIRMED_DAYS = Condition(
    "name_confirmed_days", "Days since the name to use was confirmed", Sort.NUMBER,
    "Add what we are told (F2): call me …; then the days that pass.", _name_confirmed_days,
    says=Says("The name to use", "was confirmed", ("day", "days"), " ago"),
)  # fmt: skip
PRONUNCIATION_KNOWN = Condition(
    "pronunciation_known", "We know how the name is said", Sort.BOOL,
    "Add what we are told (F2): say …, or the slot beside the name.",
    lambda view: view.known.first(FactKind.PRONUNCIATION) is not None,
    says=Says("How the name sounds", yes="is written down", no="is not written down"),
)  # fmt: skip
INTERPRETER = Condition(
    "interpreter", "Interpreter", Sort.ENUM,
    "Add what we are told (F2): interpreter; then situation row: Interpreter ready.", _interpreter,
    ("not_needed", "unknown", "booked", "ready", "missing"),
    says=Says("An interpreter", names={
        "not_needed": "is not needed", "unknown": "was not asked about", "booked": "is booked",
        "ready": "is ready", "missing": "is missing",
    }),
)  # fmt: skip
GREET_IN_LANGUAGE = Condition(
    "greet_in_language_ok", "A greeting in another language is welcome", Sort.BOOL,
    "Add what we are told (F2): greet …; No greeting in another language.",
    _greeting_welcome, rests_on=_greeting_rests_on,
    says=Says("A greeting in another language", yes="is welcome", no="is not welcome"),
)  # fmt: skip
LANGUAGE_DIFFERS = Condition(
    "language_differs", "Speaks another language than the clinic's", Sort.BOOL,
    "Add what we are told (F2): speaks …", _language_differs, rests_on=_language_rests_on,
    says=Says("The language spoken", yes="is another than ours", no="is the same as ours"),
)  # fmt: skip
