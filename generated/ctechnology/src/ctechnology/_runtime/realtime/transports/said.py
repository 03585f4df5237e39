"""What is said beside payloads, for one protocol: by the document, its profile and callers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ...headers import breaks_lines
from ...kinds import is_object
from ..described import Channel
from ..frames import HeaderValue, Outgoing, Unsent

CORRELATION: Final = "correlationId"
REPLY_TO: Final = "replyTo"
"""Headers for what a protocol has no place of its own for."""


def of_channel(protocol: str, channel: Channel | None) -> Mapping[str, Any]:
    """What the document says about a channel, and on top what its profile does."""
    if channel is None:
        return {}
    return {**_of(protocol, channel.bindings), **_of(protocol, channel.profile)}


def of_message(protocol: str, out: Outgoing) -> Mapping[str, Any]:
    """The same for a message; what its operation or caller says is on top."""
    found = of_channel(protocol, out.channel)
    return {**found, **_of(protocol, out.options), **out.options}


def _of(protocol: str, by_protocol: Mapping[str, Any]) -> Mapping[str, Any]:
    found = by_protocol.get(protocol)
    return found if is_object(found) else {}


def with_ids(out: Outgoing) -> Mapping[str, HeaderValue]:
    """Headers, with those for the id of a request and the address of its answer."""
    if not out.correlation_id and not out.reply_to:
        return out.headers
    found = dict(out.headers)
    if out.correlation_id:
        found.setdefault(CORRELATION, out.correlation_id)
    if out.reply_to:
        found.setdefault(REPLY_TO, out.reply_to)
    return found


def as_text(headers: Mapping[str, HeaderValue]) -> dict[str, str]:
    """Headers as text in one line each; raises Unsent for others."""
    found: dict[str, str] = {}
    for name, value in headers.items():
        try:
            text = value if isinstance(value, str) else value.decode()
            text.encode()
        except UnicodeError:
            raise Unsent(
                f"header {name}: the protocol has headers of text only"
            ) from None
        if breaks_lines(text):
            raise Unsent(f"header {name}: the value must not hold line breaks")
        found[name] = text
    return found


def text_of(headers: Mapping[str, HeaderValue], name: str) -> str:
    """A header as text, "" where there is none."""
    found = headers.get(name, "")
    return found if isinstance(found, str) else found.decode("utf-8", "replace")
