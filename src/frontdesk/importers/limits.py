"""What no name and no birth date goes beyond, in every kind of file."""

LONGEST_NAME = 200
"""Letters. A longer one is a slip of the export, or an attack."""
OLDEST_YEARS = 130
"""Nobody was ever older than 122."""
