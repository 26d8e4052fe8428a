"""The key of the lock; it works wherever one is."""

from frontdesk.frame.action import Action

ACTIONS: tuple[Action, ...] = (Action("lock", "Lock", "Ctrl+L", "lock", "key-round", "anywhere"),)
