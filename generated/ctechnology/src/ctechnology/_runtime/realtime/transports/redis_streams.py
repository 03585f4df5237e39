"""Streams of Redis: messages as fields of entries, and what comes to a stream from now on.

An entry has the payload in the field `data`, and where there are such the partition key
in `key` and each header in a field `header:` with its name.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Final

from msgspec import json

from ..endpoints import REDIS_INBOX as INBOX
from ..frames import NO_HEADERS, Frame, HeaderValue, Outgoing, Source
from ..transport import Dial
from .redis_wire import (
    FAILURES,
    Calls,
    Refused,
    awaited,
    free,
    lost_by,
    no_source_by,
)
from .said import CORRELATION, REPLY_TO, text_of, with_ids

__all__ = ["INBOX", "fields_of", "frame_of", "tail"]

_HEADER: Final = "header:"
_HEADER_BYTES: Final = b"header:"
_MOST: Final = 512
"""So many entries are asked for at once."""
_ROUND: Final = 30.0
"""Seconds that a server is asked to wait for entries, where links are not pinged."""
_KEPT: Final = 600
"""Seconds that the inbox of a client that crashed stays."""


def fields_of(out: Outgoing) -> list[bytes | str]:
    """A message as fields of an entry."""
    fields: list[bytes | str] = ["data", out.data]
    if out.key is not None:
        fields += ["key", out.key]
    for name, value in with_ids(out).items():
        fields += [f"{_HEADER}{name}", value]
    return fields


def frame_of(address: str, id: bytes, fields: list[bytes], now: float) -> Frame:
    """An entry as a message; one of others without `data` is an object of its fields."""
    if len(fields) == 2 and fields[0] == b"data":
        return Frame(data=fields[1], received_at=now, address=address, id=id.decode())
    found = dict(zip(fields[::2], fields[1::2], strict=True))
    headers: dict[str, HeaderValue] = {
        name.removeprefix(_HEADER_BYTES).decode("utf-8", "replace"): _value(value)
        for name, value in found.items()
        if name.startswith(_HEADER_BYTES)
    }
    data = found.get(b"data")
    return Frame(
        data=_whole(found) if data is None else data,
        received_at=now,
        address=address,
        id=id.decode(),
        key=found.get(b"key"),
        headers=headers or NO_HEADERS,
        reply_to=text_of(headers, REPLY_TO),
        correlation_id=text_of(headers, CORRELATION),
    )


def _value(value: bytes) -> HeaderValue:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def _whole(fields: dict[bytes, bytes]) -> bytes:
    texts = {
        name.decode("utf-8", "replace"): value.decode("utf-8", "replace")
        for name, value in fields.items()
    }
    return json.encode(texts)


async def tail(
    source: Source, connection: Any, calls: Calls, dial: Dial
) -> AsyncGenerator[Sequence[Frame], None]:
    """What comes to a stream from now on, or behind the last entry that was seen."""
    if source.inbox:
        await calls.call("XADD", source.address, "*", "data", b"")
        await calls.call("XTRIM", source.address, "MAXLEN", 0)
    last = source.cursor or dial.kept.get(source.reader)
    if not last:
        last = await _last_id(source.address, calls)
        dial.kept[source.reader] = last
    return _entries(source, last, connection, calls, dial)


async def _entries(
    source: Source, last: str, connection: Any, calls: Calls, dial: Dial
) -> AsyncGenerator[Sequence[Frame], None]:
    address, options = source.address, dial.options
    pause = min(options.ping or _ROUND, _ROUND)
    block = int(pause * 1000)
    try:
        while True:
            if source.inbox:
                calls.begin("EXPIRE", address, _KEPT)
            what = ("COUNT", _MOST, "BLOCK", block, "STREAMS", address, last)
            await connection.send_command("XREAD", *what)
            found = await awaited(connection, pause + options.ping_timeout)
            for _, entries in found or ():
                now = time.time()
                last = entries[-1][0]
                yield [frame_of(address, id, fields, now) for id, fields in entries]
    except Refused as error:
        raise no_source_by(error) from None
    except FAILURES as error:
        raise lost_by(error) from None
    finally:
        await free(connection)
        if source.inbox:
            calls.begin("DEL", address)


async def _last_id(address: str, calls: Calls) -> str:
    """The newest id of a stream, "0-0" of one that is not there."""
    try:
        found = await calls.call("XINFO", "STREAM", address)
    except Refused as error:
        if "no such key" in str(error):
            return "0-0"
        raise
    facts = dict(zip(found[::2], found[1::2], strict=True))
    last: bytes = facts[b"last-generated-id"]
    return last.decode()
