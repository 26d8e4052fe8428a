"""What is never said, fixed in code: D1 to D14 and the topics a patient asked us to leave alone.

The rules read the filled sentence; those about people and topics read what was told to us inside it, so that
a clinician who shares a name with a lost relation can still be named. A sentence that breaks a rule is not
said: its discreet variant stands if that one is clean, else the line is dropped. A line about a topic the
patient asked us to leave alone is dropped whole. The word lists are English: they are also read over
values in packs of other languages, whose own words their reviewer answers for.

Readings: D1 and D3 also drop the name of anybody the patient lost or broke with inside a note. D2 has no
exception for a sentence of ours: after news the patient raised, "Thank you for telling me" holds none of
its words. D6 holds while alone, too: the matter is the clinician's, not the desk's. D12: on a voicemail only
the name, the speaker and the number.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from frontdesk.domain.fact import FactKind, FactStatus
from frontdesk.domain.relation import RelationStatus
from frontdesk.domain.template import Band, PromptTemplate, Reach
from frontdesk.prompts.conditions.leaving_and_calls import VOICEMAIL
from frontdesk.prompts.conditions.needs import mention_ok
from frontdesk.prompts.fillings import words_of
from frontdesk.prompts.view import View

VOICEMAIL_THEME = "voicemail"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A filled sentence about to be shown."""

    text: str
    """The sentence, with the names of people left out: a name breaks no rule."""
    told: tuple[str, ...]
    """The parts of it that came from what was told to us."""
    names: frozenset[str]
    """The placeholders in it."""
    reach: Reach
    template: PromptTemplate
    view: View


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its number in the handbook, what it says, and whether a sentence breaks it."""

    key: str
    says: str
    broken: Callable[[Utterance], bool]


class Words:
    """Words and phrases that break a rule. Answers about our own sentences are remembered.

    A sentence with something told to us in it is read anew each time and never kept.
    """

    def __init__(self, *patterns: str) -> None:
        self._patterns = patterns
        self._ours: dict[str, bool] = {}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when the first sentence is read."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(self._patterns)})(?!\w)", re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """The first hit in a text."""
        return self.pattern.search(text)

    def said_in(self, u: Utterance) -> bool:
        """True when the sentence holds one of them."""
        if u.told:
            return self.pattern.search(u.text) is not None
        found = self._ours.get(u.text)
        if found is None:
            if len(self._ours) >= 4096:
                self._ours.clear()
            found = self._ours[u.text] = self.pattern.search(u.text) is not None
        return found


D1_OWN = Words(r"passed away|your late \w+|rest in peace|since (?:he|she|they) died|your loss")
D2_WORDS = Words(
    r"pregnan\w*|baby|babies|newborn|(?<!date of )(?:still|child)?birth(?!day)\w*|miscarr\w*"
    r"|stillborn|due date"
    r"|expecting (?:a|another|twins|your)"
    r"|how many (?:children|kids)|(?:first|second|third|another) child|ultrasound"
)
D4_WORDS = Words(
    r"(?:happy|merry|blessed|joyous) (?:christmas|xmas|diwali|eid|ramadan|hanukkah|chanukah|easter|passover"
    r"|nowruz|holi|vaisakhi|rosh hashanah|lunar new year|chinese new year)|(?:ramadan|eid) (?:mubarak|kareem)"
)
D4_GUESS = Words(
    r"your (?:husband|wife|girlfriend|boyfriend|church|mosque|temple|synagogue|people|culture|religion|faith)"
    r"|can you read|people like you"
)
D5_WORDS = Words(
    r"weigh(?:t|s|ed|ing)?|the scales|you look(?! (?:over|at|into|through))|you're looking"
    r"|looking (?:well|good|great|better|tired)|tired"
    r"|for your age|at your age|slimm?er|thinner"
)
D6_WORDS = Words(
    r"diagnos\w*|(?:test|lab|blood|scan) results?|blood (?:test|work|sample)s?|x-?rays?|scans?|mri|biops\w+"
    r"|medications?|medicines?|prescriptions?|insulin|antibiotics?|antidepressants?|chemo\w*|dialysis|cancer|tumou?rs?"
    r"|diabet\w+|hiv|aids|std|sti|hepatitis|depress\w+|anxiety|dementia|psychiatr\w+|oncolog\w+|cardiolog\w+"
    r"|fertility|ivf|abortion|termination|addiction|rehab|surgery|operation|colonoscopy|mammogram|smear"
    r"|mental health|therapy|injections?|vaccin\w+"
)
D7_WORDS = Words(
    r"you(?:'re|’re| are) late|you missed|you did(?:n't|n’t| not) (?:come|show|call|pay)|you failed"
    r"|no-?shows?|you should have (?:called|come|told|paid|let us|said|known)"
    r"|you owe|your debt|debts?|unpaid|arrears|your fault"
)
D8_WORDS = Words(
    r"i know how you feel|at least|don['’]?t worry|do not worry|no need to worry|calm down"
    r"|look on the bright side|everything happens for a reason"
)
D9_WORDS = Words(
    r"dear|hon|honey|sweetie|sweetheart|darling|my love|young (?:lady|man)|how are we"
    r"|are we (?:feeling|doing)|good (?:girl|boy)"
)
D10_WORDS = Words(
    r"your english is|(?:good|great|excellent|perfect) english|speak english (?:so )?well"
    r"|where are you (?:really|originally) from|where do you come from"
)
D11_WORDS = Words(
    r"your (?:son|daughter|husband|wife|partner|mother|father|mum|mom|dad|sister|brother|neighbou?r|friend"
    r"|carer|family|employer|insurer|doctor|clinician)"
    r" (?:has )?(?:told|tells|said|says|mentioned|wrote|called|let us know)"
    r"|(?:we|i) (?:heard|hear|learned|learnt) (?:from|that)"
    r"|(?:a|one of our) colleagues? (?:told|said|mentioned)|it['’]?s in your (?:file|notes|record)"
)
D13_WORDS = Words(
    r"nothing to worry about|you['’]?ll be fine|it['’]?ll be fine|everything will be fine"
    r"|it['’]?s nothing serious|it['’]?s (?:probably|surely) (?:nothing|just)|i['’]?m sure it['’]?s"
    r"|you should (?:take|try|stop|eat|drink|see)|that['’]?s normal"
    r"|(?:take|try) (?:some|a|an) (?:aspirin|paracetamol|ibuprofen|tablet)"
)
D14_WORDS = Words(
    r"birthdays?|turning \d+|\d{1,3} years? old|\d{1,3}(?:st|nd|rd|th) (?:birthday|year)|many happy returns"
)


def _people(u: Utterance, status: RelationStatus) -> bool:
    if not u.told or not any(r.status is status for r in u.view.input.relations):
        return False
    own = words_of(" ".join(n.full for n in u.view.input.patient.names))
    said = frozenset(word for part in u.told for word in words_of(part))
    names = (words_of(r.name) for r in u.view.input.relations if r.status is status)
    return any((words - own) & said for words in names)


def _d12(u: Utterance) -> bool:
    if u.reach is not Reach.VOICEMAIL and u.template.theme != VOICEMAIL_THEME:
        return False
    allowed = VOICEMAIL.read(u.view)
    if allowed == "ok":
        return False
    return allowed != "name_number" or bool(u.names - {"name", "staff", "phone"})


def _d14(u: Utterance) -> bool:
    if not D14_WORDS.said_in(u):
        return False
    hit = D14_WORDS.search(u.text)
    told = u.view.known.told.get(FactKind.MENTION, ())
    ticked = any(f.code == "yes" and "birthday" in f.extra.casefold() for f in told)
    return not ticked or (hit is not None and any(letter.isdigit() for letter in hit[0]))


def _topics(u: Utterance) -> bool:
    topics = forbidden_topics(u.view)
    if not topics:
        return False
    if topics & set(u.template.topics):
        return True
    said = " ".join(u.told)
    for topic in topics:
        head, _, name = topic.partition(":")
        if head == "family" and name and words_of(name) & words_of(said):
            return True
        pattern = TOPIC_WORDS.get(head)
        if pattern and pattern.search(u.text if head in _WHOLE_SENTENCE else said):
            return True
    return False


TOPIC_WORDS: dict[str, Words] = {
    "baby": D2_WORDS,
    "pregnancy": D2_WORDS,
    "partner": Words(
        r"partner|husband|wife|spouse|boyfriend|girlfriend|fianc\w+|wedding|marriage|married|divorc\w+"
    ),
    "death": Words(r"death|died|dead|funeral|grave|bereave\w*|memorial|sad news|passed away"),
    "weight": D5_WORDS,
    "work": Words(
        r"work|works|working|job|jobs|office|employ\w*|boss|colleagues?|career|promotion|retire\w*|shifts?"
    ),
    "religion": Words(
        r"church|mosque|temple|synagogue|pray\w*|faith|relig\w*|fasting|ramadan|easter|christmas"
    ),
    "home": Words(r"home|house|flat|apartment|moving|moved|landlord|rent|mortgage"),
    "birthday": D14_WORDS,
    "family": Words(
        r"family|mother|father|mum|mom|dad|son|daughter|sister|brother|grand\w+|aunt|uncle|cousin|children|kids"
    ),
}
_WHOLE_SENTENCE = frozenset({"baby", "pregnancy", "death", "weight", "birthday", "partner"})


def forbidden_topics(view: View) -> frozenset[str]:
    """Topics this patient asked us to leave alone; an imported wish protects before it is confirmed."""
    return frozenset(
        fact.code.casefold()
        for fact in view.input.facts
        if fact.kind is FactKind.DO_NOT_SAY and fact.code and fact.status is not FactStatus.RETIRED
    )


RULES: tuple[Rule, ...] = (
    Rule("asked", "The patient asked us to leave this topic alone.", _topics),
    Rule("D1", "Never ask after somebody who died.",
         lambda u: D1_OWN.said_in(u) or _people(u, RelationStatus.DIED)),
    Rule("D2", "Nothing about pregnancy, birth, loss or children.", D2_WORDS.said_in),
    Rule("D3", "No name of family without contact.", lambda u: _people(u, RelationStatus.NO_CONTACT)),
    Rule("D4", "No guess at faith, origin or partner; no festival wish without a yes.",
         lambda u: D4_GUESS.said_in(u)
         or (D4_WORDS.said_in(u) and mention_ok(u.view) is not True)),
    Rule("D5", "No remark on weight, looks, tiredness or age.", D5_WORDS.said_in),
    Rule("D6", "No diagnosis, test, medicine or kind of clinic.", D6_WORDS.said_in),
    Rule("D7", "No blame for lateness, absence or debt.", D7_WORDS.said_in),
    Rule("D8", "No false comfort.", D8_WORDS.said_in),
    Rule("D9", "No pet names, no \"we\" for the patient.", D9_WORDS.said_in),
    Rule("D10", "No remark on language or origin.", D10_WORDS.said_in),
    Rule("D11", "Never reveal who told us.", D11_WORDS.said_in),
    Rule("D12", "On a voicemail only name and number.", _d12),
    Rule("D13", "No medical reassurance or advice.", D13_WORDS.said_in),
    Rule("D14", "No birthday wish without a yes, never an age.", _d14),
)  # fmt: skip


def broken_by(utterance: Utterance) -> Rule | None:
    """The first rule the sentence breaks; None when it may be said."""
    for rule in RULES:
        if rule.broken(utterance):
            return rule
    return None


_QUESTION = PromptTemplate("question", "", (), Band.SAFETY, "housekeeping", "", ())


def breaks_in_question(text: str, what: str, view: View) -> bool:
    """True when a question made from a fact may not be asked in these words."""
    return (
        broken_by(Utterance(text, (what,) if what else (), frozenset(), Reach.ALOUD, _QUESTION, view))
        is not None
    )


def off_limits(template: PromptTemplate, view: View) -> bool:
    """The whole line is about a topic the patient asked us to leave alone."""
    return bool(template.topics) and bool(forbidden_topics(view) & set(template.topics))
