"""Documents of services with edits that are drawn by lot, as a next version would have them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

_METHODS = ("get", "put", "post", "delete", "patch")


def mutated(document: Any, seed: int, count: int) -> Any:
    """The document with so many edits; the same for the same seed."""
    lot, found = Random(seed), copy.deepcopy(document)
    done = 0
    while done < count:
        done += lot.choice(_EDITS)(found, lot)
    return found


def _operations(document: Any) -> list[tuple[Any, str]]:
    return [
        (item, method)
        for item in document["paths"].values()
        for method in _METHODS
        if method in item
    ]


def _schemas(document: Any) -> list[Any]:
    found = document.get("components", document).get("schemas") or document.get(
        "definitions", {}
    )
    return [s for s in found.values() if s.get("properties")]


def _parameters(document: Any) -> Iterator[tuple[Any, int]]:
    for item, method in _operations(document):
        found = item[method].get("parameters", [])
        for place, parameter in enumerate(found):
            if parameter.get("in") == "query":
                yield found, place


def _operation_goes(document: Any, lot: Random) -> bool:
    item, method = lot.choice(_operations(document))
    del item[method]
    return True


def _parameter_goes(document: Any, lot: Random) -> bool:
    known = list(_parameters(document))
    if not known:
        return False
    owner, place = lot.choice(known)
    del owner[place]
    return True


def _parameter_is_required(document: Any, lot: Random) -> bool:
    known = [o[p] for o, p in _parameters(document) if not o[p].get("required")]
    if not known:
        return False
    lot.choice(known)["required"] = True
    return True


def _required_parameter_comes(document: Any, lot: Random) -> bool:
    item, method = lot.choice(_operations(document))
    name = f"extra{lot.randrange(10**6)}"
    parameter = {"name": name, "in": "query", "required": True}
    kind: Any = {"schema": {"type": "string"}}
    if "swagger" in document:
        kind = {"type": "string"}
    item[method].setdefault("parameters", []).append({**parameter, **kind})
    return True


def _member_goes(document: Any, lot: Random) -> bool:
    schema = lot.choice(_schemas(document))
    name = lot.choice(sorted(schema["properties"]))
    del schema["properties"][name]
    required = [r for r in schema.get("required", []) if r != name]
    schema.pop("required", None)
    if required:
        schema["required"] = required
    return True


def _required_member_comes(document: Any, lot: Random) -> bool:
    schema = lot.choice(_schemas(document))
    name = f"extra{lot.randrange(10**6)}"
    schema["properties"][name] = {"type": "string"}
    schema["required"] = [*schema.get("required", []), name]
    return True


def _member_is_another(document: Any, lot: Random) -> bool:
    properties = lot.choice(_schemas(document))["properties"]
    plain = sorted(n for n, p in properties.items() if p.get("type") == "string")
    if not plain:
        return False
    properties[lot.choice(plain)] = {"type": "integer"}
    return True


def _value_goes(document: Any, lot: Random) -> bool:
    known = [
        member["enum"]
        for schema in _schemas(document)
        for member in schema["properties"].values()
        if len(member.get("enum") or ()) > 2
    ]
    if not known:
        return False
    found = lot.choice(known)
    del found[lot.randrange(len(found))]
    return True


_EDITS: tuple[Callable[[Any, Random], bool], ...] = (
    _operation_goes,
    _parameter_goes,
    _parameter_is_required,
    _required_parameter_comes,
    _member_goes,
    _required_member_comes,
    _member_is_another,
    _value_goes,
)


def marked(document: Any, seed: int, count: int) -> tuple[Any, set[tuple[str, str]]]:
    """The document with so many edits that each change one thing, and those changes.

    A change is its kind, and method and path of the operation, or the name of the
    parameter that came.
    """
    lot, found = Random(seed), copy.deepcopy(document)
    calls = [
        (method, path)
        for path, item in found["paths"].items()
        for method in _METHODS
        if method in item and not item[method].get("deprecated")
    ]
    expected = set[tuple[str, str]]()
    for number, (method, path) in enumerate(lot.sample(calls, count)):
        operation = found["paths"][path][method]
        match number % 4:
            case 0:
                operation["deprecated"] = True
                expected.add(("call-deprecated", f"{method.upper()} {path}"))
            case 1:
                operation["responses"]["418"] = {"description": "A teapot."}
                expected.add(("error-added", f"{method.upper()} {path}"))
            case kind:
                name = f"extra_{number}"
                parameter = {"name": name, "in": "query", "required": kind == 2}
                operation["parameters"] = [
                    *operation.get("parameters", []),
                    {**parameter, "schema": {"type": "string"}},
                ]
                needed = "required-" if kind == 2 else ""
                expected.add((f"{needed}argument-added", name))
    return found, expected
