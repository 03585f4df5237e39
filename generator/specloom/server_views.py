"""Servers and names → the view of servers.py, and what the README says about them."""

from __future__ import annotations

from collections.abc import Iterator

from . import ir
from .code import Code, Symbol, code, joined, runtime
from .layout import bracketed
from .markup import cell, markdown
from .names import Names
from .python import docstring, quoted, section, sentence, tuple_of
from .views import EntryView, ServersView, ServerView


def servers_view(api: ir.Api, names: Names) -> ServersView:
    """A function for each server that has a host."""
    title = " ".join(api.title.split()) or "an API"
    return ServersView(
        doc=docstring([f"Where {title} is: addresses for `base_url`."], 0),
        servers=tuple(_server(server, names) for server in _named(api, names)),
    )


def server_entries(api: ir.Api, names: Names) -> Iterator[EntryView]:
    """Rows of a table: the call, the address, what the document says."""
    for server in _named(api, names):
        given = ", ".join(
            f"{names.variables[server.url, v.wire]}=…" for v in server.variables
        )
        yield EntryView(
            call=cell(f"servers.{names.servers[server.url]}({given})"),
            returns=cell(server.url),
            request=cell(server.url),
            summary=markdown(server.docs.description),
        )


def _named(api: ir.Api, names: Names) -> Iterator[ir.Server]:
    yield from (server for server in api.servers if server.url in names.servers)


def _server(server: ir.Server, names: Names) -> ServerView:
    variables = sorted(server.variables, key=lambda v: v.default is not None)
    parameters = [_parameter(v, names.variables[server.url, v.wire]) for v in variables]
    name = names.servers[server.url]
    described = [
        f"{names.variables[server.url, v.wire]}: {sentence(v.docs.description)}"
        for v in variables
        if v.docs.description
    ]
    about = sentence(server.docs.description or f"`{server.url}`.")
    return ServerView(
        head=bracketed(
            f"def {name}(",
            [code("*"), *parameters] if parameters else [],
            ") -> str:",
            column=0,
            after=0,
        ),
        doc=docstring([about, section("Args", described, 4) if described else ""], 4),
        value=_value(server, names),
    )


def _parameter(variable: ir.Variable, name: str) -> Code:
    annotation = code("str")
    if variable.values:
        values = ", ".join(quoted(value) for value in variable.values)
        annotation = code(Symbol("typing", "Literal"), f"[{values}]")
    default = "" if variable.default is None else f" = {quoted(variable.default)}"
    return code(f"{name}: ", annotation, default)


def _value(server: ir.Server, names: Names) -> Code:
    if not server.variables:
        return code(quoted(server.url))
    values = [
        code(quoted(v.wire), f": {names.variables[server.url, v.wire]}")
        for v in server.variables
    ]
    allowed = [
        code(quoted(v.wire), ": ", tuple_of(v.values))
        for v in server.variables
        if v.values
    ]
    arguments = [code(quoted(server.url)), code("{", joined(", ", values), "}")]
    arguments += [code("{", joined(", ", allowed), "}")] if allowed else []
    opening = code(runtime("server_url"), "(")
    return bracketed(opening, arguments, ")", column=4, before=len("return "), after=0)
