"""The recovery sheet on paper."""

from frontdesk.qt.paper import Block, Groups, Words

TITLE = "Frontdesk recovery sheet"


def sheet_blocks(recovery_key: str) -> list[Block]:
    """What is printed: the groups, and what they are for. No clinic and nobody is named on it."""
    return [
        Words("This opens the front desk\u2019s patient store when the passphrase is lost.", 13, strong=True),
        Words("Keep two copies: one in the safe, one away from here. It is kept nowhere else.", gap=22),
        Groups(tuple(recovery_key.split("-"))),
        Words("How to use it", 13, strong=True),
        Words("1. Start Frontdesk and press \u201cUse the recovery sheet\u201d."),
        Words("2. Type the eight groups. O and 0, I and 1 count as the same; gaps do not matter."),
        Words("3. Choose a new passphrase. This sheet stays valid.", gap=22),
        Words("Whoever holds this sheet and the computer can read every record. Lock it away."),
    ]
