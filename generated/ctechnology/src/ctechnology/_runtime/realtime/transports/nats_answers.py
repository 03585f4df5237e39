"""Requests over NATS: a subject for each answer, all below one that a connection listens to."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Mapping
from typing import Any, Final

from msgspec import json

from ..extra import needs
from ..frames import Lost, Unsent
from .intake import Inlet
from .nats_frames import listen

with needs("nats", "nats"):
    from nats.aio.client import Client
    from nats.aio.msg import Msg

_API: Final = "$JS.API."
_NOBODY: Final = "503"


class Answers:
    """Answers to requests of one connection."""

    def __init__(self, client: Client, inlet: Inlet) -> None:
        self._client = client
        self._inlet = inlet
        self._root = ""
        self._numbers = itertools.count(1)
        self._waiting: dict[str, asyncio.Future[Msg]] = {}

    async def expect(self) -> tuple[str, asyncio.Future[Msg]]:
        """A subject, and the first message that comes to it; Lost when none will."""
        if not self._root:
            self._root = self._client.new_inbox()
            await listen(self._client, f"{self._root}.*", self._take)
        subject = f"{self._root}.{next(self._numbers)}"
        found: asyncio.Future[Msg] = self._inlet.promise()
        self._waiting[subject] = found
        found.add_done_callback(lambda _: self._waiting.pop(subject, None))
        return subject, found

    async def ask(
        self, subject: str, data: bytes, headers: dict[str, str] | None = None
    ) -> Msg:
        """The answer to a message; Unsent when nobody listens to its subject."""
        inbox, answer = await self.expect()
        try:
            await self._client.publish(subject, data, inbox, headers=headers)
            found = await answer
        finally:
            answer.cancel()
        if found.headers and found.headers.get("Status") == _NOBODY:
            raise Unsent("nobody answers there")
        return found

    async def api(self, name: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """The answer of JetStream to a call, with `error` where it failed.

        Raises Unsent where the server has no JetStream.
        """
        found = await self.ask(f"{_API}{name}", json.encode(body))
        try:
            return json.decode(found.data, type=dict[str, Any])
        except ValueError:
            raise Lost("JetStream answers what is no JSON") from None

    async def _take(self, message: Msg) -> None:
        answer = self._waiting.get(message.subject)
        if answer is not None and not answer.done():
            answer.set_result(message)
