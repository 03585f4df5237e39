"""Every object of AsyncAPI 2 and 3: the members that it can have, their kinds, and which it needs.

A member is `=` and a kind of plain value, or it leads on as the members of grammar.py do:
`kind` is one object, `{kind}` a map and `[kind]` a list of them.
"""

from __future__ import annotations

from typing import Final

_DOCS: Final = {"summary": "=text", "description": "=text", "title": "=text"}
_MORE: Final = {"tags": "[tag]", "externalDocs": "link"}
_LISTED: Final = {"enum": "[=text]", "default": "=text", "description": "=text"}
_INFO: Final = {
    "title": "=text",
    "version": "=text",
    "description": "=text",
    "termsOfService": "=text",
    "contact": "contact",
    "license": "license",
}
_SERVER: Final = {
    "protocol": "=text",
    "protocolVersion": "=text",
    "variables": "{variable}",
    "bindings": "bindings",
    "tags": "[tag]",
}
_HEADED: Final = {
    **_DOCS,
    **_MORE,
    "headers": "schema",
    "correlationId": "correlation",
    "contentType": "=text",
    "name": "=text",
    "bindings": "message bindings",
    "examples": "[example]",
    "deprecated": "=flag",
}
_IDENTIFIED: Final = {**_HEADED, "messageId": "=text", "schemaFormat": "=text"}
_OPERATED: Final = {
    **_MORE,
    "summary": "=text",
    "description": "=text",
    "bindings": "operation bindings",
    "deprecated": "=flag",
}
_PARTS: Final = {
    "schemas": "{schema}",
    "securitySchemes": "{scheme}",
    "serverVariables": "{variable}",
    "correlationIds": "{correlation}",
    "serverBindings": "{bindings}",
    "channelBindings": "{channel bindings}",
    "operationBindings": "{operation bindings}",
    "messageBindings": "{message bindings}",
}
EVENT_MEMBERS: Final[dict[str, dict[str, str]]] = {
    "asyncapi2": {
        "asyncapi": "=any",
        "id": "=text",
        "info": "info2",
        "servers": "{server2}",
        "defaultContentType": "=text",
        "channels": "{channel2}",
        "components": "components2",
        **_MORE,
    },
    "asyncapi3": {
        "asyncapi": "=any",
        "id": "=text",
        "info": "info3",
        "servers": "{server3}",
        "defaultContentType": "=text",
        "channels": "{channel3}",
        "operations": "{operation3}",
        "components": "components3",
    },
    "info2": _INFO,
    "info3": {**_INFO, **_MORE},
    "contact": {"name": "=text", "url": "=text", "email": "=text"},
    "license": {"name": "=text", "url": "=text"},
    "tag": {"name": "=text", "description": "=text", "externalDocs": "link"},
    "link": {"url": "=text", "description": "=text"},
    "server2": {
        **_SERVER,
        "url": "=text",
        "description": "=text",
        "security": "[=object]",
    },
    "server3": {
        **_SERVER,
        **_DOCS,
        "host": "=text",
        "pathname": "=text",
        "security": "[scheme]",
        "externalDocs": "link",
    },
    "variable": {**_LISTED, "examples": "=any"},
    "channel2": {
        "description": "=text",
        "servers": "[=text]",
        "subscribe": "operation2",
        "publish": "operation2",
        "parameters": "{parameter2}",
        "bindings": "channel bindings",
    },
    "channel3": {
        **_DOCS,
        **_MORE,
        "address": "=text",
        "messages": "{message3}",
        "servers": "[server3]",
        "parameters": "{parameter3}",
        "bindings": "channel bindings",
    },
    "parameter2": {"description": "=text", "schema": "schema", "location": "=text"},
    "parameter3": {**_LISTED, "examples": "=any", "location": "=text"},
    "operation2": {
        **_OPERATED,
        "operationId": "=text",
        "security": "[=object]",
        "traits": "[operation trait2]",
        "message": "message2",
    },
    "operation trait2": {
        **_OPERATED,
        "operationId": "=text",
        "security": "[=object]",
    },
    "operation3": {
        **_OPERATED,
        "title": "=text",
        "action": "=text",
        "channel": "channel3",
        "security": "[scheme]",
        "traits": "[operation trait3]",
        "messages": "[message3]",
        "reply": "reply",
    },
    "operation trait3": {**_OPERATED, "title": "=text", "security": "[scheme]"},
    "reply": {"address": "place", "channel": "channel3", "messages": "[message3]"},
    "place": {"location": "=text", "description": "=text"},
    "correlation": {"location": "=text", "description": "=text"},
    "message2": {
        **_IDENTIFIED,
        "payload": "schema",
        "traits": "[message trait2]",
        "oneOf": "[message2]",
    },
    "message trait2": _IDENTIFIED,
    "message3": {**_HEADED, "payload": "schema", "traits": "[message trait3]"},
    "message trait3": _HEADED,
    "example": {
        "name": "=text",
        "summary": "=text",
        "payload": "=any",
        "headers": "=object",
    },
    "format": {"schemaFormat": "=text", "schema": "schema"},
    "components2": {
        **_PARTS,
        "servers": "{server2}",
        "channels": "{channel2}",
        "messages": "{message2}",
        "parameters": "{parameter2}",
        "operationTraits": "{operation trait2}",
        "messageTraits": "{message trait2}",
    },
    "components3": {
        **_PARTS,
        "servers": "{server3}",
        "channels": "{channel3}",
        "operations": "{operation3}",
        "messages": "{message3}",
        "parameters": "{parameter3}",
        "replies": "{reply}",
        "replyAddresses": "{place}",
        "externalDocs": "{link}",
        "tags": "{tag}",
        "operationTraits": "{operation trait3}",
        "messageTraits": "{message trait3}",
    },
    "scheme": {
        "type": "=text",
        "description": "=text",
        "name": "=text",
        "in": "=text",
        "scheme": "=text",
        "bearerFormat": "=text",
        "flows": "=object",
        "openIdConnectUrl": "=text",
        "scopes": "[=text]",
    },
    "bindings": {"*": "=object"},
    "channel bindings": {"ws": "handshake", "*": "=object"},
    "handshake": {"query": "schema", "headers": "schema", "*": "=any"},
    "operation bindings": {"http": "request", "kafka": "consumer", "*": "=object"},
    "request": {"query": "schema", "*": "=any"},
    "consumer": {"groupId": "schema", "clientId": "schema", "*": "=any"},
    "message bindings": {
        "http": "head",
        "kafka": "record",
        "mqtt": "packet",
        "*": "=object",
    },
    "head": {"headers": "schema", "*": "=any"},
    "record": {"key": "schema", "*": "=any"},
    "packet": {"correlationData": "schema", "*": "=any"},
}
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "asyncapi2": ("info", "channels"),
    "asyncapi3": ("info",),
    "info2": ("title", "version"),
    "info3": ("title", "version"),
    "license": ("name",),
    "tag": ("name",),
    "link": ("url",),
    "server2": ("url", "protocol"),
    "server3": ("host", "protocol"),
    "operation3": ("action", "channel"),
    "place": ("location",),
    "correlation": ("location",),
    "format": ("schemaFormat", "schema"),
    "scheme": ("type",),
}
"""The members that an object of each kind has to have."""
BINDINGS: Final = frozenset(
    {"amqp", "amqp1", "anypointmq", "googlepubsub", "http", "ibmmq", "jms", "kafka"}
    | {"mercure", "mqtt", "mqtt5", "nats", "pulsar", "redis", "ros2", "sns", "solace"}
    | {"sqs", "stomp", "ws"}
)
"""The protocols that the specification knows bindings of."""
