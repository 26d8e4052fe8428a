"""Who looked at a person, and a week of looks outside of the day's list: read, printed, for a manager."""
