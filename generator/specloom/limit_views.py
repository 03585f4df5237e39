"""Limits of parameters and members → the view of `_limits.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from . import ir
from .bodies import keyword_fields
from .code import Code, code, runtime
from .layout import bracketed
from .names import Names
from .python import Speller, docstring, literal, quoted, sentence
from .views import LimitedView, LimitsView

_OF_NAMES: Final = {
    word: re.sub(r"([A-Z])", lambda found: f"_{found[1].lower()}", word)
    for word in (
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "minProperties"),
        *("maxProperties", "pattern", "uniqueItems"),
    )
}


def limits_view(api: ir.Api, names: Names) -> LimitsView | None:
    """What calls and models limit; None when nothing is."""
    speller = Speller(api.types, names)
    operations = tuple(_operations(api))
    models = tuple(
        LimitedView(speller.model(shape.id), entries)
        for shape in api.types.values()
        if isinstance(shape, ir.Object)
        and shape.id in api.sent
        and (
            entries := _entries(
                (names.fields[shape.id, field.wire], field.remarks)
                for field in shape.fields
            )
        )
    )
    if not operations and not models:
        return None
    title = sentence(f"What values {' '.join(api.title.split())} allows")
    return LimitsView(
        doc=docstring([title, "Clients with `validate=True` look at it."], 0),
        operations=operations,
        models=models,
    )


def _operations(api: ir.Api) -> Iterator[LimitedView]:
    for operation in (o for o in api.operations if not o.is_second):
        entries = _entries(_places(api, operation))
        if entries:
            yield LimitedView(
                code(quoted(f"{operation.method} {operation.path}")), entries
            )


def _places(api: ir.Api, operation: ir.Operation) -> Iterator[tuple[str, ir.Remarks]]:
    for parameter in operation.parameters:
        yield f"{parameter.place.value} {parameter.wire}", parameter.remarks
    for content in operation.body.all if operation.body else ():
        for field in keyword_fields(api, operation, content) or ():
            yield f"body {field.wire}", field.remarks


def _entries(places: Iterator[tuple[str, ir.Remarks]]) -> tuple[Code, ...]:
    """`"query limit": Limit(minimum=1)`, for each place with a limit."""
    found: dict[str, Code] = {}
    for place, remarks in places:
        arguments = [
            code(f"{_OF_NAMES[key]}=", literal(value))
            for key, value in remarks.limits
            if key != "pattern" or _is_pattern(str(value))
        ]
        if arguments:
            head = f"{quoted(place)}: "
            spelled = bracketed(
                code(runtime("Limit"), "("), arguments, ")", column=12, before=len(head)
            )
            found.setdefault(place, code(head, spelled))
    return tuple(found.values())


def _is_pattern(text: str) -> bool:
    """Whether Python reads a pattern too; those of ECMA-262 know a little more."""
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
