"""A schema as the document has it → values that fit it, drawn from a seed.

Members that may be left out are left out now and then, and are never null: a model that
is only read has one word for both. Limits and patterns are passed over, as decoding does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from oracles.raw import Place, array, table

NOTHING: Final = object()
"""No value that is deep enough could be drawn."""
_DEEPEST: Final = 6
_TEXTS: Final = {
    "date-time": "2026-01-02T03:04:05Z",
    "date": "2026-01-02",
    "time": "03:04:05",
    "duration": "PT5S",
    "uuid": "01234567-89ab-4cde-8f01-23456789abcd",
    "byte": "aGk=",
    "decimal": "1.50",
}
_KINDS: Final = ("string", "integer", "number", "boolean", "array", "object")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing: chance, and how deep it is by now.

    With `opens` what JSON in text contains is drawn in place of the text, as whole server-sent
    events are read. With `whole` no member is left out.
    """

    chance: Random
    depth: int = 0
    opens: bool = False
    whole: bool = False

    def deeper(self) -> Drawing:
        return replace(self, depth=self.depth + 1)

    def leaves_out(self) -> bool:
        """Whether the next member that may be left out is."""
        return not self.whole and self.chance.random() < 0.4


def draw(how: Drawing, *places: Place) -> Any:
    """A value that fits all of some schemas, or NOTHING."""
    if all(place.value in (True, None) for place in places):
        return "anything"
    if how.depth > _DEEPEST or any(place.value is False for place in places):
        return NOTHING
    parts, tags = _opened(places, how)
    inside = [
        part.child("contentSchema")
        for part in parts
        if part.get("contentMediaType") == "application/json"
    ]
    if how.opens and inside:
        return draw(how.deeper(), *inside)
    listed = [array(p.get("enum")) for p in parts if p.has("enum")]
    listed += [[p.get("const")] for p in parts if p.has("const")]
    if listed:
        first, *others = listed
        values = [v for v in first if v is not None and all(v in o for o in others)]
        return how.chance.choice(values) if values else NOTHING
    kinds = _kinds(parts)
    if kinds in ([], ["null"]):
        return None if kinds else NOTHING
    kind = how.chance.choice([k for k in kinds if k != "null"])
    if kind == "object":
        return _object(parts, tags, how)
    return _array(parts, how) if kind == "array" else _scalar(kind, parts, how)


def _opened(
    places: tuple[Place, ...], how: Drawing
) -> tuple[list[Place], dict[str, Any]]:
    """All schemas that hold once variants are chosen, and what discriminators then say."""
    parts, tags = _parts(*places), dict[str, Any]()
    for part in parts:
        for word in ("oneOf", "anyOf"):
            variants = [v for v in part.elements(word) if v.get("type") != "null"]
            if variants:
                variant = how.chance.choice(variants)
                tags |= _tag(part, variant)
                # Why: the loop goes on over what it finds on its way.
                parts += [p for p in _parts(variant) if p not in parts]
    return parts, tags


def _parts(*places: Place) -> list[Place]:
    """The schemas that hold at once."""
    found: list[Place] = []
    pending = list(places)
    while pending:
        part = pending.pop(0)
        if part in found:
            continue
        found.append(part)
        if isinstance(part.get("$ref"), str):
            pending.append(part.target(part.get("$ref")))
        pending += part.elements("allOf")
    return found


def _kinds(parts: list[Place]) -> list[str]:
    kinds = list(_KINDS)
    is_said = False
    for part in parts:
        said = part.get("type")
        if said is not None:
            names = [said] if isinstance(said, str) else array(said)
            kinds = [k for k in (kinds if is_said else names) if k in names]
            is_said = True
    if is_said:
        return kinds
    words = {key for part in parts for key in table(part.value)}
    if words & {"properties", "additionalProperties", "required"}:
        return ["object"]
    return ["array"] if words & {"items", "prefixItems"} else ["string"]


def _tag(part: Place, variant: Place) -> dict[str, Any]:
    """The member that tells the variant apart, when a discriminator names it."""
    name = table(part.get("discriminator")).get("propertyName")
    ref = variant.get("$ref")
    if not isinstance(name, str) or not isinstance(ref, str):
        return {}
    key = ref.rpartition("/")[2]
    mapping = table(table(part.get("discriminator")).get("mapping"))
    values = [v for v, to in mapping.items() if str(to).rpartition("/")[2] == key]
    return {name: values[0] if values else key}


def _object(parts: list[Place], tags: dict[str, Any], how: Drawing) -> Any:
    required = {str(n) for part in parts for n in array(part.get("required"))}
    members: dict[str, list[Place]] = {}
    for part in parts:
        for name, member in part.child("properties").members():
            members.setdefault(name, []).append(member)
    found = dict(tags)
    for name, places in members.items():
        if name in found or (name not in required and how.leaves_out()):
            continue
        value = draw(how.deeper(), *places)
        if value is not NOTHING and (value is not None or name in required):
            found[name] = value
        elif name in required:
            return NOTHING
    extra = [part.child("additionalProperties") for part in parts]
    for other in (e for e in extra if e.value is not None and e.value is not False):
        value = draw(how.deeper(), other)
        if value is not NOTHING and value is not None:
            found["someOther"] = value
    return found


def _array(parts: list[Place], how: Drawing) -> Any:
    prefix = next((p for p in parts if p.has("prefixItems")), None)
    if prefix is not None:
        drawn = [draw(how.deeper(), p) for p in prefix.elements("prefixItems")]
        return NOTHING if NOTHING in drawn else drawn
    schemas = [p.child("items") for p in parts if p.has("items")]
    if not schemas:
        return ["anything"]
    values = [draw(how.deeper(), *schemas) for _ in range(how.chance.randrange(3))]
    return [value for value in values if value is not NOTHING]


def _scalar(kind: str, parts: list[Place], how: Drawing) -> Any:
    formats = [str(p.get("format")) for p in parts if p.has("format")]
    encoded = any(p.get("contentEncoding") == "base64" for p in parts)
    if kind == "string":
        known = [_TEXTS[f] for f in formats if f in _TEXTS]
        return (
            "aGk=" if encoded else known[0] if known else f"t{how.chance.randrange(99)}"
        )
    if kind == "boolean":
        return how.chance.random() < 0.5
    return how.chance.randrange(1, 1000) if kind == "integer" else 1.5
