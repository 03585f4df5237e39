"""Calls in the raw: what callers wrote in, arguments and undocumented operations out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import NoneType
from typing import Any, TypeAlias

from msgspec import UNSET

from .credentials import Renewal, Slot, Source
from .operation import Binary, Body, Empty, Json, Operation, Result, Text
from .service import MutualTLS, Service
from .settings import Arguments, RequestOptions

Values: TypeAlias = Mapping[str, object] | None


def arguments(
    path: Values,
    query: Values,
    headers: Values,
    cookies: Values,
    body: object,
    content_type: str | None,
    options: RequestOptions | None,
) -> Arguments:
    """The arguments of one call."""
    return Arguments(
        path=path or {},
        query=query or {},
        headers=headers or {},
        cookies=cookies or {},
        body=body,
        content_type=content_type,
        options=options or {},
    )


def undocumented(
    method: str, path: str, cast_to: Any, body: object
) -> Operation[Any, None]:
    """An operation that no document names; `path` is used as it is."""
    from .uploads import is_file

    kind = "application/octet-stream" if is_file(body) else "application/json"
    verb = method.upper()
    return Operation(
        id=f"{verb} {path.partition('?')[0]}",
        method=verb,
        path="/" + path.removeprefix("/").replace("{", "%7B").replace("}", "%7D"),
        responses={"default": _result(cast_to)},
        body=None if body is UNSET else Body(kind, required=True),
    )


def slots(
    service: Service, credentials: Mapping[str, Source], *, has_certificate: bool
) -> dict[str, Slot]:
    """The state of every scheme of a service; empty credentials do not count."""
    found: dict[str, Slot] = {}
    for name, scheme in service.schemes.items():
        source: Source = credentials.get(name) or None
        if isinstance(scheme, MutualTLS):
            source = bool(source) or has_certificate
        found[name] = Slot(source)
    return found


def certificate(
    service: Service, credentials: Mapping[str, Source], *, has_pool: bool
) -> tuple[str, str] | None:
    """Paths of the client's certificate and its key; None when it has none of its own.

    Raises ValueError for paths that come with a connection pool, or for True without.
    """
    for name, scheme in service.schemes.items():
        if isinstance(scheme, MutualTLS):
            given = credentials.get(name) or None
            if given is not None and has_pool != (given is True):
                raise ValueError(
                    f"{scheme.argument}: pass the paths of a certificate, or pass "
                    "True and an http_client that has one"
                )
            if given is None and not has_pool:
                given = os.environ.get(scheme.env_certificate)
                key = os.environ.get(scheme.env_key)
                given = (given, key) if given and key else given or None
            match given:
                case str():
                    return given, given
                case (str(), str()):
                    return given
                case _:
                    pass
    return None


def renewal(
    scheme: str, operation: Operation[object, object], arguments: Arguments
) -> Renewal:
    """A login to call for tokens; raises ValueError when it yields none for the scheme."""
    if operation.login is None or operation.login.scheme != scheme:
        raise ValueError(f"{operation.id} is not a login for {scheme}")
    return Renewal(operation, arguments)


def _result(cast_to: Any) -> Result:
    if cast_to is str:
        return Text()
    if cast_to is bytes:
        return Binary()
    if cast_to in (None, NoneType):
        return Empty()
    return Json(cast_to)
