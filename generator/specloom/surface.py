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
from .python import Speller
from .realtime_views import client_class
from .signature import Signature, page_of, paged, signatures, stream_of

NAME: Final = "surface.json"
Data: TypeAlias = dict[str, Any]


def surface(
    api: ir.Api, names: Names, version: str, generator: str, files: dict[str, str]
) -> Data:
    """What users of the package can call and hold, and what it was made from."""
    degraded = degraded_calls(api)
    return {
        "package": names.package,
        "distribution": names.distribution,
        "version": version,
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
        "parameters": _parameters(signed),
        **({"overloads": [_parameters(other) for other in others]} if others else {}),
        "returns": returns,
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
        }
        for a in signed.arguments
    ]


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
    model: Data = {"pointer": shape.id, "name": names.types[shape.id]}
    match shape:
        case ir.Object():
            kind = "object"
            fields = [
                {
                    "name": names.fields[shape.id, f.wire],
                    "wire": f.wire,
                    "type": str(field_annotation(f, shape, api, speller)),
                    "required": field_type(f, shape, api)[1],
                }
                for f in shape.fields
            ]
        case ir.Enumeration():
            kind = "enumeration"
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
    return model | {"kind": kind, "fields": fields}
