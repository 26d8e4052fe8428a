"""``python sender.py PORT MESSAGES``: another program sends messages over MLLP, some of them broken.

Its side of the wire is python-hl7's client. Prints what was sent and what was answered, as JSON.
"""

import json
import sys
import threading
from collections import Counter

import hl7.client

CONNECTIONS = 4
_BROKEN = (
    "MSH",
    "MSH|^~\\&",
    "PID|1||5\r",
    "MSH|^~\\&|HIS|HILL|FD|DESK|20261121080000||ADT^A08||P|2.5\rPID|1||5^^^HILL^MR||Lee^Ann\r",
    "MSH|^~\\&|HIS|HILL|FD|DESK|20261121080000||ORU^R01|{number}|P|2.5\rOBX|1|NM|1||5\r",
)


def message(number: int) -> str:
    """Every tenth is broken, each in its way; the others are about people of their own."""
    if number % 10 == 9:
        return _BROKEN[number // 10 % len(_BROKEN)].format(number=number)
    return (
        f"MSH|^~\\&|HIS|HILL|FD|DESK|20261121080000||ADT^A04|{number}|P|2.5|||||GBR|UNICODE UTF-8\r"
        f"PID|1||live{number}^^^LIVE^MR||Sender{number}^Live||19610314|||||0161 496 0000\r"
    )


def main() -> int:
    """One thread a connection, as a program with several queues does."""
    port, count = int(sys.argv[1]), int(sys.argv[2])
    answered: Counter[str] = Counter()
    held = threading.Lock()

    def send(first: int) -> None:
        with hl7.client.MLLPClient("127.0.0.1", port) as client:
            for number in range(first, count, CONNECTIONS):
                answer = client.send_message(message(number)).decode()
                code = next(line.split("|")[1] for line in answer.split("\r") if line.startswith("MSA"))
                with held:
                    answered[code] += 1

    threads = [threading.Thread(target=send, args=(first,)) for first in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"sent": count, **answered}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
