"""The messages of an AsyncAPI document → ir records, with payloads and headers as types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from . import event_extensions, ir
from .avro import Avro
from .bindings import bindings, bound
from .document import reference
from .expressions import location
from .media import Form, form_of
from .schema_formats import FORMAT, is_avro, is_known, is_ours, schema_member
from .traits import with_traits
from .values import ANY, docs_of

if TYPE_CHECKING:
    from .document import Document
    from .schema import Pool
    from .source import Json, Node

_BYTES: Final = ir.Plain(ir.Kind.BINARY)
_TEXT: Final = ir.Plain(ir.Kind.STRING)
_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class _Content:
    """What a payload is written in and what is in it."""

    type: ir.Type
    format: ir.Format
    is_exact: bool = True
    avro: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Messages:
    """Reads messages, each once, and keeps them by their places."""

    document: Document
    pool: Pool
    found: dict[ir.MessageId, ir.Message] = field(
        default_factory=dict[ir.MessageId, ir.Message]
    )

    def read(self, entry: Node, key: str = "") -> ir.MessageId:
        """The message behind a reference; `key` is for one that stands where none is."""
        node = self.document.behind(entry)
        id = node.at.place
        if id not in self.found:
            merged = with_traits(self.document, node)
            self.found[id] = self._message(id, key or key_of(node), merged)
        return id

    def _message(self, id: ir.MessageId, key: str, node: Node) -> ir.Message:
        document, sink = self.document, self.pool.sink
        content_type = self._content_type(node)
        content = self._payload(node, content_type)
        headers, is_exact = self._headers(node)
        record_key = bound(document, node, "kafka", "key")
        correlation = document.follow(node.child("correlationId"))
        return ir.Message(
            id=id,
            key=key,
            name=node.text("name"),
            title=node.text("title"),
            docs=docs_of(node),
            content_type=content_type,
            format=content.format,
            payload=content.type,
            headers=headers,
            correlation=location(correlation, sink),
            examples=tuple(_examples(node)),
            bindings=bindings(document, node, sink),
            at=node.at,
            avro=content.avro,
            record_key=self.pool.type_of(record_key) if record_key else None,
            is_error=event_extensions.is_error(node.get("x-specloom-error"), sink),
            is_exact=content.is_exact and is_exact,
        )

    def _content_type(self, node: Node) -> str:
        root = self.document.node
        said = node.text("contentType") or root.text("defaultContentType")
        if not said:
            message = "no content type is said; messages are read as JSON"
            self.pool.sink.report("no-content-type", message, root.at)
        return said or _JSON

    def _payload(self, message: Node, content_type: str) -> _Content:
        payload = message.get("payload")
        if payload is None or payload.value is None:
            return self._plain(None, content_type, message)
        format, schema = self._described(payload, message.text(FORMAT))
        if is_ours(format):
            return self._plain(schema, content_type, payload)
        if is_avro(format):
            return self._avro(schema)
        known = "is not understood" if is_known(format) else "is not known"
        reason = f"the format {format} {known}; the payload is bytes"
        self.pool.sink.report("schema-format", reason, payload.at)
        return _Content(_BYTES, ir.Format.BYTES, is_exact=False)

    def _described(self, node: Node, format: str = "") -> tuple[str, Node]:
        """The format of a schema and the schema; AsyncAPI 3 has both in one object."""
        target = self.document.behind(node)
        if schema_member(target.value) == "schema":
            return target.text(FORMAT), target.child("schema")
        return format, node

    def _plain(self, schema: Node | None, content_type: str, at: Node) -> _Content:
        """A payload that JSON Schema describes, or nothing."""
        typed = self.pool.type_of(schema) if schema is not None else ANY
        is_text = schema is not None and _is_text(self.document.follow(schema))
        is_data = typed != ANY and not is_text
        match form_of(content_type):
            case Form.JSON:
                return _Content(typed, ir.Format.JSON)
            case Form.TEXT | Form.XML if is_data:
                return self._lesser(_TEXT, content_type, at)
            case Form.TEXT | Form.XML:
                return _Content(typed if is_text else _TEXT, ir.Format.TEXT)
            case Form.UNKNOWN if is_text:
                return _Content(typed, ir.Format.TEXT)
            case _ if is_data:
                return self._lesser(_BYTES, content_type, at)
            case _:
                return _Content(_BYTES, ir.Format.BYTES)

    def _lesser(self, typed: ir.Plain, content_type: str, at: Node) -> _Content:
        """Data in a media type that is not taken apart."""
        is_text = typed == _TEXT
        word = "text" if is_text else "bytes"
        message = f"a payload of {content_type} is sent and received as {word}"
        self.pool.sink.report("raw-payload", message, at.at)
        format = ir.Format.TEXT if is_text else ir.Format.BYTES
        return _Content(typed, format, is_exact=False)

    def _avro(self, schema: Node) -> _Content:
        node = self.document.behind(schema)
        if schema_member(node.value) == "schema":
            node = self.document.behind(node.child("schema"))
        ref = reference(schema)
        if node.value in ({}, None) or (ref and self._is_lost(schema, ref)):
            message = f"{ref or 'the schema'} is not read; the payload is bytes"
            self.pool.sink.report("unread-schema", message, schema.at)
            return _Content(_BYTES, ir.Format.BYTES, is_exact=False)
        typed = Avro(self.pool).type_of(node)
        return _Content(typed, ir.Format.AVRO, avro=(node.value,))

    def _is_lost(self, schema: Node, ref: str) -> bool:
        return self.document.target(schema, ref) is None

    def _headers(self, message: Node) -> tuple[ir.Type | None, bool]:
        """The type of the headers, and whether it says all that the document does."""
        headers = message.get("headers")
        if headers is None or headers.value is None:
            return None, True
        format, schema = self._described(headers)
        if is_ours(format):
            return self.pool.type_of(schema), True
        reason = f"the format {format} is not understood; headers are any values"
        self.pool.sink.report("schema-format", reason, headers.at)
        return ir.Map(ANY), False


def key_of(node: Node) -> str:
    """The name under which an object stands; of a whole file, the file's."""
    return node.key or PurePosixPath(node.source.name or node.source.file).stem


def _is_text(schema: Node) -> bool:
    """Whether a schema asks for a string."""
    values = schema.texts("enum")
    return schema.text("type") == "string" or bool(values or schema.text("const"))


def _examples(message: Node) -> Iterator[ir.Example]:
    for node in message.child("examples").elements():
        payload, headers = node.get("payload"), node.get("headers")
        yield ir.Example(
            name=node.text("name"),
            summary=node.text("summary"),
            payload=(payload.value,) if payload else (),
            headers=(headers.value,) if headers else (),
            at=node.at,
        )
