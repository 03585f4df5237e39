"""ir.Api, names and files → the public Python surface of a client, as data."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final, TypeAlias

from . import ir
from .calls import call_path
from .event_surface import event_surface
from .fidelity import degraded_calls, degraded_messages
from .model_views import field_annotation, field_type
from .names import Names
from .python import Speller, either
from .realtime_views import client_class
from .signature import Signature, page_of, paged, signatures, stream_of

NAME: Final = "surface.json"
FORMAT: Final = 1
"""Of what surface.json says; another one cannot be compared."""
Data: TypeAlias = dict[str, Any]


def surface(
    api: ir.Api, names: Names, version: str, generator: str, files: dict[str, str]
) -> Data:
    """What users of the package can call and hold, and what it was made from."""
    degraded = degraded_calls(api)
    return {
        "format": FORMAT,
        "package": names.package,
        "distribution": names.distribution,
        "version": version,
        "api_version": api.version,
        "client": client_class(api, names, is_async=False),
        "async_client": client_class(api, names, is_async=True),
        "generator": generator,
        "documents": [{"name": f.name, "sha256": f.sha256} for f in api.files],
        "resources": [{"tag": t, "name": n} for t, n in names.resources.items()],
        "credentials": [_credential(names, scheme) for scheme in api.all_schemes],
        "operations": [_operation(api, names, o, degraded) for o in api.operations],
        "servers": [{"name": name, "url": url} for url, name in names.servers.items()],
        "webhooks": [_webhook(names, w) for w in api.webhooks],
        "callbacks": [_webhook(names, c) for c in api.callbacks],
        **event_surface(api, names, degraded_messages(api)),
        "models": [_model(api, names, shape) for shape in api.types.values()],
        "files": {path: digest(text) for path, text in sorted(files.items())},
    }


def as_json(data: Data) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def digest(text: str) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def _credential(names: Names, scheme: ir.EventScheme) -> Data:
    found: Data = {"id": scheme.id, "name": names.schemes[scheme.id]}
    found["type"] = type(scheme).__name__
    if isinstance(scheme, ir.ApiKey):
        found["in"], found["wire"] = scheme.place.value, scheme.wire
    if isinstance(scheme, ir.OAuth2):
        found["flows"] = [flow.name for flow in scheme.flows]
    return found


def _operation(
    api: ir.Api, names: Names, operation: ir.Operation, degraded: frozenset[str]
) -> Data:
    speller = Speller(api.types, names)
    signed, *others = signatures(api, names, operation, speller)
    returns = str(signed.returns)
    if operation.pages:
        found = paged(api, operation, signed, speller)
        returns = str(page_of(signed, found))
    if operation.streams:
        returns = str(stream_of(signed, is_async=False))
    return {
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "pointer": operation.at.place,
        "call": call_path(names, operation),
        **_deprecated(operation.docs),
        "parameters": _parameters(signed),
        **({"overloads": [_parameters(other) for other in others]} if others else {}),
        "returns": returns,
        "sends": [b.media_type for b in operation.body.all] if operation.body else [],
        "answers": [_answer(response, speller) for response in operation.responses],
        "security": _security(api, operation),
        "degraded": operation.at.place in degraded,
    }


def _parameters(signed: Signature) -> list[Data]:
    return [
        {
            "name": a.name,
            "wire": a.wire,
            "in": "body" if a.place == "extra" else a.place,
            "required": a.required,
            "type": str(a.annotation),
            **_deprecated(a.docs),
            **_remarks(a.remarks),
        }
        for a in signed.arguments
    ]


def _answer(response: ir.Response, speller: Speller) -> Data:
    found = [
        option for body in response.bodies for option in speller.options(body.type)
    ]
    return {
        "status": response.status,
        "type": str(either(*found)) if found else "None",
        "media_types": [body.media_type for body in response.bodies],
    }


def _security(api: ir.Api, operation: ir.Operation) -> list[list[str]]:
    """Alternatives, each the ids of the credentials that are needed together."""
    found = api.security if operation.security is None else operation.security
    return [list(needed) for needed in found]


def _deprecated(docs: ir.Docs) -> Data:
    return {"deprecated": True} if docs.deprecated else {}


def _remarks(remarks: ir.Remarks) -> Data:
    """What the service does without a value, and what values it takes."""
    found: Data = {"default": remarks.default[0]} if remarks.default else {}
    return found | ({"limits": dict(remarks.limits)} if remarks.limits else {})


def _webhook(names: Names, webhook: ir.Operation) -> Data:
    call = names.receivers.get(webhook.at.place)
    return {
        "id": webhook.id,
        "name": webhook.path,
        "pointer": webhook.at.place,
        "call": f"webhooks.{call}" if call else "",
    }


def _model(api: ir.Api, names: Names, shape: ir.Definition) -> Data:
    speller = Speller(api.types, names, inside=True)
    model: Data = {
        "pointer": shape.id,
        "name": names.types[shape.id],
        "sent": shape.id in api.sent,
        "received": shape.id in api.received,
        **_deprecated(shape.docs),
    }
    match shape:
        case ir.Object():
            kind = "object"
            fields = [
                {
                    "name": names.fields[shape.id, f.wire],
                    "wire": f.wire,
                    "type": str(field_annotation(f, shape, api, speller)),
                    "required": field_type(f, shape, api)[1],
                    **_deprecated(f.docs),
                    **_remarks(f.remarks),
                }
                for f in shape.fields
            ]
        case ir.Enumeration():
            kind = "enumeration"
            model["base"] = "str" if shape.base is ir.Kind.STRING else "int"
            model["listed"] = shape.listed
            fields = [
                {"name": names.members[shape.id, value], "wire": value}
                for value in shape.values
            ]
        case ir.Union():
            kind, fields = "union", []
            model["variants"] = [str(speller.annotation(v)) for v in shape.variants]
        case ir.Alias():
            kind, fields = "alias", []
            model["type"] = str(speller.annotation(shape.type))
            model |= _remarks(shape.remarks)
    return model | {"kind": kind, "fields": fields}
