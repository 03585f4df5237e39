"""Values → messages to send: which message a value is, its bytes, and what goes beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from ..codec import encode
from ..flavour import UNSET
from ..kinds import is_bytes
from ..members import model_of
from ..wire import to_wire
from .described import Answering, Channel, Message, Sending, Where
from .frames import HeaderValue, Outgoing
from .places import ABSENT, member_at, put_at


class SendOptions(TypedDict, total=False):
    """What one message can differ in, all optional.

    timeout         seconds: to wait for a link, and for the server to take the message;
                    of a request, to wait for the answer
    headers         application headers
    key             what messages are kept in order by, where the protocol has partitions
    address         where the message goes, in the place of the channel's address
    reply_to        where an answer goes, where the client has no address for it itself
    correlation_id  what an answer repeats; else one is made up
    properties      what only the protocol knows, such as `qos`
    """

    timeout: float
    headers: Mapping[str, object]
    key: str | bytes
    address: str
    reply_to: str
    correlation_id: str | int
    properties: Mapping[str, Any]


def message_of(sending: Sending[Any] | Answering, body: object) -> Message:
    """Which of the messages of an operation a value is: the one with its type."""
    kind = model_of(body)
    found = (m for m in sending.messages if kind is not None and m.kind is kind)
    return next(found, sending.messages[0])


def outgoing(
    sending: Sending[Any] | Answering,
    body: object,
    address: str,
    options: SendOptions,
    channel: Channel | None = None,
) -> Outgoing:
    """The message that a value is sent as; `channel` is the one with the address.

    Raises TypeError and ValueError for what cannot be written as the document says.
    """
    message = message_of(sending, body)
    return Outgoing(
        data=written(message, body, options.get("properties", {})),
        address=options.get("address", address),
        headers=header_values({**message.headers, **options.get("headers", {})}),
        key=options.get("key"),
        reply_to=options.get("reply_to", ""),
        correlation_id=str(options.get("correlation_id", "")),
        content_type=message.content_type,
        is_text=message.written in ("json", "text"),
        options={**sending.options, **options.get("properties", {})},
        channel=channel,
        message=message,
        operation=sending,
    )


def written(message: Message, body: object, properties: Mapping[str, Any]) -> bytes:
    """A payload as bytes."""
    match message.written:
        case "json":
            return encode(body)
        case "text":
            return str(body).encode()
        case "avro":
            from .avro import to_avro

            return to_avro(message, body, properties.get("schema_id"))
        case "bytes":
            if is_bytes(body):
                return bytes(body)
            raise TypeError(f"{message.name} is sent as bytes")


def header_values(headers: Mapping[str, object]) -> dict[str, HeaderValue]:
    """Headers as text, or bytes where they were given so; None and UNSET are left out."""
    found: dict[str, HeaderValue] = {}
    for name, given in headers.items():
        if given is None or given is UNSET:
            continue
        wire = given if isinstance(given, bytes) else to_wire(given, name)
        if isinstance(wire, str | bytes):
            found[name] = wire
        else:
            found[name] = encode(wire).decode()
    return found


def beside(
    options: SendOptions | None, headers: object, key: str | bytes | None
) -> SendOptions:
    """Options with headers, a model or a mapping, and a key that were given apart."""
    found: SendOptions = {**options} if options is not None else {}
    if headers is not None:
        wire = to_wire(headers, "headers")
        assert isinstance(wire, dict)
        found["headers"] = {**wire, **found.get("headers", {})}
    if key is not None:
        found["key"] = key
    return found


def with_id(
    sending: Sending[Any], body: object, options: SendOptions, made: str
) -> tuple[object, SendOptions, Any]:
    """A request with an id, and the id: the caller's, one that is there, or `made`.

    It stands where the document has a place for it, and where the protocol has one.
    """
    message, id = message_of(sending, body), options.get("correlation_id")
    where = message.correlation
    if where is None:
        return body, {**options, "correlation_id": id or made}, id
    if id is None:
        id = _given(where, body, options)
    if id is None:
        id = int(made, 16) % 2**31 if message.numbered else made
    body, options = with_value(where, id, body, options)
    return body, {**options, "correlation_id": id}, id


def with_reply_to(
    sending: Sending[Any], body: object, options: SendOptions
) -> SendOptions:
    """Options with the address for answers that the request itself names, if it does."""
    to = sending.reply.to if sending.reply is not None else None
    if to is None or "reply_to" in options:
        return options
    address = _given(to, body, options)
    return options if address is None else {**options, "reply_to": str(address)}


def with_value(
    where: Where, value: object, body: object, options: SendOptions
) -> tuple[object, SendOptions]:
    """A message with a value at a place of its payload or headers."""
    if not where.in_payload:
        headers = {**options.get("headers", {}), where.path[-1]: value}
        return body, {**options, "headers": headers}
    wire = to_wire(body)
    if isinstance(wire, dict):
        put_at(where.path, value, wire)
    return wire, options


def _given(where: Where, body: object, options: SendOptions) -> Any:
    """The value that a message has at a place already, None for none."""
    if where.in_payload:
        found = member_at(where.path, to_wire(body))
    else:
        found = options.get("headers", {}).get(where.path[-1])
    return None if found is ABSENT or found is UNSET else found
