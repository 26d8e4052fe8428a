"""``python -m tests.promises [-k N] [--quick]``: the promises, numbered, each with what this run proved."""

import argparse
import sys

from tests.promises.page import PROMISES
from tests.promises.proof import NOT_PROVEN, Proven


def main() -> int:
    """1 where a promise does not hold. A promise nobody could try here is printed as not proven."""
    parser = argparse.ArgumentParser(prog="prove", description=__doc__)
    parser.add_argument("-k", dest="numbers", type=int, action="append", help="only this promise; repeatable")
    parser.add_argument("--quick", action="store_true", help="each fault a few times only")
    given = parser.parse_args()
    broken = 0
    for promise in PROMISES:
        if given.numbers and promise.number not in given.numbers:
            continue
        print(f"{promise.number:2}. {promise.words}", flush=True)
        proven = [one for proof in promise.proofs for one in proof.run(quick=given.quick)]
        print("    " + (verdict(proven) if proven else f"{NOT_PROVEN}: {promise.later}"), flush=True)
        broken += any(one.holds is False for one in proven)
    return 1 if broken else 0


def verdict(proven: list[Proven]) -> str:
    """One line for everything a promise rests on; what falls short stands in front."""
    short = [f"DOES NOT HOLD: {one.figure}" for one in proven if one.holds is False]
    rest = [one.figure for one in proven if one.holds is not False]
    return "; ".join((*short, *rest))


if __name__ == "__main__":
    sys.exit(main())
