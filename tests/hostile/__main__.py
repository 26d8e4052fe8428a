"""``python -m tests.hostile``: every hostile file through every importer, with the counts. Takes two minutes.

Not collected as a test; the tests beside it run every twentieth case.
"""

import sys

from tests.hostile.figures import figures


def main() -> int:
    """Print each promise with its figure; 0 when all were kept."""
    kept = True
    for promise, figure, ok in figures(say=lambda line: print(f"  {line}", flush=True)):
        print(f"{'kept    ' if ok else 'NOT KEPT'}  {promise}: {figure}", flush=True)
        kept = kept and ok
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
