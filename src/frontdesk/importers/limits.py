"""What no name, no birth date and no list of one person goes beyond, in every kind of file."""

LONGEST_NAME = 200
"""Letters. A longer one is a slip of the export, or an attack."""
OLDEST_YEARS = 130
"""Nobody was ever older than 122."""
LONGEST_MOMENT = 120
"""Letters of a date or a time of day in words; a longer one is none, and is not looked at."""
LONGEST_SOUND = 60
"""Letters of how a name is said."""
MOST_OF_A_KIND = 50
"""Names, numbers, phones or languages of one person; the first ones count."""

NAME_TOO_LONG = f"a name longer than {LONGEST_NAME} letters was left out"
TOO_MANY = f"of more than {MOST_OF_A_KIND} of a kind the first {MOST_OF_A_KIND} were read"
NOT_BORN_THEN = "the birth date cannot be right and was left out"
"""Remarks about a person who is kept; each stands behind the place in the file."""
