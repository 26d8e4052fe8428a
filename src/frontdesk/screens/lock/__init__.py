"""The lock: when the desk locks by itself, what opens it again, and the page that stands meanwhile."""
