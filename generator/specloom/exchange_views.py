"""Operations over channels and names → what is known of each, and its method a colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import ir
from .code import Code, Symbol, code, joined
from .event_views import RecordView
from .exchange_signature import (
    Parameter,
    answer_type,
    answers_of,
    messages_of,
    parameters_of,
)
from .layout import annotated, bracketed, exploded
from .message_views import (
    described,
    later_realtime,
    message_call,
    realtime,
    told,
    union_of,
    where,
)
from .python import Speller, docstring, literal, quoted, section, sentence
from .views import MethodView

if TYPE_CHECKING:
    from .names import Names


def sending(
    api: ir.Api, names: Names, exchange: ir.Exchange, speller: Speller, name: str = ""
) -> RecordView:
    """The function that gives what is known of an operation that sends."""
    messages = messages_of(api, exchange)
    arguments = [
        code("id=", quoted(exchange.key)),
        code("messages=", _calls(messages, names)),
    ]
    returns = code("None")
    if exchange.reply is not None:
        spelled = _replying(api, names, exchange, exchange.reply)
        arguments.append(code("reply=", spelled))
        returns = answer_type(api, exchange, speller)
    arguments += _extensions(exchange)
    return RecordView(
        name=code(name or _record_name(names, exchange)),
        returns=code(realtime("Sending"), "[", returns, "]"),
        value=exploded(code(realtime("Sending"), "("), arguments, ")", column=4),
    )


def answering(api: ir.Api, names: Names, exchange: ir.Exchange) -> RecordView:
    """The function that gives what is known of answers to an operation that receives."""
    reply = exchange.reply
    assert reply is not None and api.events is not None
    answers = [api.events.messages[id] for id in reply.messages]
    arguments = [
        code("id=", quoted(exchange.key)),
        code("messages=", _calls(answers, names)),
    ]
    if reply.address is not None:
        arguments.append(code("to=", where(reply.address)))
    places = [m.correlation for m in messages_of(api, exchange) if m.correlation]
    if places:
        spelled = [where(place) for place in dict.fromkeys(places)]
        closing = ",)" if len(spelled) == 1 else ")"
        arguments.append(code("ids=(", joined(", ", spelled), closing))
    if reply.channel and reply.channel != exchange.channel:
        arguments.append(code("channel=", _channel(names, reply.channel)))
    return RecordView(
        name=code(_record_name(names, exchange)),
        returns=code(realtime("Answering")),
        value=exploded(code(realtime("Answering"), "("), arguments, ")", column=4),
    )


def methods(
    api: ir.Api, names: Names, exchanges: tuple[ir.Exchange, ...], *, is_async: bool
) -> tuple[MethodView, ...]:
    """A method for each operation that sends or answers."""
    wanted = [e for e in exchanges if e.side in names.events.methods]
    taken = frozenset(names.events.methods[e.side] for e in wanted)
    speller = Speller(api.types, names, shadowed=taken)
    return tuple(_method(api, names, e, speller, is_async=is_async) for e in wanted)


def _method(
    api: ir.Api,
    names: Names,
    exchange: ir.Exchange,
    speller: Speller,
    *,
    is_async: bool,
) -> MethodView:
    is_sent = exchange.action is ir.Action.SEND
    reply = exchange.reply
    verb = "send" if is_sent and reply is None else "request" if is_sent else "answer"
    sent = messages_of(api, exchange) if is_sent else answers_of(api, exchange)
    found = parameters_of(api, names, exchange, speller)
    returns = code(realtime("Receipt"))
    if verb == "request":
        returns = answer_type(api, exchange, speller)
    return MethodView(
        head=code("async def" if is_async else "def"),
        name=code(names.events.methods[exchange.side]),
        deprecated=Code(()),
        overloads=(),
        parameters=_spelled(api, exchange, found, speller, answers=not is_sent),
        returns=returns,
        doc=docstring(_docs(api, exchange, sent, found), 8),
        call=code("await " if is_async else "", f"self._{verb}"),
        arguments=tuple(_arguments(names, exchange, found, answers=not is_sent)),
    )


def _calls(messages: list[ir.Message], names: Names) -> Code:
    calls = [code(message_call(message.id, names)) for message in messages]
    closing = ",)" if len(calls) == 1 else ")"
    return bracketed("(", calls, closing, column=8, before=len("messages="))


def _replying(
    api: ir.Api, names: Names, exchange: ir.Exchange, reply: ir.Reply
) -> Code:
    assert api.events is not None
    group = next((g for g in api.events.groups if reply.channel in g.channels), None)
    plan = _narrowed(group.told, reply.messages) if group else None
    spelled = told(
        plan or ir.Told(ir.Rule.TRIAL, tried=reply.messages),
        reply.messages,
        names,
        column=12,
        before=len("told="),
    )
    arguments = [code("told=", spelled)]
    if reply.channel and group and exchange.channel not in group.channels:
        arguments.append(code("channel=", _channel(names, reply.channel)))
    if reply.address is not None:
        arguments.append(code("to=", where(reply.address)))
    return exploded(code(realtime("Replying"), "("), arguments, ")", column=8)


def _narrowed(plan: ir.Told, ids: tuple[ir.MessageId, ...]) -> ir.Told | None:
    """The part of a plan that is about some messages; None where it tells them not."""
    values = tuple((v, id) for v, id in plan.values if id in ids)
    rest = tuple(id for id in plan.tried if id in ids)
    default = plan.default if plan.default in ids else None
    told_of = (
        {id for _, id in values} | set(rest) | ({default} if default else set[str]())
    )
    if not values or told_of != set(ids):
        return None
    return replace(plan, values=values, tried=rest, default=default)


def _channel(names: Names, place: str) -> Code:
    """`answers.answers_channel()`, what is known of another channel."""
    # Why: the module of either may need the other, so that it is imported as a whole.
    module = names.events.channels[place]
    return code(Symbol(".channels", module), f".{module}_channel()")


def _extensions(exchange: ir.Exchange) -> Iterator[Code]:
    if exchange.opening is not None:
        pairs = [
            code("(", where(place), ", ", quoted(scheme), ")")
            for place, scheme in exchange.opening.credentials
        ]
        closing = ",)" if len(pairs) == 1 else ")"
        yield code("credentials=(", joined(", ", pairs), closing)
    if exchange.replay is not None:
        yield code("replayed=True")
        if exchange.replay.by is not None:
            yield code("replay_by=", where(exchange.replay.by))
    if exchange.cancels:
        yield code("cancels=(", joined(", ", map(quoted, exchange.cancels)), ",)")
    options = _options(exchange)
    if options:
        yield code("options=", literal(options))


def _options(exchange: ir.Exchange) -> dict[str, ir.Value]:
    """What bindings say about how a message is sent."""
    found: dict[str, ir.Value] = {}
    for protocol, said in exchange.bindings:
        wanted = _SENT.get(protocol, ())
        if isinstance(said, dict):
            found |= {key: said[key] for key in wanted if key in said}
    return found


_SENT = {
    "mqtt": ("qos", "retain", "messageExpiryInterval"),
    "amqp": ("expiration", "priority", "deliveryMode", "mandatory", "cc", "bcc"),
    "mqtt5": ("qos", "retain"),
}


def _record_name(names: Names, exchange: ir.Exchange) -> str:
    return f"_{names.events.methods[exchange.side].lstrip('_')}"


def _spelled(
    api: ir.Api,
    exchange: ir.Exchange,
    found: tuple[Parameter, ...],
    speller: Speller,
    *,
    answers: bool,
) -> tuple[Code, ...]:
    """`*, vehicle_id: str, options: SendOptions | None = None`."""
    options = code("options: ", later_realtime("SendOptions"), " | None = None")
    first: tuple[Code, ...] = ()
    if answers:
        asked = union_of(messages_of(api, exchange), speller)
        first = (code("request: ", later_realtime("Received"), "[", asked, "]"),)
    ordered = sorted(found, key=lambda p: not p.required)
    spelled = (
        annotated(p.name, p.annotation, p.default, column=8, after=1) for p in ordered
    )
    return (*first, code("*"), *spelled, options)


def _arguments(
    names: Names, exchange: ir.Exchange, found: tuple[Parameter, ...], *, answers: bool
) -> Iterator[Code]:
    yield code(_record_name(names, exchange), "()")
    if answers:
        yield code("request")
    members = [p for p in found if p.wire]
    whole = any(p.name == "body" and not p.wire for p in found)
    if whole:
        yield code("body")
    else:
        entries = [code(quoted(p.wire), f": {p.name}") for p in members]
        yield bracketed("{", entries, "}", column=12)
    for name in ("headers", "key"):
        if any(p.name == name and not p.wire for p in found):
            yield code(f"{name}={name}")
    yield code("options=options")


def _docs(
    api: ir.Api,
    exchange: ir.Exchange,
    sent: list[ir.Message],
    found: tuple[Parameter, ...],
) -> Iterator[str]:
    docs = exchange.docs
    text = docs.summary or docs.description or (described(sent[0]) if sent else "")
    yield sentence(text or f"Send what `{exchange.key}` is about")
    yield sentence(docs.description if docs.summary else "")
    lines = [f"{p.name}: {p.docs}" for p in found if p.docs]
    if lines:
        yield section("Args", lines, 8)
    if exchange.action is ir.Action.SEND and exchange.reply is not None:
        answers = [described(m) for m in answers_of(api, exchange) if not m.is_error]
        lines = list(dict.fromkeys(line for line in answers if line))
        if lines:
            yield section("Returns", lines, 8)
    side = " of the other side" if exchange.mirrored else ""
    yield section("Source", [f"Operation `{exchange.key}`{side}."], 8)
