"""The name in the title of an event, and nothing else of the title: what stands beside it is often a reason.

A title says nothing about which of its words are a name. So only words that look like one are taken, the
first run of them; a reason that looks like a name ("Ann Lee Botox") cannot be told apart.
"""

import re
import unicodedata

from frontdesk.importers.limits import LONGEST_NAME
from frontdesk.importers.signs import tidy
from frontdesk.likeness.fold import fold

_CUTS = re.compile(r"\s[-–—~]\s|\s[-–—]|[-–—]\s|[:|/()\[\]{};@#*<>=+?\"“”„«»…•]|\d")
_PARTICLES = frozenset(
    "de da do dos das del della di du des la le las los el al bin ibn ben bint abu van von der den ter "
    "ten te zu  zum y e i st san santa mac mc o ".split()
)
_TITLES = frozenset(
    "mr mrs ms miss mx sir dame lord lady herr frau hr fr m mme mlle sr sra srta don dona sig signor "
    "signora  dr dra prof rev fr master ".split()
)
_NO_NAME = frozenset(
    # what an appointment is called
    "appointment appt appts apt booking booked book visit session slot reservation reserved consult "
    "consultation checkup check up followup follow recheck review new patient pt client patients est "
    "established returning first second third initial intake annual yearly routine physical exam "
    "examination screening assessment evaluation eval test tests testing lab labs blood work draw shot "
    "shots vaccine vaccination jab booster flu covid injection infusion xray x mri ct scan "
    "ultrasound echo ekg ecg biopsy surgery op procedure therapy physio physiotherapy counselling "
    "counseling treatment wound dressing suture sutures stitches removal cleaning hygiene filling crown "
    "root canal dental denture implant braces refill rx prescription medication meds results result "
    "referral pain ache back knee neck shoulder hip foot feet ear throat chest headache skin rash "
    "eye eyes cough cold fever pregnancy pregnant prenatal postnatal antenatal pap smear diabetes "
    "diabetic asthma cancer chemo dialysis bp pressure anxiety depression adhd hiv std sti iud botox "
    "filler urgent emergency walkin walk in same tele telehealth telemedicine video phone zoom teams "
    "call callback online virtual home visita cita consulta termin kontrolle kontrolltermin untersuchung "
    "impfung behandlung rendez vous rdv suivi controle vaccin sprechstunde nachsorge vorsorge video "
    "videosprechstunde telefon "
    # what is no appointment
    "busy private blocked block free hold tentative unavailable available out office lunch break dinner "
    "breakfast coffee meeting meet staff team training conference event holiday vacation leave off "
    "birthday party reminder todo task deadline admin administration paperwork closed open clinic room "
    "privat belegt besetzt mittagspause pause besprechung sitzung urlaub frei occupe prive reunion conge "
    "ocupado privado reunion vacaciones confirmed unconfirmed pending cancelled canceled rescheduled "
    "moved show dna arrived copy test untitled unknown tbd tba important special next "
    # what stands between
    "with for and re regarding about at on from per via the a of or not is mit fur und wegen bei "
    "avec pour et con para sobre w c o dob born aged age tel ph mob mobile cell email mrn nhs id ref "
    "number nr mins min minutes hour hours am pm monday tuesday wednesday thursday friday saturday "
    "sunday january february march july august september october november december ".split()
)
_BEFORE_AND_INSIDE = _PARTICLES - {"o", "e", "i", "y"}
_WORKS_HERE = re.compile(
    r"^(dr|dra|doctor|doctora|prof|professor|docteur|doktor|dott)\b|,?\s(md|do|mbbs|np|pa|pa-c|rn|dds|dmd|dpt|"
    r"phd|frcs|mrcgp|facp)$"
)
_WITHIN = frozenset("'’`.-")
_NO_CAPITALS = range(0x10D0, 0x1100)
"""Georgian, whose letters count as small ones and whose names begin with such a one."""


def name_in(title: str) -> str:
    """ "Ann Lee - flu shot" is "Ann Lee", "SMITH, Mary (new)" is "SMITH, Mary"; empty where none is told."""
    for piece in _CUTS.split(tidy(title)[: 4 * LONGEST_NAME]):
        if name := _with_comma(piece):
            return name[:LONGEST_NAME]
    return ""


def works_here(name: str) -> bool:
    """Whether a name stands there as a clinician's: "Dr Lena Voss", "Lena Voss MD"."""
    return bool(_WORKS_HERE.search(fold(name))) and 1 < len(name.split()) <= 6


def _with_comma(piece: str) -> str:
    """A family name in front of a comma, the given names behind it; else what stands in front."""
    before, comma, after = (part.strip() for part in piece.partition(","))
    if not comma:
        return _run(before)
    family, given = _words(before), _run(after.partition(",")[0], least=1)
    own = [word for word in family if fold(word) not in _BEFORE_AND_INSIDE]
    whole = len(family) == len(before.split()) and all(map(_like_a_name, own))
    if whole and len(own) == 1:
        return f"{before}, {given}" if given else ""
    if whole and given and all(word.isupper() for word in own):
        return f"{before}, {given}"
    # "Garcia Lopez, Maria" and "Ann Lee, Ozempic" look the same: nothing is better than a reason
    return "" if given else _run(before)


def _run(text: str, least: int = 2) -> str:
    """The first words in a row that look like a name; one alone is one only in scripts without blanks."""
    run: list[str] = []
    for word in _words(text):
        particle = fold(word) in _PARTICLES and not word.isupper()
        if _like_a_name(word) or ((run or fold(word) in _BEFORE_AND_INSIDE) and particle):
            run.append(word)
        elif _named(run) >= least or any(not fold(one).strip() for one in run):
            break
        else:
            run = []
    while run and fold(run[-1]) in _PARTICLES and not run[-1][:1].isupper():
        run.pop()
    alone = len(run) == 1 and 2 <= len(run[0]) <= 8 and not _cased(run[0])
    return " ".join(run) if (_named(run) >= least or alone) and len(run) <= 7 else ""


def _named(run: list[str]) -> int:
    """How many words of it are the name's own, without titles and particles."""
    return sum(fold(word) not in _TITLES | _PARTICLES or word.isupper() for word in run)


def _like_a_name(word: str) -> bool:
    letters = word[0].isalpha() and all(
        sign.isalpha() or sign in _WITHIN or unicodedata.category(sign)[0] == "M" for sign in word
    )
    if not letters or not set(fold(word).split()).isdisjoint(_NO_NAME):
        return False
    return word[0].isupper() or not _cased(word)


def _cased(word: str) -> bool:
    return word[0].upper() != word[0].lower() and ord(word[0]) not in _NO_CAPITALS


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()
