"""ir.Api and names → the view of webhooks.py: what the service sends by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from . import ir
from .calls import call_path
from .code import Code, Symbol, code, runtime
from .events import fixed
from .layout import assigned, bracketed, exploded
from .media import essence_of, is_json
from .model_views import union_arguments
from .names import Names
from .operation_views import webhook_type
from .python import Speller, docstring, either, quoted, sentence
from .views import Argument, UnionView, WebhooksView, WebhookView

_EVENT: Final = "WebhookEvent"


def webhooks_view(api: ir.Api, names: Names) -> WebhooksView:
    """The union of all webhooks, and a function for each of them and of the callbacks."""
    speller = Speller(api.types, names)
    title = " ".join(api.title.split()) or "an API"
    events = [w.body.content for w in api.webhooks if w.body]
    return WebhooksView(
        doc=docstring([f"Webhooks of {title}: bodies into models."], 0),
        signature=_signature(api.signature),
        has_events=bool(events),
        unions=(_union(api, events, speller),) if events else (),
        arguments=tuple(_arguments(api, speller)),
        webhooks=tuple(_webhooks(api, names, speller)),
    )


def _signature(found: ir.Signature | None) -> Code:
    if found is None:
        return code(Symbol("._runtime.signatures", "STANDARD_WEBHOOKS"))
    said = {
        "header": found.header,
        "algorithm": found.algorithm,
        "encoding": found.encoding,
        "prefix": found.prefix,
        "separator": found.separator,
        "signed": found.signed,
        "timestamp": found.timestamp,
        "timestamp_prefix": found.timestamp_prefix,
        "id": found.id,
        "secret": found.secret,
    }
    parts = [code(f"{name}=", quoted(text)) for name, text in said.items() if text]
    return exploded(
        code(Symbol("._runtime.signatures", "Signature"), "("), parts, ")", column=0
    )


def _union(api: ir.Api, contents: Sequence[ir.Body], speller: Speller) -> UnionView:
    """What a webhook can be; the JSON ones are told apart by the runtime."""
    json = [c.type for c in contents if is_json(c.media_type)]
    static = [speller.annotation(typed) for typed in dict.fromkeys(json)]
    static += [webhook_type(c, speller) for c in contents if not is_json(c.media_type)]
    line = code(f"{_EVENT}: ", Symbol("typing", "TypeAlias"))
    union = either(*static, code(runtime("UnknownVariant")))
    variants, told = _told(api, json)
    return UnionView(
        name=code(_EVENT),
        line=assigned(line, union, column=4),
        spelled=code(quoted(_EVENT)),
        arguments=tuple(union_arguments(variants, told, speller)) if json else (),
        doc=docstring(["What any of the webhooks tells."], 4),
    )


def _told(
    api: ir.Api, types: Iterable[ir.Type]
) -> tuple[tuple[ir.Type, ...], ir.Discriminator | None]:
    """All variants, and the member that tells them where one does.

    Unions that no member tells apart are taken apart, so that all are compared.
    """
    variants = tuple(dict.fromkeys(v for t in types for v in _variants(api, t)))
    shapes = [api.types[v.id] for v in variants if isinstance(v, ir.Ref)]
    if len(shapes) == len(variants) == 1 and isinstance(shapes[0], ir.Union):
        return shapes[0].variants, shapes[0].discriminator
    for wire in _members(shapes[0]) if len(shapes) == len(variants) else ():
        values = [tuple(_values(api, shape, wire)) for shape in shapes]
        pairs = tuple(chain.from_iterable(values))
        if all(values) and len(dict(pairs)) == len(pairs):
            parts = chain.from_iterable(_parts(shape) for shape in shapes)
            return tuple(dict.fromkeys(parts)), ir.Discriminator(wire, pairs)
    return variants, None


def _variants(api: ir.Api, typed: ir.Type) -> Iterator[ir.Type]:
    shape = api.types.get(typed.id) if isinstance(typed, ir.Ref) else None
    if isinstance(shape, ir.Union) and shape.discriminator is None:
        for variant in shape.variants:
            yield from _variants(api, variant)
    elif isinstance(shape, ir.Alias):
        yield from _variants(api, shape.type)
    elif isinstance(typed, ir.Nullable):
        yield from _variants(api, typed.inner)
        yield ir.Plain(ir.Kind.NULL)
    else:
        yield typed


def _parts(shape: ir.Definition) -> tuple[ir.Type, ...]:
    return shape.variants if isinstance(shape, ir.Union) else (ir.Ref(shape.id),)


def _members(shape: ir.Definition) -> tuple[str, ...]:
    """The members that may tell a shape from others."""
    match shape:
        case ir.Object(fields=fields):
            return tuple(field.wire for field in fields)
        case ir.Union(discriminator=ir.Discriminator(wire=wire)):
            return (wire,)
        case _:
            return ()


def _values(
    api: ir.Api, shape: ir.Definition, wire: str
) -> Iterator[tuple[str, ir.TypeId]]:
    """The only texts that a member can have, and the types that they mean."""
    match shape:
        case ir.Object(fields=fields):
            of = (field.type for field in fields if field.wire == wire)
            found = next((fixed(typed, api.types) for typed in of), ())
            yield from ((value, shape.id) for value in found)
        case ir.Union(discriminator=ir.Discriminator(mapping=mapping) as told):
            if told.wire == wire and told.default is None:
                yield from mapping
        case _:
            return


def _arguments(api: ir.Api, speller: Speller) -> Iterator[Argument]:
    """The arguments of `Events`."""
    bodies = [(w, w.body.content) for w in api.webhooks if w.body]
    json = [(w, c) for w, c in bodies if is_json(c.media_type)]
    plain = {
        essence_of(c.media_type): code(quoted(essence_of(c.media_type)), ": ", of)
        for _, c in bodies
        if not is_json(c.media_type)
        for of in [webhook_type(c, speller)]
    }
    if json:
        yield Argument(code("kind"), code(f"lambda: {_EVENT}"))
    if plain:
        yield _braced("plain", "{", plain.values())
    if json and api.event_header:
        yield Argument(code("header"), code(quoted(api.event_header)))
        yield _braced("named", "lambda: {", _named(json, speller))
    yield Argument(code("signature"), code("_SIGNATURE"))


def _named(
    webhooks: Iterable[tuple[ir.Operation, ir.Body]], speller: Speller
) -> Iterator[Code]:
    """`"push": (models.Push,)`, once a name."""
    found: dict[str, dict[Code, None]] = {}
    for webhook, content in webhooks:
        for name in webhook.events:
            found.setdefault(name, {})[speller.annotation(content.type)] = None
    for name, kinds in found.items():
        end = ",)" if len(kinds) == 1 else ")"
        head = f"{quoted(name)}: "
        yield code(head, bracketed("(", tuple(kinds), end, column=8, before=len(head)))


def _braced(name: str, opening: str, parts: Iterable[Code]) -> Argument:
    before = len(name) + 1
    spelled = bracketed(opening, tuple(parts), "}", column=4, before=before)
    return Argument(code(name), spelled)


def _webhooks(api: ir.Api, names: Names, speller: Speller) -> Iterator[WebhookView]:
    senders: dict[str, list[str]] = {}
    for operation in api.operations:
        for place in dict.fromkeys(c.place for c in operation.callbacks):
            call = f"`client.{call_path(names, operation)}`"
            senders.setdefault(place, []).append(call)
    for inbound in (*api.webhooks, *api.callbacks):
        if inbound.body is not None:
            causes = senders.get(inbound.at.place, [])
            yield _webhook(inbound, inbound.body.content, causes, names, speller)


def _webhook(
    inbound: ir.Operation,
    content: ir.Body,
    causes: list[str],
    names: Names,
    speller: Speller,
) -> WebhookView:
    typed = webhook_type(content, speller)
    arguments = [typed, code("body"), code(quoted(inbound.id))]
    parse = code(runtime("parse_body"), "(")
    call = exploded(parse, arguments, ")", column=4)
    if not is_json(content.media_type):
        is_text = content.type == ir.Plain(ir.Kind.STRING)
        call = code(runtime("parse_text" if is_text else "parse_bytes"), "(body)")
    docs, word = inbound.docs, "callback" if causes else "webhook"
    return WebhookView(
        name=code(names.receivers[inbound.at.place]),
        type=typed,
        doc=docstring(
            [
                sentence(docs.summary or f"The {word} `{inbound.path}`."),
                sentence(docs.description),
                f"It is sent because of {' or '.join(causes)}." if causes else "",
            ],
            4,
        ),
        call=call,
    )
