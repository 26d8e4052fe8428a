"""``frontdesk help exit-codes``: what the numbers mean."""

import click

from frontdesk.cli.shared import Wanted, say_json, say_table, verb

EXIT_CODES: tuple[tuple[int, str], ...] = (
    (0, "done"),
    (1, "our own fault; a reference is printed"),
    (2, "wrong usage"),
    (3, "done in part, the list says what was left out; or somebody was there first"),
    (4, "input refused, nothing stored"),
    (5, "damaged or tampered with"),
    (6, "no space, or the write did not go through"),
    (7, "the store can only be read"),
    (9, "the store is from a newer version"),
    (10, "no store there"),
    (11, "in use"),
    (12, "wrong passphrase"),
    (13, "not for this person; the sentence says who may"),
    (15, "a library of this computer is too old"),
    (130, "cancelled"),
)


@verb("help", help="Explain a topic: exit-codes.")
@click.argument("topic", type=click.Choice(["exit-codes"]))
def COMMAND(wanted: Wanted, topic: str) -> None:
    """Needs no store."""
    del topic
    if wanted.as_json:
        say_json([{"code": code, "means": words} for code, words in EXIT_CODES])
    else:
        say_table([(str(code), words) for code, words in EXIT_CODES])
