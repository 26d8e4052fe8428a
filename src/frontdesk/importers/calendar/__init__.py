"""Calendars: components, zones, recurrences and the name in a title."""
