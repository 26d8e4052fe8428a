"""What a screen says when something did not work: the world's fault in its own words, ours reported."""

from frontdesk import log
from frontdesk.domain.errors import Fixable


def said(trouble: Exception, otherwise: str) -> str:
    """The sentence of a ``Fixable``; for anything else ``otherwise``, and a report without patient data."""
    if isinstance(trouble, Fixable):
        return str(trouble)
    log.report(trouble)
    return otherwise
