"""Uses a client that waits before and after a fork; prints who came how far."""

from __future__ import annotations

import os
import sys

from realtime.sample import VehicleStatus
from realtime.sync_sample import SyncFleet
from runtime.realtime.mock import SyncMockServer


def tried() -> str:
    """What a child gets to see over a channel of its own."""
    server = SyncMockServer()
    with SyncFleet(server).vehicle("v1") as stream:
        server.on(stream).send(VehicleStatus(type="status", vehicle_id="v1"))
        return type(next(stream.events())).__name__


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    server = SyncMockServer()
    with SyncFleet(server).vehicle("v1") as stream:
        child = os.fork()
        if child == 0:
            try:
                next(stream.events())
            except RuntimeError as error:
                say(f"child: {error}")
            say(f"child: {tried()}")
            os._exit(0)
        os.waitpid(child, 0)
        server.on(stream).send(VehicleStatus(type="status", vehicle_id="v1"))
        say(f"parent: {type(next(stream.events())).__name__}")


if __name__ == "__main__":
    main()
