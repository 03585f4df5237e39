"""A schema that breaks its rules in ways with one sensible meaning → that meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .edits import DRAFT_7
from .source import Json, as_list, as_object

if TYPE_CHECKING:
    from .edits import Draft

_NAMED: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("int", "long", "short"), ("integer", "")),
    **dict.fromkeys(("int32", "int64"), ("integer", "")),
    **dict.fromkeys(("float", "double", "decimal"), ("number", "")),
    **dict.fromkeys(("bool",), ("boolean", "")),
    **dict.fromkeys(("str", "text", "char"), ("string", "")),
    **dict.fromkeys(("list",), ("array", "")),
    **dict.fromkeys(("dict", "map", "hash", "struct"), ("object", "")),
    **dict.fromkeys(("none", "nil"), ("null", "")),
    **dict.fromkeys(("datetime", "date-time"), ("string", "date-time")),
    **dict.fromkeys(("file",), ("string", "binary")),
    **{n: ("string", n) for n in ("date", "time", "uuid", "email", "uri", "byte")},
    **{n: ("string", n) for n in ("binary", "password")},
}
_TYPES: Final = ("null", "boolean", "integer", "number", "string", "array", "object")
_DATA: Final = (
    *("format", "title", "description", "pattern", "nullable", "deprecated", "not"),
    *("readOnly", "writeOnly", "items", "additionalProperties", "patternProperties"),
    *("allOf", "oneOf", "anyOf", "required", "enum", "discriminator", "prefixItems"),
)
"""Keywords that say nothing when nothing stands behind them."""
_FLAGS: Final = ("nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems")


def schema(draft: Draft) -> None:
    """Every repair of a schema object."""
    for word in _DATA:
        if word in draft and draft.get(word) is None:
            draft.drop(word, f"`{word}` without a value is passed over")
    _type(draft)
    _lists(draft)
    _flags(draft)
    _required(draft)
    _properties(draft)
    _array(draft)
    _enum(draft)
    _discriminator(draft)
    if draft.version == DRAFT_7:
        _dependencies(draft)


def _type(draft: Draft) -> None:
    said = draft.get("type")
    if "type" in draft and said is None:
        draft.put("type", "null", "`type` without quotes is read as the type 'null'")
    elif isinstance(said, str):
        _one_type(draft, said)
    elif isinstance(said, list):
        meant = [_meant(one) for one in said]
        if None not in meant and meant != said:
            draft.put(
                "type", [*meant], f"the list is read as {', '.join(map(str, meant))}"
            )
        elif draft.version < "3.1":
            draft.say("a list of types is read as OpenAPI 3.1 has it", "type")
    if draft.get("nullable") is True and draft.version >= "3.1":
        draft.say(
            "`nullable` of OpenAPI 3.0 is read as one more type, null", "nullable"
        )


def _one_type(draft: Draft, said: str) -> None:
    if said in _TYPES or (said == "file" and draft.version < "3"):
        return
    if said.lower() in ("any", "mixed"):
        draft.drop("type", f"`type: {said}` is read as a schema without a type")
        return
    if said.lower() in _TYPES:
        draft.put("type", said.lower(), f"`type: {said}` is read as {said.lower()}")
        return
    name, format = _NAMED.get(said.lower(), ("", ""))
    if not name:
        return
    if format and "format" not in draft:
        draft.put(
            "format",
            format,
            f"`type: {said}` is read as {name} of format {format}",
            "type",
        )
        draft.value["type"] = name
    else:
        draft.put("type", name, f"`type: {said}` is read as {name}")


def _meant(said: Json) -> str | None:
    """A member of a list of types, as a type; None when it cannot be told."""
    if said is None:
        return "null"
    if not isinstance(said, str):
        return None
    lower = said.lower()
    return lower if lower in _TYPES else _NAMED.get(lower, (None, ""))[0]


def _lists(draft: Draft) -> None:
    """allOf, oneOf and anyOf are lists with at least one schema."""
    for word in ("allOf", "oneOf", "anyOf"):
        value = draft.get(word)
        if isinstance(value, dict):
            draft.put(word, [value], f"`{word}` is read as a list of this one schema")
        elif word in draft and value == []:
            draft.drop(word, f"`{word}` without schemas is passed over")


def _flags(draft: Draft) -> None:
    for word in _FLAGS:
        value = draft.get(word)
        if isinstance(value, str) and value.lower() in ("true", "false"):
            flag = value.lower() == "true"
            draft.put(word, flag, f"`{word}: {value!r}` is read without quotes")


def _required(draft: Draft) -> None:
    value = draft.get("required")
    if isinstance(value, bool):
        if draft.node.tokens[-2:-1] != ("properties",):
            draft.drop("required", "`required` says nothing here and is passed over")
    elif isinstance(value, str):
        draft.put(
            "required", [value], "`required` is read as a list of this one member"
        )
    elif isinstance(value, list):
        distinct = list(dict.fromkeys(v for v in value if isinstance(v, str)))
        if len(distinct) < len(value):
            message = "members that `required` names twice are counted once"
            draft.put("required", [*distinct], message)


def _properties(draft: Draft) -> None:
    """Members that say of themselves that they are required are listed by their owner."""
    if "properties" in draft and draft.get("properties") is None:
        draft.put("properties", {}, "`properties` without members is read as empty")
    members = dict(as_object(draft.get("properties")))
    required = as_list(draft.get("required")).copy()
    saying = [n for n in members if isinstance(_own_required(members[n]), bool)]
    for name in saying:
        said = _own_required(members[name]) is True
        message = (
            f"`required: {str(said).lower()}` is read as said by the object around"
        )
        draft.say(message, "properties", name, "required")
        rest = {k: v for k, v in as_object(members[name]).items() if k != "required"}
        members[name] = rest
        required += [name] if said and name not in required else []
    if saying:
        draft.value["properties"], draft.is_changed = members, True
        if required:
            draft.value["required"] = required


def _own_required(member: Json) -> Json:
    return as_object(member).get("required")


def _array(draft: Draft) -> None:
    items = draft.get("items")
    if isinstance(items, list):
        if "prefixItems" in draft or not items:
            draft.drop("items", "`items` as a list is passed over")
        elif draft.version == DRAFT_7:
            _tuple(draft, items)
        else:
            draft.put(
                "prefixItems",
                items,
                "a list of `items` is read as `prefixItems`",
                "items",
            )
            del draft.value["items"]
    extra = draft.get("additionalProperties")
    if isinstance(extra, str) and extra.lower() in ("true", "false"):
        flag = extra.lower() == "true"
        message = f"`additionalProperties: {extra!r}` is read without quotes"
        draft.put("additionalProperties", flag, message)


def _tuple(draft: Draft, items: list[Json]) -> None:
    """The items of draft-07, as JSON Schema 2020-12 has them."""
    draft.read("prefixItems", items)
    del draft.value["items"]
    if "additionalItems" in draft:
        draft.read("items", draft.value.pop("additionalItems"))


def _dependencies(draft: Draft) -> None:
    """Schemas for objects that have a member, as JSON Schema 2020-12 has them."""
    found = as_object(draft.get("dependencies"))
    schemas = {k: v for k, v in found.items() if isinstance(v, dict)}
    if schemas and "dependentSchemas" not in draft:
        draft.read("dependentSchemas", schemas)


def _enum(draft: Draft) -> None:
    values = draft.get("enum")
    if "enum" in draft and values == []:
        draft.drop("enum", "an empty `enum` is passed over, so that any value fits")
        return
    if isinstance(values, str | int | float):
        draft.put("enum", [values], "`enum` is read as a list of this one value")
        values = [values]
    said = draft.get("type")
    if not isinstance(values, list) or not isinstance(said, str):
        return
    read = [_as_type(value, said) for value in values]
    if any(new is not old for new, old in zip(read, values, strict=True)):
        message = f"values of another type are read as {said}"
        draft.put("enum", read, message)


def _as_type(value: Json, kind: str) -> Json:
    """A listed value that was written without, or with, its quotes."""
    if kind == "string" and isinstance(value, bool):
        return str(value).lower()
    if kind == "string" and isinstance(value, int | float):
        return str(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if kind == "integer" and isinstance(value, str) and _is_integer(value):
        return int(value)
    return value


def _is_integer(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdecimal() and len(digits) < 20


def _discriminator(draft: Draft) -> None:
    value = draft.get("discriminator")
    if not isinstance(value, str):
        return
    if draft.version == DRAFT_7:
        draft.read("discriminator", {"propertyName": value})
    elif draft.version >= "3":
        message = "a discriminator of Swagger 2.0 is read as its `propertyName`"
        draft.put("discriminator", {"propertyName": value}, message)
