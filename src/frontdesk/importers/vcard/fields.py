"""What each property of an address card becomes; docs/import.md is made from it, and a test tries each."""

from frontdesk.importers.format import FieldSaid

FIELDS = (
    FieldSaid("N", "The name in its parts; titles and suffixes too"),
    FieldSaid(
        "FN", "The name where there is no `N`, as one string that is never cut; else the order of its words"
    ),
    FieldSaid("NICKNAME", "The name to use"),
    FieldSaid("N;PHONETIC", "How the name is said"),
    FieldSaid("SOUND", "How the name is said, where it is words; recordings are not read"),
    FieldSaid("X-PHONETIC-FIRST-NAME, -MIDDLE-, -LAST-", "How the name is said"),
    FieldSaid(
        "BDAY", "Birth date, a year or a month alone too; a birthday without a year is left out and said"
    ),
    FieldSaid("TEL", "Phone, as written, home, work or mobile; fax and pager are left out"),
    FieldSaid("EMAIL", "Mail"),
    FieldSaid("PREF", "Which phone, mail, language or pronouns come first"),
    FieldSaid("LANG", "Spoken language, from the other system"),
    FieldSaid("PRONOUNS", "Pronouns, from the other system"),
    FieldSaid(
        "GRAMGENDER",
        "The word forms asked for (“feminine forms (de)”), with the pronouns, from the other system; neither "
        "is inferred from the other",
    ),
    FieldSaid("UID", "The number in the other system"),
    FieldSaid("DEATHDATE", "Died"),
    FieldSaid("KIND", "A company, a group or a place is no person and is left out"),
)
NEVER_READ = (
    "GENDER", "NOTE", "ADR", "LABEL", "GEO", "URL", "PHOTO", "LOGO", "KEY", "ORG", "TITLE",
    "ROLE", "RELATED", "ANNIVERSARY", "BIRTHPLACE", "DEATHPLACE", "CATEGORIES", "SOCIALPROFILE",
)  # fmt: skip
