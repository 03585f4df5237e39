"""An operation → the docstring of its method: what it does, takes, returns and raises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import ir
from .calls import call_path
from .link_views import links
from .names import Names
from .operation_views import is_error, returns_file
from .python import Speller, section, sentence
from .remarks import sentences
from .signature import Signature
from .words import words

_STREAMED: Final = (
    "The items of the answer as they arrive. The service is asked for them by `Accept`; it "
    "may want an argument such as `stream=True` too."
)


def method_docs(
    api: ir.Api,
    names: Names,
    operation: ir.Operation,
    signed: Signature,
    speller: Speller,
) -> Iterator[str]:
    """The paragraphs of a docstring; empty ones are left out."""
    docs, request = operation.docs, f"`{operation.method} {operation.path}`"
    plain = " ".join(words(operation.id)).capitalize() if operation.named else request
    yield sentence(docs.summary or docs.description or plain)
    if docs.summary:
        yield sentence(docs.description)
    if docs.deprecated:
        yield "Deprecated."
    if operation.is_second:
        yield _STREAMED
    sections = {
        "Args": _arguments(signed),
        "Returns": (*_returns(operation), *_ways(names, operation)),
        "Headers": _headers(operation, speller),
        "Raises": _failures(operation),
        "Scopes": _scopes(names, operation),
        "Links": links(api, names, operation),
        "Callbacks": _callbacks(names, operation),
        "Tags": _marks(api, operation),
        "Source": (request, *operation.sources),
    }
    for title, found in sections.items():
        lines = list(dict.fromkeys(found))
        if lines:
            yield section(title, lines, 8)


def _arguments(signed: Signature) -> Iterator[str]:
    for argument in signed.arguments:
        more = " ".join(sentences(argument.remarks))
        text = f"{_about(argument.docs)} {more}".strip()
        if text:
            yield f"{argument.name}: {text}"


def _returns(operation: ir.Operation) -> Iterator[str]:
    """What comes back, and the media types that can be asked for."""
    for response in operation.responses:
        is_success = response.status.startswith(("2", "default"))
        if not is_success or is_error(response, operation):
            continue
        if response.docs.description:
            yield sentence(response.docs.description)
            if response.others:
                *kinds, last = (f"`{body.media_type}`" for body in response.bodies)
                yield f"The type is that of what is answered: {', '.join(kinds)} or {last}."
            return


def _ways(names: Names, operation: ir.Operation) -> Iterator[str]:
    """How else to have the answer: item by item, or in a file."""
    second = names.methods.get(replace(operation, is_second=True).key)
    if second and not operation.is_second:
        resource = names.resources[operation.tag]
        yield f"`client.{resource}.{second}` returns its items as they arrive."
    if returns_file(operation):
        call = f"streamed(client.{call_path(names, operation)})"
        yield f"`{call}(…).write_to(path)` writes it to a file as it arrives."


def _headers(operation: ir.Operation, speller: Speller) -> Iterator[str]:
    """The headers that answers have, each with the type for `Headers.get_as`."""
    seen, speller = set[str](), replace(speller, shadowed=frozenset())
    for header in (h for r in operation.responses for h in r.headers):
        if header.wire.lower() not in seen:
            seen.add(header.wire.lower())
            is_plain = isinstance(header.type, ir.Plain)
            scope = speller.given_by_caller() if is_plain else speller
            text = f"{header.wire} ({scope.annotation(header.type)})"
            about = _about(header.docs)
            yield f"{text}: {about}" if about else text


def _failures(operation: ir.Operation) -> Iterator[str]:
    for response in operation.responses:
        if is_error(response, operation):
            name, text = error_class(response.status), _about(response.docs)
            yield f"{name}: {text}" if text else name


def _marks(api: ir.Api, operation: ir.Operation) -> Iterator[str]:
    """What the document marks the operation with."""
    for mark in operation.marks:
        docs = next((tag.docs for tag in api.tags if tag.wire == mark), ir.Docs())
        about = sentence(docs.description or docs.summary)
        yield f"{mark}: {about}" if about else mark


def _scopes(names: Names, operation: ir.Operation) -> Iterator[str]:
    """What a credential must be allowed to do, by the client's argument for it."""
    for scheme, scopes in operation.scopes:
        if scheme in names.schemes:
            yield f"{names.schemes[scheme]}: {', '.join(f'`{s}`' for s in scopes)}"


def _callbacks(names: Names, operation: ir.Operation) -> Iterator[str]:
    for callback in operation.callbacks:
        if callback.place in names.receivers:
            yield f"`webhooks.{names.receivers[callback.place]}`"


def _about(docs: ir.Docs) -> str:
    deprecated = "Deprecated. " if docs.deprecated else ""
    return f"{deprecated}{sentence(docs.description)}".strip()


_ERRORS: Final = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "410": "GoneError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


def error_class(status: str) -> str:
    """The exception that a call raises for a status."""
    if status.startswith("5"):
        return "InternalServerError"
    if status.startswith("3"):
        return "RedirectError"
    return _ERRORS.get(status, "APIStatusError")
