"""Every kind of feed, in the order Settings lists them."""

from frontdesk.feeds.feed import Kind

FEEDS: tuple[Kind, ...] = ()
