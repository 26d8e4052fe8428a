"""Address cards (vCard 4.0, with the pronouns and sounds of RFC 9554): one a person."""

from collections.abc import Iterator

from frontdesk.domain.patient import ContactSystem, NameUse, PatientStatus, best_name
from frontdesk.domain.word_forms import forms_of
from frontdesk.exporters.content_lines import escaped, folded
from frontdesk.exporters.outgoing import URN, ExportFormat, Outgoing, PersonOut

_TYPES = {"mobile": ";TYPE=cell", "home": ";TYPE=home", "work": ";TYPE=work"}


def write(outgoing: Outgoing) -> Iterator[str]:
    """Card after card."""
    return (folded(card(person)) for person in outgoing.people())


def card(person: PersonOut) -> Iterator[str]:
    """One person. Numbers of other systems have no place in a card."""
    formal = tuple(one for one in person.names if one.use not in (NameUse.USUAL, NameUse.NICKNAME))
    name = best_name(formal or person.names)
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"UID:{URN}{person.uuid}")
    yield f"FN:{escaped(name.full or 'Name not known')}"
    if name.family or name.given:
        given = ",".join(map(escaped, name.given))
        yield f"N;ALTID=1:{escaped(name.family)};{given};;{escaped(name.prefix)};{escaped(name.suffix)}"
    if person.sound:
        yield f"N;ALTID=1;PHONETIC=x-respelling:;{escaped(person.sound)};;;"
    if person.name_to_use:
        yield f"NICKNAME:{escaped(person.name_to_use)}"
    if person.birth_date:
        day = person.birth_date
        yield f"BDAY:{day.replace('-', '') if len(day) == len('1961-03-14') else day}"
    mails = [one for one in person.contacts if one.system is ContactSystem.EMAIL]
    phones = [one for one in person.contacts if one not in mails]
    for place, phone in enumerate(phones, start=1):
        use = "mobile" if phone.system is ContactSystem.SMS else phone.use
        yield f"TEL{_TYPES.get(use, '')};PREF={min(place, 100)}:{escaped(phone.value)}"
    for place, mail in enumerate(mails, start=1):
        yield f"EMAIL;PREF={min(place, 100)}:{escaped(mail.value)}"
    if person.spoken:
        yield f"LANG;PREF=1:{person.spoken}"
    if person.pronouns:
        forms = forms_of(person.pronouns.words)
        if not forms:
            yield f"PRONOUNS;PREF=1:{escaped(person.pronouns.words)}"
        for gender, language in forms or forms_of(person.pronouns.comment):
            yield f"GRAMGENDER{f';LANGUAGE={language}' if language else ''}:{gender}"
    if person.status is PatientStatus.DIED:
        yield "DEATHDATE;VALUE=text:day not kept"
    yield "END:VCARD"


FORMAT = ExportFormat("vcard", "Address cards (vCard 4.0)", ".vcf", "People.", write, visits=False)
