"""Operations → the functions of a module that describe them, for both colours."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from . import ir
from .calls import operation_name
from .code import Code, code, runtime
from .layout import bracketed, exploded
from .media import is_json
from .names import Names
from .python import Speller, quoted, tuple_of
from .scheme_views import scopes_of, spelled_scopes
from .signature import paged, signature
from .views import Argument, OperationView

_DEFAULTS: Final = {
    ir.Place.PATH: ("simple", False),
    ir.Place.QUERY: ("form", True),
    ir.Place.HEADER: ("simple", False),
    ir.Place.COOKIE: ("form", True),
    ir.Place.QUERYSTRING: ("", False),
}


_USUAL: Final = {
    "Json": ("*/*", "application/json"),
    "Enveloped": ("*/*", "application/json"),
    "Text": ("text/plain",),
    "Binary": ("*/*", "application/octet-stream"),
    "Events": ("text/event-stream",),
    "Lines": ("application/x-ndjson",),
    "Records": ("application/json-seq",),
}


def operation_view(
    api: ir.Api, names: Names, operation: ir.Operation, speller: Speller
) -> OperationView:
    """`def _get() -> Operation[T, H]: return Operation(…)`."""
    signed = signature(api, names, operation, speller)
    returns = signed.returns
    if operation.pages:
        returns = paged(api, operation, signed, speller).answer
    name = operation_name(names, operation)
    return OperationView(
        name=code(name),
        returns=bracketed(
            code(runtime("Operation"), "["),
            (returns, signed.header),
            "]",
            column=0,
            before=len(f"def {name}() -> "),
        ),
        arguments=tuple(_arguments(api, operation, speller)),
    )


def _arguments(
    api: ir.Api, operation: ir.Operation, speller: Speller
) -> Iterator[Argument]:
    yield _argument("id", code(quoted(operation.id)))
    yield _argument("method", code(quoted(operation.method)))
    yield _argument("path", code(quoted(operation.path)))
    styles = [_style(p) for p in operation.parameters if _is_unusual(p)]
    if styles:
        yield _argument("parameters", _tuple(styles, "parameters"))
    if operation.body:
        yield _argument("body", _body(operation.body))
    yield _argument("responses", _results(operation, speller, errors=False))
    errors = _results(operation, speller, errors=True)
    if str(errors) != "{}":
        yield _argument("errors", errors)
    if operation.security is not None:
        scopes = scopes_of(api, operation.scopes, operation.security)
        usual = api.security, scopes_of(api, api.scopes, api.security)
        if (operation.security, scopes) != usual:
            spelled = [tuple_of(names) for names in operation.security]
            yield _argument("security", _tuple(spelled, "security"))
            if scopes:
                yield _argument("scopes", spelled_scopes(scopes))
    if operation.pages:
        yield _argument("pages", _pages(operation.pages))
    if operation.login:
        yield _argument("login", _login(operation.login))
    if operation.server is not None:
        yield _argument("base_url", code(quoted(operation.server)))
    if operation.idempotency not in (None, api.idempotency):
        yield _argument("idempotency", code(quoted(operation.idempotency or "")))


def _argument(name: str, value: Code) -> Argument:
    return Argument(code(name), value)


def _tuple(parts: list[Code], name: str) -> Code:
    return _listed(parts, column=8, before=len(name) + 1)


def _is_unusual(parameter: ir.Parameter) -> bool:
    return (
        (parameter.style, parameter.explode) != _DEFAULTS[parameter.place]
        or parameter.allow_reserved
        or parameter.content_type is not None
    )


def _style(parameter: ir.Parameter) -> Code:
    arguments = [quoted(parameter.place.value), quoted(parameter.wire)]
    if parameter.content_type is None:
        arguments += [f"style={quoted(parameter.style)}"]
        arguments += [f"explode={parameter.explode}"]
    if parameter.allow_reserved:
        arguments.append("allow_reserved=True")
    if parameter.content_type is not None:
        arguments.append(f"content_type={quoted(parameter.content_type)}")
    return bracketed(code(runtime("Parameter"), "("), arguments, ")", column=12)


def _body(body: ir.RequestBody) -> Code:
    arguments = [quoted(body.content.media_type), f"required={body.required}"]
    found = [*map(code, arguments), *_parts(body.content, column=12)]
    if body.others:
        others = [
            bracketed(
                code(runtime("Body"), "("),
                [code(quoted(other.media_type)), *_parts(other, column=20)],
                ")",
                column=16,
            )
            for other in body.others
        ]
        found.append(code("others=", _listed(others, column=12, before=len("others="))))
    opening = code(runtime("Body"), "(")
    return bracketed(opening, found, ")", column=8, before=len("body="))


def _parts(content: ir.Body, *, column: int) -> Iterator[Code]:
    """`parts=(Part("tags", "deepObject"),)`, where a form has parts of their own kind."""
    found: list[Code] = []
    for part in content.parts:
        arguments = [quoted(part.wire)]
        arguments += [quoted(part.style)] if part.style else []
        arguments += [] if part.explode or not part.style else ["explode=False"]
        arguments += ["allow_reserved=True"] if part.allow_reserved else []
        kind = part.content_type
        arguments += [f"content_type={quoted(kind)}"] if kind else []
        if len(arguments) > 1:
            opening = code(runtime("Part"), "(")
            found.append(bracketed(opening, arguments, ")", column=column + 4))
    if found:
        yield code("parts=", _listed(found, column=column, before=len("parts=")))


def _listed(parts: list[Code], *, column: int, before: int) -> Code:
    """A tuple."""
    closing = ",)" if len(parts) == 1 else ")"
    found = bracketed("(", parts, closing, column=column, before=before)
    return exploded("(", parts, ")", column=column) if "\n" in str(found) else found


_STYLES: Final = {
    ir.PageStyle.OFFSET: ("OffsetPages", "offset", 0),
    ir.PageStyle.NUMBER: ("NumberPages", "page", 1),
    ir.PageStyle.CURSOR: ("CursorPages", "cursor", 0),
    ir.PageStyle.LINK: ("LinkPages", "", 0),
    ir.PageStyle.URL: ("UrlPages", "", 0),
}
"""The records of the runtime, their name for the parameter that moves, and its start."""


def _pages(pages: ir.Pages) -> Code:
    """`CursorPages(cursor="after", next=("meta", "next"), items=("data",))`."""
    record, mover, usual = _STYLES[pages.style]
    arguments = [code(f"{mover}=", quoted(pages.parameter))] if mover else []
    if pages.before:
        arguments.append(code("before=", quoted(pages.before)))
    for name in ("next", "last", "more"):
        path: tuple[str, ...] = getattr(pages, name)
        arguments += [code(f"{name}=", tuple_of(path))] if path else []
    if pages.in_header:
        arguments.append(code("in_header=True"))
    if pages.first not in (None, usual):
        arguments.append(code(f"first={pages.first}"))
    if pages.items:
        arguments.append(code("items=", tuple_of(pages.items)))
    opening = code(runtime(record), "(")
    return bracketed(opening, arguments, ")", column=8, before=len("pages="))


def _login(login: ir.Login) -> Code:
    arguments = [code(quoted(login.scheme)), code("token=", tuple_of(login.token))]
    if login.expiry:
        arguments.append(code("expiry=", tuple_of(login.expiry)))
    opening, before = code(runtime("Login"), "("), len("login=")
    return bracketed(opening, arguments, ")", column=8, before=before)


def _results(operation: ir.Operation, speller: Speller, *, errors: bool) -> Code:
    """`{"200": Json(models.Pet)}`; what `default` says already is not repeated."""
    wanted = [r for r in operation.responses if is_error(r, operation) is errors]
    spelled = {r.status: _result(r, speller) for r in wanted}
    name = "errors=" if errors else "responses="
    default = spelled.get("default")
    entries = [
        code(quoted(status), ": ", result)
        for status, result in spelled.items()
        if status == "default" or result != default
    ]
    return bracketed("{", entries, "}", column=8, before=len(name))


def is_error(response: ir.Response, operation: ir.Operation) -> bool:
    """`default` stands for errors as soon as a success is described."""
    if response.status != "default":
        return not response.status.startswith(("1", "2"))
    return any(r.status.startswith("2") for r in operation.responses)


def returns_file(operation: ir.Operation) -> bool:
    """Whether a call returns bytes, alone or among others."""
    good = (r for r in operation.responses if not is_error(r, operation))
    bodies = (body for response in good for body in response.bodies)
    return any(b.type == ir.Plain(ir.Kind.BINARY) and not b.framing for b in bodies)


def _result(response: ir.Response, speller: Speller) -> Code:
    content, before = response.content, len(quoted(response.status)) + 2
    if content is None or _has_no_body(response.status):
        return code(runtime("Empty"), "()")
    payload, others = response.payload, response.others
    if not others:
        return _content(content, payload, speller, column=12, before=before)
    found = [_content(content, payload, speller, column=16)]
    found += [_content(other, None, speller, column=16) for other in others]
    return bracketed("(", found, ")", column=12, before=before)


def _content(
    content: ir.Body,
    payload: ir.Payload | None,
    speller: Speller,
    *,
    column: int,
    before: int = 0,
) -> Code:
    """`Json(models.Pet)`, `Enveloped(…)`, `Text("text/csv")`, `Binary()`."""
    kind, parts = "Text", list[Code]()
    if content.framing:
        kind = content.framing.value
        parts = [speller.annotation(content.type)]
        parts += [code("whole=True")] if content.whole else []
    elif content.type == ir.Plain(ir.Kind.BINARY):
        kind = "Binary"
    elif is_json(content.media_type):
        kind = "Enveloped" if payload else "Json"
        parts = [speller.annotation(content.type)]
        parts += [speller.annotation(payload.data)] if payload else []
    if content.media_type not in _USUAL[kind]:
        name = "media_type=" if content.framing else ""
        parts.append(code(name, quoted(content.media_type)))
    opening = code(runtime(kind), "(")
    return bracketed(opening, parts, ")", column=column, before=before)


def _has_no_body(status: str) -> bool:
    return status in {
        str(s.value) for s in (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT)
    }


def webhook_type(content: ir.Body, speller: Speller) -> Code:
    """What the body of a webhook decodes to."""
    if content.type == ir.Plain(ir.Kind.BINARY):
        return speller.builtin("bytes")
    return speller.annotation(content.type)
