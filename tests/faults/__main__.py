"""``python -m tests.faults [-k F1] [--quick] [--seed N]``: the fault matrix, its pass figures printed."""

import argparse
import sys

from tests.faults.table import NAMES, run


def main() -> int:
    """1 where any case falls short; what this computer cannot prove is said and counted."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("-k", dest="names", action="append", choices=NAMES, help="only this one; repeatable")
    parser.add_argument("--quick", action="store_true", help="a few times each")
    parser.add_argument("--seed", type=int, default=20261122)
    given = parser.parse_args()
    return run(given.names or NAMES, quick=given.quick, seed=given.seed)


if __name__ == "__main__":
    sys.exit(main())
