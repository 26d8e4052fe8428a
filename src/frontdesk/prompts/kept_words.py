"""What may be written down about a person: as if the patient reads it, what to do and never why.

Spoken lines have their own lists (`prompts/do_not_say.py`). These are wider, for words that are kept: each
group says why its words are better private. They are English and they guess: what they find is a question
with one key, never a refusal. Words that only look like it stand in ``HARMLESS`` and are read over. Labels
("difficult") are refused: no patient would want to read them.
"""

import re
from dataclasses import dataclass, field

from frontdesk.domain.value_form import VERB_WORDS
from frontdesk.prompts.do_not_say import Words
from frontdesk.prompts.lint_english import LABELS, OF_THE_PATIENT


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """Words of one sort. ``says`` goes on after the word: "“asthma” names an illness; ..."."""

    key: str
    says: str
    words: Words

    def question(self, word: str) -> str:
        """The question to whoever typed the word."""
        return f"“{word}” {self.says}. Make it private?"


@dataclass(frozen=True, slots=True)
class Delicate:
    """A word that was found, and the group that holds it."""

    word: str = field(repr=False)
    group: KeptGroup

    @property
    def question(self) -> str:
        """What is asked about it."""
        return self.group.question(self.word)


_NO_RECORD = "what the desk keeps is no clinical record"
_ASKED_FOR = "the desk keeps what was asked for, never"
_PEOPLE = r"(?:wom[ae]n|m[ae]n|patients?|famil(?:y|ies)|person|people|girls?|boys?|couple|origin|descent)"
_IS = (
    r"(?:(?:is|was|are|am|being|as|a|an|very|strict|devout|practi[sc]ing|orthodox|half|born|became)"
    r"|(?:he|she|they|i|we|patient)['’](?:s|re|m))"
)
_FROM_THE_MAP = (
    r"african|albanian|algerian|american|arab|asian|bangladeshi|black|brazilian|bulgarian|caribbean|caucasian"
    r"|chinese|egyptian|eritrean|ethiopian|filipino|german|ghanaian|hispanic|hungarian|indian|iranian|iraqi"
    r"|irish|italian|jamaican|kenyan|korean|kurdish|latin[oa]|mexican|moroccan|nepali|nigerian|pakistani"
    r"|polish|portuguese|puerto rican|romanian|russian|serbian|somali|spanish|sudanese|syrian|turkish"
    r"|ukrainian|vietnamese|white"
)

KEPT_GROUPS: tuple[KeptGroup, ...] = (
    KeptGroup(
        "illness",
        f"names an illness; {_NO_RECORD}",
        Words(
            r"diagnos\w*|diabet\w+|hiv|(?-i:AIDS)|hepatitis|cancer|tumou?rs?|leuka?emia|lymphoma|stroke"
            r"|heart (?:attack|failure|disease|condition)|angina|asthma\w*|copd|emphysema|epilep\w+|seizures?"
            r"|(?:had|has|having) (?:a |another )?fits?|migraines?|multiple sclerosis|parkinson\w*"
            r"|ms sufferer|alzheimer\w*|dementia|arthriti\w+|lupus|crohn\w*|colitis|ibs|coeliac|celiac"
            r"|eczema|psoriasis"
            r"|tuberculosis|covid|pneumonia|(?:std|sti)s?|herpes|chlamydia|syphilis|gonorrh\w+"
            r"|kidney (?:failure|disease)|cirrhosis|anaemi[ac]|anemi[ac]|thyroid|hypertension"
            r"|high blood pressure|autis\w+|asperger\w*|adhd|dyslexi\w+|learning disab\w+"
            r"|down['’]?s syndrome|cerebral palsy"
            r"|bipolar|schizo\w+|psychosis|psychotic|ptsd|ocd|depress(?:ed|ion|ive)|anxiety|panic attacks?"
            r"|suicid\w+|self[- ]harm\w*|mental(?:ly)? (?:health|ill|illness)|phobi[ac]\w*"
            r"|personality disorder|(?:eating|sleep|mood) disorders?|anorexi\w+|bulimi\w+|incontinen\w+"
            r"|stoma|colostomy"
            r"|terminally ill"
        ),
    ),
    KeptGroup(
        "care",
        f"is about tests or treatment; {_NO_RECORD}",
        Words(
            r"(?:test|lab|blood|scan|biopsy|smear) results?|blood (?:test|work|sample)s?|x-?rays?"
            r"|(?:ct|mri|pet|brain|bone|body|ultrasound) scans?|mri|biops\w+|colonoscop\w+|mammogra\w+"
            r"|smear tests?|medications?|medicines?|tablets for \w+|pills for \w+|prescriptions?|insulin"
            r"|inhalers?|antibiotics?|antidepressants?|anti-?psychotics?|blood thinners?|warfarin|methadone"
            r"|chemo\w*|radiotherapy|dialysis|psychiatr\w+|oncolog\w+|cardiolog\w+|neurolog\w+|psycholog\w+"
            r"|psychotherap\w+|counsell?ing|surgery|injections?|vaccin\w+|transplants?|pacemakers?"
            r"|(?:had|has|after|before|for|needs|the|an|eye|hip|knee|heart|back) operation|ivf|fertility"
            r"|therap(?:y|ies)"
        ),
    ),
    KeptGroup(
        "pregnancy",
        "is about a pregnancy; only the patient brings that up",
        Words(
            r"pregnan\w+|miscarr\w+|stillb\w+|abortions?|termination of (?:a |the )?pregnancy"
            r"|(?:my|the baby['’]s) due date|expecting (?:a baby|another (?:baby|child)|twins)"
            r"|is expecting(?! (?:an?|the|you|us|some)\b)|antenatal|prenatal|postnatal|maternity"
        ),
    ),
    KeptGroup(
        "weight",
        "is about weight; note what helps, as a wide chair",
        Words(
            r"overweight|underweight|obes(?:e|ity)|bmi|fat|skinny|weigh(?:s|ed|t)?|too (?:heavy|thin)"
            r"|bariatric|gastric (?:band|bypass|sleeve)"
        ),
    ),
    KeptGroup(
        "addiction",
        f"is about an addiction; {_NO_RECORD}",
        Words(
            r"alcoholi\w+|alcohol (?:problem|abuse|dependen\w+)|drinks? too much|drunk\w*|addict\w*|rehab\w*"
            r"|(?:drug|substance) (?:user?s?|abuse|problem)|junkie|heroin|cocaine|opioids?|gambl\w+"
            r"|detox|in recovery|(?:is|been) sober|smok(?:er|es heavily)"
        ),
    ),
    KeptGroup(
        "religion",
        f"names a religion; {_ASKED_FOR} what somebody believes",
        Words(
            r"muslims?|islamic|moslems?|jew|jews|jewish|hindus?|hinduism|buddhis[tm]s?|sikhs?|sikhism"
            r"|catholics?"
            r"|protestants?|mormons?|jehovah\w*|adventists?|baptists?|evangelicals?|atheists?|agnostic"
            rf"|christians|christianity|{_IS} christian(?! (?-i:[A-Z]))"
            rf"|christian {_PEOPLE}|christian (?:faith|believer|church)|(?:religion|faith) is"
        ),
    ),
    KeptGroup(
        "origin",
        f"is about origin or papers; {_ASKED_FOR} where somebody is from",
        Words(
            r"ethnic\w*|nationality|citizenship|immigra\w+|migrants?|refugees?|asylum|undocumented"
            r"|visa status|deport\w+|foreigners?|illegal alien|no papers|residence permit|gyps(?:y|ies)"
            r"|mixed race"
            rf"|(?:{_FROM_THE_MAP}) {_PEOPLE}"
            rf"|{_IS} (?:{_FROM_THE_MAP})(?= *(?:$|[.,;:!]|and\b|but\b|so\b|or\b))"
        ),
    ),
    KeptGroup(
        "orientation",
        f"is about whom somebody loves or who somebody is; {_ASKED_FOR} that",
        Words(
            r"lesbians?|bisexual|homosexual\w*|heterosexual|asexual|transgender\w*|transsexual"
            rf"|trans (?:man|woman)|non-?binary|queer|{_IS} (?:gay|trans)|gay (?:couple|man|men"
            rf"|partner)|in the closet"
            r"|sexual orientation|gender identity|sex change"
        ),
    ),
    KeptGroup(
        "income",
        "is about money; note how to talk about it, never how much there is",
        Words(
            r"unemployed|on (?:benefits|welfare|the dole|universal credit|disability)|low income|incomes?"
            r"|salar(?:y|ies)|medicaid|medicare|uninsured|no insurance|insurance type|bankrupt\w*|in debt"
            r"|homeless|food bank|(?:is|are|very) (?:poor|rich|wealthy)|can(?:['’]?t|not) (?:afford|pay)"
        ),
    ),
)
"""What stands here was chosen from `domain.md` (b): never kept open, and why."""

HARMLESS = Words(
    r"strok(?:e|es|ing) (?:the|my|a|her|his|their|our|its) \w+|(?:to|please|may|can) stroke",
    r"at a stroke|breast ?stroke|stroke of \w+",
    r"(?:cancer|stroke|heart|diabetes|diabetic|asthma|maternity|fertility|antenatal|psychiatr\w+|x-?ray"
    r"|dementia|oncology) (?:ward|unit|clinic|department|centre|center|wing) (?:signs?|doors?|entrance|lift"
    r"|corridor|car park|stairs)",
    r"(?:born in|sign|star sign|tropic of) cancer",
    r"therapy (?:dog|cat|pet)|retail therapy|physio ?therapy room",
    r"the surgery (?:opens|closes|hours|door|line|phone|number)|(?:ring|call|phone|at) the surgery"
    r"|(?:at|this|our) surgery",
    r"doctor['’]s surgery|hours of operation|in operation",
    r"fat (?:folder|file|envelope|chance)|fat[- ]free|low[- ]fat|weighs? (?:up|the parcel|in on)|weight off",
    r"(?:paper|book|parcel|door|bag) weight|weight of the (?:door|bag|file)",
    r"chip (?:and|&) pin|black (?:coffee|tea|pen|ink)|white (?:coffee|tea|board|paper|stick|cane)",
    r"polish(?:es|ed|ing)? (?:the|shoes)|nail polish",
    r"recovery room",
    r"(?:finds?|found|find) (?:the |it |all )?\w+(?: \w+)? difficult"
    r"|difficult (?:to|for) (?:hear|read|see|walk|stand|sit|reach|climb|get|park|understand|write|speak"
    r"|say|pronounce|spell|breathe|swallow|manage|open|me|us)"
    r"|(?:stairs?|steps?|forms?|reading|writing|hearing|walking|standing|sitting|waiting|parking|it|that|this"
    r"|mornings?|evenings?|noise|crowds?|buses|heat) (?:is|are|gets?|makes?|can be)"
    r"(?: too| very| often)? difficult",
    r"demanding (?:job|work|shifts?|day|week)|insurance claims?|claims (?:form|department|desk)",
    r"elderly (?:dog|cat|car|neighbou?r|mother|father|parents?|aunt|uncle)",
)
"""Words that only look as if: read over before the groups and the labels are looked for."""


def delicate(*texts: str, but: frozenset[str] = frozenset()) -> Delicate | None:
    """The first word that is better private, with its group; ``but``: keys of groups that are fine here."""
    for text in map(_read_over, texts):
        for group in KEPT_GROUPS:
            hit = None if group.key in but else group.words.search(text)
            if hit is not None:
                return Delicate(hit[0], group)
    return None


def labels(*texts: str) -> str:
    """The first word that labels the patient ("difficult"); empty when there is none."""
    hits = (LABELS.search(_read_over(text)) for text in texts)
    return next((hit[0] for hit in hits if hit is not None), "")


LOUDEST = "Which part is loudest? Write it in capitals."
_PARTS = re.compile(r"[^\W\d_]+")


def sound_to_mind(respelling: str) -> str:
    """A hint where no part of a respelling is in capitals ("shi-vawn"); empty where one is, and for scripts
    without capitals. Never a refusal."""
    parts = _PARTS.findall(respelling)
    told = any(part == part.upper() != part.lower() for part in parts)
    has_capitals = any(part.upper() != part.lower() for part in parts)
    return LOUDEST if has_capitals and not told and sum(map(len, parts)) > 1 else ""


def verb_problem(verb: str) -> str:
    """Why a neutral verb may not stand on the screen, as a sentence; empty when it may."""
    if len(verb.split()) > VERB_WORDS:
        return f"The strip holds {VERB_WORDS} words."
    if delicate(verb) is not None:
        return "The strip says what to do, never why."
    if OF_THE_PATIENT.search(verb):
        return "The strip says what to do, without he, she or they."
    return ""


def _read_over(text: str) -> str:
    """The text without what only looks as if."""
    return HARMLESS.pattern.sub(" - ", text)
