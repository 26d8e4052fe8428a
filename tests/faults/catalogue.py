"""Every case of the fault matrix, in its order."""

from tests.faults import backing_up, clock, damage, disks, faulty_disk, kills, locks, messages, watched
from tests.faults.figure import Case

CASES: tuple[Case, ...] = tuple(
    sorted(
        (
            *backing_up.CASES,
            *clock.CASES,
            *kills.CASES,
            *faulty_disk.CASES,
            *damage.CASES,
            *disks.CASES,
            *locks.CASES,
            *watched.CASES,
            *messages.CASES,
        ),
        key=lambda case: (int(case.name.strip("Fb")), case.name),
    )
)
