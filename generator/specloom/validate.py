"""A document against rules.py and a meta-schema of OpenAPI, or event_rules.py and structure.py."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from .document import ASYNCAPI
from .event_rules import EVENT_RULES, duplicate_operation_id
from .grammar import Mark, visit
from .rules import RULES, unique_operation_id
from .source import Location
from .structure import structure

if TYPE_CHECKING:

    from jsonschema_rs import ValidationError

    from .diagnostics import Sink
    from .document import Document

_MOST: Final = 20


def validate(document: Document, sink: Sink) -> None:
    """Report what is wrong; where a rule or repair says it better, the rest is silent."""
    seen: set[Mark] = set()
    for part in document.parts:
        is_ours = part.kind == ASYNCAPI
        for kind, node in visit(part, seen):
            for rule in EVENT_RULES if is_ours else RULES:
                rule(kind, node, sink)
        if is_ours:
            duplicate_operation_id(part, sink)
            structure(part, sink)
        else:
            unique_operation_id(part, sink)
            _structure(part, sink)


def _structure(document: Document, sink: Sink) -> None:
    from jsonschema_rs import validator_for

    validator = _validator(document.version)
    schema: Mapping[str, Any] = validator.schema_validator.schema
    errors = validator_for(dict(schema)).iter_errors(document.root.data)
    said = {found.at.place for found in sink.all if found.at}
    for number, error in enumerate(errors):
        if number == _MOST:
            message = "there are more violations than the first ones listed"
            sink.report("invalid-structure", message, Location(document.root, ()))
            break
        deepest = _deepest(error)
        tokens = (*map(str, deepest.instance_path), *_member(deepest))
        # Why: a pattern may be good ECMA-262 and still be refused by another engine.
        is_pattern = getattr(deepest.kind, "format", "") == "regex"
        code = "specification-rule" if is_pattern else "invalid-structure"
        at = Location(document.root, tokens)
        if at.place not in said:
            sink.report(code, _message(deepest), at)


def _validator(version: str) -> Any:
    import openapi_spec_validator as osv

    if version.startswith("2"):
        return osv.OpenAPIV2SpecValidator
    if version.startswith("3.0"):
        return osv.OpenAPIV30SpecValidator
    if version.startswith("3.1"):
        return osv.OpenAPIV31SpecValidator
    return osv.OpenAPIV32SpecValidator


def _deepest(error: ValidationError) -> ValidationError:
    """Of several alternatives that failed, the complaint of the one that was meant.

    That is the one that goes deepest; the alternative of a reference is not meant.
    """
    context: list[list[ValidationError]] = getattr(error.kind, "context", [])
    branches = [_deepest(e) for branch in context for e in branch if not _wants_ref(e)]
    if not branches:
        return error
    return max(branches, key=lambda e: len(e.instance_path))


def _wants_ref(error: ValidationError) -> bool:
    return getattr(error.kind, "property", "") == "$ref"


def _member(error: ValidationError) -> tuple[str, ...]:
    """The member of the object that is complained about, when it is one by its name."""
    unexpected: list[str] = getattr(error.kind, "unexpected", [])
    inner: ValidationError | None = getattr(error.kind, "error", None)
    if inner is not None and isinstance(inner.instance, str):
        return (inner.instance,)
    return (unexpected[0],) if unexpected else ()


def _message(error: ValidationError) -> str:
    """The complaint without the value, which may be the whole document."""
    unexpected: list[str] = getattr(error.kind, "unexpected", [])
    if unexpected:
        return f"{' and '.join(map(repr, unexpected))} cannot stand here"
    text = error.message
    for cut in (" is not ", " is a required ", " does not match ", " was expected"):
        head, found, tail = text.partition(cut)
        if found and len(head) > 60:
            return f"{head[:40]} …{found}{tail}"
    return text if len(text) <= 300 else f"{text[:300]} …"
