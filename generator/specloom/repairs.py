"""A document that breaks rules in ways with one sensible meaning → what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from .document import ASYNCAPI
from .edits import DRAFT_7, Draft, Editor
from .event_repairs import event_object
from .grammar import Mark, is_status, read_status, visit
from .schema_formats import FORMAT
from .schema_repairs import schema
from .source import Json, Location, Node, as_list, as_object

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document

_OPENAPI: Final = re.compile(r"application/vnd\.oai\.openapi[^;]*;version=(3\.\d).*")
_PLACES: Final = {"headers": "header", "cookies": "cookie", "params": "query"}
_FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")
_SCHEMES: Final = {
    kind.lower(): kind
    for kind in ("apiKey", "http", "basic", "mutualTLS", "oauth2", "openIdConnect")
}


def repair(document: Document, sink: Sink) -> Document:
    """The document as it was meant; every change is reported as a warning."""
    editor = Editor(document)
    seen: set[Mark] = set()
    for part in document.parts:
        nodes = sorted(visit(part, seen), key=lambda pair: -len(pair[1].tokens))
        formats = {node.at.place: node for kind, node in nodes if kind == "format"}
        for kind, node in nodes:
            value = editor.value(node)
            if isinstance(value, dict):
                version = _version(part, kind, node, formats)
                draft = Draft(node, value, version, sink)
                _REPAIRS.get(kind, partial(event_object, kind))(draft)
                if draft.is_changed:
                    editor.set(node, draft.value)
    return editor.document()


def _version(part: Document, kind: str, node: Node, formats: Mapping[str, Node]) -> str:
    """The version of OpenAPI whose dialect a schema is in, or that of AsyncAPI."""
    if part.kind != ASYNCAPI:
        return part.version
    for end in range(len(node.tokens) if formats and kind == "schema" else 0, 0, -1):
        owner = formats.get(Location(node.source, node.tokens[:end]).place)
        found = _OPENAPI.fullmatch(owner.text(FORMAT)) if owner else None
        if owner is not None:
            return found[1] if found else DRAFT_7
    return DRAFT_7


def _document(draft: Draft) -> None:
    for key in ("servers", "security", "tags"):
        _list(draft, key)
    servers = as_list(draft.get("servers"))
    if any(isinstance(server, str) for server in servers):
        read: list[Json] = [{"url": s} if isinstance(s, str) else s for s in servers]
        draft.put("servers", read, "a server that is text is read as its `url`")
    for key in ("paths", "components", "webhooks", "definitions"):
        if key in draft and draft.get(key) is None:
            draft.drop(key, f"`{key}` without members is read as absent")
    for path in as_object(draft.get("paths")):
        if not path.startswith(("/", "x-")):
            draft.say(f"the path {path!r} is read as /{path}", "paths", path)


def _item(draft: Draft) -> None:
    _list(draft, "parameters")


def _operation(draft: Draft) -> None:
    for key in ("parameters", "tags", "security"):
        _list(draft, key)
    id = draft.get("operationId")
    if isinstance(id, int | float):
        draft.put("operationId", str(id), "the operationId is read as text")
    _deprecated(draft)
    if draft.version >= "3":
        _body_parameters(draft)
    _responses(draft)


def _body_parameters(draft: Draft) -> None:
    """Parameters in `body` and `formData`, as Swagger 2.0 has them."""
    listed = as_list(draft.get("parameters"))
    bodies = [p for p in listed if as_object(p).get("in") == "body"]
    fields = [p for p in listed if as_object(p).get("in") == "formData"]
    if "requestBody" in draft or not (bodies or fields):
        return
    if bodies:
        said = as_object(bodies[0])
        content: Json = {"application/json": {"schema": said.get("schema", {})}}
        body: Json = {"content": content, "required": said.get("required") is True}
    else:
        body = _form([as_object(field) for field in fields])
    message = "parameters in the body are read as the `requestBody` of OpenAPI 3"
    draft.put("requestBody", body, message, "parameters")
    rest = [p for p in listed if p not in bodies and p not in fields]
    draft.value["parameters"] = rest


def _form(fields: list[Mapping[str, Json]]) -> Json:
    """Form fields as the body of OpenAPI 3."""
    members: dict[str, Json] = {
        str(field.get("name")): field.get("schema") or _own_schema(field)
        for field in fields
    }
    has_file = any(as_object(s).get("format") == "binary" for s in members.values())
    required: list[Json] = [f.get("name") for f in fields if f.get("required") is True]
    whole: Json = {"type": "object", "properties": members, "required": required}
    media_type = _FORMS[0] if has_file else _FORMS[1]
    return {"content": {media_type: {"schema": whole}}, "required": bool(required)}


def _own_schema(field: Mapping[str, Json]) -> Json:
    """The schema of a parameter that is its own schema, as in Swagger 2.0."""
    beside = ("name", "in", "required", "collectionFormat")
    own = {key: value for key, value in field.items() if key not in beside}
    if own.get("type") == "file":
        own |= {"type": "string", "format": "binary"}
    return own


def _responses(draft: Draft) -> None:
    """Statuses as the specification writes them: `404`, `4XX`, `default`."""
    statuses = as_object(draft.get("responses"))
    for status in [s for s in statuses if not s.startswith("x-")]:
        read = read_status(status)
        if read == status and not is_status(status):
            message = f"{status!r} is no status; what it describes is not typed"
        elif read != status:
            message = f"the status {status!r} is read as {read}"
        else:
            continue
        draft.say(message, "responses", status)


def _parameter(draft: Draft) -> None:
    place = draft.get("in")
    if isinstance(place, str):
        meant = _PLACES.get(place.lower(), place.lower())
        if meant != place and meant in ("path", "query", "header", "cookie"):
            draft.put("in", meant, f"`in: {place}` is read as {meant}")
    required = draft.get("required")
    if isinstance(required, str) and required.lower() in ("true", "false", "yes", "no"):
        flag = required.lower() in ("true", "yes")
        draft.put("required", flag, f"`required: {required!r}` is read as a boolean")
    elif draft.get("in") == "path" and required is not True:
        draft.put("required", True, "a parameter in the path is always required", "in")
    _deprecated(draft)
    _examples(draft)


def _header(draft: Draft) -> None:
    _deprecated(draft)
    _examples(draft)


def _body(draft: Draft) -> None:
    if "content" not in draft and "schema" in draft:
        content: Json = {"application/json": {"schema": draft.get("schema")}}
        draft.put(
            "content", content, "a `schema` without `content` is read as JSON", "schema"
        )
        del draft.value["schema"]


def _response(draft: Draft) -> None:
    if draft.version >= "3":
        _body(draft)


def _media(draft: Draft) -> None:
    _examples(draft)
    if "schema" in draft or "itemSchema" in draft:
        return
    ref = draft.get("$ref")
    is_schema = isinstance(ref, str) and "/schemas/" in ref
    if is_schema or "properties" in draft or draft.get("type") in ("object", "array"):
        message = "a schema in the place of a media type is read as its `schema`"
        draft.say(message)
        whole: dict[str, Json] = {"schema": dict(draft.value)}
        draft.value, draft.is_changed = whole, True


def _examples(draft: Draft) -> None:
    if "example" in draft and "examples" in draft:
        draft.drop("example", "`example` beside `examples` is passed over")


def _deprecated(draft: Draft) -> None:
    value = draft.get("deprecated")
    if isinstance(value, str) and value.lower() in ("true", "false"):
        flag = value.lower() == "true"
        draft.put("deprecated", flag, f"`deprecated: {value!r}` is read without quotes")


def _list(draft: Draft, key: str) -> None:
    """A member that is a list: null is none, any other value a list of it."""
    value = draft.get(key)
    if key not in draft or isinstance(value, list):
        return
    if value is None:
        draft.drop(key, f"`{key}` without entries is read as absent")
    else:
        draft.put(key, [value], f"`{key}` is read as a list of this one entry")


def _components(draft: Draft) -> None:
    schemes = dict(as_object(draft.get("securitySchemes")))
    for name, scheme in schemes.items():
        said = as_object(scheme).get("type")
        meant = _SCHEMES.get(said.lower(), said) if isinstance(said, str) else said
        if meant != said:
            schemes = {**schemes, name: {**as_object(scheme), "type": meant}}
            at = ("securitySchemes", name, "type")
            draft.put(
                "securitySchemes", schemes, f"`type: {said}` is read as {meant}", *at
            )


_REPAIRS: Final[dict[str, Callable[[Draft], None]]] = {
    "document": _document,
    "components": _components,
    "item": _item,
    "operation": _operation,
    "parameter": _parameter,
    "header": _header,
    "body": _body,
    "response": _response,
    "media": _media,
    "schema": schema,
}
