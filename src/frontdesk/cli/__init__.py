"""The same work from the command line: the day's jobs by name, text for people, JSON for programs."""
