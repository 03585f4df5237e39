"""Uses a client before and after a fork; prints who came how far.

Arguments: the case, sync or async, address of the server.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time
from typing import Any

from runtime import (
    AsyncAPIClient,
    Bearer,
    Json,
    Operation,
    Service,
    SyncAPIClient,
)

GET: Operation[Any] = Operation(
    id="get", method="GET", path="/x", responses={"200": Json(Any)}
)


class Caller:
    """A client of one colour whose calls can be made from plain code."""

    def __init__(self, colour: str, address: str, token: Any) -> None:
        self.is_async = colour == "async"
        service = Service(
            name="forking",
            version="1",
            base_url=address,
            schemes={"Token": Bearer("token", "FORKING_TOKEN")},
            security=(("Token",),),
        )
        kind: Any = AsyncAPIClient if self.is_async else SyncAPIClient
        self.client = kind(service, {"Token": token}, {})
        self.loop = asyncio.new_event_loop() if self.is_async else None

    def call(self) -> None:
        self.run(self.client.call(GET))

    def close(self) -> None:
        self.run(self.client.close())
        if self.loop is not None:
            self.loop.close()

    def run(self, result: Any) -> None:
        if self.loop is not None:
            self.loop.run_until_complete(result)

    def renew_loop(self) -> None:
        """A loop of one's own, as a child cannot use that of its parent."""
        if self.loop is not None:
            self.loop = asyncio.new_event_loop()


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def child(caller: Caller, *, closed: bool) -> None:
    caller.renew_loop()
    if closed:
        try:
            caller.call()
        except RuntimeError as error:
            assert "closed" in str(error), error
            say("child")
        return
    caller.call()
    say("child")
    caller.close()


def main(case: str, colour: str, address: str) -> None:
    holding = threading.Event()
    main_thread = threading.get_ident()

    def token() -> str:
        if case == "locked" and threading.get_ident() != main_thread:
            holding.set()
            time.sleep(0.3)
        return "t"

    caller = Caller(colour, address, token)
    if case == "exit":
        caller.call()
        globals()["kept"] = caller.client
        say("done")
        return
    if case == "locked" and not caller.is_async:
        thread = threading.Thread(target=caller.call)
        thread.start()
        holding.wait()
    else:
        thread = None
        caller.call()
        if case == "locked":
            caller.call()
    if case == "closed":
        caller.run(caller.client.close())
    say("parent")
    pid = os.fork()
    if not pid:
        child(caller, closed=case == "closed")
        sys.stdout.flush()
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    assert status == 0, status
    if thread is not None:
        thread.join()
        caller.call()
    if case == "closed":
        if caller.loop is not None:
            caller.loop.close()
    else:
        caller.call()
        caller.close()
    say("parent")


if __name__ == "__main__":
    main(*sys.argv[1:])
