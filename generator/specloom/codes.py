"""Every diagnostic code with its severity, its help line and its explanation."""

from __future__ import annotations

from typing import Final

from .event_codes import EVENT_CODES
from .explained import Code

CODES: Final[dict[str, Code]] = {
    "file-not-found": Code(
        "error",
        "Check the path; it is taken relative to the current folder.",
        "The document, or a file that it refers to, does not exist or cannot be read.",
    ),
    "is-a-folder": Code(
        "error",
        "Name the document itself, or put a specloom.toml into the folder.",
        "A folder was given, and it holds no specloom.toml that names a document.",
    ),
    "empty-document": Code(
        "error",
        "Write at least `openapi`, `info` and `paths`, or `asyncapi`, `info` and `channels`.",
        "The file is empty or holds comments only.",
    ),
    "not-utf8": Code(
        "error",
        "Save the file as UTF-8.",
        "Documents are read as UTF-8, with or without a byte order mark.",
    ),
    "invalid-yaml": Code(
        "error",
        "Correct the YAML at this place; often an indent, a tab, or a quote is off.",
        "The file does not start with { or [, so that it was read as YAML, and the YAML "
        "parser refused it.",
    ),
    "invalid-json": Code(
        "error",
        "Correct the JSON at this place; often a comma or a quote is off.",
        "The file starts with { or [, and is neither JSON nor YAML.",
    ),
    "duplicate-key": Code(
        "warning",
        "Remove one of the two, or merge them.",
        "An object has one key several times, which neither JSON nor YAML knows a meaning "
        "for. The last value is used, the others are lost.",
        violation=True,
    ),
    "too-deep": Code(
        "error",
        "Flatten the document.",
        "The document nests deeper than any real one; it is refused so that it cannot "
        "exhaust the machine.",
    ),
    "too-large": Code(
        "error",
        "Split the document, or remove the YAML aliases that multiply it.",
        "Written out with all its YAML aliases, the document has more nodes than the "
        "limit, or an alias contains itself.",
    ),
    "unknown-kind": Code(
        "error",
        'Add `openapi: 3.1.0` (or `swagger: "2.0"`, `asyncapi: 3.0.0`) at the top level.',
        "The top level of the document has none of the members `openapi`, `swagger` and "
        "`asyncapi`, so that its kind cannot be told.",
    ),
    "unsupported-version": Code(
        "error",
        "Supported are OpenAPI 3.0 to 3.2, Swagger 2.0, and AsyncAPI 2.0 to 2.6, 3.0 and 3.1.",
        "The document names a version of its specification that is not read.",
    ),
    "unsupported-kind": Code(
        "error",
        "Name an OpenAPI document as `document`, and an AsyncAPI document as `events`.",
        "Of two documents that are read together one is an OpenAPI document, and the other, "
        "which `events` names in specloom.toml, an AsyncAPI document.",
    ),
    "dangling-ref": Code(
        "error",
        "Correct the reference, or add what it points to.",
        "A `$ref` points to a place that does not exist.",
    ),
    "nearby-ref": Code(
        "warning",
        "Write the whole way from the top of the document.",
        "A `$ref` to `#/$defs/…` has no target at the top of the document but one in a "
        "schema around it, as in a JSON Schema that was pasted into the document; that "
        "one is used.",
        violation=True,
    ),
    "ref-outside": Code(
        "error",
        "Move the file next to the document, or name a wider folder with --root.",
        "A `$ref` may name files below one folder only, so that a document from elsewhere "
        "cannot read the rest of the disk: the parent of the document's folder, or what "
        "`--root` (in specloom.toml `root`) says.",
    ),
    "remote-ref": Code(
        "error",
        "Save a copy next to the document, or allow the host with --allow-remote.",
        "A `$ref` names an address on the network that is not the `$id` of a schema in any "
        "of the files. Nothing is fetched but from the hosts of `--allow-remote` (in "
        "specloom.toml `remote`), by https, or by http from this machine itself.",
    ),
    "unreachable": Code(
        "error",
        "Try again, correct the address, or save a copy next to the document.",
        "A `$ref` names an address on an allowed host, and what stands there could not be "
        "fetched.",
    ),
    "ref-loop": Code(
        "error",
        "Let one reference of the loop point to a real object.",
        "References point to each other in a circle and never reach an object.",
    ),
    "repaired": Code(
        "warning",
        "Correct the document when you can; the client is generated as the message says.",
        "The specification forbids what stands here, and it has one sensible meaning, "
        "which is used: `type: int`, a status `4xx`, `required: true` in a property, an "
        "`example` beside `examples`, and the like.",
        violation=True,
    ),
    "bad-overlay": Code(
        "error",
        "See docs/configuration.md, or the Overlay Specification, for what an action is.",
        "A file that is given as an overlay is none, or one of its actions cannot be done.",
    ),
    "idle-overlay": Code(
        "warning",
        "Correct the action, or remove it.",
        "An action of an overlay changes nothing: its target matches nothing in the "
        "document as the actions before it left it, or it does not say what to do.",
    ),
    "invalid-structure": Code(
        "warning",
        "Compare with the specification of the document's version.",
        "The document does not fit the specification of its version at this place. What "
        "cannot stand there is passed over; all else is generated.",
        violation=True,
    ),
    "unreadable": Code(
        "error",
        "Correct the document here, or replace this part by an overlay.",
        "A part of the document has no meaning at all, so that the client would lack "
        "something: a parameter without a name or place, a list where an object belongs.",
    ),
    "schema-keyword": Code(
        "error",
        "Write the keyword as JSON Schema describes it.",
        "The value of a JSON Schema keyword is of the wrong kind, and what was meant "
        "cannot be told, so that the schema has no meaning.",
    ),
    "specification-rule": Code(
        "warning",
        "The client is generated all the same; correct the document when you can.",
        "Something that the specification forbids but that changes nothing about the "
        "client: a pattern that is no regular expression.",
        violation=True,
    ),
    "header-name": Code(
        "warning",
        "Correct the name; letters, digits and hyphens are always fine.",
        "A header that is a parameter or carries a key has a name that HTTP does not "
        "allow. Calls that would send it raise ValueError instead.",
        violation=True,
    ),
    "duplicate-parameter": Code(
        "warning",
        "Remove one of the two, or give it another name.",
        "A list of parameters declares one name in one place several times, which the "
        "specification forbids. The last declaration is used.",
        violation=True,
    ),
    "duplicate-operation-id": Code(
        "warning",
        "Give each operation an id of its own; until then one of them may get another name.",
        "Two operations have one operationId, which the specification forbids.",
        violation=True,
    ),
    "undescribed-member": Code(
        "note",
        "Describe the member under `properties`, or take it off the list.",
        "A schema requires a member that none of its parts describes; the class has no "
        "field for it.",
    ),
    "config": Code(
        "error",
        "See docs/configuration.md for the keys.",
        "specloom.toml cannot be read, has an unknown key, or a value of a wrong kind.",
    ),
    "unused-pin": Code(
        "warning",
        "Remove the line, or correct its pointer.",
        "A name is pinned for a place that the document does not have.",
    ),
    "bad-pin": Code(
        "error",
        "Use letters, digits and underscores, starting with a letter.",
        "A pinned name is not usable as a Python name of its kind.",
    ),
    "invented-name": Code(
        "note",
        "Pin the name in specloom.toml under [names] if you want another.",
        "Several things asked for the same Python name; one of them got another.",
    ),
    "kept-name": Code(
        "note",
        "To follow the document, generate with --rename; that may break users.",
        "The name is that of the last run in this folder, though another would be given now.",
    ),
    "missing-operation-id": Code(
        "note",
        "Add an operationId, or pin the name in specloom.toml.",
        "The operation has no operationId; its name comes from method and path.",
    ),
    "undeclared-path-parameter": Code(
        "warning",
        "Declare the parameter; until then it is a string.",
        "The path has a placeholder that no parameter declares.",
        violation=True,
    ),
    "unused-path-parameter": Code(
        "warning",
        "Remove the parameter, or put its placeholder into the path.",
        "A path parameter is declared that the path does not have; it is left out of "
        "the method because there is no place to send it.",
        violation=True,
    ),
    "any-type": Code(
        "warning",
        "Describe the value in the document if it has a known shape.",
        "A schema cannot be typed exactly, so that its value is any JSON value.",
    ),
    "wider-type": Code(
        "warning",
        "Nothing to do, unless the exact type matters to you.",
        "A schema says more than the generated type does; the type named in the message "
        "accepts everything that the schema accepts.",
    ),
    "pattern-members": Code(
        "note",
        "Add `additionalProperties: false` if no other names are allowed.",
        "An object describes members by patterns of their names and says nothing about "
        "other names. All members are read with the types of the patterns.",
    ),
    "empty-intersection": Code(
        "warning",
        "Correct the parts of the allOf so that some value fits all of them.",
        "The parts of an allOf contradict each other; the value is any JSON value.",
    ),
    "raw-body": Code(
        "warning",
        "Nothing to do, unless you want the body typed.",
        "A body's media type has no typed form here; it is sent or returned as bytes.",
    ),
    "stream": Code(
        "warning",
        "Nothing to do, unless the items are wanted one by one and typed.",
        "A part of a sequence is not taken apart. `itemSchema` stands at a body that is "
        "sent, or in a media type that is no sequence of JSON: the body is read or sent "
        "whole. Or the data of an event holds, by its `contentSchema`, something that is "
        "not JSON: it is returned as text.",
    ),
    "xml-body": Code(
        "warning",
        "Read it with xml.etree, or describe the body in JSON too if the service can.",
        "A body is described in XML only. It is sent or returned as text, because the "
        "models are those of JSON.",
    ),
    "parameter-style": Code(
        "warning",
        "Choose a style of the place, or describe the parameter with `content`.",
        "A parameter is to be written in a style that its place does not have, or that no "
        "specification has; the usual style of the place is used.",
    ),
    "nested-parameter": Code(
        "warning",
        "Use style deepObject in the query, or `content` with application/json.",
        "A parameter holds objects or lists inside objects or lists, for which its style "
        "has no form; what is inside is sent as JSON text.",
    ),
    "ignored-header": Code(
        "note",
        'Nothing to do; it can be set with `options={"headers": {…}}`.',
        "The headers Accept, Content-Type and Authorization come from media types and "
        "security schemes; the specification has parameters of these names ignored.",
    ),
    "dangling-link": Code(
        "warning",
        "Correct its operationId or operationRef.",
        "A link of a response names an operation that the document does not have; the "
        "docstring does not mention it.",
    ),
    "bodyless-webhook": Code(
        "note",
        "Nothing to do; what the service sends is all in the address and the headers.",
        "A webhook or callback describes no body, so that there is no function that "
        "parses it.",
    ),
    "http-scheme": Code(
        "warning",
        "Pass an http_client that does the exchange, or the whole credential.",
        "A security scheme names an HTTP authentication that is more than a token, such "
        "as digest. The credential is sent as it is given, after the name of the scheme; "
        "nothing is computed.",
    ),
    "unknown-scheme": Code(
        "warning",
        "Add the scheme to components/securitySchemes, or correct its name.",
        "A security requirement names a scheme that the document does not describe; "
        "the requirement is passed over.",
        violation=True,
    ),
    "no-server": Code(
        "warning",
        "Add `servers` with an absolute URL, or pass base_url to the client.",
        "The document names no absolute server address, so that the client needs "
        "base_url.",
    ),
    "bad-extension": Code(
        "error",
        "See docs/extensions.md for the members of the extension.",
        "A Specloom extension in the document has a member that is missing or wrong, or does "
        "not fit what is around it.",
    ),
    "detected-pages": Code(
        "note",
        "x-specloom-pagination says how a list goes on, or false when it does not.",
        "The document tells of an operation that its list comes in pages, and each page "
        "where the next one is. The method returns all items of all pages.",
    ),
    "edited-file": Code(
        "warning",
        "Move the edit into ext/ or the document, or pass --force to overwrite it.",
        "A generated file was changed by hand since it was written; it is kept as it is.",
    ),
    "foreign-file": Code(
        "error",
        "Choose an empty output folder, or pass --force to overwrite the file.",
        "A file that was not generated stands where a generated one should be written.",
    ),
    "missing-extra": Code(
        "error",
        'Install it: pip install "specloom[pydantic]"',
        "What is asked for is done by a package that is not installed.",
    ),
    "changed": Code(
        "error",
        "Choose a version number that tells of it, or keep what users call.",
        "With --fail-on: something changed that is as bad as that, or worse.",
    ),
    "no-version": Code(
        "error",
        "Write a version by PEP 440, such as 2.3.0.",
        "The version of the client, or the one that was asked for, is none.",
    ),
    "small-bump": Code(
        "error",
        "Take a greater version, keep what users call, or say --force.",
        "The next version would tell users less than what changes for them.",
    ),
    "no-surface": Code(
        "error",
        "Name a document, the folder of a generated client, or its surface.json.",
        "What was to be compared is not the surface of a client.",
    ),
    "no-revision": Code(
        "error",
        "Write REVISION:PATH, such as v2.2:specs/ctechnology, inside of the repository.",
        "A revision of git was named, and git does not have it.",
    ),
    "bad-output": Code(
        "error",
        "Choose another output folder.",
        "The output folder cannot be written.",
    ),
    "stale": Code(
        "error",
        "Run the same command without --check and commit the result.",
        "With --check: the files on disk are not what the document produces.",
    ),
    "low-fidelity": Code(
        "error",
        "See --report for what is degraded, or lower min_fidelity.",
        "Fewer operations than --min-fidelity or `min_fidelity` asks for have exact types. "
        "Nothing was written.",
    ),
    "internal-error": Code(
        "error",
        "Please report this with the document, or the part of it that matters.",
        "A fault of Specloom itself. Nothing was written.",
    ),
    **EVENT_CODES,
}
