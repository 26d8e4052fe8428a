"""All the Qt of the lock: the page, what is touched, and what the computer tells."""
