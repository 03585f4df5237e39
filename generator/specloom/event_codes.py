"""The diagnostic codes of what only AsyncAPI documents have."""

from __future__ import annotations

from typing import Final

from .explained import Code

EVENT_CODES: Final[dict[str, Code]] = {
    "newer-version": Code(
        "note",
        "Look whether a newer Specloom reads it.",
        "The AsyncAPI document is of a minor version that is newer than this generator; it "
        "is read as the newest version that is known.",
    ),
    "assumed-role": Code(
        "note",
        'Say it: --role, or `role` in specloom.toml: "client", "application" or "both".',
        "An AsyncAPI document describes what an application sends and receives, and does "
        "not say whether a client is that application or talks to it. Who sends a first "
        "message (`x-specloom-first-message`) is a client; else servers of HTTP and "
        "WebSocket are taken to be the described application, and so is it where no server "
        "is named. A client of a message broker is taken to be the application itself.",
    ),
    "indistinguishable-messages": Code(
        "warning",
        "Add x-specloom-discriminator to the channel, or a `const` to each payload.",
        "Several messages come over one channel, and no member, header or kind of value "
        "tells all of them apart. Those that are named are compared one after the other "
        "when one of them arrives, which costs time and can find the wrong one.",
    ),
    "shared-payload": Code(
        "note",
        "Nothing to do, unless you need to know which of them it was.",
        "Messages of one channel have the same payload and nothing else to tell them by. "
        "What arrives is read as the first of them.",
    ),
    "schema-format": Code(
        "warning",
        "Describe it in JSON Schema or Avro too, or read the bytes yourself.",
        "A schema is written in a language that is not read, such as RAML or Protobuf. Its "
        "payload is sent and received as bytes.",
    ),
    "unread-schema": Code(
        "warning",
        "Save the schema in a file next to the document.",
        "A schema in Avro is referred to that is on the network, or is not there. The payload is "
        "sent and received as bytes.",
    ),
    "raw-payload": Code(
        "warning",
        "Correct the content type, if the payload is JSON.",
        "The content type of a message has no typed form here, and its payload is "
        "described as more than text. It is sent and received as it is on the wire.",
    ),
    "no-content-type": Code(
        "note",
        "Add `defaultContentType: application/json`.",
        "Neither a message nor the document says what payloads are written in.",
    ),
    "bad-expression": Code(
        "warning",
        "Write it as `$message.header#/name` or `$message.payload#/path/to/member`.",
        "A runtime expression cannot be read. What it is for, such as a correlation id, is "
        "passed over.",
        violation=True,
    ),
    "message-elsewhere": Code(
        "warning",
        "Refer to `#/channels/…/messages/…`.",
        "An operation names a message that does not stand in its channel. It is used all "
        "the same.",
        violation=True,
    ),
    "channel-elsewhere": Code(
        "warning",
        "Refer to `#/channels/…`.",
        "An operation names a channel that does not stand under `channels`. It is used all "
        "the same.",
        violation=True,
    ),
    "unknown-server": Code(
        "warning",
        "Add the server to `servers`, or correct its name.",
        "A channel names a server that the document does not describe; it is passed over.",
        violation=True,
    ),
    "reply-without-channel": Code(
        "note",
        "Add `channel` to the reply if it comes over another one.",
        "A reply names neither a channel nor an address, so that it comes over the channel "
        "of the request.",
    ),
    "undeclared-address-parameter": Code(
        "warning",
        "Declare the parameter under `parameters` of the channel.",
        "The address of a channel has a placeholder that no parameter declares; it takes "
        "any text.",
        violation=True,
    ),
    "unused-address-parameter": Code(
        "warning",
        "Remove the parameter, or put its placeholder into the address.",
        "A parameter is declared that the address of the channel does not have; it is "
        "passed over.",
        violation=True,
    ),
    "address-query": Code(
        "warning",
        "Describe it as `bindings.ws.query`, where it has types.",
        "The address of a channel has a query string, which the specification forbids. It "
        "is sent as a part of the address.",
        violation=True,
    ),
    "undeclared-server-variable": Code(
        "warning",
        "Declare the variable under `variables` of the server.",
        "The address of a server has a variable that is not described; it takes any text.",
        violation=True,
    ),
    "unused-server-variable": Code(
        "note",
        "Remove the variable, or put it into the address.",
        "A variable is described that the address of the server does not have.",
    ),
    "server-url": Code(
        "warning",
        "Correct the address; the protocol stands under `protocol`.",
        "The address of a server has something that belongs elsewhere, or contradicts its "
        "protocol.",
        violation=True,
    ),
    "unknown-binding": Code(
        "note",
        "Nothing to do, unless the name is misspelt.",
        "There are bindings of a protocol that the specification knows none of. They are "
        "kept as they are written.",
    ),
    "kept-scheme": Code(
        "warning",
        "Authenticate in the program, or describe a scheme that is understood.",
        "A security scheme needs more than a text that is sent along, such as a signature "
        "or a ticket. It is kept by its name, and nothing is done for it.",
    ),
    "unknown-extension": Code(
        "warning",
        "See docs/extensions.md for the names of extensions.",
        "The name of an extension begins with `x-specloom-`, and there is none of that name.",
    ),
}
