"""Answers as a service would send them, made from its document and a seed.

A document is narrowed first: text looks like its example, its pattern (which is plain
text where it matters) or an address, numbers keep to their limits, references that Stripe
can expand stay identifiers, and a charge is paid by one method. What is left to chance is
drawn as the tests do: all required members, most of the others, no nulls.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final, cast

from oracles.instances import NOTHING, Drawing, draw
from oracles.raw import Place, array, at, start, table

COUNT: Final = 100
_ONE_OF_MANY: Final = {"payment_method_details": ("card", "type")}
"""Objects of which a service sends only some members at a time, and which."""
_PLAIN_FORMATS: Final = (None, "uri", "email")
_ADDRESS: Final = "https://api.example.com/v1/accounts/4711/things/0815"
_TEXTS: Final = (
    "acct_1MtwBwLkdIwHu7ix",
    "open",
    "A short sentence about it.",
    "A longer sentence, of the kind that people write.",
)


@dataclass(frozen=True)
class Wanted:
    """The places of an answer's schema and of its items.

    member   what holds the items; the answer is an array of them when nothing does
    """

    answer: str
    item: str
    member: str = ""


_BODY: Final = "get/responses/200/content/application~1json/schema"
WANTED: Final = {
    "minimal": Wanted(
        answer=f"#/paths/~1orgs~1{{org}}~1repos/{_BODY}",
        item="#/components/schemas/minimal-repository",
    ),
    "repositories": Wanted(
        answer=f"#/paths/~1user~1repos/{_BODY}",
        item="#/components/schemas/repository",
    ),
    "whole": Wanted(
        answer=f"#/paths/~1repos~1{{owner}}~1{{repo}}/{_BODY}",
        item="#/components/schemas/full-repository",
    ),
    "charges": Wanted(
        answer=f"#/paths/~1v1~1charges/{_BODY}",
        item="#/components/schemas/charge",
        member="data",
    ),
    "trips": Wanted(
        answer="#/components/schemas/TripListResponse",
        item="#/components/schemas/Trip",
        member="data",
    ),
}


def narrowed(value: Any, name: str = "") -> Any:
    """A schema, or anything that holds some, with less room for chance."""
    if isinstance(value, list):
        return [narrowed(item) for item in array(cast("object", value))]
    if not isinstance(value, dict):
        return value
    found = {
        key: narrowed(item, key) for key, item in table(cast("object", value)).items()
    }
    if "x-expansionResources" in found:
        return {"type": "string", "enum": ["ch_3MmlLrLkdIwHu7ix0snN0B15"]}
    if name in _ONE_OF_MANY and "properties" in found:
        kept, members = _ONE_OF_MANY[name], table(found["properties"])
        return found | {
            "properties": {key: members[key] for key in kept},
            "required": [*kept],
        }
    if _is_free(found, "string"):
        return found | {"enum": _texts(found)}
    return found | {"enum": _numbers(found)} if _is_free(found, "number") else found


def _is_free(schema: dict[str, Any], kind: str) -> bool:
    """Whether its values are any of a kind."""
    return (
        (schema.get("type") == kind or kind in array(schema.get("type")))
        and not {"enum", "const"} & {*schema}
        and (kind == "number" or schema.get("format") in _PLAIN_FORMATS)
    )


def _numbers(schema: dict[str, Any]) -> list[float]:
    """Those within the limits."""
    low, high = schema.get("minimum", 0), schema.get("maximum", 2000)
    return [low + (high - low) * share for share in (0.125, 0.4375, 0.7841796875)]


def _texts(schema: dict[str, Any]) -> list[str]:
    examples = [schema.get("example"), *array(schema.get("examples"))]
    texts = [example for example in examples if isinstance(example, str)]
    if isinstance(pattern := schema.get("pattern"), str):
        return [pattern.removeprefix("^")]
    if schema.get("format") == "uri":
        return texts or [_ADDRESS]
    return texts or [text[: schema.get("maxLength")] for text in _TEXTS]


def payload(document: Path, wanted: Wanted) -> Any:
    """An answer with a hundred items."""
    root, chance = start(document), Random(2026)
    items = [_drawn(root, wanted.item, chance) for _ in range(COUNT)]
    if not wanted.member:
        return items
    return _drawn(root, wanted.answer, chance) | {wanted.member: items}


def _drawn(root: Place, pointer: str, chance: Random) -> Any:
    place = at(root, pointer)
    if place is None:
        sys.exit(f"{root.file.name} has no {pointer}")
    value = NOTHING
    while value is NOTHING:
        value = draw(Drawing(chance), place)
    return value


def main(name: str, document: Path, target: Path) -> None:
    """Write one payload."""
    plain = target.with_suffix(".narrowed.json")
    plain.write_text(json.dumps(narrowed(start(document).value)), "utf-8")
    text = json.dumps(payload(plain, WANTED[name]), separators=(",", ":"))
    target.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
