"""Made-up day lists as people copy them, with their truth: tables, print-outs, text of PDFs. Seeded.

``MANNERS`` are the ways of writing; each is a function from a day to its text. What stands behind a name
(reasons, comments, ages) is put there on purpose: nothing of it may come out.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_PEOPLE = tuple(
    tuple(line.split("|"))
    for line in """Smith|Mary
Whitfield|Margaret Rose
O'Connell-Diaz|Ava
van der Berg|Pieter
da Silva Gonçalves|João Pedro
Müller|Jörg
Nguyễn|Thị Thu Hà
Adébáyọ̀|Oluwaṣeun
García López|María del Carmen
N'Diaye|Jean-Baptiste
Ward|Anna
Page|Tom
Day|Felicity
Sun|Wei
Price|Owen
Коваленко|Олена
佐藤|美咲
Ní Bhriain|Saoirse
D’Angelo|Gianni
Lee|Ann
Le|Van Anh
McDonald|Fiona
Block|Hans-Peter
Singh|Harpreet
Okonkwo-Bell|Ngozi
Young|Grace
Bell|J""".splitlines()
)
CLINICIANS = ("Voss", "Lena"), ("Okafor", "Tobi"), ("Chen", "Amy")
SECRETS = (
    "knee pain", "migraine", "chest pain, 3 days", "diabetes review", "Follow-up: asthma", "cough and fever",
    "wants to talk about contraception", "rash on left arm",
)  # fmt: skip
"""Why somebody comes. No word of it is ever kept."""


@dataclass(frozen=True)
class Row:
    """One booking as it is known to be."""

    start: datetime
    family: str
    given: str
    clinician: str
    born: date
    phone: str
    number: str
    secret: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(f"{self.family} {self.given}".casefold().split())

    @property
    def clock(self) -> str:
        return f"{self.start:%H:%M}"

    @property
    def twelve(self) -> str:
        return f"{(self.start.hour - 1) % 12 + 1}:{self.start:%M} {self.start:%p}"

    @property
    def until(self) -> str:
        return f"{self.start + timedelta(minutes=20):%H:%M}"


@dataclass(frozen=True)
class Pasted:
    """What was copied, and what it says."""

    text: str
    rows: tuple[Row, ...]
    manner: str


def pasted_day(seed: int, day: date) -> Pasted:
    """One list; its manner follows from the seed."""
    rng = random.Random(seed)
    start = datetime.combine(day, datetime.min.time()).replace(hour=8)
    rows = tuple(
        Row(
            start + timedelta(minutes=20 * at), family, given, f"Dr {CLINICIANS[at // 12 % 3][0]}",
            date(1930, 1, 1) + timedelta(days=rng.randrange(30_000)), f"020 7946 {rng.randrange(10_000):04}",
            str(rng.randrange(10_000, 99_999)), rng.choice(SECRETS),
        )
        for at, (family, given) in enumerate(rng.sample(_PEOPLE, rng.randrange(6, 25)))
    )  # fmt: skip
    manner = tuple(MANNERS)[seed % len(MANNERS)]
    return Pasted(MANNERS[manner](rows, rng), rows, manner)


def _sheet(rows: tuple[Row, ...], _: random.Random) -> str:
    head = "Time\tPatient Name\tDate of Birth\tSex\tProvider\tReason for visit"
    body = (
        f"{r.twelve}\t{r.family}, {r.given}\t{r.born:%d/%m/%Y}\tF\t{r.clinician}\t{r.secret}" for r in rows
    )
    return "\r\n".join((head, *body))


def _sheet_without_header(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(
        f"{r.clock}\t{r.given} {r.family}\t{r.born:%d.%m.%Y}\t{r.clinician}\t{r.secret}" for r in rows
    )


def _two_clocks(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.clock}\t{r.until}\t{r.family}, {r.given}\tRoom 2\t{r.secret}" for r in rows)


def _plain(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.clock} {r.family.upper()} {r.given}" for r in rows)


def _with_heading(rows: tuple[Row, ...], rng: random.Random) -> str:
    lines = [f"Linden Street Clinic\n{rows[0].start:%A %-d %B %Y}\n"]
    for at, row in enumerate(rows):
        if at % 12 == 0:
            lines.append(f"\nDr {CLINICIANS[at // 12 % 3][1]} {CLINICIANS[at // 12 % 3][0]}\n")
        lines.append(f"{row.clock} \u2013 {row.until} {row.family}, {row.given}  {row.clinician}")
        if rng.random() < 0.2:
            lines.append(f"        {row.secret}")
    return "\n".join(lines)


def _printed(rows: tuple[Row, ...], _: random.Random) -> str:
    """Print to text: even columns, pages with their own heads and feet."""
    pages = []
    for at in range(0, len(rows), 10):
        body = "\n".join(
            f"{r.clock:<7}{r.family.upper() + ', ' + r.given:<38}{r.born:%d/%m/%Y}  "
            f"{r.clinician:<14}{r.secret}"
            for r in rows[at : at + 10]
        )
        pages.append(
            f"LINDEN STREET CLINIC{'':30}Printed {rows[0].start:%d/%m/%Y} 07:45\n"
            f"Appointments for {rows[0].start:%d/%m/%Y}\n\n"
            f"{'Time':<7}{'Patient':<38}{'DOB':<12}{'Provider':<14}Reason\n{'-' * 80}\n{body}\n\n"
            f"{'Page ' + str(at // 10 + 1) + ' of 3':>60}\n"
        )
    return "\f".join(pages)


def _american(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(
        f"{r.twelve}  {r.given} {r.family} (DOB {r.born:%d/%m/%Y}) #{r.number} {r.secret}" for r in rows
    )


def _name_first(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.family}, {r.given} {r.twelve.lower().replace(' ', '')} - {r.secret}" for r in rows)


def _at(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"\u2022 {r.given} {r.family} at {r.twelve}" for r in rows)


def _own_lines(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.clock}\n{r.family.upper()} {r.given}" for r in rows)


def _own_lines_behind(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n\n".join(f"{r.given} {r.family}\n{r.clock} - {r.until}" for r in rows)


def _reasons(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.clock} {r.family}, {r.given} {r.secret}" for r in rows)


def _titles(rows: tuple[Row, ...], rng: random.Random) -> str:
    return "\n".join(
        f"{at}. {r.clock}h Mrs {r.given} {r.family} ({rng.randrange(20, 90)}F) Tel {r.phone} "
        f"\u2014 {r.secret}"
        for at, r in enumerate(rows, start=1)
    )


def _with_the_doctor(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.clock} {r.given} {r.family} with {r.clinician}, {r.secret}" for r in rows)


def _kinds(rows: tuple[Row, ...], rng: random.Random) -> str:
    sorts = ("Follow-up", "New patient", "Annual physical", "Blood test", "Telehealth visit", "Checked in")
    return "\n".join(f"{r.clock}  {rng.choice(sorts)}  {r.family}, {r.given}  {r.clinician}" for r in rows)


def _without_colon(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.start:%H%M}  {r.family.upper()}, {r.given}   {r.secret}" for r in rows)


def _own_days(rows: tuple[Row, ...], _: random.Random) -> str:
    return "\n".join(f"{r.start:%d/%m/%Y} {r.clock} {r.given} {r.family} [{r.secret}]" for r in rows)


MANNERS: dict[str, Callable[[tuple[Row, ...], random.Random], str]] = {
    "a sheet": _sheet,
    "a sheet without header": _sheet_without_header,
    "from and to in columns": _two_clocks,
    "a time and a name": _plain,
    "headings above blocks": _with_heading,
    "printed pages": _printed,
    "twelve hours and a birth date": _american,
    "the name in front": _name_first,
    "a name at a time": _at,
    "the time on its own line": _own_lines,
    "the time below the name": _own_lines_behind,
    "reasons behind one blank": _reasons,
    "titles, ages and phones": _titles,
    "with the doctor": _with_the_doctor,
    "the sort in front": _kinds,
    "no colon": _without_colon,
    "days in the rows": _own_days,
}
