"""Servers that messages come from as fast as they can: our own, and brokers of this machine.

Run as a program it is the server of WebSockets or the cluster of Kafka, in a process of its
own; the port is printed, and the end of the input is its end.
"""

from __future__ import annotations

import base64
import hashlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STATUS: bytes = (
    b'{"type":"status","vehicle_id":"WVWZZZ1JZXW000001","at":"2026-01-02T03:04:05Z",'
    b'"position":{"lat":52.4227,"lon":10.7865,"heading":271,"accuracy_m":4.5},'
    b'"speed_kmh":87.5,"battery":{"level":0.62,"range_km":244,"is_charging":false},'
    b'"doors":{"locked":true,"open":[]}}'
)
_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_AT_ONCE = 500


@contextmanager
def served(kind: str, messages: int) -> Iterator[int]:
    """The port of a server in a process of its own."""
    with subprocess.Popen(
        [sys.executable, __file__, kind, str(messages)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(10)


def push(messages: int) -> None:
    """Send so many messages over each WebSocket, many to a write."""
    frame = b"\x81\x7e" + len(STATUS).to_bytes(2, "big") + STATUS
    with socket.create_server(("127.0.0.1", 0)) as listener:
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        while True:
            connection, _ = listener.accept()
            with connection:
                head = connection.recv(65536).decode()
                key = next(
                    line.split(": ", 1)[1]
                    for line in head.split("\r\n")
                    if line.lower().startswith("sec-websocket-key")
                )
                digest = hashlib.sha1((key + _MAGIC).encode()).digest()
                accept = base64.b64encode(digest).decode()
                connection.sendall(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                    f"Connection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n".encode()
                )
                try:
                    for _ in range(messages // _AT_ONCE):
                        connection.sendall(frame * _AT_ONCE)
                    connection.recv(1)
                except ConnectionError:
                    continue


def cluster(messages: int) -> None:
    """A cluster of Kafka that librdkafka plays, with a topic that has all messages."""
    from confluent_kafka import Producer

    known: Any = Producer
    owner = known(
        {"bootstrap.servers": "none", "test.mock.num.brokers": 1, "log_level": 2}
    )
    brokers = owner.list_topics(timeout=10).brokers
    port = next(iter(brokers.values())).port
    own = known(
        {"bootstrap.servers": f"127.0.0.1:{port}", "linger.ms": 20, "log_level": 2}
    )
    for number in range(messages):
        own.produce("trips", STATUS, partition=number % 4)
        if number % 10_000 == 0:
            own.flush()
    own.flush()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    sys.stdin.read()


def publish(port: int, subject: str, messages: int) -> None:
    """Send messages to a subject of NATS, many to a write."""
    line = f"PUB {subject} {len(STATUS)}\r\n".encode() + STATUS + b"\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b'CONNECT {"verbose":false}\r\n')
        for _ in range(messages // _AT_ONCE):
            connection.sendall(line * _AT_ONCE)
        connection.sendall(b"PING\r\n")
        while b"PONG" not in connection.recv(65536):
            pass


def main(kind: str, messages: int) -> None:
    """Serve until the input ends."""
    if kind == "kafka":
        return cluster(messages)
    import os
    import threading

    def end() -> None:
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=end, daemon=True).start()
    push(messages)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
