"""The default and the limits of a value → sentences for its reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from . import ir

_LONGEST: Final = 100
_COUNTED: Final = (
    ("minLength", "maxLength", "character"),
    ("minItems", "maxItems", "item"),
    ("minProperties", "maxProperties", "member"),
)


def sentences(remarks: ir.Remarks) -> Iterator[str]:
    """`Default: 10.`, `At least 1, at most 100.`, `Pattern: ^[a-z]+$` and the like."""
    for value in remarks.default:
        text = json.dumps(value, ensure_ascii=False)
        yield f"Default: `{_cut(text)}`."
    said = dict(remarks.limits)
    numbers = (
        f"{words} {_number(said[key])}"
        for key, words in (
            ("minimum", "at least"),
            ("exclusiveMinimum", "more than"),
            ("maximum", "at most"),
            ("exclusiveMaximum", "less than"),
        )
        if key in said
    )
    yield from _sentence(", ".join(numbers))
    if "multipleOf" in said:
        yield f"A multiple of {_number(said['multipleOf'])}."
    for least, most, noun in _COUNTED:
        yield from _sentence(_count(said.get(least), said.get(most), noun))
    if said.get("uniqueItems"):
        yield "No item twice."
    if "pattern" in said:
        yield f"Pattern: `{_cut(str(said['pattern']))}`."


def _count(least: object, most: object, noun: str) -> str:
    if least is None and most is None:
        return ""
    if least == most:
        return f"exactly {_counted(least, noun)}"
    if most is None:
        return f"at least {_counted(least, noun)}"
    if least is None:
        return f"at most {_counted(most, noun)}"
    return f"{_number(least)} to {_counted(most, noun)}"


def _counted(number: object, noun: str) -> str:
    return f"{_number(number)} {noun}{'' if number == 1 else 's'}"


def _number(value: object) -> str:
    is_whole = isinstance(value, float) and value.is_integer()
    return f"{value:.0f}" if is_whole else str(value)


def _sentence(text: str) -> Iterator[str]:
    if text:
        yield f"{text[0].upper()}{text[1:]}."


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]} …"
